/* The tree: one thing a line, indented by two blanks a level, never wrapped, so that two trees can be
 * compared with diff. Values follow a label and one blank; bytes that are control characters are escaped. */
#include "indexer/parse.h"

#include "corpus/base/safe.h"
#include "corpus/record/record_print.h"

#include <string.h>

static void line(Printer *printer, guint indent, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void line(Printer *printer, guint indent, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_autofree char *safe = safe_line(text, -1);
  g_autofree char *indented = g_strdup_printf("%*s%s", (int)(2 * indent), "", safe);
  printer_line(printer, indented);
}

static void field(Printer *printer, guint indent, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    line(printer, indent, "%s %s", name, value);
}

static void persons(Printer *printer, guint indent, const char *name, const GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++) {
    g_autofree char *label = person_label(g_ptr_array_index(list, i));
    line(printer, indent, "%s %s", name, label);
  }
}

static void record_fields(Printer *printer, guint indent, const Record *record)
{
  persons(printer, indent, "author", record->authors);
  if (record->et_al)
    line(printer, indent, "et-al");
  persons(printer, indent, "editor", record->editors);
  if (record->year != 0)
    line(printer, indent, "year %d%s", record->year, record->year_suffix != NULL ? record->year_suffix : "");
  if (record->original_year != 0)
    line(printer, indent, "original-year %d", record->original_year);
  field(printer, indent, "title", record->title);
  field(printer, indent, "subtitle", record->subtitle);
  field(printer, indent, "container", record->container);
  field(printer, indent, "volume", record->volume);
  field(printer, indent, "issue", record->issue);
  field(printer, indent, "pages", record->pages);
  field(printer, indent, "publisher", record->publisher);
  field(printer, indent, "place", record->place);
  field(printer, indent, "edition", record->edition);
  field(printer, indent, "doi", record->doi);
  field(printer, indent, "url", record->url);
  field(printer, indent, "accessed", record->accessed);
  field(printer, indent, "issn", record->issn);
  field(printer, indent, "isbn", record->isbn);
  field(printer, indent, "pmid", record->pmid);
  field(printer, indent, "note", record->note);
  for (guint i = 0; i < record->keywords->len; i++)
    field(printer, indent, "keyword", g_ptr_array_index(record->keywords, i));
  field(printer, indent, "language", record->language);
}

static void body(Printer *printer, const Paper *paper)
{
  guint section = 0;
  line(printer, 1, "body");
  for (guint i = 0; i < paper->paragraphs->len; i++) {
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, i);
    for (; section < paper->sections->len; section++) {
      const Section *s = &g_array_index(paper->sections, Section, section);
      if (s->heading.start >= paragraph->span.end)
        break;
      const char *role = section_role_name(s->role);
      line(printer, 2, "section %u %s%s%s%s %s", s->level, role != NULL ? role : "-",
           s->run_in ? " run-in" : "", s->number != NULL ? " " : "", s->number != NULL ? s->number : "",
           s->title != NULL ? s->title : "");
    }
    const char *kind = block_kind_name(paragraph->kind);
    const char *zone = zone_name(paragraph->zone);
    if (paragraph->n_sentences == 0) {
      g_autofree char *text = paper_slice(paper, paragraph->span);
      line(printer, 3, "%s %s %s", kind, zone, text);
      continue;
    }
    line(printer, 3, "%s %s", kind, zone);
    for (guint k = 0; k < paragraph->n_sentences; k++) {
      g_autofree char *text =
          paper_slice(paper, g_array_index(paper->sentences, Sentence, paragraph->first_sentence + k).span);
      line(printer, 4, "| %s", text);
    }
  }
}

/* Where a piece stood: the last words before its anchor, so that a reader sees it without counting bytes. */
static char *words_before(const Paper *paper, gsize anchor)
{
  enum { BYTES = 30 };
  const char *bytes = paper->text->str;
  gsize end = MIN(anchor, paper->running_length);
  gsize start = end > BYTES ? end - BYTES : 0;
  while (start > 0 && start < end && !g_ascii_isspace(bytes[start - 1]))
    start++;
  g_autofree char *text = paper_slice(paper, (Span){start, end});
  return g_strdup(g_strstrip(text));
}

static void kept(Printer *printer, const Paper *paper)
{
  if (paper->kept->len > 0)
    line(printer, 1, "kept");
  for (guint i = 0; i < paper->kept->len; i++) {
    const Kept *piece = &g_array_index(paper->kept, Kept, i);
    g_autofree char *text = paper_slice(paper, piece->span);
    g_autofree char *before = words_before(paper, piece->anchor);
    line(printer, 2, "%s %s after \"%s\"", piece->kind, zone_name(piece->zone), before);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **each = lines; *each != NULL; each++)
      line(printer, 3, "| %s", *each);
  }
}

static void references(Printer *printer, const Paper *paper)
{
  if (paper->references->len > 0)
    line(printer, 1, "references");
  for (guint i = 0; i < paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(paper->references, i);
    line(printer, 2, "%u %s", reference->n, work_type_name(reference->record->type));
    field(printer, 3, "label", reference->label);
    field(printer, 3, "raw", reference->raw);
    record_fields(printer, 3, reference->record);
  }
}

static void append_numbers(GString *out, const char *before, const GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf(out, "%s%u", i == 0 ? before : " ", g_array_index(numbers, guint, i));
}

static void citations(Printer *printer, const Paper *paper)
{
  if (paper->citations->len > 0)
    line(printer, 1, "citations");
  for (guint i = 0; i < paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(paper->citations, i);
    g_autofree char *text = paper_slice(paper, citation->span);
    g_autoptr(GString) links = g_string_new(NULL);
    append_numbers(links, " numbers ", citation->numbers);
    append_numbers(links, " -> ", citation->references);
    line(printer, 2, "group %u %s %s \"%s\"%s%s%s", citation->group, citation_form_name(citation->form),
         citation_match_name(citation->match), text, links->str, citation->reason != NULL ? " because " : "",
         citation->reason != NULL ? citation->reason : "");
  }
}

static void diagnostics(Printer *printer, const Diagnostics *list)
{
  static const char *const positions[] = {"", " line", " byte", " page"};
  if (diagnostics_count(list) > 0)
    line(printer, 1, "diagnostics");
  for (guint i = 0; i < diagnostics_count(list); i++) {
    const Diagnostic *diagnostic = diagnostics_get(list, i);
    g_autofree char *position =
        diagnostic->kind == POSITION_NONE
            ? g_strdup("")
            : g_strdup_printf("%s %" G_GUINT64_FORMAT, positions[diagnostic->kind], diagnostic->position);
    line(printer, 2, "%s %s%s: %s", severity_name(diagnostic->severity), diagnostic->code, position,
         diagnostic->message);
  }
}

void paper_print_tree(Printer *printer, const Paper *paper, guint number)
{
  line(printer, 0, "paper %u %s", number, paper_kind_name(paper->kind));
  field(printer, 1, "digest-of", paper->digest_of);
  field(printer, 1, "label", paper->label);
  record_fields(printer, 1, paper->record);
  for (guint i = 0; i < paper->abstracts->len; i++) {
    const Abstract *abstract = &g_array_index(paper->abstracts, Abstract, i);
    g_autofree char *text = paper_slice(paper, abstract->span);
    line(printer, 1, "abstract %s %s", abstract->language != NULL ? abstract->language : "-", text);
  }
  body(printer, paper);
  references(printer, paper);
  citations(printer, paper);
  kept(printer, paper);
  diagnostics(printer, paper->diagnostics);
}
