/* How well some sentences of a passage answer a question: named features, each 0..1, and their weighted sum.
 *
 * The weights are set by hand; a later ranking may learn them, or replace window_score, behind the same
 * structure. */
#ifndef ADDUCE_QUERY_ASK_SCORE_H
#define ADDUCE_QUERY_ASK_SCORE_H

#include "query/ask/match.h"

typedef enum {
  FEATURE_COVERAGE,  /* share of the question's words (by weight) that the sentences themselves have */
  FEATURE_CONTEXT,   /* the same, with the passage, its headings and its paper */
  FEATURE_SEARCH,    /* the store's score, divided by the best */
  FEATURE_PROXIMITY, /* how close together the words stand */
  FEATURE_ADJACENCY, /* share of neighbouring words of the question that are neighbours here */
  FEATURE_EXPECTED,  /* what is asked for (name, time, number, ...) is there */
  FEATURE_PLACE,     /* sections that tell of results before those that introduce; no lists, no notes */
  FEATURE_FINDING,   /* tells that something was found */
  FEATURE_ASSERTION, /* isn't only a plan, an expectation or a legend */
  FEATURE_BREVITY,   /* short before long */
  FEATURE_N
} Feature;

const char *feature_name(Feature feature);
double feature_weight(Feature feature);

/* Some consecutive sentences of a passage. */
typedef struct {
  guint first, n;    /* sentences of the passage */
  Span span;         /* in the passage's text */
  guint64 covered;   /* bit i: term i of the question is covered (see window_score) */
  guint expected;    /* Expectation: those of the question that are met */
  double share;      /* of the question's demanded words, by weight and degree */
  gboolean complete; /* what can't be left open is there: one of the answers, if the question is answered */
  double feature[FEATURE_N];
  double score; /* 0..1 */
} Window;

/* The share of a question that some window must have for the question to be called answered. */
double question_share_needed(const Question *question);

/* Scores `n` sentences of the passage from `first`. search: FEATURE_SEARCH of the passage. topic: bit i set
 * for terms so common in the base that the passage, its headings or its paper may have them instead of the
 * sentences. */
Window window_score(const PassageMatch *match, guint first, guint n, double search, guint64 topic);

#endif
