/* Papers, their text and their outline. */
#include "ontology/store/internal.h"
#include "ontology/store/keys.h"
#include "ontology/store/map_blob.h"
#include "ontology/store/record_json.h"

#include <string.h>

gboolean store_corrupt(Store *store, const char *what, GError **error)
{
  g_set_error(error, STORE_ERROR, STORE_ERROR_CORRUPT,
              "%s: damaged (%s); remove its directory and index the papers again", store->directory, what);
  return FALSE;
}

gboolean store_column_span(Store *store, sqlite3_stmt *statement, int column, gsize length, Span *span,
                           GError **error)
{
  gint64 start = sqlite3_column_int64(statement, column);
  gint64 stop = sqlite3_column_int64(statement, column + 1);
  if (start < 0 || stop < start || (guint64)stop > length)
    return store_corrupt(store, "a span outside its text", error);
  *span = (Span){(gsize)start, (gsize)stop};
  return TRUE;
}

/* ---------------------------------------------------------------- names of enumerations, back to values */

int store_enum_value(const char *name, int n, const char *(*name_of)(int value))
{
  for (int i = 0; i < n && name != NULL; i++)
    if (g_strcmp0(name_of(i), name) == 0)
      return i;
  return 0;
}

/* ---------------------------------------------------------------- papers */

StorePaper *store_paper_ref(StorePaper *paper)
{
  return g_rc_box_acquire(paper);
}

static void paper_clear(gpointer data)
{
  StorePaper *paper = data;
  g_free(paper->key);
  g_free(paper->work);
  g_free(paper->digest_of);
  record_free(paper->record);
  g_free(paper->display);
  g_free(paper->label);
  g_free(paper->file);
  g_free(paper->sha256);
  g_free(paper->format);
}

void store_paper_unref(StorePaper *paper)
{
  if (paper != NULL)
    g_rc_box_release_full(paper, paper_clear);
}

static void unref_paper(gpointer data)
{
  store_paper_unref(data);
}

#define PAPER_ITSELF                                                                                         \
  "SELECT paper.id, paper.key, work.key, paper.kind, digest_of, paper.record, display, inferred, label, "    \
  "(SELECT min(path) FROM file WHERE file.content = paper.content), sha256, format, position, "              \
  "source_start, source_stop, source_page, text_length, running_length"
#define PAPER_COUNTS                                                                                         \
  ", (SELECT count(*) FROM section WHERE section.paper = paper.id), (SELECT count(*) FROM passage WHERE "    \
  "passage.paper = paper.id AND searched = 1), (SELECT count(*) FROM sentence WHERE sentence.paper = "       \
  "paper.id), (SELECT count(*) FROM reference WHERE reference.paper = paper.id), (SELECT count(*) FROM "     \
  "citation WHERE citation.paper = paper.id), (SELECT count(*) FROM citation WHERE citation.paper = "        \
  "paper.id AND EXISTS (SELECT 1 FROM citation_reference WHERE citation_reference.citation = citation.id))"
#define PAPER_FROM                                                                                           \
  " FROM paper JOIN content ON content.id = paper.content LEFT JOIN work ON work.id = paper.work "
#define PAPER_COLUMNS PAPER_ITSELF PAPER_COUNTS PAPER_FROM

static const char *kind_name(int kind)
{
  return paper_kind_name((PaperKind)kind);
}

static StorePaper *paper_of_row(sqlite3_stmt *row)
{
  StorePaper *paper = g_rc_box_new0(StorePaper);
  paper->id = sqlite3_column_int64(row, 0);
  paper->key = db_text(row, 1);
  paper->work = db_text(row, 2);
  g_autofree char *kind = db_text(row, 3);
  paper->kind = (PaperKind)store_enum_value(kind, PAPER_DIGEST + 1, kind_name);
  paper->digest_of = db_text(row, 4);
  char *files = paper->digest_of != NULL ? strstr(paper->digest_of, " sha256:") : NULL;
  if (files != NULL)
    *files = '\0';
  g_autofree char *record = db_text(row, 5);
  paper->record = record_from_json(record);
  paper->display = db_text(row, 6);
  paper->inferred = sqlite3_column_int(row, 7) != 0;
  paper->label = db_text(row, 8);
  paper->file = db_text(row, 9);
  paper->sha256 = db_text(row, 10);
  paper->format = db_text(row, 11);
  paper->index = (guint)sqlite3_column_int(row, 12);
  paper->place.has_bytes = sqlite3_column_type(row, 13) == SQLITE_INTEGER;
  paper->place.start = (gsize)sqlite3_column_int64(row, 13);
  paper->place.end = (gsize)sqlite3_column_int64(row, 14);
  paper->place.page = (guint)sqlite3_column_int(row, 15);
  paper->text_length = (gsize)sqlite3_column_int64(row, 16);
  paper->running_length = (gsize)sqlite3_column_int64(row, 17);
  paper->sections = (guint)sqlite3_column_int(row, 18);
  paper->passages = (guint)sqlite3_column_int(row, 19);
  paper->sentences = (guint)sqlite3_column_int(row, 20);
  paper->references = (guint)sqlite3_column_int(row, 21);
  paper->citations = (guint)sqlite3_column_int(row, 22);
  paper->linked = (guint)sqlite3_column_int(row, 23);
  paper->missing = paper->citations - MIN(paper->citations, paper->linked);
  return paper;
}

static StorePaper *one_paper(Store *store, sqlite3_stmt *row, GError **error)
{
  int step = row == NULL ? -1 : db_step(store->db, row, error);
  if (step == 0)
    g_set_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND, "no such paper");
  if (step <= 0)
    return NULL;
  StorePaper *paper = paper_of_row(row);
  db_finish(row);
  return paper;
}

StorePaper *store_paper_by_id(Store *store, gint64 paper, GError **error)
{
  return one_paper(store, db_bind(store->db, error, PAPER_COLUMNS "WHERE paper.id = ?", "i", paper), error);
}

StorePaper *store_paper_uncounted(Store *store, gint64 paper, GError **error)
{
  return one_paper(store, db_bind(store->db, error, PAPER_ITSELF PAPER_FROM "WHERE paper.id = ?", "i", paper),
                   error);
}

StorePaper *store_paper(Store *store, const char *key, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  gint64 id = 0;
  g_autoptr(StorePaper) paper = NULL;
  if (store_find_paper(store, key, &id, error))
    paper = store_paper_by_id(store, id, error);
  if (!store_end_read(store, error))
    return NULL;
  return g_steal_pointer(&paper);
}

GPtrArray *store_papers(Store *store, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func(unref_paper);
  sqlite3_stmt *row = db_bind(store->db, error, PAPER_COLUMNS "ORDER BY paper.key", "");
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1)
    g_ptr_array_add(papers, paper_of_row(row));
  return store_end_read(store, error) && step == 0 ? g_steal_pointer(&papers) : NULL;
}

/* ---------------------------------------------------------------- text */

SourceMap *store_map(Store *store, gint64 paper, GError **error)
{
  sqlite3_stmt *row = db_bind(store->db, error, "SELECT map FROM text WHERE paper = ?", "i", paper);
  int step = row == NULL ? -1 : db_step(store->db, row, error);
  if (step <= 0) {
    if (step == 0)
      store_corrupt(store, "a paper without its text", error);
    return NULL;
  }
  const void *blob = sqlite3_column_blob(row, 0);
  SourceMap *map =
      source_map_from_blob(blob != NULL ? blob : (const guint8 *)"", (gsize)sqlite3_column_bytes(row, 0));
  db_finish(row);
  if (map == NULL)
    store_corrupt(store, "a source map that can't be read", error);
  return map;
}

static char *read_slice(Store *store, gint64 paper, Span span, GError **error)
{
  sqlite3_stmt *row = db_bind(store->db, error, "SELECT substr(body, ? + 1, ?) FROM text WHERE paper = ?",
                              "iii", (gint64)span.start, (gint64)(span.end - span.start), paper);
  int step = row == NULL ? -1 : db_step(store->db, row, error);
  if (step <= 0) {
    if (step == 0)
      store_corrupt(store, "a paper without its text", error);
    return NULL;
  }
  const char *bytes = sqlite3_column_blob(row, 0);
  gsize length = (gsize)sqlite3_column_bytes(row, 0);
  char *text = length > 0 ? g_strndup(bytes, length) : g_strdup("");
  db_finish(row);
  return text;
}

char *store_slice(Store *store, gint64 paper, Span span, GError **error)
{
  char *text = read_slice(store, paper, span, error);
  if (text == NULL || g_utf8_validate(text, -1, NULL))
    return text;
  char *valid = g_utf8_make_valid(text, -1);
  g_free(text);
  return valid;
}

gboolean store_body_load(Store *store, StoreBody *body, gint64 paper, gsize length, GError **error)
{
  if (body->text != NULL && body->paper == paper)
    return TRUE;
  g_free(body->text);
  body->paper = paper;
  body->text = read_slice(store, paper, (Span){0, length}, error);
  body->length = body->text != NULL ? strlen(body->text) : 0;
  return body->text != NULL;
}

char *store_body_slice(const StoreBody *body, Span span)
{
  gsize start = MIN(span.start, body->length);
  gsize end = MIN(MAX(span.end, start), body->length);
  return g_utf8_make_valid(body->text + start, (gssize)(end - start));
}

void store_text_free(StoreText *text)
{
  if (text == NULL)
    return;
  g_free(text->text);
  source_map_free(text->map);
  g_free(text);
}

/* The text of a paper that shows. */
static StoreText *read_text(Store *store, gint64 paper, GError **error)
{
  sqlite3_stmt *row =
      db_bind(store->db, error,
              "SELECT running_length, body FROM paper JOIN text ON text.paper = paper.id WHERE "
              "paper.id = ?",
              "i", paper);
  int step = row == NULL ? -1 : db_step(store->db, row, error);
  if (step == 0)
    g_set_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND, "no such paper");
  if (step <= 0)
    return NULL;
  g_autoptr(StoreText) text = g_new0(StoreText, 1);
  gint64 running = sqlite3_column_int64(row, 0);
  text->length = (gsize)sqlite3_column_bytes(row, 1);
  text->text = g_malloc(text->length + 1);
  if (text->length > 0)
    memcpy(text->text, sqlite3_column_blob(row, 1), text->length);
  text->text[text->length] = '\0';
  db_finish(row);
  text->running_length = (gsize)running;
  if (running < 0 || (gsize)running > text->length ||
      !g_utf8_validate(text->text, (gssize)text->length, NULL)) {
    store_corrupt(store, "a text that isn't one", error);
    return NULL;
  }
  text->map = store_map(store, paper, error);
  return text->map != NULL ? g_steal_pointer(&text) : NULL;
}

StoreText *store_text(Store *store, gint64 paper, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(StoreText) text = read_text(store, paper, error);
  return store_end_read(store, error) ? g_steal_pointer(&text) : NULL;
}

/* ---------------------------------------------------------------- outline */

static void section_clear(gpointer data)
{
  Section *section = data;
  g_free(section->title);
  g_free(section->number);
}

static const char *role_name(int role)
{
  const char *name = section_role_name((SectionRole)role);
  return name != NULL ? name : "";
}

SectionRole store_role(const char *name)
{
  return (SectionRole)store_enum_value(name, ROLE_N, role_name);
}

GArray *store_read_sections(Store *store, gint64 paper, GError **error)
{
  g_autoptr(GArray) sections = g_array_new(FALSE, FALSE, sizeof(Section));
  g_array_set_clear_func(sections, section_clear);
  sqlite3_stmt *row = db_bind(
      store->db, error,
      "SELECT section.title, number, level, role, run_in, heading_start, heading_stop, start, stop, "
      "text_length FROM section JOIN paper ON paper.id = paper WHERE paper = ? ORDER BY section.position",
      "i", paper);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    Section section = {0};
    gsize length = (gsize)sqlite3_column_int64(row, 9);
    if (!store_column_span(store, row, 5, length, &section.heading, error) ||
        !store_column_span(store, row, 7, length, &section.span, error)) {
      db_finish(row);
      return NULL;
    }
    section.title = db_text(row, 0);
    section.number = db_text(row, 1);
    section.level = (guint)CLAMP(sqlite3_column_int(row, 2), 1, 100);
    g_autofree char *role = db_text(row, 3);
    section.role = store_role(role);
    section.run_in = sqlite3_column_int(row, 4) != 0;
    g_array_append_val(sections, section);
  }
  return step == 0 ? g_steal_pointer(&sections) : NULL;
}

GArray *store_sections(Store *store, gint64 paper, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GArray) sections = store_read_sections(store, paper, error);
  return store_end_read(store, error) ? g_steal_pointer(&sections) : NULL;
}
