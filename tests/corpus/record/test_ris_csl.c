/* RIS and CSL-JSON read and written. */
#include "corpus/record/csl.h"
#include "corpus/record/ris.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void keep(Record *record, gpointer data)
{
  g_ptr_array_add(data, record);
}

typedef void (*ReadFunction)(const char *, gsize, Diagnostics *, RecordSink, gpointer);

static GPtrArray *read_all(ReadFunction function, const char *text, Diagnostics *diagnostics)
{
  GPtrArray *records = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
  function(text, strlen(text), diagnostics, keep, records);
  return records;
}

static Record *sample(void)
{
  Record *record = record_new();
  record->id = g_strdup("x1");
  record->type = WORK_CHAPTER;
  record->title = g_strdup("Why members \"stay\"");
  record->container = g_strdup("Groups");
  record->year = 1985;
  record->pages = g_strdup("45-67");
  record->publisher = g_strdup("House");
  record->doi = g_strdup("10.1234/x");
  g_ptr_array_add(record->authors, person_new("Birch", "L."));
  g_ptr_array_add(record->editors, person_new("Arden", "P."));
  return record;
}

static void assert_sample(const GPtrArray *all)
{
  ck_assert_uint_eq(all->len, 1);
  const Record *r = g_ptr_array_index(all, 0);
  ck_assert_str_eq(r->id, "x1");
  ck_assert_int_eq(r->type, WORK_CHAPTER);
  ck_assert_str_eq(r->title, "Why members \"stay\"");
  ck_assert_str_eq(r->container, "Groups");
  ck_assert_int_eq(r->year, 1985);
  ck_assert_str_eq(r->pages, "45-67");
  ck_assert_str_eq(r->doi, "10.1234/x");
  ck_assert_uint_eq(r->authors->len, 1);
  ck_assert_uint_eq(r->editors->len, 1);
  ck_assert_str_eq(((const Person *)g_ptr_array_index(r->editors, 0))->family, "Arden");
}

START_TEST(ris_round_trip)
{
  g_autoptr(Record) record = sample();
  g_autofree char *text = ris_write(record);
  g_autoptr(GPtrArray) all = read_all(ris_read, text, NULL);
  assert_sample(all);
}
END_TEST

START_TEST(csl_round_trip)
{
  g_autoptr(Record) record = sample();
  g_autofree char *text = csl_write(record);
  ck_assert_ptr_null(strchr(text, '\n'));
  g_autoptr(GPtrArray) all = read_all(csl_read, text, NULL);
  assert_sample(all);
}
END_TEST

START_TEST(ris_lines_that_go_on)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new("x.ris");
  g_autoptr(GPtrArray) all =
      read_all(ris_read,
               "\xef\xbb\xbfTY  - JOUR\r\nTI  - A title\r\ngoes on\r\nPY  - 1999/03//\r\nTY  - "
               "BOOK\r\nTI  - Second\r\n",
               diagnostics);
  ck_assert_uint_eq(all->len, 2);
  const Record *first = g_ptr_array_index(all, 0), *second = g_ptr_array_index(all, 1);
  ck_assert_str_eq(first->title, "A title goes on");
  ck_assert_int_eq(first->year, 1999);
  ck_assert_str_eq(second->title, "Second");
  ck_assert_uint_eq(diagnostics_count(diagnostics), 1); /* the first isn't ended */
  ck_assert_uint_eq(diagnostics_get(diagnostics, 0)->position, 1);
}
END_TEST

START_TEST(csl_nested_too_deep)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c(text, '[');
  g_autoptr(Diagnostics) diagnostics = diagnostics_new("x.json");
  g_autoptr(GPtrArray) all = read_all(csl_read, text->str, diagnostics);
  ck_assert_uint_eq(all->len, 0);
  ck_assert_str_eq(diagnostics_get(diagnostics, 0)->code, "limit");
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("ris and csl");
  tcase_add_test(cases, ris_round_trip);
  tcase_add_test(cases, csl_round_trip);
  tcase_add_test(cases, ris_lines_that_go_on);
  tcase_add_test(cases, csl_nested_too_deep);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
