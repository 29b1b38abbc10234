/* Sentences that name a concept: of papers held, and of works that are cited there. */
#include "ontology/store/internal.h"
#include "ontology/store/keys.h"
#include "ontology/store/knowledge.h"

/* The concept ?1 with all below it, and the sentences of running text that name any of them: the last one
 * that begins before a mention, where that ends in it. Sentences are numbered in the order of the text. */
#define PLACES                                                                                               \
  "WITH RECURSIVE below (id) AS (SELECT ?1 UNION SELECT concept FROM concept_relation JOIN below ON other "  \
  "= below.id WHERE relation = 'broader'), name (paper, start, stop, concept) AS (SELECT mention.paper, "    \
  "start, stop, concept FROM below CROSS JOIN mention ON mention.concept = below.id WHERE mention.zone IN "  \
  "('abstract', 'body')), begun (paper, stop, concept, sentence) AS (SELECT paper, stop, concept, "          \
  "max(position) OVER (PARTITION BY paper ORDER BY start, concept IS NOT NULL ROWS UNBOUNDED PRECEDING) "    \
  "FROM (SELECT paper, start, stop, position, NULL AS concept FROM sentence WHERE paper IN (SELECT paper "   \
  "FROM name) UNION ALL SELECT paper, start, stop, NULL, concept FROM name)), place (paper, position, "      \
  "start, stop, passage, own, named) AS MATERIALIZED (SELECT sentence.paper, sentence.position, "            \
  "sentence.start, sentence.stop, sentence.passage, max(begun.concept = ?1), min(begun.stop) FROM begun "    \
  "JOIN sentence ON sentence.paper = begun.paper AND sentence.position = begun.sentence WHERE "              \
  "begun.concept IS NOT NULL AND sentence.stop >= begun.stop GROUP BY sentence.paper, sentence.position) "

#define CONCERNS "(assertion.subject IN (SELECT id FROM below) OR assertion.object IN (SELECT id FROM below))"

static void free_place(gpointer data)
{
  StoreReadingPlace *place = data;
  g_free(place->work);
  g_free(place);
}

static gboolean read_places(Store *store, sqlite3_stmt *row, GPtrArray *out, GError **error)
{
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    Span span;
    if (!store_column_span(store, row, 2, (gsize)sqlite3_column_int64(row, 4), &span, error)) {
      db_finish(row);
      return FALSE;
    }
    StoreReadingPlace *place = g_new0(StoreReadingPlace, 1);
    g_autofree char *zone = db_text(row, 5), *role = db_text(row, 6);
    place->paper = sqlite3_column_int64(row, 0);
    place->work = db_text(row, 1);
    place->sentence = span;
    place->in_abstract = g_strcmp0(zone, zone_name(ZONE_ABSTRACT)) == 0;
    place->role = store_role(role);
    place->own = sqlite3_column_int(row, 7) != 0;
    place->asserted = sqlite3_column_int(row, 8) != 0;
    place->works = (guint)sqlite3_column_int(row, 9);
    place->item = sqlite3_column_int(row, 11) != 0;
    place->named = (gsize)CLAMP(sqlite3_column_int64(row, 10), (gint64)span.start, (gint64)span.end);
    g_ptr_array_add(out, place);
  }
  return step == 0;
}

GPtrArray *store_reading_places(Store *store, gint64 concept, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(free_place);
  gboolean fine =
      read_places(store,
                  db_bind(store->db, error,
                          PLACES
                          "SELECT paper.id, NULL, place.start, place.stop, paper.text_length, passage.zone, "
                          "passage.role, place.own, EXISTS (SELECT 1 FROM assertion WHERE assertion.paper = "
                          "place.paper AND assertion.start = place.start AND " CONCERNS
                          "), 0, place.named, passage.block = 'item' FROM place JOIN paper ON paper.id = "
                          "place.paper JOIN passage ON "
                          "passage.id = "
                          "place.passage WHERE passage.block <> 'heading' ORDER BY paper.key, place.position",
                          "i", concept),
                  places, error) &&
      read_places(
          store,
          db_bind(
              store->db, error,
              PLACES
              "SELECT paper.id, work.key, place.start, place.stop, paper.text_length, passage.zone, "
              "passage.role, place.own, max(EXISTS (SELECT 1 FROM assertion JOIN assertion_citation ON "
              "assertion_citation.assertion = assertion.id WHERE assertion_citation.citation = citation.id "
              "AND " CONCERNS
              ")), (SELECT count(DISTINCT other.work) FROM citation AS beside JOIN citation_reference AS "
              "link ON link.citation = beside.id JOIN reference AS other ON other.id = link.reference WHERE "
              "beside.paper = place.paper AND beside.sentence = place.position), place.named, passage.block "
              "= 'item' FROM place JOIN "
              "paper ON "
              "paper.id = place.paper JOIN passage ON passage.id = place.passage JOIN citation ON "
              "citation.paper = place.paper AND citation.sentence = place.position JOIN citation_reference "
              "ON "
              "citation_reference.citation = citation.id JOIN reference ON reference.id = "
              "citation_reference.reference JOIN work ON work.id = reference.work WHERE work.key IS NOT NULL "
              "AND NOT EXISTS (SELECT 1 FROM paper AS held WHERE held.work = work.id) GROUP BY work.id, "
              "place.paper, place.position ORDER BY work.key, paper.key, place.position",
              "i", concept),
          places, error);
  return store_end_read(store, error) && fine ? g_steal_pointer(&places) : NULL;
}
