/* The figures that a text prints: p values, intervals, effect sizes, percentages, samples, significance. */
#ifndef ADDUCE_QUERY_EVIDENCE_FIGURE_H
#define ADDUCE_QUERY_EVIDENCE_FIGURE_H

#include "ontology/evidence/hedge.h"

typedef struct {
  FigureKind kind;
  Span span;  /* in the text that was read, or where its owner says */
  char *text; /* as printed; owned */
} Figure;

/* The figures of text[0, length) in order, none inside a place that skip (spans, in order; may be NULL)
 * covers: citations. At most FIGURES_MOST. GArray of Figure that frees them; any valid UTF-8; linear. */
#define FIGURES_MOST 64u
GArray *figures_find(const char *text, gsize length, const GArray *skip);

/* "p value", "interval", "effect", "percentage", "sample", "significance". */
const char *figure_kind_name(FigureKind kind);

#endif
