/* Why two works are two, or one. */
#include "ontology/store/keys.h"
#include "ontology/store/record_json.h"
#include "ontology/works/match.h"
#include "ontology/works/rules.h"

#include <string.h>

/* Namings of either side that are compared. */
#define NAMINGS_COMPARED 30

typedef struct {
  char *text; /* as printed */
  MatchRecord *record;
} Named;

static void named_clear(gpointer data)
{
  Named *named = data;
  g_free(named->text);
  match_record_free(named->record);
}

static gboolean read_named(Store *store, sqlite3_stmt *row, GArray *out, GError **error)
{
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    g_autofree char *json = db_text(row, 0);
    g_autoptr(Record) record = record_from_json(json);
    Named named = {db_text(row, 1), match_record_new(record)};
    g_array_append_val(out, named);
  }
  return step == 0;
}

/* The namings that a key or an entry means, and their work. */
static GArray *namings_of(Store *store, const char *side, gint64 *work, GError **error)
{
  g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(Named));
  g_array_set_clear_func(named, named_clear);
  const char *hash = strchr(side, '#');
  if (hash == NULL) {
    if (!store_find_work(store, side, work, error))
      return NULL;
    sqlite3_stmt *row = db_bind(store->db, error,
                                "SELECT coalesce(reference.record, holding.record), coalesce(reference.raw, "
                                "holding.display) FROM naming LEFT "
                                "JOIN reference ON reference.id = naming.reference LEFT JOIN holding ON "
                                "holding.id = naming.paper WHERE "
                                "naming.work = ? ORDER BY naming.sort LIMIT ?",
                                "ii", *work, (gint64)NAMINGS_COMPARED);
    return read_named(store, row, named, error) ? g_steal_pointer(&named) : NULL;
  }
  g_autofree char *key = g_strndup(side, (gsize)(hash - side));
  gint64 paper = 0, n = g_ascii_strtoll(hash + 1, NULL, 10);
  if (!store_find_paper(store, key, &paper, error) ||
      !db_integer(store->db, work, NULL, error,
                  "SELECT coalesce(max(work), 0) FROM reference WHERE paper = ? AND n = ?", "ii", paper, n))
    return NULL;
  sqlite3_stmt *row = db_bind(store->db, error, "SELECT record, raw FROM reference WHERE paper = ? AND n = ?",
                              "ii", paper, n);
  if (!read_named(store, row, named, error))
    return NULL;
  if (named->len > 0)
    return g_steal_pointer(&named);
  g_set_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND, "%s: the list has no such entry", side);
  return NULL;
}

/* The pair that is most alike. */
static double best_pair(const GArray *a, const GArray *b, guint *first, guint *second)
{
  double best = -1000;
  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++) {
      double odds = works_match(g_array_index(a, Named, i).record, g_array_index(b, Named, k).record, NULL);
      if (odds > best) {
        best = odds;
        *first = i;
        *second = k;
      }
    }
  return best;
}

static void free_evidence(gpointer data)
{
  StoreClue *evidence = data;
  g_free(evidence->field);
  g_free(evidence->finding);
  g_free(evidence);
}

void store_why_free(StoreWhy *why)
{
  if (why == NULL)
    return;
  g_free(why->one);
  g_free(why->other);
  g_ptr_array_unref(why->evidence);
  g_ptr_array_unref(why->rules);
  g_free(why);
}

/* The lines of works_match, "title: the same (+6.0)". */
static void read_evidence(const char *text, GPtrArray *out)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    char *colon = strstr(*line, ": ");
    char *weight = strrchr(*line, '(');
    if (colon == NULL || weight == NULL || weight < colon + 3)
      continue;
    StoreClue *evidence = g_new0(StoreClue, 1);
    evidence->field = g_strndup(*line, (gsize)(colon - *line));
    evidence->finding = g_strndup(colon + 2, (gsize)(weight - 1 - (colon + 2)));
    evidence->weight = g_ascii_strtod(weight + 1, NULL);
    g_ptr_array_add(out, evidence);
  }
}

static StoreWhy *explain(Store *store, const char *one, const char *other, GError **error)
{
  gint64 left = 0, right = 0;
  g_autoptr(GArray) a = namings_of(store, one, &left, error);
  g_autoptr(GArray) b = a != NULL ? namings_of(store, other, &right, error) : NULL;
  g_autoptr(WorkRules) rules = b != NULL ? work_rules_read(store, error) : NULL;
  if (rules == NULL)
    return NULL;
  if (a->len == 0 || b->len == 0) {
    g_set_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND, "%s: nothing names it", a->len == 0 ? one : other);
    return NULL;
  }
  guint i = 0, k = 0;
  g_autoptr(StoreWhy) why = g_new0(StoreWhy, 1);
  why->evidence = g_ptr_array_new_with_free_func(free_evidence);
  why->rules = g_ptr_array_new_with_free_func(g_free);
  why->odds = best_pair(a, b, &i, &k);
  why->probability = match_probability(why->odds);
  why->same = left == right && left != 0;
  why->one = g_strdup(g_array_index(a, Named, i).text);
  why->other = g_strdup(g_array_index(b, Named, k).text);
  g_autoptr(GString) told = g_string_new(NULL);
  works_match(g_array_index(a, Named, i).record, g_array_index(b, Named, k).record, told);
  read_evidence(told->str, why->evidence);
  if (!work_rules_about(store, rules, left, right, why->rules, error))
    return NULL;
  return g_steal_pointer(&why);
}

StoreWhy *store_works_why(Store *store, const char *one, const char *other, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(StoreWhy) why = explain(store, one, other, error);
  return store_end_read(store, error) ? g_steal_pointer(&why) : NULL;
}
