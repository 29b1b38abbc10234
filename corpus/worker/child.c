#include "corpus/worker/child.h"

#include "corpus/base/limits.h"
#include "corpus/reader/reader.h"
#include "corpus/worker/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* The only descriptor that stays open beside those of the terminal. */
#define SOCKET_FD 3

static gboolean read_fully(void *to, gsize length)
{
  guint8 *at = to;
  while (length > 0) {
    gssize n = read(SOCKET_FD, at, MIN(length, (gsize)G_MAXINT));
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    at += n;
    length -= (gsize)n;
  }
  return TRUE;
}

static gboolean write_fully(const void *from, gsize length)
{
  const guint8 *at = from;
  while (length > 0) {
    gssize n = write(SOCKET_FD, at, MIN(length, (gsize)G_MAXINT));
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return FALSE;
    at += n;
    length -= (gsize)n;
  }
  return TRUE;
}

/* GLib says why it ends a process before it does. */
static void on_log(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  WorkerShared *shared = data;
  if ((level & G_LOG_FLAG_FATAL) != 0 && message != NULL && strstr(message, "failed to allocate") != NULL)
    shared->out_of_memory = 1;
  if (WORKER_SANITIZED)
    g_log_default_handler(domain, level, message, NULL);
}

/* Reads one file and sends what came of it. */
static gboolean answer(const WorkerOptions *options, const char *name, GBytes *bytes)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(name);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) papers = options->read(name, bytes, diagnostics, &error);
  if (papers == NULL && error == NULL)
    g_set_error(&error, READER_ERROR, READER_ERROR_BROKEN, "nothing could be read");
  if (papers != NULL && papers->len == 0) {
    g_clear_pointer(&papers, g_ptr_array_unref);
    g_set_error(&error, READER_ERROR, READER_ERROR_EMPTY, "no paper in it");
  }
  g_autoptr(GByteArray) out = g_byte_array_new();
  wire_encode(out, papers, papers == NULL ? error : NULL, diagnostics);
  guint64 length = out->len;
  return write_fully(&length, sizeof length) && write_fully(out->data, out->len);
}

static void set_signals(void)
{
  sigset_t none;
  sigemptyset(&none);
  (void)sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < 32; number++)
    (void)signal(number, SIG_DFL);
  (void)signal(SIGINT, SIG_IGN); /* the parent decides what an interrupt ends */
}

void worker_child_run(int socket, const WorkerOptions *options, WorkerShared *shared, pid_t parent)
{
  (void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (getppid() != parent)
    _exit(0);
  if (!WORKER_SANITIZED)
    set_signals();
  if (socket != SOCKET_FD && dup2(socket, SOCKET_FD) < 0)
    _exit(1);
  (void)fcntl(SOCKET_FD, F_SETFD, 0);
  g_log_set_default_handler(on_log, shared);
  shared->confined = (guint)confine_self(SOCKET_FD, options->memory);
  WorkerRequest request;
  while (read_fully(&request, sizeof request)) {
    if (request.name_length > G_MAXINT || request.length > LIMIT_FILE_BYTES)
      _exit(1);
    confine_time(options->seconds);
    g_autofree char *name = g_malloc(request.name_length + 1);
    g_autofree char *data = g_malloc(request.length + 1);
    if (!read_fully(name, request.name_length) || !read_fully(data, request.length))
      break;
    name[request.name_length] = '\0';
    g_autoptr(GBytes) bytes = g_bytes_new_static(data, request.length);
    if (!answer(options, name, bytes))
      break;
  }
  _exit(0);
}
