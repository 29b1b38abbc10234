#include "indexer/index.h"

static ExitCode remove_keys(CommandContext *context, guint n, char **keys)
{
  Store *store = context->base;
  ExitCode code = EXIT_FOUND;
  guint removed = 0;
  for (guint i = 0; i < n; i++) {
    g_autoptr(GError) error = NULL;
    if (store_remove_paper(store, keys[i], &error)) {
      removed++;
      continue;
    }
    command_error(context, "%s", error->message);
    if (store_error_exit(error) != EXIT_NOTHING)
      return store_error_exit(error);
    code = EXIT_NOTHING;
  }
  g_autoptr(GError) error = NULL;
  if (removed > 0 && !store_commit(store, &error)) {
    command_error(context, "%s", error->message);
    return store_error_exit(error);
  }
  Printer *printer = context->printer;
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_integer(printer, "removed", removed);
  printer_end_object(printer);
  printer_end_line(printer);
  printer_textf(printer, STYLE_PLAIN, "%u removed", removed);
  printer_flush(printer, 0, 0);
  return code;
}

static const GOptionEntry entries[] = {INDEX_WAIT_OPTION, {0}};

static const char *const formats[] = {"text", "json", NULL};
static const char *const examples[][2] = {
    {"adduce-index remove powell2010", "Takes one paper out; its file stays where it is."},
    {NULL, NULL},
};

const Command remove_command = {
    .name = "remove",
    .arguments = "KEY...",
    .summary = "take papers out of the knowledge base",
    .details =
        "Removes papers by their keys (see 'adduce papers'). The files they came from are not touched; a "
        "file that is still there is read again when its folder is indexed.",
    .examples = examples,
    .needs = NEEDS_BASE_WRITE,
    .formats = formats,
    .options = entries,
    .least = 1,
    .most = G_MAXUINT,
    .run = remove_keys,
};
