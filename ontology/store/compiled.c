/* The compiled vocabulary in the base. It stands in the row that names the vocabulary, so that the
 * transaction which changes the one changes the other. */
#include "ontology/mention/compiled.h"
#include "ontology/store/annotate.h"

#include <string.h>

/* The row as it was read. */
typedef struct {
  char *digest;
  GBytes *compiled;
  gint64 concepts;
} Row;

static void row_clear(Row *row)
{
  g_free(row->digest);
  g_clear_pointer(&row->compiled, g_bytes_unref);
}

/* Reads the digest, and the rest only where the vocabulary at hand is another. digest stays NULL without a
 * row.
 */
static gboolean read_row(Store *store, Row *row, GError **error)
{
  sqlite3_stmt *found = db_bind(store->db, error, "SELECT digest FROM vocabulary", "");
  int step = found == NULL ? -1 : db_step(store->db, found, error);
  if (step <= 0)
    return step == 0;
  row->digest = db_text(found, 0);
  db_finish(found);
  if (store->own_matcher != NULL &&
      g_strcmp0(row->digest, vocabulary_digest(matcher_vocabulary(store->own_matcher))) == 0)
    return TRUE;
  found = db_bind(store->db, error, "SELECT compiled, (SELECT count(*) FROM concept) FROM vocabulary", "");
  step = found == NULL ? -1 : db_step(store->db, found, error);
  if (step <= 0)
    return step < 0 ? FALSE : store_corrupt(store, "its vocabulary is missing", error);
  row->compiled = g_bytes_new(sqlite3_column_blob(found, 0), (gsize)sqlite3_column_bytes(found, 0));
  row->concepts = sqlite3_column_int64(found, 1);
  db_finish(found);
  return TRUE;
}

static gboolean unpack(Store *store, const Row *row, GError **error)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data(row->compiled, &length);
  g_autoptr(GError) fault = NULL;
  g_autoptr(Matcher) matcher = matcher_from_compiled(data, length, &fault);
  const Vocabulary *vocabulary = matcher != NULL ? matcher_vocabulary(matcher) : NULL;
  if (vocabulary != NULL && strcmp(vocabulary_digest(vocabulary), row->digest) == 0 &&
      vocabulary_concepts(vocabulary) == row->concepts) {
    store->own_matcher = g_steal_pointer(&matcher);
    return TRUE;
  }
  g_set_error(error, STORE_ERROR, STORE_ERROR_CORRUPT, "%s: %s; run adduce-index on the papers again",
              store->directory,
              fault != NULL ? fault->message : "the compiled vocabulary isn't the one of the tables");
  return FALSE;
}

gboolean store_matcher_within(Store *store, const Matcher **matcher, GError **error)
{
  *matcher = NULL;
  Row row = {0};
  gboolean done = read_row(store, &row, error);
  if (done && (row.digest == NULL || row.compiled != NULL))
    g_clear_pointer(&store->own_matcher, matcher_free);
  if (done && row.compiled != NULL)
    done = unpack(store, &row, error);
  row_clear(&row);
  *matcher = done ? store->own_matcher : NULL;
  return done;
}

gboolean store_matcher(Store *store, const Matcher **matcher, GError **error)
{
  *matcher = NULL;
  if (!store_begin_read(store, error))
    return FALSE;
  const Matcher *found = NULL;
  gboolean done = store_matcher_within(store, &found, error);
  done = store_end_read(store, error) && done;
  *matcher = done ? found : NULL;
  return done;
}

gboolean store_put_compiled(Store *store, const Matcher *matcher, gboolean *changed, GError **error)
{
  g_autoptr(GBytes) compiled = matcher_compile(matcher);
  gsize length = 0;
  const guint8 *data = g_bytes_get_data(compiled, &length);
  gint64 before = sqlite3_total_changes64(store->db->handle);
  if (!db_run(store->db, error, "UPDATE vocabulary SET compiled = ?1 WHERE compiled <> ?1", "b", data,
              length))
    return FALSE;
  *changed = sqlite3_total_changes64(store->db->handle) > before;
  return TRUE;
}
