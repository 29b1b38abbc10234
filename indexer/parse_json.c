#include "indexer/parse.h"

#include "corpus/record/record_print.h"

static void print_span(Printer *printer, Span span)
{
  printer_integer(printer, "start", (gint64)span.start);
  printer_integer(printer, "end", (gint64)span.end);
}

static void print_place(Printer *printer, const char *key, SourcePlace place)
{
  if (!place.has_bytes && place.page == 0 && place.path == NULL)
    return;
  printer_begin_object(printer, key);
  if (place.has_bytes)
    print_span(printer, (Span){place.start, place.end});
  printer_integer_optional(printer, "page", place.page);
  printer_string_optional(printer, "path", place.path);
  printer_end_object(printer);
}

static void print_source(Printer *printer, const Paper *paper, Span span)
{
  if (span.start < span.end)
    print_place(printer, "source", paper_locate(paper, span));
}

static void print_abstracts(Printer *printer, const Paper *paper)
{
  printer_begin_array(printer, "abstracts");
  for (guint i = 0; i < paper->abstracts->len; i++) {
    const Abstract *abstract = &g_array_index(paper->abstracts, Abstract, i);
    printer_begin_object(printer, NULL);
    printer_string_optional(printer, "language", abstract->language);
    print_span(printer, abstract->span);
    print_source(printer, paper, abstract->span);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void print_sections(Printer *printer, const Paper *paper)
{
  printer_begin_array(printer, "sections");
  for (guint i = 0; i < paper->sections->len; i++) {
    const Section *section = &g_array_index(paper->sections, Section, i);
    printer_begin_object(printer, NULL);
    printer_string_optional(printer, "title", section->title);
    printer_string_optional(printer, "number", section->number);
    printer_integer(printer, "level", section->level);
    printer_string_optional(printer, "role", section_role_name(section->role));
    print_span(printer, section->span);
    printer_begin_object(printer, "heading");
    print_span(printer, section->heading);
    printer_end_object(printer);
    if (section->run_in)
      printer_boolean(printer, "run_in", TRUE);
    print_source(printer, paper, section->span);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void print_sentences(Printer *printer, const Paper *paper, guint first, guint n)
{
  printer_begin_array(printer, "sentences");
  for (guint i = first; i < first + n; i++) {
    printer_begin_object(printer, NULL);
    print_span(printer, g_array_index(paper->sentences, Sentence, i).span);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void print_paragraphs(Printer *printer, const Paper *paper)
{
  printer_begin_array(printer, "paragraphs");
  for (guint i = 0; i < paper->paragraphs->len; i++) {
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, i);
    printer_begin_object(printer, NULL);
    printer_string(printer, "kind", block_kind_name(paragraph->kind));
    printer_string(printer, "zone", zone_name(paragraph->zone));
    if (paragraph->section >= 0)
      printer_integer(printer, "section", paragraph->section);
    print_span(printer, paragraph->span);
    if (paragraph->n_sentences > 0)
      print_sentences(printer, paper, paragraph->first_sentence, paragraph->n_sentences);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void print_references(Printer *printer, const Paper *paper)
{
  printer_begin_array(printer, "references");
  for (guint i = 0; i < paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(paper->references, i);
    printer_begin_object(printer, NULL);
    printer_integer(printer, "n", reference->n);
    printer_string_optional(printer, "label", reference->label);
    printer_string(printer, "raw", reference->raw != NULL ? reference->raw : "");
    record_print_reference(printer, reference->record);
    if (reference->span.start < reference->span.end)
      print_span(printer, reference->span);
    print_source(printer, paper, reference->span);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void print_numbers(Printer *printer, const char *key, const GArray *numbers)
{
  printer_begin_array(printer, key);
  for (guint i = 0; i < numbers->len; i++)
    printer_integer(printer, NULL, g_array_index(numbers, guint, i));
  printer_end_array(printer);
}

static void print_citations(Printer *printer, const Paper *paper)
{
  printer_begin_array(printer, "citations");
  for (guint i = 0; i < paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(paper->citations, i);
    printer_begin_object(printer, NULL);
    print_span(printer, citation->span);
    printer_string_n(printer, "text", paper->text->str + citation->span.start,
                     (gssize)(citation->span.end - citation->span.start));
    printer_string(printer, "form", citation_form_name(citation->form));
    printer_integer(printer, "group", citation->group);
    if (citation->numbers->len > 0)
      print_numbers(printer, "numbers", citation->numbers);
    print_numbers(printer, "references", citation->references);
    printer_string(printer, "match", citation_match_name(citation->match));
    printer_string_optional(printer, "reason", citation->reason);
    printer_number(printer, "confidence", citation->confidence);
    print_source(printer, paper, citation->span);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void print_kept(Printer *printer, const Paper *paper)
{
  printer_begin_array(printer, "kept");
  for (guint i = 0; i < paper->kept->len; i++) {
    const Kept *kept = &g_array_index(paper->kept, Kept, i);
    printer_begin_object(printer, NULL);
    printer_string(printer, "kind", kept->kind);
    printer_string(printer, "zone", zone_name(kept->zone));
    printer_string_n(printer, "text", paper->text->str + kept->span.start,
                     (gssize)(kept->span.end - kept->span.start));
    print_span(printer, kept->span);
    printer_integer(printer, "anchor", (gint64)kept->anchor);
    print_source(printer, paper, kept->span);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void print_diagnostics(Printer *printer, const Diagnostics *diagnostics)
{
  static const char *const positions[] = {NULL, "line", "byte", "page"};
  printer_begin_array(printer, "diagnostics");
  for (guint i = 0; i < diagnostics_count(diagnostics); i++) {
    const Diagnostic *diagnostic = diagnostics_get(diagnostics, i);
    printer_begin_object(printer, NULL);
    printer_string(printer, "severity", severity_name(diagnostic->severity));
    if (diagnostic->kind != POSITION_NONE)
      printer_integer(printer, positions[diagnostic->kind], (gint64)diagnostic->position);
    printer_string(printer, "code", diagnostic->code);
    printer_string(printer, "message", diagnostic->message);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

void paper_print_json(Printer *printer, const Paper *paper)
{
  printer_begin_object(printer, NULL);
  record_print_paper(printer, paper->record);
  if (paper->label != NULL) {
    printer_begin_object(printer, "label");
    printer_string(printer, "text", paper->label);
    printer_boolean(printer, "inferred", TRUE);
    printer_end_object(printer);
  }
  printer_string(printer, "kind", paper_kind_name(paper->kind));
  printer_string_optional(printer, "digest_of", paper->digest_of);
  printer_string_optional(printer, "file", paper->file);
  printer_string_optional(printer, "sha256", paper->sha256);
  printer_string_optional(printer, "format", paper->format);
  print_place(printer, "source", paper->place);
  printer_string_n(printer, "text", paper->text->str, (gssize)paper->running_length);
  print_abstracts(printer, paper);
  print_sections(printer, paper);
  print_paragraphs(printer, paper);
  print_references(printer, paper);
  print_citations(printer, paper);
  print_kept(printer, paper);
  print_diagnostics(printer, paper->diagnostics);
  printer_end_object(printer);
}
