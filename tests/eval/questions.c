#include "tests/eval/questions.h"

#include "tests/eval/shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void read_keys(QuestionSet *set, const char *name)
{
  g_autofree char *path = eval_source(name);
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    exit(EXIT_FAILURE);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  set->keys = g_ptr_array_new_with_free_func(g_object_unref);
  for (char **line = lines; *line != NULL; line++) {
    if (**line == '\0')
      continue;
    JsonParser *parser = json_parser_new();
    g_ptr_array_add(set->keys, parser);
    if (!json_parser_load_from_data(parser, *line, -1, NULL))
      exit(EXIT_FAILURE);
  }
}

JsonObject *question_set_key(const QuestionSet *set, guint i)
{
  return json_node_get_object(json_parser_get_root(g_ptr_array_index(set->keys, i)));
}

static void find_file(QuestionSet *set, const char *sum)
{
  static const char *const directories[] = {"papers", "data/jats"};
  if (g_hash_table_contains(set->sums, sum))
    return;
  for (guint i = 0; i < G_N_ELEMENTS(directories); i++) {
    g_autofree char *directory = eval_shared(directories[i]);
    char *path = directory != NULL ? eval_file_by_sha256(directory, sum) : NULL;
    if (path == NULL)
      continue;
    g_hash_table_insert(set->sums, g_strdup(sum), path);
    return;
  }
}

const char *question_set_path(const QuestionSet *set, const char *sha256)
{
  const char *path = g_hash_table_lookup(set->sums, sha256);
  return path != NULL ? path : "";
}

Store *question_base_build(const char *directory, const GPtrArray *inputs)
{
  const char *index = g_getenv("ADDUCE_INDEX");
  g_autoptr(GPtrArray) command = g_ptr_array_new();
  g_ptr_array_add(command, (gpointer)(index != NULL ? index : "adduce-index"));
  g_ptr_array_add(command, (gpointer) "--kb");
  g_ptr_array_add(command, (gpointer)directory);
  for (guint i = 0; i < inputs->len; i++)
    g_ptr_array_add(command, g_ptr_array_index(inputs, i));
  g_ptr_array_add(command, NULL);
  g_autoptr(GError) error = NULL;
  Store *store = NULL;
  if (g_spawn_sync(NULL, (char **)command->pdata, NULL,
                   G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                   NULL, NULL, NULL, &error))
    store = store_open_read(directory, &error);
  if (store == NULL) {
    fprintf(stderr, "no base: %s\n", error->message);
    exit(EXIT_FAILURE);
  }
  return store;
}

QuestionSet *question_set_open(const char *name)
{
  g_autofree char *papers = eval_shared("papers");
  if (papers == NULL)
    exit(EVAL_SKIPPED);
  QuestionSet *set = g_new0(QuestionSet, 1);
  read_keys(set, name);
  set->sums = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) inputs = g_ptr_array_new();
  g_ptr_array_add(inputs, papers);
  for (guint i = 0; i < set->keys->len; i++) {
    JsonArray *places = json_object_get_array_member(question_set_key(set, i), "answers");
    for (guint k = 0; k < json_array_get_length(places); k++)
      find_file(set, json_object_get_string_member(json_array_get_object_element(places, k), "sha256"));
  }
  GHashTableIter iterator;
  gpointer path = NULL;
  g_hash_table_iter_init(&iterator, set->sums);
  while (g_hash_table_iter_next(&iterator, NULL, &path))
    if (!g_str_has_prefix(path, papers))
      g_ptr_array_add(inputs, path);
  set->directory = g_dir_make_tmp("adduce-questions-XXXXXX", NULL);
  set->store = question_base_build(set->directory, inputs);
  return set;
}

void question_set_free(QuestionSet *set)
{
  if (set == NULL)
    return;
  store_close(set->store);
  g_autofree char *clean = g_strdup_printf("rm -rf '%s'", set->directory);
  g_spawn_command_line_sync(clean, NULL, NULL, NULL, NULL);
  g_ptr_array_unref(set->keys);
  g_hash_table_unref(set->sums);
  g_free(set->directory);
  g_free(set);
}

GPtrArray *question_set_letters(const QuestionSet *set, JsonArray *places)
{
  GPtrArray *letters = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < json_array_get_length(places); i++) {
    JsonObject *place = json_array_get_object_element(places, i);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (!g_file_get_contents(question_set_path(set, json_object_get_string_member(place, "sha256")), &bytes,
                             &length, NULL))
      continue;
    JsonArray *spans = json_object_get_array_member(place, "spans");
    for (guint k = 0; k < json_array_get_length(spans); k++) {
      Span span = eval_span_of(json_array_get_element(spans, k));
      if (span.end <= length)
        g_ptr_array_add(letters, eval_letters(bytes + span.start, span.end - span.start));
    }
  }
  return letters;
}
