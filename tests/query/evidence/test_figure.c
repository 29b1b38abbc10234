/* The figures that a sentence prints. */
#include "query/evidence/figure.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* All figures of a text as "kind: text | kind: text". */
static char *figures(const char *text)
{
  g_autoptr(GArray) found = figures_find(text, strlen(text), NULL);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < found->len; i++) {
    const Figure *figure = &g_array_index(found, Figure, i);
    ck_assert_int_eq(strncmp(text + figure->span.start, figure->text, strlen(figure->text)), 0);
    ck_assert_uint_eq(figure->span.end - figure->span.start, strlen(figure->text));
    g_string_append_printf(out, "%s%s: %s", i > 0 ? " | " : "", figure_kind_name(figure->kind), figure->text);
  }
  return g_string_free(out, FALSE);
}

static void gives(const char *text, const char *expected)
{
  g_autofree char *found = figures(text);
  ck_assert_str_eq(found, expected);
}

START_TEST(kinds_are_told_apart)
{
  gives("Drinking fell (OR = 0.62, 95% CI 0.41 to 0.93, p = .02).",
        "effect: OR = 0.62 | interval: 95% CI 0.41 to 0.93 | p value: p = .02");
  gives("Of 240 participants, 63% felt less lonely.", "sample: 240 participants | percentage: 63%");
  gives("The difference was not significant (P > 0.05).",
        "significance: not significant | p value: P > 0.05");
  gives("The pooled effect was small (Hedges' g 0.15, 95% CI 0.03-0.26, N = 2,112).",
        "effect: Hedges' g 0.15 | interval: 95% CI 0.03-0.26 | sample: N = 2,112");
  gives("Between 5 and 10 per cent of members left.", "percentage: 5 and 10 per cent");
  gives("About 25 million people join.", "sample: 25 million people");
}
END_TEST

START_TEST(other_numbers_are_no_figures)
{
  gives("In 1957 the group met on page 12.", "");
  gives("In 2010 members met in room 5.", "");
  gives("", "");
}
END_TEST

START_TEST(what_is_skipped_has_none)
{
  const char *text = "Hope grew (12% in Levy, p = .01).";
  g_autoptr(GArray) skip = g_array_new(FALSE, FALSE, sizeof(Span));
  Span span = {10, 24};
  g_array_append_val(skip, span);
  g_autoptr(GArray) found = figures_find(text, strlen(text), skip);
  ck_assert_uint_eq(found->len, 1);
  ck_assert_int_eq(g_array_index(found, Figure, 0).kind, FIGURE_P_VALUE);
}
END_TEST

START_TEST(many_figures_are_bounded)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 5000; i++)
    g_string_append(text, "12% p = .05 n = 3 ");
  g_autoptr(GArray) found = figures_find(text->str, text->len, NULL);
  ck_assert_uint_eq(found->len, FIGURES_MOST);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("figure");
  TCase *tests = tcase_create("figure");
  tcase_add_test(tests, kinds_are_told_apart);
  tcase_add_test(tests, other_numbers_are_no_figures);
  tcase_add_test(tests, what_is_skipped_has_none);
  tcase_add_test(tests, many_figures_are_bounded);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
