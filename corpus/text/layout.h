/* What a page made of a text, undone as far as lines can show it: reading order, running heads and page
 * numbers, and the pieces that lines make: paragraphs, headings, list items, captions, tables, notes.
 *
 * Decisions come from the file's own statistics (widths, repetition, position, indentation, punctuation,
 * case), never from a publisher's habits. Every line is in exactly one piece. A Layout borrows the text it
 * was made from. Linear in the text but for one sort of the running-head candidates. */
#ifndef ADDUCE_TEXT_LAYOUT_H
#define ADDUCE_TEXT_LAYOUT_H

#include "corpus/base/diagnostic.h"
#include "corpus/source_map.h"
#include "corpus/text/line.h"

typedef enum {
  PIECE_PROSE,
  PIECE_ITEM,    /* of a list */
  PIECE_HEADING, /* by its markup or its number; what only looks like one is a PIECE_SHORT */
  PIECE_SHORT,   /* a short line by itself: heading, label, cell, name */
  PIECE_CAPTION,
  PIECE_TABLE,
  PIECE_NOTE, /* footnote, note to a table, licence, address for correspondence */
  PIECE_FIGURE,
  PIECE_MARKUP, /* a rule, a fence: no words */
  PIECE_RUNNING_HEAD,
  PIECE_PAGE_NUMBER,
  PIECE_N
} PieceKind;

typedef struct {
  guint first, end; /* lines, half open */
  PieceKind kind;
  guint level; /* of a heading by its markup; 0 unknown */
  Span span;   /* from the first line's start to the last line's end; of one line with its markers stripped */
} Piece;

typedef struct {
  const MappedText *from;
  const char *text;
  GArray *lines;       /* Line, in reading order */
  guint8 *furniture;   /* one a line: 0, or PIECE_RUNNING_HEAD, PIECE_PAGE_NUMBER */
  GArray *pieces;      /* Piece, in order, without gaps */
  gboolean is_marked;  /* Markdown headings */
  gboolean is_wrapped; /* paragraphs run over several lines */
} Layout;

/* diagnostics may be NULL. */
Layout *layout_new(const MappedText *from, Diagnostics *diagnostics);
void layout_free(Layout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layout, layout_free)

static inline const Line *layout_line(const Layout *layout, guint i)
{
  return &g_array_index(layout->lines, Line, i);
}

static inline Piece *layout_piece(const Layout *layout, guint i)
{
  return &g_array_index(layout->pieces, Piece, i);
}

/* Steps of layout_new, each in a file of its own. */
void layout_split_lines(const char *text, GArray *lines);  /* paragraphs that share one line */
void layout_undo_columns(const char *text, GArray *lines); /* two columns side by side */
void layout_find_furniture(Layout *layout);
void layout_cut_pieces(Layout *layout);
/* The kind of the piece that lines [first, end) make. */
PieceKind layout_classify(const Layout *layout, guint first, guint end, guint *level);
/* What stands around a piece decides: cells and notes of a table, labels of a figure. */
void layout_settle_pieces(Layout *layout);

/* Bytes of the marker that a line begins with: bullet ("- ", "• "), or "#" of a heading; 0 none. */
gsize layout_bullet(const char *text, Span line);
gsize layout_hashes(const char *text, Span line, guint *level);
/* "Table 3.", "Fig. 2": a caption begins here. */
gboolean layout_is_caption(const char *text, Span span);
/* Bytes of a section number at the start ("2.1 ", "IV. ", "A.2 "), 0 none. */
gsize layout_section_number(const char *text, Span span, Span *number);

#endif
