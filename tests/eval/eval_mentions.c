/* Mentions of organisations against what a reader marked by hand: in the papers that the vocabulary was made
 * for, and in articles that it wasn't made for ("elsewhere").
 * A mention is right when it overlaps a marked place that no other mention has taken. Optional places are
 * neither missed nor wrong. The name of the concept isn't compared: keys name organisations in their own way.
 */
#include "ontology/mention/mention.h"
#include "tests/eval/shared.h"
#include "tests/eval/xml_place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  guint right, found, wanted;
} Score;

typedef struct {
  Span span;   /* in the file, or in the paper's text */
  gsize start; /* in the file */
  char *name;  /* what to call it when it is missed */
  gboolean optional, own, after, taken;
} Place;

typedef struct {
  const Matcher *matcher;
  gboolean elsewhere;
  Score text, after, own; /* own: those of text that only this study could know */
} Run;

static void clear_place(gpointer data)
{
  g_free(((Place *)data)->name);
}

static GArray *read_places(JsonArray *key, const char *file, gsize length)
{
  GArray *places = g_array_new(FALSE, TRUE, sizeof(Place));
  g_array_set_clear_func(places, clear_place);
  for (guint i = 0; i < json_array_get_length(key); i++) {
    JsonObject *wanted = json_array_get_object_element(key, i);
    Place place = {.start = (gsize)json_object_get_int_member(wanted, "start")};
    place.span = (Span){place.start, (gsize)json_object_get_int_member(wanted, "end")};
    place.optional = json_object_get_boolean_member_with_default(wanted, "optional", FALSE);
    place.own = json_object_get_boolean_member_with_default(wanted, "own", FALSE);
    place.after = strcmp(json_object_get_string_member(wanted, "zone"), "back") == 0;
    if (place.span.end > length)
      g_error("the key has a place outside the file");
    place.name = g_strndup(file + place.start, place.span.end - place.start);
    g_array_append_val(places, place);
  }
  return places;
}

static void place_in_text(GArray *places, const Paper *paper, const char *file, gsize length)
{
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  for (guint i = 0; i < places->len; i++)
    g_array_append_val(spans, g_array_index(places, Place, i).span);
  g_autoptr(GArray) found =
      xml_places_in_text(file, length, paper, (const Span *)(gpointer)spans->data, spans->len);
  for (guint i = 0; i < places->len; i++) {
    Place *place = &g_array_index(places, Place, i);
    place->span = g_array_index(found, Span, i);
    if (place->span.end == 0)
      g_error("byte %zu of the key isn't in the text", place->start);
  }
}

static Place *take(GArray *places, Span span)
{
  for (guint i = 0; i < places->len; i++) {
    Place *place = &g_array_index(places, Place, i);
    if (place->taken || place->span.start >= span.end || span.start >= place->span.end)
      continue;
    place->taken = TRUE;
    return place;
  }
  return NULL;
}

static void score_mention(Run *run, const Paper *paper, const Mention *mention, GArray *places)
{
  Span span = mention->span;
  if (!run->elsewhere) {
    SourcePlace place = paper_locate(paper, span);
    span = (Span){place.start, place.end};
  }
  const Place *hit = take(places, span);
  if (hit != NULL && hit->optional)
    return;
  gboolean after =
      run->elsewhere && (hit != NULL ? hit->after
                                     : mention->zone != ZONE_BODY && mention->zone != ZONE_ABSTRACT &&
                                           mention->zone != ZONE_TABLE && mention->zone != ZONE_CAPTION);
  Score *score = after ? &run->after : &run->text;
  score->found++;
  score->right += hit != NULL;
  if (hit != NULL && hit->own && !after)
    run->own.right++;
  if (hit == NULL)
    printf("  WRONG  %zu-%zu %.*s (%s)\n", span.start, span.end,
           (int)(mention->span.end - mention->span.start), paper->text->str + mention->span.start,
           vocabulary_concept(matcher_vocabulary(run->matcher), mention->concept)->key);
}

static void score_paper(Run *run, const Paper *paper, GArray *places)
{
  g_autoptr(GArray) pieces = mention_pieces(paper);
  g_autoptr(GArray) mentions = mentions_find(run->matcher, paper->text->str, (const TextPiece *)pieces->data,
                                             pieces->len, MENTION_DEFAULT);
  for (guint i = 0; i < mentions->len; i++) {
    const Mention *mention = &g_array_index(mentions, Mention, i);
    if (!(vocabulary_roles(matcher_vocabulary(run->matcher), mention->concept) & SCHEME_ENTITY))
      continue;
    /* The keys of elsewhere leave these out. */
    if (run->elsewhere && (mention->zone == ZONE_FRONT || mention->zone == ZONE_REFERENCES))
      continue;
    score_mention(run, paper, mention, places);
  }
}

static void score_file(Run *run, const char *path, JsonArray *key)
{
  g_autofree char *file = NULL;
  gsize length;
  if (!g_file_get_contents(path, &file, &length, NULL))
    g_error("%s can't be read", path);
  g_autoptr(GArray) places = read_places(key, file, length);
  g_autoptr(GPtrArray) papers = eval_read(path);
  if (run->elsewhere)
    place_in_text(places, g_ptr_array_index(papers, 0), file, length);
  for (guint i = 0; i < papers->len; i++)
    score_paper(run, g_ptr_array_index(papers, i), places);
  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index(places, Place, i);
    if (place->optional)
      continue;
    (place->after && run->elsewhere ? &run->after : &run->text)->wanted++;
    run->own.wanted += place->own && !place->after;
    if (!place->taken)
      printf("  MISSED %zu %s%s\n", place->start, place->name, place->own ? " (own)" : "");
  }
}

static void add(Score *all, const Score *one)
{
  all->right += one->right;
  all->found += one->found;
  all->wanted += one->wanted;
}

/* name_of: what the keys of elsewhere are called; NULL for the papers that the vocabulary was made for. */
static Run score_keys(const Matcher *matcher, const char *data, const char *keys, const char *name_of)
{
  gboolean elsewhere = name_of != NULL;
  Run all = {.matcher = matcher, .elsewhere = elsewhere};
  g_autofree char *directory = eval_source(keys);
  g_autoptr(GPtrArray) files = eval_keys(directory);
  for (guint i = 0; i < files->len; i++) {
    JsonObject *key = json_node_get_object(json_parser_get_root(g_ptr_array_index(files, i)));
    const char *sha256 = json_object_get_string_member(key, "sha256");
    g_autofree char *path = eval_file_by_sha256(data, sha256);
    if (path == NULL)
      continue;
    Run one = {.matcher = matcher, .elsewhere = elsewhere};
    score_file(&one, path, json_object_get_array_member(key, "mentions"));
    g_autofree char *name = g_strdup_printf("%s %.8s", elsewhere ? name_of : "organisations", sha256);
    eval_print(name, one.text.right, one.text.found, one.text.wanted);
    add(&all.text, &one.text);
    add(&all.after, &one.after);
    add(&all.own, &one.own);
  }
  return all;
}

static void print_elsewhere(const Matcher *matcher, const char *data, const char *keys, const char *name)
{
  Run run = score_keys(matcher, data, keys, name);
  g_autofree char *text = g_strdup_printf("%s, in the text", name);
  eval_print(text, run.text.right, run.text.found, run.text.wanted);
  guint right = run.text.right - run.own.right, wanted = run.text.wanted - run.own.wanted;
  printf("%s, but the study's own names: recall %.1f (%u of %u)\n", name, 100.0 * right / MAX(wanted, 1),
         right, wanted);
  g_autofree char *after = g_strdup_printf("%s, thanks, funding and notes", name);
  eval_print(after, run.after.right, run.after.found, run.after.wanted);
}

int main(void)
{
  g_autofree char *papers = eval_shared("papers"), *articles = eval_shared("data/jats");
  if (papers == NULL || articles == NULL)
    return EVAL_SKIPPED;
  g_autofree char *vocabularies = eval_source("ontology/vocabularies");
  g_autoptr(GError) error = NULL;
  g_autoptr(Vocabulary) vocabulary = vocabulary_read_directory(vocabularies, NULL, &error);
  if (vocabulary == NULL)
    g_error("%s", error->message);
  g_autoptr(Matcher) matcher = matcher_new(vocabulary);
  Run made_for = score_keys(matcher, papers, "tests/eval/keys/mentions", NULL);
  Score all = made_for.text;
  eval_print("organisations", all.right, all.found, all.wanted);
  print_elsewhere(matcher, articles, "tests/eval/keys/mentions-elsewhere", "elsewhere");
  print_elsewhere(matcher, articles, "tests/eval/keys/mentions-unseen", "unseen");
  gboolean good = all.right * 100 >= all.found * 98 && all.right * 100 >= all.wanted * 97;
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
