/* The inside of a Matcher. Used by ontology/mention only. */
#ifndef ADDUCE_MENTION_STATES_H
#define ADDUCE_MENTION_STATES_H

#include "ontology/mention/matcher.h"

/* A state stands for a beginning of labels. Its edges lie together, sorted by word; so do its labels. */
typedef struct {
  guint32 edges, n_edges;
  guint32 labels, n_labels; /* labels that end exactly here */
  guint32 fail;             /* the longest proper end of this beginning that is a beginning itself */
  guint32 output;           /* the nearest state along fail that has labels; 0 none */
  guint32 depth;
} State;

typedef struct {
  guint32 word, target;
} Edge;

struct Matcher {
  const Vocabulary *vocabulary;
  GHashTable *words;     /* normalised word -> number, from 1 */
  GStringChunk *strings; /* the words, but for those of a compiled vocabulary, which lie in its bytes */
  GArray *states, *edges, *labels;
  guint32 *roots;    /* state after the start, by word */
  Vocabulary *owned; /* the same as vocabulary, where it is the matcher's own; else NULL */
};

/* States come breadth first, and so do their edges, so that edge i leads to state i + 1. */

/* One without words and states. */
Matcher *matcher_empty(const Vocabulary *vocabulary);
/* Makes roots when words, states and edges are there. */
void matcher_root(Matcher *matcher);

#endif
