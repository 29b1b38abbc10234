/* Records put right by what they show themselves. */
#include "corpus/citation/repair.h"

#include <check.h>
#include <stdlib.h>

START_TEST(a_publisher_with_pages_is_a_journal)
{
  g_autoptr(Record) record = record_new();
  record->publisher = g_strdup("Choral Services");
  record->pages = g_strdup("1-9");
  record->reading[FIELD_PUBLISHER] = (FieldReading){{10, 25}, .5};
  record_repair(record);
  ck_assert_str_eq(record->container, "Choral Services");
  ck_assert_ptr_null(record->publisher);
  ck_assert_uint_eq(record->reading[FIELD_CONTAINER].span.end, 25);
  ck_assert_uint_eq(record->reading[FIELD_PUBLISHER].span.end, 0);
}
END_TEST

START_TEST(a_book_with_a_place_keeps_its_publisher)
{
  g_autoptr(Record) record = record_new();
  record->publisher = g_strdup("House");
  record->place = g_strdup("London");
  record->pages = g_strdup("300");
  record_repair(record);
  ck_assert_str_eq(record->publisher, "House");
}
END_TEST

START_TEST(takes_the_edition_from_the_title)
{
  g_autoptr(Record) record = record_new();
  record->title = g_strdup("Singing: a manual, 2nd ed");
  record->reading[FIELD_TITLE] = (FieldReading){{20, 45}, .9}; /* 25 bytes; ", 2nd ed" are 9 */
  record_repair(record);
  ck_assert_str_eq(record->title, "Singing: a manual");
  ck_assert_str_eq(record->edition, "2nd ed");
  ck_assert_uint_eq(record->reading[FIELD_TITLE].span.end, 37);
}
END_TEST

START_TEST(a_title_about_editing_stays)
{
  g_autoptr(Record) record = record_new();
  record->title = g_strdup("Physical ed");
  record_repair(record);
  ck_assert_str_eq(record->title, "Physical ed");
  ck_assert_ptr_null(record->edition);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("repair");
  tcase_add_test(cases, a_publisher_with_pages_is_a_journal);
  tcase_add_test(cases, a_book_with_a_place_keeps_its_publisher);
  tcase_add_test(cases, takes_the_edition_from_the_title);
  tcase_add_test(cases, a_title_about_editing_stays);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
