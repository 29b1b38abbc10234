/* Other words for the words of a question: names of the vocabularies' concepts, and WordNet where it is
 * installed. */
#include "query/ask/match.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static TermMaker *maker;
static Lexicon *lexicon;

static guint find(const Question *question, const char *word)
{
  for (guint i = 0; i < question->terms->len; i++)
    if (strcmp(((const QuestionTerm *)g_ptr_array_index(question->terms, i))->word, word) == 0)
      return i;
  ck_abort_msg("no %s in the question", word);
}

/* The degree to which a text has a word of a question. */
static double degree(const char *text, const char *word, const char *passage_text)
{
  g_autoptr(Question) question = question_read(maker, text);
  question_expand_opposites(question, maker);
  question_expand(question, maker, lexicon);
  StorePaper paper = {.record = record_new()};
  StorePassage passage = {.text = (char *)passage_text, .paper = &paper};
  passage.headings = g_ptr_array_new();
  PassageMatch *match = passage_match_new(maker, lexicon, question, &passage);
  double found = match->in_passage[find(question, word)];
  passage_match_free(match);
  g_ptr_array_unref(passage.headings);
  record_free(paper.record);
  return found;
}

START_TEST(a_name_is_found_by_the_concepts_other_names)
{
  const char *question = "When was Recovery International founded?";
  ck_assert_double_gt(degree(question, "International", "Recovery, Inc. opened its doors."), 0.5);
  ck_assert_double_eq(degree(question, "International", "The recovery of patients went well."), 0);
  ck_assert_double_eq(degree(question, "International", "GROW opened its doors."), 0);
}
END_TEST

START_TEST(a_narrower_concept_stands_for_the_broader_one_only)
{
  ck_assert_double_gt(degree("Do symptoms fade?", "symptoms", "Depressive symptoms faded."), 0.5);
  ck_assert_double_gt(degree("Do symptoms fade?", "symptoms", "Their anxiety faded."), 0.5);
  ck_assert_double_eq(degree("Does anxiety fade?", "anxiety", "Symptoms faded."), 0);
}
END_TEST

START_TEST(a_change_is_answered_by_the_opposite_change)
{
  double opposite = degree("Does singing increase loneliness?", "increase", "Singing reduced loneliness.");
  ck_assert_double_gt(opposite, 0);
  ck_assert_double_lt(opposite,
                      degree("Does singing increase loneliness?", "increase", "Singing raised loneliness."));
  ck_assert_double_gt(degree("Does singing reduce loneliness?", "reduce", "Singing increased loneliness."),
                      0);
  ck_assert_double_eq(degree("Does singing reduce loneliness?", "reduce", "Singing is not loneliness."), 0);
}
END_TEST

START_TEST(a_stem_is_not_always_a_word)
{
  ck_assert_double_eq(degree("Is mindfulness offered?", "mindfulness", "A sound mind is offered."), 0);
  ck_assert_double_eq(degree("Is mindfulness offered?", "mindfulness", "Mindfulness is offered."), 1);
}
END_TEST

START_TEST(wordnet_relates_words)
{
  if (!lexicon_has_wordnet(lexicon))
    return;
  double synonym = degree("Does the physician agree?", "physician", "The doctors agreed.");
  ck_assert_double_gt(synonym, 0);
  ck_assert_double_lt(synonym, 1);
  ck_assert_double_eq(degree("Does the physician agree?", "physician", "The windows agreed."), 0);
}
END_TEST

int main(void)
{
  maker = term_maker_new();
  g_autofree char *directory =
      g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), "ontology", "vocabularies", NULL);
  g_autoptr(Vocabulary) vocabulary = vocabulary_read_directory(directory, NULL, NULL);
  g_autoptr(Matcher) matcher = vocabulary != NULL ? matcher_new(vocabulary) : NULL;
  lexicon = lexicon_new(matcher);
  Suite *suite = suite_create("expand");
  TCase *tests = tcase_create("expand");
  tcase_add_test(tests, a_name_is_found_by_the_concepts_other_names);
  tcase_add_test(tests, a_narrower_concept_stands_for_the_broader_one_only);
  tcase_add_test(tests, a_change_is_answered_by_the_opposite_change);
  tcase_add_test(tests, a_stem_is_not_always_a_word);
  tcase_add_test(tests, wordnet_relates_words);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  lexicon_free(lexicon);
  term_maker_free(maker);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
