/* Which of a sentence's citations belong to what was asked.
 *
 * "Groups are linked to fewer relapses (X, 1988; Y, 1989), less pain (Z, 2001) and hope (W, 2010)" is one
 * sentence and three findings: who asks about pain is told of Z. The rule is that of
 * ontology/assertion/cite.c: what follows a clause in brackets belongs to it; a narrative citation ("Levy
 * (1976) found") speaks for what follows it. */
#ifndef ADDUCE_QUERY_EVIDENCE_FOCUS_H
#define ADDUCE_QUERY_EVIDENCE_FOCUS_H

#include "query/evidence/judgement.h"

/* A word of the quotation that was asked for. */
typedef struct {
  Span span;     /* in the paper's text */
  guint term;    /* which word of the question it stands for */
  double weight; /* how much that word counts, and how well this one stands for it */
} FocusWord;

/* Drops the citations whose clause has none of the words while another's has, and the studies with them. All
 * stay where the words don't tell. Needs JUDGE_WHOSE. */
void judgement_focus(Judgement *judgement, const FocusWord *words, guint n);

#endif
