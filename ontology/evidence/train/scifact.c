#include "ontology/evidence/train/scifact.h"

#include "ontology/evidence/train/data.h"

#include <string.h>

static void abstract_free(gpointer data)
{
  g_ptr_array_unref(((CorpusAbstract *)data)->sentences);
  g_free(data);
}

void scifact_clear(Scifact *data)
{
  g_clear_pointer(&data->abstracts, g_ptr_array_unref);
  g_clear_pointer(&data->abstract_of, g_hash_table_unref);
  g_clear_pointer(&data->query_of, g_hash_table_unref);
  g_clear_pointer(&data->labels_of, g_hash_table_unref);
  g_clear_pointer(&data->group_of, g_hash_table_unref);
  g_clear_pointer(&data->corpus, g_ptr_array_unref);
  g_clear_pointer(&data->queries, g_ptr_array_unref);
  g_clear_pointer(&data->labels, g_ptr_array_unref);
  g_clear_pointer(&data->ranker, ranker_free);
}

static void add_abstract(Scifact *data, JsonObject *row)
{
  CorpusAbstract *abstract = g_new0(CorpusAbstract, 1);
  abstract->id = data_text(row, "id");
  abstract->title = data_text(row, "title");
  abstract->sentences = g_ptr_array_new();
  JsonArray *sentences = json_object_get_array_member(row, "sentences");
  for (guint i = 0; i < json_array_get_length(sentences); i++)
    g_ptr_array_add(abstract->sentences, (gpointer)json_array_get_string_element(sentences, i));
  g_ptr_array_add(data->abstracts, abstract);
  g_hash_table_insert(data->abstract_of, (gpointer)abstract->id, abstract);
  g_autofree char *text = g_strconcat(abstract->title, " ", data_text(row, "text"), NULL);
  ranker_add(data->ranker, text);
}

/* Claims that share an abstract, at whatever distance, stand in one group: the unit of a split. */
static void group_claims(Scifact *data)
{
  g_autoptr(GHashTable) of_abstract = g_hash_table_new(g_str_hash, g_str_equal);
  data->group_of = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  for (gboolean changed = TRUE; changed;) {
    changed = FALSE;
    for (guint i = 0; i < data->labels->len; i++) {
      const char *claim = data_text(data->labels->pdata[i], "claim_id"),
                 *id = data_text(data->labels->pdata[i], "doc_id");
      guint64 *mine = g_hash_table_lookup(data->group_of, claim),
              *theirs = g_hash_table_lookup(of_abstract, id);
      if (!mine) {
        mine = g_new(guint64, 1);
        *mine = theirs ? *theirs : evidence_hash(id);
        g_hash_table_insert(data->group_of, (gpointer)claim, mine);
      }
      if (!theirs) {
        g_hash_table_insert(of_abstract, (gpointer)id, mine);
      } else if (*theirs != *mine) {
        *theirs = *mine = MIN(*theirs, *mine);
        changed = TRUE;
      }
    }
  }
}

gboolean scifact_read(const char *directory, Scifact *data, GError **error)
{
  data->corpus = data_read(directory, "scifact/corpus.jsonl", error);
  data->queries = data->corpus ? data_read(directory, "scifact/queries.jsonl", error) : NULL;
  data->labels = data->queries ? data_read(directory, "scifact/labels.jsonl", error) : NULL;
  if (!data->labels)
    return FALSE;
  data->ranker = ranker_new();
  data->abstracts = g_ptr_array_new_with_free_func(abstract_free);
  data->abstract_of = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < data->corpus->len; i++)
    add_abstract(data, data->corpus->pdata[i]);
  data->query_of = data_index(data->queries);
  data->labels_of = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < data->labels->len; i++) {
    const char *claim = data_text(data->labels->pdata[i], "claim_id");
    GPtrArray *rows = g_hash_table_lookup(data->labels_of, claim);
    if (!rows)
      g_hash_table_insert(data->labels_of, (gpointer)claim, rows = g_ptr_array_new());
    g_ptr_array_add(rows, data->labels->pdata[i]);
  }
  group_claims(data);
  data->context = (StanceContext){ranker_size(data->ranker), ranker_holding, data->ranker};
  return TRUE;
}

StancePair *scifact_pair(const Scifact *data, const char *claim, const CorpusAbstract *abstract)
{
  return stance_pair_new(&data->context, claim, abstract->title,
                         (const char *const *)abstract->sentences->pdata, abstract->sentences->len);
}

JsonObject *scifact_label(const Scifact *data, const char *claim, const char *abstract)
{
  const GPtrArray *rows = g_hash_table_lookup(data->labels_of, claim);
  for (guint i = 0; rows && i < rows->len; i++)
    if (g_str_equal(data_text(rows->pdata[i], "doc_id"), abstract))
      return rows->pdata[i];
  return NULL;
}

gboolean scifact_holds(JsonObject *label, guint sentence)
{
  JsonArray *list = label ? json_object_get_array_member(label, "sentences") : NULL;
  for (guint i = 0; list && i < json_array_get_length(list); i++)
    if ((guint)json_array_get_int_element(list, i) == sentence)
      return TRUE;
  return FALSE;
}
