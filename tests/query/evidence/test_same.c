/* Which quotations say the same: on sentences made by hand, and in whatever order they come. */
#include "made.h"

#include "query/evidence/same.h"

static Judge *judge;

/* A few sentences of two papers: 0 to 2 are one finding, so are 3 and 4; the others stand alone. */
static const char *const first_paper[] = {
    "Members of choirs were 34% less lonely than the others after a year (p = .02).",
    "After one year members felt 34% less lonely than others.",
    "Loneliness after a year was 34% lower among members than others (95% CI 20% to 48%).",
    "Members of choirs slept better than the neighbours who stayed silent.",
    "Choirs members slept better than neighbours who had stayed silent ({Levy, 1976}).",
    "Members of choirs did not sleep better than the neighbours who stayed silent.",
    "Members of choirs were 12% less lonely than the others after a year (p = .40).",
    "Choirs meet.",
    NULL};
static const char *const second_paper[] = {
    "A study found that members of choirs slept better than neighbours ({Levy, 1976}).",
    "Members of choirs were 34% less lonely than the others after a year (p = .02).", NULL};
#define FIRST  8
#define SECOND 2
#define ALL    (FIRST + SECOND)

static Made *first, *second;
static Judgement *judgements[ALL];

static void begin(void)
{
  judge = judge_new(NULL);
  first = made_passage("one2001", ROLE_RESULTS, first_paper);
  second = made_passage("two2002", ROLE_INTRODUCTION, second_paper);
  first->paper.id = 1;
  second->paper.id = 2;
  for (guint i = 0; i < ALL; i++)
    judgements[i] = i < FIRST ? made_judged(judge, first, i) : made_judged(judge, second, i - FIRST);
}

static void end(void)
{
  for (guint i = 0; i < ALL; i++)
    judgement_free(judgements[i]);
  made_free(first);
  made_free(second);
  judge_free(judge);
}

START_TEST(one_finding_in_several_places_is_one)
{
  guint group[ALL];
  guint groups = same_findings(judgements, ALL, group);
  ck_assert_uint_eq(group[0], group[1]);
  ck_assert_uint_eq(group[0], group[2]);
  ck_assert_uint_eq(group[3], group[4]);
  /* Another figure, a denial, another finding, too few words. */
  ck_assert_uint_ne(group[0], group[6]);
  ck_assert_uint_ne(group[3], group[5]);
  ck_assert_uint_ne(group[0], group[3]);
  ck_assert_uint_ne(group[7], group[0]);
  /* Another paper's report of the study that the first one reports; not its own finding. */
  ck_assert_uint_eq(group[4], group[FIRST]);
  ck_assert_uint_ne(group[0], group[FIRST + 1]);
  ck_assert_uint_eq(groups, 6);
}
END_TEST

/* A fixed row of orders, each made from the one before. */
static void shuffle(guint *order, guint n, guint32 *seed)
{
  for (guint i = n - 1; i > 0; i--) {
    *seed = *seed * 1664525u + 1013904223u;
    guint k = (*seed >> 8) % (i + 1);
    guint kept = order[i];
    order[i] = order[k];
    order[k] = kept;
  }
}

START_TEST(the_order_does_not_matter)
{
  guint expected[ALL], order[ALL];
  guint32 seed = 7;
  guint groups = same_findings(judgements, ALL, expected);
  for (guint i = 0; i < ALL; i++)
    order[i] = i;
  for (guint round = 0; round < 200; round++) {
    Judgement *mixed[ALL];
    guint group[ALL];
    shuffle(order, ALL, &seed);
    for (guint i = 0; i < ALL; i++)
      mixed[i] = judgements[order[i]];
    ck_assert_uint_eq(same_findings(mixed, ALL, group), groups);
    guint highest = 0;
    for (guint i = 0; i < ALL; i++) {
      /* Numbered as they first appear. */
      ck_assert_uint_le(group[i], highest);
      highest = MAX(highest, group[i] + 1);
      for (guint k = 0; k < ALL; k++)
        ck_assert_int_eq(group[i] == group[k], expected[order[i]] == expected[order[k]]);
    }
  }
}
END_TEST

START_TEST(none_and_one_are_fine)
{
  guint group[1] = {9};
  ck_assert_uint_eq(same_findings(NULL, 0, group), 0);
  ck_assert_uint_eq(same_findings(judgements, 1, group), 1);
  ck_assert_uint_eq(group[0], 0);
}
END_TEST

START_TEST(figures_state_better_than_none)
{
  ck_assert_uint_gt(stated_well(judgements[0]), stated_well(judgements[1]));
  ck_assert_uint_gt(stated_well(judgements[0]), stated_well(judgements[3]));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("same");
  TCase *tests = tcase_create("same");
  tcase_add_checked_fixture(tests, begin, end);
  tcase_add_test(tests, one_finding_in_several_places_is_one);
  tcase_add_test(tests, the_order_does_not_matter);
  tcase_add_test(tests, none_and_one_are_fine);
  tcase_add_test(tests, figures_state_better_than_none);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
