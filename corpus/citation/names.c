#include "corpus/citation/names.h"

#include "corpus/citation/fold.h"

#include <string.h>

enum { NAMES_BYTES = 1500, NAMES_MAX = 40, WORDS_MAX = 4 };

typedef struct {
  const char *text;
  gsize length;
} Scan;

static gunichar char_at(const Scan *scan, gsize i)
{
  return i < scan->length ? g_utf8_get_char(scan->text + i) : 0;
}

static gsize skip_blank(const Scan *scan, gsize i)
{
  for (;;) {
    gunichar c = char_at(scan, i);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
      i++;
    else if (c == 0xa0 || c == 0x2009 || c == 0x202f)
      i += (gsize)g_unichar_to_utf8(c, NULL);
    else
      return i;
  }
}

static gboolean is_joint(gunichar c)
{
  return c == '-' || c == '\'' || c == 0x2019 || c == 0x2010 || c == 0x2011 || c == 0x2bc || c == 0xb4;
}

/* End of the word at i: letters with single hyphens and apostrophes between them. */
static gsize word_end(const Scan *scan, gsize i)
{
  gsize end = i;
  while (i < scan->length) {
    gunichar c = char_at(scan, i);
    gsize next = i + (gsize)g_unichar_to_utf8(c, NULL);
    if (g_unichar_isalpha(c) || g_unichar_ismark(c))
      end = next;
    else if (!is_joint(c) || end != i || i == 0)
      break;
    i = next;
  }
  return end;
}

static gboolean word_is(const Scan *scan, gsize start, gsize end, const char *word)
{
  gsize n = strlen(word);
  return end - start == n && g_ascii_strncasecmp(scan->text + start, word, n) == 0;
}

/* Initials: capitals, each with its point or none, joined by blanks or hyphens: "T. J.", "TJ", "J.-P.". Gives
 * the end, start where there are none. */
static gsize initials_end(const Scan *scan, gsize start)
{
  gsize i = start;
  gsize end = start;
  guint letters = 0;
  while (letters < 6) {
    gsize at = skip_blank(scan, i);
    gunichar c = char_at(scan, at);
    if (letters > 0 && is_joint(c)) {
      at += (gsize)g_unichar_to_utf8(c, NULL);
      c = char_at(scan, at);
    }
    if (!g_unichar_isupper(c) || (at > i && letters > 0 && scan->text[i - 1] != '.'))
      break;
    gsize next = at + (gsize)g_unichar_to_utf8(c, NULL);
    gunichar after = char_at(scan, next);
    if (g_unichar_islower(after)) {
      /* "Yu." and "Ch.", but no word */
      gsize low = next + (gsize)g_unichar_to_utf8(after, NULL);
      if (char_at(scan, low) != '.' || letters == 0)
        break;
      next = low;
      after = '.';
    }
    if (letters > 0 && at > i && after != '.' && !is_joint(char_at(scan, i)))
      break; /* "Obi A. A title" */
    letters++;
    i = next + (after == '.');
    end = i;
    if (after != '.' && !g_unichar_isupper(after) && !is_joint(after))
      break;
  }
  return end;
}

/* Whether what follows an initial or a surname may follow a name. */
static gboolean name_may_end(const Scan *scan, gsize i)
{
  gunichar direct = char_at(scan, i);
  if (i > 0 && scan->text[i - 1] == '.' && direct != ':')
    return TRUE;
  gsize at = skip_blank(scan, i);
  gunichar c = char_at(scan, at);
  if (c == 0 || c == ',' || c == ';' || c == '&' || c == '(' || c == '.' || c == '[' ||
      g_unichar_isdigit(c) || c == 0x2026)
    return TRUE;
  gsize end = word_end(scan, at);
  return at > i &&
         (word_is(scan, at, end, "and") || word_is(scan, at, end, "et") || word_is(scan, at, end, "und") ||
          word_is(scan, at, end, "y") || word_is(scan, at, end, "e") || word_is(scan, at, end, "en"));
}

/* The family name at start: up to four words of which the last begins with a capital. Gives its end; start
 * where there is none. */
static gsize family_end(const Scan *scan, gsize start)
{
  gsize i = start;
  gsize end = start;
  for (guint words = 0; words < WORDS_MAX; words++) {
    gsize at = words == 0 ? i : skip_blank(scan, i);
    gsize stop = word_end(scan, at);
    if (stop == at)
      break;
    gboolean capital = g_unichar_isupper(char_at(scan, at));
    gboolean apostrophe_capital = stop > at + 2 && scan->text[at + 1] == '\'';
    if (!capital && !apostrophe_capital && !name_is_particle(scan->text + at, stop - at))
      break;
    if (words > 0 && capital && initials_end(scan, at) >= stop)
      break;
    if (capital || apostrophe_capital)
      end = stop;
    i = stop;
    if (char_at(scan, stop) == ',' || char_at(scan, stop) == '.')
      break;
  }
  return end;
}

static gboolean word_is_upper(const Scan *scan, gsize start, gsize end)
{
  for (gsize i = start; i < end;) {
    gunichar c = char_at(scan, i);
    if (!g_unichar_isupper(c))
      return FALSE;
    i += (gsize)g_unichar_to_utf8(c, NULL);
  }
  return TRUE;
}

static gsize suffix_end(const Scan *scan, gsize i)
{
  gsize at = skip_blank(scan, i);
  if (char_at(scan, at) == ',')
    at = skip_blank(scan, at + 1);
  gsize stop = word_end(scan, at);
  if (word_is(scan, at, stop, "jr") || word_is(scan, at, stop, "sr") || word_is(scan, at, stop, "ii") ||
      word_is(scan, at, stop, "iii"))
    return stop + (char_at(scan, stop) == '.');
  return i;
}

/* One name at start; gives its end and where the family name stands; start where there is none. */
static gsize name_end(const Scan *scan, gsize start, gboolean *inverted, gsize *family, gsize *family_stop)
{
  gsize stop = family_end(scan, start);
  gsize given;
  if (stop > start) {
    gsize at = skip_blank(scan, stop);
    gboolean comma = char_at(scan, at) == ',';
    if (comma)
      at = skip_blank(scan, at + 1);
    given = initials_end(scan, at);
    /* "WORLD BANK." is no Mr World */
    gboolean shouted = !comma && given > at + 2 && stop > start + 3 && word_is_upper(scan, start, stop) &&
                       word_is_upper(scan, at, given);
    if (given > at && !shouted && name_may_end(scan, given)) {
      *inverted = TRUE;
      *family = start;
      *family_stop = stop;
      return suffix_end(scan, given);
    }
    /* "Smith, John" or "SMITH, John A." */
    gsize word = word_end(scan, at);
    if (comma && word > at + 2 && g_unichar_isupper(char_at(scan, at)) &&
        g_unichar_islower(char_at(scan, at + 1))) {
      gsize after = initials_end(scan, skip_blank(scan, word));
      gsize end = after > skip_blank(scan, word) ? after : word;
      gunichar next = char_at(scan, skip_blank(scan, end));
      if (next == '.' || next == ';' || next == '(' || (next == ',' && after > word) ||
          g_unichar_isdigit(next)) {
        *inverted = TRUE;
        *family = start;
        *family_stop = stop;
        return end;
      }
    }
  }
  given = initials_end(scan, start);
  if (given > start && scan->text[given - 1] == '.') {
    gsize at = skip_blank(scan, given);
    stop = family_end(scan, at);
    if (stop > at && name_may_end(scan, stop)) {
      *inverted = FALSE;
      *family = at;
      *family_stop = stop;
      return suffix_end(scan, stop);
    }
  }
  return start;
}

/* What may stand between two names; gives the place after it, i where nothing does. */
static gsize separator_end(const Scan *scan, gsize i)
{
  gsize at = skip_blank(scan, i);
  gboolean any = FALSE;
  for (guint k = 0; k < 8; k++) {
    gunichar c = char_at(scan, at);
    gsize stop = word_end(scan, at);
    if (c == ',' || c == ';' || c == '&' || c == '.' || c == 0x2026)
      at += (gsize)g_unichar_to_utf8(c, NULL);
    else if (stop > at && (word_is(scan, at, stop, "and") || word_is(scan, at, stop, "und") ||
                           word_is(scan, at, stop, "y") || word_is(scan, at, stop, "e") ||
                           word_is(scan, at, stop, "et") || word_is(scan, at, stop, "en")))
      at = stop;
    else
      break;
    any = TRUE;
    at = skip_blank(scan, at);
  }
  return any ? at : i;
}

NameRun names_read(const char *text, gsize length, GPtrArray *families)
{
  Scan scan = {text, MIN(length, (gsize)NAMES_BYTES)};
  while (scan.length < length && scan.length > 0 && ((guchar)text[scan.length] & 0xc0) == 0x80)
    scan.length--;
  NameRun run = {0, 0, FALSE, FALSE};
  gsize i = skip_blank(&scan, 0);
  while (run.n < NAMES_MAX) {
    gsize family;
    gsize family_stop;
    gboolean inverted;
    gsize stop = name_end(&scan, i, &inverted, &family, &family_stop);
    if (stop == i)
      break;
    if (families != NULL)
      g_ptr_array_add(families, name_key(text + family, (gssize)(family_stop - family)));
    if (run.n == 0)
      run.inverted = inverted;
    run.n++;
    run.end = stop;
    gsize next = separator_end(&scan, stop);
    if (next == stop && stop > 0 && text[stop - 1] == '.')
      break;
    gsize word = word_end(&scan, next);
    if (word_is(&scan, next, word, "al") || word_is(&scan, next, word, "others")) {
      run.et_al = TRUE;
      run.end = word + (char_at(&scan, word) == '.');
      break;
    }
    if (next == stop)
      break;
    i = next;
  }
  return run;
}

int year_at(const char *text, gsize length, gsize i)
{
  if (i + 4 > length || (i > 0 && g_ascii_isdigit(text[i - 1])) ||
      (i + 4 < length && g_ascii_isdigit(text[i + 4])))
    return 0;
  int year = 0;
  for (gsize k = i; k < i + 4; k++) {
    if (!g_ascii_isdigit(text[k]))
      return 0;
    year = year * 10 + (text[k] - '0');
  }
  return year >= 1500 && year <= 2099 ? year : 0;
}

gssize year_find(const char *text, gsize length, gsize from)
{
  gboolean in_link = FALSE;
  for (gsize i = from; i < length; i++) {
    char c = text[i];
    if (c == ' ' || c == '\n' || c == '\t')
      in_link = FALSE;
    else if ((c == '/' && i > 0 && text[i - 1] != ' ') ||
             (c == '.' && i > 1 && text[i - 1] == '0' && text[i - 2] == '1'))
      in_link = TRUE;
    if (!in_link && g_ascii_isdigit(c) && year_at(text, length, i) != 0)
      return (gssize)i;
  }
  return -1;
}
