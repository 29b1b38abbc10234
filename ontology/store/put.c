/* Files, and what they hold: put, replaced, removed. */
#include "corpus/base/limits.h"
#include "ontology/store/document.h"
#include "ontology/store/internal.h"
#include "ontology/store/put_paper.h"

#include <string.h>

static gboolean fail(Store *store)
{
  store->failed = TRUE;
  return FALSE;
}

gboolean store_delete_holding(Store *store, gint64 paper, GError **error)
{
  store->changed = store->index_changed = TRUE;
  return db_run(store->db, error,
                "UPDATE work SET stale = 1 WHERE id IN (SELECT work FROM reference WHERE paper = ?1 UNION "
                "ALL SELECT "
                "work FROM holding WHERE id = ?1)",
                "i", paper) &&
         db_run(
             store->db, error,
             "INSERT OR REPLACE INTO tombstone (passage, seq) SELECT id, ? FROM passage WHERE paper = ? AND "
             "searched = 1",
             "ii", store->seq + 1, paper) &&
         db_run(store->db, error, "INSERT OR REPLACE INTO tombstone (passage, seq) VALUES (?, ?)", "ii",
                PAPER_DOCUMENT(paper), store->seq + 1) &&
         db_run(store->db, error, "DELETE FROM holding WHERE id = ?", "i", paper);
}

static gboolean delete_papers_of(Store *store, gint64 content, GError **error)
{
  for (;;) {
    gint64 paper = 0;
    gboolean found = FALSE;
    if (!db_integer(store->db, &paper, &found, error, "SELECT id FROM holding WHERE content = ? LIMIT 1", "i",
                    content))
      return FALSE;
    if (!found)
      return TRUE;
    if (!store_delete_holding(store, paper, error))
      return FALSE;
  }
}

gboolean store_delete_orphans(Store *store, GError **error)
{
  for (;;) {
    gint64 content = 0;
    gboolean found = FALSE;
    if (!db_integer(
            store->db, &content, &found, error,
            "SELECT id FROM content WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.content = content.id) "
            "LIMIT 1",
            ""))
      return FALSE;
    if (!found)
      return TRUE;
    if (!delete_papers_of(store, content, error) ||
        !db_run(store->db, error, "DELETE FROM content WHERE id = ?", "i", content))
      return FALSE;
  }
}

void store_file_free(StoreFile *file)
{
  if (file == NULL)
    return;
  g_free(file->path);
  g_free(file->sha256);
  g_free(file->failure);
  g_free(file);
}

static void free_file(gpointer data)
{
  store_file_free(data);
}

GPtrArray *store_files(Store *store, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(free_file);
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT path, sha256, size, mtime, failure, (SELECT count(*) FROM holding WHERE "
              "holding.content = file.content) FROM file JOIN content ON content.id = "
              "file.content ORDER BY path",
              "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    StoreFile *file = g_new0(StoreFile, 1);
    file->path = db_text(row, 0);
    file->sha256 = db_text(row, 1);
    file->size = sqlite3_column_int64(row, 2);
    file->mtime = sqlite3_column_int64(row, 3);
    file->failure = db_text(row, 4);
    file->papers = (guint)sqlite3_column_int(row, 5);
    g_ptr_array_add(files, file);
  }
  return store_end_read(store, error) && step == 0 ? g_steal_pointer(&files) : NULL;
}

/* The row of a file as it was; content 0: unknown. */
typedef struct {
  gint64 content, size;
  gboolean same; /* content is the same as the new one's */
} Known;

static gboolean find_file(Store *store, const StoreFile *file, Known *known, GError **error)
{
  *known = (Known){0};
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT content, size, sha256 FROM file JOIN content ON content.id = file.content "
              "WHERE path = ?",
              "t", file->path);
  int step = row == NULL ? -1 : db_step(store->db, row, error);
  if (step <= 0)
    return step == 0;
  known->content = sqlite3_column_int64(row, 0);
  known->size = sqlite3_column_int64(row, 1);
  known->same = g_strcmp0((const char *)sqlite3_column_text(row, 2), file->sha256) == 0;
  db_finish(row);
  return TRUE;
}

/* The content row for a checksum, made where there is none. */
static gboolean content_row(Store *store, const char *sha256, gint64 *content, gboolean *made, GError **error)
{
  gboolean found = FALSE;
  if (!db_integer(store->db, content, &found, error, "SELECT id FROM content WHERE sha256 = ?", "t", sha256))
    return FALSE;
  *made = !found;
  if (found)
    return TRUE;
  if (!db_run(store->db, error, "INSERT INTO content (sha256) VALUES (?)", "t", sha256))
    return FALSE;
  *content = sqlite3_last_insert_rowid(store->db->handle);
  return TRUE;
}

static gboolean put_papers(Store *store, gint64 content, const char *sha256, const GPtrArray *papers,
                           GError **error)
{
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    if (!store_put_paper(store, content, sha256, papers, i, error))
      return FALSE;
  return TRUE;
}

static gboolean put_file(Store *store, const StoreFile *file, const GPtrArray *papers, StoreChange *change,
                         GError **error)
{
  Known known;
  if (!find_file(store, file, &known, error))
    return FALSE;
  store->changed = TRUE;
  if (known.same && known.size >= 0) {
    *change = STORE_UNCHANGED;
    return db_run(store->db, error, "UPDATE file SET size = ?, mtime = ?, failure = ? WHERE path = ?", "iitt",
                  file->size, file->mtime, file->failure, file->path);
  }
  *change = known.content != 0 ? STORE_REPLACED : STORE_ADDED;
  gint64 content = 0;
  gboolean made = FALSE;
  if (!content_row(store, file->sha256, &content, &made, error))
    return FALSE;
  if (known.same && !delete_papers_of(store, content, error))
    return FALSE;
  if ((made || known.same) && !put_papers(store, content, file->sha256, papers, error))
    return FALSE;
  return db_run(store->db, error,
                "INSERT OR REPLACE INTO file (path, content, size, mtime, failure) VALUES (?, ?, ?, ?, ?)",
                "tiiit", file->path, content, file->size, file->mtime, file->failure) &&
         store_delete_orphans(store, error);
}

gboolean store_put_file(Store *store, const StoreFile *file, const GPtrArray *papers, StoreChange *change,
                        GError **error)
{
  StoreChange what = STORE_UNCHANGED;
  if (!store_check_writer(store, error))
    return FALSE;
  if (file->path == NULL || file->sha256 == NULL || strlen(file->sha256) != 64) {
    g_set_error(error, STORE_ERROR, STORE_ERROR_INPUT, "a file needs a path and its SHA-256");
    return fail(store);
  }
  if (!put_file(store, file, papers, &what, error))
    return fail(store);
  if (change != NULL)
    *change = what;
  /* A large build is made durable in between; papers show when it is finished. */
  if (store->bytes > LIMIT_COMMIT_BYTES && !store_commit_base(store, error))
    return fail(store);
  return TRUE;
}

static gboolean not_found(GError **error, const char *kind, const char *name)
{
  g_set_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND, "no %s %s in the knowledge base", kind, name);
  return FALSE;
}

gboolean store_remove_file(Store *store, const char *path, GError **error)
{
  gint64 content = 0;
  gboolean found = FALSE;
  if (!store_check_writer(store, error))
    return FALSE;
  if (!db_integer(store->db, &content, &found, error, "SELECT content FROM file WHERE path = ?", "t", path))
    return fail(store);
  if (!found)
    return not_found(error, "file", path);
  store->changed = TRUE;
  if (!db_run(store->db, error, "DELETE FROM file WHERE path = ?", "t", path) ||
      !store_delete_orphans(store, error))
    return fail(store);
  return TRUE;
}

gboolean store_remove_paper(Store *store, const char *key, GError **error)
{
  gint64 paper = 0;
  gboolean found = FALSE;
  if (!store_check_writer(store, error))
    return FALSE;
  if (!db_integer(store->db, &paper, &found, error, "SELECT id FROM holding WHERE key = ?", "t", key))
    return fail(store);
  if (!found)
    return not_found(error, "paper", key);
  if (!db_run(store->db, error,
              "UPDATE file SET size = -1 WHERE content = (SELECT content FROM holding WHERE id = ?)", "i",
              paper) ||
      !store_delete_holding(store, paper, error))
    return fail(store);
  return TRUE;
}
