#include "ontology/evidence/trees.h"

#include <gio/gio.h>
#include <string.h>

#define MAGIC  "adduceTM1"
#define HEADER 24 /* magic, a zero, features and trees (16 bits each), depth, zeros, start */

static float read_float(const guint8 *bytes)
{
  guint32 bits = bytes[0] | (guint32)bytes[1] << 8 | (guint32)bytes[2] << 16 | (guint32)bytes[3] << 24;
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static guint read_short(const guint8 *bytes)
{
  return bytes[0] | (guint)bytes[1] << 8;
}

gboolean trees_read(TreeModel *model, const guint8 *bytes, gsize length, GError **error)
{
  memset(model, 0, sizeof *model);
  gboolean ok = length >= HEADER && memcmp(bytes, MAGIC, strlen(MAGIC)) == 0;
  if (ok) {
    *model = (TreeModel){.features = read_short(bytes + 10),
                         .trees = read_short(bytes + 12),
                         .depth = bytes[14],
                         .start = read_float(bytes + 20),
                         .nodes = bytes + HEADER};
    ok = model->features > 0 && model->features <= TREES_FEATURES_MAX && model->depth > 0 &&
         model->depth <= TREES_DEPTH_MAX && length == HEADER + model->trees * trees_tree_bytes(model->depth);
  }
  guint nodes = ok ? (1u << model->depth) - 1 : 0;
  for (guint tree = 0; ok && tree < model->trees; tree++)
    for (guint i = 0; i < nodes; i++)
      ok = ok && read_short(model->nodes + tree * trees_tree_bytes(model->depth) + i * TREES_NODE_BYTES) <
                     model->features;
  if (ok)
    return TRUE;
  memset(model, 0, sizeof *model);
  g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
              "not a model of trees of this version: train it anew (docs/evidence.md)");
  return FALSE;
}

GBytes *trees_write(const TreeModel *model)
{
  GByteArray *out = g_byte_array_new();
  guint8 header[HEADER] = {0};
  guint32 bits;
  memcpy(&bits, &model->start, sizeof bits);
  bits = GUINT32_TO_LE(bits);
  memcpy(header, MAGIC, strlen(MAGIC));
  header[10] = (guint8)(model->features & 255);
  header[11] = (guint8)(model->features >> 8);
  header[12] = (guint8)(model->trees & 255);
  header[13] = (guint8)(model->trees >> 8);
  header[14] = (guint8)model->depth;
  memcpy(header + 20, &bits, sizeof bits);
  g_byte_array_append(out, header, HEADER);
  g_byte_array_append(out, model->nodes, (guint)(model->trees * trees_tree_bytes(model->depth)));
  return g_byte_array_free_to_bytes(out);
}

void trees_clear(TreeModel *model)
{
  g_free(model->owned);
  memset(model, 0, sizeof *model);
}

double trees_score(const TreeModel *model, const float *numbers)
{
  double sum = model->start;
  guint inner = (1u << model->depth) - 1;
  for (guint tree = 0; tree < model->trees; tree++) {
    const guint8 *nodes = model->nodes + tree * trees_tree_bytes(model->depth);
    guint at = 0;
    while (at < inner) {
      const guint8 *node = nodes + at * TREES_NODE_BYTES;
      at = 2 * at + (numbers[read_short(node)] >= read_float(node + 4) ? 2 : 1);
    }
    sum += (double)read_float(nodes + inner * TREES_NODE_BYTES + (at - inner) * 4);
  }
  return sum;
}
