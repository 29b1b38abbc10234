/* Claims and sentences that bear the same way, the opposite one, or neither. */
#include "query/check/bearing.h"

#include <check.h>
#include <stdlib.h>

static const struct {
  const char *one, *other;
  int agree;
} cases[] = {
    {"Choirs make people less lonely", "Members had fewer hospital stays and less loneliness", 1},
    {"Choirs make people less lonely", "Loneliness increased among members", -1},
    {"Singers live longer", "Singing was linked to increased longevity", 1},
    {"Staff think worse of choirs", "Staff viewed choirs as more helpful", -1},
    {"The tea eases pain", "The tea significantly reduced pain", 1},
    {"The tea eases pain", "The tea worsened pain", -1},
    {"The tea works", "The tea was not effective", -1},
    {"New choirs are the ones that last", "Newness was negatively associated with survival", -1},
    {"The last choir sang", "The choir survived", 0},
    {"Tea is a drink", "The tea reduced pain", 0},
    {"The tea eases pain", "Tea was served at noon", 0},
};

START_TEST(agreement)
{
  Bearing one = bearing_of(cases[_i].one, NULL);
  Bearing other = bearing_of(cases[_i].other, NULL);
  ck_assert_int_eq(bearings_agree(&one, &other), cases[_i].agree);
  ck_assert_int_eq(bearings_agree(&other, &one), cases[_i].agree);
}
END_TEST

START_TEST(words_near_the_claim_count_most)
{
  const char *sentence = "Pain was reduced in the first group, while sleep was much worse after a long and "
                         "tiring journey through the mountains";
  Span pain = {0, 4}, sleep = {43, 48};
  g_autoptr(GArray) near_pain = g_array_new(FALSE, FALSE, sizeof(Span));
  g_autoptr(GArray) near_sleep = g_array_new(FALSE, FALSE, sizeof(Span));
  g_array_append_val(near_pain, pain);
  g_array_append_val(near_sleep, sleep);
  Bearing about_pain = bearing_of(sentence, near_pain);
  Bearing about_sleep = bearing_of(sentence, near_sleep);
  ck_assert(about_pain.benefit > about_sleep.benefit);
  ck_assert(about_sleep.benefit < 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("bearing");
  TCase *tests = tcase_create("all");
  tcase_add_loop_test(tests, agreement, 0, (int)G_N_ELEMENTS(cases));
  tcase_add_test(tests, words_near_the_claim_count_most);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
