/* From what a user types to a row: keys, aliases, beginnings of keys. Within a read snapshot. */
#ifndef ADDUCE_STORE_KEYS_H
#define ADDUCE_STORE_KEYS_H

#include "ontology/store/internal.h"

/* FALSE with NOT_FOUND (the message names keys like it) or AMBIGUOUS. */
gboolean store_find_paper(Store *store, const char *key, gint64 *paper, GError **error);
gboolean store_find_work(Store *store, const char *key, gint64 *work, GError **error);

/* The value whose name this is; 0 for an unknown one. */
int store_enum_value(const char *name, int n, const char *(*name_of)(int value));
SectionRole store_role(const char *name);
GArray *store_read_sections(Store *store, gint64 paper, GError **error);

#endif
