/* What a vocabulary lacks: names, abbreviations and terms of papers that no mention covers. */
#include "ontology/mention/suggest.h"
#include "tests/ontology/papers.h"

static Suggestions *suggestions;

static void setup(void)
{
  suggestions = suggestions_new();
}

static void teardown(void)
{
  suggestions_free(suggestions);
}

/* Adds a paper of these paragraphs (NULL ends them); covered, where it is not NULL, is what a mention has. */
static void add(const char *key, const char *covered, const char *const *paragraphs)
{
  g_autoptr(Paper) paper = made_paper("Reed", 2001, "On fruit");
  for (guint i = 0; paragraphs[i] != NULL; i++)
    made_say(paper, paragraphs[i]);
  paper_cut_sentences(paper);
  g_autoptr(GArray) mentions = g_array_new(FALSE, FALSE, sizeof(Mention));
  const char *text = paper->text->str;
  for (const char *at = covered != NULL ? strstr(text, covered) : NULL; at != NULL;
       at = strstr(at + 1, covered)) {
    Mention mention = {.span = {(gsize)(at - text), (gsize)(at - text) + strlen(covered)}};
    g_array_append_val(mentions, mention);
  }
  suggestions_add(suggestions, key, paper, mentions);
}

/* "kind text count/papers\n" of each, best first. */
static void assert_listed(guint least, guint limit, const char *expected)
{
  g_autoptr(GPtrArray) list = suggestions_list(suggestions, least, limit);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < list->len; i++) {
    const Suggestion *one = g_ptr_array_index(list, i);
    g_string_append_printf(out, "%s|%s|%u/%u\n", suggest_kind_name(one->kind), one->text, one->count,
                           one->papers);
  }
  ck_assert_str_eq(out->str, expected);
}

START_TEST(names_of_several_words)
{
  add("a", NULL, (const char *[]){"We saw the Hearing Voices Network there.", NULL});
  add("b", NULL,
      (const char *[]){"It joined the Hearing Voices Network.", "The Society for Plums and Pears was it.",
                       NULL});
  /* A single capitalised word is no name of this kind; terms need small letters. */
  add("c", NULL, (const char *[]){"We met Ghent.", NULL});
  assert_listed(1, 10, "name|Hearing Voices Network|2/2\nname|Society for Plums and Pears|1/1\n");
}
END_TEST

/* A name ends at a comma, and one that a mention covers needs no concept. */
START_TEST(names_end_and_are_covered)
{
  add("a", "Hive Keepers United",
      (const char *[]){"They are Hive Keepers United, Plum Circle, Pear Ring.", NULL});
  assert_listed(1, 10, "name|Pear Ring|1/1\nname|Plum Circle|1/1\n");
}
END_TEST

START_TEST(an_author_who_is_cited_is_no_name)
{
  g_autoptr(Paper) paper = made_paper("Reed", 2001, "On fruit");
  made_say(paper, "It was (Ada Byrne, 1990).");
  made_cite(paper, "Ada Byrne, 1990", 0);
  paper_cut_sentences(paper);
  g_autoptr(GArray) mentions = g_array_new(FALSE, FALSE, sizeof(Mention));
  suggestions_add(suggestions, "a", paper, mentions);
  assert_listed(1, 10, "");
}
END_TEST

/* Once is enough for what the text defines itself; the letters must be those of the words before. */
START_TEST(abbreviations_that_are_defined)
{
  add("a", NULL, (const char *[]){"The drone brood removal (DBR) came.", "The late pears (XYZ) came.", NULL});
  assert_listed(5, 10, "abbreviation|drone brood removal (DBR)|1/1\n");
}
END_TEST

/* Two and three words without small words at their ends; singular and plural are one. */
START_TEST(terms_that_come_back)
{
  add("a", NULL,
      (const char *[]){"They like ripe pears.", "They buy a ripe pear.", "They eat ripe pears.", NULL});
  assert_listed(3, 10, "term|ripe pears|3/1\n");
  add("b", "ripe pears", (const char *[]){"They like ripe pears.", NULL});
  assert_listed(3, 10, "term|ripe pears|3/1\n");
}
END_TEST

START_TEST(the_list_has_its_limits)
{
  add("a", NULL,
      (const char *[]){"We saw the Plum Circle and they saw the Pear Ring.", "We saw the Plum Circle.",
                       NULL});
  assert_listed(2, 10, "name|Plum Circle|2/1\n");
  assert_listed(1, 1, "name|Plum Circle|2/1\n");
  assert_listed(3, 10, "");
}
END_TEST

START_TEST(the_place_is_the_first_one)
{
  add("a", NULL, (const char *[]){"We saw the Plum Circle.", NULL});
  add("b", NULL, (const char *[]){"The Plum Circle it was.", NULL});
  g_autoptr(GPtrArray) list = suggestions_list(suggestions, 1, 10);
  ck_assert_uint_eq(list->len, 1);
  const Suggestion *one = g_ptr_array_index(list, 0);
  ck_assert_str_eq(one->paper, "a");
  /* "We saw the " is 11 bytes. */
  ck_assert_uint_eq(one->span.start, 11);
  ck_assert_uint_eq(one->span.end, 22);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("suggest");
  TCase *tests = tcase_create("suggest");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, names_of_several_words);
  tcase_add_test(tests, names_end_and_are_covered);
  tcase_add_test(tests, an_author_who_is_cited_is_no_name);
  tcase_add_test(tests, abbreviations_that_are_defined);
  tcase_add_test(tests, terms_that_come_back);
  tcase_add_test(tests, the_list_has_its_limits);
  tcase_add_test(tests, the_place_is_the_first_one);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
