/* Sentences scored against questions, on passages made by hand. */
#include "query/ask/cues.h"
#include "query/ask/score.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static TermMaker *maker;

/* A passage of sentences, and a question; every word of the question as rare as the others. */
typedef struct {
  StorePaper paper;
  StorePassage passage;
  Question *question;
  PassageMatch *match;
} Case;

static Case *case_new(const char *question, const char *const *sentences)
{
  Case *c = g_new0(Case, 1);
  GString *text = g_string_new(NULL);
  c->passage.sentences = g_array_new(FALSE, FALSE, sizeof(Span));
  for (; *sentences != NULL; sentences++) {
    if (text->len > 0)
      g_string_append_c(text, ' ');
    Span span = {100 + text->len, 100 + text->len + strlen(*sentences)};
    g_array_append_val(c->passage.sentences, span);
    g_string_append(text, *sentences);
  }
  c->passage.span = (Span){100, 100 + text->len};
  c->passage.text = g_string_free(text, FALSE);
  c->passage.headings = g_ptr_array_new_with_free_func(g_free);
  c->passage.citations = g_ptr_array_new_with_free_func((GDestroyNotify)store_citation_free);
  c->passage.paper = &c->paper;
  c->paper.record = record_new();
  c->question = question_read(maker, question);
  for (guint i = 0; i < c->question->terms->len; i++) {
    QuestionTerm *term = g_ptr_array_index(c->question->terms, i);
    term->passages = 1;
    term->weight = 1;
  }
  c->match = passage_match_new(maker, NULL, c->question, &c->passage);
  return c;
}

static void case_free(Case *c)
{
  passage_match_free(c->match);
  question_free(c->question);
  record_free(c->paper.record);
  g_array_unref(c->passage.sentences);
  g_ptr_array_unref(c->passage.headings);
  g_ptr_array_unref(c->passage.citations);
  g_free(c->passage.text);
  g_free(c);
}

static gboolean is_complete(const char *question, const char *sentence)
{
  const char *const sentences[] = {sentence, NULL};
  Case *c = case_new(question, sentences);
  Window window = window_score(c->match, 0, 1, 1, 0);
  ck_assert_double_ge(window.score, 0);
  ck_assert_double_le(window.score, 1);
  case_free(c);
  return window.complete;
}

START_TEST(every_demanded_word_is_needed)
{
  ck_assert(
      is_complete("Do choirs reduce loneliness?", "Singing in choirs lowered the loneliness of members."));
  ck_assert(
      !is_complete("Do choirs reduce blindness?", "Singing in choirs lowered the loneliness of members."));
}
END_TEST

START_TEST(a_date_is_not_the_year_of_a_citation)
{
  ck_assert(is_complete("When was the choir founded?", "The choir was founded in 1974."));
  ck_assert(!is_complete("When was the choir founded?", "The choir was founded by a cook."));
  const char *const sentences[] = {"The choir was founded by a cook (Nygaard, 1980).", NULL};
  Case *c = case_new("When was the choir founded?", sentences);
  StoreCitation *citation = g_new0(StoreCitation, 1);
  gsize start = 100 + strlen("The choir was founded by a cook (");
  citation->span = (Span){start, start + strlen("Nygaard, 1980")};
  citation->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
  citation->references = g_ptr_array_new();
  g_ptr_array_add(c->passage.citations, citation);
  ck_assert(!window_score(c->match, 0, 1, 1, 0).complete);
  case_free(c);
}
END_TEST

START_TEST(who_and_when_belong_to_what_is_asked)
{
  const char *sentence =
      "Sailors founded the choir in Bergen, in 1974, by the harbour, after a long and cold winter in which "
      "many of them had listened to the famous old Orchestra of Oslo.";
  ck_assert(is_complete("When was the choir founded?", sentence));
  ck_assert(!is_complete("When was the Orchestra founded?", sentence));
  ck_assert(is_complete("Who founded the choir?", "The choir was founded by Astrid Nygaard."));
  ck_assert(!is_complete("Who founded the choir?", "The choir was founded in Bergen."));
  ck_assert(!is_complete("Who founded the choir?", "The method adopted by the choir was founded on trust."));
}
END_TEST

START_TEST(neighbours_stay_neighbours)
{
  ck_assert(
      is_complete("Does smoke cause lung cancer?", "Smoke is one of the causes of cancer of the lung."));
  ck_assert(!is_complete("Does smoke cause lung cancer?",
                         "Smoke affects more than your lungs, and in girls who live "
                         "with it for years it causes breast cancer."));
}
END_TEST

START_TEST(a_long_question_needs_a_share_of_its_words)
{
  const char *question = "Do large choirs in the harbour make lonely sailors of Bergen sing louder at night?";
  /* The name alone is not enough, nor is all but the name. */
  ck_assert(is_complete(question, "Sailors of Bergen sing when they are lonely."));
  ck_assert(!is_complete(question, "Sailors of Oslo sing when they are lonely."));
  const char *const sentences[] = {"Nothing much in Bergen.", NULL};
  Case *c = case_new(question, sentences);
  Window window = window_score(c->match, 0, 1, 1, 0);
  ck_assert_double_lt(window.share, question_share_needed(c->question));
  case_free(c);
}
END_TEST

/* "Of Bergen" is said once in a paper, not in every paragraph. */
START_TEST(a_name_may_stand_elsewhere_in_the_paper)
{
  const char *const sentences[] = {"Sailors who sing are less lonely at night.", NULL};
  Case *c = case_new("Do the lonely sailors of Bergen sing louder at night?", sentences);
  Window without = window_score(c->match, 0, 1, 1, 0);
  ck_assert(!without.fits);
  for (guint i = 0; i < c->question->terms->len; i++)
    if (((const QuestionTerm *)g_ptr_array_index(c->question->terms, i))->name)
      c->match->in_paper |= (guint64)1 << i;
  Window with = window_score(c->match, 0, 1, 1, 0);
  ck_assert(with.fits);
  ck_assert(!with.complete);
  ck_assert_double_lt(with.counts, 1);
  case_free(c);
}
END_TEST

START_TEST(the_row_of_a_table_needs_every_word)
{
  const char *const sentences[] = {"Bergen, sailors who sing, 41", NULL};
  Case *c = case_new("How often do the lonely sailors of Bergen sing at night?", sentences);
  ck_assert(window_score(c->match, 0, 1, 1, 0).complete);
  c->passage.zone = ZONE_TABLE;
  ck_assert(!window_score(c->match, 0, 1, 1, 0).complete);
  case_free(c);
}
END_TEST

START_TEST(a_number_counts_what_is_asked)
{
  ck_assert(is_complete("How many members did the choir have?", "The choir had about 100 members."));
  ck_assert(
      !is_complete("How many members did the choir have?", "The choir used a 12-step plan for its members."));
  ck_assert(
      !is_complete("How many members did the choir have?", "In 1974 the choir met its members (see 3)."));
}
END_TEST

START_TEST(the_topic_may_stand_in_the_heading_and_nothing_else)
{
  const char *const sentences[] = {"Loneliness fell.", NULL};
  Case *c = case_new("Does singing reduce loneliness?", sentences);
  g_ptr_array_add(c->passage.headings, g_strdup("Singing and its effects"));
  PassageMatch *with_heading = passage_match_new(maker, NULL, c->question, &c->passage);
  Window without = window_score(c->match, 0, 1, 1, 0);
  Window with = window_score(with_heading, 0, 1, 1, 0);
  ck_assert_uint_gt((guint)with.covered, (guint)without.covered);
  ck_assert_double_gt(with.score, without.score);
  passage_match_free(with_heading);
  case_free(c);
}
END_TEST

START_TEST(a_definition_begins_with_what_it_defines)
{
  const char *const sentences[] = {"Mutual aid is a process of helping each other.",
                                   "Although rare, in many towns mutual aid is new.", "They like mutual aid.",
                                   NULL};
  Case *c = case_new("What is mutual aid?", sentences);
  double scores[3];
  for (guint i = 0; i < 3; i++)
    scores[i] = window_score(c->match, i, 1, 1, 0).feature[FEATURE_DEFINITION];
  ck_assert_double_eq(scores[0], 1);
  ck_assert_double_lt(scores[1], 1);
  ck_assert_double_eq(scores[2], 0);
  case_free(c);
}
END_TEST

START_TEST(findings_before_plans)
{
  const char *const sentences[] = {"We will examine whether choirs reduce loneliness.",
                                   "We found that choirs reduce loneliness.", NULL};
  Case *c = case_new("Do choirs reduce loneliness?", sentences);
  ck_assert_double_gt(window_score(c->match, 1, 1, 1, 0).score, window_score(c->match, 0, 1, 1, 0).score);
  case_free(c);
}
END_TEST

int main(void)
{
  maker = term_maker_new();
  Suite *suite = suite_create("score");
  TCase *tests = tcase_create("score");
  tcase_add_test(tests, every_demanded_word_is_needed);
  tcase_add_test(tests, a_date_is_not_the_year_of_a_citation);
  tcase_add_test(tests, who_and_when_belong_to_what_is_asked);
  tcase_add_test(tests, neighbours_stay_neighbours);
  tcase_add_test(tests, a_long_question_needs_a_share_of_its_words);
  tcase_add_test(tests, a_name_may_stand_elsewhere_in_the_paper);
  tcase_add_test(tests, the_row_of_a_table_needs_every_word);
  tcase_add_test(tests, a_number_counts_what_is_asked);
  tcase_add_test(tests, the_topic_may_stand_in_the_heading_and_nothing_else);
  tcase_add_test(tests, a_definition_begins_with_what_it_defines);
  tcase_add_test(tests, findings_before_plans);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  term_maker_free(maker);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
