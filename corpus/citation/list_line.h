/* What a line of a reference list looks like: its label or bullet, whether an entry could start there,
 * whether it reads like bibliography or like prose. Used by the rooms of the list only. */
#ifndef ADDUCE_CITATION_LIST_LINE_H
#define ADDUCE_CITATION_LIST_LINE_H

#include "corpus/text/line.h"

typedef enum {
  LABEL_NONE,
  LABEL_BULLET, /* - * • – · ▪ */
  LABEL_SQUARE, /* [1], also escaped for Markdown \[1\], and [^1]: */
  LABEL_ROUND,  /* (1) */
  LABEL_POINT,  /* 1. */
  LABEL_PAREN,  /* 1) */
  LABEL_BARE,   /* 1 */
  LABEL_N
} LabelKind;

typedef struct {
  LabelKind kind;
  guint value;     /* of a number */
  Span span;       /* of the printed label; of the bullet where there is no number */
  gsize after;     /* where the entry's own words begin; the span's line's end when it has none */
  gboolean bullet; /* a bullet stands before it, or is it */
} ListLabel;

/* The label or bullet at the start of [line). */
ListLabel list_label_read(const char *text, Span line);
/* The numeric label that stands at a byte inside a line ("[12] " or "12. "), kind LABEL_NONE else. */
ListLabel list_label_inside(const char *text, Span line, gsize at);

/* Log odds, by its wording alone, that an entry starts at from: names and year, corporate author and year, a
 * dash for the same author against lower case, volume numbers, links. end: end of the list's text, the look
 * ahead is 400 bytes. year_near is set when names (or a corporate author) are followed by a year as in
 * author-year lists. */
double list_start_score(const char *text, gsize from, gsize end, gboolean *year_near);
/* Log odds that the entry goes on after a line with this end: a comma, "and", a hyphen, no full stop. */
double list_open_score(const char *text, Span line);

/* How much a stretch of text reads like an entry (positive, up to 5) or like prose, a table or a heading
 * (negative). full: has what only a bibliography has: pages, a publisher, a link. */
double list_block_score(const char *text, gsize start, gsize end, gboolean *full);

/* A heading that ends a list when it stands on a line of its own ("Appendix", "Acknowledgements", "About the
 * authors", "Received ...", "Table 2."). */
gboolean list_line_ends(const char *text, Span line);
/* A line that announces a list; strong: by a word that means nothing else ("References"). */
gboolean list_line_is_heading(const char *text, Span line, gboolean *strong);

/* Running heads and page numbers among [first, end), as seen in the surrounding lines too: an array of
 * gboolean, end - first long. */
GArray *list_running_heads(const char *text, const GArray *lines, guint first, guint end);

#endif
