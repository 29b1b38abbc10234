/* Files that want to read others, to blow up, or lie about themselves. */
#include "corpus/reader/reader.h"

#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  GPtrArray *papers; /* NULL with an error */
  Diagnostics *diagnostics;
  GError *error;
} Reading;

static Reading read_bytes(const char *data, gsize length)
{
  Reading reading = {.diagnostics = diagnostics_new("hostile.xml")};
  g_autoptr(GBytes) bytes = g_bytes_new(data, length);
  reading.papers = reader_jats.read("hostile.xml", bytes, reading.diagnostics, &reading.error);
  for (guint i = 0; reading.papers != NULL && i < reading.papers->len; i++)
    ck_assert(paper_check(g_ptr_array_index(reading.papers, i), NULL));
  return reading;
}

static Reading read_text(const char *xml)
{
  return read_bytes(xml, strlen(xml));
}

static void reading_clear(Reading *reading)
{
  g_clear_pointer(&reading->papers, g_ptr_array_unref);
  g_clear_pointer(&reading->diagnostics, diagnostics_free);
  g_clear_error(&reading->error);
}

static const char *text_of(const Reading *reading)
{
  ck_assert_ptr_nonnull(reading->papers);
  return ((Paper *)g_ptr_array_index(reading->papers, 0))->text->str;
}

static gboolean told(const Reading *reading, const char *code)
{
  for (guint i = 0; i < diagnostics_count(reading->diagnostics); i++)
    if (strcmp(diagnostics_get(reading->diagnostics, i)->code, code) == 0)
      return TRUE;
  return FALSE;
}

/* The text of a file with this body paragraph and document type. */
static Reading read_paragraph(const char *doctype, const char *paragraph)
{
  g_autofree char *xml = g_strdup_printf("%s<article><body><p>%s</p></body></article>", doctype, paragraph);
  return read_text(xml);
}

START_TEST(other_files_stay_unread)
{
  g_autofree char *path = g_build_filename(g_get_tmp_dir(), "adduce-secret-XXXXXX", NULL);
  int fd = g_mkstemp(path);
  ck_assert_int_ge(fd, 0);
  g_close(fd, NULL);
  ck_assert(g_file_set_contents(path, "topsecret", -1, NULL));
  static const char *const doctypes[] = {
      "<!DOCTYPE article [<!ENTITY x SYSTEM \"file://%s\">]>",
      "<!DOCTYPE article [<!ENTITY %% p SYSTEM \"file://%s\">%%p;<!ENTITY x \"inner\">]>",
      "<!DOCTYPE article SYSTEM \"file://%s\">"};
  for (guint i = 0; i < G_N_ELEMENTS(doctypes); i++) {
    g_auto(GStrv) parts = g_strsplit(doctypes[i], "%s", 2);
    g_autofree char *percent = g_strjoin(path, parts[0], parts[1], NULL);
    g_auto(GStrv) single = g_strsplit(percent, "%%", -1);
    g_autofree char *doctype = g_strjoinv("%", single);
    Reading reading = read_paragraph(doctype, "before &x; after");
    ck_assert_ptr_null(strstr(text_of(&reading), "topsecret"));
    ck_assert_ptr_nonnull(strstr(text_of(&reading), "before"));
    if (i == 0)
      ck_assert(told(&reading, "external-entity"));
    reading_clear(&reading);
  }
  g_autofree char *include = g_strdup_printf("a<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
                                             "href=\"%s\" parse=\"text\"/>b",
                                             path);
  Reading reading = read_paragraph("", include);
  ck_assert_ptr_null(strstr(text_of(&reading), "topsecret"));
  reading_clear(&reading);
  g_unlink(path);
}
END_TEST

/* Nine levels of ten: a billion, were it not bounded. */
START_TEST(entities_dont_blow_up)
{
  g_autoptr(GString) doctype = g_string_new("<!DOCTYPE article [<!ENTITY a0 \"laugh\">");
  for (guint level = 1; level <= 9; level++) {
    g_string_append_printf(doctype, "<!ENTITY a%u \"", level);
    for (guint i = 0; i < 10; i++)
      g_string_append_printf(doctype, "&a%u;", level - 1);
    g_string_append(doctype, "\">");
  }
  g_string_append(doctype, "]>");
  Reading reading = read_paragraph(doctype->str, "first &a9;");
  ck_assert(told(&reading, "limit"));
  if (reading.papers != NULL)
    ck_assert_uint_lt(strlen(text_of(&reading)), 20 * 1000 * 1000);
  reading_clear(&reading);
}
END_TEST

START_TEST(depth_is_bounded)
{
  g_autoptr(GString) xml = g_string_new("<article><front><article-meta><title-group><article-title>T"
                                        "</article-title></title-group></article-meta></front><body>");
  for (guint i = 0; i < 100000; i++)
    g_string_append(xml, "<sec>");
  Reading reading = read_text(xml->str);
  ck_assert(told(&reading, "limit"));
  ck_assert_str_eq(text_of(&reading), "T");
  reading_clear(&reading);
}
END_TEST

START_TEST(named_characters_need_no_dtd)
{
  Reading reading =
      read_paragraph("<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS\" \"http://jats.example/a.dtd\">",
                     "caf&eacute; 5&nbsp;&micro;g &ndash; &alpha; &lt; &foo; end");
  ck_assert_str_eq(text_of(&reading), "café 5 µg – α < &foo; end");
  ck_assert(told(&reading, "unknown-entity"));
  reading_clear(&reading);
  /* The same behind damage, where the parser forgets them. */
  Reading damaged = read_paragraph("", "a & b caf&eacute; &amp; x &lt; y");
  ck_assert_str_eq(text_of(&damaged), "a & b café & x < y");
  reading_clear(&damaged);
}
END_TEST

START_TEST(encodings_are_seen_through)
{
  static const char latin[] =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><article><body><p>caf\xe9</p></body></article>";
  Reading one = read_text(latin);
  ck_assert_str_eq(text_of(&one), "café");
  ck_assert(told(&one, "encoding"));
  reading_clear(&one);
  static const char utf8[] =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><article><body><p>café</p></body></article>";
  Reading two = read_text(utf8);
  ck_assert_str_eq(text_of(&two), "café");
  reading_clear(&two);
  static const char real[] =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><article><body><p>caf\xe9</p></body></article>";
  Reading three = read_text(real);
  ck_assert_str_eq(text_of(&three), "café");
  reading_clear(&three);
  Reading four = read_text("\xef\xbb\xbf\xef\xbb\xbf<article><body><p>x\x01\x1b[31my</p></body></article>");
  ck_assert_str_eq(text_of(&four), "x [31my");
  reading_clear(&four);
}
END_TEST

START_TEST(ranges_are_bounded)
{
  Reading reading = read_paragraph("", "[<xref ref-type=\"bibr\" rid=\"a\">1-999999999</xref>]");
  const Paper *paper = g_ptr_array_index(reading.papers, 0);
  const Citation *citation = g_ptr_array_index(paper->citations, 0);
  ck_assert_int_eq(citation->match, MATCH_MISSING);
  ck_assert_uint_le(citation->numbers->len, 500);
  reading_clear(&reading);
}
END_TEST

START_TEST(nothing_is_an_error)
{
  static const char *const empty[] = {"",  "<article/>", "no xml at all", "<article><body/></article>",
                                      "<", "<a"};
  for (guint i = 0; i < G_N_ELEMENTS(empty); i++) {
    Reading reading = read_text(empty[i]);
    ck_assert_ptr_null(reading.papers);
    ck_assert_ptr_nonnull(reading.error);
    reading_clear(&reading);
  }
}
END_TEST

START_TEST(only_its_own_is_recognised)
{
  static const struct {
    const char *head;
    gboolean own;
  } heads[] = {{"<?xml version='1.0'?><article><front>", TRUE},
               {"<!-- a --><!DOCTYPE article><a:article xmlns:a='x'><a:front>", TRUE},
               {"<pmc-articleset><article article-type='x'>", TRUE},
               {"<article xmlns=\"http://docbook.org/ns/docbook\"><title>", FALSE},
               {"<html><body><article>", FALSE},
               {"<TEI><text>", FALSE},
               {"An <article> in text", FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
    int score = reader_jats.recognise("x.xml", (const guint8 *)heads[i].head, strlen(heads[i].head));
    ck_assert_msg(heads[i].own ? score > 50 : score == 0, "%s: %d", heads[i].head, score);
  }
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("hostile JATS");
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, other_files_stay_unread);
  tcase_add_test(cases, entities_dont_blow_up);
  tcase_add_test(cases, depth_is_bounded);
  tcase_add_test(cases, named_characters_need_no_dtd);
  tcase_add_test(cases, encodings_are_seen_through);
  tcase_add_test(cases, ranges_are_bounded);
  tcase_add_test(cases, nothing_is_an_error);
  tcase_add_test(cases, only_its_own_is_recognised);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
