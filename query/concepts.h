/* What the commands about concepts share. */
#ifndef ADDUCE_QUERY_CONCEPTS_H
#define ADDUCE_QUERY_CONCEPTS_H

#include "corpus/base/command.h"
#include "ontology/store/knowledge.h"

/* A mention or an assertion as INTERFACES has it; with_paper adds the paper's key. */
void print_mention(Printer *printer, const StoreMention *mention, gboolean with_paper);
void print_assertion(Printer *printer, const StoreAssertion *assertion, gboolean with_paper);

/* Says that the base has no annotations; gives EXIT_NOTHING. */
ExitCode not_annotated(const CommandContext *context);

#endif
