/* What the tests of ontology/assertion share: invented sentences read with the vocabulary that ships, and
 * each assertion as a line, "subject|relation|object|direction" with marks: ? hedged, ! a harm. */
#ifndef ADDUCE_TESTS_ASSERTION_SAYS_H
#define ADDUCE_TESTS_ASSERTION_SAYS_H

#include "ontology/annotation.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static Vocabulary *vocabulary;
static Matcher *matcher;

static void set_up(void)
{
  g_autofree char *directory =
      g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), "ontology", "vocabularies", NULL);
  vocabulary = vocabulary_read_directory(directory, NULL, NULL);
  ck_assert(vocabulary != NULL);
  matcher = matcher_new(vocabulary);
}

static void tear_down(void)
{
  matcher_free(matcher);
  vocabulary_free(vocabulary);
}

static inline void describe(const char *text, const Assertion *assertion, GString *out)
{
  Span object = assertion->object_span;
  g_string_append_printf(out, "%s|%s|", vocabulary_concept(vocabulary, assertion->subject)->key,
                         relation_name(assertion->relation));
  if (assertion->object >= 0)
    g_string_append(out, vocabulary_concept(vocabulary, (guint)assertion->object)->key);
  else
    g_string_append_len(out, text + object.start, (gssize)(object.end - object.start));
  g_string_append_printf(out, "|%s%s%s\n", direction_name(assertion->direction), assertion->hedged ? "?" : "",
                         assertion->benefit == BENEFIT_BAD ? "!" : "");
}

/* The assertions of a text as a paper's: a sentence a line, a paragraph after each empty line. A line that
 * begins with "# " is the heading of what follows. */
static inline GPtrArray *find(const char *text, SectionRole role, const AssertionCitation *citations, guint n)
{
  TextPiece piece = {{0, strlen(text)}, ZONE_BODY};
  g_autoptr(GArray) mentions = mentions_find(matcher, text, &piece, 1, MENTION_DEFAULT);
  g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(AssertionSentence));
  Span heading = {0, 0};
  guint block = 0;
  for (const char *at = text; *at != '\0';) {
    const char *end = strchrnul(at, '\n');
    AssertionSentence one = {{(gsize)(at - text), (gsize)(end - text)}, block, role, heading};
    if (g_str_has_prefix(at, "# "))
      heading = one.span;
    else if (end == at)
      block++;
    else
      g_array_append_val(sentences, one);
    at = *end == '\0' ? end : end + 1;
  }
  AssertionInput input = {.text = text,
                          .vocabulary = vocabulary,
                          .sentences = (const AssertionSentence *)sentences->data,
                          .n_sentences = sentences->len,
                          .mentions = (const Mention *)mentions->data,
                          .n_mentions = mentions->len,
                          .citations = citations,
                          .n_citations = n};
  return assertions_find(&input);
}

static inline void assert_says(const char *text, const char *expected)
{
  g_autoptr(GPtrArray) found = find(text, ROLE_DISCUSSION, NULL, 0);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < found->len; i++)
    describe(text, g_ptr_array_index(found, i), out);
  ck_assert_msg(strcmp(out->str, expected) == 0, "%s\ngave\n%swanted\n%s", text, out->str, expected);
}

static inline int run(const char *name, const TTest *const *tests, guint n)
{
  Suite *suite = suite_create(name);
  TCase *tcase = tcase_create(name);
  tcase_add_unchecked_fixture(tcase, set_up, tear_down);
  tcase_set_timeout(tcase, 60);
  for (guint i = 0; i < n; i++)
    tcase_add_test(tcase, tests[i]);
  suite_add_tcase(suite, tcase);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
