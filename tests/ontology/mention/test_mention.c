/* Mentions: each sample marks with [..] what must be found, and nothing else may be. The vocabulary is that
 * of tests/ontology/data/bees.ttl. */
#include "ontology/mention/mention.h"

#include "corpus/base/limits.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static Vocabulary *vocabulary;
static Matcher *matcher;

static void set_up(void)
{
  g_autofree char *file =
      g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), "tests/ontology/data/bees.ttl", NULL);
  const char *files[] = {file};
  vocabulary = vocabulary_read(files, 1, NULL, NULL);
  ck_assert(vocabulary != NULL);
  matcher = matcher_new(vocabulary);
}

static void tear_down(void)
{
  matcher_free(matcher);
  vocabulary_free(vocabulary);
}

/* Lines are pieces; those that begin with "|" are rows of a table. */
static char *mark(const char *text, MentionFlags flags)
{
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(TextPiece));
  for (const char *at = text; at != NULL && *at != '\0';) {
    const char *end = strchrnul(at, '\n');
    TextPiece piece = {{(gsize)(at - text), (gsize)(end - text)}, *at == '|' ? ZONE_TABLE : ZONE_BODY};
    g_array_append_val(pieces, piece);
    at = *end == '\0' ? end : end + 1;
  }
  g_autoptr(GArray) found = mentions_find(matcher, text, (TextPiece *)pieces->data, pieces->len, flags);
  g_autoptr(GString) out = g_string_new(NULL);
  gsize at = 0;
  for (guint i = 0; i < found->len; i++) {
    Span span = g_array_index(found, Mention, i).span;
    ck_assert_uint_ge(span.start, at);
    g_string_append_len(out, text + at, (gssize)(span.start - at));
    g_string_append_printf(out, "[%.*s]", (int)(span.end - span.start), text + span.start);
    at = span.end;
  }
  g_string_append(out, text + at);
  return g_string_free(g_steal_pointer(&out), FALSE);
}

static void assert_marked(const char *marked, MentionFlags flags)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (const char *p = marked; *p != '\0'; p++) {
    if (*p != '[' && *p != ']')
      g_string_append_c(text, *p);
  }
  g_autofree char *found = mark(text->str, flags);
  ck_assert_str_eq(found, marked);
}

static void assert_all(const char *const *samples, guint n)
{
  for (guint i = 0; i < n; i++)
    assert_marked(samples[i], MENTION_DEFAULT);
}

START_TEST(variants)
{
  static const char *const samples[] = {
      "A [mite treatment] lowers [winter losses].",
      "[Mite-treatments] and [colony health]",
      "[color-coded treatments]; [Winter Mortality]",
      "The [honey yield]\xe2\x80\x99s rise",
      "mites, treatment, honeyed yields",
      "\xc2\xb9[Hive Keepers United]\xc2\xb2, 3[Hive Keepers United]4",
  };
  assert_all(samples, G_N_ELEMENTS(samples));
}
END_TEST

START_TEST(longest_first)
{
  static const char *const samples[] = {
      "[drone brood removal] is a [mite treatment]",
      "Losses of winter losing",
      "[Hive Keepers United] met; Hive keepers were united.",
  };
  assert_all(samples, G_N_ELEMENTS(samples));
}
END_TEST

START_TEST(case_and_neighbours)
{
  static const char *const samples[] = {
      "The [HIVE] met; a hive swarmed.",
      "A [Hive] member spoke.\nThe Hive was full of honey all the long summer, said members.",
      "[Hive] meetings; the Hive tool of a member",
      "[HIVE]'s rules",
  };
  assert_all(samples, G_N_ELEMENTS(samples));
}
END_TEST

START_TEST(abbreviations)
{
  static const char *const samples[] = {
      "WL stands for a thing unknown here.",
      "[Winter loss] was high. [WL] fell.",
      "[Winter loss] was high.\n| WL | 12 |",
      /* defined by this text: a label that the vocabulary doesn't have */
      "The [honey yields] ([HYs]) fell.\nOne [HY] rose; hy is a syllable.",
      "[Drone brood removal] ([DBR]) helps; [DBR] is cheap.",
      "The \xe2\x80\x9c[honey yields]\xe2\x80\x9d ([HYs]) fell.\nOne [HY] rose.",
      /* taken by something else in this text */
      "Dead Bee Reports (DBR) were few. DBR had no effect.",
      /* a second meaning holds from where it is defined */
      "[Drone brood removal] ([DBR]) helps; [DBR] is cheap. Dead Bee Reports (DBR) are few.\nNo DBR came.",
      "[Winter loss] ([WL]) fell, and [WL] was low.\nThe town of Warlow (WL) has bees.\nIn WL it snows.",
      /* a rule of the vocabulary holds for what the text defines, too */
      "[Winter loss] ([WL]) was high.\n| WL | 12 |",
  };
  assert_all(samples, G_N_ELEMENTS(samples));
}
END_TEST

/* "Word" is no place, and the letters of one in small letters are no definition: in doubt the name stays. */
START_TEST(one_word_is_abbreviated_only_where_it_is_a_name)
{
  static const char *const samples[] = {
      "[Winter loss] was high in wasteland ([WL]).",
      "[Winter loss] was high in Wall ([WL]).",
      "[Winter loss] was high in the Westland (WL).",
  };
  assert_all(samples, G_N_ELEMENTS(samples));
}
END_TEST

START_TEST(words_that_are_too_long_are_no_labels)
{
  static const char begin[] =
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <urn:a> a skos:Concept ; "
      "skos:prefLabel \"";
  g_autofree char *word = g_strnfill(TOKEN_BYTES + 6, 'a'), *other = g_strnfill(TOKEN_BYTES + 6, 'b');
  g_autofree char *turtle = g_strconcat(begin, word, "\" .", NULL);
  g_autoptr(Vocabulary) long_words = vocabulary_read_text("x.ttl", turtle, strlen(turtle), NULL, NULL);
  ck_assert(long_words != NULL);
  g_autoptr(Matcher) long_matcher = matcher_new(long_words);
  TextPiece piece = {{0, strlen(other)}, ZONE_BODY};
  g_autoptr(GArray) found = mentions_find(long_matcher, other, &piece, 1, MENTION_DEFAULT);
  ck_assert_uint_eq(found->len, 0);
}
END_TEST

/* A label of very many concepts costs each word of a text no more than the limit. */
START_TEST(a_label_of_many_concepts_is_bounded)
{
  g_autoptr(GString) turtle = g_string_new("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n");
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf(turtle, "<urn:%u> a skos:Concept ; skos:prefLabel \"tea\" .\n", i);
  g_autoptr(Vocabulary) shared = vocabulary_read_text("x.ttl", turtle->str, turtle->len, NULL, NULL);
  ck_assert(shared != NULL);
  g_autoptr(Matcher) shared_matcher = matcher_new(shared);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 1000; i++)
    g_string_append(text, "tea ");
  TextPiece piece = {{0, text->len}, ZONE_BODY};
  g_autoptr(GArray) found = mentions_find(shared_matcher, text->str, &piece, 1, MENTION_DEFAULT);
  ck_assert_uint_eq(found->len, 1000 * LIMIT_LABEL_CONCEPTS);
}
END_TEST

START_TEST(typed_text_is_taken_leniently)
{
  assert_marked("does [hive] help against [wl]", MENTION_TYPED);
}
END_TEST

START_TEST(orders_only_are_not_looked_for)
{
  assert_marked("An association of keepers.", MENTION_DEFAULT);
}
END_TEST

START_TEST(hostile_text_is_linear)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 200000; i++)
    g_string_append(text, i % 3 == 0 ? "(WL) " : "drone brood ");
  TextPiece piece = {{0, text->len}, ZONE_BODY};
  g_autoptr(GArray) found = mentions_find(matcher, text->str, &piece, 1, MENTION_DEFAULT);
  ck_assert_uint_eq(found->len, 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("mention");
  TCase *tcase = tcase_create("mention");
  tcase_add_checked_fixture(tcase, set_up, tear_down);
  tcase_set_timeout(tcase, 60);
  tcase_add_test(tcase, variants);
  tcase_add_test(tcase, longest_first);
  tcase_add_test(tcase, case_and_neighbours);
  tcase_add_test(tcase, abbreviations);
  tcase_add_test(tcase, one_word_is_abbreviated_only_where_it_is_a_name);
  tcase_add_test(tcase, words_that_are_too_long_are_no_labels);
  tcase_add_test(tcase, a_label_of_many_concepts_is_bounded);
  tcase_add_test(tcase, typed_text_is_taken_leniently);
  tcase_add_test(tcase, orders_only_are_not_looked_for);
  tcase_add_test(tcase, hostile_text_is_linear);
  suite_add_tcase(suite, tcase);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
