#include "query/ask/account.h"

#include "corpus/base/limits.h"
#include "corpus/base/regex.h"
#include "query/ask/gather.h"

/* Sentences before a quotation that are shown with it at most. */
#define CONTEXT_SENTENCES 2u

/* A sentence that begins by pointing back needs the one before it to be understood. */
static gboolean points_back(const char *text, gsize length)
{
  static const Regex *place = NULL;
  const Regex *regex =
      regex_once(&place,
                 "^ [\"'\\p{Ps}\\p{Pi}]* (?: (?: in | of | with | for | by | from | to | at ) \\s+ (?: this "
                 "| these | those | "
                 "such | contrast | addition | fact | turn | other \\s words ) | this | these | those | such "
                 "| they | their | it "
                 "| its | he | she | his "
                 "| her | however | moreover | furthermore | additionally | nevertheless | nonetheless | "
                 "also | thus | therefore "
                 "| hence | accordingly | so | then | but | yet | and | still | indeed | again | too "
                 "| consequently | instead | both | neither | the \\s+ (?: former | latter | same | authors? "
                 "| researchers | "
                 "study | review | results? | findings? | two | three ) | similarly | likewise "
                 "| conversely | specifically | another | others? | second(?:ly)? | third(?:ly)? | finally | "
                 "for \\s+ (?: "
                 "example | instance ) | of \\s+ these | on \\s+ the \\s+ other \\s+ hand | as \\s+ (?: a "
                 "\\s+ result | such ) ) "
                 "\\b",
                 REGEX_CASELESS);
  return regex_find(regex, text, length, 0, NULL, 0);
}

/* The sentences before the quotation, while what comes first points back; and the one whose study it tells.
 */
static char *context_of(const StorePassage *passage, guint first)
{
  guint from = first;
  while (from > 0 && first - from < CONTEXT_SENTENCES) {
    Span span = g_array_index(passage->sentences, Span, from);
    if (!points_back(passage->text + (span.start - passage->span.start), span.end - span.start))
      break;
    from--;
  }
  if (from == first)
    return NULL;
  gsize start = g_array_index(passage->sentences, Span, from).start;
  gsize end = g_array_index(passage->sentences, Span, first - 1).end;
  if (end - start > LIMIT_SENTENCE_BYTES)
    start = g_array_index(passage->sentences, Span, first - 1).start;
  return g_strndup(passage->text + (start - passage->span.start), end - start);
}

/* Where the quotation doesn't tell whose finding it is, another place of the same paper may. */
static void take_whose(const AskResult *result, Answer *answer)
{
  Judgement *judgement = answer->judgement;
  for (guint i = 1; judgement->whose == WHOSE_NOT_TOLD && i < answer->places->len; i++) {
    const AnswerPlace *place = &g_array_index(answer->places, AnswerPlace, i);
    if (place->passage->paper->id != answer->passage->paper->id)
      continue;
    g_autoptr(Judgement) there =
        judge_span(result->judge, place->passage, place->span, JUDGE_WHOSE | JUDGE_DESIGN, NULL);
    if (there == NULL || there->whose != WHOSE_OWN)
      continue;
    judgement->whose = WHOSE_OWN;
    judgement->inferred = TRUE;
    judgement->design = there->design;
    judgement->level = there->level;
    judgement->design_own = TRUE;
    judgement_find_studies(judgement);
  }
}

void answer_account(const AskResult *result, Answer *answer, TermMaker *maker, const Lexicon *lexicon)
{
  g_autoptr(PassageMatch) match = passage_match_new(maker, lexicon, result->question, answer->passage);
  g_autoptr(GArray) words = focus_words(match);
  judgement_focus(answer->judgement, (const FocusWord *)words->data, words->len);
  take_whose(result, answer);
  answer->pointing = asked_pointing(result->asked, answer->judgement);
  g_free(answer->context);
  answer->context = answer->window.n > 0 ? context_of(answer->passage, answer->window.first) : NULL;
}
