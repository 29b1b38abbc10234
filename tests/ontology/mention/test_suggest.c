/* What a vocabulary lacks: names, abbreviations and terms of papers that no mention covers. */
#include "ontology/mention/suggest.h"
#include "tests/ontology/papers.h"

/* Concepts are read in this order; 0 is an organisation, 1 a design. */
static const char vocabulary_text[] =
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix av: <https://adduce.invalid/ns#> .\n"
    "<urn:s/body> a skos:ConceptScheme ; skos:prefLabel \"Bodies\" ; av:role \"entity\" .\n"
    "<urn:s/design> a skos:ConceptScheme ; skos:prefLabel \"Designs\" ; av:role \"design\" .\n"
    "<urn:c/hive> skos:topConceptOf <urn:s/body> ; a skos:Concept ; skos:prefLabel \"Hive Keepers Guild\" .\n"
    "<urn:c/trial> skos:topConceptOf <urn:s/design> ; a skos:Concept ; skos:prefLabel \"field trial\" .\n"
    "<urn:c/plum> skos:topConceptOf <urn:s/body> ; a skos:Concept ; skos:prefLabel \"Plum Guild\" .\n"
    "<urn:c/count> skos:topConceptOf <urn:s/design> ; a skos:Concept ; skos:prefLabel \"guild count\" .\n";
static Vocabulary *vocabulary;
static Suggestions *suggestions;

static void setup(void)
{
  vocabulary = vocabulary_read_text("v.ttl", vocabulary_text, strlen(vocabulary_text), NULL, NULL);
  ck_assert_ptr_nonnull(vocabulary);
  suggestions = suggestions_new(vocabulary);
}

static void teardown(void)
{
  suggestions_free(suggestions);
  vocabulary_free(vocabulary);
}

/* Adds a paper of these paragraphs (NULL ends them); covered, where it is not NULL, is what a mention of the
 * concept has. */
static void add_with(const char *key, const char *covered, const char *concept, const char *const *paragraphs)
{
  g_autoptr(Paper) paper = made_paper("Reed", 2001, "On fruit");
  for (guint i = 0; paragraphs[i] != NULL; i++)
    made_say(paper, paragraphs[i]);
  paper_cut_sentences(paper);
  g_autoptr(GArray) mentions = g_array_new(FALSE, FALSE, sizeof(Mention));
  const char *text = paper->text->str;
  for (const char *at = covered != NULL ? strstr(text, covered) : NULL; at != NULL;
       at = strstr(at + 1, covered)) {
    Mention mention = {.span = {(gsize)(at - text), (gsize)(at - text) + strlen(covered)},
                       .concept = (guint)vocabulary_find(vocabulary, concept)};
    g_array_append_val(mentions, mention);
  }
  suggestions_add(suggestions, key, paper, mentions);
}

static void add(const char *key, const char *covered, const char *const *paragraphs)
{
  add_with(key, covered, "hive", paragraphs);
}

/* "kind text count/papers\n" of each, best first. */
static void assert_listed(guint least, guint limit, const char *expected)
{
  g_autoptr(GPtrArray) list = suggestions_list(suggestions, least, limit, -1);
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
  g_autoptr(GPtrArray) list = suggestions_list(suggestions, 1, 10, -1);
  ck_assert_uint_eq(list->len, 1);
  const Suggestion *one = g_ptr_array_index(list, 0);
  ck_assert_str_eq(one->paper, "a");
  /* "We saw the " is 11 bytes. */
  ck_assert_uint_eq(one->span.start, 11);
  ck_assert_uint_eq(one->span.end, 22);
  ck_assert_str_eq(one->context, "We saw the Plum Circle.");
}
END_TEST

/* Words that are a concept of another kind don't cut a name; those of an organisation do. */
START_TEST(a_name_with_a_concept_inside)
{
  add_with("a", "Field Trial", "trial", (const char *[]){"We asked the Pear Field Trial Office then.", NULL});
  add_with("b", "Hive Keepers", "hive", (const char *[]){"We saw the Hive Keepers Office then.", NULL});
  add_with("c", "Field Trial", "trial", (const char *[]){"We did a Field Trial then.", NULL});
  assert_listed(1, 10, "name|Pear Field Trial Office|1/1\n");
}
END_TEST

/* What is in two papers comes before what is often in one. */
START_TEST(papers_count_more_than_places)
{
  add("a", NULL,
      (const char *[]){"It is the Pear Ring.", "It is the Pear Ring.", "It is the Pear Ring.",
                       "It is the Plum Circle.", NULL});
  add("b", NULL, (const char *[]){"It is the Plum Circle.", "It is the Plum Circle.", NULL});
  assert_listed(1, 10, "name|Plum Circle|3/2\nname|Pear Ring|3/1\n");
}
END_TEST

/* The author is A. Reed, the entry is by Byrne and Stone. */
START_TEST(people_of_the_paper_are_no_names)
{
  g_autoptr(Paper) paper = made_paper("Reed", 2001, "On fruit");
  made_say(paper, "That is how Byrne and Stone did it. It is the Byrne Ring.");
  Record *cited = made_reference(paper, "Byrne", 1990, "On rings");
  g_ptr_array_add(cited->authors, person_new("Stone", "B."));
  paper_cut_sentences(paper);
  g_autoptr(GArray) mentions = g_array_new(FALSE, FALSE, sizeof(Mention));
  suggestions_add(suggestions, "a", paper, mentions);
  assert_listed(1, 10, "name|Byrne Ring|1/1\n");
}
END_TEST

START_TEST(codes_are_no_names)
{
  add("a", NULL,
      (const char *[]){"It is at T2-T3, and by LDL-C, and in T1 and T2, and so Plum-Pear it is.", NULL});
  assert_listed(1, 10, "name|Plum-Pear|1/1\n");
}
END_TEST

START_TEST(possessives_are_cut_off)
{
  add("a", NULL,
      (const char *[]){"It was the Plum Circle's cake and the Plum Circle\xE2\x80\x99s tea.", NULL});
  assert_listed(1, 10, "name|Plum Circle|2/1\n");
}
END_TEST

/* Small words inside have no letter of their own; an abbreviation of it isn't an acronym, too. */
START_TEST(abbreviations_over_small_words)
{
  add("a", NULL, (const char *[]){"By PGP it was. The plum guild of Pavia (PGP) said so.", NULL});
  assert_listed(2, 10, "abbreviation|plum guild of Pavia (PGP)|1/1\n");
}
END_TEST

/* Large letters inside, or an address; not plain words, numbers, or parts of a compound. */
START_TEST(acronyms_that_nothing_defines)
{
  add("a", NULL,
      (const char *[]){"We asked PGP.", "It is PlumNet.", "It is on Plums.org.", "It is IV.",
                       "We saw RED-2 there.", "It is at B12.", "We met Pavia.", NULL});
  assert_listed(1, 10, "acronym|PGP|1/1\nacronym|PlumNet|1/1\nacronym|Plums.org|1/1\n");
}
END_TEST

/* "Guild" is a word of two bodies and of one design: 2 of 4 for bodies, which isn't enough; with "Plum", of
 * one body, it is 1. "Trial" and "field" are each of one design. */
START_TEST(what_it_is_like)
{
  add("a", NULL, (const char *[]){"It is the Pear Guild, the Plum Guild House, the Trial Field.", NULL});
  assert_listed(1, 10, "name|Pear Guild|1/1\nname|Plum Guild House|1/1\nname|Trial Field|1/1\n");
  g_autoptr(GPtrArray) list = suggestions_list(suggestions, 1, 10, -1);
  ck_assert_int_eq(((const Suggestion *)g_ptr_array_index(list, 0))->scheme, -1);
  ck_assert_int_eq(((const Suggestion *)g_ptr_array_index(list, 1))->scheme, 0);
  ck_assert_int_eq(((const Suggestion *)g_ptr_array_index(list, 2))->scheme, 1);
  g_autoptr(GPtrArray) bodies = suggestions_list(suggestions, 1, 10, 0);
  ck_assert_uint_eq(bodies->len, 1);
}
END_TEST

/* What thanks and funding name is looked at; headings are printed with large letters anyway. */
START_TEST(where_is_looked)
{
  g_autoptr(Paper) paper = made_paper("Reed", 2001, "On fruit");
  made_section(paper, "Plums And Pears", ROLE_METHODS);
  made_say(paper, "Thanks to the Pear Ring.");
  g_array_index(paper->paragraphs, Paragraph, paper->paragraphs->len - 1).zone = ZONE_BACK;
  paper_cut_sentences(paper);
  g_autoptr(GArray) mentions = g_array_new(FALSE, FALSE, sizeof(Mention));
  suggestions_add(suggestions, "a", paper, mentions);
  assert_listed(1, 10, "name|Pear Ring|1/1\n");
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
  tcase_add_test(tests, a_name_with_a_concept_inside);
  tcase_add_test(tests, papers_count_more_than_places);
  tcase_add_test(tests, people_of_the_paper_are_no_names);
  tcase_add_test(tests, codes_are_no_names);
  tcase_add_test(tests, possessives_are_cut_off);
  tcase_add_test(tests, abbreviations_over_small_words);
  tcase_add_test(tests, acronyms_that_nothing_defines);
  tcase_add_test(tests, what_it_is_like);
  tcase_add_test(tests, where_is_looked);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
