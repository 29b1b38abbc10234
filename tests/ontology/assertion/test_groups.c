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

START_TEST(not_told_who)
{
  assert_says("Women in the other arm had more depressive symptoms than those in the first.", "");
  assert_says("Women had more depressive symptoms.", "");
  assert_says("The hope of women was discussed more than their symptoms.", "");
}
END_TEST

int main(void)
{
  const TTest *tests[] = {told_apart_by, who_they_are, not_told_who};
  return run("groups", tests, G_N_ELEMENTS(tests));
}
