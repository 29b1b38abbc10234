#include "ontology/mention/suggest.h"

#include "ontology/vocabulary/token.h"

#include <string.h>

/* When more than this are held, those that came once are dropped. */
#define HELD       400000u
#define NAME_WORDS 8u

struct Suggestions {
  GHashTable *found; /* "kind words" -> Suggestion*, owned */
};

/* A word of a paragraph. */
typedef struct {
  Span span;
  char word[TOKEN_BYTES];
  gboolean covered; /* a mention has it */
  gboolean capital; /* begins with a capital */
  gboolean first;   /* of its sentence */
  gboolean stop;    /* a small word that no term begins or ends with */
  gboolean apart;   /* something else than a blank, a hyphen or an apostrophe stands before it */
} Item;

static void suggestion_free(gpointer data)
{
  Suggestion *suggestion = data;
  g_free(suggestion->text);
  g_free(suggestion->paper);
  g_free(suggestion);
}

Suggestions *suggestions_new(void)
{
  Suggestions *suggestions = g_new0(Suggestions, 1);
  suggestions->found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, suggestion_free);
  return suggestions;
}

void suggestions_free(Suggestions *suggestions)
{
  if (suggestions == NULL)
    return;
  g_hash_table_unref(suggestions->found);
  g_free(suggestions);
}

const char *suggest_kind_name(SuggestKind kind)
{
  return kind == SUGGEST_NAME ? "name" : kind == SUGGEST_ABBREVIATION ? "abbreviation" : "term";
}

static gboolean came_once(gpointer key G_GNUC_UNUSED, gpointer value, gpointer data G_GNUC_UNUSED)
{
  const Suggestion *suggestion = value;
  return suggestion->count == 1 && suggestion->kind != SUGGEST_ABBREVIATION;
}

static void note(Suggestions *suggestions, SuggestKind kind, const char *key, const Paper *paper, Span span)
{
  g_autofree char *text = g_strndup(paper->text->str + span.start, span.end - span.start);
  g_autofree char *words = token_join(text, -1);
  char *name = g_strdup_printf("%d %s", (int)kind, words);
  Suggestion *suggestion = g_hash_table_lookup(suggestions->found, name);
  if (suggestion == NULL) {
    if (g_hash_table_size(suggestions->found) > HELD)
      g_hash_table_foreach_remove(suggestions->found, came_once, NULL);
    suggestion = g_new0(Suggestion, 1);
    suggestion->kind = kind;
    suggestion->text = g_strdelimit(g_steal_pointer(&text), "\n\t", ' ');
    suggestion->paper = g_strdup(key);
    suggestion->span = span;
    suggestion->papers = 1;
    g_hash_table_insert(suggestions->found, name, suggestion);
    suggestion->count = 1;
    return;
  }
  g_free(name);
  suggestion->count++;
  if (strcmp(suggestion->paper, key) != 0 && suggestion->papers < suggestion->count)
    suggestion->papers++;
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

static GArray *read_items(const Paper *paper, Span sentence, const GArray *mentions, guint *at)
{
  GArray *items = g_array_new(FALSE, FALSE, sizeof(Item));
  TokenCursor cursor = {.text = paper->text->str, .at = sentence.start, .end = sentence.end};
  gsize before = sentence.start;
  while (token_next(&cursor)) {
    while (*at < mentions->len && g_array_index(mentions, Mention, *at).span.end <= cursor.span.start)
      (*at)++;
    Item item = {.span = cursor.span, .first = items->len == 0};
    g_strlcpy(item.word, cursor.word, sizeof(item.word));
    item.covered = *at < mentions->len && g_array_index(mentions, Mention, *at).span.start < cursor.span.end;
    item.capital = g_unichar_isupper(g_utf8_get_char(paper->text->str + cursor.span.start));
    item.stop = is_stop(cursor.word);
    item.apart = !joins(paper->text->str, before, cursor.span.start);
    before = cursor.span.end;
    g_array_append_val(items, item);
  }
  return items;
}

/* ---------------------------------------------------------------- kinds */

static gboolean is_cited(const Paper *paper, Span span, guint *next)
{
  while (*next < paper->citations->len &&
         ((const Citation *)g_ptr_array_index(paper->citations, *next))->span.end <= span.start)
    (*next)++;
  return *next < paper->citations->len &&
         ((const Citation *)g_ptr_array_index(paper->citations, *next))->span.start < span.end;
}

/* Runs of capitalised words, "of", "for", "and" and "on" inside them. */
static void find_names(Suggestions *suggestions, const char *key, const Paper *paper, const GArray *items)
{
  for (guint i = 0; i < items->len; i++) {
    const Item *first = &g_array_index(items, Item, i);
    if (!first->capital || first->covered || (first->stop && !first->first) || first->stop)
      continue;
    guint last = i;
    for (guint k = i + 1; k < items->len && k < i + NAME_WORDS; k++) {
      const Item *item = &g_array_index(items, Item, k);
      if (item->apart || item->covered)
        break;
      if (item->capital)
        last = k;
      else if (strcmp(item->word, "of") != 0 && strcmp(item->word, "for") != 0 &&
               strcmp(item->word, "and") != 0 && strcmp(item->word, "on") != 0)
        break;
    }
    if (last > i) {
      guint next = 0;
      Span span = {first->span.start, g_array_index(items, Item, last).span.end};
      if (!is_cited(paper, span, &next))
        note(suggestions, SUGGEST_NAME, key, paper, span);
      i = last;
    }
  }
}

/* "Long Form (LF)": the words before the bracket begin with its letters. */
static void find_abbreviations(Suggestions *suggestions, const char *key, const Paper *paper,
                               const GArray *items)
{
  const char *text = paper->text->str;
  for (guint i = 2; i < items->len; i++) {
    const Item *item = &g_array_index(items, Item, i);
    gsize n = item->span.end - item->span.start;
    if (item->covered || n < 2 || n > 8 || text[item->span.start - 1] != '(' || text[item->span.end] != ')' ||
        !g_ascii_isupper(text[item->span.start + 1]))
      continue;
    guint letters = (guint)n - (text[item->span.end - 1] == 's');
    if (letters > i)
      continue;
    gboolean fits = TRUE;
    for (guint k = 0; k < letters && fits; k++) {
      const Item *word = &g_array_index(items, Item, i - letters + k);
      fits = g_ascii_tolower(text[word->span.start]) == g_ascii_tolower(text[item->span.start + k]);
    }
    if (fits)
      note(suggestions, SUGGEST_ABBREVIATION, key, paper,
           (Span){g_array_index(items, Item, i - letters).span.start, item->span.end + 1});
  }
}

/* Two and three words with none but small letters that nothing covers. */
static void find_terms(Suggestions *suggestions, const char *key, const Paper *paper, const GArray *items)
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
            suggestions, SUGGEST_TERM, key, paper,
            (Span){g_array_index(items, Item, i).span.start, g_array_index(items, Item, i + n - 1).span.end});
    }
  }
}

void suggestions_add(Suggestions *suggestions, const char *key, const Paper *paper, const GArray *mentions)
{
  guint at = 0;
  for (guint i = 0; i < paper->sentences->len; i++) {
    const Sentence *sentence = &g_array_index(paper->sentences, Sentence, i);
    if (sentence->paragraph >= paper->paragraphs->len)
      continue;
    Zone zone = g_array_index(paper->paragraphs, Paragraph, sentence->paragraph).zone;
    if (zone != ZONE_BODY && zone != ZONE_ABSTRACT)
      continue;
    g_autoptr(GArray) items = read_items(paper, sentence->span, mentions, &at);
    find_names(suggestions, key, paper, items);
    find_abbreviations(suggestions, key, paper, items);
    find_terms(suggestions, key, paper, items);
  }
}

/* ---------------------------------------------------------------- the list */

static int order(gconstpointer a, gconstpointer b)
{
  const Suggestion *x = *(const Suggestion *const *)a, *y = *(const Suggestion *const *)b;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return strcmp(x->text, y->text);
}

GPtrArray *suggestions_list(Suggestions *suggestions, guint least, guint limit)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init(&iter, suggestions->found);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    const Suggestion *suggestion = value;
    if (suggestion->count >= least || suggestion->kind == SUGGEST_ABBREVIATION)
      g_ptr_array_add(all, value);
  }
  g_ptr_array_sort(all, order);
  GPtrArray *list = g_ptr_array_new();
  guint shown[3] = {0};
  for (guint i = 0; i < all->len; i++) {
    Suggestion *suggestion = g_ptr_array_index(all, i);
    if (shown[suggestion->kind]++ < limit)
      g_ptr_array_add(list, suggestion);
  }
  return list;
}
