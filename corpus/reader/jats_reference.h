/* One citation element of a reference list: as text, and as a record. Used by the JATS reader only. */
#ifndef ADDUCE_READER_JATS_REFERENCE_H
#define ADDUCE_READER_JATS_REFERENCE_H

#include "corpus/reader/jats_build.h"

/* A tagged part of a citation element, where its text stands. */
typedef struct {
  JatsTag tag;
  const xmlNode *node;
  gsize start, end;
} JatsField;

/* jats_cite.c: writes a citation element to the open piece as it would print, with punctuation of our own
 * where the file has none. Tagged parts are appended to fields (JatsField, places in the piece; may be
 * NULL). */
void jats_cite_write(JatsBuilder *builder, const xmlNode *citation, GArray *fields);

/* jats_record.c: fills a record from the tagged parts. raw: the entry; fields: places in raw. What no part
 * tells is read from raw when the element has text of its own. */
void jats_record_fill(Record *record, const xmlNode *citation, const char *raw, const GArray *fields);

#endif
