/* References and citations. */
#include "corpus/base/limits.h"
#include "ontology/store/keys.h"
#include "ontology/store/record_json.h"

#include <string.h>

void store_reference_free(StoreReference *reference)
{
  if (reference == NULL)
    return;
  g_free(reference->label);
  g_free(reference->raw);
  record_free(reference->record);
  g_free(reference->work);
  g_free(reference->unread);
  g_free(reference);
}

const Record *store_reference_record(StoreReference *reference)
{
  if (reference->record == NULL) {
    reference->record = record_from_json(reference->unread);
    g_clear_pointer(&reference->unread, g_free);
  }
  return reference->record;
}

static void free_reference(gpointer data)
{
  store_reference_free(data);
}

void store_citation_free(StoreCitation *citation)
{
  if (citation == NULL)
    return;
  g_free(citation->text);
  g_free(citation->reason);
  g_array_unref(citation->numbers);
  g_ptr_array_unref(citation->references);
  g_free(citation->sentence_text);
  store_paper_unref(citation->paper);
  g_free(citation);
}

static void free_citation(gpointer data)
{
  store_citation_free(data);
}

#define REFERENCE_OWN                                                                                        \
  "reference.n, reference.label, reference.raw, reference.start, reference.stop, reference.record, work.key"
#define REFERENCE_COLUMNS                                                                                    \
  REFERENCE_OWN                                                                                              \
  ", (SELECT count(*) FROM citation_reference WHERE citation_reference.reference = reference.id)"

/* All but the count of its citations and its record, which stays unread. Columns: REFERENCE_OWN. */
static StoreReference *unread_reference(sqlite3_stmt *row)
{
  StoreReference *reference = g_new0(StoreReference, 1);
  reference->n = (guint)sqlite3_column_int(row, 0);
  reference->label = db_text(row, 1);
  reference->raw = db_text(row, 2);
  gint64 start = sqlite3_column_int64(row, 3), stop = sqlite3_column_int64(row, 4);
  if (start >= 0 && stop >= start)
    reference->span = (Span){(gsize)start, (gsize)stop};
  reference->unread = db_text(row, 5);
  reference->work = db_text(row, 6);
  return reference;
}

static StoreReference *reference_of_row(sqlite3_stmt *row)
{
  StoreReference *reference = unread_reference(row);
  store_reference_record(reference);
  reference->citations = (guint)sqlite3_column_int(row, 7);
  return reference;
}

/* Reads references with a statement whose columns are REFERENCE_COLUMNS. */
static gboolean read_references(Store *store, sqlite3_stmt *row, GPtrArray *out, GError **error)
{
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1)
    g_ptr_array_add(out, reference_of_row(row));
  return step == 0;
}

GPtrArray *store_read_references(Store *store, gint64 paper, GError **error)
{
  g_autoptr(GPtrArray) references = g_ptr_array_new_with_free_func(free_reference);
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT " REFERENCE_COLUMNS " FROM reference JOIN paper ON paper.id = reference.paper "
              "LEFT JOIN work ON work.id = reference.work WHERE reference.paper = ? ORDER BY n",
              "i", paper);
  return read_references(store, row, references, error) ? g_steal_pointer(&references) : NULL;
}

GPtrArray *store_references(Store *store, gint64 paper, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) references = store_read_references(store, paper, error);
  return store_end_read(store, error) ? g_steal_pointer(&references) : NULL;
}

/* ---------------------------------------------------------------- citations */

static const char *form_name(int form)
{
  return citation_form_name((CitationForm)form);
}

static const char *match_name(int match)
{
  return citation_match_name((CitationMatch)match);
}

/* "[1,2]" as numbers; anything else gives none. */
static void read_numbers(const char *json, GArray *numbers)
{
  if (json == NULL || *json != '[')
    return;
  const char *p = json + 1;
  while (g_ascii_isdigit(*p)) {
    char *end;
    guint number = (guint)MIN(g_ascii_strtoull(p, &end, 10), (guint64)G_MAXUINT32);
    g_array_append_val(numbers, number);
    p = *end == ',' ? end + 1 : end;
  }
}

/* Columns of a citation and the place of its sentence; the joins give the paper's length. */
#define CITATION_COLUMNS                                                                                     \
  "SELECT citation.id, citation.start, citation.stop, form, parenthesis, match, confidence, reason, "        \
  "numbers, "                                                                                                \
  "coalesce(citation.passage, 0), coalesce(sentence.start, 0), coalesce(sentence.stop, 0), text_length, "    \
  "citation.paper FROM citation JOIN paper ON paper.id = citation.paper LEFT JOIN sentence ON "              \
  "sentence.paper = "                                                                                        \
  "citation.paper AND sentence.position = citation.sentence "

static StoreCitation *citation_of_row(Store *store, sqlite3_stmt *row, GError **error)
{
  StoreCitation *citation = g_new0(StoreCitation, 1);
  citation->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
  citation->references = g_ptr_array_new_with_free_func(free_reference);
  gsize length = (gsize)sqlite3_column_int64(row, 12);
  if (!store_column_span(store, row, 1, length, &citation->span, error) ||
      !store_column_span(store, row, 10, length, &citation->sentence, error)) {
    store_citation_free(citation);
    return NULL;
  }
  g_autofree char *form = db_text(row, 3);
  g_autofree char *match = db_text(row, 5);
  g_autofree char *numbers = db_text(row, 8);
  citation->form = (CitationForm)store_enum_value(form, FORM_N, form_name);
  citation->group = (guint)sqlite3_column_int(row, 4);
  citation->match = (CitationMatch)store_enum_value(match, MATCH_N, match_name);
  citation->confidence = sqlite3_column_double(row, 6);
  citation->reason = db_text(row, 7);
  read_numbers(numbers, citation->numbers);
  citation->passage = sqlite3_column_int64(row, 9);
  return citation;
}

/* What has to be looked up beside the row: texts and linked entries. */
static gboolean complete_citation(Store *store, StoreCitation *citation, gint64 id, const StoreBody *body,
                                  GError **error)
{
  citation->text = store_body_slice(body, citation->span);
  if (citation->sentence.end > 0) {
    Span shown = citation->sentence;
    if (shown.end - shown.start > LIMIT_SENTENCE_BYTES && citation->span.start >= shown.start) {
      gsize before = MIN(LIMIT_SENTENCE_BYTES / 2, citation->span.start - shown.start);
      shown.start = citation->span.start - before;
      shown.end = MIN(shown.end, shown.start + LIMIT_SENTENCE_BYTES);
    }
    citation->sentence_text = store_body_slice(body, shown);
  }
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT " REFERENCE_COLUMNS " FROM citation_reference JOIN reference ON reference.id = "
              "citation_reference.reference LEFT JOIN work ON work.id = reference.work WHERE "
              "citation_reference.citation = ? ORDER BY citation_reference.position",
              "i", id);
  return read_references(store, row, citation->references, error);
}

/* Reads citations with a statement of CITATION_COLUMNS. */
static GPtrArray *read_citations(Store *store, sqlite3_stmt *row, gboolean with_paper, StoreBody *body,
                                 GError **error)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func(free_citation);
  g_autoptr(StorePaper) paper = NULL;
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    StoreCitation *citation = citation_of_row(store, row, error);
    gint64 paper_id = sqlite3_column_int64(row, 13);
    gboolean done = citation != NULL;
    if (done) {
      g_ptr_array_add(citations, citation);
      done = store_body_load(store, body, paper_id, (gsize)sqlite3_column_int64(row, 12), error) &&
             complete_citation(store, citation, sqlite3_column_int64(row, 0), body, error);
    }
    if (done && with_paper) {
      if (paper == NULL || paper->id != paper_id) {
        g_clear_pointer(&paper, store_paper_unref);
        paper = store_paper_by_id(store, paper_id, error);
      }
      done = paper != NULL;
      citation->paper = done ? store_paper_ref(paper) : NULL;
    }
    if (!done) {
      db_finish(row);
      step = -1;
    }
  }
  return step == 0 ? g_steal_pointer(&citations) : NULL;
}

GPtrArray *store_read_citations(Store *store, gint64 paper, StoreBody *body, GError **error)
{
  sqlite3_stmt *row = db_bind(
      store->db, error, CITATION_COLUMNS "WHERE citation.paper = ? ORDER BY citation.position", "i", paper);
  return read_citations(store, row, FALSE, body, error);
}

/* The references of a passage's citations, each to its own. ids: of the citations, in their order. */
static gboolean add_unread_references(Store *store, gint64 passage, const GArray *ids, GPtrArray *citations,
                                      GError **error)
{
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT " REFERENCE_OWN ", citation.id FROM citation JOIN citation_reference ON "
              "citation_reference.citation = citation.id JOIN reference ON reference.id = "
              "citation_reference.reference LEFT JOIN work ON work.id = reference.work WHERE "
              "citation.passage = ? ORDER BY citation.position, citation_reference.position",
              "i", passage);
  int step = row == NULL ? -1 : 1;
  guint at = 0;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    gint64 id = sqlite3_column_int64(row, 7);
    while (at < ids->len && g_array_index(ids, gint64, at) != id)
      at++;
    if (at == ids->len) {
      db_finish(row);
      return store_corrupt(store, "citations out of order", error);
    }
    const StoreCitation *citation = g_ptr_array_index(citations, at);
    g_ptr_array_add(citation->references, unread_reference(row));
  }
  return step == 0;
}

GPtrArray *store_read_passage_citations(Store *store, gint64 passage, const StoreBody *body, GError **error)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func(free_citation);
  g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
  sqlite3_stmt *row =
      db_bind(store->db, error, CITATION_COLUMNS "WHERE citation.passage = ? ORDER BY citation.position", "i",
              passage);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    StoreCitation *citation = citation_of_row(store, row, error);
    if (citation == NULL) {
      db_finish(row);
      return NULL;
    }
    citation->text = store_body_slice(body, citation->span);
    g_ptr_array_add(citations, citation);
    gint64 id = sqlite3_column_int64(row, 0);
    g_array_append_val(ids, id);
  }
  if (step < 0 || (ids->len > 0 && !add_unread_references(store, passage, ids, citations, error)))
    return NULL;
  return g_steal_pointer(&citations);
}

GPtrArray *store_citations(Store *store, gint64 paper, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  StoreBody body = {0};
  g_autoptr(GPtrArray) citations = store_read_citations(store, paper, &body, error);
  g_free(body.text);
  return store_end_read(store, error) ? g_steal_pointer(&citations) : NULL;
}

/* Entries that nothing in their paper cites: each as a citation without place. */
static gboolean add_uncited(Store *store, gint64 work, GPtrArray *citations, GError **error)
{
  sqlite3_stmt *row = db_bind(
      store->db, error,
      "SELECT " REFERENCE_COLUMNS ", reference.paper FROM reference JOIN paper ON paper.id = reference.paper "
      "JOIN work ON work.id = reference.work WHERE reference.work = ? AND NOT EXISTS (SELECT 1 FROM "
      "citation_reference WHERE citation_reference.reference = reference.id) ORDER BY paper.key, n",
      "i", work);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    StoreCitation *citation = g_new0(StoreCitation, 1);
    g_ptr_array_add(citations, citation);
    citation->match = MATCH_MISSING;
    citation->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    citation->references = g_ptr_array_new_with_free_func(free_reference);
    g_ptr_array_add(citation->references, reference_of_row(row));
    citation->paper = store_paper_by_id(store, sqlite3_column_int64(row, 8), error);
    if (citation->paper == NULL) {
      db_finish(row);
      return FALSE;
    }
  }
  return step == 0;
}

static int cited_by_compare(gconstpointer a, gconstpointer b)
{
  const StoreCitation *left = *(StoreCitation *const *)a;
  const StoreCitation *right = *(StoreCitation *const *)b;
  int order = strcmp(left->paper->key, right->paper->key);
  if (order == 0 && (left->span.end == 0) != (right->span.end == 0))
    order = left->span.end == 0 ? 1 : -1;
  if (order == 0 && left->span.start != right->span.start)
    order = left->span.start < right->span.start ? -1 : 1;
  return order;
}

GPtrArray *store_cited_by(Store *store, const char *work_key, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  gint64 work = 0;
  g_autoptr(GPtrArray) citations = NULL;
  if (store_find_work(store, work_key, &work, error)) {
    sqlite3_stmt *row = db_bind(
        store->db, error,
        CITATION_COLUMNS "WHERE citation.id IN (SELECT citation_reference.citation FROM reference JOIN "
                         "citation_reference ON citation_reference.reference = reference.id WHERE "
                         "reference.work = ?) ORDER BY citation.paper, citation.position",
        "i", work);
    StoreBody body = {0};
    citations = read_citations(store, row, TRUE, &body, error);
    g_free(body.text);
    if (citations != NULL && !add_uncited(store, work, citations, error))
      g_clear_pointer(&citations, g_ptr_array_unref);
    if (citations != NULL)
      g_ptr_array_sort(citations, cited_by_compare);
  }
  return store_end_read(store, error) ? g_steal_pointer(&citations) : NULL;
}
