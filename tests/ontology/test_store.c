/* A knowledge base: what was put comes out again, and the index is in step. */
#include "tests/ontology/papers.h"

#include <stdlib.h>

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

static Store *writer(void)
{
  g_autoptr(GError) error = NULL;
  Store *store = store_open_write(directory, TRUE, 0, &error);
  ck_assert_msg(store != NULL, "%s", error != NULL ? error->message : "");
  return store;
}

static Store *reader(void)
{
  g_autoptr(GError) error = NULL;
  Store *store = store_open_read(directory, &error);
  ck_assert_msg(store != NULL, "%s", error != NULL ? error->message : "");
  return store;
}

static Paper *tide_paper(void)
{
  Paper *paper = made_paper("Ödegård", 2004, "Tides and mussels");
  made_section(paper, "Introduction", ROLE_INTRODUCTION);
  made_say(paper, "Mussels feed at high tide (Brine, 1999). Nobody counted them (Kelp, 1980).");
  made_cite(paper, "Brine, 1999", 1);
  made_cite(paper, "Kelp, 1980", 0);
  made_section(paper, "Results", ROLE_RESULTS);
  made_say(paper, "At low tide the organization of the beds changed. Crabs left.");
  made_reference(paper, "Brine", 1999, "Feeding in the cold");
  made_reference(paper, "Shore", 1970, "On sand");
  return paper;
}

START_TEST(a_paper_comes_back_as_it_was_put)
{
  g_autoptr(Paper) paper = tide_paper();
  g_autoptr(Store) store = writer();
  ck_assert_int_eq(made_put(store, "/p/tide.txt", paper), STORE_ADDED);
  ASSERT_OK(store_commit(store, &error));
  assert_in_step(store, 2);
  g_clear_pointer(&store, store_close);

  g_autoptr(Store) read = reader();
  g_autoptr(StorePaper) row = store_paper(read, "odegard2004", NULL);
  ck_assert_ptr_nonnull(row);
  ck_assert_str_eq(row->display, "Ödegård, 2004");
  ck_assert_str_eq(row->file, "/p/tide.txt");
  ck_assert_uint_eq(row->references, 2);
  ck_assert_uint_eq(row->citations, 2);
  ck_assert_uint_eq(row->linked, 1);
  ck_assert_uint_eq(row->missing, 1);
  ck_assert_uint_eq(row->sentences, 4);

  g_autoptr(Paper) back = store_paper_load(read, row->id, NULL);
  ck_assert_ptr_nonnull(back);
  ck_assert_str_eq(back->text->str, paper->text->str);
  ck_assert_uint_eq(back->sentences->len, paper->sentences->len);
  ck_assert_uint_eq(back->paragraphs->len, paper->paragraphs->len);
  ck_assert_uint_eq(back->sections->len, 2);
  const Citation *missing = g_ptr_array_index(back->citations, 1);
  ck_assert_int_eq(missing->match, MATCH_MISSING);
  ck_assert_str_eq(missing->reason, "no such entry");
  /* The text starts 10 bytes into the file. */
  SourcePlace place = paper_locate(back, (Span){5, 9});
  ck_assert(place.has_bytes);
  ck_assert_uint_eq(place.start, 15);
  ck_assert_uint_eq(place.end, 19);
}
END_TEST

START_TEST(cited_by_gives_the_citing_sentence)
{
  g_autoptr(Paper) paper = tide_paper();
  g_autoptr(Store) store = writer();
  made_put(store, "/p/tide.txt", paper);
  ASSERT_OK(store_commit(store, &error));
  g_autoptr(GPtrArray) citing = store_cited_by(store, "brine1999", NULL);
  ck_assert_ptr_nonnull(citing);
  ck_assert_uint_eq(citing->len, 1);
  const StoreCitation *citation = g_ptr_array_index(citing, 0);
  ck_assert_str_eq(citation->sentence_text, "Mussels feed at high tide (Brine, 1999).");
  ck_assert_str_eq(citation->text, "Brine, 1999");
  ck_assert_str_eq(citation->paper->key, "odegard2004");
  /* Listed, never cited. */
  g_autoptr(GPtrArray) shore = store_cited_by(store, "shore1970", NULL);
  ck_assert_uint_eq(shore->len, 1);
  const StoreCitation *uncited = g_ptr_array_index(shore, 0);
  ck_assert_ptr_null(uncited->sentence_text);
  ck_assert_uint_eq(((StoreReference *)g_ptr_array_index(uncited->references, 0))->n, 2);
}
END_TEST

START_TEST(search_finds_the_other_spelling)
{
  g_autoptr(Paper) paper = tide_paper();
  g_autoptr(Store) store = writer();
  made_put(store, "/p/tide.txt", paper);
  ASSERT_OK(store_commit(store, &error));
  g_clear_pointer(&store, store_close);
  g_autoptr(Store) read = reader();
  g_autoptr(StoreQuery) query = store_query_new();
  store_query_add(query, "Which organisations are there?", 1);
  g_autoptr(StoreHits) hits = store_search(read, query, 10, NULL);
  ck_assert_ptr_nonnull(hits);
  ck_assert_uint_eq(hits->hits->len, 1);
  /* "which", "are" and "there" say nothing. */
  ck_assert_uint_eq(hits->terms->len, 1);
  const StoreHit *hit = &g_array_index(hits->hits, StoreHit, 0);
  ck_assert_uint_eq(hit->terms, 1);
  g_autoptr(GPtrArray) passages = store_passages(read, &hit->passage, 1, NULL);
  const StorePassage *passage = g_ptr_array_index(passages, 0);
  ck_assert_int_eq(passage->role, ROLE_RESULTS);
  ck_assert_str_eq(g_ptr_array_index(passage->headings, 0), "Results");
  ck_assert_uint_eq(passage->sentences->len, 2);
  ck_assert(g_str_has_prefix(passage->text, "At low tide"));
}
END_TEST

/* What it reads when asked is what the reference list says. */
START_TEST(citations_of_a_passage_read_their_records_when_asked)
{
  g_autoptr(Paper) paper = tide_paper();
  g_autoptr(Store) store = writer();
  made_put(store, "/p/tide.txt", paper);
  ASSERT_OK(store_commit(store, &error));
  g_clear_pointer(&store, store_close);
  g_autoptr(Store) read = reader();
  g_autoptr(StoreQuery) query = store_query_new();
  store_query_add(query, "tide", 1);
  store_query_filter(query, STORE_FILTER_WORK, "brine1999");
  g_autoptr(StoreHits) hits = store_search(read, query, 10, NULL);
  ck_assert_ptr_nonnull(hits);
  ck_assert_uint_eq(hits->hits->len, 1);
  const StoreHit *hit = &g_array_index(hits->hits, StoreHit, 0);
  g_autoptr(GPtrArray) passages = store_passages(read, &hit->passage, 1, NULL);
  const StorePassage *passage = g_ptr_array_index(passages, 0);
  g_autoptr(GPtrArray) listed = store_references(read, hit->paper, NULL);
  guint cited = 0;
  for (guint i = 0; i < passage->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(passage->citations, i);
    ck_assert_ptr_null(citation->sentence_text);
    for (guint k = 0; k < citation->references->len; k++) {
      StoreReference *reference = g_ptr_array_index(citation->references, k);
      const StoreReference *same = g_ptr_array_index(listed, reference->n - 1);
      ck_assert_ptr_null(reference->record);
      ck_assert_str_eq(reference->raw, same->raw);
      ck_assert_str_eq(store_reference_record(reference)->title, same->record->title);
      ck_assert_ptr_eq(store_reference_record(reference), reference->record);
      cited++;
    }
  }
  ck_assert_uint_ge(cited, 1);
}
END_TEST

static guint hits_of(Store *store, StoreQuery *query)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreHits) hits = store_search(store, query, 10, &error);
  ck_assert_msg(hits != NULL, "%s", error != NULL ? error->message : "");
  guint n = hits->hits->len;
  store_query_free(query);
  return n;
}

START_TEST(queries_filter_require_and_exclude)
{
  g_autoptr(Paper) paper = tide_paper();
  g_autoptr(Store) store = writer();
  made_put(store, "/p/tide.txt", paper);
  ASSERT_OK(store_commit(store, &error));
  StoreQuery *query = store_query_new();
  store_query_add(query, "tide", 1);
  ck_assert_uint_eq(hits_of(store, query), 2);
  query = store_query_new();
  store_query_add(query, "tide", 1);
  store_query_filter(query, STORE_FILTER_ROLE, "results");
  ck_assert_uint_eq(hits_of(store, query), 1);
  query = store_query_new();
  store_query_add(query, "tide", 1);
  store_query_filter(query, STORE_FILTER_WORK, "brine1999");
  ck_assert_uint_eq(hits_of(store, query), 1);
  query = store_query_new();
  store_query_add(query, "tide", 1);
  store_query_filter(query, STORE_FILTER_WORK, "nobody1900");
  ck_assert_uint_eq(hits_of(store, query), 0);
  query = store_query_new();
  store_query_require(query, "tide crab");
  ck_assert_uint_eq(hits_of(store, query), 1);
  query = store_query_new();
  store_query_add(query, "tide", 1);
  store_query_exclude(query, "crabs");
  ck_assert_uint_eq(hits_of(store, query), 1);
  query = store_query_new();
  store_query_add_phrase(query, "high tide", 1);
  ck_assert_uint_eq(hits_of(store, query), 1);
  query = store_query_new();
  store_query_add(query, "tide", 1);
  store_query_years(query, 2005, 0);
  ck_assert_uint_eq(hits_of(store, query), 0);
  query = store_query_new();
  store_query_add(query, "tide", 1);
  store_query_years(query, 2004, 2004);
  ck_assert_uint_eq(hits_of(store, query), 2);
  query = store_query_new();
  store_query_add(query, "tide", 1);
  store_query_per_paper(query, 1);
  store_query_weigh(query, 1.55, 1, 0.15);
  ck_assert_uint_eq(hits_of(store, query), 1);
  ck_assert_uint_eq(hits_of(store, store_query_new()), 0);
}
END_TEST

START_TEST(the_title_of_a_paper_lifts_its_passages)
{
  g_autoptr(Store) store = writer();
  g_autoptr(Paper) one = made_paper("Ash", 2001, "Owls");
  g_autoptr(Paper) two = made_paper("Birch", 2002, "Larches");
  made_say(one, "The larches stood in the wind.");
  made_say(two, "The larches stood in the wind!");
  made_put(store, "/1", one);
  made_put(store, "/2", two);
  ASSERT_OK(store_commit(store, &error));
  g_autoptr(StoreQuery) query = store_query_new();
  store_query_add(query, "larches", 1);
  store_query_weigh(query, 1, 0, 0.15);
  g_autoptr(StoreHits) hits = store_search(store, query, 10, NULL);
  ck_assert_uint_eq(hits->hits->len, 2);
  gint64 best = g_array_index(hits->hits, StoreHit, 0).passage;
  g_autoptr(GPtrArray) passages = store_passages(store, &best, 1, NULL);
  ck_assert_str_eq(((StorePassage *)g_ptr_array_index(passages, 0))->paper->key, "birch2002");
}
END_TEST

START_TEST(unchanged_replaced_removed)
{
  g_autoptr(Store) store = writer();
  g_autoptr(Paper) paper = tide_paper();
  made_put(store, "/p/tide.txt", paper);
  ASSERT_OK(store_commit(store, &error));
  ck_assert_int_eq(made_put(store, "/p/tide.txt", paper), STORE_UNCHANGED);
  g_autoptr(Paper) other = tide_paper();
  made_say(other, "One more line.");
  ck_assert_int_eq(made_put(store, "/p/tide.txt", other), STORE_REPLACED);
  ASSERT_OK(store_commit(store, &error));
  assert_in_step(store, 3);
  g_autoptr(GPtrArray) papers = store_papers(store, NULL);
  ck_assert_uint_eq(papers->len, 1);
  ck_assert_str_eq(((StorePaper *)g_ptr_array_index(papers, 0))->key, "odegard2004");

  ASSERT_OK(store_remove_paper(store, "odegard2004", &error));
  ASSERT_OK(store_commit(store, &error));
  assert_in_step(store, 0);
  g_autoptr(StoreStatus) status = store_status(store, NULL);
  ck_assert_uint_eq(status->papers, 0);
  ck_assert_uint_eq(status->works, 0);
  /* The file is still there: it is to be read again, though its bytes are the same. */
  g_autoptr(GPtrArray) files = store_files(store, NULL);
  ck_assert_int_eq(((StoreFile *)g_ptr_array_index(files, 0))->size, -1);
  ck_assert_int_eq(made_put(store, "/p/tide.txt", other), STORE_REPLACED);
  ASSERT_OK(store_commit(store, &error));
  assert_in_step(store, 3);
  ASSERT_OK(store_remove_file(store, "/p/tide.txt", &error));
  ASSERT_OK(store_commit(store, &error));
  assert_in_step(store, 0);
}
END_TEST

START_TEST(one_content_at_two_paths_is_held_once)
{
  g_autoptr(Store) store = writer();
  g_autoptr(Paper) paper = tide_paper();
  made_put(store, "/p/a.txt", paper);
  ck_assert_int_eq(made_put(store, "/p/b.txt", paper), STORE_ADDED);
  ASSERT_OK(store_commit(store, &error));
  assert_in_step(store, 2);
  ASSERT_OK(store_remove_file(store, "/p/a.txt", &error));
  ASSERT_OK(store_commit(store, &error));
  assert_in_step(store, 2);
  g_autoptr(StorePaper) left = store_paper(store, "odegard2004", NULL);
  ck_assert_str_eq(left->file, "/p/b.txt");
}
END_TEST

START_TEST(what_was_not_committed_is_dropped)
{
  g_autoptr(Store) store = writer();
  g_autoptr(Paper) paper = tide_paper();
  made_put(store, "/p/tide.txt", paper);
  g_clear_pointer(&store, store_close);
  g_autoptr(Store) again = writer();
  assert_in_step(again, 0);
}
END_TEST

START_TEST(a_lost_index_is_built_anew)
{
  g_autoptr(Store) store = writer();
  g_autoptr(Paper) paper = tide_paper();
  made_put(store, "/p/tide.txt", paper);
  ASSERT_OK(store_commit(store, &error));
  g_clear_pointer(&store, store_close);
  g_autofree char *index = g_build_filename(directory, "index", NULL);
  made_remove(index);
  g_autoptr(Store) read = reader();
  g_autoptr(StoreQuery) query = store_query_new();
  store_query_add(query, "tide", 1);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_search(read, query, 5, &error));
  ck_assert_int_eq(error->code, STORE_ERROR_CORRUPT);
  g_clear_pointer(&read, store_close);
  g_autoptr(Store) again = writer();
  assert_in_step(again, 2);
}
END_TEST

START_TEST(an_index_of_another_base_is_not_believed)
{
  g_autoptr(Store) store = writer();
  g_autoptr(Paper) paper = tide_paper();
  made_put(store, "/p/tide.txt", paper);
  ASSERT_OK(store_commit(store, &error));
  g_clear_pointer(&store, store_close);
  g_autofree char *other = made_directory();
  g_autoptr(Store) second = store_open_write(other, TRUE, 0, NULL);
  g_autoptr(Paper) stranger = made_paper("Other", 1990, "Elsewhere");
  made_say(stranger, "A tide of paper.");
  made_put(second, "/q", stranger);
  ASSERT_OK(store_commit(second, &error));
  g_clear_pointer(&second, store_close);
  g_autofree char *ours = g_build_filename(directory, "index", NULL);
  g_autofree char *theirs = g_build_filename(other, "index", NULL);
  made_remove(ours);
  ck_assert_int_eq(g_rename(theirs, ours), 0);
  g_autoptr(Store) again = writer();
  assert_in_step(again, 2);
  made_remove(other);
}
END_TEST

START_TEST(a_second_writer_is_told_that_it_is_busy)
{
  g_autoptr(Store) store = writer();
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_open_write(directory, TRUE, 50, &error));
  ck_assert_int_eq(error->code, STORE_ERROR_BUSY);
  ck_assert_int_eq(store_error_exit(error), 75);
}
END_TEST

START_TEST(errors_have_their_exit_codes)
{
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_open_read(directory, &error));
  ck_assert_int_eq(error->code, STORE_ERROR_NO_BASE);
  ck_assert_int_eq(store_error_exit(error), 3);
  g_clear_error(&error);
  ck_assert_ptr_null(store_open_write("/proc/nowhere", FALSE, 0, &error));
  ck_assert_int_eq(store_error_exit(error), 3);
  g_clear_error(&error);
  g_autoptr(Store) store = writer();
  ck_assert_ptr_null(store_paper(store, "nobody1900", &error));
  ck_assert_int_eq(store_error_exit(error), 1);
  g_clear_error(&error);
  g_clear_pointer(&store, store_close);
  g_autofree char *base = g_build_filename(directory, "base.sqlite", NULL);
  g_autofree char *wal = g_build_filename(directory, "base.sqlite-wal", NULL);
  g_autofree char *shm = g_build_filename(directory, "base.sqlite-shm", NULL);
  g_unlink(wal);
  g_unlink(shm);
  ck_assert(
      g_file_set_contents(base, "this is no database, though it is long enough to be looked at", -1, NULL));
  ck_assert_ptr_null(store_open_read(directory, &error));
  ck_assert_int_eq(error->code, STORE_ERROR_CORRUPT);
  g_clear_error(&error);
  ck_assert_ptr_null(store_open_write(directory, TRUE, 0, &error));
  ck_assert_int_eq(error->code, STORE_ERROR_CORRUPT);
}
END_TEST

START_TEST(keys_may_be_cut_short)
{
  g_autoptr(Store) store = writer();
  g_autoptr(Paper) one = made_paper("Marsh", 2001, "Reeds");
  g_autoptr(Paper) two = made_paper("Marsh", 2003, "Rushes");
  made_say(one, "Reeds.");
  made_say(two, "Rushes.");
  made_put(store, "/1", one);
  made_put(store, "/2", two);
  ASSERT_OK(store_commit(store, &error));
  g_autoptr(StorePaper) found = store_paper(store, "marsh2003", NULL);
  ck_assert_ptr_nonnull(found);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_paper(store, "marsh20", &error));
  ck_assert_int_eq(error->code, STORE_ERROR_AMBIGUOUS);
  g_clear_error(&error);
  ck_assert_ptr_null(store_paper(store, "marsh1999", &error));
  ck_assert_int_eq(error->code, STORE_ERROR_NOT_FOUND);
  ck_assert_ptr_nonnull(strstr(error->message, "marsh2001"));
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("store");
  tcase_add_checked_fixture(cases, setup, teardown);
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, a_paper_comes_back_as_it_was_put);
  tcase_add_test(cases, cited_by_gives_the_citing_sentence);
  tcase_add_test(cases, search_finds_the_other_spelling);
  tcase_add_test(cases, citations_of_a_passage_read_their_records_when_asked);
  tcase_add_test(cases, queries_filter_require_and_exclude);
  tcase_add_test(cases, the_title_of_a_paper_lifts_its_passages);
  tcase_add_test(cases, unchanged_replaced_removed);
  tcase_add_test(cases, one_content_at_two_paths_is_held_once);
  tcase_add_test(cases, what_was_not_committed_is_dropped);
  tcase_add_test(cases, a_lost_index_is_built_anew);
  tcase_add_test(cases, an_index_of_another_base_is_not_believed);
  tcase_add_test(cases, a_second_writer_is_told_that_it_is_busy);
  tcase_add_test(cases, errors_have_their_exit_codes);
  tcase_add_test(cases, keys_may_be_cut_short);
  Suite *suite = suite_create("ontology");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
