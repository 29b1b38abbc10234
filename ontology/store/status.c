/* The base as a whole: what it holds, and whether the index agrees with it. */
#include "ontology/store/document.h"
#include "ontology/store/internal.h"

#include <string.h>

void store_status_free(StoreStatus *status)
{
  if (status == NULL)
    return;
  g_free(status->directory);
  g_free(status->uuid);
  g_free(status);
}

static gboolean count(Store *store, guint64 *value, GError **error, const char *sql)
{
  gint64 number = 0;
  if (!db_integer(store->db, &number, NULL, error, sql, ""))
    return FALSE;
  *value = (guint64)MAX(number, 0);
  return TRUE;
}

static gboolean count_papers(Store *store, StoreStatus *status, GError **error)
{
  return count(store, &status->files, error, "SELECT count(*) FROM file") &&
         count(store, &status->failed_files, error, "SELECT count(*) FROM file WHERE failure IS NOT NULL") &&
         count(store, &status->papers, error, "SELECT count(*) FROM paper") &&
         count(store, &status->digests, error, "SELECT count(*) FROM paper WHERE kind = 'digest'") &&
         count(store, &status->hidden, error, "SELECT count(*) FROM holding WHERE hidden = 1") &&
         count(store, &status->text_bytes, error, "SELECT coalesce(sum(text_length), 0) FROM paper");
}

static gboolean count_rest(Store *store, StoreStatus *status, GError **error)
{
  return count(store, &status->sections, error,
               "SELECT count(*) FROM section JOIN paper ON paper.id = paper") &&
         count(store, &status->passages, error,
               "SELECT count(*) FROM passage JOIN paper ON paper.id = paper WHERE searched = 1") &&
         count(store, &status->sentences, error,
               "SELECT count(*) FROM sentence JOIN paper ON paper.id = paper") &&
         count(store, &status->references, error,
               "SELECT count(*) FROM reference JOIN paper ON paper.id = paper") &&
         count(store, &status->citations, error,
               "SELECT count(*) FROM citation JOIN paper ON paper.id = paper") &&
         count(store, &status->linked, error,
               "SELECT count(*) FROM citation JOIN paper ON paper.id = paper WHERE EXISTS (SELECT 1 FROM "
               "citation_reference WHERE citation_reference.citation = citation.id)") &&
         count(store, &status->works, error,
               "SELECT count(*) FROM (SELECT reference.work FROM reference JOIN paper ON paper.id = paper "
               "WHERE "
               "reference.work IS NOT NULL UNION SELECT work FROM paper WHERE work IS NOT NULL)");
}

/* How far the index got; a missing or damaged one has no number. */
static guint64 index_seq(Store *store, gint64 generation)
{
  g_autofree char *path = store_index_path(store, generation);
  TextIndex *index = generation > 0 ? text_index_open_read(path, NULL) : NULL;
  TextIndexMark mark;
  guint64 seq = index != NULL && text_index_mark(index, &mark, NULL) ? (guint64)mark.seq : G_MAXUINT64;
  text_index_close(index);
  return seq;
}

static StoreStatus *read_status(Store *store, GError **error)
{
  g_autoptr(StoreStatus) status = g_new0(StoreStatus, 1);
  status->directory = g_strdup(store->directory);
  status->schema = STORE_SCHEMA;
  sqlite3_stmt *row = db_bind(store->db, error, "SELECT uuid, seq, generation FROM meta", "");
  int step = row == NULL ? -1 : db_step(store->db, row, error);
  if (step == 0)
    store_corrupt(store, "its own description is missing", error);
  if (step <= 0)
    return NULL;
  status->uuid = db_text(row, 0);
  status->seq = (guint64)sqlite3_column_int64(row, 1);
  gint64 generation = sqlite3_column_int64(row, 2);
  db_finish(row);
  status->generation = (guint)generation;
  status->index_seq = index_seq(store, generation);
  if (!count_papers(store, status, error) || !count_rest(store, status, error))
    return NULL;
  status->missing = status->citations - MIN(status->citations, status->linked);
  return g_steal_pointer(&status);
}

StoreStatus *store_status(Store *store, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(StoreStatus) status = read_status(store, error);
  return store_end_read(store, error) ? g_steal_pointer(&status) : NULL;
}

/* ---------------------------------------------------------------- proof */

static gboolean check_pragma(Store *store, const char *pragma, gboolean wants_ok, GError **error)
{
  sqlite3_stmt *row = db_bind(store->db, error, pragma, "");
  int step = row == NULL ? -1 : db_step(store->db, row, error);
  if (step < 0)
    return FALSE;
  g_autofree char *message = step == 1 ? db_text(row, 0) : NULL;
  if (step == 1)
    db_finish(row);
  if (wants_ok ? g_strcmp0(message, "ok") == 0 : step == 0)
    return TRUE;
  return store_corrupt(store, message != NULL ? message : pragma, error);
}

typedef struct {
  GHashTable *expected; /* gint64* id -> guint64* digest */
  StoreVerification *result;
} Comparison;

static void compare_document(gint64 id, guint64 digest, gpointer data)
{
  Comparison *comparison = data;
  comparison->result->documents += id < PAPER_DOCUMENT(0);
  const guint64 *expected = g_hash_table_lookup(comparison->expected, &id);
  if (expected == NULL)
    comparison->result->dangling++;
  else if (*expected != digest)
    comparison->result->wrong++;
  g_hash_table_remove(comparison->expected, &id);
}

/* rows: of passages, counted. FALSE: there is no document. */
static gboolean expect_document(GHashTable *expected, const Document *document, guint64 *rows)
{
  if (document == NULL)
    return FALSE;
  if (!document->shown)
    return TRUE;
  *rows += document->id < PAPER_DOCUMENT(0);
  guint64 digest = text_postings_digest(&g_array_index(document->postings, TextPosting, 0),
                                        document->postings->len, document->values);
  g_hash_table_insert(expected, g_memdup2(&document->id, sizeof document->id),
                      g_memdup2(&digest, sizeof digest));
  return TRUE;
}

static gboolean expect_documents(Store *store, GHashTable *expected, guint64 *rows, GError **error)
{
  g_autoptr(DocumentMaker) maker = document_maker_new(store);
  sqlite3_stmt *row = db_bind(store->db, error, DOCUMENT_ROWS, "i", (gint64)0);
  int step = row == NULL ? -1 : 1;
  gint64 last = 0;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    gint64 paper = sqlite3_column_int64(row, 1);
    if ((paper != last && !expect_document(expected, document_make_paper(maker, paper, error), rows)) ||
        !expect_document(expected, document_make(maker, row, error), rows)) {
      db_finish(row);
      return FALSE;
    }
    last = paper;
  }
  return step == 0;
}

static gboolean verify(Store *store, StoreVerification *result, GError **error)
{
  gint64 generation = 0;
  g_autoptr(GHashTable) expected = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  if (!check_pragma(store, "PRAGMA integrity_check(1)", TRUE, error) ||
      !check_pragma(store, "PRAGMA foreign_key_check", FALSE, error) ||
      !db_integer(store->db, &generation, NULL, error, "SELECT generation FROM meta", "") ||
      !expect_documents(store, expected, &result->rows, error))
    return FALSE;
  g_autofree char *path = store_index_path(store, generation);
  g_autoptr(GError) problem = NULL;
  Comparison comparison = {expected, result};
  TextIndex *index = text_index_open_read(path, &problem);
  gboolean done = index != NULL && text_index_walk(index, compare_document, &comparison, &problem);
  text_index_close(index);
  result->absent = g_hash_table_size(expected);
  return done || index_error(store, problem, error);
}

gboolean store_verify(Store *store, StoreVerification *result, GError **error)
{
  *result = (StoreVerification){0};
  if (!store_begin_read(store, error))
    return FALSE;
  gboolean done = verify(store, result, error);
  return store_end_read(store, error) && done;
}
