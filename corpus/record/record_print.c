#include "corpus/record/record_print.h"

void person_print(Printer *printer, const char *key, const Person *person)
{
  printer_begin_object(printer, key);
  printer_string_optional(printer, "family", person->family);
  printer_string_optional(printer, "given", person->given);
  printer_string_optional(printer, "suffix", person->suffix);
  printer_string_optional(printer, "particle", person->particle);
  printer_string_optional(printer, "literal", person->literal);
  printer_end_object(printer);
}

void persons_print(Printer *printer, const char *key, const GPtrArray *persons)
{
  if (persons->len == 0)
    return;
  printer_begin_array(printer, key);
  for (guint i = 0; i < persons->len; i++)
    person_print(printer, NULL, g_ptr_array_index(persons, i));
  printer_end_array(printer);
}

static void print_year(Printer *printer, const Record *record)
{
  printer_integer_optional(printer, "year", record->year);
  printer_string_optional(printer, "year_suffix", record->year_suffix);
  printer_integer_optional(printer, "original_year", record->original_year);
}

/* The members that a reference and a paper have in common after the title. */
static void print_publication(Printer *printer, const Record *record)
{
  printer_string_optional(printer, "container", record->container);
  printer_string_optional(printer, "volume", record->volume);
  printer_string_optional(printer, "issue", record->issue);
  printer_string_optional(printer, "pages", record->pages);
  printer_string_optional(printer, "publisher", record->publisher);
  printer_string_optional(printer, "place", record->place);
  printer_string_optional(printer, "edition", record->edition);
  printer_string_optional(printer, "doi", record->doi);
  printer_string_optional(printer, "url", record->url);
  printer_string_optional(printer, "accessed", record->accessed);
  printer_string_optional(printer, "issn", record->issn);
  printer_string_optional(printer, "isbn", record->isbn);
  printer_string_optional(printer, "pmid", record->pmid);
  printer_string_optional(printer, "note", record->note);
}

void record_print_reference(Printer *printer, const Record *record)
{
  persons_print(printer, "authors", record->authors);
  if (record->et_al)
    printer_boolean(printer, "et_al", TRUE);
  persons_print(printer, "editors", record->editors);
  print_year(printer, record);
  printer_string_optional(printer, "title", record->title);
  print_publication(printer, record);
  printer_string(printer, "type", work_type_name(record->type));
  printer_number(printer, "confidence", record->confidence);
}

void record_print_paper(Printer *printer, const Record *record)
{
  printer_string_optional(printer, "title", record->title);
  printer_string_optional(printer, "subtitle", record->subtitle);
  persons_print(printer, "authors", record->authors);
  persons_print(printer, "editors", record->editors);
  print_year(printer, record);
  print_publication(printer, record);
  if (record->keywords->len > 0) {
    printer_begin_array(printer, "keywords");
    for (guint i = 0; i < record->keywords->len; i++)
      printer_string(printer, NULL, g_ptr_array_index(record->keywords, i));
    printer_end_array(printer);
  }
  printer_string_optional(printer, "language", record->language);
}

char *person_label(const Person *person)
{
  if (person->literal != NULL || person->family == NULL)
    return g_strdup(person->literal != NULL ? person->literal : "");
  GString *label = g_string_new(NULL);
  if (person->particle != NULL)
    g_string_append_printf(label, "%s ", person->particle);
  g_string_append(label, person->family);
  if (person->given != NULL)
    g_string_append_printf(label, ", %s", person->given);
  if (person->suffix != NULL)
    g_string_append_printf(label, ", %s", person->suffix);
  return g_string_free(label, FALSE);
}
