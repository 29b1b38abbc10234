#include "query/batch.h"

#include "corpus/base/limits.h"

#include <errno.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct Batch {
  char *name; /* of the file, for diagnostics */
  FILE *file;
  GString *line;
  guint64 number;
  gboolean too_long; /* the line is over LIMIT_LINE_BYTES, and only its beginning is held */
  gboolean has_nul;
};

void batch_print_id(Printer *printer, const BatchQuery *query)
{
  if (query == NULL)
    return;
  if (query->numeric)
    printer_integer(printer, "id", query->number);
  else
    printer_string(printer, "id", query->id);
}

Batch *batch_open(const CommandContext *context, const char *path)
{
  gboolean standard = strcmp(path, "-") == 0;
  FILE *file = standard ? stdin : fopen(path, "re");
  if (file == NULL) {
    g_autofree char *shown = g_filename_display_name(path);
    command_error(context, "%s: %s", shown, g_strerror(errno));
    return NULL;
  }
  Batch *batch = g_new0(Batch, 1);
  batch->file = file;
  batch->name = standard ? g_strdup("standard input") : g_strdup(path);
  batch->line = g_string_new(NULL);
  return batch;
}

void batch_close(gpointer data)
{
  Batch *batch = data;
  if (batch == NULL)
    return;
  if (batch->file != stdin)
    fclose(batch->file);
  g_string_free(batch->line, TRUE);
  g_free(batch->name);
  g_free(batch);
}

/* The next line, without its end. FALSE: there is none, or it can't be read (errno). */
static gboolean next_line(Batch *batch)
{
  g_string_truncate(batch->line, 0);
  batch->too_long = FALSE;
  errno = 0;
  int c = getc(batch->file);
  if (c == EOF)
    return FALSE;
  for (; c != EOF && c != '\n'; c = getc(batch->file)) {
    if (batch->line->len < LIMIT_LINE_BYTES)
      g_string_append_c(batch->line, (char)c);
    else
      batch->too_long = TRUE;
  }
  batch->number++;
  batch->has_nul = memchr(batch->line->str, '\0', batch->line->len) != NULL;
  g_strstrip(batch->line->str);
  return TRUE;
}

/* json-glib reads nested values by calling itself. */
static gboolean nests_too_deep(const char *text)
{
  guint depth = 0;
  gboolean inside = FALSE;
  for (const char *p = text; *p != '\0'; p++) {
    if (inside && *p == '\\' && p[1] != '\0') {
      p++;
      continue;
    }
    if (*p == '"')
      inside = !inside;
    if (inside)
      continue;
    depth += *p == '[' || *p == '{';
    depth -= (*p == ']' || *p == '}') && depth > 0;
    if (depth > LIMIT_JSON_DEPTH)
      return TRUE;
  }
  return FALSE;
}

static JsonNode *member_of(JsonObject *object, const char *name, GType type)
{
  JsonNode *node = json_object_get_member(object, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == type ? node : NULL;
}

/* The query of the line; NULL, or what is wrong with it. text: the words of the query, owned. */
static const char *read_query(const Batch *batch, JsonParser *parser, BatchQuery *query, char **text)
{
  *query = (BatchQuery){0};
  const char *line = batch->line->str;
  if (batch->too_long)
    return "the line is too long";
  if (*line != '{' || batch->has_nul || nests_too_deep(line) ||
      !json_parser_load_from_data(parser, line, -1, NULL))
    return "no JSON object {\"id\",\"query\"}";
  JsonNode *root = json_parser_get_root(parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root))
    return "no JSON object {\"id\",\"query\"}";
  JsonObject *object = json_node_get_object(root);
  JsonNode *id = member_of(object, "id", G_TYPE_STRING);
  JsonNode *number = member_of(object, "id", G_TYPE_INT64);
  if (id == NULL && number == NULL)
    return "\"id\" is missing, or neither a string nor a whole number";
  query->numeric = id == NULL;
  query->id = id != NULL ? json_node_get_string(id) : NULL;
  query->number = number != NULL ? json_node_get_int(number) : 0;
  JsonNode *words = member_of(object, "query", G_TYPE_STRING);
  if (words == NULL)
    words = member_of(object, "text", G_TYPE_STRING);
  if (words == NULL)
    return "\"query\" (or \"text\") is missing, or no string";
  *text = g_strstrip(g_strdup(json_node_get_string(words)));
  query->text = *text;
  if (**text == '\0')
    return "the query is empty";
  return strlen(*text) > LIMIT_QUERY_BYTES ? "the query is too long" : NULL;
}

static void report(const CommandContext *context, const Batch *batch, const char *code, const char *what)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(batch->name);
  diagnostics_add(diagnostics, SEVERITY_ERROR, POSITION_LINE, batch->number, code,
                  "%s: this query is left out", what);
  command_report(context, diagnostics);
}

void batch_warn(const CommandContext *context, const Batch *batch, const char *code, const char *what)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(batch->name);
  diagnostics_add(diagnostics, SEVERITY_WARNING, POSITION_LINE, batch->number, code, "%s", what);
  command_report(context, diagnostics);
}

ExitCode batch_run(CommandContext *context, Batch *batch, BatchRun run)
{
  gboolean sound = TRUE;
  gboolean found = FALSE;
  g_autoptr(JsonParser) parser = json_parser_new();
  while (!printer_is_closed(context->printer) && next_line(batch)) {
    if (*batch->line->str == '\0' && !batch->too_long && !batch->has_nul)
      continue;
    BatchQuery query;
    g_autofree char *text = NULL;
    const char *wrong = read_query(batch, parser, &query, &text);
    if (wrong != NULL) {
      report(context, batch, strstr(wrong, "too long") != NULL ? "limit" : "bad-query", wrong);
      sound = FALSE;
      continue;
    }
    ExitCode code = run(context, &query);
    if (code != EXIT_FOUND && code != EXIT_NOTHING)
      return code;
    found = found || code == EXIT_FOUND;
  }
  if (ferror(batch->file)) {
    command_error(context, "%s: %s", batch->name, g_strerror(errno));
    return EXIT_USAGE;
  }
  return !sound ? EXIT_USAGE : found ? EXIT_FOUND : EXIT_NOTHING;
}

static char *read_input(void)
{
  GString *text = g_string_new(NULL);
  char chunk[4096];
  while (text->len <= LIMIT_QUERY_BYTES) {
    gssize n = read(STDIN_FILENO, chunk, sizeof chunk);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      break;
    g_string_append_len(text, chunk, n);
  }
  for (gsize i = 0; i < text->len; i++)
    if (g_ascii_isspace(text->str[i]) || text->str[i] == '\0')
      text->str[i] = ' ';
  return g_string_free(text, FALSE);
}

ExitCode query_prepare(CommandContext *context, const char *noun, int limit, const char *batch, guint n,
                       char **arguments)
{
  g_autofree char *upper = g_ascii_strup(noun, -1);
  if (limit < 1 || limit > QUERY_ANSWERS_MOST)
    return command_usage(context, "--limit is a number from 1 to %d", QUERY_ANSWERS_MOST);
  if (batch != NULL) {
    if (n > 0)
      return command_usage(context, "--batch takes its %ss from the file: no %s beside it", noun, upper);
    context->data = batch_open(context, batch);
    context->data_free = batch_close;
    return context->data != NULL ? EXIT_FOUND : EXIT_USAGE;
  }
  if (n == 0)
    return command_usage(context, "%s: missing: %s", context->command->name, upper);
  gboolean from_input = strcmp(arguments[0], "-") == 0 && arguments[1] == NULL;
  g_autofree char *query = g_strstrip(from_input ? read_input() : g_strjoinv(" ", arguments));
  if (*query == '\0')
    return command_usage(context, "the %s is empty", noun);
  if (strlen(query) > LIMIT_QUERY_BYTES)
    return command_usage(context, "the %s is over the limit of %u bytes", noun, LIMIT_QUERY_BYTES);
  context->data = g_steal_pointer(&query);
  context->data_free = g_free;
  return EXIT_FOUND;
}
