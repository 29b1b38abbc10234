/* Blocks of names in the forms that styles print. */
#include "corpus/citation/normalise.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* "family|given|suffix; ..." of what is read; "=literal" for a body. */
static char *told(const char *text)
{
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  gboolean et_al;
  reference_names_read(text, people, &et_al);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < people->len; i++) {
    const Person *p = g_ptr_array_index(people, i);
    g_string_append(out, i > 0 ? "; " : "");
    if (p->literal != NULL)
      g_string_append_printf(out, "=%s", p->literal);
    else
      g_string_append_printf(out, "%s|%s%s%s", p->family, p->given == NULL ? "" : p->given,
                             p->suffix == NULL ? "" : "|", p->suffix == NULL ? "" : p->suffix);
  }
  if (et_al)
    g_string_append(out, " +");
  return g_string_free(out, FALSE);
}

static const struct {
  const char *printed, *meant;
} names[] = {
    {"Arden, P. Q., & Birch, L.", "Arden|P. Q.; Birch|L."},
    {"Arden, P.Q., Birch, L. and Cole, M.", "Arden|P.Q.; Birch|L.; Cole|M."},
    {"Arden PQ, Birch L, van Damme N, et al.", "Arden|PQ; Birch|L; van Damme|N +"},
    {"P. Q. Arden, L. Birch, and M. de la Cole", "Arden|P. Q.; Birch|L.; de la Cole|M."},
    {"Arden, Paula; Birch, Lars", "Arden|Paula; Birch|Lars"},
    {"Arden, Paula/Birch, Lars (Hg.)", "Arden|Paula; Birch|Lars"},
    {"ARDEN, P.; BIRCH, L.", "ARDEN|P.; BIRCH|L."},
    {"ARDEN Paula, BIRCH Lars", "ARDEN|Paula; BIRCH|Lars"},
    {"Arden, Paula, and Lars Birch", "Arden|Paula; Birch|Lars"},
    {"Arden, Paula, Lars Birch, and Mia Cole", "Arden|Paula; Birch|Lars; Cole|Mia"},
    {"van Gestel-Birch, H., O'Connor, D., & McDonald, B.", "van Gestel-Birch|H.; O'Connor|D.; McDonald|B."},
    {"Arden, P. Q., Jr., & Birch, L.", "Arden|P. Q.|Jr.; Birch|L."},
    {"Arden, P., Birch, L., ... Wang, W.", "Arden|P.; Birch|L.; Wang|W. +"},
    {"Centers for Choirs and Choral Services", "=Centers for Choirs and Choral Services"},
    {"Arden PQ, Birch L.", "Arden|PQ; Birch|L"},
    {"Arden, P.", "Arden|P."},
    {"Arden LL", "Arden|LL"},
    {"World Health Organization", "=World Health Organization"},
    {"Paula Arden und Lars Birch", "Arden|Paula; Birch|Lars"},
    {"Arden P. y Birch L.", "Arden|P.; Birch|L."},
    {"edited by P. Arden and L. Birch", "Arden|P.; Birch|L."},
    {"Hrsg. von Paula Arden", "Arden|Paula"},
    {"P. Arden & L. Birch (Eds.)", "Arden|P.; Birch|L."},
    {"Arden, P. u.a.", "Arden|P. +"},
};

START_TEST(reads_names)
{
  g_autofree char *got = told(names[_i].printed);
  ck_assert_str_eq(got, names[_i].meant);
}
END_TEST

START_TEST(knows_editors)
{
  ck_assert(reference_names_tell_editors("Arden, P., & Birch, L. (Eds.)"));
  ck_assert(reference_names_tell_editors("Arden, Paula (Hg.)"));
  ck_assert(!reference_names_tell_editors("Arden, P., & Birch, L."));
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("names");
  tcase_add_loop_test(cases, reads_names, 0, G_N_ELEMENTS(names));
  tcase_add_test(cases, knows_editors);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
