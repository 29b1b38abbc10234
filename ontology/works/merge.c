/* One record from many: of each field the value that most namings agree on. */
#include "corpus/citation/fold.h"
#include "ontology/store/record_json.h"
#include "ontology/works/works.h"

#include <stddef.h>
#include <string.h>

/* Namings that are looked at for one record: past that they tell nothing new. */
#define NAMINGS_MERGED 200
/* What a paper says of itself outweighs so many references to it. */
#define OWN_WEIGHT 1000u

static const gsize text_fields[] = {
    offsetof(Record, title),     offsetof(Record, subtitle), offsetof(Record, container),
    offsetof(Record, volume),    offsetof(Record, issue),    offsetof(Record, pages),
    offsetof(Record, publisher), offsetof(Record, place),    offsetof(Record, edition),
    offsetof(Record, doi),       offsetof(Record, url),      offsetof(Record, issn),
    offsetof(Record, isbn),      offsetof(Record, pmid),     offsetof(Record, language),
};

static char **field_at(const Record *record, gsize offset)
{
  return (char **)(void *)((char *)(gsize)record + offset);
}

static guint weight_of(guint i, guint own)
{
  return i < own ? OWN_WEIGHT : 1;
}

/* The value whose folded form has most votes; of its spellings the one with most, then the longest, then the
 * first in the order of bytes: nothing depends on the order of the records. */
static char *vote_text(const GPtrArray *records, guint own, gsize offset)
{
  g_autoptr(GHashTable) folded_votes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) votes = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < records->len; i++) {
    const char *value = *field_at(g_ptr_array_index(records, i), offset);
    if (value == NULL || *value == '\0')
      continue;
    char *folded = name_fold(value, -1);
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(folded_votes, folded)) + weight_of(i, own);
    g_hash_table_replace(folded_votes, folded, GUINT_TO_POINTER(n));
    n = GPOINTER_TO_UINT(g_hash_table_lookup(votes, value)) + weight_of(i, own);
    g_hash_table_insert(votes, (gpointer)value, GUINT_TO_POINTER(n));
  }
  const char *best = NULL;
  guint best_folded = 0, best_own = 0;
  GHashTableIter iter;
  gpointer key, count;
  g_hash_table_iter_init(&iter, votes);
  while (g_hash_table_iter_next(&iter, &key, &count)) {
    g_autofree char *folded = name_fold(key, -1);
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(folded_votes, folded));
    guint m = GPOINTER_TO_UINT(count);
    gssize longer = best == NULL ? 1 : (gssize)strlen(key) - (gssize)strlen(best);
    if (best == NULL || n > best_folded ||
        (n == best_folded &&
         (m > best_own || (m == best_own && (longer > 0 || (longer == 0 && strcmp(key, best) < 0)))))) {
      best = key;
      best_folded = n;
      best_own = m;
    }
  }
  return g_strdup(best);
}

static int vote_year(const GPtrArray *records, guint own, gsize offset)
{
  int best = 0;
  guint best_votes = 0;
  for (guint i = 0; i < records->len; i++) {
    int year = *(int *)(void *)((char *)g_ptr_array_index(records, i) + offset);
    guint votes = 0;
    for (guint k = 0; k < records->len; k++)
      if (*(int *)(void *)((char *)g_ptr_array_index(records, k) + offset) == year)
        votes += weight_of(k, own);
    if (year != 0 && (votes > best_votes || (votes == best_votes && year < best))) {
      best = year;
      best_votes = votes;
    }
  }
  return best;
}

static WorkType vote_type(const GPtrArray *records, guint own)
{
  guint votes[WORK_DATASET + 1] = {0};
  for (guint i = 0; i < records->len; i++)
    votes[((Record *)g_ptr_array_index(records, i))->type] += weight_of(i, own);
  WorkType best = WORK_OTHER;
  for (guint type = WORK_OTHER + 1; type <= WORK_DATASET; type++)
    if (votes[type] > (best == WORK_OTHER ? 0 : votes[best]))
      best = (WorkType)type;
  return best;
}

/* Names in one line: to compare lists, and to say which tells more. */
static char *persons_text(const GPtrArray *persons)
{
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < persons->len; i++) {
    const Person *person = g_ptr_array_index(persons, i);
    g_string_append_printf(out, "%s, %s;", person->family != NULL ? person->family : person->literal,
                           person->given != NULL ? person->given : "");
  }
  return g_string_free(out, FALSE);
}

/* The fullest list: a held paper's own, then one that isn't cut off, then the longest, then the one with most
 * in it. */
static const Record *fullest_persons(const GPtrArray *records, guint own, gsize offset)
{
  const Record *best = NULL;
  g_autofree char *best_text = NULL;
  guint best_score[3] = {0};
  for (guint i = 0; i < records->len; i++) {
    const Record *record = g_ptr_array_index(records, i);
    const GPtrArray *persons = *(GPtrArray **)(void *)((char *)(gsize)record + offset);
    if (persons->len == 0)
      continue;
    guint score[3] = {i < own, record->et_al ? 0 : 1, persons->len};
    g_autofree char *text = persons_text(persons);
    int order = best == NULL ? 1 : 0;
    for (guint k = 0; k < G_N_ELEMENTS(score) && order == 0; k++)
      order = score[k] > best_score[k] ? 1 : score[k] < best_score[k] ? -1 : 0;
    if (order == 0)
      order = strlen(text) > strlen(best_text)   ? 1
              : strlen(text) < strlen(best_text) ? -1
                                                 : -strcmp(text, best_text);
    if (order <= 0)
      continue;
    best = record;
    memcpy(best_score, score, sizeof score);
    g_free(best_text);
    best_text = g_steal_pointer(&text);
  }
  return best;
}

static void copy_persons(GPtrArray *to, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add(to, person_copy(g_ptr_array_index(from, i)));
}

Record *records_merge(const GPtrArray *records, guint own)
{
  Record *merged = record_new();
  for (guint i = 0; i < G_N_ELEMENTS(text_fields); i++)
    *field_at(merged, text_fields[i]) = vote_text(records, own, text_fields[i]);
  merged->year = vote_year(records, own, offsetof(Record, year));
  merged->original_year = vote_year(records, own, offsetof(Record, original_year));
  merged->type = vote_type(records, own);
  const Record *authors = fullest_persons(records, own, offsetof(Record, authors));
  const Record *editors = fullest_persons(records, own, offsetof(Record, editors));
  if (authors != NULL) {
    copy_persons(merged->authors, authors->authors);
    merged->et_al = authors->et_al;
  }
  if (editors != NULL)
    copy_persons(merged->editors, editors->editors);
  return merged;
}

/* ---------------------------------------------------------------- the rows */

static GPtrArray *records_of(Db *db, gint64 work, guint *own, GError **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)(void (*)(void))record_free);
  sqlite3_stmt *row =
      db_bind(db, error,
              "SELECT coalesce(reference.record, holding.record), holding.id IS NOT NULL FROM naming "
              "LEFT JOIN reference ON reference.id = naming.reference LEFT JOIN holding ON holding.id "
              "= naming.paper WHERE naming.work = ? ORDER BY holding.id IS NULL, holding.kind <> "
              "'full', naming.sort LIMIT ?",
              "ii", work, (gint64)NAMINGS_MERGED);
  int step = row == NULL ? -1 : 1;
  *own = 0;
  while (step == 1 && (step = db_step(db, row, error)) == 1) {
    g_autofree char *json = db_text(row, 0);
    g_ptr_array_add(records, record_from_json(json));
    *own += (guint)sqlite3_column_int(row, 1);
  }
  return step == 0 ? g_steal_pointer(&records) : NULL;
}

static gboolean put_person(Db *db, const Person *person, gint64 *id, GError **error)
{
  gboolean corporate = person->family == NULL;
  const char *family = corporate ? person->literal : person->family;
  const char *given = person->given != NULL ? person->given : "";
  const char *particle = person->particle != NULL ? person->particle : "";
  const char *suffix = person->suffix != NULL ? person->suffix : "";
  return db_run(db, error,
                "INSERT OR IGNORE INTO person (family, given, particle, suffix, corporate) VALUES (?, ?, ?, "
                "?, ?)",
                "tttti", family, given, particle, suffix, (gint64)corporate) &&
         db_integer(
             db, id, NULL, error,
             "SELECT id FROM person WHERE family = ? AND given = ? AND particle = ? AND suffix = ? AND "
             "corporate = ?",
             "tttti", family, given, particle, suffix, (gint64)corporate);
}

static gboolean put_authorship(Db *db, gint64 work, const char *role, const GPtrArray *persons,
                               GError **error)
{
  for (guint i = 0; i < persons->len; i++) {
    gint64 person = 0;
    if (!put_person(db, g_ptr_array_index(persons, i), &person, error) ||
        !db_run(db, error, "INSERT INTO authorship (work, role, position, person) VALUES (?, ?, ?, ?)",
                "itii", work, role, (gint64)i + 1, person))
      return FALSE;
  }
  return TRUE;
}

static gboolean merge_work(Db *db, gint64 work, GError **error)
{
  guint own = 0;
  g_autoptr(GPtrArray) records = records_of(db, work, &own, error);
  if (records == NULL)
    return FALSE;
  if (records->len == 0)
    return db_run(db, error, "DELETE FROM work WHERE id = ?", "i", work);
  g_autoptr(Record) merged = records_merge(records, own);
  g_autofree char *json = record_to_json(merged);
  return db_run(db, error,
                "UPDATE work SET record = ?, title = ?, year = nullif(?, 0), doi = ?, stale = 0 WHERE id = ?",
                "ttiti", json, merged->title, (gint64)merged->year, merged->doi, work) &&
         db_run(db, error, "DELETE FROM authorship WHERE work = ?", "i", work) &&
         put_authorship(db, work, "author", merged->authors, error) &&
         put_authorship(db, work, "editor", merged->editors, error);
}

gboolean works_merge_records(Store *store, GError **error)
{
  Db *db = store->db;
  g_autoptr(GArray) stale = g_array_new(FALSE, FALSE, sizeof(gint64));
  sqlite3_stmt *row = db_bind(db, error, "SELECT id FROM work WHERE stale = 1 ORDER BY id", "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(db, row, error)) == 1) {
    gint64 work = sqlite3_column_int64(row, 0);
    g_array_append_val(stale, work);
  }
  for (guint i = 0; step == 0 && i < stale->len; i++)
    if (!merge_work(db, g_array_index(stale, gint64, i), error))
      return FALSE;
  return step == 0 &&
         db_run(db, error, "DELETE FROM person WHERE id NOT IN (SELECT person FROM authorship)", "");
}
