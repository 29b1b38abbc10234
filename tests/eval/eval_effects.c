/* Assertions in the papers of the keys against the statements of effect, foundation and descent that a reader
 * marked. An assertion is right when a marked statement of the same sentence has its relation (or one that is
 * as good), its direction, and an object and a subject that are the same concept or one above or below it.
 * Objects that no label names are compared as text. The key isn't said to be complete in statements of other
 * kinds, so that the precision shown is a lower bound; docs/evaluation.md has that of a sample read by hand.
 * Fails where the whole falls under its floors. */
#include "ontology/annotation.h"
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A little under what is measured (docs/evaluation.md), in per cent of all stored and of all marked. */
#define FLOOR_RIGHT 89.0
#define FLOOR_FOUND 55.0

typedef struct {
  guint right, found, wanted, hit, hit_object;
} Score;

static gboolean verbose;

/* The concept and the name mean the same, or one is above the other. */
static gboolean names(const Matcher *matcher, const char *name, int concept)
{
  if (concept < 0)
    return FALSE;
  const Vocabulary *vocabulary = matcher_vocabulary(matcher);
  g_autoptr(Annotations) named = annotate_typed(matcher, name);
  for (guint i = 0; i < named->mentions->len; i++) {
    guint other = g_array_index(named->mentions, Mention, i).concept;
    if (vocabulary_is_a(vocabulary, (guint) concept, other) ||
        vocabulary_is_a(vocabulary, other, (guint) concept))
      return TRUE;
    const GArray *related = vocabulary_concept(vocabulary, other)->related;
    for (guint k = 0; k < related->len; k++) {
      if (g_array_index(related, guint, k) == (guint) concept)
        return TRUE;
    }
  }
  return FALSE;
}

static gboolean has_string(JsonObject *wanted, const char *member, const char *value)
{
  if (!json_object_has_member(wanted, member))
    return FALSE;
  JsonArray *array = json_object_get_array_member(wanted, member);
  for (guint i = 0; i < json_array_get_length(array); i++) {
    if (strcmp(json_array_get_string_element(array, i), value) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean same_object(const Matcher *matcher, const Paper *paper, const Assertion *assertion,
                            JsonObject *wanted)
{
  const char *object = json_object_get_string_member(wanted, "object");
  if (names(matcher, object, assertion->object))
    return TRUE;
  if (json_object_has_member(wanted, "accept_object")) {
    JsonArray *others = json_object_get_array_member(wanted, "accept_object");
    for (guint i = 0; i < json_array_get_length(others); i++) {
      if (names(matcher, json_array_get_string_element(others, i), assertion->object))
        return TRUE;
    }
  }
  g_autofree char *text = paper_slice(paper, assertion->object_span);
  return strstr(text, object) != NULL;
}

/* 0 no, 1 without the subject, 2 with it */
static guint fits(const Matcher *matcher, const Paper *paper, const Assertion *assertion, JsonObject *wanted)
{
  SourcePlace place = paper_locate(paper, assertion->sentence);
  if ((gsize)json_object_get_int_member(wanted, "start") >= place.end ||
      place.start >= (gsize)json_object_get_int_member(wanted, "end"))
    return 0;
  const char *relation = relation_name(assertion->relation);
  if (strcmp(relation, json_object_get_string_member(wanted, "relation")) != 0 &&
      !has_string(wanted, "accept", relation))
    return 0;
  const char *direction = json_object_get_string_member(wanted, "direction");
  if (strcmp(direction, "none") != 0 && strcmp(direction, direction_name(assertion->direction)) != 0)
    return 0;
  if (!same_object(matcher, paper, assertion, wanted))
    return 0;
  return names(matcher, json_object_get_string_member(wanted, "subject"), (int)assertion->subject) ? 2 : 1;
}

static void tell(const Vocabulary *vocabulary, const Paper *paper, const Assertion *assertion,
                 const char *how)
{
  g_autofree char *sentence = paper_slice(paper, assertion->sentence);
  g_autofree char *object = paper_slice(paper, assertion->object_span);
  printf("  %s %s | %s%s%s | %s (%s) %s cites %u\n      %s\n", how,
         vocabulary_concept(vocabulary, assertion->subject)->key, relation_name(assertion->relation),
         assertion->hedged ? " (hedged)" : "", assertion->own_result ? " (own)" : "",
         assertion->object < 0 ? "" : vocabulary_concept(vocabulary, (guint)assertion->object)->key, object,
         direction_name(assertion->direction), assertion->citations->len, sentence);
}

static void score_paper(const Matcher *matcher, const Paper *paper, JsonArray *key, guint8 *hits,
                        Score *score)
{
  const Vocabulary *vocabulary = matcher_vocabulary(matcher);
  g_autoptr(Annotations) annotations = annotate_paper(matcher, paper);
  for (guint i = 0; i < annotations->assertions->len; i++) {
    const Assertion *assertion = g_ptr_array_index(annotations->assertions, i);
    guint best = 0;
    for (guint k = 0; k < json_array_get_length(key); k++) {
      guint how = fits(matcher, paper, assertion, json_array_get_object_element(key, k));
      hits[k] = (guint8)MAX(hits[k], how);
      best = MAX(best, how);
    }
    score->found++;
    score->right += best == 2;
    if (verbose)
      tell(vocabulary, paper, assertion, best == 2 ? "right" : best == 1 ? "SUBJ " : "OTHER");
  }
}

static void score_file(const Matcher *matcher, const char *path, JsonArray *key, Score *score)
{
  guint n = json_array_get_length(key);
  g_autofree guint8 *hits = g_new0(guint8, n + 1);
  g_autoptr(GPtrArray) papers = eval_read(path);
  for (guint i = 0; i < papers->len; i++)
    score_paper(matcher, g_ptr_array_index(papers, i), key, hits, score);
  for (guint i = 0; i < n; i++) {
    JsonObject *wanted = json_array_get_object_element(key, i);
    if (json_object_get_boolean_member_with_default(wanted, "optional", FALSE))
      continue;
    score->wanted++;
    score->hit += hits[i] == 2;
    score->hit_object += hits[i] >= 1;
    if (verbose && hits[i] < 2)
      printf("  MISSED%s %zu %s | %s | %s\n", hits[i] == 1 ? " subject" : "",
             (gsize)json_object_get_int_member(wanted, "start"),
             json_object_get_string_member(wanted, "subject"),
             json_object_get_string_member(wanted, "relation"),
             json_object_get_string_member(wanted, "object"));
  }
}

static void print(const char *name, const Score *score)
{
  printf(
      "effects %-10.8s right %3u of %3u (%.1f %%)  found %3u of %3u (%.1f %%), other subject too %.1f %%\n",
      name, score->right, score->found, 100.0 * score->right / MAX(1, score->found), score->hit,
      score->wanted, 100.0 * score->hit / MAX(1, score->wanted),
      100.0 * score->hit_object / MAX(1, score->wanted));
}

int main(int argc, char **argv)
{
  const char *only = argc > 2 ? argv[2] : NULL;
  verbose = argc > 1 && strcmp(argv[1], "--verbose") == 0;
  g_autofree char *papers = eval_shared("papers");
  if (papers == NULL)
    return EVAL_SKIPPED;
  g_autofree char *directory = eval_source("tests/eval/keys/effects");
  g_autofree char *vocabularies = eval_source("ontology/vocabularies");
  g_autoptr(GPtrArray) keys = eval_keys(directory);
  g_autoptr(GError) error = NULL;
  g_autoptr(Vocabulary) vocabulary = vocabulary_read_directory(vocabularies, NULL, &error);
  if (vocabulary == NULL)
    g_error("%s", error->message);
  g_autoptr(Matcher) matcher = matcher_new(vocabulary);
  Score all = {0};
  for (guint i = 0; i < keys->len; i++) {
    JsonObject *key = json_node_get_object(json_parser_get_root(g_ptr_array_index(keys, i)));
    const char *sha256 = json_object_get_string_member(key, "sha256");
    g_autofree char *path = eval_file_by_sha256(papers, sha256);
    if (path == NULL || (only != NULL && !g_str_has_prefix(sha256, only)))
      continue;
    Score one = {0};
    score_file(matcher, path, json_object_get_array_member(key, "effects"), &one);
    print(sha256, &one);
    all.right += one.right;
    all.found += one.found;
    all.wanted += one.wanted;
    all.hit += one.hit;
    all.hit_object += one.hit_object;
  }
  print("all", &all);
  if (only != NULL)
    return EXIT_SUCCESS;
  gboolean reached = 100.0 * all.right >= FLOOR_RIGHT * all.found && all.found > 0 &&
                     100.0 * all.hit >= FLOOR_FOUND * all.wanted;
  if (!reached)
    printf("effects: under its floors, right %.1f %%, found %.1f %%\n", FLOOR_RIGHT, FLOOR_FOUND);
  return reached ? EXIT_SUCCESS : EXIT_FAILURE;
}
