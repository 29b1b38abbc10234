/* A full disk, a failing disk and no memory, at each moment in turn: an error, never a crash, and nothing
 * lost that was committed. */
#include "tests/ontology/papers.h"

#include <check.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---------------------------------------------------------------- calls that fail: these definitions take
 * the place of the system's, in the libraries as well. */

static gboolean armed;   /* count, and fail */
static guint calls;      /* since armed */
static guint fatal_call; /* from this one on (or only this one) every call fails; 0 never */
static gboolean once;
static int failure; /* errno */

static gboolean fails(void)
{
  if (!armed)
    return FALSE;
  calls++;
  if (fatal_call == 0 || (once ? calls != fatal_call : calls < fatal_call))
    return FALSE;
  errno = failure;
  return TRUE;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
  return fd > 2 && fails() ? -1 : syscall(SYS_write, fd, bytes, n);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t offset)
{
  return fails() ? -1 : syscall(SYS_pwrite64, fd, bytes, n, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t offset)
{
  return fails() ? -1 : syscall(SYS_pwrite64, fd, bytes, n, offset);
}

int fsync(int fd)
{
  return fails() ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
  return fails() ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int ftruncate(int fd, off_t length)
{
  return fails() ? -1 : (int)syscall(SYS_ftruncate, fd, length);
}

int ftruncate64(int fd, off64_t length)
{
  return fails() ? -1 : (int)syscall(SYS_ftruncate, fd, length);
}

int mkdir(const char *path, mode_t mode)
{
  return fails() ? -1 : (int)syscall(SYS_mkdir, path, mode);
}

/* ---------------------------------------------------------------- SQLite's memory */

static sqlite3_mem_methods memory;
static guint allocations, fatal_allocation;

static gboolean allocation_fails(void)
{
  return armed && ++allocations == fatal_allocation;
}

static void *failing_malloc(int n)
{
  return allocation_fails() ? NULL : memory.xMalloc(n);
}

static void *failing_realloc(void *old, int n)
{
  return allocation_fails() ? NULL : memory.xRealloc(old, n);
}

/* ---------------------------------------------------------------- */

static char *directory;

static void setup(void)
{
  directory = made_directory();
  armed = FALSE;
}

static void teardown(void)
{
  armed = FALSE;
  made_remove(directory);
  g_free(directory);
}

static Paper *paper_of(const char *family, const char *text)
{
  Paper *paper = made_paper(family, 2000, text);
  made_say(paper, text);
  made_say(paper, "Reeds bend (Stone, 1990).");
  made_cite(paper, "Stone, 1990", 1);
  made_reference(paper, "Stone", 1990, "On wind");
  return paper;
}

static void put_first(void)
{
  g_autoptr(Store) store = store_open_write(directory, TRUE, 0, NULL);
  g_autoptr(Paper) paper = paper_of("First", "One paper that is safe.");
  made_put(store, "/first", paper);
  ASSERT_OK(store_commit(store, &error));
}

/* Opens, puts a second paper in place of the first and commits; FALSE where something failed, with its error.
 */
static gboolean put_second(const Paper *paper, GError **error)
{
  g_autoptr(Store) store = store_open_write(directory, TRUE, 0, error);
  if (store == NULL)
    return FALSE;
  g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "second", -1);
  StoreFile file = {(char *)"/first", sum, 1, 1, 0, NULL};
  g_autoptr(GPtrArray) papers = g_ptr_array_new();
  g_ptr_array_add(papers, (gpointer)paper);
  return store_put_file(store, &file, papers, NULL, error) && store_commit(store, error);
}

/* Afterwards one of the two is there, whole, and base and index agree. TRUE where it is the second. */
static gboolean second_is_there(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Store) store = store_open_write(directory, TRUE, 0, &error);
  ck_assert_msg(store != NULL, "%s", error != NULL ? error->message : "");
  assert_in_step(store, 2);
  g_autoptr(GPtrArray) papers = store_papers(store, NULL);
  ck_assert_uint_eq(papers->len, 1);
  const char *key = ((StorePaper *)g_ptr_array_index(papers, 0))->key;
  ck_assert(strcmp(key, "first2000") == 0 || strcmp(key, "second2000") == 0);
  return strcmp(key, "second2000") == 0;
}

static Paper *second_paper(void)
{
  Paper *paper = paper_of("Second", "Another paper in its place.");
  paper_sort_citations(paper);
  paper_cut_sentences(paper);
  return paper;
}

/* Fails the nth call, for n = 1, 2, ... until everything goes well. */
static void fail_each_call(int code, gboolean only_once, const StoreError *allowed, guint n_allowed)
{
  g_autoptr(Paper) paper = second_paper();
  failure = code;
  once = only_once;
  guint n = 1;
  for (gboolean done = FALSE; !done; n++) {
    made_remove(directory);
    put_first();
    calls = 0;
    fatal_call = n;
    armed = TRUE;
    g_autoptr(GError) error = NULL;
    done = put_second(paper, &error);
    armed = FALSE;
    gboolean known = done;
    for (guint i = 0; i < n_allowed && !known; i++)
      known = g_error_matches(error, STORE_ERROR, (int)allowed[i]);
    ck_assert_msg(known, "call %u: %s", n, error != NULL ? error->message : "");
    ck_assert(!done || second_is_there());
    second_is_there();
    if (done && calls >= n)
      done = FALSE; /* the call that failed didn't matter: go on */
    ck_assert_uint_lt(n, 1000);
  }
  /* The base is written, the log is synced, the index has several tables: this is no empty loop. */
  ck_assert_uint_gt(n, 10);
}

START_TEST(a_full_disk)
{
  static const StoreError allowed[] = {STORE_ERROR_FULL};
  fail_each_call(ENOSPC, FALSE, allowed, G_N_ELEMENTS(allowed));
}
END_TEST

START_TEST(a_disk_that_fails_once)
{
  static const StoreError allowed[] = {STORE_ERROR_IO, STORE_ERROR_CORRUPT, STORE_ERROR_ACCESS};
  fail_each_call(EIO, TRUE, allowed, G_N_ELEMENTS(allowed));
}
END_TEST

START_TEST(no_memory_in_sqlite)
{
  g_autoptr(Paper) paper = second_paper();
  ck_assert_int_eq(sqlite3_shutdown(), SQLITE_OK);
  ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory), SQLITE_OK);
  sqlite3_mem_methods failing = memory;
  failing.xMalloc = failing_malloc;
  failing.xRealloc = failing_realloc;
  ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
  fatal_call = 0;
  guint failed = 0;
  /* Every allocation at first, then wider and wider steps: there are tens of thousands. */
  for (guint n = 1;; n += 1 + n / 20) {
    made_remove(directory);
    put_first();
    allocations = 0;
    fatal_allocation = n;
    armed = TRUE;
    g_autoptr(GError) error = NULL;
    gboolean done = put_second(paper, &error);
    armed = FALSE;
    if (!done) {
      failed++;
      ck_assert_msg(error != NULL && error->domain == STORE_ERROR, "%s",
                    error != NULL ? error->message : "none");
    }
    second_is_there();
    if (allocations < n)
      break;
  }
  ck_assert_uint_gt(failed, 20);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("faults");
  tcase_add_checked_fixture(cases, setup, teardown);
  tcase_set_timeout(cases, 300);
  tcase_add_test(cases, a_full_disk);
  tcase_add_test(cases, a_disk_that_fails_once);
  tcase_add_test(cases, no_memory_in_sqlite);
  Suite *suite = suite_create("ontology");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
