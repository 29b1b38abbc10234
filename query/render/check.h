/* A checked claim, as JSON and as text. */
#ifndef ADDUCE_QUERY_RENDER_CHECK_H
#define ADDUCE_QUERY_RENDER_CHECK_H

#include "corpus/base/printer.h"
#include "query/batch.h"
#include "query/check/check.h"

/* explain: the features of each piece of evidence too. line: the query of a batch; NULL: a single call. */
void check_print_json(Printer *printer, const CheckResult *result, const BatchQuery *line, gboolean explain);
void check_print_text(Printer *printer, const CheckResult *result, gboolean explain);

#endif
