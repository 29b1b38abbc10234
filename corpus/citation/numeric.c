/* Numeric citations in brackets and parentheses: "[1-3]", "[3, 12]", "[1]-[3]", "(68, 70)". */
#include "corpus/base/limits.h"
#include "corpus/citation/found.h"

#include <string.h>

enum { BRACKET_BYTES = 300, NUMBER_DIGITS = 4 };

/* Length of the dash at i ("-", "–", "−", "‐", "‑"), 0 none; a long dash makes no range. */
static gsize dash_length(const char *text, gsize i, gsize end)
{
  if (i < end && text[i] == '-')
    return i + 1 < end && text[i + 1] == '-' ? 2 : 1;
  if (i + 3 > end || (guchar)text[i] != 0xe2)
    return 0;
  gunichar c = g_utf8_get_char(text + i);
  return (c >= 0x2010 && c <= 0x2013) || c == 0x2212 ? 3 : 0;
}

static gsize blanks_skip(const char *text, gsize i, gsize end)
{
  while (i < end && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t'))
    i++;
  return i;
}

static gsize number_read(const char *text, gsize i, gsize end, guint *value)
{
  gsize start = i;
  *value = 0;
  while (i < end && i - start < NUMBER_DIGITS && g_ascii_isdigit(text[i]))
    *value = *value * 10 + (guint)(text[i++] - '0');
  gboolean good = i > start && text[start] != '0' && !(i < end && g_ascii_isdigit(text[i]));
  return good ? i : start;
}

static void add_range(GArray *numbers, guint from, guint to)
{
  for (guint n = from; n <= to && numbers->len < LIMIT_CITATION_NUMBERS; n++)
    g_array_append_val(numbers, n);
}

gsize numbers_read(const char *text, gsize i, gsize end, NumbersForm form, GArray *numbers)
{
  gsize start = i;
  gsize done = i;
  for (;;) {
    guint from;
    gsize stop = number_read(text, i, end, &from);
    if (stop == i)
      return done > start ? done : start;
    guint to = from;
    gsize at = form == NUMBERS_PLAIN ? blanks_skip(text, stop, end) : stop;
    gsize dash = dash_length(text, at, end);
    if (dash > 0) {
      gsize second = form == NUMBERS_PLAIN ? blanks_skip(text, at + dash, end) : at + dash;
      gsize after = number_read(text, second, end, &to);
      if (after > second && to <= from)
        return start;
      if (after > second)
        stop = after;
      to = MAX(to, from);
    }
    add_range(numbers, from, to);
    done = stop;
    at = form == NUMBERS_PLAIN ? blanks_skip(text, stop, end) : stop;
    if (at < end && (text[at] == ',' || (text[at] == ';' && form == NUMBERS_PLAIN)))
      i = form == NUMBERS_TIGHT ? at + 1 : blanks_skip(text, at + 1, end);
    else if (form == NUMBERS_SPREAD && at + 1 < end && text[at] == ' ' && g_ascii_isdigit(text[at + 1]))
      i = at + 1;
    else if (form == NUMBERS_PLAIN && at + 4 < end && strncmp(text + at, "and ", 4) == 0)
      i = at + 4;
    else
      return done;
  }
}

/* "see", "e.g.,", "cf.", "reviewed in", "refs." before the numbers: the place after them. */
static gsize prefix_skip(const char *text, gsize i, gsize end)
{
  static const char *const prefixes[] = {
      "see also", "see",  "e.g.",       "eg",          "cf.",   "cf",         "reviewed in", "refs.",
      "refs",     "ref.", "ref",        "for example", "i.e.",  "for review", "for reviews", "vgl.",
      "siehe",    "also", "references", "reference",   "as in", "in",         "viz."};
  for (guint round = 0; round < 3; round++) {
    i = blanks_skip(text, i, end);
    if (i >= end || !g_ascii_isalpha(text[i]))
      return i;
    for (guint k = 0; k < G_N_ELEMENTS(prefixes); k++) {
      gsize n = strlen(prefixes[k]);
      if (i + n < end && g_ascii_strncasecmp(text + i, prefixes[k], n) == 0 &&
          !g_ascii_isalpha(text[i + n])) {
        i += n;
        while (i < end && (text[i] == ',' || text[i] == ':' || text[i] == '.' || text[i] == ' '))
          i++;
        break;
      }
    }
  }
  return i;
}

/* A locator after the numbers ("p. 12", "Theorem 2", "chap. 3"): the place before the closing bracket. */
static gsize locator_skip(const char *text, gsize i, gsize end)
{
  static const char *const marks[] = {"p.",
                                      "pp.",
                                      "p ",
                                      "S.",
                                      "chap",
                                      "ch.",
                                      "Chap",
                                      "Theorem",
                                      "Table",
                                      "Fig",
                                      "Sec",
                                      "sec",
                                      "Section",
                                      "Lemma",
                                      "and references therein",
                                      "references therein",
                                      "vol",
                                      "Prop",
                                      "Appendix",
                                      "supplement"};
  gsize at = blanks_skip(text, i, end);
  if (at < end && (text[at] == ',' || text[at] == ':' || text[at] == ';'))
    at = blanks_skip(text, at + 1, end);
  for (guint k = 0; k < G_N_ELEMENTS(marks); k++)
    if (at + strlen(marks[k]) < end && strncmp(text + at, marks[k], strlen(marks[k])) == 0)
      return end;
  return i;
}

/* Words before a number in parentheses that make it something else. */
static gboolean counts_something(const char *text, Span span, gsize open, gsize close)
{
  gsize start = span.start;
  gsize limit = span.end;
  static const char *const words[] = {
      "table",    "tables",    "figure",    "figures", "fig",      "figs",       "eq",      "eqs",
      "equation", "equations", "section",   "chapter", "appendix", "phase",      "step",    "type",
      "model",    "formula",   "case",      "item",    "question", "hypothesis", "grade",   "stage",
      "no",       "number",    "n",         "box",     "scheme",   "group",      "version", "level",
      "part",     "theorem",   "condition", "factor",  "eqn",      "eqns"};
  gsize end = open;
  while (end > start && (text[end - 1] == ' ' || text[end - 1] == '.'))
    end--;
  gsize word = end;
  while (word > start && g_ascii_isalpha(text[word - 1]))
    word--;
  if (word == end) {
    /* "12 (40) of": a count with its share; "position 37 (22)." cites */
    gsize digits = end;
    while (digits > start && g_ascii_isdigit(text[digits - 1]))
      digits--;
    gboolean bare = digits < end && (digits == start || text[digits - 1] == ' ' || text[digits - 1] == '/');
    return bare && text[open - 1] != '.' &&
           (close + 1 >= limit || strchr(".,;:)", text[close + 1]) == NULL) &&
           !(close + 2 < limit && text[close + 1] == ' ' && text[close + 2] == '(');
  }
  for (guint k = 0; k < G_N_ELEMENTS(words); k++)
    if (strlen(words[k]) == end - word && g_ascii_strncasecmp(text + word, words[k], end - word) == 0)
      return TRUE;
  return FALSE;
}

/* "(1) first; (2) second": a number that opens what follows, not one that closes what stands before. */
static gboolean enumerates(const char *text, Span span, gsize open, gsize close)
{
  gsize before = open;
  while (before > span.start && (text[before - 1] == ' ' || text[before - 1] == '\n'))
    before--;
  gsize after = blanks_skip(text, close + 1, span.end);
  gboolean word_follows =
      after > close + 1 && after < span.end && (g_ascii_isalpha(text[after]) || (guchar)text[after] > 0x7f);
  if (before == span.start)
    return word_follows;
  char c = text[before - 1];
  if (!word_follows)
    return FALSE;
  if (c == ':' || c == ';' ||
      (c == '.' && !(before > span.start + 3 && strncmp(text + before - 3, "al.", 3) == 0)))
    return TRUE;
  if (c == ',')
    return TRUE;
  static const char *const openers[] = {" and",  " or",     " are",     " by",       " on",        " to",
                                        " of",   " that",   " were",    " was",      " is",        " as",
                                        " for",  " the",    " include", " included", " including", " with",
                                        " both", " either", " from",    " namely",   " following"};
  for (guint k = 0; k < G_N_ELEMENTS(openers); k++) {
    gsize n = strlen(openers[k]);
    if (before >= span.start + n && g_ascii_strncasecmp(text + before - n, openers[k], n) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean numbers_are_known(const LinkIndex *index, const GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    if (link_index_has_number(index, g_array_index(numbers, guint, i)))
      return TRUE;
  return FALSE;
}

/* A number that no list reaches: a year, a count. */
static gboolean numbers_are_wild(const LinkIndex *index, const GArray *numbers)
{
  guint size = link_index_size(index);
  guint most = size > 0 ? MAX(size + size / 2, size + 20) : 999;
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index(numbers, guint, i) > most)
      return TRUE;
  return numbers->len == 0;
}

/* The brackets that begin at open: sets the span inside, numbers, and the place after the closing one. */
static gboolean bracket_read(const char *text, Span span, gsize open, Span *inside, gsize *after,
                             GArray *numbers)
{
  char closing = text[open] == '[' ? ']' : ')';
  gsize limit = MIN(span.end, open + BRACKET_BYTES);
  gsize first = prefix_skip(text, open + 1, limit);
  gsize end = numbers_read(text, first, limit, NUMBERS_PLAIN, numbers);
  if (end == first)
    return FALSE;
  gsize close = blanks_skip(text, end, limit);
  if (close < limit && text[close] == '\\')
    close++;
  if (close >= limit || text[close] != closing) {
    const char *found = memchr(text + end, closing, limit - end);
    if (found == NULL)
      return FALSE;
    close = (gsize)(found - text);
    if (locator_skip(text, end, close) != close)
      return FALSE;
    end = close;
  }
  *inside = (Span){first, end};
  *after = close + 1;
  return TRUE;
}

/* "[1]-[3]": a second bracket that ends a range. */
static void range_of_brackets(const char *text, Span span, char open, Span *inside, gsize *after,
                              GArray *numbers)
{
  if (numbers->len != 1)
    return;
  gsize at = blanks_skip(text, *after, span.end);
  gsize dash = dash_length(text, at, span.end);
  if (dash == 0)
    return;
  at = blanks_skip(text, at + dash, span.end);
  if (at >= span.end || text[at] != open)
    return;
  g_autoptr(GArray) more = g_array_new(FALSE, FALSE, sizeof(guint));
  Span second;
  gsize second_after;
  guint from = g_array_index(numbers, guint, 0);
  if (!bracket_read(text, span, at, &second, &second_after, more) || more->len != 1 ||
      g_array_index(more, guint, 0) <= from)
    return;
  g_array_set_size(numbers, 0);
  add_range(numbers, from, g_array_index(more, guint, 0));
  inside->end = second.end;
  *after = second_after;
}

/* "7% (1-24)": the interval of a share. */
static gboolean is_interval(const char *text, Span span, gsize open, const GArray *numbers)
{
  gsize end = open;
  while (end > span.start && text[end - 1] == ' ')
    end--;
  if (end == span.start)
    return FALSE;
  char before = text[end - 1];
  return numbers->len > 2 && (before == '%' || g_ascii_isdigit(before)) &&
         g_array_index(numbers, guint, numbers->len - 1) > g_array_index(numbers, guint, 0) + 4;
}

/* "F(3, 11) = 8.99", "t(15) < 2": degrees of freedom. */
static gboolean is_statistic(const char *text, Span span, gsize open, gsize close)
{
  gsize after = blanks_skip(text, close + 1, span.end);
  if (after < span.end && (text[after] == '=' || text[after] == '<' || text[after] == '>'))
    return TRUE;
  return open > span.start && g_ascii_isalpha(text[open - 1]) &&
         (open == span.start + 1 || !g_ascii_isalpha(text[open - 2]));
}

static gboolean is_citation(const Finder *finder, Span span, gsize open, gsize close, const GArray *numbers)
{
  const char *text = finder->text;
  if (numbers_are_wild(finder->index, numbers))
    return FALSE;
  if (link_index_size(finder->index) > 0 && !numbers_are_known(finder->index, numbers) && text[open] == '(')
    return FALSE;
  gboolean glued_after = close + 1 < span.end && (g_ascii_isalnum(text[close + 1]) || text[close + 1] == '-');
  if (text[open] == '(')
    return !glued_after && !is_interval(text, span, open, numbers) &&
           !is_statistic(text, span, open, close) && !enumerates(text, span, open, close) &&
           !counts_something(text, span, open, close);
  /* "[2]pyrrole", "x[3]=" are no citations; "[12](https" is a link of Markdown */
  return !(close + 1 < span.end && g_ascii_islower(text[close + 1]) && open > span.start &&
           text[open - 1] == '-');
}

/* "(ref. 28, p 12)", "in reference 44": numbers named as such. Gives the place after them, i where there are
 * none. */
static gsize named_read(Finder *finder, Span span, gsize i, GArray *numbers)
{
  static const char *const words[] = {"references ", "reference ", "refs. ", "refs ", "ref. ", "ref "};
  const char *text = finder->text;
  if (i > span.start && g_ascii_isalpha(text[i - 1]))
    return i;
  for (guint k = 0; k < G_N_ELEMENTS(words); k++) {
    gsize n = strlen(words[k]);
    if (i + n >= span.end || g_ascii_strncasecmp(text + i, words[k], n) != 0)
      continue;
    g_array_set_size(numbers, 0);
    gsize end = numbers_read(text, i + n, span.end, NUMBERS_PLAIN, numbers);
    gboolean known = end > i + n && numbers_are_known(finder->index, numbers);
    if (!known || (end < span.end && (g_ascii_isalnum(text[end]) || text[end] == '%')))
      return i;
    Citation *citation = finder_add(finder, (Span){i + n, end}, FORM_NUMERIC, ++finder->groups);
    g_array_append_vals(citation->numbers, numbers->data, numbers->len);
    link_numbers(finder->index, citation);
    return end;
  }
  return i;
}

void find_named(Finder *finder, Span span)
{
  g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint));
  for (gsize i = span.start; i < span.end; i++)
    if (finder->text[i] == 'r' || finder->text[i] == 'R') {
      gsize end = named_read(finder, span, i, numbers);
      i = end > i ? end - 1 : i;
    }
}

void find_bracketed(Finder *finder, Span span, char open)
{
  const char *text = finder->text;
  g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint));
  for (gsize i = span.start; i < span.end; i++) {
    if (text[i] != open)
      continue;
    Span inside;
    gsize after;
    g_array_set_size(numbers, 0);
    if (!bracket_read(text, span, i, &inside, &after, numbers))
      continue;
    range_of_brackets(text, span, open, &inside, &after, numbers);
    if (!is_citation(finder, span, i, after - 1, numbers))
      continue;
    Citation *citation = finder_add(finder, inside, FORM_NUMERIC, ++finder->groups);
    g_array_append_vals(citation->numbers, numbers->data, numbers->len);
    link_numbers(finder->index, citation);
    i = after - 1;
  }
}
