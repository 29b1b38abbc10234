/* HealthVer: claims on health against pieces of evidence, judged by the models that ship. Never trained on:
 * its repository states no licence. */
#include "corpus/text/sentence.h"
#include "ontology/evidence/stance.h"
#include "ontology/evidence/train/data.h"
#include "ontology/evidence/train/train.h"

#include <string.h>

static Stance label_of(JsonObject *row)
{
  const char *label = data_text(row, "label");
  return g_str_equal(label, "SUPPORT")      ? STANCE_SUPPORTS
         : g_str_equal(label, "CONTRADICT") ? STANCE_CONTRADICTS
                                            : STANCE_NEITHER;
}

static Stance judge(const char *claim, const char *evidence)
{
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  g_autoptr(GPtrArray) sentences = g_ptr_array_new_with_free_func(g_free);
  sentences_cut(evidence, (Span){0, strlen(evidence)}, NULL, 0, spans);
  for (guint i = 0; i < spans->len; i++) {
    Span span = g_array_index(spans, Span, i);
    g_ptr_array_add(sentences, g_strndup(evidence + span.start, span.end - span.start));
  }
  return stance_of_passage(NULL, claim, NULL, (const char *const *)sentences->pdata, sentences->len).stance;
}

gboolean healthver_report(const char *directory, double *figures, GError **error)
{
  static const char *const classes[] = {"supports", "contradicts", "neither"};
  g_autoptr(GPtrArray) corpus = data_read(directory, "healthver/corpus.jsonl", error);
  g_autoptr(GPtrArray) queries = corpus ? data_read(directory, "healthver/queries.jsonl", error) : NULL;
  g_autoptr(GPtrArray) labels = queries ? data_read(directory, "healthver/labels.jsonl", error) : NULL;
  if (!labels)
    return FALSE;
  g_autoptr(GHashTable) text_of = data_index(corpus), claim_of = data_index(queries);
  Confusion confusion = {.classes = STANCE_N};
  for (guint i = 0; i < labels->len; i++) {
    JsonObject *claim = g_hash_table_lookup(claim_of, data_text(labels->pdata[i], "claim_id"));
    JsonObject *evidence = g_hash_table_lookup(text_of, data_text(labels->pdata[i], "doc_id"));
    if (claim && evidence)
      confusion.n[label_of(labels->pdata[i])][judge(data_text(claim, "text"), data_text(evidence, "text"))]++;
  }
  figures[0] = confusion_print(&confusion, "healthver, not trained on", classes);
  return TRUE;
}
