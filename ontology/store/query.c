/* What is searched for, put together. */
#include "ontology/store/query.h"

#include "corpus/base/limits.h"
#include "ontology/store/terms.h"

#include <string.h>

static void part_free(gpointer data)
{
  QueryPart *part = data;
  g_ptr_array_unref(part->terms);
  g_free(part->value);
  g_free(part);
}

static void term_free(gpointer data)
{
  StoreQueryTerm *term = data;
  g_free(term->word);
  g_free(term->term);
  g_free(term);
}

GPtrArray *store_query_terms_new(void)
{
  return g_ptr_array_new_with_free_func(term_free);
}

StoreQuery *store_query_new(void)
{
  StoreQuery *query = g_new0(StoreQuery, 1);
  query->parts = g_ptr_array_new_with_free_func(part_free);
  query->terms = store_query_terms_new();
  query->bm25 = 1;
  return query;
}

void store_query_free(StoreQuery *query)
{
  if (query == NULL)
    return;
  g_ptr_array_unref(query->parts);
  g_ptr_array_unref(query->terms);
  store_condition_free(query->condition);
  g_free(query);
}

static QueryPart *add_part(StoreQuery *query, TextRole role, double weight)
{
  QueryPart *part = g_new0(QueryPart, 1);
  part->role = role;
  part->weight = weight;
  part->terms = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(query->parts, part);
  return part;
}

/* One text on its way into parts. */
typedef struct {
  StoreQuery *query;
  TextRole role;
  double weight;
  QueryPart *phrase; /* words go here, in order; NULL: each is a part of its own */
} Adding;

static void note_term(StoreQuery *query, const Term *term)
{
  for (guint i = 0; i < query->terms->len; i++)
    if (strcmp(((StoreQueryTerm *)g_ptr_array_index(query->terms, i))->term, term->term) == 0)
      return;
  StoreQueryTerm *noted = g_new0(StoreQueryTerm, 1);
  noted->word = g_strdup(term->word);
  noted->term = g_strdup(term->term);
  g_ptr_array_add(query->terms, noted);
}

/* The same word again only adds its weight. */
static QueryPart *same_word(StoreQuery *query, TextRole role, const char *term)
{
  for (guint i = 0; i < query->parts->len; i++) {
    QueryPart *part = g_ptr_array_index(query->parts, i);
    if (part->role == role && part->terms->len == 1 && strcmp(g_ptr_array_index(part->terms, 0), term) == 0)
      return part;
  }
  return NULL;
}

static void add_word(Adding *adding, TextRole role, const char *term)
{
  QueryPart *part = same_word(adding->query, role, term);
  if (part != NULL) {
    part->weight += adding->weight;
    return;
  }
  part = add_part(adding->query, role, adding->weight);
  g_ptr_array_add(part->terms, g_strdup(term));
}

static void visit(const Term *term, gpointer data)
{
  Adding *adding = data;
  StoreQuery *query = adding->query;
  if (query->parts->len >= 2 * LIMIT_QUERY_TERMS || query->terms->len >= LIMIT_QUERY_TERMS)
    return;
  if (adding->phrase != NULL) {
    if (term->kind == TERM_WORD && adding->phrase->terms->len < LIMIT_QUERY_TERMS) {
      g_ptr_array_add(adding->phrase->terms, g_strdup(term->term));
      if (!term->stop)
        note_term(query, term);
    }
    return;
  }
  if (term->stop || (term->kind == TERM_EXTRA && adding->role != TEXT_HELP))
    return;
  if (term->kind != TERM_EXTRA && adding->role != TEXT_EXCLUDE)
    note_term(query, term);
  add_word(adding, adding->role, term->term);
  if (term->kind == TERM_WORD && adding->role != TEXT_EXCLUDE) {
    g_autofree char *title = g_strconcat(TERM_TITLE, term->term, NULL);
    add_word(adding, TEXT_TITLE, title);
  }
}

static void add_text(StoreQuery *query, const char *text, TextRole role, double weight, gboolean phrase)
{
  gsize length = MIN(strlen(text), (gsize)LIMIT_QUERY_BYTES - MIN(query->bytes, (gsize)LIMIT_QUERY_BYTES));
  if (!(weight > 0) || length == 0)
    return;
  /* What is not UTF-8 is read as far as it is. */
  const char *end = text;
  g_utf8_validate(text, (gssize)length, &end);
  length = (gsize)(end - text);
  query->bytes += length;
  g_autoptr(TermMaker) maker = term_maker_new();
  Adding adding = {query, role, weight, phrase ? add_part(query, role, weight) : NULL};
  terms_cut(maker, text, length, 0, visit, &adding);
}

void store_query_add(StoreQuery *query, const char *text, double weight)
{
  add_text(query, text, TEXT_HELP, weight, FALSE);
}

void store_query_add_phrase(StoreQuery *query, const char *text, double weight)
{
  add_text(query, text, TEXT_HELP, weight, TRUE);
}

void store_query_require(StoreQuery *query, const char *text)
{
  add_text(query, text, TEXT_REQUIRE, 1, FALSE);
}

void store_query_exclude(StoreQuery *query, const char *text)
{
  add_text(query, text, TEXT_EXCLUDE, 1, FALSE);
}

void store_query_filter(StoreQuery *query, StoreFilter filter, const char *value)
{
  if (query->parts->len >= 4 * LIMIT_QUERY_TERMS)
    return;
  QueryPart *part = add_part(query, TEXT_FILTER, 1);
  part->filter = filter;
  part->value = g_strdup(value);
}

void store_query_years(StoreQuery *query, int first, int last)
{
  query->year_first = first;
  query->year_last = last;
}

void store_query_within(StoreQuery *query, StoreCondition *condition)
{
  query->condition = store_condition_and(query->condition, condition);
}

void store_query_per_paper(StoreQuery *query, guint n)
{
  query->per_paper = n;
}

void store_query_weigh(StoreQuery *query, double bm25, double ineb2, double title)
{
  query->bm25 = MAX(bm25, 0);
  query->ineb2 = MAX(ineb2, 0);
  query->title = MAX(title, 0);
}
