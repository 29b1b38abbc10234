/* What a sentence says about its evidence, on passages made by hand. */
#include "made.h"

#include "query/evidence/focus.h"

static Judge *judge;

/* Whose sentence `at` of the passage is: "own", "reported", or NULL. */
static const char *whose(SectionRole role, guint at, const char *const *sentences)
{
  g_autoptr(Made) made = made_passage("held2020", role, sentences);
  g_autoptr(Judgement) judged = made_judged(judge, made, at);
  return whose_name(judged->whose);
}

#define SENTENCES(...) ((const char *const[]){__VA_ARGS__, NULL})

START_TEST(own_words_are_own)
{
  ck_assert_str_eq(whose(ROLE_DISCUSSION, 0, SENTENCES("We found that members drank less.")), "own");
  ck_assert_str_eq(whose(ROLE_INTRODUCTION, 0, SENTENCES("In this study, hope was higher in groups.")),
                   "own");
  ck_assert_str_eq(
      whose(ROLE_DISCUSSION, 0, SENTENCES("Our results are consistent with those of <Levy (1976)>.")), "own");
  ck_assert_str_eq(whose(ROLE_RESULTS, 0, SENTENCES("Members attended 12 meetings.")), "own");
  ck_assert_str_eq(whose(ROLE_DISCUSSION, 0, SENTENCES("The results suggest that hope grows.")), "own");
}
END_TEST

START_TEST(cited_words_are_reported)
{
  ck_assert_str_eq(whose(ROLE_INTRODUCTION, 0, SENTENCES("Members drink less ({Levy, 1976}).")), "reported");
  ck_assert_str_eq(whose(ROLE_RESULTS, 0, SENTENCES("<Levy (1976)> found that members drink less.")),
                   "reported");
  ck_assert_str_eq(whose(ROLE_INTRODUCTION, 0, SENTENCES("Research has shown that members drink less.")),
                   "reported");
  ck_assert_str_eq(
      whose(ROLE_DISCUSSION, 0, SENTENCES("Several earlier studies reported a decline in drinking.")),
      "reported");
}
END_TEST

START_TEST(what_nobody_tells_is_not_told)
{
  ck_assert_ptr_null(whose(ROLE_INTRODUCTION, 0, SENTENCES("Members meet in the evening.")));
  ck_assert_ptr_null(whose(ROLE_NONE, 0, SENTENCES("We know that members drink less.")));
}
END_TEST

START_TEST(a_sentence_that_goes_on_is_of_the_study_before)
{
  const char *const *sentences =
      SENTENCES("<Levy (1976)> followed 200 members.", "They found that hope grew.",
                "The authors also reported fewer relapses.", "Groups are free of charge.");
  g_autoptr(Made) made = made_passage("held2020", ROLE_INTRODUCTION, sentences);
  for (guint i = 0; i < 3; i++) {
    g_autoptr(Judgement) judged = made_judged(judge, made, i);
    ck_assert_int_eq(judged->whose, WHOSE_REPORTED);
    ck_assert_uint_eq(judged->studies->len, 1);
    ck_assert_str_eq(g_ptr_array_index(judged->studies, 0), "Levy (1976)");
    ck_assert_uint_eq(judged->citations->len, 1);
    ck_assert_uint_eq(judged->outside, i == 0 ? 0 : 1);
    ck_assert_int_eq(judged->inferred, i > 0);
  }
  g_autoptr(Judgement) last = made_judged(judge, made, 3);
  ck_assert_int_eq(last->whose, WHOSE_NOT_TOLD);
  ck_assert_uint_eq(last->citations->len, 0);
  ck_assert_str_eq(g_ptr_array_index(last->studies, 0), "held2020");
}
END_TEST

/* A study told over several sentences; one that is named again by its author; a citation that comes late. */
START_TEST(a_study_is_told_over_several_sentences)
{
  const char *const *told = SENTENCES("<Levy (1976)> surveyed 200 members of choirs.",
                                      "Singers had fewer complaints.", "We have not seen this elsewhere.");
  g_autoptr(Made) survey = made_passage("held2020", ROLE_BACKGROUND, told);
  g_autoptr(Judgement) fewer = made_judged(judge, survey, 1);
  ck_assert_int_eq(fewer->whose, WHOSE_REPORTED);
  ck_assert_str_eq(g_ptr_array_index(fewer->studies, 0), "Levy (1976)");
  g_autoptr(Judgement) own = made_judged(judge, survey, 2);
  ck_assert_int_ne(own->whose, WHOSE_REPORTED);
  g_autoptr(Made) late = made_passage("held2020", ROLE_BACKGROUND,
                                      SENTENCES("The weather matters, as is evident in a study of clubs.",
                                                "This effect was large ({Singh, 1986})."));
  g_autoptr(Judgement) early = made_judged(judge, late, 0);
  ck_assert_int_eq(early->whose, WHOSE_REPORTED);
  ck_assert_uint_eq(early->outside, 1);
  ck_assert_str_eq(g_ptr_array_index(early->studies, 0), "Singh, 1986");
  /* In the results of a review what follows a citation isn't its own. */
  ck_assert_ptr_null(whose(ROLE_RESULTS, 1,
                           SENTENCES("Choirs are cheap ({Levy, 1976}).", "Singers smiled at 12 meetings.")));
}
END_TEST

START_TEST(studies_are_works)
{
  g_autoptr(Made) made = made_passage(
      "held2020", ROLE_INTRODUCTION,
      SENTENCES(
          "Groups reduce drinking ({Zoe, 1990}; {Abe, 2001}; {?Nobody, 1999}) and pain ({Abe, 2001})."));
  g_autoptr(Judgement) judged = made_judged(judge, made, 0);
  ck_assert_uint_eq(judged->citations->len, 4);
  ck_assert_uint_eq(judged->studies->len, 2);
  ck_assert_str_eq(g_ptr_array_index(judged->studies, 0), "Abe, 2001");
  ck_assert_str_eq(g_ptr_array_index(judged->studies, 1), "Zoe, 1990");
}
END_TEST

/* The words of a sentence, from the first byte of the first word that starts like this. */
static FocusWord focus_on(const Made *made, const char *word, guint term, double weight)
{
  gsize start = 1000 + (gsize)(strstr(made->passage.text, word) - made->passage.text);
  return (FocusWord){{start, start + strlen(word)}, term, weight};
}

START_TEST(the_clause_that_is_asked_for_has_its_own_citations)
{
  g_autoptr(Made) made = made_passage(
      "held2020", ROLE_BACKGROUND,
      SENTENCES(
          "Choirs are linked to fewer relapses ({Xu, 1988}; {Yates, 1989}), less pain ({Zoe, 2001}) and "
          "hope ({Wu, 2010})."));
  g_autoptr(Judgement) pain = made_judged(judge, made, 0);
  FocusWord words[] = {focus_on(made, "Choirs", 0, 1), focus_on(made, "pain", 1, 1)};
  judgement_focus(pain, words, 2);
  ck_assert_uint_eq(pain->citations->len, 1);
  ck_assert_uint_eq(pain->studies->len, 1);
  ck_assert_str_eq(g_ptr_array_index(pain->studies, 0), "Zoe, 2001");
  g_autoptr(Judgement) relapses = made_judged(judge, made, 0);
  FocusWord others[] = {focus_on(made, "relapses", 3, 1)};
  judgement_focus(relapses, others, 1);
  ck_assert_uint_eq(relapses->studies->len, 2);
  /* Words that every clause shares, or none has, leave all. */
  g_autoptr(Judgement) all = made_judged(judge, made, 0);
  judgement_focus(all, words, 1);
  ck_assert_uint_eq(all->studies->len, 4);
  judgement_focus(all, NULL, 0);
  ck_assert_uint_eq(all->studies->len, 4);
}
END_TEST

START_TEST(tones_are_told)
{
  g_autoptr(Made) made = made_passage(
      "held2020", ROLE_DISCUSSION,
      SENTENCES("Groups may help.", "We aimed to test whether groups help.", "Groups did not reduce pain."));
  g_autoptr(Judgement) hedged = made_judged(judge, made, 0);
  ck_assert(hedged->tone.hedged);
  ck_assert(judgement_is_evidence(hedged));
  ck_assert_uint_eq(hedged->tone.hedge.start, 1007);
  ck_assert_uint_eq(hedged->tone.hedge.end, 1010);
  g_autoptr(Judgement) aim = made_judged(judge, made, 1);
  ck_assert_int_eq(aim->tone.saying, SAYING_AIM);
  ck_assert(!judgement_is_evidence(aim));
  g_autoptr(Judgement) negated = made_judged(judge, made, 2);
  ck_assert(negated->tone.negated && !negated->tone.hedged);
  /* Two sentences: one of them is a statement. */
  g_autoptr(Judgement) both =
      judge_span(judge, &made->passage, (Span){1000, g_array_index(made->passage.sentences, Span, 1).end},
                 JUDGE_TONE, NULL);
  ck_assert_int_eq(both->tone.saying, SAYING_STATEMENT);
  ck_assert(both->tone.hedged);
}
END_TEST

int main(void)
{
  judge = judge_new(NULL);
  Suite *suite = suite_create("judgement");
  TCase *tests = tcase_create("judgement");
  tcase_add_test(tests, own_words_are_own);
  tcase_add_test(tests, cited_words_are_reported);
  tcase_add_test(tests, what_nobody_tells_is_not_told);
  tcase_add_test(tests, a_sentence_that_goes_on_is_of_the_study_before);
  tcase_add_test(tests, a_study_is_told_over_several_sentences);
  tcase_add_test(tests, studies_are_works);
  tcase_add_test(tests, the_clause_that_is_asked_for_has_its_own_citations);
  tcase_add_test(tests, tones_are_told);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  judge_free(judge);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
