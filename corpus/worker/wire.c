#include "corpus/worker/wire.h"

#include "corpus/base/limits.h"
#include "corpus/worker/wire_io.h"

#include <string.h>

#define WIRE_MAGIC   "ADWR"
#define WIRE_VERSION 1u

G_DEFINE_QUARK(adduce - wire - error, wire_error)

void wire_result_clear(WireResult *result)
{
  g_clear_pointer(&result->papers, g_ptr_array_unref);
  g_clear_pointer(&result->domain, g_free);
  g_clear_pointer(&result->message, g_free);
  g_clear_pointer(&result->diagnostics, diagnostics_free);
  result->code = 0;
}

static void put_diagnostics(GByteArray *out, const Diagnostics *list)
{
  wire_put_number(out, diagnostics_count(list));
  for (guint i = 0; i < diagnostics_count(list); i++) {
    const Diagnostic *diagnostic = diagnostics_get(list, i);
    wire_put_number(out, diagnostic->severity);
    wire_put_number(out, diagnostic->kind);
    wire_put_number(out, diagnostic->position);
    wire_put_text(out, diagnostic->code);
    wire_put_text(out, diagnostic->message);
  }
  wire_put_number(out, diagnostics_dropped(list));
}

static void get_diagnostics(WireCursor *cursor, Diagnostics *list)
{
  gsize n = wire_get_count(cursor);
  for (gsize i = 0; i < n && !cursor->damaged; i++) {
    Severity severity = (Severity)wire_get_below(cursor, SEVERITY_ERROR + 1);
    PositionKind kind = (PositionKind)wire_get_below(cursor, POSITION_PAGE + 1);
    guint64 position = wire_get_number(cursor);
    g_autofree char *code = wire_get_text(cursor);
    g_autofree char *message = wire_get_name(cursor); /* may hold a file's name as it is */
    if (code == NULL || message == NULL)
      cursor->damaged = TRUE;
    else
      diagnostics_add(list, severity, kind, position, code, "%s", message);
  }
  guint64 dropped = wire_get_number(cursor);
  if (dropped > 0 && !cursor->damaged)
    diagnostics_add(list, SEVERITY_NOTE, POSITION_NONE, 0, "limit",
                    "more was wrong: %" G_GUINT64_FORMAT " further diagnostics", dropped);
}

/* Text and map. */
static void put_text(GByteArray *out, const Paper *paper)
{
  const SourceMap *map = paper->map;
  wire_put_bytes(out, paper->text->str, paper->text->len);
  wire_put_number(out, paper->running_length);
  guint paths = 0;
  while (source_map_path_at(map, paths + 1) != NULL)
    paths++;
  wire_put_number(out, paths);
  for (guint i = 1; i <= paths; i++)
    wire_put_text(out, source_map_path_at(map, i));
  wire_put_number(out, source_map_count(map));
  for (guint i = 0; i < source_map_count(map); i++) {
    const SourceRun *run = source_map_get(map, i);
    wire_put_number(out, run->text_length);
    wire_put_number(out, run->source);
    wire_put_number(out, run->source_length);
    wire_put_number(out, run->copied ? 1 : 0);
    wire_put_number(out, run->page);
    wire_put_number(out, run->path);
  }
}

static void get_map(WireCursor *cursor, Paper *paper)
{
  gsize paths = wire_get_count(cursor);
  for (gsize i = 0; i < paths && !cursor->damaged; i++) {
    g_autofree char *path = wire_get_text(cursor);
    if (path == NULL || source_map_path(paper->map, path) != i + 1)
      cursor->damaged = TRUE;
  }
  gsize runs = wire_get_count(cursor);
  for (gsize i = 0; i < runs && !cursor->damaged; i++) {
    gsize left = paper->text->len - source_map_length(paper->map);
    gsize text_length = wire_get_below(cursor, (guint64)left + 1);
    gsize source = wire_get_below(cursor, G_MAXINT64);
    gsize source_length = wire_get_below(cursor, G_MAXINT64);
    gboolean copied = wire_get_below(cursor, 2) == 1;
    guint page = (guint)wire_get_below(cursor, G_MAXUINT);
    guint path = (guint)wire_get_below(cursor, (guint64)paths + 1);
    if (copied && text_length != source_length)
      cursor->damaged = TRUE;
    if (!cursor->damaged)
      source_map_append(paper->map, text_length, source, source_length, copied, page, path);
  }
}

static void get_text(WireCursor *cursor, Paper *paper)
{
  g_autofree char *text = wire_get_text(cursor);
  if (text == NULL) {
    cursor->damaged = TRUE;
    return;
  }
  g_string_append(paper->text, text);
  paper->running_length = wire_get_below(cursor, (guint64)paper->text->len + 1);
  get_map(cursor, paper);
}

static void put_outline(GByteArray *out, const Paper *paper)
{
  wire_put_number(out, paper->abstracts->len);
  for (guint i = 0; i < paper->abstracts->len; i++) {
    const Abstract *abstract = &g_array_index(paper->abstracts, Abstract, i);
    wire_put_text(out, abstract->language);
    wire_put_span(out, abstract->span);
  }
  wire_put_number(out, paper->sections->len);
  for (guint i = 0; i < paper->sections->len; i++) {
    const Section *section = &g_array_index(paper->sections, Section, i);
    wire_put_text(out, section->title);
    wire_put_text(out, section->number);
    wire_put_number(out, section->level);
    wire_put_number(out, section->role);
    wire_put_span(out, section->heading);
    wire_put_span(out, section->span);
    wire_put_number(out, section->run_in ? 1 : 0);
  }
  wire_put_number(out, paper->kept->len);
  for (guint i = 0; i < paper->kept->len; i++) {
    const Kept *kept = &g_array_index(paper->kept, Kept, i);
    wire_put_text(out, kept->kind);
    wire_put_number(out, kept->zone);
    wire_put_span(out, kept->span);
    wire_put_number(out, kept->anchor);
  }
}

static void get_outline(WireCursor *cursor, Paper *paper)
{
  gsize n = wire_get_count(cursor);
  for (gsize i = 0; i < n && !cursor->damaged; i++) {
    g_autofree char *language = wire_get_text(cursor);
    paper_add_abstract(paper, language, wire_get_span(cursor));
  }
  n = wire_get_count(cursor);
  for (gsize i = 0; i < n && !cursor->damaged; i++) {
    g_autofree char *title = wire_get_text(cursor);
    g_autofree char *number = wire_get_text(cursor);
    guint level = (guint)wire_get_below(cursor, G_MAXINT);
    SectionRole role = (SectionRole)wire_get_below(cursor, ROLE_N);
    Section *section = paper_add_section(paper, title, level, role, wire_get_span(cursor));
    section->number = g_steal_pointer(&number);
    section->span = wire_get_span(cursor);
    section->run_in = wire_get_below(cursor, 2) == 1;
  }
  n = wire_get_count(cursor);
  for (gsize i = 0; i < n && !cursor->damaged; i++) {
    g_autofree char *kind = wire_get_text(cursor);
    Zone zone = (Zone)wire_get_below(cursor, ZONE_N);
    Span span = wire_get_span(cursor);
    gsize anchor = wire_get_number(cursor);
    if (kind == NULL)
      cursor->damaged = TRUE;
    else
      paper_add_kept(paper, kind, zone, span, anchor);
  }
}

static void put_blocks(GByteArray *out, const Paper *paper)
{
  wire_put_number(out, paper->sentences->len);
  for (guint i = 0; i < paper->sentences->len; i++) {
    const Sentence *sentence = &g_array_index(paper->sentences, Sentence, i);
    wire_put_span(out, sentence->span);
    wire_put_number(out, sentence->paragraph);
  }
  wire_put_number(out, paper->paragraphs->len);
  for (guint i = 0; i < paper->paragraphs->len; i++) {
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, i);
    wire_put_span(out, paragraph->span);
    wire_put_number(out, paragraph->kind);
    wire_put_number(out, paragraph->zone);
    wire_put_signed(out, paragraph->section);
    wire_put_number(out, paragraph->first_sentence);
    wire_put_number(out, paragraph->n_sentences);
  }
}

static void get_blocks(WireCursor *cursor, Paper *paper)
{
  gsize n = wire_get_count(cursor);
  for (gsize i = 0; i < n && !cursor->damaged; i++) {
    Sentence sentence = {.span = wire_get_span(cursor)};
    sentence.paragraph = (guint)wire_get_below(cursor, (guint64)G_MAXUINT + 1);
    g_array_append_val(paper->sentences, sentence);
  }
  guint64 sentences = (guint64)paper->sentences->len + 1;
  n = wire_get_count(cursor);
  for (gsize i = 0; i < n && !cursor->damaged; i++) {
    Span span = wire_get_span(cursor);
    BlockKind kind = (BlockKind)wire_get_below(cursor, BLOCK_N);
    Zone zone = (Zone)wire_get_below(cursor, ZONE_N);
    gint64 section = wire_get_signed(cursor);
    if (section < -1 || section >= (gint64)paper->sections->len)
      cursor->damaged = TRUE;
    Paragraph *paragraph = paper_add_paragraph(paper, span, kind, zone, (int)section);
    paragraph->first_sentence = (guint)wire_get_below(cursor, sentences);
    paragraph->n_sentences = (guint)wire_get_below(cursor, sentences - paragraph->first_sentence);
  }
}

static void put_numbers(GByteArray *out, const GArray *numbers)
{
  wire_put_number(out, numbers->len);
  for (guint i = 0; i < numbers->len; i++)
    wire_put_number(out, g_array_index(numbers, guint, i));
}

static void get_numbers(WireCursor *cursor, GArray *numbers)
{
  gsize n = wire_get_count(cursor);
  for (gsize i = 0; i < n && !cursor->damaged; i++) {
    guint number = (guint)wire_get_below(cursor, (guint64)G_MAXUINT + 1);
    g_array_append_val(numbers, number);
  }
}

static void put_links(GByteArray *out, const Paper *paper)
{
  wire_put_number(out, paper->references->len);
  for (guint i = 0; i < paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(paper->references, i);
    wire_put_text(out, reference->label);
    wire_put_text(out, reference->raw);
    wire_put_span(out, reference->span);
    wire_put_record(out, reference->record);
  }
  wire_put_number(out, paper->citations->len);
  for (guint i = 0; i < paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(paper->citations, i);
    wire_put_span(out, citation->span);
    wire_put_number(out, citation->form);
    wire_put_number(out, citation->group);
    put_numbers(out, citation->numbers);
    put_numbers(out, citation->references);
    wire_put_number(out, citation->match);
    wire_put_double(out, citation->confidence);
    wire_put_text(out, citation->reason);
  }
}

static void get_links(WireCursor *cursor, Paper *paper)
{
  gsize n = wire_get_count(cursor);
  for (gsize i = 0; i < n && !cursor->damaged; i++) {
    g_autofree char *label = wire_get_text(cursor);
    g_autofree char *raw = wire_get_text(cursor);
    Reference *reference = paper_add_reference(paper, label, raw, wire_get_span(cursor));
    record_free(reference->record);
    reference->record = wire_get_record(cursor);
  }
  n = wire_get_count(cursor);
  for (gsize i = 0; i < n && !cursor->damaged; i++) {
    Span span = wire_get_span(cursor);
    CitationForm form = (CitationForm)wire_get_below(cursor, FORM_N);
    Citation *citation =
        paper_add_citation(paper, span, form, (guint)wire_get_below(cursor, (guint64)G_MAXUINT + 1));
    get_numbers(cursor, citation->numbers);
    get_numbers(cursor, citation->references);
    citation->match = (CitationMatch)wire_get_below(cursor, MATCH_N);
    citation->confidence = wire_get_double(cursor);
    citation->reason = wire_get_text(cursor);
  }
}

static void put_paper(GByteArray *out, const Paper *paper)
{
  wire_put_text(out, paper->file);
  wire_put_text(out, paper->sha256);
  wire_put_text(out, paper->format);
  wire_put_number(out, paper->index);
  wire_put_number(out, paper->kind);
  wire_put_text(out, paper->digest_of);
  wire_put_text(out, paper->label);
  wire_put_record(out, paper->record);
  put_text(out, paper);
  wire_put_number(out, paper->place.has_bytes ? 1 : 0);
  wire_put_number(out, paper->place.start);
  wire_put_number(out, paper->place.end);
  wire_put_number(out, paper->place.page);
  wire_put_text(out, paper->place.path);
  put_outline(out, paper);
  put_blocks(out, paper);
  put_links(out, paper);
  put_diagnostics(out, paper->diagnostics);
}

static void get_place(WireCursor *cursor, Paper *paper)
{
  paper->place.has_bytes = wire_get_below(cursor, 2) == 1;
  paper->place.start = wire_get_number(cursor);
  paper->place.end = wire_get_number(cursor);
  paper->place.page = (guint)wire_get_below(cursor, G_MAXUINT);
  g_autofree char *path = wire_get_text(cursor);
  if (path != NULL)
    paper->place.path = source_map_path_at(paper->map, source_map_path(paper->map, path));
}

static Paper *get_paper(WireCursor *cursor)
{
  g_autofree char *file = wire_get_name(cursor);
  Paper *paper = paper_new(file);
  paper->sha256 = wire_get_text(cursor);
  paper->format = wire_get_text(cursor);
  paper->index = (guint)wire_get_below(cursor, G_MAXUINT);
  paper->kind = (PaperKind)wire_get_below(cursor, PAPER_DIGEST + 1);
  paper->digest_of = wire_get_text(cursor);
  paper->label = wire_get_text(cursor);
  record_free(paper->record);
  paper->record = wire_get_record(cursor);
  get_text(cursor, paper);
  get_place(cursor, paper);
  get_outline(cursor, paper);
  get_blocks(cursor, paper);
  get_links(cursor, paper);
  get_diagnostics(cursor, paper->diagnostics);
  return paper;
}

void wire_encode(GByteArray *out, const GPtrArray *papers, const GError *error,
                 const Diagnostics *diagnostics)
{
  g_assert((papers != NULL) != (error != NULL));
  g_byte_array_append(out, (const guint8 *)WIRE_MAGIC, 4);
  wire_put_number(out, WIRE_VERSION);
  wire_put_text(out, error != NULL ? g_quark_to_string(error->domain) : NULL);
  wire_put_signed(out, error != NULL ? error->code : 0);
  wire_put_text(out, error != NULL ? error->message : NULL);
  put_diagnostics(out, diagnostics);
  wire_put_number(out, papers != NULL ? papers->len : 0);
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    put_paper(out, g_ptr_array_index(papers, i));
}

static void paper_free_item(gpointer data)
{
  paper_free(data);
}

static void get_result(WireCursor *cursor, WireResult *result)
{
  result->domain = wire_get_text(cursor);
  gint64 code = wire_get_signed(cursor);
  result->code = code >= G_MININT && code <= G_MAXINT ? (int)code : 0;
  result->message = wire_get_name(cursor);
  get_diagnostics(cursor, result->diagnostics);
  gsize n = wire_get_count(cursor);
  if ((result->domain == NULL) != (n > 0) || (result->domain == NULL) != (result->message == NULL) ||
      n > LIMIT_ABSTRACTS_PER_FILE) {
    cursor->damaged = TRUE;
    return;
  }
  if (n > 0)
    result->papers = g_ptr_array_new_with_free_func(paper_free_item);
  for (gsize i = 0; i < n && !cursor->damaged; i++) {
    Paper *paper = get_paper(cursor);
    g_ptr_array_add(result->papers, paper);
    if (!cursor->damaged && !paper_check(paper, NULL))
      cursor->damaged = TRUE;
  }
}

gboolean wire_decode(const char *name, const guint8 *bytes, gsize length, WireResult *result, GError **error)
{
  memset(result, 0, sizeof *result);
  result->diagnostics = diagnostics_new(name);
  WireCursor cursor = {bytes, bytes + length, length < 4 || memcmp(bytes, WIRE_MAGIC, 4) != 0};
  if (!cursor.damaged)
    cursor.at += 4;
  if (wire_get_number(&cursor) != WIRE_VERSION)
    cursor.damaged = TRUE;
  if (!cursor.damaged)
    get_result(&cursor, result);
  if (!cursor.damaged && cursor.at == cursor.end)
    return TRUE;
  wire_result_clear(result);
  g_set_error(error, WIRE_ERROR, WIRE_ERROR_DAMAGED, "what came back from the reading process is damaged");
  return FALSE;
}
