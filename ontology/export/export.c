/* Concepts and works. */
#include "ontology/export/export.h"

#include "ontology/export/internal.h"
#include "ontology/store/annotate.h"
#include "ontology/store/record_json.h"
#include "ontology/vocabulary/vocabulary.h"

#include <string.h>

/* ---------------------------------------------------------------- concepts */

static gboolean export_schemes(Store *store, Triples *triples, GError **error)
{
  static const char *const roles[] = {"subject", "object",  "mechanism",  "population",
                                      "design",  "setting", "instrument", "entity"};
  sqlite3_stmt *row = db_bind(store->db, error, "SELECT iri, title, roles FROM scheme ORDER BY id", "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    g_autofree char *iri = db_text(row, 0), *title = db_text(row, 1);
    triples_subject(triples, iri);
    triples_iri(triples, A, NS_SKOS "ConceptScheme");
    triples_text(triples, NS_SKOS "prefLabel", title, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(roles); i++)
      if ((sqlite3_column_int64(row, 2) & (1 << i)) != 0)
        triples_text(triples, NS_AV "role", roles[i], NULL);
  }
  return step == 0;
}

static gboolean export_labels(Store *store, Triples *triples, gint64 concept, GError **error)
{
  sqlite3_stmt *row = db_bind(
      store->db, error, "SELECT text, language, kind FROM concept_label WHERE concept = ? ORDER BY position",
      "i", concept);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    g_autofree char *text = db_text(row, 0), *language = db_text(row, 1), *kind = db_text(row, 2);
    triples_text(triples,
                 g_strcmp0(kind, "preferred") == 0     ? NS_SKOS "prefLabel"
                 : g_strcmp0(kind, "alternative") == 0 ? NS_SKOS "altLabel"
                                                       : NS_SKOS "hiddenLabel",
                 text, language);
  }
  return step == 0;
}

static gboolean export_relations(Store *store, Triples *triples, gint64 concept, GError **error)
{
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT relation, iri FROM concept_relation JOIN concept ON concept.id = other WHERE "
              "concept_relation.concept = ? ORDER BY relation, other",
              "i", concept);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    g_autofree char *relation = db_text(row, 0), *iri = db_text(row, 1);
    triples_iri(triples, g_strcmp0(relation, "broader") == 0 ? NS_SKOS "broader" : NS_SKOS "related", iri);
  }
  return step == 0;
}

static gboolean export_facts(Store *store, Triples *triples, gint64 concept, GError **error)
{
  static const struct {
    const char *property, *predicate;
    gboolean iri;
  } known[] = {{"source", NS_DCT "source", FALSE},
               {"exactMatch", NS_SKOS "exactMatch", TRUE},
               {"closeMatch", NS_SKOS "closeMatch", TRUE},
               {"founded", NS_AV "founded", FALSE},
               {"place", NS_AV "place", FALSE},
               {"founder", NS_AV "founder", FALSE},
               {"derivedFrom", NS_AV "derivedFrom", FALSE},
               {"affiliation", NS_AV "affiliation", FALSE}};
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT property, value, concept.iri FROM concept_fact LEFT JOIN concept ON concept.id "
              "= other WHERE concept_fact.concept = ? ORDER BY position",
              "i", concept);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    g_autofree char *property = db_text(row, 0), *value = db_text(row, 1), *other = db_text(row, 2);
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
      if (g_strcmp0(property, known[i].property) != 0)
        continue;
      if (other != NULL || known[i].iri)
        triples_iri(triples, known[i].predicate, other != NULL ? other : value);
      else
        triples_text(triples, known[i].predicate, value, NULL);
    }
  }
  return step == 0;
}

static void export_words(Triples *triples, const char *predicate, char *const *words)
{
  for (; words != NULL && *words != NULL; words++)
    triples_text(triples, predicate, *words, NULL);
}

static void export_rule(Triples *triples, const Label *label)
{
  triples_open(triples, NS_AV "rule");
  triples_text(triples, NS_AV "label", label->text, label->language);
  if ((label->rules & RULE_CASE) != 0)
    triples_boolean(triples, NS_AV "caseSensitive", TRUE);
  if ((label->rules & RULE_DEFINED) != 0)
    triples_boolean(triples, NS_AV "defined", TRUE);
  if ((label->rules & RULE_NOT_TABLE) != 0)
    triples_text(triples, NS_AV "notIn", "table", NULL);
  if ((label->rules & RULE_NOT_REFERENCES) != 0)
    triples_text(triples, NS_AV "notIn", "references", NULL);
  export_words(triples, NS_AV "near", label->near);
  export_words(triples, NS_AV "notNear", label->not_near);
  export_words(triples, NS_AV "notBefore", label->not_before);
  triples_close(triples);
}

/* How a concept is looked for. No table has that, the compiled vocabulary does. */
static void export_matching(Triples *triples, const Vocabulary *vocabulary, guint concept)
{
  const Concept *at = vocabulary_concept(vocabulary, concept);
  if (at->top && at->scheme >= 0)
    triples_iri(triples, NS_SKOS "topConceptOf", vocabulary_scheme(vocabulary, (guint)at->scheme)->iri);
  if (at->unmatched)
    triples_boolean(triples, NS_AV "matched", FALSE);
  for (guint i = 0; i < at->n_labels; i++) {
    const Label *label = vocabulary_label(vocabulary, at->first_label + i);
    gboolean said = FALSE;
    for (guint k = 0; k < i && label->rules != 0 && !said; k++)
      said = strcmp(vocabulary_label(vocabulary, at->first_label + k)->text, label->text) == 0;
    if (label->rules != 0 && !said)
      export_rule(triples, label);
  }
}

static gboolean export_concepts(Store *store, Triples *triples, ExportStop stop, gpointer data,
                                guint64 *count, GError **error)
{
  const Matcher *matcher = NULL;
  if (!store_matcher_within(store, &matcher, error))
    return FALSE;
  const Vocabulary *vocabulary = matcher == NULL ? NULL : matcher_vocabulary(matcher);
  sqlite3_stmt *row = db_bind(
      store->db, error,
      "SELECT concept.id, concept.iri, scheme.iri, definition, desirable, concept.key FROM concept LEFT JOIN "
      "scheme ON scheme.id = concept.scheme ORDER BY concept.id",
      "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && !stop(data) && (step = db_step(store->db, row, error)) == 1) {
    gint64 id = sqlite3_column_int64(row, 0);
    g_autofree char *iri = db_text(row, 1), *scheme = db_text(row, 2), *definition = db_text(row, 3);
    g_autofree char *desirable = db_text(row, 4), *key = db_text(row, 5);
    triples_subject(triples, iri);
    triples_iri(triples, A, NS_SKOS "Concept");
    if (scheme != NULL)
      triples_iri(triples, NS_SKOS "inScheme", scheme);
    triples_text(triples, NS_SKOS "notation", key, NULL);
    triples_text(triples, NS_SKOS "definition", definition, NULL);
    triples_text(triples, NS_AV "desirable", desirable, NULL);
    if (!export_labels(store, triples, id, error) || !export_relations(store, triples, id, error) ||
        !export_facts(store, triples, id, error)) {
      db_finish(row);
      return FALSE;
    }
    if (vocabulary != NULL && id > 0 && id <= vocabulary_concepts(vocabulary))
      export_matching(triples, vocabulary, (guint)(id - 1));
    (*count)++;
  }
  if (step == 1)
    db_finish(row);
  return step >= 0;
}

/* ---------------------------------------------------------------- works */

char *export_work_iri(const char *key)
{
  g_autofree char *escaped = g_uri_escape_string(key != NULL ? key : "", NULL, FALSE);
  return g_strconcat(EXPORT_IRI "works/", escaped, NULL);
}

static void export_persons(Triples *triples, const char *predicate, const GPtrArray *persons)
{
  for (guint i = 0; i < persons->len; i++) {
    const Person *person = g_ptr_array_index(persons, i);
    triples_open(triples, predicate);
    triples_integer(triples, NS_AV "position", i + 1);
    if (person->literal != NULL) {
      triples_iri(triples, A, NS_FOAF "Organization");
      triples_text(triples, NS_FOAF "name", person->literal, NULL);
    } else {
      triples_iri(triples, A, NS_FOAF "Person");
      triples_text(triples, NS_FOAF "givenName", person->given, NULL);
      g_autofree char *family = person->particle == NULL || person->family == NULL
                                    ? g_strdup(person->family)
                                    : g_strconcat(person->particle, " ", person->family, NULL);
      triples_text(triples, NS_FOAF "familyName", family, NULL);
      triples_text(triples, NS_AV "nameSuffix", person->suffix, NULL);
    }
    triples_close(triples);
  }
}

static void export_year(Triples *triples, int year)
{
  if (year <= 0 || year > 9999)
    return;
  g_autofree char *text = g_strdup_printf("%04d", year);
  triples_typed(triples, NS_DCT "issued", text, NS_XSD "gYear");
}

void export_record(Triples *triples, const Record *record)
{
  g_autofree char *both = record->title == NULL || record->subtitle == NULL
                              ? NULL
                              : g_strconcat(record->title, ": ", record->subtitle, NULL);
  triples_text(triples, NS_DCT "title", both != NULL ? both : record->title, record->language);
  export_persons(triples, NS_DCT "creator", record->authors);
  export_persons(triples, NS_BIBO "editor", record->editors);
  export_year(triples, record->year);
  if (record->container != NULL) {
    triples_open(triples, NS_DCT "isPartOf");
    triples_text(triples, NS_DCT "title", record->container, NULL);
    triples_text(triples, NS_BIBO "issn", record->issn, NULL);
    triples_close(triples);
  }
  triples_text(triples, NS_BIBO "volume", record->volume, NULL);
  triples_text(triples, NS_BIBO "issue", record->issue, NULL);
  triples_text(triples, NS_BIBO "pages", record->pages, NULL);
  triples_text(triples, NS_BIBO "edition", record->edition, NULL);
  triples_text(triples, NS_BIBO "doi", record->doi, NULL);
  triples_text(triples, NS_BIBO "pmid", record->pmid, NULL);
  triples_text(triples, NS_BIBO "isbn", record->isbn, NULL);
  triples_text(triples, NS_BIBO "uri", record->url, NULL);
  triples_text(triples, NS_AV "place", record->place, NULL);
  if (record->publisher != NULL) {
    triples_open(triples, NS_DCT "publisher");
    triples_iri(triples, A, NS_FOAF "Organization");
    triples_text(triples, NS_FOAF "name", record->publisher, NULL);
    triples_close(triples);
  }
}

static void export_type(Triples *triples, WorkType type)
{
  static const struct {
    WorkType type;
    const char *iri;
  } classes[] = {{WORK_ARTICLE, NS_BIBO "Article"},     {WORK_BOOK, NS_BIBO "Book"},
                 {WORK_CHAPTER, NS_BIBO "Chapter"},     {WORK_REPORT, NS_BIBO "Report"},
                 {WORK_THESIS, NS_BIBO "Thesis"},       {WORK_CONFERENCE, NS_BIBO "Article"},
                 {WORK_WEB, NS_BIBO "Webpage"},         {WORK_NEWSPAPER, NS_BIBO "Article"},
                 {WORK_SOFTWARE, NS_DCTYPE "Software"}, {WORK_DATASET, NS_DCTYPE "Dataset"}};
  triples_iri(triples, A, NS_AV "Work");
  for (guint i = 0; i < G_N_ELEMENTS(classes); i++)
    if (classes[i].type == type)
      triples_iri(triples, A, classes[i].iri);
}

static gboolean export_works(Store *store, Triples *triples, ExportStop stop, gpointer data, guint64 *count,
                             GError **error)
{
  sqlite3_stmt *row =
      db_bind(store->db, error, "SELECT key, record FROM work WHERE key IS NOT NULL ORDER BY key", "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && !stop(data) && (step = db_step(store->db, row, error)) == 1) {
    g_autofree char *key = db_text(row, 0), *json = db_text(row, 1);
    g_autofree char *iri = export_work_iri(key);
    g_autoptr(Record) record = record_from_json(json);
    triples_subject(triples, iri);
    export_type(triples, record->type);
    triples_text(triples, NS_DCT "identifier", key, NULL);
    export_record(triples, record);
    (*count)++;
  }
  if (step == 1)
    db_finish(row);
  return step >= 0;
}

/* ---------------------------------------------------------------- all */

static void export_prefixes(Triples *triples)
{
  static const char *const prefixes[][2] = {
      {"rdf", NS_RDF},       {"rdfs", NS_RDFS}, {"xsd", NS_XSD},   {"skos", NS_SKOS}, {"dct", NS_DCT},
      {"dctype", NS_DCTYPE}, {"bibo", NS_BIBO}, {"foaf", NS_FOAF}, {"cito", NS_CITO}, {"biro", NS_BIRO},
      {"c4o", NS_C4O},       {"oa", NS_OA},     {"prov", NS_PROV}, {"spdx", NS_SPDX}, {"av", NS_AV}};
  for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++)
    triples_prefix(triples, prefixes[i][0], prefixes[i][1]);
}

gboolean export_base(Store *store, Triples *triples, ExportStop stop, gpointer data, ExportCounts *counts,
                     GError **error)
{
  *counts = (ExportCounts){0};
  if (!store_begin_read(store, error))
    return FALSE;
  export_prefixes(triples);
  gboolean fine = export_schemes(store, triples, error) &&
                  export_concepts(store, triples, stop, data, &counts->concepts, error) &&
                  export_works(store, triples, stop, data, &counts->works, error) &&
                  export_papers(store, triples, stop, data, &counts->papers, error);
  return store_end_read(store, error) && fine;
}
