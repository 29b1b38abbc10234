/* Words of a base that are spelt nearly as another one is. */
#include "tests/ontology/papers.h"

#include <check.h>

static char *directory;
static Store *base;

static void setup(void)
{
  directory = made_directory();
  base = store_open_write(directory, TRUE, 0, NULL);
  ck_assert_ptr_nonnull(base);
  Paper *paper = made_paper("Brine", 2004, "Tides");
  made_say(paper, "Hospitalisation of crabs is rare. A hospital for mussels opened, and therapies began.");
  made_say(paper, "The hospital closed. Therapy of mussels went on; the tidal pool was theirs.");
  made_put(base, "/p/tide.txt", paper);
  paper_free(paper);
  ASSERT_OK(store_commit(base, &error));
  store_close(base);
  base = store_open_read(directory, NULL);
  ck_assert_ptr_nonnull(base);
}

static void teardown(void)
{
  store_close(base);
  made_remove(directory);
  g_free(directory);
}

static void assert_similar(const char *word, guint distance, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) words = store_similar_words(base, word, distance, &error);
  ck_assert_msg(words != NULL, "%s", error != NULL ? error->message : "");
  g_autoptr(GString) found = g_string_new(NULL);
  for (guint i = 0; i < words->len; i++) {
    const StoreWord *similar = g_ptr_array_index(words, i);
    g_string_append_printf(found, "%s%s %u", i > 0 ? ", " : "", similar->word, similar->distance);
  }
  ck_assert_msg(strcmp(found->str, expected) == 0, "%s: '%s', not '%s'", word, found->str, expected);
}

START_TEST(near_words_come_nearest_first)
{
  assert_similar("mussles", 2, "mussels 1"); /* two exchanged letters are one slip */
  assert_similar("hosptal", 2, "hospital 1");
  assert_similar("therpay", 1, "therapy 1");
  assert_similar("therapeis", 1, "therapies 1");
  assert_similar("umssels", 1, "mussels 1");
  assert_similar("crbs", 1, "crabs 1");
  /* One letter left out, another one too many. */
  assert_similar("hospitalsationn", 1, "");
  assert_similar("hospitalsationn", 2, "hospitalisation 2");
}
END_TEST

START_TEST(what_is_there_or_far_has_none)
{
  assert_similar("hospitals", 2, "");
  assert_similar("penicillin", 2, "");
  assert_similar("", 2, "");
  assert_similar("x", 2, "");
  assert_similar("\xFF\xFE", 2, "");
  g_autofree char *longest = g_strnfill(5000, 'a');
  assert_similar(longest, 2, "");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("similar");
  TCase *tests = tcase_create("similar");
  tcase_add_unchecked_fixture(tests, setup, teardown);
  tcase_add_test(tests, near_words_come_nearest_first);
  tcase_add_test(tests, what_is_there_or_far_has_none);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
