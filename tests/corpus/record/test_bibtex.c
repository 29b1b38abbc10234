/* BibTeX read and written. */
#include "corpus/record/bibtex.h"

#include "corpus/base/limits.h"
#include "corpus/record/latex.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void keep(Record *record, gpointer data)
{
  g_ptr_array_add(data, record);
}

static GPtrArray *read_all(const char *text, Diagnostics *diagnostics)
{
  GPtrArray *records = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
  bibtex_read(text, strlen(text), diagnostics, keep, records);
  return records;
}

static const Person *author(const Record *record, guint i)
{
  ck_assert_uint_gt(record->authors->len, i);
  return g_ptr_array_index(record->authors, i);
}

START_TEST(reads_an_article)
{
  g_autoptr(GPtrArray) all = read_all(
      "% nothing\n@string{jch = \"Journal of \" # {Clubs}}\n@Article{ar:97,\n author = {Paula Q. "
      "Arden and van der Berg, Jan and {Office of Clubs} and others},\n title = {The {Great} caf\\'e:"
      " g\\\"{o}ing \\& st\\aa ying}, journal = jch, year = 1997, pages = \"12--15\",\n doi = "
      "{https://doi.org/10.1234/AbC}}",
      NULL);
  ck_assert_uint_eq(all->len, 1);
  const Record *r = g_ptr_array_index(all, 0);
  ck_assert_str_eq(r->id, "ar:97");
  ck_assert_str_eq(author(r, 0)->family, "Arden");
  ck_assert_str_eq(author(r, 0)->given, "Paula Q.");
  ck_assert_str_eq(author(r, 1)->family, "van der Berg");
  ck_assert_str_eq(author(r, 2)->literal, "Office of Clubs");
  ck_assert(r->et_al);
  ck_assert_str_eq(r->title, "The Great café: göing & ståying");
  ck_assert_str_eq(r->container, "Journal of Clubs");
  ck_assert_int_eq(r->year, 1997);
  ck_assert_str_eq(r->pages, "12-15");
  ck_assert_str_eq(r->doi, "10.1234/abc");
  ck_assert_int_eq(r->type, WORK_ARTICLE);
}
END_TEST

START_TEST(a_chapter_takes_from_its_book)
{
  g_autoptr(GPtrArray) all =
      read_all("@incollection{a, author={A. Bee}, title={Part}, crossref={B}}\n"
               "@book{b, editor={C. Dee}, title={Whole}, year={1990}, publisher={House}}",
               NULL);
  ck_assert_uint_eq(all->len, 2);
  const Record *r = g_ptr_array_index(all, 1); /* the one that waited */
  ck_assert_str_eq(r->title, "Part");
  ck_assert_str_eq(r->container, "Whole");
  ck_assert_int_eq(r->year, 1990);
  ck_assert_str_eq(r->publisher, "House");
  ck_assert_uint_eq(r->editors->len, 1);
}
END_TEST

START_TEST(an_open_entry_costs_only_itself)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new("x.bib");
  g_autoptr(GPtrArray) all =
      read_all("@book{a,\n title = {Never closed,\n year = 1990\n\n@book{b, title={Next}}\n", diagnostics);
  ck_assert_uint_eq(diagnostics_count(diagnostics), 1);
  ck_assert_uint_eq(diagnostics_get(diagnostics, 0)->position, 1);
  ck_assert_str_eq(((const Record *)g_ptr_array_index(all, all->len - 1))->title, "Next");
}
END_TEST

START_TEST(an_entry_without_title_is_told)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new("x.bib");
  g_autoptr(GPtrArray) all = read_all("\n@book{a, year=1990}\n", diagnostics);
  ck_assert_uint_eq(all->len, 0);
  ck_assert_uint_eq(diagnostics_count(diagnostics), 1);
  ck_assert_uint_eq(diagnostics_get(diagnostics, 0)->position, 2);
}
END_TEST

START_TEST(macros_that_double_are_bounded)
{
  g_autoptr(GString) text = g_string_new("@string{a0 = {xxxxxxxxxxxxxxxx}}\n");
  for (guint i = 1; i < 64; i++)
    g_string_append_printf(text, "@string{a%u = a%u # a%u}\n", i, i - 1, i - 1);
  g_string_append(text, "@book{b, title = a63}\n");
  g_autoptr(GPtrArray) all = read_all(text->str, NULL);
  ck_assert_uint_eq(all->len, 1);
  ck_assert_uint_le(strlen(((const Record *)g_ptr_array_index(all, 0))->title), LIMIT_RECORD_FIELD_BYTES);
}
END_TEST

START_TEST(what_is_written_reads_the_same)
{
  g_autoptr(Record) record = record_new();
  record->id = g_strdup("k1");
  record->type = WORK_ARTICLE;
  record->title = g_strdup("Costs & 50% of #1 {x_y} über ~");
  record->container = g_strdup("Zeitschrift");
  record->pages = g_strdup("1-9");
  record->year = 2001;
  g_ptr_array_add(record->authors, person_new("von Arden", "P. Q."));
  g_ptr_array_add(record->authors, person_new_literal("Office and Club"));
  g_autofree char *text = bibtex_write(record);
  g_autoptr(GPtrArray) all = read_all(text, NULL);
  ck_assert_uint_eq(all->len, 1);
  const Record *r = g_ptr_array_index(all, 0);
  ck_assert_str_eq(r->title, record->title);
  ck_assert_str_eq(r->container, "Zeitschrift");
  ck_assert_str_eq(r->pages, "1-9");
  ck_assert_uint_eq(r->authors->len, 2);
  ck_assert_str_eq(author(r, 0)->family, "von Arden");
  ck_assert_str_eq(author(r, 1)->literal, "Office and Club");
}
END_TEST

static const struct {
  const char *latex, *text;
} accents[] = {{"\\\"{o}", "ö"}, {"{\\\"o}", "ö"},       {"\\'{\\i}", "í"}, {"\\c{c}", "ç"},
               {"\\v{S}", "Š"},  {"\\ss{}", "ß"},        {"\\o", "ø"},      {"a--b", "a–b"},
               {"``x''", "“x”"}, {"\\emph{x} y", "x y"}, {"1~2", "1 2"},    {"\\", ""}};

START_TEST(decodes_latex)
{
  g_autofree char *text = latex_to_text(accents[_i].latex, strlen(accents[_i].latex));
  ck_assert_str_eq(text, accents[_i].text);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("bibtex");
  tcase_add_test(cases, reads_an_article);
  tcase_add_test(cases, a_chapter_takes_from_its_book);
  tcase_add_test(cases, an_open_entry_costs_only_itself);
  tcase_add_test(cases, an_entry_without_title_is_told);
  tcase_add_test(cases, macros_that_double_are_bounded);
  tcase_add_test(cases, what_is_written_reads_the_same);
  tcase_add_loop_test(cases, decodes_latex, 0, G_N_ELEMENTS(accents));
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
