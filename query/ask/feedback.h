/* A question widened by the words that the papers found first have in common: relevance feedback without
 * asking anyone (RM3: Abdul-Jaleel et al. 2004, UMass at TREC 2004). */
#ifndef ADDUCE_QUERY_ASK_FEEDBACK_H
#define ADDUCE_QUERY_ASK_FEEDBACK_H

#include "query/ask/papers.h"

/* terms: of the question, weighed; new ones come back, in which the question's own have feedback_query of the
 * whole weight and the common words of the first papers the rest. */
GArray *feedback_terms(Store *store, const GArray *terms, const GArray *papers, const PaperRanking *how,
                       GError **error);

#endif
