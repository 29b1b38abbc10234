#include "query/commands.h"

#include "ontology/store/store.h"
#include "query/render/parts.h"

static void print_text(Printer *printer, const StorePaper *paper)
{
  g_autofree char *name = readable_paper(paper);
  printer_text(printer, STYLE_STRONG, paper->key);
  printer_textf(printer, STYLE_PLAIN, "  %s", name);
  printer_flush(printer, 0, 4);
}

static ExitCode run(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments G_GNUC_UNUSED)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) papers = store_papers(context->base, &error);
  if (papers == NULL)
    return store_failed(context, g_steal_pointer(&error));
  Printer *printer = context->printer;
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_array(printer, "papers");
  for (guint i = 0; i < papers->len && !printer_is_closed(printer); i++) {
    json_paper(printer, NULL, g_ptr_array_index(papers, i), TRUE);
    print_text(printer, g_ptr_array_index(papers, i));
  }
  printer_end_array(printer);
  printer_end_object(printer);
  printer_end_line(printer);
  return papers->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static const char *const formats[] = {"text", "json", NULL};
static const char *const examples[][2] = {
    {"adduce papers", "Every paper held, with its key."},
    {NULL, NULL},
};

const Command papers_command = {
    .name = "papers",
    .arguments = "",
    .summary = "list the papers held, with their keys",
    .examples = examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .run = run,
};
