/* How ask ranks each sentence of a passage for a claim. Apart from evidence.c, as ask's features and those of
 * the stance model have one name. */
#ifndef ADDUCE_QUERY_CHECK_RANK_H
#define ADDUCE_QUERY_CHECK_RANK_H

#include "query/ask/match.h"

/* 0..1 for each sentence of the passage; new. search: the store's score of the passage, divided by the best;
 * topic: see window_score. */
double *sentence_ranks(const PassageMatch *match, double search, guint64 topic);

#endif
