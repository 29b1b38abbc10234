/* `adduce-index parse`: what the parser makes of a file, as JSON or as a readable tree. Needs no knowledge
 * base. */
#ifndef ADDUCE_INDEXER_PARSE_H
#define ADDUCE_INDEXER_PARSE_H

#include "corpus/base/command.h"
#include "corpus/paper.h"

extern const Command parse_command;

/* A paper as an object of the JSON of docs/json.md. */
void paper_print_json(Printer *printer, const Paper *paper);
/* A paper as the line-based tree of docs/manual.md. */
void paper_print_tree(Printer *printer, const Paper *paper, guint number);

#endif
