#include "indexer/progress.h"

#include "corpus/base/printer.h"
#include "corpus/base/safe.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define BAR_COLUMNS   24u
#define REDRAW_MICROS 100000
#define MEGABYTE      1e6

struct Progress {
  gboolean quiet;
  gboolean terminal;
  gboolean shown;
  guint files, done, papers;
  guint64 bytes, done_bytes;
  gint64 started, drawn; /* monotonic microseconds */
};

static void put(const char *text)
{
  gsize left = strlen(text);
  while (left > 0) {
    gssize n = write(STDERR_FILENO, text, left);
    if (n <= 0)
      return;
    text += n;
    left -= (gsize)n;
  }
}

Progress *progress_new(guint files, guint64 bytes, gboolean quiet)
{
  Progress *progress = g_new0(Progress, 1);
  const char *terminal = g_getenv("TERM");
  progress->quiet = quiet;
  progress->terminal = !quiet && isatty(STDERR_FILENO) && terminal != NULL && strcmp(terminal, "dumb") != 0;
  progress->files = files;
  progress->bytes = bytes;
  progress->started = g_get_monotonic_time();
  return progress;
}

void progress_free(Progress *progress)
{
  if (progress == NULL)
    return;
  progress_clear(progress);
  g_free(progress);
}

void progress_clear(Progress *progress)
{
  if (progress->shown)
    put("\r\x1b[K");
  progress->shown = FALSE;
}

static guint terminal_columns(void)
{
  struct winsize size = {0};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* One line that fits the terminal: a line that wraps can't be taken back. */
static void draw(Progress *progress, const char *text)
{
  glong columns = (glong)terminal_columns() - 1;
  g_autofree char *cut =
      g_utf8_strlen(text, -1) > columns ? g_utf8_substring(text, 0, columns) : g_strdup(text);
  g_autofree char *line = g_strconcat("\r\x1b[K", cut, NULL);
  put(line);
  progress->shown = TRUE;
  progress->drawn = g_get_monotonic_time();
}

static void draw_bar(Progress *progress)
{
  double seconds = MAX(1e-3, (double)(g_get_monotonic_time() - progress->started) / G_USEC_PER_SEC);
  double share = progress->bytes > 0 ? (double)progress->done_bytes / (double)progress->bytes : 1;
  double rate = (double)progress->done_bytes / seconds;
  double left = rate > 0 ? (double)(progress->bytes - MIN(progress->done_bytes, progress->bytes)) / rate : 0;
  guint filled = (guint)(MIN(share, 1) * BAR_COLUMNS);
  char bar[BAR_COLUMNS + 1];
  memset(bar, '.', BAR_COLUMNS);
  memset(bar, '#', filled);
  bar[BAR_COLUMNS] = '\0';
  g_autofree char *text = g_strdup_printf(
      "[%s] %u of %u files, %u papers, %.1f of %.1f MB, %.1f MB/s, %u:%02u left", bar, progress->done,
      progress->files, progress->papers, (double)progress->done_bytes / MEGABYTE,
      (double)progress->bytes / MEGABYTE, rate / MEGABYTE, (guint)left / 60, (guint)left % 60);
  draw(progress, text);
}

void progress_step(Progress *progress, guint64 bytes, guint papers, const char *line)
{
  progress->done++;
  progress->done_bytes += bytes;
  progress->papers += papers;
  if (progress->terminal) {
    if (!progress->shown || g_get_monotonic_time() - progress->drawn > REDRAW_MICROS)
      draw_bar(progress);
  } else if (line != NULL && !progress->quiet) {
    g_autofree char *safe = safe_line(line, -1);
    g_autofree char *ended = g_strconcat(safe, "\n", NULL);
    put(ended);
  }
}

void progress_phase(Progress *progress, const char *what)
{
  if (!progress->terminal)
    return;
  if (what == NULL)
    progress_clear(progress);
  else
    draw(progress, what);
}
