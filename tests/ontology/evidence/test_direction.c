/* Which way a finding points, and which sentence of an article has it. */
#include "ontology/evidence/direction.h"
#include "ontology/evidence/finding.h"
#include "ontology/evidence/pinpoint.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

typedef struct {
  const char *sentence, *intervention, *comparator, *outcome;
  FindingDirection direction;
} Case;

static const Case cases[] = {
    {"Hospital days were significantly lower in the peer group than in the control group (p = 0.01).",
     "peer group", "control group", "hospital days", FINDING_DECREASED},
    {"Patients given zoranib had significantly higher response rates than those given placebo (P < 0.001).",
     "zoranib", "placebo", "response rates", FINDING_INCREASED},
    {"There was no significant difference in pain scores between zoranib and placebo (p = 0.62).", "zoranib",
     "placebo", "pain scores", FINDING_NO_DIFFERENCE},
    {"Relapse did not differ between the groups (P = 0.44).", "mutual help meetings", "usual care", "relapse",
     FINDING_NO_DIFFERENCE},
    {"Depression scores were reduced significantly by the walking programme compared with usual care (p = "
     "0.002).",
     "walking programme", "usual care", "depression scores", FINDING_DECREASED},
    {"Adherence was significantly greater with reminders than with leaflets (P = 0.003).", "reminders",
     "leaflets", "adherence", FINDING_INCREASED},
    {"Mortality was similar in both groups.", "early surgery", "late surgery", "mortality",
     FINDING_NO_DIFFERENCE},
};

START_TEST(plain_findings_are_told)
{
  const Case *c = &cases[_i];
  double confidence = 0;
  ck_assert_str_eq(finding_direction_name(
                       direction_of(c->sentence, c->intervention, c->comparator, c->outcome, &confidence)),
                   finding_direction_name(c->direction));
  ck_assert(confidence > 1.0 / 3 && confidence <= 1);
}
END_TEST

START_TEST(exchanged_arms_mirror)
{
  const Case *c = &cases[_i];
  double straight, turned;
  FindingDirection a = direction_of(c->sentence, c->intervention, c->comparator, c->outcome, &straight);
  FindingDirection b = direction_of(c->sentence, c->comparator, c->intervention, c->outcome, &turned);
  ck_assert_int_eq(b, a == FINDING_NO_DIFFERENCE ? a : 1 - a);
  ck_assert(fabs(straight - turned) < 1e-9);
}
END_TEST

START_TEST(nothing_known_is_no_crash)
{
  direction_of(NULL, NULL, NULL, NULL, NULL);
  direction_of("", "", "", "", NULL);
  direction_of("\xFF\xC0 p < = CI ( ) 95% CI", "\xFF", NULL, "\xE2\x82", NULL);
  direction_of("Pain fell.", NULL, NULL, "pain", NULL);
}
END_TEST

static int figures(const char *sentence)
{
  g_autoptr(TrialQuestion) question = trial_question_new("lozenge", "water", "pain");
  g_autoptr(TrialFinding) finding = trial_finding_new(sentence, question);
  return finding_figures(finding);
}

START_TEST(figures_are_compared)
{
  ck_assert_int_eq(figures("Pain was 35 mm with lozenge and 51 mm with water."), -1);
  ck_assert_int_eq(figures("Pain after lozenge was 51 mm and after water 35 mm."), 1);
  ck_assert_int_eq(figures("Lozenge eased pain (4.3 vs 5.1)."), -1);
  ck_assert_int_eq(figures("Water against lozenge: pain 4.3 vs 5.1."), 1);
  ck_assert_int_eq(figures("Lozenge and water eased pain."), 0);
}
END_TEST

START_TEST(p_values_and_intervals_are_read)
{
  static const struct {
    const char *sentence;
    gboolean significant, not_significant;
  } rows[] = {
      {"Pain fell (p = 0.03).", TRUE, FALSE},
      {"Pain fell (P > .05).", FALSE, TRUE},
      {"Pain fell (odds ratio 0.8, 95% CI 0.6 to 0.9).", TRUE, FALSE},
      {"Pain fell (odds ratio 0.8, 95% CI 0.6 to 1.2).", FALSE, TRUE},
      {"Pain fell by 2.1 (95% CI -0.4 to 4.6).", FALSE, TRUE},
      {"Pain fell by 2.1 (95% CI 0.4 to 4.6).", TRUE, FALSE},
      {"Pain fell.", FALSE, FALSE},
  };
  g_autoptr(TrialQuestion) question = trial_question_new("lozenge", "water", "pain");
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(TrialFinding) finding = trial_finding_new(rows[i].sentence, question);
    ck_assert_msg(finding->significant == rows[i].significant, "%s", rows[i].sentence);
    ck_assert_msg(finding->not_significant == rows[i].not_significant, "%s", rows[i].sentence);
  }
}
END_TEST

static const ArticleSentence article[] = {
    {"Self-help groups (SHGs) are common in many countries.", ROLE_INTRODUCTION, FALSE},
    {"We aimed to test whether SHGs reduce hospital stays.", ROLE_INTRODUCTION, FALSE},
    {"Members were interviewed twice by trained staff.", ROLE_METHODS, FALSE},
    {"Satisfaction with the meetings was high (82%).", ROLE_RESULTS, FALSE},
    {"Hospital stays were significantly shorter in members of SHGs than in controls (p = 0.01).",
     ROLE_RESULTS, FALSE},
    {"Income did not differ between members and controls (p = 0.71).", ROLE_RESULTS, FALSE},
    {"The sample was small.", ROLE_DISCUSSION, FALSE},
};

static guint first_for(const char *intervention, const char *comparator, const char *outcome)
{
  double scores[G_N_ELEMENTS(article)];
  g_autoptr(Pinpoint) pinpoint = pinpoint_new(article, G_N_ELEMENTS(article));
  pinpoint_score(pinpoint, intervention, comparator, outcome, scores);
  guint best = 0;
  for (guint i = 1; i < G_N_ELEMENTS(article); i++)
    if (scores[i] > scores[best])
      best = i;
  return best;
}

START_TEST(the_answer_comes_first)
{
  ck_assert_uint_eq(first_for("self-help groups", "controls", "hospital stays"), 4);
  ck_assert_uint_eq(first_for("self-help groups", "controls", "income"), 5);
  ck_assert_uint_eq(first_for(NULL, NULL, "satisfaction with the meetings"), 3);
}
END_TEST

START_TEST(empty_articles_and_questions_are_fine)
{
  double score = 0;
  ArticleSentence odd = {"\xFF (A) (AB", ROLE_NONE, FALSE};
  g_autoptr(Pinpoint) none = pinpoint_new(NULL, 0);
  g_autoptr(Pinpoint) one = pinpoint_new(&odd, 1);
  pinpoint_score(none, "a", "b", "c", &score);
  pinpoint_score(one, NULL, NULL, NULL, &score);
  ck_assert(isfinite(score));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("direction");
  TCase *tests = tcase_create("direction");
  tcase_add_loop_test(tests, plain_findings_are_told, 0, G_N_ELEMENTS(cases));
  tcase_add_loop_test(tests, exchanged_arms_mirror, 0, G_N_ELEMENTS(cases));
  tcase_add_test(tests, nothing_known_is_no_crash);
  tcase_add_test(tests, figures_are_compared);
  tcase_add_test(tests, p_values_and_intervals_are_read);
  tcase_add_test(tests, the_answer_comes_first);
  tcase_add_test(tests, empty_articles_and_questions_are_fine);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
