#include "query/check/reword.h"

#include <string.h>

/* How well a word has to stand for the claim's. */
#define LEAST_DEGREE 0.3

#define KEPT_CUES                                                                                            \
  (CUE_RELATION | CUE_NEGATION | CUE_SAME | CUE_LINK | CUE_COMPARE | CUE_TREATED | CUE_CONTROL | CUE_DIFFER)

/* Every word of a text says which way, or denies: then it must stay. */
static gboolean tells_the_way(const char *text, gsize length)
{
  g_autofree char *word = g_utf8_strdown(text, (gssize)length);
  return (cues_of_word(word) & KEPT_CUES) != 0;
}

/* The claim's words for the matches [i, end) of one place. */
static char *words_for(const ReadClaim *claim, const GArray *words, guint i, guint end)
{
  guint64 terms = 0;
  for (; i < end; i++)
    terms |= (guint64)1 << g_array_index(words, WordMatch, i).term;
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint t = 0; t < claim->question->terms->len; t++) {
    const QuestionTerm *term = g_ptr_array_index(claim->question->terms, t);
    if (!((terms >> t) & 1) || (cues_of_word(term->folded) & KEPT_CUES))
      continue;
    g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", term->word);
  }
  return out->len > 0 ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}

char *reword_sentence(const ReadClaim *claim, const PassageMatch *match, Span sentence)
{
  const char *text = match->passage->text;
  GString *out = g_string_new(NULL);
  gsize done = sentence.start;
  for (guint i = 0; i < match->words->len;) {
    const WordMatch *word = &g_array_index(match->words, WordMatch, i);
    guint end = i + 1;
    while (end < match->words->len) {
      const WordMatch *next = &g_array_index(match->words, WordMatch, end);
      if (next->span.start != word->span.start || next->span.end != word->span.end)
        break;
      end++;
    }
    gsize length = word->span.end - word->span.start;
    gboolean inside = word->span.start >= done && word->span.end <= sentence.end;
    /* Of one word only another one: of several, the name of a concept. */
    if (inside && word->degree >= LEAST_DEGREE && word->degree < 1 &&
        !tells_the_way(text + word->span.start, length)) {
      g_autofree char *other = words_for(claim, match->words, i, end);
      if (other != NULL) {
        g_string_append_len(out, text + done, (gssize)(word->span.start - done));
        g_string_append(out, other);
        done = word->span.end;
      }
    }
    i = end;
  }
  g_string_append_len(out, text + done, (gssize)(sentence.end - done));
  return g_string_free(out, FALSE);
}
