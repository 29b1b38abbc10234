/* Claims against sentences: supported, contradicted, mirrored, turned round. */
#include "ontology/evidence/stance.h"
#include "ontology/evidence/stance_order.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

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
  double a = stance_order(claim, sentence).order, b = stance_order(turned, sentence).order;
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

/* Claims made of all subjects, relations and objects, against passages in which they are said, denied, said
 * of each other, and said of others. */
static const char *const actors[] = {"peer support", "zoranib",         "regular walking",
                                     "loss of Zfp9", "vitamin Z",       "screening of newborns",
                                     "TNF-alpha",    "self-help groups"};
static const char *const acted[] = {"hospital admissions",
                                    "insulin secretion",
                                    "depressive symptoms",
                                    "tumour growth",
                                    "the risk of falls",
                                    "blood pressure in adults",
                                    "hope",
                                    "T cell activation"};
static const struct {
  const char *says, *denies, *does; /* "X increases Y", "X does not increase Y", in a sentence */
} relations[] = {
    {"increases", "does not increase", "increased"},
    {"reduces", "does not reduce", "significantly reduced"},
    {"improves", "fails to improve", "improved"},
    {"causes", "never causes", "caused"},
    {"prevents", "cannot prevent", "prevented"},
    {"leads to higher", "doesn't lead to higher", "led to higher"},
    {"is needed for", "is not needed for", "is needed for"},
    {"requires", "does not require", "required"},
};
static const char *const frames[][2] = {
    {"In this trial, ", " (p < 0.01)."},
    {"We found no evidence that ", "."},
    {"", ", but not the other way round; the effect was smaller in women."},
    {"Whether ", " is not known."}};

static Stance judge(const char *claim, const char *title, const char *sentence)
{
  const char *const sentences[] = {"Little is known on this matter.", sentence,
                                   "Further studies should confirm these findings."};
  return stance_of_passage(NULL, claim, title, sentences, 3).stance;
}

START_TEST(many_claims_are_mirrored_and_not_turned)
{
  guint supported = 0, seed = (guint)_i;
  for (guint r = 0; r < G_N_ELEMENTS(relations); r++) {
    for (guint k = 0; k < G_N_ELEMENTS(acted); k++) {
      const char *x = actors[_i], *y = acted[k];
      seed = seed * 1103515245 + 12345;
      guint other = (seed >> 16) % G_N_ELEMENTS(relations), frame = (seed >> 20) % G_N_ELEMENTS(frames);
      gboolean turned = (seed >> 24) % 3 == 0;
      g_autofree char *claim = g_strdup_printf("%s %s %s.", x, relations[r].says, y),
                      *denied = g_strdup_printf("%s %s %s.", x, relations[r].denies, y),
                      *untrue = g_strdup_printf("It is not true that %s", claim),
                      *exchanged = g_strdup_printf("%s %s %s.", y, relations[r].says, x),
                      *title = g_strdup_printf("Effects of %s on %s", x, y);
      g_autofree char *sentence = g_strconcat(frames[frame][0], turned ? y : x, " ", relations[other].does,
                                              " ", turned ? x : y, frames[frame][1], NULL);
      const char *head = (seed >> 27) % 2 ? title : NULL;
      Stance stance = judge(claim, head, sentence);
      ck_assert_msg(judge(denied, head, sentence) == mirrored(stance), "%s | %s", denied, sentence);
      ck_assert_msg(judge(untrue, head, sentence) == mirrored(stance), "%s | %s", untrue, sentence);
      ck_assert_msg(stance != STANCE_SUPPORTS || judge(exchanged, head, sentence) != STANCE_SUPPORTS,
                    "%s | %s", exchanged, sentence);
      supported += stance == STANCE_SUPPORTS;
    }
  }
  ck_assert_uint_gt(supported, 0);
}
END_TEST

START_TEST(passages_beside_each_other)
{
  const char *const right[] = {"Gulls were counted.", "Storms reduced the number of gull nests by half."},
                    *const wrong[] = {"The bridge was painted green.", "Paint lasts for ten years."};
  const StancePassage passages[] = {{"Paint", wrong, 2}, {"Gulls and storms", right, 2}, {NULL, NULL, 0}};
  PassageStance out[3], again[3];
  stance_of_passages(NULL, "Storms reduce the number of gull nests.", passages, 3, out);
  stance_of_passages(NULL, "Storms reduce the number of gull nests.", passages, 3, again);
  ck_assert_int_eq(out[0].stance, STANCE_NEITHER);
  ck_assert_int_eq(out[1].stance, STANCE_SUPPORTS);
  ck_assert_uint_eq(out[1].sentences[0], 1);
  ck_assert_int_eq(out[2].stance, STANCE_NEITHER);
  ck_assert(out[1].evidence > out[0].evidence);
  ck_assert_mem_eq(&out[1].evidence, &again[1].evidence, sizeof out[1].evidence);
}
END_TEST

static guint known(const char *word, gpointer asked)
{
  g_ptr_array_add(asked, g_strdup(word));
  return strcmp(word, "storms") == 0 ? 10 : 0;
}

START_TEST(the_context_is_asked_for_words_of_the_claim)
{
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func(g_free);
  StanceContext context = {1000, known, asked};
  stance_of(&context, "Storms reduce nests.", "Storms reduced nests.", NULL);
  ck_assert_uint_eq(asked->len, 3);
  ck_assert_str_eq(asked->pdata[0], "storms");
  ck_assert_str_eq(asked->pdata[2], "nests");
}
END_TEST

START_TEST(any_bytes_go)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf(text, "word%u (W%u) reduces ", i, i);
  const char *const odd[] = {"", "\xFF\xC0 (", text->str, ") ( (A) (", "reduces reduces reduces"};
  for (guint i = 0; i < G_N_ELEMENTS(odd); i++)
    for (guint k = 0; k < G_N_ELEMENTS(odd); k++)
      stance_of_passage(NULL, odd[i], odd[k], odd, G_N_ELEMENTS(odd));
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
  tcase_add_loop_test(tests, many_claims_are_mirrored_and_not_turned, 0, G_N_ELEMENTS(actors));
  tcase_add_test(tests, passages_beside_each_other);
  tcase_add_test(tests, the_context_is_asked_for_words_of_the_claim);
  tcase_add_test(tests, any_bytes_go);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
