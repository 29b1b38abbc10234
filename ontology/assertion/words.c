#include "ontology/assertion/words.h"

#include "corpus/base/limits.h"

#include <string.h>

gboolean word_is(const GArray *words, guint i, const char *list)
{
  if (i >= words->len)
    return FALSE;
  const char *word = word_at(words, i)->word;
  gsize n = strlen(word);
  for (const char *at = n == 0 ? NULL : strstr(list, word); at != NULL; at = strstr(at + 1, word)) {
    if ((at == list || at[-1] == ' ') && (at[n] == '\0' || at[n] == ' '))
      return TRUE;
  }
  return FALSE;
}

/* What stands between two words; keeps count of open brackets. */
static void read_gap(const char *text, gsize from, gsize to, guint *depth, Word *word)
{
  for (gsize i = from; i < to; i++) {
    switch (text[i]) {
    case '(':
    case '[':
      (*depth)++;
      break;
    case ')':
    case ']':
      *depth -= *depth > 0;
      break;
    case ',':
      word->comma |= *depth == 0;
      break;
    case ';':
      word->semicolon |= *depth == 0;
      break;
    case ':':
      word->colon |= *depth == 0;
      break;
    case '-':
      word->dash |= *depth == 0 && i > from && i + 1 < to && text[i - 1] == ' ' && text[i + 1] == ' ';
      break;
    default:
      word->dash |= *depth == 0 && to - i >= 3 &&
                    (memcmp(text + i, "\xe2\x80\x94", 3) == 0 || memcmp(text + i, "\xe2\x80\x93", 3) == 0);
    }
  }
}

static gboolean in_citation(const AssertionInput *input, gsize at, guint *next)
{
  while (*next < input->n_citations && input->citations[*next].span.end <= at)
    (*next)++;
  return *next < input->n_citations && input->citations[*next].span.start <= at;
}

static void attach(const AssertionInput *input, GArray *words, guint *at)
{
  guint m = *at;
  for (guint i = 0; i < words->len; i++) {
    Word *word = &g_array_index(words, Word, i);
    while (m < input->n_mentions && input->mentions[m].span.start < word->span.start)
      m++;
    if (m >= input->n_mentions)
      break;
    if (input->mentions[m].span.start >= word->span.end)
      continue;
    Span span = input->mentions[m].span;
    word->mention = (int)m;
    while (m < input->n_mentions && input->mentions[m].span.start == span.start) {
      word->n_mentions++;
      m++;
    }
    while (i + word->length < words->len && word_at(words, i + word->length)->span.start < span.end)
      g_array_index(words, Word, i + word->length++).inside = TRUE;
  }
  *at = m;
}

GArray *sentence_words(const AssertionInput *input, Span sentence, guint *at)
{
  GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
  TokenCursor cursor = {.text = input->text, .at = sentence.start, .end = sentence.end};
  gsize before = sentence.start;
  guint depth = 0, low = 0, high = input->n_citations;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (input->citations[middle].span.end <= sentence.start)
      low = middle + 1;
    else
      high = middle;
  }
  while (token_next(&cursor)) {
    Word word = {.span = cursor.span, .mention = -1};
    read_gap(input->text, before, cursor.span.start, &depth, &word);
    before = cursor.span.end;
    g_strlcpy(word.word, cursor.word, sizeof(word.word));
    word.masked = depth > 0 || in_citation(input, cursor.span.start, &low);
    word.class = word.masked ? LEX_NONE : lexicon_class(cursor.word);
    g_array_append_val(words, word);
    if (words->len > LIMIT_SENTENCE_WORDS) {
      g_array_set_size(words, 0);
      break;
    }
  }
  if (words->len > 0)
    attach(input, words, at);
  return words;
}
