/* Regular expressions: spans, groups, limits. */
#include "corpus/base/regex.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

START_TEST(finds_spans_and_groups)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place, "(?<word> \\w+ ) \\s (?<year> \\d{4} ) (?<suffix> [a-z] )?", 0);
  const char *text = "in Müller 1997, and";
  Span groups[4];
  ck_assert(regex_find(regex, text, strlen(text), 0, groups, 4));
  ck_assert_uint_eq(groups[0].start, 3);
  ck_assert_uint_eq(groups[0].end, 15);
  ck_assert_uint_eq(groups[regex_group(regex, "year")].start, 11);
  ck_assert(!regex_has(groups[regex_group(regex, "suffix")]));
  ck_assert(!regex_find(regex, text, strlen(text), 12, NULL, 0));
  ck_assert_ptr_eq(regex, regex_once(&place, "never compiled (", 0));
}
END_TEST

START_TEST(anchors_and_bounds)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place, "(?<= a ) b", 0);
  ck_assert(regex_match_at(regex, "xabx", 4, 2, NULL, 0));
  ck_assert(!regex_match_at(regex, "xabx", 4, 1, NULL, 0));
  ck_assert(!regex_find(regex, "xabx", 2, 0, NULL, 0));
  ck_assert(!regex_find(regex, "xabx", 4, 5, NULL, 0));
}
END_TEST

START_TEST(a_hostile_text_is_no_match_and_no_hang)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place, "^ (a+)+ $", 0);
  char text[3000];
  memset(text, 'a', sizeof text);
  text[sizeof text - 1] = '!';
  ck_assert(!regex_find(regex, text, sizeof text, 0, NULL, 0));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("regex");
  TCase *tests = tcase_create("regex");
  tcase_add_test(tests, finds_spans_and_groups);
  tcase_add_test(tests, anchors_and_bounds);
  tcase_add_test(tests, a_hostile_text_is_no_match_and_no_hang);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
