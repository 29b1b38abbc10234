/* Lay words from WordNet: on a tiny database made here, and on Debian's where it is installed. */
#include "query/words/wordnet.h"

#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* Writes a data line and gives its offset. */
static gsize add_line(GString *file, const char *rest)
{
  gsize offset = file->len;
  g_string_append_printf(file, "%08" G_GSIZE_FORMAT " %s\n", offset, rest);
  return offset;
}

static void write_file(const char *directory, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(directory, name, NULL);
  ck_assert(g_file_set_contents(path, text, -1, NULL));
}

/* physician/doctor < professional; surgeon is narrower; an index line that points outside the file. */
static char *make_database(void)
{
  char *directory = g_dir_make_tmp("adduce-wordnet-XXXXXX", NULL);
  g_autoptr(GString) data =
      g_string_new("  1 test data in the form of Princeton University's files, made for this test");
  for (int i = 0; i < 1000; i++)
    g_string_append_c(data, 'x');
  g_string_append_c(data, '\n');
  gsize broad = add_line(data, "18 n 01 professional 0 000 | someone with a profession");
  gsize narrow = add_line(data, "18 n 01 brain_surgeon 0 000 | cuts");
  g_autofree char *line = g_strdup_printf("18 n 02 doctor 0 physician 0 003 @ %08" G_GSIZE_FORMAT
                                          " n 0000 ~ %08" G_GSIZE_FORMAT " n 0000 + 99999999 v 0101 | heals",
                                          broad, narrow);
  gsize doctor = add_line(data, line);
  write_file(directory, "data.noun", data->str);
  g_autofree char *index =
      g_strdup_printf("  1 licence\nbroken n 1 1 @ 1 0 99999999  \ndoctor n 1 2 @ ~ 1 1 %08" G_GSIZE_FORMAT
                      "  \nzebra n 9 9 9\n",
                      doctor);
  write_file(directory, "index.noun", index);
  for (guint i = 0; i < 3; i++) {
    static const char *const parts[] = {"verb", "adj", "adv"};
    g_autofree char *index_name = g_strdup_printf("index.%s", parts[i]);
    g_autofree char *data_name = g_strdup_printf("data.%s", parts[i]);
    write_file(directory, index_name, "");
    write_file(directory, data_name, "");
  }
  return directory;
}

static void remove_database(const char *directory)
{
  g_autoptr(GDir) files = g_dir_open(directory, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name(files)) != NULL) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    g_unlink(path);
  }
  g_rmdir(directory);
}

static const RelatedWord *find(const GPtrArray *related, const char *words)
{
  for (guint i = 0; i < related->len; i++) {
    const RelatedWord *word = g_ptr_array_index(related, i);
    if (strcmp(word->words, words) == 0)
      return word;
  }
  return NULL;
}

START_TEST(relations_of_a_made_database)
{
  g_autofree char *directory = make_database();
  g_autoptr(WordNet) net = wordnet_open(directory, NULL);
  ck_assert_ptr_nonnull(net);
  g_autoptr(GPtrArray) related = wordnet_related(net, "Doctors", 10);
  ck_assert_uint_eq(related->len, 3);
  ck_assert_int_eq(find(related, "physician")->relation, LEXICAL_SYNONYM);
  ck_assert_int_eq(find(related, "professional")->relation, LEXICAL_BROADER);
  ck_assert_int_eq(find(related, "brain surgeon")->relation, LEXICAL_NARROWER);
  ck_assert_str_eq(((RelatedWord *)g_ptr_array_index(related, 0))->words, "physician");
  ck_assert(wordnet_knows(net, "doctor"));
  ck_assert(!wordnet_knows(net, "nurse"));
  remove_database(directory);
}
END_TEST

START_TEST(broken_lines_give_nothing)
{
  g_autofree char *directory = make_database();
  g_autoptr(WordNet) net = wordnet_open(directory, NULL);
  static const char *const words[] = {"broken", "zebra", "", " ", "nothing", "1"};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
    g_autoptr(GPtrArray) related = wordnet_related(net, words[i], 10);
    ck_assert_uint_eq(related->len, 0);
  }
  remove_database(directory);
}
END_TEST

START_TEST(no_database_is_an_error)
{
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(wordnet_open("/nonexistent", &error));
  ck_assert_ptr_nonnull(error);
}
END_TEST

START_TEST(the_real_one)
{
  g_autoptr(WordNet) net = wordnet_open(NULL, NULL);
  if (net == NULL) {
    fprintf(stderr, "skipped: wordnet-base is not installed\n");
    return;
  }
  g_autoptr(GPtrArray) doctors = wordnet_related(net, "doctors", 60);
  ck_assert_ptr_nonnull(find(doctors, "physician"));
  g_autoptr(GPtrArray) mice = wordnet_related(net, "grown-ups", 60);
  ck_assert_ptr_nonnull(find(mice, "adult"));
  g_autoptr(GPtrArray) cut = wordnet_related(net, "cut down", 60);
  ck_assert_ptr_nonnull(find(cut, "reduce"));
  ck_assert(wordnet_knows(net, "aardwolves"));
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("wordnet");
  tcase_add_test(cases, relations_of_a_made_database);
  tcase_add_test(cases, broken_lines_give_nothing);
  tcase_add_test(cases, no_database_is_an_error);
  tcase_add_test(cases, the_real_one);
  Suite *suite = suite_create("query");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
