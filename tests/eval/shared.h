/* What the evaluation programs share: where the data is that they measure on, and the answer keys. */
#ifndef ADDUCE_TESTS_EVAL_SHARED_H
#define ADDUCE_TESTS_EVAL_SHARED_H

#include "corpus/paper.h"

#include <json-glib/json-glib.h>

/* What a test that was skipped exits with. */
#define EVAL_SKIPPED 77

/* A path under the data that isn't part of the project: $ADDUCE_SHARED, else ../shared beside the source
 * tree. NULL when it isn't there (then says so on standard error). Caller frees. */
char *eval_shared(const char *relative);

/* The source tree's own file: $ADDUCE_SOURCE_DIR. Caller frees. */
char *eval_source(const char *relative);

/* A file of a directory whose SHA-256 is this one; NULL none. Caller frees. */
char *eval_file_by_sha256(const char *directory, const char *sha256);

/* The JSON files of a directory in order of their names: GPtrArray of JsonParser. Broken ones end the
 * program. */
GPtrArray *eval_keys(const char *directory);

/* The papers of a file; ends the program with a message when it can't be read. */
GPtrArray *eval_read(const char *path);

/* [start,end] of a member; FALSE when it is null or absent. */
gboolean eval_span(JsonObject *object, const char *member, Span *span);
Span eval_span_of(JsonNode *node);

/* Overlap with three bytes allowed at either end. */
gboolean eval_overlap(Span a, Span b);

/* The letters of a text, small, without markup and entities. New. */
char *eval_letters(const char *text, gsize length);
/* Have two such strings thirty letters in a row in common, or does one hold the other? */
gboolean eval_shares_letters(const char *a, const char *b);

/* A table's line: precision, recall and F1 in per cent, with the counts. */
void eval_print(const char *what, guint right, guint found, guint wanted);

#endif
