/* How much of a claim's words a stretch of a passage has. Spans are in the passage's text. */
#ifndef ADDUCE_QUERY_CHECK_COVER_H
#define ADDUCE_QUERY_CHECK_COVER_H

#include "query/ask/match.h"

/* Shares of the claim's words, by weight, that a sentence, the passage, and what stands around it have: sets
 * the EVIDENCE_FEATUREs for them (evidence.h). */
void cover_features(const PassageMatch *match, Span sentence, double *feature);

/* The shares, by weight, of the claim's words before its byte `at` and of the others that a stretch has. */
void cover_sides(const PassageMatch *match, Span stretch, gsize at, double *first, double *last);

/* The weights of the strongest such word of either side. */
void cover_strongest(const PassageMatch *match, Span stretch, gsize at, double *first, double *second);

#endif
