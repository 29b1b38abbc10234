/* Superscripts set apart by a blank. Numbers stand apart everywhere in a paper, so that order is what tells:
 * in a list numbered by first citation the next new number is the next one of the list. */
#include "corpus/citation/found.h"

#include <string.h>

/* How far ahead of the list's order a number may be: where a mark follows it, and where a word does; the
 * least list. */
enum { STEP_MARK = 12, STEP_WORD = 4, LEAST = 5 };

/* How what stands round a number speaks for a citation. */
typedef enum {
  CONTEXT_NONE,
  CONTEXT_NEXT /* only as the next number */,
  CONTEXT_WORD,
  CONTEXT_MARK,
  CONTEXT_SURE
} Context;

static gboolean word_in(const char *text, gsize start, gsize end, const char *const *words, gsize n)
{
  for (gsize k = 0; k < n; k++)
    if (strlen(words[k]) == end - start && g_ascii_strncasecmp(text + start, words[k], end - start) == 0)
      return TRUE;
  return FALSE;
}

/* "Fig. 2", "No. 7": whether a short word that asks for a number stands before the full stop at end. */
static gboolean after_abbreviation(const char *text, gsize low, gsize end)
{
  static const char *const words[] = {"fig", "figs", "eq",   "eqs",   "no",  "nos", "vol",    "p",
                                      "pp",  "ref",  "refs", "tab",   "sec", "ca",  "approx", "ver",
                                      "ch",  "art",  "sect", "suppl", "vs",  "e.g", "i.e"};
  if (end == low || text[end - 1] != '.')
    return FALSE;
  gsize start = end - 1;
  while (start > low && g_ascii_isalpha(text[start - 1]))
    start--;
  return word_in(text, start, end - 1, words, G_N_ELEMENTS(words));
}

/* Whether the word before the blank at i asks for a number of its own ("of 12", "Table 3", "aged 40"). */
static gboolean asks_for_number(const char *text, gsize low, gsize i)
{
  static const char *const words[] = {"of",         "with",       "in",
                                      "to",         "by",         "than",
                                      "at",         "from",       "for",
                                      "was",        "were",       "is",
                                      "are",        "and",        "or",
                                      "the",        "a",          "group",
                                      "groups",     "day",        "days",
                                      "table",      "tables",     "fig",
                                      "figs",       "figure",     "figures",
                                      "week",       "weeks",      "type",
                                      "n",          "least",      "most",
                                      "about",      "over",       "under",
                                      "between",    "only",       "approximately",
                                      "grade",      "stage",      "step",
                                      "chapter",    "section",    "no",
                                      "number",     "version",    "ver",
                                      "aged",       "age",        "p",
                                      "level",      "model",      "experiment",
                                      "study",      "phase",      "wave",
                                      "year",       "years",      "month",
                                      "months",     "on",         "until",
                                      "after",      "before",     "within",
                                      "every",      "these",      "all",
                                      "additional", "another",    "box",
                                      "equation",   "eq",         "appendix",
                                      "line",       "lane",       "panel",
                                      "part",       "case",       "patient",
                                      "page",       "vol",        "volume",
                                      "score",      "scored",     "item",
                                      "items",      "class",      "cluster",
                                      "factor",     "chromosome", "site",
                                      "mean",       "around",     "minus",
                                      "plus",       "times",      "de",
                                      "em",         "com",        "von",
                                      "mit",        "grupo",      "tabela",
                                      "tabla",      "figura",     "para"};
  gsize end = i;
  while (end > low && text[end - 1] == ' ')
    end--;
  gsize start = end;
  while (start > low && g_ascii_isalpha(text[start - 1]))
    start--;
  if (start == end) {
    const char *before = g_utf8_find_prev_char(text + low, text + end);
    return before == NULL ||
           (strchr(").,;:\"'%]", *before) == NULL && !g_unichar_isalpha(g_utf8_get_char(before))) ||
           after_abbreviation(text, low, end);
  }
  return word_in(text, start, end, words, G_N_ELEMENTS(words));
}

/* What follows the numbers: a mark, a word that a counted thing wouldn't be, any word. */
static Context follows(const char *text, Span span, gsize end, char before)
{
  static const char *const words[] = {
      "and", "or",  "but",  "which", "that",     "in",    "is",    "are",       "was", "were",
      "to",  "for", "from", "with",  "have",     "has",   "had",   "showed",    "by",  "as",
      "at",  "who", "when", "where", "reported", "found", "using", "suggested", "e",   "y",
      "que", "und", "et",   "we",    "the",      "de",    "on",    "described", "did", "so"};
  static const char *const units[] = {
      "mg",       "ml",       "mm",     "cm",      "kg",    "m",      "km",      "g",        "s",
      "h",        "min",      "hours",  "days",    "years", "months", "weeks",   "patients", "participants",
      "subjects", "times",    "points", "percent", "items", "cases",  "studies", "people",   "women",
      "men",      "children", "groups", "samples"};
  if (end + 1 < span.end && text[end] == ' ' && strchr(".,;:)", text[end + 1]) != NULL)
    end++;
  if (end >= span.end)
    return CONTEXT_SURE;
  if (strchr(".,;:)", text[end]) != NULL)
    return end + 1 < span.end && g_ascii_isdigit(text[end + 1]) ? CONTEXT_NONE : CONTEXT_MARK;
  if (text[end] != ' ')
    return CONTEXT_NONE;
  gsize start = end + 1;
  gsize stop = start;
  while (stop < span.end && g_ascii_isalpha(text[stop]))
    stop++;
  if (stop == start)
    return CONTEXT_NONE;
  if (before == '.' && g_ascii_isupper(text[start]))
    return CONTEXT_SURE; /* "... mundial. 9 Essa ..." */
  if (word_in(text, start, stop, words, G_N_ELEMENTS(words)) ||
      (before == ',' && g_ascii_islower(text[start])))
    return CONTEXT_WORD;
  return g_ascii_islower(text[start]) && !word_in(text, start, stop, units, G_N_ELEMENTS(units))
             ? CONTEXT_NEXT
             : CONTEXT_NONE;
}

static gboolean in_order(const Finder *finder, const GArray *numbers, Context context, guint *most)
{
  guint step = context == CONTEXT_MARK ? STEP_MARK : context == CONTEXT_WORD ? STEP_WORD : 1;
  guint top = *most;
  for (guint i = 0; i < numbers->len; i++) {
    guint n = g_array_index(numbers, guint, i);
    if (!link_index_has_number(finder->index, n) || (context != CONTEXT_SURE && n > top + step))
      return FALSE;
    if (n <= top + STEP_MARK)
      top = MAX(top, n);
  }
  if (context == CONTEXT_NEXT && top == *most)
    return FALSE;
  *most = top;
  return numbers->len > 0;
}

static void scan(Finder *finder, Span span, guint *most)
{
  const char *text = finder->text;
  g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint));
  for (gsize i = span.start + 2; i < span.end; i++) {
    if (!g_ascii_isdigit(text[i]) || text[i - 1] != ' ' || asks_for_number(text, span.start, i))
      continue;
    g_array_set_size(numbers, 0);
    gsize end = numbers_read(text, i, span.end, NUMBERS_PLAIN, numbers);
    Context context = end > i ? follows(text, span, end, text[i - 2]) : CONTEXT_NONE;
    if (context != CONTEXT_NONE && in_order(finder, numbers, context, most)) {
      Citation *citation = finder_add(finder, (Span){i, end}, FORM_SUPERSCRIPT, ++finder->groups);
      g_array_append_vals(citation->numbers, numbers->data, numbers->len);
      link_numbers(finder->index, citation);
      citation->confidence *= 0.8;
    }
    i = MAX(end, i + 1) - 1;
  }
}

void find_superscripts_apart(Finder *finder, const GArray *stretches)
{
  guint before = finder->found->len;
  guint size = link_index_size(finder->index);
  guint most = 0;
  for (guint s = 0; s < stretches->len; s++) {
    const Stretch *stretch = &g_array_index(stretches, Stretch, s);
    if (stretch->kind != BLOCK_HEADING && stretch->zone != ZONE_TABLE)
      scan(finder, stretch->span, &most);
  }
  g_autoptr(GHashTable) distinct = g_hash_table_new(NULL, NULL);
  for (guint i = before; i < finder->found->len; i++) {
    const GArray *numbers = ((const Citation *)g_ptr_array_index(finder->found, i))->numbers;
    for (guint k = 0; k < numbers->len; k++)
      g_hash_table_add(distinct, GUINT_TO_POINTER(g_array_index(numbers, guint, k)));
  }
  /* little of the list: those were other numbers */
  if (size < LEAST || g_hash_table_size(distinct) * 2 < size)
    g_ptr_array_set_size(finder->found, (int)before);
  else if (before > 0)
    g_ptr_array_remove_range(finder->found, 0, before);
}
