/* Papers ranked as wholes, the words that papers share, and what citations pass on. */
#include "ontology/store/rank.h"
#include "ontology/store/spread.h"
#include "tests/ontology/papers.h"

#include <stdlib.h>

static char *directory;
static Store *store;

static void setup(void)
{
  directory = made_directory();
  g_autoptr(GError) error = NULL;
  store = store_open_write(directory, TRUE, 0, &error);
  ck_assert_msg(store != NULL, "%s", error != NULL ? error->message : "");
}

static void teardown(void)
{
  store_close(store);
  made_remove(directory);
  g_free(directory);
}

static void put(const char *family, const char *title, const char *text, const char *keyword)
{
  g_autoptr(Paper) paper = made_paper(family, 2001, title);
  made_say(paper, text);
  if (keyword != NULL)
    g_ptr_array_add(paper->record->keywords, g_strdup(keyword));
  g_autofree char *path = g_strconcat("/", family, NULL);
  made_put(store, path, paper);
}

static gint64 id_of(const char *key)
{
  g_autoptr(StorePaper) paper = store_paper(store, key, NULL);
  ck_assert_msg(paper != NULL, "no paper %s", key);
  return paper->id;
}

static GArray *rank(const char *term, const StoreRanking *ranking)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) terms = store_terms_new();
  store_terms_add(terms, term, 1);
  GArray *hits = store_rank_papers(store, terms, ranking, 10, &error);
  ck_assert_msg(hits != NULL, "%s", error != NULL ? error->message : "");
  return hits;
}

static StorePaperHit hit_at(const GArray *hits, guint i)
{
  ck_assert_uint_lt(i, hits->len);
  return g_array_index(hits, StorePaperHit, i);
}

static double score_of(const GArray *hits, const char *key)
{
  gint64 id = id_of(key);
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index(hits, StorePaperHit, i).paper == id)
      return g_array_index(hits, StorePaperHit, i).score;
  return 0;
}

START_TEST(the_paper_that_says_more_of_it_comes_first)
{
  put("Marsh", "One", "Reeds and reeds and reeds stand here.", NULL);
  put("Fenn", "Two", "Reeds, rushes, sedges, willows stand here.", NULL);
  put("Moor", "Three", "Nothing of the kind is told.", NULL);
  ASSERT_OK(store_commit(store, &error));
  for (int scheme = 0; scheme < 2; scheme++) {
    StoreRanking ranking = {.bm25 = scheme == 0, .ineb2 = scheme == 1};
    g_autoptr(GArray) hits = rank("reed", &ranking);
    ck_assert_uint_eq(hits->len, 2);
    ck_assert_int_eq(hit_at(hits, 0).paper, id_of("marsh2001"));
    ck_assert_double_eq(hit_at(hits, 0).score, 1);
    ck_assert_double_lt(hit_at(hits, 1).score, 1);
    ck_assert_double_gt(hit_at(hits, 1).score, 0);
  }
}
END_TEST

START_TEST(title_and_keywords_are_fields_of_their_own)
{
  put("Marsh", "Reeds", "Of plants.", NULL);
  put("Fenn", "Plants", "Of reeds.", NULL);
  put("Moor", "Plants", "Of marshes.", "reeds");
  ASSERT_OK(store_commit(store, &error));
  StoreRanking title = {.title = 1};
  g_autoptr(GArray) titled = rank("reed", &title);
  ck_assert_uint_eq(titled->len, 1);
  ck_assert_int_eq(hit_at(titled, 0).paper, id_of("marsh2001"));
  StoreRanking keywords = {.keywords = 1};
  g_autoptr(GArray) named = rank("reed", &keywords);
  ck_assert_uint_eq(named->len, 1);
  ck_assert_int_eq(hit_at(named, 0).paper, id_of("moor2001"));
  StoreRanking topic = {.bm25 = 1};
  g_autoptr(GArray) all = rank("reed", &topic);
  ck_assert_uint_eq(all->len, 3);
}
END_TEST

START_TEST(a_paper_that_is_gone_or_changed_is_ranked_no_more)
{
  put("Marsh", "One", "Reeds stand here.", NULL);
  put("Fenn", "Two", "Reeds stand there.", NULL);
  ASSERT_OK(store_commit(store, &error));
  ASSERT_OK(store_remove_file(store, "/Marsh", &error));
  put("Fenn", "Two", "Rushes stand there.", NULL);
  ASSERT_OK(store_commit(store, &error));
  assert_in_step(store, 1);
  StoreRanking ranking = {.bm25 = 1};
  g_autoptr(GArray) reeds = rank("reed", &ranking);
  ck_assert_uint_eq(reeds->len, 0);
  g_autoptr(GArray) rushes = rank("rush", &ranking);
  ck_assert_uint_eq(rushes->len, 1);
}
END_TEST

START_TEST(a_base_without_papers_ranks_none)
{
  ASSERT_OK(store_commit(store, &error));
  StoreRanking ranking = {.bm25 = 1, .ineb2 = 1, .title = 1, .keywords = 1};
  g_autoptr(GArray) hits = rank("reed", &ranking);
  ck_assert_uint_eq(hits->len, 0);
}
END_TEST

START_TEST(common_terms_are_those_that_several_papers_have)
{
  put("Marsh", "One", "Reeds with herons.", NULL);
  put("Fenn", "Two", "Reeds with herons and otters.", NULL);
  put("Moor", "Three", "Heather.", NULL);
  ASSERT_OK(store_commit(store, &error));
  StoreRanking ranking = {.bm25 = 1};
  g_autoptr(GArray) hits = rank("reed", &ranking);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) terms = store_common_terms(store, hits, 10, 5, &error);
  ck_assert_ptr_nonnull(terms);
  ck_assert_uint_eq(terms->len, 2);
  double total = 0;
  for (guint i = 0; i < terms->len; i++) {
    const StoreTerm *term = &g_array_index(terms, StoreTerm, i);
    ck_assert(strcmp(term->term, "reed") == 0 || strcmp(term->term, "heron") == 0);
    total += term->weight;
  }
  ck_assert_double_eq_tol(total, 1, 1e-9);
  g_autoptr(GArray) one = store_common_terms(store, hits, 10, 1, &error);
  ck_assert_uint_eq(one->len, 1);
}
END_TEST

static void put_citing(const char *family, const char *title, const char *const *cited)
{
  g_autoptr(Paper) paper = made_paper(family, 2010, title);
  made_say(paper, "Something is told.");
  for (; *cited != NULL; cited++)
    made_reference(paper, *cited, 2001, "A treatise on the growth of reeds in brackish water");
  g_autofree char *path = g_strconcat("/", family, NULL);
  made_put(store, path, paper);
}

static GArray *spread_from(const char *key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) seeds = g_array_new(FALSE, FALSE, sizeof(StorePaperHit));
  StorePaperHit seed = {id_of(key), 1};
  g_array_append_val(seeds, seed);
  GArray *hits = store_spread(store, seeds, 30, &error);
  ck_assert_msg(hits != NULL, "%s", error != NULL ? error->message : "");
  return hits;
}

START_TEST(shared_references_pass_scores_on)
{
  put_citing("Marsh", "First account of marshes", (const char *const[]){"Kranz", "Lemm", NULL});
  put_citing("Fenn", "Second tale from the fens", (const char *const[]){"Kranz", "Lemm", NULL});
  put_citing("Moor", "Third look over moorland", (const char *const[]){"Kranz", "Orth", NULL});
  put_citing("Heath", "Fourth walk on the heath", (const char *const[]){"Quist", NULL});
  ASSERT_OK(store_commit(store, &error));
  g_autoptr(GArray) hits = spread_from("marsh2010");
  /* Two of two shared: cosine 1; one of two: one half. */
  ck_assert_uint_eq(hits->len, 2);
  ck_assert_double_eq_tol(score_of(hits, "fenn2010"), 1, 1e-9);
  ck_assert_double_eq_tol(score_of(hits, "moor2010"), 0.5, 1e-9);
}
END_TEST

START_TEST(shared_citers_pass_scores_on)
{
  put("Kranz", "A treatise on the growth of reeds in brackish water", "Reeds grow.", NULL);
  put("Lemm", "A treatise on the growth of reeds in brackish water", "Reeds thrive.", NULL);
  put("Orth", "A treatise on the growth of reeds in brackish water", "Reeds wither.", NULL);
  put_citing("Marsh", "First account of marshes", (const char *const[]){"Kranz", "Lemm", NULL});
  put_citing("Heath", "Fourth walk on the heath", (const char *const[]){"Orth", NULL});
  ASSERT_OK(store_commit(store, &error));
  g_autoptr(GArray) hits = spread_from("kranz2001");
  ck_assert_uint_eq(hits->len, 1);
  ck_assert_double_eq_tol(score_of(hits, "lemm2001"), 1, 1e-9);
}
END_TEST

START_TEST(the_lead_of_a_paper_is_its_abstract)
{
  g_autoptr(Paper) paper = made_paper("Marsh", 2001, "Reeds");
  made_say(paper, "An opening line.");
  Span abstract = made_block(paper, "What it is about.");
  paper_add_paragraph(paper, abstract, BLOCK_TEXT, ZONE_ABSTRACT, -1);
  made_put(store, "/Marsh", paper);
  ASSERT_OK(store_commit(store, &error));
  gint64 passage = 0;
  ASSERT_OK(store_lead_passage(store, id_of("marsh2001"), &passage, &error));
  g_autoptr(GPtrArray) passages = store_passages(store, &passage, 1, NULL);
  ck_assert_uint_eq(passages->len, 1);
  ck_assert_str_eq(((StorePassage *)g_ptr_array_index(passages, 0))->text, "What it is about.");
  ASSERT_OK(store_lead_passage(store, 4711, &passage, &error));
  ck_assert_int_eq(passage, 0);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("rank");
  tcase_add_checked_fixture(cases, setup, teardown);
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, the_paper_that_says_more_of_it_comes_first);
  tcase_add_test(cases, title_and_keywords_are_fields_of_their_own);
  tcase_add_test(cases, a_paper_that_is_gone_or_changed_is_ranked_no_more);
  tcase_add_test(cases, a_base_without_papers_ranks_none);
  tcase_add_test(cases, common_terms_are_those_that_several_papers_have);
  tcase_add_test(cases, shared_references_pass_scores_on);
  tcase_add_test(cases, shared_citers_pass_scores_on);
  tcase_add_test(cases, the_lead_of_a_paper_is_its_abstract);
  Suite *suite = suite_create("ontology");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
