/* Groups of people that are compared, in invented sentences. */
#include "tests/ontology/assertion/says.h"

START_TEST(told_apart_by)
{
  assert_says("Staff with advanced training viewed self-help groups as more helpful than other staff.",
              "training-of-staff|associated with|perceived-helpfulness|up\n");
  assert_says("People who had peer support reported less loneliness than those who had none.",
              "peer-support|associated with|loneliness|down\n");
}
END_TEST

START_TEST(who_they_are)
{
  assert_says("Women had more depressive symptoms than men.",
              "women|associated with|depressive-symptoms|up!\n");
  assert_says("Women scored higher than men on hope.", "women|associated with|hope|up\n");
  assert_says("Women had no more hope than men.", "women|no effect|hope|none\n");
}
END_TEST

START_TEST(outcomes_that_are_higher)
{
  assert_says("Hope was higher among women than men.", "women|associated with|hope|up\n");
  assert_says("Loneliness was lower in the peer support group.",
              "group-peer-support|associated with|loneliness|down\n");
  assert_says("Hope was higher among women.", "");
}
END_TEST

START_TEST(no_difference)
{
  assert_says("No differences were found in hope between women and men.", "women|no effect|hope|none\n");
  assert_says("There were no differences between members of self-help groups and others in hope.",
              "self-help-group|no effect|hope|none\n");
  assert_says("Women did not differ from men in hope.", "women|no effect|hope|none\n");
  assert_says("Peer support did not differ from usual care in its effect on hope.",
              "peer-support|no effect|hope|none\n");
  assert_says("There was no difference in hope between the age of women and their town.", "");
}
END_TEST

START_TEST(not_told_who)
{
  assert_says("Women in the other arm had more depressive symptoms than those in the first.", "");
  assert_says("Women had more depressive symptoms.", "");
  assert_says("The hope of women was discussed more than their symptoms.", "");
}
END_TEST

int main(void)
{
  const TTest *tests[] = {told_apart_by, who_they_are, outcomes_that_are_higher, no_difference, not_told_who};
  return run("groups", tests, G_N_ELEMENTS(tests));
}
