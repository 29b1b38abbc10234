/* The sentences that may answer a question. */
#ifndef ADDUCE_QUERY_ASK_CANDIDATES_H
#define ADDUCE_QUERY_ASK_CANDIDATES_H

#include "query/ask/gather.h"
#include "query/ask/retrieve.h"
#include "query/ask/score.h"

/* What scoring needs; belongs to the caller. */
typedef struct {
  TermMaker *maker;
  const Lexicon *lexicon;
  SoftWords *soft;
  const Question *question;
  guint64 topic; /* see Retrieved */
} Scoring;

/* The best sentences of the passages: GArray of Choice, those that fit first, best first. Where a sentence
 * isn't complete by itself but with its neighbours is, the window is all of them. */
GArray *candidates_find(const Scoring *scoring, const Retrieved *retrieved);

/* Appends every sentence of one passage, in order, whether windows overlap or not. */
void candidates_score(const Scoring *scoring, const StorePassage *passage, double search, GArray *choices);

/* The best of them, at most three, best first. */
GArray *candidates_of(const Scoring *scoring, const StorePassage *passage, double search);

#endif
