#include "query/render/readings.h"

#include "corpus/record/record_print.h"
#include "query/render/parts.h"

static void json_reading(Printer *printer, const Reading *reading, guint rank)
{
  const StorePassage *where = reading->where;
  printer_begin_object(printer, NULL);
  printer_integer(printer, "rank", rank);
  printer_string(printer, "key", reading->key);
  printer_boolean(printer, "held", reading->held);
  printer_string_optional(printer, "title", reading->record->title);
  persons_print(printer, "authors", reading->record->authors);
  printer_integer_optional(printer, "year", reading->record->year);
  printer_string_optional(printer, "design", design_name(reading->design));
  printer_integer_optional(printer, "level", design_level(reading->design));
  printer_boolean(printer, "in_passing", reading->in_passing);
  printer_integer(printer, "sentences", reading->sentences);
  printer_string(printer, "quote", reading->quote);
  json_paper(printer, "paper", where->paper, FALSE);
  g_autofree char *section = readable_section(where);
  printer_string_optional(printer, "section", section);
  printer_integer_optional(printer, "page", where->page);
  json_span(printer, reading->span);
  printer_end_object(printer);
}

static void text_reading(Printer *printer, const Reading *reading, guint rank)
{
  const char *design = design_name(reading->design);
  printer_textf(printer, STYLE_PLAIN, "%u. ", rank);
  printer_text(printer, STYLE_STRONG, reading->name);
  printer_textf(printer, STYLE_QUIET, " [%s]", reading->key);
  printer_flush(printer, 0, 3);
  printer_textf(printer, STYLE_QUIET, "%s, %s; %u sentence%s", reading->held ? "held" : "not held",
                design != NULL ? design : "design not told", reading->sentences,
                reading->sentences == 1 ? "" : "s");
  printer_flush(printer, 3, 3);
  printer_paragraph(printer, STYLE_QUOTE, 5, reading->quote);
  g_autofree char *section = readable_section(reading->where);
  if (!reading->held)
    printer_textf(printer, STYLE_QUIET, "in %s, ", reading->where->paper->display);
  if (section != NULL)
    printer_textf(printer, STYLE_QUIET, "%s, ", section);
  if (reading->where->page > 0)
    printer_textf(printer, STYLE_QUIET, "page %u, ", reading->where->page);
  printer_textf(printer, STYLE_QUIET, "%s %zu-%zu", reading->where->paper->key, reading->span.start,
                reading->span.end);
  printer_flush(printer, 5, 5);
}

void print_readings(Printer *printer, const StoreConcept *concept, const Readings *readings)
{
  gboolean json = printer_is_json(printer), passing = FALSE;
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_object(printer, "concept");
  printer_string(printer, "key", concept->key);
  printer_string(printer, "scheme", concept->scheme);
  printer_string(printer, "label", concept->label);
  printer_string(printer, "iri", concept->iri);
  printer_end_object(printer);
  printer_textf(printer, STYLE_HEADING, "Readings on %s", concept->label);
  printer_flush(printer, 0, 0);
  printer_begin_array(printer, "readings");
  for (guint i = 0; i < readings->readings->len && !printer_is_closed(printer); i++) {
    const Reading *reading = g_ptr_array_index(readings->readings, i);
    if (reading->in_passing && !passing)
      printer_paragraph(printer, STYLE_HEADING, 0, "Named in passing");
    passing = reading->in_passing;
    if (json)
      json_reading(printer, reading, i + 1);
    else
      text_reading(printer, reading, i + 1);
  }
  printer_end_array(printer);
  printer_begin_object(printer, "counts");
  printer_integer(printer, "papers", readings->papers);
  printer_integer(printer, "works", readings->works);
  printer_end_object(printer);
  printer_end_object(printer);
  printer_end_line(printer);
  if (readings->readings->len == 0)
    printer_paragraph(printer, STYLE_PLAIN, 0, "No paper held names it in its abstract or body.");
  else if (readings->readings->len < readings->papers + readings->works)
    printer_textf(printer, STYLE_QUIET, "%u of %u; --limit shows more", readings->readings->len,
                  readings->papers + readings->works);
  printer_flush(printer, 0, 0);
}
