/* Reference lists of JATS articles: records for strings of our own making, and strings whose parts the
 * publisher has tagged. */
#ifndef ADDUCE_CITATION_TRAIN_JATS_H
#define ADDUCE_CITATION_TRAIN_JATS_H

#include "corpus/citation/train/gold.h"

/* Reads the articles of DATA/jats whose licence in MANIFEST.tsv is CC0 or CC BY (without NC, ND or SA),
 * except those whose DOI is among `without` (a set of char*). Adds to examples and records. */
gboolean jats_read(GoldSet *set, const char *data, GHashTable *without, GError **error);

#endif
