/* JSON read from its beginning to its end: values, faults, and what isn't wanted passed over. */
#include "ontology/store/json_cursor.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* Members of an object as "name=string;" or "name;" where the value is no string; "bad" after a fault. */
static char *describe(const char *text)
{
  JsonCursor json = {.at = text};
  GString *out = g_string_new(NULL);
  char name[JSON_NAME_BYTES];
  gboolean first = TRUE;
  for (gboolean more = json_open_object(&json); more && json_next_member(&json, &first, name);) {
    g_autofree char *value = json_take_string(&json);
    g_string_append_printf(out, value != NULL ? "%s=%s;" : "%s;", name, value);
  }
  return json_done(&json) ? g_string_free(out, FALSE) : (g_string_free(out, TRUE), g_strdup("bad"));
}

static void assert_described(const char *text, const char *expected)
{
  g_autofree char *found = describe(text);
  ck_assert_msg(strcmp(found, expected) == 0, "%s gave %s, not %s", text, found, expected);
}

START_TEST(strings)
{
  assert_described("{}", "");
  assert_described(" { \"a\" : \"x\" , \"b\" : \"y z\" } \n", "a=x;b=y z;");
  assert_described("{\"a\":\"q\\\"b\\\\s\\/n\\nt\\tu\\u00e9\\uD83D\\uDE00\"}",
                   "a=q\"b\\s/n\nt\tu\xc3\xa9\xf0\x9f\x98\x80;");
  assert_described("{\"a\":\"\xc3\xa9\",\"b\":\"\"}", "a=\xc3\xa9;b=;");
}
END_TEST

START_TEST(other_values_are_passed_over)
{
  assert_described("{\"a\":1,\"b\":-2.5e3,\"c\":true,\"d\":false,\"e\":null,\"f\":\"x\"}", "a;b;c;d;e;f=x;");
  assert_described("{\"a\":[1,[\"}\",{\"b\":[]}],{}],\"c\":{\"d\":{\"e\":\"]\"}},\"f\":\"x\"}", "a;c;f=x;");
}
END_TEST

START_TEST(faults)
{
  static const char *const bad[] = {"",
                                    "{",
                                    "}",
                                    "{\"a\"}",
                                    "{\"a\":}",
                                    "{\"a\":1",
                                    "{\"a\":1,}",
                                    "{\"a\":1 \"b\":2}",
                                    "{,}",
                                    "{a:1}",
                                    "{\"a\":\"x",
                                    "{\"a\":\"\\",
                                    "{\"a\":\"\\q\"}",
                                    "{\"a\":\"\\u12\"}",
                                    "{\"a\":\"\\u0000\"}",
                                    "{\"a\":\"\\ud800\"}",
                                    "{\"a\":\"\\udc00\\ud800\"}",
                                    "{\"a\":\"\n\"}",
                                    "{\"a\":-}",
                                    "{\"a\":1.2.3}",
                                    "{\"a\":0x1p3}",
                                    "{\"a\":tru}",
                                    "{\"a\":nan}",
                                    "{\"a\":[1 2]}",
                                    "{\"a\":[1}",
                                    "{} {}"};
  for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
    assert_described(bad[i], "bad");
}
END_TEST

/* Nesting is bounded: 17 levels are one too many. */
START_TEST(nesting_has_an_end)
{
  for (guint levels = 15; levels < 18; levels++) {
    g_autoptr(GString) text = g_string_new("{\"a\":");
    for (guint i = 1; i < levels; i++)
      g_string_append_c(text, '[');
    for (guint i = 1; i < levels; i++)
      g_string_append_c(text, ']');
    g_string_append_c(text, '}');
    assert_described(text->str, levels <= 16 ? "a;" : "bad");
  }
  g_autofree char *deep = g_strnfill(1000000, '[');
  g_autofree char *text = g_strconcat("{\"a\":", deep, NULL);
  assert_described(text, "bad");
}
END_TEST

START_TEST(numbers_and_truth)
{
  JsonCursor json = {.at = "[-12, 0.25, true, false, \"1\", 7]"};
  gboolean first = TRUE;
  double number = 0;
  ck_assert(json_open_array(&json));
  ck_assert(json_next_element(&json, &first) && json_take_number(&json, &number));
  ck_assert(number == -12);
  ck_assert(json_next_element(&json, &first) && json_take_number(&json, &number));
  ck_assert(number == 0.25);
  ck_assert(json_next_element(&json, &first) && json_take_true(&json));
  ck_assert(json_next_element(&json, &first) && !json_take_true(&json));
  ck_assert(json_next_element(&json, &first) && !json_take_number(&json, &number));
  ck_assert(json_next_element(&json, &first) && !json_take_true(&json));
  ck_assert(!json_next_element(&json, &first));
  ck_assert(json_done(&json));
}
END_TEST

START_TEST(a_long_name_is_cut_off)
{
  JsonCursor json = {.at = "{\"0123456789012345678901234567890123456789\":1}"};
  char name[JSON_NAME_BYTES];
  gboolean first = TRUE;
  ck_assert(json_open_object(&json) && json_next_member(&json, &first, name));
  ck_assert_str_eq(name, "0123456789012345678901234567890");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("json_cursor");
  TCase *tests = tcase_create("json_cursor");
  tcase_add_test(tests, strings);
  tcase_add_test(tests, other_values_are_passed_over);
  tcase_add_test(tests, faults);
  tcase_add_test(tests, nesting_has_an_end);
  tcase_add_test(tests, numbers_and_truth);
  tcase_add_test(tests, a_long_name_is_cut_off);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
