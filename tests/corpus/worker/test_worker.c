/* The reading processes: what a file that hangs, crashes or eats memory costs, and what it doesn't. */
#include "corpus/worker/worker.h"

#include "corpus/reader/reader.h"
#include "corpus/worker/confine.h"

#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A reader whose files are commands. */
static GPtrArray *read_command(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error)
{
  gsize length = 0;
  const char *data = g_bytes_get_data(bytes, &length);
  g_autofree char *command = g_strndup(data, length);
  if (strcmp(command, "hang") == 0)
    for (;;)
      sleep(1);
  if (strcmp(command, "spin") == 0)
    for (volatile guint i = 0;; i++)
      ;
  if (strcmp(command, "crash") == 0)
    (void)raise(SIGSEGV);
  if (strcmp(command, "exit") == 0)
    _exit(3);
  if (strcmp(command, "die") == 0)
    (void)raise(SIGKILL);
  if (strcmp(command, "close") == 0) {
    (void)close(3);
    for (;;)
      sleep(1);
  }
  for (guint i = 0; strcmp(command, "eat") == 0; i++)
    memset(g_malloc(4 * 1024 * 1024), (int)i, 4 * 1024 * 1024); /* never freed: it ends the process */
  if (strcmp(command, "garbage") == 0)
    (void)!write(3, "\x10\0\0\0\0\0\0\0nonsensenonsense", 24);
  if (strcmp(command, "slow") == 0)
    g_usleep(200000);
  if (strcmp(command, "open") == 0 && open("/etc/hostname", O_RDONLY) >= 0)
    diagnostics_add(diagnostics, SEVERITY_ERROR, POSITION_NONE, 0, "escape", "a file was opened");
  if (strcmp(command, "socket") == 0 && socket(AF_INET, SOCK_STREAM, 0) >= 0)
    diagnostics_add(diagnostics, SEVERITY_ERROR, POSITION_NONE, 0, "escape", "a socket was opened");
  if (strcmp(command, "fail") == 0) {
    diagnostics_add(diagnostics, SEVERITY_WARNING, POSITION_LINE, 7, "odd", "said before it failed");
    g_set_error(error, READER_ERROR, READER_ERROR_EMPTY, "no text in it");
    return NULL;
  }
  GPtrArray *papers = g_ptr_array_new_with_free_func((GDestroyNotify)paper_free);
  Paper *paper = paper_new(name);
  g_string_append(paper->text, command);
  paper->running_length = length;
  source_map_append(paper->map, length, 0, length, TRUE, 0, 0);
  paper_add_paragraph(paper, (Span){0, length}, BLOCK_TEXT, ZONE_BODY, -1);
  g_ptr_array_add(papers, paper);
  return papers;
}

/* Slow machines aside, only what a test makes hang hits a limit. */
static WorkerPool *make_pool_until(guint processes, guint seconds, guint wall)
{
  WorkerOptions options = {.processes = processes,
                           .read = read_command,
                           .seconds = seconds,
                           .wall = wall,
                           .memory = 512 * 1024 * 1024};
  return worker_pool_new(&options);
}

static WorkerPool *make_pool(guint processes)
{
  return make_pool_until(processes, 50, 50);
}

static void submit(WorkerPool *pool, const char *command)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static(command, strlen(command));
  worker_pool_submit(pool, command, bytes);
}

/* The next result is a paper with this text. */
static void expect_text(WorkerPool *pool, const char *text)
{
  g_autoptr(WorkerResult) result = worker_pool_next(pool);
  ck_assert_ptr_nonnull(result);
  ck_assert_msg(result->error == NULL, "%s", result->error != NULL ? result->error->message : "");
  ck_assert_str_eq(result->name, text);
  ck_assert_uint_eq(result->papers->len, 1);
  ck_assert_str_eq(((Paper *)g_ptr_array_index(result->papers, 0))->text->str, text);
  ck_assert(!diagnostics_has_error(result->diagnostics));
}

static void expect_error(WorkerPool *pool, GQuark domain, int code)
{
  g_autoptr(WorkerResult) result = worker_pool_next(pool);
  ck_assert_ptr_nonnull(result);
  ck_assert_ptr_null(result->papers);
  ck_assert_ptr_nonnull(result->error);
  ck_assert_msg(g_error_matches(result->error, domain, code), "%s", result->error->message);
}

START_TEST(reads_in_order)
{
  g_autoptr(WorkerPool) pool = make_pool(3);
  submit(pool, "slow");
  submit(pool, "two");
  submit(pool, "three");
  submit(pool, "slow");
  submit(pool, "five");
  expect_text(pool, "slow");
  expect_text(pool, "two");
  expect_text(pool, "three");
  expect_text(pool, "slow");
  expect_text(pool, "five");
  ck_assert_ptr_null(worker_pool_next(pool));
  submit(pool, "six");
  expect_text(pool, "six");
}
END_TEST

START_TEST(wants_until_full)
{
  g_autoptr(WorkerPool) pool = make_pool(2);
  guint n = 0;
  for (; worker_pool_wants(pool); n++)
    submit(pool, "x");
  ck_assert_uint_ge(n, 2);
  ck_assert_uint_le(n, 64);
  for (guint i = 0; i < n; i++)
    expect_text(pool, "x");
}
END_TEST

START_TEST(reader_errors_come_back)
{
  g_autoptr(WorkerPool) pool = make_pool(1);
  submit(pool, "fail");
  g_autoptr(WorkerResult) result = worker_pool_next(pool);
  ck_assert(g_error_matches(result->error, READER_ERROR, READER_ERROR_EMPTY));
  const Diagnostic *said = diagnostics_get(result->diagnostics, 0);
  ck_assert_str_eq(said->code, "odd");
  ck_assert_str_eq(said->file, "fail");
  ck_assert_uint_eq(said->position, 7);
}
END_TEST

/* One bad file costs one error, with one process and with two. */
static void check_deaths(guint processes)
{
  g_autoptr(WorkerPool) pool = make_pool(processes);
  submit(pool, "before");
  submit(pool, "exit");
  submit(pool, "between");
  submit(pool, "die");
  submit(pool, "after");
  submit(pool, "garbage");
  submit(pool, "last");
  expect_text(pool, "before");
  expect_error(pool, WORKER_ERROR, WORKER_ERROR_CRASH);
  expect_text(pool, "between");
  expect_error(pool, WORKER_ERROR, WORKER_ERROR_CRASH);
  expect_text(pool, "after");
  expect_error(pool, WORKER_ERROR, WORKER_ERROR_RESULT);
  expect_text(pool, "last");
}

START_TEST(a_death_costs_one_file)
{
  check_deaths(1);
  check_deaths(2);
}
END_TEST

START_TEST(a_crash_is_told)
{
  g_autoptr(WorkerPool) pool = make_pool(1);
  submit(pool, "crash");
  submit(pool, "after");
  expect_error(pool, WORKER_ERROR, WORKER_ERROR_CRASH);
  expect_text(pool, "after");
}
END_TEST

START_TEST(hanging_ends)
{
  g_autoptr(WorkerPool) pool = make_pool_until(2, 50, 2);
  submit(pool, "hang");
  submit(pool, "hang");
  expect_error(pool, WORKER_ERROR, WORKER_ERROR_TIME);
  expect_error(pool, WORKER_ERROR, WORKER_ERROR_TIME);
}
END_TEST

START_TEST(spinning_ends)
{
  g_autoptr(WorkerPool) pool = make_pool_until(1, 1, 50);
  submit(pool, "spin");
  submit(pool, "after");
  expect_error(pool, WORKER_ERROR, WORKER_ERROR_TIME);
  expect_text(pool, "after");
}
END_TEST

/* A process that closes its socket and stays is killed. */
START_TEST(a_closed_socket_is_a_death)
{
  g_autoptr(WorkerPool) pool = make_pool(1);
  submit(pool, "close");
  submit(pool, "after");
  expect_error(pool, WORKER_ERROR, WORKER_ERROR_CRASH);
  expect_text(pool, "after");
}
END_TEST

START_TEST(memory_is_bounded)
{
  if (WORKER_SANITIZED)
    return; /* the sanitizer needs more addresses than any bound */
  g_autoptr(WorkerPool) pool = make_pool(1);
  submit(pool, "eat");
  submit(pool, "after");
  expect_error(pool, WORKER_ERROR, WORKER_ERROR_MEMORY);
  expect_text(pool, "after");
}
END_TEST

/* Where the system offers seccomp or Landlock (the first result says so), files and sockets can't be opened.
 */
START_TEST(nothing_can_be_opened)
{
  if (WORKER_SANITIZED)
    return;
  g_autoptr(WorkerPool) pool = make_pool(1);
  submit(pool, "first");
  g_autoptr(WorkerResult) first = worker_pool_next(pool);
  if (diagnostics_count(first->diagnostics) > 0)
    return;
  submit(pool, "open");
  submit(pool, "socket");
  expect_text(pool, "open");
  expect_text(pool, "socket");
}
END_TEST

START_TEST(one_file_alone)
{
  static const char xml[] = "<article><front><article-meta><title-group><article-title>Tea</article-title>"
                            "</title-group></article-meta></front><body><p>Tea helps.</p></body></article>";
  g_autoptr(GBytes) bytes = g_bytes_new_static(xml, strlen(xml));
  g_autoptr(Diagnostics) diagnostics = diagnostics_new("tea.xml");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) papers = worker_read("tea.xml", bytes, diagnostics, &error);
  ck_assert_msg(papers != NULL, "%s", error != NULL ? error->message : "");
  const Paper *paper = g_ptr_array_index(papers, 0);
  ck_assert_str_eq(paper->record->title, "Tea");
  ck_assert_str_eq(paper->format, "jats");
  ck_assert_uint_eq(paper->sentences->len, 1);
}
END_TEST

/* More than any socket buffer holds, both ways. */
START_TEST(large_files_pass)
{
  gsize length = 8 * 1024 * 1024;
  g_autofree char *text = g_strnfill(length, 'a');
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, length);
  g_autoptr(WorkerPool) pool = make_pool(2);
  for (guint i = 0; i < 4; i++)
    worker_pool_submit(pool, "large", bytes);
  for (guint i = 0; i < 4; i++) {
    g_autoptr(WorkerResult) result = worker_pool_next(pool);
    ck_assert_ptr_nonnull(result->papers);
    ck_assert_uint_eq(((Paper *)g_ptr_array_index(result->papers, 0))->text->len, length);
  }
}
END_TEST

/* A pool that is freed with work left over leaves no process behind. */
START_TEST(free_ends_the_processes)
{
  WorkerPool *pool = make_pool(2);
  submit(pool, "x");
  submit(pool, "hang");
  submit(pool, "hang");
  submit(pool, "hang");
  expect_text(pool, "x");
  worker_pool_free(pool);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("worker");
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, reads_in_order);
  tcase_add_test(cases, wants_until_full);
  tcase_add_test(cases, reader_errors_come_back);
  tcase_add_test(cases, a_death_costs_one_file);
  tcase_add_test(cases, a_crash_is_told);
  tcase_add_test(cases, hanging_ends);
  tcase_add_test(cases, spinning_ends);
  tcase_add_test(cases, a_closed_socket_is_a_death);
  tcase_add_test(cases, memory_is_bounded);
  tcase_add_test(cases, nothing_can_be_opened);
  tcase_add_test(cases, one_file_alone);
  tcase_add_test(cases, large_files_pass);
  tcase_add_test(cases, free_ends_the_processes);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
