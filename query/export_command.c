/* adduce export: the whole base as RDF. */
#include "ontology/export/export.h"
#include "query/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *output_option;

static const GOptionEntry entries[] = {{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_option,
                                        "write to FILE instead of standard output", "FILE"},
                                       {0}};

static void take(gpointer data, const char *bytes, gsize length)
{
  printer_bytes(data, bytes, length);
}

static gboolean nobody_reads(gpointer data)
{
  return printer_is_closed(data);
}

/* The base to a printer. */
static ExitCode export_to(CommandContext *context, Printer *printer)
{
  g_autoptr(GError) error = NULL;
  ExportCounts counts;
  Triples *triples = triples_new(strcmp(context->format, "turtle") == 0, take, printer);
  gboolean fine = export_base(context->base, triples, nobody_reads, printer, &counts, &error);
  triples_free(triples);
  if (!fine)
    return store_failed(context, g_steal_pointer(&error));
  return printer_is_closed(printer) || counts.concepts + counts.works + counts.papers > 0 ? EXIT_FOUND
                                                                                          : EXIT_NOTHING;
}

static ExitCode failed_output(const CommandContext *context, int problem)
{
  g_autofree char *name = g_filename_display_name(output_option);
  command_error(context, "can't write %s: %s", name, g_strerror(problem));
  return EXIT_USAGE;
}

/* To a new file that takes the name when it is whole: what stood there stays until then. */
static ExitCode export_to_new_file(CommandContext *context)
{
  g_autofree char *temporary = g_strconcat(output_option, ".XXXXXX", NULL);
  int fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    return failed_output(context, errno);
  Printer *printer = printer_new_text(fd, FALSE);
  ExitCode code = export_to(context, printer);
  g_autoptr(GError) error = NULL;
  gboolean whole = printer_finish(printer, &error);
  if (!whole)
    command_error(context, "%s", error->message);
  if (close(fd) != 0 || !whole)
    code = EXIT_USAGE;
  if ((code == EXIT_FOUND || code == EXIT_NOTHING) && rename(temporary, output_option) != 0)
    code = failed_output(context, errno);
  if (code != EXIT_FOUND && code != EXIT_NOTHING)
    unlink(temporary);
  return code;
}

/* To a terminal, a pipe, /dev/null: there is nothing to replace. */
static ExitCode export_to_device(CommandContext *context)
{
  int fd = open(output_option, O_WRONLY | O_CLOEXEC);
  if (fd < 0)
    return failed_output(context, errno);
  Printer *printer = printer_new_text(fd, FALSE);
  ExitCode code = export_to(context, printer);
  g_autoptr(GError) error = NULL;
  if (!printer_finish(printer, &error)) {
    command_error(context, "%s", error->message);
    code = EXIT_USAGE;
  }
  close(fd);
  return code;
}

static ExitCode run(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments G_GNUC_UNUSED)
{
  if (output_option == NULL)
    return export_to(context, context->printer);
  struct stat there;
  if (stat(output_option, &there) == 0 && !S_ISREG(there.st_mode))
    return export_to_device(context);
  return export_to_new_file(context);
}

static const char *const formats[] = {"turtle", "ntriples", NULL};
static const char *const examples[][2] = {
    {"adduce export --output base.ttl", "Everything the base knows, as Turtle."},
    {"adduce export --format ntriples | grep cito/cites", "Which paper cites which work, a line each."},
    {NULL, NULL},
};

const Command export_command = {
    .name = "export",
    .arguments = "",
    .summary = "write the whole base as RDF",
    .details =
        "Concepts (SKOS), works and papers (BIBO, Dublin Core), citations (CiTO), mentions and the places of "
        "all (Web Annotation), assertions. docs/rdf.md and adduce-formats(5) say which words are used. The "
        "same base gives the same bytes. The papers' texts are not in it, but for the sentences and words "
        "that are pointed at.",
    .examples = examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .options = entries,
    .run = run,
};
