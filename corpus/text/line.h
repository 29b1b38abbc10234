/* Lines of a decoded text file, as a layout sees them. */
#ifndef ADDUCE_TEXT_LINE_H
#define ADDUCE_TEXT_LINE_H

#include "corpus/record/record.h"

#include <glib.h>

typedef struct {
  Span span; /* in the decoded text, without the line break and without blanks at either end; empty lines are
                not kept */
  guint indent;       /* columns of white space before it; a tab goes to the next multiple of 8 */
  guint blank_before; /* empty lines between it and the line before */
  guint columns;      /* characters */
  guint page;         /* from 1, counted by form feeds; 0 where the file has none */
} Line;

/* The lines of a text, in order. Form feeds end a line. A line over LIMIT_LINE_BYTES is cut at a blank.
 * Caller frees the array. */
GArray *lines_cut(const char *text, gsize length);

#endif
