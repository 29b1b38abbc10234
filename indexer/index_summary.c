#include "indexer/index.h"

#include "corpus/base/safe.h"

static void print_json(Printer *printer, const IndexCounts *counts, const StoreStatus *status)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_object(printer, "index");
  printer_integer(printer, "files", counts->files);
  printer_integer(printer, "added", counts->added);
  printer_integer(printer, "replaced", counts->replaced);
  printer_integer(printer, "unchanged", counts->unchanged);
  printer_integer(printer, "removed", counts->removed);
  printer_integer(printer, "failed", counts->failed);
  printer_integer(printer, "papers", (gint64)counts->papers);
  printer_integer(printer, "references", (gint64)counts->references);
  printer_integer(printer, "citations", (gint64)counts->citations);
  printer_integer(printer, "linked", (gint64)counts->linked);
  printer_integer(printer, "missing", (gint64)counts->missing);
  printer_integer(printer, "bytes", (gint64)counts->bytes);
  printer_number(printer, "seconds", counts->seconds);
  printer_begin_array(printer, "failures");
  for (guint i = 0; i < diagnostics_count(counts->failures); i++) {
    const Diagnostic *failure = diagnostics_get(counts->failures, i);
    printer_begin_object(printer, NULL);
    printer_string_optional(printer, "file", failure->file);
    printer_string(printer, "code", failure->code);
    printer_string(printer, "message", failure->message);
    printer_end_object(printer);
  }
  printer_end_array(printer);
  printer_begin_object(printer, "base");
  printer_string(printer, "directory", status->directory);
  printer_integer(printer, "papers", (gint64)status->papers);
  printer_integer(printer, "works", (gint64)status->works);
  printer_end_object(printer);
  printer_end_object(printer);
  printer_end_object(printer);
  printer_end_line(printer);
}

static void number(Printer *printer, const char *before, guint64 n, const char *what)
{
  printer_textf(printer, STYLE_PLAIN, "%s%" G_GUINT64_FORMAT " %s%s", before, n, what, n == 1 ? "" : "s");
}

static void print_failures(Printer *printer, const IndexCounts *counts)
{
  if (counts->failed == 0)
    return;
  printer_textf(printer, STYLE_WARN, "failed: %u", counts->failed);
  printer_flush(printer, 0, 0);
  for (guint i = 0; i < diagnostics_count(counts->failures); i++) {
    const Diagnostic *failure = diagnostics_get(counts->failures, i);
    g_autofree char *file = safe_line(failure->file, -1);
    printer_textf(printer, STYLE_PLAIN, "%s: %s: %s", file, failure->code, failure->message);
    printer_flush(printer, 2, 4);
  }
}

void index_print_summary(Printer *printer, const IndexCounts *counts, const StoreStatus *status)
{
  if (printer_is_json(printer)) {
    print_json(printer, counts, status);
    return;
  }
  number(printer, "", counts->files, "file");
  printer_textf(printer, STYLE_PLAIN, ": %u added, %u replaced, %u unchanged, %u removed, %u failed; %.2f s",
                counts->added, counts->replaced, counts->unchanged, counts->removed, counts->failed,
                counts->seconds);
  printer_flush(printer, 0, 2);
  if (counts->added + counts->replaced > 0) {
    number(printer, "read: ", counts->papers, "paper");
    number(printer, ", ", counts->references, "reference");
    number(printer, ", ", counts->citations, "citation");
    printer_textf(printer, STYLE_PLAIN, " (%" G_GUINT64_FORMAT " linked, %" G_GUINT64_FORMAT " missing)",
                  counts->linked, counts->missing);
    printer_flush(printer, 0, 2);
  }
  print_failures(printer, counts);
  number(printer, "the knowledge base holds: ", status->papers, "paper");
  number(printer, ", ", status->references, "reference");
  number(printer, ", ", status->works, "work");
  printer_textf(printer, STYLE_QUIET, " (%s)", status->directory);
  printer_flush(printer, 0, 2);
}
