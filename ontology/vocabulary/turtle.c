#include "ontology/vocabulary/turtle.h"

#include "corpus/base/limits.h"
#include "ontology/vocabulary/vocabulary.h"

#include <serd/serd.h>
#include <string.h>

typedef struct {
  const char *text;
  gsize length, at;
  guint line;
  SerdEnv *env;
  TurtleSink sink;
  gpointer data;
  guint64 statements;
  char *fault; /* what serd said first */
  guint fault_line;
} Reading;

/* serd asks for a byte at a time, so that the line is that of the statement just read. */
static size_t give_byte(void *buffer, size_t size G_GNUC_UNUSED, size_t count, void *stream)
{
  Reading *reading = stream;
  if (count == 0 || reading->at >= reading->length)
    return 0;
  char byte = reading->text[reading->at++];
  reading->line += byte == '\n';
  memcpy(buffer, &byte, 1);
  return 1;
}

static int no_error(void *stream G_GNUC_UNUSED)
{
  return 0;
}

static SerdStatus on_error(void *handle, const SerdError *error)
{
  Reading *reading = handle;
  if (reading->fault == NULL) {
    va_list arguments;
    va_copy(arguments, *error->args);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* the format is serd's own */
    reading->fault = g_strchomp(g_strdup_vprintf(error->fmt, arguments));
#pragma GCC diagnostic pop
    va_end(arguments);
    reading->fault_line = error->line > 0 ? error->line : reading->line;
  }
  return SERD_SUCCESS;
}

static SerdStatus on_base(void *handle, const SerdNode *uri)
{
  return serd_env_set_base_uri(((Reading *)handle)->env, uri);
}

static SerdStatus on_prefix(void *handle, const SerdNode *name, const SerdNode *uri)
{
  return serd_env_set_prefix(((Reading *)handle)->env, name, uri);
}

/* An escape makes what a file can't hold: "\uD800" is half a character, "\u0000" would end the text. */
static gboolean is_text(const SerdNode *node)
{
  return node->buf != NULL && g_utf8_validate_len((const char *)node->buf, node->n_bytes, NULL);
}

/* The node in full; NULL when its prefix isn't declared. Caller frees. */
static char *expand(const Reading *reading, const SerdNode *node)
{
  if (node->type == SERD_LITERAL)
    return g_strndup((const char *)node->buf, node->n_bytes);
  if (node->type == SERD_BLANK)
    return g_strdup_printf("_:%s", (const char *)node->buf);
  SerdNode full = serd_env_expand_node(reading->env, node);
  char *copy = full.buf == NULL ? NULL : g_strndup((const char *)full.buf, full.n_bytes);
  serd_node_free(&full);
  return copy;
}

static SerdStatus on_statement(void *handle, SerdStatementFlags flags G_GNUC_UNUSED,
                               const SerdNode *graph G_GNUC_UNUSED, const SerdNode *subject,
                               const SerdNode *predicate, const SerdNode *object,
                               const SerdNode *datatype G_GNUC_UNUSED, const SerdNode *language)
{
  Reading *reading = handle;
  if (!is_text(subject) || !is_text(predicate) || !is_text(object)) {
    if (reading->fault == NULL) {
      reading->fault = g_strdup("an escape that stands for no character");
      reading->fault_line = reading->line;
    }
    return SERD_ERR_BAD_SYNTAX;
  }
  g_autofree char *s = expand(reading, subject), *p = expand(reading, predicate),
                  *o = expand(reading, object);
  if (s == NULL || p == NULL || o == NULL || ++reading->statements > LIMIT_VOCABULARY_STATEMENTS) {
    if (reading->fault == NULL) {
      gboolean limit = s != NULL && p != NULL && o != NULL;
      reading->fault = limit ? g_strdup("more statements than adduce reads from one file")
                             : g_strdup("a name with a prefix that isn't declared; add an @prefix line");
      reading->fault_line = reading->line;
    }
    return SERD_ERR_BAD_CURIE;
  }
  TurtleStatement statement = {.subject = s,
                               .predicate = p,
                               .object = o,
                               .literal = object->type == SERD_LITERAL,
                               .line = reading->line};
  if (language != NULL && language->n_bytes > 0)
    statement.language = (const char *)language->buf;
  reading->sink(&statement, reading->data);
  return SERD_SUCCESS;
}

/* serd calls itself for each "[" and "(", so that deep nesting would exhaust the stack. Brackets in literals
 * and comments are counted too: they come in pairs, and an odd smile doesn't reach the limit. */
static guint nested_too_deep(const char *text, gsize length)
{
  guint depth = 0, line = 1;
  for (gsize i = 0; i < length; i++) {
    if (text[i] == '\n')
      line++;
    else if (text[i] == '[' || text[i] == '(')
      depth++;
    else if ((text[i] == ']' || text[i] == ')') && depth > 0)
      depth--;
    if (depth > LIMIT_TURTLE_DEPTH)
      return line;
  }
  return 0;
}

static guint line_of(const char *text, gsize at)
{
  guint line = 1;
  for (gsize i = 0; i < at; i++)
    line += text[i] == '\n';
  return line;
}

static gboolean acceptable(const char *name, const char *text, gsize length, GError **error)
{
  const char *bad = NULL;
  if (length > LIMIT_VOCABULARY_BYTES) {
    g_set_error(error, VOCABULARY_ERROR, VOCABULARY_ERROR_LIMIT,
                "%s: larger than a vocabulary may be (%u MB); split it into several files", name,
                LIMIT_VOCABULARY_BYTES >> 20);
    return FALSE;
  }
  if (!g_utf8_validate_len(text, length, &bad)) {
    g_set_error(error, VOCABULARY_ERROR, VOCABULARY_ERROR_SYNTAX, "%s:%u: not UTF-8; Turtle is always UTF-8",
                name, line_of(text, (gsize)(bad - text)));
    return FALSE;
  }
  guint line = nested_too_deep(text, length);
  if (line > 0) {
    g_set_error(error, VOCABULARY_ERROR, VOCABULARY_ERROR_LIMIT, "%s:%u: brackets nested deeper than %u",
                name, line, LIMIT_TURTLE_DEPTH);
    return FALSE;
  }
  return TRUE;
}

gboolean turtle_read(const char *name, const char *text, gsize length, TurtleSink sink, gpointer data,
                     GError **error)
{
  if (!acceptable(name, text, length, error))
    return FALSE;
  Reading reading = {.text = text, .length = length, .line = 1, .sink = sink, .data = data};
  reading.env = serd_env_new(NULL);
  SerdReader *reader = serd_reader_new(SERD_TURTLE, &reading, NULL, on_base, on_prefix, on_statement, NULL);
  serd_reader_set_strict(reader, true);
  serd_reader_set_error_sink(reader, on_error, &reading);
  serd_reader_start_source_stream(reader, give_byte, no_error, &reading, (const guint8 *)"(vocabulary)", 1);
  SerdStatus status = SERD_SUCCESS;
  while (status == SERD_SUCCESS)
    status = serd_reader_read_chunk(reader);
  serd_reader_end_stream(reader);
  serd_reader_free(reader);
  serd_env_free(reading.env);
  gboolean fine = status == SERD_FAILURE && reading.fault == NULL;
  if (!fine)
    g_set_error(error, VOCABULARY_ERROR, VOCABULARY_ERROR_SYNTAX, "%s:%u: %s", name,
                reading.fault_line > 0 ? reading.fault_line : reading.line,
                reading.fault != NULL ? reading.fault : (const char *)serd_strerror(status));
  g_free(reading.fault);
  return fine;
}
