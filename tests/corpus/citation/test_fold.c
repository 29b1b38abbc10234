/* Names folded and compared. */
#include "corpus/citation/fold.h"
#include "corpus/citation/names.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void assert_key(const char *printed, const char *key)
{
  g_autofree char *folded = name_key(printed, -1);
  ck_assert_str_eq(folded, key);
}

START_TEST(folds_case_and_diacritics)
{
  assert_key("Rücker", "rucker");
  assert_key("GØTZSCHE", "gotzsche");
  assert_key("Łukasiewicz", "lukasiewicz");
  assert_key("Weiß", "weiss");
  assert_key("See-Tai", "seetai");
  assert_key("See Tai", "seetai");
}
END_TEST

START_TEST(keeps_apostrophes_of_any_shape)
{
  assert_key("O'Connell", "o'connell");
  assert_key("O’Connell", "o'connell");
  assert_key("OConnell", "oconnell");
}
END_TEST

START_TEST(takes_particles_off)
{
  g_autofree char *bare = name_key_bare("van der Berg", -1);
  ck_assert_str_eq(bare, "berg");
  g_autofree char *whole = name_key_bare("Vandenberg", -1);
  ck_assert_str_eq(whole, "vandenberg");
}
END_TEST

START_TEST(counts_edits)
{
  ck_assert_uint_eq(name_distance("mickelson", "michelson", 2), 1);
  ck_assert_uint_eq(name_distance("segre", "serge", 2), 1); /* neighbours swapped */
  ck_assert_uint_eq(name_distance("borganschutz", "bogenschutz", 2), 2);
  ck_assert_uint_eq(name_distance("levy", "levy", 2), 0);
  ck_assert_uint_eq(name_distance("smith", "jones", 2), 3); /* limit + 1 */
  ck_assert_uint_eq(name_distance_to_beginning("hospit", "hospitalisation", 2), 0);
  ck_assert_uint_eq(name_distance_to_beginning("hospit", "hosiptal", 2), 1);
  ck_assert_uint_eq(name_distance_to_beginning("hospital", "hosp", 2), 3);
}
END_TEST

START_TEST(reads_names_of_many_styles)
{
  static const struct {
    const char *entry;
    guint n;
    const char *first;
    gboolean et_al;
  } cases[] = {
      {"Marlowe, T. J., & Quist, R. (1990). A title.", 2, "marlowe", FALSE},
      {"Marlowe TJ, Quist R, Obi A. A title. 1990", 3, "marlowe", FALSE},
      {"Marlowe T. J., Quist R. (1990). A title", 2, "marlowe", FALSE},
      {"van der Marlowe, H., 1990. A title", 1, "vandermarlowe", FALSE},
      {"T. Marlowe and R. Quist, \"A title,\" 1990", 2, "marlowe", FALSE},
      {"Marlowe, T., Quist, R., et al. (1990)", 2, "marlowe", TRUE},
      {"MARLOWE, Thomas. A title", 1, "marlowe", FALSE},
      {"A title without any name 1990", 0, NULL, FALSE},
      {"Thousand Oaks, CA: Sage", 0, NULL, FALSE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GPtrArray) families = g_ptr_array_new_with_free_func(g_free);
    NameRun run = names_read(cases[i].entry, strlen(cases[i].entry), families);
    ck_assert_msg(run.n == cases[i].n, "%s: %u names", cases[i].entry, run.n);
    ck_assert_msg(run.et_al == cases[i].et_al, "%s: et al.", cases[i].entry);
    if (cases[i].n > 0)
      ck_assert_str_eq(g_ptr_array_index(families, 0), cases[i].first);
  }
}
END_TEST

START_TEST(finds_years_but_not_in_links)
{
  const char *text = "Acta 12345, 10.1016/j.x.1998.01.002 (2001)";
  ck_assert_int_eq((int)year_find(text, strlen(text), 0), (int)(strstr(text, "2001)") - text));
  ck_assert_int_eq(year_at("in 1450", 7, 3), 0);
  ck_assert_int_eq(year_at("in 1997a", 8, 3), 1997);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("fold");
  TCase *tests = tcase_create("all");
  tcase_add_test(tests, folds_case_and_diacritics);
  tcase_add_test(tests, keeps_apostrophes_of_any_shape);
  tcase_add_test(tests, takes_particles_off);
  tcase_add_test(tests, counts_edits);
  tcase_add_test(tests, reads_names_of_many_styles);
  tcase_add_test(tests, finds_years_but_not_in_links);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
