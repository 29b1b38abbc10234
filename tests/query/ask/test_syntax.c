/* The query language: what a query lets through of a small base, what is left as the question, what is wrong.
 */
#include "query/ask/syntax.h"
#include "tests/ontology/papers.h"

#include <check.h>

static char *directory;
static Store *base;

/* Three papers; each passage's first word is its name. */
static void setup(void)
{
  directory = made_directory();
  base = store_open_write(directory, TRUE, 0, NULL);
  ck_assert_ptr_nonnull(base);
  Paper *tide = made_paper("Ödegård", 2004, "A randomised trial of tides");
  made_section(tide, "Results", ROLE_RESULTS);
  made_say(tide, "Alpha mussels feed at high tide (Brine, 1999).");
  made_cite(tide, "Brine, 1999", 1);
  made_reference(tide, "Brine", 1999, "Feeding in the cold");
  made_section(tide, "Discussion", ROLE_DISCUSSION);
  made_say(tide, "Beta mussels were fed by hand and the tide was said to be very high that year.");
  made_put(base, "/p/tide.txt", tide);
  paper_free(tide);
  Paper *crabs = made_paper("Brine", 1999, "Crabs: a systematic review");
  made_section(crabs, "Results", ROLE_RESULTS);
  made_say(crabs, "Gamma crabs feed at low tide, mussels do not.");
  made_put(base, "/p/crabs.txt", crabs);
  paper_free(crabs);
  Paper *sand = made_paper("van Shore", 1970, "On sand");
  made_say(sand, "Delta sand and mussels.");
  made_put(base, "/p/sand.txt", sand);
  paper_free(sand);
  ASSERT_OK(store_commit(base, &error));
  store_close(base);
  base = store_open_read(directory, NULL);
  ck_assert_ptr_nonnull(base);
}

static void teardown(void)
{
  store_close(base);
  made_remove(directory);
  g_free(directory);
}

static gint order_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of the passages with "mussels" that a query lets through, in the order of the alphabet. */
static char *let_through(const char *text)
{
  g_auto(Syntax) syntax = {0};
  g_autoptr(GError) error = NULL;
  ck_assert_msg(syntax_read(text, &syntax, &error), "%s: %s", text, error != NULL ? error->message : "");
  g_autoptr(StoreQuery) query = store_query_new();
  store_query_add(query, "mussels", 1);
  if (syntax.condition != NULL)
    store_query_within(query, store_condition_ref(syntax.condition));
  g_autoptr(StoreHits) hits = store_search(base, query, 100, &error);
  ck_assert_msg(hits != NULL, "%s: %s", text, error != NULL ? error->message : "");
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < hits->hits->len; i++) {
    gint64 id = g_array_index(hits->hits, StoreHit, i).passage;
    g_autoptr(GPtrArray) passages = store_passages(base, &id, 1, &error);
    const StorePassage *passage = g_ptr_array_index(passages, 0);
    g_ptr_array_add(names, g_strndup(passage->text, strcspn(passage->text, " ")));
  }
  g_ptr_array_sort(names, order_names);
  g_ptr_array_add(names, NULL);
  return g_strjoinv(" ", (char **)names->pdata);
}

static void assert_through(const char *text, const char *expected)
{
  g_autofree char *found = let_through(text);
  ck_assert_msg(strcmp(found, expected) == 0, "%s: lets '%s' through, not '%s'", text, found, expected);
}

START_TEST(words_alone_demand_nothing)
{
  assert_through("do mussels fly? (or swim)", "Alpha Beta Delta Gamma");
  assert_through("Paper: what is well-known, and not so", "Alpha Beta Delta Gamma");
  assert_through("WHAT MUSSELS EAT AND DRINK", "Alpha Beta Delta Gamma");
  assert_through("an inch is 5\" long", "Alpha Beta Delta Gamma");
  assert_through("had an adjusted OR 2.5 (OR = 3) of that", "Alpha Beta Delta Gamma");
  assert_through("self - help", "Alpha Beta Delta Gamma");
}
END_TEST

START_TEST(phrases_stand_in_order)
{
  assert_through("\"high tide\"", "Alpha");
  assert_through("\u201Chigh tides\u201D", "Alpha");
  assert_through("\"tide high\"", "");
  assert_through("mussels \"at low tide\"", "Gamma");
  assert_through("-\"high tide\"", "Beta Delta Gamma");
}
END_TEST

START_TEST(operators_bind_as_told)
{
  assert_through("tide AND feed", "Alpha Gamma");
  assert_through("tide AND mussel AND NOT hand", "Alpha Gamma");
  assert_through("tide NOT hand", "Alpha Gamma");
  assert_through("sand OR hand", "Beta Delta");
  /* AND before OR, words side by side before both. */
  assert_through("sand OR tide AND hand", "Beta Delta");
  assert_through("(sand OR tide) AND hand", "Beta");
  assert_through("tide low OR sand", "Delta Gamma");
  assert_through("NOT (sand OR hand)", "Alpha Gamma");
  assert_through("NOT NOT sand", "Delta");
  assert_through("tide -hand", "Alpha Delta Gamma");
  assert_through("nowhere OR nothingness", "");
  /* What says nothing demands nothing. */
  assert_through("the AND sand", "Delta");
}
END_TEST

START_TEST(near_counts_words)
{
  /* "tide was said to be very high": five words between. */
  assert_through("high NEAR/0 tide", "Alpha");
  assert_through("high NEAR/4 tide", "Alpha");
  assert_through("high NEAR/5 tide", "Alpha Beta");
  assert_through("tide NEAR high", "Alpha Beta");
  assert_through("hand NEAR/1 fed AND tide", "Beta");
}
END_TEST

START_TEST(fields_let_through_what_they_name)
{
  assert_through("author:odegard", "Alpha Beta");
  assert_through("author:\"A. Ödegård\"", "Alpha Beta");
  assert_through("author:shore", "Delta");
  assert_through("author:nobody", "");
  assert_through("year:1999", "Gamma");
  assert_through("year:1970..1999", "Delta Gamma");
  assert_through("year:2000..", "Alpha Beta");
  assert_through("year:..1998", "Delta");
  assert_through("section:results", "Alpha Gamma");
  assert_through("section:results AND NOT author:brine", "Alpha");
  assert_through("paper:brine1999", "Gamma");
  assert_through("cites:brine1999b", "Alpha");
  assert_through("design:rct", "Alpha Beta");
  assert_through("design:review", "Gamma");
  assert_through("-design:rct", "Delta Gamma");
  assert_through("kind:full", "Alpha Beta Delta Gamma");
  assert_through("paper:none", "");
  assert_through("concept:none", "");
}
END_TEST

static void assert_asks(const char *text, const char *expected)
{
  g_auto(Syntax) syntax = {0};
  ck_assert(syntax_read(text, &syntax, NULL));
  ck_assert_msg(strcmp(syntax.question, expected) == 0, "%s: asks '%s', not '%s'", text, syntax.question,
                expected);
}

START_TEST(the_rest_is_the_question)
{
  assert_asks("why do  mussels (blue ones) feed?", "why do  mussels (blue ones) feed?");
  assert_asks("why do mussels feed? year:2000.. -crabs", "why do mussels feed?");
  assert_asks("\"high tide\" AND (feeding OR growth) NOT crabs", "high tide feeding growth");
  assert_asks("concept:\"low tide\" author:shore", "low tide");
}
END_TEST

static void assert_wrong(const char *text, const char *says)
{
  g_auto(Syntax) syntax = {0};
  g_autoptr(GError) error = NULL;
  ck_assert_msg(!syntax_read(text, &syntax, &error), "%s is taken", text);
  ck_assert_msg(strstr(error->message, says) != NULL, "%s: says '%s', not '%s'", text, error->message, says);
}

START_TEST(what_is_wrong_is_said)
{
  assert_wrong("tide AND", "AND stands between");
  assert_wrong("OR tide", "OR stands between");
  assert_wrong("tide AND (sand", "isn't closed");
  assert_wrong("tide) AND sand", "wasn't opened");
  assert_wrong("tide NOT", "NOT has nothing");
  assert_wrong("author:brine NEAR tide", "operator stands where");
  assert_wrong("tide NEAR (sand OR mud)", "NEAR stands between");
  assert_wrong("year:soon", "year:soon");
  assert_wrong("year:2010..2000", "backwards");
  assert_wrong("year:..", "year:..");
  assert_wrong("design:good", "known are rct");
  assert_wrong("section:middle", "known are");
}
END_TEST

START_TEST(anything_goes_in)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  static const char *const pieces[] = {"(",       ")",         "\"",     "-",        "AND",
                                       "OR",      "NOT",       "NEAR",   "tide",     " ",
                                       " ",       "year:2000", "\xFF",   "\xE2\x80", "NEAR/3",
                                       "author:", "concept:x", "\u201C", "a",        "section:results"};
  for (guint round = 0; round < 3000; round++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint n = (guint)g_rand_int_range(random, 1, 14); n > 0; n--)
      g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    g_auto(Syntax) syntax = {0};
    g_autoptr(GError) error = NULL;
    if (!syntax_read(text->str, &syntax, &error)) {
      ck_assert_ptr_nonnull(error);
      continue;
    }
    ck_assert(g_utf8_validate(syntax.question, -1, NULL));
    g_autoptr(StoreQuery) query = store_query_new();
    store_query_add(query, "mussels", 1);
    if (syntax.condition != NULL)
      store_query_within(query, store_condition_ref(syntax.condition));
    g_autoptr(StoreHits) hits = store_search(base, query, 10, &error);
    ck_assert_msg(hits != NULL, "%s", error != NULL ? error->message : "");
  }
  g_autofree char *deep = g_strnfill(1000, '(');
  g_autofree char *query = g_strconcat("a AND ", deep, NULL);
  assert_wrong(query, "within each other");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("syntax");
  TCase *tests = tcase_create("syntax");
  tcase_add_unchecked_fixture(tests, setup, teardown);
  tcase_add_test(tests, words_alone_demand_nothing);
  tcase_add_test(tests, phrases_stand_in_order);
  tcase_add_test(tests, operators_bind_as_told);
  tcase_add_test(tests, near_counts_words);
  tcase_add_test(tests, fields_let_through_what_they_name);
  tcase_add_test(tests, the_rest_is_the_question);
  tcase_add_test(tests, what_is_wrong_is_said);
  tcase_add_test(tests, anything_goes_in);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
