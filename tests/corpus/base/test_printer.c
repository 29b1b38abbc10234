/* The printer: JSON that any parser takes, text that is wrapped by what a terminal shows. */
#include "corpus/base/printer.h"

#include <check.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

START_TEST(json_nests_and_separates)
{
  g_autoptr(GString) out = g_string_new(NULL);
  Printer *printer = printer_new_json_string(out);
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_array(printer, "empty");
  printer_end_array(printer);
  printer_begin_array(printer, "list");
  printer_boolean(printer, NULL, TRUE);
  printer_number(printer, NULL, 0.5);
  printer_begin_object(printer, NULL);
  printer_end_object(printer);
  printer_end_array(printer);
  printer_string_optional(printer, "absent", NULL);
  printer_string_optional(printer, "empty text", "");
  printer_integer_optional(printer, "zero", 0);
  printer_paragraph(printer, STYLE_PLAIN, 0, "prose is for the other backend");
  printer_end_object(printer);
  printer_end_line(printer);
  ck_assert(printer_finish(printer, NULL));
  ck_assert_str_eq(out->str, "{\"version\":1,\"empty\":[],\"list\":[true,0.5,{}]}\n");
}
END_TEST

START_TEST(json_escapes_what_it_must)
{
  g_autoptr(GString) out = g_string_new(NULL);
  Printer *printer = printer_new_json_string(out);
  const char text[] = "a\"b\\c\nd\te\x01\x7f \xc3\xbc \xe2\x82\xac \xf0\x9f\x98\x80 \xff\xc3|\0|";
  printer_string_n(printer, NULL, text, sizeof text - 1);
  printer_finish(printer, NULL);
  g_autoptr(JsonParser) parser = json_parser_new();
  ck_assert(json_parser_load_from_data(parser, out->str, (gssize)out->len, NULL));
  ck_assert(g_utf8_validate(out->str, (gssize)out->len, NULL));
  ck_assert_ptr_nonnull(strstr(out->str, "a\\\"b\\\\c\\nd\\te\\u0001\\u007f \xc3\xbc"));
  ck_assert_ptr_nonnull(strstr(out->str, "\xef\xbf\xbd\xef\xbf\xbd|\\u0000|\""));
}
END_TEST

START_TEST(columns_are_what_the_terminal_shows)
{
  ck_assert_uint_eq(text_columns("abc", -1), 3);
  ck_assert_uint_eq(text_columns("\xc3\xbc", -1), 1);
  ck_assert_uint_eq(text_columns("u\xcc\x88", -1), 1);
  ck_assert_uint_eq(text_columns("\xe6\xbc\xa2\xe5\xad\x97", -1), 4);
}
END_TEST

START_TEST(wraps_by_columns)
{
  g_autoptr(GString) out = g_string_new(NULL);
  Printer *printer = printer_new_text_string(out, 10, FALSE);
  printer_text(printer, STYLE_STRONG, "one two");
  printer_text(printer, STYLE_PLAIN, " three \xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2 incomprehensible x");
  printer_flush(printer, 0, 2);
  printer_finish(printer, NULL);
  ck_assert_str_eq(out->str,
                   "one two\n  three\n  \xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\n  incomprehensible\n  x\n");
}
END_TEST

START_TEST(colours_only_where_asked_and_never_from_outside)
{
  g_autoptr(GString) plain = g_string_new(NULL);
  g_autoptr(GString) coloured = g_string_new(NULL);
  Printer *printers[] = {printer_new_text_string(plain, 0, FALSE),
                         printer_new_text_string(coloured, 0, TRUE)};
  for (guint i = 0; i < 2; i++) {
    printer_text(printers[i], STYLE_STRONG,
                 "a\x1b[31m\x01"
                 "Bb");
    printer_flush(printers[i], 0, 0);
    printer_finish(printers[i], NULL);
  }
  ck_assert_str_eq(plain->str, "a\\u{1b}[31m\\u{1}Bb\n");
  ck_assert_str_eq(coloured->str, "\x1b[1ma\\u{1b}[31m\\u{1}Bb\x1b[0m\n");
}
END_TEST

START_TEST(lines_and_breaks_stay)
{
  g_autoptr(GString) out = g_string_new(NULL);
  Printer *printer = printer_new_text_string(out, 8, FALSE);
  printer_line(printer, "never wrapped at all");
  printer_blank(printer);
  printer_paragraph(printer, STYLE_PLAIN, 2, "a\nb");
  printer_finish(printer, NULL);
  ck_assert_str_eq(out->str, "never wrapped at all\n\n  a\n  b\n");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("printer");
  TCase *tests = tcase_create("printer");
  tcase_add_test(tests, json_nests_and_separates);
  tcase_add_test(tests, json_escapes_what_it_must);
  tcase_add_test(tests, columns_are_what_the_terminal_shows);
  tcase_add_test(tests, wraps_by_columns);
  tcase_add_test(tests, colours_only_where_asked_and_never_from_outside);
  tcase_add_test(tests, lines_and_breaks_stay);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
