#include "corpus/record/ris.h"

#include "corpus/base/limits.h"

#include <string.h>

static const struct {
  const char *tag;
  gsize field;
} plain_tags[] = {
    {"TI", G_STRUCT_OFFSET(Record, title)},         {"T1", G_STRUCT_OFFSET(Record, title)},
    {"JO", G_STRUCT_OFFSET(Record, container)},     {"JF", G_STRUCT_OFFSET(Record, container)},
    {"T2", G_STRUCT_OFFSET(Record, container)},     {"BT", G_STRUCT_OFFSET(Record, container)},
    {"JA", G_STRUCT_OFFSET(Record, container)},     {"VL", G_STRUCT_OFFSET(Record, volume)},
    {"IS", G_STRUCT_OFFSET(Record, issue)},         {"PB", G_STRUCT_OFFSET(Record, publisher)},
    {"CY", G_STRUCT_OFFSET(Record, place)},         {"PP", G_STRUCT_OFFSET(Record, place)},
    {"ET", G_STRUCT_OFFSET(Record, edition)},       {"UR", G_STRUCT_OFFSET(Record, url)},
    {"Y2", G_STRUCT_OFFSET(Record, accessed)},      {"AB", G_STRUCT_OFFSET(Record, abstract_text)},
    {"N2", G_STRUCT_OFFSET(Record, abstract_text)}, {"N1", G_STRUCT_OFFSET(Record, note)},
    {"LA", G_STRUCT_OFFSET(Record, language)},      {"ID", G_STRUCT_OFFSET(Record, id)}};

static const struct {
  const char *name;
  WorkType type;
} types[] = {
    {"JOUR", WORK_ARTICLE},      {"JFULL", WORK_ARTICLE}, {"EJOUR", WORK_ARTICLE}, {"ABST", WORK_ARTICLE},
    {"BOOK", WORK_BOOK},         {"EBOOK", WORK_BOOK},    {"EDBOOK", WORK_BOOK},   {"CHAP", WORK_CHAPTER},
    {"ECHAP", WORK_CHAPTER},     {"RPRT", WORK_REPORT},   {"THES", WORK_THESIS},   {"CONF", WORK_CONFERENCE},
    {"CPAPER", WORK_CONFERENCE}, {"ELEC", WORK_WEB},      {"WEB", WORK_WEB},       {"ICOMM", WORK_WEB},
    {"NEWS", WORK_NEWSPAPER},    {"COMP", WORK_SOFTWARE}, {"DATA", WORK_DATASET}};

typedef struct {
  Record *record; /* NULL between records */
  char tag[3];
  GString *value;
  char *first_page, *last_page;
  guint64 line, started;
  Diagnostics *diagnostics;
  gsize begin, end, at; /* of the record, half open; where the line that is read begins */
  RecordPlaceSink sink;
  gpointer data;
} Reader;

static void add_person(GPtrArray *people, const char *text)
{
  Person *person = people->len < LIMIT_PERSONS ? person_from_text(text) : NULL;
  if (person != NULL)
    g_ptr_array_add(people, person);
}

static void set_type(Record *record, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS(types); i++)
    if (strcmp(text, types[i].name) == 0)
      record->type = types[i].type;
}

/* ISSN and ISBN share a tag; eight signs are an ISSN. */
static void set_number(Record *record, const char *text)
{
  guint digits = 0;
  for (const char *p = text; *p != '\0'; p++)
    digits += g_ascii_isdigit(*p) || *p == 'X';
  record_set(digits <= 8 ? &record->issn : &record->isbn, g_strdup(text));
}

static void set_tag(Reader *reader)
{
  Record *record = reader->record;
  const char *tag = reader->tag, *text = g_strstrip(reader->value->str);
  if (record == NULL || *tag == '\0' || *text == '\0')
    return;
  if (strcmp(tag, "AU") == 0 || strcmp(tag, "A1") == 0)
    add_person(record->authors, text);
  else if (strcmp(tag, "ED") == 0 || strcmp(tag, "A2") == 0)
    add_person(record->editors, text);
  else if (strcmp(tag, "PY") == 0 || strcmp(tag, "Y1") == 0 || strcmp(tag, "DA") == 0)
    record->year = record->year == 0 ? year_from_text(text) : record->year;
  else if (strcmp(tag, "SP") == 0)
    record_set(&reader->first_page, g_strdup(text));
  else if (strcmp(tag, "EP") == 0)
    record_set(&reader->last_page, g_strdup(text));
  else if (strcmp(tag, "DO") == 0)
    record_set(&record->doi, doi_from_text(text));
  else if (strcmp(tag, "SN") == 0)
    set_number(record, text);
  else if (strcmp(tag, "KW") == 0)
    g_ptr_array_add(record->keywords, g_strdup(text));
  else
    for (guint i = 0; i < G_N_ELEMENTS(plain_tags); i++)
      if (strcmp(tag, plain_tags[i].tag) == 0)
        record_set((char **)(void *)((char *)record + plain_tags[i].field), g_strdup(text));
}

static void end_tag(Reader *reader)
{
  set_tag(reader);
  reader->tag[0] = '\0';
  g_string_truncate(reader->value, 0);
}

static void end_record(Reader *reader)
{
  end_tag(reader);
  Record *record = g_steal_pointer(&reader->record);
  if (record != NULL && reader->first_page != NULL) {
    gboolean range = reader->last_page != NULL && strcmp(reader->last_page, reader->first_page) != 0 &&
                     strchr(reader->first_page, '-') == NULL;
    record->pages =
        range ? g_strconcat(reader->first_page, "-", reader->last_page, NULL) : g_strdup(reader->first_page);
  }
  g_clear_pointer(&reader->first_page, g_free);
  g_clear_pointer(&reader->last_page, g_free);
  if (record == NULL)
    return;
  if (record->title == NULL && record->authors->len == 0) {
    diagnostics_add(reader->diagnostics, SEVERITY_WARNING, POSITION_LINE, reader->started, "bad-ris",
                    "this record has neither title nor author: left out");
    record_free(record);
  } else {
    reader->sink(record, (Span){reader->begin, reader->end}, reader->data);
  }
}

/* "XX  - value": two signs, two blanks, a dash. Some programs leave out the last blank. */
static gboolean is_tag_line(const char *line, gsize length)
{
  return length >= 5 && g_ascii_isupper(line[0]) && (g_ascii_isupper(line[1]) || g_ascii_isdigit(line[1])) &&
         line[2] == ' ' && line[3] == ' ' && line[4] == '-';
}

static void read_line(Reader *reader, const char *line, gsize length)
{
  if (!is_tag_line(line, length)) {
    if (reader->tag[0] != '\0' && length > 0 && reader->value->len < LIMIT_RECORD_FIELD_BYTES) {
      g_string_append_c(reader->value, ' ');
      g_string_append_len(reader->value, line, (gssize)length);
    }
    return;
  }
  end_tag(reader);
  memcpy(reader->tag, line, 2);
  gsize at = length > 5 && line[5] == ' ' ? 6 : 5;
  g_autofree char *value = g_utf8_make_valid(line + at, (gssize)MIN(length - at, LIMIT_RECORD_FIELD_BYTES));
  if (strcmp(reader->tag, "TY") == 0) {
    if (reader->record != NULL) {
      diagnostics_add(reader->diagnostics, SEVERITY_WARNING, POSITION_LINE, reader->started, "bad-ris",
                      "this record isn't ended by ER: it ends where the next one begins");
      reader->tag[0] = '\0';
      reader->end = reader->at;
      end_record(reader);
    }
    reader->record = record_new();
    reader->begin = reader->at;
    reader->started = reader->line;
    set_type(reader->record, g_strstrip(value));
    reader->tag[0] = '\0';
  } else if (strcmp(reader->tag, "ER") == 0) {
    reader->tag[0] = '\0';
    reader->end = reader->at + length;
    end_record(reader);
  } else {
    g_string_assign(reader->value, value);
  }
}

void ris_read_places(const char *text, gsize length, Diagnostics *diagnostics, RecordPlaceSink sink,
                     gpointer data)
{
  Reader reader = {.value = g_string_new(NULL), .diagnostics = diagnostics, .sink = sink, .data = data};
  gsize at = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  while (at < length) {
    const char *end = memchr(text + at, '\n', length - at);
    gsize next = end == NULL ? length : (gsize)(end - text) + 1, stop = end == NULL ? length : next - 1;
    if (stop > at && text[stop - 1] == '\r')
      stop--;
    reader.line++;
    reader.at = at;
    read_line(&reader, text + at, stop - at);
    at = next;
  }
  reader.end = length;
  end_record(&reader);
  g_string_free(reader.value, TRUE);
}

void ris_read(const char *text, gsize length, Diagnostics *diagnostics, RecordSink sink, gpointer data)
{
  RecordSinkCall call = {sink, data};
  ris_read_places(text, length, diagnostics, record_sink_call, &call);
}

/* A value on one line. */
static void put(GString *out, const char *tag, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf(out, "%s  - ", tag);
  for (const char *p = value; *p != '\0'; p++)
    g_string_append_c(out, (guint8)*p < ' ' ? ' ' : *p);
  g_string_append_c(out, '\n');
}

static void put_people(GString *out, const char *tag, const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++) {
    const Person *p = g_ptr_array_index(people, i);
    if (p->literal != NULL) {
      put(out, tag, p->literal);
      continue;
    }
    g_autofree char *name =
        g_strconcat(p->particle == NULL ? "" : p->particle, p->particle == NULL ? "" : " ", p->family,
                    p->given == NULL ? "" : ", ", p->given == NULL ? "" : p->given,
                    p->suffix == NULL ? "" : ", ", p->suffix, NULL);
    put(out, tag, name);
  }
}

char *ris_write(const Record *record)
{
  GString *out = g_string_new(NULL);
  const char *type = "GEN";
  for (guint i = G_N_ELEMENTS(types); i-- > 0;)
    if (types[i].type == record->type)
      type = types[i].name;
  put(out, "TY", type);
  put(out, "ID", record->id);
  put_people(out, "AU", record->authors);
  put_people(out, "A2", record->editors);
  if (record->year != 0)
    g_string_append_printf(out, "PY  - %d\n", record->year);
  put(out, "TI", record->title);
  put(out, record->type == WORK_ARTICLE ? "JO" : "T2", record->container);
  put(out, "VL", record->volume);
  put(out, "IS", record->issue);
  if (record->pages != NULL) {
    const char *dash = strchr(record->pages, '-');
    g_autofree char *first =
        dash == NULL ? g_strdup(record->pages) : g_strndup(record->pages, (gsize)(dash - record->pages));
    put(out, "SP", first);
    put(out, "EP", dash == NULL ? NULL : dash + 1);
  }
  put(out, "PB", record->publisher);
  put(out, "CY", record->place);
  put(out, "ET", record->edition);
  put(out, "DO", record->doi);
  put(out, "UR", record->url);
  put(out, "Y2", record->accessed);
  put(out, "SN", record->issn != NULL ? record->issn : record->isbn);
  put(out, "AB", record->abstract_text);
  for (guint i = 0; i < record->keywords->len; i++)
    put(out, "KW", g_ptr_array_index(record->keywords, i));
  put(out, "N1", record->note);
  g_string_append(out, "ER  - \n");
  return g_string_free(out, FALSE);
}
