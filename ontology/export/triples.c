#include "ontology/export/triples.h"

#include <serd/serd.h>

#include <string.h>

#define DEPTH       3
#define NODE_BYTES  16
#define XSD         "http://www.w3.org/2001/XMLSchema#"
#define IRI_NOWHERE "https://adduce.invalid/iri/"

struct Triples {
  SerdEnv *env;
  SerdWriter *writer;
  TriplesSink sink;
  gpointer data;
  char *subject;
  guint depth; /* how many nodes are open */
  char nodes[DEPTH][NODE_BYTES];
  guint n_nodes;
};

static size_t pass_on(const void *bytes, size_t length, void *data)
{
  const Triples *triples = data;
  triples->sink(triples->data, bytes, length);
  return length;
}

Triples *triples_new(gboolean turtle, TriplesSink sink, gpointer data)
{
  Triples *triples = g_new0(Triples, 1);
  triples->sink = sink;
  triples->data = data;
  triples->env = serd_env_new(NULL);
  triples->writer = serd_writer_new(turtle ? SERD_TURTLE : SERD_NTRIPLES,
                                    turtle ? SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED | SERD_STYLE_BULK
                                           : SERD_STYLE_ASCII | SERD_STYLE_BULK,
                                    triples->env, NULL, pass_on, triples);
  return triples;
}

void triples_free(Triples *triples)
{
  if (triples == NULL)
    return;
  serd_writer_finish(triples->writer);
  serd_writer_free(triples->writer);
  serd_env_free(triples->env);
  g_free(triples->subject);
  g_free(triples);
}

void triples_prefix(Triples *triples, const char *prefix, const char *iri)
{
  SerdNode name = serd_node_from_string(SERD_LITERAL, (const uint8_t *)prefix);
  SerdNode value = serd_node_from_string(SERD_URI, (const uint8_t *)iri);
  serd_env_set_prefix(triples->env, &name, &value);
  serd_writer_set_prefix(triples->writer, &name, &value);
}

static gboolean has_scheme(const char *iri)
{
  if (!g_ascii_isalpha(*iri))
    return FALSE;
  while (g_ascii_isalnum(*iri) || (*iri != '\0' && strchr("+-.", *iri) != NULL))
    iri++;
  return *iri == ':';
}

static char *safe_iri(const char *iri)
{
  if (iri == NULL) /* of a damaged base */
    iri = "";
  GString *safe = g_string_new(has_scheme(iri) ? NULL : IRI_NOWHERE);
  for (; *iri != '\0'; iri++) {
    if ((guchar)*iri <= ' ' || *iri == 127 || strchr("<>\"{}|^`\\", *iri) != NULL ||
        (*iri == '%' && !(g_ascii_isxdigit(iri[1]) && g_ascii_isxdigit(iri[2]))))
      g_string_append_printf(safe, "%%%02X", (guchar)*iri);
    else
      g_string_append_c(safe, *iri);
  }
  return g_string_free(safe, FALSE);
}

/* BCP 47 as far as Turtle asks: letters, then parts of letters and digits. */
static gboolean is_language(const char *language)
{
  guint length = 0;
  gboolean first = TRUE;
  for (; *language != '\0'; language++) {
    if (*language == '-') {
      if (length == 0)
        return FALSE;
      length = 0;
      first = FALSE;
    } else if (!(first ? g_ascii_isalpha(*language) : g_ascii_isalnum(*language)) || ++length > 8) {
      return FALSE;
    }
  }
  return length > 0;
}

void triples_subject(Triples *triples, const char *iri)
{
  g_assert(triples->depth == 0);
  g_free(triples->subject);
  triples->subject = safe_iri(iri);
}

static void write_statement(Triples *triples, SerdStatementFlags flags, const char *predicate,
                            const SerdNode *object, const SerdNode *datatype, const SerdNode *language)
{
  g_assert(triples->subject != NULL);
  SerdNode subject =
      triples->depth > 0
          ? serd_node_from_string(SERD_BLANK, (const uint8_t *)triples->nodes[triples->depth - 1])
          : serd_node_from_string(SERD_URI, (const uint8_t *)triples->subject);
  SerdNode verb = serd_node_from_string(SERD_URI, (const uint8_t *)predicate);
  if (triples->depth > 0)
    flags |= SERD_ANON_CONT;
  serd_writer_write_statement(triples->writer, flags, NULL, &subject, &verb, object, datatype, language);
}

void triples_iri(Triples *triples, const char *predicate, const char *iri)
{
  g_autofree char *safe = safe_iri(iri);
  SerdNode object = serd_node_from_string(SERD_URI, (const uint8_t *)safe);
  write_statement(triples, 0, predicate, &object, NULL, NULL);
}

void triples_text(Triples *triples, const char *predicate, const char *text, const char *language)
{
  if (text == NULL)
    return;
  SerdNode object = serd_node_from_string(SERD_LITERAL, (const uint8_t *)text);
  if (language == NULL || !is_language(language)) {
    write_statement(triples, 0, predicate, &object, NULL, NULL);
  } else {
    SerdNode tag = serd_node_from_string(SERD_LITERAL, (const uint8_t *)language);
    write_statement(triples, 0, predicate, &object, NULL, &tag);
  }
}

void triples_typed(Triples *triples, const char *predicate, const char *value, const char *datatype)
{
  SerdNode object = serd_node_from_string(SERD_LITERAL, (const uint8_t *)value);
  SerdNode type = serd_node_from_string(SERD_URI, (const uint8_t *)datatype);
  write_statement(triples, 0, predicate, &object, &type, NULL);
}

void triples_integer(Triples *triples, const char *predicate, gint64 value)
{
  g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, value);
  triples_typed(triples, predicate, text, XSD "integer");
}

void triples_boolean(Triples *triples, const char *predicate, gboolean value)
{
  triples_typed(triples, predicate, value ? "true" : "false", XSD "boolean");
}

void triples_open(Triples *triples, const char *predicate)
{
  g_assert(triples->depth < DEPTH);
  char *name = triples->nodes[triples->depth];
  g_snprintf(name, NODE_BYTES, "n%u", ++triples->n_nodes);
  SerdNode node = serd_node_from_string(SERD_BLANK, (const uint8_t *)name);
  write_statement(triples, SERD_ANON_O_BEGIN, predicate, &node, NULL, NULL);
  triples->depth++;
}

void triples_close(Triples *triples)
{
  g_assert(triples->depth > 0);
  SerdNode node = serd_node_from_string(SERD_BLANK, (const uint8_t *)triples->nodes[--triples->depth]);
  serd_writer_end_anon(triples->writer, &node);
}
