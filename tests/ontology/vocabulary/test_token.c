/* Words made comparable: pairs that must be the same, and pairs that must not. */
#include "ontology/vocabulary/token.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static gboolean same(const char *a, const char *b)
{
  g_autofree char *x = token_join(a, -1), *y = token_join(b, -1);
  return strcmp(x, y) == 0;
}

START_TEST(variants_are_the_same)
{
  static const char *const pairs[][2] = {
      {"Self-Help Groups", "self help group"},
      {"the members\xe2\x80\x99 meeting", "the member meeting"},
      {"the group's rules", "The Groups Rule"},
      {"behavioural", "behavioral"},
      {"Programme", "program"},
      {"centre", "CENTER"},
      {"hospitalisations", "hospitalization"},
      {"counselling", "counseling"},
      {"paediatric", "pediatric"},
      {"analysed", "analyzed"},
      {"analyses", "analysis"},
      {"twelve-step", "12 step"},
      {"Na\xc3\xafve caf\xc3\xa9", "naive cafe"},
      {"\xef\xac\x81nding", "finding"},
      {"soft\xc2\xadware", "software"},
      {"Anonymous\xc2\xb2", "anonymous"},
      {"families", "family"},
      {"crises", "crisis"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
    ck_assert_msg(same(pairs[i][0], pairs[i][1]), "%s / %s", pairs[i][0], pairs[i][1]);
}
END_TEST

START_TEST(other_words_are_not)
{
  static const char *const pairs[][2] = {
      {"group", "grouping"}, {"grow", "growth"}, {"hope", "hopeful"}, {"stress", "stres"},
      {"bus", "bu"},         {"hour", "hor"},    {"source", "sorce"}, {"depressed", "depress"},
      {"AA", "A A"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
    ck_assert_msg(!same(pairs[i][0], pairs[i][1]), "%s / %s", pairs[i][0], pairs[i][1]);
}
END_TEST

START_TEST(spans_are_those_of_the_text)
{
  const char *text = "\xe2\x80\x9cGROW\xe2\x80\x99s\xe2\x80\x9d, founded";
  TokenCursor cursor = {.text = text, .end = strlen(text)};
  ck_assert(token_next(&cursor));
  ck_assert_uint_eq(cursor.span.start, 3);
  ck_assert_uint_eq(cursor.span.end, 11);
  ck_assert_str_eq(cursor.word, "grow");
  ck_assert(token_next(&cursor));
  ck_assert_str_eq(cursor.word, "founded");
  ck_assert(!token_next(&cursor));
}
END_TEST

START_TEST(long_words_are_no_words)
{
  g_autofree char *text = g_strnfill(100000, 'a');
  TokenCursor cursor = {.text = text, .end = 100000};
  ck_assert(token_next(&cursor));
  ck_assert_uint_eq(cursor.length, 0);
  ck_assert_uint_eq(cursor.span.end, 100000);
  ck_assert(!token_next(&cursor));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("token");
  TCase *tcase = tcase_create("token");
  tcase_add_test(tcase, variants_are_the_same);
  tcase_add_test(tcase, other_words_are_not);
  tcase_add_test(tcase, spans_are_those_of_the_text);
  tcase_add_test(tcase, long_words_are_no_words);
  suite_add_tcase(suite, tcase);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
