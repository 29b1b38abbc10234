/* The commit. docs/store.md, "The commit", has the protocol. */
#include "ontology/store/internal.h"
#include "ontology/works/rules.h"
#include "ontology/works/works.h"

#include <sys/random.h>
#include <unistd.h>

/* Transactions whose stamps are kept: an index further behind is built anew. */
#define CHANGES_KEPT G_GINT64_CONSTANT(10000)

static gint64 new_stamp(void)
{
  gint64 stamp = 0;
  if (getrandom(&stamp, sizeof stamp, 0) != (ssize_t)sizeof stamp)
    stamp = (gint64)g_get_real_time() ^ ((gint64)getpid() << 40);
  return stamp;
}

/* Tombstones that the index has buried, and stamps too old to matter. */
static gboolean tidy(Store *store, GError **error)
{
  return db_run(store->db, error, "DELETE FROM tombstone WHERE seq <= ?", "i", store->indexed) &&
         db_run(store->db, error, "UPDATE meta SET tombstone_floor = ? WHERE tombstone_floor < ?", "ii",
                store->indexed, store->indexed) &&
         db_run(store->db, error, "DELETE FROM change WHERE seq < ?", "i", store->indexed - CHANGES_KEPT);
}

gboolean store_commit_base(Store *store, GError **error)
{
  if (store->index_changed &&
      (!tidy(store, error) || !db_run(store->db, error, "UPDATE meta SET seq = ?", "i", store->seq + 1) ||
       !db_run(store->db, error, "INSERT INTO change (seq, stamp) VALUES (?, ?)", "ii", store->seq + 1,
               new_stamp())))
    return FALSE;
  if (!db_exec(store->db, "COMMIT", error))
    return FALSE;
  if (store->index_changed)
    store->seq++;
  store->changed = store->index_changed = FALSE;
  store->bytes = 0;
  return store_begin_write(store, error);
}

/* Works, keys, and which papers show. Rules may name entries by the keys of papers, which a first pass gives.
 */
static gboolean finish(Store *store, GError **error)
{
  g_autofree char *rules = work_rules_sum(store);
  for (guint pass = 0; pass < (*rules != '\0' ? 2u : 1u); pass++)
    if (!works_finish(store, error) || !store_finish_papers(store, error))
      return FALSE;
  return TRUE;
}

gboolean store_commit(Store *store, GError **error)
{
  if (!store_check_writer(store, error))
    return FALSE;
  gboolean index = store->index_changed || store->indexed < store->seq;
  if (index && !finish(store, error))
    store->failed = TRUE;
  else if (store->changed && !store_commit_base(store, error))
    store->failed = TRUE;
  else if (index && !index_recover(store, error))
    store->failed = TRUE;
  return !store->failed;
}
