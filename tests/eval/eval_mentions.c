/* Mentions of organisations in the papers of the keys against what a reader marked by hand.
 * A mention is right when it overlaps a marked place that no other mention has taken. Optional places are
 * neither missed nor wrong. The name of the concept isn't compared: keys name organisations in their own way.
 */
#include "ontology/mention/mention.h"
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  guint right, found, wanted;
} Score;

static gboolean take(JsonArray *key, gboolean *taken, Span span, gboolean *optional)
{
  for (guint i = 0; i < json_array_get_length(key); i++) {
    JsonObject *wanted = json_array_get_object_element(key, i);
    Span place = {(gsize)json_object_get_int_member(wanted, "start"),
                  (gsize)json_object_get_int_member(wanted, "end")};
    if (taken[i] || place.start >= span.end || span.start >= place.end)
      continue;
    taken[i] = TRUE;
    *optional = json_object_get_boolean_member_with_default(wanted, "optional", FALSE);
    return TRUE;
  }
  return FALSE;
}

static void score_paper(const Matcher *matcher, const Paper *paper, JsonArray *key, gboolean *taken,
                        Score *score)
{
  const Vocabulary *vocabulary = matcher_vocabulary(matcher);
  g_autoptr(GArray) pieces = mention_pieces(paper);
  g_autoptr(GArray) mentions =
      mentions_find(matcher, paper->text->str, (const TextPiece *)pieces->data, pieces->len, MENTION_DEFAULT);
  for (guint i = 0; i < mentions->len; i++) {
    const Mention *mention = &g_array_index(mentions, Mention, i);
    if (!(vocabulary_roles(vocabulary, mention->concept) & SCHEME_ENTITY))
      continue;
    SourcePlace place = paper_locate(paper, mention->span);
    gboolean optional = FALSE, hit = take(key, taken, (Span){place.start, place.end}, &optional);
    score->found += !optional;
    score->right += hit && !optional;
    if (!hit)
      printf("  WRONG  %zu-%zu %.*s (%s)\n", place.start, place.end,
             (int)(mention->span.end - mention->span.start), paper->text->str + mention->span.start,
             vocabulary_concept(vocabulary, mention->concept)->key);
  }
}

static void score_file(const Matcher *matcher, const char *path, JsonArray *key, Score *score)
{
  guint n = json_array_get_length(key);
  g_autofree gboolean *taken = g_new0(gboolean, n + 1);
  g_autoptr(GPtrArray) papers = eval_read(path);
  for (guint i = 0; i < papers->len; i++)
    score_paper(matcher, g_ptr_array_index(papers, i), key, taken, score);
  for (guint i = 0; i < n; i++) {
    JsonObject *wanted = json_array_get_object_element(key, i);
    if (json_object_get_boolean_member_with_default(wanted, "optional", FALSE))
      continue;
    score->wanted++;
    if (!taken[i])
      printf("  MISSED %zu %s\n", (gsize)json_object_get_int_member(wanted, "start"),
             json_object_get_string_member(wanted, "organisation"));
  }
}

int main(void)
{
  g_autofree char *papers = eval_shared("papers");
  if (papers == NULL)
    return EVAL_SKIPPED;
  g_autofree char *directory = eval_source("tests/eval/keys/mentions");
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
    if (path == NULL)
      continue;
    Score one = {0};
    score_file(matcher, path, json_object_get_array_member(key, "mentions"), &one);
    g_autofree char *name = g_strdup_printf("organisations %.8s", sha256);
    eval_print(name, one.right, one.found, one.wanted);
    all.right += one.right;
    all.found += one.found;
    all.wanted += one.wanted;
  }
  eval_print("organisations", all.right, all.found, all.wanted);
  gboolean good = all.right * 100 >= all.found * 98 && all.right * 100 >= all.wanted * 97;
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
