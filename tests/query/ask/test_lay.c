/* Everyday turns of phrase and the papers' words for them; words near in meaning. */
#include "query/ask/lay.h"
#include "query/ask/soft.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static TermMaker *maker;

static const QuestionTerm *term_of(const Question *question, const char *word)
{
  for (guint i = 0; i < question->terms->len; i++)
    if (strcmp(((const QuestionTerm *)g_ptr_array_index(question->terms, i))->word, word) == 0)
      return g_ptr_array_index(question->terms, i);
  return NULL;
}

static gboolean has_expansion(const QuestionTerm *term, const char *word)
{
  for (guint i = 0; term != NULL && i < term->expansions->len; i++)
    if (strcmp(((const Expansion *)g_ptr_array_index(term->expansions, i))->word, word) == 0)
      return TRUE;
  return FALSE;
}

START_TEST(a_word_gets_the_papers_words)
{
  g_autoptr(Question) question = question_read(maker, "Do grown-ups sing?");
  question_expand_lay(question, maker);
  gboolean found = FALSE;
  for (guint i = 0; i < question->terms->len; i++)
    found = found || strcmp(((QuestionTerm *)g_ptr_array_index(question->terms, i))->word, "adult") == 0;
  ck_assert(found);
}
END_TEST

START_TEST(a_phrase_is_one_thing)
{
  g_autoptr(Question) question = question_read(maker, "Does singing get in the way of work?");
  question_expand_lay(question, maker);
  const QuestionTerm *term = term_of(question, "interfere");
  ck_assert_ptr_nonnull(term);
  ck_assert(has_expansion(term, "barrier"));
  /* "Way" alone is not asked for any more. */
  ck_assert_ptr_null(term_of(question, "way"));
}
END_TEST

START_TEST(names_are_left_alone)
{
  g_autoptr(Question) question = question_read(maker, "When was the Circle of Friends Club of Oslo founded?");
  question_expand_lay(question, maker);
  ck_assert_ptr_nonnull(term_of(question, "Circle"));
  ck_assert(!has_expansion(term_of(question, "Circle"), "group"));
}
END_TEST

START_TEST(near_words_have_a_degree)
{
  g_autoptr(Question) question = question_read(maker, "Do physicians sing?");
  g_autoptr(SoftWords) soft = soft_words_new(question);
  ck_assert_double_gt(soft_word(soft, "doctors")->near[0], 0.5);
  ck_assert_double_eq(soft_word(soft, "windows")->near[0], 0);
  ck_assert_double_eq(soft_word(soft, "qqxz")->best, 0);
}
END_TEST

int main(void)
{
  maker = term_maker_new();
  Suite *suite = suite_create("lay");
  TCase *tests = tcase_create("lay");
  tcase_add_test(tests, a_word_gets_the_papers_words);
  tcase_add_test(tests, a_phrase_is_one_thing);
  tcase_add_test(tests, names_are_left_alone);
  tcase_add_test(tests, near_words_have_a_degree);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  term_maker_free(maker);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
