/* Regular expressions: spans, groups, limits. */
#include "corpus/base/regex.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

START_TEST(finds_spans_and_groups)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place, "(?<word> \\w+ ) \\s (?<year> \\d{4} ) (?<suffix> [a-z] )?", 0);
  const char *text = "in Müller 1997, and";
  Span groups[4];
  ck_assert(regex_find(regex, text, strlen(text), 0, groups, 4));
  ck_assert_uint_eq(groups[0].start, 3);
  ck_assert_uint_eq(groups[0].end, 15);
  ck_assert_uint_eq(groups[regex_group(regex, "year")].start, 11);
  ck_assert(!regex_has(groups[regex_group(regex, "suffix")]));
  ck_assert(!regex_find(regex, text, strlen(text), 12, NULL, 0));
  ck_assert_ptr_eq(regex, regex_once(&place, "never compiled (", 0));
}
END_TEST

START_TEST(anchors_and_bounds)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place, "(?<= a ) b", 0);
  ck_assert(regex_match_at(regex, "xabx", 4, 2, NULL, 0));
  ck_assert(!regex_match_at(regex, "xabx", 4, 1, NULL, 0));
  ck_assert(!regex_find(regex, "xabx", 2, 0, NULL, 0));
  ck_assert(!regex_find(regex, "xabx", 4, 5, NULL, 0));
}
END_TEST

static guint count(const char *pattern, RegexFlags flags, const char *text, gsize end)
{
  const Regex *regex = regex_new(pattern, flags);
  Span group;
  guint n = 0;
  for (gsize at = 0; at < end && regex_find(regex, text, end, at, &group, 1); at = MAX(group.end, at + 1))
    n++;
  regex_free(regex);
  return n;
}

static gboolean finds_at(const char *pattern, const char *text, gsize end, gsize from)
{
  const Regex *regex = regex_new(pattern, REGEX_DEFAULT);
  Span group;
  gboolean found = regex_find(regex, text, end, from, &group, 1);
  regex_free(regex);
  return found;
}

/* A letter that isn't ASCII is a letter, wherever it stands, also before what is looked at. */
START_TEST(letters_of_any_script_are_words)
{
  static const char text[] = "caf\xc3\xa9s \xc3\xa9t\xc3\xa9";
  ck_assert_uint_eq(count("\\b \\w+ \\b", REGEX_DEFAULT, text, strlen(text)), 2);
  /* "s" after the accent: within a word, though all that is left of it is ASCII. */
  ck_assert(!finds_at("\\b s", text, 6, 5));
  ck_assert(!finds_at("(?<! \\w ) s", text, 6, 5));
  ck_assert(finds_at("(?<= \\w ) s", text, 6, 5));
  ck_assert(!finds_at("(?<! a \\w\\w ) s", text, 6, 5));
  /* A digit of another script. */
  ck_assert_uint_eq(count("\\d", REGEX_DEFAULT, "1 \xd9\xa3", 4), 2);
  ck_assert_uint_eq(count("K", REGEX_CASELESS, "k \xe2\x84\xaa", 5), 2);
}
END_TEST

/* Whether other letters follow makes no difference to what is ASCII. */
START_TEST(ascii_is_the_same_in_any_text)
{
  static const char *const patterns[] = {"\\b",         "\\w",    "\\W",         "\\d",         "\\s",
                                         "[[:alpha:]]", "\\p{L}", "[[:punct:]]", "[[:space:]]", "[[:print:]]",
                                         "[^\\w\\s]",   "\\h",    "\\B .",       "[[:upper:]]", "s",
                                         "^ .",         "\\p{Lu}"};
  char text[300];
  gsize n = 0;
  for (guint pass = 0; pass < 2; pass++)
    for (char c = 1; c < 127 && n < 260; c++)
      text[n++] = c;
  memcpy(text + n, "\n\xe2\x80\x94", 5);
  for (guint i = 0; i < G_N_ELEMENTS(patterns); i++)
    for (RegexFlags flags = REGEX_DEFAULT; flags <= REGEX_MULTILINE; flags++) {
      /* The dash is no letter, digit or blank: it adds what it is by itself, and the line before it. */
      g_autofree char *before = g_strdup_printf("(?: %s ) (?= [\\x00-\\x7f] )", patterns[i]);
      ck_assert_msg(count(before, flags, text, n + 1) == count(before, flags, text, n + 4), "%s",
                    patterns[i]);
    }
}
END_TEST

START_TEST(a_hostile_text_is_no_match_and_no_hang)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place, "^ (a+)+ $", 0);
  char text[3000];
  memset(text, 'a', sizeof text);
  text[sizeof text - 1] = '!';
  ck_assert(!regex_find(regex, text, sizeof text, 0, NULL, 0));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("regex");
  TCase *tests = tcase_create("regex");
  tcase_add_test(tests, finds_spans_and_groups);
  tcase_add_test(tests, anchors_and_bounds);
  tcase_add_test(tests, a_hostile_text_is_no_match_and_no_hang);
  tcase_add_test(tests, letters_of_any_script_are_words);
  tcase_add_test(tests, ascii_is_the_same_in_any_text);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
