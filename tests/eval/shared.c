#include "tests/eval/shared.h"

#include "corpus/reader/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *eval_source(const char *relative)
{
  const char *source = g_getenv("ADDUCE_SOURCE_DIR");
  return g_build_filename(source != NULL ? source : ".", relative, NULL);
}

char *eval_shared(const char *relative)
{
  const char *given = g_getenv("ADDUCE_SHARED");
  g_autofree char *root = given != NULL ? g_strdup(given) : eval_source("../shared");
  g_autofree char *path = g_build_filename(root, relative, NULL);
  if (g_file_test(path, G_FILE_TEST_EXISTS))
    return g_steal_pointer(&path);
  fprintf(stderr, "skipped: %s is not there (set ADDUCE_SHARED)\n", path);
  return NULL;
}

char *eval_file_by_sha256(const char *directory, const char *sha256)
{
  g_autoptr(GDir) files = g_dir_open(directory, 0, NULL);
  const char *name;
  while (files != NULL && (name = g_dir_read_name(files)) != NULL) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    if (!g_file_get_contents(path, &bytes, &length, NULL))
      continue;
    g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
    if (strcmp(sum, sha256) == 0)
      return g_steal_pointer(&path);
  }
  return NULL;
}

static int compare_strings(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *eval_keys(const char *directory)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) files = g_dir_open(directory, 0, NULL);
  const char *name;
  while (files != NULL && (name = g_dir_read_name(files)) != NULL)
    if (g_str_has_suffix(name, ".json"))
      g_ptr_array_add(paths, g_build_filename(directory, name, NULL));
  g_ptr_array_sort(paths, compare_strings);
  GPtrArray *keys = g_ptr_array_new_with_free_func(g_object_unref);
  for (guint i = 0; i < paths->len; i++) {
    JsonParser *parser = json_parser_new();
    g_autoptr(GError) error = NULL;
    if (!json_parser_load_from_file(parser, g_ptr_array_index(paths, i), &error)) {
      fprintf(stderr, "%s\n", error->message);
      exit(EXIT_FAILURE);
    }
    g_ptr_array_add(keys, parser);
  }
  return keys;
}

GPtrArray *eval_read(const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  if (g_file_get_contents(path, &bytes, &length, &error)) {
    g_autoptr(GBytes) content = g_bytes_new_take(g_steal_pointer(&bytes), length);
    GPtrArray *papers = reader_read(path, content, NULL, &error);
    if (papers != NULL)
      return papers;
  }
  fprintf(stderr, "%s: %s\n", path, error->message);
  exit(EXIT_FAILURE);
}

Span eval_span_of(JsonNode *node)
{
  JsonArray *pair = json_node_get_array(node);
  return (Span){(gsize)json_array_get_int_element(pair, 0), (gsize)json_array_get_int_element(pair, 1)};
}

gboolean eval_span(JsonObject *object, const char *member, Span *span)
{
  JsonNode *node = json_object_get_member(object, member);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY(node) || json_array_get_length(json_node_get_array(node)) != 2)
    return FALSE;
  *span = eval_span_of(node);
  return TRUE;
}

gboolean eval_overlap(Span a, Span b)
{
  return a.start < b.end + 3 && b.start < a.end + 3;
}

void eval_print(const char *what, guint right, guint found, guint wanted)
{
  double precision = found > 0 ? (double)right / found : 0;
  double recall = wanted > 0 ? (double)right / wanted : 0;
  double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
  printf("%-40s P %5.1f  R %5.1f  F1 %5.1f   (%u right, %u found, %u wanted)\n", what, 100 * precision,
         100 * recall, 100 * f1, right, found, wanted);
}

#define SHARED_LETTERS 30u

char *eval_letters(const char *text, gsize length)
{
  GString *letters = g_string_new(NULL);
  for (gsize i = 0; i < length; i++) {
    gboolean tag = text[i] == '<' && i + 1 < length && (g_ascii_isalpha(text[i + 1]) || text[i + 1] == '/');
    const char *end = NULL;
    if (tag)
      end = memchr(text + i, '>', length - i);
    else if (text[i] == '&')
      end = memchr(text + i, ';', MIN(length - i, (gsize)10));
    if (end != NULL)
      i = (gsize)(end - text);
    else if (g_ascii_isalpha(text[i]))
      g_string_append_c(letters, g_ascii_tolower(text[i]));
  }
  return g_string_free(letters, FALSE);
}

gboolean eval_shares_letters(const char *a, const char *b)
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
