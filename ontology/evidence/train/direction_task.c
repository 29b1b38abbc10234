/* Direction: Evidence Inference, each annotated span with its intervention, comparator and outcome. */
#include "ontology/evidence/direction.h"
#include "ontology/evidence/lexeme.h"
#include "ontology/evidence/train/data.h"
#include "ontology/evidence/train/learn.h"
#include "ontology/evidence/train/train.h"

#define FOLDS 10

static const LearnOptions options = {.classes = FINDING_N, .bits = 16, .l2 = 5};
static const char *const classes[] = {"increased", "decreased", "no difference"};

static FindingDirection label_of(JsonObject *row)
{
  const char *label = data_text(row, "label");
  return g_str_equal(label, "INCREASED")   ? FINDING_INCREASED
         : g_str_equal(label, "DECREASED") ? FINDING_DECREASED
                                           : FINDING_NO_DIFFERENCE;
}

static FindingDirection mirrored(FindingDirection direction)
{
  return direction == FINDING_NO_DIFFERENCE ? direction : 1 - direction;
}

static void add(GPtrArray *samples, guint id, JsonObject *row, const char *i, const char *c,
                FindingDirection label, double weight)
{
  Sample *sample = sample_add(samples, label, weight, evidence_hash(data_text(row, "doc_id")));
  sample->id = id;
  direction_features(sample->features, data_text(row, "evidence"), i, c, data_text(row, "outcome"));
  features_merge(sample->features);
}

/* Each row as it is, mirrored (the arms exchanged), and with the comparator not known. */
static GPtrArray *read_samples(const GPtrArray *rows)
{
  GPtrArray *samples = samples_new();
  for (guint id = 0; id < rows->len; id++) {
    JsonObject *row = rows->pdata[id];
    const char *i = data_text(row, "intervention"), *c = data_text(row, "comparator");
    FindingDirection label = label_of(row);
    add(samples, id, row, i, c, label, 0.5);
    add(samples, id, row, c, i, mirrored(label), 0.5);
    add(samples, id, row, i, NULL, label, 0.15);
  }
  return samples;
}

gboolean direction_train(const char *directory, const char *folder, GError **error)
{
  g_autoptr(GPtrArray) rows = data_read(directory, "evidence-inference/labels.jsonl", error);
  if (!rows)
    return FALSE;
  g_autoptr(GPtrArray) samples = read_samples(rows);
  LinearModel model = learn_logistic(samples, NULL, &options);
  gboolean ok = train_save(folder, "direction", linear_write(&model), error);
  linear_clear(&model);
  return ok;
}

gboolean direction_report(const char *directory, double *figures, GError **error)
{
  g_autoptr(GPtrArray) rows = data_read(directory, "evidence-inference/labels.jsonl", error);
  if (!rows)
    return FALSE;
  g_autoptr(GPtrArray) samples = read_samples(rows);
  g_autofree gboolean *use = g_new(gboolean, samples->len);
  Confusion half[2] = {{.classes = FINDING_N}, {.classes = FINDING_N}};
  gboolean show = g_getenv("ADDUCE_SHOW") != NULL;
  for (guint fold = 0; fold < FOLDS; fold++) {
    for (guint i = 0; i < samples->len; i++)
      use[i] = fold_of(((Sample *)samples->pdata[i])->group, FOLDS) != fold;
    LinearModel model = learn_logistic(samples, use, &options);
    for (guint id = 0; id < rows->len; id++) {
      JsonObject *row = rows->pdata[id];
      guint64 group = evidence_hash(data_text(row, "doc_id"));
      if (fold_of(group, FOLDS) != fold)
        continue;
      FindingDirection said =
          direction_by_model(&model, data_text(row, "evidence"), data_text(row, "intervention"),
                             data_text(row, "comparator"), data_text(row, "outcome"), NULL);
      half[is_report_half(group)].n[label_of(row)][said]++;
      if (show && said != label_of(row) && !is_report_half(group))
        g_print("%s said %s | I: %s | C: %s | O: %s\n    %s\n", classes[label_of(row)], classes[said],
                data_text(row, "intervention"), data_text(row, "comparator"), data_text(row, "outcome"),
                data_text(row, "evidence"));
    }
    linear_clear(&model);
  }
  confusion_print(&half[0], "direction, developed on", classes);
  figures[0] = confusion_print(&half[1], "direction, held out", classes);
  return TRUE;
}
