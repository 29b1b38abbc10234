/* How near a word of a text comes to each word of a question in meaning (query/words/vectors.h). Remembers
 * the words that it was asked for: a question's passages have most words in common. */
#ifndef ADDUCE_QUERY_ASK_SOFT_H
#define ADDUCE_QUERY_ASK_SOFT_H

#include "query/ask/question.h"

typedef struct SoftWords SoftWords;

/* A word of a text. */
typedef struct {
  int place;     /* in the table of vectors; -1 not there */
  double rarity; /* in general English: 0..1 */
  double best;   /* the largest of near */
  double near[]; /* for each term of the question: 0..1 */
} SoftWord;

/* The question must outlive it. */
SoftWords *soft_words_new(const Question *question);
void soft_words_free(SoftWords *soft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SoftWords, soft_words_free)

/* folded: as terms.h folds it. Belongs to soft. */
const SoftWord *soft_word(SoftWords *soft, const char *folded);

/* A text as one vector: the sum of its words, each by its rarity. Room for SOFT_DIMENSIONS numbers. */
#define SOFT_DIMENSIONS 100u
void soft_add(const SoftWords *soft, float *sum, const SoftWord *word);
/* The question so; belongs to soft. */
const float *soft_question(const SoftWords *soft);
double soft_cosine(const float *a, const float *b);

#endif
