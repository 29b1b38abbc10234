/* Claims checked: verdicts against the keys, the structure that verdicts must have, and the claims of SciFact
 * and HealthVer by the programs as they are shipped. usage: eval-claims [--verbose] [keys|sets]; ADDUCE and
 * ADDUCE_INDEX name the programs. */
#include "query/check/check.h"
#include "query/check/claim_text.h"
#include "tests/eval/claim_score.h"
#include "tests/eval/retrieval_set.h"
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gboolean verbose;

static const char *program(const char *variable, const char *name)
{
  const char *given = g_getenv(variable);
  return given != NULL ? given : name;
}

/* ---- keys */

typedef struct {
  guint right, all;
  guint confusion[VERDICT_N][VERDICT_N]; /* wanted, got */
  guint mirrored, exchanged, exchangeable;
} KeyScore;

static Verdict verdict_by_name(const char *name)
{
  for (guint i = 0; i < VERDICT_N; i++)
    if (strcmp(name, verdict_name(i)) == 0)
      return i;
  return VERDICT_N;
}

static Verdict verdict_on(Store *store, const char *claim)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CheckResult) result = check(store, claim, 5, &error);
  if (result == NULL) {
    fprintf(stderr, "%s\n", error->message);
    exit(EXIT_FAILURE);
  }
  g_assert((result->verdict == VERDICT_NOT_ADDRESSED) == (result->answers->len == 0));
  return result->verdict;
}

static Verdict mirror_of(Verdict verdict)
{
  return verdict == VERDICT_SUPPORTED      ? VERDICT_CONTRADICTED
         : verdict == VERDICT_CONTRADICTED ? VERDICT_SUPPORTED
                                           : verdict;
}

/* The denial has the mirrored verdict; exchanged sides aren't supported as well. */
static void check_structure(Store *store, const char *claim, Verdict got, KeyScore *score)
{
  g_autofree char *denial = g_strconcat("It is not true that ", claim, NULL);
  Verdict denied = verdict_on(store, denial);
  gboolean mirrored = denied == mirror_of(got);
  score->mirrored += mirrored;
  if (!mirrored)
    printf("NOT MIRRORED: %s: %s, denied %s\n", claim, verdict_name(got), verdict_name(denied));
  int sign = 1;
  g_autofree char *affirmed = claim_affirm(claim, &sign);
  g_autofree char *exchanged = claim_exchange(affirmed);
  if (exchanged == NULL)
    return;
  g_autofree char *typed =
      sign > 0 ? g_strdup(exchanged) : g_strconcat("It is not true that ", exchanged, NULL);
  score->exchangeable++;
  gboolean kept = got == VERDICT_SUPPORTED && verdict_on(store, typed) == VERDICT_SUPPORTED;
  score->exchanged += !kept;
  if (kept)
    printf("EXCHANGED AND STILL SUPPORTED: %s / %s\n", claim, typed);
}

static void score_claim(Store *store, JsonObject *key, KeyScore *score)
{
  const char *claim = json_object_get_string_member(key, "query");
  Verdict wanted = verdict_by_name(json_object_get_string_member(key, "verdict"));
  Verdict got = verdict_on(store, claim);
  score->all++;
  score->right += got == wanted;
  score->confusion[wanted][got]++;
  if (verbose)
    printf("%s %s: wanted %s, got %s: %s\n", got == wanted ? "right" : "WRONG",
           json_object_get_string_member(key, "id"), verdict_name(wanted), verdict_name(got), claim);
  check_structure(store, claim, got, score);
}

/* The claims of a file of keys; half NULL: all. */
static GPtrArray *read_keys(const char *name, const char *half)
{
  g_autofree char *path = eval_source(name);
  g_autofree char *text = NULL;
  GPtrArray *parsers = g_ptr_array_new_with_free_func(g_object_unref);
  if (!g_file_get_contents(path, &text, NULL, NULL))
    exit(EXIT_FAILURE);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_autoptr(JsonParser) parser = json_parser_new();
    if (**line == '\0')
      continue;
    if (!json_parser_load_from_data(parser, *line, -1, NULL))
      exit(EXIT_FAILURE);
    JsonObject *key = json_node_get_object(json_parser_get_root(parser));
    if (strcmp(json_object_get_string_member(key, "kind"), "claim") == 0 &&
        (half == NULL || strcmp(json_object_get_string_member(key, "half"), half) == 0))
      g_ptr_array_add(parsers, g_steal_pointer(&parser));
  }
  return parsers;
}

/* The articles that keys name, as paths; those among the papers themselves are left out. */
static void add_articles(const GPtrArray *keys, GPtrArray *inputs)
{
  g_autofree char *articles = eval_shared("data/jats");
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; articles != NULL && i < keys->len; i++) {
    JsonObject *key = json_node_get_object(json_parser_get_root(g_ptr_array_index(keys, i)));
    JsonArray *answers = json_object_get_array_member(key, "answers");
    for (guint k = 0; k < json_array_get_length(answers); k++) {
      const char *sum = json_object_get_string_member(json_array_get_object_element(answers, k), "sha256");
      if (!g_hash_table_add(seen, g_strdup(sum)))
        continue;
      char *path = eval_file_by_sha256(articles, sum);
      if (path != NULL)
        g_ptr_array_add(inputs, path);
    }
  }
}

static gboolean run_index(const char *directory, const GPtrArray *inputs)
{
  g_autoptr(GPtrArray) command = g_ptr_array_new();
  g_ptr_array_add(command, (gpointer)program("ADDUCE_INDEX", "adduce-index"));
  g_ptr_array_add(command, (gpointer) "--kb");
  g_ptr_array_add(command, (gpointer)directory);
  for (guint i = 0; i < inputs->len; i++)
    g_ptr_array_add(command, g_ptr_array_index(inputs, i));
  g_ptr_array_add(command, NULL);
  int status = 1;
  return g_spawn_sync(NULL, (char **)command->pdata, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                      NULL, NULL, NULL, &status, NULL) &&
         WIFEXITED(status) && WEXITSTATUS(status) <= 1;
}

static void remove_base(const char *directory)
{
  char *command[] = {(char *)"rm", (char *)"-rf", (char *)directory, NULL};
  g_spawn_sync(NULL, command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void print_score(const char *title, const KeyScore *score)
{
  printf("%s: verdicts right %u of %u (%.1f %%); denials mirrored %u of %u; exchanged not supported as well "
         "%u of "
         "%u\n",
         title, score->right, score->all, 100.0 * score->right / MAX(1, score->all), score->mirrored,
         score->all, score->exchanged, score->exchangeable);
  for (guint w = 0; w < VERDICT_N; w++) {
    guint n = 0;
    for (guint g = 0; g < VERDICT_N; g++)
      n += score->confusion[w][g];
    if (n == 0)
      continue;
    printf("    wanted %-14s", verdict_name(w));
    for (guint g = 0; g < VERDICT_N; g++)
      printf("  %s %u", verdict_name(g), score->confusion[w][g]);
    printf("\n");
  }
}

/* Scores the claims of a file over the papers and the articles that it names. FALSE: the structure is broken.
 */
static gboolean score_keys(const char *name, const char *half, const char *papers)
{
  g_autoptr(GPtrArray) all = read_keys(name, NULL);
  g_autoptr(GPtrArray) keys = read_keys(name, half);
  g_autoptr(GPtrArray) inputs = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(inputs, g_strdup(papers));
  add_articles(all, inputs);
  g_autofree char *directory = g_dir_make_tmp("adduce-claims-XXXXXX", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(Store) store = run_index(directory, inputs) ? store_open_read(directory, &error) : NULL;
  if (store == NULL) {
    fprintf(stderr, "no base: %s\n", error != NULL ? error->message : "adduce-index failed");
    exit(EXIT_FAILURE);
  }
  KeyScore score = {0};
  for (guint i = 0; i < keys->len; i++)
    score_claim(store, json_node_get_object(json_parser_get_root(g_ptr_array_index(keys, i))), &score);
  g_autofree char *title = half != NULL ? g_strdup_printf("%s (%s)", name, half) : g_strdup(name);
  print_score(title, &score);
  remove_base(directory);
  return score.mirrored == score.all && score.exchanged == score.exchangeable;
}

static gboolean score_all_keys(void)
{
  static const struct {
    const char *name, *half;
  } files[] = {
      {"tests/eval/keys/questions-a.jsonl", NULL}, {"tests/eval/keys/questions-b.jsonl", NULL},
      {"tests/eval/keys/questions-c.jsonl", NULL}, {"tests/eval/keys/claims.jsonl", "develop"},
      {"tests/eval/keys/claims.jsonl", "report"},
  };
  g_autofree char *papers = eval_shared("papers");
  if (papers == NULL)
    exit(EVAL_SKIPPED);
  gboolean sound = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(files); i++)
    sound &= score_keys(files[i].name, files[i].half, papers);
  return sound;
}

/* ---- sets */

/* Runs `adduce check --batch` on a half of a set's claims; what it printed. */
static char *check_claims(const char *set, const char *work, const char *base, gboolean reported)
{
  g_autoptr(GPtrArray) queries = set_queries(set);
  g_autofree char *path = g_build_filename(work, "claims.jsonl", NULL);
  g_autoptr(GString) lines = g_string_new(NULL);
  for (guint i = 0; queries != NULL && i < queries->len; i++) {
    const SetQuery *query = g_ptr_array_index(queries, i);
    if (set_query_is_reported(query->id) != reported)
      continue;
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    json_builder_set_member_name(builder, "id");
    json_builder_add_string_value(builder, query->id);
    json_builder_set_member_name(builder, "query");
    json_builder_add_string_value(builder, query->text);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) node = json_builder_get_root(builder);
    g_autofree char *line = json_to_string(node, FALSE);
    g_string_append_printf(lines, "%s\n", line);
  }
  if (!g_file_set_contents(path, lines->str, -1, NULL))
    return NULL;
  char *command[] = {(char *)program("ADDUCE", "adduce"),
                     (char *)"--kb",
                     (char *)base,
                     (char *)"check",
                     (char *)"--batch",
                     path,
                     (char *)"--limit",
                     (char *)"20",
                     (char *)"--format",
                     (char *)"json",
                     NULL};
  char *out = NULL;
  int status = 1;
  if (!g_spawn_sync(NULL, command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out,
                    NULL, &status, NULL))
    return NULL;
  return out;
}

static void score_lines(const char *name, const ClaimGold *gold, const char *out, gboolean reported)
{
  ClaimScore score = {0};
  g_auto(GStrv) lines = g_strsplit(out, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_autoptr(JsonParser) parser = json_parser_new();
    if (**line == '\0' || !json_parser_load_from_data(parser, *line, -1, NULL))
      continue;
    JsonObject *checked = json_node_get_object(json_parser_get_root(parser));
    claim_score_add(&score, gold, json_object_get_string_member(checked, "id"), checked);
  }
  g_autofree char *title = g_strdup_printf("%s, %s", name, reported ? "reported" : "developed on");
  claim_score_print(title, &score);
}

static void score_set(const char *name)
{
  g_autofree char *relative = g_build_filename("data/retrieval", name, NULL);
  g_autofree char *set = eval_shared(relative);
  if (set == NULL)
    return;
  g_autofree char *work = g_dir_make_tmp("adduce-claims-XXXXXX", NULL);
  g_autofree char *papers = g_build_filename(work, "papers", NULL);
  g_autofree char *base = g_build_filename(work, "base", NULL);
  g_autoptr(ClaimGold) gold = claim_gold_read(set);
  g_autoptr(GPtrArray) inputs = g_ptr_array_new();
  g_ptr_array_add(inputs, papers);
  if (gold == NULL || g_mkdir_with_parents(papers, 0755) != 0 || !set_write_papers(set, papers) ||
      !run_index(base, inputs))
    exit(EXIT_FAILURE);
  for (guint half = 0; half < 2; half++) {
    g_autofree char *out = check_claims(set, work, base, half);
    if (out == NULL)
      exit(EXIT_FAILURE);
    score_lines(name, gold, out, half);
  }
  remove_base(work);
}

int main(int argc, char **argv)
{
  gboolean keys = TRUE, sets = TRUE;
  for (int i = 1; i < argc; i++) {
    verbose |= strcmp(argv[i], "--verbose") == 0;
    if (strcmp(argv[i], "keys") == 0)
      sets = FALSE;
    if (strcmp(argv[i], "sets") == 0)
      keys = FALSE;
  }
  gboolean sound = keys ? score_all_keys() : TRUE;
  if (sets) {
    score_set("scifact");
    score_set("healthver");
  }
  return sound ? EXIT_SUCCESS : EXIT_FAILURE;
}
