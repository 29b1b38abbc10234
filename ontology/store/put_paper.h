/* The rows of one paper. */
#ifndef ADDUCE_STORE_PUT_PAPER_H
#define ADDUCE_STORE_PUT_PAPER_H

#include "ontology/store/internal.h"

/* Inserts one of the papers of a file and all that hangs from it. Its work, key and whether it shows are
 * settled at the commit. */
gboolean store_put_paper(Store *store, gint64 content, const char *sha256, const GPtrArray *papers,
                         guint position, GError **error);

#endif
