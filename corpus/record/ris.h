/* RIS. Source: the RIS format specification of Research Information Systems (2001 and 2011). */
#ifndef ADDUCE_RECORD_RIS_H
#define ADDUCE_RECORD_RIS_H

#include "corpus/record/record_io.h"

void ris_read(const char *text, gsize length, Diagnostics *diagnostics, RecordSink sink, gpointer data);
void ris_read_places(const char *text, gsize length, Diagnostics *diagnostics, RecordPlaceSink sink,
                     gpointer data);

/* One record, ended by "ER  - " and a newline. Caller frees. */
char *ris_write(const Record *record);

#endif
