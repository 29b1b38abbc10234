/* Turtle as a row of statements, each with its line. Used by ontology/vocabulary only.
 *
 * serd reads (https://drobilla.net/software/serd); this room adds what hostile input needs: a bound on
 * nesting (serd recurses), UTF-8 checked first, and the line of each statement. */
#ifndef ADDUCE_VOCABULARY_TURTLE_H
#define ADDUCE_VOCABULARY_TURTLE_H

#include "corpus/base/diagnostic.h"

#include <glib.h>

typedef struct {
  const char *subject;   /* full IRI; blank nodes as "_:name" */
  const char *predicate; /* full IRI */
  const char *object;    /* full IRI, blank node, or the text of a literal */
  const char *language;  /* of a literal; NULL none */
  gboolean literal;
  guint line; /* from 1: where the statement ended */
} TurtleStatement;

/* Called for each statement; its strings last as long as the call. */
typedef void (*TurtleSink)(const TurtleStatement *statement, gpointer data);

/* Reads text (length bytes). FALSE with "NAME:LINE: what" at the first fault; the sink has got all before it.
 */
gboolean turtle_read(const char *name, const char *text, gsize length, TurtleSink sink, gpointer data,
                     GError **error);

#endif
