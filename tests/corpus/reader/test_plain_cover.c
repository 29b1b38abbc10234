/* Healing never loses text: for every input, running text and annex hold every non-blank byte exactly once.
 * And every input is read in time that grows with its length, into papers that pass their check. */
#include "corpus/reader/reader.h"
#include "corpus/text/chars.h"
#include "corpus/text/encoding.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* Bytes that hold nothing to be seen: blanks, and what decoding drops (byte order marks, soft hyphens). */
static guint8 *find_optional(GBytes *bytes)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  guint8 *optional = g_malloc0(length + 1);
  g_autoptr(MappedText) decoded = encoding_decode(data, length, NULL);
  if (length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0)
    memset(optional, 1, 3);
  for (guint i = 0; i < source_map_count(decoded->map); i++) {
    const SourceRun *run = source_map_get(decoded->map, i);
    for (gsize k = 0; k < run->text_length;) {
      const char *at = decoded->text->str + run->text + k;
      gsize width = (gsize)(g_utf8_next_char(at) - at);
      gboolean blank = char_is_blank(g_utf8_get_char(at));
      if (blank && run->copied)
        memset(optional + run->source + k, 1, width);
      else if (blank && run->text_length == width)
        memset(optional + run->source, 1, run->source_length);
      k += width;
    }
    if (run->text_length == 0)
      memset(optional + run->source, 1, run->source_length);
  }
  return optional;
}

/* How often each byte of the file is told of. */
static guint8 *count_cover(const GPtrArray *papers, gsize length)
{
  guint8 *count = g_malloc0(length + 1);
  for (guint p = 0; p < papers->len; p++) {
    const Paper *paper = g_ptr_array_index(papers, p);
    for (guint i = 0; i < source_map_count(paper->map); i++) {
      const SourceRun *run = source_map_get(paper->map, i);
      ck_assert_uint_le(run->source_length, length - MIN(run->source, length));
      for (gsize k = 0; k < run->source_length; k++)
        count[run->source + k] += count[run->source + k] < 2;
    }
  }
  return count;
}

static void assert_copies_are_true(const GPtrArray *papers, GBytes *bytes, gboolean is_utf8)
{
  const char *data = g_bytes_get_data(bytes, NULL);
  for (guint p = 0; p < papers->len && is_utf8; p++) {
    const Paper *paper = g_ptr_array_index(papers, p);
    for (guint i = 0; i < source_map_count(paper->map); i++) {
      const SourceRun *run = source_map_get(paper->map, i);
      if (run->copied)
        ck_assert_int_eq(memcmp(paper->text->str + run->text, data + run->source, run->text_length), 0);
    }
  }
}

static void assert_covered(const char *what, const char *text, gsize length)
{
  g_autoptr(GBytes) bytes = g_bytes_new(text, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) papers = reader_plain.read("test.txt", bytes, NULL, &error);
  if (papers == NULL) {
    ck_assert_msg(g_error_matches(error, READER_ERROR, READER_ERROR_EMPTY), "%s: %s", what, error->message);
    return;
  }
  for (guint i = 0; i < papers->len; i++) {
    paper_cut_sentences(g_ptr_array_index(papers, i));
    gboolean good = paper_check(g_ptr_array_index(papers, i), &error);
    ck_assert_msg(good, "%s: %s", what, good ? "" : error->message);
  }
  g_autofree guint8 *optional = find_optional(bytes);
  g_autofree guint8 *count = count_cover(papers, length);
  for (gsize i = 0; i < length; i++) {
    gboolean good = count[i] == 1 || (optional[i] && count[i] == 0);
    ck_assert_msg(good, "%s: byte %zu ('%.12s') told %u times", what, i, text + i, count[i]);
  }
  assert_copies_are_true(papers, bytes, g_utf8_validate_len(text, length, NULL));
}

/* Pieces that papers are made of, and that break them. */
static const char *const pieces[] = {"The effect of neighbourly talk on sleep: a trial",
                                     "Anna M. Weber1,2, Tomas Novak2 and Li Chen*",
                                     "1 Department of Sleep, University of Nowhere",
                                     "Abstract",
                                     "ABSTRACT",
                                     "# Title",
                                     "## Methods",
                                     "1. Introduction",
                                     "2.1 Participants",
                                     "Introduction",
                                     "Methods",
                                     "Results",
                                     "Discussion",
                                     "References",
                                     "Keywords: sleep; talk",
                                     "Key words:",
                                     "We asked neighbours to talk. They did so for weeks, and the sleepers "
                                     "slept (Weber, 2001; Novak & Chen, 1999).",
                                     "The sentence that ends here without a stop and goes on signifi-",
                                     "cance of the *very* long line",
                                     "and so on it went.",
                                     "Group Type. There were many groups of neighbours who talked to each "
                                     "other in the evening, and they liked it very much.",
                                     "Table 1. Sleep by talk",
                                     "a\tb\tc",
                                     "1\t2\t3",
                                     "| a | b |",
                                     "Figure 2. Talk.",
                                     "Journal of Sleep 2010, 12(3), 44-50",
                                     "- item one;",
                                     "\xe2\x80\xa2 item two",
                                     "12",
                                     "\f",
                                     "\f13",
                                     "Journal of Sleep",
                                     "Journal of Sleep",
                                     "Journal of Sleep",
                                     "Weber, A. M. (2001). Talk and sleep. Journal of Sleep, 1, 2-3.",
                                     "- Novak, T., & Chen, L. (1999). Sleep. Oslo: Press.",
                                     "[1] Chen L. Sleep. J Sleep. 2003;4(5):6-7.",
                                     "[2] Weber A. Talk. J Talk. 2004;1:1.",
                                     "3. Novak T. More. J More 2005;2:22.",
                                     "$F(2,34) = 1.2$, $I^2 = 10\\%$",
                                     "^{1,2} ^a x^2",
                                     "<i>x</i> <b>",
                                     "\\*not\\* \\alpha \\times",
                                     "**bold",
                                     "__x__ _y_",
                                     "***",
                                     "---",
                                     "[text](#a) [b](http://x.y)",
                                     "&amp; &lt;",
                                     "\xc2\xa0",
                                     "\xc2\xad\n",
                                     "co\xc2\xad\nop",
                                     "\xe2\x80\x93",
                                     "\xef\xbf\xbd",
                                     "\xf0\x9f\x98\x80",
                                     "\xc2\xa9 2002 The Talkers, Inc.",
                                     "Correspondence to: A. Weber, weber@example.org",
                                     "\xc2\xb9Note of the first kind.",
                                     "*p < .05",
                                     "DOI: 10.1234/abc.def",
                                     "Received: 1 May 2001",
                                     "Cite this article: Weber A (2001). Talk. Journal of Sleep 1, 2-3.",
                                     "\t\t x",
                                     "      ",
                                     "left column text here        right column text here",
                                     "a",
                                     "1",
                                     ".",
                                     "-",
                                     "*",
                                     "_",
                                     "$",
                                     "[",
                                     "(",
                                     "<",
                                     "^",
                                     "\\",
                                     "#"};

static void append_random(GString *text, GRand *rand)
{
  static const char *const joints[] = {"\n",   "\n\n", "\n\n\n", " ",   "",
                                       "\r\n", "\n  ", "  ",     "-\n", "\n\n\f"};
  guint n = (guint)g_rand_int_range(rand, 1, 60);
  for (guint i = 0; i < n; i++) {
    g_string_append(text, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
    gboolean often = g_rand_int_range(rand, 0, 2) == 0;
    g_string_append(text, joints[often ? 1 : g_rand_int_range(rand, 0, G_N_ELEMENTS(joints))]);
  }
}

START_TEST(every_byte_of_made_up_papers_is_kept)
{
  for (guint32 seed = 0; seed < 150; seed++) {
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    g_autoptr(GString) text = g_string_new(NULL);
    append_random(text, rand);
    g_autofree char *what = g_strdup_printf("seed %u", seed);
    assert_covered(what, text->str, text->len);
  }
}
END_TEST

START_TEST(every_byte_of_noise_is_kept)
{
  for (guint32 seed = 0; seed < 150; seed++) {
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    gsize length = (gsize)g_rand_int_range(rand, 0, 600);
    g_autofree char *noise = g_malloc(length + 1);
    gboolean printable = seed % 2 == 0;
    for (gsize i = 0; i < length; i++)
      noise[i] = printable ? " \n\n#*_$[](){}<>^\\-.,;:1aA\t|~'\"&\f"[g_rand_int_range(rand, 0, 33)]
                           : (char)g_rand_int_range(rand, 0, 256);
    noise[length] = '\0';
    g_autofree char *what = g_strdup_printf("noise %u", seed);
    assert_covered(what, noise, length);
  }
}
END_TEST

/* One unit again and again, up to bytes. */
static void assert_repeats(const char *unit, gsize bytes)
{
  g_autoptr(GString) text = g_string_sized_new(bytes + 64);
  while (text->len < bytes)
    g_string_append(text, unit);
  gint64 start = g_get_monotonic_time();
  assert_covered(unit, text->str, text->len);
  double seconds = (double)(g_get_monotonic_time() - start) / 1e6;
  /* Generous: under sanitizers on a busy machine; what is quadratic takes minutes. */
  ck_assert_msg(seconds < 20, "%zu bytes of \"%.20s\": %.1f s", bytes, unit, seconds);
}

static const char *const units[] = {"a",
                                    "a ",
                                    "a\n",
                                    "\n",
                                    "- a\n",
                                    "- a\n\n",
                                    "a. ",
                                    "*a* ",
                                    "*",
                                    "$a$",
                                    "$",
                                    "[",
                                    "[1] ",
                                    "<",
                                    "<i>",
                                    "^1",
                                    "\\a",
                                    "&amp;",
                                    "Table 1. A\n\n",
                                    "a-\n",
                                    "1\n\n",
                                    "\f1\nHead of page\n\n",
                                    "Methods\n\n",
                                    "References\n\n",
                                    "A\tb\n",
                                    "Keywords: a\n\n",
                                    "Smith, J. (2001). A. B, 1, 2.\n",
                                    "(Smith, 2001) ",
                                    "Abstract\n\nIntroduction\n\n",
                                    "a, b and c\n\n",
                                    "| a | b |\n",
                                    "a  b   c\n",
                                    "A sentence without end that goes on\n\nand on it goes\n\n",
                                    "# a\n\n",
                                    "a (b\n\n",
                                    "\xc2\xad\n",
                                    "A Name1, B Name2,\n"};

/* Pages of two columns, their lines long and short, with lines across both here and there. */
static void append_columns(GString *text, GRand *rand)
{
  static const char *const left[] = {
      "the people of this house say that", "talk is good for them and so they", "", "Results",
      "asked them (Weber, 2001) to talk-", "1. Ask them what they mean by it"};
  static const char *const right[] = {"and others say that it is not so",
                                      "",
                                      "Discussion",
                                      "*the words* of all of them were",
                                      "ing of the rest of the long night",
                                      "Weber, A. (2001). Talk. Oslo: P."};
  guint n = (guint)g_rand_int_range(rand, 10, 60);
  for (guint i = 0; i < n; i++) {
    const char *one = left[g_rand_int_range(rand, 0, G_N_ELEMENTS(left))];
    const char *two = right[g_rand_int_range(rand, 0, G_N_ELEMENTS(right))];
    if (g_rand_int_range(rand, 0, 15) == 0)
      g_string_append(text, "This line goes over both of the columns from the left to the right\n");
    else
      g_string_append_printf(text, "%-40s%s\n", one, two);
    if (g_rand_int_range(rand, 0, 20) == 0)
      g_string_append(text, "\f");
  }
}

START_TEST(every_byte_of_two_columns_is_kept)
{
  for (guint32 seed = 0; seed < 100; seed++) {
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    g_autoptr(GString) text = g_string_new(NULL);
    append_columns(text, rand);
    g_autofree char *what = g_strdup_printf("columns %u", seed);
    assert_covered(what, text->str, text->len);
  }
}
END_TEST

START_TEST(hostile_repetition_takes_linear_time)
{
  assert_repeats(units[_i], 60000);
}
END_TEST

START_TEST(empty_and_blank_files_are_empty)
{
  assert_covered("nothing", "", 0);
  assert_covered("blank", " \n\n \t\f\n", 7);
  assert_covered("mark", "\xef\xbb\xbf", 3);
}
END_TEST

START_TEST(line_ends_of_any_machine_are_read)
{
  const char *unix_text = "Abstract\n\nWe asked neigh-\nbours to talk.\n\nMethods\n\nWe asked.\n";
  g_autoptr(GString) mac = g_string_new(unix_text);
  g_string_replace(mac, "\n", "\r", 0);
  g_autoptr(GString) dos = g_string_new("\xef\xbb\xbf");
  g_string_append(dos, unix_text);
  g_string_replace(dos, "\n", "\r\n", 0);
  const GString *texts[] = {mac, dos};
  for (guint i = 0; i < 2; i++) {
    assert_covered("line ends", texts[i]->str, texts[i]->len);
    g_autoptr(GBytes) bytes = g_bytes_new(texts[i]->str, texts[i]->len);
    g_autoptr(GPtrArray) papers = reader_plain.read("test.txt", bytes, NULL, NULL);
    const Paper *paper = g_ptr_array_index(papers, 0);
    ck_assert_ptr_nonnull(strstr(paper->text->str, "We asked neighbours to talk."));
    ck_assert_uint_eq(paper->sections->len, 2);
  }
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("plain text, whole");
  tcase_set_timeout(cases, 110);
  tcase_add_test(cases, every_byte_of_made_up_papers_is_kept);
  tcase_add_test(cases, every_byte_of_noise_is_kept);
  tcase_add_test(cases, every_byte_of_two_columns_is_kept);
  tcase_add_loop_test(cases, hostile_repetition_takes_linear_time, 0, G_N_ELEMENTS(units));
  tcase_add_test(cases, empty_and_blank_files_are_empty);
  tcase_add_test(cases, line_ends_of_any_machine_are_read);
  Suite *suite = suite_create("reader");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
