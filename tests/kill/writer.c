/* The writer that is killed. Usage: kill-writer DIRECTORY BOARD FIRST LAST POINT
 *
 * Runs the steps FIRST..LAST of script.h on the knowledge base, telling on the board (a shared file) what it
 * is doing. At POINT (0 never) it kills itself: points are counted before and after each fsync, fdatasync,
 * rename and commit. Those of the libraries are met too, because these definitions take the place of the
 * system's. */
#include "ontology/store/text_index.h"
#include "tests/kill/script.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static Board *board;
static guint64 fatal_point;

static void point(void)
{
  if (board == NULL)
    return;
  board->points = board->points + 1;
  if (board->points == fatal_point)
    kill(getpid(), SIGKILL);
}

int fsync(int fd)
{
  point();
  int result = (int)syscall(SYS_fsync, fd);
  point();
  return result;
}

int fdatasync(int fd)
{
  point();
  int result = (int)syscall(SYS_fdatasync, fd);
  point();
  return result;
}

int rename(const char *from, const char *to)
{
  point();
  int result = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  point();
  return result;
}

int __real_sqlite3_exec(sqlite3 *handle, const char *sql, int (*call)(void *, int, char **, char **),
                        void *data, char **message);
int __wrap_sqlite3_exec(sqlite3 *handle, const char *sql, int (*call)(void *, int, char **, char **),
                        void *data, char **message);
int __wrap_sqlite3_exec(sqlite3 *handle, const char *sql, int (*call)(void *, int, char **, char **),
                        void *data, char **message)
{
  gboolean commit = strcmp(sql, "COMMIT") == 0;
  if (commit)
    point();
  int result = __real_sqlite3_exec(handle, sql, call, data, message);
  if (commit)
    point();
  return result;
}

gboolean __real_text_index_commit(TextIndex *index, const TextIndexMark *mark, GError **error);
gboolean __wrap_text_index_commit(TextIndex *index, const TextIndexMark *mark, GError **error);
gboolean __wrap_text_index_commit(TextIndex *index, const TextIndexMark *mark, GError **error)
{
  point();
  gboolean result = __real_text_index_commit(index, mark, error);
  point();
  return result;
}

static void give_up(const char *what, const GError *error)
{
  fprintf(stderr, "kill-writer: %s: %s\n", what, error != NULL ? error->message : "no message");
  exit(2);
}

static void run_step(Store *store, guint64 step)
{
  g_autoptr(GError) error = NULL;
  Model before = model_at(step - 1);
  Model after = before;
  model_step(&after, step);
  board->phase = PHASE_PUTTING;
  for (guint path = 0; path < SCRIPT_PATHS; path++) {
    if (after.version[path] == before.version[path])
      continue;
    g_autofree char *name = script_path(path);
    if (after.version[path] != 0) {
      g_autoptr(Paper) paper = script_paper(path, after.version[path]);
      made_put(store, name, paper);
    } else if (!store_remove_file(store, name, &error))
      give_up("remove", error);
  }
  board->phase = PHASE_COMMITTING;
  board->begun = step;
  if (!store_commit(store, &error))
    give_up("commit", error);
  board->done = step;
}

int main(int argc, char **argv)
{
  if (argc != 6)
    return 2;
  int fd = open(argv[2], O_RDWR | O_CLOEXEC);
  Board *shared = mmap(NULL, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (fd < 0 || shared == MAP_FAILED)
    return 2;
  guint64 first = g_ascii_strtoull(argv[3], NULL, 10);
  guint64 last = g_ascii_strtoull(argv[4], NULL, 10);
  fatal_point = g_ascii_strtoull(argv[5], NULL, 10);
  board = shared;
  board->phase = PHASE_OPENING;
  g_autoptr(GError) error = NULL;
  Store *store = store_open_write(argv[1], TRUE, 10000, &error);
  if (store == NULL)
    give_up("open", error);
  for (guint64 step = first; step <= last; step++)
    run_step(store, step);
  store_close(store);
  board->phase = PHASE_IDLE;
  return 0;
}
