/* The studies behind the places that answer, whatever the ranking: each place of the questions' keys is
 * judged and the references it stands on are compared with the key's. usage: eval-cites [--verbose] */
#include "ontology/store/knowledge.h"
#include "query/ask/gather.h"
#include "query/ask/match.h"
#include "query/ask/retrieve.h"
#include "query/evidence/focus.h"
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  guint right, found, wanted; /* references */
  guint whole, papers;        /* papers of a question whose references are the key's and no others */
} Score;

static gboolean verbose;

static gboolean holds_half(Span of, Span by)
{
  gsize start = MAX(of.start, by.start), end = MIN(of.end, by.end);
  return end > start && 2 * (end - start) >= of.end - of.start;
}

/* The sentences of a passage that lie in a place of the file, as one quotation; {0,0} none. */
static Span quoted(const StorePassage *passage, const SourceMap *map, Span place)
{
  Span span = {0, 0};
  for (guint i = 0; i < passage->sentences->len; i++) {
    Span sentence = g_array_index(passage->sentences, Span, i);
    SourcePlace source = source_map_locate(map, sentence);
    if (!source.has_bytes || !holds_half((Span){source.start, source.end}, place))
      continue;
    if (span.end == 0)
      span.start = sentence.start;
    span.end = sentence.end;
  }
  return span;
}

typedef struct {
  Store *store;
  Judge *judge;
  TermMaker *maker;
  const Lexicon *lexicon;
  const Question *question;
  GHashTable *references; /* n */
} Judging;

static void judge_place(Judging *judging, const StorePassage *passage, Span span)
{
  g_autoptr(Judgement) judgement = judge_span(judging->judge, passage, span, JUDGE_WHOSE, NULL);
  g_autoptr(PassageMatch) match =
      passage_match_new(judging->maker, judging->lexicon, judging->question, passage);
  g_autoptr(GArray) words = focus_words(match);
  judgement_focus(judgement, (const FocusWord *)words->data, words->len);
  for (guint i = 0; i < judgement->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(judgement->citations, i);
    for (guint k = 0; k < citation->references->len; k++)
      g_hash_table_add(judging->references,
                       GUINT_TO_POINTER(((StoreReference *)g_ptr_array_index(citation->references, k))->n));
  }
}

static void judge_paper(Judging *judging, const StorePaper *paper, JsonArray *spans)
{
  g_autoptr(StoreText) text = store_text(judging->store, paper->id, NULL);
  g_autoptr(GPtrArray) passages = store_paper_passages(judging->store, paper->id, NULL);
  for (guint s = 0; s < json_array_get_length(spans); s++) {
    Span place = eval_span_of(json_array_get_element(spans, s));
    for (guint i = 0; i < passages->len; i++) {
      const StorePassage *passage = g_ptr_array_index(passages, i);
      Span span = quoted(passage, text->map, place);
      if (span.end > 0)
        judge_place(judging, passage, span);
    }
  }
}

static void score_cite(Judging *judging, JsonObject *key, JsonObject *cite, Score *score)
{
  const char *sum = json_object_get_string_member(cite, "sha256");
  JsonArray *references = json_object_get_array_member(cite, "references");
  JsonArray *places = json_object_get_array_member(key, "answers");
  g_autoptr(GPtrArray) papers = store_papers(judging->store, NULL);
  g_autoptr(GHashTable) found = g_hash_table_new(NULL, NULL);
  judging->references = found;
  for (guint p = 0; p < papers->len; p++) {
    const StorePaper *paper = g_ptr_array_index(papers, p);
    if (strcmp(paper->sha256, sum) != 0 ||
        json_object_get_int_member_with_default(cite, "paper", paper->index) != paper->index)
      continue;
    for (guint i = 0; i < json_array_get_length(places); i++) {
      JsonObject *place = json_array_get_object_element(places, i);
      if (strcmp(json_object_get_string_member(place, "sha256"), sum) == 0)
        judge_paper(judging, paper, json_object_get_array_member(place, "spans"));
    }
  }
  guint right = 0, wanted = json_array_get_length(references);
  for (guint i = 0; i < wanted; i++)
    right += g_hash_table_contains(found, GUINT_TO_POINTER(json_array_get_int_element(references, i)));
  guint n = g_hash_table_size(found);
  score->right += right;
  score->found += n;
  score->wanted += wanted;
  score->papers++;
  score->whole += right == wanted && n == wanted;
  if (verbose && (right != wanted || n != wanted))
    printf("%s %s: %u right of %u found, %u wanted: %.100s\n", json_object_get_string_member(key, "id"), sum,
           right, n, wanted, json_object_get_string_member(key, "query"));
}

static void score_line(Store *store, const char *line, Score *score)
{
  g_autoptr(JsonParser) parser = json_parser_new();
  if (!json_parser_load_from_data(parser, line, -1, NULL))
    exit(EXIT_FAILURE);
  JsonObject *key = json_node_get_object(json_parser_get_root(parser));
  JsonArray *cites = json_object_has_member(key, "cites") ? json_object_get_array_member(key, "cites") : NULL;
  if (cites == NULL || json_array_get_length(cites) == 0)
    return;
  g_autoptr(TermMaker) maker = term_maker_new();
  g_autoptr(Question) question = question_read(maker, json_object_get_string_member(key, "query"));
  const Matcher *matcher = NULL;
  store_matcher(store, &matcher, NULL);
  g_autoptr(Lexicon) lexicon = lexicon_new(matcher);
  question_expand(question, maker, lexicon);
  g_autoptr(Retrieved) retrieved = retrieve(store, question, 1, FALSE, NULL);
  g_autoptr(Judge) judge = judge_new(store);
  Judging judging = {store, judge, maker, lexicon, question, NULL};
  for (guint i = 0; i < json_array_get_length(cites); i++)
    score_cite(&judging, key, json_array_get_object_element(cites, i), score);
}

static void score_file(Store *store, const char *name)
{
  g_autofree char *path = eval_source(name);
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    exit(EXIT_FAILURE);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  Score score = {0};
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      score_line(store, *line, &score);
  printf("%s\n", name);
  eval_print("  references", score.right, score.found, score.wanted);
  printf("  all and no others: %u of %u\n", score.whole, score.papers);
}

int main(int argc, char **argv)
{
  verbose = argc > 1 && strcmp(argv[1], "--verbose") == 0;
  g_autofree char *papers = eval_shared("papers");
  if (papers == NULL)
    return EVAL_SKIPPED;
  g_autofree char *directory = g_dir_make_tmp("adduce-cites-XXXXXX", NULL);
  const char *index = g_getenv("ADDUCE_INDEX");
  char *command[] = {(char *)(index != NULL ? index : "adduce-index"), (char *)"--kb", directory, papers,
                     NULL};
  g_autoptr(GError) error = NULL;
  int status;
  g_spawn_sync(NULL, command, NULL,
               G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
               NULL, NULL, &status, &error);
  g_autoptr(Store) store = error == NULL ? store_open_read(directory, &error) : NULL;
  if (store == NULL) {
    fprintf(stderr, "no base: %s\n", error->message);
    return EXIT_FAILURE;
  }
  score_file(store, "tests/eval/keys/questions-a.jsonl");
  score_file(store, "tests/eval/keys/questions-b.jsonl");
  g_autofree char *clean = g_strdup_printf("rm -rf '%s'", directory);
  g_spawn_command_line_sync(clean, NULL, NULL, NULL, NULL);
  return EXIT_SUCCESS;
}
