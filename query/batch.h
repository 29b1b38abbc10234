/* Queries from a file of JSON Lines, {"id","query"} or {"id","text"} each, run one after the other over one
 * open base: what `ask --batch` and `check --batch` share. One line is held at a time. */
#ifndef ADDUCE_QUERY_BATCH_H
#define ADDUCE_QUERY_BATCH_H

#include "corpus/base/command.h"

typedef struct {
  const char *id; /* as given */
  gint64 number;
  gboolean numeric; /* the id is a number, not a string */
  const char *text; /* blanks at its ends removed; never empty, at most LIMIT_QUERY_BYTES */
} BatchQuery;

/* The member "id" of a query's object; nothing where query is NULL. */
void batch_print_id(Printer *printer, const BatchQuery *query);

typedef struct Batch Batch;

/* path: a file, or "-" for standard input. NULL: has said why. */
Batch *batch_open(const CommandContext *context, const char *path);
void batch_close(gpointer batch);

/* A warning about the query that is being run. */
void batch_warn(const CommandContext *context, const Batch *batch, const char *code, const char *what);

/* Prints the result of one query. */
typedef ExitCode (*BatchRun)(CommandContext *context, const BatchQuery *query);

/* Runs all. A line that is no query gives a diagnostic and is passed over; blank lines are nothing. The exit
 * code: that of a query whose run gave neither EXIT_FOUND nor EXIT_NOTHING, which ends the batch; else
 * EXIT_USAGE where a line was no query, EXIT_FOUND where any query found something, EXIT_NOTHING where none
 * did. */
ExitCode batch_run(CommandContext *context, Batch *batch, BatchRun run);

/* The most that --limit may be. */
#define QUERY_ANSWERS_MOST 1000

/* What a command that takes one query, or a batch of them, makes of its call: context->data is the Batch, or
 * the query as a string of at most LIMIT_QUERY_BYTES: the words of the arguments, or for "-" alone all of
 * standard input, line breaks as blanks, without blanks at its ends. noun: what a query is to the command,
 * "question". batch: path given with --batch; NULL none. EXIT_FOUND, or has said what is wrong. */
ExitCode query_prepare(CommandContext *context, const char *noun, int limit, const char *batch, guint n,
                       char **arguments);

#endif
