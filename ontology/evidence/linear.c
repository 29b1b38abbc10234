#include "ontology/evidence/linear.h"

#include "ontology/evidence/lexeme.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define MAGIC  "adduceLM2"
#define HEADER 16 /* magic, classes, bits, padded with zeros */

FeatureVector *features_new(void)
{
  FeatureVector *vector = g_new0(FeatureVector, 1);
  vector->items = g_array_new(FALSE, FALSE, sizeof(Feature));
  return vector;
}

void features_free(FeatureVector *vector)
{
  if (!vector)
    return;
  g_array_unref(vector->items);
  g_free(vector);
}

static void add_column(FeatureVector *vector, guint64 hash, double value)
{
  /* The low half of FNV alone spreads short names badly. */
  hash ^= hash >> 29;
  hash *= G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
  Feature feature = {(guint32)(hash >> 32), (float)value};
  g_array_append_val(vector->items, feature);
}

void feature_add(FeatureVector *vector, const char *name, double value)
{
  if (value != 0)
    add_column(vector, evidence_hash(name), value);
}

void feature_add_hash(FeatureVector *vector, const char *room, guint64 hash, double value)
{
  if (value != 0)
    add_column(vector, evidence_join(evidence_hash(room), hash), value);
}

static int by_column(gconstpointer a, gconstpointer b)
{
  guint32 x = ((const Feature *)a)->column, y = ((const Feature *)b)->column;
  return (x > y) - (x < y);
}

void features_merge(FeatureVector *vector)
{
  g_array_sort(vector->items, by_column);
  guint kept = 0;
  for (guint i = 0; i < vector->items->len; i++) {
    Feature *now = &g_array_index(vector->items, Feature, i);
    if (kept > 0 && g_array_index(vector->items, Feature, kept - 1).column == now->column)
      g_array_index(vector->items, Feature, kept - 1).value += now->value;
    else
      g_array_index(vector->items, Feature, kept++) = *now;
  }
  g_array_set_size(vector->items, kept);
}

gboolean linear_read(LinearModel *model, const guint8 *bytes, gsize length, GError **error)
{
  memset(model, 0, sizeof *model);
  gsize numbers = 0, columns = 0;
  if (length > HEADER && memcmp(bytes, MAGIC, strlen(MAGIC)) == 0) {
    model->classes = bytes[10];
    model->bits = bytes[11];
    numbers = 2 * sizeof(float) * model->classes;
    columns = model->bits <= 20 ? (gsize)1 << model->bits : 0;
  }
  if (columns == 0 || model->classes == 0 || model->classes > LINEAR_CLASSES_MAX ||
      length != HEADER + numbers + columns * 2 * model->classes) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                "not a linear model of this version: train it anew (docs/evidence.md)");
    return FALSE;
  }
  for (guint i = 0; i < model->classes; i++) {
    guint32 bits[2];
    memcpy(bits, bytes + HEADER + i * sizeof bits, sizeof bits);
    for (guint k = 0; k < 2; k++)
      bits[k] = GUINT32_FROM_LE(bits[k]);
    memcpy(&model->scale[i], &bits[0], sizeof(float));
    memcpy(&model->bias[i], &bits[1], sizeof(float));
  }
  model->weights = bytes + HEADER + numbers;
  return TRUE;
}

GBytes *linear_write(const LinearModel *model)
{
  GByteArray *out = g_byte_array_new();
  guint8 header[HEADER] = {0};
  memcpy(header, MAGIC, strlen(MAGIC));
  header[10] = (guint8)model->classes;
  header[11] = (guint8)model->bits;
  g_byte_array_append(out, header, HEADER);
  for (guint i = 0; i < model->classes; i++) {
    guint32 bits[2];
    memcpy(&bits[0], &model->scale[i], sizeof(float));
    memcpy(&bits[1], &model->bias[i], sizeof(float));
    for (guint k = 0; k < 2; k++)
      bits[k] = GUINT32_TO_LE(bits[k]);
    g_byte_array_append(out, (const guint8 *)bits, sizeof bits);
  }
  g_byte_array_append(out, model->weights, (model->classes * 2) << model->bits);
  return g_byte_array_free_to_bytes(out);
}

void linear_clear(LinearModel *model)
{
  g_free(model->owned);
  memset(model, 0, sizeof *model);
}

void linear_scores(const LinearModel *model, const FeatureVector *vector, double *scores)
{
  for (guint k = 0; k < model->classes; k++) {
    const guint8 *row = model->weights + ((gsize)k << (model->bits + 1));
    double sum = 0;
    for (guint i = 0; i < vector->items->len; i++) {
      const Feature *feature = &g_array_index(vector->items, Feature, i);
      const guint8 *weight = row + 2 * (gsize)linear_column(feature->column, model->bits);
      sum += (gint16)(guint16)(weight[0] | weight[1] << 8) * (double)feature->value;
    }
    scores[k] = sum * model->scale[k] + model->bias[k];
  }
}

void linear_softmax(double *scores, guint n)
{
  double largest = scores[0], sum = 0;
  for (guint i = 1; i < n; i++)
    largest = MAX(largest, scores[i]);
  for (guint i = 0; i < n; i++)
    sum += scores[i] = exp(scores[i] - largest);
  for (guint i = 0; i < n; i++)
    scores[i] /= sum;
}
