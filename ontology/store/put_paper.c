#include "ontology/store/put_paper.h"

#include "ontology/store/annotate.h"
#include "ontology/store/map_blob.h"
#include "ontology/store/record_json.h"
#include "ontology/works/naming.h"

/* One paper on its way into its rows. */
typedef struct {
  Store *store;
  Db *db;
  const Paper *paper;
  gint64 id;
  GArray *passages;   /* gint64: ids, of paragraphs, then of kept pieces */
  GArray *references; /* gint64: ids, by n - 1 */
} Putting;

static gint64 last_id(const Putting *putting)
{
  return sqlite3_last_insert_rowid(putting->db->handle);
}

static gboolean put_holding(Putting *putting, gint64 content, guint position, GError **error)
{
  const Paper *paper = putting->paper;
  g_autofree char *record = record_to_json(paper->record);
  g_autofree char *display = paper_display_label(paper);
  gboolean inferred = paper->record->authors->len == 0 && paper->record->title == NULL;
  sqlite3_stmt *row = db_bind(
      putting->db, error,
      "INSERT INTO holding (content, position, kind, digest_of, record, label, display, inferred, format, "
      "text_length, running_length, source_start, source_stop, source_page, title, doi, year) VALUES "
      "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "iitttttitiinnnttn", content, (gint64)position, paper_kind_name(paper->kind), paper->digest_of, record,
      paper->label, display, (gint64)inferred, paper->format != NULL ? paper->format : "",
      (gint64)paper->text->len, (gint64)paper->running_length, paper->record->title, paper->record->doi);
  if (row == NULL)
    return FALSE;
  if (paper->record->year != 0)
    sqlite3_bind_int64(row, 17, paper->record->year);
  if (paper->place.has_bytes) {
    sqlite3_bind_int64(row, 12, (gint64)paper->place.start);
    sqlite3_bind_int64(row, 13, (gint64)paper->place.end);
  }
  if (paper->place.page > 0)
    sqlite3_bind_int64(row, 14, paper->place.page);
  if (db_step(putting->db, row, error) != 0)
    return FALSE;
  putting->id = last_id(putting);
  g_autoptr(GByteArray) map = source_map_to_blob(paper->map);
  return db_run(putting->db, error, "INSERT INTO text (paper, body, map) VALUES (?, ?, ?)", "ibb",
                putting->id, paper->text->str, paper->text->len, map->data, (gsize)map->len);
}

static gboolean put_outline(Putting *putting, GError **error)
{
  const Paper *paper = putting->paper;
  for (guint i = 0; i < paper->abstracts->len; i++) {
    const Abstract *abstract = &g_array_index(paper->abstracts, Abstract, i);
    if (!db_run(putting->db, error,
                "INSERT INTO abstract (paper, position, language, start, stop) VALUES (?, ?, ?, ?, ?)",
                "iitii", putting->id, (gint64)i, abstract->language, (gint64)abstract->span.start,
                (gint64)abstract->span.end))
      return FALSE;
  }
  for (guint i = 0; i < paper->sections->len; i++) {
    const Section *section = &g_array_index(paper->sections, Section, i);
    if (!db_run(
            putting->db, error,
            "INSERT INTO section (paper, position, title, number, level, role, heading_start, heading_stop, "
            "start, stop, run_in) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "iittitiiiii", putting->id, (gint64)i, section->title != NULL ? section->title : "",
            section->number, (gint64)section->level, section_role_name(section->role),
            (gint64)section->heading.start, (gint64)section->heading.end, (gint64)section->span.start,
            (gint64)section->span.end, (gint64)(section->run_in != FALSE)))
      return FALSE;
  }
  return TRUE;
}

typedef struct {
  Span span;
  int section;
  Zone zone;
  BlockKind block;
  const char *kept;
  gint64 anchor; /* -1 none */
  gboolean searched;
} Piece;

static gboolean put_passage(Putting *putting, const Piece *piece, GError **error)
{
  const Paper *paper = putting->paper;
  const char *role = NULL;
  if (piece->zone == ZONE_ABSTRACT)
    role = section_role_name(ROLE_ABSTRACT);
  else if (piece->section >= 0)
    role = section_role_name(g_array_index(paper->sections, Section, piece->section).role);
  sqlite3_stmt *row =
      db_bind(putting->db, error,
              "INSERT INTO passage (paper, position, section, role, zone, block, kept, anchor, start, stop, "
              "searched, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              "iinttttniiii", putting->id, (gint64)putting->passages->len, role, zone_name(piece->zone),
              block_kind_name(piece->block), piece->kept, (gint64)piece->span.start, (gint64)piece->span.end,
              (gint64)piece->searched, putting->store->seq + 1);
  if (row == NULL)
    return FALSE;
  if (piece->section >= 0)
    sqlite3_bind_int64(row, 3, piece->section);
  if (piece->anchor >= 0)
    sqlite3_bind_int64(row, 8, piece->anchor);
  if (db_step(putting->db, row, error) != 0)
    return FALSE;
  gint64 id = last_id(putting);
  g_array_append_val(putting->passages, id);
  return TRUE;
}

static gboolean is_prose(const Paragraph *paragraph)
{
  gboolean prose =
      paragraph->kind == BLOCK_TEXT || paragraph->kind == BLOCK_ITEM || paragraph->kind == BLOCK_QUOTE;
  return prose && paragraph->zone != ZONE_REFERENCES;
}

static gboolean put_passages(Putting *putting, GError **error)
{
  const Paper *paper = putting->paper;
  gboolean has_prose = FALSE;
  for (guint i = 0; i < paper->paragraphs->len && !has_prose; i++)
    has_prose = is_prose(&g_array_index(paper->paragraphs, Paragraph, i));
  for (guint i = 0; i < paper->paragraphs->len; i++) {
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, i);
    /* Of a paper without any text its title is searched. */
    gboolean front = !has_prose && paragraph->zone == ZONE_FRONT;
    Piece piece = {paragraph->span,
                   paragraph->section,
                   paragraph->zone,
                   paragraph->kind,
                   NULL,
                   -1,
                   front || is_prose(paragraph)};
    if (!put_passage(putting, &piece, error))
      return FALSE;
  }
  guint at = 0; /* the paragraph at which a kept piece stood; anchors ascend */
  for (guint i = 0; i < paper->kept->len; i++) {
    const Kept *kept = &g_array_index(paper->kept, Kept, i);
    while (at + 1 < paper->paragraphs->len &&
           g_array_index(paper->paragraphs, Paragraph, at + 1).span.start <= kept->anchor)
      at++;
    int section = paper->paragraphs->len > 0 ? g_array_index(paper->paragraphs, Paragraph, at).section : -1;
    gboolean searched = kept->zone == ZONE_TABLE || kept->zone == ZONE_CAPTION || kept->zone == ZONE_FOOTNOTE;
    Piece piece = {kept->span, section, kept->zone, BLOCK_TEXT, kept->kind, (gint64)kept->anchor, searched};
    if (!put_passage(putting, &piece, error))
      return FALSE;
  }
  return TRUE;
}

static Span piece_span(const Paper *paper, guint i)
{
  if (i < paper->paragraphs->len)
    return g_array_index(paper->paragraphs, Paragraph, i).span;
  return g_array_index(paper->kept, Kept, i - paper->paragraphs->len).span;
}

/* The passage that holds a byte; 0 none. Paragraphs and then kept pieces ascend. */
static gint64 passage_at(const Putting *putting, gsize offset)
{
  int low = -1;
  int high = (int)putting->passages->len;
  while (high - low > 1) {
    int middle = low + (high - low) / 2;
    if (piece_span(putting->paper, (guint)middle).start <= offset)
      low = middle;
    else
      high = middle;
  }
  if (low < 0 || offset >= piece_span(putting->paper, (guint)low).end)
    return 0;
  return g_array_index(putting->passages, gint64, low);
}

static gboolean put_sentences(Putting *putting, GError **error)
{
  const GArray *sentences = putting->paper->sentences;
  for (guint i = 0; i < sentences->len; i++) {
    Span span = g_array_index(sentences, Sentence, i).span;
    gint64 passage = passage_at(putting, span.start);
    if (passage == 0)
      continue;
    if (!db_run(putting->db, error,
                "INSERT INTO sentence (paper, position, passage, start, stop) VALUES (?, ?, ?, ?, ?)",
                "iiiii", putting->id, (gint64)i, passage, (gint64)span.start, (gint64)span.end))
      return FALSE;
  }
  return TRUE;
}

static gboolean put_naming(Putting *putting, const Naming *naming, gint64 reference, GError **error)
{
  sqlite3_stmt *row =
      db_bind(putting->db, error, "INSERT INTO naming (reference, paper, sort) VALUES (?, ?, ?)",
              reference != 0 ? "int" : "nit", reference != 0 ? reference : putting->id, naming->sort);
  if (row == NULL || db_step(putting->db, row, error) != 0)
    return FALSE;
  gint64 id = last_id(putting);
  for (guint i = 0; i < naming->blocks->len; i++)
    if (!db_run(putting->db, error, "INSERT OR IGNORE INTO naming_block (block, naming) VALUES (?, ?)", "ti",
                g_ptr_array_index(naming->blocks, i), id))
      return FALSE;
  return TRUE;
}

/* What the paper says of itself names a work too. */
static gboolean put_own_naming(Putting *putting, const char *sha256, guint position, guint papers,
                               GError **error)
{
  const Paper *paper = putting->paper;
  g_autoptr(Naming) naming =
      naming_new(paper->record, paper->record->title == NULL ? paper->label : NULL, NULL);
  if (paper->kind == PAPER_DIGEST)
    naming_add_digest(naming, paper->digest_of);
  else if (paper->kind == PAPER_FULL)
    naming_add_file(naming, sha256, position, papers, paper->record->doi);
  return put_naming(putting, naming, 0, error);
}

static gboolean put_reference(Putting *putting, const Reference *reference, gint64 *id, GError **error)
{
  g_autofree char *record = record_to_json(reference->record);
  sqlite3_stmt *row =
      db_bind(putting->db, error,
              "INSERT INTO reference (paper, n, label, raw, start, stop, record, title, doi, year) VALUES "
              "(?, ?, ?, ?, "
              "?, ?, ?, ?, ?, ?)",
              "iittiitttn", putting->id, (gint64)reference->n, reference->label,
              reference->raw != NULL ? reference->raw : "", (gint64)reference->span.start,
              (gint64)reference->span.end, record, reference->record->title, reference->record->doi);
  if (row == NULL)
    return FALSE;
  if (reference->record->year != 0)
    sqlite3_bind_int64(row, 10, reference->record->year);
  if (db_step(putting->db, row, error) != 0)
    return FALSE;
  *id = last_id(putting);
  return TRUE;
}

static gboolean put_references(Putting *putting, GError **error)
{
  const GPtrArray *references = putting->paper->references;
  for (guint i = 0; i < references->len; i++) {
    const Reference *reference = g_ptr_array_index(references, i);
    gint64 id = 0;
    if (!put_reference(putting, reference, &id, error))
      return FALSE;
    g_array_append_val(putting->references, id);
    g_autoptr(Naming) naming = naming_new(reference->record, NULL, reference->raw);
    if (naming->blocks->len > 0 && !put_naming(putting, naming, id, error))
      return FALSE;
  }
  return TRUE;
}

static char *numbers_json(const GArray *numbers)
{
  if (numbers->len == 0)
    return NULL;
  GString *out = g_string_new("[");
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf(out, "%s%u", i > 0 ? "," : "", g_array_index(numbers, guint, i));
  g_string_append_c(out, ']');
  return g_string_free(out, FALSE);
}

static gboolean put_links(Putting *putting, const Citation *citation, gint64 id, GError **error)
{
  for (guint i = 0; i < citation->references->len; i++) {
    guint n = g_array_index(citation->references, guint, i);
    if (n == 0 || n > putting->references->len)
      continue;
    if (!db_run(putting->db, error,
                "INSERT INTO citation_reference (citation, position, reference) VALUES (?, ?, ?)", "iii", id,
                (gint64)i, g_array_index(putting->references, gint64, n - 1)))
      return FALSE;
  }
  return TRUE;
}

static gboolean put_citations(Putting *putting, GError **error)
{
  const GPtrArray *citations = putting->paper->citations;
  for (guint i = 0; i < citations->len; i++) {
    const Citation *citation = g_ptr_array_index(citations, i);
    g_autofree char *numbers = numbers_json(citation->numbers);
    int sentence = paper_sentence_at(putting->paper, citation->span.start);
    gint64 passage = passage_at(putting, citation->span.start);
    sqlite3_stmt *row = db_bind(
        putting->db, error,
        "INSERT INTO citation (paper, position, start, stop, form, parenthesis, match, confidence, reason, "
        "numbers, sentence, passage) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "iiiititdttnn", putting->id, (gint64)i, (gint64)citation->span.start, (gint64)citation->span.end,
        citation_form_name(citation->form), (gint64)citation->group, citation_match_name(citation->match),
        citation->confidence, citation->reason, numbers);
    if (row == NULL)
      return FALSE;
    if (sentence >= 0)
      sqlite3_bind_int64(row, 11, sentence);
    if (passage != 0)
      sqlite3_bind_int64(row, 12, passage);
    if (db_step(putting->db, row, error) != 0 || !put_links(putting, citation, last_id(putting), error))
      return FALSE;
  }
  return TRUE;
}

gboolean store_put_paper(Store *store, gint64 content, const char *sha256, const GPtrArray *papers,
                         guint position, GError **error)
{
  const Paper *paper = g_ptr_array_index(papers, position);
  g_autoptr(GArray) passages = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(GArray) references = g_array_new(FALSE, FALSE, sizeof(gint64));
  Putting putting = {store, store->db, paper, 0, passages, references};
  store->changed = store->index_changed = TRUE;
  store->bytes += (gint64)paper->text->len;
  return put_holding(&putting, content, position, error) && put_outline(&putting, error) &&
         put_passages(&putting, error) && put_sentences(&putting, error) && put_references(&putting, error) &&
         put_own_naming(&putting, sha256, position, papers->len, error) && put_citations(&putting, error) &&
         store_annotate(store, putting.id, paper, error);
}
