/* Results told as sizes of effects, in invented texts whose study is peer support. */
#include "tests/ontology/assertion/says.h"

#define STUDY                                                                                                \
  "Peer support is given by peers.\nWe pooled trials of peer support.\nPeer support was given weekly.\n\n"

START_TEST(object_in_the_sentence)
{
  assert_says(STUDY "The pooled effect size for hope was significant.", "peer-support|increases|hope|up\n");
  assert_says(STUDY "No significant effects were found for loneliness and empowerment.",
              "peer-support|no effect|loneliness|none\npeer-support|no effect|empowerment|none\n");
}
END_TEST

START_TEST(object_in_the_heading)
{
  assert_says(STUDY
              "# Effects on quality of life\nFor the subgroup of women, the effect size was significant.",
              "peer-support|increases|quality-of-life|up\n");
  /* two outcomes: which one isn't said */
  assert_says(STUDY "# Hope and loneliness\nThe effect size was significant.", "");
}
END_TEST

START_TEST(object_in_the_sentence_before)
{
  assert_says(STUDY
              "The effect size for hope was significant.\nAt twelve months, effects were nonsignificant.",
              "peer-support|increases|hope|up\npeer-support|no effect|hope|none\n");
}
END_TEST

START_TEST(parts_that_differ)
{
  assert_says(STUDY "The effect size was significant for hope, but not for loneliness.",
              "peer-support|increases|hope|up\npeer-support|no effect|loneliness|none\n");
  assert_says(STUDY "The effect size for hope remained significant at six months, but not at twelve months.",
              "peer-support|increases|hope|up\npeer-support|no effect|hope|none\n");
}
END_TEST

START_TEST(effects_of_something_else)
{
  assert_says(STUDY "The effect of age on hope was significant.", "");
  assert_says(STUDY "There was a significant main effect of time for hope.", "");
  assert_says(
      STUDY "The test for publication bias in hope was not significant, and the effect size was small.", "");
  assert_says(STUDY "The effect size for people with loneliness was reported.", "");
}
END_TEST

START_TEST(no_study_no_subject)
{
  assert_says("We pooled all trials.\nThe pooled effect size for hope was significant.", "");
}
END_TEST

int main(void)
{
  const TTest *tests[] = {object_in_the_sentence, object_in_the_heading,     object_in_the_sentence_before,
                          parts_that_differ,      effects_of_something_else, no_study_no_subject};
  return run("figures", tests, G_N_ELEMENTS(tests));
}
