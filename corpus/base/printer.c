/* The way out of a printer's bytes: buffer, file descriptor, pager. */
#include "corpus/base/printer.h"

#include "corpus/base/printer_backend.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Bytes held back before they are written. */
#define BUFFER_BYTES (64u * 1024u)
/* Columns beyond which lines of prose are hard to read. */
#define COLUMNS_MAX 100u

static Printer *printer_new(int fd, GString *target, gboolean json)
{
  Printer *printer = g_new0(Printer, 1);
  printer->json = json;
  printer->fd = fd;
  printer->own_buffer = target == NULL;
  printer->buffer = target != NULL ? target : g_string_new(NULL);
  printer->commas = g_array_new(FALSE, FALSE, sizeof(gboolean));
  printer->paragraph = g_string_new(NULL);
  return printer;
}

Printer *printer_new_json(int fd)
{
  return printer_new(fd, NULL, TRUE);
}

Printer *printer_new_json_string(GString *out)
{
  return printer_new(-1, out, TRUE);
}

Printer *printer_new_text_string(GString *out, guint columns, gboolean colours)
{
  Printer *printer = printer_new(-1, out, FALSE);
  printer->columns = columns;
  printer->colours = colours;
  return printer;
}

Printer *printer_new_text(int fd, gboolean use_pager)
{
  Printer *printer = printer_new(fd, NULL, FALSE);
  struct winsize size = {0};
  const char *terminal = g_getenv("TERM");
  if (isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0) {
    const char *no_color = g_getenv("NO_COLOR");
    printer->columns = size.ws_col > 0 ? MIN(size.ws_col, COLUMNS_MAX) : 80;
    printer->rows = size.ws_row > 0 ? size.ws_row : 24;
    printer->colours =
        (no_color == NULL || *no_color == '\0') && terminal != NULL && strcmp(terminal, "dumb") != 0;
    printer->page = use_pager;
  }
  return printer;
}

gboolean printer_is_json(const Printer *printer)
{
  return printer->json;
}

gboolean printer_is_closed(const Printer *printer)
{
  return printer->closed;
}

static void write_all(Printer *printer, int fd, const char *bytes, gsize length)
{
  while (length > 0 && !printer->closed && printer->error == NULL) {
    gssize n = write(fd, bytes, length);
    if (n >= 0) {
      bytes += n;
      length -= (gsize)n;
    } else if (errno == EPIPE) {
      printer->closed = TRUE;
    } else if (errno != EINTR) {
      g_set_error(&printer->error, G_IO_ERROR, (int)g_io_error_from_errno(errno),
                  "can't write the output: %s", g_strerror(errno));
    }
  }
}

void printer_drain(Printer *printer, gboolean all)
{
  if (printer->fd < 0 || (!all && (printer->page || printer->buffer->len < BUFFER_BYTES)))
    return;
  write_all(printer, printer->fd, printer->buffer->str, printer->buffer->len);
  g_string_truncate(printer->buffer, 0);
}

void printer_abandon(Printer *printer)
{
  g_string_truncate(printer->buffer, 0);
  printer->closed = TRUE;
}

static gboolean fits_screen(const Printer *printer)
{
  guint lines = 0;
  for (const char *c = printer->buffer->str; *c != '\0' && lines < printer->rows; c++)
    lines += *c == '\n';
  return lines < printer->rows;
}

static const char *pager_command(void)
{
  const char *pager = g_getenv("ADDUCE_PAGER");
  if (pager == NULL)
    pager = g_getenv("PAGER");
  if (pager == NULL)
    pager = "less";
  return *pager == '\0' || strcmp(pager, "cat") == 0 ? NULL : pager;
}

gboolean printer_run_pager(Printer *printer)
{
  const char *command = pager_command();
  if (command == NULL)
    return FALSE;
  /* As git does: R passes colours, F leaves when one screen is enough, X keeps the text on the screen. */
  g_auto(GStrv) environment = g_get_environ();
  environment = g_environ_setenv(environment, "LESS", "FRX", FALSE);
  environment = g_environ_setenv(environment, "LESSCHARSET", "utf-8", FALSE);
  g_autofree char *shell = g_strdup("/bin/sh");
  g_autofree char *flag = g_strdup("-c");
  g_autofree char *line = g_strdup(command);
  char *arguments[] = {shell, flag, line, NULL};
  GPid pid = 0;
  int in = -1;
  if (!g_spawn_async_with_pipes(NULL, arguments, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                                &in, NULL, NULL, NULL))
    return FALSE;
  write_all(printer, in, printer->buffer->str, printer->buffer->len);
  close(in);
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
    continue;
  g_spawn_close_pid(pid);
  /* 127: the shell found no such program; then the text is printed without. */
  return !(WIFEXITED(status) && WEXITSTATUS(status) == 127);
}

gboolean printer_finish(Printer *printer, GError **error)
{
  g_assert(printer->commas->len == 0 || printer->closed || printer->error != NULL);
  if (!(printer->page && !fits_screen(printer) && printer_run_pager(printer))) {
    printer->closed = printer->closed && !printer->page;
    printer_drain(printer, TRUE);
  }
  gboolean fine = printer->error == NULL;
  if (!fine)
    g_propagate_error(error, g_steal_pointer(&printer->error));
  if (printer->own_buffer)
    g_string_free(printer->buffer, TRUE);
  g_string_free(printer->paragraph, TRUE);
  g_array_unref(printer->commas);
  g_free(printer);
  return fine;
}
