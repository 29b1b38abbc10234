/* Assertions: invented sentences, each with what a careful reader takes from it. Expected by reading, not by
 * running. */
#include "tests/ontology/assertion/says.h"

START_TEST(plain_effects)
{
  assert_says("Self-help groups reduce loneliness.", "self-help-group|reduces|loneliness|down\n");
  assert_says("Peer support increased hope among patients.", "peer-support|increases|hope|up\n");
  assert_says("Psychoeducation improves symptoms.", "psychoeducation|reduces|symptoms|down\n");
  assert_says("Self-help groups may lower stigma.", "self-help-group|reduces|stigma|down?\n");
  assert_says("Casual talk aside, support groups led to more relapses.",
              "self-help-group|increases|relapse|up!\n");
}
END_TEST

START_TEST(enumerations_give_one_each)
{
  assert_says("Support groups reduce symptoms, substance abuse, crises and hospitalisations.",
              "self-help-group|reduces|symptoms|down\nself-help-group|reduces|substance-use|down\n"
              "self-help-group|reduces|crises|down\nself-help-group|reduces|hospitalisation|down\n");
  assert_says("Self-help groups increase self-esteem, reduce stigma, and improve social functioning.",
              "self-help-group|increases|self-esteem|up\nself-help-group|reduces|stigma|down\n"
              "self-help-group|increases|social-functioning|up\n");
}
END_TEST

START_TEST(associations)
{
  assert_says("Peer support was associated with fewer relapses and better coping.",
              "peer-support|associated with|relapse|down\npeer-support|associated with|coping|up\n");
  assert_says("Helping others predicted abstinence.", "helper-therapy|associated with|abstinence|up\n");
}
END_TEST

START_TEST(nothing_found_is_no_effect)
{
  assert_says("Peer support did not reduce loneliness.", "peer-support|no effect|loneliness|none\n");
  assert_says("Peer support was associated with more hope, but not with quality of life.",
              "peer-support|associated with|hope|up\npeer-support|no effect|quality-of-life|none\n");
  assert_says("Psychoeducation had no effect on hope or relapse.",
              "psychoeducation|no effect|hope|none\npsychoeducation|no effect|relapse|none\n");
}
END_TEST

START_TEST(what_is_no_finding_is_left_out)
{
  assert_says("We hypothesized that peer support reduces loneliness.", "");
  assert_says("The aim was to see whether self-help groups reduce stigma.", "");
  assert_says("Agencies should use self-help groups to reduce stigma.", "");
  assert_says("Does peer support reduce loneliness?", "");
  assert_says("Self-help groups meet weekly to improve coping.", "");
  assert_says("Staff believe that self-help groups increase relapse.", "");
}
END_TEST

START_TEST(they_are_what_was_spoken_of)
{
  assert_says("Self-help groups meet weekly.\nMembers report fewer symptoms and greater hope.",
              "self-help-group|reduces|symptoms|down\nself-help-group|increases|hope|up\n");
}
END_TEST

START_TEST(passive_and_mediated)
{
  assert_says("Loneliness was reduced by peer support.", "peer-support|reduces|loneliness|down\n");
  assert_says("The benefits were attributed to empathy and catharsis.",
              "empathy|mediates|effectiveness-benefit|up\ncatharsis|mediates|effectiveness-benefit|up\n");
}
END_TEST

START_TEST(foundings)
{
  /* Who founds stands before the verb, what is founded behind it. */
  assert_says(
      "In 1971 Miss Jane Roe, a retired American nurse, founded Emotions Anonymous in Saint Paul, Minnesota, "
      "together with people who had looked for help elsewhere.",
      "emotions-anonymous|founded by|Jane Roe|none\n"
      "emotions-anonymous|founded by|people who had looked for help elsewhere|none\n"
      "emotions-anonymous|founded in|1971|none\n"
      "emotions-anonymous|founded in|Saint Paul, Minnesota|none\n");
  assert_says("Emotions Anonymous was begun in 1971 in Lund.",
              "emotions-anonymous|founded in|1971|none\nemotions-anonymous|founded in|Lund|none\n");
  assert_says(
      "GROW has steps that blend those of Alcoholics Anonymous with the training of Recovery International.",
      "grow|derived from|alcoholics-anonymous|none\ngrow|derived from|recovery-international|none\n");
  assert_says("The agency started Emotions Anonymous groups in 1999.", "");
  assert_says("Emotions Anonymous was founded in 1971 by Jane Roe and John Q. Public.",
              "emotions-anonymous|founded in|1971|none\nemotions-anonymous|founded by|Jane Roe|none\n"
              "emotions-anonymous|founded by|John Q. Public|none\n");
  assert_says("SMART Recovery was established in Mentor, Ohio, in 1994.",
              "smart-recovery|founded in|1994|none\nsmart-recovery|founded in|Mentor, Ohio|none\n");
  assert_says("Emotions Anonymous is derived from Neurotics Anonymous.",
              "emotions-anonymous|derived from|neurotics-anonymous|none\n");
}
END_TEST

START_TEST(typed_claims)
{
  g_autoptr(Annotations) annotations = annotate_typed(matcher, "do self-help groups reduce hospitalization?");
  ck_assert_uint_eq(annotations->assertions->len, 1);
  const Assertion *claim = g_ptr_array_index(annotations->assertions, 0);
  ck_assert_int_eq(claim->relation, RELATION_REDUCES);
  ck_assert_int_eq(claim->benefit, BENEFIT_GOOD);
}
END_TEST

START_TEST(hostile_sentences)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 50000; i++)
    g_string_append(text, "self-help groups reduce stigma ( hope, ");
  g_autoptr(GPtrArray) found = find(text->str, ROLE_NONE, NULL, 0);
  ck_assert_uint_eq(found->len, 0); /* no sentence is that long */
}
END_TEST

int main(void)
{
  const TTest *tests[] = {plain_effects,
                          enumerations_give_one_each,
                          associations,
                          nothing_found_is_no_effect,
                          what_is_no_finding_is_left_out,
                          they_are_what_was_spoken_of,
                          passive_and_mediated,
                          foundings,
                          typed_claims,
                          hostile_sentences};
  return run("assertion", tests, G_N_ELEMENTS(tests));
}
