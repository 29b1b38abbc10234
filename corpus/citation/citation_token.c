#include "corpus/citation/citation_token.h"

#include "corpus/citation/link.h"
#include "corpus/citation/names.h"

#include <string.h>

static gboolean is_apostrophe(gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2bc || c == 0xb4;
}

static gboolean is_hyphen(gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

gboolean token_is(const char *text, const Token *token, const char *word)
{
  gsize n = strlen(word);
  return token->kind == TOKEN_WORD && token->end - token->start == n &&
         g_ascii_strncasecmp(text + token->start, word, n) == 0;
}

/* A word, or a word with digits, at i. */
static gsize word_read(const char *text, gsize i, gsize end, Token *token)
{
  gboolean digits = FALSE;
  gboolean low = FALSE;
  guint letters = 0;
  gsize stop = i;
  token->capital = g_unichar_isupper(g_utf8_get_char(text + i));
  while (i < end) {
    gunichar c = g_utf8_get_char(text + i);
    gsize next = i + (gsize)g_unichar_to_utf8(c, NULL);
    if (g_unichar_isalpha(c) || g_unichar_ismark(c)) {
      letters++;
      low = low || !g_unichar_isupper(c);
      stop = next;
    } else if (g_ascii_isdigit((char)c) && c < 128) {
      digits = TRUE;
      stop = next;
    } else if ((!is_apostrophe(c) && !is_hyphen(c)) || stop != i) {
      break;
    }
    i = next;
  }
  token->end = stop;
  token->kind = digits ? TOKEN_MIXED : TOKEN_WORD;
  token->initial = !digits && token->capital && !low && letters <= 3;
  if (stop < end) {
    gunichar c = g_utf8_get_char(text + stop);
    token->possessive = is_apostrophe(c) && stop > token->start && text[stop - 1] == 's';
  }
  gsize after = stop;
  if (token->possessive)
    after += (gsize)g_unichar_to_utf8(g_utf8_get_char(text + stop), NULL);
  if (stop > token->start + 2 && text[stop - 1] == 's') {
    const char *before = g_utf8_find_prev_char(text + token->start, text + stop - 1);
    if (before != NULL && is_apostrophe(g_utf8_get_char(before))) {
      token->possessive = TRUE;
      token->end = (gsize)(before - text);
    }
  }
  return after;
}

static gsize number_read(const char *text, Span span, gsize i, Token *token)
{
  gsize stop = i;
  while (stop < span.end && g_ascii_isdigit(text[stop]))
    stop++;
  token->kind = TOKEN_NUMBER;
  token->end = stop;
  int year = year_at(text, span.end, i);
  gboolean decimal = i > span.start + 1 && text[i - 1] == '.' && g_ascii_isdigit(text[i - 2]);
  gboolean decimal_after = stop + 1 < span.end && text[stop] == '.' && g_ascii_isdigit(text[stop + 1]);
  if (year != 0 && !decimal && !decimal_after) {
    gboolean letter =
        stop < span.end && g_ascii_islower(text[stop]) &&
        (stop + 1 >= span.end || !(g_ascii_isalnum(text[stop + 1]) || (guchar)text[stop + 1] >= 0xc3));
    if (letter || stop >= span.end || !g_ascii_isalpha(text[stop])) {
      token->kind = TOKEN_YEAR;
      token->year = (gint16)year;
      token->suffix = letter ? text[stop] : 0;
      token->end = stop + letter;
      return token->end;
    }
  }
  /* "12th", "3D": letters at once make it no number */
  if (stop < span.end && g_ascii_isalpha(text[stop])) {
    gsize after = word_read(text, stop, span.end, token);
    token->kind = TOKEN_MIXED;
    token->capital = FALSE;
    token->initial = FALSE;
    return after;
  }
  return stop;
}

/* "n.d." and "in press" (and the like) in place of a year; gives the end, i where there is none. */
static gsize yearless_read(const char *text, gsize i, gsize end, Token *token)
{
  static const struct {
    const char *words;
    int year;
  } forms[] = {{"n.d.", YEAR_NONE},          {"n. d.", YEAR_NONE},
               {"in press", YEAR_IN_PRESS},  {"forthcoming", YEAR_IN_PRESS},
               {"im Druck", YEAR_IN_PRESS},  {"sous presse", YEAR_IN_PRESS},
               {"en prensa", YEAR_IN_PRESS}, {"no prelo", YEAR_IN_PRESS},
               {"o. J.", YEAR_NONE},         {"s.f.", YEAR_NONE}};
  for (guint k = 0; k < G_N_ELEMENTS(forms); k++) {
    gsize n = strlen(forms[k].words);
    if (i + n <= end && strncmp(text + i, forms[k].words, n) == 0 &&
        (i + n == end || !g_ascii_isalnum(text[i + n]) || text[i + n - 1] == '.')) {
      token->kind = TOKEN_YEAR;
      token->year = (gint16)forms[k].year;
      token->end = i + n;
      return i + n;
    }
  }
  return i;
}

static TokenKind punctuation_kind(gunichar c)
{
  switch (c) {
  case '(':
  case '[':
    return TOKEN_OPEN;
  case ')':
  case ']':
    return TOKEN_CLOSE;
  case ',':
    return TOKEN_COMMA;
  case ';':
    return TOKEN_SEMICOLON;
  case '.':
    return TOKEN_POINT;
  case ':':
    return TOKEN_COLON;
  case '&':
    return TOKEN_AND;
  case '-':
  case 0x2013:
  case 0x2014:
  case 0x2212:
    return TOKEN_DASH;
  case '"':
  case 0x201c:
  case 0x201d:
  case 0x201e:
  case 0x2018:
  case 0x2019:
  case '\'':
  case 0xab:
  case 0xbb:
    return TOKEN_QUOTE;
  default:
    return TOKEN_OTHER;
  }
}

void citation_tokens_cut(const char *text, Span span, GArray *tokens)
{
  g_array_set_size(tokens, 0);
  gboolean blank = TRUE;
  gint32 open = -1;
  for (gsize i = span.start; i < span.end;) {
    gunichar c = g_utf8_get_char(text + i);
    if (g_unichar_isspace(c)) {
      blank = TRUE;
      i += (gsize)g_unichar_to_utf8(c, NULL);
      continue;
    }
    if (c == '*' || c == '_' || c == '\\') {
      i++;
      continue;
    }
    Token token = {.start = i, .blank = blank, .open = open};
    blank = FALSE;
    gsize yearless = c == 'n' || c == 'i' || c == 'f' || c == 's' || c == 'e' || c == 'o'
                         ? yearless_read(text, i, span.end, &token)
                         : i;
    if (yearless > i) {
      i = yearless;
    } else if (g_unichar_isalpha(c)) {
      i = word_read(text, i, span.end, &token);
    } else if (g_ascii_isdigit((char)c) && c < 128) {
      i = number_read(text, span, i, &token);
    } else {
      token.kind = punctuation_kind(c);
      i += (gsize)g_unichar_to_utf8(c, NULL);
      token.end = i;
      if (token.kind == TOKEN_CLOSE && open >= 0) {
        open = g_array_index(tokens, Token, open).open;
        token.open = open;
      }
    }
    g_array_append_val(tokens, token);
    if (token.kind == TOKEN_OPEN)
      open = (gint32)tokens->len - 1;
  }
}
