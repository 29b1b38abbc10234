#include "ontology/store/record_json.h"

#include "corpus/base/limits.h"

#include <json-glib/json-glib.h>
#include <stddef.h>

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

static const char *string_member(JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member(object, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING
             ? json_node_get_string(node)
             : NULL;
}

static gboolean number_of(JsonNode *node, double *value)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE(node))
    return FALSE;
  GType type = json_node_get_value_type(node);
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *value = json_node_get_double(node);
  return TRUE;
}

static int integer_member(JsonObject *object, const char *name)
{
  double value = 0;
  return number_of(json_object_get_member(object, name), &value) && value > -100000 && value < 100000
             ? (int)value
             : 0;
}

static JsonArray *array_member(JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member(object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static void read_persons(JsonObject *object, const char *name, GPtrArray *persons)
{
  JsonArray *array = array_member(object, name);
  guint n = array != NULL ? MIN(json_array_get_length(array), LIMIT_PERSONS) : 0;
  for (guint i = 0; i < n; i++) {
    JsonNode *node = json_array_get_element(array, i);
    if (!JSON_NODE_HOLDS_OBJECT(node))
      continue;
    JsonObject *from = json_node_get_object(node);
    const char *family = string_member(from, "family");
    const char *literal = family == NULL ? string_member(from, "literal") : NULL;
    if (family == NULL && literal == NULL)
      continue;
    Person *person = person_new(family, string_member(from, "given"));
    person->literal = g_strdup(literal);
    person->suffix = g_strdup(string_member(from, "suffix"));
    person->particle = g_strdup(string_member(from, "particle"));
    g_ptr_array_add(persons, person);
  }
}

static void read_readings(JsonObject *object, Record *record)
{
  JsonNode *node = json_object_get_member(object, "reading");
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT(node))
    return;
  for (guint i = 0; i < FIELD_N; i++) {
    JsonArray *array = array_member(json_node_get_object(node), record_field_name((RecordField)i));
    double start, end, confidence;
    if (array == NULL || json_array_get_length(array) != 3 ||
        !number_of(json_array_get_element(array, 0), &start) ||
        !number_of(json_array_get_element(array, 1), &end) ||
        !number_of(json_array_get_element(array, 2), &confidence) || !(start >= 0) || !(end >= start) ||
        !(end <= LIMIT_FILE_BYTES))
      continue;
    record->reading[i] = (FieldReading){{(gsize)start, (gsize)end}, confidence};
  }
}

Record *record_from_json(const char *json)
{
  Record *record = record_new();
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  if (json == NULL || !json_parser_load_from_data(parser, json, -1, NULL))
    return record;
  JsonNode *root = json_parser_get_root(parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root))
    return record;
  JsonObject *object = json_node_get_object(root);
  read_persons(object, "authors", record->authors);
  read_persons(object, "editors", record->editors);
  JsonNode *et_al = json_object_get_member(object, "et_al");
  record->et_al = et_al != NULL && JSON_NODE_HOLDS_VALUE(et_al) && json_node_get_boolean(et_al);
  record->year = integer_member(object, "year");
  record->original_year = integer_member(object, "original_year");
  for (guint i = 0; i < G_N_ELEMENTS(text_fields); i++)
    *field_of(record, i) = g_strdup(string_member(object, text_fields[i].name));
  JsonArray *keywords = array_member(object, "keywords");
  for (guint i = 0; keywords != NULL && i < json_array_get_length(keywords); i++) {
    JsonNode *node = json_array_get_element(keywords, i);
    if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING)
      g_ptr_array_add(record->keywords, g_strdup(json_node_get_string(node)));
  }
  record->type = work_type_from_name(string_member(object, "type"));
  double confidence = 0;
  if (number_of(json_object_get_member(object, "confidence"), &confidence))
    record->confidence = confidence;
  read_readings(object, record);
  return record;
}
