/* A claim and a passage made ready to be compared. Used by stance*.c only. */
#ifndef ADDUCE_EVIDENCE_STANCE_PAIR_H
#define ADDUCE_EVIDENCE_STANCE_PAIR_H

#include "ontology/evidence/stance.h"
#include "ontology/evidence/stance_order.h"

#define STANCE_WORDS_MAX 64 /* words of a claim that are looked for; the rest of a longer one is not */
#define STANCE_NOWHERE   G_MAXUINT16

/* A sentence, and where it has the words of the claim. Bits count the words of the claim's core. */
typedef struct {
  const char *text; /* borrowed from the caller */
  LexemeList *words;
  guint64 *at;                     /* of each lexeme, the words that it stands for */
  guint64 exact, fuzzy;            /* word for word or by a short form; these and words that begin alike */
  guint16 place[STANCE_WORDS_MAX]; /* the first of each, or STANCE_NOWHERE */
  guint8 count[STANCE_WORDS_MAX];
  double cover, cover_fuzzy; /* share of the claim's weight that it has */
  double near;               /* share of neighbours in the claim that stand together here too */
  gboolean relation;         /* it has the word of the claim's relation */
  gboolean ordered;          /* order is filled in */
  SentenceOrder order;
} StanceRow;

struct StancePair {
  Claim *claim;
  guint n;                                      /* sentences */
  guint words;                                  /* words of the claim that are looked for */
  StanceRow *rows;                              /* the title at n */
  double weight;                                /* of all words of the claim */
  double whole, whole_fuzzy, best_fuzzy, match; /* match: BM25 by the claim's weight, about 0 to 2 */
  guint64 *at;                                  /* of each lexeme, the words that it stands for */
  guint64 exact, fuzzy;                         /* of the whole passage */
  guint64 subject, object, numbers;             /* words of the claim that are such */
};

/* Share of the claim's weight that the words of `of` have, that are in `have`; 0 where there are none. */
double stance_share(const StancePair *pair, guint64 of, guint64 have);
const SentenceOrder *stance_row_order(const StancePair *pair, guint i);

#endif
