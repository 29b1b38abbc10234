#include "indexer/parse.h"

#include "corpus/reader/input.h"
#include "corpus/worker/worker.h"

#include <string.h>

static void print_papers(Printer *printer, const GPtrArray *papers, gboolean json)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_array(printer, "papers");
  for (guint i = 0; i < papers->len && !printer_is_closed(printer); i++) {
    if (json)
      paper_print_json(printer, g_ptr_array_index(papers, i));
    else
      paper_print_tree(printer, g_ptr_array_index(papers, i), i + 1);
  }
  printer_end_array(printer);
  printer_end_object(printer);
  printer_end_line(printer);
}

static ExitCode run(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments)
{
  const char *file = arguments[0];
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(file);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = input_read(file, &error);
  g_autoptr(GPtrArray) papers = bytes == NULL ? NULL : worker_read(file, bytes, diagnostics, &error);
  if (papers == NULL)
    diagnostics_add(diagnostics, SEVERITY_ERROR, POSITION_NONE, 0, input_error_code(error), "%s",
                    input_error_message(error, file));
  command_report(context, diagnostics);
  if (papers == NULL)
    return EXIT_NOTHING;
  for (guint i = 0; i < papers->len; i++)
    command_report(context, ((const Paper *)g_ptr_array_index(papers, i))->diagnostics);
  print_papers(context->printer, papers, printer_is_json(context->printer));
  return EXIT_FOUND;
}

static const char *const formats[] = {"tree", "json", NULL};
static const char *const examples[][2] = {
    {"adduce-index parse article.txt", "Shows the paper as a tree: what was read, and as what."},
    {"adduce-index parse article.xml --format json | jq '.papers[].references[].doi'",
     "The DOIs of its reference list."},
    {NULL, NULL},
};

const Command parse_command = {
    .name = "parse",
    .arguments = "FILE",
    .summary = "show what the parser makes of a file",
    .details =
        "Reads one file and prints the papers in it: fields, text, sections, references, citations, and "
        "what was taken out of the running text. Needs no knowledge base and changes nothing. FILE may "
        "be - for standard input. Exits with 1 when no paper came out.",
    .examples = examples,
    .needs = NEEDS_NOTHING,
    .formats = formats,
    .least = 1,
    .most = 1,
    .run = run,
};
