/* Several papers in one file: where one ends and the next begins. */
#ifndef ADDUCE_STRUCTURE_PAPERS_H
#define ADDUCE_STRUCTURE_PAPERS_H

#include "corpus/base/diagnostic.h"
#include "corpus/text/layout.h"

typedef struct {
  guint first, end; /* pieces, half open */
} PaperRange;

/* PaperRange's that cover all pieces, in order; at least one. A new paper begins where, after a reference
 * list, a title page of its own stands: lines like those of a title page, then an abstract or an
 * introduction, then a reference list or sections of a paper again. Caller frees. */
GArray *papers_find(const Layout *layout, Diagnostics *diagnostics);

#endif
