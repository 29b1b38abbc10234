#include "corpus/text/chars.h"

#include <string.h>

gboolean char_is_blank(gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r');
  return g_unichar_isspace(c) || c == 0x200b || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == 0x85;
}

gboolean char_is_hyphen(gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0xad;
}

gboolean char_is_note_mark(gunichar c)
{
  return c == '*' || c == 0x2020 || c == 0x2021 || c == 0xa7 || c == 0xb6 || c == 0xb9 || c == 0xb2 ||
         c == 0xb3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

gunichar char_before(const char *text, gsize start, gsize offset, gsize *at)
{
  if (offset <= start) {
    if (at != NULL)
      *at = start;
    return 0;
  }
  gsize i = offset - 1;
  while (i > start && (text[i] & 0xc0) == 0x80)
    i--;
  if (at != NULL)
    *at = i;
  return g_utf8_get_char(text + i);
}

Span span_trim(const char *text, Span span)
{
  while (span.start < span.end && char_is_blank(g_utf8_get_char(text + span.start)))
    span.start += (gsize)(g_utf8_next_char(text + span.start) - (text + span.start));
  gsize at = 0;
  while (span.end > span.start && char_is_blank(char_before(text, span.start, span.end, &at)))
    span.end = at;
  return span;
}

gunichar span_first_char(const char *text, Span span)
{
  return span.start < span.end ? g_utf8_get_char(text + span.start) : 0;
}

gunichar span_last_char(const char *text, Span span)
{
  return char_before(text, span.start, span.end, NULL);
}

SpanCount span_count(const char *text, Span span)
{
  SpanCount count = {0};
  guint word_letters = 0;
  gboolean in_word = FALSE;
  gboolean word_lower = FALSE;
  gboolean bracket = FALSE;
  guint blanks = 0;
  gunichar last = 0;
  for (gsize i = span.start; i < span.end;) {
    gunichar c = g_utf8_get_char(text + i);
    i += (gsize)(g_utf8_next_char(text + i) - (text + i));
    count.columns++;
    if (char_is_blank(c)) {
      count.stops +=
          blanks == 0 && (last == '?' || last == '!' || (last == '.' && (word_letters >= 3 || bracket)));
      blanks++;
      count.gaps += blanks == 2 || (c == '\t' && blanks == 1);
      count.tabs += c == '\t';
      count.long_lower += in_word && word_lower && word_letters >= 4;
      in_word = FALSE;
      last = c;
      continue;
    }
    blanks = 0;
    gboolean alpha = g_unichar_isalpha(c);
    gboolean upper = alpha && g_unichar_isupper(c);
    if (!in_word) {
      count.words++;
      count.capitals += upper;
      word_lower = alpha && !upper;
      word_letters = 0;
      in_word = TRUE;
    }
    word_letters += alpha;
    bracket = c == '.' ? bracket : c == ']' || c == ')' || (g_unichar_isdigit(c) && count.words > 1);
    count.letters += alpha;
    count.upper += upper;
    count.digits += g_unichar_isdigit(c);
    last = c;
  }
  count.long_lower += in_word && word_lower && word_letters >= 4;
  return count;
}

static gboolean is_closing(gunichar c)
{
  return c == ')' || c == ']' || c == '}' || c == '"' || c == '\'' || c == 0x201d || c == 0x2019 ||
         c == 0xbb || c == 0x203a || c == 0x201c;
}

/* Abbreviations after whose stop a sentence goes on nearly always. */
static const char *const open_abbreviations[] = {"al", "fig", "figs", "vs",   "cf", "e.g",    "i.e",  "eg",
                                                 "ie", "dr",  "mr",   "mrs",  "ms", "prof",   "st",   "no",
                                                 "eq", "eqs", "ref",  "refs", "ca", "approx", "resp", "viz"};

/* The word that ends at end (exclusive) is one of them, or a single capital: an initial. */
static gboolean ends_with_abbreviation(const char *text, gsize start, gsize end)
{
  gsize begin = end;
  while (begin > start && (g_ascii_isalpha(text[begin - 1]) || (text[begin - 1] == '.' && begin < end)))
    begin--;
  gsize length = end - begin;
  if (length == 1 && g_ascii_isupper(text[begin]))
    return begin > start && text[begin - 1] == ' ';
  for (guint i = 0; i < G_N_ELEMENTS(open_abbreviations); i++)
    if (strlen(open_abbreviations[i]) == length &&
        g_ascii_strncasecmp(text + begin, open_abbreviations[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Back over one "[12]" or "(Smith, 2001)"-like bracket at the end; gives the offset before it, or end. */
static gsize skip_bracket_back(const char *text, gsize start, gsize end)
{
  if (end == start || text[end - 1] != ']')
    return end;
  for (gsize i = end - 1; i > start && end - i < 64; i--)
    if (text[i - 1] == '[')
      return i - 1;
  return end;
}

gboolean span_ends_sentence(const char *text, Span span)
{
  span = span_trim(text, span);
  gsize end = span.end;
  for (guint turn = 0; turn < 16 && end > span.start; turn++) {
    gsize at = end;
    gunichar c = char_before(text, span.start, end, &at);
    if (c == '.')
      return !ends_with_abbreviation(text, span.start, at);
    if (c == '?' || c == '!' || c == ':' || c == 0x2026 || c == 0x3002 || c == 0xff1f || c == 0xff01)
      return TRUE;
    gsize bracket = skip_bracket_back(text, span.start, end);
    if (bracket < end) {
      end = bracket;
      continue;
    }
    /* A note number set against the stop: "done.12", "done.¹", "done.4,5". */
    if (is_closing(c) || char_is_note_mark(c) || (g_unichar_isdigit(c) && turn < 8) ||
        (c == ',' && turn > 0) || (c == '-' && turn > 0) || (c == 0x2013 && turn > 0) || char_is_blank(c)) {
      end = at;
      continue;
    }
    return FALSE;
  }
  return FALSE;
}

/* A bracket closes near the start that none opened: what opened it stands before. */
static gboolean closes_unopened(const char *text, Span span)
{
  gsize end = MIN(span.end, span.start + 80);
  for (gsize i = span.start; i < end; i++) {
    if (text[i] == '(')
      return FALSE;
    if (text[i] == ')')
      return i > span.start + 12;
  }
  return FALSE;
}

gboolean span_starts_inside(const char *text, Span span)
{
  span = span_trim(text, span);
  if (closes_unopened(text, span))
    return TRUE;
  gunichar c = span_first_char(text, span);
  if (g_unichar_islower(c))
    return TRUE;
  if (c == '[' && span.end - span.start > 1 && g_ascii_isdigit(text[span.start + 1]))
    return TRUE;
  return c == ',' || c == ';' || c == ')' || c == '%' || c == 0x2013 || c == '&' || c == ']';
}

gboolean span_starts_with(const char *text, Span span, const char *phrase)
{
  gsize length = strlen(phrase);
  if (span.end - span.start < length || g_ascii_strncasecmp(text + span.start, phrase, length) != 0)
    return FALSE;
  return span.end - span.start == length || !g_unichar_isalnum(g_utf8_get_char(text + span.start + length));
}

gboolean span_contains(const char *text, Span span, const char *needle)
{
  gsize length = strlen(needle);
  for (gsize i = span.start; i + length <= span.end; i++)
    if (g_ascii_strncasecmp(text + i, needle, length) == 0)
      return TRUE;
  return FALSE;
}
