/* The weights are logarithms of how much more often an agreement (or disagreement) is found among namings of
 * one work than among namings of different works that share a block. They were set by hand, in steps of a
 * half, by looking at wrong decisions of eval-works on the development half; nothing was fitted. */
#include "ontology/works/match.h"

#include "corpus/citation/fold.h"
#include "ontology/store/terms.h"
#include "ontology/works/naming.h"

#include <math.h>
#include <string.h>

/* The odds, before anything is compared, that two namings of one block are one work. */
#define PRIOR (-4.0)
/* Words of a title that are compared, and bytes of each. */
#define TITLE_WORDS 40u
/* Bytes of a folded title from which an identical one is no accident. */
#define LONG_TITLE 25u

struct MatchRecord {
  const Record *record; /* a copy */
  char *title;          /* folded */
  char **words;         /* of the title */
  char *numbers;        /* of the title: digits, Roman numerals, ordinals */
  char *marks;          /* "reply", "update", ... in it */
  char *family;
  char *initial; /* of the first author's given name, folded; "" unknown */
  GPtrArray *families;
  char *container; /* folded */
  char *volume, *issue, *page;
};

/* ---------------------------------------------------------------- preparing */

static const char *number_word(const char *word)
{
  static const char *const names[][2] = {
      {"i", "1"},     {"ii", "2"},  {"iii", "3"},   {"iv", "4"},     {"vi", "6"},    {"vii", "7"},
      {"viii", "8"},  {"ix", "9"},  {"first", "1"}, {"second", "2"}, {"third", "3"}, {"fourth", "4"},
      {"fifth", "5"}, {"one", "1"}, {"two", "2"},   {"three", "3"},  {"four", "4"},  {"five", "5"},
      {"six", "6"},   {"1st", "1"}, {"2nd", "2"},   {"3rd", "3"},    {"4th", "4"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    if (strcmp(word, names[i][0]) == 0)
      return names[i][1];
  return g_ascii_isdigit(*word) ? word : NULL;
}

/* Words that make another work of the same title. */
static gboolean is_mark(const char *word)
{
  static const char *const marks[] = {"reply",   "response",     "rejoinder",  "comment",    "commentary",
                                      "erratum", "corrigendum",  "correction", "retraction", "update",
                                      "updated", "revisited",    "followup",   "protocol",   "abstract",
                                      "review",  "introduction", "editorial",  NULL};
  return g_strv_contains(marks, word);
}

static void note_word(GString *list, const char *word)
{
  if (list->len > 0)
    g_string_append_c(list, ' ');
  g_string_append(list, word);
}

static char *first_number(const char *text)
{
  if (text == NULL)
    return g_strdup("");
  const char *p = text;
  while (*p != '\0' && !g_ascii_isalnum(*p))
    p++;
  const char *end = p;
  while (g_ascii_isalnum(*end))
    end++;
  g_autofree char *number = g_strndup(p, (gsize)(end - p));
  return g_ascii_strdown(number, -1);
}

static char *initial_of(const Record *record)
{
  const Person *first = record->authors->len > 0 ? g_ptr_array_index(record->authors, 0) : NULL;
  g_autofree char *folded = name_fold(first != NULL && first->given != NULL ? first->given : "", -1);
  return *folded == '\0' ? g_strdup("") : g_strndup(folded, (gsize)(g_utf8_next_char(folded) - folded));
}

static GPtrArray *families_of(const Record *record)
{
  GPtrArray *families = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < MIN(record->authors->len, 30); i++) {
    const Person *person = g_ptr_array_index(record->authors, i);
    const char *name = person->family != NULL ? person->family : person->literal;
    g_ptr_array_add(families, name_key_bare(name != NULL ? name : "", -1));
  }
  return families;
}

/* A folded title without "2nd edition", which is printed or not. New. */
static char *without_edition(const char *title)
{
  static const char *const names[] = {"ed", "edn", "edition", NULL};
  g_auto(GStrv) words = g_strsplit(title, " ", -1);
  GString *out = g_string_new(NULL);
  for (char **word = words; *word != NULL; word++)
    if (number_word(*word) != NULL && word[1] != NULL && g_strv_contains(names, word[1]))
      word++;
    else
      note_word(out, *word);
  return g_string_free(out, FALSE);
}

MatchRecord *match_record_new(const Record *record)
{
  MatchRecord *match = g_new0(MatchRecord, 1);
  match->record = record_copy(record);
  g_autofree char *title = naming_title(record);
  match->title = without_edition(title);
  match->words = g_strsplit(match->title, " ", TITLE_WORDS);
  g_autoptr(GString) numbers = g_string_new(NULL);
  g_autoptr(GString) marks = g_string_new(NULL);
  for (char **word = match->words; *word != NULL; word++) {
    const char *number = number_word(*word);
    if (number != NULL)
      note_word(numbers, number);
    if (is_mark(*word))
      note_word(marks, *word);
  }
  match->numbers = g_strdup(numbers->str);
  match->marks = g_strdup(marks->str);
  match->family = naming_family(record);
  match->initial = initial_of(record);
  match->families = families_of(record);
  match->container = terms_fold(record->container, -1);
  match->volume = first_number(record->volume);
  match->issue = first_number(record->issue);
  match->page = first_number(record->pages);
  return match;
}

void match_record_free(MatchRecord *match)
{
  if (match == NULL)
    return;
  record_free((Record *)match->record);
  g_free(match->title);
  g_strfreev(match->words);
  g_free(match->numbers);
  g_free(match->marks);
  g_free(match->family);
  g_free(match->initial);
  g_ptr_array_unref(match->families);
  g_free(match->container);
  g_free(match->volume);
  g_free(match->issue);
  g_free(match->page);
  g_free(match);
}

/* ---------------------------------------------------------------- evidence */

static double tell(GString *why, const char *field, const char *what, double weight)
{
  if (why != NULL && weight != 0)
    g_string_append_printf(why, "%s: %s (%+.1f)\n", field, what, weight);
  return weight;
}

static gboolean words_alike(const char *a, const char *b)
{
  if (strcmp(a, b) == 0)
    return TRUE;
  gsize shorter = MIN(strlen(a), strlen(b));
  if (a[0] != b[0] && (shorter < 2 || a[1] != b[1]))
    return FALSE;
  return shorter > 3 && name_distance(a, b, 2) <= (shorter > 7 ? 2u : 1u);
}

/* Share of the words, weighed by their length, that both titles have (misprints allowed, each word once). */
static double word_overlap(char *const *a, char *const *b)
{
  gboolean used[TITLE_WORDS] = {FALSE};
  gsize common = 0, all = 0;
  for (guint j = 0; j < TITLE_WORDS && b[j] != NULL; j++)
    all += strlen(b[j]);
  for (guint i = 0; a[i] != NULL; i++) {
    all += strlen(a[i]);
    for (guint j = 0; j < TITLE_WORDS && b[j] != NULL; j++)
      if (!used[j] && words_alike(a[i], b[j])) {
        used[j] = TRUE;
        common += strlen(a[i]) + strlen(b[j]);
        break;
      }
  }
  return all > 0 ? (double)common / (double)all : 0;
}

/* One title is the other without its subtitle. */
static gboolean is_beginning(const char *a, const char *b)
{
  gsize n = strlen(a), m = strlen(b);
  const char *shorter = n < m ? a : b;
  const char *longer = n < m ? b : a;
  gsize length = MIN(n, m);
  return length >= 12 && strncmp(shorter, longer, length) == 0 && longer[length] == ' ';
}

static double compare_titles(const MatchRecord *a, const MatchRecord *b, GString *why)
{
  if (*a->title == '\0' || *b->title == '\0')
    return 0;
  double numbers = 0;
  if (strcmp(a->numbers, b->numbers) != 0)
    numbers = tell(why, "title", "other numbers in it", *a->numbers != '\0' && *b->numbers != '\0' ? -8 : -3);
  if (strcmp(a->marks, b->marks) != 0)
    numbers += tell(why, "title", "a reply, an update or the like", -5);
  if (strcmp(a->title, b->title) == 0)
    return numbers + (strlen(a->title) >= LONG_TITLE ? tell(why, "title", "the same", 6)
                                                     : tell(why, "title", "the same, and short", 3));
  if (is_beginning(a->title, b->title))
    return numbers + tell(why, "title", "one is the beginning of the other", 3.5);
  double overlap = word_overlap(a->words, b->words);
  if (overlap >= 0.95)
    return numbers + tell(why, "title", "the same but for misprints", 5);
  if (overlap >= 0.85)
    return numbers + tell(why, "title", "nearly the same words", 3.5);
  if (overlap >= 0.7)
    return numbers + tell(why, "title", "many words the same", 0.5);
  return numbers + tell(why, "title", "another one", overlap >= 0.5 ? -3 : -6);
}

static gboolean has_family(const GPtrArray *families, const char *family)
{
  for (guint i = 0; i < families->len; i++)
    if (name_distance(g_ptr_array_index(families, i), family, 2) <= name_distance_allowed(family))
      return TRUE;
  return FALSE;
}

/* Share of the shorter list that the other has. */
static double shared_families(const MatchRecord *a, const MatchRecord *b)
{
  const GPtrArray *shorter = a->families->len <= b->families->len ? a->families : b->families;
  const GPtrArray *longer = shorter == a->families ? b->families : a->families;
  guint shared = 0;
  for (guint i = 0; i < shorter->len; i++)
    shared += has_family(longer, g_ptr_array_index(shorter, i));
  return shorter->len > 0 ? (double)shared / shorter->len : 0;
}

static double compare_authors(const MatchRecord *a, const MatchRecord *b, GString *why)
{
  if (*a->family == '\0' || *b->family == '\0')
    return 0;
  double sum;
  if (strcmp(a->family, b->family) == 0)
    sum = tell(why, "first author", "the same", 2);
  else if (name_distance(a->family, b->family, 2) <= name_distance_allowed(a->family))
    sum = tell(why, "first author", "the same but for a misprint", 1);
  else if (has_family(b->families, a->family) && has_family(a->families, b->family))
    sum = tell(why, "first author", "named in another order", -0.5);
  else
    return tell(why, "first author", "another one", -6);
  if (*a->initial != '\0' && *b->initial != '\0')
    sum += strcmp(a->initial, b->initial) == 0 ? tell(why, "initial", "the same", 0.5)
                                               : tell(why, "initial", "another one", -2.5);
  if (a->families->len < 2 && b->families->len < 2)
    return sum + tell(why, "authors", "one each", 0.5);
  if (a->families->len < 2 || b->families->len < 2)
    return sum + (a->record->et_al || b->record->et_al ? 0 : tell(why, "authors", "one, and several", -1.5));
  double shared = shared_families(a, b);
  return sum + (shared >= 0.8   ? tell(why, "authors", "the same", 2)
                : shared >= 0.5 ? tell(why, "authors", "some the same", 0)
                                : tell(why, "authors", "others", -3));
}

/* Years that differ in one digit, or whose digits changed places. */
static gboolean is_misprint(int a, int b)
{
  char left[16], right[16];
  g_snprintf(left, sizeof left, "%d", a);
  g_snprintf(right, sizeof right, "%d", b);
  return name_distance(left, right, 1) <= 1;
}

static double compare_years(const MatchRecord *a, const MatchRecord *b, GString *why)
{
  int x = a->record->year, y = b->record->year;
  if (x == 0 || y == 0)
    return 0;
  if (x == y)
    return tell(why, "year", "the same", 2);
  if (x == b->record->original_year || y == a->record->original_year)
    return tell(why, "year", "that of the original", 0.5);
  /* Surveys and reports come again under one title; an article comes once, first as a preprint perhaps. */
  gboolean placed = (*a->page != '\0' && strcmp(a->page, b->page) == 0) ||
                    (*a->volume != '\0' && strcmp(a->volume, b->volume) == 0);
  gboolean contained = *a->container != '\0' && *b->container != '\0';
  if (ABS(x - y) == 1 && (placed || contained))
    return tell(why, "year", "one apart", -0.5);
  if (placed && is_misprint(x, y))
    return tell(why, "year", "one digit off", -2.5);
  return tell(why, "year", "another one", ABS(x - y) == 1 ? -4 : -7);
}

/* Abbreviated journal names: each word of one begins a word of the other, in order, small words left out. */
static gboolean containers_alike(const char *a, const char *b)
{
  if (strcmp(a, b) == 0)
    return TRUE;
  g_auto(GStrv) left = g_strsplit(a, " ", TITLE_WORDS);
  g_auto(GStrv) right = g_strsplit(b, " ", TITLE_WORDS);
  guint i = 0, j = 0;
  for (;;) {
    while (left[i] != NULL && terms_stop_word(left[i]))
      i++;
    while (right[j] != NULL && terms_stop_word(right[j]))
      j++;
    if (left[i] == NULL || right[j] == NULL)
      return left[i] == right[j];
    if (!g_str_has_prefix(left[i], right[j]) && !g_str_has_prefix(right[j], left[i]) &&
        !words_alike(left[i], right[j]))
      return FALSE;
    i++;
    j++;
  }
}

static double compare_number(const char *field, const char *a, const char *b, double same, double other,
                             GString *why)
{
  if (*a == '\0' || *b == '\0')
    return 0;
  return strcmp(a, b) == 0 ? tell(why, field, "the same", same) : tell(why, field, "another one", other);
}

/* A book of its own, and a chapter or article with the book's name. */
static gboolean is_book_and_part(const Record *a, const Record *b)
{
  gboolean book = a->container == NULL && (a->type == WORK_BOOK || a->publisher != NULL);
  gboolean part = b->container != NULL;
  return book && part;
}

static double compare_places(const MatchRecord *a, const MatchRecord *b, GString *why)
{
  double sum = 0;
  if (*a->container != '\0' && *b->container != '\0')
    sum += containers_alike(a->container, b->container) ? tell(why, "container", "the same", 1.5)
                                                        : tell(why, "container", "another one", -2);
  else if (is_book_and_part(a->record, b->record) || is_book_and_part(b->record, a->record))
    sum += tell(why, "container", "a book, and a part of one", -6);
  sum += compare_number("volume", a->volume, b->volume, 1.5, -3, why);
  sum += compare_number("issue", a->issue, b->issue, 0.5, -1, why);
  sum += compare_number("first page", a->page, b->page, 3, -3.5, why);
  /* A statement that several journals print at once: each is a work, with a DOI of its own. */
  if (sum <= -8)
    sum += tell(why, "place", "nothing of it the same", -3);
  return sum;
}

/* A DOI is at times copied to the entry below, or a placeholder: where title and author both say otherwise,
 * it is one witness among others. */
static double compare_dois(const MatchRecord *a, const MatchRecord *b, gboolean contradicted, GString *why)
{
  if (a->record->doi == NULL || b->record->doi == NULL)
    return 0;
  if (g_ascii_strcasecmp(a->record->doi, b->record->doi) != 0)
    return tell(why, "DOI", "another one", -8);
  return contradicted ? tell(why, "DOI", "the same, with another title and author", 4)
                      : tell(why, "DOI", "the same", 14);
}

double works_match(const MatchRecord *a, const MatchRecord *b, GString *why)
{
  double titles = compare_titles(a, b, why), authors = compare_authors(a, b, why);
  double sum = PRIOR + titles + authors + compare_dois(a, b, titles <= -6 && authors <= -6, why) +
               compare_years(a, b, why) + compare_places(a, b, why);
  /* Without a title the place must say it: the author and the year are common. */
  if (*a->title == '\0' || *b->title == '\0')
    sum += tell(why, "title", "one has none", -1);
  return sum;
}

double match_probability(double log_odds)
{
  return 1 / (1 + exp(-log_odds));
}

/* ---------------------------------------------------------------- blocks */

static void add_block(GPtrArray *blocks, char *block)
{
  g_ptr_array_add(blocks, block);
}

/* The first letters of the title's words that say something. */
static char *title_start(char *const *words)
{
  GString *out = g_string_new(NULL);
  for (; *words != NULL && out->len < 18; words++)
    if (!terms_stop_word(*words) && strlen(*words) > 2)
      g_string_append(out, *words);
  if (out->len > 18) {
    char *end = g_utf8_find_prev_char(out->str, out->str + 19);
    g_string_truncate(out, end != NULL ? (gsize)(end - out->str) : 0);
  }
  return g_string_free(out, FALSE);
}

void match_blocks(const Record *record, GPtrArray *blocks)
{
  g_autoptr(MatchRecord) match = match_record_new(record);
  if (*match->family != '\0' && record->year > 0)
    add_block(blocks, g_strdup_printf("%c:%s|%d", BLOCK_NAME, match->family, record->year));
  g_autofree char *start = title_start(match->words);
  if (strlen(start) >= 10)
    add_block(blocks, g_strdup_printf("%c:%s", BLOCK_WORDS, start));
  if (*match->volume != '\0' && *match->page != '\0')
    add_block(blocks,
              g_strdup_printf("%c:%s|%s|%.3s", BLOCK_VOLUME, match->volume, match->page, match->container));
}
