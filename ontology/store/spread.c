#include "ontology/store/spread.h"

#include "ontology/store/internal.h"

#include <math.h>

/* Numbers by row id; entries are kept in the order they came, so that sums don't depend on a hash. */
typedef struct {
  GHashTable *index; /* gint64* -> place + 1 */
  GArray *ids;       /* gint64 */
  GArray *values;    /* double */
} Tally;

static Tally tally_new(void)
{
  return (Tally){g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                 g_array_new(FALSE, FALSE, sizeof(gint64)), g_array_new(FALSE, FALSE, sizeof(double))};
}

static void tally_clear(Tally *tally)
{
  g_hash_table_unref(tally->index);
  g_array_unref(tally->ids);
  g_array_unref(tally->values);
}

static void tally_add(Tally *tally, gint64 id, double value)
{
  guint place = GPOINTER_TO_UINT(g_hash_table_lookup(tally->index, &id));
  if (place == 0) {
    double nothing = 0;
    g_array_append_val(tally->ids, id);
    g_array_append_val(tally->values, nothing);
    place = tally->ids->len;
    g_hash_table_insert(tally->index, g_memdup2(&id, sizeof id), GUINT_TO_POINTER(place));
  }
  g_array_index(tally->values, double, place - 1) += value;
}

static double tally_get(const Tally *tally, gint64 id)
{
  guint place = GPOINTER_TO_UINT(g_hash_table_lookup(tally->index, &id));
  return place > 0 ? g_array_index(tally->values, double, place - 1) : 0;
}

/* Different ids that a statement with one parameter gives, at most limit + 1. They are told apart here: a
 * DISTINCT makes a table for each of the hundreds of calls. */
static GArray *ids_of(Store *store, const char *sql, gint64 id, guint limit, GError **error)
{
  Tally seen = tally_new();
  sqlite3_stmt *row = db_bind(store->db, error, sql, "i", id);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    tally_add(&seen, sqlite3_column_int64(row, 0), 0);
    if (seen.ids->len > limit) {
      db_finish(row);
      step = 0;
    }
  }
  GArray *ids = step == 0 ? g_array_ref(seen.ids) : NULL;
  tally_clear(&seen);
  return ids;
}

/* One way in which papers belong together: each is joined to links, and two papers share a link. */
typedef struct {
  const char *links_of;  /* SQL: the links of a paper */
  const char *papers_of; /* SQL: the papers of a link */
  guint most_links, most_papers;
} Way;

static const Way ways[] = {
    {"SELECT work FROM reference WHERE paper = ? AND work IS NOT NULL",
     "SELECT paper FROM reference WHERE work = ?", SPREAD_LISTED, SPREAD_CITING},
    {"SELECT reference.paper FROM holding JOIN reference ON reference.work = holding.work WHERE "
     "holding.id = ?",
     "SELECT holding.id FROM reference JOIN holding ON holding.work = reference.work WHERE "
     "reference.paper = ?",
     SPREAD_CITING, SPREAD_LISTED},
};

/* What each link gets from the papers that have it: their scores over the square roots of their links. */
static gboolean charge_links(Store *store, const Way *way, const GArray *papers, guint n, Tally *links,
                             Tally *own, GError **error)
{
  for (guint i = 0; i < n; i++) {
    const StorePaperHit *hit = &g_array_index(papers, StorePaperHit, i);
    g_autoptr(GArray) ids = ids_of(store, way->links_of, hit->paper, way->most_links, error);
    if (ids == NULL)
      return FALSE;
    double share = ids->len > 0 ? hit->score / sqrt(ids->len) : 0;
    for (guint k = 0; k < ids->len && ids->len <= way->most_links; k++)
      tally_add(links, g_array_index(ids, gint64, k), share);
    tally_add(own, hit->paper, share);
  }
  return TRUE;
}

static gboolean spread_links(Store *store, const Way *way, const Tally *links, const Tally *own,
                             Tally *reached, GError **error)
{
  for (guint i = 0; i < links->ids->len; i++) {
    g_autoptr(GArray) ids =
        ids_of(store, way->papers_of, g_array_index(links->ids, gint64, i), way->most_papers, error);
    if (ids == NULL)
      return FALSE;
    for (guint k = 0; k < ids->len && ids->len <= way->most_papers; k++) {
      gint64 paper = g_array_index(ids, gint64, k);
      tally_add(reached, paper, g_array_index(links->values, double, i) - tally_get(own, paper));
    }
  }
  return TRUE;
}

/* Adds what comes by one way, over the square root of how many links each paper reached has. */
static gboolean spread_way(Store *store, const Way *way, const GArray *papers, guint n, Tally *sum,
                           GError **error)
{
  Tally links = tally_new();
  Tally own = tally_new();
  Tally reached = tally_new();
  gboolean done = charge_links(store, way, papers, n, &links, &own, error) &&
                  spread_links(store, way, &links, &own, &reached, error);
  for (guint i = 0; i < reached.ids->len && done; i++) {
    gint64 paper = g_array_index(reached.ids, gint64, i);
    double value = g_array_index(reached.values, double, i);
    if (value <= 1e-9)
      continue;
    g_autoptr(GArray) ids = ids_of(store, way->links_of, paper, way->most_links, error);
    done = ids != NULL;
    if (done && ids->len > 0)
      tally_add(sum, paper, value / sqrt(ids->len));
  }
  tally_clear(&links);
  tally_clear(&own);
  tally_clear(&reached);
  return done;
}

static gint order_hits(gconstpointer a, gconstpointer b)
{
  const StorePaperHit *left = a;
  const StorePaperHit *right = b;
  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return left->paper < right->paper ? -1 : left->paper > right->paper;
}

static gboolean is_shown(Store *store, gint64 paper, gboolean *shown, GError **error)
{
  gint64 one = 0;
  return db_integer(store->db, &one, shown, error, "SELECT 1 FROM paper WHERE id = ?", "i", paper);
}

GArray *store_spread(Store *store, const GArray *papers, guint n, GError **error)
{
  g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(StorePaperHit));
  if (!store_begin_read(store, error))
    return NULL;
  Tally sum = tally_new();
  gboolean done = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(ways) && done; i++)
    done = spread_way(store, &ways[i], papers, MIN(n, papers->len), &sum, error);
  for (guint i = 0; i < sum.ids->len && done; i++) {
    StorePaperHit hit = {g_array_index(sum.ids, gint64, i), g_array_index(sum.values, double, i)};
    gboolean shown = FALSE;
    done = is_shown(store, hit.paper, &shown, error);
    if (done && shown)
      g_array_append_val(hits, hit);
  }
  tally_clear(&sum);
  g_array_sort(hits, order_hits);
  double best = hits->len > 0 ? g_array_index(hits, StorePaperHit, 0).score : 1;
  for (guint i = 0; i < hits->len; i++)
    g_array_index(hits, StorePaperHit, i).score /= best;
  return store_end_read(store, error) && done ? g_steal_pointer(&hits) : NULL;
}
