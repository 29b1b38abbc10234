/* Works, their keys, and the digest rule. */
#include "ontology/store/record_json.h"
#include "ontology/works/works.h"
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

static void commit(Store *store)
{
  ASSERT_OK(store_commit(store, &error));
}

static char *key_of(Store *store, const char *paper, guint n)
{
  g_autoptr(StorePaper) row = store_paper(store, paper, NULL);
  ck_assert_ptr_nonnull(row);
  g_autoptr(GPtrArray) references = store_references(store, row->id, NULL);
  ck_assert_uint_ge(references->len, n);
  return g_strdup(((StoreReference *)g_ptr_array_index(references, n - 1))->work);
}

static void assert_key(Store *store, const char *paper, guint n, const char *expected)
{
  g_autofree char *key = key_of(store, paper, n);
  ck_assert_str_eq(key != NULL ? key : "(none)", expected);
}

START_TEST(keys_are_made_of_name_and_year)
{
  static const struct {
    const char *family, *literal, *title, *label;
    int year;
    const char *key;
  } rows[] = {
      {"Powell", NULL, "Exchange", NULL, 2010, "powell2010"},
      {"O’Brien-Smith", NULL, "X", NULL, 1999, "obriensmith1999"},
      {"Müller", NULL, "X", NULL, 0, "muller-nd"},
      {NULL, "World Health Organization", "X", NULL, 2004, "world-health-organization2004"},
      {NULL, NULL, "The helper therapy principle in groups of five", NULL, 1965,
       "the-helper-therapy-principle-in-1965"},
      {NULL, NULL, NULL, "mental health self-help", 0, "mental-health-self-help"},
      {NULL, NULL, NULL, NULL, 0, "work"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(Record) record = record_new();
    if (rows[i].family != NULL)
      g_ptr_array_add(record->authors, person_new(rows[i].family, NULL));
    if (rows[i].literal != NULL)
      g_ptr_array_add(record->authors, person_new_literal(rows[i].literal));
    record->title = g_strdup(rows[i].title);
    record->year = rows[i].year;
    g_autofree char *key = work_key_base(record, rows[i].label);
    ck_assert_str_eq(key, rows[i].key);
  }
}
END_TEST

START_TEST(letters_go_on_after_z)
{
  static const struct {
    guint n;
    const char *letter;
  } rows[] = {{0, "a"}, {25, "z"}, {26, "aa"}, {27, "ab"}, {51, "az"}, {52, "ba"}, {701, "zz"}, {702, "aaa"}};
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *letter = work_key_letter(rows[i].n);
    ck_assert_str_eq(letter, rows[i].letter);
  }
}
END_TEST

/* Two works of one author and year, named in two papers. */
static void put_kesslers(Store *store, gboolean reverse)
{
  for (guint i = 0; i < 2; i++) {
    guint which = reverse ? 1 - i : i;
    g_autoptr(Paper) paper = made_paper(which == 0 ? "Reed" : "Moss", 2005, which == 0 ? "Reeds" : "Mosses");
    made_say(paper, which == 0 ? "Reeds grow." : "Moss grows.");
    made_reference(paper, "Kessler", 1997, which == 0 ? "Patterns of use" : "Differences in use");
    made_reference(paper, "Kessler", 1997, which == 0 ? "Differences in  Use." : "Zones");
    made_put(store, which == 0 ? "/reed" : "/moss", paper);
  }
  commit(store);
}

START_TEST(letters_follow_the_titles_whatever_the_order_of_files)
{
  for (int reverse = 0; reverse < 2; reverse++) {
    g_autoptr(Store) store = writer();
    put_kesslers(store, reverse);
    assert_key(store, "reed2005", 1, "kessler1997b");
    assert_key(store, "reed2005", 2, "kessler1997a");
    assert_key(store, "moss2005", 1, "kessler1997a");
    assert_key(store, "moss2005", 2, "kessler1997c");
    g_autoptr(StoreWork) work = store_work(store, "kessler1997a", NULL);
    ck_assert_uint_eq(work->references, 2);
    ck_assert_uint_eq(work->citing, 2);
    g_clear_pointer(&store, store_close);
    made_remove(directory);
  }
}
END_TEST

START_TEST(a_key_is_never_given_to_another_work)
{
  g_autoptr(Store) store = writer();
  put_kesslers(store, FALSE);
  ASSERT_OK(store_remove_file(store, "/moss", &error));
  commit(store);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_work(store, "kessler1997c", &error));
  g_autoptr(Paper) paper = made_paper("Fern", 2006, "Ferns");
  made_say(paper, "Ferns grow.");
  made_reference(paper, "Kessler", 1997, "Another work");
  made_put(store, "/fern", paper);
  commit(store);
  assert_key(store, "fern2006", 1, "kessler1997d");
  /* The one that had the key gets it back. */
  g_autoptr(Paper) back = made_paper("Gorse", 2007, "Gorse");
  made_say(back, "Gorse grows.");
  made_reference(back, "Kessler", 1997, "Zones");
  made_put(store, "/gorse", back);
  commit(store);
  assert_key(store, "gorse2007", 1, "kessler1997c");
}
END_TEST

START_TEST(a_doi_tells_works_apart_and_brings_them_together)
{
  g_autoptr(Store) store = writer();
  g_autoptr(Paper) paper = made_paper("Reed", 2005, "Reeds");
  made_say(paper, "Reeds grow.");
  made_reference(paper, "Stone", 1990, "Pebbles")->doi = g_strdup("10.5555/one");
  made_reference(paper, "Stone", 1990, "Pebbles")->doi = g_strdup("10.5555/two");
  made_reference(paper, "Stone", 1991, "Pebbles and  boulders")->doi = g_strdup("10.5555/ONE");
  made_put(store, "/reed", paper);
  commit(store);
  g_autofree char *one = key_of(store, "reed2005", 1);
  g_autofree char *two = key_of(store, "reed2005", 2);
  g_autofree char *third = key_of(store, "reed2005", 3);
  ck_assert_str_ne(one, two);
  ck_assert_str_eq(one, third);
}
END_TEST

START_TEST(two_works_become_one_and_keep_both_keys)
{
  g_autoptr(Store) store = writer();
  g_autoptr(Paper) paper = made_paper("Reed", 2005, "Reeds");
  made_say(paper, "Reeds (Stone, 1990) grow (Stone, 1991).");
  made_reference(paper, "Stone", 1990, "Pebbles")->doi = g_strdup("10.5555/one");
  made_reference(paper, "Stone", 1991, "Boulders");
  made_cite(paper, "Stone, 1990", 1);
  made_cite(paper, "Stone, 1991", 2);
  made_put(store, "/reed", paper);
  commit(store);
  assert_key(store, "reed2005", 2, "stone1991");
  /* This one says that the boulders have the DOI of the pebbles. */
  g_autoptr(Paper) other = made_paper("Moss", 2006, "Mosses");
  made_say(other, "Moss grows.");
  made_reference(other, "Stone", 1991, "Boulders")->doi = g_strdup("10.5555/one");
  made_put(store, "/moss", other);
  commit(store);
  assert_key(store, "reed2005", 1, "stone1990");
  assert_key(store, "reed2005", 2, "stone1990");
  assert_key(store, "moss2006", 1, "stone1990");
  g_autoptr(StoreWork) work = store_work(store, "stone1991", NULL);
  ck_assert_str_eq(work->key, "stone1990");
  ck_assert_uint_eq(work->aliases->len, 1);
  ck_assert_str_eq(g_ptr_array_index(work->aliases, 0), "stone1991");
  assert_in_step(store, 2);
}
END_TEST

START_TEST(a_work_has_the_fullest_record)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)(void (*)(void))record_free);
  const char *const titles[] = {"On sand", "On Sand", "On sand", "On snad"};
  const char *const volumes[] = {NULL, "4", "4", "14"};
  for (guint i = 0; i < 4; i++) {
    Record *record = record_new();
    record->title = g_strdup(titles[i]);
    record->volume = g_strdup(volumes[i]);
    record->year = i == 3 ? 1979 : 1978;
    g_ptr_array_add(record->authors, person_new("Dune", i == 2 ? "Sandra K." : "S."));
    if (i != 1)
      g_ptr_array_add(record->authors, person_new("Beach", "B."));
    record->et_al = i == 1;
    g_ptr_array_add(records, record);
  }
  g_autoptr(Record) merged = records_merge(records, 0);
  ck_assert_str_eq(merged->title, "On sand");
  ck_assert_str_eq(merged->volume, "4");
  ck_assert_int_eq(merged->year, 1978);
  ck_assert_uint_eq(merged->authors->len, 2);
  ck_assert_str_eq(((Person *)g_ptr_array_index(merged->authors, 0))->given, "Sandra K.");
  ck_assert(!merged->et_al);
}
END_TEST

/* ---------------------------------------------------------------- what the user decides */

static void write_rules(const char *text)
{
  g_autofree char *path = g_build_filename(directory, "works.txt", NULL);
  ck_assert(g_file_set_contents(path, text, -1, NULL));
}

/* Two entries that the program takes for one work, and one that it takes for another. */
static void put_ponds(Store *store)
{
  g_autoptr(Paper) paper = made_paper("Reed", 2005, "Reeds");
  made_say(paper, "Reeds grow (Fen, 1990; Fen, 1991).");
  made_reference(paper, "Fen", 1990, "Ponds and what lives in them at night");
  made_reference(paper, "Fen", 1990, "Ponds and what lives in them at nihgt");
  made_reference(paper, "Fen", 1990, "Ditches of the north");
  made_cite(paper, "Fen, 1990", 1);
  made_cite(paper, "Fen, 1991", 3);
  made_put(store, "/reed", paper);
  commit(store);
}

START_TEST(the_user_says_that_two_works_are_one)
{
  g_autoptr(Store) store = writer();
  put_ponds(store);
  assert_key(store, "reed2005", 1, "fen1990b");
  assert_key(store, "reed2005", 2, "fen1990b");
  assert_key(store, "reed2005", 3, "fen1990a");
  g_clear_pointer(&store, store_close);
  write_rules("# mine\nsame fen1990a reed2005#1 # the ditch is a pond\n");
  g_autoptr(Store) again = writer();
  g_autofree char *one = key_of(again, "reed2005", 1);
  assert_key(again, "reed2005", 3, one);
  assert_in_step(again, 1);
}
END_TEST

START_TEST(the_user_says_that_one_work_is_two)
{
  for (int fresh = 0; fresh < 2; fresh++) {
    g_autoptr(Store) store = writer();
    if (fresh == 0) {
      put_ponds(store);
      g_clear_pointer(&store, store_close);
    }
    /* In a fresh build the rule is there before the papers are. */
    write_rules("different reed2005#1 reed2005#2\n");
    if (fresh == 0)
      store = writer();
    else
      put_ponds(store);
    g_autofree char *one = key_of(store, "reed2005", 1);
    g_autofree char *two = key_of(store, "reed2005", 2);
    ck_assert_str_ne(one, two);
    /* It holds for what comes later too. */
    g_autoptr(Paper) paper = made_paper("Moss", 2006, "Mosses");
    made_say(paper, "Moss grows.");
    made_reference(paper, "Fen", 1990, "Ponds and what lives in them at night");
    made_put(store, "/moss", paper);
    commit(store);
    assert_key(store, "moss2006", 1, one);
    assert_key(store, "reed2005", 2, two);
    assert_in_step(store, 2);
    g_clear_pointer(&store, store_close);
    made_remove(directory);
    g_mkdir(directory, 0755);
  }
}
END_TEST

START_TEST(a_bad_rule_is_named_by_its_line_and_passed_over)
{
  g_autoptr(Store) store = writer();
  put_ponds(store);
  g_clear_pointer(&store, store_close);
  write_rules("same a b\n\nlike a b\nsame a b c\n# same\n");
  g_autoptr(Diagnostics) wrong = store_works_check(directory);
  ck_assert_uint_eq(diagnostics_count(wrong), 2);
  ck_assert_uint_eq(diagnostics_get(wrong, 0)->position, 3);
  ck_assert_uint_eq(diagnostics_get(wrong, 1)->position, 4);
  g_autoptr(GError) error = NULL;
  store = store_open_write(directory, FALSE, 0, &error);
  ck_assert_ptr_nonnull(store);
}
END_TEST

static gboolean tells(const StoreWhy *why, const char *field, const char *finding)
{
  for (guint i = 0; i < why->evidence->len; i++) {
    const StoreClue *evidence = g_ptr_array_index(why->evidence, i);
    if (strcmp(evidence->field, field) == 0 && strcmp(evidence->finding, finding) == 0)
      return TRUE;
  }
  return FALSE;
}

START_TEST(why_is_told)
{
  g_autoptr(Store) store = writer();
  put_ponds(store);
  g_autoptr(StoreWhy) two = store_works_why(store, "fen1990a", "fen1990b", NULL);
  ck_assert(tells(two, "title", "another one"));
  ck_assert(!two->same && two->odds < 0 && two->rules->len == 0);
  g_autoptr(StoreWhy) one = store_works_why(store, "reed2005#1", "reed2005#2", NULL);
  ck_assert(tells(one, "title", "the same but for misprints"));
  ck_assert(one->same && one->odds > 0);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_works_why(store, "reed2005#9", "fen1990a", &error));
  ck_assert_int_eq(error->code, STORE_ERROR_NOT_FOUND);
}
END_TEST

/* ---------------------------------------------------------------- digests */

static void put_digest(Store *store, const char *digest_of, const char *family, const char *title)
{
  g_autoptr(Paper) digest = made_paper(family, 2001, title);
  digest->kind = PAPER_DIGEST;
  digest->digest_of = g_strdup(digest_of);
  made_say(digest, "Retold: limpets cling (Brine, 1999).");
  made_reference(digest, "Brine", 1999, "Feeding in the cold");
  made_cite(digest, "Brine, 1999", 1);
  made_put(store, "/digest", digest);
}

static guint search_count(Store *store, const char *text)
{
  g_autoptr(StoreQuery) query = store_query_new();
  store_query_add(query, text, 1);
  g_autoptr(StoreHits) hits = store_search(store, query, 10, NULL);
  ck_assert_ptr_nonnull(hits);
  return hits->hits->len;
}

/* The digest shows alone, is hidden beside its paper, shows again without it. */
static void check_digest(Store *store, Paper *full, const char *alone)
{
  commit(store);
  g_autoptr(StorePaper) before = store_paper(store, alone, NULL);
  ck_assert_ptr_nonnull(before);
  ck_assert_int_eq(before->kind, PAPER_DIGEST);
  ck_assert_uint_eq(search_count(store, "limpets"), 1);

  made_say(full, "Limpets were seen to cling (Brine, 1999).");
  made_reference(full, "Brine", 1999, "Feeding in the cold");
  made_cite(full, "Brine, 1999", 1);
  made_put(store, "/full", full);
  commit(store);
  g_autoptr(GPtrArray) papers = store_papers(store, NULL);
  ck_assert_uint_eq(papers->len, 1);
  const StorePaper *shown = g_ptr_array_index(papers, 0);
  ck_assert_int_eq(shown->kind, PAPER_FULL);
  ck_assert_str_eq(shown->key, alone);
  ck_assert_uint_eq(search_count(store, "limpets"), 1);
  g_autoptr(GPtrArray) citing = store_cited_by(store, "brine1999", NULL);
  ck_assert_uint_eq(citing->len, 1);
  g_autoptr(StoreStatus) status = store_status(store, NULL);
  ck_assert_uint_eq(status->papers, 1);
  ck_assert_uint_eq(status->digests, 0);
  ck_assert_uint_eq(status->hidden, 1);
  ck_assert_uint_eq(status->references, 1);
  assert_in_step(store, 1);

  ASSERT_OK(store_remove_file(store, "/full", &error));
  commit(store);
  g_autoptr(StorePaper) again = store_paper(store, alone, NULL);
  ck_assert_int_eq(again->kind, PAPER_DIGEST);
  ck_assert_str_eq(again->key, alone);
  ck_assert_uint_eq(search_count(store, "limpets"), 1);
  assert_in_step(store, 1);
}

START_TEST(a_digest_is_tied_by_its_own_record)
{
  g_autoptr(Store) store = writer();
  put_digest(store, NULL, "Limpet", "Clinging: a study");
  g_autoptr(Paper) full = made_paper("Limpet", 2001, "Clinging");
  full->record->subtitle = g_strdup("A study");
  check_digest(store, full, "limpet2001");
}
END_TEST

START_TEST(a_digest_is_tied_by_the_doi_it_names)
{
  g_autoptr(Store) store = writer();
  put_digest(store, "doi:10.5555/Limpet.1", "Limpet", "Clinging, retold");
  g_autoptr(Paper) full = made_paper("Limpet", 2001, "Quite another title");
  full->record->doi = g_strdup("10.5555/limpet.1");
  check_digest(store, full, "limpet2001");
}
END_TEST

START_TEST(a_digest_is_tied_by_the_file_it_names)
{
  g_autoptr(Store) store = writer();
  g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "the file", -1);
  g_autofree char *of = g_strdup_printf("Limpet A. Clinging. 2001. sha256:%s", sum);
  put_digest(store, of, "Limpet", "Clinging");
  g_autoptr(StorePaper) none = NULL;
  g_autoptr(Paper) full = made_paper(NULL, 0, NULL);
  full->label = g_strdup("limpets were seen");
  full->sha256 = g_strdup(sum);
  check_digest(store, full, "limpet2001");
}
END_TEST

START_TEST(a_paper_without_front_matter_has_a_key_from_its_label)
{
  g_autoptr(Store) store = writer();
  g_autoptr(Paper) paper = made_paper(NULL, 0, NULL);
  paper->label = g_strdup("Mental health self-help");
  made_say(paper, "Self-help grows.");
  made_put(store, "/x", paper);
  commit(store);
  g_autoptr(StorePaper) row = store_paper(store, "mental-health-self-help", NULL);
  ck_assert_ptr_nonnull(row);
  ck_assert(row->inferred);
  ck_assert_str_eq(row->display, "Mental health self-help");
}
END_TEST

START_TEST(records_survive_their_json)
{
  g_autoptr(Record) record = record_new();
  record->title = g_strdup("Quotes \" and \\ and \n and é");
  record->year = -20;
  record->et_al = TRUE;
  record->type = WORK_CHAPTER;
  record->confidence = 0.5;
  record->reading[FIELD_TITLE] = (FieldReading){{3, 9}, 0.25};
  g_ptr_array_add(record->authors, person_new_literal("Society, The"));
  g_ptr_array_add(record->keywords, g_strdup("one, two"));
  g_autofree char *json = record_to_json(record);
  g_autoptr(Record) back = record_from_json(json);
  ck_assert_str_eq(back->title, record->title);
  ck_assert_int_eq(back->year, -20);
  ck_assert(back->et_al);
  ck_assert_int_eq(back->type, WORK_CHAPTER);
  ck_assert(back->confidence == 0.5);
  ck_assert_uint_eq(back->reading[FIELD_TITLE].span.end, 9);
  ck_assert(back->reading[FIELD_TITLE].confidence == 0.25);
  ck_assert_str_eq(((Person *)g_ptr_array_index(back->authors, 0))->literal, "Society, The");
  ck_assert_str_eq(g_ptr_array_index(back->keywords, 0), "one, two");
  /* Whatever stands there, a record comes out. */
  static const char *const bad[] = {"",
                                    "[]",
                                    "{\"title\":3,\"authors\":[1,{}],\"reading\":{\"title\":[1]}}",
                                    "{\"year\":1e300}",
                                    "{\"et_al\":[]}",
                                    "\"x\"",
                                    "{"};
  for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
    g_autoptr(Record) empty = record_from_json(bad[i]);
    ck_assert_ptr_null(empty->title);
    ck_assert_uint_eq(empty->authors->len, 0);
  }
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("works");
  tcase_add_checked_fixture(cases, setup, teardown);
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, keys_are_made_of_name_and_year);
  tcase_add_test(cases, letters_go_on_after_z);
  tcase_add_test(cases, letters_follow_the_titles_whatever_the_order_of_files);
  tcase_add_test(cases, a_key_is_never_given_to_another_work);
  tcase_add_test(cases, a_doi_tells_works_apart_and_brings_them_together);
  tcase_add_test(cases, two_works_become_one_and_keep_both_keys);
  tcase_add_test(cases, a_work_has_the_fullest_record);
  tcase_add_test(cases, the_user_says_that_two_works_are_one);
  tcase_add_test(cases, the_user_says_that_one_work_is_two);
  tcase_add_test(cases, a_bad_rule_is_named_by_its_line_and_passed_over);
  tcase_add_test(cases, why_is_told);
  tcase_add_test(cases, a_digest_is_tied_by_its_own_record);
  tcase_add_test(cases, a_digest_is_tied_by_the_doi_it_names);
  tcase_add_test(cases, a_digest_is_tied_by_the_file_it_names);
  tcase_add_test(cases, a_paper_without_front_matter_has_a_key_from_its_label);
  tcase_add_test(cases, records_survive_their_json);
  Suite *suite = suite_create("ontology");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
