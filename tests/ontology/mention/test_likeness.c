/* Which scheme a name looks like one of, by its words. */
#include "ontology/mention/likeness.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char text[] =
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "<urn:s/body> a skos:ConceptScheme ; skos:prefLabel \"Bodies\" .\n"
    "<urn:s/tool> a skos:ConceptScheme ; skos:prefLabel \"Tools\" .\n"
    "<urn:c/1> skos:topConceptOf <urn:s/body> ; a skos:Concept ; skos:prefLabel \"Plum Society of Ghent\" ;\n"
    "  skos:altLabel \"Society of Plums\" .\n"
    "<urn:c/2> skos:topConceptOf <urn:s/body> ; a skos:Concept ; skos:prefLabel \"Pear Society\" .\n"
    "<urn:c/3> skos:topConceptOf <urn:s/tool> ; a skos:Concept ; skos:prefLabel \"Plum Scale\" .\n"
    "<urn:c/4> skos:topConceptOf <urn:s/tool> ; a skos:Concept ; skos:prefLabel \"Pear Scale\" .\n"
    "<urn:c/5> a skos:Concept ; skos:prefLabel \"Orchard\" .\n";
static Vocabulary *vocabulary;
static Likeness *likeness;

static void setup(void)
{
  vocabulary = vocabulary_read_text("v.ttl", text, strlen(text), NULL, NULL);
  ck_assert_ptr_nonnull(vocabulary);
  likeness = likeness_new(vocabulary);
}

static void teardown(void)
{
  likeness_free(likeness);
  vocabulary_free(vocabulary);
}

/* Two bodies have "society": 2 of 3. Labels of one concept count once: "plum" is of one body and one tool. */
START_TEST(a_word_of_several_concepts)
{
  ck_assert_int_eq(likeness_scheme(likeness, "Hive Society"), 0);
  ck_assert_int_eq(likeness_scheme(likeness, "hive scales"), 1);
  ck_assert_int_eq(likeness_scheme(likeness, "Plum Hive"), -1);
}
END_TEST

/* "Ghent" is of one concept, 1 of 2: not enough; with "plum", 1 of 3, it is. "Of" says nothing. */
START_TEST(words_of_one_concept)
{
  ck_assert_int_eq(likeness_scheme(likeness, "Ghent"), -1);
  ck_assert_int_eq(likeness_scheme(likeness, "Plums of Ghent"), 0);
}
END_TEST

/* Words that nothing has, no words, and a concept in no scheme. */
START_TEST(nothing_speaks)
{
  ck_assert_int_eq(likeness_scheme(likeness, "Drone Brood"), -1);
  ck_assert_int_eq(likeness_scheme(likeness, ""), -1);
  ck_assert_int_eq(likeness_scheme(likeness, "Orchard"), -1);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("likeness");
  TCase *tests = tcase_create("likeness");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, a_word_of_several_concepts);
  tcase_add_test(tests, words_of_one_concept);
  tcase_add_test(tests, nothing_speaks);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
