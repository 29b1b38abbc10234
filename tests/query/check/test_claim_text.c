/* What claims affirm, deny, and are with their sides exchanged. */
#include "query/check/claim_text.h"

#include <check.h>
#include <stdlib.h>

/* Each denial and what it denies. */
static const char *const denials[][2] = {
    {"Groups do not reduce admissions", "Groups reduce admissions"},
    {"A group doesn't reduce admissions", "A group reduces admissions"},
    {"A group doesn’t carry risks", "A group carries risks"},
    {"The course did not really lead to more hope", "The course really led to more hope"},
    {"The course did not reduce pain", "The course reduced pain"},
    {"Singing is not associated with loneliness", "Singing is associated with loneliness"},
    {"Singing isn't associated with loneliness", "Singing is associated with loneliness"},
    {"Choirs cannot replace doctors", "Choirs can replace doctors"},
    {"Choirs fail to reduce loneliness", "Choirs reduce loneliness"},
    {"The choir fails to reduce loneliness", "The choir reduces loneliness"},
    {"Choirs never reduce loneliness", "Choirs reduce loneliness"},
    {"It is not true that choirs reduce loneliness.", "choirs reduce loneliness"},
    {"There is no good evidence that choirs reduce loneliness", "choirs reduce loneliness"},
    {"Neither choirs nor bands reduce loneliness", "choirs or bands reduce loneliness"},
};

START_TEST(denial)
{
  int sign = 0;
  g_autofree char *affirmed = claim_affirm(denials[_i][0], &sign);
  ck_assert_str_eq(affirmed, denials[_i][1]);
  ck_assert_int_eq(sign, -1);
  g_autofree char *same = claim_affirm(denials[_i][1], &sign);
  ck_assert_str_eq(same, affirmed);
  ck_assert_int_eq(sign, 1);
}
END_TEST

static const char *const affirmations[][2] = {
    {"Choirs not only cheer people, they reduce loneliness",
     "Choirs only cheer people, they reduce loneliness"},
    {"It is not true that choirs do not reduce loneliness", "choirs reduce loneliness"},
    {"It is true that choirs reduce loneliness", "choirs reduce loneliness"},
    {"Studies show that choirs reduce loneliness", "choirs reduce loneliness"},
    {"Do choirs reduce loneliness?", "choirs reduce loneliness"},
    {"Does a choir reduce loneliness?", "a choir reduces loneliness"},
    {"Is loneliness reduced by choirs?", "loneliness is reduced by choirs"},
    {"  Choirs   reduce loneliness!  ", "Choirs reduce loneliness"},
    {"", ""},
};

START_TEST(affirmation)
{
  int sign = 0;
  g_autofree char *affirmed = claim_affirm(affirmations[_i][0], &sign);
  ck_assert_str_eq(affirmed, affirmations[_i][1]);
  ck_assert_int_eq(sign, 1);
}
END_TEST

START_TEST(exchange)
{
  g_autofree char *active = claim_exchange("Choirs reduce loneliness");
  ck_assert_str_eq(active, "loneliness reduce Choirs");
  g_autofree char *passive = claim_exchange("Loneliness is reduced by choirs");
  ck_assert_str_eq(passive, "choirs is reduced by Loneliness");
  ck_assert_ptr_null(claim_exchange("Choirs are associated with loneliness"));
  ck_assert_ptr_null(claim_exchange("Choirs"));
  ck_assert_ptr_null(claim_exchange(""));
}
END_TEST

START_TEST(any_bytes)
{
  static const char *const odd[] = {"\xff\xfe not", "not",         "do",
                                    "doesn't",      "fail to",     "neither",
                                    "is ?",         "no no no no", "\xe2\x80\x99n't not never"};
  for (guint i = 0; i < G_N_ELEMENTS(odd); i++) {
    int sign = 0;
    g_autofree char *affirmed = claim_affirm(odd[i], &sign);
    ck_assert(g_utf8_validate(affirmed, -1, NULL));
    ck_assert(sign == 1 || sign == -1);
    g_autofree char *other = claim_exchange(affirmed);
    (void)other;
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("claim_text");
  TCase *tests = tcase_create("all");
  tcase_add_loop_test(tests, denial, 0, (int)G_N_ELEMENTS(denials));
  tcase_add_loop_test(tests, affirmation, 0, (int)G_N_ELEMENTS(affirmations));
  tcase_add_test(tests, exchange);
  tcase_add_test(tests, any_bytes);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
