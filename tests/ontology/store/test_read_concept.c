/* Concepts, mentions and assertions as they are read from a base. The vocabulary is that of
 * tests/ontology/data/bees.ttl. */
#include "ontology/store/knowledge.h"
#include "tests/ontology/papers.h"

static char *directory;
static Store *store;

/* Two papers: one with what there is to find, one with a single mention. */
static void set_up(void)
{
  directory = made_directory();
  g_autofree char *file =
      g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), "tests/ontology/data/bees.ttl", NULL);
  const char *files[] = {file};
  g_autoptr(Vocabulary) vocabulary = vocabulary_read(files, 1, NULL, NULL);
  g_autoptr(Matcher) matcher = matcher_new(vocabulary);
  Store *writer = store_open_write(directory, TRUE, 0, NULL);
  ASSERT_OK(store_set_matcher(writer, matcher, &error));
  g_autoptr(Paper) bees = made_paper("Reed", 2001, "On bees");
  made_section(bees, "Discussion", ROLE_DISCUSSION);
  made_say(bees, "Drone brood removal reduced winter losses.");
  made_say(bees, "We asked Hive Keepers United. It was founded in 1920.");
  made_put(writer, "/p/bees", bees);
  g_autoptr(Paper) more = made_paper("Byrne", 2005, "More on bees");
  made_say(more, "A winter loss is sad.");
  made_put(writer, "/p/more", more);
  ASSERT_OK(store_commit(writer, &error));
  store_close(writer);
  store = store_open_read(directory, NULL);
  ck_assert_ptr_nonnull(store);
}

static void tear_down(void)
{
  store_close(store);
  made_remove(directory);
  g_free(directory);
}

static StoreConcept *concept(const char *name)
{
  g_autoptr(GError) error = NULL;
  StoreConcept *found = store_concept(store, name, FALSE, &error);
  ck_assert_msg(found != NULL, "%s", error != NULL ? error->message : name);
  return found;
}

START_TEST(a_concept_by_key_or_any_label)
{
  static const char *const names[] = {"winter-loss", "Winter Loss", "winter mortalities", "WL"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(StoreConcept) found = concept(names[i]);
    ck_assert_str_eq(found->key, "winter-loss");
    ck_assert_str_eq(found->scheme, "result");
    ck_assert_str_eq(found->label, "winter loss");
    ck_assert_str_eq(found->iri, "https://adduce.invalid/bees/result/winter-loss");
    ck_assert_str_eq(found->desirable, "less");
    ck_assert(!found->entity);
    ck_assert_uint_eq(found->mentions, 2);
    ck_assert_uint_eq(found->papers, 2);
    ck_assert_uint_eq(found->assertions, 1);
  }
}
END_TEST

START_TEST(an_organisation_is_asked_for)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreConcept) hive = store_concept(store, "Hive Keepers United", TRUE, &error);
  ck_assert_ptr_nonnull(hive);
  ck_assert(hive->entity);
  ck_assert_str_eq(hive->key, "hive");
  ck_assert_ptr_null(hive->desirable);
  ck_assert_ptr_null(store_concept(store, "winter loss", TRUE, &error));
  ck_assert(g_error_matches(error, STORE_ERROR, STORE_ERROR_NOT_FOUND));
  ck_assert_ptr_nonnull(strstr(error->message, "organisation"));
  g_clear_error(&error);
  ck_assert_ptr_null(store_concept(store, "wasps", FALSE, &error));
  ck_assert(g_error_matches(error, STORE_ERROR, STORE_ERROR_NOT_FOUND));
}
END_TEST

/* A name without a letter or digit is nobody's, and no pattern for all. */
START_TEST(marks_name_nothing)
{
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_concept(store, "!!!", FALSE, &error));
  ck_assert(g_error_matches(error, STORE_ERROR, STORE_ERROR_NOT_FOUND));
  g_autoptr(GPtrArray) none = store_concepts(store, "!!!", NULL);
  ck_assert_uint_eq(none->len, 0);
  g_autoptr(GPtrArray) by_key = store_concepts(store, "Drone-R", NULL);
  ck_assert_uint_eq(by_key->len, 1);
}
END_TEST

/* By scheme, then by label; the pattern may stand in any label or in the key. */
START_TEST(concepts_by_pattern)
{
  g_autoptr(GPtrArray) all = store_concepts(store, NULL, NULL);
  ck_assert_uint_eq(all->len, 7);
  static const char *const order[] = {"association",   "hive",        "drone-removal", "treatment",
                                      "colony-health", "honey-yield", "winter-loss"};
  for (guint i = 0; i < all->len; i++)
    ck_assert_str_eq(((const StoreConcept *)g_ptr_array_index(all, i))->key, order[i]);
  /* "varroa treatment" is another name of it. */
  g_autoptr(GPtrArray) some = store_concepts(store, "varroa", NULL);
  ck_assert_uint_eq(some->len, 1);
  ck_assert_str_eq(((const StoreConcept *)g_ptr_array_index(some, 0))->key, "treatment");
  g_autoptr(GPtrArray) none = store_concepts(store, "wasp", NULL);
  ck_assert_uint_eq(none->len, 0);
}
END_TEST

static void assert_near(const char *name, const char *how, const char *expected)
{
  g_autoptr(StoreConcept) of = concept(name);
  g_autoptr(GPtrArray) near = store_concept_near(store, of->id, how, 10, NULL);
  ck_assert_ptr_nonnull(near);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < near->len; i++)
    g_string_append_printf(out, "%s ", ((const StoreConcept *)g_ptr_array_index(near, i))->key);
  ck_assert_str_eq(out->str, expected);
}

START_TEST(what_is_near_a_concept)
{
  assert_near("winter-loss", "broader", "colony-health ");
  assert_near("colony-health", "narrower", "honey-yield winter-loss ");
  assert_near("colony-health", "broader", "");
  assert_near("colony-health", "related", "");
  /* In the sentence that has both. */
  assert_near("winter-loss", "mentioned", "drone-removal ");
}
END_TEST

START_TEST(facts_and_labels_of_a_concept)
{
  g_autoptr(StoreConcept) hive = concept("hive");
  g_autoptr(GPtrArray) facts = store_concept_facts(store, hive->id, NULL);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < facts->len; i++) {
    const StoreFact *fact = g_ptr_array_index(facts, i);
    g_string_append_printf(out, "%s=%s\n", fact->property, fact->value);
  }
  ck_assert_str_eq(out->str, "label preferred=HIVE\nlabel alternative=Hive\n"
                             "label alternative=Hive Keepers United\nsource=Made for tests\nfounded=1920\n"
                             "place=Ghent\nfounder=Ada Byrne\n");
}
END_TEST

START_TEST(mentions_of_a_paper_and_of_a_concept)
{
  g_autoptr(StoreConcept) loss = concept("winter-loss");
  g_autoptr(GPtrArray) of_concept = store_mentions_of_concept(store, loss->id, 100, NULL);
  ck_assert_uint_eq(of_concept->len, 2);
  const StoreMention *first = g_ptr_array_index(of_concept, 0), *second = g_ptr_array_index(of_concept, 1);
  ck_assert_str_eq(first->paper, "byrne2005");
  ck_assert_str_eq(first->text, "winter loss");
  ck_assert_str_eq(first->zone, "body");
  /* "A " is before it; the file has 10 bytes more. */
  ck_assert_uint_eq(first->span.start, 2);
  ck_assert_uint_eq(first->span.end, 13);
  ck_assert(first->place.has_bytes);
  ck_assert_uint_eq(first->place.start, 12);
  ck_assert_str_eq(second->paper, "reed2001");
  ck_assert_str_eq(second->text, "winter losses");
  g_autoptr(StorePaper) paper = store_paper(store, "reed2001", NULL);
  g_autoptr(GPtrArray) of_paper = store_mentions_of_paper(store, paper->id, NULL);
  ck_assert_uint_eq(of_paper->len, 3);
  ck_assert_str_eq(((const StoreMention *)g_ptr_array_index(of_paper, 2))->concept, "hive");
  g_autoptr(GPtrArray) limited = store_mentions_of_concept(store, loss->id, 1, NULL);
  ck_assert_uint_eq(limited->len, 1);
}
END_TEST

START_TEST(assertions_of_a_paper_and_of_a_concept)
{
  g_autoptr(StoreConcept) loss = concept("winter-loss");
  g_autoptr(StoreConcept) honey = concept("honey-yield");
  g_autoptr(GPtrArray) found = store_assertions(store, 0, loss->id, NULL);
  ck_assert_uint_eq(found->len, 1);
  const StoreAssertion *assertion = g_ptr_array_index(found, 0);
  ck_assert_str_eq(assertion->subject_label, "drone brood removal");
  ck_assert_str_eq(assertion->object_label, "winter loss");
  ck_assert_str_eq(assertion->quote, "Drone brood removal reduced winter losses.");
  ck_assert_str_eq(assertion->paper, "reed2001");
  ck_assert_uint_eq(assertion->cites->len, 0);
  ck_assert_ptr_null(assertion->population);
  g_autoptr(GPtrArray) none = store_assertions(store, 0, honey->id, NULL);
  ck_assert_uint_eq(none->len, 0);
  g_autoptr(StorePaper) other = store_paper(store, "byrne2005", NULL);
  g_autoptr(GPtrArray) of_other = store_assertions(store, other->id, 0, NULL);
  ck_assert_uint_eq(of_other->len, 0);
}
END_TEST

START_TEST(it_is_annotated)
{
  ck_assert(store_is_annotated(store, NULL));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("read_concept");
  TCase *tests = tcase_create("read_concept");
  tcase_add_unchecked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, a_concept_by_key_or_any_label);
  tcase_add_test(tests, an_organisation_is_asked_for);
  tcase_add_test(tests, marks_name_nothing);
  tcase_add_test(tests, concepts_by_pattern);
  tcase_add_test(tests, what_is_near_a_concept);
  tcase_add_test(tests, facts_and_labels_of_a_concept);
  tcase_add_test(tests, mentions_of_a_paper_and_of_a_concept);
  tcase_add_test(tests, assertions_of_a_paper_and_of_a_concept);
  tcase_add_test(tests, it_is_annotated);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
