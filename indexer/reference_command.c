#include "indexer/reference_command.h"

#include "corpus/base/limits.h"
#include "corpus/citation/measure.h"
#include "corpus/citation/reference.h"
#include "corpus/record/bibtex.h"
#include "corpus/record/csl.h"
#include "corpus/record/record_print.h"
#include "corpus/record/ris.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *evaluate;
static char *split;

/* Lines of a file or of standard input, one at a time; longer ones than a reference can be are cut. */
typedef struct {
  FILE *file;
  char *line;
  size_t size;
  guint64 number;
} Lines;

static gboolean lines_next(Lines *lines)
{
  ssize_t length = getline(&lines->line, &lines->size, lines->file);
  if (length < 0)
    return FALSE;
  lines->number++;
  while (length > 0 && (lines->line[length - 1] == '\n' || lines->line[length - 1] == '\r'))
    lines->line[--length] = '\0';
  return TRUE;
}

static void lines_close(Lines *lines)
{
  if (lines->file != NULL && lines->file != stdin)
    fclose(lines->file);
  free(lines->line);
}

static gboolean lines_open(CommandContext *context, Lines *lines, const char *path)
{
  *lines = (Lines){.file = path == NULL || strcmp(path, "-") == 0 ? stdin : fopen(path, "re")};
  if (lines->file == NULL) {
    g_autofree char *shown = g_filename_display_name(path);
    command_error(context, "%s: %s", shown, g_strerror(errno));
  }
  return lines->file != NULL;
}

/* {"id","raw",...} of a line of JSON; NULL when it is none. */
static JsonObject *line_object(JsonParser *parser, const char *line)
{
  if (line[0] != '{' || !json_parser_load_from_data(parser, line, -1, NULL))
    return NULL;
  JsonNode *root = json_parser_get_root(parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root))
    return NULL;
  JsonNode *raw = json_object_get_member(json_node_get_object(root), "raw");
  gboolean is_text = raw != NULL && json_node_get_value_type(raw) == G_TYPE_STRING;
  return is_text ? json_node_get_object(root) : NULL;
}

static void print_readings(Printer *printer, const Record *record)
{
  printer_begin_object(printer, "readings");
  for (guint f = 0; f < FIELD_N; f++) {
    const FieldReading *reading = &record->reading[f];
    if (reading->span.end == 0)
      continue;
    printer_begin_object(printer, record_field_name((RecordField)f));
    printer_integer(printer, "start", (gint64)reading->span.start);
    printer_integer(printer, "end", (gint64)reading->span.end);
    printer_number(printer, "confidence", reading->confidence);
    printer_end_object(printer);
  }
  printer_end_object(printer);
}

static void print_json(Printer *printer, JsonObject *object, const Record *record)
{
  JsonNode *id = object == NULL ? NULL : json_object_get_member(object, "id");
  printer_begin_object(printer, NULL);
  if (object != NULL) {
    if (id != NULL && json_node_get_value_type(id) == G_TYPE_STRING)
      printer_string(printer, "id", json_node_get_string(id));
    else if (id != NULL && json_node_get_value_type(id) == G_TYPE_INT64)
      printer_integer(printer, "id", json_node_get_int(id));
    printer_begin_object(printer, "pred");
  } else {
    printer_integer(printer, "version", 1);
  }
  record_print_reference(printer, record);
  print_readings(printer, record);
  if (object != NULL)
    printer_end_object(printer);
  printer_end_object(printer);
  printer_end_line(printer);
}

static void print_record(CommandContext *context, JsonObject *object, Record *record, guint64 number)
{
  if (printer_is_json(context->printer) && strcmp(context->format, "json") == 0) {
    print_json(context->printer, object, record);
    return;
  }
  if (record->id == NULL)
    record->id = g_strdup_printf("r%" G_GUINT64_FORMAT, number);
  g_autofree char *text = strcmp(context->format, "bibtex") == 0 ? bibtex_write(record)
                          : strcmp(context->format, "ris") == 0  ? ris_write(record)
                                                                 : csl_write(record);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  guint n = g_strv_length(lines);
  for (guint i = 0; i < n; i++)
    if (i + 1 < n || *lines[i] != '\0')
      printer_line(context->printer, lines[i]);
}

static ExitCode run_evaluation(CommandContext *context)
{
  Lines lines;
  if (!lines_open(context, &lines, evaluate))
    return EXIT_NOTHING;
  g_autoptr(Measure) measure = measure_new();
  g_autoptr(JsonParser) parser = json_parser_new();
  gboolean sound = TRUE;
  while (lines_next(&lines)) {
    if (lines.line[0] == '\0')
      continue;
    JsonObject *object = line_object(parser, lines.line);
    JsonNode *gold = object == NULL ? NULL : json_object_get_member(object, "gold");
    if (gold == NULL || !JSON_NODE_HOLDS_OBJECT(gold)) {
      command_error(context, "line %" G_GUINT64_FORMAT " is no {\"raw\",\"gold\"}", lines.number);
      sound = FALSE;
      continue;
    }
    JsonNode *part = json_object_get_member(object, "split");
    gboolean wanted = split == NULL || (part != NULL && g_strcmp0(json_node_get_string(part), split) == 0);
    if (!wanted)
      continue;
    g_autoptr(Record) record = reference_parse(json_object_get_string_member(object, "raw"), -1);
    measure_add(measure, json_node_get_object(gold), record);
  }
  lines_close(&lines);
  g_autofree char *table = measure_table(measure);
  g_strchomp(table);
  g_auto(GStrv) rows = g_strsplit(table, "\n", -1);
  Printer *table_printer =
      printer_new_text(STDOUT_FILENO, FALSE); /* figures for people, whatever the format */
  for (guint i = 0; rows[i] != NULL; i++)
    printer_line(table_printer, rows[i]);
  g_autoptr(GError) error = NULL;
  if (!printer_finish(table_printer, &error)) {
    command_error(context, "%s", error->message);
    return EXIT_NOTHING;
  }
  return sound ? EXIT_FOUND : EXIT_NOTHING;
}

static ExitCode run(CommandContext *context, guint n, char **arguments)
{
  if (evaluate != NULL)
    return n > 0
               ? command_usage(context, "--evaluate takes its strings from the gold file: no FILE beside it")
               : run_evaluation(context);
  Lines lines;
  if (!lines_open(context, &lines, n > 0 ? arguments[0] : NULL))
    return EXIT_NOTHING;
  g_autoptr(JsonParser) parser = json_parser_new();
  while (!printer_is_closed(context->printer) && lines_next(&lines)) {
    if (lines.line[0] == '\0')
      continue;
    JsonObject *object = line_object(parser, lines.line);
    const char *raw = object == NULL ? lines.line : json_object_get_string_member(object, "raw");
    g_autoptr(Record) record = reference_parse(raw, -1);
    print_record(context, object, record, lines.number);
  }
  lines_close(&lines);
  return EXIT_FOUND;
}

static const char *const formats[] = {"json", "bibtex", "ris", "csl-json", NULL};
static const GOptionEntry options[] = {
    {"evaluate", 0, 0, G_OPTION_ARG_FILENAME, &evaluate,
     "Measure the reading of the strings of GOLD, JSON Lines {\"id\",\"raw\",\"gold\":{...}}", "GOLD"},
    {"split", 0, 0, G_OPTION_ARG_FILENAME, &split, "With --evaluate: only strings whose \"split\" is PART",
     "PART"},
    {0},
};
static const char *const examples[][2] = {
    {"adduce-index reference < list.txt", "Reads each line as one reference; a line of JSON each comes out."},
    {"adduce-index reference --format bibtex list.txt > list.bib", "The same, as BibTeX."},
    {"adduce-index reference --evaluate gold.jsonl", "How good the reading is on labelled strings."},
    {NULL, NULL},
};

const Command reference_command = {
    .name = "reference",
    .arguments = "[FILE]",
    .summary = "read reference strings into records",
    .details =
        "Reads one reference string a line, from FILE or standard input, and prints one record a line. A "
        "line may be a JSON object {\"id\",\"raw\"}; then the answer is {\"id\",\"pred\"}. Needs no "
        "knowledge "
        "base and changes nothing.",
    .examples = examples,
    .needs = NEEDS_NOTHING,
    .formats = formats,
    .options = options,
    .least = 0,
    .most = 1,
    .run = run,
};
