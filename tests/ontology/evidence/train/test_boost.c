/* Boosted trees: what they can learn and a sum of weights can't, and the same bytes each time. */
#include "ontology/evidence/train/boost.h"

#include <check.h>
#include <stdlib.h>

static const BoostOptions options = {
    .trees = 60, .depth = 2, .rate = 0.2, .l2 = 1, .least = 0.5, .rows = 1, .numbers = 1};

/* 400 points of the unit square; the label: both numbers lie on the same side of one half. A third number
 * says nothing. */
static BoostRows *checkered(void)
{
  BoostRows *rows = boost_rows_new(3);
  for (guint i = 0; i < 20; i++)
    for (guint k = 0; k < 20; k++)
      boost_rows_add(rows, (float[]){(float)i / 20, (float)k / 20, (float)((i * 7 + k * 3) % 11)},
                     (i >= 10) == (k >= 10), 1);
  return rows;
}

START_TEST(numbers_count_together)
{
  g_autoptr(BoostRows) rows = checkered();
  BoostOptions sampled = options; /* without sampling, no first split of a checker board gains anything */
  sampled.rows = 0.7;
  TreeModel model = boost_learn(rows, &sampled);
  guint right = 0;
  for (guint i = 0; i < rows->rows; i++) {
    const float *numbers = &g_array_index(rows->numbers, float, i * 3);
    right += (trees_score(&model, numbers) > 0) == (g_array_index(rows->labels, float, i) > 0.5f);
  }
  ck_assert_uint_ge(right, 380);
  trees_clear(&model);
}
END_TEST

START_TEST(the_same_rows_give_the_same_bytes)
{
  g_autoptr(BoostRows) rows = checkered();
  TreeModel first = boost_learn(rows, &options), second = boost_learn(rows, &options);
  g_autoptr(GBytes) a = trees_write(&first), b = trees_write(&second);
  ck_assert(g_bytes_equal(a, b));
  TreeModel read;
  ck_assert(trees_read(&read, g_bytes_get_data(a, NULL), g_bytes_get_size(a), NULL));
  float numbers[] = {0.2f, 0.9f, 4};
  ck_assert(trees_score(&read, numbers) == trees_score(&first, numbers));
  trees_clear(&first);
  trees_clear(&second);
}
END_TEST

START_TEST(a_number_without_meaning_leaves_the_share)
{
  g_autoptr(BoostRows) rows = boost_rows_new(1), none = boost_rows_new(1);
  for (guint i = 0; i < 100; i++)
    boost_rows_add(rows, (float[]){1}, i < 25, 1);
  TreeModel model = boost_learn(rows, &options), empty = boost_learn(none, &options);
  /* log(25 / 75) */
  ck_assert_double_eq_tol(trees_score(&model, (float[]){1}), -1.0986, 0.01);
  ck_assert_double_eq_tol(trees_score(&empty, (float[]){1}), 0, 1e-9);
  trees_clear(&model);
  trees_clear(&empty);
}
END_TEST

START_TEST(weights_count_as_rows)
{
  g_autoptr(BoostRows) rows = boost_rows_new(1);
  boost_rows_add(rows, (float[]){0}, TRUE, 3);
  boost_rows_add(rows, (float[]){0}, FALSE, 1);
  TreeModel model = boost_learn(rows, &options);
  ck_assert_double_eq_tol(trees_score(&model, (float[]){0}), 1.0986, 0.01); /* log 3 */
  trees_clear(&model);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("boost");
  TCase *tests = tcase_create("boost");
  tcase_add_test(tests, numbers_count_together);
  tcase_add_test(tests, the_same_rows_give_the_same_bytes);
  tcase_add_test(tests, a_number_without_meaning_leaves_the_share);
  tcase_add_test(tests, weights_count_as_rows);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
