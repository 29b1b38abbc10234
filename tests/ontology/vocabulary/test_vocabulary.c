/* Vocabularies: what is read of SKOS, what is said of a bad file, and what the check finds. */
#include "ontology/vocabulary/check.h"
#include "ontology/vocabulary/vocabulary.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define PREFIXES                                                                                             \
  "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix av: <https://adduce.invalid/ns#> .\n"     \
  "@prefix x: <https://adduce.invalid/x/> .\n"

static Vocabulary *bees(Diagnostics *diagnostics)
{
  g_autofree char *file =
      g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), "tests/ontology/data/bees.ttl", NULL);
  const char *files[] = {file};
  g_autoptr(GError) error = NULL;
  Vocabulary *vocabulary = vocabulary_read(files, 1, diagnostics, &error);
  ck_assert_msg(vocabulary != NULL, "%s", error == NULL ? "" : error->message);
  return vocabulary;
}

static const Concept *concept_named(const Vocabulary *vocabulary, const char *name)
{
  int found = vocabulary_find(vocabulary, name);
  ck_assert_msg(found >= 0, "%s", name);
  return vocabulary_concept(vocabulary, (guint)found);
}

START_TEST(reads_skos)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL);
  g_autoptr(Vocabulary) vocabulary = bees(diagnostics);
  ck_assert_uint_eq(diagnostics_count(diagnostics), 0);
  ck_assert_uint_eq(vocabulary_schemes(vocabulary), 3);
  ck_assert_uint_eq(vocabulary_concepts(vocabulary), 7);
  const Concept *loss = concept_named(vocabulary, "winter-loss");
  ck_assert_str_eq(loss->label, "winter loss");
  ck_assert_int_eq(loss->desirable, DESIRABLE_LESS);
  ck_assert_uint_eq(loss->n_labels, 4);
  ck_assert_uint_eq(loss->broader->len, 1);
  ck_assert_uint_eq(loss->line, 29);
  const Concept *yield = concept_named(vocabulary, "https://adduce.invalid/bees/result/honey-yield");
  ck_assert_int_eq(yield->desirable, DESIRABLE_MORE); /* from the broader one */
  ck_assert_int_eq(yield->scheme, loss->scheme);
  ck_assert_uint_eq(concept_named(vocabulary, "colony-health")->narrower->len, 2);
  ck_assert(vocabulary_is_a(vocabulary, (guint)vocabulary_find(vocabulary, "honey-yield"),
                            (guint)vocabulary_find(vocabulary, "colony-health")));
  ck_assert(!vocabulary_is_a(vocabulary, (guint)vocabulary_find(vocabulary, "colony-health"),
                             (guint)vocabulary_find(vocabulary, "honey-yield")));
  ck_assert_uint_eq(vocabulary_roles(vocabulary, (guint)vocabulary_find(vocabulary, "hive")),
                    SCHEME_SUBJECT | SCHEME_ENTITY);
}
END_TEST

START_TEST(reads_facts_and_rules)
{
  g_autoptr(Vocabulary) vocabulary = bees(NULL);
  const Concept *hive = concept_named(vocabulary, "hive");
  ck_assert_uint_eq(hive->facts->len, 3);
  guint rules = 0;
  for (guint i = 0; i < hive->n_labels; i++) {
    const Label *label = vocabulary_label(vocabulary, hive->first_label + i);
    if (strcmp(label->text, "Hive") != 0)
      continue;
    rules = label->rules;
    ck_assert(g_strv_contains((const char *const *)label->near, "meeting"));
    ck_assert(g_strv_contains((const char *const *)label->not_before, "tool"));
  }
  ck_assert_uint_eq(rules, RULE_CASE | RULE_NEAR | RULE_NOT_BEFORE);
  g_autoptr(GArray) found = vocabulary_find_label(vocabulary, "Winter Losses");
  ck_assert_uint_eq(found->len, 1);
}
END_TEST

static guint count(const Diagnostics *diagnostics, const char *code)
{
  guint n = 0;
  for (guint i = 0; i < diagnostics_count(diagnostics); i++)
    n += strcmp(diagnostics_get(diagnostics, i)->code, code) == 0;
  return n;
}

/* Checks a text; gives how many findings of a code there are. */
static guint check_text(const char *text, const char *code)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(Vocabulary) vocabulary = vocabulary_read_text("x.ttl", text, strlen(text), diagnostics, &error);
  ck_assert_msg(vocabulary != NULL, "%s", error == NULL ? "" : error->message);
  vocabulary_check(vocabulary, diagnostics);
  return count(diagnostics, code);
}

START_TEST(checks)
{
  ck_assert_uint_eq(check_text(PREFIXES
                               "x:a a skos:Concept ; skos:broader x:b . x:b a skos:Concept ; skos:broader "
                               "x:c . x:c a skos:Concept ; skos:broader x:a .",
                               "loop"),
                    1);
  ck_assert_uint_eq(check_text(PREFIXES "x:a a skos:Concept .", "orphan"), 1);
  ck_assert_uint_eq(
      check_text(PREFIXES "x:a a skos:Concept ; skos:prefLabel \"a\"@en , \"b\"@en .", "pref-label"), 1);
  ck_assert_uint_eq(check_text(PREFIXES "x:a a skos:Concept ; skos:prefLabel \"tea cups\" . "
                                        "x:b a skos:Concept ; skos:prefLabel \"Tea-Cup\" .",
                               "collision"),
                    1);
  ck_assert_uint_eq(check_text(PREFIXES
                               "x:a a skos:Concept ; skos:prefLabel \"tea\" ; skos:definition \"A kind of "
                               "tea.\" .",
                               "empty-definition"),
                    1);
  ck_assert_uint_eq(check_text(PREFIXES
                               "x:a a skos:Concept ; skos:prefLabel \"tea\" ; skos:definition \"A drink of "
                               "leaves.\" .",
                               "empty-definition"),
                    0);
  ck_assert_uint_eq(check_text(PREFIXES "x:a a skos:Concept ; skos:prefLabel \"tea\" .", "no-definition"), 1);
  ck_assert_uint_eq(check_text(PREFIXES "x:a a skos:Concept ; skos:broader x:nowhere .", "unknown-concept"),
                    1);
  ck_assert_uint_eq(check_text(PREFIXES "x:a a skos:Concept ; av:rule [ av:label \"z\" ] .", "unknown-label"),
                    1);
}
END_TEST

/* What is written but can't hold, one sample a code. */
START_TEST(checks_what_can_not_hold)
{
#define TEA "x:a a skos:Concept ; skos:prefLabel \"tea\" ; "
  static const struct {
    const char *text, *code;
    guint n;
  } samples[] = {
      {TEA "av:rule [ av:label \"tea\" ; av:near \"cup\" , \"pot\" ; av:notNear \"pots\" ] .",
       "contradiction", 1},
      {TEA "av:rule [ av:label \"tea\" ; av:near \"cup\" ; av:notNear \"pot\" ] .", "contradiction", 0},
      {TEA "av:rule [ av:label \"tea\" ; av:near \"cup\" ] , [ av:label \"tea\" ; av:notNear \"cup\" ] .",
       "contradiction", 1},
      {TEA "av:rule [ av:label \"tea\" ; av:near \"&\" ] .", "bad-value", 1},
      {TEA "skos:altLabel \"chai\" . " TEA "skos:altLabel \"chai\" .", "pref-label", 0},
      {TEA "skos:prefLabel \"tea\"@en , \"tea\"@de .", "pref-label", 0},
      {TEA "av:rule [ av:label \"tea\" ; av:caseSensitive \"yes\" ; av:notIn \"body\" ] .", "bad-value", 2},
      {TEA
       "av:rule _:r . x:b a skos:Concept ; skos:prefLabel \"mate\" ; av:rule _:r . _:r av:label \"tea\" .",
       "bad-value", 1},
      {TEA "av:matched \"no\" ; av:affiliation \"loose\" .", "bad-value", 2},
      {TEA "av:matched false ; av:affiliation \"hybrid\" .", "bad-value", 0},
      {TEA "skos:altLable \"chai\" .", "unknown-property", 1},
      {TEA "skos:scopeNote \"hot\" .", "unknown-property", 0},
      {"x: a skos:ConceptScheme ; av:rolle \"object\" . " TEA "skos:inScheme x: .", "unknown-property", 1},
      {"x: a skos:ConceptScheme ; skos:hasTopConcept x:nowhere . " TEA "skos:inScheme x: .",
       "unknown-concept", 1},
      {TEA "skos:altLabel \"...\" .", "empty-label", 1},
      {TEA "skos:altLabel \"a b c d e f g h i j k l m n o p q r s t u v w x\" .", "limit", 0},
      {TEA "skos:altLabel \"a b c d e f g h i j k l m n o p q r s t u v w x y\" .", "limit", 1},
      {TEA
       "skos:altLabel \"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\" .",
       "limit", 1},
      {TEA ". <urn:other:a> a skos:Concept ; skos:prefLabel \"mate\" .", "collision", 1},
      {"", "no-concept", 1},
  };
#undef TEA
  for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
    g_autofree char *text = g_strconcat(PREFIXES, samples[i].text, NULL);
    ck_assert_msg(check_text(text, samples[i].code) == samples[i].n, "%s", samples[i].text);
  }
}
END_TEST

START_TEST(two_rules_of_a_label_hold_together)
{
  static const char text[] =
      PREFIXES "x:a a skos:Concept ; skos:prefLabel \"tea\" ; av:rule [ av:label \"tea\" ; av:near \"cup\" ; "
               "av:notBefore "
               "\"towel\" ] , [ av:label \"tea\" ; av:near \"pot\" ; av:notNear \"golf\" ] .";
  g_autoptr(Vocabulary) vocabulary = vocabulary_read_text("x.ttl", text, strlen(text), NULL, NULL);
  ck_assert(vocabulary != NULL);
  const Label *label = vocabulary_label(vocabulary, 0);
  ck_assert_uint_eq(label->rules, RULE_NEAR | RULE_NOT_NEAR | RULE_NOT_BEFORE);
  ck_assert_uint_eq(g_strv_length(label->near), 2);
  ck_assert(g_strv_contains((const char *const *)label->near, "cup"));
  ck_assert(g_strv_contains((const char *const *)label->near, "pot"));
  ck_assert_uint_eq(g_strv_length(label->not_near), 1);
  ck_assert_uint_eq(g_strv_length(label->not_before), 1);
}
END_TEST

/* Each level has two parents of two: counted twice, they would fill what is looked at above a concept. */
START_TEST(what_is_above_is_seen_once)
{
  g_autoptr(GString) text = g_string_new(PREFIXES);
  for (guint i = 0; i < 20; i++)
    for (guint k = 0; k < 2; k++)
      g_string_append_printf(text, "x:n%u%c a skos:Concept ; skos:broader x:n%ua , x:n%ub .\n", i, "ab"[k],
                             i + 1, i + 1);
  g_string_append(text, "x:n20a a skos:Concept ; av:desirable \"less\" . x:n20b a skos:Concept .\n");
  g_autoptr(Vocabulary) vocabulary = vocabulary_read_text("x.ttl", text->str, text->len, NULL, NULL);
  ck_assert(vocabulary != NULL);
  ck_assert_int_eq(concept_named(vocabulary, "n0a")->desirable, DESIRABLE_LESS);
  ck_assert(vocabulary_is_a(vocabulary, (guint)vocabulary_find(vocabulary, "n0a"),
                            (guint)vocabulary_find(vocabulary, "n20b")));
}
END_TEST

START_TEST(bees_pass_the_check)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL);
  g_autoptr(Vocabulary) vocabulary = bees(diagnostics);
  vocabulary_check(vocabulary, diagnostics);
  ck_assert_uint_eq(diagnostics_count(diagnostics), 0);
}
END_TEST

START_TEST(own_vocabularies_pass_the_check)
{
  g_autofree char *directory = g_build_filename(g_getenv("ADDUCE_SOURCE_DIR"), "ontology/vocabularies", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(Vocabulary) vocabulary = vocabulary_read_directory(directory, diagnostics, &error);
  ck_assert_msg(vocabulary != NULL, "%s", error == NULL ? "" : error->message);
  vocabulary_check(vocabulary, diagnostics);
  for (guint i = 0; i < diagnostics_count(diagnostics); i++)
    ck_assert_msg(FALSE, "%s", diagnostics_get(diagnostics, i)->message);
  const Concept *grow = concept_named(vocabulary, "grow");
  ck_assert_str_eq(grow->label, "GROW");
}
END_TEST

/* The message of the error that a text gives. Caller frees. */
static char *fault(const char *text, gsize length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Vocabulary) vocabulary = vocabulary_read_text("x.ttl", text, length, NULL, &error);
  ck_assert(vocabulary == NULL);
  return g_strdup(error->message);
}

START_TEST(hostile_turtle_is_an_error_with_a_line)
{
  static const char *const samples[][2] = {
      {PREFIXES "x:a a skos:Concept ;\n  skos:prefLabel \"open", "x.ttl:"},
      {PREFIXES "x:a a nowhere:Concept .", "x.ttl:4: "},
      {PREFIXES "x:a a skos:Concept\n", "x.ttl:"},
      {"\n\n\xff\xfe", "x.ttl:3: not UTF-8"},
      {"%PDF-1.4", "x.ttl:1: "},
      {PREFIXES "x:a a skos:Concept ;\n skos:prefLabel \"a\\u0000b\" .", "x.ttl:5: an escape"},
      {PREFIXES "x:a a skos:Concept ;\n skos:prefLabel \"a\\uD800b\" .", "x.ttl:5: an escape"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
    g_autofree char *message = fault(samples[i][0], strlen(samples[i][0]));
    ck_assert_msg(g_str_has_prefix(message, samples[i][1]), "%s", message);
  }
  g_autofree char *deep = g_strnfill(200000, '[');
  g_autofree char *message = fault(deep, 200000);
  ck_assert_msg(strstr(message, "nested") != NULL, "%s", message);
  g_autofree char *zero = fault("x:a\0x", 5);
  ck_assert(g_str_has_prefix(zero, "x.ttl:1: "));
}
END_TEST

START_TEST(one_parent_of_many_is_linear)
{
  g_autoptr(GString) text = g_string_new(PREFIXES "x:top a skos:Concept .\n");
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf(
        text, "x:c%u a skos:Concept ; skos:broader x:top ; skos:prefLabel \"same label\" .\n", i);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(Vocabulary) vocabulary = vocabulary_read_text("x.ttl", text->str, text->len, NULL, &error);
  ck_assert(vocabulary != NULL);
  vocabulary_check(vocabulary, diagnostics);
  ck_assert_uint_eq(concept_named(vocabulary, "top")->narrower->len, 20000);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("vocabulary");
  TCase *tcase = tcase_create("vocabulary");
  tcase_set_timeout(tcase, 60);
  tcase_add_test(tcase, reads_skos);
  tcase_add_test(tcase, reads_facts_and_rules);
  tcase_add_test(tcase, checks);
  tcase_add_test(tcase, checks_what_can_not_hold);
  tcase_add_test(tcase, two_rules_of_a_label_hold_together);
  tcase_add_test(tcase, what_is_above_is_seen_once);
  tcase_add_test(tcase, bees_pass_the_check);
  tcase_add_test(tcase, own_vocabularies_pass_the_check);
  tcase_add_test(tcase, hostile_turtle_is_an_error_with_a_line);
  tcase_add_test(tcase, one_parent_of_many_is_linear);
  suite_add_tcase(suite, tcase);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
