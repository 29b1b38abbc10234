/* What sentences tell by their phrases. */
#include "query/check/telling.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *text;
  int quantity;
} quantities[] = {
    {"Almost all of the nurses sing", 1},
    {"Hardly anyone sings", -1},
    {"Only a handful of nurses sing", -1},
    {"75 percent of the nurses sang", 1},
    {"Only 12% of the nurses sang", -1},
    {"45 % of the nurses sang", 0},
    {"Most singers were helped (95% CI 2 to 4)", 1},
    {"Singing helped (95% CI 2 to 4)", 0},
    {"Over half sang only occasionally", -1},
    {"It is rare to find nurses who do not sing", 1},
    {"A few nurses sing", 0},
    {"The most common song was sung", 0},
    {"Nurses sing", 0},
};

START_TEST(quantity)
{
  ck_assert_msg(telling_quantity(quantities[_i].text) == quantities[_i].quantity, "%s", quantities[_i].text);
}
END_TEST

static const struct {
  const char *text;
  gboolean alike, compares, nothing, announces;
} cases[] = {
    {"Choirs and bands were equally helpful", TRUE, FALSE, FALSE, FALSE},
    {"Choirs were no better than bands", TRUE, TRUE, FALSE, FALSE},
    {"Choirs did better than bands", FALSE, TRUE, FALSE, FALSE},
    {"Choirs did not differ from bands", TRUE, FALSE, TRUE, FALSE},
    {"No effect of the choir was found", FALSE, FALSE, TRUE, FALSE},
    {"Choirs reduced pain", FALSE, FALSE, FALSE, FALSE},
    {"Hopefully, choirs will spread", FALSE, FALSE, FALSE, TRUE},
    {"Forty singers were recruited by letter", FALSE, FALSE, FALSE, TRUE},
    {"Singers did not differ from drop-outs", TRUE, FALSE, TRUE, TRUE},
    {"Singers who were recruited by letter improved", FALSE, FALSE, FALSE, FALSE},
    {"Age\t5 (3.1)\t6 (4.2)", FALSE, FALSE, FALSE, TRUE},
};

START_TEST(phrases)
{
  const char *text = cases[_i].text;
  ck_assert_msg(telling_alike(text) == cases[_i].alike, "alike: %s", text);
  ck_assert_msg(telling_compares(text) == cases[_i].compares, "compares: %s", text);
  ck_assert_msg(telling_nothing(text, NULL) == cases[_i].nothing, "nothing: %s", text);
  ck_assert_msg(telling_announces(text) == cases[_i].announces, "announces: %s", text);
}
END_TEST

START_TEST(nothing_is_said_of_its_own_clause)
{
  const char *text = "Singers slept longer, but there was no difference in pain; mood improved";
  Span clause;
  ck_assert(telling_nothing(text, &clause));
  ck_assert_uint_eq(clause.start, (gsize)(strstr(text, " there") - text));
  ck_assert_uint_eq(clause.end, (gsize)(strchr(text, ';') - text));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("telling");
  TCase *tests = tcase_create("all");
  tcase_add_loop_test(tests, quantity, 0, (int)G_N_ELEMENTS(quantities));
  tcase_add_loop_test(tests, phrases, 0, (int)G_N_ELEMENTS(cases));
  tcase_add_test(tests, nothing_is_said_of_its_own_clause);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
