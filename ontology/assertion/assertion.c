#include "ontology/assertion/assertion.h"

#include "ontology/assertion/extract.h"

const char *relation_name(Relation relation)
{
  static const char *const names[RELATION_N] = {"increases",    "reduces", "no effect",  "associated with",
                                                "mediates",     "harms",   "founded by", "founded in",
                                                "derived from", "part of"};
  return relation < RELATION_N ? names[relation] : "";
}

const char *direction_name(Direction direction)
{
  return direction == DIRECTION_UP ? "up" : direction == DIRECTION_DOWN ? "down" : "none";
}

const char *benefit_name(Benefit benefit)
{
  return benefit == BENEFIT_GOOD ? "benefit" : benefit == BENEFIT_BAD ? "harm" : "neither";
}

void assertion_free(Assertion *assertion)
{
  if (assertion == NULL)
    return;
  g_array_unref(assertion->citations);
  g_free(assertion);
}

Assertion *assertion_new(const AssertionSentence *sentence, Relation relation, const Mention *subject)
{
  Assertion *assertion = g_new0(Assertion, 1);
  assertion->relation = relation;
  assertion->subject = subject->concept;
  assertion->subject_span = subject->span;
  assertion->sentence = sentence->span;
  assertion->object = assertion->population = assertion->design = -1;
  assertion->citations = g_array_new(FALSE, FALSE, sizeof(guint));
  return assertion;
}

static gboolean speaks_of_itself(const GArray *words)
{
  for (guint i = 0; i < words->len; i++) {
    if (word_is(words, i, "we our us"))
      return TRUE;
    if (word_is(words, i, "present current") &&
        word_is(words, i + 1, "study review trial meta analysis paper"))
      return TRUE;
  }
  return FALSE;
}

/* A work is cited in the paragraph, up to the end of this sentence: what it says is of that work. */
static gboolean follows_citation(const AssertionInput *input, gsize from, gsize to)
{
  guint low = 0, high = input->n_citations;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (input->citations[middle].span.start < from)
      low = middle + 1;
    else
      high = middle;
  }
  return low < input->n_citations && input->citations[low].span.start < to;
}

/* What holds for all assertions of a sentence; block is where its paragraph begins. */
static void complete(const AssertionInput *input, const AssertionSentence *sentence, const GArray *words,
                     GPtrArray *out, guint first, gsize block)
{
  if (first == out->len)
    return;
  assign_citations(input, sentence->span, out, first);
  gboolean own = speaks_of_itself(words) ||
                 (sentence->role == ROLE_RESULTS && !follows_citation(input, block, sentence->span.end));
  for (guint i = first; i < out->len; i++) {
    Assertion *assertion = g_ptr_array_index(out, i);
    assertion->own_result = own && assertion->citations->len == 0;
    if (assertion->relation < RELATION_FOUNDED_BY)
      circumstances_note(input, sentence, words, assertion);
  }
}

GPtrArray *assertions_find(const AssertionInput *input)
{
  Extraction extraction = {.input = input,
                           .out = g_ptr_array_new_with_free_func((GDestroyNotify)assertion_free)};
  guint at = 0;
  context_begin(&extraction);
  for (guint i = 0; i < input->n_sentences; i++) {
    const AssertionSentence *sentence = &input->sentences[i];
    context_enter(&extraction, i);
    /* Mentions are in order of place, sentences too, but those of captions and tables begin anew. */
    if (at > 0 && input->mentions[at - 1].span.start > sentence->span.start)
      at = 0;
    while (at < input->n_mentions && input->mentions[at].span.end <= sentence->span.start)
      at++;
    g_autoptr(GArray) words = sentence_words(input, sentence->span, &at);
    guint first = extraction.out->len;
    extract_facts(&extraction, sentence, words);
    extract_effects(&extraction, sentence, words);
    complete(input, sentence, words, extraction.out, first, extraction.block_start);
    context_leave(&extraction, words);
  }
  return extraction.out;
}
