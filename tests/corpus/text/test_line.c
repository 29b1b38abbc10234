/* Lines of a decoded text. */
#include "corpus/base/limits.h"
#include "corpus/text/line.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void assert_line(const char *text, const GArray *lines, guint i, const char *expected, guint indent,
                        guint blank)
{
  ck_assert_uint_lt(i, lines->len);
  const Line *line = &g_array_index(lines, Line, i);
  g_autofree char *got = g_strndup(text + line->span.start, line->span.end - line->span.start);
  ck_assert_str_eq(got, expected);
  ck_assert_uint_eq(line->indent, indent);
  ck_assert_uint_eq(line->blank_before, blank);
  ck_assert_uint_eq(line->columns, (guint)g_utf8_strlen(expected, -1));
}

START_TEST(lines_have_indent_and_empty_lines_before)
{
  const char *text = "one\n\n  two  \n\tthree\n \t \n\nfour\xc3\xa9";
  g_autoptr(GArray) lines = lines_cut(text, strlen(text));
  ck_assert_uint_eq(lines->len, 4);
  assert_line(text, lines, 0, "one", 0, 0);
  assert_line(text, lines, 1, "two", 2, 1);
  assert_line(text, lines, 2, "three", 8, 0);
  assert_line(text, lines, 3, "four\xc3\xa9", 0, 2);
  ck_assert_uint_eq(g_array_index(lines, Line, 0).page, 0);
}
END_TEST

START_TEST(form_feeds_end_lines_and_count_pages)
{
  const char *text = "one\n\ftwo\n\nthree\f";
  g_autoptr(GArray) lines = lines_cut(text, strlen(text));
  ck_assert_uint_eq(lines->len, 3);
  assert_line(text, lines, 1, "two", 0, 0);
  ck_assert_uint_eq(g_array_index(lines, Line, 0).page, 1);
  ck_assert_uint_eq(g_array_index(lines, Line, 1).page, 2);
  ck_assert_uint_eq(g_array_index(lines, Line, 2).page, 2);
}
END_TEST

START_TEST(no_break_spaces_are_blank)
{
  const char *text = "a\n\xc2\xa0\n\xc2\xa0 b";
  g_autoptr(GArray) lines = lines_cut(text, strlen(text));
  ck_assert_uint_eq(lines->len, 2);
  assert_line(text, lines, 1, "b", 2, 1);
}
END_TEST

START_TEST(nothing_has_no_lines)
{
  g_autoptr(GArray) none = lines_cut("", 0);
  ck_assert_uint_eq(none->len, 0);
  g_autoptr(GArray) blank = lines_cut(" \n\n\t\f\n", 6);
  ck_assert_uint_eq(blank->len, 0);
}
END_TEST

START_TEST(a_line_over_the_limit_is_cut_at_a_blank)
{
  g_autoptr(GString) text = g_string_new(NULL);
  while (text->len < LIMIT_LINE_BYTES + 1000)
    g_string_append(text, "word ");
  g_autoptr(GArray) lines = lines_cut(text->str, text->len);
  ck_assert_uint_eq(lines->len, 2);
  gsize total = 0;
  for (guint i = 0; i < lines->len; i++) {
    Span span = g_array_index(lines, Line, i).span;
    ck_assert_uint_le(span.end - span.start, LIMIT_LINE_BYTES);
    ck_assert_int_eq(strncmp(text->str + span.start, "word", 4), 0);
    ck_assert_int_eq(text->str[span.end - 1], 'd');
    total += span.end - span.start;
  }
  ck_assert_uint_eq(total, text->len - 2);
  ck_assert_uint_eq(g_array_index(lines, Line, 1).blank_before, 0);
}
END_TEST

START_TEST(a_line_without_blanks_is_cut_between_characters)
{
  g_autoptr(GString) text = g_string_new(NULL);
  while (text->len < LIMIT_LINE_BYTES * 2 + 10)
    g_string_append(text, "\xe2\x82\xac");
  g_autoptr(GArray) lines = lines_cut(text->str, text->len);
  ck_assert_uint_eq(lines->len, 3);
  for (guint i = 0; i < lines->len; i++) {
    Span span = g_array_index(lines, Line, i).span;
    ck_assert_uint_eq((span.end - span.start) % 3, 0);
  }
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("lines");
  tcase_add_test(cases, lines_have_indent_and_empty_lines_before);
  tcase_add_test(cases, form_feeds_end_lines_and_count_pages);
  tcase_add_test(cases, no_break_spaces_are_blank);
  tcase_add_test(cases, nothing_has_no_lines);
  tcase_add_test(cases, a_line_over_the_limit_is_cut_at_a_blank);
  tcase_add_test(cases, a_line_without_blanks_is_cut_between_characters);
  Suite *suite = suite_create("text");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
