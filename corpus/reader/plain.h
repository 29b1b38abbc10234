/* How the reader of plain text makes a Paper of what the layout found. */
#ifndef ADDUCE_READER_PLAIN_H
#define ADDUCE_READER_PLAIN_H

#include "corpus/paper.h"
#include "corpus/text/join.h"
#include "corpus/text/layout.h"

/* The paper that the pieces [first, end) of a layout make. Caller frees. */
Paper *plain_assemble(const char *name, const Layout *layout, const JoinLexicon *lexicon, guint first,
                      guint end);

#endif
