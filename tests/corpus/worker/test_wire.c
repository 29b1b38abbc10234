/* Papers as bytes: everything comes back, and nothing that was damaged is believed. */
#include "corpus/worker/wire.h"

#include "corpus/reader/reader.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char xml[] =
    "<article xml:lang='en'><front><journal-meta><journal-title>Annals of Tea</journal-title></journal-meta>"
    "<article-meta><title-group><article-title>Tea in groups</article-title><subtitle>A "
    "trial</subtitle></title-group>"
    "<contrib-group><contrib contrib-type='author'><name><surname>Ohm</surname><given-names>Kim</given-names>"
    "<suffix>Jr</suffix></name></contrib><contrib contrib-type='author'><collab>Tea Board</collab></contrib>"
    "</contrib-group><pub-date pub-type='epub'><year>2001</year></pub-date><volume>3</volume><fpage>1</fpage>"
    "<lpage>9</lpage><abstract><p>Tea "
    "helps.</p></abstract><kwd-group><kwd>tea</kwd><kwd>groups</kwd></kwd-group>"
    "</article-meta></front><body><sec><label>1</label><title>Methods</title><p>We asked<fn><p>By "
    "letter.</p></fn> ten "
    "[<xref ref-type='bibr' rid='r1'>1</xref>]. See <xref ref-type='bibr' "
    "rid='gone'>7</xref>.</p><table-wrap>"
    "<caption><p>Cups.</p></caption><table><tr><td>A</td><td>2</td></tr></table></table-wrap></sec></"
    "body><back><ref-list>"
    "<title>References</title><ref id='r1'><label>1</label><element-citation "
    "publication-type='book'><person-group>"
    "<name><surname>Ada</surname><given-names>B</given-names></name></person-group><source>Cups</"
    "source><year>1999</year>"
    "<publisher-name>Pot</publisher-name></element-citation></ref></ref-list></back></article>";

static GPtrArray *sample(Diagnostics *diagnostics)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static(xml, strlen(xml));
  GPtrArray *papers = reader_read("tea.xml", bytes, diagnostics, NULL);
  ck_assert_ptr_nonnull(papers);
  return papers;
}

static GByteArray *encoded(void)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new("tea.xml");
  g_autoptr(GPtrArray) papers = sample(diagnostics);
  GByteArray *out = g_byte_array_new();
  wire_encode(out, papers, NULL, diagnostics);
  return out;
}

START_TEST(everything_comes_back)
{
  g_autoptr(GByteArray) bytes = encoded();
  g_auto(WireResult) result = {0};
  ck_assert(wire_decode("tea.xml", bytes->data, bytes->len, &result, NULL));
  g_autoptr(GByteArray) again = g_byte_array_new();
  wire_encode(again, result.papers, NULL, result.diagnostics);
  ck_assert_uint_eq(again->len, bytes->len);
  ck_assert(memcmp(again->data, bytes->data, bytes->len) == 0);
}
END_TEST

START_TEST(the_values_are_the_same)
{
  g_autoptr(GByteArray) bytes = encoded();
  g_auto(WireResult) result = {0};
  ck_assert(wire_decode("tea.xml", bytes->data, bytes->len, &result, NULL));
  const Paper *paper = g_ptr_array_index(result.papers, 0);
  ck_assert_str_eq(paper->record->title, "Tea in groups");
  ck_assert_str_eq(paper->record->subtitle, "A trial");
  ck_assert_int_eq(paper->record->year, 2001);
  ck_assert_uint_eq(paper->record->authors->len, 2);
  ck_assert_str_eq(((Person *)g_ptr_array_index(paper->record->authors, 0))->suffix, "Jr");
  ck_assert_str_eq(((Person *)g_ptr_array_index(paper->record->authors, 1))->literal, "Tea Board");
  ck_assert_uint_eq(paper->record->keywords->len, 2);
  ck_assert_uint_eq(paper->references->len, 1);
  const Reference *reference = g_ptr_array_index(paper->references, 0);
  ck_assert_str_eq(reference->label, "1");
  ck_assert_int_eq(reference->record->type, WORK_BOOK);
  ck_assert_uint_eq(paper->citations->len, 2);
  const Citation *missing = g_ptr_array_index(paper->citations, 1);
  ck_assert_int_eq(missing->match, MATCH_MISSING);
  ck_assert_uint_eq(g_array_index(missing->numbers, guint, 0), 7);
  ck_assert_str_eq(paper->place.path, "/article");
  SourcePlace place = paper_locate(paper, g_array_index(paper->abstracts, Abstract, 0).span);
  ck_assert_str_eq(place.path, "/article/front/article-meta/abstract/p");
  ck_assert_str_eq(diagnostics_get(result.diagnostics, 0)->code, "dangling-reference");
}
END_TEST

START_TEST(errors_come_back)
{
  g_autoptr(GError) error = g_error_new(READER_ERROR, READER_ERROR_LIMIT, "odd name \xff: too long");
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  wire_encode(bytes, NULL, error, NULL);
  g_auto(WireResult) result = {0};
  ck_assert(wire_decode("x", bytes->data, bytes->len, &result, NULL));
  ck_assert_ptr_null(result.papers);
  ck_assert_str_eq(result.domain, g_quark_to_string(READER_ERROR));
  ck_assert_int_eq(result.code, READER_ERROR_LIMIT);
  ck_assert_str_eq(result.message, "odd name \xff: too long");
}
END_TEST

/* Cut off anywhere, or with a byte too many, it is refused. */
START_TEST(cut_off_is_refused)
{
  g_autoptr(GByteArray) bytes = encoded();
  for (guint length = 0; length < bytes->len; length++) {
    g_autofree guint8 *part = g_memdup2(bytes->data, length);
    g_auto(WireResult) result = {0};
    ck_assert(!wire_decode("x", part, length, &result, NULL));
    ck_assert_ptr_null(result.papers);
  }
  g_byte_array_append(bytes, (const guint8 *)"", 1);
  g_auto(WireResult) result = {0};
  g_autoptr(GError) error = NULL;
  ck_assert(!wire_decode("x", bytes->data, bytes->len, &result, &error));
  ck_assert(g_error_matches(error, WIRE_ERROR, WIRE_ERROR_DAMAGED));
}
END_TEST

/* With a byte changed it is refused, or gives papers that hold together. */
START_TEST(changed_bytes_do_no_harm)
{
  static const guint8 values[] = {0x00, 0x01, 0x7f, 0x80, 0xff};
  g_autoptr(GByteArray) bytes = encoded();
  for (guint i = 0; i < bytes->len; i++) {
    guint8 before = bytes->data[i];
    for (guint v = 0; v < G_N_ELEMENTS(values); v++) {
      bytes->data[i] = values[v];
      g_auto(WireResult) result = {0};
      if (wire_decode("x", bytes->data, bytes->len, &result, NULL) && result.papers != NULL)
        for (guint p = 0; p < result.papers->len; p++)
          ck_assert(paper_check(g_ptr_array_index(result.papers, p), NULL));
    }
    bytes->data[i] = before;
  }
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("wire");
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, everything_comes_back);
  tcase_add_test(cases, the_values_are_the_same);
  tcase_add_test(cases, errors_come_back);
  tcase_add_test(cases, cut_off_is_refused);
  tcase_add_test(cases, changed_bytes_do_no_harm);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
