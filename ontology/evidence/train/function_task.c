/* Citation function: SciCite. Its rows are single sentences of many papers, so that a row is its own
 * document. */
#include "ontology/evidence/function.h"
#include "ontology/evidence/lexeme.h"
#include "ontology/evidence/train/data.h"
#include "ontology/evidence/train/heading.h"
#include "ontology/evidence/train/learn.h"
#include "ontology/evidence/train/train.h"

#include <string.h>

#define FOLDS 10

static const LearnOptions options = {.classes = FUNCTION_N, .bits = 15, .l2 = 2.0};
static const char *const classes[] = {"background", "method", "result"};

static guint label_of(JsonObject *row)
{
  const char *label = data_text(row, "label");
  return g_str_equal(label, "method")   ? FUNCTION_METHOD
         : g_str_equal(label, "result") ? FUNCTION_RESULT
                                        : FUNCTION_BACKGROUND;
}

/* The data count characters. */
static gsize byte_of(const char *text, gint64 character)
{
  glong length = g_utf8_strlen(text, -1);
  return (gsize)(g_utf8_offset_to_pointer(text, CLAMP(character, 0, length)) - text);
}

static GPtrArray *read_samples(const char *directory, GError **error)
{
  g_autoptr(GPtrArray) rows = data_read(directory, "scicite/citation_function.jsonl", error);
  if (!rows)
    return NULL;
  GPtrArray *samples = samples_new();
  for (guint i = 0; i < rows->len; i++) {
    JsonObject *row = rows->pdata[i];
    const char *text = data_text(row, "text");
    Sample *sample = sample_add(samples, label_of(row), 1, evidence_hash(text));
    Span citation = {byte_of(text, data_number(row, "citeStart")),
                     byte_of(text, data_number(row, "citeEnd"))};
    citation_function_features(sample->features, text, citation, heading_role(data_text(row, "section")));
    features_merge(sample->features);
  }
  return samples;
}

gboolean function_train(const char *directory, const char *folder, GError **error)
{
  g_autoptr(GPtrArray) samples = read_samples(directory, error);
  if (!samples)
    return FALSE;
  LinearModel model = learn_logistic(samples, NULL, &options);
  gboolean ok = train_save(folder, "function", linear_write(&model), error);
  linear_clear(&model);
  return ok;
}

gboolean function_report(const char *directory, double *figures, GError **error)
{
  g_autoptr(GPtrArray) samples = read_samples(directory, error);
  if (!samples)
    return FALSE;
  Confusion half[2] = {{.classes = FUNCTION_N}, {.classes = FUNCTION_N}};
  g_autofree gboolean *use = g_new(gboolean, samples->len + 1);
  for (guint fold = 0; fold < FOLDS; fold++) {
    for (guint i = 0; i < samples->len; i++)
      use[i] = fold_of(((Sample *)samples->pdata[i])->group, FOLDS) != fold;
    LinearModel model = learn_logistic(samples, use, &options);
    for (guint i = 0; i < samples->len; i++) {
      const Sample *sample = samples->pdata[i];
      double p[LINEAR_CLASSES_MAX];
      if (use[i])
        continue;
      linear_scores(&model, sample->features, p);
      guint said = p[1] > p[0] ? (p[2] > p[1] ? 2 : 1) : (p[2] > p[0] ? 2 : 0);
      half[is_report_half(sample->group)].n[sample->label][said]++;
    }
    linear_clear(&model);
  }
  confusion_print(&half[0], "citation function, developed on", classes);
  figures[0] = confusion_print(&half[1], "citation function, held out", classes);
  return TRUE;
}
