/* work_resolve: by DOI, else by first family name, year and folded title (the exact blocks of naming.h). */
#include "ontology/works/naming.h"
#include "ontology/works/works.h"

#include <string.h>

typedef struct {
  Store *store;
  Db *db;
  GHashTable *by_block; /* block -> GArray of gint64 works */
  GHashTable *dois;     /* gint64* work -> GPtrArray of char* DOIs */
} Resolver;

static void free_array(gpointer data)
{
  g_array_unref(data);
}

static void free_pointers(gpointer data)
{
  g_ptr_array_unref(data);
}

static void add_once(GArray *works, gint64 work)
{
  for (guint i = 0; i < works->len; i++)
    if (g_array_index(works, gint64, i) == work)
      return;
  g_array_append_val(works, work);
}

/* The works that namings with this block have; loaded once, kept up to date. NULL with error. */
static GArray *works_of_block(Resolver *resolver, const char *block, GError **error)
{
  GArray *works = g_hash_table_lookup(resolver->by_block, block);
  if (works != NULL)
    return works;
  sqlite3_stmt *row = db_bind(resolver->db, error,
                              "SELECT DISTINCT work FROM naming_block JOIN naming ON naming.id = naming "
                              "WHERE block = ? AND work IS NOT NULL ORDER BY work",
                              "t", block);
  if (row == NULL)
    return NULL;
  works = g_array_new(FALSE, FALSE, sizeof(gint64));
  int step;
  while ((step = db_step(resolver->db, row, error)) == 1) {
    gint64 work = sqlite3_column_int64(row, 0);
    g_array_append_val(works, work);
  }
  g_hash_table_insert(resolver->by_block, g_strdup(block), works);
  return step == 0 ? works : NULL;
}

static GPtrArray *dois_of_work(Resolver *resolver, gint64 work, GError **error)
{
  GPtrArray *dois = g_hash_table_lookup(resolver->dois, &work);
  if (dois != NULL)
    return dois;
  sqlite3_stmt *row = db_bind(resolver->db, error,
                              "SELECT DISTINCT block FROM naming JOIN naming_block ON naming_block.naming = "
                              "naming.id WHERE work = ? AND block >= 'd:' AND block < 'd;'",
                              "i", work);
  if (row == NULL)
    return NULL;
  dois = g_ptr_array_new_with_free_func(g_free);
  int step;
  while ((step = db_step(resolver->db, row, error)) == 1)
    g_ptr_array_add(dois, db_text(row, 0));
  g_hash_table_insert(resolver->dois, g_memdup2(&work, sizeof work), dois);
  return step == 0 ? dois : NULL;
}

static gboolean has_string(const GPtrArray *strings, const char *string)
{
  for (guint i = 0; i < strings->len; i++)
    if (strcmp(g_ptr_array_index(strings, i), string) == 0)
      return TRUE;
  return FALSE;
}

/* Both have DOIs and none in common: two works, however alike. */
static gboolean dois_conflict(const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (has_string(b, g_ptr_array_index(a, i)))
      return FALSE;
  return a->len > 0 && b->len > 0;
}

/* The blocks of a naming, DOIs first. */
static GPtrArray *blocks_of(Resolver *resolver, gint64 naming, GError **error)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func(g_free);
  sqlite3_stmt *row =
      db_bind(resolver->db, error,
              "SELECT block FROM naming_block WHERE naming = ? ORDER BY block < 'd:' OR block >= "
              "'d;', block",
              "i", naming);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(resolver->db, row, error)) == 1)
    g_ptr_array_add(blocks, db_text(row, 0));
  return step == 0 ? g_steal_pointer(&blocks) : NULL;
}

static void replace_work(Resolver *resolver, gint64 gone, gint64 kept)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init(&iter, resolver->by_block);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    GArray *works = value;
    for (guint i = 0; i < works->len; i++)
      if (g_array_index(works, gint64, i) == gone) {
        g_array_remove_index(works, i);
        add_once(works, kept);
        break;
      }
  }
  g_hash_table_remove(resolver->dois, &gone);
  g_hash_table_remove(resolver->dois, &kept);
}

/* Two works prove to be one: the older stays, the key of the other stays known as an alias. */
static gboolean merge_works(Resolver *resolver, gint64 a, gint64 b, gint64 *kept, GError **error)
{
  gint64 keep = MIN(a, b);
  gint64 gone = MAX(a, b);
  Db *db = resolver->db;
  *kept = keep;
  if (!store_touch_passages(resolver->store,
                            "id IN (SELECT citation.passage FROM reference JOIN citation_reference ON "
                            "citation_reference.reference = reference.id JOIN citation ON citation.id = "
                            "citation_reference.citation WHERE reference.work = ?)",
                            gone, error) ||
      !db_run(db, error, "UPDATE naming SET work = ? WHERE work = ?", "ii", keep, gone) ||
      !db_run(db, error, "UPDATE reference SET work = ? WHERE work = ?", "ii", keep, gone) ||
      !db_run(db, error, "UPDATE holding SET work = ? WHERE work = ?", "ii", keep, gone) ||
      !db_run(db, error, "UPDATE work_key SET work = ? WHERE work = ?", "ii", keep, gone) ||
      !db_run(db, error, "UPDATE work SET stale = 1 WHERE id = ?", "i", keep) ||
      !db_run(db, error, "DELETE FROM work WHERE id = ?", "i", gone))
    return FALSE;
  replace_work(resolver, gone, keep);
  return TRUE;
}

/* The work that these blocks name among those known; 0 none. Blocks that name several make them one. */
static gboolean find_work(Resolver *resolver, const GPtrArray *blocks, gint64 *found, GError **error)
{
  g_autoptr(GPtrArray) own = g_ptr_array_new();
  for (guint i = 0; i < blocks->len; i++)
    if (*(char *)g_ptr_array_index(blocks, i) == BLOCK_DOI)
      g_ptr_array_add(own, g_ptr_array_index(blocks, i));
  *found = 0;
  for (guint i = 0; i < blocks->len; i++) {
    GArray *known = works_of_block(resolver, g_ptr_array_index(blocks, i), error);
    if (known == NULL)
      return FALSE;
    g_autoptr(GArray) works = g_array_copy(known);
    for (guint k = 0; k < works->len; k++) {
      gint64 work = g_array_index(works, gint64, k);
      if (work == *found)
        continue;
      GPtrArray *theirs = dois_of_work(resolver, work, error);
      GPtrArray *ours = theirs != NULL && *found != 0 ? dois_of_work(resolver, *found, error) : own;
      if (theirs == NULL || ours == NULL)
        return FALSE;
      if (dois_conflict(own, theirs) || dois_conflict(ours, theirs))
        continue;
      if (*found == 0)
        *found = work;
      else if (!merge_works(resolver, *found, work, found, error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean assign(Resolver *resolver, gint64 naming, gint64 reference, gint64 paper, GError **error)
{
  Db *db = resolver->db;
  g_autoptr(GPtrArray) blocks = blocks_of(resolver, naming, error);
  gint64 work = 0;
  if (blocks == NULL || !find_work(resolver, blocks, &work, error))
    return FALSE;
  if (work == 0) {
    if (!db_run(db, error, "INSERT INTO work (record, stale) VALUES ('{}', 1)", ""))
      return FALSE;
    work = sqlite3_last_insert_rowid(db->handle);
  }
  for (guint i = 0; i < blocks->len; i++) {
    const char *block = g_ptr_array_index(blocks, i);
    add_once(g_hash_table_lookup(resolver->by_block, block), work);
    GPtrArray *dois = *block == BLOCK_DOI ? dois_of_work(resolver, work, error) : NULL;
    if (*block == BLOCK_DOI && dois == NULL)
      return FALSE;
    if (dois != NULL && !has_string(dois, block))
      g_ptr_array_add(dois, g_strdup(block));
  }
  return db_run(db, error, "UPDATE naming SET work = ? WHERE id = ?", "ii", work, naming) &&
         db_run(db, error, "UPDATE work SET stale = 1 WHERE id = ?", "i", work) &&
         (reference == 0 ||
          db_run(db, error, "UPDATE reference SET work = ? WHERE id = ?", "ii", work, reference)) &&
         (paper == 0 || db_run(db, error, "UPDATE holding SET work = ? WHERE id = ?", "ii", work, paper));
}

typedef struct {
  gint64 naming, reference, paper;
} Open;

static GArray *open_namings(Db *db, GError **error)
{
  g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(Open));
  sqlite3_stmt *row =
      db_bind(db, error,
              "SELECT id, coalesce(reference, 0), coalesce(paper, 0) FROM naming WHERE work IS NULL "
              "ORDER BY sort, id",
              "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(db, row, error)) == 1) {
    Open one = {sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2)};
    g_array_append_val(open, one);
  }
  return step == 0 ? g_steal_pointer(&open) : NULL;
}

gboolean works_resolve(Store *store, GError **error)
{
  g_autoptr(GArray) open = open_namings(store->db, error);
  if (open == NULL)
    return FALSE;
  g_autoptr(GHashTable) by_block = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_array);
  g_autoptr(GHashTable) dois = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_pointers);
  Resolver resolver = {store, store->db, by_block, dois};
  for (guint i = 0; i < open->len; i++) {
    const Open *one = &g_array_index(open, Open, i);
    if (!assign(&resolver, one->naming, one->reference, one->paper, error))
      return FALSE;
  }
  return TRUE;
}

gboolean works_finish(Store *store, GError **error)
{
  return works_resolve(store, error) && works_merge_records(store, error) && works_give_keys(store, error);
}
