#include "corpus/citation/train/example.h"

#include <string.h>

Example *example_new(const char *raw, gsize length)
{
  Example *example = g_new0(Example, 1);
  example->raw = g_strndup(raw, length);
  example->length = length;
  example->bytes = g_malloc(length + 1);
  memset(example->bytes, BYTE_UNLABELLED, length + 1);
  return example;
}

void example_free(Example *example)
{
  if (example == NULL)
    return;
  g_free(example->raw);
  g_free(example->bytes);
  g_free(example->labels);
  if (example->tokens != NULL)
    g_array_unref(example->tokens);
  g_free(example);
}

void example_mark(Example *example, gsize start, gsize end, Label label)
{
  g_assert(start <= end && end <= example->length);
  memset(example->bytes + start, label, end - start);
}

static gboolean is_mark(const Token *token, const char *marks)
{
  return token->shape > SHAPE_PUNCTUATION && strchr(marks, token->shape - SHAPE_PUNCTUATION) != NULL;
}

/* Whether a cue word announces the field. */
static gboolean announces(const Token *token, const char *raw, guint8 label)
{
  gsize length = token->end - token->start;
  const char *word = raw + token->start;
  switch (label) {
  case LABEL_VOLUME:
    return token->cue == CUE_VOLUME;
  case LABEL_ISSUE:
    return token->cue == CUE_ISSUE;
  case LABEL_PAGES:
    return token->cue == CUE_PAGES || (length == 7 && g_ascii_strncasecmp(word, "article", 7) == 0);
  case LABEL_EDITOR:
    return token->cue == CUE_EDITOR || token->cue == CUE_IN || (length == 2 && memcmp(word, "by", 2) == 0) ||
           (length == 3 && memcmp(word, "von", 3) == 0) || (length == 3 && memcmp(word, "por", 3) == 0);
  case LABEL_TRANSLATOR:
    return token->cue == CUE_TRANSLATOR || (length == 2 && memcmp(word, "by", 2) == 0) ||
           (length == 3 && memcmp(word, "von", 3) == 0);
  case LABEL_CONTAINER:
  case LABEL_CONTAINER_FIRST:
    return token->cue == CUE_IN;
  case LABEL_DOI:
    return token->cue == CUE_DOI || token->shape == SHAPE_URL;
  case LABEL_URL:
    return token->cue == CUE_AVAILABLE || token->cue == CUE_ADDRESS;
  case LABEL_EDITION:
    return token->cue == CUE_EDITION;
  case LABEL_IDENTIFIER:
    return token->cue == CUE_IDENTIFIER;
  case LABEL_YEAR:
    return token->cue == CUE_MONTH;
  case LABEL_ACCESSED:
    return token->cue == CUE_ACCESSED;
  default:
    return FALSE;
  }
}

static gboolean follows(const Token *token, guint8 label)
{
  switch (label) {
  case LABEL_AUTHOR:
    return token->cue == CUE_ET_AL || token->cue == CUE_AND;
  case LABEL_EDITOR:
    return token->cue == CUE_EDITOR || token->cue == CUE_ET_AL;
  case LABEL_YEAR:
    return token->cue == CUE_MONTH || token->shape == SHAPE_DIGIT_1 || token->shape == SHAPE_DIGIT_2;
  case LABEL_EDITION:
    return token->cue == CUE_EDITION;
  case LABEL_PAGES:
    return token->cue == CUE_PAGES;
  default:
    return FALSE;
  }
}

static guint8 label_inside(guint8 label)
{
  return label == LABEL_TITLE_FIRST ? LABEL_TITLE : label == LABEL_CONTAINER_FIRST ? LABEL_CONTAINER : label;
}

/* What the words left over in a gap are, where they say so themselves. */
static guint8 label_of_rest(const Token *tokens, guint first, guint end)
{
  gboolean number = FALSE;
  for (guint i = first; i < end; i++)
    number |= tokens[i].shape >= SHAPE_LETTER_DIGITS && tokens[i].shape <= SHAPE_DIGIT_MANY;
  for (guint i = first; i < end; i++) {
    if (tokens[i].cue == CUE_IDENTIFIER && number)
      return LABEL_IDENTIFIER;
    if (tokens[i].cue == CUE_ACCESSED && number)
      return LABEL_ACCESSED;
    if (tokens[i].cue == CUE_TRANSLATOR && end - first > 2)
      return LABEL_TRANSLATOR;
  }
  return LABEL_OTHER;
}

static void fill_gap(Example *example, guint first, guint end)
{
  const Token *tokens = (const Token *)(const void *)example->tokens->data;
  guint8 *labels = example->labels;
  guint8 before = first > 0 ? labels[first - 1] : BYTE_UNLABELLED;
  guint8 after = end < example->tokens->len ? labels[end] : BYTE_UNLABELLED;
  if (after != BYTE_UNLABELLED) {
    while (end > first) {
      const Token *token = &tokens[end - 1];
      gboolean opening =
          is_mark(token, "([\"'<") && (token->space_before || end - 1 == 0 || !is_mark(token, "\"'"));
      gboolean of_cue =
          end - 1 > first && is_mark(token, ".:°,(") && announces(token - 1, example->raw, after);
      if (!opening && !of_cue && !announces(token, example->raw, after))
        break;
      labels[--end] = label_inside(after);
    }
  }
  while (first < end && before != BYTE_UNLABELLED &&
         (is_mark(&tokens[first], ".,;:)]\"'?!-/>") || follows(&tokens[first], before) ||
          (first + 1 < end && is_mark(&tokens[first], "([") && follows(&tokens[first + 1], before))))
    labels[first++] = label_inside(before);
  guint words = 0;
  for (guint i = first; i < end; i++)
    words += tokens[i].shape <= SHAPE_URL;
  guint8 rest = words > 0                   ? label_of_rest(tokens, first, end)
                : before != BYTE_UNLABELLED ? label_inside(before)
                                            : label_inside(after);
  for (guint i = first; i < end; i++)
    labels[i] = rest;
}

/* First tokens of titles and containers get their own label; a field's cue words are not its first token. */
static void mark_first(Example *example)
{
  guint8 *labels = example->labels;
  for (guint i = example->tokens->len; i-- > 0;) {
    if (labels[i] == LABEL_TITLE && (i == 0 || labels[i - 1] != LABEL_TITLE))
      labels[i] = LABEL_TITLE_FIRST;
    if (labels[i] == LABEL_CONTAINER && (i == 0 || labels[i - 1] != LABEL_CONTAINER))
      labels[i] = LABEL_CONTAINER_FIRST;
  }
}

gboolean example_finish(Example *example)
{
  example->tokens = tokens_cut(example->raw, example->length);
  guint n = example->tokens->len;
  const Token *tokens = (const Token *)(const void *)example->tokens->data;
  example->labels = g_malloc(n + 1);
  guint labelled = 0;
  for (guint i = 0; i < n; i++) {
    example->labels[i] = BYTE_UNLABELLED;
    for (guint b = tokens[i].start; b < tokens[i].end; b++)
      if (example->bytes[b] != BYTE_UNLABELLED)
        example->labels[i] = example->bytes[b];
    labelled += example->labels[i] != BYTE_UNLABELLED;
  }
  if (n < 4 || labelled == 0)
    return FALSE;
  for (guint i = 0; i < n;) {
    guint end = i;
    while (end < n && example->labels[end] == BYTE_UNLABELLED)
      end++;
    if (end > i)
      fill_gap(example, i, end);
    i = end > i ? end : i + 1;
  }
  mark_first(example);
  return TRUE;
}

gboolean example_has_long_rest(const Example *example)
{
  guint words = 0;
  for (guint i = 0; i < example->tokens->len; i++) {
    guint8 shape = g_array_index(example->tokens, Token, i).shape;
    if (example->labels[i] != LABEL_OTHER)
      words = 0;
    else if (shape <= SHAPE_CASELESS && ++words > 4)
      return TRUE;
  }
  return FALSE;
}

static const char *const label_names[LABEL_N] = {"-", "AU", "ED", "TR", "Y",  "T1",  "T",   "C1",  "C", "V",
                                                 "I", "P",  "PU", "PL", "EN", "DOI", "URL", "ACC", "ID"};

char *example_show(const Example *example)
{
  GString *out = g_string_new(NULL);
  guint8 last = 0xFF;
  for (guint i = 0; i < example->tokens->len; i++) {
    const Token *token = &g_array_index(example->tokens, Token, i);
    if (example->labels[i] != last && !(last == LABEL_TITLE_FIRST && example->labels[i] == LABEL_TITLE) &&
        !(last == LABEL_CONTAINER_FIRST && example->labels[i] == LABEL_CONTAINER))
      g_string_append_printf(out, " {%s}", label_names[example->labels[i]]);
    last = example->labels[i];
    if (token->space_before)
      g_string_append_c(out, ' ');
    g_string_append_len(out, example->raw + token->start, token->end - token->start);
  }
  return g_string_free(out, FALSE);
}
