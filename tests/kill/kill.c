/* The kill test of the commit protocol. Usage: kill-test WRITER
 *
 * Kills the writer (writer.c) with SIGKILL 100 times at random moments, and once at each of its points. After
 * each kill the next writer's start must bring the base and the index into step, and what is in the base must
 * be what the last commit that returned left, or the one that was under way. */
#include "tests/kill/script.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define RANDOM_KILLS 100
/* Longest wait before a random kill, microseconds. */
#define LONGEST_WAIT 60000

static const char *const phase_names[PHASE_N] = {"starting", "opening", "putting", "committing", "idle"};

typedef struct {
  const char *writer;
  char *directory, *board_path;
  Board *board;
} Kit;

static void check(gboolean good, const char *what)
{
  if (good)
    return;
  fprintf(stderr, "kill-test: %s\n", what);
  exit(1);
}

static pid_t start_writer(const Kit *kit, guint64 first, guint64 last, guint64 fatal_point)
{
  *kit->board = (Board){.phase = PHASE_STARTING, .begun = first - 1, .done = first - 1};
  g_autofree char *from = g_strdup_printf("%" G_GUINT64_FORMAT, first);
  g_autofree char *to = g_strdup_printf("%" G_GUINT64_FORMAT, last);
  g_autofree char *where = g_strdup_printf("%" G_GUINT64_FORMAT, fatal_point);
  pid_t child = fork();
  check(child >= 0, "can't fork");
  if (child == 0) {
    execl(kit->writer, kit->writer, kit->directory, kit->board_path, from, to, where, (char *)NULL);
    _exit(127);
  }
  return child;
}

/* Waits for the end; TRUE where it was killed, FALSE where it ended well. Anything else is a failure. */
static gboolean was_killed(pid_t child)
{
  int status = 0;
  check(waitpid(child, &status, 0) == child, "can't wait");
  if (WIFSIGNALED(status)) {
    check(WTERMSIG(status) == SIGKILL, "the writer crashed");
    return TRUE;
  }
  check(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the writer failed");
  return FALSE;
}

/* Do the files of the base agree with a model? */
static gboolean files_match(const GPtrArray *files, const Model *model)
{
  guint expected = 0;
  for (guint path = 0; path < SCRIPT_PATHS; path++) {
    if (model->version[path] == 0)
      continue;
    expected++;
    g_autofree char *name = script_path(path);
    g_autofree char *sum = script_sum(path, model->version[path]);
    gboolean found = FALSE;
    for (guint i = 0; i < files->len && !found; i++) {
      const StoreFile *file = g_ptr_array_index(files, i);
      found = strcmp(file->path, name) == 0 && strcmp(file->sha256, sum) == 0 && file->papers == 1;
    }
    if (!found)
      return FALSE;
  }
  return files->len == expected;
}

/* Recovers as the next writer does, proves the state, and gives the step that it is in. */
static guint64 recover(const Kit *kit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Store) store = store_open_write(kit->directory, TRUE, 10000, &error);
  check(store != NULL, error != NULL ? error->message : "can't open");
  StoreVerification proof;
  check(store_verify(store, &proof, &error), error != NULL ? error->message : "can't verify");
  check(proof.absent == 0 && proof.dangling == 0 && proof.wrong == 0, "base and index differ");
  g_autoptr(GPtrArray) files = store_files(store, &error);
  check(files != NULL, "no list of files");
  for (guint64 step = kit->board->done; step <= kit->board->begun; step++) {
    Model model = model_at(step);
    if (!files_match(files, &model))
      continue;
    guint passages = 0;
    for (guint path = 0; path < SCRIPT_PATHS; path++)
      passages += model.version[path] != 0 ? script_passages(path) : 0;
    check(proof.documents == passages, "wrong number of documents");
    return step;
  }
  check(FALSE, "a state that no commit has left");
  return 0;
}

static void kill_at_random(const Kit *kit, GRand *random)
{
  guint64 step = 0;
  guint hits[PHASE_N] = {0};
  for (guint i = 0; i < RANDOM_KILLS; i++) {
    pid_t child = start_writer(kit, step + 1, step + 1000000, 0);
    while (kit->board->phase == PHASE_STARTING)
      g_usleep(200);
    g_usleep((gulong)g_rand_int_range(random, 0, LONGEST_WAIT));
    kill(child, SIGKILL);
    check(was_killed(child), "the writer ended before it was killed");
    hits[kit->board->phase]++;
    step = recover(kit);
  }
  printf("%d random kills, %" G_GUINT64_FORMAT " steps:", RANDOM_KILLS, step);
  for (guint phase = 0; phase < PHASE_N; phase++)
    printf(" %s %u", phase_names[phase], hits[phase]);
  printf("\n");
  check(2 * (hits[PHASE_STARTING] + hits[PHASE_IDLE]) < RANDOM_KILLS, "half of the kills hit an idle writer");
  check(hits[PHASE_COMMITTING] > 0, "no kill hit a commit");
  check(step > 0, "no step was ever done");
}

/* A fresh base and two commits, killed at each point in turn; then the same on a base whose index is gone. */
static guint64 kill_at_points(const Kit *kit, gboolean without_index)
{
  for (guint64 at = 1;; at++) {
    made_remove(kit->directory);
    if (without_index) {
      pid_t first = start_writer(kit, 1, 3, 0);
      check(!was_killed(first), "killed without reason");
      g_autofree char *index = g_build_filename(kit->directory, "index", NULL);
      made_remove(index);
    }
    pid_t child = start_writer(kit, without_index ? 4 : 1, without_index ? 4 : 3, at);
    gboolean killed = was_killed(child);
    recover(kit);
    if (!killed)
      return at - 1;
  }
}

int main(int argc, char **argv)
{
  check(argc == 2, "usage: kill-test WRITER");
  Kit kit = {.writer = argv[1]};
  g_autofree char *root = made_directory();
  kit.directory = g_build_filename(root, "kb", NULL);
  kit.board_path = g_build_filename(root, "board", NULL);
  int fd = open(kit.board_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  check(fd >= 0 && ftruncate(fd, sizeof(Board)) == 0, "can't make the board");
  kit.board = mmap(NULL, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  check(kit.board != MAP_FAILED, "can't map the board");
  guint32 seed = g_getenv("ADDUCE_SEED") != NULL ? (guint32)atoi(g_getenv("ADDUCE_SEED")) : (guint32)getpid();
  printf("seed %u (ADDUCE_SEED=%u repeats it)\n", seed, seed);
  GRand *random = g_rand_new_with_seed(seed);
  kill_at_random(&kit, random);
  g_rand_free(random);
  guint64 points = kill_at_points(&kit, FALSE);
  guint64 more = kill_at_points(&kit, TRUE);
  printf("%" G_GUINT64_FORMAT " points of a new base, %" G_GUINT64_FORMAT " of one without index\n", points,
         more);
  check(points > 40 && more > 10, "the points were not met");
  munmap(kit.board, sizeof(Board));
  close(fd);
  made_remove(root);
  g_free(kit.directory);
  g_free(kit.board_path);
  return 0;
}
