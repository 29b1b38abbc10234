/* Questions about the six papers, in words unlike theirs, against the places that answer them.
 * usage: eval-questions [--verbose]; ADDUCE_INDEX names the program that builds the base. */
#include "query/ask/answer.h"
#include "tests/eval/questions.h"
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  guint answerable, first, five,
      nearest_five; /* a right place first, in the first five; among the nearest of a silent one */
  guint wrongly_silent;
  guint unanswerable, silent;
  guint cited, cites_right,
      cites_whole; /* right answers whose key names works that they cite; those that name
                      some of these and no others; those that name all and no others */
} Score;

/* A reader of XML says which element a passage came from, not which bytes: there the words are compared. */
static gboolean has_words_of(const QuestionSet *set, const Answer *answer, JsonArray *places)
{
  g_autoptr(GPtrArray) wanted = question_set_letters(set, places);
  g_autofree char *quoted = eval_letters(answer->quote, strlen(answer->quote));
  for (guint i = 0; i < wanted->len; i++)
    if (eval_shares_letters(g_ptr_array_index(wanted, i), quoted))
      return TRUE;
  return FALSE;
}

static gboolean is_right(const QuestionSet *set, const Answer *answer, JsonArray *places)
{
  if (!answer->source.has_bytes)
    return has_words_of(set, answer, places);
  for (guint i = 0; i < json_array_get_length(places); i++) {
    JsonObject *place = json_array_get_object_element(places, i);
    if (strcmp(json_object_get_string_member(place, "sha256"), answer->passage->paper->sha256) != 0)
      continue;
    JsonArray *spans = json_object_get_array_member(place, "spans");
    for (guint k = 0; k < json_array_get_length(spans); k++) {
      Span span = eval_span_of(json_array_get_element(spans, k));
      if (answer->source.start < span.end && span.start < answer->source.end)
        return TRUE;
    }
  }
  return FALSE;
}

/* Place of the first right one of a list, from 1; 0 none among the first limit. */
static guint first_right(const QuestionSet *set, const GPtrArray *answers, JsonArray *places, guint limit)
{
  for (guint i = 0; i < answers->len && i < limit; i++)
    if (is_right(set, g_ptr_array_index(answers, i), places))
      return i + 1;
  return 0;
}

/* Is a reference of the answer's paper one that the key names? FALSE where the key names none of that paper.
 */
static gboolean key_names(JsonObject *key, const Answer *answer, guint n, guint *named)
{
  JsonArray *cites = json_object_get_array_member(key, "cites");
  gboolean is = FALSE;
  *named = 0;
  for (guint i = 0; cites != NULL && i < json_array_get_length(cites); i++) {
    JsonObject *cite = json_array_get_object_element(cites, i);
    const StorePaper *paper = answer->passage->paper;
    if (strcmp(json_object_get_string_member(cite, "sha256"), paper->sha256) != 0 ||
        json_object_get_int_member_with_default(cite, "paper", paper->index) != paper->index)
      continue;
    JsonArray *references = json_object_get_array_member(cite, "references");
    *named += json_array_get_length(references);
    for (guint k = 0; k < json_array_get_length(references); k++)
      is |= json_array_get_int_element(references, k) == n;
  }
  return is;
}

/* The works that a right answer stands on, against the key's: those of all places of the paper that answer.
 */
static void score_cites(JsonObject *key, const Answer *answer, Score *score, gboolean verbose)
{
  g_autoptr(GHashTable) right = g_hash_table_new(NULL, NULL), wrong = g_hash_table_new(NULL, NULL);
  guint named = 0;
  key_names(key, answer, 0, &named);
  if (named == 0)
    return;
  for (guint i = 0; i < answer->judgement->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(answer->judgement->citations, i);
    for (guint k = 0; k < citation->references->len; k++) {
      guint n = ((const StoreReference *)g_ptr_array_index(citation->references, k))->n;
      g_hash_table_add(key_names(key, answer, n, &named) ? right : wrong, GUINT_TO_POINTER(n));
    }
  }
  gboolean is_right = g_hash_table_size(right) > 0 && g_hash_table_size(wrong) == 0;
  score->cited++;
  score->cites_right += is_right;
  score->cites_whole += is_right && g_hash_table_size(right) == named;
  if (verbose && !is_right)
    printf("CITES %u right, %u wrong of %u: %s\n   %.300s\n", g_hash_table_size(right),
           g_hash_table_size(wrong), named, json_object_get_string_member(key, "query"), answer->quote);
}

static void score_question(const QuestionSet *set, JsonObject *key, Score *score, gboolean verbose)
{
  const char *query = json_object_get_string_member(key, "query");
  JsonArray *places = json_object_get_array_member(key, "answers");
  g_autoptr(GError) error = NULL;
  AskResult *result = ask(set->store, query, &(AskOptions){.limit = 5}, &error);
  if (result == NULL) {
    fprintf(stderr, "%s\n", error->message);
    exit(EXIT_FAILURE);
  }
  gboolean answered = result->answers->len > 0;
  if (json_array_get_length(places) == 0) {
    score->unanswerable++;
    score->silent += !answered;
    if (verbose && answered)
      printf("ANSWERED though the papers don't: %s\n   %.160s\n", query,
             ((Answer *)g_ptr_array_index(result->answers, 0))->quote);
  } else {
    guint rank = first_right(set, result->answers, places, 5);
    guint near = answered ? 0 : first_right(set, result->nearest, places, 5);
    score->answerable++;
    score->first += rank == 1;
    score->five += rank > 0;
    score->wrongly_silent += !answered;
    score->nearest_five += near > 0;
    if (rank > 0)
      score_cites(key, g_ptr_array_index(result->answers, rank - 1), score, verbose);
    if (verbose && rank != 1)
      printf("%s %u: %s\n   %.160s\n", answered ? "rank" : "SILENT, nearest", answered ? rank : near, query,
             answered ? ((Answer *)g_ptr_array_index(result->answers, 0))->quote : "");
  }
  ask_result_free(result);
}

static Score score_half(const QuestionSet *set, const char *half, gboolean verbose)
{
  Score score = {0};
  for (guint i = 0; i < set->keys->len; i++) {
    JsonObject *key = question_set_key(set, i);
    if (strcmp(json_object_get_string_member_with_default(key, "half", half), half) == 0)
      score_question(set, key, &score, verbose);
  }
  return score;
}

static void print_share(const char *what, guint n, guint of)
{
  printf("%-44s %5.1f %%  (%u of %u)\n", what, 100.0 * n / MAX(1, of), n, of);
}

static void print_score(const char *name, const Score *score)
{
  printf("%s\n", name);
  print_share("  right passage first", score->first, score->answerable);
  print_share("  right passage in the first five", score->five, score->answerable);
  print_share("  silent though the papers answer", score->wrongly_silent, score->answerable);
  print_share("    of these, right passage among the nearest", score->nearest_five, score->wrongly_silent);
  print_share("  silent on what the papers don't say", score->silent, score->unanswerable);
  print_share("  cited studies right", score->cites_right, score->cited);
  print_share("    and all that the key names", score->cites_whole, score->cited);
}

/* Prints what each half of a file of keys scores; gives the last one's. */
static Score score_file(const char *name, const char *const *halves, gboolean verbose)
{
  g_autoptr(QuestionSet) set = question_set_open(name);
  Score score = {0};
  for (; *halves != NULL; halves++) {
    score = score_half(set, *halves, verbose);
    g_autofree char *title = g_strdup_printf("%s (%s)", name, *halves);
    print_score(title, &score);
  }
  return score;
}

int main(int argc, char **argv)
{
  gboolean verbose = argc > 1 && strcmp(argv[1], "--verbose") == 0;
  static const struct {
    const char *name;
    const char *halves[3];
    /* Floors (for wrongly silent the ceiling) of the last half, in per cent: a regression fails. */
    guint first, five, wrongly_silent, silent;
  } files[] = {{"tests/eval/keys/questions-a.jsonl", {"develop", NULL}, 36, 68, 4, 80},
               {"tests/eval/keys/questions-b.jsonl", {"report", NULL}, 28, 52, 12, 60},
               {"tests/eval/keys/questions-c.jsonl", {"develop", "report", NULL}, 18, 31, 20, 40}};
  gboolean good = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
    Score score = score_file(files[i].name, files[i].halves, verbose);
    good = good && score.first * 100 >= score.answerable * files[i].first &&
           score.five * 100 >= score.answerable * files[i].five &&
           score.wrongly_silent * 100 <= score.answerable * files[i].wrongly_silent &&
           score.silent * 100 >= score.unanswerable * files[i].silent;
  }
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
