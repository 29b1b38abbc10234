#include "corpus/record/record.h"

#include <string.h>

static void person_free_item(gpointer data)
{
  person_free(data);
}

Person *person_new(const char *family, const char *given)
{
  Person *person = g_new0(Person, 1);
  person->family = g_strdup(family);
  person->given = g_strdup(given);
  return person;
}

Person *person_new_literal(const char *literal)
{
  Person *person = g_new0(Person, 1);
  person->literal = g_strdup(literal);
  return person;
}

Person *person_copy(const Person *person)
{
  Person *copy = person_new(person->family, person->given);
  copy->suffix = g_strdup(person->suffix);
  copy->particle = g_strdup(person->particle);
  copy->literal = g_strdup(person->literal);
  return copy;
}

void person_free(Person *person)
{
  if (person == NULL)
    return;
  g_free(person->family);
  g_free(person->given);
  g_free(person->suffix);
  g_free(person->particle);
  g_free(person->literal);
  g_free(person);
}

Record *record_new(void)
{
  Record *record = g_new0(Record, 1);
  record->authors = g_ptr_array_new_with_free_func(person_free_item);
  record->editors = g_ptr_array_new_with_free_func(person_free_item);
  record->keywords = g_ptr_array_new_with_free_func(g_free);
  return record;
}

/* The owned strings of a record, for freeing and copying alike. */
static void record_strings(Record *record, char ***fields)
{
  char **all[] = {&record->year_suffix, &record->title,         &record->subtitle, &record->container,
                  &record->volume,      &record->issue,         &record->pages,    &record->publisher,
                  &record->place,       &record->edition,       &record->doi,      &record->url,
                  &record->accessed,    &record->issn,          &record->isbn,     &record->pmid,
                  &record->language,    &record->abstract_text, &record->note,     &record->id};
  G_STATIC_ASSERT(G_N_ELEMENTS(all) == 20);
  memcpy(fields, all, sizeof all);
}

#define RECORD_STRINGS 20

void record_free(Record *record)
{
  if (record == NULL)
    return;
  char **fields[RECORD_STRINGS];
  record_strings(record, fields);
  for (guint i = 0; i < RECORD_STRINGS; i++)
    g_free(*fields[i]);
  g_ptr_array_unref(record->authors);
  g_ptr_array_unref(record->editors);
  g_ptr_array_unref(record->keywords);
  g_free(record);
}

Record *record_copy(const Record *record)
{
  Record *copy = record_new();
  g_autoptr(GPtrArray) authors = copy->authors;
  g_autoptr(GPtrArray) editors = copy->editors;
  g_autoptr(GPtrArray) keywords = copy->keywords;
  *copy = *record;
  copy->authors = g_steal_pointer(&authors);
  copy->editors = g_steal_pointer(&editors);
  copy->keywords = g_steal_pointer(&keywords);
  char **fields[RECORD_STRINGS];
  record_strings(copy, fields);
  for (guint i = 0; i < RECORD_STRINGS; i++)
    *fields[i] = g_strdup(*fields[i]);
  for (guint i = 0; i < record->authors->len; i++)
    g_ptr_array_add(copy->authors, person_copy(g_ptr_array_index(record->authors, i)));
  for (guint i = 0; i < record->editors->len; i++)
    g_ptr_array_add(copy->editors, person_copy(g_ptr_array_index(record->editors, i)));
  for (guint i = 0; i < record->keywords->len; i++)
    g_ptr_array_add(copy->keywords, g_strdup(g_ptr_array_index(record->keywords, i)));
  return copy;
}

static const char *const type_names[] = {"other",      "article", "book",      "chapter",  "report", "thesis",
                                         "conference", "web",     "newspaper", "software", "dataset"};

const char *work_type_name(WorkType type)
{
  g_assert((guint)type < G_N_ELEMENTS(type_names));
  return type_names[type];
}

WorkType work_type_from_name(const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(type_names); i++)
    if (g_strcmp0(name, type_names[i]) == 0)
      return (WorkType)i;
  return WORK_OTHER;
}

static const char *const field_names[] = {"authors", "editors", "year",  "title",     "container",
                                          "volume",  "issue",   "pages", "publisher", "place",
                                          "edition", "doi",     "url",   "accessed",  "type"};
G_STATIC_ASSERT(G_N_ELEMENTS(field_names) == FIELD_N);

const char *record_field_name(RecordField field)
{
  g_assert((guint)field < FIELD_N);
  return field_names[field];
}
