/* Reads the data sets (JSON Lines) and prints figures. */
#ifndef ADDUCE_EVIDENCE_DATA_H
#define ADDUCE_EVIDENCE_DATA_H

#include <json-glib/json-glib.h>

/* The lines of DIRECTORY/data/retrieval/NAME as JsonObject, in order; NULL with an error. */
GPtrArray *data_read(const char *directory, const char *name, GError **error);
/* The same as a table from the member "id" to the object. */
GHashTable *data_index(const GPtrArray *rows);
/* A string member; "" where there is none. */
const char *data_text(JsonObject *row, const char *member);
gint64 data_number(JsonObject *row, const char *member);

/* Counts of (right, predicted) pairs. */
typedef struct {
  guint n[8][8], classes;
} Confusion;
/* Prints a row "NAME  macro F1 ..." with each class's F1; gives the macro F1. */
double confusion_print(const Confusion *confusion, const char *name, const char *const *classes);
double confusion_macro(const Confusion *confusion);

#endif
