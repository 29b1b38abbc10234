#include "corpus/citation/model/token.h"

#include <string.h>

guint32 token_hash(const char *bytes, gsize length)
{
  guint32 hash = 2166136261u; /* FNV-1a, then a finaliser, since buckets use the high bits */
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8)bytes[i]) * 16777619u;
  hash ^= hash >> 16;
  hash *= 0x85ebca6bu;
  hash ^= hash >> 13;
  hash *= 0xc2b2ae35u;
  return hash ^ (hash >> 16);
}

char token_punctuation_class(gunichar c)
{
  if (c < 128)
    return g_ascii_ispunct((char)c) ? (char)c : 0;
  switch (c) {
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2015:
  case 0x2212:
  case 0xAD:
  case 0xFE58:
  case 0xFE63:
  case 0xFF0D:
    return '-';
  case 0x201C:
  case 0x201D:
  case 0x201E:
  case 0x201F:
  case 0xAB:
  case 0xBB:
  case 0x2033:
  case 0x300C:
  case 0x300D:
  case 0xFF02:
    return '"';
  case 0x2018:
  case 0x2019:
  case 0x201A:
  case 0x201B:
  case 0x2039:
  case 0x203A:
  case 0x2032:
  case 0xB4:
    return '\'';
  case 0x2026:
    return '.';
  case 0xFF08:
    return '(';
  case 0xFF09:
    return ')';
  case 0xFF0C:
  case 0x3001:
    return ',';
  case 0xFF1A:
    return ':';
  case 0xFF1B:
    return ';';
  case 0x3002:
    return '.';
  case 0xB7:
  case 0x2022:
    return '*';
  default:
    return 0;
  }
}

typedef struct {
  gunichar c;
  guint size;
} Character;

static Character character_at(const char *raw, gsize length, gsize at)
{
  guint8 byte = (guint8)raw[at];
  if (byte < 128)
    return (Character){byte, 1};
  gunichar c = g_utf8_get_char_validated(raw + at, (gssize)(length - at));
  if (c == (gunichar)-1 || c == (gunichar)-2)
    return (Character){0xFFFD, 1};
  return (Character){c, (guint)g_utf8_skip[byte]};
}

static gboolean is_word_character(gunichar c)
{
  if (c < 128)
    return g_ascii_isalnum((char)c);
  return c != 0xFFFD && (g_unichar_isalnum(c) || g_unichar_ismark(c));
}

static gboolean is_blank(gunichar c)
{
  return c < 128 ? (c <= 32 || c == 127) : (g_unichar_isspace(c) || c == 0x200B || c == 0xFEFF);
}

gsize token_fold(const char *text, gsize length, char *out, gsize size)
{
  gsize n = 0;
  for (gsize at = 0; at < length && n + 8 < size;) {
    Character ch = character_at(text, length, at);
    at += ch.size;
    if (ch.c < 128) {
      out[n++] = g_ascii_tolower((char)ch.c);
      continue;
    }
    gunichar c = g_unichar_tolower(ch.c), a, b;
    switch (c) {
    case 0xDF:
      out[n++] = 's';
      out[n++] = 's';
      continue;
    case 0xE6:
      out[n++] = 'a';
      out[n++] = 'e';
      continue;
    case 0x153:
      out[n++] = 'o';
      out[n++] = 'e';
      continue;
    case 0xF8:
      out[n++] = 'o';
      continue;
    case 0x142:
      out[n++] = 'l';
      continue;
    case 0x131:
      out[n++] = 'i';
      continue;
    case 0x111:
      out[n++] = 'd';
      continue;
    case 0x2019:
      out[n++] = '\'';
      continue;
    default:
      break;
    }
    if (g_unichar_ismark(c))
      continue;
    while (c >= 128 && g_unichar_decompose(c, &a, &b))
      c = a;
    if (c < 128)
      out[n++] = (char)c;
    else
      n += (gsize)g_unichar_to_utf8(c, out + n);
  }
  out[n] = '\0';
  return n;
}

static gboolean is_roman(const char *folded, gsize length)
{
  if (length < 2 || length > 7)
    return FALSE;
  return strspn(folded, "ivxlc") == length;
}

static TokenShape shape_of_number(const char *folded, gsize length)
{
  switch (length) {
  case 1:
    return SHAPE_DIGIT_1;
  case 2:
    return SHAPE_DIGIT_2;
  case 3:
    return SHAPE_DIGIT_3;
  case 4:
    return (folded[0] == '1' && folded[1] >= '5') || (folded[0] == '2' && folded[1] == '0' && folded[2] < '4')
               ? SHAPE_YEAR
               : SHAPE_DIGIT_4;
  default:
    return SHAPE_DIGIT_MANY;
  }
}

static TokenShape shape_of_letters(const char *raw, gsize length, const char *folded, gsize folded_length)
{
  guint upper = 0, lower = 0, letters = 0;
  gboolean first_upper = FALSE;
  for (gsize at = 0; at < length;) {
    Character ch = character_at(raw, length, at);
    gboolean is_upper = g_unichar_isupper(ch.c);
    if (letters == 0)
      first_upper = is_upper;
    if (g_unichar_isalpha(ch.c))
      letters++;
    upper += is_upper;
    lower += g_unichar_islower(ch.c);
    at += ch.size;
  }
  if (upper == 0 && lower == 0)
    return SHAPE_CASELESS;
  if (lower == 0) {
    if (letters == 1)
      return SHAPE_INITIAL;
    if (is_roman(folded, folded_length))
      return SHAPE_ROMAN;
    return letters <= 3 ? SHAPE_UPPER_SHORT : SHAPE_UPPER;
  }
  if (upper == 0)
    return letters == 1 ? SHAPE_LOWER_ONE : SHAPE_LOWER;
  return first_upper && upper == 1 ? SHAPE_CAPITAL : SHAPE_INNER;
}

static TokenShape shape_of_word(const char *raw, gsize length, const char *folded, gsize folded_length)
{
  gsize digits = 0;
  for (gsize i = 0; i < folded_length; i++)
    digits += g_ascii_isdigit(folded[i]) != 0;
  if (digits == 0)
    return shape_of_letters(raw, length, folded, folded_length);
  if (digits == folded_length)
    return shape_of_number(folded, folded_length);
  gsize head = strspn(folded, "0123456789");
  if (head == digits) {
    if (head == 4 && folded_length == 5 && shape_of_number(folded, 4) == SHAPE_YEAR)
      return SHAPE_YEAR_LETTER;
    return SHAPE_DIGITS_LETTER;
  }
  if (head == 0 && strcspn(folded, "0123456789") == folded_length - digits)
    return SHAPE_LETTER_DIGITS;
  return SHAPE_MIXED;
}

/* Where a DOI or an address that starts at `at` ends; at itself where none starts. */
static gsize address_end(const char *raw, gsize length, gsize at, TokenShape *shape)
{
  const char *p = raw + at;
  gsize left = length - at;
  if (left > 8 && p[0] == '1' && p[1] == '0' && p[2] == '.' && g_ascii_isdigit(p[3]) &&
      g_ascii_isdigit(p[4])) {
    gsize k = 3;
    while (k < left && k < 16 && (g_ascii_isdigit(p[k]) || p[k] == '.'))
      k++;
    if (k >= left || p[k] != '/')
      return at;
    *shape = SHAPE_DOI;
  } else if ((left > 8 &&
              (g_ascii_strncasecmp(p, "http://", 7) == 0 || g_ascii_strncasecmp(p, "https://", 8) == 0)) ||
             (left > 6 &&
              (g_ascii_strncasecmp(p, "ftp://", 6) == 0 || g_ascii_strncasecmp(p, "www.", 4) == 0))) {
    *shape = SHAPE_URL;
  } else {
    return at;
  }
  gsize end = at;
  int depth = 0;
  while (end < length) {
    Character ch = character_at(raw, length, end);
    if (is_blank(ch.c) || ch.c == '<' || ch.c == '>' || ch.c == '"' || ch.c == 0x201D || ch.c == 0xFFFD) {
      /* "<" stands inside old SICI DOIs */
      if (!((ch.c == '<' || ch.c == '>') && *shape == SHAPE_DOI && end + 1 < length && end > at &&
            g_ascii_isalnum(raw[end + 1])))
        break;
    }
    depth += ch.c == '(' ? 1 : 0;
    if (ch.c == ')' && depth-- <= 0)
      break;
    end += ch.size;
  }
  while (end > at && strchr(".,;:'", raw[end - 1]) != NULL)
    end--;
  return end > at + 4 ? end : at;
}

static void token_describe(Token *token, const char *raw)
{
  char folded[256];
  gsize span = token->end - token->start;
  gsize length = token_fold(raw + token->start, MIN(span, 200), folded, sizeof folded);
  token->length = (guint8)MIN(length, 255);
  token->word = token_hash(folded, length);
  if (token->shape == SHAPE_NONE) {
    token->shape = (guint8)shape_of_word(raw + token->start, span, folded, length);
    token->cue = (guint8)token_cue(folded);
  }
  if (token->shape >= SHAPE_DIGIT_1 && token->shape <= SHAPE_DIGIT_MANY && token->shape != SHAPE_YEAR_LETTER)
    token->word = token_hash("0", 1) + token->shape;
  for (guint i = 0; i < 2; i++) {
    gsize n = MIN(length, i + 2);
    token->prefix[i] = token_hash(folded, n);
    token->suffix[i] = token_hash(folded + length - n, n);
  }
}

static gsize word_end(const char *raw, gsize length, gsize at)
{
  while (at < length) {
    Character ch = character_at(raw, length, at);
    if (!is_word_character(ch.c)) {
      gboolean apostrophe = ch.c == '\'' || ch.c == 0x2019;
      if (!apostrophe || at + ch.size >= length)
        break;
      Character next = character_at(raw, length, at + ch.size);
      if (!g_unichar_isalpha(next.c))
        break;
    }
    at += ch.size;
  }
  return at;
}

GArray *tokens_cut(const char *raw, gsize length)
{
  GArray *tokens = g_array_sized_new(FALSE, FALSE, sizeof(Token), (guint)MIN(length / 3 + 8, TOKENS_MAX));
  gboolean space = FALSE;
  for (gsize at = 0; at < length && tokens->len < TOKENS_MAX;) {
    Character ch = character_at(raw, length, at);
    if (is_blank(ch.c)) {
      space = TRUE;
      at += ch.size;
      continue;
    }
    Token token = {.start = (guint32)at, .space_before = space};
    space = FALSE;
    TokenShape shape = SHAPE_NONE;
    gsize end = address_end(raw, length, at, &shape);
    if (end > at) {
      token.shape = (guint8)shape;
      token.end = (guint32)end;
      token_describe(&token, raw);
      token.word = token_hash("@", 1) + shape;
    } else if (is_word_character(ch.c)) {
      token.end = (guint32)word_end(raw, length, at);
      token_describe(&token, raw);
    } else {
      char class = token_punctuation_class(ch.c);
      token.end = (guint32)(at + ch.size);
      token.shape = (guint8)(SHAPE_PUNCTUATION + (class == 0 ? 127 : class));
      token.word = token_hash("!", 1) + token.shape;
      token.length = 1;
      if (ch.c == '&')
        token.cue = CUE_AND;
    }
    at = token.end;
    g_array_append_val(tokens, token);
  }
  return tokens;
}
