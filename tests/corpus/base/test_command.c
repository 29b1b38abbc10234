/* The nearest command to a misspelt one. The command line as a whole is tested by tests/cli. */
#include "corpus/base/command.h"

#include <check.h>
#include <stdlib.h>

static const char *const words[] = {"ask", "show", "cites", "cited-by", "papers", "status", NULL};

START_TEST(finds_the_nearest)
{
  ck_assert_str_eq(nearest_word("shwo", words), "show");
  ck_assert_str_eq(nearest_word("paper", words), "papers");
  ck_assert_str_eq(nearest_word("statsu", words), "status");
  ck_assert_str_eq(nearest_word("citedby", words), "cited-by");
  ck_assert_str_eq(nearest_word("aks", words), "ask");
}
END_TEST

START_TEST(finds_none_when_none_is_near)
{
  ck_assert_ptr_null(nearest_word("frobnicate", words));
  ck_assert_ptr_null(nearest_word("xyz", words));
  ck_assert_ptr_null(nearest_word("", words));
  ck_assert_ptr_null(nearest_word("a-very-long-word-that-is-longer-than-any-command", words));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("command");
  TCase *tests = tcase_create("command");
  tcase_add_test(tests, finds_the_nearest);
  tcase_add_test(tests, finds_none_when_none_is_near);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
