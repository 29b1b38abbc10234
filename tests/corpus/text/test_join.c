/* Lines joined: hyphens at line ends, markup, formulas. */
#include "corpus/text/join.h"
#include "corpus/text/line.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* All lines of a text joined; the lexicon is of words besides. */
static MappedText *join(const char *text, const char *words)
{
  g_autoptr(MappedText) from = mapped_text_new();
  mapped_text_copy(from, text, strlen(text), 0, 0);
  g_autoptr(GArray) lines = lines_cut(text, strlen(text));
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  for (guint i = 0; i < lines->len; i++)
    g_array_append_val(spans, g_array_index(lines, Line, i).span);
  g_autoptr(JoinLexicon) lexicon = words == NULL ? NULL : join_lexicon_new(words, strlen(words));
  MappedText *out = mapped_text_new();
  join_lines(out, from, (const Span *)(const void *)spans->data, spans->len, lexicon);
  return out;
}

static void assert_join(const char *text, const char *words, const char *expected)
{
  g_autoptr(MappedText) out = join(text, words);
  ck_assert_str_eq(out->text->str, expected);
  ck_assert_uint_eq(source_map_length(out->map), out->text->len);
}

START_TEST(the_words_of_the_text_decide_about_hyphens)
{
  assert_join("a signifi-\ncance", "significance is self-help", "a significance");
  assert_join("in self-\nhelp groups", "significance is self-help", "in self-help groups");
  assert_join("two psychia-\ntrists", "a psychiatrist", "two psychiatrists");
  assert_join("evidence-\nbased care", "the evidence is based on", "evidence-based care");
  assert_join("the cicleso-\nnide group", "nothing of it", "the ciclesonide group");
  assert_join("self-\nmanagement", "self-help, self-care; management", "self-management");
}
END_TEST

START_TEST(some_hyphens_are_never_dropped)
{
  assert_join("COVID-\n19", "", "COVID-19");
  assert_join("the Mid-\nAtlantic", "", "the Mid-Atlantic");
  assert_join("DSM-\niv", "", "DSM-iv");
  assert_join("pages 12-\n15", "", "pages 12-15");
  assert_join("pre- and post-\nand mid", "", "pre- and post- and mid");
  assert_join("https://example.org/self-\nhelp/x", "selfhelp", "https://example.org/self-help/x");
}
END_TEST

START_TEST(a_soft_hyphen_always_goes)
{
  assert_join("signifi\xc2\xad\ncance", "", "significance");
}
END_TEST

START_TEST(ranges_and_addresses_are_not_torn)
{
  assert_join("pp. 2270\xe2\x80\x93\n2288", "",
              "pp. 2270\xe2\x80\x93"
              "2288");
  assert_join("a decade \xe2\x80\x93\nmostly", "", "a decade \xe2\x80\x93 mostly");
  assert_join("http://example.org/a/\nb.pdf", "", "http://example.org/a/b.pdf");
}
END_TEST

START_TEST(emphasis_goes_only_in_pairs)
{
  assert_join("*Journal of\nX, 10*, 95", "", "Journal of X, 10, 95");
  assert_join("Use **Agencies: A b**", "", "Use Agencies: A b");
  assert_join("*Correlation is significant.", "", "*Correlation is significant.");
  assert_join(".108* .121*", "", ".108* .121*");
  assert_join("snake_case_name and _it_ here", "", "snake_case_name and it here");
  assert_join("a \\*star\\* and 10\\% of x", "", "a *star* and 10% of x");
}
END_TEST

START_TEST(formulas_become_text)
{
  assert_join("$F(2,344) = 17.68$, $p = .0001$", "", "F(2,344) = 17.68, p = .0001");
  assert_join("$I^2 = 10\\%$", "", "I\xc2\xb2 = 10%");
  assert_join("$\\chi^{2}(1) = 4$", "", "\xcf\x87\xc2\xb2(1) = 4");
  assert_join("2 (Training) \\times 3", "", "2 (Training) \xc3\x97 3");
  assert_join("Smit^{1,2} , Miguel^3", "", "Smit\xc2\xb9,\xc2\xb2 , Miguel\xc2\xb3");
  assert_join("from $5 to $6 each", "", "from $5 to $6 each");
}
END_TEST

START_TEST(tags_links_and_entities_become_text)
{
  assert_join("<i>Items</i> &amp; more", "", "Items & more");
  assert_join("done<sup>12</sup>.", "", "done\xc2\xb9\xc2\xb2.");
  assert_join("[Commons](#) at [site](https://example.org)", "", "Commons at site (https://example.org)");
  assert_join("<https://example.org/x>", "", "https://example.org/x");
  assert_join("p < .05 and q > 3", "", "p < .05 and q > 3");
}
END_TEST

START_TEST(the_map_leads_back)
{
  g_autoptr(MappedText) out = join("signifi-\ncance of $p = 1$", "");
  ck_assert_str_eq(out->text->str, "significance of p = 1");
  SourcePlace place = source_map_locate(out->map, (Span){0, 12});
  ck_assert_uint_eq(place.start, 0);
  ck_assert_uint_eq(place.end, 14);
  place = source_map_locate(out->map, (Span){16, 21});
  ck_assert_uint_eq(place.start, 19);
  ck_assert_uint_eq(place.end, 24);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("join");
  tcase_add_test(cases, the_words_of_the_text_decide_about_hyphens);
  tcase_add_test(cases, some_hyphens_are_never_dropped);
  tcase_add_test(cases, a_soft_hyphen_always_goes);
  tcase_add_test(cases, ranges_and_addresses_are_not_torn);
  tcase_add_test(cases, emphasis_goes_only_in_pairs);
  tcase_add_test(cases, formulas_become_text);
  tcase_add_test(cases, tags_links_and_entities_become_text);
  tcase_add_test(cases, the_map_leads_back);
  Suite *suite = suite_create("text");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
