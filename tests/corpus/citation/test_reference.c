/* Reference strings (invented ones) read into records. */
#include "corpus/citation/reference.h"

#include "corpus/base/limits.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void assert_family(const GPtrArray *people, guint i, const char *family)
{
  ck_assert_uint_gt(people->len, i);
  ck_assert_str_eq(((const Person *)g_ptr_array_index(people, i))->family, family);
}

START_TEST(reads_apa)
{
  g_autoptr(Record) r =
      reference_parse("Arden, P. Q., & Birch, L. (1997a). Sharing experience in small towns: A survey "
                      "of clubs. Journal of Community Health, 18(3), 201–215. "
                      "https://doi.org/10.1234/ABC.97",
                      -1);
  ck_assert_uint_eq(r->authors->len, 2);
  assert_family(r->authors, 0, "Arden");
  assert_family(r->authors, 1, "Birch");
  ck_assert_int_eq(r->year, 1997);
  ck_assert_str_eq(r->year_suffix, "a");
  ck_assert_str_eq(r->title, "Sharing experience in small towns: A survey of clubs");
  ck_assert_str_eq(r->container, "Journal of Community Health");
  ck_assert_str_eq(r->volume, "18");
  ck_assert_str_eq(r->issue, "3");
  ck_assert_str_eq(r->pages, "201-215");
  ck_assert_str_eq(r->doi, "10.1234/abc.97");
  ck_assert_int_eq(r->type, WORK_ARTICLE);
}
END_TEST

START_TEST(reads_vancouver)
{
  g_autoptr(Record) r =
      reference_parse("Arden PQ, van Damme L, Cole M, et al. Peer visits after discharge: a randomised "
                      "trial. J Clin Nurs. 2012 Jul;51(7):629-34.",
                      -1);
  ck_assert_uint_eq(r->authors->len, 3);
  assert_family(r->authors, 1, "van Damme");
  ck_assert(r->et_al);
  ck_assert_int_eq(r->year, 2012);
  ck_assert_str_eq(r->title, "Peer visits after discharge: a randomised trial");
  ck_assert_str_eq(r->container, "J Clin Nurs");
  ck_assert_str_eq(r->volume, "51");
  ck_assert_str_eq(r->issue, "7");
  ck_assert_str_eq(r->pages, "629-34");
}
END_TEST

START_TEST(reads_a_book)
{
  g_autoptr(Record) r =
      reference_parse("Cole, M. (2003). The helping hand. New York: Oxford University Press.", -1);
  assert_family(r->authors, 0, "Cole");
  ck_assert_str_eq(r->title, "The helping hand");
  ck_assert_str_eq(r->place, "New York");
  ck_assert_str_eq(r->publisher, "Oxford University Press");
  ck_assert_int_eq(r->type, WORK_BOOK);
}
END_TEST

START_TEST(reads_a_chapter)
{
  g_autoptr(Record) r =
      reference_parse("Birch, L. (1985). Why members stay. In P. Arden & M. Cole (Eds.), Groups and "
                      "their members (pp. 45-67). London: Sage.",
                      -1);
  ck_assert_str_eq(r->title, "Why members stay");
  ck_assert_str_eq(r->container, "Groups and their members");
  ck_assert_uint_eq(r->editors->len, 2);
  assert_family(r->editors, 0, "Arden");
  ck_assert_str_eq(r->pages, "45-67");
  ck_assert_int_eq(r->type, WORK_CHAPTER);
}
END_TEST

static void assert_spans_inside(const Record *r, gsize length)
{
  for (guint f = 0; f < FIELD_N; f++) {
    const FieldReading *reading = &r->reading[f];
    ck_assert_uint_le(reading->span.start, reading->span.end);
    ck_assert_uint_le(reading->span.end, length);
    ck_assert(reading->confidence >= 0 && reading->confidence <= 1.0001);
  }
  ck_assert(r->confidence >= 0 && r->confidence <= 1.0001);
}

START_TEST(survives_any_bytes)
{
  static const char *const pieces[] = {
      "Arden, P.", "(1999)", "\xff\xfe", "10.1/", "http://", "In:", "«",  "…",     "\xe2\x80", "12(3)",   "–",
      "Hg.",       "et al.", "\n",       "\"",    "((((",    "]]]", "S.", "1997a", "中文",     "\xcc\x81"};
  guint32 seed = 12345;
  for (guint round = 0; round < 400; round++) {
    g_autoptr(GString) text = g_string_new(NULL);
    guint n = round % 40;
    for (guint i = 0; i < n; i++) {
      seed = seed * 1664525u + 1013904223u;
      if (seed >> 31)
        g_string_append(text, pieces[(seed >> 8) % G_N_ELEMENTS(pieces)]);
      else
        g_string_append_c(text, (char)(1 + (seed >> 12) % 255));
      if ((seed >> 5) % 3 == 0)
        g_string_append_c(text, ' ');
    }
    g_autoptr(Record) r = reference_parse(text->str, (gssize)text->len);
    assert_spans_inside(r, text->len);
  }
}
END_TEST

START_TEST(reads_no_further_than_the_limit)
{
  g_autoptr(GString) text = g_string_new("Arden, P. (1999). ");
  while (text->len < 4 * LIMIT_REFERENCE_BYTES)
    g_string_append(text, "Word, B., (x) ");
  g_autoptr(Record) r = reference_parse(text->str, (gssize)text->len);
  assert_spans_inside(r, LIMIT_REFERENCE_BYTES);
}
END_TEST

START_TEST(reads_nothing_into_an_empty_string)
{
  g_autoptr(Record) r = reference_parse("", 0);
  ck_assert_uint_eq(r->authors->len, 0);
  ck_assert_ptr_null(r->title);
  g_autoptr(Record) dot = reference_parse(" . ", -1);
  ck_assert_ptr_null(dot->title);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("reference");
  tcase_add_test(cases, reads_apa);
  tcase_add_test(cases, reads_vancouver);
  tcase_add_test(cases, reads_a_book);
  tcase_add_test(cases, reads_a_chapter);
  tcase_add_test(cases, survives_any_bytes);
  tcase_add_test(cases, reads_no_further_than_the_limit);
  tcase_add_test(cases, reads_nothing_into_an_empty_string);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
