/* Questions about the six papers, in words unlike theirs, against the places that answer them.
 * usage: eval-questions [--verbose]; ADDUCE_INDEX names the program that builds the base. */
#include "query/ask/answer.h"
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  guint answerable, first, five,
      nearest_five; /* a right place first, in the first five; among the nearest of a silent one */
  guint wrongly_silent;
  guint unanswerable, silent;
} Score;

static GHashTable *sums; /* path -> SHA-256 */

static const char *sum_of(const char *path)
{
  char *sum = g_hash_table_lookup(sums, path);
  if (sum != NULL)
    return sum;
  g_autofree char *bytes = NULL;
  gsize length = 0;
  if (!g_file_get_contents(path, &bytes, &length, NULL))
    return "";
  sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
  g_hash_table_insert(sums, g_strdup(path), sum);
  return sum;
}

static gboolean is_right(const Answer *answer, JsonArray *places)
{
  for (guint i = 0; i < json_array_get_length(places); i++) {
    JsonObject *place = json_array_get_object_element(places, i);
    if (strcmp(json_object_get_string_member(place, "sha256"), sum_of(answer->passage->paper->file)) != 0)
      continue;
    JsonArray *spans = json_object_get_array_member(place, "spans");
    for (guint k = 0; k < json_array_get_length(spans); k++) {
      Span span = eval_span_of(json_array_get_element(spans, k));
      if (answer->source.has_bytes && answer->source.start < span.end && span.start < answer->source.end)
        return TRUE;
    }
  }
  return FALSE;
}

/* Place of the first right one of a list, from 1; 0 none among the first limit. */
static guint first_right(const GPtrArray *answers, JsonArray *places, guint limit)
{
  for (guint i = 0; i < answers->len && i < limit; i++)
    if (is_right(g_ptr_array_index(answers, i), places))
      return i + 1;
  return 0;
}

static void score_question(Store *store, JsonObject *key, Score *score, gboolean verbose)
{
  const char *query = json_object_get_string_member(key, "query");
  JsonArray *places = json_object_get_array_member(key, "answers");
  g_autoptr(GError) error = NULL;
  AskResult *result = ask(store, query, 5, &error);
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
    guint rank = first_right(result->answers, places, 5);
    guint near = answered ? 0 : first_right(result->nearest, places, 5);
    score->answerable++;
    score->first += rank == 1;
    score->five += rank > 0;
    score->wrongly_silent += !answered;
    score->nearest_five += near > 0;
    if (verbose && rank != 1)
      printf("%s %u: %s\n   %.160s\n", answered ? "rank" : "SILENT, nearest", answered ? rank : near, query,
             answered ? ((Answer *)g_ptr_array_index(result->answers, 0))->quote : "");
  }
  ask_result_free(result);
}

static void score_file(Store *store, const char *name, Score *score, gboolean verbose)
{
  g_autofree char *path = eval_source(name);
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    exit(EXIT_FAILURE);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    if (**line == '\0')
      continue;
    g_autoptr(JsonParser) parser = json_parser_new();
    if (!json_parser_load_from_data(parser, *line, -1, NULL))
      exit(EXIT_FAILURE);
    score_question(store, json_node_get_object(json_parser_get_root(parser)), score, verbose);
  }
}

static gboolean build_base(const char *directory, const char *papers)
{
  const char *index = g_getenv("ADDUCE_INDEX");
  char *command[] = {(char *)(index != NULL ? index : "adduce-index"), (char *)"--kb", (char *)directory,
                     (char *)papers, NULL};
  int status = 1;
  return g_spawn_sync(NULL, command, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                      NULL, NULL, NULL, &status, NULL) &&
         status == 0;
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
}

static void add_score(Score *sum, const Score *score)
{
  sum->answerable += score->answerable;
  sum->first += score->first;
  sum->five += score->five;
  sum->wrongly_silent += score->wrongly_silent;
  sum->nearest_five += score->nearest_five;
  sum->unanswerable += score->unanswerable;
  sum->silent += score->silent;
}

int main(int argc, char **argv)
{
  gboolean verbose = argc > 1 && strcmp(argv[1], "--verbose") == 0;
  g_autofree char *papers = eval_shared("papers");
  if (papers == NULL)
    return EVAL_SKIPPED;
  g_autofree char *directory = g_dir_make_tmp("adduce-questions-XXXXXX", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(Store) store = build_base(directory, papers) ? store_open_read(directory, &error) : NULL;
  if (store == NULL) {
    fprintf(stderr, "no base: %s\n", error != NULL ? error->message : "adduce-index failed");
    return EXIT_FAILURE;
  }
  sums = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  static const char *const files[] = {"tests/eval/keys/questions-a.jsonl",
                                      "tests/eval/keys/questions-b.jsonl"};
  Score all = {0};
  for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
    Score score = {0};
    score_file(store, files[i], &score, verbose);
    print_score(files[i], &score);
    add_score(&all, &score);
  }
  print_score("all", &all);
  g_hash_table_unref(sums);
  g_autofree char *clean = g_strdup_printf("rm -rf '%s'", directory);
  g_spawn_command_line_sync(clean, NULL, NULL, NULL, NULL);
  return all.silent * 10 >= all.unanswerable * 5 ? EXIT_SUCCESS : EXIT_FAILURE;
}
