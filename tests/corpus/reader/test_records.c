/* Records with abstracts as papers: which become one, their text, and where it stands in the file. */
#include "corpus/reader/reader.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static GPtrArray *read_text(const char *name, const char *text, Diagnostics *diagnostics)
{
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  g_autoptr(GError) error = NULL;
  GPtrArray *papers = reader_read(name, bytes, diagnostics, &error);
  ck_assert_msg(papers != NULL, "%s", error != NULL ? error->message : "");
  return papers;
}

static void assert_slice(const Paper *paper, Span span, const char *expected)
{
  g_autofree char *slice = paper_slice(paper, span);
  ck_assert_str_eq(slice, expected);
}

/* Every byte of the file that isn't blank stands in one run of one paper. */
static void assert_covered(const GPtrArray *papers, const char *text)
{
  gsize length = strlen(text);
  g_autofree guint8 *seen = g_malloc0(length + 1);
  for (guint i = 0; i < papers->len; i++) {
    const Paper *paper = g_ptr_array_index(papers, i);
    for (guint k = 0; k < source_map_count(paper->map); k++) {
      const SourceRun *run = source_map_get(paper->map, k);
      ck_assert_uint_le(run->source + run->source_length, length);
      for (gsize at = run->source; at < run->source + run->source_length; at++)
        seen[at]++;
    }
  }
  for (gsize at = 0; at < length; at++) {
    ck_assert_msg(seen[at] <= 1, "byte %zu is there %u times", at, seen[at]);
    ck_assert_msg(seen[at] == 1 || g_ascii_isspace(text[at]), "byte %zu (%c) is lost", at, text[at]);
  }
}

static void assert_abstract(const Paper *paper, const char *text, const char *title, const char *abstract)
{
  ck_assert_int_eq(paper->kind, PAPER_ABSTRACT);
  ck_assert_str_eq(paper->record->title, title);
  ck_assert_uint_eq(paper->abstracts->len, 1);
  Span span = g_array_index(paper->abstracts, Abstract, 0).span;
  assert_slice(paper, span, abstract);
  ck_assert_int_eq(paper_zone_at(paper, span.start), ZONE_ABSTRACT);
  ck_assert_int_eq(paper_zone_at(paper, 0), ZONE_FRONT);
  ck_assert_int_eq(g_array_index(paper->sections, Section, 0).role, ROLE_ABSTRACT);
  SourcePlace place = paper_locate(paper, span);
  ck_assert(place.has_bytes);
  const char *printed = strstr(text, abstract);
  if (printed != NULL) {
    ck_assert_uint_eq(place.start, (gsize)(printed - text));
    ck_assert_uint_eq(place.end, (gsize)(printed - text) + strlen(abstract));
  } else {
    ck_assert_uint_eq(place.start, paper->place.start);
    ck_assert_uint_eq(place.end, paper->place.end);
  }
}

START_TEST(bibtex_records_are_papers)
{
  static const char text[] =
      "% a library\n@string{jb = {Journal of Bread}}\n\n"
      "@article{osei2014, author = {Osei, Ama}, title = {Bread and Company}, journal = jb,\n"
      "  abstract = {Bakers who ate together stayed longer.}, keywords = {bread, staying}}\n"
      "@book{lund2001, author = {Lund, Per}, title = {No Summary}}\n"
      "@article{diaz2019, title = {Caf\\'e}, abstract = {A caf\\'e\n  is a room.}}\nThe end\n";
  g_autoptr(Diagnostics) diagnostics = diagnostics_new("a.bib");
  g_autoptr(GPtrArray) papers = read_text("a.bib", text, diagnostics);
  ck_assert_uint_eq(papers->len, 2);
  const Paper *first = g_ptr_array_index(papers, 0), *second = g_ptr_array_index(papers, 1);
  assert_abstract(first, text, "Bread and Company", "Bakers who ate together stayed longer.");
  ck_assert_str_eq(first->record->container, "Journal of Bread");
  ck_assert_uint_eq(first->place.start, (gsize)(strstr(text, "@article{osei") - text));
  ck_assert_ptr_nonnull(strstr(first->text->str, "Keywords: bread; staying"));
  assert_abstract(second, text, "Caf\xc3\xa9", "A caf\xc3\xa9 is a room.");
  ck_assert_uint_eq(second->place.start, (gsize)(strstr(text, "@article{diaz") - text));
  assert_covered(papers, text);
  ck_assert_uint_eq(diagnostics_count(diagnostics), 1);
  ck_assert_str_eq(diagnostics_get(diagnostics, 0)->code, "no-abstract");
}
END_TEST

START_TEST(ris_records_are_papers)
{
  static const char text[] =
      "TY  - JOUR\nTI  - Bread\nAB  - Bakers ate. They stayed.\nKW  - bread\nER  - \n\n"
      "TY  - JOUR\nTI  - Salt\nAB  - Salt was dear.\n";
  g_autoptr(GPtrArray) papers = read_text("a.ris", text, NULL);
  ck_assert_uint_eq(papers->len, 2);
  const Paper *first = g_ptr_array_index(papers, 0);
  assert_abstract(first, text, "Bread", "Bakers ate. They stayed.");
  ck_assert_uint_eq(first->sentences->len, 2);
  assert_abstract(g_ptr_array_index(papers, 1), text, "Salt", "Salt was dear.");
  assert_covered(papers, text);
}
END_TEST

START_TEST(csl_items_are_papers)
{
  static const char text[] =
      "[{\"id\":\"a\",\"title\":\"Bread}]\",\"abstract\":\"<jats:p>Bakers <i>ate</i>.</jats:p>\"},\n"
      " {\"id\":\"b\",\"title\":\"None\"},\n {\"id\":\"c\",\"title\":\"Salt\",\"abstract\":\"Salt was "
      "dear.\"}]";
  g_autoptr(GPtrArray) papers = read_text("a.json", text, NULL);
  ck_assert_uint_eq(papers->len, 2);
  assert_abstract(g_ptr_array_index(papers, 0), text, "Bread}]", "Bakers ate.");
  const Paper *second = g_ptr_array_index(papers, 1);
  assert_abstract(second, text, "Salt", "Salt was dear.");
  ck_assert_uint_eq(second->place.start, (gsize)(strstr(text, "{\"id\":\"c\"") - text));
  assert_covered(papers, text);
}
END_TEST

START_TEST(records_without_abstracts_say_so)
{
  static const char *const files[][2] = {{"a.bib", "@book{l, title = {No Summary}}"},
                                         {"a.ris", "TY  - BOOK\nTI  - No Summary\nER  - \n"},
                                         {"a.json", "{\"title\":\"No Summary\",\"author\":[]}"}};
  for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autoptr(GBytes) bytes = g_bytes_new_static(files[i][1], strlen(files[i][1]));
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(reader_read(files[i][0], bytes, NULL, &error));
    ck_assert(g_error_matches(error, READER_ERROR, READER_ERROR_EMPTY));
    ck_assert_ptr_nonnull(strstr(error->message, "adduce-index reference"));
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("records");
  TCase *tests = tcase_create("records");
  tcase_add_test(tests, bibtex_records_are_papers);
  tcase_add_test(tests, ris_records_are_papers);
  tcase_add_test(tests, csl_items_are_papers);
  tcase_add_test(tests, records_without_abstracts_say_so);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
