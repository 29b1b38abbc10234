/* What denial, lack, purpose and mood reach, in invented sentences. */
#include "tests/ontology/assertion/says.h"

START_TEST(what_is_lacking_does_not_act)
{
  assert_says("A lack of peer support led to more loneliness.", "");
  assert_says("The intention to join self-help groups was associated with more hope.", "");
  assert_says("Low attendance at self-help groups was associated with less hope.",
              "irregular-attendance|associated with|hope|down!\n");
}
END_TEST

START_TEST(purposes_joined)
{
  assert_says("People meet in self-help groups to share and improve coping.", "");
  assert_says("Self-help groups were found to reduce stigma and improve coping.",
              "self-help-group|reduces|stigma|down\nself-help-group|increases|coping|up\n");
  assert_says("One session of peer support is inadequate to improve coping.", "");
}
END_TEST

START_TEST(what_is_not_known)
{
  assert_says("There is little research on peer support in improving hope.", "");
  assert_says("There is a lack of evidence that peer support improves hope.", "");
}
END_TEST

START_TEST(failures)
{
  assert_says("Peer support failed to reduce loneliness.", "peer-support|no effect|loneliness|none\n");
}
END_TEST

int main(void)
{
  const TTest *tests[] = {what_is_lacking_does_not_act, purposes_joined, what_is_not_known, failures};
  return run("scope", tests, G_N_ELEMENTS(tests));
}
