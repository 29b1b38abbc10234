/* Which papers show, and under which keys. */
#include "ontology/store/internal.h"

#include <string.h>

gboolean store_touch_passages(Store *store, const char *where, gint64 parameter, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf("UPDATE passage SET seq = ? WHERE searched = 1 AND %s AND seq <= ?", where);
  store->index_changed = TRUE;
  return db_run(store->db, error, sql, "iii", store->seq + 1, parameter, store->seq);
}

gboolean store_touch_citing_passages(Store *store, gint64 work, GError **error)
{
  return store_touch_passages(store,
                              "id IN (SELECT citation.passage FROM reference JOIN citation_reference ON "
                              "citation_reference.reference = reference.id JOIN citation ON citation.id = "
                              "citation_reference.citation WHERE reference.work = ?)",
                              work, error);
}

/* A row of holding whose key or appearance has to be settled. */
typedef struct {
  gint64 id;
  gboolean hidden;
  char *work_key;
} Unsettled;

static void unsettled_clear(gpointer data)
{
  g_free(((Unsettled *)data)->work_key);
}

/* The digest rule: hidden is a digest whose paper is held in full. Rows that differ from it, and rows without
 * a key, in the order in which keys are given: hidden ones first, for they make room. */
static GArray *unsettled_papers(Db *db, GError **error)
{
  g_autoptr(GArray) papers = g_array_new(FALSE, FALSE, sizeof(Unsettled));
  g_array_set_clear_func(papers, unsettled_clear);
  sqlite3_stmt *row = db_bind(
      db, error,
      "SELECT id, now, work_key FROM (SELECT holding.id, holding.hidden AS before, holding.key, kind, "
      "sha256, "
      "position, work.key AS work_key, kind = 'digest' AND EXISTS (SELECT 1 FROM holding AS whole WHERE "
      "whole.work = holding.work AND whole.kind = 'full') AS now FROM holding JOIN work ON work.id = "
      "holding.work JOIN content ON content.id = content) WHERE key IS NULL OR now <> before "
      "ORDER BY now DESC, kind = 'digest', kind = 'abstract', sha256, position",
      "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(db, row, error)) == 1) {
    Unsettled paper = {sqlite3_column_int64(row, 0), sqlite3_column_int(row, 1), db_text(row, 2)};
    g_array_append_val(papers, paper);
  }
  return step == 0 ? g_steal_pointer(&papers) : NULL;
}

static gboolean key_is_free(Db *db, const char *key, const char *work_key, gboolean *is_free, GError **error)
{
  gint64 taken = 0;
  if (!db_integer(
          db, &taken, NULL, error,
          "SELECT (SELECT count(*) FROM holding WHERE key = ?1) + (SELECT count(*) FROM work_key WHERE key = "
          "?1 AND key <> ?2)",
          "tt", key, work_key))
    return FALSE;
  *is_free = taken == 0;
  return TRUE;
}

/* powell2010 for the first paper of the work, powell2010-2 for the next; powell2010-digest for a hidden one.
 */
static char *paper_key(Db *db, const Unsettled *paper, GError **error)
{
  for (guint n = 1;; n++) {
    g_autoptr(GString) key = g_string_new(paper->work_key);
    if (paper->hidden)
      g_string_append(key, "-digest");
    if (n > 1)
      g_string_append_printf(key, "-%u", n);
    gboolean is_free = FALSE;
    if (!key_is_free(db, key->str, paper->work_key, &is_free, error))
      return NULL;
    if (is_free)
      return g_strdup(key->str);
  }
}

static gboolean settle(Store *store, const Unsettled *paper, GError **error)
{
  if (paper->work_key == NULL)
    return store_corrupt(store, "a work without a key", error);
  if (!db_run(store->db, error, "UPDATE holding SET key = NULL WHERE id = ?", "i", paper->id))
    return FALSE;
  g_autofree char *key = paper_key(store->db, paper, error);
  return key != NULL &&
         db_run(store->db, error, "UPDATE holding SET key = ?, hidden = ? WHERE id = ?", "tii", key,
                (gint64)(paper->hidden != FALSE), paper->id) &&
         store_touch_passages(store, "paper = ?", paper->id, error);
}

gboolean store_finish_papers(Store *store, GError **error)
{
  g_autoptr(GArray) papers = unsettled_papers(store->db, error);
  if (papers == NULL)
    return FALSE;
  for (guint i = 0; i < papers->len; i++)
    if (!settle(store, &g_array_index(papers, Unsettled, i), error))
      return FALSE;
  return TRUE;
}
