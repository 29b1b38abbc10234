/* What is done with the index of a reader: opened, and tried again where it was replaced meanwhile. For
 * ontology/store/ only. */
#ifndef ADDUCE_STORE_SEARCH_H
#define ADDUCE_STORE_SEARCH_H

#include "ontology/store/internal.h"

/* Starts its result from nothing each time. May set an error of TEXT_INDEX_ERROR or STORE_ERROR. */
typedef gboolean (*SearchWork)(Store *store, gpointer data, GError **error);

/* Runs work within a snapshot of the base, store->index being open. Errors of the index become the store's.
 */
gboolean search_run(Store *store, SearchWork work, gpointer data, GError **error);

#endif
