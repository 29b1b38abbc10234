/* Any bytes go through every function on text of ontology/evidence; the same bytes give the same answer, and
 * a claim's negation the mirrored one. The input is cut at its line breaks: sentence, intervention,
 * comparator, outcome or claim. */
#include "ontology/evidence/design.h"
#include "ontology/evidence/direction.h"
#include "ontology/evidence/function.h"
#include "ontology/evidence/hedge.h"
#include "ontology/evidence/pinpoint.h"
#include "ontology/evidence/role.h"
#include "ontology/evidence/stance.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void check_claim(const char *claim, const char *sentence)
{
  g_autofree char *denied = g_strconcat("It is not true that ", claim, NULL);
  g_autofree char *said = g_strconcat("It is true that ", claim, NULL);
  double a, b;
  Stance stance = stance_of(NULL, said, sentence, &a), other = stance_of(NULL, denied, sentence, &b);
  Stance wanted = stance == STANCE_NEITHER ? stance : 1 - stance;
  if (other != wanted)
    g_error("a claim and its negation have stances %s and %s", stance_name(stance), stance_name(other));
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup((const char *)data, MIN(size, 8192));
  g_auto(GStrv) lines = g_strsplit(text, "\n", 4);
  guint n = g_strv_length(lines);
  const char *sentence = n > 0 ? lines[0] : "", *i = n > 1 ? lines[1] : NULL, *c = n > 2 ? lines[2] : NULL,
             *o = n > 3 ? lines[3] : NULL;
  double first, second;
  if (direction_of(sentence, i, c, o, &first) != direction_of(sentence, i, c, o, &second) || first != second)
    g_error("two directions for one sentence");
  ArticleSentence article[4];
  double scores[4];
  SentenceRole roles[4];
  for (guint k = 0; k < n; k++)
    article[k] = (ArticleSentence){lines[k], ROLE_RESULTS, k % 2 == 0};
  g_autoptr(Pinpoint) pinpoint = pinpoint_new(article, n);
  pinpoint_score(pinpoint, i, c, o, scores);
  sentence_roles((const char *const *)lines, n, roles, NULL);
  citation_function_of(sentence, (Span){size / 3, size / 2}, ROLE_METHODS, NULL);
  tone_of(sentence);
  claim_overstates(sentence, NULL);
  figures_of(sentence);
  design_of(i, c, sentence);
  check_claim(o ? o : sentence, sentence);
  return 0;
}
