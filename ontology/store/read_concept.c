/* Concepts, mentions and assertions out of their rows. */
#include "ontology/store/knowledge.h"

#include "ontology/store/internal.h"
#include "ontology/vocabulary/token.h"

#include <string.h>

/* ---------------------------------------------------------------- concepts */

void store_concept_free(StoreConcept *concept)
{
  if (concept == NULL)
    return;
  g_free(concept->key);
  g_free(concept->scheme);
  g_free(concept->label);
  g_free(concept->iri);
  g_free(concept->definition);
  g_free(concept->desirable);
  g_free(concept);
}

static void free_concept(gpointer data)
{
  store_concept_free(data);
}

/* Mentions that count: in what people read, not in lists of references or front matter. */
#define COUNTED "mention.zone IN ('body', 'abstract', 'table', 'caption')"

#define CONCEPT_COLUMNS                                                                                      \
  "concept.id, concept.key, coalesce(scheme.key, ''), concept.label, concept.iri, concept.definition, "      \
  "concept.desirable, coalesce(scheme.roles, 0), "                                                           \
  "(SELECT count(*) FROM mention JOIN paper ON paper.id = mention.paper WHERE mention.concept = concept.id " \
  "AND " COUNTED                                                                                             \
  "), (SELECT count(DISTINCT mention.paper) FROM mention JOIN paper ON paper.id = mention.paper WHERE "      \
  "mention.concept = concept.id AND " COUNTED "), (SELECT count(*) FROM assertion JOIN paper ON paper.id = " \
  "assertion.paper WHERE assertion.subject = concept.id OR "                                                 \
  "assertion.object = concept.id) "

static StoreConcept *concept_of_row(sqlite3_stmt *row)
{
  StoreConcept *concept = g_new0(StoreConcept, 1);
  concept->id = sqlite3_column_int64(row, 0);
  concept->key = db_text(row, 1);
  concept->scheme = db_text(row, 2);
  concept->label = db_text(row, 3);
  concept->iri = db_text(row, 4);
  concept->definition = db_text(row, 5);
  concept->desirable = db_text(row, 6);
  concept->entity = (sqlite3_column_int(row, 7) & SCHEME_ENTITY) != 0;
  concept->mentions = (guint)sqlite3_column_int(row, 8);
  concept->papers = (guint)sqlite3_column_int(row, 9);
  concept->assertions = (guint)sqlite3_column_int(row, 10);
  return concept;
}

/* Reads all rows; NULL with error. */
static GPtrArray *read_concepts(Store *store, sqlite3_stmt *row, GError **error)
{
  g_autoptr(GPtrArray) concepts = g_ptr_array_new_with_free_func(free_concept);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1)
    g_ptr_array_add(concepts, concept_of_row(row));
  return step == 0 ? g_steal_pointer(&concepts) : NULL;
}

StoreConcept *store_concept(Store *store, const char *name, gboolean entity, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autofree char *words = token_join(name, -1);
  g_autofree char *key = g_utf8_strdown(name, -1);
  gint64 roles = entity ? SCHEME_ENTITY : 0;
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT " CONCEPT_COLUMNS
              " FROM concept LEFT JOIN scheme ON scheme.id = concept.scheme WHERE (lower(concept.key) = ?1 "
              "OR concept.key = ?4 OR concept.id IN (SELECT concept FROM concept_label WHERE words = ?2 AND "
              "words <> '')) AND "
              "coalesce(scheme.roles, 0) & ?3 = ?3 "
              "ORDER BY concept.key = ?4 DESC, lower(concept.key) = ?1 DESC, 9 DESC, concept.id LIMIT 1",
              "ttit", key, words, roles, name);
  g_autoptr(GPtrArray) found = read_concepts(store, row, error);
  if (!store_end_read(store, error) || found == NULL)
    return NULL;
  if (found->len > 0)
    return g_ptr_array_steal_index(found, 0);
  g_set_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND, "no %s is called \"%s\"; see: adduce concepts",
              entity ? "organisation" : "concept", name);
  return NULL;
}

GPtrArray *store_concepts(Store *store, const char *pattern, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autofree char *words = pattern == NULL ? g_strdup("") : token_join(pattern, -1);
  sqlite3_stmt *row = db_bind(
      store->db, error,
      "SELECT " CONCEPT_COLUMNS
      " FROM concept LEFT JOIN scheme ON scheme.id = concept.scheme WHERE ?2 IS NULL OR (?1 <> '' AND "
      "concept.id IN (SELECT concept FROM concept_label WHERE instr(words, ?1) > 0)) OR "
      "instr(lower(concept.key), lower(?2)) > 0 "
      "ORDER BY scheme.key, lower(concept.label), concept.id",
      "tt", words, pattern);
  g_autoptr(GPtrArray) found = read_concepts(store, row, error);
  return store_end_read(store, error) ? g_steal_pointer(&found) : NULL;
}

GPtrArray *store_concept_near(Store *store, gint64 concept, const char *how, guint limit, GError **error)
{
  static const struct {
    const char *how, *sql;
  } queries[] = {
      {"broader",
       "SELECT " CONCEPT_COLUMNS " FROM concept_relation JOIN concept ON concept.id = concept_relation.other "
       "LEFT JOIN scheme ON scheme.id = concept.scheme WHERE concept_relation.concept = ? AND "
       "concept_relation.relation = 'broader' ORDER BY concept.label LIMIT ?"},
      {"narrower",
       "SELECT " CONCEPT_COLUMNS " FROM concept_relation JOIN concept ON concept.id = "
       "concept_relation.concept LEFT JOIN scheme ON scheme.id = concept.scheme WHERE "
       "concept_relation.other = ? AND concept_relation.relation = 'broader' ORDER BY concept.label LIMIT ?"},
      {"related",
       "SELECT " CONCEPT_COLUMNS " FROM concept_relation JOIN concept ON concept.id = concept_relation.other "
       "LEFT JOIN scheme ON scheme.id = concept.scheme WHERE concept_relation.concept = ? AND "
       "concept_relation.relation = 'related' ORDER BY concept.label LIMIT ?"},
      /* In the same sentence: the last one that begins before a mention, where that ends in it. */
      {"mentioned",
       "WITH place (paper, start, stop, concept, sentence) AS (SELECT paper, start, stop, concept, "
       "max(position) OVER (PARTITION BY paper ORDER BY start, concept IS NOT NULL ROWS UNBOUNDED PRECEDING) "
       "FROM (SELECT paper, start, stop, position, NULL AS concept FROM sentence UNION ALL SELECT paper, "
       "start, stop, NULL, concept FROM mention) WHERE paper IN (SELECT mention.paper FROM mention JOIN "
       "paper "
       "ON paper.id = mention.paper WHERE mention.concept = ?1)), named (paper, sentence, concept) AS "
       "MATERIALIZED (SELECT DISTINCT place.paper, place.sentence, concept FROM place JOIN sentence ON "
       "sentence.paper = place.paper AND sentence.position = place.sentence WHERE concept IS NOT NULL AND "
       "sentence.stop >= place.stop) "
       "SELECT " CONCEPT_COLUMNS " FROM (SELECT other.concept AS id, count(*) AS n FROM named AS own JOIN "
       "named AS other ON other.paper = own.paper AND other.sentence = own.sentence AND other.concept <> "
       "own.concept WHERE own.concept = ?1 GROUP BY other.concept ORDER BY n DESC, (SELECT label FROM "
       "concept "
       "WHERE concept.id = other.concept), other.concept LIMIT ?2) AS together JOIN concept ON concept.id = "
       "together.id LEFT JOIN scheme ON scheme.id = concept.scheme ORDER BY together.n DESC, concept.label, "
       "concept.id"},
  };
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) found = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(queries); i++) {
    if (strcmp(queries[i].how, how) == 0)
      found = read_concepts(store, db_bind(store->db, error, queries[i].sql, "ii", concept, (gint64)limit),
                            error);
  }
  return store_end_read(store, error) ? g_steal_pointer(&found) : NULL;
}

static void free_fact(gpointer data)
{
  StoreFact *fact = data;
  g_free(fact->property);
  g_free(fact->value);
  g_free(fact);
}

GPtrArray *store_concept_facts(Store *store, gint64 concept, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) facts = g_ptr_array_new_with_free_func(free_fact);
  sqlite3_stmt *row = db_bind(
      store->db, error,
      "SELECT 'label ' || kind, text, 0, position FROM concept_label WHERE concept = ?1 UNION ALL "
      "SELECT property, coalesce((SELECT label FROM concept AS named WHERE named.id = concept_fact.other), "
      "value), 1, position FROM concept_fact WHERE concept = ?1 ORDER BY 3, 4",
      "i", concept);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    StoreFact *fact = g_new0(StoreFact, 1);
    fact->property = db_text(row, 0);
    fact->value = db_text(row, 1);
    g_ptr_array_add(facts, fact);
  }
  return store_end_read(store, error) && step == 0 ? g_steal_pointer(&facts) : NULL;
}

gboolean store_is_annotated(Store *store, GError **error)
{
  gint64 some = 0;
  return db_integer(store->db, &some, NULL, error, "SELECT count(*) FROM vocabulary", "") && some > 0;
}

/* ---------------------------------------------------------------- places */

/* Rows come mostly paper by paper; map and text of the last one are kept. */
typedef struct {
  Store *store;
  gint64 paper;
  SourceMap *map;
  StoreBody body;
} Places;

static void places_clear(Places *places)
{
  g_clear_pointer(&places->map, source_map_free);
  g_free(places->body.text);
}

/* The words at a span of a paper whose text has so many bytes; NULL with error. */
static char *words_at(Places *places, gint64 paper, gsize length, Span span, GError **error)
{
  return store_body_load(places->store, &places->body, paper, length, error)
             ? store_body_slice(&places->body, span)
             : NULL;
}

static gboolean place_of(Places *places, gint64 paper, Span span, SourcePlace *place, GError **error)
{
  if (paper != places->paper) {
    g_clear_pointer(&places->map, source_map_free);
    places->map = store_map(places->store, paper, error);
    places->paper = paper;
  }
  if (places->map == NULL)
    return FALSE;
  *place = source_map_locate(places->map, span);
  place->path = NULL;
  return TRUE;
}

/* ---------------------------------------------------------------- mentions */

static void free_mention(gpointer data)
{
  StoreMention *mention = data;
  g_free(mention->concept);
  g_free(mention->scheme);
  g_free(mention->label);
  g_free(mention->text);
  g_free(mention->zone);
  g_free(mention->paper);
  g_free(mention);
}

static gboolean read_mention(Places *places, sqlite3_stmt *row, GPtrArray *out, GError **error)
{
  Span span;
  gint64 paper = sqlite3_column_int64(row, 0);
  gsize length = (gsize)sqlite3_column_int64(row, 8);
  if (!store_column_span(places->store, row, 1, length, &span, error))
    return FALSE;
  StoreMention *mention = g_new0(StoreMention, 1);
  g_ptr_array_add(out, mention);
  mention->span = span;
  mention->concept = db_text(row, 3);
  mention->scheme = db_text(row, 4);
  mention->label = db_text(row, 5);
  mention->zone = db_text(row, 6);
  mention->paper = db_text(row, 7);
  mention->text = words_at(places, paper, length, span, error);
  return mention->text != NULL && place_of(places, paper, span, &mention->place, error);
}

#define MENTION_COLUMNS                                                                                      \
  "SELECT mention.paper, mention.start, mention.stop, concept.key, coalesce(scheme.key, ''), "               \
  "concept.label, mention.zone, paper.key, paper.text_length FROM mention JOIN paper ON paper.id = "         \
  "mention.paper JOIN concept ON concept.id = mention.concept LEFT JOIN scheme ON scheme.id = "              \
  "concept.scheme "

static GPtrArray *read_mentions(Store *store, sqlite3_stmt *row, GError **error)
{
  g_autoptr(GPtrArray) mentions = g_ptr_array_new_with_free_func(free_mention);
  Places places = {.store = store};
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    if (!read_mention(&places, row, mentions, error)) {
      db_finish(row);
      step = -1;
    }
  }
  places_clear(&places);
  return store_end_read(store, error) && step == 0 ? g_steal_pointer(&mentions) : NULL;
}

GPtrArray *store_mentions_of_paper(Store *store, gint64 paper, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  return read_mentions(store,
                       db_bind(store->db, error,
                               MENTION_COLUMNS "WHERE mention.paper = ? ORDER BY mention.position", "i",
                               paper),
                       error);
}

GPtrArray *store_mentions_of_concept(Store *store, gint64 concept, guint limit, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  return read_mentions(store,
                       db_bind(store->db, error,
                               MENTION_COLUMNS
                               "WHERE mention.concept = ? AND " COUNTED
                               " ORDER BY row_number() OVER (PARTITION BY mention.paper ORDER "
                               "BY mention.position), paper.key LIMIT ?",
                               "ii", concept, (gint64)limit),
                       error);
}

/* ---------------------------------------------------------------- assertions */

static void free_assertion(gpointer data)
{
  StoreAssertion *assertion = data;
  char *strings[] = {assertion->subject, assertion->subject_label, assertion->relation,
                     assertion->object,  assertion->object_label,  assertion->direction,
                     assertion->benefit, assertion->population,    assertion->design,
                     assertion->quote,   assertion->paper,         assertion->paper_display};
  for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
    g_free(strings[i]);
  g_ptr_array_unref(assertion->cites);
  g_free(assertion);
}

/* Keys of the works that an assertion's citations point at. */
static gboolean read_cites(Store *store, StoreAssertion *assertion, GError **error)
{
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT DISTINCT work.key FROM assertion_citation JOIN citation_reference ON "
              "citation_reference.citation = "
              "assertion_citation.citation JOIN reference ON reference.id = citation_reference.reference "
              "JOIN work ON "
              "work.id = reference.work WHERE assertion = ? AND work.key IS NOT NULL ORDER BY reference.n",
              "i", assertion->id);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1)
    g_ptr_array_add(assertion->cites, db_text(row, 0));
  return step == 0;
}

static gboolean read_assertion(Places *places, sqlite3_stmt *row, GPtrArray *out, GError **error)
{
  Store *store = places->store;
  gint64 paper = sqlite3_column_int64(row, 1);
  gsize length = (gsize)sqlite3_column_int64(row, 18);
  Span span, object;
  if (!store_column_span(store, row, 2, length, &span, error) ||
      !store_column_span(store, row, 4, length, &object, error))
    return FALSE;
  StoreAssertion *assertion = g_new0(StoreAssertion, 1);
  assertion->cites = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(out, assertion);
  assertion->id = sqlite3_column_int64(row, 0);
  assertion->span = span;
  assertion->subject = db_text(row, 6);
  assertion->subject_label = db_text(row, 7);
  assertion->relation = db_text(row, 8);
  assertion->object = db_text(row, 9);
  assertion->object_label =
      assertion->object != NULL ? db_text(row, 10) : words_at(places, paper, length, object, error);
  assertion->direction = db_text(row, 11);
  assertion->benefit = db_text(row, 12);
  assertion->negated = sqlite3_column_int(row, 13) != 0;
  assertion->hedged = sqlite3_column_int(row, 14) != 0;
  assertion->own_result = sqlite3_column_int(row, 15) != 0;
  assertion->population = db_text(row, 16);
  assertion->design = db_text(row, 17);
  assertion->paper = db_text(row, 19);
  assertion->paper_display = db_text(row, 20);
  assertion->quote = words_at(places, paper, length, span, error);
  return assertion->quote != NULL && assertion->object_label != NULL &&
         place_of(places, paper, span, &assertion->place, error) && read_cites(store, assertion, error);
}

GPtrArray *store_assertions(Store *store, gint64 paper, gint64 concept, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) assertions = g_ptr_array_new_with_free_func(free_assertion);
  sqlite3_stmt *row = db_bind(
      store->db, error,
      "SELECT assertion.id, assertion.paper, assertion.start, assertion.stop, object_start, object_stop, "
      "subject.key, subject.label, relation, object.key, object.label, direction, benefit, negated, hedged, "
      "own_result, population.key, design.key, paper.text_length, paper.key, paper.display FROM assertion "
      "JOIN "
      "paper ON paper.id = assertion.paper JOIN concept AS subject ON subject.id = assertion.subject LEFT "
      "JOIN "
      "concept AS object ON object.id = assertion.object LEFT JOIN concept AS population ON population.id = "
      "assertion.population LEFT JOIN concept AS design ON design.id = assertion.design WHERE (?1 = 0 OR "
      "assertion.paper = ?1) AND (?2 = 0 OR assertion.subject = ?2 OR assertion.object = ?2) ORDER BY "
      "paper.key, "
      "assertion.position",
      "ii", paper, concept);
  Places places = {.store = store};
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    if (!read_assertion(&places, row, assertions, error)) {
      db_finish(row);
      step = -1;
    }
  }
  places_clear(&places);
  return store_end_read(store, error) && step == 0 ? g_steal_pointer(&assertions) : NULL;
}
