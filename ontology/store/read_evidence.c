/* What stands behind a paper's passages. */
#include "ontology/store/evidence.h"

#include "ontology/store/internal.h"

#include <string.h>

/* Passages of an abstract or of methods that are looked at. */
#define OUTSET_PASSAGES 12

static int value_of(sqlite3_stmt *row, int column, int n, const char *(*name_of)(int value))
{
  const char *name = (const char *)sqlite3_column_text(row, column);
  for (int i = 0; i < n; i++)
    if (g_strcmp0(name_of(i), name) == 0)
      return i;
  return 0;
}

static const char *relation_at(int value)
{
  return relation_name((Relation)value);
}

static const char *direction_at(int value)
{
  return direction_name((Direction)value);
}

static const char *benefit_at(int value)
{
  return benefit_name((Benefit)value);
}

GArray *store_stated(Store *store, gint64 paper, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GArray) stated = g_array_new(FALSE, TRUE, sizeof(StoreStated));
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT assertion.id, start, stop, object_start, object_stop, subject, object, population, "
              "design, relation, direction, benefit, negated, hedged, own_result, paper.text_length FROM "
              "assertion JOIN paper ON paper.id = assertion.paper WHERE assertion.paper = ? ORDER BY "
              "assertion.position",
              "i", paper);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    gsize length = (gsize)sqlite3_column_int64(row, 15);
    StoreStated one = {.id = sqlite3_column_int64(row, 0)};
    if (!store_column_span(store, row, 1, length, &one.sentence, error) ||
        !store_column_span(store, row, 3, length, &one.object, error)) {
      db_finish(row);
      step = -1;
      break;
    }
    one.subject_concept = sqlite3_column_int64(row, 5);
    one.object_concept = sqlite3_column_int64(row, 6);
    one.population = sqlite3_column_int64(row, 7);
    one.design = sqlite3_column_int64(row, 8);
    one.relation = (Relation)value_of(row, 9, RELATION_N, relation_at);
    one.direction = (Direction)value_of(row, 10, DIRECTION_DOWN + 1, direction_at);
    one.benefit = (Benefit)value_of(row, 11, BENEFIT_BAD + 1, benefit_at);
    one.negated = sqlite3_column_int(row, 12) != 0;
    one.hedged = sqlite3_column_int(row, 13) != 0;
    one.own_result = sqlite3_column_int(row, 14) != 0;
    g_array_append_val(stated, one);
  }
  return store_end_read(store, error) && step == 0 ? g_steal_pointer(&stated) : NULL;
}

gboolean store_concept_name(Store *store, gint64 concept, char **key, char **label, GError **error)
{
  *key = *label = NULL;
  if (!store_begin_read(store, error))
    return FALSE;
  sqlite3_stmt *row = db_bind(store->db, error, "SELECT key, label FROM concept WHERE id = ?", "i", concept);
  int step = row == NULL ? -1 : db_step(store->db, row, error);
  if (step == 1) {
    *key = db_text(row, 0);
    *label = db_text(row, 1);
    db_finish(row);
  }
  return store_end_read(store, error) && step >= 0;
}

void store_outset_free(StoreOutset *outset)
{
  if (outset == NULL)
    return;
  g_free(outset->abstract);
  g_free(outset->methods);
  g_free(outset);
}

/* Appends the passages of a condition, a line each. */
static gboolean append_passages(Store *store, const char *sql, gint64 paper, gsize most, GString *out,
                                GError **error)
{
  sqlite3_stmt *row = db_bind(store->db, error, sql, "ii", paper, (gint64)OUTSET_PASSAGES);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    if (out->len >= most)
      continue;
    gint64 start = sqlite3_column_int64(row, 0);
    gint64 length = sqlite3_column_int64(row, 1) - start;
    if (start < 0 || length < 0)
      continue;
    Span span = {(gsize)start, (gsize)start + MIN((gsize)length, most - out->len)};
    g_autofree char *text = store_slice(store, paper, span, error);
    if (text == NULL) {
      db_finish(row);
      return FALSE;
    }
    g_string_append(out, text);
    g_string_append_c(out, '\n');
  }
  return step == 0;
}

StoreOutset *store_outset(Store *store, gint64 paper, gsize most, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GString) abstract = g_string_new(NULL), methods = g_string_new(NULL);
  gint64 has_methods = 0, has_results = 0;
  gboolean ok =
      append_passages(store,
                      "SELECT start, stop FROM passage WHERE paper = ? AND (zone = 'abstract' OR role = "
                      "'abstract') AND block <> 'heading' ORDER BY position LIMIT ?",
                      paper, most, abstract, error) &&
      append_passages(store,
                      "SELECT start, stop FROM passage WHERE paper = ? AND role = 'methods' AND zone = "
                      "'body' AND block <> 'heading' ORDER BY position LIMIT ?",
                      paper, most, methods, error) &&
      db_integer(store->db, &has_methods, NULL, error,
                 "SELECT EXISTS (SELECT 1 FROM section WHERE paper = ? AND role = 'methods')", "i", paper) &&
      db_integer(store->db, &has_results, NULL, error,
                 "SELECT EXISTS (SELECT 1 FROM section WHERE paper = ? AND role = 'results')", "i", paper);
  if (!store_end_read(store, error) || !ok)
    return NULL;
  StoreOutset *outset = g_new0(StoreOutset, 1);
  outset->abstract = g_strdup(abstract->str);
  outset->methods = g_strdup(methods->str);
  outset->has_methods = has_methods != 0;
  outset->has_results = has_results != 0;
  return outset;
}
