/* Names in a condition looked up: each becomes the terms that the index has for it. */
#include "ontology/evidence/design.h"
#include "ontology/store/condition_tree.h"
#include "ontology/store/keys.h"
#include "ontology/store/terms.h"
#include "ontology/vocabulary/token.h"

#include <string.h>

/* A concept with more names than this lets through every passage of the papers that mention it. */
#define LABELS_MOST 512
/* Bytes of a paper without an abstract that are read for its design. */
#define DESIGN_BYTES "3000"

/* Adds prefix and row id for each row. */
static gboolean add_ids(Store *store, GPtrArray *terms, const char *prefix, sqlite3_stmt *row, GError **error)
{
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1)
    g_ptr_array_add(terms,
                    g_strdup_printf("%s%" G_GINT64_FORMAT, prefix, (gint64)sqlite3_column_int64(row, 0)));
  return step == 0;
}

/* A key that nothing has gives no term. */
static gboolean resolve_key(Store *store, StoreCondition *condition, GError **error)
{
  gboolean paper = condition->field == STORE_FIELD_PAPER;
  gint64 id = 0;
  g_autoptr(GError) problem = NULL;
  if (paper ? store_find_paper(store, condition->value, &id, &problem)
            : store_find_work(store, condition->value, &id, &problem)) {
    g_ptr_array_add(condition->terms,
                    g_strdup_printf("%s%" G_GINT64_FORMAT, paper ? TERM_PAPER : TERM_WORK, id));
    return TRUE;
  }
  if (problem->code == STORE_ERROR_NOT_FOUND || problem->code == STORE_ERROR_AMBIGUOUS)
    return TRUE;
  g_propagate_error(error, g_steal_pointer(&problem));
  return FALSE;
}

/* Is this person meant by the folded name: "powell", "thomas powell", "powell thomas", "t powell"? */
static gboolean is_meant(const char *wanted, const char *family, const char *given, const char *particle)
{
  g_autofree char *last = terms_fold(family, -1);
  if (*wanted == '\0')
    return FALSE;
  if (strcmp(wanted, last) == 0)
    return TRUE;
  /* "van Shore" and "Lloyd Smith" are found under their last words as well. */
  if (g_str_has_suffix(last, wanted) && last[strlen(last) - strlen(wanted) - 1] == ' ')
    return TRUE;
  g_autofree char *with_particle = g_strdup_printf("%s %s", particle, family);
  g_autofree char *full = terms_fold(with_particle, -1);
  if (strcmp(wanted, full) == 0)
    return TRUE;
  if (*given == '\0')
    return FALSE;
  g_autofree char *first = terms_fold(given, -1);
  g_autofree char *initial = g_utf8_substring(first, 0, MIN(1, g_utf8_strlen(first, -1)));
  const char *const given_names[] = {first, initial};
  for (guint i = 0; i < G_N_ELEMENTS(given_names); i++) {
    g_autofree char *before = g_strdup_printf("%s %s", given_names[i], last);
    g_autofree char *after = g_strdup_printf("%s %s", last, given_names[i]);
    if (strcmp(wanted, before) == 0 || strcmp(wanted, after) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean resolve_author(Store *store, StoreCondition *condition, GError **error)
{
  g_autofree char *wanted = terms_fold(condition->value, -1);
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT paper.id, family, given, particle FROM paper JOIN authorship ON authorship.work = "
              "paper.work AND authorship.role = 'author' JOIN person ON person.id = authorship.person "
              "ORDER BY paper.id",
              "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    g_autofree char *family = db_text(row, 1);
    g_autofree char *given = db_text(row, 2);
    g_autofree char *particle = db_text(row, 3);
    if (is_meant(wanted, family, given, particle))
      g_ptr_array_add(condition->terms,
                      g_strdup_printf(TERM_PAPER "%" G_GINT64_FORMAT, (gint64)sqlite3_column_int64(row, 0)));
  }
  return step == 0;
}

static gboolean resolve_design(Store *store, StoreCondition *condition, GError **error)
{
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT paper.id, paper.title, coalesce((SELECT group_concat(CAST(substr(body, start + 1, stop "
              "- start) AS "
              "TEXT), ' ') FROM abstract WHERE abstract.paper = paper.id), CAST(substr(body, 1, " DESIGN_BYTES
              ") AS TEXT)) FROM paper JOIN text ON text.paper = paper.id ORDER BY paper.id",
              "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    g_autofree char *title = db_text(row, 1);
    g_autofree char *text = db_text(row, 2);
    const char *name = design_name(design_of(title, NULL, text));
    if (g_strcmp0(name, condition->value) == 0)
      g_ptr_array_add(condition->terms,
                      g_strdup_printf(TERM_PAPER "%" G_GINT64_FORMAT, (gint64)sqlite3_column_int64(row, 0)));
  }
  return step == 0;
}

/* The concept and everything below it. */
#define NARROWER                                                                                             \
  "WITH RECURSIVE meant (id) AS (SELECT concept.id FROM concept WHERE concept.key = ?1 OR concept.id IN "    \
  "(SELECT concept FROM concept_label WHERE words = ?2) UNION SELECT concept_relation.concept FROM "         \
  "concept_relation JOIN meant ON concept_relation.other = meant.id AND relation = 'broader') "

static gboolean add_labels(Store *store, StoreCondition *condition, const char *key, const char *words,
                           GError **error)
{
  StoreCondition *named = condition_new(TEXT_ANY);
  sqlite3_stmt *row = db_bind(
      store->db, error,
      NARROWER "SELECT DISTINCT text FROM concept_label JOIN meant ON meant.id = concept_label.concept "
               "ORDER BY text",
      "tt", key, words);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    g_autofree char *label = db_text(row, 0);
    StoreCondition *phrase = store_condition_phrase(label);
    if (phrase != NULL)
      condition_add_part(named, phrase);
  }
  if (step == 0 && named->parts->len > 0 && named->parts->len <= LABELS_MOST) {
    condition_settle(named);
    for (guint i = 0; i < named->parts->len; i++)
      condition_settle(g_ptr_array_index(named->parts, i));
    condition_add_part(condition, named);
  } else {
    store_condition_free(named);
  }
  return step == 0;
}

/* In a paper where the concept was found, and in a passage that has one of its names: a name by itself may
 * mean something else elsewhere. */
static gboolean resolve_concept(Store *store, StoreCondition *condition, GError **error)
{
  g_autofree char *words = token_join(condition->value, -1);
  g_autofree char *key = g_utf8_strdown(condition->value, -1);
  StoreCondition *papers = condition_new(TEXT_ANY);
  sqlite3_stmt *row = db_bind(store->db, error,
                              NARROWER "SELECT DISTINCT mention.paper FROM mention JOIN meant ON meant.id = "
                                       "mention.concept ORDER BY mention.paper",
                              "tt", key, words);
  condition->text.op = TEXT_EACH;
  condition_add_part(condition, papers);
  if (!add_ids(store, papers->terms, TERM_PAPER, row, error))
    return FALSE;
  condition_settle(papers);
  return add_labels(store, condition, key, words, error);
}

static gboolean resolve_field(Store *store, StoreCondition *condition, GError **error)
{
  static const char *const prefixes[] = {
      [STORE_FIELD_ROLE] = TERM_ROLE, [STORE_FIELD_ZONE] = TERM_ZONE, [STORE_FIELD_KIND] = TERM_KIND};
  g_ptr_array_set_size(condition->terms, 0);
  g_ptr_array_set_size(condition->parts, 0);
  switch (condition->field) {
  case STORE_FIELD_AUTHOR:
    return resolve_author(store, condition, error);
  case STORE_FIELD_PAPER:
  case STORE_FIELD_CITES:
    return resolve_key(store, condition, error);
  case STORE_FIELD_CONCEPT:
    return resolve_concept(store, condition, error);
  case STORE_FIELD_DESIGN:
    return resolve_design(store, condition, error);
  case STORE_FIELD_ROLE:
  case STORE_FIELD_ZONE:
  case STORE_FIELD_KIND:
  default:
    g_ptr_array_add(condition->terms,
                    g_strdup_printf("%s%.60s", prefixes[condition->field], condition->value));
    return TRUE;
  }
}

gboolean condition_resolve(Store *store, StoreCondition *condition, GError **error)
{
  if (condition->named) {
    if (!resolve_field(store, condition, error))
      return FALSE;
  } else {
    for (guint i = 0; i < condition->parts->len; i++)
      if (!condition_resolve(store, g_ptr_array_index(condition->parts, i), error))
        return FALSE;
  }
  condition_settle(condition);
  return TRUE;
}
