/* Causes told after what they bring about, in invented sentences. */
#include "tests/ontology/assertion/says.h"

START_TEST(changes_told_before_their_cause)
{
  assert_says("Fewer relapses and greater hope were found after peer support.",
              "peer-support|reduces|relapse|down\npeer-support|increases|hope|up\n");
  assert_says("There was a decrease in loneliness among members of self-help groups.",
              "self-help-group|associated with|loneliness|down\n");
  assert_says("Access to quality services increased due to peer support.",
              "peer-support|increases|access-to-care|up\n");
}
END_TEST

START_TEST(factors)
{
  assert_says("Factors associated with recovery were hope, empathy and peer support.",
              "instilling-hope|associated with|personal-recovery|up\n"
              "empathy|associated with|personal-recovery|up\n"
              "peer-support|associated with|personal-recovery|up\n");
  assert_says("Several factors may contribute to fewer relapses, such as peer support.",
              "peer-support|reduces|relapse|down?\n");
  assert_says("Factors not associated with recovery were empathy and hope.", "");
}
END_TEST

int main(void)
{
  const TTest *tests[] = {changes_told_before_their_cause, factors};
  return run("causes", tests, G_N_ELEMENTS(tests));
}
