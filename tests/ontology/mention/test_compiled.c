/* A compiled vocabulary: the same as the one it was made of, and refused where it was damaged or made up. The
 * vocabulary is that of tests/ontology/data/bees.ttl. */
#include "ontology/mention/compiled.h"
#include "ontology/mention/mention.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char text[] =
    "Drone-brood removal (DBR) and varroa treatments cut winter losses. At the HIVE meeting, Hive members "
    "and "
    "Hive Keepers United spoke of honey yields, winter lose and colony health; WL after a Hive tool; hive.";

static Vocabulary *vocabulary;
static Matcher *matcher;
static GBytes *compiled;

static void set_up(void)
{
  g_autofree char *file =
      g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), "tests/ontology/data/bees.ttl", NULL);
  const char *files[] = {file};
  vocabulary = vocabulary_read(files, 1, NULL, NULL);
  ck_assert(vocabulary != NULL);
  matcher = matcher_new(vocabulary);
  compiled = matcher_compile(matcher);
}

static void tear_down(void)
{
  g_bytes_unref(compiled);
  matcher_free(matcher);
  vocabulary_free(vocabulary);
}

static Matcher *read_back(const guint8 *data, gsize length)
{
  g_autoptr(GError) error = NULL;
  Matcher *back = matcher_from_compiled(data, length, &error);
  ck_assert_int_eq(back == NULL, error != NULL);
  return back;
}

static char *mentions_of(const Matcher *with)
{
  TextPiece piece = {{0, strlen(text)}, ZONE_BODY};
  g_autoptr(GArray) found = mentions_find(with, text, &piece, 1, MENTION_DEFAULT);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < found->len; i++) {
    const Mention *mention = &g_array_index(found, Mention, i);
    g_string_append_printf(out, "%u:%u-%u ", mention->concept, (guint)mention->span.start,
                           (guint)mention->span.end);
  }
  return g_string_free(out, FALSE);
}

START_TEST(it_is_the_same_vocabulary)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data(compiled, &length);
  g_autoptr(Matcher) back = read_back(data, length);
  ck_assert_ptr_nonnull(back);
  const Vocabulary *read = matcher_vocabulary(back);
  ck_assert_str_eq(vocabulary_digest(read), vocabulary_digest(vocabulary));
  ck_assert_uint_eq(vocabulary_schemes(read), 3);
  ck_assert_uint_eq(vocabulary_concepts(read), 7);
  ck_assert_uint_eq(matcher_states(back), matcher_states(matcher));
  int hive = vocabulary_find(read, "hive"), loss = vocabulary_find(read, "winter-loss");
  ck_assert_int_ge(hive, 0);
  ck_assert_int_eq(hive, vocabulary_find(read, "https://adduce.invalid/bees/body/hive"));
  const Concept *concept = vocabulary_concept(read, (guint)hive);
  ck_assert_str_eq(concept->label, "HIVE");
  ck_assert_str_eq(concept->definition, "Invented league of beekeepers.");
  ck_assert_uint_eq(concept->facts->len, 3);
  ck_assert_uint_eq(concept->n_labels, 3);
  ck_assert_uint_eq(vocabulary_roles(read, (guint)hive), SCHEME_SUBJECT | SCHEME_ENTITY);
  ck_assert_int_eq(vocabulary_concept(read, (guint)loss)->desirable, DESIRABLE_LESS);
  ck_assert(vocabulary_is_a(read, (guint)loss, (guint)vocabulary_find(read, "colony-health")));
  ck_assert(vocabulary_concept(read, (guint)vocabulary_find(read, "association"))->unmatched);
  g_autoptr(GArray) found = vocabulary_find_label(read, "Winter Losses");
  ck_assert_uint_eq(found->len, 1);
  ck_assert_int_eq((int)g_array_index(found, guint, 0), loss);
  ck_assert_uint_eq(vocabulary_concept(read, (guint)hive)->file, 0);
  ck_assert_str_eq(vocabulary_file(read, 0), "");
}
END_TEST

START_TEST(it_finds_the_same)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data(compiled, &length);
  g_autoptr(Matcher) back = read_back(data, length);
  g_autofree char *before = mentions_of(matcher), *after = mentions_of(back);
  ck_assert_str_ne(before, "");
  ck_assert_str_eq(after, before);
}
END_TEST

/* From another place, and from what was compiled: the same bytes. */
START_TEST(the_same_words_are_the_same_bytes)
{
  g_autofree char *file =
      g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), "tests/ontology/data/bees.ttl", NULL);
  g_autofree char *turtle = NULL;
  gsize length = 0;
  ck_assert(g_file_get_contents(file, &turtle, &length, NULL));
  g_autoptr(Vocabulary) other = vocabulary_read_text("elsewhere.ttl", turtle, length, NULL, NULL);
  g_autoptr(Matcher) with = matcher_new(other);
  g_autoptr(GBytes) again = matcher_compile(with);
  ck_assert(g_bytes_equal(compiled, again));
  g_autoptr(Matcher) back = read_back(g_bytes_get_data(compiled, NULL), g_bytes_get_size(compiled));
  g_autoptr(GBytes) twice = matcher_compile(back);
  ck_assert(g_bytes_equal(compiled, twice));
}
END_TEST

START_TEST(an_empty_vocabulary_is_one)
{
  g_autoptr(Vocabulary) none = vocabulary_read_text("none.ttl", "", 0, NULL, NULL);
  g_autoptr(Matcher) with = matcher_new(none);
  g_autoptr(GBytes) bytes = matcher_compile(with);
  g_autoptr(Matcher) back = read_back(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  ck_assert_ptr_nonnull(back);
  g_autofree char *found = mentions_of(back);
  ck_assert_str_eq(found, "");
}
END_TEST

START_TEST(damage_is_refused)
{
  gsize length = g_bytes_get_size(compiled);
  g_autofree guint8 *data = g_memdup2(g_bytes_get_data(compiled, NULL), length);
  for (gsize i = 0; i < length; i++) {
    data[i] ^= (guint8)(1u << (i % 8));
    ck_assert_msg(read_back(data, length) == NULL, "byte %u changed, and taken", (guint)i);
    data[i] ^= (guint8)(1u << (i % 8));
    ck_assert_msg(read_back(data, i) == NULL, "%u bytes of %u taken", (guint)i, (guint)length);
  }
  ck_assert_ptr_null(read_back(NULL, 0));
}
END_TEST

/* ---------------------------------------------------------------- made on purpose */

/* The checksum as ontology/vocabulary/packed.h describes it, for bytes that were changed. */
static void sign(guint32 *numbers, gsize n)
{
  guint64 sum = G_GUINT64_CONSTANT(0xcbf29ce484222325);
  for (gsize i = 1; i < n; i++)
    if (i < 4 || i >= 6)
      sum = (sum ^ numbers[i]) * G_GUINT64_CONSTANT(0x100000001b3);
  numbers[4] = GUINT32_TO_LE((guint32)sum);
  numbers[5] = GUINT32_TO_LE((guint32)(sum >> 32));
}

/* Refused, or of some use. */
static gboolean survive(guint32 *numbers, gsize n)
{
  sign(numbers, n);
  g_autoptr(Matcher) back = read_back((const guint8 *)numbers, n * 4);
  if (back == NULL)
    return FALSE;
  const Vocabulary *read = matcher_vocabulary(back);
  g_autofree char *found = mentions_of(back);
  for (guint i = 0; i < vocabulary_concepts(read); i++) {
    vocabulary_is_a(read, i, 0);
    vocabulary_roles(read, i);
    ck_assert_int_ge(vocabulary_find(read, vocabulary_concept(read, i)->key), 0);
  }
  g_autoptr(GArray) label = vocabulary_find_label(read, "winter loss");
  return TRUE;
}

START_TEST(every_number_is_checked)
{
  gsize n = g_bytes_get_size(compiled) / 4;
  g_autofree guint32 *numbers = g_memdup2(g_bytes_get_data(compiled, NULL), n * 4);
  ck_assert(survive(numbers, n));
  guint refused = 0;
  for (gsize i = 1; i < n; i++) {
    const guint32 before = numbers[i];
    const guint32 others[] = {0, 1, before + 1, before - 1, before * 2, 0x7fffffff, 0xffffffff, 0xffffff00};
    for (guint k = 0; k < G_N_ELEMENTS(others) && (i < 4 || i >= 6); k++) {
      numbers[i] = others[k];
      refused += others[k] != before && !survive(numbers, n);
    }
    numbers[i] = before;
  }
  /* Counts, places and indexes far outside are most of it. */
  ck_assert_uint_gt(refused, (guint)n);
}
END_TEST

START_TEST(sizes_that_lie_are_refused)
{
  gsize n = g_bytes_get_size(compiled) / 4;
  g_autofree guint32 *numbers = g_memdup2(g_bytes_get_data(compiled, NULL), n * 4);
  guint32 count = numbers[2], strings = numbers[3];
  numbers[2] = count + 1;
  numbers[3] = strings - 4;
  ck_assert(!survive(numbers, n));
  numbers[2] = count + strings / 4;
  numbers[3] = 0;
  ck_assert(!survive(numbers, n));
  numbers[2] = 0;
  numbers[3] = strings + count * 4;
  ck_assert(!survive(numbers, n));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("compiled");
  TCase *tests = tcase_create("compiled");
  tcase_add_unchecked_fixture(tests, set_up, tear_down);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, it_is_the_same_vocabulary);
  tcase_add_test(tests, it_finds_the_same);
  tcase_add_test(tests, the_same_words_are_the_same_bytes);
  tcase_add_test(tests, an_empty_vocabulary_is_one);
  tcase_add_test(tests, damage_is_refused);
  tcase_add_test(tests, every_number_is_checked);
  tcase_add_test(tests, sizes_that_lie_are_refused);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
