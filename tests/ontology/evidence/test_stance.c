/* Claims against sentences: supported, contradicted, mirrored, turned round. */
#include "ontology/evidence/stance.h"
#include "ontology/evidence/stance_order.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

typedef struct {
  const char *claim, *denied, *exchanged, *sentence;
} Case;

static const Case cases[] = {
    {"Peer support reduces hospital admissions.", "Peer support does not reduce hospital admissions.",
     "Hospital admissions reduce peer support.",
     "Peer support significantly reduced hospital admissions in the year after discharge."},
    {"Zoranib increases insulin secretion.", "Zoranib does not increase insulin secretion.",
     "Insulin secretion increases zoranib.", "In mice, zoranib increased insulin secretion by 40%."},
    {"Smoking causes gum disease.", "Smoking does not cause gum disease.", "Gum disease causes smoking.",
     "Our results show that smoking causes gum disease in adults."},
    {"Loneliness is increased by unemployment.", "Loneliness is not increased by unemployment.",
     "Unemployment is increased by loneliness.", "Unemployment increased loneliness in this cohort."},
    {"Mutual help improves hope.", "Mutual help does not improve hope.", "Hope improves mutual help.",
     "Hope was improved by mutual help (p < 0.01)."},
};

static Stance mirrored(Stance stance)
{
  return stance == STANCE_NEITHER ? stance : 1 - stance;
}

START_TEST(said_in_the_same_words_is_supported)
{
  ck_assert_str_eq(stance_name(stance_of(NULL, cases[_i].claim, cases[_i].sentence, NULL)), "supports");
}
END_TEST

START_TEST(the_negation_is_mirrored)
{
  for (guint k = 0; k < G_N_ELEMENTS(cases); k++) {
    double said, denied;
    Stance stance = stance_of(NULL, cases[_i].claim, cases[k].sentence, &said);
    ck_assert_int_eq(stance_of(NULL, cases[_i].denied, cases[k].sentence, &denied), mirrored(stance));
    ck_assert(fabs(said - denied) < 1e-9);
  }
}
END_TEST

START_TEST(exchanged_it_is_not_supported)
{
  ck_assert_str_ne(stance_name(stance_of(NULL, cases[_i].exchanged, cases[_i].sentence, NULL)), "supports");
}
END_TEST

START_TEST(the_order_turns_its_sign)
{
  g_autoptr(Claim) claim = claim_parse(cases[_i].claim), turned = claim_parse(cases[_i].exchanged);
  g_autoptr(LexemeList) sentence = lexemes_cut(cases[_i].sentence);
  double a = stance_order(claim, sentence, NULL).order, b = stance_order(turned, sentence, NULL).order;
  ck_assert(claim->directed && turned->directed);
  ck_assert(a > 0);
  ck_assert(b < 0);
}
END_TEST

START_TEST(claims_are_taken_apart)
{
  g_autoptr(Claim) claim =
      claim_parse("There is no evidence that vitamin Z lowers blood pressure in adults.");
  ck_assert_int_eq(claim->sign, -1);
  ck_assert_int_eq(claim->direction, -1);
  ck_assert(claim->directed);
  ck_assert_str_eq(claim->relation->text, "lowers");
  g_autoptr(Claim) link = claim_parse("Hope is associated with recovery.");
  ck_assert_int_eq(link->sign, 1);
  ck_assert(!link->directed);
  g_autoptr(Claim) twice = claim_parse("It is not true that naloxone does not help.");
  ck_assert_int_eq(twice->sign, 1);
  g_autoptr(Claim) removed = claim_parse("Loss of Zfp9 increases tumour growth.");
  ck_assert(removed->subject_removed);
  ck_assert_str_eq(removed->relation->text, "increases");
}
END_TEST

START_TEST(the_opposite_is_contradicted)
{
  ck_assert_str_eq(stance_name(stance_of(NULL, "Zoranib increases insulin secretion.",
                                         "Zoranib decreased insulin secretion in mice.", NULL)),
                   "contradicts");
}
END_TEST

START_TEST(off_the_topic_is_neither)
{
  double confidence = 0;
  ck_assert_int_eq(stance_of(NULL, "Peer support reduces hospital admissions.",
                             "The bridge was painted green in the spring of 1931.", &confidence),
                   STANCE_NEITHER);
  ck_assert(confidence > 0.5);
}
END_TEST

START_TEST(a_passage_names_its_sentences)
{
  const char *const sentences[] = {"Gulls nest on cliffs in the north.", "We counted nests for three years.",
                                   "Storms reduced the number of gull nests by half.",
                                   "Counting was done by boat."};
  PassageStance judged =
      stance_of_passage(NULL, "Storms reduce the number of gull nests.", "Gulls and storms", sentences, 4);
  ck_assert_int_eq(judged.stance, STANCE_SUPPORTS);
  ck_assert_uint_ge(judged.n, 1);
  ck_assert_uint_eq(judged.sentences[0], 2);
  PassageStance nothing = stance_of_passage(NULL, "", NULL, NULL, 0);
  ck_assert_int_eq(nothing.stance, STANCE_NEITHER);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("stance");
  TCase *tests = tcase_create("stance");
  tcase_add_loop_test(tests, said_in_the_same_words_is_supported, 0, G_N_ELEMENTS(cases));
  tcase_add_loop_test(tests, the_negation_is_mirrored, 0, G_N_ELEMENTS(cases));
  tcase_add_loop_test(tests, exchanged_it_is_not_supported, 0, G_N_ELEMENTS(cases));
  tcase_add_loop_test(tests, the_order_turns_its_sign, 0, G_N_ELEMENTS(cases));
  tcase_add_test(tests, claims_are_taken_apart);
  tcase_add_test(tests, the_opposite_is_contradicted);
  tcase_add_test(tests, off_the_topic_is_neither);
  tcase_add_test(tests, a_passage_names_its_sentences);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
