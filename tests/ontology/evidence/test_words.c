/* Stems, lexemes, cues, abbreviations. */
#include "ontology/evidence/abbreviation.h"
#include "ontology/evidence/antonym.h"
#include "ontology/evidence/lexeme.h"
#include "ontology/evidence/stem.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void assert_stem(const char *word, const char *stem)
{
  g_autofree char *text = g_strdup(word);
  text[stem_english(text, strlen(text))] = 0;
  ck_assert_str_eq(text, stem);
}

/* Examples of Porter's paper. */
START_TEST(stems_are_porters)
{
  assert_stem("caresses", "caress");
  assert_stem("ponies", "poni");
  assert_stem("cats", "cat");
  assert_stem("agreed", "agre");
  assert_stem("plastered", "plaster");
  assert_stem("bled", "bled");
  assert_stem("motoring", "motor");
  assert_stem("sing", "sing");
  assert_stem("hopping", "hop");
  assert_stem("falling", "fall");
  assert_stem("filing", "file");
  assert_stem("happy", "happi");
  assert_stem("relational", "relat");
  assert_stem("vietnamization", "vietnam");
  assert_stem("operator", "oper");
  assert_stem("decisiveness", "decis");
  assert_stem("formative", "form");
  assert_stem("hopeful", "hope");
  assert_stem("goodness", "good");
  assert_stem("revival", "reviv");
  assert_stem("adjustment", "adjust");
  assert_stem("adoption", "adopt");
  assert_stem("probate", "probat");
  assert_stem("rate", "rate");
  assert_stem("controll", "control");
  assert_stem("syzygy", "syzygi");
}
END_TEST

START_TEST(odd_words_stay)
{
  assert_stem("is", "is");
  assert_stem("na\xC3\xAFve", "na\xC3\xAFve");
  assert_stem("il6", "il6");
}
END_TEST

static void assert_cut(const char *text, const char *expected)
{
  g_autoptr(LexemeList) list = lexemes_cut(text);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < list->items->len; i++)
    g_string_append_printf(out, "%s%s", i ? " " : "", lexeme_at(list, i)->text);
  ck_assert_str_eq(out->str, expected);
}

START_TEST(sentences_are_cut)
{
  assert_cut("Pain fell (p < .05).", "pain fell ( p < 0.05 ) .");
  assert_cut("1,250 members; 3\xC2\xB7"
             "5 days",
             "1250 members ; 3.5 days");
  assert_cut("P \xE2\x89\xA4 0.01, \xE2\x88\x92"
             "2.5",
             "p < 0.01 , - 2.5");
  assert_cut("members' and group\xE2\x80\x99s", "members and group");
  assert_cut("didn't \xFF\xFE non-smokers", "didnt non - smokers");
  assert_cut("10, 20", "10 , 20");
  assert_cut(NULL, "");
}
END_TEST

START_TEST(offsets_point_into_the_text)
{
  const char *text = "\xC3\x89tude: 12 Groups";
  g_autoptr(LexemeList) list = lexemes_cut(text);
  ck_assert_uint_eq(list->items->len, 4);
  ck_assert_uint_eq(lexeme_at(list, 3)->start, 11);
  ck_assert_uint_eq(lexeme_at(list, 3)->end, 17);
  ck_assert(lexeme_at(list, 3)->capital);
  ck_assert(lexeme_at(list, 2)->value == 12);
}
END_TEST

START_TEST(cues_hold_for_all_forms)
{
  ck_assert(cues_of_word("reduces") & CUE_DOWN);
  ck_assert(cues_of_word("reduction") & CUE_DOWN);
  ck_assert(cues_of_word("increased") & CUE_UP);
  ck_assert(cues_of_word("similarly") & CUE_SAME);
  ck_assert(cues_of_word("significantly") & CUE_SIGNIFICANT);
  ck_assert(cues_of_word("comparable") & CUE_SAME);
  ck_assert(!(cues_of_word("compared") & CUE_SAME));
  ck_assert(!(cues_of_word("active") & CUE_UP));
  ck_assert(cues_of_word("table") == 0);
}
END_TEST

START_TEST(abbreviations_are_found_where_defined)
{
  g_autoptr(LexemeList) list = lexemes_cut("Members of self-help groups (SHGs) met weekly (see Table 2).");
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Abbreviation));
  abbreviations_find(list, found);
  ck_assert_uint_eq(found->len, 1);
  const Abbreviation *first = &g_array_index(found, Abbreviation, 0);
  ck_assert_str_eq(lexeme_at(list, first->first)->text, "self");
  ck_assert_str_eq(lexeme_at(list, first->last)->text, "groups");
}
END_TEST

START_TEST(opposites_add_up_to_nothing)
{
  g_autoptr(LexemeList) list = lexemes_cut("presence absence early late sensitivity resistant table");
  for (guint i = 0; i < 6; i += 2) {
    int side = antonym_side(lexeme_at(list, i));
    ck_assert_int_ne(side, 0);
    ck_assert_int_eq(side + antonym_side(lexeme_at(list, i + 1)), 0);
  }
  ck_assert_int_eq(antonym_side(lexeme_at(list, 6)), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("words");
  TCase *tests = tcase_create("words");
  tcase_add_test(tests, stems_are_porters);
  tcase_add_test(tests, odd_words_stay);
  tcase_add_test(tests, sentences_are_cut);
  tcase_add_test(tests, offsets_point_into_the_text);
  tcase_add_test(tests, cues_hold_for_all_forms);
  tcase_add_test(tests, abbreviations_are_found_where_defined);
  tcase_add_test(tests, opposites_add_up_to_nothing);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
