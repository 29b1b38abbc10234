/* Headings at the start of a paragraph: "Setting. There were ...". */
#ifndef ADDUCE_STRUCTURE_RUN_IN_H
#define ADDUCE_STRUCTURE_RUN_IN_H

#include "corpus/record/record.h"

/* The words of a run-in heading at the start of a paragraph, without the stop or colon after them; an empty
 * span for none. Only a stop sets a heading off: what stands before a colon ("Methods: We ...", in abstracts)
 * is a label of its paragraph. */
Span run_in_heading(const char *text, Span paragraph, gboolean in_abstract);

#endif
