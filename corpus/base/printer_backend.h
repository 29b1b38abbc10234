/* What the JSON and the text backend share: where the bytes go. Only printer*.c may use this header. */
#ifndef ADDUCE_BASE_PRINTER_BACKEND_H
#define ADDUCE_BASE_PRINTER_BACKEND_H

#include "corpus/base/printer.h"

struct Printer {
  gboolean json;

  /* Where to. */
  int fd;          /* -1: only into `target` */
  GString *buffer; /* not yet written; owned unless target */
  gboolean own_buffer;
  gboolean page;   /* hold everything back until the end, then decide whether it needs a pager */
  gboolean closed; /* the reader went away */
  GError *error;   /* the first failure to write */

  /* JSON: is a comma due, for each open object or array. */
  GArray *commas; /* gboolean */

  /* Text. */
  guint columns; /* 0: never wrap */
  guint rows;
  gboolean colours;
  GString *paragraph; /* with style marks; see printer_text.c */
};

/* Writes the buffer out when it has grown enough, or all of it when `all`. */
void printer_drain(Printer *printer, gboolean all);
/* Sends the buffer through a pager; FALSE when none could be started. */
gboolean printer_run_pager(Printer *printer);

#endif
