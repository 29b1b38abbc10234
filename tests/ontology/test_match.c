/* Works told apart and brought together: look-alikes that are different, mentions that are the same. */
#include "ontology/works/match.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* family|given;family|given : year : title : container : volume : page */
static MatchRecord *read_row(const char *row)
{
  g_auto(GStrv) fields = g_strsplit(row, " : ", 6);
  g_autoptr(Record) record = record_new();
  g_auto(GStrv) persons = g_strsplit(fields[0], ";", -1);
  for (char **person = persons; *person != NULL && **person != '\0'; person++) {
    g_auto(GStrv) names = g_strsplit(*person, "|", 2);
    g_ptr_array_add(record->authors, person_new(names[0], names[1]));
  }
  record->year = atoi(fields[1]);
  char **targets[] = {&record->title, &record->container, &record->volume, &record->pages};
  for (guint i = 0; i < 4; i++)
    if (*fields[i + 2] != '\0')
      *targets[i] = g_strdup(fields[i + 2]);
  if (record->container == NULL)
    record->type = WORK_BOOK;
  return match_record_new(record);
}

static double odds(const char *a, const char *b)
{
  g_autoptr(MatchRecord) left = read_row(a);
  g_autoptr(MatchRecord) right = read_row(b);
  double forward = works_match(left, right, NULL);
  double backward = works_match(right, left, NULL);
  ck_assert_msg(forward - backward < 1e-9 && backward - forward < 1e-9, "not symmetric: %s / %s", a, b);
  return forward;
}

START_TEST(the_same_work)
{
  static const char *const pairs[][2] = {
      {"Reed|Anna B. : 1999 : How reeds bend in a strong wind : Journal of Pond Ecology : 12 : 45-60",
       "Reed|A. : 1999 : How reeds bend in a strong wind : J Pond Ecol : 12 : 45"},
      {"Reed|A.;Moss|B. : 1999 : How reeds bend in a strong wind : Journal of Pond Ecology : 12 : 45-60",
       "Reid|A.;Moss|B. : 1999 : How reeds bend in a strong wnid : Journal of Pond Ecology : 12 : 45-60"},
      {"Reed|A. : 1999 : Bending in the wind: a study of forty ponds : Pond Ecology : 3 : 1",
       "Reed|A. : 1999 : Bending in the wind : Pond Ecology : 3 : 1"},
      /* the preprint, a year before */
      {"Reed|A.;Moss|B. : 2019 : Forty ponds measured at night with cheap sensors : arXiv :  : ",
       "Reed|A.;Moss|B. : 2020 : Forty ponds measured at night with cheap sensors : Pond Ecology : 30 : 7"},
      /* one digit of the year misprinted, all else the same */
      {"Reed|A.;Moss|B. : 1989 : How reeds bend in a strong wind : Pond Ecology : 12 : 45",
       "Reed|A.;Moss|B. : 1998 : How reeds bend in a strong wind : Pond Ecology : 12 : 45"},
      /* part of the date read as title */
      {"Reed|A. : 1999 : June. Sleep of herons in small ponds : Proceedings of the heron meeting :  : ",
       "Reed|A. : 1999 : Sleep of herons in small ponds : Second heron meeting :  : "},
  };
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
    ck_assert_msg(odds(pairs[i][0], pairs[i][1]) >= MATCH_SAME, "%s: %.1f", pairs[i][0],
                  odds(pairs[i][0], pairs[i][1]));
}
END_TEST

START_TEST(different_works_however_alike)
{
  static const char *const pairs[][2] = {
      /* two of one author, year and volume */
      {"Stewart|M. : 1990 : Expanding the theory of ponds : Pond Ecology : 14 : 12-27",
       "Stewart|M. : 1990 : Keepers of ponds and their neighbours : Pond Ecology : 14 : 120-131"},
      /* parts */
      {"Reed|A. : 1999 : The great pond survey, part I : Pond Ecology : 12 : 45",
       "Reed|A. : 1999 : The great pond survey, part II : Pond Ecology : 12 : 88"},
      /* surveys with one title */
      {"Marsh|A.;Fen|B. : 1980 : National survey of ponds and ditches :  :  : ",
       "Marsh|A.;Fen|B. : 1983 : National survey of ponds and ditches :  :  : "},
      /* one title, two authors */
      {"Powell|T. : 1990 : Pond groups : Annual Review : 2 : 5",
       "Levy|L. : 1990 : Pond groups : Handbook :  : 9"},
      /* a chapter and the book */
      {"Hannan|M.;Free|J. : 1989 : Pond ecology :  :  : ",
       "Hannan|M.;Free|J. : 1989 : Pond ecology : Handbook of ponds :  : 1"},
      /* an update eighteen years on */
      {"Reed|A.;Moss|B. : 1984 : What is known of the reeds in forty ponds : Pond Ecology : 1 : 3",
       "Reed|A.;Moss|B. : 2002 : What is known of the reeds in forty ponds: an update : Pond Ecology : 19 : "
       "30"},
      {"Reed|A. : 1999 : How reeds bend in a strong wind : Pond Ecology : 12 : 45",
       "Reed|A. : 1999 : How reeds bend in a strong wind: reply : Pond Ecology : 12 : 61"},
      /* father and daughter */
      {"Powell|T. : 1990 : Frogs :  :  : ", "Powell|W. : 1990 : Frogs : Toad Letters : 3 : 4"},
      /* nothing but a name and a year */
      {"Reed|A. : 1999 :  :  :  : ", "Reed|A. : 1999 :  :  :  : "},
  };
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
    ck_assert_msg(odds(pairs[i][0], pairs[i][1]) < MATCH_SAME_TITLE, "%s: %.1f", pairs[i][0],
                  odds(pairs[i][0], pairs[i][1]));
}
END_TEST

START_TEST(the_reasons_are_told)
{
  g_autoptr(MatchRecord) a = read_row("Reed|A. : 1999 : Ponds at night : Pond Ecology : 12 : 45");
  g_autoptr(MatchRecord) b = read_row("Reed|A. : 1999 : Ponds at night : Toad Letters : 13 : 45");
  g_autoptr(GString) why = g_string_new(NULL);
  works_match(a, b, why);
  ck_assert_ptr_nonnull(strstr(why->str, "title: the same, and short (+3.0)\n"));
  ck_assert_ptr_nonnull(strstr(why->str, "container: another one (-2.0)\n"));
  ck_assert_ptr_nonnull(strstr(why->str, "first page: the same (+3.0)\n"));
}
END_TEST

START_TEST(odds_become_probabilities)
{
  ck_assert(match_probability(0) == 0.5);
  ck_assert(match_probability(20) > 0.999 && match_probability(-20) < 0.001);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("match");
  tcase_add_test(cases, the_same_work);
  tcase_add_test(cases, different_works_however_alike);
  tcase_add_test(cases, the_reasons_are_told);
  tcase_add_test(cases, odds_become_probabilities);
  Suite *suite = suite_create("ontology");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
