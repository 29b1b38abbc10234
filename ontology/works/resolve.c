/* work_resolve: each naming is compared with the works that share a block with it, and joins the one that it
 * matches best, or is a work of its own. */
#include "ontology/store/record_json.h"
#include "ontology/works/match.h"
#include "ontology/works/naming.h"
#include "ontology/works/rules.h"
#include "ontology/works/works.h"

#include <string.h>

typedef struct {
  Store *store;
  Db *db;
  GHashTable *by_block; /* block -> GArray of gint64 works */
  GHashTable *dois;     /* gint64* work -> GPtrArray of char* DOIs */
  GHashTable *members;  /* gint64* work -> GPtrArray of MatchRecord* */
  const WorkRules *rules;
} Resolver;

/* Namings of a work that a new one is compared with; and works of a block that are candidates. */
#define MEMBERS_COMPARED 8u
#define WORKS_COMPARED   60u
/* Works whose namings are kept in memory. */
#define WORKS_KEPT 50000u

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

static void free_match(gpointer data)
{
  match_record_free(data);
}

/* Some namings of a work, made comparable; loaded once. */
static GPtrArray *members_of_work(Resolver *resolver, gint64 work, GError **error)
{
  GPtrArray *members = g_hash_table_lookup(resolver->members, &work);
  if (members != NULL)
    return members;
  if (g_hash_table_size(resolver->members) >= WORKS_KEPT)
    g_hash_table_remove_all(resolver->members);
  sqlite3_stmt *row =
      db_bind(resolver->db, error,
              "SELECT coalesce(reference.record, holding.record) FROM naming LEFT JOIN reference ON "
              "reference.id = naming.reference LEFT JOIN holding ON holding.id = naming.paper WHERE "
              "naming.work = ? ORDER BY naming.sort LIMIT ?",
              "ii", work, (gint64)MEMBERS_COMPARED);
  if (row == NULL)
    return NULL;
  members = g_ptr_array_new_with_free_func(free_match);
  int step;
  while ((step = db_step(resolver->db, row, error)) == 1) {
    g_autofree char *json = db_text(row, 0);
    g_autoptr(Record) record = record_from_json(json);
    g_ptr_array_add(members, match_record_new(record));
  }
  g_hash_table_insert(resolver->members, g_memdup2(&work, sizeof work), members);
  return step == 0 ? members : NULL;
}

/* The odds that a naming is a work: the best with any of its namings, unless one of them can't be. */
static double work_odds(const GPtrArray *members, const MatchRecord *own)
{
  double best = -100;
  double worst = 100;
  for (guint i = 0; i < members->len; i++) {
    double odds = works_match(own, g_ptr_array_index(members, i), NULL);
    best = MAX(best, odds);
    worst = MIN(worst, odds);
  }
  return worst < MATCH_VETO ? MIN(best, worst) : best;
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
  g_hash_table_remove(resolver->members, &gone);
  g_hash_table_remove(resolver->members, &kept);
}

/* Two works prove to be one: the older stays, the key of the other stays known as an alias. */
static gboolean merge_works(Resolver *resolver, gint64 a, gint64 b, gint64 *kept, GError **error)
{
  gint64 keep = MIN(a, b);
  gint64 gone = MAX(a, b);
  Db *db = resolver->db;
  *kept = keep;
  if (!store_touch_citing_passages(resolver->store, gone, error) ||
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

/* A work that shares a block with a naming. */
typedef struct {
  gint64 work;
  gboolean certain; /* a digest and its paper */
  gboolean likely;  /* the same DOI, or author, year and title */
  double odds;
} Candidate;

static void add_candidate(GArray *candidates, gint64 work, char kind)
{
  Candidate *found = NULL;
  for (guint i = 0; i < candidates->len && found == NULL; i++)
    if (g_array_index(candidates, Candidate, i).work == work)
      found = &g_array_index(candidates, Candidate, i);
  if (found == NULL) {
    Candidate fresh = {.work = work};
    g_array_append_val(candidates, fresh);
    found = &g_array_index(candidates, Candidate, candidates->len - 1);
  }
  found->certain |= kind == BLOCK_FILE || kind == BLOCK_TOLD || kind == BLOCK_LABEL;
  found->likely |= kind == BLOCK_DOI || kind == BLOCK_TITLE || kind == BLOCK_PLACE;
}

/* The works that share a block, each with its odds. NULL with error. */
static GArray *candidates_of(Resolver *resolver, const GPtrArray *blocks, const MatchRecord *own,
                             GError **error)
{
  g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
  g_autoptr(GPtrArray) dois = g_ptr_array_new();
  for (guint i = 0; i < blocks->len; i++) {
    const char *block = g_ptr_array_index(blocks, i);
    const GArray *works = works_of_block(resolver, block, error);
    if (works == NULL)
      return NULL;
    if (*block == BLOCK_DOI)
      g_ptr_array_add(dois, (gpointer)block);
    for (guint k = 0; k < MIN(works->len, WORKS_COMPARED); k++)
      add_candidate(candidates, g_array_index(works, gint64, k), *block);
  }
  for (guint i = 0; i < candidates->len; i++) {
    Candidate *candidate = &g_array_index(candidates, Candidate, i);
    const GPtrArray *theirs = dois_of_work(resolver, candidate->work, error);
    const GPtrArray *members = theirs != NULL ? members_of_work(resolver, candidate->work, error) : NULL;
    if (members == NULL)
      return NULL;
    gboolean forbidden = FALSE;
    if (!work_rules_forbid(resolver->store, resolver->rules, blocks, candidate->work, &forbidden, error))
      return NULL;
    candidate->odds = forbidden || dois_conflict(dois, theirs) ? -100 : work_odds(members, own);
  }
  return g_steal_pointer(&candidates);
}

static gboolean is_match(const Candidate *candidate)
{
  if (candidate->odds <= -100)
    return FALSE;
  return candidate->certain || candidate->odds >= (candidate->likely ? MATCH_SAME_TITLE : MATCH_SAME);
}

static int candidate_compare(gconstpointer a, gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;
  if (left->certain != right->certain)
    return left->certain ? -1 : 1;
  if (left->odds != right->odds)
    return left->odds > right->odds ? -1 : 1;
  return left->work < right->work ? -1 : left->work > right->work;
}

/* The work that a naming names; 0 none. Where its DOI, its author, year and title, or its digest lead to
 * several, they prove to be one. */
static gboolean find_work(Resolver *resolver, const GPtrArray *blocks, const MatchRecord *own, gint64 *found,
                          GError **error)
{
  g_autoptr(GArray) candidates = candidates_of(resolver, blocks, own, error);
  if (candidates == NULL)
    return FALSE;
  g_array_sort(candidates, candidate_compare);
  *found = 0;
  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *candidate = &g_array_index(candidates, Candidate, i);
    if (!is_match(candidate))
      continue;
    if (*found == 0) {
      *found = candidate->work;
      continue;
    }
    if (!candidate->certain && !candidate->likely)
      continue;
    const GPtrArray *ours = dois_of_work(resolver, *found, error);
    const GPtrArray *theirs = ours != NULL ? dois_of_work(resolver, candidate->work, error) : NULL;
    gboolean forbidden = FALSE;
    if (theirs == NULL || !work_rules_forbid_works(resolver->store, resolver->rules, *found, candidate->work,
                                                   &forbidden, error))
      return FALSE;
    if (!forbidden && !dois_conflict(ours, theirs) &&
        !merge_works(resolver, *found, candidate->work, found, error))
      return FALSE;
  }
  return TRUE;
}

/* Keeps what is in memory of a work up to date with a naming that joins it. */
static gboolean join_work(Resolver *resolver, gint64 work, const GPtrArray *blocks, MatchRecord *own,
                          GError **error)
{
  g_autoptr(MatchRecord) record = own;
  GPtrArray *members = members_of_work(resolver, work, error);
  if (members == NULL)
    return FALSE;
  if (members->len < MEMBERS_COMPARED)
    g_ptr_array_add(members, g_steal_pointer(&record));
  for (guint i = 0; i < blocks->len; i++) {
    const char *block = g_ptr_array_index(blocks, i);
    GArray *works = works_of_block(resolver, block, error);
    GPtrArray *dois = works != NULL ? dois_of_work(resolver, work, error) : NULL;
    if (dois == NULL)
      return FALSE;
    add_once(works, work);
    if (*block == BLOCK_DOI && !has_string(dois, block))
      g_ptr_array_add(dois, g_strdup(block));
  }
  return TRUE;
}

static MatchRecord *record_of_naming(Resolver *resolver, gint64 naming, GError **error)
{
  sqlite3_stmt *row =
      db_bind(resolver->db, error,
              "SELECT coalesce(reference.record, holding.record) FROM naming LEFT JOIN reference ON "
              "reference.id = naming.reference LEFT JOIN holding ON holding.id = naming.paper WHERE "
              "naming.id = ?",
              "i", naming);
  int step = row == NULL ? -1 : db_step(resolver->db, row, error);
  if (step == 0)
    store_corrupt(resolver->store, "a naming of nothing", error);
  if (step <= 0)
    return NULL;
  g_autofree char *json = db_text(row, 0);
  db_finish(row);
  g_autoptr(Record) record = record_from_json(json);
  return match_record_new(record);
}

static gboolean assign(Resolver *resolver, gint64 naming, gint64 reference, gint64 paper, GError **error)
{
  Db *db = resolver->db;
  g_autoptr(GPtrArray) blocks = blocks_of(resolver, naming, error);
  g_autoptr(MatchRecord) own = blocks != NULL ? record_of_naming(resolver, naming, error) : NULL;
  gint64 work = 0;
  if (own == NULL || !find_work(resolver, blocks, own, &work, error))
    return FALSE;
  if (work == 0) {
    if (!db_run(db, error, "INSERT INTO work (record, stale) VALUES ('{}', 1)", ""))
      return FALSE;
    work = sqlite3_last_insert_rowid(db->handle);
  }
  return join_work(resolver, work, blocks, g_steal_pointer(&own), error) &&
         db_run(db, error, "UPDATE naming SET work = ? WHERE id = ?", "ii", work, naming) &&
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

/* What the user says is one. Rules that contradict each other: the first wins. */
static gboolean merge_pairs(Resolver *resolver, GError **error)
{
  for (;;) {
    g_autoptr(GArray) pairs = work_rules_pairs(resolver->store, resolver->rules, error);
    if (pairs == NULL)
      return FALSE;
    gboolean merged = FALSE;
    for (guint i = 0; i + 1 < pairs->len && !merged; i += 2) {
      gint64 one = g_array_index(pairs, gint64, i), other = g_array_index(pairs, gint64, i + 1), kept;
      gboolean forbidden = FALSE;
      if (!work_rules_forbid_works(resolver->store, resolver->rules, one, other, &forbidden, error))
        return FALSE;
      merged = !forbidden;
      if (merged && !merge_works(resolver, one, other, &kept, error))
        return FALSE;
    }
    if (!merged)
      return TRUE;
  }
}

gboolean works_resolve(Store *store, GError **error)
{
  g_autoptr(WorkRules) rules = work_rules_read(store, error);
  if (rules == NULL || !work_rules_part(store, rules, error))
    return FALSE;
  g_autoptr(GArray) open = open_namings(store->db, error);
  if (open == NULL)
    return FALSE;
  g_autoptr(GHashTable) by_block = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_array);
  g_autoptr(GHashTable) dois = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_pointers);
  g_autoptr(GHashTable) members = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_pointers);
  Resolver resolver = {store, store->db, by_block, dois, members, rules};
  for (guint i = 0; i < open->len; i++) {
    const Open *one = &g_array_index(open, Open, i);
    if (!assign(&resolver, one->naming, one->reference, one->paper, error))
      return FALSE;
  }
  return merge_pairs(&resolver, error) &&
         db_run(store->db, error, "UPDATE meta SET rules = ?", "t", rules->sum);
}

gboolean works_finish(Store *store, GError **error)
{
  return works_resolve(store, error) && works_merge_records(store, error) && works_give_keys(store, error);
}
