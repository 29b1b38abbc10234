/* Bytes to text: encodings, mojibake, and a map that covers the file. */
#include "corpus/text/encoding.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static char *decode(const char *bytes, gsize length)
{
  g_autoptr(MappedText) text = encoding_decode((const guint8 *)bytes, length, NULL);
  return g_strdup(text->text->str);
}

static void assert_decodes(const char *from, const char *to)
{
  g_autofree char *text = decode(from, strlen(from));
  ck_assert_str_eq(text, to);
}

/* Every byte of the file is in exactly one run, in order. */
static void assert_covers(const MappedText *text, gsize length)
{
  ck_assert_uint_eq(source_map_length(text->map), text->text->len);
  ck_assert(g_utf8_validate_len(text->text->str, text->text->len, NULL));
  gsize at = 0;
  for (guint i = 0; i < source_map_count(text->map); i++) {
    const SourceRun *run = source_map_get(text->map, i);
    if (run->source_length == 0)
      continue;
    ck_assert_uint_eq(run->source, at);
    at += run->source_length;
  }
  ck_assert_uint_eq(at, length);
}

START_TEST(utf8_stays)
{
  assert_decodes("Grüße – “yes” 5 × 3 ≤ √2 £4\n", "Grüße – “yes” 5 × 3 ≤ √2 £4\n");
}
END_TEST

START_TEST(line_ends_and_blanks)
{
  assert_decodes("a\r\nb\rc\n", "a\nb\nc\n");
  assert_decodes("a\xc2\xa0"
                 "b\xe2\x80\x89"
                 "c",
                 "a b c");
  assert_decodes("\xef\xbb\xbf"
                 "a\x01"
                 "b",
                 "a b");
  g_autofree char *nul = decode("a\0b", 3);
  ck_assert_str_eq(nul, "a b");
}
END_TEST

START_TEST(soft_hyphens_and_ligatures)
{
  assert_decodes("co\xc2\xad"
                 "operate, co\xc2\xad\noperate",
                 "cooperate, co-\noperate");
  assert_decodes("e\xef\xac\x83"
                 "cient \xef\xac\x81"
                 "nding",
                 "efficient finding");
}
END_TEST

START_TEST(wide_encodings)
{
  g_autofree char *little = decode("\xff\xfe"
                                   "H\0\xe9\0",
                                   6);
  ck_assert_str_eq(little, "Hé");
  g_autofree char *big = decode("\xfe\xff\0H\0\xe9", 6);
  ck_assert_str_eq(big, "Hé");
  g_autofree char *pair = decode("\xff\xfe\x3d\xd8\x0d\xde", 6);
  ck_assert_str_eq(pair, "😍");
  g_autofree char *unmarked = decode("a\0b\0c\0\n\0", 8);
  ck_assert_str_eq(unmarked, "abc\n");
  g_autofree char *cut = decode("\xff\xfe"
                                "a\0b",
                                5);
  ck_assert_str_eq(cut, "a\xef\xbf\xbd");
}
END_TEST

START_TEST(windows_1252)
{
  assert_decodes("Fran\xe7ois \x93said\x94 so \x96 na\xefve", "François “said” so – naïve");
}
END_TEST

START_TEST(damaged_utf8_keeps_the_rest)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new("x");
  const char *bytes = "Grüße an Köln \xff und Düren";
  g_autoptr(MappedText) text = encoding_decode((const guint8 *)bytes, strlen(bytes), diagnostics);
  ck_assert_str_eq(text->text->str, "Grüße an Köln \xef\xbf\xbd und Düren");
  ck_assert_uint_eq(diagnostics_count(diagnostics), 1);
}
END_TEST

START_TEST(mac_roman_mojibake)
{
  assert_decodes("Das Gespr√§ch √ºber L√∂wen", "Das Gespräch über Löwen");
  assert_decodes("the group‚Äôs aim ‚Äî and‚Äúmore‚Äù", "the group’s aim — and“more”");
  assert_decodes("one¬†two", "one two");
  assert_decodes("Neur√≥ticos An√≥nimos", "Neuróticos Anónimos");
}
END_TEST

START_TEST(windows_mojibake)
{
  assert_decodes("theyâ€™re naÃ¯ve about MÃ¼nchen", "they’re naïve about München");
  assert_decodes("5Â°C and Â£4", "5°C and £4");
  assert_decodes("IL2RÎ³ knock-out", "IL2Rγ knock-out");
  assert_decodes("nÃƒÂ© Osterberg", "né Osterberg");
}
END_TEST

START_TEST(what_looks_like_mojibake_and_is_none)
{
  static const char *const good[] = {
      "CAFÉ… and É’s", "2√π r",   "area = √π", "BrontëÂ", "¬π and ¬p",
      "“É”",           "JÄ… PÄÄ", "Ó…",        "ÅÄ",      "‚Ärzte ohne Grenzen‘"};
  for (guint i = 0; i < G_N_ELEMENTS(good); i++)
    assert_decodes(good[i], good[i]);
}
END_TEST

START_TEST(places_lead_back)
{
  const char *bytes = "ab Gespr√§ch";
  g_autoptr(MappedText) text = encoding_decode((const guint8 *)bytes, strlen(bytes), NULL);
  const char *a = strstr(text->text->str, "ä");
  gsize at = (gsize)(a - text->text->str);
  SourcePlace place = source_map_locate(text->map, (Span){at, at + 2});
  ck_assert_uint_eq(place.start, (gsize)(strstr(bytes, "√") - bytes));
  ck_assert_uint_eq(place.end, (gsize)(strstr(bytes, "ch") - bytes));
}
END_TEST

START_TEST(any_bytes_are_covered)
{
  static const char *const pieces[] = {"√",  "§",    "Ã",    "©", "â", "€", "™",        "\r",
                                       "\n", "\xff", "\xc3", "é", "a", " ", "\xc2\xad", "\xef\xac\x81",
                                       "\0"};
  GRand *random = g_rand_new_with_seed(7);
  for (int round = 0; round < 400; round++) {
    g_autoptr(GString) bytes = g_string_new(NULL);
    int n = g_rand_int_range(random, 0, 60);
    for (int i = 0; i < n; i++) {
      if (round % 2 == 0)
        g_string_append_c(bytes, (char)g_rand_int_range(random, 0, 256));
      else {
        guint k = (guint)g_rand_int_range(random, 0, G_N_ELEMENTS(pieces));
        g_string_append_len(bytes, pieces[k], pieces[k][0] == '\0' ? 1 : (gssize)strlen(pieces[k]));
      }
    }
    g_autoptr(MappedText) text = encoding_decode((const guint8 *)bytes->str, bytes->len, NULL);
    assert_covers(text, bytes->len);
  }
  g_rand_free(random);
}
END_TEST

START_TEST(long_input_is_linear)
{
  /* A run of half-finished sequences must not be measured again from each of its places. */
  g_autoptr(GString) bytes = g_string_new(NULL);
  for (int i = 0; i < 300000; i++)
    g_string_append(bytes, "Ð²");
  g_string_append(bytes, "Ð");
  g_autoptr(MappedText) text = encoding_decode((const guint8 *)bytes->str, bytes->len, NULL);
  assert_covers(text, bytes->len);
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("encoding");
  tcase_add_test(cases, utf8_stays);
  tcase_add_test(cases, line_ends_and_blanks);
  tcase_add_test(cases, soft_hyphens_and_ligatures);
  tcase_add_test(cases, wide_encodings);
  tcase_add_test(cases, windows_1252);
  tcase_add_test(cases, damaged_utf8_keeps_the_rest);
  tcase_add_test(cases, mac_roman_mojibake);
  tcase_add_test(cases, windows_mojibake);
  tcase_add_test(cases, what_looks_like_mojibake_and_is_none);
  tcase_add_test(cases, places_lead_back);
  tcase_add_test(cases, any_bytes_are_covered);
  tcase_add_test(cases, long_input_is_linear);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
