/* How good the reference parser is on a labelled set: exact matches a field, micro and macro F1, and how many
 * references are right as a whole. The rules of comparison are those of docs/references.md: values are
 * compared after NFKC and lower case, without punctuation and blanks, with page ranges written out, and so
 * on. */
#ifndef ADDUCE_CITATION_MEASURE_H
#define ADDUCE_CITATION_MEASURE_H

#include "corpus/record/record.h"

#include <json-glib/json-glib.h>

typedef struct Measure Measure;

Measure *measure_new(void);
void measure_free(Measure *measure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Measure, measure_free)

/* Adds one reference: its gold fields ({"authors","year",...}) and what was read. Both are copied. */
void measure_add(Measure *measure, JsonObject *gold, const Record *read);

/* The table, a line a field and the sums after them. Caller frees. */
char *measure_table(const Measure *measure);

/* Micro F1 over the fields, and the share of references whose core fields (authors, year, title, container,
 * volume, issue, pages) are all right. */
double measure_micro(const Measure *measure);
double measure_core(const Measure *measure);

#endif
