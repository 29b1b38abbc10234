#include "corpus/record/bibtex.h"

#include "corpus/base/limits.h"
#include "corpus/record/latex.h"

#include <string.h>

typedef struct {
  const char *text;
  gsize length, at;
  guint64 line;
  gsize counted; /* lines are counted up to here */
  Diagnostics *diagnostics;
  gsize start; /* of the entry that is read */
  RecordPlaceSink sink;
  gpointer data;
  GHashTable *strings; /* name -> value */
  GHashTable *parents; /* key -> Record */
  GPtrArray *children; /* of Child: entries that wait for their parents */
} Reader;

typedef struct {
  Record *record;
  char *parent;
  Span place;
} Child;

static guint64 line_at(Reader *reader, gsize at)
{
  for (; reader->counted < at && reader->counted < reader->length; reader->counted++)
    reader->line += reader->text[reader->counted] == '\n';
  return reader->line;
}

static char peek(const Reader *reader)
{
  return reader->at < reader->length ? reader->text[reader->at] : '\0';
}

static void skip_blanks(Reader *reader)
{
  while (reader->at < reader->length) {
    char c = reader->text[reader->at];
    if (c == '%') {
      const char *end = memchr(reader->text + reader->at, '\n', reader->length - reader->at);
      reader->at = end == NULL ? reader->length : (gsize)(end - reader->text);
    } else if ((guint8)c <= ' ') {
      reader->at++;
    } else {
      break;
    }
  }
}

/* A line that begins with "@" inside an entry: the entry was never closed. */
static gboolean at_next_entry(const Reader *reader)
{
  return peek(reader) == '@' && reader->at > 0 && reader->text[reader->at - 1] == '\n';
}

static char *read_name(Reader *reader)
{
  gsize start = reader->at;
  while (reader->at < reader->length && (guint8)peek(reader) > ' ' &&
         strchr("{}(),=#\"@%", peek(reader)) == NULL)
    reader->at++;
  return g_strndup(reader->text + start, reader->at - start);
}

/* Text between braces or quotation marks, which stay outside. FALSE when it isn't closed. */
static gboolean read_delimited(Reader *reader, GString *value)
{
  char open = peek(reader), close = open == '{' ? '}' : '"';
  gsize start = ++reader->at;
  guint depth = 0;
  for (; reader->at < reader->length && !at_next_entry(reader); reader->at++) {
    char c = peek(reader);
    if (c == '\\' && reader->at + 1 < reader->length) {
      reader->at++;
      continue;
    }
    if (c == close && depth == 0) {
      gsize room = LIMIT_RECORD_FIELD_BYTES - MIN(value->len, LIMIT_RECORD_FIELD_BYTES);
      g_string_append_len(value, reader->text + start, (gssize)MIN(reader->at - start, room));
      reader->at++;
      return TRUE;
    }
    depth += c == '{';
    depth -= c == '}' && depth > 0;
  }
  return FALSE;
}

/* value # value # ...; FALSE when it isn't closed or isn't there. */
static gboolean read_value(Reader *reader, GString *value)
{
  do {
    skip_blanks(reader);
    char c = peek(reader);
    if (c == '{' || c == '"') {
      if (!read_delimited(reader, value))
        return FALSE;
    } else {
      g_autofree char *name = read_name(reader);
      if (*name == '\0')
        return FALSE;
      g_autofree char *folded = g_ascii_strdown(name, -1);
      const char *known = g_hash_table_lookup(reader->strings, folded);
      const char *text = known != NULL ? known : name;
      gsize room = LIMIT_RECORD_FIELD_BYTES - MIN(value->len, LIMIT_RECORD_FIELD_BYTES);
      g_string_append_len(value, text, (gssize)MIN(strlen(text), room));
    }
    skip_blanks(reader);
  } while (peek(reader) == '#' && reader->at++ < reader->length);
  return TRUE;
}

static void complain(Reader *reader, gsize at, const char *what)
{
  diagnostics_add(reader->diagnostics, SEVERITY_WARNING, POSITION_LINE, line_at(reader, at), "bad-bibtex",
                  "%s", what);
}

/* Names parted by " and " outside braces; a name in braces is a body's. */
static void add_names(GPtrArray *people, const char *latex, gboolean *others)
{
  gsize start = 0, length = strlen(latex);
  guint depth = 0;
  for (gsize i = 0; i <= length && people->len < LIMIT_PERSONS; i++) {
    gboolean and = i + 5 <= length && depth == 0 && (guint8)latex[i] <= ' ' &&
                   g_ascii_strncasecmp(latex + i + 1, "and", 3) == 0 && (guint8)latex[i + 4] <= ' ';
    if (i < length && !and) {
      depth += latex[i] == '{';
      depth -= latex[i] == '}' && depth > 0;
      continue;
    }
    while (start < i && (guint8)latex[start] <= ' ')
      start++;
    gsize end = i;
    while (end > start && (guint8)latex[end - 1] <= ' ')
      end--;
    g_autofree char *name = latex_to_text(latex + start, end - start);
    gboolean body = end > start + 1 && latex[start] == '{' && latex[end - 1] == '}' &&
                    memchr(latex + start + 1, '}', end - start - 2) == NULL;
    Person *person = *name == '\0' || strcmp(name, "others") == 0 ? NULL
                     : body                                       ? person_new_literal(name)
                                                                  : person_from_text(name);
    if (strcmp(name, "others") == 0)
      *others = TRUE;
    if (person != NULL)
      g_ptr_array_add(people, person);
    start = i + 4;
    i += and? 3 : 0;
  }
}

static void add_keywords(Record *record, const char *text)
{
  g_auto(GStrv) words = g_strsplit_set(text, ",;", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip(words[i]) != '\0')
      g_ptr_array_add(record->keywords, g_strdup(words[i]));
}

static char *pages_of(const char *text)
{
  g_autofree char *copy = g_strdup(text);
  GString *out = g_string_new(NULL);
  for (const char *p = copy; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    gboolean dash = c == '-' || (c >= 0x2010 && c <= 0x2015);
    if (dash && (out->len == 0 || out->str[out->len - 1] != '-'))
      g_string_append_c(out, '-');
    else if (!dash && c != ' ')
      g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

static const struct {
  const char *name;
  gsize field;
} plain_fields[] = {{"title", G_STRUCT_OFFSET(Record, title)},
                    {"subtitle", G_STRUCT_OFFSET(Record, subtitle)},
                    {"journal", G_STRUCT_OFFSET(Record, container)},
                    {"journaltitle", G_STRUCT_OFFSET(Record, container)},
                    {"booktitle", G_STRUCT_OFFSET(Record, container)},
                    {"volume", G_STRUCT_OFFSET(Record, volume)},
                    {"number", G_STRUCT_OFFSET(Record, issue)},
                    {"issue", G_STRUCT_OFFSET(Record, issue)},
                    {"publisher", G_STRUCT_OFFSET(Record, publisher)},
                    {"school", G_STRUCT_OFFSET(Record, publisher)},
                    {"institution", G_STRUCT_OFFSET(Record, publisher)},
                    {"organization", G_STRUCT_OFFSET(Record, publisher)},
                    {"address", G_STRUCT_OFFSET(Record, place)},
                    {"location", G_STRUCT_OFFSET(Record, place)},
                    {"edition", G_STRUCT_OFFSET(Record, edition)},
                    {"url", G_STRUCT_OFFSET(Record, url)},
                    {"urldate", G_STRUCT_OFFSET(Record, accessed)},
                    {"issn", G_STRUCT_OFFSET(Record, issn)},
                    {"isbn", G_STRUCT_OFFSET(Record, isbn)},
                    {"pmid", G_STRUCT_OFFSET(Record, pmid)},
                    {"abstract", G_STRUCT_OFFSET(Record, abstract_text)},
                    {"note", G_STRUCT_OFFSET(Record, note)},
                    {"howpublished", G_STRUCT_OFFSET(Record, note)},
                    {"language", G_STRUCT_OFFSET(Record, language)}};

static void set_field(Record *record, const char *name, const char *latex, char **parent)
{
  g_autofree char *text = latex_to_text(latex, strlen(latex));
  gboolean others = FALSE;
  if (strcmp(name, "author") == 0) {
    add_names(record->authors, latex, &others);
    record->et_al |= others;
  } else if (strcmp(name, "editor") == 0) {
    add_names(record->editors, latex, &others);
  } else if (strcmp(name, "year") == 0 || strcmp(name, "date") == 0) {
    record->year = record->year == 0 ? year_from_text(text) : record->year;
  } else if (strcmp(name, "pages") == 0) {
    record_set(&record->pages, pages_of(text));
  } else if (strcmp(name, "doi") == 0) {
    record_set(&record->doi, doi_from_text(text));
  } else if (strcmp(name, "keywords") == 0) {
    add_keywords(record, text);
  } else if (strcmp(name, "crossref") == 0) {
    record_set(parent, g_steal_pointer(&text));
  } else {
    for (guint i = 0; i < G_N_ELEMENTS(plain_fields); i++)
      if (strcmp(name, plain_fields[i].name) == 0)
        record_set((char **)(void *)((char *)record + plain_fields[i].field), g_strdup(text));
  }
}

static const struct {
  const char *name;
  WorkType type;
} types[] = {{"article", WORK_ARTICLE},
             {"book", WORK_BOOK},
             {"mvbook", WORK_BOOK},
             {"collection", WORK_BOOK},
             {"proceedings", WORK_BOOK},
             {"booklet", WORK_BOOK},
             {"inbook", WORK_CHAPTER},
             {"incollection", WORK_CHAPTER},
             {"inproceedings", WORK_CONFERENCE},
             {"conference", WORK_CONFERENCE},
             {"phdthesis", WORK_THESIS},
             {"mastersthesis", WORK_THESIS},
             {"thesis", WORK_THESIS},
             {"techreport", WORK_REPORT},
             {"report", WORK_REPORT},
             {"online", WORK_WEB},
             {"electronic", WORK_WEB},
             {"www", WORK_WEB},
             {"software", WORK_SOFTWARE},
             {"dataset", WORK_DATASET}};

static WorkType type_of(const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(types); i++)
    if (g_ascii_strcasecmp(name, types[i].name) == 0)
      return types[i].type;
  return WORK_OTHER;
}

static void inherit(Record *record, const Record *parent)
{
  record_set(&record->container, g_strdup(parent->title));
  record_set(&record->publisher, g_strdup(parent->publisher));
  record_set(&record->place, g_strdup(parent->place));
  record_set(&record->volume, g_strdup(parent->volume));
  record_set(&record->isbn, g_strdup(parent->isbn));
  record->year = record->year == 0 ? parent->year : record->year;
  for (guint i = 0; record->editors->len < parent->editors->len && i < parent->editors->len; i++)
    g_ptr_array_add(record->editors, person_copy(g_ptr_array_index(parent->editors, i)));
}

static void give(Reader *reader, Record *record, char *parent)
{
  if (record->id != NULL && record->type == WORK_BOOK &&
      g_hash_table_size(reader->parents) < LIMIT_BIBTEX_PARENTS) {
    char *key = g_ascii_strdown(record->id, -1);
    g_hash_table_replace(reader->parents, key, record_copy(record));
  }
  Span place = {reader->start, reader->at};
  if (parent == NULL) {
    reader->sink(record, place, reader->data);
    return;
  }
  Child *child = g_new(Child, 1);
  *child = (Child){record, parent, place};
  g_ptr_array_add(reader->children, child);
}

/* Fields up to the bracket that closes the entry; FALSE when that isn't found. */
static gboolean read_fields(Reader *reader, Record *record, char **parent)
{
  while (reader->at < reader->length && !at_next_entry(reader)) {
    skip_blanks(reader);
    char c = peek(reader);
    if (c == '}' || c == ')') {
      reader->at++;
      return TRUE;
    }
    if (c == ',') {
      reader->at++;
      continue;
    }
    g_autofree char *name = read_name(reader);
    g_autofree char *folded = g_ascii_strdown(name, -1);
    skip_blanks(reader);
    if (*folded == '\0' || peek(reader) != '=')
      return FALSE;
    reader->at++;
    g_autoptr(GString) value = g_string_new(NULL);
    if (!read_value(reader, value))
      return FALSE;
    set_field(record, folded, value->str, parent);
  }
  return FALSE;
}

static void read_entry(Reader *reader, const char *type, gsize start)
{
  g_autoptr(Record) record = record_new();
  g_autofree char *parent = NULL;
  record->type = type_of(type);
  skip_blanks(reader);
  record->id = read_name(reader);
  skip_blanks(reader);
  if (peek(reader) == ',')
    reader->at++;
  reader->start = start;
  gboolean closed = read_fields(reader, record, &parent);
  if (!closed)
    complain(reader, start,
             "this entry isn't closed or has a field without a value: what was read of it is kept");
  if (record->title != NULL || record->authors->len > 0 || record->editors->len > 0 || parent != NULL)
    give(reader, g_steal_pointer(&record), g_steal_pointer(&parent));
  else if (closed)
    complain(reader, start, "this entry has neither title nor people: left out");
}

static void read_string(Reader *reader, gsize start)
{
  skip_blanks(reader);
  g_autofree char *name = read_name(reader);
  g_autoptr(GString) value = g_string_new(NULL);
  skip_blanks(reader);
  gboolean sound =
      *name != '\0' && peek(reader) == '=' && reader->at++ < reader->length && read_value(reader, value);
  if (!sound)
    complain(reader, start, "this @string has no value: left out");
  else if (g_hash_table_size(reader->strings) < LIMIT_BIBTEX_STRINGS)
    g_hash_table_replace(reader->strings, g_ascii_strdown(name, -1), g_strdup(value->str));
  else
    diagnostics_add(reader->diagnostics, SEVERITY_WARNING, POSITION_LINE, line_at(reader, start), "limit",
                    "more than %u @strings: this one is left out", LIMIT_BIBTEX_STRINGS);
}

static void read_item(Reader *reader)
{
  gsize start = reader->at++;
  g_autofree char *type = read_name(reader);
  skip_blanks(reader);
  if (*type == '\0' || g_ascii_strcasecmp(type, "comment") == 0 ||
      (peek(reader) != '{' && peek(reader) != '('))
    return; /* text between entries */
  if (g_ascii_strcasecmp(type, "preamble") == 0) {
    g_autoptr(GString) ignored = g_string_new(NULL);
    if (!read_delimited(reader, ignored))
      complain(reader, start, "this @preamble isn't closed");
    return;
  }
  reader->at++;
  if (g_ascii_strcasecmp(type, "string") == 0)
    read_string(reader, start);
  else
    read_entry(reader, type, start);
}

void bibtex_read_places(const char *text, gsize length, Diagnostics *diagnostics, RecordPlaceSink sink,
                        gpointer data)
{
  Reader reader = {
      .text = text, .length = length, .line = 1, .diagnostics = diagnostics, .sink = sink, .data = data};
  reader.strings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  reader.parents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)record_free);
  reader.children = g_ptr_array_new_with_free_func(g_free);
  const char *item;
  while (reader.at < length && (item = memchr(text + reader.at, '@', length - reader.at)) != NULL) {
    reader.at = (gsize)(item - text);
    read_item(&reader);
  }
  for (guint i = 0; i < reader.children->len; i++) {
    Child *child = g_ptr_array_index(reader.children, i);
    g_autofree char *key = g_ascii_strdown(child->parent, -1);
    const Record *parent = g_hash_table_lookup(reader.parents, key);
    if (parent != NULL)
      inherit(child->record, parent);
    g_free(child->parent);
    sink(child->record, child->place, data);
  }
  g_ptr_array_unref(reader.children);
  g_hash_table_unref(reader.strings);
  g_hash_table_unref(reader.parents);
}

void bibtex_read(const char *text, gsize length, Diagnostics *diagnostics, RecordSink sink, gpointer data)
{
  RecordSinkCall call = {sink, data};
  bibtex_read_places(text, length, diagnostics, record_sink_call, &call);
}
