/* What goes with an answer once it is chosen: the studies of the clause that was asked about, which way it
 * points, and the sentences before it that it can't be understood without. */
#ifndef ADDUCE_QUERY_ASK_ACCOUNT_H
#define ADDUCE_QUERY_ASK_ACCOUNT_H

#include "query/ask/answer.h"

/* Completes an answer of the result. */
void answer_account(const AskResult *result, Answer *answer, TermMaker *maker, const Lexicon *lexicon);

#endif
