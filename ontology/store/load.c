/* A whole paper out of its rows, as it was put. */
#include "ontology/store/keys.h"
#include "ontology/store/record_json.h"

#include <string.h>

typedef struct {
  Store *store;
  Paper *paper;
  gint64 id;
  guint paragraphs, kept; /* rows of passage */
} Loading;

static gboolean load_head(Loading *loading, const StorePaper *row, GError **error)
{
  Paper *paper = loading->paper;
  sqlite3_stmt *body = db_bind(loading->store->db, error,
                               "SELECT body, digest_of FROM text JOIN paper ON paper.id = text.paper WHERE "
                               "text.paper = ?",
                               "i", loading->id);
  int step = body == NULL ? -1 : db_step(loading->store->db, body, error);
  if (step <= 0)
    return step == 0 ? store_corrupt(loading->store, "a paper without its text", error) : FALSE;
  gsize length = (gsize)sqlite3_column_bytes(body, 0);
  if (length > 0)
    g_string_append_len(paper->text, sqlite3_column_blob(body, 0), (gssize)length);
  paper->digest_of = db_text(body, 1);
  db_finish(body);
  if (!g_utf8_validate(paper->text->str, (gssize)length, NULL) || row->running_length > length)
    return store_corrupt(loading->store, "a text that isn't one", error);
  paper->running_length = row->running_length;
  g_clear_pointer(&paper->map, source_map_free);
  paper->map = store_map(loading->store, loading->id, error);
  if (paper->map == NULL) {
    paper->map = source_map_new();
    return FALSE;
  }
  paper->sha256 = g_strdup(row->sha256);
  paper->format = g_strdup(row->format);
  paper->index = row->index;
  paper->kind = row->kind;
  paper->label = g_strdup(row->label);
  paper->place = row->place;
  record_free(paper->record);
  paper->record = record_copy(row->record);
  return TRUE;
}

static gboolean load_sections(Loading *loading, GError **error)
{
  g_autoptr(GArray) sections = store_read_sections(loading->store, loading->id, error);
  if (sections == NULL)
    return FALSE;
  for (guint i = 0; i < sections->len; i++) {
    const Section *from = &g_array_index(sections, Section, i);
    Section *to = paper_add_section(loading->paper, from->title, from->level, from->role, from->heading);
    to->number = g_strdup(from->number);
    to->span = from->span;
    to->run_in = from->run_in;
  }
  return TRUE;
}

static gboolean load_abstracts(Loading *loading, GError **error)
{
  sqlite3_stmt *row = db_bind(loading->store->db, error,
                              "SELECT language, start, stop FROM abstract WHERE paper = ? ORDER BY position",
                              "i", loading->id);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(loading->store->db, row, error)) == 1) {
    Span span;
    g_autofree char *language = db_text(row, 0);
    if (!store_column_span(loading->store, row, 1, loading->paper->text->len, &span, error)) {
      db_finish(row);
      return FALSE;
    }
    paper_add_abstract(loading->paper, language, span);
  }
  return step == 0;
}

static const char *block_name(int block)
{
  return block_kind_name((BlockKind)block);
}

static const char *zone_of(int zone)
{
  return zone_name((Zone)zone);
}

static gboolean load_passages(Loading *loading, GError **error)
{
  Paper *paper = loading->paper;
  sqlite3_stmt *row = db_bind(
      loading->store->db, error,
      "SELECT start, stop, block, zone, kept, coalesce(anchor, 0), coalesce(section, -1) FROM passage WHERE "
      "paper = ? ORDER BY position",
      "i", loading->id);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(loading->store->db, row, error)) == 1) {
    Span span;
    if (!store_column_span(loading->store, row, 0, paper->text->len, &span, error)) {
      db_finish(row);
      return FALSE;
    }
    g_autofree char *block = db_text(row, 2);
    g_autofree char *zone = db_text(row, 3);
    g_autofree char *kept = db_text(row, 4);
    Zone in = (Zone)store_enum_value(zone, ZONE_N, zone_of);
    gint64 section = sqlite3_column_int64(row, 6);
    if (section < -1 || section >= (gint64)paper->sections->len)
      section = -1;
    if (kept != NULL)
      paper_add_kept(paper, kept, in, span, (gsize)MAX(sqlite3_column_int64(row, 5), 0));
    else
      paper_add_paragraph(paper, span, (BlockKind)store_enum_value(block, BLOCK_N, block_name), in,
                          (int)section);
  }
  return step == 0;
}

static gboolean load_sentences(Loading *loading, GError **error)
{
  Paper *paper = loading->paper;
  sqlite3_stmt *row = db_bind(loading->store->db, error,
                              "SELECT sentence.start, sentence.stop, passage.position, kept IS NOT NULL FROM "
                              "sentence JOIN passage ON "
                              "passage.id = passage WHERE sentence.paper = ? ORDER BY sentence.position",
                              "i", loading->id);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(loading->store->db, row, error)) == 1) {
    Sentence sentence = {{0, 0}, G_MAXUINT};
    if (!store_column_span(loading->store, row, 0, paper->text->len, &sentence.span, error)) {
      db_finish(row);
      return FALSE;
    }
    gint64 position = sqlite3_column_int64(row, 2);
    if (!sqlite3_column_int(row, 3) && position >= 0 && position < (gint64)paper->paragraphs->len) {
      Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, position);
      if (paragraph->n_sentences++ == 0)
        paragraph->first_sentence = paper->sentences->len;
      sentence.paragraph = (guint)position;
    }
    g_array_append_val(paper->sentences, sentence);
  }
  return step == 0;
}

static gboolean load_references(Loading *loading, GError **error)
{
  GPtrArray *rows = store_read_references(loading->store, loading->id, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    StoreReference *from = g_ptr_array_index(rows, i);
    Reference *to = paper_add_reference(loading->paper, from->label, from->raw, from->span);
    record_free(to->record);
    to->record = g_steal_pointer(&from->record);
    from->record = record_new();
  }
  g_ptr_array_unref(rows);
  return TRUE;
}

static gboolean load_citations(Loading *loading, GError **error)
{
  StoreBody body = {0};
  g_autoptr(GPtrArray) rows = store_read_citations(loading->store, loading->id, &body, error);
  g_free(body.text);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const StoreCitation *from = g_ptr_array_index(rows, i);
    Citation *to = paper_add_citation(loading->paper, from->span, from->form, from->group);
    to->match = from->match;
    to->confidence = from->confidence;
    to->reason = g_strdup(from->reason);
    g_array_append_vals(to->numbers, from->numbers->data, from->numbers->len);
    for (guint k = 0; k < from->references->len; k++) {
      guint n = ((StoreReference *)g_ptr_array_index(from->references, k))->n;
      g_array_append_val(to->references, n);
    }
  }
  return TRUE;
}

static Paper *load(Store *store, gint64 id, GError **error)
{
  g_autoptr(StorePaper) row = store_paper_by_id(store, id, error);
  if (row == NULL)
    return NULL;
  g_autoptr(Paper) paper = paper_new(row->file);
  Loading loading = {.store = store, .paper = paper, .id = id};
  if (!load_head(&loading, row, error) || !load_sections(&loading, error) ||
      !load_abstracts(&loading, error) || !load_passages(&loading, error) ||
      !load_sentences(&loading, error) || !load_references(&loading, error) ||
      !load_citations(&loading, error))
    return NULL;
  g_autoptr(GError) fault = NULL;
  if (!paper_check(paper, &fault)) {
    store_corrupt(store, fault->message, error);
    return NULL;
  }
  return g_steal_pointer(&paper);
}

Paper *store_paper_load(Store *store, gint64 paper, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(Paper) loaded = load(store, paper, error);
  return store_end_read(store, error) ? g_steal_pointer(&loaded) : NULL;
}
