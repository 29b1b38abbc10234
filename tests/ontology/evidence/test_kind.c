/* What kind of sentence, citation and study it is. */
#include "ontology/evidence/design.h"
#include "ontology/evidence/function.h"
#include "ontology/evidence/hedge.h"
#include "ontology/evidence/linear.h"
#include "ontology/evidence/role.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

START_TEST(sayings_are_told_apart)
{
  static const struct {
    const char *sentence, *saying;
  } rows[] = {
      {"Members spent fewer days in hospital.", "statement"},
      {"We aimed to find out how members cope.", "aim"},
      {"This study examines whether meetings help.", "aim"},
      {"The purpose of this paper is to review groups.", "aim"},
      {"We hypothesised that members would drink less.", "hypothesis"},
      {"It was expected that hope would rise.", "hypothesis"},
      {"Clinicians should refer patients to groups.", "recommendation"},
      {"We recommend that staff visit a meeting.", "recommendation"},
      {"Some professionals believe that groups do harm.", "opinion"},
      {"More research is needed on dropout.", "call"},
      {"Further randomised studies are warranted.", "call"},
      {"Do groups help?", "question"},
      {"The hypothesis was confirmed.", "statement"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    ck_assert_msg(strcmp(saying_name(tone_of(rows[i].sentence).saying), rows[i].saying) == 0, "%s: %s",
                  rows[i].sentence, saying_name(tone_of(rows[i].sentence).saying));
}
END_TEST

START_TEST(hedges_are_found)
{
  const char *sentence = "Groups may reduce relapse.";
  Tone tone = tone_of(sentence);
  ck_assert(tone.hedged);
  ck_assert_uint_eq(tone.hedge.start, 7);
  ck_assert_uint_eq(tone.hedge.end, 10);
  ck_assert(tone_of("These results suggest a benefit.").hedged);
  ck_assert(tone_of("There is limited evidence of benefit.").limited);
  ck_assert(!tone_of("Members were more likely to stay.").hedged);
  ck_assert(!tone_of("Data were collected in May 12 to 20.").hedged);
  ck_assert(!tone_of("Members drank less.").hedged);
  ck_assert(!tone_of(NULL).hedged);
}
END_TEST

START_TEST(negation_is_found)
{
  ck_assert(tone_of("Groups did not help.").negated);
  ck_assert(tone_of("There was no difference.").negated);
  ck_assert(tone_of("It doesn't help.").negated);
  ck_assert(!tone_of("Groups helped not only patients but families.").negated);
  ck_assert(!tone_of("See Form No. 12 for notes.").negated);
  ck_assert(!tone_of("Groups helped.").negated);
}
END_TEST

START_TEST(overstatement_is_named)
{
  Span word;
  ck_assert(claim_overstates("Self-help groups always work.", &word));
  ck_assert_uint_eq(word.start, 17);
  ck_assert_uint_eq(word.end, 23);
  ck_assert(claim_overstates("It is proved that groups cure depression.", NULL));
  ck_assert(claim_overstates("Vitamin Z eliminates relapse.", NULL));
  ck_assert(!claim_overstates("Groups do not always work.", NULL));
  ck_assert(!claim_overstates("Groups reduce relapse.", NULL));
  ck_assert(!claim_overstates("Overall, secure housing helps.", NULL));
  ck_assert(!claim_overstates(NULL, NULL));
}
END_TEST

START_TEST(figures_are_named)
{
  ck_assert_uint_eq(figures_of("Days fell (p < .05)."), FIGURE_P_VALUE);
  ck_assert_uint_eq(figures_of("It fell by 12%."), FIGURE_PERCENT);
  ck_assert_uint_eq(figures_of("OR = 1.4, 95% CI 1.1 to 1.8"),
                    FIGURE_EFFECT | FIGURE_INTERVAL | FIGURE_PERCENT);
  ck_assert_uint_eq(figures_of("We asked 240 members."), FIGURE_SAMPLE);
  ck_assert_uint_eq(figures_of("The change was significant."), FIGURE_SIGNIFICANCE);
  ck_assert_uint_eq(figures_of("It helped."), 0);
  ck_assert_uint_eq(figures_of(NULL), 0);
}
END_TEST

START_TEST(designs_are_told_apart)
{
  static const struct {
    const char *title, *text;
    StudyDesign design;
    guint level;
  } rows[] = {
      {"Meetings for carers: a randomised controlled trial", NULL, DESIGN_RANDOMISED_TRIAL, 2},
      {"Meetings for carers: a systematic review of randomised trials", NULL, DESIGN_SYSTEMATIC_REVIEW, 1},
      {"Meetings for carers: a meta-analysis", NULL, DESIGN_META_ANALYSIS, 1},
      {"Meetings for carers: a non-randomised trial", NULL, DESIGN_CONTROLLED_TRIAL, 3},
      {"Meetings for carers: study protocol for a randomised trial", NULL, DESIGN_PROTOCOL, 0},
      {NULL, "We randomly assigned 90 carers to a group or a waiting list.", DESIGN_RANDOMISED_TRIAL, 2},
      {NULL, "Members were surveyed by post.", DESIGN_CROSS_SECTIONAL, 4},
      {NULL, "This prospective cohort was followed for ten years.", DESIGN_COHORT, 3},
      {NULL, "We held focus groups and semi-structured interviews.", DESIGN_QUALITATIVE, 0},
      {NULL, "We compared them in a case-control study.", DESIGN_CASE_CONTROL, 4},
      {NULL, "Randomised trials are needed. We surveyed 80 members.", DESIGN_CROSS_SECTIONAL, 4},
      {NULL, "This paper reviews the literature on groups.", DESIGN_NARRATIVE_REVIEW, 5},
      {NULL, "Groups meet weekly.", DESIGN_UNKNOWN, 0},
      {NULL, NULL, DESIGN_UNKNOWN, 0},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    StudyDesign design = design_of(rows[i].title, NULL, rows[i].text);
    ck_assert_msg(design == rows[i].design, "%s %s: %s", rows[i].title, rows[i].text, design_name(design));
    ck_assert_uint_eq(design_level(design), rows[i].level);
  }
}
END_TEST

START_TEST(citations_have_a_function)
{
  static const struct {
    const char *sentence, *function;
    SectionRole role;
  } rows[] = {
      {"Hope was measured with the scale described by (Gray, 1990).", "method", ROLE_METHODS},
      {"Our results are consistent with those of earlier studies (Gray, 1990).", "result", ROLE_DISCUSSION},
      {"Self-help groups have been shown to be common in many countries (Gray, 1990).", "background",
       ROLE_INTRODUCTION},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    const char *start = strchr(rows[i].sentence, '(');
    Span span = {(gsize)(start - rows[i].sentence), strlen(rows[i].sentence) - 1};
    double confidence = 0;
    ck_assert_str_eq(
        citation_function_name(citation_function_of(rows[i].sentence, span, rows[i].role, &confidence)),
        rows[i].function);
    ck_assert(confidence > 1.0 / 3);
  }
  citation_function_of("\xFF", (Span){0, 900}, ROLE_NONE, NULL);
}
END_TEST

START_TEST(abstracts_have_roles)
{
  const char *const sentences[] = {
      "Relapse is a common problem in patients with alcohol dependence.",
      "The aim of this study was to evaluate whether meetings reduce relapse.",
      "We randomly assigned 120 patients to weekly meetings or usual care, and interviewed them at six "
      "months.",
      "Relapse was lower in the meeting group than in the usual care group (31% vs 52%, p = 0.01).",
      "Weekly meetings reduce relapse and should be offered to patients."};
  SentenceRole roles[5];
  double confidence[5];
  sentence_roles(sentences, 5, roles, confidence);
  for (guint i = 0; i < 5; i++) {
    ck_assert_str_eq(sentence_role_name(roles[i]), sentence_role_name(i));
    ck_assert(confidence[i] > 0 && confidence[i] <= 1);
  }
  sentence_roles(NULL, 0, roles, NULL);
}
END_TEST

START_TEST(broken_models_are_refused)
{
  guint8 bytes[64] = "adduceLM2";
  LinearModel model;
  for (gsize length = 0; length <= sizeof bytes; length++) {
    g_autoptr(GError) error = NULL;
    ck_assert(!linear_read(&model, bytes, length, &error));
    ck_assert_ptr_nonnull(error);
  }
  bytes[10] = 255;
  bytes[11] = 255;
  ck_assert(!linear_read(&model, bytes, sizeof bytes, NULL));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("kind");
  TCase *tests = tcase_create("kind");
  tcase_add_test(tests, sayings_are_told_apart);
  tcase_add_test(tests, hedges_are_found);
  tcase_add_test(tests, negation_is_found);
  tcase_add_test(tests, overstatement_is_named);
  tcase_add_test(tests, figures_are_named);
  tcase_add_test(tests, designs_are_told_apart);
  tcase_add_test(tests, citations_have_a_function);
  tcase_add_test(tests, abstracts_have_roles);
  tcase_add_test(tests, broken_models_are_refused);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
