#include "corpus/citation/model/token.h"
#include "corpus/citation/normalise.h"

#include <string.h>

static gboolean is_mark(const Token *token, char mark)
{
  return token->shape == SHAPE_PUNCTUATION + mark;
}

static gboolean has_digit(const char *text, const Token *token)
{
  for (guint i = token->start; i < token->end; i++)
    if (g_ascii_isdigit(text[i]))
      return TRUE;
  return FALSE;
}

static gboolean is_value(const Token *token)
{
  return (token->shape >= SHAPE_LETTER_DIGITS && token->shape <= SHAPE_ROMAN) ||
         token->shape == SHAPE_INITIAL;
}

/* The text from the first token that can be a value to the last, with its cue words and brackets off. */
static char *number_text(const char *text, TokenCue cue, gboolean keep_suppl)
{
  g_autoptr(GArray) tokens = tokens_cut(text, strlen(text));
  guint first = 0, end = tokens->len;
#define TOKEN(i) (&g_array_index(tokens, Token, i))
  while (first < end) {
    const Token *token = TOKEN(first);
    gboolean suppl = token->cue == CUE_ISSUE && token->length > 2 && text[token->start] == 'S' && keep_suppl;
    gboolean is_cue =
        (token->cue == cue || token->cue == CUE_VOLUME || token->cue == CUE_ISSUE) && !has_digit(text, token);
    gboolean sign =
        token->shape > SHAPE_PUNCTUATION || token->shape == SHAPE_LOWER_ONE || token->shape == SHAPE_CASELESS;
    if (suppl || (!is_cue && !sign))
      break;
    if (is_cue && first + 1 == end)
      break;
    first++;
  }
  while (end > first && TOKEN(end - 1)->shape > SHAPE_PUNCTUATION &&
         !(is_mark(TOKEN(end - 1), ')') && first > 0 && is_mark(TOKEN(first), '(')))
    end--;
  if (end <= first)
    return NULL;
  GString *out = g_string_new(NULL);
  for (guint i = first; i < end; i++) {
    const Token *token = TOKEN(i);
    gboolean dash = is_mark(token, '-');
    gboolean after_dash = i > first && is_mark(TOKEN(i - 1), '-');
    if (token->space_before && out->len > 0 && !dash && !after_dash)
      g_string_append_c(out, ' ');
    if (dash) {
      if (out->len > 0 && out->str[out->len - 1] != '-')
        g_string_append_c(out, '-');
    } else {
      g_string_append_len(out, text + token->start, token->end - token->start);
    }
  }
#undef TOKEN
  if (out->len > 0 && strchr(out->str, '(') != NULL && strchr(out->str, ')') == NULL)
    g_string_append_c(out, ')');
  return g_string_free(out, out->len == 0);
}

char *normalise_volume(const char *text)
{
  return number_text(text, CUE_VOLUME, FALSE);
}

char *normalise_issue(const char *text)
{
  return number_text(text, CUE_ISSUE, TRUE);
}

/* A range "from-to" or a single page; several are kept, parted by ", ". */
char *normalise_pages(const char *text)
{
  g_autoptr(GArray) tokens = tokens_cut(text, strlen(text));
  GString *out = g_string_new(NULL);
  gboolean dash = FALSE, gap = FALSE;
  for (guint i = 0; i < tokens->len; i++) {
    const Token *token = &g_array_index(tokens, Token, i);
    const Token *next = i + 1 < tokens->len ? token + 1 : NULL;
    gsize length = token->end - token->start;
    gboolean to = length == 2 && g_ascii_strncasecmp(text + token->start, "to", 2) == 0;
    if (is_mark(token, '-') || (to && out->len > 0)) {
      dash = out->len > 0;
    } else if (is_mark(token, ',') || is_mark(token, ';')) {
      gap = out->len > 0;
    } else if (is_value(token) && has_digit(text, token)) {
      if (dash)
        g_string_append_c(out, '-');
      else if (out->len > 0 && gap)
        g_string_append(out, ", ");
      else if (out->len > 0 && g_ascii_isdigit(out->str[out->len - 1]))
        g_string_append_c(out, ' ');
      g_string_append_len(out, text + token->start, length);
      dash = gap = FALSE;
    } else if (token->shape == SHAPE_ROMAN || (token->shape == SHAPE_LOWER && length < 6 &&
                                               strspn(text + token->start, "ivxlc") >= length)) {
      g_string_append(out, dash ? "-" : "");
      g_string_append_len(out, text + token->start, length);
      dash = gap = FALSE;
    } else if ((token->shape == SHAPE_INITIAL || token->shape == SHAPE_LOWER_ONE) && next != NULL &&
               has_digit(text, next) &&
               (!next->space_before || token->cue != CUE_PAGES)) { /* "e 123", "S-12" */
      g_string_append(out, dash ? "-" : gap && out->len > 0 ? ", " : "");
      g_string_append_len(out, text + token->start, length);
      dash = gap = FALSE;
    } else if (token->cue == CUE_PAGES && out->len > 0 && token->length <= 2 && text[token->start] == 'f') {
      g_string_append_len(out, text + token->start, length);
    }
  }
  if (dash && out->len > 0) /* "310-": cut off in print */
    g_string_append_c(out, '-');
  return g_string_free(out, out->len == 0);
}

char *normalise_edition(const char *text)
{
  const char *end = text + strlen(text);
  while (text < end && strchr(" ,.;:([", *text) != NULL)
    text++;
  while (end > text && strchr(" ,.;:)]", end[-1]) != NULL)
    end--;
  return end > text ? g_strndup(text, (gsize)(end - text)) : NULL;
}

int normalise_year(const char *text, char **suffix, int *original)
{
  g_autoptr(GArray) tokens = tokens_cut(text, strlen(text));
  int years[2] = {0, 0};
  guint count = 0;
  gboolean bracketed[2] = {FALSE, FALSE};
  *suffix = NULL;
  *original = 0;
  for (guint i = 0; i < tokens->len && count < 2; i++) {
    const Token *token = &g_array_index(tokens, Token, i);
    if (token->shape != SHAPE_YEAR && token->shape != SHAPE_YEAR_LETTER)
      continue;
    bracketed[count] = i > 0 && is_mark(token - 1, '[');
    years[count++] = (int)g_ascii_strtoll(text + token->start, NULL, 10);
    if (token->shape == SHAPE_YEAR_LETTER && *suffix == NULL)
      *suffix = g_strndup(text + token->start + 4, 1);
    else if (i + 1 < tokens->len && token[1].shape == SHAPE_LOWER_ONE && *suffix == NULL)
      *suffix = g_strndup(text + token[1].start, 1);
  }
  if (count == 2 && bracketed[0] && !bracketed[1]) { /* [1920] 1955 */
    *original = years[0];
    return years[1];
  }
  if (count == 2 && bracketed[1])
    *original = years[1];
  return years[0];
}
