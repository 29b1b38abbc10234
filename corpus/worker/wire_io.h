/* The values that the wire is made of. Used by the wire files of corpus/worker/ only. */
#ifndef ADDUCE_WORKER_WIRE_IO_H
#define ADDUCE_WORKER_WIRE_IO_H

#include "corpus/record/record.h"

#include <glib.h>

void wire_put_number(GByteArray *out, guint64 value);
void wire_put_signed(GByteArray *out, gint64 value);
void wire_put_double(GByteArray *out, double value);
void wire_put_text(GByteArray *out, const char *text);
void wire_put_bytes(GByteArray *out, const char *bytes, gsize length);
void wire_put_span(GByteArray *out, Span span);

/* A cursor that latches: after the first fault every get gives zero or NULL. */
typedef struct {
  const guint8 *at, *end;
  gboolean damaged;
} WireCursor;

guint64 wire_get_number(WireCursor *cursor);
/* A number below limit; else damaged. */
guint64 wire_get_below(WireCursor *cursor, guint64 limit);
gint64 wire_get_signed(WireCursor *cursor);
double wire_get_double(WireCursor *cursor);
/* Valid UTF-8, or NULL. Caller frees. */
char *wire_get_text(WireCursor *cursor);
/* Any bytes but NUL, or NULL: names of files. Caller frees. */
char *wire_get_name(WireCursor *cursor);
Span wire_get_span(WireCursor *cursor);
/* How many elements follow, each of at least one byte: more than are left is damaged. */
gsize wire_get_count(WireCursor *cursor);

/* A whole record. The one that is read is new and never NULL. */
void wire_put_record(GByteArray *out, const Record *record);
Record *wire_get_record(WireCursor *cursor);

#endif
