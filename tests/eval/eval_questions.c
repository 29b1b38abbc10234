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
  guint cited, cites_right,
      cites_whole; /* right answers whose key names works that they cite; those that name
                      some of these and no others; those that name all and no others */
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

/* Letters in a row that a passage shares with a place of an XML file. */
#define SHARED_LETTERS 30u

/* The letters of a text, without markup and entities. */
static char *letters_of(const char *text, gsize length)
{
  GString *letters = g_string_new(NULL);
  for (gsize i = 0; i < length; i++) {
    char close = text[i] == '<' ? '>' : ';';
    const char *end = text[i] == '<' || text[i] == '&' ? memchr(text + i, close, length - i) : NULL;
    if (end != NULL)
      i = (gsize)(end - text);
    else if (g_ascii_isalpha(text[i]))
      g_string_append_c(letters, g_ascii_tolower(text[i]));
  }
  return g_string_free(letters, FALSE);
}

static gboolean shares_letters(const char *a, const char *b)
{
  gsize n = strlen(a);
  if (n < SHARED_LETTERS || strlen(b) < SHARED_LETTERS)
    return n > 0 && *b != '\0' && (strstr(a, b) != NULL || strstr(b, a) != NULL);
  for (gsize i = 0; i + SHARED_LETTERS <= n; i++) {
    char piece[SHARED_LETTERS + 1];
    memcpy(piece, a + i, SHARED_LETTERS);
    piece[SHARED_LETTERS] = '\0';
    if (strstr(b, piece) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* A reader of XML says which element a passage came from, not which bytes: there the words are compared. */
static gboolean has_words_of(const Answer *answer, Span span)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  if (!g_file_get_contents(answer->passage->paper->file, &bytes, &length, NULL) || span.end > length)
    return FALSE;
  g_autofree char *wanted = letters_of(bytes + span.start, span.end - span.start);
  g_autofree char *quoted = letters_of(answer->quote, strlen(answer->quote));
  return shares_letters(wanted, quoted);
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
      if (answer->source.has_bytes ? answer->source.start < span.end && span.start < answer->source.end
                                   : has_words_of(answer, span))
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
    if (strcmp(json_object_get_string_member(cite, "sha256"), sum_of(paper->file)) != 0 ||
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

static void score_question(Store *store, JsonObject *key, Score *score, gboolean verbose)
{
  const char *query = json_object_get_string_member(key, "query");
  JsonArray *places = json_object_get_array_member(key, "answers");
  g_autoptr(GError) error = NULL;
  AskResult *result = ask(store, query, &(AskOptions){.limit = 5}, &error);
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
    if (rank > 0)
      score_cites(key, g_ptr_array_index(result->answers, rank - 1), score, verbose);
    if (verbose && rank != 1)
      printf("%s %u: %s\n   %.160s\n", answered ? "rank" : "SILENT, nearest", answered ? rank : near, query,
             answered ? ((Answer *)g_ptr_array_index(result->answers, 0))->quote : "");
  }
  ask_result_free(result);
}

static GPtrArray *read_keys(const char *name)
{
  g_autofree char *path = eval_source(name);
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    exit(EXIT_FAILURE);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  GPtrArray *keys = g_ptr_array_new_with_free_func(g_object_unref);
  for (char **line = lines; *line != NULL; line++) {
    if (**line == '\0')
      continue;
    JsonParser *parser = json_parser_new();
    g_ptr_array_add(keys, parser);
    if (!json_parser_load_from_data(parser, *line, -1, NULL))
      exit(EXIT_FAILURE);
  }
  return keys;
}

static JsonObject *key_at(const GPtrArray *keys, guint i)
{
  return json_node_get_object(json_parser_get_root(g_ptr_array_index(keys, i)));
}

/* half NULL: all of them. */
static Score score_keys(Store *store, const GPtrArray *keys, const char *half, gboolean verbose)
{
  Score score = {0};
  for (guint i = 0; i < keys->len; i++) {
    JsonObject *key = key_at(keys, i);
    if (half == NULL || strcmp(json_object_get_string_member_with_default(key, "half", half), half) == 0)
      score_question(store, key, &score, verbose);
  }
  return score;
}

/* The papers, and the articles that the keys name. */
static GPtrArray *inputs_of(const char *papers, const GPtrArray *keys)
{
  GPtrArray *inputs = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(inputs, g_strdup(papers));
  g_autofree char *articles = eval_shared("data/jats");
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; articles != NULL && i < keys->len; i++) {
    JsonArray *places = json_object_get_array_member(key_at(keys, i), "answers");
    for (guint k = 0; k < json_array_get_length(places); k++) {
      const char *sum = json_object_get_string_member(json_array_get_object_element(places, k), "sha256");
      if (!g_hash_table_add(seen, (gpointer)sum))
        continue;
      char *path = eval_file_by_sha256(articles, sum);
      if (path != NULL)
        g_ptr_array_add(inputs, path);
    }
  }
  return inputs;
}

static Store *build_base(const char *directory, const GPtrArray *inputs, GError **error)
{
  const char *index = g_getenv("ADDUCE_INDEX");
  g_autoptr(GPtrArray) command = g_ptr_array_new();
  g_ptr_array_add(command, (gpointer)(index != NULL ? index : "adduce-index"));
  g_ptr_array_add(command, (gpointer) "--kb");
  g_ptr_array_add(command, (gpointer)directory);
  for (guint i = 0; i < inputs->len; i++)
    g_ptr_array_add(command, g_ptr_array_index(inputs, i));
  g_ptr_array_add(command, NULL);
  int status = 1;
  if (!g_spawn_sync(NULL, (char **)command->pdata, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                    NULL, NULL, &status, error))
    return NULL;
  return store_open_read(directory, error);
}

static void remove_base(const char *directory)
{
  g_autofree char *clean = g_strdup_printf("rm -rf '%s'", directory);
  g_spawn_command_line_sync(clean, NULL, NULL, NULL, NULL);
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

/* Prints what each half of a file of keys scores; articles: the base holds those the keys name, too. */
static Score score_file(const char *papers, const char *name, const char *const *halves, gboolean verbose)
{
  g_autoptr(GPtrArray) keys = read_keys(name);
  g_autofree char *directory = g_dir_make_tmp("adduce-questions-XXXXXX", NULL);
  g_autoptr(GPtrArray) inputs = inputs_of(papers, keys);
  g_autoptr(GError) error = NULL;
  g_autoptr(Store) store = build_base(directory, inputs, &error);
  if (store == NULL) {
    fprintf(stderr, "no base: %s\n", error->message);
    exit(EXIT_FAILURE);
  }
  Score score = {0};
  for (; *halves != NULL; halves++) {
    score = score_keys(store, keys, *halves, verbose);
    g_autofree char *title = g_strdup_printf("%s (%s)", name, *halves);
    print_score(title, &score);
  }
  remove_base(directory);
  return score;
}

int main(int argc, char **argv)
{
  gboolean verbose = argc > 1 && strcmp(argv[1], "--verbose") == 0;
  g_autofree char *papers = eval_shared("papers");
  if (papers == NULL)
    return EVAL_SKIPPED;
  sums = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  static const struct {
    const char *name;
    const char *halves[3];
  } files[] = {{"tests/eval/keys/questions-a.jsonl", {"develop", NULL}},
               {"tests/eval/keys/questions-b.jsonl", {"report", NULL}},
               {"tests/eval/keys/questions-c.jsonl", {"develop", "report", NULL}}};
  gboolean good = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
    Score score = score_file(papers, files[i].name, files[i].halves, verbose);
    good = good && score.silent * 10 >= score.unanswerable * 5;
  }
  g_hash_table_unref(sums);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
