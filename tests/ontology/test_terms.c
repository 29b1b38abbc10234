/* Words and terms: folded alike in text and question. */
#include "ontology/store/spelling.h"
#include "ontology/store/terms.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void join(const Term *term, gpointer data)
{
  GString *out = data;
  if (out->len > 0)
    g_string_append_c(out, ' ');
  g_string_append_printf(out, "%s%s@%u", term->kind == TERM_EXTRA ? "+" : "", term->word, term->position);
}

static void assert_words(const char *text, const char *expected)
{
  g_autoptr(TermMaker) maker = term_maker_new();
  g_autoptr(GString) out = g_string_new(NULL);
  terms_cut(maker, text, strlen(text), 0, join, out);
  ck_assert_str_eq(out->str, expected);
}

START_TEST(words_are_cut_and_folded)
{
  assert_words("The Group's  café", "the@1 group@2 cafe@3");
  assert_words("O’Connell don't", "oconnell@1 dont@2");
  assert_words("sig\xC2\xADnificant ef\xEF\xAC\x81\x63ient", "significant@1 efficient@2");
  assert_words("e\xCC\x81tude STRASSE straße", "etude@1 strasse@2 strasse@3");
  assert_words("A.A. and U.S., e.g. this", "aa@1 and@2 us@3 eg@4 this@5");
  assert_words("Smith, J. R. left", "smith@1 j@2 r@3 left@4");
  assert_words("", "");
  assert_words("... -- ''", "");
  assert_words("\xE6\x97\xA5\xE6\x9C\xAC", "\xE6\x97\xA5@1 \xE6\x9C\xAC@2");
}
END_TEST

START_TEST(numbers_stay_whole)
{
  assert_words("n = 1,234 of 12,34", "n@1 1234@2 of@3 12@4 34@5");
  assert_words("p < .05, 0.05 and 3.14", "p@1 0.05@2 0.05@3 and@4 3.14@5");
  assert_words("10% of 5 mg", "10@1 +10%@1 of@2 5@3 +5mg@3 mg@4");
  assert_words("in 1957.", "in@1 1957@2");
}
END_TEST

START_TEST(hyphened_words_are_also_joined)
{
  assert_words("self-help", "self@1 help@2 +selfhelp@2");
  assert_words("community-based", "community@1 based@2");
  assert_words("12-step", "12@1 step@2");
  assert_words("self - help", "self@1 help@2");
}
END_TEST

START_TEST(a_doi_is_one_term)
{
  assert_words("see 10.1037/A0025084.", "see@1 10.1037/a0025084@2");
  assert_words("(doi:10.1002/jcop.10010)", "doi@1 10.1002/jcop.10010@2");
  assert_words("10.5/x", "10.5@1 x@2");
}
END_TEST

static void fold(const char *word, char *out)
{
  strcpy(out, word);
  spelling_fold(out, strlen(word));
}

START_TEST(both_spellings_become_one)
{
  static const char *const pairs[][2] = {
      {"organisation", "organization"},
      {"organisations", "organizations"},
      {"organised", "organized"},
      {"randomised", "randomized"},
      {"hospitalisation", "hospitalization"},
      {"hospitalised", "hospitalized"},
      {"generalisable", "generalizable"},
      {"analyse", "analyze"},
      {"analysing", "analyzing"},
      {"behaviour", "behavior"},
      {"behavioural", "behavioral"},
      {"behaviours", "behaviors"},
      {"neighbourhood", "neighborhood"},
      {"labour", "labor"},
      {"favourable", "favorable"},
      {"colourful", "colorful"},
      {"centre", "center"},
      {"centres", "centers"},
      {"centred", "centered"},
      {"theatre", "theater"},
      {"fibre", "fiber"},
      {"counselling", "counseling"},
      {"counsellor", "counselor"},
      {"counsellors", "counselors"},
      {"travelled", "traveled"},
      {"labelling", "labeling"},
      {"modelling", "modeling"},
      {"enrolment", "enrollment"},
      {"fulfil", "fulfill"},
      {"skilful", "skillful"},
      {"paediatric", "pediatric"},
      {"anaemia", "anemia"},
      {"leukaemia", "leukemia"},
      {"oestrogen", "estrogen"},
      {"foetal", "fetal"},
      {"diarrhoea", "diarrhea"},
      {"orthopaedic", "orthopedic"},
      {"gynaecology", "gynecology"},
      {"ageing", "aging"},
      {"programme", "program"},
      {"programmes", "programs"},
      {"defence", "defense"},
      {"licence", "license"},
      {"practising", "practicing"},
      {"practised", "practiced"},
      {"judgement", "judgment"},
      {"catalogue", "catalog"},
      {"dialogue", "dialog"},
      {"sizeable", "sizable"},
      {"sceptical", "skeptical"},
      {"enquiry", "inquiry"},
      {"artefact", "artifact"},
      {"sulphur", "sulfur"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
    char british[64], american[64];
    fold(pairs[i][0], british);
    fold(pairs[i][1], american);
    ck_assert_str_eq(british, american);
  }
}
END_TEST

START_TEST(other_words_stay_apart)
{
  static const char *const pairs[][2] = {
      {"tour", "tor"},         {"four", "for"},        {"filling", "filing"}, {"willing", "wiling"},
      {"course", "corse"},     {"source", "sorce"},    {"michael", "michel"}, {"telling", "teling"},
      {"resource", "resorce"}, {"sense", "sence"},     {"hours", "hors"},     {"journal", "jornal"},
      {"tense", "tence"},      {"expense", "expence"}, {"aerial", "erial"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
    char one[64], other[64];
    fold(pairs[i][0], one);
    fold(pairs[i][1], other);
    ck_assert_str_ne(one, other);
  }
}
END_TEST

static void ignore(const Term *term, gpointer data)
{
  (void)term;
  (*(guint *)data)++;
}

/* Texts that would hurt a cutter which goes back, or keeps what it reads. */
START_TEST(hostile_texts_are_linear)
{
  static const char *const pieces[] = {"a.", "1,",  "10.1000/", "a-",       "'",
                                       "1.", "x'x", "\xC2\xAD", "\xCC\x81", "9"};
  g_autoptr(TermMaker) maker = term_maker_new();
  for (guint i = 0; i < G_N_ELEMENTS(pieces); i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < 400000)
      g_string_append(text, pieces[i]);
    guint n = 0;
    gint64 start = g_get_monotonic_time();
    terms_cut(maker, text->str, text->len, 0, ignore, &n);
    ck_assert_msg(g_get_monotonic_time() - start < 20 * G_USEC_PER_SEC, "%s", pieces[i]);
  }
}
END_TEST

START_TEST(stop_words_are_marked)
{
  ck_assert(terms_stop_word("the"));
  ck_assert(terms_stop_word("a"));
  ck_assert(terms_stop_word("yourselves"));
  ck_assert(!terms_stop_word("group"));
  ck_assert(!terms_stop_word(""));
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("terms");
  tcase_set_timeout(cases, 120);
  tcase_add_test(cases, words_are_cut_and_folded);
  tcase_add_test(cases, numbers_stay_whole);
  tcase_add_test(cases, hyphened_words_are_also_joined);
  tcase_add_test(cases, a_doi_is_one_term);
  tcase_add_test(cases, both_spellings_become_one);
  tcase_add_test(cases, other_words_stay_apart);
  tcase_add_test(cases, hostile_texts_are_linear);
  tcase_add_test(cases, stop_words_are_marked);
  Suite *suite = suite_create("ontology");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
