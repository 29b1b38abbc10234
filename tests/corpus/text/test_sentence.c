/* Sentences: each sample is invented; '|' marks where a cut must fall, and nowhere else may one. */
#include "corpus/text/sentence.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* The marked sample as the cutter cuts it: sentences joined by "|". */
static char *cut(const char *text, const Span *spans, guint n)
{
  g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(Span));
  sentences_cut(text, (Span){0, strlen(text)}, spans, n, out);
  g_autoptr(GString) joined = g_string_new(NULL);
  for (guint i = 0; i < out->len; i++) {
    Span span = g_array_index(out, Span, i);
    ck_assert_uint_lt(span.start, span.end);
    if (i > 0)
      g_string_append_c(joined, '|');
    g_string_append_len(joined, text + span.start, (gssize)(span.end - span.start));
  }
  return g_string_free(g_steal_pointer(&joined), FALSE);
}

static void assert_cut(const char *marked)
{
  g_auto(GStrv) parts = g_strsplit(marked, "|", -1);
  g_autofree char *text = g_strjoinv(" ", parts);
  g_autofree char *found = cut(text, NULL, 0);
  ck_assert_str_eq(found, marked);
}

static void assert_all(const char *const *samples)
{
  for (guint i = 0; samples[i] != NULL; i++)
    assert_cut(samples[i]);
}

START_TEST(cuts_plain_sentences)
{
  static const char *const samples[] = {"The members met.|They talked.|Did it help?|It did!|All agreed.",
                                        "One sentence without a stop", "A count of 12.|After that, 13 left.",
                                        "Nobody came …|Then many did ...|It was . . . hard.|It was done.",
                                        NULL};
  assert_all(samples);
}
END_TEST

START_TEST(abbreviations_end_nothing)
{
  static const char *const samples[] = {
      "Groups, e.g. Anonymous Fellows, met at St. Mary and Dr. Brown vs. Mr. White spoke.|They left.",
      "See Fig. 2 and Tab. S1, cf. No. 4 of Vol. 3, pp. 12-14.|It is clear.",
      "They said no.|No. 5 was kept.",
      "This is the state of the art.|Others differ.",
      "It was shown by Ng et al. Nature is kind.",
      "It was shown by Ng et al.|However, we doubt it.",
      "Meetings, talks, etc. were free.|Food, drink, etc.|Nothing else.",
      "The firm Gad Inc. Boston paid.|It was sold by Gad Inc.|The price fell.",
      "In the U.S. Army and the U.S.|The rest of Ph.D. Programs differ.",
      "It began at 5 p.m.|They left at 6 p.m. sharp.",
      "Growth of E. coli and S. Typhi was slow.|It stopped.",
      NULL};
  assert_all(samples);
}
END_TEST

START_TEST(other_languages)
{
  static const char *const samples[] = {
      "Die Gruppen, z.B. Vereine bzw. Kreise, wuchsen im 19. Jahrhundert.|Dies war am 3. Mai usw. bekannt.",
      "Siehe Abb. 3 und vgl. Nr. 4.|Das gilt.",
      "Les groupes, p. ex. Amis, cf. chap. 2, ont grandi.|Ainsi tout va.",
      "Los grupos (pág. 3) del Dr. Ruiz y la Sra. Paz, etc. crecieron.|Esto es claro.",
      "Os grupos, p. ex. Amigos, da Profa. Lima.|Foi assim.",
      "I gruppi, cfr. pag. 3 del dott. Rossi, ecc. sono molti.|Questo basta.",
      "De groepen, bijv. Vrienden, d.w.z. Kennissen enz. zijn er.|Dit is nr. 5.",
      NULL};
  assert_all(samples);
}
END_TEST

START_TEST(initials_and_letters)
{
  static const char *const samples[] = {
      "It was J. A. Brown and K. Lund who wrote it.|We agree.", "They lacked vitamin C.|Patients improved.",
      "It was better in group A.|Women in group B.|Others not.", "It was he and I.|We left.", NULL};
  assert_all(samples);
}
END_TEST

START_TEST(numbers_and_enumerations)
{
  static const char *const samples[] = {
      "The effect was small (d = 0.21, p < .05).|It grew, p = .003, by 1.5 points.",
      "1. Ask members.|2. Count them.|10. Report it.",
      "A. Ask members of it.",
      "They (1) came; (2) stayed; and (3) left.|(4) Nobody returned.",
      "Version 2.0.1 of www.example.org was used.|It ran.",
      NULL};
  assert_all(samples);
}
END_TEST

START_TEST(brackets_and_quotations)
{
  static const char *const samples[] = {"Members (they met weekly. Some did not.) were asked.|It helped.",
                                        "(They met weekly.)|It helped.",
                                        "It helped (see below.)|The others left.",
                                        "He said “It works. I like it.” and left.|She stayed.",
                                        "“It works.”|Others said “no.”|They left.",
                                        "He called it \"a help. A great one\" twice.|She did not.",
                                        "She asked, “Why?” and left.",
                                        NULL};
  assert_all(samples);
}
END_TEST

START_TEST(notes_after_the_stop)
{
  static const char *const samples[] = {"Pain began in one joint.1–6|As it spread, it grew.|It hurt.",
                                        "Pain began in one joint.|12 Of them left.",
                                        "It was known.¹²|They agreed.”3|Others not.[4,5]|It goes on.",
                                        "It was known. [4, 5]|It goes on.",
                                        "It was known.[4, 5] and more.",
                                        "Pain began.†|It spread.",
                                        NULL};
  assert_all(samples);
}
END_TEST

START_TEST(no_cut_in_a_protected_span)
{
  const char *text = "It helped (Ohm, K. The Elder, 1990). It did.";
  const char *found = strstr(text, "Ohm");
  Span span = {(gsize)(found - text), (gsize)(strstr(text, "1990") + 4 - text)};
  g_autofree char *sentences = cut(text, &span, 1);
  ck_assert_str_eq(sentences, "It helped (Ohm, K. The Elder, 1990).|It did.");
  /* A superscript citation glued to the stop belongs to the sentence before. */
  const char *glued = "It helped.12a The rest not.";
  Span note = {10, 13};
  g_autofree char *two = cut(glued, &note, 1);
  ck_assert_str_eq(two, "It helped.12a|The rest not.");
  const char *open = "They met. Once. Twice.";
  Span wide = {0, 15};
  g_autofree char *held = cut(open, &wide, 1);
  ck_assert_str_eq(held, "They met. Once.|Twice.");
}
END_TEST

START_TEST(lines_end_sentences)
{
  g_autofree char *rows = cut("Group\tn\nA\t12\n\nB\t13", NULL, 0);
  ck_assert_str_eq(rows, "Group\tn|A\t12|B\t13");
}
END_TEST

START_TEST(blank_blocks_have_none)
{
  g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(Span));
  sentences_cut("  ", (Span){0, 2}, NULL, 0, out);
  sentences_cut("", (Span){0, 0}, NULL, 0, out);
  ck_assert_uint_eq(out->len, 0);
}
END_TEST

/* Every non-blank byte in one sentence, in order; and hostile shapes take no longer than their length. */
START_TEST(covers_hostile_text)
{
  static const char *const pieces[] = {"(", ". A", "\"x. B ", "[1] ", "A.B.", "e.g. (", "“. ", "…\n"};
  for (guint p = 0; p < G_N_ELEMENTS(pieces); p++) {
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < 400000)
      g_string_append(text, pieces[p]);
    g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(Span));
    gint64 before = g_get_monotonic_time();
    sentences_cut(text->str, (Span){0, text->len}, NULL, 0, out);
    ck_assert_int_lt(g_get_monotonic_time() - before, 5 * G_USEC_PER_SEC);
    gsize last = 0;
    for (guint i = 0; i <= out->len; i++) {
      Span span = i < out->len ? g_array_index(out, Span, i) : (Span){text->len, text->len};
      for (gsize k = last; k < span.start; k++)
        ck_assert(g_ascii_isspace(text->str[k]));
      last = span.end;
    }
  }
}
END_TEST

int main(void)
{
  TCase *cases = tcase_create("sentences");
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, cuts_plain_sentences);
  tcase_add_test(cases, abbreviations_end_nothing);
  tcase_add_test(cases, other_languages);
  tcase_add_test(cases, initials_and_letters);
  tcase_add_test(cases, numbers_and_enumerations);
  tcase_add_test(cases, brackets_and_quotations);
  tcase_add_test(cases, notes_after_the_stop);
  tcase_add_test(cases, no_cut_in_a_protected_span);
  tcase_add_test(cases, lines_end_sentences);
  tcase_add_test(cases, blank_blocks_have_none);
  tcase_add_test(cases, covers_hostile_text);
  Suite *suite = suite_create("corpus");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
