/* Papers, and what stands in their texts: references, citations, mentions, assertions. */
#include "ontology/evidence/function.h"
#include "ontology/export/internal.h"
#include "ontology/store/keys.h"
#include "ontology/store/record_json.h"

#include <string.h>

/* Below this the guess at what a citation is for isn't told. */
#define LEAST_SURE 0.9

#define BLOCK 1024

/* One paper while it is written. */
typedef struct {
  Store *store;
  Triples *triples;
  gint64 id;
  char *iri, *text_iri;
  char *text;
  gsize length;
  GArray *before; /* gsize: characters before each block of BLOCK bytes */
} Subject;

static void subject_clear(Subject *subject)
{
  g_clear_pointer(&subject->iri, g_free);
  g_clear_pointer(&subject->text_iri, g_free);
  g_clear_pointer(&subject->text, g_free);
  g_clear_pointer(&subject->before, g_array_unref);
}

static gboolean begins_character(char byte)
{
  return ((guchar)byte & 0xC0) != 0x80;
}

static void index_characters(Subject *subject)
{
  subject->before = g_array_new(FALSE, FALSE, sizeof(gsize));
  gsize characters = 0;
  for (gsize i = 0; i <= subject->length; i++) {
    if (i % BLOCK == 0)
      g_array_append_val(subject->before, characters);
    characters += i < subject->length && begins_character(subject->text[i]);
  }
}

/* How many characters (code points, as Web Annotation counts them) begin before a byte. */
static gint64 characters_before(const Subject *subject, gsize byte)
{
  gsize characters = g_array_index(subject->before, gsize, byte / BLOCK);
  for (gsize i = byte - byte % BLOCK; i < byte; i++)
    characters += begins_character(subject->text[i]);
  return (gint64)characters;
}

static gboolean read_text(Subject *subject, GError **error)
{
  sqlite3_stmt *row =
      db_bind(subject->store->db, error, "SELECT body FROM text WHERE paper = ?", "i", subject->id);
  int step = row == NULL ? -1 : db_step(subject->store->db, row, error);
  if (step == 0)
    store_corrupt(subject->store, "a paper without its text", error);
  if (step != 1)
    return FALSE;
  subject->length = (gsize)sqlite3_column_bytes(row, 0);
  const char *bytes = sqlite3_column_blob(row, 0);
  gboolean fine =
      subject->length == 0 || (bytes != NULL && g_utf8_validate_len(bytes, subject->length, NULL));
  if (fine) {
    subject->text = g_malloc0(subject->length + 1);
    if (subject->length > 0)
      memcpy(subject->text, bytes, subject->length);
    index_characters(subject);
  } else {
    store_corrupt(subject->store, "a text that is not UTF-8", error);
  }
  db_finish(row);
  return fine;
}

static char *slice(const Subject *subject, Span span)
{
  return g_utf8_make_valid(subject->text + span.start, (gssize)(span.end - span.start));
}

/* "IRI of the paper/what/position". New. */
static char *part_iri(const Subject *subject, const char *what, gint64 position)
{
  return g_strdup_printf("%s/%s/%" G_GINT64_FORMAT, subject->iri, what, position);
}

/* The target of the annotation that is the current subject: where it is, in characters (and in bytes, as
 * adduce counts everywhere else), and what stands there. */
static void put_target(const Subject *subject, Span span)
{
  Triples *triples = subject->triples;
  g_autofree char *exact = slice(subject, span);
  triples_open(triples, NS_OA "hasTarget");
  triples_iri(triples, NS_OA "hasSource", subject->text_iri);
  triples_open(triples, NS_OA "hasSelector");
  triples_iri(triples, A, NS_OA "TextPositionSelector");
  triples_integer(triples, NS_OA "start", characters_before(subject, span.start));
  triples_integer(triples, NS_OA "end", characters_before(subject, span.end));
  triples_integer(triples, NS_AV "startByte", (gint64)span.start);
  triples_integer(triples, NS_AV "endByte", (gint64)span.end);
  triples_close(triples);
  triples_open(triples, NS_OA "hasSelector");
  triples_iri(triples, A, NS_OA "TextQuoteSelector");
  triples_text(triples, NS_OA "exact", exact, NULL);
  triples_close(triples);
  triples_close(triples);
}

/* What says where the thing of this IRI stands. */
static void put_annotation(const Subject *subject, const char *iri, const char *motivation, Span span)
{
  g_autofree char *annotation = g_strconcat(iri, "/place", NULL);
  triples_subject(subject->triples, annotation);
  triples_iri(subject->triples, A, NS_OA "Annotation");
  triples_iri(subject->triples, NS_OA "motivatedBy", motivation);
  triples_iri(subject->triples, NS_OA "hasBody", iri);
  put_target(subject, span);
}

/* ---------------------------------------------------------------- references and citations */

static gboolean put_references(const Subject *subject, GError **error)
{
  Triples *triples = subject->triples;
  sqlite3_stmt *row =
      db_bind(subject->store->db, error,
              "SELECT n, raw, work.key FROM reference LEFT JOIN work ON work.id = reference.work "
              "WHERE paper = ? ORDER BY n",
              "i", subject->id);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(subject->store->db, row, error)) == 1) {
    g_autofree char *iri = part_iri(subject, "reference", sqlite3_column_int64(row, 0));
    g_autofree char *raw = db_text(row, 1), *key = db_text(row, 2);
    triples_subject(triples, iri);
    triples_iri(triples, A, NS_BIRO "BibliographicReference");
    triples_iri(triples, NS_DCT "isPartOf", subject->iri);
    triples_integer(triples, NS_AV "position", sqlite3_column_int64(row, 0));
    triples_text(triples, NS_C4O "hasContent", raw, NULL);
    if (key != NULL) {
      g_autofree char *work = export_work_iri(key);
      triples_iri(triples, NS_BIRO "references", work);
    }
  }
  return step == 0;
}

static gboolean put_cites(const Subject *subject, GError **error)
{
  sqlite3_stmt *row = db_bind(
      subject->store->db, error,
      "SELECT DISTINCT work.key FROM reference JOIN work ON work.id = reference.work WHERE paper = ? AND "
      "work.key IS NOT NULL ORDER BY work.key",
      "i", subject->id);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(subject->store->db, row, error)) == 1) {
    g_autofree char *key = db_text(row, 0), *work = export_work_iri(key);
    triples_iri(subject->triples, NS_CITO "cites", work);
  }
  return step == 0;
}

/* CiTO's word for what a citation is for; NULL where that isn't sure. */
static const char *characterization(const char *sentence, Span in_sentence, SectionRole role)
{
  double sure = 0;
  CitationFunction function = citation_function_of(sentence, in_sentence, role, &sure);
  if (sure < LEAST_SURE)
    return NULL;
  return function == FUNCTION_METHOD   ? NS_CITO "usesMethodIn"
         : function == FUNCTION_RESULT ? NS_CITO "discusses"
                                       : NS_CITO "obtainsBackgroundFrom";
}

/* A cito:Citation for each entry that a place points at. */
static gboolean put_links(const Subject *subject, gint64 citation, const char *pointer, const char *function,
                          GError **error)
{
  Triples *triples = subject->triples;
  sqlite3_stmt *row = db_bind(
      subject->store->db, error,
      "SELECT n, work.key FROM citation_reference JOIN reference ON reference.id = reference LEFT JOIN work "
      "ON work.id = reference.work WHERE citation = ? ORDER BY position",
      "i", citation);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(subject->store->db, row, error)) == 1) {
    gint64 n = sqlite3_column_int64(row, 0);
    g_autofree char *key = db_text(row, 1), *reference = part_iri(subject, "reference", n);
    triples_subject(triples, pointer);
    triples_iri(triples, NS_C4O "denotes", reference);
    if (key == NULL)
      continue;
    g_autofree char *work = export_work_iri(key);
    g_autofree char *iri = g_strdup_printf("%s/reference/%" G_GINT64_FORMAT, pointer, n);
    triples_subject(triples, iri);
    triples_iri(triples, A, NS_CITO "Citation");
    triples_iri(triples, NS_CITO "hasCitingEntity", subject->iri);
    triples_iri(triples, NS_CITO "hasCitedEntity", work);
    triples_iri(triples, NS_AV "pointer", pointer);
    if (function != NULL)
      triples_iri(triples, NS_CITO "hasCitationCharacterization", function);
  }
  return step == 0;
}

static gboolean put_citation(const Subject *subject, sqlite3_stmt *row, GError **error)
{
  Triples *triples = subject->triples;
  Span span, sentence = {0, 0};
  gboolean has_sentence = sqlite3_column_type(row, 6) != SQLITE_NULL;
  if (!store_column_span(subject->store, row, 2, subject->length, &span, error) ||
      (has_sentence && !store_column_span(subject->store, row, 6, subject->length, &sentence, error)))
    return FALSE;
  g_autofree char *iri = part_iri(subject, "citation", sqlite3_column_int64(row, 1));
  g_autofree char *form = db_text(row, 4), *match = db_text(row, 5), *role = db_text(row, 8);
  g_autofree char *context = has_sentence ? slice(subject, sentence) : NULL;
  g_autofree char *printed = slice(subject, span);
  triples_subject(triples, iri);
  triples_iri(triples, A, NS_C4O "InTextReferencePointer");
  triples_iri(triples, NS_DCT "isPartOf", subject->iri);
  triples_text(triples, NS_C4O "hasContent", printed, NULL);
  triples_text(triples, NS_AV "form", form, NULL);
  triples_text(triples, NS_AV "match", match, NULL);
  const char *function = NULL;
  if (has_sentence && span.start >= sentence.start && span.end <= sentence.end)
    function = characterization(context, (Span){span.start - sentence.start, span.end - sentence.start},
                                store_role(role));
  if (!put_links(subject, sqlite3_column_int64(row, 0), iri, function, error))
    return FALSE;
  put_annotation(subject, iri, NS_OA "linking", span);
  return TRUE;
}

static gboolean put_citations(const Subject *subject, GError **error)
{
  sqlite3_stmt *row = db_bind(
      subject->store->db, error,
      "SELECT citation.id, citation.position, citation.start, citation.stop, form, match, sentence.start, "
      "sentence.stop, passage.role FROM citation LEFT JOIN sentence ON sentence.paper = citation.paper AND "
      "sentence.position = citation.sentence LEFT JOIN passage ON passage.id = citation.passage WHERE "
      "citation.paper = ? ORDER BY citation.position",
      "i", subject->id);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(subject->store->db, row, error)) == 1) {
    if (!put_citation(subject, row, error)) {
      db_finish(row);
      return FALSE;
    }
  }
  return step == 0;
}

/* ---------------------------------------------------------------- mentions and assertions */

static gboolean put_mentions(const Subject *subject, GError **error)
{
  Triples *triples = subject->triples;
  sqlite3_stmt *row = db_bind(
      subject->store->db, error,
      "SELECT position, start, stop, zone, iri FROM mention JOIN concept ON concept.id = mention.concept "
      "WHERE paper = ? ORDER BY position",
      "i", subject->id);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(subject->store->db, row, error)) == 1) {
    Span span;
    if (!store_column_span(subject->store, row, 1, subject->length, &span, error)) {
      db_finish(row);
      return FALSE;
    }
    g_autofree char *iri = part_iri(subject, "mention", sqlite3_column_int64(row, 0));
    g_autofree char *zone = db_text(row, 3), *concept = db_text(row, 4);
    triples_subject(triples, iri);
    triples_iri(triples, A, NS_OA "Annotation");
    triples_iri(triples, A, NS_AV "Mention");
    triples_iri(triples, NS_OA "motivatedBy", NS_OA "identifying");
    triples_iri(triples, NS_OA "hasBody", concept);
    triples_text(triples, NS_AV "zone", zone, NULL);
    put_target(subject, span);
  }
  return step == 0;
}

static gboolean put_evidence(const Subject *subject, gint64 assertion, GError **error)
{
  sqlite3_stmt *row = db_bind(
      subject->store->db, error,
      "SELECT DISTINCT work.key FROM assertion_citation JOIN citation_reference ON "
      "citation_reference.citation = assertion_citation.citation JOIN reference ON reference.id = "
      "citation_reference.reference JOIN work ON work.id = reference.work WHERE assertion = ? AND work.key "
      "IS NOT NULL ORDER BY work.key",
      "i", assertion);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(subject->store->db, row, error)) == 1) {
    g_autofree char *key = db_text(row, 0), *work = export_work_iri(key);
    triples_iri(subject->triples, NS_AV "evidence", work);
  }
  return step == 0;
}

/* "associated with": av:associatedWith. New. */
static char *relation_iri(const char *relation)
{
  GString *iri = g_string_new(NS_AV);
  gboolean capital = FALSE;
  for (; relation != NULL && *relation != '\0'; relation++) {
    if (*relation != ' ')
      g_string_append_c(iri, capital ? g_ascii_toupper(*relation) : *relation);
    capital = *relation == ' ';
  }
  return g_string_free(iri, FALSE);
}

static gboolean put_assertion(const Subject *subject, sqlite3_stmt *row, GError **error)
{
  Triples *triples = subject->triples;
  Span sentence, object;
  if (!store_column_span(subject->store, row, 2, subject->length, &sentence, error) ||
      !store_column_span(subject->store, row, 4, subject->length, &object, error))
    return FALSE;
  g_autofree char *iri = part_iri(subject, "assertion", sqlite3_column_int64(row, 1));
  g_autofree char *acting = db_text(row, 6), *relation = db_text(row, 7), *on = db_text(row, 8);
  g_autofree char *direction = db_text(row, 9), *benefit = db_text(row, 10);
  g_autofree char *population = db_text(row, 14), *design = db_text(row, 15);
  g_autofree char *predicate = relation_iri(relation), *printed = slice(subject, object);
  triples_subject(triples, iri);
  triples_iri(triples, A, NS_AV "Assertion");
  triples_iri(triples, NS_DCT "isPartOf", subject->iri);
  triples_iri(triples, NS_AV "subject", acting);
  triples_iri(triples, NS_AV "relation", predicate);
  if (on != NULL)
    triples_iri(triples, NS_AV "object", on);
  else
    triples_text(triples, NS_AV "object", printed, NULL);
  triples_text(triples, NS_AV "direction", direction, NULL);
  triples_text(triples, NS_AV "benefit", benefit, NULL);
  triples_boolean(triples, NS_AV "negated", sqlite3_column_int(row, 11) != 0);
  triples_boolean(triples, NS_AV "hedged", sqlite3_column_int(row, 12) != 0);
  triples_boolean(triples, NS_AV "ownResult", sqlite3_column_int(row, 13) != 0);
  if (population != NULL)
    triples_iri(triples, NS_AV "population", population);
  if (design != NULL)
    triples_iri(triples, NS_AV "design", design);
  if (!put_evidence(subject, sqlite3_column_int64(row, 0), error))
    return FALSE;
  put_annotation(subject, iri, NS_OA "describing", sentence);
  return TRUE;
}

static gboolean put_assertions(const Subject *subject, GError **error)
{
  sqlite3_stmt *row = db_bind(subject->store->db, error,
                              "SELECT assertion.id, position, start, stop, object_start, object_stop, "
                              "subject.iri, relation, object.iri, "
                              "direction, benefit, negated, hedged, own_result, population.iri, design.iri "
                              "FROM assertion JOIN concept AS "
                              "subject ON subject.id = assertion.subject LEFT JOIN concept AS object ON "
                              "object.id = assertion.object LEFT "
                              "JOIN concept AS population ON population.id = assertion.population LEFT JOIN "
                              "concept AS design ON design.id "
                              "= assertion.design WHERE paper = ? ORDER BY position",
                              "i", subject->id);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(subject->store->db, row, error)) == 1) {
    if (!put_assertion(subject, row, error)) {
      db_finish(row);
      return FALSE;
    }
  }
  return step == 0;
}

/* ---------------------------------------------------------------- papers */

/* A file, by what it holds; said once, before the first paper of it. */
static char *put_file(Triples *triples, const char *sha256, gboolean new)
{
  char *iri = g_strconcat(EXPORT_IRI "sha256/", sha256, NULL);
  if (!new)
    return iri;
  triples_subject(triples, iri);
  triples_iri(triples, A, NS_PROV "Entity");
  triples_open(triples, NS_SPDX "checksum");
  triples_iri(triples, NS_SPDX "algorithm", NS_SPDX "checksumAlgorithm_sha256");
  triples_typed(triples, NS_SPDX "checksumValue", sha256, NS_XSD "hexBinary");
  triples_close(triples);
  return iri;
}

static gboolean put_paper(Subject *subject, sqlite3_stmt *row, const char *last_sha256, GError **error)
{
  Triples *triples = subject->triples;
  g_autofree char *sha256 = db_text(row, 1), *key = db_text(row, 3), *work_key = db_text(row, 4);
  g_autofree char *kind = db_text(row, 5), *display = db_text(row, 6), *json = db_text(row, 7);
  g_autofree char *digest_of = db_text(row, 8);
  g_autofree char *file = put_file(triples, sha256, g_strcmp0(sha256, last_sha256) != 0);
  g_autoptr(Record) record = record_from_json(json);
  subject->id = sqlite3_column_int64(row, 0);
  subject->iri = g_strdup_printf("%s/paper/%" G_GINT64_FORMAT, file, (gint64)sqlite3_column_int64(row, 2));
  subject->text_iri = g_strconcat(subject->iri, "/text", NULL);
  if (!read_text(subject, error))
    return FALSE;
  triples_subject(triples, subject->iri);
  triples_iri(triples, A, NS_AV "Paper");
  triples_iri(triples, A, NS_BIBO "Document");
  triples_text(triples, NS_DCT "identifier", key, NULL);
  triples_text(triples, NS_RDFS "label", display, NULL);
  triples_text(triples, NS_AV "kind", kind, NULL);
  triples_text(triples, NS_AV "digestOf", digest_of, NULL);
  triples_iri(triples, NS_PROV "wasDerivedFrom", file);
  if (work_key != NULL) {
    g_autofree char *work = export_work_iri(work_key);
    triples_iri(triples, NS_DCT "isVersionOf", work);
  }
  export_record(triples, record);
  if (!put_cites(subject, error))
    return FALSE;
  triples_subject(triples, subject->text_iri);
  triples_iri(triples, A, NS_DCTYPE "Text");
  triples_iri(triples, NS_DCT "isFormatOf", subject->iri);
  triples_integer(triples, NS_AV "characters", characters_before(subject, subject->length));
  triples_integer(triples, NS_AV "bytes", (gint64)subject->length);
  return put_references(subject, error) && put_citations(subject, error) && put_mentions(subject, error) &&
         put_assertions(subject, error);
}

gboolean export_papers(Store *store, Triples *triples, ExportStop stop, gpointer data, guint64 *count,
                       GError **error)
{
  sqlite3_stmt *row = db_bind(
      store->db, error,
      "SELECT paper.id, sha256, position, paper.key, work.key, kind, display, paper.record, digest_of FROM "
      "paper JOIN content ON content.id = paper.content LEFT JOIN work ON work.id = paper.work ORDER BY "
      "sha256, position",
      "");
  int step = row == NULL ? -1 : 1;
  g_autofree char *last = NULL;
  while (step == 1 && !stop(data) && (step = db_step(store->db, row, error)) == 1) {
    Subject subject = {.store = store, .triples = triples};
    gboolean fine = put_paper(&subject, row, last, error);
    subject_clear(&subject);
    if (!fine) {
      db_finish(row);
      return FALSE;
    }
    g_free(last);
    last = db_text(row, 1);
    (*count)++;
  }
  if (step == 1)
    db_finish(row);
  return step >= 0;
}
