/* What verbs and nouns of effect state, in invented sentences. */
#include "tests/ontology/assertion/says.h"

START_TEST(studies_and_programs_spoken_of)
{
  assert_says(
      "Peer support was given weekly.\nThese studies demonstrated reduced loneliness; greater hope; and a "
      "reduction in relapse.",
      "peer-support|reduces|loneliness|down\npeer-support|increases|hope|up\npeer-support|reduces|relapse|"
      "down\n");
  assert_says("Peer support was given weekly.\nThis program provided a modest effect on hope.",
              "peer-support|increases|hope|up\n");
  assert_says("Peer support was given weekly.\nThe control program reduced relapse.", "");
}
END_TEST

START_TEST(clauses_after_a_denial)
{
  assert_says(
      "Although peer support had no effect on loneliness, the results have implications for hope and coping.",
      "peer-support|no effect|loneliness|none\n");
}
END_TEST

START_TEST(lists_announced)
{
  assert_says(
      "Members of GROW reported these benefits:\n\n- 80 % felt an improved sense of belonging;\n\n- 70 % "
      "reported less loneliness.",
      "grow|increases|sense-of-belonging|up\ngrow|reduces|loneliness|down\n");
}
END_TEST

START_TEST(groups_compared_with_controls)
{
  assert_says(
      "Psychoeducation was given weekly.\nPeople in the treatment group had fewer relapses than those in "
      "the control group.",
      "psychoeducation|reduces|relapse|down\n");
  assert_says("Psychoeducation was given weekly.\nWomen in the treatment group had fewer relapses than men.",
              "");
  assert_says("In contrast to psychoeducation, the usual care reduced relapse.", "");
}
END_TEST

START_TEST(effects_as_nouns)
{
  assert_says("There were positive effects of peer support on hope.", "peer-support|increases|hope|up\n");
  assert_says("We found no effect of peer support on hope.", "peer-support|no effect|hope|none\n");
  assert_says("There was a positive relationship between peer support and hope.",
              "peer-support|associated with|hope|up\n");
  assert_says("A negative relationship between loneliness and peer support was seen.",
              "peer-support|associated with|loneliness|down\n");
}
END_TEST

START_TEST(relations_and_their_sign)
{
  assert_says("Peer support was negatively correlated with hope.",
              "peer-support|associated with|hope|down!\n");
  assert_says("Coping was predicted by empathy.", "empathy|associated with|coping|up\n");
  assert_says("Empathy was a significant predictor of coping.", "empathy|associated with|coping|up\n");
  assert_says("Stigma is a barrier to recovery.", "stigma-process|reduces|personal-recovery|down!\n");
  assert_says(
      "Hope increased and loneliness decreased in the peer support group.",
      "group-peer-support|associated with|hope|up\ngroup-peer-support|associated with|loneliness|down\n");
}
END_TEST

START_TEST(outcomes_that_act)
{
  assert_says("Loneliness was associated with relapse.", "loneliness|associated with|relapse|up!\n");
  assert_says("Loneliness was associated with poor quality of life.",
              "loneliness|associated with|quality-of-life|down!\n");
  assert_says("Predictors of relapse were associated with loneliness.", "");
  assert_says("Outcomes included hope and loneliness.", "");
}
END_TEST

START_TEST(actors_that_act_together)
{
  assert_says("Empathy and catharsis led to more hope.",
              "empathy|increases|hope|up\ncatharsis|increases|hope|up\n");
}
END_TEST

START_TEST(likely_and_needed)
{
  assert_says("Those who had peer support were less likely to relapse.",
              "peer-support|associated with|relapse|down\n");
  assert_says("Peer support is essential for recovery.",
              "peer-support|associated with|personal-recovery|up\n");
  assert_says("Empathy plays a key role in recovery.", "empathy|associated with|personal-recovery|up\n");
  assert_says("The more peer support people had, the greater their hope.",
              "peer-support|associated with|hope|up\n");
}
END_TEST

START_TEST(what_is_treated_is_not_the_object)
{
  assert_says("Peer support showed greater use in treating depression.", "");
  assert_says("Psychoeducation is effective in the treatment of depression.",
              "psychoeducation|reduces|depressive-symptoms|down\n");
  assert_says("Stress plays a key role in the development of depression.", "");
}
END_TEST

int main(void)
{
  const TTest *tests[] = {relations_and_their_sign,
                          studies_and_programs_spoken_of,
                          clauses_after_a_denial,
                          lists_announced,
                          groups_compared_with_controls,

                          effects_as_nouns,
                          outcomes_that_act,
                          actors_that_act_together,
                          likely_and_needed,
                          what_is_treated_is_not_the_object};
  return run("frames", tests, G_N_ELEMENTS(tests));
}
