/* Citations in running text: found, and linked. All papers here are invented. */
#include "corpus/citation/citation.h"
#include "corpus/citation/reference.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* A paper of one paragraph for each "\n\n" of body, and a list of one entry a line ("[1] ..." with labels).
 */
static Paper *paper_of(const char *body, const char *list)
{
  Paper *paper = paper_new("invented.txt");
  g_auto(GStrv) paragraphs = g_strsplit(body, "\n\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++) {
    if (i > 0)
      g_string_append(paper->text, "\n\n");
    gsize start = paper->text->len;
    g_string_append(paper->text, paragraphs[i]);
    paper_add_paragraph(paper, (Span){start, paper->text->len}, BLOCK_TEXT, ZONE_BODY, -1);
  }
  g_auto(GStrv) entries = g_strsplit(list, "\n", -1);
  for (guint i = 0; entries[i] != NULL; i++) {
    if (entries[i][0] == '\0')
      continue;
    g_string_append(paper->text, "\n\n");
    gsize start = paper->text->len;
    const char *raw = entries[i];
    g_autofree char *label = NULL;
    if (raw[0] == '[') {
      label = g_strndup(raw, strcspn(raw, "]") + 1);
      raw += strlen(label) + 1;
    }
    g_string_append(paper->text, raw);
    Span span = {start, paper->text->len};
    paper_add_paragraph(paper, span, BLOCK_REFERENCE, ZONE_REFERENCES, -1);
    Reference *reference = paper_add_reference(paper, label, raw, span);
    record_free(reference->record);
    reference->record = reference_parse(raw, -1);
  }
  paper->running_length = paper->text->len;
  return paper;
}

/* "text=1,2 text=missing ...": each citation as printed, its references or what else became of it; "~" before
 * references of a typo, "@" of another year, "?" of several candidates. Groups are set off by " | ". */
static char *found(const char *body, const char *list)
{
  g_autoptr(Paper) paper = paper_of(body, list);
  citations_find(paper);
  GString *out = g_string_new(NULL);
  guint group = 0;
  for (guint i = 0; i < paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(paper->citations, i);
    if (i > 0)
      g_string_append(out, citation->group == group ? " " : " | ");
    group = citation->group;
    g_string_append_len(out, paper->text->str + citation->span.start,
                        (gssize)(citation->span.end - citation->span.start));
    static const char marks[] = {'=', '~', '@', '?', '-'};
    g_string_append_c(out, marks[citation->match]);
    for (guint k = 0; k < citation->references->len; k++)
      g_string_append_printf(out, "%s%u", k > 0 ? "," : "", g_array_index(citation->references, guint, k));
    ck_assert_uint_le(citation->span.end, paper->running_length);
    ck_assert_uint_lt(citation->span.start, citation->span.end);
    ck_assert(citation->confidence >= 0 && citation->confidence <= 1);
    ck_assert((citation->match == MATCH_EXACT) <= (citation->references->len > 0));
    ck_assert((citation->match == MATCH_MISSING) == (citation->references->len == 0));
    ck_assert(citation->match == MATCH_EXACT || citation->reason != NULL);
  }
  return g_string_free(out, FALSE);
}

static void assert_found(const char *body, const char *list, const char *expected)
{
  g_autofree char *citations = found(body, list);
  ck_assert_str_eq(citations, expected);
}

static const char names_list[] =
    "Adler, P. Q. (1976). Gardens of a street. Journal of Lawns, 12, 45-67.\n"                         /* 1 */
    "Adler, P. Q. (1978). Gardens again. Journal of Lawns, 14, 5-9.\n"                                 /* 2 */
    "Brandt, U., Cole, D., & Dorn, E. (1997a). Hedges. Journal of Lawns, 33, 1-9.\n"                   /* 3 */
    "Brandt, U., Cole, D., & Dorn, E. (1997b). More hedges. Journal of Lawns, 33, 10-19.\n"            /* 4 */
    "Powers, T. J. (1985). Self-made ponds. Journal of Lawns, 21, 1-9.\n"                              /* 5 */
    "Powers, W. W. (1985). Bought ponds. Journal of Lawns, 21, 10-19.\n"                               /* 6 */
    "National Board of Mental Gardens. (1991). A national survey. Washington, DC: Author.\n"           /* 7 */
    "van Gestel-Timmer, H., Mickelson, R., & O'Connor, B. (2012). Trees. Journal of Lawns, 48, 1-9.\n" /* 8 */
    "Hatfield, E. (1993). Paths. Journal of Lawns, 29, 1-9.\n"                                         /* 9 */
    "Rücker, G., & Jüni, P. (2019). Gates. Journal of Lawns, 55, 1-9.\n" /* 10 */
    "Quist, R., & Stone, A. (in press). Fences. Journal of Lawns.\n";    /* 11 */

START_TEST(several_works_in_a_parenthesis)
{
  assert_found("This is known (Adler, 1976; Brandt et al., 1997a; see also Hatfield, 1993).", names_list,
               "Adler, 1976=1 Brandt et al., 1997a=3 Hatfield, 1993=9");
}
END_TEST

START_TEST(several_years_for_one_author)
{
  assert_found("Known (Adler, 1976, 1978). Then Adler's (1976, 1978) criteria.", names_list,
               "Adler, 1976=1 1978=2 | Adler's (1976=1 1978=2");
  assert_found("Known (Brandt et al., 1997a, 1997b; Brandt, Cole, & Dorn, 1997a,b).", names_list,
               "Brandt et al., 1997a=3 1997b=4 Brandt, Cole, & Dorn, 1997a=3 b=4");
}
END_TEST

START_TEST(narrative_forms)
{
  assert_found(
      "As Adler (1976) said. In contrast, Brandt, Cole, and Dorn (1997b) did. Hatfield's (1993, p. 12) view.",
      names_list, "Adler (1976)=1 | Brandt, Cole, and Dorn (1997b)=4 | Hatfield's (1993, p. 12)=9");
  assert_found(
      "Nach Rücker und Jüni (2019) ist es so. Según Rücker y Jüni (2019). Selon Rucker et Juni (2019).",
      names_list, "Rücker und Jüni (2019)=10 | Rücker y Jüni (2019)=10 | Rucker et Juni (2019)=10");
}
END_TEST

START_TEST(prefixes_stay_out_and_pages_in)
{
  assert_found("Known (e.g., Adler, 1976, p. 12; cf. Hatfield, 1993: 15-17; for a review see Adler 1978).",
               names_list, "Adler, 1976, p. 12=1 Hatfield, 1993: 15-17=9 Adler 1978=2");
}
END_TEST

START_TEST(initials_tell_two_authors_apart)
{
  assert_found("Seen by T. J. Powers (1985) and again (W. W. Powers, 1985).", names_list,
               "T. J. Powers (1985)=5 | W. W. Powers, 1985=6");
  assert_found("Seen before (Powers, 1985).", names_list, "Powers, 1985?5,6");
  assert_found("Seen before (Powers W. W., 1985).", names_list, "Powers W. W., 1985=6");
}
END_TEST

START_TEST(corporate_authors)
{
  assert_found("Known (National Board of Mental Gardens [NBMG], 1991). Later (NBMG, 1991).", names_list,
               "National Board of Mental Gardens [NBMG], 1991=7 | NBMG, 1991=7");
  assert_found("By the National Board of Mental Gardens (1991), it was.", names_list,
               "National Board of Mental Gardens (1991)=7");
  assert_found("By others (Royal Office of Ponds and Hedges, 1980; Adler, 1976).", names_list,
               "Royal Office of Ponds and Hedges, 1980- Adler, 1976=1");
}
END_TEST

START_TEST(particles_and_apostrophes)
{
  assert_found("Known (van Gestel-Timmer, Mickelson, & O’Connor, 2012; Gestel-Timmer et al., 2012).",
               names_list, "van Gestel-Timmer, Mickelson, & O’Connor, 2012=8 Gestel-Timmer et al., 2012=8");
}
END_TEST

START_TEST(near_misses_say_so)
{
  assert_found("Known (Hatsfield, 1993; Adler, 1976).", names_list, "Hatsfield, 1993~9 Adler, 1976=1");
  assert_found("Known (van Gestel-Timmer, Michelson, & O'Connor, 2012).", names_list,
               "van Gestel-Timmer, Michelson, & O'Connor, 2012~8");
  assert_found("Known (Hatfield, 1994; Adler, 1976).", names_list, "Hatfield, 1994@9 Adler, 1976=1");
  assert_found("Known (Brandt et al., 1997).", names_list, "Brandt et al., 1997?3,4");
}
END_TEST

START_TEST(other_works_are_missing)
{
  assert_found("Known (Zorn, 1976; Adler, 1955; Zorn & Adler, 1976; Brandt & Xavier, 1997a; Adler, 1978).",
               names_list,
               "Zorn, 1976- Adler, 1955- Zorn & Adler, 1976- Brandt & Xavier, 1997a- Adler, 1978=2");
}
END_TEST

START_TEST(works_without_a_year)
{
  assert_found("Known (Quist & Stone, in press; Adler, 1976).", names_list,
               "Quist & Stone, in press=11 Adler, 1976=1");
}
END_TEST

START_TEST(no_citations)
{
  assert_found(
      "Known (Adler, 1976). The survey of 1976 (coronavirus disease 2019) was in May 1976 (June 1978). "
      "P. Adler (personal communication, May 3, 1998) and Table 3 (1997), version (Version 2010), (n = "
      "1976). "
      "In (1985) and (1991) it rained.",
      names_list, "Adler, 1976=1");
}
END_TEST

START_TEST(semicolons_between_fellow_authors)
{
  assert_found("Conhecido (RÜCKER; JÜNI, 2019; Adler, 1976).", names_list,
               "RÜCKER; JÜNI, 2019=10 Adler, 1976=1");
}
END_TEST

static char *numbered_list(guint n)
{
  GString *list = g_string_new(NULL);
  for (guint i = 1; i <= n; i++)
    g_string_append_printf(list, "[%u] Author%c AB, Other C. Title %u. J Lawns. 2001;%u:1-9.\n", i,
                           'a' + (int)(i % 26), i, i);
  return g_string_free(list, FALSE);
}

START_TEST(numbers_in_brackets)
{
  g_autofree char *list = numbered_list(14);
  assert_found("First [1-3]. Then [3,12], and [4], [5]. Also [6]–[8] and [see 9, 10–11]. Dose [95% CI 1-3] "
               "or [0, 1] or [2.5].",
               list, "1-3=1,2,3 | 3,12=3,12 | 4=4 | 5=5 | 6]–[8=6,7,8 | 9, 10–11=9,10,11");
}
END_TEST

START_TEST(a_number_beyond_the_list)
{
  g_autofree char *list = numbered_list(4);
  assert_found("First [1-3]. Then [4]. Then [4-6] and [7].", list, "1-3=1,2,3 | 4=4 | 4-6=4 | 7-");
}
END_TEST

START_TEST(brackets_without_a_list)
{
  assert_found("First [1-3]. Then [4]. Then [5] and [3,6].", "", "1-3- | 4- | 5- | 3,6-");
}
END_TEST

START_TEST(numbers_in_parentheses)
{
  g_autofree char *list = numbered_list(10);
  assert_found("First shown (1–3). Adler et al. (4) saw more (5, 6). Steps: (1) dig; (2) plant; and (3) "
               "wait. Seen (Table 2) "
               "in 12 (40%) of cases, Eq. (7), (n = 8); in 10% (8).\n\nIt was so in ponds (9,10); F(3, 9) = "
               "8.99, t(5) = 2.1.",
               list, "1–3=1,2,3 | 4=4 | 5, 6=5,6 | 8=8 | 9,10=9,10");
}
END_TEST

START_TEST(superscripts_that_became_digits)
{
  g_autofree char *list = numbered_list(16);
  assert_found(
      "It hurts the joint.1–6 As Adler et al.7 showed, words8,9 count, and \"quotes\"10 too. But CO2 and "
      "H2O, IL6, m2, "
      "12.5 mg, p = 0.05, and COVID19 don't; nor does log10 or Table1.\n\nLater work confirmed it.11,12 In "
      "gardens13 it is so.14 The rest followed;15 then came more.16",
      list, "1–6=1,2,3,4,5,6 | 7=7 | 8,9=8,9 | 10=10 | 11,12=11,12 | 13=13 | 14=14 | 15=15 | 16=16");
}
END_TEST

START_TEST(printed_superscripts)
{
  g_autofree char *list = numbered_list(5);
  assert_found("It hurts.¹⁻³ It heals⁴,⁵ in 3 m² of lawn.", list, "¹⁻³=1,2,3 | ⁴,⁵=4,5");
}
END_TEST

START_TEST(superscripts_set_apart)
{
  g_autofree char *list = numbered_list(12);
  assert_found("It hurts 1, 2. We saw glia 3 and cells 4–6, in 7 mice of group 2.\n\nThen came more 7, 8. "
               "The rest 9 was seen 10, "
               "11 , as others found. 12 So it ends.",
               list, "1, 2=1,2 | 3=3 | 4–6=4,5,6 | 7, 8=7,8 | 9=9 | 10, 11=10,11 | 12=12");
}
END_TEST

START_TEST(style_is_of_the_whole_paper)
{
  g_autofree char *list = numbered_list(6);
  g_autoptr(Paper) numeric = paper_of("First [1-3]. As Adler (1976) said [4]. Then [5,6].", list);
  ck_assert_int_eq(citation_style(numeric), STYLE_BRACKETS);
  g_autoptr(Paper) names =
      paper_of("As Adler (1976) said [1], and others did (Hatfield, 1993) [2].", names_list);
  ck_assert_int_eq(citation_style(names), STYLE_AUTHOR_YEAR);
  g_autoptr(Paper) none = paper_of("Nobody is cited here.", "");
  ck_assert_int_eq(citation_style(none), STYLE_NONE);
}
END_TEST

START_TEST(what_the_paper_has_is_kept)
{
  g_autoptr(Paper) paper = paper_of("Known (Adler, 1976; Hatfield, 1993).", names_list);
  gsize at = (gsize)(strstr(paper->text->str, "Adler") - paper->text->str);
  Citation *given = paper_add_citation(paper, (Span){at, at + strlen("Adler, 1976")}, FORM_PARENTHETICAL, 1);
  given->match = MATCH_EXACT;
  guint n = 2;
  g_array_append_val(given->references, n);
  citations_find(paper);
  ck_assert_uint_eq(paper->citations->len, 2);
  const Citation *first = g_ptr_array_index(paper->citations, 0);
  const Citation *second = g_ptr_array_index(paper->citations, 1);
  ck_assert_uint_eq(g_array_index(first->references, guint, 0), 2);
  ck_assert_uint_eq(g_array_index(second->references, guint, 0), 9);
}
END_TEST

START_TEST(one_citation_can_be_linked_anew)
{
  g_autoptr(Paper) paper = paper_of("Known (Adler, 1976, 1978).", names_list);
  gsize at = (gsize)(strstr(paper->text->str, "1978") - paper->text->str);
  Citation *further = paper_add_citation(paper, (Span){at, at + 4}, FORM_PARENTHETICAL, 1);
  citation_link(paper, further);
  ck_assert_int_eq(further->match, MATCH_EXACT);
  ck_assert_uint_eq(g_array_index(further->references, guint, 0), 2);
}
END_TEST

START_TEST(each_chapter_has_its_list)
{
  GString *text = g_string_new(NULL);
  g_autoptr(Paper) paper = paper_new("chapters.txt");
  for (guint chapter = 0; chapter < 2; chapter++) {
    gsize start = paper->text->len;
    g_string_append(paper->text, "It is known (Adler, 1976).");
    for (guint i = 0; i < 100; i++)
      g_string_append(paper->text, " There is more to say of it than this.");
    paper_add_paragraph(paper, (Span){start, paper->text->len}, BLOCK_TEXT, ZONE_BODY, -1);
    g_string_append(paper->text, "\n\n");
    start = paper->text->len;
    g_string_printf(text, "Adler, P. (1976). Gardens of chapter %u. Journal of Lawns, 12, 45-67.", chapter);
    g_string_append(paper->text, text->str);
    Span span = {start, paper->text->len};
    paper_add_paragraph(paper, span, BLOCK_REFERENCE, ZONE_REFERENCES, -1);
    paper_add_reference(paper, NULL, text->str, span);
    g_string_append(paper->text, "\n\n");
  }
  paper->running_length = paper->text->len;
  citations_find(paper);
  ck_assert_uint_eq(paper->citations->len, 2);
  for (guint i = 0; i < 2; i++) {
    const Citation *citation = g_ptr_array_index(paper->citations, i);
    ck_assert_int_eq(citation->match, MATCH_EXACT);
    ck_assert_uint_eq(g_array_index(citation->references, guint, 0), i + 1);
  }
  g_string_free(text, TRUE);
}
END_TEST

/* Input that invites quadratic work. The timeout of the test case is the measure. */
START_TEST(hostile_input_in_linear_time)
{
  static const char *const units[] = {"(",
                                      "[1,",
                                      "1-",
                                      "Adler ",
                                      "[",
                                      "a1",
                                      "A. ",
                                      "(1976",
                                      "Adler, ",
                                      "1976, ",
                                      "; ",
                                      "et al. ",
                                      "& Adler ",
                                      "1976a, b, ",
                                      "[1]-",
                                      "word1 ",
                                      "¹",
                                      "(Adler, 1976; ",
                                      "References\n1. A\n",
                                      "^1"};
  enum { BYTES = 1024 * 1024 };
  g_autofree char *list = numbered_list(20);
  for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
    GString *text = g_string_sized_new(BYTES + 64);
    while (text->len < BYTES)
      g_string_append(text, units[i]);
    g_autoptr(Paper) paper = paper_of(text->str, i % 2 == 0 ? list : names_list);
    citations_find(paper);
    g_string_free(text, TRUE);
  }
}
END_TEST

/* "Brandtaab": a different name for each number. */
static char *name_of(const char *stem, guint i)
{
  return g_strdup_printf("%s%c%c%c", stem, 'a' + (int)(i / 676 % 26), 'a' + (int)(i / 26 % 26),
                         'a' + (int)(i % 26));
}

/* One name for a whole list, cited as often. */
START_TEST(one_author_for_everything)
{
  enum { WORKS = 3000 };
  g_autoptr(Paper) paper = paper_new("one.txt");
  for (guint i = 0; i < WORKS; i++) {
    g_autofree char *second = name_of("Brandt", i);
    g_autofree char *cited = g_strdup_printf("(Adler & %s, 1999) ", second);
    g_string_append(paper->text, cited);
  }
  paper_add_paragraph(paper, (Span){0, paper->text->len - 1}, BLOCK_TEXT, ZONE_BODY, -1);
  paper->running_length = paper->text->len - 1;
  for (guint i = 0; i < WORKS; i++) {
    g_autofree char *second = name_of("Cole", i);
    g_autofree char *raw =
        g_strdup_printf("Adler, P., & %s, D. (1999). Gardens. Journal of Lawns, 1, 1-9.", second);
    paper_add_reference(paper, NULL, raw, (Span){0, 0});
  }
  citations_find(paper);
  ck_assert_uint_eq(paper->citations->len, WORKS);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("citations");
  TCase *tests = tcase_create("all");
  tcase_set_timeout(tests, 90);
  tcase_add_test(tests, several_works_in_a_parenthesis);
  tcase_add_test(tests, several_years_for_one_author);
  tcase_add_test(tests, narrative_forms);
  tcase_add_test(tests, prefixes_stay_out_and_pages_in);
  tcase_add_test(tests, initials_tell_two_authors_apart);
  tcase_add_test(tests, corporate_authors);
  tcase_add_test(tests, particles_and_apostrophes);
  tcase_add_test(tests, near_misses_say_so);
  tcase_add_test(tests, other_works_are_missing);
  tcase_add_test(tests, works_without_a_year);
  tcase_add_test(tests, no_citations);
  tcase_add_test(tests, semicolons_between_fellow_authors);
  tcase_add_test(tests, numbers_in_brackets);
  tcase_add_test(tests, a_number_beyond_the_list);
  tcase_add_test(tests, brackets_without_a_list);
  tcase_add_test(tests, numbers_in_parentheses);
  tcase_add_test(tests, superscripts_that_became_digits);
  tcase_add_test(tests, printed_superscripts);
  tcase_add_test(tests, superscripts_set_apart);
  tcase_add_test(tests, style_is_of_the_whole_paper);
  tcase_add_test(tests, what_the_paper_has_is_kept);
  tcase_add_test(tests, one_citation_can_be_linked_anew);
  tcase_add_test(tests, each_chapter_has_its_list);
  tcase_add_test(tests, hostile_input_in_linear_time);
  tcase_add_test(tests, one_author_for_everything);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
