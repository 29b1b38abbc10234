#include "corpus/citation/measure_value.h"

#include "corpus/base/regex.h"

#include <stdlib.h>
#include <string.h>

static gboolean is_dash(gunichar c)
{
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

/* NFKC, one kind of dash, lower case, no soft hyphens. */
static char *value_base(const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_autofree char *normal = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_new(NULL);
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c != 0xAD)
      g_string_append_unichar(out, is_dash(c) ? '-' : g_unichar_tolower(c));
  }
  return g_string_free(out, FALSE);
}

static gboolean is_kept(gunichar c)
{
  GUnicodeType type = g_unichar_type(c);
  return g_unichar_isalnum(c) || type == G_UNICODE_OTHER_NUMBER || type == G_UNICODE_LETTER_NUMBER ||
         type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_SPACING_MARK;
}

char *value_letters(const char *text)
{
  g_autofree char *base = value_base(text);
  GString *out = g_string_new(NULL);
  for (const char *p = base; *p != '\0'; p = g_utf8_next_char(p))
    if (is_kept(g_utf8_get_char(p)))
      g_string_append_unichar(out, g_utf8_get_char(p));
  return g_string_free(out, FALSE);
}

/* Every match replaced. */
static char *replaced(const Regex *regex, const char *text, const char *with)
{
  GString *out = g_string_new(NULL);
  gsize length = strlen(text), at = 0;
  Span match;
  while (at <= length && regex_find(regex, text, length, at, &match, 1)) {
    g_string_append_len(out, text + at, (gssize)(match.start - at));
    g_string_append(out, with);
    at = match.end;
    if (match.end == match.start) {
      if (at >= length)
        break;
      gsize step = (gsize)g_utf8_skip[(guint8)text[at]];
      g_string_append_len(out, text + at, (gssize)step);
      at += step;
    }
  }
  if (at < length)
    g_string_append(out, text + at);
  return g_string_free(out, FALSE);
}

static void strip_end(char *text, const char *marks)
{
  gsize length = strlen(text);
  while (length > 0 && strchr(marks, text[length - 1]) != NULL)
    text[--length] = '\0';
}

/* A number without its leading zeros, as int() of it prints. */
static const char *plain_number(const char *digits)
{
  while (digits[0] == '0' && digits[1] != '\0')
    digits++;
  return digits;
}

static char *range_of(const char *text, const Span *g)
{
  char *part[7];
  for (guint i = 1; i < 7; i++)
    part[i] = g_strndup(text + g[i].start, g[i].end - g[i].start);
  gsize first = strlen(part[2]), last = strlen(part[5]);
  if (last < first) {
    char *full = g_strdup_printf("%.*s%s", (int)(first - last), part[2], part[5]);
    g_free(part[5]);
    part[5] = full;
  }
  char *value;
  if (strcmp(part[2], part[5]) == 0 && *part[3] == '\0' && *part[6] == '\0')
    value = g_strconcat(part[1], part[2], NULL);
  else
    value = g_strconcat(part[1], plain_number(part[2]), part[3], "-", plain_number(part[5]), part[6], NULL);
  for (guint i = 1; i < 7; i++)
    g_free(part[i]);
  return value;
}

char *value_pages(const char *text)
{
  static const Regex *words, *others, *to, *dashes, *range, *single;
  regex_once(&words, "\\b (pages?|pp?|pgs?|s|seiten?|ss) \\b \\.?", REGEX_DEFAULT);
  regex_once(&others, "[^\\w\\-]+", REGEX_DEFAULT);
  regex_once(&to, "\\w \\s+ to \\s+ \\w", REGEX_DEFAULT);
  regex_once(&dashes, "-+", REGEX_DEFAULT);
  regex_once(&range, "([a-z]*) (\\d+) ([a-z]*) - ([a-z]*) (\\d+) ([a-z]*) \\z", REGEX_DEFAULT);
  regex_once(&single, "(\\d+) (f+|sq+)? \\z", REGEX_DEFAULT);
  g_autofree char *base = value_base(text);
  g_autofree char *bare = replaced(words, base, "");
  g_autofree char *joined = replaced(others, bare, regex_find(to, bare, strlen(bare), 0, NULL, 0) ? "-" : "");
  g_autofree char *value = replaced(dashes, joined, "-");
  strip_end(value, "-_");
  memmove(value, value + strspn(value, "-_"), strlen(value + strspn(value, "-_")) + 1);
  Span groups[7];
  if (regex_match_at(range, value, strlen(value), 0, groups, 7))
    return range_of(value, groups);
  if (regex_match_at(single, value, strlen(value), 0, groups, 2)) {
    g_autofree char *digits = g_strndup(value, groups[1].end);
    return g_strdup(plain_number(digits));
  }
  return g_steal_pointer(&value);
}

char *value_year(const char *text)
{
  static const Regex *year;
  regex_once(&year, "(?<!\\d) (1[4-9]\\d\\d | 20\\d\\d) (?!\\d)", REGEX_DEFAULT);
  g_autofree char *base = value_base(text);
  Span match;
  if (regex_find(year, base, strlen(base), 0, &match, 1))
    return g_strndup(base + match.start, match.end - match.start);
  return value_letters(text);
}

char *value_doi(const char *text)
{
  static const Regex *doi;
  regex_once(&doi, "10\\. \\d{4,9} / \\S+", REGEX_DEFAULT);
  g_autofree char *base = value_base(text);
  g_strstrip(base);
  Span match;
  char *value = regex_find(doi, base, strlen(base), 0, &match, 1)
                    ? g_strndup(base + match.start, match.end - match.start)
                    : g_strdup(base);
  strip_end(value, ".,;)");
  return value;
}

char *value_url(const char *text)
{
  static const Regex *blanks, *start;
  regex_once(&blanks, "\\s+", REGEX_DEFAULT);
  regex_once(&start, "\\A <? (url:)? (https?|ftp) ://", REGEX_DEFAULT);
  g_autofree char *base = value_base(text);
  g_autofree char *joined = replaced(blanks, base, "");
  char *value = replaced(start, joined, "");
  strip_end(value, "/.,;>)");
  return value;
}

static char *with_and(const char *text)
{
  static const Regex *ampersand;
  regex_once(&ampersand, "&", REGEX_DEFAULT);
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  return replaced(ampersand, valid, "and");
}

char *value_container(const char *text)
{
  static const Regex *in, *the;
  regex_once(&in, "\\A in \\s* [:.]? \\s+", REGEX_DEFAULT);
  regex_once(&the, "\\A the \\s+", REGEX_DEFAULT);
  g_autofree char *base = value_base(text);
  g_strstrip(base);
  g_autofree char *one = replaced(in, base, "");
  g_autofree char *two = replaced(the, one, "");
  g_autofree char *three = with_and(two);
  return value_letters(three);
}

char *value_number(const char *text)
{
  static const Regex *cue;
  regex_once(&cue, "\\A (vol(ume)?|no|nr|bd|band|heft|jg|issue)", REGEX_DEFAULT);
  g_autofree char *letters = value_letters(text);
  g_autofree char *bare = replaced(cue, letters, "");
  return g_strdup(bare + strspn(bare, "0"));
}

char *value_edition(const char *text)
{
  static const Regex *words;
  regex_once(&words, "(st|nd|rd|th|edition|edn|ed|aufl(age)?|éd)", REGEX_DEFAULT);
  g_autofree char *letters = value_letters(text);
  return replaced(words, letters, "");
}

char *value_title(const char *text)
{
  g_autofree char *joined = with_and(text);
  return value_letters(joined);
}

char *value_numbers(const char *text)
{
  g_autofree char *base = value_base(text);
  GString *out = g_string_new(NULL);
  gboolean inside = FALSE;
  for (const char *p = base; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isdigit(c)) {
      if (!inside && out->len > 0)
        g_string_append_c(out, ' ');
      g_string_append_unichar(out, c);
    }
    inside = g_unichar_isdigit(c);
  }
  return g_string_free(out, FALSE);
}

char *value_without_joiners(const char *text)
{
  static const Regex *one, *joiners;
  regex_once(&one, "(?<=\\s) [ey] (?=\\s)", REGEX_DEFAULT);
  regex_once(&joiners,
             "\\b (et\\.?\\s*al | et\\s+coll | u\\.\\s*a | and\\s+others) \\b \\.?"
             "| (?<! [.\\w]) (and|und|et|eds?|editors?|edited\\ by|hrsg|hg|with) (?!\\w) \\.? | & | …",
             REGEX_CASELESS);
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_autofree char *without = replaced(one, valid, " ");
  return replaced(joiners, without, " ");
}

static int by_character(const void *a, const void *b)
{
  gunichar x = *(const gunichar *)a, y = *(const gunichar *)b;
  return x < y ? -1 : x > y;
}

char *value_bag(const char *text)
{
  g_autofree char *base = value_base(text);
  glong length;
  g_autofree gunichar *all = g_utf8_to_ucs4_fast(base, -1, &length);
  glong kept = 0;
  for (glong i = 0; i < length; i++)
    if (g_unichar_isalpha(all[i]))
      all[kept++] = all[i];
  if (kept > 0)
    qsort(all, (size_t)kept, sizeof *all, by_character);
  return g_ucs4_to_utf8(all, kept, NULL, NULL, NULL);
}
