#include "corpus/worker/worker.h"

#include "corpus/base/limits.h"
#include "corpus/reader/reader.h"
#include "corpus/worker/child.h"
#include "corpus/worker/wire.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROCESSES_MAX 16u
/* Files that wait for each process. */
#define QUEUE_PER_PROCESS 4u
/* How long a process may take to end by itself once its socket is closed: 2 s. */
#define GRACE_STEPS             1000u
#define GRACE_STEP_MICROSECONDS 2000u

G_DEFINE_QUARK(adduce - worker - error, worker_error)

typedef struct {
  char *name;
  GBytes *bytes;        /* NULL once read */
  WorkerResult *result; /* NULL until it is known */
} Job;

typedef struct {
  pid_t pid; /* 0: not running */
  int fd;
  WorkerShared *shared;
  Job *job;   /* being read; NULL idle */
  gsize sent; /* bytes of the request */
  GByteArray *answer;
  gint64 deadline; /* monotonic, microseconds */
  gboolean late;   /* killed by the watchdog */
  guint files;
} Process;

struct WorkerPool {
  WorkerOptions options;
  Process *processes;
  GQueue jobs;    /* of Job*: not yet given back, in order of submission */
  GQueue waiting; /* of Job*, not owned: not yet begun */
  gboolean noted; /* what confinement lacks was said */
};

WorkerPool *worker_pool_new(const WorkerOptions *options)
{
  WorkerPool *pool = g_new0(WorkerPool, 1);
  if (options != NULL)
    pool->options = *options;
  WorkerOptions *own = &pool->options;
  if (own->processes == 0)
    own->processes = g_get_num_processors();
  own->processes = CLAMP(own->processes, 1, PROCESSES_MAX);
  own->read = own->read != NULL ? own->read : reader_read;
  own->seconds = own->seconds != 0 ? own->seconds : LIMIT_WORKER_SECONDS;
  own->wall = own->wall != 0 ? own->wall : 3 * own->seconds;
  own->memory = own->memory != 0 ? own->memory : LIMIT_WORKER_BYTES;
  pool->processes = g_new0(Process, own->processes);
  g_queue_init(&pool->jobs);
  g_queue_init(&pool->waiting);
  return pool;
}

void worker_result_free(WorkerResult *result)
{
  if (result == NULL)
    return;
  g_free(result->name);
  g_clear_pointer(&result->papers, g_ptr_array_unref);
  diagnostics_free(result->diagnostics);
  g_clear_error(&result->error);
  g_free(result);
}

static void job_free(gpointer data)
{
  Job *job = data;
  g_free(job->name);
  g_clear_pointer(&job->bytes, g_bytes_unref);
  worker_result_free(job->result);
  g_free(job);
}

/* Waits for the end of a process whose socket is closed; one that doesn't end by itself is killed. */
static int process_bury(pid_t pid, gboolean kill_it)
{
  int status = 0;
  for (guint i = 0; i < GRACE_STEPS && !kill_it; i++) {
    pid_t ended = waitpid(pid, &status, WNOHANG);
    if (ended == pid || (ended < 0 && errno != EINTR))
      return status;
    g_usleep(GRACE_STEP_MICROSECONDS);
  }
  (void)kill(pid, SIGKILL);
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
    ;
  return status;
}

/* Closes the socket, which ends an idle process; kills a busy one. Gives its wait status. */
static int process_end(Process *process, gboolean kill_it)
{
  if (process->pid == 0)
    return 0;
  (void)close(process->fd);
  int status = process_bury(process->pid, kill_it);
  process->pid = 0;
  g_clear_pointer(&process->answer, g_byte_array_unref);
  return status;
}

void worker_pool_free(WorkerPool *pool)
{
  if (pool == NULL)
    return;
  for (guint i = 0; i < pool->options.processes; i++) {
    Process *process = &pool->processes[i];
    (void)process_end(process, TRUE);
    if (process->shared != NULL)
      (void)munmap(process->shared, sizeof *process->shared);
  }
  g_free(pool->processes);
  g_queue_clear(&pool->waiting);
  g_queue_clear_full(&pool->jobs, job_free);
  g_free(pool);
}

void worker_pool_submit(WorkerPool *pool, const char *name, GBytes *bytes)
{
  Job *job = g_new0(Job, 1);
  job->name = g_strdup(name);
  job->bytes = g_bytes_ref(bytes);
  g_queue_push_tail(&pool->jobs, job);
  g_queue_push_tail(&pool->waiting, job);
}

gboolean worker_pool_wants(const WorkerPool *pool)
{
  return pool->jobs.length < pool->options.processes * QUEUE_PER_PROCESS;
}

static WorkerResult *job_result(Job *job)
{
  job->result = g_new0(WorkerResult, 1);
  job->result->name = g_strdup(job->name);
  g_clear_pointer(&job->bytes, g_bytes_unref);
  return job->result;
}

static void job_fail(Job *job, WorkerError code, const char *format, ...) G_GNUC_PRINTF(3, 4);
static void job_fail(Job *job, WorkerError code, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  WorkerResult *result = job_result(job);
  result->diagnostics = diagnostics_new(job->name);
  result->error = g_error_new_valist(WORKER_ERROR, (int)code, format, arguments);
  va_end(arguments);
}

static gboolean process_start(WorkerPool *pool, Process *process)
{
  int pair[2];
  if (process->shared == NULL) {
    void *page =
        mmap(NULL, sizeof *process->shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
      return FALSE;
    process->shared = page;
  }
  memset(process->shared, 0, sizeof *process->shared);
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    return FALSE;
  confine_prepare();
  pid_t parent = getpid();
  pid_t pid = fork();
  if (pid == 0)
    worker_child_run(pair[1], &pool->options, process->shared, parent);
  int number = errno;
  (void)close(pair[1]);
  if (pid < 0) {
    (void)close(pair[0]);
    errno = number;
    return FALSE;
  }
  process->pid = pid;
  process->fd = pair[0];
  process->files = 0;
  process->late = FALSE;
  return TRUE;
}

/* TRUE if the process runs still; one that died while idle is buried. */
static gboolean process_alive(Process *process)
{
  int status = 0;
  if (process->pid == 0)
    return FALSE;
  if (waitpid(process->pid, &status, WNOHANG) == 0)
    return TRUE;
  (void)close(process->fd);
  process->pid = 0;
  return FALSE;
}

static void process_assign(WorkerPool *pool, Process *process)
{
  Job *job = g_queue_pop_head(&pool->waiting);
  if (process->files >= LIMIT_WORKER_FILES)
    (void)process_end(process, FALSE);
  if (!process_alive(process) && !process_start(pool, process)) {
    job_fail(job, WORKER_ERROR_START, "no process to read it could be started: %s", g_strerror(errno));
    return;
  }
  process->job = job;
  process->sent = 0;
  process->files++;
  process->answer = g_byte_array_new();
  process->deadline = g_get_monotonic_time() + (gint64)pool->options.wall * G_USEC_PER_SEC;
}

static gsize request_length(const Job *job)
{
  return sizeof(WorkerRequest) + strlen(job->name) + g_bytes_get_size(job->bytes);
}

/* Sends what the socket takes of the request. FALSE when the process is gone. */
static gboolean process_send(Process *process)
{
  const Job *job = process->job;
  gsize name_length = strlen(job->name);
  WorkerRequest request = {name_length, g_bytes_get_size(job->bytes)};
  const struct {
    const void *data;
    gsize length;
  } parts[] = {{&request, sizeof request},
               {job->name, name_length},
               {g_bytes_get_data(job->bytes, NULL), request.length}};
  gsize skip = process->sent;
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    if (skip >= parts[i].length) {
      skip -= parts[i].length;
      continue;
    }
    gssize n = send(process->fd, (const guint8 *)parts[i].data + skip, parts[i].length - skip,
                    MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n < 0)
      return errno == EAGAIN || errno == EINTR;
    process->sent += (gsize)n;
    if ((gsize)n < parts[i].length - skip)
      return TRUE;
    skip = 0;
  }
  return TRUE;
}

/* Says once what the system couldn't do. */
static void note_confinement(WorkerPool *pool, const Process *process, Diagnostics *diagnostics)
{
  guint confined = process->shared->confined;
  if (pool->noted)
    return;
  pool->noted = TRUE;
  if ((confined & CONFINED_SECCOMP) == 0)
    diagnostics_add(diagnostics, SEVERITY_NOTE, POSITION_NONE, 0, "confinement",
                    "this system has no seccomp: files are read without a filter of system calls");
  if ((confined & CONFINED_LANDLOCK) == 0)
    diagnostics_add(diagnostics, SEVERITY_NOTE, POSITION_NONE, 0, "confinement",
                    "this system has no Landlock: files are read without its barrier to the file system");
}

static const char *signal_name(int number)
{
  return number == SIGSEGV                        ? "a bad memory access"
         : number == SIGABRT || number == SIGTRAP ? "an abort"
                                                  : strsignal(number);
}

/* The process died over its job. */
static void process_died(WorkerPool *pool, Process *process)
{
  Job *job = g_steal_pointer(&process->job);
  gboolean late = process->late;
  int status = process_end(process, late);
  if (late)
    job_fail(job, WORKER_ERROR_TIME, "reading it took more than %u seconds; it was left out",
             pool->options.wall);
  else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
    job_fail(job, WORKER_ERROR_TIME,
             "reading it took more than %u seconds of processor time; it was left out",
             pool->options.seconds);
  else if (process->shared->out_of_memory != 0)
    job_fail(job, WORKER_ERROR_MEMORY,
             "reading it took more than %" G_GUINT64_FORMAT " MB of memory; it was left out",
             pool->options.memory / (1024 * 1024));
  else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
    job_fail(job, WORKER_ERROR_CRASH,
             "the process that read it was killed (by the system for lack of memory, or by hand)");
  else if (WIFSIGNALED(status))
    job_fail(job, WORKER_ERROR_CRASH, "the process that read it died of %s (signal %d); please report it",
             signal_name(WTERMSIG(status)), WTERMSIG(status));
  else
    job_fail(job, WORKER_ERROR_CRASH, "the process that read it ended early (status %d); please report it",
             WEXITSTATUS(status));
}

static void process_refuse(Process *process, const char *why)
{
  job_fail(g_steal_pointer(&process->job), WORKER_ERROR_RESULT, "%s; please report it", why);
  (void)process_end(process, TRUE);
}

/* Error domains that may come back; any other is one of the reader. */
static GQuark domain_from(const char *name)
{
  GQuark quark = g_quark_try_string(name);
  return quark != 0 ? quark : READER_ERROR;
}

static void process_done(WorkerPool *pool, Process *process)
{
  g_auto(WireResult) decoded = {0};
  g_autoptr(GError) error = NULL;
  Job *job = process->job;
  if (!wire_decode(job->name, process->answer->data + sizeof(guint64), process->answer->len - sizeof(guint64),
                   &decoded, &error)) {
    process_refuse(process, error->message);
    return;
  }
  WorkerResult *result = job_result(job);
  result->papers = g_steal_pointer(&decoded.papers);
  result->diagnostics = g_steal_pointer(&decoded.diagnostics);
  if (decoded.domain != NULL)
    result->error = g_error_new_literal(domain_from(decoded.domain), decoded.code, decoded.message);
  note_confinement(pool, process, result->diagnostics);
  g_clear_pointer(&process->answer, g_byte_array_unref);
  process->job = NULL;
}

/* Takes what came of the answer. */
static void process_receive(WorkerPool *pool, Process *process)
{
  guint8 chunk[65536];
  guint64 length = 0;
  for (;;) {
    gsize want = sizeof chunk;
    if (process->answer->len >= sizeof length) {
      memcpy(&length, process->answer->data, sizeof length);
      if (length > LIMIT_WORKER_RESULT_BYTES) {
        process_refuse(process, "what came of it is too large");
        return;
      }
      want = MIN(want, length + sizeof length - process->answer->len);
    } else {
      want = sizeof length - process->answer->len;
    }
    if (want == 0) {
      process_done(pool, process);
      return;
    }
    gssize n = recv(process->fd, chunk, want, MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
      return;
    if (n <= 0) {
      process_died(pool, process);
      return;
    }
    g_byte_array_append(process->answer, chunk, (guint)n);
  }
}

/* Gives work to whoever has none, and waits for one thing to happen. */
static void pool_step(WorkerPool *pool)
{
  struct pollfd fds[PROCESSES_MAX];
  Process *busy[PROCESSES_MAX];
  guint n = 0;
  gint64 next = G_MAXINT64;
  for (guint i = 0; i < pool->options.processes; i++) {
    Process *process = &pool->processes[i];
    if (process->job == NULL && pool->waiting.length > 0)
      process_assign(pool, process);
    if (process->job == NULL)
      continue;
    gboolean unsent = process->sent < request_length(process->job);
    fds[n] = (struct pollfd){process->fd, (short)(POLLIN | (unsent ? POLLOUT : 0)), 0};
    busy[n++] = process;
    next = MIN(next, process->deadline);
  }
  if (n == 0)
    return;
  gint64 wait = MAX(next - g_get_monotonic_time(), 0) / 1000 + 1;
  int ready = poll(fds, n, (int)MIN(wait, 60000));
  for (guint i = 0; i < n; i++) {
    if (ready > 0 && (fds[i].revents & POLLOUT) != 0 && !process_send(busy[i]))
      process_died(pool, busy[i]);
    else if (ready > 0 && (fds[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0)
      process_receive(pool, busy[i]);
    if (busy[i]->job != NULL && g_get_monotonic_time() >= busy[i]->deadline) {
      busy[i]->late = TRUE;
      process_died(pool, busy[i]);
    }
  }
}

WorkerResult *worker_pool_next(WorkerPool *pool)
{
  Job *job = g_queue_peek_head(&pool->jobs);
  if (job == NULL)
    return NULL;
  while (job->result == NULL)
    pool_step(pool);
  (void)g_queue_pop_head(&pool->jobs);
  WorkerResult *result = g_steal_pointer(&job->result);
  job_free(job);
  return result;
}

GPtrArray *worker_read(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error)
{
  WorkerOptions options = {.processes = 1};
  g_autoptr(WorkerPool) pool = worker_pool_new(&options);
  worker_pool_submit(pool, name, bytes);
  g_autoptr(WorkerResult) result = worker_pool_next(pool);
  diagnostics_append(diagnostics, result->diagnostics);
  if (result->error != NULL)
    g_propagate_error(error, g_steal_pointer(&result->error));
  return g_steal_pointer(&result->papers);
}
