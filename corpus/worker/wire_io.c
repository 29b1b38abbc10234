#include "corpus/worker/wire_io.h"

#include <string.h>

void wire_put_number(GByteArray *out, guint64 value)
{
  guint8 bytes[10];
  guint n = 0;
  do {
    bytes[n] = (guint8)(value & 0x7f);
    value >>= 7;
    if (value > 0)
      bytes[n] |= 0x80;
    n++;
  } while (value > 0);
  g_byte_array_append(out, bytes, n);
}

void wire_put_signed(GByteArray *out, gint64 value)
{
  wire_put_number(out, value < 0 ? ~((guint64)value << 1) : (guint64)value << 1);
}

void wire_put_double(GByteArray *out, double value)
{
  guint8 bytes[sizeof value];
  memcpy(bytes, &value, sizeof value);
  g_byte_array_append(out, bytes, sizeof bytes);
}

void wire_put_bytes(GByteArray *out, const char *bytes, gsize length)
{
  wire_put_number(out, (guint64)length + 1);
  g_byte_array_append(out, (const guint8 *)bytes, (guint)length);
}

void wire_put_text(GByteArray *out, const char *text)
{
  if (text == NULL)
    wire_put_number(out, 0);
  else
    wire_put_bytes(out, text, strlen(text));
}

void wire_put_span(GByteArray *out, Span span)
{
  wire_put_number(out, span.start);
  wire_put_number(out, span.end);
}

guint64 wire_get_number(WireCursor *cursor)
{
  guint64 value = 0;
  for (guint shift = 0; shift < 64; shift += 7) {
    if (cursor->damaged || cursor->at == cursor->end)
      break;
    guint8 byte = *cursor->at++;
    if (shift == 63 && byte > 1)
      break;
    value |= (guint64)(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0)
      return value;
  }
  cursor->damaged = TRUE;
  return 0;
}

guint64 wire_get_below(WireCursor *cursor, guint64 limit)
{
  guint64 value = wire_get_number(cursor);
  if (value < limit)
    return value;
  cursor->damaged = TRUE;
  return 0;
}

gint64 wire_get_signed(WireCursor *cursor)
{
  guint64 value = wire_get_number(cursor);
  return (gint64)((value & 1) != 0 ? ~(value >> 1) : value >> 1);
}

double wire_get_double(WireCursor *cursor)
{
  double value = 0;
  if (cursor->damaged || (gsize)(cursor->end - cursor->at) < sizeof value) {
    cursor->damaged = TRUE;
    return 0;
  }
  memcpy(&value, cursor->at, sizeof value);
  cursor->at += sizeof value;
  return value;
}

char *wire_get_name(WireCursor *cursor)
{
  guint64 length = wire_get_number(cursor);
  if (length == 0 || cursor->damaged)
    return NULL;
  length--;
  if (length > (guint64)(cursor->end - cursor->at) || memchr(cursor->at, '\0', length) != NULL) {
    cursor->damaged = TRUE;
    return NULL;
  }
  char *text = g_strndup((const char *)cursor->at, length);
  cursor->at += length;
  return text;
}

char *wire_get_text(WireCursor *cursor)
{
  char *text = wire_get_name(cursor);
  if (text == NULL || g_utf8_validate(text, -1, NULL))
    return text;
  g_free(text);
  cursor->damaged = TRUE;
  return NULL;
}

Span wire_get_span(WireCursor *cursor)
{
  Span span;
  span.start = wire_get_number(cursor);
  span.end = wire_get_number(cursor);
  return span;
}

gsize wire_get_count(WireCursor *cursor)
{
  guint64 count = wire_get_number(cursor);
  if (count <= (guint64)(cursor->end - cursor->at))
    return count;
  cursor->damaged = TRUE;
  return 0;
}

#define TEXTS 20u

/* The texts of a record, in one order for both directions. */
static void record_texts(Record *record, char **texts[TEXTS])
{
  char **all[TEXTS] = {&record->year_suffix, &record->title,         &record->subtitle, &record->container,
                       &record->volume,      &record->issue,         &record->pages,    &record->publisher,
                       &record->place,       &record->edition,       &record->doi,      &record->url,
                       &record->accessed,    &record->issn,          &record->isbn,     &record->pmid,
                       &record->language,    &record->abstract_text, &record->note,     &record->id};
  memcpy(texts, all, sizeof all);
}

static void put_persons(GByteArray *out, const GPtrArray *persons)
{
  wire_put_number(out, persons->len);
  for (guint i = 0; i < persons->len; i++) {
    const Person *person = g_ptr_array_index(persons, i);
    wire_put_text(out, person->family);
    wire_put_text(out, person->given);
    wire_put_text(out, person->suffix);
    wire_put_text(out, person->particle);
    wire_put_text(out, person->literal);
  }
}

static void get_persons(WireCursor *cursor, GPtrArray *persons)
{
  gsize n = wire_get_count(cursor);
  for (gsize i = 0; i < n && !cursor->damaged; i++) {
    Person *person = person_new(NULL, NULL);
    g_ptr_array_add(persons, person);
    person->family = wire_get_text(cursor);
    person->given = wire_get_text(cursor);
    person->suffix = wire_get_text(cursor);
    person->particle = wire_get_text(cursor);
    person->literal = wire_get_text(cursor);
    if ((person->family == NULL) == (person->literal == NULL))
      cursor->damaged = TRUE;
  }
}

void wire_put_record(GByteArray *out, const Record *record)
{
  char **texts[TEXTS];
  record_texts((Record *)record, texts);
  for (guint i = 0; i < TEXTS; i++)
    wire_put_text(out, *texts[i]);
  put_persons(out, record->authors);
  put_persons(out, record->editors);
  wire_put_number(out, record->keywords->len);
  for (guint i = 0; i < record->keywords->len; i++)
    wire_put_text(out, g_ptr_array_index(record->keywords, i));
  wire_put_number(out, record->et_al ? 1 : 0);
  wire_put_signed(out, record->year);
  wire_put_signed(out, record->original_year);
  wire_put_number(out, record->type);
  wire_put_double(out, record->confidence);
  for (guint i = 0; i < FIELD_N; i++) {
    wire_put_span(out, record->reading[i].span);
    wire_put_double(out, record->reading[i].confidence);
  }
}

static int get_year(WireCursor *cursor)
{
  gint64 year = wire_get_signed(cursor);
  if (year < -10000 || year > 10000)
    cursor->damaged = TRUE;
  return cursor->damaged ? 0 : (int)year;
}

Record *wire_get_record(WireCursor *cursor)
{
  Record *record = record_new();
  char **texts[TEXTS];
  record_texts(record, texts);
  for (guint i = 0; i < TEXTS; i++)
    *texts[i] = wire_get_text(cursor);
  get_persons(cursor, record->authors);
  get_persons(cursor, record->editors);
  gsize keywords = wire_get_count(cursor);
  for (gsize i = 0; i < keywords && !cursor->damaged; i++) {
    char *keyword = wire_get_text(cursor);
    if (keyword == NULL)
      cursor->damaged = TRUE;
    else
      g_ptr_array_add(record->keywords, keyword);
  }
  record->et_al = wire_get_below(cursor, 2) == 1;
  record->year = get_year(cursor);
  record->original_year = get_year(cursor);
  record->type = (WorkType)wire_get_below(cursor, WORK_DATASET + 1);
  record->confidence = wire_get_double(cursor);
  for (guint i = 0; i < FIELD_N; i++) {
    record->reading[i].span = wire_get_span(cursor);
    record->reading[i].confidence = wire_get_double(cursor);
  }
  return record;
}
