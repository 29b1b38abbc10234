#include "ontology/mention/suggest.h"

#include "ontology/mention/abbreviation.h"
#include "ontology/mention/likeness.h"
#include "ontology/vocabulary/token.h"

#include <string.h>

/* When more than this are held, those that came once are dropped. */
#define HELD       400000u
#define NAME_WORDS 12u
/* Bytes of context at either side. */
#define CONTEXT 40u

/* What is known of a suggestion while papers are added. */
typedef struct {
  Suggestion shown;
  guint last; /* the paper in which it came last */
} Found;

struct Suggestions {
  const Vocabulary *vocabulary;
  Likeness *likeness;
  GHashTable *found; /* "kind words" -> Found*, owned */
  guint papers;
};

/* A word of a paragraph. */
typedef struct {
  Span span;
  char word[TOKEN_BYTES];
  gboolean covered; /* a mention has it */
  gboolean entity;  /* that of an organisation or the like */
  gboolean capital; /* begins with a capital */
  gboolean code;    /* a digit or a single letter */
  gboolean first;   /* of its sentence */
  gboolean stop;    /* a small word that no term begins or ends with */
  gboolean apart;   /* something else than a blank, a hyphen or an apostrophe stands before it */
} Item;

/* A paper while it is looked through. */
typedef struct {
  Suggestions *suggestions;
  const char *key;
  const Paper *paper;
  const GArray *mentions;
  GHashTable *families, *givens; /* normalised words of the names of its authors and of those that it cites */
  GHashTable *defined;           /* short forms that it defines */
  Span sentence;
} Reading;

static void found_free(gpointer data)
{
  Found *found = data;
  g_free(found->shown.text);
  g_free(found->shown.paper);
  g_free(found->shown.context);
  g_free(found);
}

Suggestions *suggestions_new(const Vocabulary *vocabulary)
{
  Suggestions *suggestions = g_new0(Suggestions, 1);
  suggestions->vocabulary = vocabulary;
  suggestions->likeness = likeness_new(vocabulary);
  suggestions->found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, found_free);
  return suggestions;
}

void suggestions_free(Suggestions *suggestions)
{
  if (suggestions == NULL)
    return;
  g_hash_table_unref(suggestions->found);
  likeness_free(suggestions->likeness);
  g_free(suggestions);
}

const char *suggest_kind_name(SuggestKind kind)
{
  static const char *const names[SUGGEST_KINDS] = {"name", "abbreviation", "acronym", "term"};
  return names[kind];
}

static gboolean came_once(gpointer key G_GNUC_UNUSED, gpointer value, gpointer data G_GNUC_UNUSED)
{
  const Found *found = value;
  return found->shown.count == 1 && found->shown.kind != SUGGEST_ABBREVIATION;
}

/* One line of the sentence around a place. */
static char *copy_context(const Reading *reading, Span span)
{
  const char *text = reading->paper->text->str;
  gsize start = span.start - MIN(CONTEXT, span.start - MIN(span.start, reading->sentence.start));
  gsize end = MAX(span.end, MIN(span.end + CONTEXT, reading->sentence.end));
  while (start < span.start && ((guchar)text[start] & 0xC0) == 0x80)
    start++;
  while (end > span.end && ((guchar)text[end] & 0xC0) == 0x80)
    end--;
  return g_strdelimit(g_strndup(text + start, end - start), "\n\t\r", ' ');
}

static void note(const Reading *reading, SuggestKind kind, Span span)
{
  Suggestions *suggestions = reading->suggestions;
  g_autofree char *text = g_strndup(reading->paper->text->str + span.start, span.end - span.start);
  g_autofree char *words = token_join(text, -1);
  g_autofree char *name = g_strdup_printf("%d %s", (int)kind, words);
  Found *found = g_hash_table_lookup(suggestions->found, name);
  if (found == NULL) {
    if (g_hash_table_size(suggestions->found) > HELD)
      g_hash_table_foreach_remove(suggestions->found, came_once, NULL);
    found = g_new0(Found, 1);
    found->shown = (Suggestion){.kind = kind, .span = span, .paper = g_strdup(reading->key), .scheme = -1};
    found->shown.text = g_strdelimit(g_steal_pointer(&text), "\n\t\r", ' ');
    if (kind != SUGGEST_TERM)
      found->shown.context = copy_context(reading, span);
    g_hash_table_insert(suggestions->found, g_steal_pointer(&name), found);
  }
  found->shown.count++;
  if (found->last != suggestions->papers)
    found->shown.papers++;
  found->last = suggestions->papers;
}

/* ---------------------------------------------------------------- words */

static gboolean is_stop(const char *word)
{
  static const char *const stops[] = {
      "a",     "about",  "after",  "all",   "also",  "among",   "an",    "and",   "any",    "are",   "as",
      "at",    "be",     "been",   "both",  "but",   "by",      "can",   "could", "did",    "do",    "doe",
      "each",  "et",     "al",     "for",   "from",  "had",     "ha",    "have",  "he",     "her",   "his",
      "how",   "i",      "if",     "in",    "into",  "is",      "it",    "its",   "may",    "more",  "most",
      "no",    "not",    "of",     "on",    "one",   "only",    "or",    "other", "our",    "out",   "over",
      "she",   "should", "so",     "some",  "such",  "than",    "that",  "the",   "their",  "them",  "there",
      "these", "they",   "thi",    "this",  "those", "through", "to",    "two",   "under",  "up",    "used",
      "using", "was",    "we",     "well",  "were",  "what",    "when",  "where", "which",  "while", "who",
      "will",  "with",   "within", "would", "you",   "wa",      "first", "many",  "they're"};
  for (guint i = 0; i < G_N_ELEMENTS(stops); i++) {
    if (strcmp(word, stops[i]) == 0)
      return TRUE;
  }
  return word[0] == '\0' || g_ascii_isdigit(word[0]) || word[1] == '\0';
}

static gboolean joins(const char *text, gsize from, gsize to)
{
  for (gsize i = from; i < to; i++) {
    if (text[i] != ' ' && text[i] != '\n' && text[i] != '-' && text[i] != '\'' && text[i] != '&')
      return FALSE;
  }
  return TRUE;
}

static gboolean is_code(const char *text, Span span)
{
  gboolean digit = span.end - span.start == 1;
  for (gsize i = span.start; i < span.end && !digit; i++)
    digit = g_ascii_isdigit(text[i]) != 0;
  return digit;
}

/* Says which mentions a word has part in; *at goes on to the first that doesn't end before it. */
static void cover(const Reading *reading, Item *item, guint *at)
{
  const GArray *mentions = reading->mentions;
  const Vocabulary *vocabulary = reading->suggestions->vocabulary;
  while (*at < mentions->len && g_array_index(mentions, Mention, *at).span.end <= item->span.start)
    (*at)++;
  for (guint i = *at; i < mentions->len; i++) {
    const Mention *mention = &g_array_index(mentions, Mention, i);
    if (mention->span.start >= item->span.end)
      break;
    item->covered = TRUE;
    item->entity |= (vocabulary_roles(vocabulary, mention->concept) & SCHEME_ENTITY) != 0;
  }
}

static GArray *read_items(const Reading *reading, guint *at)
{
  GArray *items = g_array_new(FALSE, FALSE, sizeof(Item));
  const char *text = reading->paper->text->str;
  TokenCursor cursor = {.text = text, .at = reading->sentence.start, .end = reading->sentence.end};
  gsize before = reading->sentence.start;
  while (token_next(&cursor)) {
    Item item = {.span = cursor.span, .first = items->len == 0};
    g_strlcpy(item.word, cursor.word, sizeof(item.word));
    cover(reading, &item, at);
    item.capital = g_unichar_isupper(g_utf8_get_char(text + cursor.span.start));
    item.code = is_code(text, cursor.span);
    item.stop = is_stop(cursor.word);
    item.apart = !joins(text, before, cursor.span.start);
    before = cursor.span.end;
    g_array_append_val(items, item);
  }
  return items;
}

/* ---------------------------------------------------------------- kinds */

static gboolean is_cited(const Paper *paper, Span span)
{
  guint low = 0, high = paper->citations->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (((const Citation *)g_ptr_array_index(paper->citations, middle))->span.end <= span.start)
      low = middle + 1;
    else
      high = middle;
  }
  return low < paper->citations->len &&
         ((const Citation *)g_ptr_array_index(paper->citations, low))->span.start < span.end;
}

/* Words that may stand inside a name, small. */
static gboolean is_joiner(const char *word)
{
  static const char *const joiners[] = {"of", "for", "and", "on", "the", "de", "du", "des"};
  for (guint i = 0; i < G_N_ELEMENTS(joiners); i++) {
    if (strcmp(word, joiners[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A name of people that the paper knows: "Jacobson and Truax", "Ada Byrne". */
static gboolean are_people(const Reading *reading, const GArray *items, guint first, guint last)
{
  gboolean family = FALSE;
  for (guint i = first; i <= last; i++) {
    const Item *item = &g_array_index(items, Item, i);
    if (!item->capital)
      continue;
    gboolean is_family = g_hash_table_contains(reading->families, item->word);
    if (!is_family && !item->code && !g_hash_table_contains(reading->givens, item->word))
      return FALSE;
    family |= is_family;
  }
  return family;
}

/* "T2-T3", "LDL-C": parts of one word that aren't words. */
static gboolean is_compound_code(const char *text, Span span)
{
  gboolean large = FALSE;
  for (gsize i = span.start; i < span.end; i++) {
    if (text[i] == ' ' || text[i] == '\n')
      return FALSE;
    large |= g_ascii_isupper(text[i]) && (i + 1 == span.end || !g_ascii_islower(text[i + 1]));
  }
  return large;
}

/* Without the possessive at its end. */
static Span trim(const char *text, Span span)
{
  if (span.end - span.start > 2 && text[span.end - 1] == 's') {
    if (text[span.end - 2] == '\'')
      span.end -= 2;
    else if (g_str_has_prefix(text + span.end - MIN(4, span.end), "\xE2\x80\x99s"))
      span.end -= 4;
  }
  return span;
}

/* Runs of capitalised words, "of", "for" and the like inside them; at least one that no mention has. */
static void find_names(const Reading *reading, const GArray *items)
{
  const char *text = reading->paper->text->str;
  for (guint i = 0; i < items->len; i++) {
    const Item *first = &g_array_index(items, Item, i);
    if (!first->capital || first->entity || first->stop || first->code)
      continue;
    guint last = i;
    gboolean new_word = !first->covered;
    for (guint k = i + 1; k < items->len && k < i + NAME_WORDS; k++) {
      const Item *item = &g_array_index(items, Item, k);
      if (item->apart || item->entity || (!item->capital && !is_joiner(item->word)))
        break;
      if (!item->capital || item->code)
        continue;
      last = k;
      new_word |= !item->covered;
    }
    Span span = trim(text, (Span){first->span.start, g_array_index(items, Item, last).span.end});
    if (last > i && new_word && !are_people(reading, items, i, last) && !is_compound_code(text, span) &&
        !is_cited(reading->paper, span))
      note(reading, SUGGEST_NAME, span);
    i = last;
  }
}

/* "Long Form (LF)". */
static void find_abbreviations(const Reading *reading, const GArray *items)
{
  const char *text = reading->paper->text->str;
  for (guint i = 0; i < items->len; i++) {
    const Item *item = &g_array_index(items, Item, i);
    gsize at = item->span.start;
    if (item->covered || at <= reading->sentence.start || text[at - 1] != '(')
      continue;
    Span form;
    gsize start =
        abbreviation_definition(text, reading->sentence.start, at - 1, reading->sentence.end, &form);
    if (start == G_MAXSIZE)
      continue;
    g_hash_table_add(reading->defined, g_strdup(item->word));
    guint k = i;
    while (k > 0 && g_array_index(items, Item, k).span.start > start)
      k--;
    if (!g_array_index(items, Item, k).stop)
      note(reading, SUGGEST_ABBREVIATION, (Span){start, form.end + 1});
  }
}

static gboolean is_roman(const char *text, Span span)
{
  for (gsize i = span.start; i < span.end; i++) {
    if (strchr("IVXLC", text[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}

/* The end of a name like an address, "Trials.gov", else that of the word. */
static gsize address_end(const char *text, Span span, gsize end)
{
  gsize at = span.end;
  if (at + 2 >= end || text[at] != '.' || !g_ascii_islower(text[at + 1]) || !g_ascii_islower(text[at + 2]))
    return span.end;
  for (at++; at < end && g_ascii_isalpha(text[at]); at++)
    ;
  return at;
}

/* Words with a large letter inside that the paper doesn't define. */
static void find_acronyms(const Reading *reading, const GArray *items)
{
  const char *text = reading->paper->text->str;
  for (guint i = 0; i < items->len; i++) {
    const Item *item = &g_array_index(items, Item, i);
    Span span = item->span;
    char before = span.start > reading->sentence.start ? text[span.start - 1] : ' ';
    if (item->covered || item->code || span.end - span.start < 3 || strchr("-/.@", before) != NULL ||
        text[span.end] == '-' || g_hash_table_contains(reading->defined, item->word))
      continue;
    gboolean inside = FALSE;
    for (gsize k = span.start + 1; k < span.end; k++)
      inside |= g_ascii_isupper(text[k]) != 0;
    span = trim(text, span);
    span.end = address_end(text, span, reading->sentence.end);
    if ((inside || (item->capital && span.end > item->span.end)) && !is_roman(text, span) &&
        !g_hash_table_contains(reading->families, item->word) && !is_cited(reading->paper, span))
      note(reading, SUGGEST_ACRONYM, span);
  }
}

/* Two and three words with none but small letters that nothing covers. */
static void find_terms(const Reading *reading, const GArray *items)
{
  for (guint i = 0; i + 1 < items->len; i++) {
    for (guint n = 2; n <= 3 && i + n <= items->len; n++) {
      gboolean fits = TRUE;
      for (guint k = i; k < i + n && fits; k++) {
        const Item *item = &g_array_index(items, Item, k);
        fits = !item->covered && (!item->capital || item->first) && (k == i || !item->apart) &&
               !(item->stop && (k == i || k + 1 == i + n));
      }
      if (fits)
        note(
            reading, SUGGEST_TERM,
            (Span){g_array_index(items, Item, i).span.start, g_array_index(items, Item, i + n - 1).span.end});
    }
  }
}

/* ---------------------------------------------------------------- papers */

static void add_words(GHashTable *words, const char *name)
{
  if (name == NULL)
    return;
  TokenCursor cursor = {.text = name, .end = strlen(name)};
  while (token_next(&cursor))
    g_hash_table_add(words, g_strdup(cursor.word));
}

static void add_people(const Reading *reading, const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    add_words(reading->families, person->family);
    add_words(reading->givens, person->given);
  }
}

/* The next sentence from i on that is looked through; FALSE at the end. */
static gboolean next_sentence(Reading *reading, guint *i, gboolean *heading)
{
  const Paper *paper = reading->paper;
  for (; *i < paper->sentences->len; (*i)++) {
    const Sentence *sentence = &g_array_index(paper->sentences, Sentence, *i);
    if (sentence->paragraph >= paper->paragraphs->len)
      continue;
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, sentence->paragraph);
    if (paragraph->zone != ZONE_BODY && paragraph->zone != ZONE_ABSTRACT && paragraph->zone != ZONE_BACK)
      continue;
    reading->sentence = sentence->span;
    *heading = paragraph->kind == BLOCK_HEADING;
    (*i)++;
    return TRUE;
  }
  return FALSE;
}

void suggestions_add(Suggestions *suggestions, const char *key, const Paper *paper, const GArray *mentions)
{
  suggestions->papers++;
  Reading reading = {.suggestions = suggestions, .key = key, .paper = paper, .mentions = mentions};
  reading.families = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  reading.givens = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  reading.defined = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  add_people(&reading, paper->record->authors);
  for (guint i = 0; i < paper->references->len; i++)
    add_people(&reading, ((const Reference *)g_ptr_array_index(paper->references, i))->record->authors);
  gboolean heading = FALSE;
  guint at = 0;
  for (guint i = 0; next_sentence(&reading, &i, &heading);) {
    g_autoptr(GArray) items = read_items(&reading, &at);
    find_abbreviations(&reading, items);
    /* Headings are printed with large letters. */
    if (!heading)
      find_names(&reading, items);
    find_terms(&reading, items);
  }
  /* After all definitions are known. */
  at = 0;
  for (guint i = 0; next_sentence(&reading, &i, &heading);) {
    if (heading)
      continue;
    g_autoptr(GArray) items = read_items(&reading, &at);
    find_acronyms(&reading, items);
  }
  g_hash_table_unref(reading.families);
  g_hash_table_unref(reading.givens);
  g_hash_table_unref(reading.defined);
}

/* ---------------------------------------------------------------- the list */

static int order(gconstpointer a, gconstpointer b)
{
  const Suggestion *x = *(const Suggestion *const *)a, *y = *(const Suggestion *const *)b;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->papers != y->papers)
    return x->papers > y->papers ? -1 : 1;
  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return strcmp(x->text, y->text);
}

GPtrArray *suggestions_list(Suggestions *suggestions, guint least, guint limit, int scheme)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init(&iter, suggestions->found);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    Suggestion *suggestion = &((Found *)value)->shown;
    suggestion->scheme = likeness_scheme(suggestions->likeness, suggestion->text);
    if ((suggestion->count >= least || suggestion->kind == SUGGEST_ABBREVIATION) &&
        (scheme < 0 || suggestion->scheme == scheme))
      g_ptr_array_add(all, suggestion);
  }
  g_ptr_array_sort(all, order);
  GPtrArray *list = g_ptr_array_new();
  guint shown[SUGGEST_KINDS] = {0};
  for (guint i = 0; i < all->len; i++) {
    Suggestion *suggestion = g_ptr_array_index(all, i);
    if (shown[suggestion->kind]++ < limit)
      g_ptr_array_add(list, suggestion);
  }
  return list;
}
