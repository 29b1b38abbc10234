/* Readers: beside a writer that commits all the time, and where nothing may be written. */
#include "tests/ontology/papers.h"

#include <check.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* An id that owns nothing: "nobody" of Debian. */
#define NOBODY 65534

static char *directory;

static void setup(void)
{
  directory = made_directory();
  chmod(directory, 0755);
}

static void teardown(void)
{
  chmod(directory, 0755);
  made_remove(directory);
  g_free(directory);
}

static void put_version(Store *store, guint path, guint version)
{
  g_autofree char *name = g_strdup_printf("/p/%u", path);
  g_autofree char *title = g_strdup_printf("Study %u", path);
  g_autofree char *text = g_strdup_printf("Wind of version %u in study %u.", version, path);
  g_autoptr(Paper) paper = made_paper("Reed", 2000 + (int)path, title);
  for (guint i = 0; i < 4; i++)
    made_say(paper, text);
  made_put(store, name, paper);
}

static void write_base(void)
{
  g_autoptr(Store) store = store_open_write(directory, TRUE, 0, NULL);
  ck_assert_ptr_nonnull(store);
  for (guint path = 0; path < 3; path++)
    put_version(store, path, 1);
  ASSERT_OK(store_commit(store, &error));
}

/* The same base again, without building it. */
static void copy_base(const char *from)
{
  made_remove(directory);
  g_autofree char *command = g_strdup_printf("cp -r %s %s", from, directory);
  ck_assert(g_spawn_command_line_sync(command, NULL, NULL, NULL, NULL));
}

/* What one search sees; every passage of a hit must be there or gone, and say what was searched for. */
static guint search_once(Store *store, GError **error)
{
  g_autoptr(StoreQuery) query = store_query_new();
  store_query_add(query, "wind study", 1);
  g_autoptr(StoreHits) hits = store_search(store, query, 20, error);
  if (hits == NULL)
    return 0;
  g_autofree gint64 *ids = g_new0(gint64, hits->hits->len + 1);
  for (guint i = 0; i < hits->hits->len; i++)
    ids[i] = g_array_index(hits->hits, StoreHit, i).passage;
  g_autoptr(GPtrArray) passages = store_passages(store, ids, hits->hits->len, error);
  if (passages == NULL)
    return 0;
  for (guint i = 0; i < passages->len; i++) {
    const StorePassage *passage = g_ptr_array_index(passages, i);
    if (!g_str_has_prefix(passage->text, "Wind of version ")) {
      g_set_error(error, STORE_ERROR, STORE_ERROR_CORRUPT, "a dangling hit: %s", passage->text);
      return 0;
    }
  }
  return passages->len;
}

START_TEST(readers_beside_a_writer)
{
  write_base();
  pid_t writer = fork();
  ck_assert_int_ge(writer, 0);
  if (writer == 0) {
    g_autoptr(Store) store = store_open_write(directory, FALSE, 1000, NULL);
    for (guint version = 2; store != NULL; version++) {
      put_version(store, version % 3, version);
      if (!store_commit(store, NULL))
        break;
    }
    _exit(1);
  }
  g_autoptr(GError) error = NULL;
  g_autoptr(Store) store = store_open_read(directory, &error);
  ck_assert_msg(store != NULL, "%s", error != NULL ? error->message : "");
  guint64 first = 0, last = 0;
  guint searches = 0, full = 0;
  gint64 end = g_get_monotonic_time() + 4 * G_USEC_PER_SEC;
  while (g_get_monotonic_time() < end) {
    guint found = search_once(store, &error);
    ck_assert_msg(error == NULL, "%s", error != NULL ? error->message : "");
    searches++;
    full += found > 0;
    g_autoptr(StoreStatus) status = store_status(store, &error);
    ck_assert_msg(status != NULL, "%s", error != NULL ? error->message : "");
    ck_assert_uint_eq(status->papers, 3);
    first = first == 0 ? status->seq : first;
    last = status->seq;
  }
  kill(writer, SIGKILL);
  waitpid(writer, NULL, 0);
  /* The writer did write, and the reader did find. */
  ck_assert_uint_gt(last, first + 5);
  ck_assert_uint_gt(full, searches / 2);
}
END_TEST

/* Runs the search in a child that may not write; TRUE where it finds all 12 passages. */
static gboolean found_without_rights(gboolean expected)
{
  pid_t child = fork();
  ck_assert_int_ge(child, 0);
  if (child == 0) {
    if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
      _exit(3);
    g_autoptr(GError) error = NULL;
    g_autoptr(Store) store = store_open_read(directory, &error);
    guint found = store != NULL ? search_once(store, &error) : 0;
    if (expected && error != NULL)
      fprintf(stderr, "%s\n", error->message);
    _exit(found == 12 ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) <= 1, "the reader crashed");
  return WEXITSTATUS(status) == 0;
}

static void remove_beside(const char *suffix)
{
  g_autofree char *path = g_strconcat(directory, "/base.sqlite", suffix, NULL);
  unlink(path);
}

START_TEST(a_directory_that_may_not_be_written)
{
  write_base();
  chmod(directory, 0555);
  ck_assert(found_without_rights(TRUE));
}
END_TEST

START_TEST(a_copy_without_log_and_shared_memory)
{
  write_base();
  remove_beside("-wal");
  remove_beside("-shm");
  chmod(directory, 0555);
  ck_assert(found_without_rights(TRUE));
}
END_TEST

START_TEST(a_copy_with_log_but_without_shared_memory)
{
  /* A writer that is killed leaves its last commits in the log. */
  pid_t child = fork();
  ck_assert_int_ge(child, 0);
  if (child == 0) {
    write_base();
    Store *store = store_open_write(directory, FALSE, 0, NULL);
    put_version(store, 0, 2);
    if (!store_commit(store, NULL))
      _exit(1);
    kill(getpid(), SIGKILL);
  }
  waitpid(child, NULL, 0);
  g_autofree char *wal = g_strconcat(directory, "/base.sqlite-wal", NULL);
  struct stat status;
  ck_assert_int_eq(stat(wal, &status), 0);
  ck_assert_int_gt(status.st_size, 0);
  remove_beside("-shm");
  chmod(directory, 0555);
  ck_assert(found_without_rights(TRUE));
}
END_TEST

START_TEST(a_base_that_may_not_be_read)
{
  write_base();
  g_autofree char *path = g_strconcat(directory, "/base.sqlite", NULL);
  chmod(path, 0000);
  ck_assert(!found_without_rights(FALSE));
}
END_TEST

/* A base without locks is watched: what is written meanwhile is seen. */
START_TEST(a_base_read_without_locks_notices_a_writer)
{
  write_base();
  remove_beside("-wal");
  remove_beside("-shm");
  chmod(directory, 0555);
  int ready[2], go[2];
  ck_assert_int_eq(pipe(ready) | pipe(go), 0);
  pid_t child = fork();
  if (child == 0) {
    if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
      _exit(3);
    g_autoptr(GError) error = NULL;
    g_autoptr(Store) store = store_open_read(directory, NULL);
    g_autoptr(StoreStatus) before = store != NULL ? store_status(store, NULL) : NULL;
    char byte = 0;
    if (before == NULL || before->papers != 3 || write(ready[1], "x", 1) != 1 || read(go[0], &byte, 1) != 1)
      _exit(1);
    g_autoptr(StoreStatus) after = store_status(store, &error);
    _exit(after != NULL && after->papers == 4 ? 0 : 2);
  }
  char byte = 0;
  ck_assert_int_eq(read(ready[0], &byte, 1), 1);
  chmod(directory, 0755);
  g_autoptr(Store) store = store_open_write(directory, FALSE, 0, NULL);
  ck_assert_ptr_nonnull(store);
  put_version(store, 3, 1);
  ASSERT_OK(store_commit(store, &error));
  g_clear_pointer(&store, store_close);
  ck_assert_int_eq(write(go[1], "x", 1), 1);
  int status = 0;
  waitpid(child, &status, 0);
  ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "exit %d", WEXITSTATUS(status));
}
END_TEST

/* ---------------------------------------------------------------- bases that are damaged or made up */

static void read_everything(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Store) store = store_open_read(directory, &error);
  if (store == NULL)
    return;
  g_autoptr(GPtrArray) papers = store_papers(store, NULL);
  for (guint i = 0; papers != NULL && i < papers->len; i++) {
    const StorePaper *row = g_ptr_array_index(papers, i);
    g_autoptr(Paper) paper = store_paper_load(store, row->id, NULL);
    g_autoptr(GPtrArray) passages = store_paper_passages(store, row->id, NULL);
    g_autoptr(GPtrArray) citations = store_citations(store, row->id, NULL);
    g_autoptr(StoreWork) work = row->work != NULL ? store_work(store, row->work, NULL) : NULL;
  }
  g_autoptr(StoreStatus) status = store_status(store, NULL);
  StoreVerification proof;
  store_verify(store, &proof, NULL);
  search_once(store, NULL);
}

START_TEST(rows_that_lie_are_no_crash)
{
  static const char *const lies[] = {
      "UPDATE passage SET start = 1000000, stop = 2000000",
      "UPDATE passage SET start = -5",
      "UPDATE passage SET stop = stop + 1",
      "UPDATE sentence SET start = stop - 1, stop = 9223372036854775807",
      "UPDATE section SET level = -7, stop = 1",
      "UPDATE holding SET running_length = 1 << 60, text_length = 1 << 61",
      "UPDATE holding SET record = '{\"authors\":[{\"family\":1}]', kind = 'full', display = ''",
      "UPDATE text SET map = x'4D31FFFFFFFFFFFFFFFFFF01'",
      "UPDATE text SET map = x''",
      "UPDATE text SET body = x'FFFEFD'",
      "UPDATE work SET key = NULL, record = '[1'",
      "UPDATE citation SET form = 'odd', match = 'odd', numbers = '[99999999999999999999999,', sentence = -1",
      "UPDATE meta SET generation = -1, seq = -9223372036854775808",
      "UPDATE meta SET uuid = x'00'",
      "DELETE FROM meta",
      "DELETE FROM text",
      "PRAGMA user_version = 99",
      "PRAGMA application_id = 7",
      "DROP TABLE sentence",
      "CREATE TRIGGER t AFTER INSERT ON work BEGIN DELETE FROM holding; END",
  };
  write_base();
  g_autofree char *whole = g_strconcat(directory, "-whole", NULL);
  ck_assert_int_eq(g_rename(directory, whole), 0);
  for (guint i = 0; i < G_N_ELEMENTS(lies); i++) {
    copy_base(whole);
    g_autofree char *path = g_strconcat(directory, "/base.sqlite", NULL);
    sqlite3 *handle = NULL;
    ck_assert_int_eq(sqlite3_open(path, &handle), SQLITE_OK);
    sqlite3_exec(handle, "PRAGMA ignore_check_constraints = 1", NULL, NULL, NULL);
    sqlite3_exec(handle, lies[i], NULL, NULL, NULL);
    sqlite3_close(handle);
    read_everything();
    g_autoptr(Store) store = store_open_write(directory, TRUE, 0, NULL);
  }
  made_remove(whole);
}
END_TEST

START_TEST(another_version_is_refused_and_says_what_to_do)
{
  write_base();
  for (int version = 1; version < 100; version += 98) {
    g_autofree char *path = g_strconcat(directory, "/base.sqlite", NULL);
    g_autofree char *sql = g_strdup_printf("PRAGMA user_version = %d", version);
    sqlite3 *handle = NULL;
    ck_assert_int_eq(sqlite3_open(path, &handle), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
    for (int write = 0; write < 2; write++) {
      g_autoptr(GError) error = NULL;
      g_autoptr(Store) store =
          write ? store_open_write(directory, TRUE, 0, &error) : store_open_read(directory, &error);
      ck_assert_ptr_null(store);
      ck_assert(g_error_matches(error, STORE_ERROR, STORE_ERROR_VERSION));
      ck_assert_ptr_nonnull(strstr(error->message, "run adduce-index on the papers again"));
    }
  }
}
END_TEST

/* Bytes turned over in the base; the files of the index cut off, emptied, gone or exchanged. (Bytes turned
 * over inside Xapian's tables are another matter: 1.4 trusts them. docs/store.md says what follows.) */
START_TEST(damaged_files_are_no_crash)
{
  static const char *const names[] = {"base.sqlite",           "index/1/postlist.glass",
                                      "index/1/iamglass",      "index/1/termlist.glass",
                                      "index/1/docdata.glass", "index/1/position.glass"};
  GRand *random = g_rand_new_with_seed(17);
  write_base();
  g_autofree char *whole = g_strconcat(directory, "-whole", NULL);
  ck_assert_int_eq(g_rename(directory, whole), 0);
  for (guint round = 0; round < 60; round++) {
    copy_base(whole);
    guint which = round % 6;
    g_autofree char *path = g_build_filename(directory, names[which], NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &bytes, &length, NULL) || length == 0)
      continue;
    for (guint k = 0; k < 20 && (which == 0 || which == 2); k++)
      bytes[g_rand_int_range(random, 0, (gint32)length)] ^= (char)g_rand_int_range(random, 1, 255);
    if (which != 0 && which != 2)
      length = (gsize)g_rand_int_range(random, 0, (gint32)length);
    ck_assert(g_file_set_contents(path, bytes, (gssize)length, NULL));
    read_everything();
    if (which == 0)
      continue;
    /* A writer mends the index, or says what is wrong. */
    g_autoptr(GError) error = NULL;
    g_autoptr(Store) store = store_open_write(directory, FALSE, 0, &error);
    ck_assert(store != NULL || error->domain == STORE_ERROR);
  }
  g_rand_free(random);
  made_remove(whole);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("readers");
  tcase_add_checked_fixture(cases, setup, teardown);
  tcase_set_timeout(cases, 110);
  tcase_add_test(cases, readers_beside_a_writer);
  tcase_add_test(cases, a_directory_that_may_not_be_written);
  tcase_add_test(cases, a_copy_without_log_and_shared_memory);
  tcase_add_test(cases, a_copy_with_log_but_without_shared_memory);
  tcase_add_test(cases, a_base_that_may_not_be_read);
  tcase_add_test(cases, a_base_read_without_locks_notices_a_writer);
  tcase_add_test(cases, rows_that_lie_are_no_crash);
  tcase_add_test(cases, another_version_is_refused_and_says_what_to_do);
  tcase_add_test(cases, damaged_files_are_no_crash);
  Suite *suite = suite_create("ontology");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
