/* A query run: the index is asked first, then the base; a hit whose passage is gone is skipped. */
#include "ontology/store/search.h"
#include "ontology/store/condition_tree.h"
#include "ontology/store/keys.h"
#include "ontology/store/query.h"
#include "ontology/store/terms.h"

#include <string.h>

/* Hits asked for beyond the limit, in case some are gone; and how often more are fetched. */
#define SPARE_HITS 20u
#define ROUNDS     5

void store_hits_free(StoreHits *hits)
{
  if (hits == NULL)
    return;
  g_array_unref(hits->hits);
  g_ptr_array_unref(hits->terms);
  g_free(hits);
}

/* ---------------------------------------------------------------- filters */

/* The term of a filter's value; a value that names nothing gives one that no passage has. */
static gboolean filter_term(Store *store, const QueryPart *part, char **term, GError **error)
{
  g_autoptr(GError) problem = NULL;
  gint64 id = 0;
  switch (part->filter) {
  case STORE_FILTER_PAPER:
  case STORE_FILTER_WORK:
    if (part->filter == STORE_FILTER_PAPER ? !store_find_paper(store, part->value, &id, &problem)
                                           : !store_find_work(store, part->value, &id, &problem)) {
      if (problem->code != STORE_ERROR_NOT_FOUND && problem->code != STORE_ERROR_AMBIGUOUS) {
        g_propagate_error(error, g_steal_pointer(&problem));
        return FALSE;
      }
      id = 0;
    }
    *term = g_strdup_printf("%s%" G_GINT64_FORMAT,
                            part->filter == STORE_FILTER_PAPER ? TERM_PAPER : TERM_WORK, id);
    return TRUE;
  case STORE_FILTER_ROLE:
    *term = g_strconcat(TERM_ROLE, part->value, NULL);
    break;
  case STORE_FILTER_ZONE:
    *term = g_strconcat(TERM_ZONE, part->value, NULL);
    break;
  case STORE_FILTER_KIND:
  default:
    *term = g_strconcat(TERM_KIND, part->value, NULL);
    break;
  }
  if (strlen(*term) > 100)
    (*term)[100] = '\0';
  return TRUE;
}

/* The parts as clauses; filters are looked up. clauses: TextClause, their terms belong to the query's parts.
 */
static gboolean make_clauses(Store *store, const StoreQuery *query, GArray *clauses, GError **error)
{
  for (guint i = 0; i < query->parts->len; i++) {
    QueryPart *part = g_ptr_array_index(query->parts, i);
    if (part->value != NULL) {
      char *term = NULL;
      if (!filter_term(store, part, &term, error))
        return FALSE;
      g_ptr_array_set_size(part->terms, 0);
      g_ptr_array_add(part->terms, term);
    }
    TextClause clause = {part->role, (guint)part->filter, part->weight,
                         (const char *const *)part->terms->pdata, part->terms->len};
    g_array_append_val(clauses, clause);
  }
  return TRUE;
}

/* ---------------------------------------------------------------- the index of a reader */

gboolean store_open_index(Store *store, GError **error)
{
  gint64 generation = 0;
  if (!db_integer(store->db, &generation, NULL, error, "SELECT generation FROM meta", ""))
    return FALSE;
  if (store->index != NULL && store->generation == generation && !store->writer)
    return TRUE;
  g_clear_pointer(&store->index, text_index_close);
  g_autofree char *path = store_index_path(store, generation);
  g_autoptr(GError) problem = NULL;
  store->index = text_index_open_read(path, &problem);
  store->generation = generation;
  if (store->index == NULL)
    return index_error(store, problem, error);
  TextIndexMark mark;
  g_autofree char *uuid = NULL;
  sqlite3_stmt *row = db_bind(store->db, error, "SELECT uuid FROM meta", "");
  int step = row == NULL ? -1 : db_step(store->db, row, error);
  if (step == 1) {
    uuid = db_text(row, 0);
    db_finish(row);
  }
  if (step < 0)
    return FALSE;
  if (!text_index_mark(store->index, &mark, &problem))
    return index_error(store, problem, error);
  if (g_strcmp0(uuid, mark.uuid) != 0 || mark.analysis != TERMS_VERSION) {
    g_clear_pointer(&store->index, text_index_close);
    g_set_error(error, STORE_ERROR, STORE_ERROR_CORRUPT,
                "%s: the index isn't of this base or of another version; run adduce-index to build it anew",
                path);
    return FALSE;
  }
  return TRUE;
}

/* The paper of a passage that is there and shown. */
static gboolean paper_shown(Store *store, gint64 id, gint64 *paper, gboolean *shows, GError **error)
{
  return db_integer(
      store->db, paper, shows, error,
      "SELECT paper.id FROM passage JOIN paper ON paper.id = passage.paper WHERE passage.id = ?", "i", id);
}

/* ---------------------------------------------------------------- searching */

/* Hits of the index that are still there, up to limit; each round asks for what comes after the last one. */
static gboolean collect(Store *store, TextQuery *text, guint limit, StoreHits *hits, GError **error)
{
  g_autoptr(GError) problem = NULL;
  for (int round = 0; round < ROUNDS && hits->hits->len < limit; round++) {
    TextHits *found = text_index_search(store->index, text, &problem);
    if (found == NULL)
      return index_error(store, problem, error);
    /* A snapshot taken after the index answered has every passage that the index has. */
    gboolean done =
        store->writer || (db_exec(store->db, "ROLLBACK", error) && db_exec(store->db, "BEGIN", error));
    gboolean last = found->hits->len < text->limit;
    hits->matches = found->matches;
    hits->passages = found->documents;
    for (guint i = 0; i < found->hits->len && hits->hits->len < limit && done; i++) {
      const TextHit *hit = &g_array_index(found->hits, TextHit, i);
      gboolean shows = FALSE;
      gint64 paper = 0;
      done = paper_shown(store, hit->id, &paper, &shows, error);
      if (done && shows) {
        StoreHit one = {hit->id, paper, hit->score, 0};
        g_array_append_val(hits->hits, one);
      }
    }
    text_hits_free(found);
    if (!done)
      return FALSE;
    if (last)
      break;
    text->first += text->limit;
  }
  return TRUE;
}

/* Which words each hit has, and how many passages have each. */
static gboolean explain(Store *store, const StoreQuery *query, StoreHits *hits, GError **error)
{
  guint n = query->terms->len;
  g_autofree const char **terms = g_new0(const char *, n + 1);
  g_autofree guint *frequencies = g_new0(guint, n + 1);
  for (guint i = 0; i < n; i++)
    terms[i] = ((StoreQueryTerm *)g_ptr_array_index(query->terms, i))->term;
  g_autofree gint64 *ids = g_new0(gint64, hits->hits->len + 1);
  g_autofree guint64 *bits = g_new0(guint64, hits->hits->len + 1);
  for (guint i = 0; i < hits->hits->len; i++)
    ids[i] = g_array_index(hits->hits, StoreHit, i).passage;
  g_autoptr(GError) problem = NULL;
  if (!text_index_frequencies(store->index, terms, n, frequencies, &problem) ||
      !text_index_matching(store->index, ids, hits->hits->len, terms, n, bits, &problem))
    return index_error(store, problem, error);
  for (guint i = 0; i < hits->hits->len; i++)
    g_array_index(hits->hits, StoreHit, i).terms = bits[i];
  /* The documents that stand for whole papers are no passages. */
  const char *marker = TERM_TOPIC_ALL;
  guint papers = 0;
  if (!text_index_frequencies(store->index, &marker, 1, &papers, &problem))
    return index_error(store, problem, error);
  hits->passages -= MIN(papers, hits->passages);
  for (guint i = 0; i < n; i++) {
    const StoreQueryTerm *from = g_ptr_array_index(query->terms, i);
    StoreQueryTerm *term = g_new0(StoreQueryTerm, 1);
    term->word = g_strdup(from->word);
    term->term = g_strdup(from->term);
    term->passages = frequencies[i];
    g_ptr_array_add(hits->terms, term);
  }
  return TRUE;
}

typedef struct {
  const StoreQuery *query;
  guint limit;
  StoreHits *hits;
} Searching;

static gboolean search(Store *store, gpointer data, GError **error)
{
  const Searching *searching = data;
  const StoreQuery *query = searching->query;
  g_autoptr(GArray) clauses = g_array_new(FALSE, FALSE, sizeof(TextClause));
  g_array_set_size(searching->hits->hits, 0);
  g_ptr_array_set_size(searching->hits->terms, 0);
  if (!make_clauses(store, query, clauses, error))
    return FALSE;
  if (query->condition != NULL && !condition_resolve(store, query->condition, error))
    return FALSE;
  TextQuery text = {.clauses = &g_array_index(clauses, TextClause, 0),
                    .n_clauses = clauses->len,
                    .condition = query->condition != NULL ? &query->condition->text : NULL,
                    .year_first = query->year_first,
                    .year_last = query->year_last,
                    .per_paper = query->per_paper,
                    .bm25 = query->bm25,
                    .ineb2 = query->ineb2,
                    .title = query->title,
                    .limit = searching->limit + SPARE_HITS};
  return collect(store, &text, searching->limit, searching->hits, error) &&
         explain(store, query, searching->hits, error);
}

gboolean search_run(Store *store, SearchWork work, gpointer data, GError **error)
{
  gboolean done = FALSE;
  for (int attempt = 0; attempt < 2 && !done; attempt++) {
    /* A second attempt: the generation that was open may have been removed. */
    if (error != NULL)
      g_clear_error(error);
    if (!store_begin_read(store, error))
      return FALSE;
    g_autoptr(GError) problem = NULL;
    done = store_open_index(store, &problem) && work(store, data, &problem);
    if (!done) {
      index_error(store, problem, error);
      g_clear_pointer(&store->index, text_index_close);
    }
    if (!store_end_read(store, error))
      return FALSE;
  }
  return done;
}

StoreHits *store_search(Store *store, const StoreQuery *query, guint limit, GError **error)
{
  g_autoptr(StoreHits) hits = g_new0(StoreHits, 1);
  hits->hits = g_array_new(FALSE, FALSE, sizeof(StoreHit));
  hits->terms = store_query_terms_new();
  Searching searching = {query, MIN(limit, 10000u), hits};
  return search_run(store, search, &searching, error) ? g_steal_pointer(&hits) : NULL;
}
