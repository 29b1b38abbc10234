/* A whole base as RDF: concepts, works, papers, citations, mentions, assertions. docs/rdf.md says which words
 * are used for what, and how things are named. */
#ifndef ADDUCE_EXPORT_EXPORT_H
#define ADDUCE_EXPORT_EXPORT_H

#include "ontology/export/triples.h"
#include "ontology/store/store.h"

typedef struct {
  guint64 concepts, works, papers;
} ExportCounts;

/* Asked between things: TRUE, nobody reads any more. */
typedef gboolean (*ExportStop)(gpointer data);

/* Writes what one snapshot of the base holds, in an order of its own: the same base gives the same bytes.
 * At most one paper's text is in memory. */
gboolean export_base(Store *store, Triples *triples, ExportStop stop, gpointer data, ExportCounts *counts,
                     GError **error);

#endif
