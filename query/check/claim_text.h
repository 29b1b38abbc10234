/* A claim as typed, turned into what it affirms and whether it affirms or denies it.
 *
 * "Groups do not reduce admissions", "it is not true that groups reduce admissions" and "there is no evidence
 * that groups reduce admissions" all become "groups reduce admissions" with the sign -1. Evidence is looked
 * for and judged by the affirmed text alone, so that a claim and its negation get mirrored verdicts. A claim
 * in the form of a question is put as a statement. Rules of English, on words. */
#ifndef ADDUCE_QUERY_CHECK_CLAIM_TEXT_H
#define ADDUCE_QUERY_CHECK_CLAIM_TEXT_H

#include <glib.h>

/* sign: 1 affirmed, -1 denied. Any bytes go. New. */
char *claim_affirm(const char *text, int *sign);

/* Says only that things go together ("the more X, the more Y", "X goes with Y"), or tells what acts in a
 * clause of its own ("Y when X"): its sides aren't told by their order. */
gboolean claim_is_symmetric(const char *affirmed);

/* An affirmed claim with its subject and object exchanged ("Y reduces X" for "X reduces Y"); NULL where it
 * has no relation with two sides. New. */
char *claim_exchange(const char *affirmed);

#endif
