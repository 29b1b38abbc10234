/* The audit on an invented paper in which each fault was put by hand, and on one without faults. */
#include "query/audit/audit.h"

#include "corpus/reader/reader.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char sound[] =
    "On the keeping of garden bees\n\n"
    "Anna Holt and Peter Brandt\n\n"
    "Journal of Invented Studies, 12(3), 101-118, 2015\n\n"
    "Introduction\n\n"
    "Bees are kept in gardens by many people (Marlowe, 1990; Quill & Tern, 2001). Their number has grown for "
    "twenty years, as Marlowe (1990) and "
    "others have shown in several towns of the north. Keepers learn from each other (Osgood, 2004). Most of "
    "them begin with one hive and end with "
    "four of them (Harrowgate & Lindqvist, 2010).\n\n"
    "References\n\n"
    "Harrowgate, B., & Lindqvist, C. (2010). Hives in towns. Journal of Small Husbandry, 8(2), 55-71.\n\n"
    "Marlowe, D. (1990). Bees of the north. Annals of Gardens, 3(1), 12-30.\n\n"
    "Osgood, E. (2004). Learning from neighbours. Journal of Small Husbandry, 2(4), 201-219.\n\n"
    "Quill, F., & Tern, G. (2001). Who keeps bees? Annals of Gardens, 14(2), 77-90.\n";

static const char faulty[] =
    "On the keeping of garden bees\n\n"
    "Anna Holt and Peter Brandt\n\n"
    "Journal of Invented Studies, 12(3), 101-118, 2015\n\n"
    "Introduction\n\n"
    "Bees are kept in gardens by many people (Marlowe, 1991; Quill & Tern, 2001). Their number has grown for "
    "twenty years, as Petrow (1987) and "
    "others have shown in several towns of the north. Keepers learn from each other (Ozgood, 2004). Most of "
    "them begin with one hive and end with "
    "four of them (Harrowgate & Lindqvist, 2010). One of the keepers wrote that \"the bees of the town are "
    "the better bees for want of anything else "
    "to do\" (Harrowgate & Lindqvist, 2010).\n\n"
    "References\n\n"
    "Harrowgate, B., & Lindqvist, C. (2010). Hives in towns. Journal of Small Husbandry, 8(2), 71-55.\n\n"
    "Harrowgate, B., & Lindqvist, C. (2010). Hives in towns. Journal of Small Husbandry, 8(2), 55-71.\n\n"
    "Marlowe, D. (1990). Bees of the north. Annals of Gardens, 3(1), 12-30.\n\n"
    "Osgood, E. (2004). Learning from neighbours. Journal of Small Husbandry, 2(4), 201-.\n\n"
    "Quill, F., & Tern, G. (2001). Who keeps bees? Annals of Gardens, 14(2), 77-90.\n\n"
    "Vance, H. (1999). Smoke and honey. Annals of Gardens, 12(2), 5-19.\n";

static GPtrArray *read_bees(const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  GPtrArray *papers = reader_read("bees.txt", bytes, NULL, NULL);
  ck_assert_ptr_nonnull(papers);
  ck_assert_uint_eq(papers->len, 1);
  return papers;
}

static const Finding *find(const GPtrArray *findings, AuditCode code, const char *printed)
{
  for (guint i = 0; i < findings->len; i++) {
    const Finding *finding = g_ptr_array_index(findings, i);
    if (finding->code == code && strstr(finding->printed, printed) != NULL)
      return finding;
  }
  return NULL;
}

START_TEST(a_sound_paper_has_no_findings)
{
  g_autoptr(GPtrArray) papers = read_bees(sound);
  g_autoptr(GPtrArray) findings = audit_paper(g_ptr_array_index(papers, 0), NULL, NULL);
  for (guint i = 0; i < findings->len; i++) {
    const Finding *finding = g_ptr_array_index(findings, i);
    ck_abort_msg("%s: %s (%s)", audit_code_name(finding->code), finding->printed, finding->message);
  }
}
END_TEST

START_TEST(each_fault_is_found)
{
  g_autoptr(GPtrArray) papers = read_bees(faulty);
  g_autoptr(GPtrArray) findings = audit_paper(g_ptr_array_index(papers, 0), NULL, NULL);
  ck_assert_ptr_nonnull(find(findings, AUDIT_YEAR_MISMATCH, "Marlowe, 1991"));
  ck_assert_ptr_nonnull(find(findings, AUDIT_CITED_NOT_LISTED, "Petrow (1987)"));
  ck_assert_ptr_nonnull(find(findings, AUDIT_NAME_MISSPELT, "Ozgood, 2004"));
  ck_assert_ptr_nonnull(find(findings, AUDIT_LISTED_TWICE, "Hives in towns"));
  ck_assert_ptr_nonnull(find(findings, AUDIT_PAGES, "71-55"));
  ck_assert_ptr_nonnull(find(findings, AUDIT_PAGES, "201-"));
  ck_assert_ptr_nonnull(find(findings, AUDIT_LISTED_NOT_CITED, "Vance"));
  ck_assert_ptr_nonnull(find(findings, AUDIT_QUOTATION_WITHOUT_PAGE, "for want of anything else"));
}
END_TEST

START_TEST(order_is_by_severity)
{
  g_autoptr(GPtrArray) papers = read_bees(faulty);
  g_autoptr(GPtrArray) findings = audit_paper(g_ptr_array_index(papers, 0), NULL, NULL);
  for (guint i = 1; i < findings->len; i++)
    ck_assert_int_ge(((Finding *)g_ptr_array_index(findings, i - 1))->severity,
                     ((Finding *)g_ptr_array_index(findings, i))->severity);
}
END_TEST

static const GArray *witnesses_of_third(guint n, gpointer data)
{
  return n == 3 ? data : NULL;
}

START_TEST(the_odd_one_out_is_named)
{
  g_autoptr(GPtrArray) papers = read_bees(faulty);
  g_autoptr(Record) record = record_new();
  g_ptr_array_add(record->authors, person_new("Marlow", "D."));
  record->year = 1990;
  record->volume = g_strdup("4");
  AuditWitness witness = {"marlow1990", record, TRUE};
  g_autoptr(GArray) witnesses = g_array_new(FALSE, FALSE, sizeof(AuditWitness));
  g_array_append_val(witnesses, witness);
  g_autoptr(GPtrArray) findings = audit_paper(g_ptr_array_index(papers, 0), witnesses_of_third, witnesses);
  const Finding *name = find(findings, AUDIT_NAME_MISSPELT, "Marlowe");
  ck_assert_ptr_nonnull(name);
  ck_assert_ptr_nonnull(strstr(name->message, "marlow1990"));
  ck_assert_ptr_nonnull(find(findings, AUDIT_VOLUME, "3"));
}
END_TEST

START_TEST(a_paper_without_a_list_is_left_alone)
{
  g_autoptr(Paper) paper = paper_new("x");
  g_autoptr(GPtrArray) findings = audit_paper(paper, NULL, NULL);
  ck_assert_uint_eq(findings->len, 0);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("audit");
  tcase_add_test(cases, a_sound_paper_has_no_findings);
  tcase_add_test(cases, each_fault_is_found);
  tcase_add_test(cases, order_is_by_severity);
  tcase_add_test(cases, the_odd_one_out_is_named);
  tcase_add_test(cases, a_paper_without_a_list_is_left_alone);
  Suite *suite = suite_create("query");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
