/* What is read in a question: demanded and soft words, names, what is asked for. */
#include "query/ask/question.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static TermMaker *maker;

static const QuestionTerm *find(const Question *question, const char *word)
{
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (strcmp(term->word, word) == 0)
      return term;
  }
  return NULL;
}

/* The demanded words, joined. */
static void assert_demanded(const char *text, const char *expected)
{
  g_autoptr(Question) question = question_read(maker, text);
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (!term->soft)
      g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", term->word);
  }
  ck_assert_msg(strcmp(words->str, expected) == 0, "%s: demands '%s', not '%s'", text, words->str, expected);
}

START_TEST(demands_what_carries_meaning)
{
  assert_demanded("What does research say about helper therapy?", "helper therapy");
  assert_demanded("Please tell me which studies have shown that people use herbs", "herbs");
  assert_demanded("who founded GROW, and when?", "founded GROW");
  assert_demanded("How large are meetings?", "large meetings");
  assert_demanded("How many members has the large choir?", "members choir");
  assert_demanded("what is it?", "");
}
END_TEST

static void assert_expects(const char *text, guint expected)
{
  g_autoptr(Question) question = question_read(maker, text);
  ck_assert_msg(question->expects == expected, "%s: expects %x, not %x", text, question->expects, expected);
}

START_TEST(knows_what_is_asked_for)
{
  assert_expects("When was it founded?", EXPECT_TIME);
  assert_expects("In which year did it end?", EXPECT_TIME);
  assert_expects("When do people leave?", 0);
  assert_expects("who founded GROW, and when?", (guint)EXPECT_MAKER | (guint)EXPECT_TIME);
  assert_expects("Who attends?", EXPECT_PERSON);
  assert_expects("How many people attend?", EXPECT_NUMBER);
  assert_expects("what percentage attends", EXPECT_NUMBER);
  assert_expects("What was the dropout rate of the choirs?", EXPECT_NUMBER);
  assert_expects("What did the choir's boat cost?", EXPECT_NUMBER);
  assert_expects("Where is it?", EXPECT_PLACE);
  assert_expects("Why?", EXPECT_REASON);
  assert_expects("What is a talking group?", EXPECT_MEANING);
  assert_expects("Whenever somebody asks", 0);
}
END_TEST

START_TEST(knows_what_is_counted)
{
  g_autoptr(Question) question = question_read(maker, "In Connecticut, how many providers were surveyed?");
  ck_assert_int_ge(question->counted, 0);
  ck_assert_str_eq(((const QuestionTerm *)g_ptr_array_index(question->terms, (guint)question->counted))->word,
                   "providers");
  ck_assert_str_eq(question->number_word, "how many");
  g_autoptr(Question) named = question_read(maker, "How many GROW groups meet?");
  ck_assert_int_ge(named->counted, 0);
  ck_assert_str_eq(((const QuestionTerm *)g_ptr_array_index(named->terms, (guint)named->counted))->word,
                   "groups");
  g_autoptr(Question) none = question_read(maker, "how many?");
  ck_assert_int_eq(none->counted, -1);
}
END_TEST

static double match(const Question *question, const char *word, const char *folded, const char *term,
                    const char *printed)
{
  const QuestionTerm *of = find(question, word);
  ck_assert_ptr_nonnull(of);
  return question_term_match(of, folded, term, printed, strlen(printed));
}

START_TEST(matches_forms_and_other_words)
{
  g_autoptr(Question) question = question_read(maker, "who founded the choirs that were randomised?");
  ck_assert_double_eq(match(question, "choirs", "choirs", "choir", "choirs"), 1);
  ck_assert_double_gt(match(question, "choirs", "choir", "choir", "Choir"), 0.9);
  ck_assert_double_gt(match(question, "founded", "established", "establish", "established"), 0.5);
  ck_assert_double_lt(match(question, "founded", "established", "establish", "established"), 0.9);
  /* "found" of "find" has the same stem. */
  ck_assert_double_eq(match(question, "founded", "found", "found", "found"), 0);
  ck_assert_double_eq(match(question, "choirs", "chair", "chair", "chair"), 0);
}
END_TEST

START_TEST(names_keep_their_capitals)
{
  g_autoptr(Question) question = question_read(maker, "Does GROW know Alcoholics Anonymous?");
  ck_assert_double_eq(match(question, "GROW", "grow", "grow", "GROW"), 1);
  ck_assert_double_eq(match(question, "GROW", "grow", "grow", "grow"), 0);
  ck_assert_double_lt(match(question, "Anonymous", "anonymous", "anonym", "anonymous"), 1);
  ck_assert_double_gt(match(question, "Anonymous", "aa", "aa", "AA"), 0.5);
  ck_assert_double_eq(match(question, "Anonymous", "aa", "aa", "aa"), 0);
  g_autoptr(Question) shortest = question_read(maker, "what is GROW?");
  ck_assert_double_eq(match(shortest, "GROW", "grow", "grow", "grow"), 0);
  g_autoptr(Question) title = question_read(maker, "What Is Mutual Aid?");
  ck_assert_double_eq(match(title, "Mutual", "mutual", "mutual", "mutual"), 1);
  /* All capitals say nothing. */
  g_autoptr(Question) loud = question_read(maker, "DOES SINGING HELP?");
  ck_assert_double_eq(match(loud, "SINGING", "singing", "sing", "singing"), 1);
}
END_TEST

START_TEST(any_bytes_are_a_question)
{
  g_autoptr(Question) broken = question_read(maker, "\xff\xfe how many \xc3(");
  ck_assert(g_utf8_validate(broken->text, -1, NULL));
  g_autoptr(GString) longest = g_string_new(NULL);
  for (guint i = 0; i < 800; i++)
    g_string_append_printf(longest, "w%u ", i);
  g_autoptr(Question) many = question_read(maker, longest->str);
  ck_assert_uint_eq(many->terms->len, 64);
}
END_TEST

int main(void)
{
  maker = term_maker_new();
  Suite *suite = suite_create("question");
  TCase *tests = tcase_create("question");
  tcase_add_test(tests, demands_what_carries_meaning);
  tcase_add_test(tests, knows_what_is_asked_for);
  tcase_add_test(tests, knows_what_is_counted);
  tcase_add_test(tests, matches_forms_and_other_words);
  tcase_add_test(tests, names_keep_their_capitals);
  tcase_add_test(tests, any_bytes_are_a_question);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  term_maker_free(maker);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
