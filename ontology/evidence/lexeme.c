#include "ontology/evidence/lexeme.h"

#include "ontology/evidence/stem.h"

#include <string.h>

#define WORD_BYTES 64

guint64 evidence_hash(const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT(14695981039346656037);
  for (const char *p = text; *p; p++)
    hash = (hash ^ (guchar)*p) * G_GUINT64_CONSTANT(1099511628211);
  return hash;
}

/* A sign that the models know, in its plain form; 0 for any other character. */
static char plain_sign(gunichar c)
{
  switch (c) {
  case 0x2010: /* hyphens and dashes */
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2212: /* minus */
    return '-';
  case 0x2264: /* less than or equal, and its slanted form */
  case 0x2A7D:
    return '<';
  case 0x2265:
  case 0x2A7E:
    return '>';
  case '[':
    return '(';
  case ']':
    return ')';
  case 0x00B1:
    return '~'; /* plus-minus */
  default:
    return c < 128 && strchr("%<>=+-(),;:.?!/", (int)c) != NULL && c != 0 ? (char)c : 0;
  }
}

static void list_add(LexemeList *list, LexemeKind kind, GString *text, gsize start, gsize end,
                     gboolean capital)
{
  Lexeme lexeme = {.kind = kind, .start = start, .end = end, .capital = capital};
  lexeme.text = lexeme.stem = g_string_chunk_insert_len(list->strings, text->str, (gssize)text->len);
  if (kind == LEXEME_WORD) {
    gsize length = text->len;
    g_string_truncate(text, stem_english(text->str, text->len));
    if (text->len != length || strcmp(text->str, lexeme.text) != 0)
      lexeme.stem = g_string_chunk_insert_len(list->strings, text->str, (gssize)text->len);
    lexeme.hash = evidence_hash(lexeme.stem);
    lexeme.cues = cues_of_stemmed(lexeme.text, lexeme.hash);
  } else {
    lexeme.value = kind == LEXEME_NUMBER ? g_ascii_strtod(lexeme.text, NULL) : 0;
    lexeme.hash = evidence_hash(lexeme.text);
  }
  g_array_append_val(list->items, lexeme);
}

/* Reads a number at p: digits, one decimal point ("." or "·" before a digit), commas before three digits. */
static const char *read_number(const char *p, GString *out)
{
  gboolean point = FALSE;
  for (;;) {
    if (g_ascii_isdigit(*p)) {
      if (out->len < WORD_BYTES)
        g_string_append_c(out, *p);
      p++;
    } else if (*p == '.' && !point && g_ascii_isdigit(p[1])) {
      point = TRUE;
      g_string_append_c(out, '.');
      p++;
    } else if ((guchar)*p == 0xC2 && (guchar)p[1] == 0xB7 && !point && g_ascii_isdigit(p[2])) {
      point = TRUE;
      g_string_append_c(out, '.');
      p += 2;
    } else if (*p == ',' && !point && g_ascii_isdigit(p[1]) && g_ascii_isdigit(p[2]) &&
               g_ascii_isdigit(p[3]) && !g_ascii_isdigit(p[4])) {
      p++;
    } else {
      return p;
    }
  }
}

/* Small letters of the word at p; "'s" and the like are read over. */
static const char *read_word(const char *p, GString *out)
{
  for (;;) {
    for (; g_ascii_isalnum(*p); p++)
      if (out->len < WORD_BYTES)
        g_string_append_c(out, g_ascii_tolower(*p));
    gunichar c = g_utf8_get_char_validated(p, -1);
    if (c == 0x27 || c == 0x2019) { /* an apostrophe: a letter after it goes too, but "n't" stays as a word */
      const char *next = g_utf8_next_char(p);
      if (!g_ascii_isalpha(*next))
        return p;
      if (*next == 't' && out->len > 1 && out->str[out->len - 1] == 'n')
        g_string_append_c(out, 't');
      for (p = next; g_ascii_isalpha(*p); p++)
        ;
      return p;
    }
    if (c == (gunichar)-1 || c == (gunichar)-2 || c == 0 ||
        !(g_unichar_isalpha(c) || g_unichar_ismark(c) || g_unichar_isdigit(c)))
      return p;
    if (out->len < WORD_BYTES)
      g_string_append_unichar(out, g_unichar_tolower(c));
    p = g_utf8_next_char(p);
  }
}

LexemeList *lexemes_cut(const char *text)
{
  LexemeList *list = g_new0(LexemeList, 1);
  list->items = g_array_new(FALSE, FALSE, sizeof(Lexeme));
  list->strings = g_string_chunk_new(512);
  g_autoptr(GString) buffer = g_string_new(NULL);
  const char *p = text;
  while (p && *p && list->items->len < LEXEMES_MAX) {
    gunichar c = g_utf8_get_char_validated(p, -1);
    const char *start = p;
    if (c == (gunichar)-1 || c == (gunichar)-2) {
      p++;
      continue;
    }
    g_string_truncate(buffer, 0);
    char sign = plain_sign(c);
    gboolean point = c == '.' && g_ascii_isdigit(p[1]) && (p == text || !g_ascii_isdigit(p[-1]));
    if (g_ascii_isdigit(*p) || point) {
      if (point)
        g_string_append_c(buffer, '0');
      p = read_number(p, buffer);
      list_add(list, LEXEME_NUMBER, buffer, start - text, p - text, FALSE);
    } else if (g_unichar_isalpha(c)) {
      p = read_word(p, buffer);
      list_add(list, LEXEME_WORD, buffer, start - text, p - text, g_unichar_isupper(c));
    } else {
      p = g_utf8_next_char(p);
      if (sign) {
        g_string_append_c(buffer, sign);
        list_add(list, LEXEME_SIGN, buffer, start - text, p - text, FALSE);
      }
    }
  }
  return list;
}

void lexemes_free(LexemeList *list)
{
  if (!list)
    return;
  g_array_unref(list->items);
  g_string_chunk_free(list->strings);
  g_free(list);
}

gboolean lexeme_is_content(const Lexeme *lexeme)
{
  if (lexeme->kind == LEXEME_NUMBER)
    return TRUE;
  return lexeme->kind == LEXEME_WORD && lexeme->text[0] && lexeme->text[1] && !(lexeme->cues & CUE_STOP);
}
