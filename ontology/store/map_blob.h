/* A source map as the blob of its row, and back. docs/store.md has the format. */
#ifndef ADDUCE_STORE_MAP_BLOB_H
#define ADDUCE_STORE_MAP_BLOB_H

#include "corpus/source_map.h"

/* New. */
GByteArray *source_map_to_blob(const SourceMap *map);
/* New; NULL where the blob isn't such a map. */
SourceMap *source_map_from_blob(const guint8 *blob, gsize length);

#endif
