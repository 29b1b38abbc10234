/* Works. */
#include "ontology/store/keys.h"
#include "ontology/store/record_json.h"

void store_work_free(StoreWork *work)
{
  if (work == NULL)
    return;
  g_free(work->key);
  record_free(work->record);
  g_ptr_array_unref(work->papers);
  g_ptr_array_unref(work->aliases);
  g_free(work);
}

static gboolean read_strings(Store *store, sqlite3_stmt *row, GPtrArray *out, GError **error)
{
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1)
    g_ptr_array_add(out, db_text(row, 0));
  return step == 0;
}

static StoreWork *read_work(Store *store, gint64 id, GError **error)
{
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT key, record, (SELECT count(*) FROM reference JOIN paper ON paper.id = paper WHERE "
              "reference.work = work.id), (SELECT count(DISTINCT paper) FROM reference JOIN paper ON "
              "paper.id = paper "
              "WHERE reference.work = work.id) FROM work WHERE id = ?",
              "i", id);
  int step = row == NULL ? -1 : db_step(store->db, row, error);
  if (step == 0)
    store_corrupt(store, "a key without its work", error);
  if (step <= 0)
    return NULL;
  g_autoptr(StoreWork) work = g_new0(StoreWork, 1);
  g_autofree char *record = db_text(row, 1);
  work->id = id;
  work->key = db_text(row, 0);
  work->record = record_from_json(record);
  work->references = (guint)sqlite3_column_int(row, 2);
  work->citing = (guint)sqlite3_column_int(row, 3);
  work->papers = g_ptr_array_new_with_free_func(g_free);
  work->aliases = g_ptr_array_new_with_free_func(g_free);
  db_finish(row);
  if (work->key == NULL)
    work->key = g_strdup("");
  if (!read_strings(store,
                    db_bind(store->db, error, "SELECT key FROM paper WHERE work = ? ORDER BY key", "i", id),
                    work->papers, error) ||
      !read_strings(store,
                    db_bind(store->db, error,
                            "SELECT key FROM work_key WHERE work = ? AND key <> ? ORDER BY key", "it", id,
                            work->key),
                    work->aliases, error))
    return NULL;
  return g_steal_pointer(&work);
}

StoreWork *store_work(Store *store, const char *key, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  gint64 id = 0;
  g_autoptr(StoreWork) work = NULL;
  if (store_find_work(store, key, &id, error))
    work = read_work(store, id, error);
  return store_end_read(store, error) ? g_steal_pointer(&work) : NULL;
}

static void free_work(gpointer data)
{
  store_work_free(data);
}

static GPtrArray *read_works(Store *store, GError **error)
{
  g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
  sqlite3_stmt *row = db_bind(store->db, error, "SELECT id FROM work WHERE key IS NOT NULL ORDER BY key", "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    gint64 id = sqlite3_column_int64(row, 0);
    g_array_append_val(ids, id);
  }
  if (step < 0)
    return NULL;
  g_autoptr(GPtrArray) works = g_ptr_array_new_with_free_func(free_work);
  for (guint i = 0; i < ids->len; i++) {
    StoreWork *work = read_work(store, g_array_index(ids, gint64, i), error);
    if (work == NULL)
      return NULL;
    g_ptr_array_add(works, work);
  }
  return g_steal_pointer(&works);
}

GPtrArray *store_works(Store *store, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) works = read_works(store, error);
  return store_end_read(store, error) ? g_steal_pointer(&works) : NULL;
}

static void free_naming(gpointer data)
{
  StoreNaming *mention = data;
  g_free(mention->paper);
  g_free(mention->raw);
  g_free(mention);
}

GPtrArray *store_work_mentions(Store *store, gint64 work, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) mentions = g_ptr_array_new_with_free_func(free_naming);
  sqlite3_stmt *row = db_bind(store->db, error,
                              "SELECT paper.key, n, raw FROM reference JOIN paper ON paper.id = "
                              "reference.paper WHERE reference.work = ? ORDER BY paper.key, n",
                              "i", work);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    StoreNaming *mention = g_new0(StoreNaming, 1);
    mention->paper = db_text(row, 0);
    mention->n = (guint)sqlite3_column_int(row, 1);
    mention->raw = db_text(row, 2);
    g_ptr_array_add(mentions, mention);
  }
  if (!store_end_read(store, error) || step < 0)
    return NULL;
  return g_steal_pointer(&mentions);
}
