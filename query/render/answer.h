/* The result of a question, as JSON and as text. */
#ifndef ADDUCE_QUERY_RENDER_ANSWER_H
#define ADDUCE_QUERY_RENDER_ANSWER_H

#include "corpus/base/printer.h"
#include "query/ask/answer.h"

/* explain: the features and their weights too. */
void answer_print_json(Printer *printer, const AskResult *result, gboolean explain);
void answer_print_text(Printer *printer, const AskResult *result, gboolean explain);

#endif
