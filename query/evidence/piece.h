/* A sentence of a passage: its text and what it cites. Used by query/evidence only. */
#ifndef ADDUCE_QUERY_EVIDENCE_PIECE_H
#define ADDUCE_QUERY_EVIDENCE_PIECE_H

#include "ontology/store/store.h"

typedef struct {
  const char *text; /* not NUL-terminated */
  gsize length;
  Span span; /* in the paper's text */
} Piece;

/* Sentence i of a passage; belongs to the passage. */
Piece piece_of(const StorePassage *passage, guint i);

/* The first citation that begins in a span; NULL none. */
const StoreCitation *piece_citation(const StorePassage *passage, Span span);
gboolean piece_has_narrative(const StorePassage *passage, Span span);

/* The sentence whose study sentence i, which cites nothing, speaks of: one before it whose study it goes on
 * about ("They found", "Knight concluded", a study that is told over several sentences), or the one after it,
 * which brings the citation late ("... in a study of clubs. This effect was large (Singh, 1986)"). -1 none.
 * Looks at a few sentences only. */
int piece_source(const StorePassage *passage, guint i);

#endif
