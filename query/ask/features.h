/* What is looked at when a sentence is ranked for a question: named features. score.h weighs them.
 *
 * A word of the question is there by some degree: itself 1, its other forms, its synonyms, the names of its
 * concept less (question_term_match, expand.h), a word near to it in meaning by the vectors' cosine (soft.h).
 * Its weight is how rare it is in the base (a word that any question could have: a quarter of that). */
#ifndef ADDUCE_QUERY_ASK_FEATURES_H
#define ADDUCE_QUERY_ASK_FEATURES_H

#include "query/ask/match.h"

typedef enum {
  /* How much of the question is there: shares of its weight. */
  FEATURE_COVERAGE,  /* by the words themselves, their synonyms and concepts */
  FEATURE_EXACT,     /* by the words themselves only */
  FEATURE_NEARNESS,  /* by words near in meaning, too */
  FEATURE_NEIGHBOUR, /* what the sentence before or after adds */
  FEATURE_PASSAGE,   /* what the rest of the passage adds to that */
  FEATURE_HEADING,   /* what the headings and the paper's title add */
  FEATURE_RAREST,    /* the degree of the heaviest word */
  FEATURE_LEAST,     /* the least degree of the three heaviest words */
  FEATURE_MEANING,   /* cosine of the sums of the words' vectors */
  FEATURE_AROUND,    /* the same of the passage */
  FEATURE_FOCUS,     /* share of the sentence that is near to some word of the question */
  FEATURE_SEARCH,    /* the store's score, divided by the best */
  FEATURE_PROXIMITY, /* how close together the words stand */
  FEATURE_ADJACENCY, /* share of neighbouring words of the question that are neighbours here */
  /* What is asked for is there. */
  FEATURE_PERSON,
  FEATURE_TIME,
  FEATURE_NUMBER,
  FEATURE_PLACE,
  FEATURE_REASON,
  FEATURE_DEFINITION,
  FEATURE_MAKER,
  FEATURE_ANSWER, /* asked whether: tells that something was found */
  /* What kind of sentence it is. */
  FEATURE_FINDING, /* tells that something was found */
  FEATURE_PLAN,    /* only a plan, an expectation or a legend */
  FEATURE_AIM,
  FEATURE_OPINION,
  FEATURE_ADVICE,
  FEATURE_CALL,
  FEATURE_QUESTION,
  FEATURE_HEDGED,
  FEATURE_CITING,
  FEATURE_BACKWARD, /* begins by pointing back: "This", "They" */
  FEATURE_LONG,     /* logarithm of its words */
  FEATURE_SHORT,    /* fewer than five words */
  /* Where it stands. */
  FEATURE_FIRST, /* in its passage */
  FEATURE_TABLE,
  FEATURE_CAPTION, /* or a footnote */
  FEATURE_ABSTRACT,
  FEATURE_METHODS,
  FEATURE_RESULTS,
  FEATURE_CONCLUSION, /* or the discussion */
  FEATURE_INTRODUCTION,
  FEATURE_N
} Feature;

const char *feature_name(Feature feature);

/* What a word that any question could have counts beside a demanded one. */
#define SOFT_SHARE 0.25
/* And a turn of phrase that is made of such words ("get in the way"). */
#define PHRASE_SHARE 0.7

/* Which of the things that the question asks for the sentences have: Expectation. */
guint features_expected(const PassageMatch *match, Span span);

/* The features of sentences `first` to `first + n` of the passage, each 0..1. search: FEATURE_SEARCH. */
void features_measure(const PassageMatch *match, guint first, guint n, double search,
                      double feature[FEATURE_N]);
/* Only those of its words and its place; the others stay as they are. */
void features_measure_words(const PassageMatch *match, guint first, guint n, double search,
                            double feature[FEATURE_N]);

/* The share of the question's weight that the sentences have with their passage and its headings. */
double features_context(const double feature[FEATURE_N]);

/* How near in meaning the span's nearest word comes to each term, or how well it stands for it: raises near.
 */
void features_near(const PassageMatch *match, Span span, double *near);

/* Words in the shortest stretch of the span that has a match of each of the terms `which` that the span has;
 * 0 none. */
guint features_stretch(const PassageMatch *match, Span span, guint64 which);

/* A span's words of the question: first and end of match->words. */
typedef struct {
  guint first, end;
} WordRange;
WordRange words_within(const PassageMatch *match, Span span);

/* The span of some sentences in the passage's text. */
Span sentences_span(const StorePassage *passage, guint first, guint n);

#endif
