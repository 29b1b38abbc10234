#include "ontology/store/keys.h"

#include <string.h>

/* Keys that a message names. */
#define KEYS_NAMED 5
/* Bytes of what is taken for a key. */
#define KEY_BYTES 200u

static gboolean exact(Store *store, const char *sql, const char *key, gint64 *id, gboolean *found,
                      GError **error)
{
  return db_integer(store->db, id, found, error, sql, "t", key);
}

/* The end of the range of keys that begin with a text: no key has a byte as large as this one. */
static char *range_end(const char *key)
{
  return g_strconcat(key, "\xF4\x8F\xBF\xBF", NULL);
}

/* The row whose key alone begins so. Several: AMBIGUOUS. */
static gboolean by_beginning(Store *store, const char *sql, const char *key, gint64 *id, gboolean *found,
                             GError **error)
{
  g_autofree char *end = range_end(key);
  g_autoptr(GString) names = g_string_new(NULL);
  guint n = 0;
  *found = FALSE;
  sqlite3_stmt *row = db_bind(store->db, error, sql, "tti", key, end, (gint64)KEYS_NAMED + 1);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    *id = sqlite3_column_int64(row, 0);
    g_autofree char *name = db_text(row, 1);
    g_string_append_printf(names, "%s%s", n > 0 ? ", " : "", n < KEYS_NAMED ? name : "...");
    n++;
  }
  if (step < 0)
    return FALSE;
  *found = n == 1;
  if (n <= 1)
    return TRUE;
  g_set_error(error, STORE_ERROR, STORE_ERROR_AMBIGUOUS, "%s is the beginning of several keys: %s", key,
              names->str);
  return FALSE;
}

/* A key that isn't there, with those that begin alike. */
static gboolean unknown(Store *store, const char *what, const char *key, const char *sql, GError **error)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (gsize n = MIN(strlen(key), 8); n >= 3 && names->len == 0; n--) {
    g_autofree char *start = g_strndup(key, n);
    g_autofree char *end = range_end(start);
    sqlite3_stmt *row = db_bind(store->db, NULL, sql, "tti", start, end, (gint64)KEYS_NAMED);
    while (row != NULL && db_step(store->db, row, NULL) == 1) {
      g_autofree char *name = db_text(row, 1);
      g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  }
  g_set_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND, "no %s %s in the knowledge base%s%s", what, key,
              names->len > 0 ? "; there are: " : "", names->str);
  return FALSE;
}

static gboolean check_key(const char *key, GError **error)
{
  if (*key != '\0' && strlen(key) <= KEY_BYTES && g_utf8_validate(key, -1, NULL))
    return TRUE;
  g_set_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND, "that is no key");
  return FALSE;
}

gboolean store_find_paper(Store *store, const char *key, gint64 *paper, GError **error)
{
  static const char beginning[] = "SELECT id, key FROM paper WHERE key >= ? AND key < ? ORDER BY key LIMIT ?";
  gboolean found = FALSE;
  if (!check_key(key, error) ||
      !exact(store, "SELECT id FROM paper WHERE key = ?", key, paper, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  if (!exact(store,
             "SELECT paper.id FROM work_key JOIN paper ON paper.work = work_key.work WHERE work_key.key = ? "
             "ORDER "
             "BY paper.key LIMIT 1",
             key, paper, &found, error))
    return FALSE;
  if (!found && !by_beginning(store, beginning, key, paper, &found, error))
    return FALSE;
  return found || unknown(store, "paper", key, beginning, error);
}

gboolean store_find_work(Store *store, const char *key, gint64 *work, GError **error)
{
  static const char beginning[] = "SELECT id, key FROM work WHERE key >= ? AND key < ? ORDER BY key LIMIT ?";
  gboolean found = FALSE;
  if (!check_key(key, error) ||
      !exact(store, "SELECT work FROM work_key WHERE key = ? AND work IS NOT NULL", key, work, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  if (!exact(store, "SELECT work FROM paper WHERE key = ? AND work IS NOT NULL", key, work, &found, error))
    return FALSE;
  if (!found && !by_beginning(store, beginning, key, work, &found, error))
    return FALSE;
  return found || unknown(store, "work", key, beginning, error);
}
