/* Boosted regression trees over a row of numbers: what decides where a sum of weights doesn't, because
 * numbers count together ("names the whole claim" and "no other passage does").
 *
 * A model is a sum of trees of one depth, all full: a node sends numbers below its threshold, or not numbers
 * at all, to the left. The sum is a margin; the logistic function makes a probability of it (J. Friedman,
 * "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29, 2001).
 * train/boost.h makes them. */
#ifndef ADDUCE_EVIDENCE_TREES_H
#define ADDUCE_EVIDENCE_TREES_H

#include <glib.h>

#define TREES_DEPTH_MAX    8
#define TREES_FEATURES_MAX 256

typedef struct {
  guint features, trees, depth;
  float start;
  const guint8 *nodes; /* of each tree: 2^depth - 1 nodes, then 2^depth leaves */
  gpointer owned;      /* what holds nodes, or NULL for bytes of others */
} TreeModel;

/* Bytes of one tree: a node is a feature (16 bits, two zeros) and a threshold, a leaf a value; floats of 32
 * bits, the low byte first. */
#define TREES_NODE_BYTES 8
static inline gsize trees_tree_bytes(guint depth)
{
  return (((gsize)1 << depth) - 1) * TREES_NODE_BYTES + ((gsize)4 << depth);
}

/* Reads a model as trees_write writes it; bytes must outlive it. FALSE with an error for anything else. */
gboolean trees_read(TreeModel *model, const guint8 *bytes, gsize length, GError **error);
GBytes *trees_write(const TreeModel *model);
void trees_clear(TreeModel *model);

/* The margin of numbers[model->features]. */
double trees_score(const TreeModel *model, const float *numbers);

#endif
