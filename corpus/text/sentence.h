/* Sentences: where one ends. */
#ifndef ADDUCE_TEXT_SENTENCE_H
#define ADDUCE_TEXT_SENTENCE_H

#include "corpus/record/record.h"

/* Cuts [block) of text into sentences and appends their spans (Span, trimmed of blanks, in order, covering
 * every non-blank byte) to out. No cut falls inside one of the protected spans (citations; sorted; n of them;
 * may be NULL). Abbreviations, initials, decimals, enumerations, quotations and parentheses don't end a
 * sentence; superscript note numbers and closing quotes and brackets after the stop belong to it. A line
 * break inside the block (rows of a table, lines of a poem) ends one. text is valid UTF-8; linear in the
 * block. */
void sentences_cut(const char *text, Span block, const Span *protected_spans, guint n, GArray *out);

#endif
