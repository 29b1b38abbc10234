/* Word vectors: the table that ships, and tables that are none. */
#include "query/words/vectors.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static double cosine(const char *a, const char *b)
{
  const Vectors *vectors = vectors_shared();
  return vectors_cosine(vectors, vectors_find(vectors, a), vectors_find(vectors, b));
}

START_TEST(words_of_one_meaning_are_near)
{
  ck_assert_double_gt(cosine("doctors", "physicians"), 0.6);
  ck_assert_double_gt(cosine("doctors", "physicians"), cosine("doctors", "windows"));
  ck_assert_double_eq_tol(cosine("doctors", "doctors"), 1, 1e-9);
  ck_assert_double_eq(cosine("doctors", "nurses"), cosine("nurses", "doctors"));
}
END_TEST

START_TEST(rare_words_are_rare)
{
  const Vectors *vectors = vectors_shared();
  double common = vectors_rarity(vectors, vectors_find(vectors, "the"));
  double rare = vectors_rarity(vectors, vectors_find(vectors, "clergyman"));
  ck_assert_double_ge(common, 0);
  ck_assert_double_lt(common, rare);
  ck_assert_double_le(rare, 1);
  ck_assert_int_eq(vectors_find(vectors, "qqxz"), -1);
}
END_TEST

START_TEST(broken_tables_are_refused)
{
  /* Two words of one dimension: "a" 3, "b" 4; ranks 0 and 1. */
  static const guint8 good[] = {'a', 'd', 'd', 'u', 'c', 'e', 'V', '2', 2, 0,   0, 0,   1, 0, 0, 0, 0, 0, 0,
                                0,   2,   0,   0,   0,   4,   0,   0,   0, 'a', 0, 'b', 0, 3, 4, 0, 0, 1, 0};
  g_autoptr(Vectors) vectors = vectors_read(good, sizeof good, NULL);
  ck_assert_ptr_nonnull(vectors);
  ck_assert_int_eq(vectors_at(vectors, vectors_find(vectors, "b"))[0], 4);
  for (gsize n = 0; n < sizeof good; n++) {
    g_autoptr(GError) error = NULL;
    g_autofree guint8 *cut = g_memdup2(good, n);
    ck_assert_ptr_null(vectors_read(cut, n, &error));
    ck_assert_ptr_nonnull(error);
  }
  guint8 bad[sizeof good];
  memcpy(bad, good, sizeof good);
  bad[20] = 9; /* the second word begins past the end */
  ck_assert_ptr_null(vectors_read(bad, sizeof bad, NULL));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("vectors");
  TCase *tests = tcase_create("vectors");
  tcase_add_test(tests, words_of_one_meaning_are_near);
  tcase_add_test(tests, rare_words_are_rare);
  tcase_add_test(tests, broken_tables_are_refused);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
