/* The map back to the file, and texts that carry it. */
#include "corpus/source_map.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* "ab" copied from 10, a blank inserted, "x" in place of the three bytes at 20, "cd" copied from 30 on
 * page 2. */
static MappedText *sample(void)
{
  MappedText *mapped = mapped_text_new();
  mapped_text_copy(mapped, "ab", 2, 10, 1);
  mapped_text_replace(mapped, " ", 1, 12, 0, 1);
  mapped_text_replace(mapped, "x", 1, 20, 3, 1);
  mapped_text_copy(mapped, "cd", 2, 30, 2);
  return mapped;
}

static void assert_place(const MappedText *mapped, gsize start, gsize end, gsize from, gsize to)
{
  SourcePlace place = source_map_locate(mapped->map, (Span){start, end});
  ck_assert(place.has_bytes);
  ck_assert_uint_eq(place.start, from);
  ck_assert_uint_eq(place.end, to);
}

START_TEST(locates_copies_and_replacements)
{
  g_autoptr(MappedText) mapped = sample();
  ck_assert_str_eq(mapped->text->str, "ab xcd");
  assert_place(mapped, 0, 2, 10, 12);
  assert_place(mapped, 1, 2, 11, 12);
  assert_place(mapped, 3, 4, 20, 23);
  assert_place(mapped, 1, 5, 11, 31);
  assert_place(mapped, 2, 4, 20, 23);
  assert_place(mapped, 0, 3, 10, 12);
  ck_assert_uint_eq(source_map_locate(mapped->map, (Span){4, 6}).page, 2);
}
END_TEST

START_TEST(merges_adjacent_copies)
{
  g_autoptr(MappedText) mapped = mapped_text_new();
  mapped_text_copy(mapped, "ab", 2, 0, 0);
  mapped_text_copy(mapped, "cd", 2, 2, 0);
  ck_assert_uint_eq(source_map_count(mapped->map), 1);
  mapped_text_copy(mapped, "ef", 2, 9, 0);
  ck_assert_uint_eq(source_map_count(mapped->map), 2);
}
END_TEST

START_TEST(a_slice_keeps_the_way_back)
{
  g_autoptr(MappedText) from = sample();
  g_autoptr(MappedText) to = mapped_text_new();
  mapped_text_append(to, from, (Span){3, 6});
  mapped_text_append(to, from, (Span){0, 2});
  ck_assert_str_eq(to->text->str, "xcdab");
  assert_place(to, 0, 1, 20, 23);
  assert_place(to, 2, 3, 31, 32);
  assert_place(to, 3, 5, 10, 12);
  mapped_text_append_replaced(to, "Q", 1, from, (Span){0, 4});
  assert_place(to, 5, 6, 10, 23);
}
END_TEST

START_TEST(empty_map_knows_no_place)
{
  g_autoptr(MappedText) mapped = mapped_text_new();
  ck_assert(!source_map_locate(mapped->map, (Span){0, 0}).has_bytes);
}
END_TEST

START_TEST(paths_are_kept_once)
{
  g_autoptr(MappedText) mapped = mapped_text_new();
  guint p = source_map_path(mapped->map, "/article/body/p[1]");
  ck_assert_uint_eq(source_map_path(mapped->map, "/article/body/p[1]"), p);
  mapped_text_append_path(mapped, "abc", 3, p);
  mapped_text_append_path(mapped, "d", 1, source_map_path(mapped->map, "/article/body/p[2]"));
  ck_assert_str_eq(source_map_locate(mapped->map, (Span){1, 4}).path, "/article/body/p[1]");
  g_autoptr(MappedText) slice = mapped_text_new();
  mapped_text_append(slice, mapped, (Span){2, 4});
  ck_assert_str_eq(source_map_locate(slice->map, (Span){1, 2}).path, "/article/body/p[2]");
  ck_assert(!source_map_locate(slice->map, (Span){1, 2}).has_bytes);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("source map");
  tcase_add_test(cases, locates_copies_and_replacements);
  tcase_add_test(cases, merges_adjacent_copies);
  tcase_add_test(cases, a_slice_keeps_the_way_back);
  tcase_add_test(cases, empty_map_knows_no_place);
  tcase_add_test(cases, paths_are_kept_once);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
