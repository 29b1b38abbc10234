/* Models of trees: read, refused, summed. */
#include "ontology/evidence/trees.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void put_float(guint8 *bytes, float value)
{
  memcpy(bytes, &value, sizeof value); /* the tests run where the low byte comes first */
}

/* One tree of depth 1 on number 1: below 0.5 it adds -2, else 3; it starts at 0.25. */
static GBytes *stump(guint8 *nodes)
{
  memset(nodes, 0, trees_tree_bytes(1));
  nodes[0] = 1;
  put_float(nodes + 4, 0.5f);
  put_float(nodes + 8, -2);
  put_float(nodes + 12, 3);
  TreeModel model = {.features = 2, .trees = 1, .depth = 1, .start = 0.25f, .nodes = nodes};
  return trees_write(&model);
}

START_TEST(sums_the_leaves_that_the_numbers_reach)
{
  guint8 nodes[32];
  g_autoptr(GBytes) bytes = stump(nodes);
  TreeModel model;
  ck_assert(trees_read(&model, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), NULL));
  ck_assert_double_eq_tol(trees_score(&model, (float[]){9, 0.4f}), -1.75, 1e-9);
  ck_assert_double_eq_tol(trees_score(&model, (float[]){-9, 0.5f}), 3.25, 1e-9);
  ck_assert_double_eq_tol(trees_score(&model, (float[]){0, NAN}), -1.75, 1e-9);
}
END_TEST

START_TEST(other_bytes_are_refused)
{
  guint8 nodes[32];
  g_autoptr(GBytes) bytes = stump(nodes);
  gsize length;
  const guint8 *right = g_bytes_get_data(bytes, &length);
  TreeModel model;
  for (gsize cut = 0; cut < length; cut++) {
    g_autoptr(GError) error = NULL;
    ck_assert(!trees_read(&model, right, cut, &error));
    ck_assert(error != NULL);
  }
  g_autofree guint8 *wrong = g_memdup2(right, length);
  wrong[24] = 2; /* asks for number 2 of 2 */
  ck_assert(!trees_read(&model, wrong, length, NULL));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("trees");
  TCase *tests = tcase_create("trees");
  tcase_add_test(tests, sums_the_leaves_that_the_numbers_reach);
  tcase_add_test(tests, other_bytes_are_refused);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
