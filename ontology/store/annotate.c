#include "ontology/store/annotate.h"

#include <string.h>

/* Goes up when the rules find other things in the same text with the same vocabulary: old bases are annotated
 * anew. */
#define EXTRACTOR 4

/* Concepts have their index in the vocabulary, plus one, as id. */
static gint64 id_of(int concept)
{
  return (gint64) concept + 1;
}

/* ---------------------------------------------------------------- the vocabulary */

static gboolean put_schemes(Db *db, const Vocabulary *vocabulary, GError **error)
{
  for (guint i = 0; i < vocabulary_schemes(vocabulary); i++) {
    const Scheme *scheme = vocabulary_scheme(vocabulary, i);
    if (!db_run(db, error, "INSERT INTO scheme (id, key, iri, title, roles) VALUES (?, ?, ?, ?, ?)", "ittti",
                (gint64)i + 1, scheme->key, scheme->iri, scheme->title, (gint64)scheme->roles))
      return FALSE;
  }
  return TRUE;
}

static gboolean put_labels(Db *db, const Vocabulary *vocabulary, gint64 id, const Concept *concept,
                           GError **error)
{
  static const char *const kinds[] = {"preferred", "alternative", "hidden"};
  for (guint i = 0; i < concept->n_labels; i++) {
    const Label *label = vocabulary_label(vocabulary, concept->first_label + i);
    if (!db_run(db, error,
                "INSERT INTO concept_label (concept, position, text, language, kind, words) VALUES (?, ?, ?, "
                "?, ?, ?)",
                "iitttt", id, (gint64)i, label->text, label->language, kinds[label->kind], label->words))
      return FALSE;
  }
  return TRUE;
}

static gboolean put_relations(Db *db, gint64 id, const char *relation, const GArray *others, GError **error)
{
  for (guint i = 0; i < others->len; i++) {
    if (!db_run(db, error, "INSERT INTO concept_relation (concept, relation, other) VALUES (?, ?, ?)", "iti",
                id, relation, (gint64)g_array_index(others, guint, i) + 1))
      return FALSE;
  }
  return TRUE;
}

typedef struct {
  Db *db;
  gint64 concept, position;
} Facts;

static gboolean put_fact(Facts *facts, const char *property, const char *value, int other, GError **error)
{
  sqlite3_stmt *row =
      db_bind(facts->db, error,
              "INSERT INTO concept_fact (concept, position, property, value, other) VALUES (?, ?, ?, ?, ?)",
              "iittn", facts->concept, facts->position++, property, value);
  if (row == NULL)
    return FALSE;
  if (other >= 0)
    sqlite3_bind_int64(row, 5, id_of(other));
  return db_step(facts->db, row, error) == 0;
}

static gboolean put_facts(Db *db, gint64 id, const Concept *concept, GError **error)
{
  Facts facts = {db, id, 0};
  const struct {
    const char *property;
    const GPtrArray *values;
  } lists[] = {{"source", concept->sources}, {"exactMatch", concept->exact}, {"closeMatch", concept->close}};
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
    for (guint k = 0; k < lists[i].values->len; k++) {
      if (!put_fact(&facts, lists[i].property, g_ptr_array_index(lists[i].values, k), -1, error))
        return FALSE;
    }
  }
  for (guint i = 0; i < concept->facts->len; i++) {
    const ConceptFact *fact = g_ptr_array_index(concept->facts, i);
    if (!put_fact(&facts, fact->property, fact->value, fact->concept, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean put_concept(Db *db, guint i, const Concept *concept, GError **error)
{
  const char *desirable = concept->desirable == DESIRABLE_MORE   ? "more"
                          : concept->desirable == DESIRABLE_LESS ? "less"
                                                                 : NULL;
  sqlite3_stmt *row = db_bind(
      db, error,
      "INSERT INTO concept (id, key, iri, label, definition, desirable, scheme) VALUES (?, ?, ?, ?, ?, ?, ?)",
      "ittttt"
      "n",
      (gint64)i + 1, concept->key, concept->iri, concept->label, concept->definition, desirable);
  if (row == NULL)
    return FALSE;
  if (concept->scheme >= 0)
    sqlite3_bind_int64(row, 7, concept->scheme + 1);
  return db_step(db, row, error) == 0;
}

static gboolean put_vocabulary(Store *store, const Vocabulary *vocabulary, GError **error)
{
  Db *db = store->db;
  if (!db_exec(db, "DELETE FROM assertion; DELETE FROM mention; DELETE FROM concept; DELETE FROM scheme;",
               error) ||
      !put_schemes(db, vocabulary, error))
    return FALSE;
  for (guint i = 0; i < vocabulary_concepts(vocabulary); i++) {
    if (!put_concept(db, i, vocabulary_concept(vocabulary, i), error))
      return FALSE;
  }
  for (guint i = 0; i < vocabulary_concepts(vocabulary); i++) {
    const Concept *concept = vocabulary_concept(vocabulary, i);
    gint64 id = (gint64)i + 1;
    if (!put_labels(db, vocabulary, id, concept, error) ||
        !put_relations(db, id, "broader", concept->broader, error) ||
        !put_relations(db, id, "related", concept->related, error) || !put_facts(db, id, concept, error))
      return FALSE;
  }
  return db_run(db, error,
                "INSERT OR REPLACE INTO vocabulary (id, digest, extractor, compiled) VALUES (1, ?, ?, x'')",
                "ti", vocabulary_digest(vocabulary), (gint64)EXTRACTOR);
}

/* ---------------------------------------------------------------- a paper */

static gboolean put_mentions(Store *store, gint64 paper, const GArray *mentions, GError **error)
{
  for (guint i = 0; i < mentions->len; i++) {
    const Mention *mention = &g_array_index(mentions, Mention, i);
    if (!db_run(store->db, error,
                "INSERT INTO mention (paper, position, concept, start, stop, zone) VALUES (?, ?, ?, ?, ?, ?)",
                "iiiiit", paper, (gint64)i, (gint64)mention->concept + 1, (gint64)mention->span.start,
                (gint64)mention->span.end, zone_name(mention->zone)))
      return FALSE;
  }
  return TRUE;
}

static gboolean put_cited(Store *store, gint64 paper, gint64 id, const GArray *citations, GError **error)
{
  for (guint i = 0; i < citations->len; i++) {
    if (!db_run(store->db, error,
                "INSERT INTO assertion_citation (assertion, citation) SELECT ?, id FROM citation WHERE paper "
                "= ? AND "
                "position = ?",
                "iii", id, paper, (gint64)g_array_index(citations, guint, i)))
      return FALSE;
  }
  return TRUE;
}

static gboolean put_assertion(Store *store, gint64 paper, guint position, const Assertion *assertion,
                              GError **error)
{
  sqlite3_stmt *row = db_bind(
      store->db, error,
      "INSERT INTO assertion (paper, position, subject, relation, direction, benefit, negated, hedged, "
      "own_result, start, "
      "stop, subject_start, subject_stop, object_start, object_stop, cue_start, cue_stop, comparison_start, "
      "comparison_stop, object, population, design) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, "
      "?, ?)",
      "iiitttiiiiiiiiiiiiinnn", paper, (gint64)position, (gint64)assertion->subject + 1,
      relation_name(assertion->relation), direction_name(assertion->direction),
      benefit_name(assertion->benefit), (gint64)(assertion->negated != FALSE),
      (gint64)(assertion->hedged != FALSE), (gint64)(assertion->own_result != FALSE),
      (gint64)assertion->sentence.start, (gint64)assertion->sentence.end,
      (gint64)assertion->subject_span.start, (gint64)assertion->subject_span.end,
      (gint64)assertion->object_span.start, (gint64)assertion->object_span.end,
      (gint64)assertion->cue_span.start, (gint64)assertion->cue_span.end, (gint64)assertion->comparison.start,
      (gint64)assertion->comparison.end);
  if (row == NULL)
    return FALSE;
  const int others[] = {assertion->object, assertion->population, assertion->design};
  for (int i = 0; i < 3; i++) {
    if (others[i] >= 0)
      sqlite3_bind_int64(row, 20 + i, id_of(others[i]));
  }
  return db_step(store->db, row, error) == 0 &&
         put_cited(store, paper, sqlite3_last_insert_rowid(store->db->handle), assertion->citations, error);
}

gboolean store_annotate(Store *store, gint64 paper_id, const Paper *paper, GError **error)
{
  if (store->matcher == NULL)
    return TRUE;
  g_autoptr(Annotations) annotations = annotate_paper(store->matcher, paper);
  if (!put_mentions(store, paper_id, annotations->mentions, error))
    return FALSE;
  for (guint i = 0; i < annotations->assertions->len; i++) {
    if (!put_assertion(store, paper_id, i, g_ptr_array_index(annotations->assertions, i), error))
      return FALSE;
  }
  return TRUE;
}

/* ---------------------------------------------------------------- the whole base */

typedef struct {
  gint64 id;
  gboolean hidden;
} Held;

static GArray *held_papers(Db *db, GError **error)
{
  g_autoptr(GArray) papers = g_array_new(FALSE, FALSE, sizeof(Held));
  sqlite3_stmt *row = db_bind(db, error, "SELECT id, hidden FROM holding ORDER BY id", "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(db, row, error)) == 1) {
    Held paper = {sqlite3_column_int64(row, 0), sqlite3_column_int(row, 1) != 0};
    g_array_append_val(papers, paper);
  }
  return step == 0 ? g_steal_pointer(&papers) : NULL;
}

static gboolean set_hidden(Db *db, gint64 paper, gboolean hidden, GError **error)
{
  return db_run(db, error, "UPDATE holding SET hidden = ? WHERE id = ?", "ii", (gint64)hidden, paper);
}

/* Nothing gives a hidden digest, so that it is shown while it is read, within the transaction. It must be
 * annotated like the rest: it comes back when the paper that it retells goes. */
static gboolean annotate_one(Store *store, const Held *held, GError **error)
{
  if (held->hidden && !set_hidden(store->db, held->id, FALSE, error))
    return FALSE;
  g_autoptr(Paper) paper = store_paper_load(store, held->id, error);
  return paper != NULL && store_annotate(store, held->id, paper, error) &&
         (!held->hidden || set_hidden(store->db, held->id, TRUE, error));
}

static gboolean annotate_held(Store *store, GError **error)
{
  g_autoptr(GArray) papers = held_papers(store->db, error);
  gboolean done = papers != NULL;
  for (guint i = 0; done && i < papers->len; i++)
    done = annotate_one(store, &g_array_index(papers, Held, i), error);
  return done;
}

static gboolean is_current(Store *store, const Vocabulary *vocabulary, gboolean *current, GError **error)
{
  gint64 same = 0;
  gboolean found = FALSE;
  if (!db_integer(store->db, &same, &found, error, "SELECT digest = ? AND extractor = ? FROM vocabulary",
                  "ti", vocabulary_digest(vocabulary), (gint64)EXTRACTOR))
    return FALSE;
  *current = found && same != 0;
  return TRUE;
}

static gboolean set_matcher(Store *store, const Matcher *matcher, GError **error)
{
  const Vocabulary *vocabulary = matcher_vocabulary(matcher);
  gboolean current = FALSE, compiled = FALSE;
  if (!is_current(store, vocabulary, &current, error) ||
      (!current && (!put_vocabulary(store, vocabulary, error) || !annotate_held(store, error))) ||
      !store_put_compiled(store, matcher, &compiled, error))
    return FALSE;
  store->changed |= !current || compiled;
  return TRUE;
}

gboolean store_set_matcher(Store *store, const Matcher *matcher, GError **error)
{
  if (!store_check_writer(store, error))
    return FALSE;
  store->matcher = matcher;
  store->failed = !set_matcher(store, matcher, error);
  return !store->failed;
}
