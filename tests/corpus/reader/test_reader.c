/* Which reader takes a file, and what is said of those that none takes. */
#include "corpus/reader/reader.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void assert_refused(const char *name, const char *content, gsize length, int code,
                           const char *in_message)
{
  g_autoptr(GBytes) bytes = g_bytes_new(content, length);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(reader_find(name, bytes, &error) == NULL, "%s is taken", name);
  ck_assert_msg(g_error_matches(error, READER_ERROR, code), "%s: %s", name, error->message);
  ck_assert_msg(strstr(error->message, in_message) != NULL, "%s: %s", name, error->message);
}

#define REFUSED(name, content, code, message)                                                                \
  assert_refused(name, content, sizeof(content) - 1, code, message)

START_TEST(formats_without_a_reader_name_their_converter)
{
  REFUSED("a.pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", READER_ERROR_UNSUPPORTED, "pdftotext");
  REFUSED("a.txt", "%PDF-1.7\nnamed wrongly", READER_ERROR_UNSUPPORTED, "PDF");
  REFUSED("a.ps", "%!PS-Adobe-3.0\n", READER_ERROR_UNSUPPORTED, "PostScript");
  REFUSED("a.rtf", "{\\rtf1\\ansi Text}", READER_ERROR_UNSUPPORTED, "pandoc");
  REFUSED("a.docx", "PK\x03\x04\x14\x00\x06\x00\x08\x00[Content_Types].xml and word/document.xml",
          READER_ERROR_UNSUPPORTED, "docx");
  REFUSED("a.epub", "PK\x03\x04\x14\x00mimetypeapplication/epub+zip", READER_ERROR_UNSUPPORTED, "EPUB");
  REFUSED("a.zip", "PK\x03\x04\x14\x00other", READER_ERROR_UNSUPPORTED, "unzip");
  REFUSED("a.gz", "\x1f\x8b\x08\x00\x00", READER_ERROR_UNSUPPORTED, "gunzip");
  REFUSED("a.html", "  <!DOCTYPE html>\n<html><body>x</body></html>", READER_ERROR_UNSUPPORTED, "HTML");
  REFUSED("a.htm", "<HTML><body>x</body></HTML>", READER_ERROR_UNSUPPORTED, "HTML");
  REFUSED("a.tex", "\\documentclass{article}\n\\begin{document}", READER_ERROR_UNSUPPORTED, "LaTeX");
  REFUSED("a.xml", "<?xml version=\"1.0\"?>\n<note><to>all</to></note>", READER_ERROR_UNSUPPORTED, "XML");
}
END_TEST

START_TEST(xml_is_known_by_its_namespace_too)
{
  REFUSED("a.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text>x</text></TEI>",
          READER_ERROR_UNSUPPORTED, "XML");
}
END_TEST

START_TEST(nothing_and_noise_are_refused)
{
  REFUSED("a.txt", "", READER_ERROR_EMPTY, "no text");
  REFUSED("a.txt", " \n\t\n", READER_ERROR_EMPTY, "no text");
  REFUSED("a.txt", "\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14 abc", READER_ERROR_BROKEN,
          "neither text");
}
END_TEST

START_TEST(text_is_read_whatever_it_is_called)
{
  static const char *const names[] = {"a.txt", "a.md", "a", "a.pdf", "a.xml"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(GBytes) bytes = g_bytes_new_static("Introduction\n\nPeople talk.\n", 27);
    g_autoptr(GError) error = NULL;
    const Reader *reader = reader_find(names[i], bytes, &error);
    ck_assert_ptr_nonnull(reader);
    ck_assert_str_eq(reader->name, "plain");
  }
}
END_TEST

START_TEST(reading_sets_what_the_file_is)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static("abc", 3);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) papers = reader_read("dir/a.txt", bytes, NULL, &error);
  ck_assert_ptr_nonnull(papers);
  ck_assert_uint_eq(papers->len, 1);
  const Paper *paper = g_ptr_array_index(papers, 0);
  ck_assert_str_eq(paper->file, "dir/a.txt");
  /* The example of FIPS 180-2. */
  ck_assert_str_eq(paper->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  ck_assert_str_eq(paper->format, "plain");
  ck_assert_uint_eq(paper->index, 0);
  ck_assert_str_eq(paper->label, "a");
  ck_assert_ptr_null(paper->record->title);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("readers");
  tcase_add_test(cases, formats_without_a_reader_name_their_converter);
  tcase_add_test(cases, xml_is_known_by_its_namespace_too);
  tcase_add_test(cases, nothing_and_noise_are_refused);
  tcase_add_test(cases, text_is_read_whatever_it_is_called);
  tcase_add_test(cases, reading_sets_what_the_file_is);
  Suite *suite = suite_create("reader");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
