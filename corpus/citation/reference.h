/* One reference string, read into a record. */
#ifndef ADDUCE_CITATION_REFERENCE_H
#define ADDUCE_CITATION_REFERENCE_H

#include "corpus/record/record.h"

/* Reads one entry of a reference list. raw: valid UTF-8, one entry, any style; length in bytes or -1. Gives a
 * new record (caller frees), never NULL: what isn't understood stays out of every field and is told in
 * record->note; record->reading holds span and confidence of each field in raw. Strings over
 * LIMIT_REFERENCE_BYTES are read up to there. Thread-safe; the first call loads the model. */
Record *reference_parse(const char *raw, gssize length);

#endif
