/* What a base keeps of a vocabulary and of the papers searched with it. The vocabulary is that of
 * tests/ontology/data/bees.ttl, or one of the two below. */
#include "ontology/store/knowledge.h"
#include "tests/ontology/papers.h"

#include <sqlite3.h>

#define PREFIXES                                                                                             \
  "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"                                                 \
  "@prefix av: <https://adduce.invalid/ns#> .\n"                                                             \
  "<http://x/thing> a skos:ConceptScheme ; av:role \"subject\", \"object\" .\n"

/* Two vocabularies that share nothing. */
static const char apples[] = PREFIXES "<http://x/thing/apple> a skos:Concept ; skos:topConceptOf "
                                      "<http://x/thing> ; skos:prefLabel \"apple\"@en .";
static const char pears[] = PREFIXES "<http://x/thing/plum> a skos:Concept ; skos:topConceptOf "
                                     "<http://x/thing> ; skos:prefLabel \"plum\"@en .\n"
                                     "<http://x/thing/pear> a skos:Concept ; skos:topConceptOf "
                                     "<http://x/thing> ; skos:prefLabel \"pear\"@en .";

static char *directory;

static void setup(void)
{
  directory = made_directory();
}

static void teardown(void)
{
  made_remove(directory);
  g_free(directory);
}

typedef struct {
  Vocabulary *vocabulary;
  Matcher *matcher;
} Words;

static Words words_of(const char *turtle)
{
  Words words = {vocabulary_read_text("made.ttl", turtle, strlen(turtle), NULL, NULL), NULL};
  ck_assert_ptr_nonnull(words.vocabulary);
  words.matcher = matcher_new(words.vocabulary);
  return words;
}

static void words_free(Words *words)
{
  matcher_free(words->matcher);
  vocabulary_free(words->vocabulary);
}

/* Opens to write and takes the vocabulary. */
static Store *writer(const Words *words)
{
  Store *store = store_open_write(directory, TRUE, 0, NULL);
  ck_assert_ptr_nonnull(store);
  ASSERT_OK(store_set_matcher(store, words->matcher, &error));
  return store;
}

static void finish(Store *store)
{
  ASSERT_OK(store_commit(store, &error));
  store_close(store);
}

/* Runs SQL on the closed base, as another program could. */
static void tamper(const char *sql)
{
  g_autofree char *path = g_build_filename(directory, "base.sqlite", NULL);
  sqlite3 *db = NULL;
  char *problem = NULL;
  ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
  ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &problem) == SQLITE_OK, "%s: %s", sql, problem);
  sqlite3_close(db);
}

/* "apple pear ": keys of the concepts that a paper mentions, in order of place. */
static char *mentioned(const char *key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Store) store = store_open_read(directory, &error);
  ck_assert_msg(store != NULL, "%s", error != NULL ? error->message : "");
  g_autoptr(StorePaper) paper = store_paper(store, key, &error);
  ck_assert_msg(paper != NULL, "%s", error != NULL ? error->message : "");
  g_autoptr(GPtrArray) mentions = store_mentions_of_paper(store, paper->id, &error);
  ck_assert_msg(mentions != NULL, "%s", error != NULL ? error->message : "");
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < mentions->len; i++) {
    const StoreMention *mention = g_ptr_array_index(mentions, i);
    g_string_append_printf(out, "%s ", mention->concept);
  }
  return g_string_free(out, FALSE);
}

static void assert_mentioned(const char *key, const char *expected)
{
  g_autofree char *found = mentioned(key);
  ck_assert_str_eq(found, expected);
}

/* The base's own vocabulary has this many concepts; -1: it has none; -2: it is refused. */
static int concepts_of_base(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Store) store = store_open_read(directory, &error);
  ck_assert_msg(store != NULL, "%s", error != NULL ? error->message : "");
  const Matcher *matcher = NULL;
  if (!store_matcher(store, &matcher, &error)) {
    ck_assert(g_error_matches(error, STORE_ERROR, STORE_ERROR_CORRUPT));
    ck_assert_ptr_nonnull(strstr(error->message, "run adduce-index"));
    ck_assert_ptr_null(matcher);
    return -2;
  }
  return matcher == NULL ? -1 : (int)vocabulary_concepts(matcher_vocabulary(matcher));
}

static void put_fruit(Store *store)
{
  g_autoptr(Paper) paper = made_paper("Reed", 2001, "On fruit");
  made_say(paper, "A pear is no apple. Two plums.");
  made_put(store, "/p/fruit", paper);
}

START_TEST(mentions_are_kept)
{
  Words words = words_of(apples);
  Store *store = writer(&words);
  put_fruit(store);
  finish(store);
  words_free(&words);
  assert_mentioned("reed2001", "apple ");
  ck_assert_int_eq(concepts_of_base(), 1);
}
END_TEST

START_TEST(assertions_are_kept_with_their_citations)
{
  g_autofree char *file =
      g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), "tests/ontology/data/bees.ttl", NULL);
  g_autofree char *turtle = NULL;
  ck_assert(g_file_get_contents(file, &turtle, NULL, NULL));
  Words words = words_of(turtle);
  Store *store = writer(&words);
  g_autoptr(Paper) paper = made_paper("Reed", 2001, "On bees");
  made_reference(paper, "Byrne", 1990, "Drones");
  made_section(paper, "Discussion", ROLE_DISCUSSION);
  made_say(paper, "Drone brood removal reduced winter losses (Byrne, 1990).");
  made_cite(paper, "Byrne, 1990", 1);
  made_put(store, "/p/bees", paper);
  finish(store);
  words_free(&words);
  g_autoptr(Store) reader = store_open_read(directory, NULL);
  g_autoptr(GPtrArray) found = store_assertions(reader, 0, 0, NULL);
  ck_assert_uint_eq(found->len, 1);
  const StoreAssertion *assertion = g_ptr_array_index(found, 0);
  ck_assert_str_eq(assertion->subject, "drone-removal");
  ck_assert_str_eq(assertion->relation, "reduces");
  ck_assert_str_eq(assertion->object, "winter-loss");
  ck_assert_str_eq(assertion->direction, "down");
  /* Fewer losses are wished for. */
  ck_assert_str_eq(assertion->benefit, "benefit");
  ck_assert(!assertion->negated);
  ck_assert(!assertion->own_result);
  ck_assert_str_eq(assertion->quote, "Drone brood removal reduced winter losses (Byrne, 1990).");
  ck_assert_uint_eq(assertion->cites->len, 1);
  ck_assert_str_eq(g_ptr_array_index(assertion->cites, 0), "byrne1990");
}
END_TEST

START_TEST(another_vocabulary_annotates_what_is_held)
{
  Words first = words_of(apples), second = words_of(pears);
  Store *store = writer(&first);
  put_fruit(store);
  finish(store);
  finish(writer(&second));
  assert_mentioned("reed2001", "pear plum ");
  ck_assert_int_eq(concepts_of_base(), 2);
  finish(writer(&first));
  assert_mentioned("reed2001", "apple ");
  ck_assert_int_eq(concepts_of_base(), 1);
  words_free(&first);
  words_free(&second);
}
END_TEST

/* Nothing is annotated anew where neither the vocabulary nor the rules have changed. */
START_TEST(the_same_vocabulary_changes_nothing)
{
  Words words = words_of(apples);
  Store *store = writer(&words);
  put_fruit(store);
  finish(store);
  tamper("DELETE FROM mention");
  finish(writer(&words));
  assert_mentioned("reed2001", "");
  tamper("UPDATE vocabulary SET extractor = 0");
  finish(writer(&words));
  assert_mentioned("reed2001", "apple ");
  words_free(&words);
}
END_TEST

/* What is not committed leaves base and vocabulary as they were: in step. */
START_TEST(a_change_that_is_not_committed_is_none)
{
  Words first = words_of(apples), second = words_of(pears);
  Store *store = writer(&first);
  put_fruit(store);
  finish(store);
  store_close(writer(&second));
  assert_mentioned("reed2001", "apple ");
  ck_assert_int_eq(concepts_of_base(), 1);
  words_free(&first);
  words_free(&second);
}
END_TEST

static void put_digest(Store *store)
{
  g_autoptr(Paper) digest = made_paper("Reed", 2001, "On fruit");
  digest->kind = PAPER_DIGEST;
  digest->digest_of = g_strdup("Reed (2001). On fruit.");
  made_say(digest, "It says that a pear is no apple.");
  made_put(store, "/p/digest", digest);
}

START_TEST(a_hidden_digest_is_annotated_too)
{
  Words first = words_of(apples), second = words_of(pears);
  Store *store = writer(&first);
  put_digest(store);
  put_fruit(store);
  finish(store);
  assert_mentioned("reed2001", "apple ");
  store = writer(&second);
  finish(store);
  /* It stays hidden: one paper shows. */
  store = writer(&second);
  g_autoptr(GPtrArray) papers = store_papers(store, NULL);
  ck_assert_uint_eq(papers->len, 1);
  ck_assert_int_eq(((const StorePaper *)g_ptr_array_index(papers, 0))->kind, PAPER_FULL);
  ASSERT_OK(store_remove_file(store, "/p/fruit", &error));
  finish(store);
  assert_mentioned("reed2001", "pear ");
  words_free(&first);
  words_free(&second);
}
END_TEST

START_TEST(a_base_without_a_vocabulary_has_none)
{
  Store *store = store_open_write(directory, TRUE, 0, NULL);
  put_fruit(store);
  finish(store);
  ck_assert_int_eq(concepts_of_base(), -1);
  g_autoptr(Store) reader = store_open_read(directory, NULL);
  ck_assert(!store_is_annotated(reader, NULL));
}
END_TEST

START_TEST(a_damaged_vocabulary_is_refused_and_mended)
{
  static const char *const damages[] = {
      "UPDATE vocabulary SET compiled = x''", "UPDATE vocabulary SET compiled = zeroblob(100000)",
      "UPDATE vocabulary SET compiled = substr(compiled, 1, length(compiled) - 4)",
      "UPDATE vocabulary SET compiled = CAST(compiled || x'00000000' AS BLOB)",
      /* of other tables than these */
      "INSERT INTO concept (id, key, iri, label) VALUES (99, 'x', 'x', 'x')"};
  Words words = words_of(apples);
  Store *store = writer(&words);
  put_fruit(store);
  finish(store);
  for (guint i = 0; i < G_N_ELEMENTS(damages); i++) {
    tamper(damages[i]);
    ck_assert_int_eq(concepts_of_base(), -2);
    tamper("DELETE FROM concept WHERE id = 99");
    finish(writer(&words));
    ck_assert_int_eq(concepts_of_base(), 1);
  }
  /* That of another vocabulary. */
  tamper("UPDATE vocabulary SET digest = replace(digest, substr(digest, 1, 1), 'z')");
  ck_assert_int_eq(concepts_of_base(), -2);
  words_free(&words);
}
END_TEST

/* A reader that stays open sees the vocabulary that the base has now. */
START_TEST(an_open_reader_takes_the_new_vocabulary)
{
  Words first = words_of(apples), second = words_of(pears);
  finish(writer(&first));
  g_autoptr(Store) reader = store_open_read(directory, NULL);
  const Matcher *matcher = NULL, *again = NULL;
  ASSERT_OK(store_matcher(reader, &matcher, &error));
  ASSERT_OK(store_matcher(reader, &again, &error));
  ck_assert_ptr_eq(matcher, again);
  ck_assert_int_ge(vocabulary_find(matcher_vocabulary(matcher), "apple"), 0);
  finish(writer(&second));
  ASSERT_OK(store_matcher(reader, &matcher, &error));
  ck_assert_int_lt(vocabulary_find(matcher_vocabulary(matcher), "apple"), 0);
  ck_assert_int_ge(vocabulary_find(matcher_vocabulary(matcher), "plum"), 0);
  words_free(&first);
  words_free(&second);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("annotate");
  TCase *tests = tcase_create("annotate");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, mentions_are_kept);
  tcase_add_test(tests, assertions_are_kept_with_their_citations);
  tcase_add_test(tests, another_vocabulary_annotates_what_is_held);
  tcase_add_test(tests, the_same_vocabulary_changes_nothing);
  tcase_add_test(tests, a_change_that_is_not_committed_is_none);
  tcase_add_test(tests, a_hidden_digest_is_annotated_too);
  tcase_add_test(tests, a_base_without_a_vocabulary_has_none);
  tcase_add_test(tests, a_damaged_vocabulary_is_refused_and_mended);
  tcase_add_test(tests, an_open_reader_takes_the_new_vocabulary);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
