#include "query/render/parts.h"

#include "corpus/record/record_print.h"

void json_span(Printer *printer, Span span)
{
  printer_integer(printer, "start", (gint64)span.start);
  printer_integer(printer, "end", (gint64)span.end);
}

void json_source(Printer *printer, const char *key, SourcePlace place)
{
  if (!place.has_bytes && place.page == 0 && place.path == NULL)
    return;
  printer_begin_object(printer, key);
  if (place.has_bytes)
    json_span(printer, (Span){place.start, place.end});
  printer_integer_optional(printer, "page", place.page);
  printer_string_optional(printer, "path", place.path);
  printer_end_object(printer);
}

void json_paper(Printer *printer, const char *key, const StorePaper *paper, gboolean authors)
{
  const Record *record = paper->record;
  printer_begin_object(printer, key);
  printer_string(printer, "key", paper->key);
  printer_string_optional(printer, "title", record->title);
  if (paper->inferred) {
    printer_begin_object(printer, "label");
    printer_string(printer, "text", paper->display);
    printer_boolean(printer, "inferred", TRUE);
    printer_end_object(printer);
  }
  if (authors)
    persons_print(printer, "authors", record->authors);
  printer_integer_optional(printer, "year", record->year);
  printer_string(printer, "file", paper->file);
  printer_string(printer, "kind", paper_kind_name(paper->kind));
  printer_string_optional(printer, "digest_of", paper->digest_of);
  printer_end_object(printer);
}

void json_reference(Printer *printer, const StoreReference *reference)
{
  printer_integer(printer, "n", reference->n);
  printer_string_optional(printer, "label", reference->label);
  printer_string_optional(printer, "work", reference->work);
  printer_string(printer, "raw", reference->raw != NULL ? reference->raw : "");
  printer_integer(printer, "citations", reference->citations);
  record_print_reference(printer, reference->record);
}

void json_cites(Printer *printer, const char *key, const GPtrArray *citations)
{
  printer_begin_array(printer, key);
  for (guint i = 0; i < citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(citations, i);
    for (guint k = 0; k < MAX(1, citation->references->len); k++) {
      const StoreReference *reference =
          k < citation->references->len ? g_ptr_array_index(citation->references, k) : NULL;
      printer_begin_object(printer, NULL);
      if (reference != NULL)
        printer_string_optional(printer, "work", reference->work);
      printer_string(printer, "citation", citation->text);
      if (reference != NULL) {
        printer_integer(printer, "n", reference->n);
        printer_string(printer, "raw", reference->raw);
      }
      printer_string(printer, "match", citation_match_name(citation->match));
      printer_end_object(printer);
    }
  }
  printer_end_array(printer);
}

void json_strings(Printer *printer, const char *key, const GPtrArray *strings)
{
  printer_begin_array(printer, key);
  for (guint i = 0; i < strings->len; i++)
    printer_string(printer, NULL, g_ptr_array_index(strings, i));
  printer_end_array(printer);
}
