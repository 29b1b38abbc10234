/* `adduce cites KEY` and `adduce cited-by KEY`: who cites what, and in which sentence. */
#include "query/commands.h"

#include "ontology/store/store.h"
#include "query/render/parts.h"

#include <string.h>

/* ---------------------------------------------------------------- cites */

static void cites_json(Printer *printer, const GPtrArray *references, const GPtrArray *missing)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_array(printer, "cites");
  for (guint i = 0; i < references->len; i++) {
    printer_begin_object(printer, NULL);
    json_reference(printer, g_ptr_array_index(references, i));
    printer_end_object(printer);
  }
  printer_end_array(printer);
  printer_begin_array(printer, "missing");
  for (guint i = 0; i < missing->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(missing, i);
    printer_begin_object(printer, NULL);
    printer_string(printer, "citation", citation->text);
    json_span(printer, citation->span);
    printer_string_optional(printer, "sentence", citation->sentence_text);
    printer_end_object(printer);
  }
  printer_end_array(printer);
  printer_end_object(printer);
  printer_end_line(printer);
}

static void cites_text(Printer *printer, const StorePaper *paper, const GPtrArray *references,
                       const GPtrArray *missing)
{
  g_autofree char *name = readable_paper(paper);
  printer_paragraph(printer, STYLE_STRONG, 0, name);
  if (references->len == 0)
    printer_paragraph(printer, STYLE_PLAIN, 0, "It prints no reference list.");
  for (guint i = 0; i < references->len; i++) {
    const StoreReference *reference = g_ptr_array_index(references, i);
    g_autofree char *bullet = g_strdup_printf("%3u. (%ux) ", reference->n, reference->citations);
    text_reference(printer, reference, bullet, 0);
  }
  if (missing->len == 0)
    return;
  printer_blank(printer);
  printer_paragraph(printer, STYLE_WARN, 0, "Cited in the text, but not in its reference list:");
  for (guint i = 0; i < missing->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(missing, i);
    printer_textf(printer, STYLE_PLAIN, "%s", citation->text);
    printer_textf(printer, STYLE_QUIET, " [--at %" G_GSIZE_FORMAT "]", citation->span.start);
    printer_flush(printer, 2, 4);
  }
}

static ExitCode run_cites(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StorePaper) paper = store_paper(context->base, arguments[0], &error);
  if (paper == NULL)
    return store_failed(context, g_steal_pointer(&error));
  g_autoptr(GPtrArray) references = store_references(context->base, paper->id, &error);
  g_autoptr(GPtrArray) citations =
      references != NULL ? store_citations(context->base, paper->id, &error) : NULL;
  if (citations == NULL)
    return store_failed(context, g_steal_pointer(&error));
  g_autoptr(GPtrArray) missing = g_ptr_array_new();
  for (guint i = 0; i < citations->len; i++) {
    StoreCitation *citation = g_ptr_array_index(citations, i);
    if (citation->references->len == 0)
      g_ptr_array_add(missing, citation);
  }
  if (printer_is_json(context->printer))
    cites_json(context->printer, references, missing);
  else
    cites_text(context->printer, paper, references, missing);
  return references->len + missing->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

/* ---------------------------------------------------------------- cited-by */

static void cited_by_json(Printer *printer, const StoreWork *work, const GPtrArray *citations)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_string(printer, "work", work->key);
  printer_begin_array(printer, "cited-by");
  for (guint i = 0; i < citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(citations, i);
    printer_begin_object(printer, NULL);
    json_paper(printer, "paper", citation->paper, FALSE);
    if (citation->references->len > 0)
      printer_integer(printer, "n", ((const StoreReference *)g_ptr_array_index(citation->references, 0))->n);
    if (citation->span.start < citation->span.end) {
      printer_string(printer, "citation", citation->text);
      printer_string(printer, "match", citation_match_name(citation->match));
      json_span(printer, citation->span);
    }
    printer_string_optional(printer, "sentence", citation->sentence_text);
    printer_end_object(printer);
  }
  printer_end_array(printer);
  printer_end_object(printer);
  printer_end_line(printer);
}

static void cited_by_text(Printer *printer, const StoreWork *work, const GPtrArray *citations)
{
  g_autofree char *name = readable_record(work->record, work->key);
  printer_paragraph(printer, STYLE_STRONG, 0, name);
  const char *last = NULL;
  for (guint i = 0; i < citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(citations, i);
    if (g_strcmp0(last, citation->paper->key) != 0) {
      g_autofree char *paper = readable_paper(citation->paper);
      printer_blank(printer);
      printer_text(printer, STYLE_PLAIN, paper);
      printer_textf(printer, STYLE_QUIET, " [%s]", citation->paper->key);
      printer_flush(printer, 0, 0);
      last = citation->paper->key;
    }
    if (citation->sentence_text != NULL) {
      printer_textf(printer, STYLE_QUOTE, "- \"%s\"", citation->sentence_text);
      printer_textf(printer, STYLE_QUIET, " [--at %" G_GSIZE_FORMAT "]", citation->sentence.start);
    } else if (citation->span.start < citation->span.end) {
      printer_textf(printer, STYLE_PLAIN, "- %s", citation->text);
    } else {
      printer_text(printer, STYLE_PLAIN, "- in its reference list, but cited nowhere in its text");
    }
    printer_flush(printer, 2, 4);
  }
  if (citations->len == 0)
    printer_paragraph(printer, STYLE_PLAIN, 0, "None of the papers held cites it.");
}

static ExitCode run_cited_by(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreWork) work = store_work(context->base, arguments[0], &error);
  if (work == NULL)
    return store_failed(context, g_steal_pointer(&error));
  g_autoptr(GPtrArray) citations = store_cited_by(context->base, work->key, &error);
  if (citations == NULL)
    return store_failed(context, g_steal_pointer(&error));
  if (printer_is_json(context->printer))
    cited_by_json(context->printer, work, citations);
  else
    cited_by_text(context->printer, work, citations);
  return citations->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static const char *const formats[] = {"text", "json", NULL};
static const char *const cites_examples[][2] = {
    {"adduce cites powell2010",
     "Its reference list, with the keys of the works, and what is cited but not listed."},
    {NULL, NULL},
};
static const char *const cited_by_examples[][2] = {
    {"adduce cited-by kessler1997", "Who cites this work, and the sentences in which they do."},
    {NULL, NULL},
};

const Command cites_command = {
    .name = "cites",
    .arguments = "KEY",
    .summary = "list what a paper cites",
    .examples = cites_examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .least = 1,
    .most = 1,
    .run = run_cites,
};

const Command cited_by_command = {
    .name = "cited-by",
    .arguments = "KEY",
    .summary = "list who cites a work, with the citing sentences",
    .examples = cited_by_examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .least = 1,
    .most = 1,
    .run = run_cited_by,
};
