/* Papers ranked for the queries of test collections, by the programs as they are shipped: adduce-index makes
 * a base of each collection, `adduce ask --batch` answers its queries, and the papers of answers and nearest,
 * in that order, are the run. usage: eval-retrieval [--keep DIRECTORY] [--run FILE] [SET...]; a set is a
 * directory, or its name in the data. --keep: bases are made there, and used again. --run: writes the run as
 * trec_eval reads it. ADDUCE and ADDUCE_INDEX name the programs. */
#include "tests/eval/retrieval_set.h"
#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *keep;
static char *run_file;
static char *recall;
static char **sets;

static const GOptionEntry entries[] = {
    {"keep", 0, 0, G_OPTION_ARG_FILENAME, &keep, "where bases are made and kept", "DIRECTORY"},
    {"run", 0, 0, G_OPTION_ARG_FILENAME, &run_file, "write the runs", "FILE"},
    {"option", 0, 0, G_OPTION_ARG_STRING, &recall, "an option given to adduce ask: --recall", "OPTION"},
    {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &sets, NULL, NULL},
    {0}};

static const char *program(const char *variable, const char *name)
{
  const char *given = g_getenv(variable);
  return given != NULL ? given : name;
}

static gboolean spawn(char **command, const char *output)
{
  int status = 1;
  g_autoptr(GError) error = NULL;
  g_autofree char *out = NULL;
  if (!g_spawn_sync(NULL, command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out,
                    NULL, &status, &error)) {
    fprintf(stderr, "%s: %s\n", command[0], error->message);
    return FALSE;
  }
  if (output != NULL && !g_file_set_contents(output, out, -1, NULL))
    return FALSE;
  return WIFEXITED(status) && WEXITSTATUS(status) <= 1;
}

static gboolean build_base(const char *set, const char *base)
{
  g_autofree char *papers = g_strconcat(base, ".papers", NULL);
  g_autofree char *done = g_strconcat(base, ".done", NULL);
  if (g_file_test(done, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents(papers, 0755) != 0 || !set_write_papers(set, papers))
    return FALSE;
  char *command[] = {(char *)program("ADDUCE_INDEX", "adduce-index"), (char *)"--kb", (char *)base, papers,
                     NULL};
  return spawn(command, NULL) && g_file_set_contents(done, "", -1, NULL);
}

/* The documents of one line of output, each once. */
static GPtrArray *read_documents(JsonObject *object)
{
  static const char *const lists[] = {"answers", "nearest"};
  GPtrArray *documents = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint l = 0; l < G_N_ELEMENTS(lists); l++) {
    JsonArray *list = json_object_get_array_member(object, lists[l]);
    for (guint i = 0; i < json_array_get_length(list); i++) {
      JsonObject *paper = json_object_get_object_member(json_array_get_object_element(list, i), "paper");
      g_autofree char *name = g_path_get_basename(json_object_get_string_member(paper, "file"));
      char *dot = strrchr(name, '.');
      if (dot != NULL)
        *dot = '\0';
      if (g_str_has_prefix(name, "citing-") || g_hash_table_contains(seen, name))
        continue;
      g_ptr_array_add(documents, g_strdup(name));
      g_hash_table_add(seen, g_ptr_array_index(documents, documents->len - 1));
    }
  }
  return documents;
}

/* query id -> GPtrArray of document ids; NULL: the program failed. */
static GHashTable *run_queries(const char *set, const char *base)
{
  g_autofree char *queries = g_build_filename(set, "queries.jsonl", NULL);
  g_autofree char *output = g_strconcat(base, ".out", NULL);
  char *command[] = {(char *)program("ADDUCE", "adduce"),
                     (char *)"--kb",
                     (char *)base,
                     (char *)"ask",
                     (char *)"--batch",
                     queries,
                     (char *)"--limit",
                     (char *)"100",
                     (char *)"--format",
                     (char *)"json",
                     recall,
                     NULL};
  if (!spawn(command, output))
    return NULL;
  g_autofree char *text = NULL;
  if (!g_file_get_contents(output, &text, NULL, NULL))
    return NULL;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  GHashTable *run = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autoptr(JsonParser) parser = json_parser_new();
    if (*lines[i] == '\0' || !json_parser_load_from_data(parser, lines[i], -1, NULL))
      continue;
    JsonObject *object = json_node_get_object(json_parser_get_root(parser));
    g_hash_table_insert(run, g_strdup(json_object_get_string_member(object, "id")), read_documents(object));
  }
  return run;
}

static void write_run(FILE *file, const char *query, const GPtrArray *documents)
{
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    fprintf(file, "%s Q0 %s %u %u adduce\n", query, (const char *)g_ptr_array_index(documents, i), i + 1,
            10000 - i);
}

static void print_score(const char *name, const char *half, SetScore score)
{
  set_score_mean(&score);
  printf("%-12s %-8s %4u queries  nDCG@10 %.3f  recall@100 %.3f  MAP %.3f\n", name, half, score.queries,
         score.ndcg10, score.recall100, score.average_precision);
}

static gboolean measure(const char *set, const char *base)
{
  if (!build_base(set, base))
    return FALSE;
  g_autoptr(GHashTable) judgements = set_judgements(set);
  g_autoptr(GPtrArray) queries = set_queries(set);
  g_autoptr(GHashTable) run = judgements != NULL ? run_queries(set, base) : NULL;
  if (run == NULL || queries == NULL)
    return FALSE;
  g_autoptr(GPtrArray) none = g_ptr_array_new();
  FILE *file = run_file != NULL ? fopen(run_file, "ae") : NULL;
  SetScore halves[2] = {0};
  SetScore all = {0};
  for (guint i = 0; i < queries->len; i++) {
    const SetQuery *query = g_ptr_array_index(queries, i);
    GHashTable *grades = g_hash_table_lookup(judgements, query->id);
    const GPtrArray *documents = g_hash_table_lookup(run, query->id);
    if (file != NULL)
      write_run(file, query->id, documents);
    if (grades == NULL)
      continue;
    set_score_add(&halves[set_query_is_reported(query->id)], grades, documents != NULL ? documents : none);
    set_score_add(&all, grades, documents != NULL ? documents : none);
  }
  if (file != NULL)
    fclose(file);
  g_autofree char *name = g_path_get_basename(set);
  print_score(name, "develop", halves[0]);
  print_score(name, "report", halves[1]);
  print_score(name, "all", all);
  return TRUE;
}

static int run_sets(const char *directory)
{
  static const char *const known[] = {"scifact", "nfcorpus", "cf", NULL};
  const char *const *names = sets != NULL ? (const char *const *)sets : known;
  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *relative = g_build_filename("data/retrieval", names[i], NULL);
    g_autofree char *set = strchr(names[i], '/') != NULL ? g_strdup(names[i]) : eval_shared(relative);
    if (set == NULL)
      return EVAL_SKIPPED;
    g_autofree char *name = g_path_get_basename(set);
    g_autofree char *base = g_build_filename(directory, name, NULL);
    if (!measure(set, base)) {
      fprintf(stderr, "%s: could not be measured\n", set);
      return EXIT_FAILURE;
    }
  }
  return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_option_context_add_main_entries(context, entries, NULL);
  g_autoptr(GError) error = NULL;
  if (!g_option_context_parse(context, &argc, &argv, &error)) {
    fprintf(stderr, "%s\n", error->message);
    return EXIT_FAILURE;
  }
  g_autofree char *made = keep == NULL ? g_dir_make_tmp("adduce-retrieval-XXXXXX", NULL) : NULL;
  int code = run_sets(keep != NULL ? keep : made);
  if (made != NULL) {
    char *clean[] = {(char *)"rm", (char *)"-rf", made, NULL};
    spawn(clean, NULL);
  }
  return code;
}
