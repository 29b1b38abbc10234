#include "query/commands.h"

#include "ontology/store/store.h"

static void print_json(Printer *printer, const StoreStatus *status)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_object(printer, "status");
  printer_string(printer, "directory", status->directory);
  printer_string(printer, "uuid", status->uuid);
  printer_integer(printer, "schema", status->schema);
  printer_integer(printer, "files", (gint64)status->files);
  printer_integer(printer, "failed_files", (gint64)status->failed_files);
  printer_integer(printer, "papers", (gint64)status->papers);
  printer_integer(printer, "digests", (gint64)status->digests);
  printer_integer(printer, "hidden", (gint64)status->hidden);
  printer_integer(printer, "sections", (gint64)status->sections);
  printer_integer(printer, "passages", (gint64)status->passages);
  printer_integer(printer, "sentences", (gint64)status->sentences);
  printer_integer(printer, "references", (gint64)status->references);
  printer_integer(printer, "citations", (gint64)status->citations);
  printer_integer(printer, "linked", (gint64)status->linked);
  printer_integer(printer, "missing", (gint64)status->missing);
  printer_integer(printer, "works", (gint64)status->works);
  printer_integer(printer, "text_bytes", (gint64)status->text_bytes);
  printer_boolean(printer, "index_in_step", status->index_seq == status->seq);
  printer_end_object(printer);
  printer_end_object(printer);
  printer_end_line(printer);
}

static void row(Printer *printer, const char *name, guint64 n)
{
  g_autofree char *line = g_strdup_printf("%-12s %" G_GUINT64_FORMAT, name, n);
  printer_line(printer, line);
}

static void print_text(Printer *printer, const StoreStatus *status)
{
  printer_textf(printer, STYLE_STRONG, "%s", status->directory);
  printer_flush(printer, 0, 2);
  row(printer, "papers", status->papers);
  if (status->digests > 0)
    row(printer, "  digests", status->digests);
  row(printer, "passages", status->passages);
  row(printer, "sentences", status->sentences);
  row(printer, "references", status->references);
  row(printer, "citations", status->citations);
  row(printer, "  linked", status->linked);
  row(printer, "  missing", status->missing);
  row(printer, "works", status->works);
  row(printer, "files", status->files);
  if (status->failed_files > 0)
    row(printer, "  failed", status->failed_files);
  if (status->index_seq != status->seq)
    printer_paragraph(
        printer, STYLE_WARN, 0,
        "The full-text index is behind the base or missing; the next run of adduce-index mends it.");
}

static ExitCode run(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments G_GNUC_UNUSED)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreStatus) status = store_status(context->base, &error);
  if (status == NULL)
    return store_failed(context, g_steal_pointer(&error));
  if (printer_is_json(context->printer))
    print_json(context->printer, status);
  else
    print_text(context->printer, status);
  return EXIT_FOUND;
}

static const char *const formats[] = {"text", "json", NULL};
static const char *const examples[][2] = {
    {"adduce status", "How much the knowledge base holds, and whether it is in order."},
    {NULL, NULL},
};

const Command status_command = {
    .name = "status",
    .arguments = "",
    .summary = "say what the knowledge base holds",
    .examples = examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .run = run,
};
