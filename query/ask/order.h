/* The order of answers, by their sentences and by their papers. */
#ifndef ADDUCE_QUERY_ASK_ORDER_H
#define ADDUCE_QUERY_ASK_ORDER_H

#include "query/ask/answer.h"
#include "query/ask/retrieve.h"

/* Answers (Answer*) by what their sentences score and how far their papers are on the topic, the latter as
 * far as a paper is no more than an abstract; those of abstracts that many papers precede are left out, but
 * never the first. answers owns them. papers: RankedPaper, best first. */
void answers_order(GPtrArray *answers, const GArray *papers);

#endif
