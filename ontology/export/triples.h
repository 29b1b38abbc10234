/* RDF out, a statement at a time: Turtle or N-Triples by serd's writer, which knows how each is escaped.
 *
 * Statements are about the current subject, or about the innermost node that is open. Nothing is kept: memory
 * doesn't grow with what is written. */
#ifndef ADDUCE_EXPORT_TRIPLES_H
#define ADDUCE_EXPORT_TRIPLES_H

#include <glib.h>

typedef struct Triples Triples;

/* Takes what is written. */
typedef void (*TriplesSink)(gpointer data, const char *bytes, gsize length);

/* turtle: else N-Triples. */
Triples *triples_new(gboolean turtle, TriplesSink sink, gpointer data);
/* Ends the document and frees. */
void triples_free(Triples *triples);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Triples, triples_free)

void triples_prefix(Triples *triples, const char *prefix, const char *iri);

/* What follows is about this. Bytes that no IRI may have (RFC 3987) are percent-encoded, here and below; what
 * has no scheme is put below https://adduce.invalid/iri/. */
void triples_subject(Triples *triples, const char *iri);
void triples_iri(Triples *triples, const char *predicate, const char *iri);
/* Text, valid UTF-8; NULL: no statement. language (BCP 47): NULL, or not of that form, none. */
void triples_text(Triples *triples, const char *predicate, const char *text, const char *language);
void triples_integer(Triples *triples, const char *predicate, gint64 value);
void triples_boolean(Triples *triples, const char *predicate, gboolean value);
/* A value of a datatype (IRI); the value must be of its form. */
void triples_typed(Triples *triples, const char *predicate, const char *value, const char *datatype);
/* A node without a name as the object: statements are about it until it is closed. At most 3 deep. */
void triples_open(Triples *triples, const char *predicate);
void triples_close(Triples *triples);

#endif
