#include "ontology/assertion/extract.h"

#include <string.h>

/* What a text studies must have this share, in per cent, of all that it names as acting, and so many places.
 */
#define STUDY_SHARE  50
#define STUDY_PLACES 3

static gboolean acts(const AssertionInput *input, guint mention)
{
  return (vocabulary_roles(input->vocabulary, input->mentions[mention].concept) & SCHEME_SUBJECT) != 0;
}

/* The concept that is named most, with those under it; -1 where none has its share. */
static int concept_studied(const AssertionInput *input, Zone zone)
{
  const Vocabulary *vocabulary = input->vocabulary;
  guint n = vocabulary_concepts(vocabulary), all = 0, most = 0, best = 0;
  g_autofree guint *counts = g_new0(guint, n + 1);
  for (guint i = 0; i < input->n_mentions; i++) {
    if (input->mentions[i].zone != zone || !acts(input, i))
      continue;
    guint concept = input->mentions[i].concept;
    all++;
    if (++counts[concept] > most) {
      most = counts[concept];
      best = concept;
    }
  }
  guint with = 0;
  for (guint i = 0; i < n && most > 0; i++)
    with += counts[i] > 0 && vocabulary_is_a(vocabulary, i, best) ? counts[i] : 0;
  return with >= STUDY_PLACES && 100 * with >= STUDY_SHARE * all ? (int)best : -1;
}

static guint mention_from(const AssertionInput *input, gsize at)
{
  guint low = 0, high = input->n_mentions;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (input->mentions[middle].span.start < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The one outcome that the heading names; -1 none or several. */
static int outcome_of(const AssertionInput *input, Span heading)
{
  int found = -1;
  for (guint i = mention_from(input, heading.start);
       i < input->n_mentions && input->mentions[i].span.end <= heading.end; i++) {
    if ((vocabulary_roles(input->vocabulary, input->mentions[i].concept) & SCHEME_OBJECT) == 0)
      continue;
    if (found >= 0 && input->mentions[found].concept != input->mentions[i].concept)
      return -1;
    found = (int)i;
  }
  return found;
}

void context_begin(Extraction *extraction)
{
  const AssertionInput *input = extraction->input;
  extraction->study = extraction->topic = extraction->entity = -1;
  extraction->heading = extraction->outcome = -1;
  extraction->block = G_MAXUINT;
  if (input->claim)
    return;
  int concept = concept_studied(input, ZONE_ABSTRACT);
  if (concept < 0)
  concept = concept_studied(input, ZONE_BODY);
  for (guint i = 0; i < input->n_mentions && concept >= 0 && extraction->study < 0; i++) {
    if ((int)input->mentions[i].concept == concept && input->mentions[i].zone <= ZONE_ABSTRACT)
      extraction->study = (int)i;
  }
}

/* "- 85% felt better", "(1) ...", "2. ...": an item of a list. */
static gboolean is_item(const char *text, Span span)
{
  gsize at = span.start;
  if (at + 2 >= span.end)
    return FALSE;
  if (text[at] == '-' || text[at] == '*' || strncmp(text + at, "\xe2\x80\xa2", 3) == 0)
    return TRUE;
  at += text[at] == '(';
  return g_ascii_isalnum(text[at]) && (text[at + 1] == ')' || text[at + 1] == '.');
}

/* "Secondly, ...": goes on with what the paragraph tells. */
static gboolean is_ordinal(const char *text, Span span)
{
  static const char *const words[] = {"First", "Second", "Third", "Fourth", "Finally", "Lastly"};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
    gsize n = strlen(words[i]);
    if (span.end - span.start > n + 2 && strncmp(text + span.start, words[i], n) == 0)
      return text[span.start + n] == ',' || strncmp(text + span.start + n, "ly,", 3) == 0;
  }
  return FALSE;
}

void context_enter(Extraction *extraction, guint index)
{
  const AssertionInput *input = extraction->input;
  const AssertionSentence *sentence = &input->sentences[index], *before = index > 0 ? sentence - 1 : sentence;
  gboolean colon = index > 0 && before->span.end > before->span.start &&
                   before->span.end <= sentence->span.start && input->text[before->span.end - 1] == ':';
  gboolean item = is_item(input->text, sentence->span);
  gboolean ordinal = sentence->block == extraction->block && is_ordinal(input->text, sentence->span);
  extraction->listed = index > 0 && (colon || ordinal || (extraction->listed && item));
  if (sentence->block != extraction->block && !extraction->listed)
    extraction->topic = extraction->entity = extraction->outcome = -1;
  if (index == 0 || sentence->heading.start != before->heading.start)
    extraction->heading = outcome_of(input, sentence->heading);
  if (sentence->block != extraction->block)
    extraction->block_start = sentence->span.start;
  extraction->block = sentence->block;
}

/* What later sentences of the block may mean by "they" is the first that this one names. */
void context_leave(Extraction *extraction, const GArray *words)
{
  const AssertionInput *input = extraction->input;
  gboolean acted = FALSE;
  for (guint i = 0; i < words->len; i++) {
    const Word *word = word_at(words, i);
    for (guint k = 0; word->mention >= 0 && !word->masked && !acted && k < word->n_mentions; k++) {
      acted = acts(input, (guint)word->mention + k);
      if (acted)
        extraction->topic = word->mention + (int)k;
    }
    if (word_is(words, i, "pooled pooling") || (word_is(words, i, "effect") && word_is(words, i + 1, "size")))
      extraction->sizes = TRUE;
  }
}
