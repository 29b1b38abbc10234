/* Lines of a title page, names, and the roles of headings. */
#include "corpus/structure/front.h"
#include "corpus/structure/role.h"
#include "corpus/structure/run_in.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* The authors of a line as "Family/Given; ...". */
static char *read_authors(const char *line, const char *letters)
{
  g_autoptr(GPtrArray) authors = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
  authors_read(line, letters, authors);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < authors->len; i++) {
    const Person *person = g_ptr_array_index(authors, i);
    g_string_append_printf(out, "%s%s/%s%s%s", i > 0 ? "; " : "",
                           person->family != NULL ? person->family : person->literal,
                           person->given != NULL ? person->given : "", person->suffix != NULL ? "/" : "",
                           person->suffix != NULL ? person->suffix : "");
  }
  return g_string_free(out, FALSE);
}

static void assert_authors(const char *line, const char *letters, const char *expected)
{
  ck_assert_msg(authors_is_line(line, TRUE), "no line of names: %s", line);
  g_autofree char *got = read_authors(line, letters);
  ck_assert_str_eq(got, expected);
}

START_TEST(names_are_read_without_their_marks)
{
  assert_authors("Anna M. Weber1,2,*, Tomas Novak2 and Li Chen3", NULL,
                 "Weber/Anna M.; Novak/Tomas; Chen/Li");
  assert_authors("Anna Weber\xc2\xb9,\xc2\xb2 , Jo Sand\xc2\xb3 & Li Chen", NULL,
                 "Weber/Anna; Sand/Jo; Chen/Li");
  assert_authors("Anna Webera,b, Jo Sandb", "ab", "Weber/Anna; Sand/Jo");
  assert_authors("Anna Webera, Jo Sand", NULL, "Webera/Anna; Sand/Jo");
  assert_authors("Anna Weber, MD, PhD, and Jo Sand, MSc", NULL, "Weber/Anna; Sand/Jo");
  assert_authors("ANNA WEBER AND JO SAND", NULL, "WEBER/ANNA; SAND/JO");
  assert_authors("By Anna Weber and Jo Sand Jr.", NULL, "Weber/Anna; Sand/Jo/Jr.");
}
END_TEST

START_TEST(family_names_of_several_words_are_kept)
{
  assert_authors("Martin K. van Dalen, Eva de la Cruz", NULL, "van Dalen/Martin K.; de la Cruz/Eva");
  assert_authors("Rui De Souza Lima, Juan I. Rato Edreira", NULL, "De Souza Lima/Rui; Rato Edreira/Juan I.");
  assert_authors("Weber A, Sand JB, Chen L", NULL, "Weber/A; Sand/JB; Chen/L");
  assert_authors("Ying Ma, Peter A Lind", NULL, "Ma/Ying; Lind/Peter A");
}
END_TEST

START_TEST(other_lines_are_no_names)
{
  ck_assert(!authors_is_line("Department of Rest, University of Northby", TRUE));
  ck_assert(!authors_is_line("The effect of talk on sleep", TRUE));
  ck_assert(!authors_is_line("Mutual Support", FALSE));
  ck_assert(!authors_is_line("Received: 1 May 2001", TRUE));
}
END_TEST

START_TEST(lines_of_a_title_page_are_told_apart)
{
  ck_assert_int_eq(front_line_kind("Research Article"), LINE_TYPE);
  ck_assert_int_eq(front_line_kind("Journal of Rest 2012, 44(5):550-554"), LINE_CITATION);
  ck_assert_int_eq(front_line_kind("https://doi.org/10.1234/rest.2001.5"), LINE_DOI);
  ck_assert_int_eq(front_line_kind("Received: 15 March 2022"), LINE_DATES);
  ck_assert_int_eq(front_line_kind("Cite this article: Weber A (2001). Talk."), LINE_CITE_AS);
  ck_assert_int_eq(front_line_kind("Mots-clés: sommeil"), LINE_KEYWORDS);
  ck_assert_int_eq(front_line_kind("2 Department of Rest, University of Northby"), LINE_AFFILIATION);
  ck_assert_int_eq(front_line_kind("E-mail: weber@example.org"), LINE_CONTACT);
  ck_assert_int_eq(front_line_kind("© 2002 The Talkers, Inc."), LINE_COPYRIGHT);
  ck_assert_int_eq(front_line_kind("Evening talk and the sleep of neighbours"), LINE_PLAIN);
}
END_TEST

START_TEST(a_citation_line_gives_the_journal)
{
  g_autoptr(Record) record = record_new();
  ck_assert(front_read_citation("Rest & Sleep, 45:315–329 Copyright © 2010 Talkers", record));
  ck_assert_str_eq(record->container, "Rest & Sleep");
  ck_assert_str_eq(record->volume, "45");
  ck_assert_str_eq(record->pages, "315-329");
  g_autoptr(Record) other = record_new();
  ck_assert(front_read_citation("Journal of Rest 2012, 44(5):e550", other));
  ck_assert_int_eq(other->year, 2012);
  ck_assert_str_eq(other->issue, "5");
  ck_assert_str_eq(other->pages, "e550");
  g_autofree char *doi = front_find_doi("DOI: 10.1234/Rest.5.");
  ck_assert_str_eq(doi, "10.1234/rest.5");
}
END_TEST

START_TEST(headings_announce_roles_in_seven_languages)
{
  static const struct {
    const char *title;
    SectionRole role;
  } titles[] = {{"2. Materials and Methods", ROLE_METHODS},
                {"IV. RESULTS", ROLE_RESULTS},
                {"Diskussion", ROLE_DISCUSSION},
                {"Résumé", ROLE_ABSTRACT},
                {"Discusión", ROLE_DISCUSSION},
                {"Conclusões", ROLE_CONCLUSION},
                {"Risultati", ROLE_RESULTS},
                {"Inleiding", ROLE_INTRODUCTION},
                {"A B S T R A C T", ROLE_ABSTRACT},
                {"Results & Discussion", ROLE_RESULTS},
                {"Appendix A: Items", ROLE_APPENDIX},
                {"Conflicts of interest.", ROLE_CONFLICTS},
                {"Literaturverzeichnis", ROLE_REFERENCES},
                {"The stairs of the house", ROLE_NONE},
                {"Resultsmanship", ROLE_NONE}};
  for (guint i = 0; i < G_N_ELEMENTS(titles); i++)
    ck_assert_msg(section_role_from_title(titles[i].title) == titles[i].role, "%s", titles[i].title);
  ck_assert_int_eq(section_role_of_line("results", (Span){0, 7}), ROLE_NONE);
}
END_TEST

static void assert_run_in(const char *text, const char *expected)
{
  Span title = run_in_heading(text, (Span){0, strlen(text)}, FALSE);
  g_autofree char *got = g_strndup(text + title.start, title.end - title.start);
  ck_assert_str_eq(got, expected);
}

START_TEST(run_in_headings_are_not_short_sentences)
{
  const char *rest = "There were four floors in the house, and people lived on each of them for many years.";
  g_autofree char *setting = g_strconcat("Setting. ", rest, NULL);
  assert_run_in(setting, "Setting");
  g_autofree char *value = g_strconcat("The Value of Experience. ", rest, NULL);
  assert_run_in(value, "The Value of Experience");
  g_autofree char *sentence = g_strconcat("Talk confers power on people. ", rest, NULL);
  assert_run_in(sentence, "");
  g_autofree char *past = g_strconcat("We asked them. ", rest, NULL);
  assert_run_in(past, "");
  g_autofree char *species = g_strconcat("Rana esculenta L. cv. ", rest, NULL);
  assert_run_in(species, "");
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("front matter");
  tcase_add_test(cases, names_are_read_without_their_marks);
  tcase_add_test(cases, family_names_of_several_words_are_kept);
  tcase_add_test(cases, other_lines_are_no_names);
  tcase_add_test(cases, lines_of_a_title_page_are_told_apart);
  tcase_add_test(cases, a_citation_line_gives_the_journal);
  tcase_add_test(cases, headings_announce_roles_in_seven_languages);
  tcase_add_test(cases, run_in_headings_are_not_short_sentences);
  Suite *suite = suite_create("structure");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
