#include "corpus/reader/jats_xml.h"

#include "corpus/base/limits.h"
#include "corpus/reader/jats_entity.h"
#include "corpus/reader/jats_mend.h"
#include "corpus/reader/jats_tag.h"
#include "corpus/reader/reader.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* Errors reported for one file; a damaged file repeats itself. */
#define ERRORS_TOLD 20u

typedef struct {
  Diagnostics *diagnostics;
  guint errors;
  gboolean limit; /* libxml2 stopped at one of its limits */
  guint64 line;   /* of the first error */
} ParseState;

/* Nothing is ever loaded from outside: not a DTD, not an entity. */
static xmlParserInputPtr refuse_entity(const char *url, const char *id, xmlParserCtxtPtr context)
{
  (void)url;
  (void)id;
  (void)context;
  return NULL;
}

/* What the library says without a parser goes nowhere; parsers report to on_error. */
static void ignore_message(void *user, const char *format, ...)
{
  (void)user;
  (void)format;
}

static void library_prepare(void)
{
  static gsize ready = 0;
  if (g_once_init_enter(&ready)) {
    xmlInitParser();
    xmlSetExternalEntityLoader(refuse_entity);
    xmlSetGenericErrorFunc(NULL, ignore_message);
    g_once_init_leave(&ready, 1);
  }
}

static gboolean is_external(const xmlEntity *entity)
{
  return entity->etype == XML_EXTERNAL_GENERAL_PARSED_ENTITY ||
         entity->etype == XML_EXTERNAL_GENERAL_UNPARSED_ENTITY ||
         entity->etype == XML_EXTERNAL_PARAMETER_ENTITY;
}

/* Declares a named character, or an unknown name as the text it is written with, in the document itself. */
static xmlEntityPtr entity_declare(xmlParserCtxtPtr context, const xmlChar *name)
{
  if (context->myDoc == NULL)
    return NULL;
  if (context->myDoc->intSubset == NULL &&
      xmlCreateIntSubset(context->myDoc, BAD_CAST "article", NULL, NULL) == NULL)
    return NULL;
  const char *known = jats_entity_text((const char *)name);
  g_autofree char *content = NULL;
  if (known == NULL) {
    ParseState *state = context->_private;
    content = g_strdup_printf("&#38;%s;", (const char *)name);
    diagnostics_add(state->diagnostics, SEVERITY_WARNING, POSITION_LINE,
                    context->input != NULL ? (guint64)context->input->line : 0, "unknown-entity",
                    "the character &%s; isn't known without its DTD and stays as it is written",
                    (const char *)name);
  } else if (known[0] == '&' || known[0] == '<') {
    content = g_strdup_printf("&#%d;", known[0]);
  } else {
    content = g_strdup(known);
  }
  return xmlAddDocEntity(context->myDoc, name, XML_INTERNAL_GENERAL_ENTITY, NULL, NULL, BAD_CAST content);
}

static xmlEntityPtr entity_get(void *user, const xmlChar *name)
{
  xmlParserCtxtPtr context = user;
  xmlEntityPtr entity = xmlSAX2GetEntity(context, name);
  ParseState *state = context->_private;
  if (entity != NULL && is_external(entity)) {
    diagnostics_add(state->diagnostics, SEVERITY_WARNING, POSITION_LINE,
                    context->input != NULL ? (guint64)context->input->line : 0, "external-entity",
                    "the entity &%.60s; lies outside this file and is not read", (const char *)name);
    return NULL;
  }
  if (entity != NULL)
    return entity;
  return strlen((const char *)name) > 64 ? NULL : entity_declare(context, name);
}

static xmlEntityPtr parameter_entity_get(void *user, const xmlChar *name)
{
  xmlEntityPtr entity = xmlSAX2GetParameterEntity(user, name);
  return entity != NULL && is_external(entity) ? NULL : entity;
}

/* What a limit of the parser means; NULL for errors of another kind. */
static const char *limit_message(const xmlError *problem)
{
  if (problem->code == XML_ERR_ENTITY_LOOP)
    return "entities that stand for ever more entities are left out";
  if (problem->code == XML_ERR_NAME_TOO_LONG)
    return "a name is over 50,000 characters; what follows is not read";
  if (problem->code == XML_ERR_INTERNAL_ERROR && problem->message != NULL &&
      strstr(problem->message, "xcessive depth") != NULL)
    return "elements are nested more than " G_STRINGIFY(LIMIT_XML_DEPTH) " deep; what follows is not read";
  return NULL;
}

static void on_error(void *user, xmlErrorPtr problem)
{
  xmlParserCtxtPtr context = user;
  ParseState *state = context->_private;
  if (problem->level < XML_ERR_ERROR || problem->domain == XML_FROM_NAMESPACE ||
      problem->domain == XML_FROM_DTD)
    return;
  if (problem->code == XML_ERR_UNDECLARED_ENTITY || problem->code == XML_WAR_UNDECLARED_ENTITY)
    return;
  if (state->errors == 0)
    state->line = (guint64)MAX(problem->line, 0);
  const char *limit = limit_message(problem);
  state->limit = state->limit || limit != NULL;
  if (state->errors++ >= ERRORS_TOLD)
    return;
  g_autofree char *message = g_strstrip(g_strdup(problem->message != NULL ? problem->message : "?"));
  guint64 line = (guint64)MAX(problem->line, 0);
  if (limit != NULL)
    diagnostics_add(state->diagnostics, SEVERITY_WARNING, POSITION_LINE, line, "limit", "%s", limit);
  else
    diagnostics_add(state->diagnostics, SEVERITY_WARNING, POSITION_LINE, line, "bad-xml",
                    "%s; read on as far as possible", message);
}

static xmlDoc *parse_once(GBytes *bytes, const char *encoding, ParseState *state)
{
  gsize length = 0;
  const char *data = g_bytes_get_data(bytes, &length);
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  if (context == NULL || length > G_MAXINT) {
    xmlFreeParserCtxt(context);
    return NULL;
  }
  context->_private = state;
  context->sax->getEntity = entity_get;
  context->sax->getParameterEntity = parameter_entity_get;
  context->sax->serror = on_error;
  context->sax->initialized = XML_SAX2_MAGIC;
  xmlDoc *doc = xmlCtxtReadMemory(context, data, (int)length, NULL, encoding,
                                  XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA |
                                      XML_PARSE_BIG_LINES | XML_PARSE_NOXINCNODE);
  xmlFreeParserCtxt(context);
  return doc;
}

xmlDoc *jats_xml_parse(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error)
{
  library_prepare();
  if (g_bytes_get_size(bytes) > LIMIT_FILE_BYTES) {
    g_set_error(error, READER_ERROR, READER_ERROR_LIMIT, "the file is over %u bytes; split it",
                LIMIT_FILE_BYTES);
    return NULL;
  }
  const char *encoding = NULL;
  g_autoptr(GBytes) characters = jats_mend_characters(bytes, &encoding, diagnostics);
  g_autoptr(Diagnostics) first = diagnostics_new(name);
  ParseState state = {.diagnostics = first};
  g_autoptr(xmlDoc) doc = parse_once(characters, encoding, &state);
  diagnostics_append(diagnostics, first);
  if (state.errors > 0 && !state.limit && encoding != NULL) {
    g_autoptr(GBytes) mended = jats_mend_markup(characters);
    g_autoptr(Diagnostics) second = diagnostics_new(name); /* tells the same again */
    ParseState again = {.diagnostics = second};
    g_autoptr(xmlDoc) better = parse_once(mended, encoding, &again);
    if (again.errors < state.errors && better != NULL) {
      diagnostics_add(diagnostics, SEVERITY_NOTE, POSITION_LINE, state.line, "mended",
                      "the markup was mended from here on, and the file read to its end");
      xmlFreeDoc(g_steal_pointer(&doc));
      doc = g_steal_pointer(&better);
    }
  }
  xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
  if (root == NULL) {
    g_set_error(error, READER_ERROR, state.limit ? READER_ERROR_LIMIT : READER_ERROR_BROKEN,
                "no XML element could be read (line %" G_GUINT64_FORMAT "); save the file anew as XML",
                state.line);
    return NULL;
  }
  jats_tags_set(root);
  return g_steal_pointer(&doc);
}
