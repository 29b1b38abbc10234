/* How well a sentence answers a question, and whether it does at all.
 *
 * The score is a logistic function of the weighted sum of the features (features.h). The weights stand in
 * weights.inc; tests/eval/learn_ranking.c learns them: the softmax over a question's sentences shall give the
 * right ones all it can (Z. Cao et al., "Learning to rank: from pairwise approach to listwise approach", ICML
 * 2007). */
#ifndef ADDUCE_QUERY_ASK_SCORE_H
#define ADDUCE_QUERY_ASK_SCORE_H

#include "query/ask/features.h"

double feature_weight(Feature feature);

/* Some consecutive sentences of a passage. */
typedef struct {
  guint first, n;    /* sentences of the passage */
  Span span;         /* in the passage's text */
  guint64 covered;   /* bit i: term i of the question is covered */
  guint expected;    /* Expectation: those of the question that are met */
  double share;      /* of the question's demanded words, by weight and degree */
  gboolean complete; /* what can't be left open is there: the question is answered by it */
  gboolean fits; /* names, numbers and the kind of thing asked for are there: where the question is answered,
                    one of the answers */
  double feature[FEATURE_N];
  double counts; /* what an answer's score is multiplied by: less than 1 where only its paper has a name
                    asked for */
  double score;  /* 0..1 */
} Window;

/* The share of a question that some window must have for the question to be called answered. */
double question_share_needed(const Question *question);

/* Scores `n` sentences of the passage from `first`. search: FEATURE_SEARCH of the passage. topic: bit i set
 * for terms so common in the base that the passage, its headings or its paper may have them instead of the
 * sentences. */
Window window_score(const PassageMatch *match, guint first, guint n, double search, guint64 topic);

/* What the features of its words and place alone give a sentence: cheap. Larger is better. */
double window_glance(const PassageMatch *match, guint sentence, double search);

/* The same without the features and the score: is it complete? */
Window window_judge(const PassageMatch *match, guint first, guint n, guint64 topic);

#endif
