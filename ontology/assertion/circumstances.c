#include "ontology/assertion/extract.h"

/* For whom, by which design and compared with what an assertion holds: what its own clause says. */

/* The longest comparison, in words. */
#define COMPARISON 20

/* Words i and k stand in one clause. */
static gboolean is_together(const GArray *words, guint i, guint k)
{
  for (guint at = MIN(i, k) + 1; at <= MAX(i, k); at++) {
    const Word *word = word_at(words, at);
    if (!word->masked && (word->semicolon || (word->class == LEX_CONTRAST && !word_is(words, at, "however"))))
      return FALSE;
  }
  return TRUE;
}

/* The word that begins at or after a place; words->len none. */
static guint word_from(const GArray *words, gsize start)
{
  guint i = 0;
  while (i < words->len && word_at(words, i)->span.start < start)
    i++;
  return i;
}

/* "more than half", "rather than": no comparison of effects. */
static gboolean is_amount(const GArray *words, guint i)
{
  if (i > 0 && word_is(words, i - 1, "rather other"))
    return TRUE;
  return i + 1 < words->len &&
         (g_ascii_isdigit(word_at(words, i + 1)->word[0]) ||
          word_is(words, i + 1,
                  "half one two three four five six seven eight nine ten twice expected before ever"));
}

/* "than standard care", "compared with ...", up to the next comma or end; {len, len} none. Words. */
static void find_comparison(const GArray *words, guint object, guint *start, guint *end)
{
  *start = *end = words->len;
  for (guint i = 0; i < words->len; i++) {
    const Word *word = word_at(words, i);
    if (word->masked || (word->class != LEX_THAN && word->class != LEX_COMPARED) || is_amount(words, i) ||
        !is_together(words, i, object))
      continue;
    *start = i;
    *end = i + 1;
    while (*end < words->len && !word_at(words, *end)->comma && !word_at(words, *end)->semicolon &&
           *end - i < COMPARISON)
      (*end)++;
    return;
  }
}

/* The concept of this role that is named nearest to the object, in its clause and in no comparison; after it
 * rather than before it. -1 none. */
static int nearest(const AssertionInput *input, const GArray *words, guint role, guint object, guint from,
                   guint to)
{
  int best = -1;
  guint best_distance = G_MAXUINT;
  for (guint i = 0; i < words->len; i++) {
    const Word *word = word_at(words, i);
    gboolean compared = (i >= from && i < to) || (i > 0 && word_is(words, i - 1, "between"));
    for (guint k = 0; word->mention >= 0 && !compared && k < word->n_mentions; k++) {
      guint concept = input->mentions[word->mention + (int)k].concept;
      guint distance = i >= object ? i - object : object - i + words->len;
      if ((vocabulary_roles(input->vocabulary, concept) & role) == 0 || distance >= best_distance ||
          !is_together(words, i, object))
        continue;
      best = (int)concept;
      best_distance = distance;
    }
  }
  return best;
}

void circumstances_note(const AssertionInput *input, const AssertionSentence *sentence, const GArray *words,
                        Assertion *assertion)
{
  gboolean inside = assertion->object_span.start >= sentence->span.start &&
                    assertion->object_span.end <= sentence->span.end;
  guint object = word_from(words, inside ? assertion->object_span.start : assertion->cue_span.start);
  if (object >= words->len)
    return;
  guint from, to;
  find_comparison(words, object, &from, &to);
  if (from < words->len)
    assertion->comparison = (Span){word_at(words, from)->span.start,
                                   to < words->len ? word_at(words, to - 1)->span.end : sentence->span.end};
  assertion->population = nearest(input, words, SCHEME_POPULATION, object, from, to);
  assertion->design = nearest(input, words, SCHEME_DESIGN, object, from, to);
}
