/* A Record as the JSON of its row, and back. The names are those of the manual; beside them "reading" keeps
 * where each field was read. */
#ifndef ADDUCE_STORE_RECORD_JSON_H
#define ADDUCE_STORE_RECORD_JSON_H

#include "corpus/record/record.h"

/* New. */
char *record_to_json(const Record *record);
/* New; never NULL: what isn't such JSON gives an empty record. */
Record *record_from_json(const char *json);

#endif
