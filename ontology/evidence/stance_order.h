/* Who does what to whom in a sentence, seen from a claim. Used by stance.c only. */
#ifndef ADDUCE_EVIDENCE_STANCE_ORDER_H
#define ADDUCE_EVIDENCE_STANCE_ORDER_H

#include "ontology/evidence/claim.h"

/* What each tells of the order: verbs of relation, what is named first, prepositions ("by X"), frames
 * ("effect of X on Y"), compounds ("X-induced"), what only an outcome has ("risk of X"). Each turns its sign.
 */
#define ORDER_TERMS 6

typedef struct {
  double terms[ORDER_TERMS];
  double order;    /* above 0 the claim's subject acts on its object, below 0 the other way round, 0 not told;
                      exchanging the claim's subject and object turns its sign */
  double up, down; /* weight of words of direction that stand with the claim's object */
  gboolean removed; /* the claim's subject is taken away in the sentence: "X-deficient", "loss of X" */
  gboolean denied;  /* a word near the relation denies */
} SentenceOrder;

SentenceOrder stance_order(const Claim *claim, const LexemeList *sentence);
/* The same with what is known of the sentence's words. at (may be NULL: word for word): of each lexeme, bits
 * of the words of the claim's core that it stands for. */
SentenceOrder stance_order_at(const Claim *claim, const LexemeList *sentence, const guint64 *at);

#endif
