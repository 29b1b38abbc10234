/* What the readers and writers of bibliographic formats share. A reader gives its records one by one to a
 * function; what is wrong with the file goes to the diagnostics, with its line, and costs no more than the
 * record it is in. */
#ifndef ADDUCE_RECORD_RECORD_IO_H
#define ADDUCE_RECORD_RECORD_IO_H

#include "corpus/base/diagnostic.h"
#include "corpus/record/record.h"

/* Takes the record over. */
typedef void (*RecordSink)(Record *record, gpointer data);

/* The same, with the bytes of the text that the record was read from; {0,0} where they aren't known. */
typedef void (*RecordPlaceSink)(Record *record, Span place, gpointer data);
/* A RecordPlaceSink for those who don't ask for places: data is a RecordSinkCall. */
typedef struct {
  RecordSink sink;
  gpointer data;
} RecordSinkCall;
void record_sink_call(Record *record, Span place, gpointer data);

/* "Family, Given", "Family, Jr, Given" or "Given Family" as one person; NULL for no letters. */
Person *person_from_text(const char *text);

/* The first year 1000 to 2999 in a date; 0 none. */
int year_from_text(const char *text);

/* The DOI in "https://doi.org/10.1/x" or "doi:10.1/x", bare and lower case; NULL none. Caller frees. */
char *doi_from_text(const char *text);

/* Sets *field to the value unless it has one already or the value is empty. Takes value over. */
void record_set(char **field, char *value);

#endif
