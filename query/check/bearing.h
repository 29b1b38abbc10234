/* Which way a sentence bears: does it tell of more or of less, of better or of worse, or that there was no
 * difference? Rules over the words of direction of ontology/evidence/cue.h and over everyday ones, for
 * comparing a claim in lay words with a sentence in technical ones: "keeps people out of hospital" and "fewer
 * readmissions" are both less, and both good. */
#ifndef ADDUCE_QUERY_CHECK_BEARING_H
#define ADDUCE_QUERY_CHECK_BEARING_H

#include "corpus/record/record.h"

#include <glib.h>

typedef struct {
  double movement; /* above 0 more, below 0 less, 0 not told */
  double benefit;  /* above 0 better, below 0 worse, 0 not told */
  gboolean same;   /* says that things are alike, or that nothing was found to differ */
  gboolean denied; /* a word denies */
} Bearing;

/* near: for each byte of interest, spans (in text, in order) near which words of direction count most; NULL:
 * all count alike. Any bytes go; linear but for the spans. */
Bearing bearing_of(const char *text, const GArray *near);

/* 1 two bearings agree, -1 they are opposed, 0 it can't be told. Symmetric. */
int bearings_agree(const Bearing *a, const Bearing *b);

#endif
