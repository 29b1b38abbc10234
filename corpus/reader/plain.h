/* How the reader of plain text makes a Paper of what the layout found. */
#ifndef ADDUCE_READER_PLAIN_H
#define ADDUCE_READER_PLAIN_H

#include "corpus/citation/list.h"
#include "corpus/paper.h"
#include "corpus/text/join.h"
#include "corpus/text/layout.h"

/* The paper that the pieces [first, end) of a layout make. Caller frees. */
Paper *plain_assemble(const char *name, const Layout *layout, const JoinLexicon *lexicon, guint first,
                      guint end);

/* Makes sure that each byte of a list's lines is in an entry (ListEntry*) or its line among the others: what
 * isn't goes to the entry beside it, or becomes one of the others. */
void plain_complete_list(const char *text, const GArray *lines, ListRange range, GPtrArray *entries,
                         GArray *others);

#endif
