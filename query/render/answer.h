/* The result of a question, as JSON and as text. */
#ifndef ADDUCE_QUERY_RENDER_ANSWER_H
#define ADDUCE_QUERY_RENDER_ANSWER_H

#include "corpus/base/printer.h"
#include "query/ask/answer.h"
#include "query/batch.h"

/* explain: the features and their weights too. line: the query of a batch; NULL: a single call. The text
 * shows what comes nearest only where nothing answers, and only the first three that have a good part of the
 * question. */
void answer_print_json(Printer *printer, const AskResult *result, const BatchQuery *line, gboolean explain);
void answer_print_text(Printer *printer, const AskResult *result, gboolean explain);

#endif
