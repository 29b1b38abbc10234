#include "ontology/store/record_json.h"

#include "corpus/base/limits.h"
#include "ontology/store/json_cursor.h"

#include <stddef.h>
#include <string.h>

/* The text fields and their names. */
static const struct {
  const char *name;
  gsize offset;
} text_fields[] = {
    {"year_suffix", offsetof(Record, year_suffix)},
    {"title", offsetof(Record, title)},
    {"subtitle", offsetof(Record, subtitle)},
    {"container", offsetof(Record, container)},
    {"volume", offsetof(Record, volume)},
    {"issue", offsetof(Record, issue)},
    {"pages", offsetof(Record, pages)},
    {"publisher", offsetof(Record, publisher)},
    {"place", offsetof(Record, place)},
    {"edition", offsetof(Record, edition)},
    {"doi", offsetof(Record, doi)},
    {"url", offsetof(Record, url)},
    {"accessed", offsetof(Record, accessed)},
    {"issn", offsetof(Record, issn)},
    {"isbn", offsetof(Record, isbn)},
    {"pmid", offsetof(Record, pmid)},
    {"language", offsetof(Record, language)},
    {"abstract", offsetof(Record, abstract_text)},
    {"note", offsetof(Record, note)},
    {"id", offsetof(Record, id)},
};

static char **field_of(const Record *record, guint i)
{
  return (char **)(void *)((char *)record + text_fields[i].offset);
}

/* ---------------------------------------------------------------- writing */

static void append_string(GString *out, const char *text)
{
  g_string_append_c(out, '"');
  for (const guchar *p = (const guchar *)text; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_printf(out, "\\%c", *p);
    else if (*p < 0x20 || *p == 0x7F)
      g_string_append_printf(out, "\\u%04x", *p);
    else
      g_string_append_c(out, (char)*p);
  }
  g_string_append_c(out, '"');
}

/* "name":, after a comma where one is due. */
static void append_name(GString *out, const char *name)
{
  if (out->len > 0 && out->str[out->len - 1] != '{')
    g_string_append_c(out, ',');
  append_string(out, name);
  g_string_append_c(out, ':');
}

static void append_text(GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  append_name(out, name);
  append_string(out, text);
}

static void append_persons(GString *out, const char *name, const GPtrArray *persons)
{
  if (persons->len == 0)
    return;
  append_name(out, name);
  g_string_append_c(out, '[');
  for (guint i = 0; i < persons->len; i++) {
    const Person *person = g_ptr_array_index(persons, i);
    g_string_append(out, i > 0 ? ",{" : "{");
    append_text(out, "family", person->family);
    append_text(out, "given", person->given);
    append_text(out, "suffix", person->suffix);
    append_text(out, "particle", person->particle);
    append_text(out, "literal", person->literal);
    g_string_append_c(out, '}');
  }
  g_string_append_c(out, ']');
}

static void append_double(GString *out, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(out, g_ascii_formatd(number, sizeof number, "%.6g", value));
}

static void append_readings(GString *out, const Record *record)
{
  g_autoptr(GString) readings = g_string_new(NULL);
  for (guint i = 0; i < FIELD_N; i++) {
    const FieldReading *reading = &record->reading[i];
    if (reading->span.end == 0)
      continue;
    append_name(readings, record_field_name((RecordField)i));
    g_string_append_printf(readings, "[%" G_GSIZE_FORMAT ",%" G_GSIZE_FORMAT ",", reading->span.start,
                           reading->span.end);
    append_double(readings, reading->confidence);
    g_string_append_c(readings, ']');
  }
  if (readings->len == 0)
    return;
  append_name(out, "reading");
  g_string_append_printf(out, "{%s}", readings->str);
}

char *record_to_json(const Record *record)
{
  GString *out = g_string_new("{");
  append_persons(out, "authors", record->authors);
  append_persons(out, "editors", record->editors);
  if (record->et_al) {
    append_name(out, "et_al");
    g_string_append(out, "true");
  }
  if (record->year != 0) {
    append_name(out, "year");
    g_string_append_printf(out, "%d", record->year);
  }
  if (record->original_year != 0) {
    append_name(out, "original_year");
    g_string_append_printf(out, "%d", record->original_year);
  }
  for (guint i = 0; i < G_N_ELEMENTS(text_fields); i++)
    append_text(out, text_fields[i].name, *field_of(record, i));
  if (record->keywords->len > 0) {
    append_name(out, "keywords");
    g_string_append_c(out, '[');
    for (guint i = 0; i < record->keywords->len; i++) {
      if (i > 0)
        g_string_append_c(out, ',');
      append_string(out, g_ptr_array_index(record->keywords, i));
    }
    g_string_append_c(out, ']');
  }
  if (record->type != WORK_OTHER)
    append_text(out, "type", work_type_name(record->type));
  if (record->confidence != 0) {
    append_name(out, "confidence");
    append_double(out, record->confidence);
  }
  append_readings(out, record);
  g_string_append_c(out, '}');
  return g_string_free(out, FALSE);
}

/* ---------------------------------------------------------------- reading: whatever the JSON holds, nothing
 * but values of the right kind is taken. */

static void take_text(JsonCursor *json, char **text)
{
  g_free(*text);
  *text = json_take_string(json);
}

static int take_year(JsonCursor *json)
{
  double value = 0;
  return json_take_number(json, &value) && value > -100000 && value < 100000 ? (int)value : 0;
}

static Person *take_person(JsonCursor *json)
{
  gboolean first = TRUE;
  char name[JSON_NAME_BYTES];
  g_autoptr(Person) person = person_new(NULL, NULL);
  const struct {
    const char *name;
    char **text;
  } parts[] = {{"family", &person->family},
               {"given", &person->given},
               {"literal", &person->literal},
               {"suffix", &person->suffix},
               {"particle", &person->particle}};
  for (gboolean more = json_open_object(json); more && json_next_member(json, &first, name);) {
    guint i = 0;
    while (i < G_N_ELEMENTS(parts) && strcmp(parts[i].name, name) != 0)
      i++;
    if (i < G_N_ELEMENTS(parts))
      take_text(json, parts[i].text);
    else
      json_skip(json);
  }
  if (person->family != NULL)
    g_clear_pointer(&person->literal, g_free);
  return person->family != NULL || person->literal != NULL ? g_steal_pointer(&person) : NULL;
}

static void take_persons(JsonCursor *json, GPtrArray *persons)
{
  gboolean first = TRUE;
  for (gboolean more = json_open_array(json); more && json_next_element(json, &first);) {
    if (persons->len >= LIMIT_PERSONS) {
      json_skip(json);
      continue;
    }
    Person *person = take_person(json);
    if (person != NULL)
      g_ptr_array_add(persons, person);
  }
}

static void take_keywords(JsonCursor *json, GPtrArray *keywords)
{
  gboolean first = TRUE;
  for (gboolean more = json_open_array(json); more && json_next_element(json, &first);) {
    char *keyword = json_take_string(json);
    if (keyword != NULL)
      g_ptr_array_add(keywords, keyword);
  }
}

/* [start, end, confidence] */
static void take_reading(JsonCursor *json, FieldReading *reading)
{
  double values[3] = {0};
  guint n = 0;
  gboolean first = TRUE, numbers = TRUE;
  for (gboolean more = json_open_array(json); more && json_next_element(json, &first); n++) {
    double value = 0;
    numbers &= json_take_number(json, &value);
    if (n < 3)
      values[n] = value;
  }
  if (n == 3 && numbers && values[0] >= 0 && values[1] >= values[0] && values[1] <= LIMIT_FILE_BYTES)
    *reading = (FieldReading){{(gsize)values[0], (gsize)values[1]}, values[2]};
}

static void take_readings(JsonCursor *json, Record *record)
{
  gboolean first = TRUE;
  char name[JSON_NAME_BYTES];
  for (gboolean more = json_open_object(json); more && json_next_member(json, &first, name);) {
    guint i = 0;
    while (i < FIELD_N && strcmp(record_field_name((RecordField)i), name) != 0)
      i++;
    if (i < FIELD_N)
      take_reading(json, &record->reading[i]);
    else
      json_skip(json);
  }
}

static void take_member(JsonCursor *json, const char *name, Record *record)
{
  for (guint i = 0; i < G_N_ELEMENTS(text_fields); i++) {
    if (strcmp(text_fields[i].name, name) == 0) {
      take_text(json, field_of(record, i));
      return;
    }
  }
  if (strcmp(name, "authors") == 0)
    take_persons(json, record->authors);
  else if (strcmp(name, "editors") == 0)
    take_persons(json, record->editors);
  else if (strcmp(name, "et_al") == 0)
    record->et_al = json_take_true(json);
  else if (strcmp(name, "year") == 0)
    record->year = take_year(json);
  else if (strcmp(name, "original_year") == 0)
    record->original_year = take_year(json);
  else if (strcmp(name, "keywords") == 0)
    take_keywords(json, record->keywords);
  else if (strcmp(name, "type") == 0) {
    g_autofree char *type = json_take_string(json);
    record->type = work_type_from_name(type);
  } else if (strcmp(name, "confidence") == 0)
    json_take_number(json, &record->confidence);
  else if (strcmp(name, "reading") == 0)
    take_readings(json, record);
  else
    json_skip(json);
}

Record *record_from_json(const char *json)
{
  g_autoptr(Record) record = record_new();
  JsonCursor cursor = {.at = json != NULL ? json : ""};
  gboolean first = TRUE;
  char name[JSON_NAME_BYTES];
  for (gboolean more = json_open_object(&cursor); more && json_next_member(&cursor, &first, name);)
    take_member(&cursor, name, record);
  return json_done(&cursor) ? g_steal_pointer(&record) : record_new();
}
