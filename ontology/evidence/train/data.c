#include "ontology/evidence/train/data.h"

#include "ontology/evidence/train/train.h"

#include <string.h>

GPtrArray *data_read(const char *directory, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename(directory, "data", "retrieval", name, NULL), *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, error))
    return NULL;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)json_object_unref);
  g_autoptr(JsonParser) parser = json_parser_new();
  for (char *line = text, *end; *line; line = end) {
    end = strchrnul(line, '\n');
    if (*end)
      *end++ = 0;
    if (!*line)
      continue;
    /* SciCite's writer puts NaN, which JSON doesn't know, where it has no number. */
    for (char *nan = strstr(line, ": NaN"); nan; nan = strstr(nan, ": NaN"))
      memcpy(nan, ":null", 5);
    if (!json_parser_load_from_data(parser, line, -1, error))
      return NULL;
    g_ptr_array_add(rows, json_object_ref(json_node_get_object(json_parser_get_root(parser))));
  }
  return g_steal_pointer(&rows);
}

GHashTable *data_index(const GPtrArray *rows)
{
  GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert(table, (gpointer)data_text(rows->pdata[i], "id"), rows->pdata[i]);
  return table;
}

const char *data_text(JsonObject *row, const char *member)
{
  JsonNode *node = json_object_get_member(row, member);
  const char *text = node && JSON_NODE_HOLDS_VALUE(node) ? json_node_get_string(node) : NULL;
  return text ? text : "";
}

gint64 data_number(JsonObject *row, const char *member)
{
  JsonNode *node = json_object_get_member(row, member);
  return node && JSON_NODE_HOLDS_VALUE(node) ? (gint64)json_node_get_double(node) : 0;
}

static double f1_of(const Confusion *confusion, guint k)
{
  guint right = confusion->n[k][k], gold = 0, said = 0;
  for (guint i = 0; i < confusion->classes; i++) {
    gold += confusion->n[k][i];
    said += confusion->n[i][k];
  }
  return gold + said ? 2.0 * right / (gold + said) : 0;
}

double confusion_macro(const Confusion *confusion)
{
  double sum = 0;
  for (guint k = 0; k < confusion->classes; k++)
    sum += f1_of(confusion, k);
  return sum / confusion->classes;
}

double confusion_print(const Confusion *confusion, const char *name, const char *const *classes)
{
  guint all = 0, right = 0;
  for (guint i = 0; i < confusion->classes; i++) {
    right += confusion->n[i][i];
    for (guint k = 0; k < confusion->classes; k++)
      all += confusion->n[i][k];
  }
  g_print("%-34s macro F1 %.3f  accuracy %.3f  n %u ", name, confusion_macro(confusion),
          all ? (double)right / all : 0, all);
  for (guint k = 0; k < confusion->classes; k++)
    g_print(" %s %.3f", classes[k], f1_of(confusion, k));
  g_print("\n");
  return confusion_macro(confusion);
}

gboolean train_save(const char *folder, const char *name, GBytes *bytes, GError **error)
{
  g_autoptr(GBytes) owned = bytes;
  g_autofree char *file = g_strconcat(name, ".model", NULL), *path = g_build_filename(folder, file, NULL);
  gsize length;
  const char *data = g_bytes_get_data(owned, &length);
  return g_file_set_contents(path, data, (gssize)length, error);
}
