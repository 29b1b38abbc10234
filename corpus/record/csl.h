/* CSL-JSON, the items of citation processors. Source: the CSL 1.0.2 specification and csl-data.json. */
#ifndef ADDUCE_RECORD_CSL_H
#define ADDUCE_RECORD_CSL_H

#include "corpus/record/record_io.h"

/* An array of items, one item, or {"items":[...]}. What isn't JSON or nests deeper than LIMIT_JSON_DEPTH is
 * one error in the diagnostics. */
void csl_read(const char *text, gsize length, Diagnostics *diagnostics, RecordSink sink, gpointer data);
void csl_read_places(const char *text, gsize length, Diagnostics *diagnostics, RecordPlaceSink sink,
                     gpointer data);

/* One item on one line, without a newline. Caller frees. */
char *csl_write(const Record *record);

#endif
