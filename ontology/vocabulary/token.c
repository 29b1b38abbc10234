#include "ontology/vocabulary/token.h"

#include <string.h>

typedef struct {
  const char *from, *to;
} Pair;

/* Words that no rule below reaches. Sorted by `from`. */
static const Pair IRREGULAR[] = {
    {"ageing", "aging"},
    {"analyses", "analysis"},
    {"caregiver", "carer"},
    {"caregivers", "carer"},
    {"children", "child"},
    {"crises", "crisis"},
    {"defence", "defense"},
    {"diagnoses", "diagnosis"},
    {"fulfil", "fulfill"},
    {"grey", "gray"},
    {"hypotheses", "hypothesis"},
    {"individuals", "people"},
    {"judgement", "judgment"},
    {"licence", "license"},
    {"men", "man"},
    {"neuroses", "neurosis"},
    {"offence", "offense"},
    {"parentheses", "parenthesis"},
    {"persons", "people"},
    {"practise", "practice"},
    {"practising", "practicing"},
    {"prognoses", "prognosis"},
    {"psychoses", "psychosis"},
    {"sceptical", "skeptical"},
    {"syntheses", "synthesis"},
    {"theses", "thesis"},
    {"twelve", "12"},
    {"whilst", "while"},
    {"wives", "wife"},
    {"women", "woman"},
};

static gboolean ends(const char *word, guint length, const char *tail)
{
  guint n = (guint)strlen(tail);
  return length > n && memcmp(word + length - n, tail, n) == 0;
}

/* Overwrites the last `drop` bytes by `tail`, which is not longer. */
static guint retail(char *word, guint length, guint drop, const char *tail)
{
  guint n = (guint)strlen(tail);
  memcpy(word + length - drop, tail, n);
  word[length - drop + n] = '\0';
  return length - drop + n;
}

static gboolean irregular(char *word, guint *length)
{
  guint low = 0, high = G_N_ELEMENTS(IRREGULAR);
  while (low < high) {
    guint middle = (low + high) / 2;
    int order = (guchar)word[0] - (guchar)IRREGULAR[middle].from[0];
    if (order == 0)
      order = strcmp(word, IRREGULAR[middle].from);
    if (order == 0) {
      *length = (guint)g_strlcpy(word, IRREGULAR[middle].to, TOKEN_BYTES);
      return TRUE;
    }
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return FALSE;
}

static guint singular(char *word, guint length)
{
  if (length < 4 || word[length - 1] != 's')
    return length;
  char before = word[length - 2];
  if (before == 's' || before == 'u' || before == 'i')
    return length;
  if (length > 4 && ends(word, length, "ies"))
    return retail(word, length, 3, "y");
  if (ends(word, length, "sses") || ends(word, length, "xes") || ends(word, length, "ches") ||
      ends(word, length, "shes"))
    return retail(word, length, 2, "");
  return retail(word, length, 1, "");
}

/* "behaviour", "behavioural", "favoured": "our" before the end or one of these. */
static guint spelling_our(char *word, guint length)
{
  char *at = strstr(word + 2, "our");
  if (at == NULL)
    return length;
  static const char *const after[] = {"",     "al",  "ally", "ed",  "ing", "able",
                                      "ably", "ite", "ist",  "ful", "hood"};
  for (guint i = 0; i < G_N_ELEMENTS(after); i++) {
    if (strcmp(at + 3, after[i]) == 0) {
      memmove(at + 1, at + 2, strlen(at + 2) + 1);
      return length - 1;
    }
  }
  return length;
}

/* "-isation" and its like with z: the word may have any of these endings after "is" or "ys". */
static void spelling_ise(char *word, guint length)
{
  static const char *const after[] = {"e", "ed", "er", "ing", "ation", "ational", "able"};
  for (guint i = 0; i < G_N_ELEMENTS(after); i++) {
    guint n = (guint)strlen(after[i]);
    if (length > n + 3 && memcmp(word + length - n, after[i], n) == 0 && word[length - n - 1] == 's' &&
        (word[length - n - 2] == 'i' || (word[length - n - 2] == 'y' && n < 4))) {
      word[length - n - 1] = 'z';
      return;
    }
  }
}

static guint spelling_ll(char *word, guint length)
{
  static const char *const after[] = {"ing", "ed", "er", "or", "ment"};
  for (guint i = 0; i < G_N_ELEMENTS(after); i++) {
    guint n = (guint)strlen(after[i]);
    if (length > n + 4 && memcmp(word + length - n, after[i], n) == 0 && word[length - n - 1] == 'l' &&
        word[length - n - 2] == 'l') {
      memmove(word + length - n - 1, word + length - n, n + 1);
      return length - 1;
    }
  }
  return length;
}

static guint spelling(char *word, guint length)
{
  if (length < 5)
    return length;
  length = spelling_our(word, length);
  if (ends(word, length, "mme"))
    return retail(word, length, 2, "");
  if (ends(word, length, "tre"))
    return retail(word, length, 2, "er");
  if (ends(word, length, "ogue"))
    return retail(word, length, 2, "");
  spelling_ise(word, length);
  length = spelling_ll(word, length);
  for (char *p = word; length >= 6 && p[0] != '\0' && p[1] != '\0'; p++) {
    if ((p[0] == 'a' || p[0] == 'o') && p[1] == 'e') {
      memmove(p, p + 1, strlen(p + 1) + 1);
      length--;
    }
  }
  return length;
}

guint token_normalise(char *buffer, guint length)
{
  if (length > 2 && buffer[length - 2] == '\'' && buffer[length - 1] == 's')
    length = retail(buffer, length, 2, "");
  while (length > 1 && buffer[length - 1] == '\'')
    length = retail(buffer, length, 1, "");
  if (irregular(buffer, &length))
    return length;
  length = singular(buffer, length);
  if (irregular(buffer, &length))
    return length;
  return spelling(buffer, length);
}

static gboolean is_superscript(gunichar c)
{
  return c == 0xb9 || c == 0xb2 || c == 0xb3 || (c >= 0x2070 && c <= 0x209c);
}

static gboolean is_invisible(gunichar c)
{
  return c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
}

static gboolean is_apostrophe(gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2bc || c == 0xff07;
}

static gboolean is_letter(gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum((gchar)c) : g_unichar_isalnum(c) && !is_superscript(c);
}

/* Appends what a character is without its marks; FALSE when the word is full. */
static gboolean append(TokenCursor *cursor, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts));
  for (gsize i = 0; i < n; i++) {
    if (g_unichar_ismark(parts[i]))
      continue;
    if (cursor->length + 6 >= TOKEN_BYTES)
      return FALSE;
    cursor->length += (guint)g_unichar_to_utf8(g_unichar_tolower(parts[i]), cursor->word + cursor->length);
  }
  return TRUE;
}

gboolean token_next(TokenCursor *cursor)
{
  const char *text = cursor->text;
  gsize at = cursor->at, end = cursor->end;
  while (at < end) {
    gunichar c = (guchar)text[at] < 0x80 ? (guchar)text[at] : g_utf8_get_char(text + at);
    if (is_letter(c))
      break;
    at += (gsize)g_unichar_to_utf8(c, NULL);
  }
  cursor->at = at;
  if (at >= end)
    return FALSE;
  cursor->length = 0;
  cursor->span = (Span){at, at};
  gboolean fits = TRUE;
  while (at < end) {
    guchar byte = (guchar)text[at];
    gunichar c = byte < 0x80 ? byte : g_utf8_get_char(text + at);
    gsize width = byte < 0x80 ? 1 : (gsize)(g_utf8_next_char(text + at) - (text + at));
    if (is_apostrophe(c)) {
      if (at + width >= end || !is_letter(g_utf8_get_char(text + at + width)))
        break;
      c = '\'';
    } else if (!is_letter(c) && !(byte >= 0x80 && (is_invisible(c) || g_unichar_ismark(c)))) {
      break;
    }
    if (fits && byte < 0x80 && cursor->length + 6 < TOKEN_BYTES)
      cursor->word[cursor->length++] = g_ascii_tolower((gchar)c);
    else if (fits && (c == '\'' || is_letter(c)))
      fits = append(cursor, c);
    at += width;
  }
  cursor->at = cursor->span.end = at;
  if (!fits)
    cursor->length = 0;
  cursor->word[cursor->length] = '\0';
  if (fits)
    cursor->length = token_normalise(cursor->word, cursor->length);
  return TRUE;
}

char *token_join(const char *text, gssize length)
{
  TokenCursor cursor = {.text = text, .end = length < 0 ? strlen(text) : (gsize)length};
  g_autoptr(GString) out = g_string_new(NULL);
  while (token_next(&cursor)) {
    if (out->len > 0)
      g_string_append_c(out, ' ');
    g_string_append_len(out, cursor.word, cursor.length);
  }
  return g_string_free(g_steal_pointer(&out), FALSE);
}
