#include "ontology/store/document.h"

#include "ontology/store/record_json.h"

/* Bytes of an abstract, or of the beginning of a text without one, that tell what a paper is about. */
#define TOPIC_BYTES ((gsize)6000)

struct DocumentMaker {
  Store *store;
  TermMaker *terms;
  Document document;
  /* of the paper of the last row */
  gint64 paper;
  char *text;
  gsize length;
  gboolean shown;
  char *kind;
  char *title;
  char *record; /* JSON */
  gint64 year;
};

DocumentMaker *document_maker_new(Store *store)
{
  DocumentMaker *maker = g_new0(DocumentMaker, 1);
  maker->store = store;
  maker->terms = term_maker_new();
  maker->document.postings = g_array_new(FALSE, FALSE, sizeof(TextPosting));
  maker->document.strings = g_string_chunk_new(16384);
  return maker;
}

static void forget_paper(DocumentMaker *maker)
{
  g_clear_pointer(&maker->text, g_free);
  g_clear_pointer(&maker->kind, g_free);
  g_clear_pointer(&maker->title, g_free);
  g_clear_pointer(&maker->record, g_free);
  maker->paper = 0;
}

void document_maker_free(DocumentMaker *maker)
{
  if (maker == NULL)
    return;
  forget_paper(maker);
  term_maker_free(maker->terms);
  g_array_unref(maker->document.postings);
  g_string_chunk_free(maker->document.strings);
  g_free(maker);
}

static gboolean load_paper(DocumentMaker *maker, gint64 paper, GError **error)
{
  if (maker->paper == paper)
    return TRUE;
  forget_paper(maker);
  Db *db = maker->store->db;
  sqlite3_stmt *row =
      db_bind(db, error,
              "SELECT hidden = 0 AND key IS NOT NULL, kind, title, coalesce(year, 0), body, record FROM "
              "holding JOIN text ON text.paper = holding.id WHERE holding.id = ?",
              "i", paper);
  if (row == NULL)
    return FALSE;
  int step = db_step(db, row, error);
  if (step <= 0)
    return step == 0 ? store_corrupt(maker->store, "a passage without its paper", error) : FALSE;
  maker->paper = paper;
  maker->shown = sqlite3_column_int(row, 0);
  maker->kind = db_text(row, 1);
  maker->title = db_text(row, 2);
  maker->year = sqlite3_column_int64(row, 3);
  maker->length = (gsize)sqlite3_column_bytes(row, 4);
  maker->text = g_strndup("", 0);
  if (maker->shown) {
    g_free(maker->text);
    maker->text = g_malloc(maker->length + 1);
    if (maker->length > 0)
      memcpy(maker->text, sqlite3_column_blob(row, 4), maker->length);
    maker->text[maker->length] = '\0';
  }
  maker->record = db_text(row, 5);
  db_finish(row);
  if (maker->shown && !g_utf8_validate(maker->text, (gssize)maker->length, NULL))
    return store_corrupt(maker->store, "a text that isn't UTF-8", error);
  return TRUE;
}

static void add(Document *document, const char *term, guint position, guint weight)
{
  TextPosting posting = {g_string_chunk_insert_const(document->strings, term), position, weight};
  g_array_append_val(document->postings, posting);
}

static void add_boolean(Document *document, const char *prefix, const char *value)
{
  if (value == NULL || strlen(value) > 100)
    return;
  char term[120];
  g_snprintf(term, sizeof term, "%s%s", prefix, value);
  add(document, term, 0, 0);
}

static void add_number(Document *document, const char *prefix, gint64 number)
{
  char term[32];
  g_snprintf(term, sizeof term, "%s%" G_GINT64_FORMAT, prefix, number);
  add(document, term, 0, 0);
}

static void visit_text(const Term *term, gpointer data)
{
  if (term->kind == TERM_IDENTIFIER)
    add(data, term->term, 0, 0);
  else
    add(data, term->term, term->position, 1);
}

static void visit_title(const Term *term, gpointer data)
{
  if (term->kind == TERM_IDENTIFIER || term->stop)
    return;
  char prefixed[256];
  g_snprintf(prefixed, sizeof prefixed, TERM_TITLE "%s", term->term);
  add(data, prefixed, 0, 1);
}

static void visit_topic(const Term *term, gpointer data)
{
  if (term->kind == TERM_IDENTIFIER || term->stop)
    return;
  char prefixed[256];
  g_snprintf(prefixed, sizeof prefixed, TERM_TOPIC "%s", term->term);
  add(data, prefixed, 0, 1);
}

/* A word of a field counts as one of the topic; that it is the field's adds nothing to the length. */
static void visit_field(const Term *term, const char *prefix, Document *document)
{
  if (term->kind == TERM_IDENTIFIER || term->stop)
    return;
  visit_topic(term, document);
  char prefixed[256];
  g_snprintf(prefixed, sizeof prefixed, "%s%s", prefix, term->term);
  add(document, prefixed, 0, 0);
}

static void visit_topic_title(const Term *term, gpointer data)
{
  visit_field(term, TERM_TOPIC_TITLE, data);
}

static void visit_topic_keyword(const Term *term, gpointer data)
{
  visit_field(term, TERM_TOPIC_KEYWORD, data);
}

static gboolean add_works(DocumentMaker *maker, gint64 passage, GError **error)
{
  Db *db = maker->store->db;
  sqlite3_stmt *row =
      db_bind(db, error,
              "SELECT DISTINCT reference.work FROM citation JOIN citation_reference ON "
              "citation_reference.citation = citation.id JOIN reference ON reference.id = "
              "citation_reference.reference WHERE citation.passage = ? AND reference.work IS NOT "
              "NULL",
              "i", passage);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(db, row, error)) == 1)
    add_number(&maker->document, TERM_WORK, sqlite3_column_int64(row, 0));
  return step == 0;
}

const Document *document_make(DocumentMaker *maker, sqlite3_stmt *row, GError **error)
{
  Document *document = &maker->document;
  g_array_set_size(document->postings, 0);
  g_string_chunk_clear(document->strings);
  document->id = sqlite3_column_int64(row, 0);
  document->bytes = 0;
  if (!load_paper(maker, sqlite3_column_int64(row, 1), error))
    return NULL;
  document->shown = maker->shown;
  if (!maker->shown)
    return document;
  Span span;
  if (!store_column_span(maker->store, row, 4, maker->length, &span, error))
    return NULL;
  gsize length = MIN(span.end - span.start, (gsize)DOCUMENT_BYTES);
  while (length > 0 && ((guchar)maker->text[span.start + length] & 0xC0) == 0x80)
    length--;
  document->bytes = length;
  terms_cut(maker->terms, maker->text + span.start, length, 0, visit_text, document);
  if (maker->title != NULL)
    terms_cut(maker->terms, maker->title, strlen(maker->title), 0, visit_title, document);
  add_number(document, TERM_PAPER, maker->paper);
  g_autofree char *role = db_text(row, 2);
  g_autofree char *zone = db_text(row, 3);
  add_boolean(document, TERM_ROLE, role);
  add_boolean(document, TERM_ZONE, zone);
  add_boolean(document, TERM_KIND, maker->kind);
  document->values[TEXT_SLOT_YEAR] = maker->year;
  document->values[TEXT_SLOT_PAPER] = maker->paper;
  return add_works(maker, document->id, error) ? document : NULL;
}

/* ---------------------------------------------------------------- papers */

/* Up to a length, at the end of a character. */
static gsize whole_characters(const char *text, gsize length)
{
  while (length > 0 && ((guchar)text[length] & 0xC0) == 0x80)
    length--;
  return length;
}

/* FALSE with error; found: has the paper an abstract? */
static gboolean add_abstracts(DocumentMaker *maker, gboolean *found, GError **error)
{
  *found = FALSE;
  sqlite3_stmt *row =
      db_bind(maker->store->db, error, "SELECT start, stop FROM abstract WHERE paper = ? ORDER BY position",
              "i", maker->paper);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(maker->store->db, row, error)) == 1) {
    Span span;
    if (!store_column_span(maker->store, row, 0, maker->length, &span, error)) {
      db_finish(row);
      return FALSE;
    }
    gsize length = whole_characters(maker->text + span.start, MIN(span.end - span.start, TOPIC_BYTES));
    terms_cut(maker->terms, maker->text + span.start, length, 0, visit_topic, &maker->document);
    *found = TRUE;
  }
  return step == 0;
}

const Document *document_make_paper(DocumentMaker *maker, gint64 paper, GError **error)
{
  Document *document = &maker->document;
  g_array_set_size(document->postings, 0);
  g_string_chunk_clear(document->strings);
  document->id = PAPER_DOCUMENT(paper);
  document->bytes = 0;
  if (!load_paper(maker, paper, error))
    return NULL;
  document->shown = maker->shown;
  if (!maker->shown)
    return document;
  gboolean has_abstract = FALSE;
  if (!add_abstracts(maker, &has_abstract, error))
    return NULL;
  if (!has_abstract)
    terms_cut(maker->terms, maker->text, whole_characters(maker->text, MIN(maker->length, TOPIC_BYTES)), 0,
              visit_topic, document);
  if (maker->title != NULL)
    terms_cut(maker->terms, maker->title, strlen(maker->title), 0, visit_topic_title, document);
  g_autoptr(Record) record = maker->record != NULL ? record_from_json(maker->record) : NULL;
  for (guint i = 0; record != NULL && i < record->keywords->len; i++) {
    const char *keyword = g_ptr_array_index(record->keywords, i);
    terms_cut(maker->terms, keyword, strlen(keyword), 0, visit_topic_keyword, document);
  }
  add(document, TERM_TOPIC_ALL, 0, 0);
  document->values[TEXT_SLOT_YEAR] = maker->year;
  document->values[TEXT_SLOT_PAPER] = maker->paper;
  return document;
}
