/* Mentions: where a text names a concept.
 *
 * Takes a text and its pieces, not a paper, so that a claim typed at the shell goes through the same code.
 * Every label that a rule of the vocabulary doesn't forbid is found; of those that overlap the longest one
 * stays, and of equal ones the first. A label that several concepts share gives a mention of each. */
#ifndef ADDUCE_MENTION_MENTION_H
#define ADDUCE_MENTION_MENTION_H

#include "corpus/paper.h"
#include "ontology/mention/matcher.h"

typedef struct {
  Span span; /* in the text */
  guint concept;
  int label; /* of the vocabulary; -1 an abbreviation that the text defines itself */
  Zone zone;
  guint piece; /* index of the piece that holds it */
} Mention;

/* A stretch of text that no name crosses the ends of: a paragraph, a caption, a row of a table. */
typedef struct {
  Span span;
  Zone zone;
} TextPiece;

typedef enum {
  MENTION_DEFAULT = 0,
  /* The text is typed by a person: letters may be small, and a name needs no definition or neighbour. */
  MENTION_TYPED = 1 << 0,
} MentionFlags;

/* The mentions in the pieces (n, in the order in which they are read: an abbreviation holds after it was
 * defined), by piece and place. GArray of Mention; caller frees. Linear in the text. */
GArray *mentions_find(const Matcher *matcher, const char *text, const TextPiece *pieces, guint n,
                      MentionFlags flags);

/* The pieces of a paper: its paragraphs, and what was taken out of the running text (captions, tables, notes;
 * the lines of a table each for itself) but running heads, page numbers and the like. GArray of TextPiece. */
GArray *mention_pieces(const Paper *paper);

#endif
