#include "corpus/record/csl.h"

#include "corpus/base/limits.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const struct {
  const char *name;
  WorkType type;
} types[] = {{"article-journal", WORK_ARTICLE},
             {"article", WORK_ARTICLE},
             {"article-magazine", WORK_ARTICLE},
             {"book", WORK_BOOK},
             {"chapter", WORK_CHAPTER},
             {"entry-encyclopedia", WORK_CHAPTER},
             {"report", WORK_REPORT},
             {"thesis", WORK_THESIS},
             {"paper-conference", WORK_CONFERENCE},
             {"webpage", WORK_WEB},
             {"post-weblog", WORK_WEB},
             {"article-newspaper", WORK_NEWSPAPER},
             {"software", WORK_SOFTWARE},
             {"dataset", WORK_DATASET}};

static const struct {
  const char *name;
  gsize field;
} members[] = {{"id", G_STRUCT_OFFSET(Record, id)},
               {"title", G_STRUCT_OFFSET(Record, title)},
               {"container-title", G_STRUCT_OFFSET(Record, container)},
               {"volume", G_STRUCT_OFFSET(Record, volume)},
               {"issue", G_STRUCT_OFFSET(Record, issue)},
               {"page", G_STRUCT_OFFSET(Record, pages)},
               {"publisher", G_STRUCT_OFFSET(Record, publisher)},
               {"publisher-place", G_STRUCT_OFFSET(Record, place)},
               {"edition", G_STRUCT_OFFSET(Record, edition)},
               {"DOI", G_STRUCT_OFFSET(Record, doi)},
               {"URL", G_STRUCT_OFFSET(Record, url)},
               {"ISSN", G_STRUCT_OFFSET(Record, issn)},
               {"ISBN", G_STRUCT_OFFSET(Record, isbn)},
               {"PMID", G_STRUCT_OFFSET(Record, pmid)},
               {"language", G_STRUCT_OFFSET(Record, language)},
               {"abstract", G_STRUCT_OFFSET(Record, abstract_text)},
               {"note", G_STRUCT_OFFSET(Record, note)}};

/* A string or a number as text; NULL for anything else. Caller frees. */
static char *scalar(JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE(node))
    return NULL;
  if (json_node_get_value_type(node) == G_TYPE_STRING)
    return g_strdup(json_node_get_string(node));
  if (json_node_get_value_type(node) == G_TYPE_INT64)
    return g_strdup_printf("%" G_GINT64_FORMAT, json_node_get_int(node));
  return NULL;
}

static void read_people(JsonObject *item, const char *name, GPtrArray *people)
{
  JsonNode *node = json_object_get_member(item, name);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY(node))
    return;
  JsonArray *array = json_node_get_array(node);
  for (guint i = 0; i < json_array_get_length(array) && people->len < LIMIT_PERSONS; i++) {
    JsonNode *element = json_array_get_element(array, i);
    if (!JSON_NODE_HOLDS_OBJECT(element))
      continue;
    JsonObject *object = json_node_get_object(element);
    Person *person = g_new0(Person, 1);
    person->literal = scalar(json_object_get_member(object, "literal"));
    person->family = scalar(json_object_get_member(object, "family"));
    if (person->family != NULL) {
      g_clear_pointer(&person->literal, g_free);
      person->given = scalar(json_object_get_member(object, "given"));
      person->suffix = scalar(json_object_get_member(object, "suffix"));
      person->particle = scalar(json_object_get_member(object, "non-dropping-particle"));
      if (person->particle == NULL)
        person->particle = scalar(json_object_get_member(object, "dropping-particle"));
    }
    if (person->family != NULL || person->literal != NULL)
      g_ptr_array_add(people, person);
    else
      person_free(person);
  }
}

static int read_year(JsonObject *item, const char *name)
{
  JsonNode *node = json_object_get_member(item, name);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT(node))
    return 0;
  JsonObject *date = json_node_get_object(node);
  JsonNode *parts = json_object_get_member(date, "date-parts");
  if (parts != NULL && JSON_NODE_HOLDS_ARRAY(parts) &&
      json_array_get_length(json_node_get_array(parts)) > 0) {
    JsonNode *first = json_array_get_element(json_node_get_array(parts), 0);
    if (JSON_NODE_HOLDS_ARRAY(first) && json_array_get_length(json_node_get_array(first)) > 0) {
      g_autofree char *year = scalar(json_array_get_element(json_node_get_array(first), 0));
      return year == NULL ? 0 : year_from_text(year);
    }
  }
  g_autofree char *text =
      scalar(json_object_get_member(date, json_object_has_member(date, "raw") ? "raw" : "literal"));
  return text == NULL ? 0 : year_from_text(text);
}

static Record *read_item(JsonObject *item)
{
  Record *record = record_new();
  for (guint i = 0; i < G_N_ELEMENTS(members); i++)
    record_set((char **)(void *)((char *)record + members[i].field),
               scalar(json_object_get_member(item, members[i].name)));
  read_people(item, "author", record->authors);
  read_people(item, "editor", record->editors);
  record->year = read_year(item, "issued");
  record->original_year = read_year(item, "original-date");
  if (record->doi != NULL) {
    char *doi = doi_from_text(record->doi);
    g_free(record->doi);
    record->doi = doi;
  }
  g_autofree char *type = scalar(json_object_get_member(item, "type"));
  for (guint i = 0; i < G_N_ELEMENTS(types); i++)
    if (g_strcmp0(type, types[i].name) == 0)
      record->type = types[i].type;
  return record;
}

/* json-glib reads nested values by calling itself. */
static gboolean nests_too_deep(const char *text, gsize length)
{
  guint depth = 0;
  gboolean inside = FALSE;
  for (gsize i = 0; i < length; i++) {
    if (inside && text[i] == '\\') {
      i++; /* the next character is no end */
      continue;
    }
    if (inside) {
      inside = text[i] != '"';
      continue;
    }
    inside = text[i] == '"';
    depth += text[i] == '[' || text[i] == '{';
    depth -= (text[i] == ']' || text[i] == '}') && depth > 0;
    if (depth > LIMIT_JSON_DEPTH)
      return TRUE;
  }
  return FALSE;
}

/* The objects (Span) that stand directly in a list at this depth of brackets: the items, unless other members
 * of the outermost object hold lists of objects too. The text is JSON that has been read. Caller frees. */
static GArray *find_places(const char *text, gsize length, guint list_depth)
{
  GArray *places = g_array_new(FALSE, FALSE, sizeof(Span));
  guint depth = 0;
  gboolean inside = FALSE, listed = FALSE;
  gsize start = 0;
  for (gsize i = 0; i < length; i++) {
    char c = text[i];
    if (inside) {
      i += c == '\\';
      inside = c != '"';
      continue;
    }
    inside = c == '"';
    if (c == '[' || c == '{') {
      depth++;
      listed = depth == list_depth ? c == '[' : listed;
      start = depth == list_depth + 1 ? i : start;
    } else if ((c == ']' || c == '}') && depth > 0) {
      Span place = {start, i + 1};
      if (depth == list_depth + 1 && listed && c == '}')
        g_array_append_val(places, place);
      depth--;
    }
  }
  return places;
}

static guint count_objects(JsonArray *array)
{
  guint n = 0;
  for (guint i = 0; i < json_array_get_length(array); i++)
    n += JSON_NODE_HOLDS_OBJECT(json_array_get_element(array, i)) ? 1 : 0;
  return n;
}

static Span place_of(const GArray *places, guint i)
{
  return i < places->len ? g_array_index(places, Span, i) : (Span){0, 0};
}

void csl_read_places(const char *text, gsize length, Diagnostics *diagnostics, RecordPlaceSink sink,
                     gpointer data)
{
  g_autoptr(JsonParser) parser = json_parser_new();
  g_autoptr(GError) error = NULL;
  if (nests_too_deep(text, length)) {
    diagnostics_add(diagnostics, SEVERITY_ERROR, POSITION_NONE, 0, "limit",
                    "nested deeper than %u levels: not read", LIMIT_JSON_DEPTH);
    return;
  }
  if (!json_parser_load_from_data(parser, text, (gssize)length, &error)) {
    diagnostics_add(diagnostics, SEVERITY_ERROR, POSITION_LINE, json_parser_get_current_line(parser),
                    "bad-json", "%s", error->message);
    return;
  }
  JsonNode *root = json_parser_get_root(parser);
  JsonNode *items = root != NULL && JSON_NODE_HOLDS_OBJECT(root)
                        ? json_object_get_member(json_node_get_object(root), "items")
                        : root;
  if (items != NULL && JSON_NODE_HOLDS_ARRAY(items)) {
    JsonArray *array = json_node_get_array(items);
    guint n_objects = 0;
    g_autoptr(GArray) places = find_places(text, length, items == root ? 1 : 2);
    if (places->len != count_objects(array))
      g_array_set_size(places, 0);
    for (guint i = 0; i < json_array_get_length(array); i++) {
      JsonNode *item = json_array_get_element(array, i);
      if (JSON_NODE_HOLDS_OBJECT(item))
        sink(read_item(json_node_get_object(item)), place_of(places, n_objects++), data);
      else
        diagnostics_add(diagnostics, SEVERITY_WARNING, POSITION_NONE, 0, "bad-csl",
                        "item %u is no object: left out", i + 1);
    }
  } else if (root != NULL && JSON_NODE_HOLDS_OBJECT(root)) {
    sink(read_item(json_node_get_object(root)), (Span){0, length}, data);
  } else {
    diagnostics_add(diagnostics, SEVERITY_ERROR, POSITION_NONE, 0, "bad-csl",
                    "neither an item nor an array of items");
  }
}

void csl_read(const char *text, gsize length, Diagnostics *diagnostics, RecordSink sink, gpointer data)
{
  RecordSinkCall call = {sink, data};
  csl_read_places(text, length, diagnostics, record_sink_call, &call);
}

static void put(JsonObject *item, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    json_object_set_string_member(item, name, value);
}

static void put_people(JsonObject *item, const char *name, const GPtrArray *people)
{
  if (people->len == 0)
    return;
  JsonArray *array = json_array_new();
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    JsonObject *object = json_object_new();
    put(object, "family", person->family);
    put(object, "given", person->given);
    put(object, "suffix", person->suffix);
    put(object, "non-dropping-particle", person->particle);
    put(object, "literal", person->literal);
    json_array_add_object_element(array, object);
  }
  json_object_set_array_member(item, name, array);
}

static void put_year(JsonObject *item, const char *name, int year)
{
  if (year == 0)
    return;
  JsonArray *outer = json_array_new(), *inner = json_array_new();
  JsonObject *date = json_object_new();
  json_array_add_int_element(inner, year);
  json_array_add_array_element(outer, inner);
  json_object_set_array_member(date, "date-parts", outer);
  json_object_set_object_member(item, name, date);
}

char *csl_write(const Record *record)
{
  g_autoptr(JsonObject) item = json_object_new();
  for (guint i = 0; i < G_N_ELEMENTS(members); i++)
    put(item, members[i].name, *(char *const *)(const void *)((const char *)record + members[i].field));
  const char *type = "document";
  for (guint i = G_N_ELEMENTS(types); i-- > 0;)
    if (types[i].type == record->type)
      type = types[i].name;
  put(item, "type", type);
  put_people(item, "author", record->authors);
  put_people(item, "editor", record->editors);
  put_year(item, "issued", record->year);
  put_year(item, "original-date", record->original_year);
  g_autoptr(JsonNode) node = json_node_new(JSON_NODE_OBJECT);
  json_node_set_object(node, item);
  return json_to_string(node, FALSE);
}
