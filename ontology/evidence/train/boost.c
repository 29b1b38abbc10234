#include "ontology/evidence/train/boost.h"

#include <math.h>
#include <string.h>

#define BINS 64

BoostRows *boost_rows_new(guint features)
{
  BoostRows *rows = g_new0(BoostRows, 1);
  rows->features = features;
  rows->numbers = g_array_new(FALSE, FALSE, sizeof(float));
  rows->labels = g_array_new(FALSE, FALSE, sizeof(float));
  rows->weights = g_array_new(FALSE, FALSE, sizeof(float));
  return rows;
}

void boost_rows_free(BoostRows *rows)
{
  if (!rows)
    return;
  g_array_unref(rows->numbers);
  g_array_unref(rows->labels);
  g_array_unref(rows->weights);
  g_free(rows);
}

void boost_rows_add(BoostRows *rows, const float *numbers, gboolean label, double weight)
{
  float is = label ? 1 : 0, by = (float)weight;
  g_array_append_vals(rows->numbers, numbers, rows->features);
  g_array_append_val(rows->labels, is);
  g_array_append_val(rows->weights, by);
  rows->rows++;
}

typedef struct {
  const BoostRows *rows;
  const BoostOptions *options;
  float (*edges)[BINS]; /* of a feature: edges[b] is the least number of bin b + 1 */
  guint *bins;          /* how many bins a feature has */
  guint8 *bin;          /* rows x features */
  double *margin, *gradient, *hessian;
  guint *node;     /* where a row stands in the tree */
  gboolean *seen;  /* rows of this tree */
  gboolean *asked; /* numbers of this tree */
} Boost;

static int by_float(gconstpointer a, gconstpointer b)
{
  float x = *(const float *)a, y = *(const float *)b;
  return (x > y) - (x < y);
}

static float number_at(const BoostRows *rows, guint row, guint feature)
{
  return g_array_index(rows->numbers, float, (gsize)row * rows->features + feature);
}

static void cut_bins(Boost *boost)
{
  guint n = boost->rows->rows, features = boost->rows->features;
  g_autofree float *sorted = g_new(float, n + 1);
  for (guint f = 0; f < features; f++) {
    for (guint i = 0; i < n; i++)
      sorted[i] = number_at(boost->rows, i, f);
    qsort(sorted, n, sizeof *sorted, by_float);
    guint bins = 1;
    for (guint b = 1; b < BINS; b++) {
      float edge = sorted[(gsize)b * n / BINS];
      if (edge > sorted[0] && (bins == 1 || edge > boost->edges[f][bins - 2]))
        boost->edges[f][bins++ - 1] = edge;
    }
    boost->bins[f] = bins;
    for (guint i = 0; i < n; i++) {
      guint b = 0;
      while (b + 1 < bins && number_at(boost->rows, i, f) >= boost->edges[f][b])
        b++;
      boost->bin[(gsize)i * features + f] = (guint8)b;
    }
  }
}

/* A number in [0, 1) that only depends on its arguments (splitmix64, S. Vigna). */
static double draw(guint64 a, guint64 b)
{
  guint64 z = a * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) + b * G_GUINT64_CONSTANT(0xd1b54a32d192ed03) + 1;
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
  return (double)((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
}

static double gain(double gradient, double hessian, double l2)
{
  return gradient * gradient / (hessian + l2);
}

typedef struct {
  double gradient, hessian;
} Sum;

typedef struct {
  double gain;
  guint feature, bin;
} Split;

/* The best split of each node of one level; sums: nodes x BINS, one feature at a time. */
static void find_splits(Boost *boost, guint first, guint nodes, const Sum *whole, Split *splits, Sum *sums)
{
  guint features = boost->rows->features;
  double l2 = boost->options->l2;
  for (guint f = 0; f < features; f++) {
    if (!boost->asked[f] || boost->bins[f] < 2)
      continue;
    memset(sums, 0, sizeof *sums * nodes * BINS);
    for (guint i = 0; i < boost->rows->rows; i++) {
      if (!boost->seen[i])
        continue;
      Sum *sum = &sums[(boost->node[i] - first) * BINS + boost->bin[(gsize)i * features + f]];
      sum->gradient += boost->gradient[i];
      sum->hessian += boost->hessian[i];
    }
    for (guint k = 0; k < nodes; k++) {
      Sum left = {0};
      for (guint b = 0; b + 1 < boost->bins[f]; b++) {
        left.gradient += sums[k * BINS + b].gradient;
        left.hessian += sums[k * BINS + b].hessian;
        Sum right = {whole[k].gradient - left.gradient, whole[k].hessian - left.hessian};
        if (left.hessian < boost->options->least || right.hessian < boost->options->least)
          continue;
        double by = gain(left.gradient, left.hessian, l2) + gain(right.gradient, right.hessian, l2) -
                    gain(whole[k].gradient, whole[k].hessian, l2);
        if (by > splits[k].gain)
          splits[k] = (Split){by, f, b};
      }
    }
  }
}

static void put_float(guint8 *bytes, float value)
{
  guint32 bits;
  memcpy(&bits, &value, sizeof bits);
  for (guint k = 0; k < 4; k++)
    bytes[k] = (guint8)(bits >> (8 * k));
}

static void sum_nodes(const Boost *boost, guint first, guint nodes, Sum *whole)
{
  memset(whole, 0, sizeof *whole * nodes);
  for (guint i = 0; i < boost->rows->rows; i++) {
    if (!boost->seen[i])
      continue;
    whole[boost->node[i] - first].gradient += boost->gradient[i];
    whole[boost->node[i] - first].hessian += boost->hessian[i];
  }
}

static void grow(Boost *boost, guint8 *tree, Sum *sums)
{
  guint depth = boost->options->depth, inner = (1u << depth) - 1, features = boost->rows->features;
  Sum whole[1u << TREES_DEPTH_MAX];
  memset(boost->node, 0, sizeof *boost->node * boost->rows->rows);
  for (guint level = 0; level < depth; level++) {
    guint first = (1u << level) - 1, nodes = 1u << level;
    Split splits[1u << TREES_DEPTH_MAX];
    for (guint k = 0; k < nodes; k++)
      splits[k] = (Split){.gain = 1e-9};
    sum_nodes(boost, first, nodes, whole);
    find_splits(boost, first, nodes, whole, splits, sums);
    for (guint k = 0; k < nodes; k++) {
      guint8 *node = tree + (gsize)(first + k) * TREES_NODE_BYTES;
      gboolean split = splits[k].gain > 1e-9;
      node[0] = (guint8)(splits[k].feature & 255);
      node[1] = (guint8)(splits[k].feature >> 8);
      put_float(node + 4, split ? boost->edges[splits[k].feature][splits[k].bin] : INFINITY);
    }
    for (guint i = 0; i < boost->rows->rows; i++) {
      const Split *split = &splits[boost->node[i] - first];
      gboolean right = split->gain > 1e-9 && boost->bin[(gsize)i * features + split->feature] > split->bin;
      boost->node[i] = 2 * boost->node[i] + (right ? 2 : 1);
    }
  }
  guint leaves = 1u << depth;
  sum_nodes(boost, inner, leaves, whole);
  float values[1u << TREES_DEPTH_MAX];
  for (guint k = 0; k < leaves; k++) {
    values[k] = (float)(-boost->options->rate * whole[k].gradient / (whole[k].hessian + boost->options->l2));
    put_float(tree + (gsize)inner * TREES_NODE_BYTES + (gsize)k * 4, values[k]);
  }
  for (guint i = 0; i < boost->rows->rows; i++)
    boost->margin[i] += (double)values[boost->node[i] - inner];
}

static float first_margin(const BoostRows *rows)
{
  double right = 1e-6, all = 2e-6;
  for (guint i = 0; i < rows->rows; i++) {
    double weight = (double)g_array_index(rows->weights, float, i);
    right += weight * (double)g_array_index(rows->labels, float, i);
    all += weight;
  }
  return (float)log(right / (all - right));
}

TreeModel boost_learn(const BoostRows *rows, const BoostOptions *options)
{
  guint n = rows->rows, features = rows->features;
  TreeModel model = {.features = features, .trees = options->trees, .depth = options->depth};
  g_assert(features <= TREES_FEATURES_MAX && options->depth > 0 && options->depth <= TREES_DEPTH_MAX);
  Boost boost = {.rows = rows,
                 .options = options,
                 .edges = g_malloc0_n(features, sizeof *boost.edges),
                 .bins = g_new0(guint, features),
                 .bin = g_malloc0((gsize)n * features + 1),
                 .margin = g_new0(double, n + 1),
                 .gradient = g_new0(double, n + 1),
                 .hessian = g_new0(double, n + 1),
                 .node = g_new0(guint, n + 1),
                 .seen = g_new0(gboolean, n + 1),
                 .asked = g_new0(gboolean, features)};
  gsize size = trees_tree_bytes(options->depth);
  guint8 *nodes = g_malloc0(size * options->trees + 1);
  g_autofree Sum *sums = g_new(Sum, ((gsize)BINS << options->depth));
  model.start = n ? first_margin(rows) : 0;
  cut_bins(&boost);
  for (guint i = 0; i < n; i++)
    boost.margin[i] = (double)model.start;
  for (guint tree = 0; tree < options->trees; tree++) {
    for (guint i = 0; i < n; i++) {
      double p = 1 / (1 + exp(-boost.margin[i])), weight = (double)g_array_index(rows->weights, float, i);
      boost.gradient[i] = weight * (p - (double)g_array_index(rows->labels, float, i));
      boost.hessian[i] = weight * p * (1 - p);
      boost.seen[i] = draw(tree, i) < options->rows;
    }
    for (guint f = 0; f < features; f++)
      boost.asked[f] = draw(tree + 100003, f) < options->numbers;
    grow(&boost, nodes + tree * size, sums);
  }
  model.nodes = model.owned = nodes;
  g_free(boost.edges);
  g_free(boost.bins);
  g_free(boost.bin);
  g_free(boost.margin);
  g_free(boost.gradient);
  g_free(boost.hessian);
  g_free(boost.node);
  g_free(boost.seen);
  g_free(boost.asked);
  return model;
}
