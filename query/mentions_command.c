/* adduce mentions, assertions: everything found in one paper. */
#include "corpus/paper.h"
#include "query/commands.h"
#include "query/concepts.h"

#include <string.h>

static char *zone_option, *scheme_option;

static const GOptionEntry mentions_entries[] = {
    {"zone", 0, 0, G_OPTION_ARG_FILENAME, &zone_option,
     "body, abstract, table, caption, footnote, front, back, references, or all (else the first four)",
     "ZONE"},
    {"scheme", 0, 0, G_OPTION_ARG_FILENAME, &scheme_option,
     "only concepts of this scheme: organisation, outcome, ...", "SCHEME"},
    {0}};

static gboolean is_wanted(const StoreMention *mention)
{
  static const char *const read[] = {"body", "abstract", "table", "caption", NULL};
  if (scheme_option != NULL && strcmp(scheme_option, mention->scheme) != 0)
    return FALSE;
  if (zone_option == NULL)
    return g_strv_contains(read, mention->zone);
  return strcmp(zone_option, "all") == 0 || strcmp(zone_option, mention->zone) == 0;
}

static ExitCode prepare_mentions(CommandContext *context, guint n G_GNUC_UNUSED,
                                 char **arguments G_GNUC_UNUSED)
{
  if (zone_option == NULL || strcmp(zone_option, "all") == 0)
    return EXIT_FOUND;
  for (guint zone = 0; zone < ZONE_N; zone++)
    if (strcmp(zone_option, zone_name((Zone)zone)) == 0)
      return EXIT_FOUND;
  return command_usage(context, "no zone '%s'; 'adduce mentions --help' names them", zone_option);
}

static ExitCode run_mentions(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StorePaper) paper = store_paper(context->base, arguments[0], &error);
  g_autoptr(GPtrArray) mentions =
      paper == NULL ? NULL : store_mentions_of_paper(context->base, paper->id, &error);
  if (mentions == NULL)
    return store_failed(context, g_steal_pointer(&error));
  Printer *printer = context->printer;
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_array(printer, "mentions");
  guint shown = 0;
  for (guint i = 0; i < mentions->len && !printer_is_closed(printer); i++) {
    const StoreMention *mention = g_ptr_array_index(mentions, i);
    if (!is_wanted(mention))
      continue;
    print_mention(printer, mention, FALSE);
    shown++;
  }
  printer_end_array(printer);
  printer_end_object(printer);
  printer_end_line(printer);
  if (shown == 0)
    printer_paragraph(printer, STYLE_QUIET, 0, "It mentions no such concept there.");
  return shown > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static ExitCode run_assertions(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StorePaper) paper = store_paper(context->base, arguments[0], &error);
  g_autoptr(GPtrArray) assertions =
      paper == NULL ? NULL : store_assertions(context->base, paper->id, 0, &error);
  if (assertions == NULL)
    return store_failed(context, g_steal_pointer(&error));
  Printer *printer = context->printer;
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_array(printer, "assertions");
  for (guint i = 0; i < assertions->len && !printer_is_closed(printer); i++)
    print_assertion(printer, g_ptr_array_index(assertions, i), FALSE);
  printer_end_array(printer);
  printer_end_object(printer);
  printer_end_line(printer);
  if (assertions->len == 0)
    printer_paragraph(printer, STYLE_QUIET, 0, "Nothing was found that it asserts.");
  return assertions->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static const char *const formats[] = {"text", "json", NULL};
static const char *const mentions_examples[][2] = {
    {"adduce mentions powell2010 --scheme organisation",
     "The organisations that a paper names, with their places."},
    {NULL, NULL},
};
const Command mentions_command = {
    .name = "mentions",
    .arguments = "KEY",
    .summary = "list the concepts that a paper mentions, with their places",
    .details = "Every place in the body, the abstract, tables and captions; --zone shows others.",
    .examples = mentions_examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .options = mentions_entries,
    .least = 1,
    .most = 1,
    .prepare = prepare_mentions,
    .run = run_mentions,
};

static const char *const assertions_examples[][2] = {
    {"adduce assertions powell2010", "What the paper says has an effect on what, with the sentences."},
    {NULL, NULL},
};
const Command assertions_command = {
    .name = "assertions",
    .arguments = "KEY",
    .summary = "list what a paper asserts, with the sentences that do",
    .details = "Effects, associations, and how organisations came to be. Hypotheses, aims and "
               "recommendations are left out; docs/assertions.md says how they are found.",
    .examples = assertions_examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .least = 1,
    .most = 1,
    .run = run_assertions,
};
