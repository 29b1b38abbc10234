/* Superscript numbers, most of them by now digits glued to a word or a full stop: "joint.1-6 As",
 * "word12,13".
 *
 * What tells them from "H2O", "m2" and "0.05": the word before is a word (four letters or more, ending in a
 * small one, not seen twice with the same digits), the numbers are those of the list, and they come about in
 * the order in which a list numbered by first citation has them. */
#include "corpus/citation/found.h"

#include <string.h>

enum { WORD_LEAST = 4, NUMBER_MOST = 999, STEP_SLACK = 12 };

typedef struct {
  Span span;
  GArray *numbers; /* guint */
  gboolean sure;   /* after punctuation, or printed as a superscript */
  gboolean weak;   /* after capitals: only where it is the next number */
  /* the same read as a list with blanks ("18 26 31", "5, 6"), as some papers print it; NULL where that is no
   * more */
  GArray *spread;
  gsize spread_end;
} Candidate;

static void candidate_clear(gpointer data)
{
  Candidate *candidate = data;
  g_array_unref(candidate->numbers);
  if (candidate->spread != NULL)
    g_array_unref(candidate->spread);
}

static guint superscript_digit(gunichar c)
{
  if (c == 0xb9)
    return 1;
  if (c == 0xb2 || c == 0xb3)
    return c - 0xb0;
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079))
    return c - 0x2070;
  return G_MAXUINT;
}

static gboolean in_words(const char *word, gsize n, const char *const *words, gsize count)
{
  for (gsize k = 0; k < count; k++)
    if (strlen(words[k]) == n && g_ascii_strncasecmp(word, words[k], n) == 0)
      return TRUE;
  return FALSE;
}

/* Start of the run of letters that ends at end. */
static gsize letters_start(const char *text, gsize low, gsize end)
{
  while (end > low) {
    const char *before = g_utf8_find_prev_char(text + low, text + end);
    if (before == NULL || !g_unichar_isalpha(g_utf8_get_char(before)))
      break;
    end = (gsize)(before - text);
  }
  return end;
}

static gboolean word_before_ok(const char *text, Span span, gsize at, gboolean *weak)
{
  *weak = FALSE;
  static const char *const names[] = {
      "log",   "table",    "figure",  "type",    "phase",  "step",    "stage",   "group", "grade", "level",
      "covid", "omega",    "model",   "item",    "class",  "vitamin", "version", "http",  "https", "page",
      "pages", "equation", "section", "chapter", "sample", "file",    "case",    "site",  "line",  "part"};
  gsize start = letters_start(text, span.start, at);
  gsize n = at - start;
  const char *last = g_utf8_find_prev_char(text + start, text + at);
  if (last == NULL || !g_unichar_islower(g_utf8_get_char(last)))
    return FALSE;
  if (start > span.start && (g_ascii_isdigit(text[start - 1]) || text[start - 1] == '/' ||
                             text[start - 1] == '_' || text[start - 1] == '@' || text[start - 1] == '.'))
    return FALSE;
  gboolean short_word = n < WORD_LEAST && !(n == 2 && strncmp(text + start, "al", 2) == 0) && n != 3;
  *weak = in_words(text + start, n, names, G_N_ELEMENTS(names));
  if (short_word)
    return FALSE;
  /* mixed capitals are names of things ("NaCl", "pH") */
  guint capitals = 0;
  for (gsize i = start + 1; i < at; i++)
    capitals += g_ascii_isupper(text[i]);
  return capitals == 0 && (n > 3 || n == 2 || !g_ascii_isupper(text[start]));
}

/* "NUE2-8": a word in capitals, which may as well be a name with a number ("IL6"). */
static gboolean capitals_before(const char *text, Span span, gsize at)
{
  gsize start = letters_start(text, span.start, at);
  if (at - start < 1 || at - start > 6 || start == span.start ||
      (text[start - 1] != ' ' && text[start - 1] != '('))
    return FALSE;
  for (gsize i = start; i < at; i++)
    if (!g_ascii_isupper(text[i]))
      return FALSE;
  return TRUE;
}

/* Whether what stands before the digits at i, a punctuation mark, ends a word or a sentence. */
static gboolean mark_before_ok(const char *text, Span span, gsize i, gboolean *year_before,
                               gboolean *range_only)
{
  static const char *const short_words[] = {
      "nos", "fig", "figs", "vs",   "p",  "pp", "vol", "eq", "eqs", "ca",      "approx", "ver", "v",
      "sec", "ch",  "ref",  "refs", "ed", "cf", "c",   "s",  "n",   "version", "www",    "doi"};
  *year_before = FALSE;
  *range_only = FALSE;
  const char *mark = g_utf8_find_prev_char(text + span.start, text + i);
  if (mark == NULL)
    return FALSE;
  gunichar c = g_utf8_get_char(mark);
  gsize at = (gsize)(mark - text);
  if (c == ')' || c == ']') {
    char open = c == ')' ? '(' : '[';
    gsize k = at;
    while (k > span.start && at - k < 200 && text[k] != open)
      k--;
    if (text[k] != open || (k > span.start && g_ascii_isalnum(text[k - 1])))
      return FALSE;
    return at - k >= 2;
  }
  if (c == '"' || c == 0x201d || c == 0x2019 || c == '\'' || c == '%' || c == 0xbb || c == '!' || c == '?')
    return at > span.start;
  if (c != '.' && c != ',' && c != ';' && c != ':')
    return FALSE;
  const char *before = g_utf8_find_prev_char(text + span.start, mark);
  if (before == NULL)
    return FALSE;
  gunichar b = g_utf8_get_char(before);
  if (b == ')' || b == ']' || b == '"' || b == 0x201d || b == 0x2019 || b == '\'' || b == '%')
    return TRUE;
  if (g_unichar_isdigit(b)) {
    gsize digits = at;
    while (digits > span.start && g_ascii_isdigit(text[digits - 1]))
      digits--;
    /* "75,000 km2.34 It", "1960s.35" */
    if (c == '.' && digits > span.start && g_ascii_islower(text[digits - 1]) && at - digits <= 2)
      return *year_before = TRUE;
    /* "at week 52.31-35 A": told by the caller from a decimal, which has no range after it */
    *range_only = c == '.' && at > digits && !(digits > span.start && text[digits - 1] == '.');
    if (*range_only && at - digits != 4)
      return TRUE;
    *year_before = at - digits == 4 && (text[digits] == '1' || text[digits] == '2') && c == '.' &&
                   digits > span.start && text[digits - 1] == ' ';
    return *year_before;
  }
  if (b == '.' && c == ',')
    return TRUE; /* "et al.,49" */
  if (!g_unichar_isalpha(b))
    return g_unichar_isspace(b) ? FALSE : (b == 0x2122 || b == 0xae);
  gsize start = letters_start(text, span.start, at);
  if (at - start == 1 && g_unichar_isupper(b))
    return c != '.' ||
           (start > span.start + 1 && text[start - 1] == ' ' && g_ascii_isalnum(text[start - 2]) &&
            !g_ascii_isupper(text[start - 2])); /* "1000 K.", "in R." */
  if (start > span.start && g_ascii_isdigit(text[start - 1]))
    return TRUE; /* "in the 1960s.35" */
  return c != '.' || !in_words(text + start, at - start, short_words, G_N_ELEMENTS(short_words));
}

/* Whether nothing that belongs to the digits follows. */
static gboolean end_ok(const char *text, Span span, gsize end)
{
  if (end >= span.end)
    return TRUE;
  gunichar c = g_utf8_get_char(text + end);
  if (g_unichar_isspace(c) || c == ')' || c == ']' || c == '"' || c == 0x201d || c == 0x2019 || c == ';' ||
      c == ':' || c == 0x2014 || c == 0x2013 || c == '?' || c == '!')
    return TRUE;
  if (c != '.' && c != ',')
    return FALSE;
  return end + 1 >= span.end || !g_ascii_isdigit(text[end + 1]);
}

static void candidate_add(GArray *candidates, Span span, GArray *numbers, gboolean sure)
{
  Candidate candidate = {span, g_array_copy(numbers), sure, FALSE, NULL, 0};
  g_array_append_val(candidates, candidate);
}

static gboolean is_rising(const GArray *numbers)
{
  for (guint i = 1; i < numbers->len; i++)
    if (g_array_index(numbers, guint, i) <= g_array_index(numbers, guint, i - 1))
      return FALSE;
  return TRUE;
}

static gboolean numbers_ok(const LinkIndex *index, const GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++) {
    guint n = g_array_index(numbers, guint, i);
    if (n > NUMBER_MOST || (link_index_size(index) > 0 && !link_index_has_number(index, n)))
      return FALSE;
  }
  return numbers->len > 0;
}

/* Digits at i with something right before them. Gives the place after, i + 1 where they cite nothing. */
static gsize glued_read(const Finder *finder, Span span, gsize i, GHashTable *seen, GArray *numbers,
                        GArray *candidates)
{
  const char *text = finder->text;
  gboolean year_before = FALSE;
  gboolean range_only = FALSE;
  gboolean weak;
  gboolean word = word_before_ok(text, span, i, &weak);
  gboolean mark = !word && mark_before_ok(text, span, i, &year_before, &range_only);
  weak = weak || (!word && !mark && capitals_before(text, span, i));
  gsize stop = i;
  while (stop < span.end && g_ascii_isdigit(text[stop]))
    stop++;
  if (!word && !mark && !weak)
    return stop;
  g_array_set_size(numbers, 0);
  gsize end = numbers_read(text, i, span.end, NUMBERS_TIGHT, numbers);
  if (end == i || !end_ok(text, span, end) || !numbers_ok(finder->index, numbers))
    return stop;
  if (range_only && !year_before && (numbers->len < 2 || !is_rising(numbers) || end >= span.end))
    return stop;
  if ((year_before || range_only) && end < span.end &&
      !(text[end] == ' ' && end + 1 < span.end && g_ascii_isupper(text[end + 1])))
    return stop;
  if (word || weak) {
    gsize start = letters_start(text, span.start, i);
    g_autofree char *token = g_ascii_strdown(text + start, (gssize)(end - start));
    if (GPOINTER_TO_UINT(g_hash_table_lookup(seen, token)) > (weak ? 1 : 2))
      return stop;
  }
  candidate_add(candidates, (Span){i, end}, numbers, mark && !range_only);
  g_array_index(candidates, Candidate, candidates->len - 1).weak = weak;
  g_autoptr(GArray) spread = g_array_new(FALSE, FALSE, sizeof(guint));
  gsize spread_end = numbers_read(text, i, span.end, NUMBERS_SPREAD, spread);
  if (spread_end > end && end_ok(text, span, spread_end) && numbers_ok(finder->index, spread) &&
      is_rising(spread)) {
    Candidate *candidate = &g_array_index(candidates, Candidate, candidates->len - 1);
    candidate->spread = g_steal_pointer(&spread);
    candidate->spread_end = spread_end;
    return spread_end;
  }
  return end;
}

/* "¹²,¹³": printed superscripts. Gives the place after. */
static gsize unicode_read(const Finder *finder, Span span, gsize i, GArray *numbers, GArray *candidates)
{
  const char *text = finder->text;
  GString *plain = g_string_new(NULL);
  gsize end = i;
  gsize digits_end = i;
  while (end < span.end) {
    gunichar c = g_utf8_get_char(text + end);
    guint digit = superscript_digit(c);
    gsize next = end + (gsize)g_unichar_to_utf8(c, NULL);
    if (digit != G_MAXUINT) {
      g_string_append_c(plain, (char)('0' + digit));
      digits_end = next;
    } else if (c == ',' || c == '-' || c == 0x2013 || c == 0x207b || c == 0x2e34) {
      while (next < span.end && text[next] == ' ')
        next++;
      if (next >= span.end || superscript_digit(g_utf8_get_char(text + next)) == G_MAXUINT)
        break;
      g_string_append_c(plain, c == ',' || c == 0x2e34 ? ',' : '-');
    } else {
      break;
    }
    end = next;
  }
  g_array_set_size(numbers, 0);
  gboolean whole = numbers_read(plain->str, 0, plain->len, NUMBERS_TIGHT, numbers) == plain->len;
  gsize word_end = i;
  while (word_end > span.start && text[word_end - 1] == ' ')
    word_end--;
  const char *previous = g_utf8_find_prev_char(text + span.start, text + word_end);
  gunichar before = previous != NULL ? g_utf8_get_char(previous) : ' ';
  /* an exponent comes after a number or a minus sign ("10⁻⁵", "ml⁻¹") */
  gboolean inside =
      !g_unichar_isspace(before) && !g_unichar_isdigit(before) && before != 0x207b && before != 0x207a;
  gsize start = letters_start(text, span.start, word_end);
  gsize letters = word_end - start;
  gboolean unit = letters > 0 && letters <= 2 && !(letters == 2 && strncmp(text + start, "al", 2) == 0);
  if (whole && inside && !unit && numbers_ok(finder->index, numbers))
    candidate_add(candidates, (Span){i, digits_end}, numbers, TRUE);
  g_string_free(plain, TRUE);
  return MAX(end, i + 1);
}

/* "^12^", "^{1,2}", "<sup>3</sup>": the place of the first digit; i where there is none. */
static gsize mark_skip(const char *text, Span span, gsize i)
{
  static const char *const marks[] = {"^{", "^[", "^", "<sup>"};
  for (guint k = 0; k < G_N_ELEMENTS(marks); k++) {
    gsize n = strlen(marks[k]);
    if (i + n < span.end && strncmp(text + i, marks[k], n) == 0 && g_ascii_isdigit(text[i + n]))
      return i + n;
  }
  return i;
}

static void scan_stretch(const Finder *finder, Span span, GHashTable *seen, GArray *candidates)
{
  const char *text = finder->text;
  g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint));
  for (gsize i = span.start; i < span.end;) {
    guchar c = (guchar)text[i];
    if (c == '^' || c == '<') {
      gsize first = mark_skip(text, span, i);
      g_array_set_size(numbers, 0);
      gsize end = first > i ? numbers_read(text, first, span.end, NUMBERS_PLAIN, numbers) : first;
      gboolean inside = i > span.start && !g_ascii_isspace(text[i - 1]) && !g_ascii_isdigit(text[i - 1]);
      if (end > first && inside && numbers_ok(finder->index, numbers) && end < span.end &&
          strchr("^}]<", text[end]) != NULL)
        candidate_add(candidates, (Span){first, end}, numbers, TRUE);
      i = MAX(end, i + 1);
    } else if (c == 0xc2 || c == 0xe2) {
      i = superscript_digit(g_utf8_get_char(text + i)) != G_MAXUINT
              ? unicode_read(finder, span, i, numbers, candidates)
              : i + (c == 0xc2 ? 2 : 3);
    } else if (g_ascii_isdigit((char)c) && i > span.start && !g_ascii_isdigit(text[i - 1]) &&
               !g_ascii_isspace(text[i - 1])) {
      i = glued_read(finder, span, i, seen, numbers, candidates);
    } else {
      i++;
    }
  }
}

/* How often each word with digits at its end stands in the text: what returns is a name, not a citation. */
static GHashTable *count_tokens(const char *text, const GArray *stretches)
{
  GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint s = 0; s < stretches->len; s++) {
    Span span = g_array_index(stretches, Stretch, s).span;
    for (gsize i = span.start + 1; i < span.end; i++) {
      if (!g_ascii_isdigit(text[i]) || !g_ascii_isalpha(text[i - 1]))
        continue;
      gsize start = letters_start(text, span.start, i);
      gsize end = i;
      while (end < span.end && g_ascii_isdigit(text[end]))
        end++;
      if (end - start <= 40) {
        char *token = g_ascii_strdown(text + start, (gssize)(end - start));
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(seen, token));
        g_hash_table_insert(seen, token, GUINT_TO_POINTER(n + 1));
      }
      i = end;
    }
  }
  return seen;
}

/* Whether the sure ones are numbered in the order of their first citation. */
static gboolean is_in_order(const GArray *candidates)
{
  guint most = 0;
  guint steps = 0;
  guint jumps = 0;
  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *candidate = &g_array_index(candidates, Candidate, i);
    if (!candidate->sure)
      continue;
    for (guint k = 0; k < candidate->numbers->len; k++) {
      guint n = g_array_index(candidate->numbers, guint, k);
      if (n <= most)
        continue;
      steps++;
      jumps += n > most + STEP_SLACK;
      most = n;
    }
  }
  return steps >= 5 && jumps * 5 <= steps;
}

/* Whether this paper puts blanks into its lists: then it has several such lists and none without. */
static gboolean spreads(const GArray *candidates)
{
  guint spread = 0;
  guint tight = 0;
  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *candidate = &g_array_index(candidates, Candidate, i);
    guint n = candidate->numbers->len;
    gboolean comma =
        n >= 2 && candidate->span.end - candidate->span.start >= 3 &&
        g_array_index(candidate->numbers, guint, 1) != g_array_index(candidate->numbers, guint, 0) + 1;
    spread += candidate->spread != NULL;
    tight += comma;
  }
  return spread >= 2 && spread > tight;
}

void find_superscripts(Finder *finder, const GArray *stretches)
{
  g_autoptr(GHashTable) seen = count_tokens(finder->text, stretches);
  g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
  g_array_set_clear_func(candidates, candidate_clear);
  for (guint s = 0; s < stretches->len; s++) {
    const Stretch *stretch = &g_array_index(stretches, Stretch, s);
    if (stretch->kind != BLOCK_HEADING)
      scan_stretch(finder, stretch->span, seen, candidates);
  }
  gboolean ordered = is_in_order(candidates);
  gboolean spread = spreads(candidates);
  guint most = 0;
  for (guint i = 0; i < candidates->len; i++) {
    Candidate *candidate = &g_array_index(candidates, Candidate, i);
    if (spread && candidate->spread != NULL) {
      g_array_unref(candidate->numbers);
      candidate->numbers = g_steal_pointer(&candidate->spread);
      candidate->span.end = candidate->spread_end;
    }
    guint first = g_array_index(candidate->numbers, guint, 0);
    if (ordered && first > most + STEP_SLACK && !candidate->sure)
      continue;
    if (candidate->weak && (!ordered || (first != most + 1 && candidate->numbers->len < 2)))
      continue;
    Citation *citation = finder_add(finder, candidate->span, FORM_SUPERSCRIPT, ++finder->groups);
    g_array_append_vals(citation->numbers, candidate->numbers->data, candidate->numbers->len);
    link_numbers(finder->index, citation);
    if (!candidate->sure)
      citation->confidence *= 0.9;
    for (guint k = 0; k < candidate->numbers->len; k++)
      if (g_array_index(candidate->numbers, guint, k) <= most + STEP_SLACK)
        most = MAX(most, g_array_index(candidate->numbers, guint, k));
  }
}
