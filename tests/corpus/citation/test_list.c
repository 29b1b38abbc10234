/* Reference lists: found, ended, cut into entries. All papers here are invented. */
#include "corpus/citation/list.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* The entries of all lists of a text, each as one line, "\n" between them; "|" before a label. */
static char *cut(const char *text, guint *lists)
{
  g_autoptr(GArray) lines = lines_cut(text, strlen(text));
  g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(ListRange));
  reference_lists_find(text, lines, 0, lines->len, ranges);
  GString *out = g_string_new(NULL);
  for (guint r = 0; r < ranges->len; r++) {
    g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GPtrArray) entries =
        reference_list_cut(text, lines, g_array_index(ranges, ListRange, r), others);
    for (guint i = 0; i < entries->len; i++) {
      const ListEntry *entry = g_ptr_array_index(entries, i);
      for (guint k = 0; k < entry->spans->len; k++) {
        Span span = g_array_index(entry->spans, Span, k);
        g_string_append_len(out, text + span.start, (gssize)(span.end - span.start));
        g_string_append_c(out, k + 1 < entry->spans->len ? ' ' : '\n');
      }
    }
  }
  if (lists != NULL)
    *lists = ranges->len;
  return g_string_free(out, FALSE);
}

static void assert_cut(const char *text, const char *expected)
{
  g_autofree char *entries = cut(text, NULL);
  ck_assert_str_eq(entries, expected);
}

#define BODY                                                                                                 \
  "We have found that the gardens of a street are kept by those who were there before. This is what other "  \
  "studies have seen as well, and it was not what we had expected when we began our work.\n\n"

START_TEST(apa_with_bullets)
{
  assert_cut(BODY "References\n\n"
                  "- Adler, P. Q. (1991). Gardens of a street. Journal of Lawns, 12(3), 45-67.\n"
                  "- Brandt, U., & Cole, D. (2002). Hedges and neighbours. New York: Fence Press.\n"
                  "- van Dalen, H. (1989). Ponds. Journal of Lawns, 9, 1-8.\n",
             "Adler, P. Q. (1991). Gardens of a street. Journal of Lawns, 12(3), 45-67.\n"
             "Brandt, U., & Cole, D. (2002). Hedges and neighbours. New York: Fence Press.\n"
             "van Dalen, H. (1989). Ponds. Journal of Lawns, 9, 1-8.\n");
}
END_TEST

START_TEST(wrapped_lines_without_blank_lines)
{
  assert_cut(BODY "REFERENCES\n"
                  "Adler PQ, Brandt U. Gardens of a street and what grows in\n"
                  "them when nobody looks. J Lawns. 1991;12:45-67.\n"
                  "Cole D. Hedges. J Lawns. 1992;13:1-\n"
                  "8.\n"
                  "Dorn E, Eck F, Falk G, Gall H, Horn I, Igel J, Jung K,\n"
                  "Kant L. Ponds of the north. J Lawns. 1993;14:9-12.\n",
             "Adler PQ, Brandt U. Gardens of a street and what grows in them when nobody looks. J Lawns. "
             "1991;12:45-67.\n"
             "Cole D. Hedges. J Lawns. 1992;13:1- 8.\n"
             "Dorn E, Eck F, Falk G, Gall H, Horn I, Igel J, Jung K, Kant L. Ponds of the north. J Lawns. "
             "1993;14:9-12.\n");
}
END_TEST

START_TEST(numbered_over_several_lines)
{
  assert_cut(BODY "5. References\n\n"
                  "1. Zorn A, Yates B. Walls of brick and what they\n"
                  "2. cost. J Walls 1999;3:1-4.\n"
                  "2. Young C. Walls of stone. J Walls\n"
                  "2001;12. 33-40.\n"
                  "3. Xavier D. Walls of wood. J Walls 2004;8:2-9.\n"
                  "4. Vogt E. Walls of mud. J Walls 2005;9:12-19.\n",
             "Zorn A, Yates B. Walls of brick and what they 2. cost. J Walls 1999;3:1-4.\n"
             "Young C. Walls of stone. J Walls 2001;12. 33-40.\n"
             "Xavier D. Walls of wood. J Walls 2004;8:2-9.\n"
             "Vogt E. Walls of mud. J Walls 2005;9:12-19.\n");
}
END_TEST

START_TEST(labels_of_every_kind)
{
  static const char *const forms[] = {"[%u] ", "(%u) ", "%u. ", "%u) ", "%u ", "\\[%u\\] ", "- [%u] "};
  for (guint f = 0; f < G_N_ELEMENTS(forms); f++) {
    GString *text = g_string_new(BODY "## References\n\n");
    GString *expected = g_string_new(NULL);
    static const char *const names[] = {"Zorn", "Yates", "Xavier", "Vogt", "Unger"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
      g_autofree char *entry =
          g_strdup_printf("%s A, Rask B. Walls of colour %u. J Walls. 200%u;3:1-4.\n", names[i], i + 90, i);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf(text, forms[f], i + 1);
#pragma GCC diagnostic pop
      g_string_append(text, entry);
      g_string_append(expected, entry);
    }
    assert_cut(text->str, expected->str);
    g_string_free(text, TRUE);
    g_string_free(expected, TRUE);
  }
}
END_TEST

START_TEST(an_entry_goes_on_after_a_page_border)
{
  assert_cut(
      "Lawn Studies\n\n" BODY "12\nLawn Studies\n\n" BODY "References\n\n"
      "- Adler, P. Q. (1991). Gardens of a street and of the people\n\n"
      "13\nLawn Studies\n\n"
      "- who keep them. Journal of Lawns, 12(3), 45-67.\n"
      "- Brandt, U. (2002). Hedges. Journal of Lawns, 14, 3-8.\n\n"
      "14\nLawn Studies\n\n"
      "- Cole, D. (2003). Ponds. Journal of Lawns, 15, 9-\n\n"
      "22.\n\n"
      "- Dorn, E. (2004). Trees. Journal of Lawns, 16, 1-9.\n",
      "Adler, P. Q. (1991). Gardens of a street and of the people who keep them. Journal of Lawns, 12(3), "
      "45-67.\n"
      "Brandt, U. (2002). Hedges. Journal of Lawns, 14, 3-8.\n"
      "Cole, D. (2003). Ponds. Journal of Lawns, 15, 9- 22.\n"
      "Dorn, E. (2004). Trees. Journal of Lawns, 16, 1-9.\n");
}
END_TEST

START_TEST(several_entries_run_together_on_a_line)
{
  assert_cut(BODY
             "References\n\n"
             "Adler, P. (1991). Gardens. Journal of Lawns, 12, 45-67. Brandt, U. (2002). Hedges. Journal of "
             "Lawns, 14, 3-8.\n"
             "Cole, D. (2003). Ponds. Journal of Lawns, 15, 9-22.\n",
             "Adler, P. (1991). Gardens. Journal of Lawns, 12, 45-67.\n"
             "Brandt, U. (2002). Hedges. Journal of Lawns, 14, 3-8.\n"
             "Cole, D. (2003). Ponds. Journal of Lawns, 15, 9-22.\n");
  assert_cut(BODY "References\n\n"
                  "[1] Adler P. Gardens. J Lawns. 1991;12:45. [2] Brandt U. Hedges. J Lawns. 2002;14:3.\n"
                  "[3] Cole D. Ponds. J Lawns. 2003;15:9. [4] Dorn E. Trees. J Lawns. 2004;16:1.\n",
             "Adler P. Gardens. J Lawns. 1991;12:45.\nBrandt U. Hedges. J Lawns. 2002;14:3.\n"
             "Cole D. Ponds. J Lawns. 2003;15:9.\nDorn E. Trees. J Lawns. 2004;16:1.\n");
}
END_TEST

START_TEST(editors_of_a_book_start_no_entry)
{
  assert_cut(
      BODY
      "References\n\n"
      "Adler, P. (1996). Ponds. In S. P. Clay, C. Hard, & W. Nord (Eds.), Handbook of lawns (pp. 77-114). "
      "Thousand Oaks, CA: Sage.\n"
      "Brandt, U. (1997). Hedges. In T. Clay (Ed.), Handbook of fences. Reading, MA: Wesley.\n",
      "Adler, P. (1996). Ponds. In S. P. Clay, C. Hard, & W. Nord (Eds.), Handbook of lawns (pp. 77-114). "
      "Thousand Oaks, CA: Sage.\n"
      "Brandt, U. (1997). Hedges. In T. Clay (Ed.), Handbook of fences. Reading, MA: Wesley.\n");
}
END_TEST

START_TEST(ends_before_what_is_no_list)
{
  static const char *const tails[] = {
      "Appendix A\n\nThe questions were put to all who were there, and they have been kept as they were "
      "asked.\n",
      "About the authors\n\nPia Adler is a gardener, and she has been one for years.\n",
      "Acknowledgements\n\nWe thank those who have let us in.\n",
      "Copyright of Journal of Lawns is the property of its publisher and its content may not be copied.\n",
      "Table 3. Hedges by height\n\nlow\t12\t30\nhigh\t4\t9\n",
      "Received 3 May 1999; accepted 4 June 1999\n"};
  for (guint i = 0; i < G_N_ELEMENTS(tails); i++) {
    g_autofree char *text = g_strconcat(BODY "Bibliography\n\n"
                                             "Adler, P. (1991). Gardens. Journal of Lawns, 12, 45-67.\n\n"
                                             "Brandt, U. (2002). Hedges. Journal of Lawns, 14, 3-8.\n\n",
                                        tails[i], NULL);
    assert_cut(text, "Adler, P. (1991). Gardens. Journal of Lawns, 12, 45-67.\n"
                     "Brandt, U. (2002). Hedges. Journal of Lawns, 14, 3-8.\n");
  }
}
END_TEST

START_TEST(headings_in_many_languages)
{
  static const char *const headings[] = {"Literaturverzeichnis",
                                         "Références",
                                         "RÉFÉRENCES BIBLIOGRAPHIQUES",
                                         "Referencias",
                                         "Bibliografía",
                                         "Referências",
                                         "Riferimenti bibliografici",
                                         "Literatuur",
                                         "R E F E R E N C E S",
                                         "**References**",
                                         "# 7. References",
                                         "VII. Literature Cited:",
                                         "Works Cited"};
  for (guint i = 0; i < G_N_ELEMENTS(headings); i++) {
    g_autofree char *text = g_strconcat(BODY, headings[i],
                                        "\n\nAdler, P. (1991). Gardens. Journal of Lawns, 12, 45-67.\n\n"
                                        "Brandt, U. (2002). Hedges. Journal of Lawns, 14, 3-8.\n",
                                        NULL);
    g_autofree char *entries = cut(text, NULL);
    ck_assert_msg(g_str_has_prefix(entries, "Adler") && strstr(entries, "\nBrandt") != NULL, "%s: %s",
                  headings[i], entries);
  }
}
END_TEST

static const char headless[] = "Adler, P. (1991). Gardens. Journal of Lawns, 12, 45-67.\n"
                               "Brandt, U. (2002). Hedges. Journal of Lawns, 14, 3-8.\n"
                               "Cole, D. (2003). Ponds. Journal of Lawns, 15, 9-22.\n"
                               "Dorn, E. (2004). Trees. Journal of Lawns, 16, 1-9.\n"
                               "Eck, F. (2005). Paths. Journal of Lawns, 17, 1-9.\n"
                               "Falk, G. (2006). Gates. Journal of Lawns, 18, 1-9.\n";

START_TEST(a_list_without_a_heading)
{
  g_autofree char *text = g_strconcat(BODY BODY, headless, NULL);
  assert_cut(text, headless);
}
END_TEST

START_TEST(no_list_in_prose_or_contents)
{
  guint lists;
  g_autofree char *none = cut(BODY BODY BODY, &lists);
  ck_assert_uint_eq(lists, 0);
  g_autofree char *contents =
      cut("Contents\n\nIntroduction\n\nMethods\n\nReferences\n\n" BODY "The end was near.\n", &lists);
  ck_assert_uint_eq(lists, 0);
}
END_TEST

START_TEST(a_table_with_a_column_of_references_is_no_list)
{
  assert_cut(BODY "References\n\n1 Hedge Low Adler et al., 2015\n\n2 Pond Deep Brandt 2013\n\n3 Gate Red "
                  "Cole et al., 2009\n\n" BODY
                  "References\n\nAdler, P. (1991). Gardens. Journal of Lawns, 12, 45-67.\n\n"
                  "Brandt, U. (2002). Hedges. Journal of Lawns, 14, 3-8.\n",
             "Adler, P. (1991). Gardens. Journal of Lawns, 12, 45-67.\n"
             "Brandt, U. (2002). Hedges. Journal of Lawns, 14, 3-8.\n");
}
END_TEST

START_TEST(a_list_for_each_chapter)
{
  guint lists;
  g_autofree char *text = g_strconcat(BODY "References\n\n", headless,
                                      "\nChapter 2\n\n" BODY BODY "References\n\n", headless, NULL);
  g_autofree char *entries = cut(text, &lists);
  g_autofree char *expected = g_strconcat(headless, headless, NULL);
  ck_assert_uint_eq(lists, 2);
  ck_assert_str_eq(entries, expected);
}
END_TEST

/* Every byte that isn't blank is in an entry, a label, or a line of the others. */
START_TEST(nothing_is_lost)
{
  const char *text = BODY "References\n\n1. Adler P. Gardens.\nJ Lawns. 1991;12:45.\n\n7\n\n2. Brandt U. "
                          "Hedges. J Lawns. 2002;14:3.\n\n"
                          "3. Cole D. Ponds. J Lawns. 2003;15:9.\n";
  g_autoptr(GArray) lines = lines_cut(text, strlen(text));
  g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(ListRange));
  reference_lists_find(text, lines, 0, lines->len, ranges);
  ck_assert_uint_eq(ranges->len, 1);
  ListRange range = g_array_index(ranges, ListRange, 0);
  g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GPtrArray) entries = reference_list_cut(text, lines, range, others);
  ck_assert_uint_eq(entries->len, 3);
  g_autofree char *rest = g_strdup(text);
  for (guint i = 0; i < entries->len; i++) {
    const ListEntry *entry = g_ptr_array_index(entries, i);
    memset(rest + entry->label.start, ' ', entry->label.end - entry->label.start);
    for (guint k = 0; k < entry->spans->len; k++) {
      Span span = g_array_index(entry->spans, Span, k);
      memset(rest + span.start, ' ', span.end - span.start);
    }
  }
  for (guint i = 0; i < others->len; i++) {
    Span span = g_array_index(lines, Line, g_array_index(others, guint, i)).span;
    memset(rest + span.start, ' ', span.end - span.start);
  }
  for (gsize i = g_array_index(lines, Line, range.first).span.start; rest[i] != '\0'; i++)
    ck_assert_msg(g_ascii_isspace(rest[i]), "lost: %s", rest + i);
}
END_TEST

START_TEST(a_long_list_in_linear_time)
{
  GString *text = g_string_new("References\n");
  enum { ENTRIES = 50000 };
  for (guint i = 0; i < ENTRIES; i++)
    g_string_append_printf(text,
                           "Adler, P., & Brandt, U. (%u). Gardens of street %u. Journal of Lawns, %u, 1-9.\n",
                           1900 + i % 100, i, i);
  g_autoptr(GArray) lines = lines_cut(text->str, text->len);
  g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(ListRange));
  reference_lists_find(text->str, lines, 0, lines->len, ranges);
  ck_assert_uint_eq(ranges->len, 1);
  g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GPtrArray) entries =
      reference_list_cut(text->str, lines, g_array_index(ranges, ListRange, 0), others);
  ck_assert_uint_eq(entries->len, ENTRIES);
  g_string_free(text, TRUE);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("list");
  TCase *tests = tcase_create("all");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, apa_with_bullets);
  tcase_add_test(tests, wrapped_lines_without_blank_lines);
  tcase_add_test(tests, numbered_over_several_lines);
  tcase_add_test(tests, labels_of_every_kind);
  tcase_add_test(tests, an_entry_goes_on_after_a_page_border);
  tcase_add_test(tests, several_entries_run_together_on_a_line);
  tcase_add_test(tests, editors_of_a_book_start_no_entry);
  tcase_add_test(tests, ends_before_what_is_no_list);
  tcase_add_test(tests, headings_in_many_languages);
  tcase_add_test(tests, a_list_without_a_heading);
  tcase_add_test(tests, no_list_in_prose_or_contents);
  tcase_add_test(tests, a_table_with_a_column_of_references_is_no_list);
  tcase_add_test(tests, a_list_for_each_chapter);
  tcase_add_test(tests, nothing_is_lost);
  tcase_add_test(tests, a_long_list_in_linear_time);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
