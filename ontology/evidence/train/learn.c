#include "ontology/evidence/train/learn.h"

#include <lbfgs.h>
#include <math.h>

static void sample_free(gpointer data)
{
  Sample *sample = data;
  features_free(sample->features);
  g_free(sample);
}

GPtrArray *samples_new(void)
{
  return g_ptr_array_new_with_free_func(sample_free);
}

Sample *sample_add(GPtrArray *samples, guint label, double weight, guint64 group)
{
  Sample *sample = g_new0(Sample, 1);
  *sample = (Sample){features_new(), label, weight, group, 0, 0};
  g_ptr_array_add(samples, sample);
  return sample;
}

guint fold_of(guint64 group, guint n)
{
  return (guint)((group * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) >> 33) % n);
}

gboolean is_report_half(guint64 group)
{
  return (group * G_GUINT64_CONSTANT(0xd6e8feb86659fd93) >> 40) & 1;
}

/* The samples as one matrix of compressed rows. */
typedef struct {
  guint rows, classes, columns;
  guint *start;
  guint32 *column;
  float *value;
  guint *label, *list;
  double *weight;
  double l2;
} Matrix;

static Matrix matrix_new(const GPtrArray *samples, const gboolean *use, const LearnOptions *options,
                         guint classes)
{
  Matrix m = {.classes = classes, .columns = 1u << options->bits, .l2 = options->l2};
  gsize entries = 0;
  for (guint i = 0; i < samples->len; i++) {
    if (use && !use[i])
      continue;
    m.rows++;
    entries += ((Sample *)samples->pdata[i])->features->items->len;
  }
  m.start = g_new(guint, m.rows + 1);
  m.column = g_new(guint32, entries + 1);
  m.value = g_new(float, entries + 1);
  m.label = g_new(guint, m.rows + 1);
  m.list = g_new(guint, m.rows + 1);
  m.weight = g_new(double, m.rows + 1);
  guint row = 0, at = 0;
  for (guint i = 0; i < samples->len; i++) {
    const Sample *sample = samples->pdata[i];
    if (use && !use[i])
      continue;
    m.start[row] = at;
    m.label[row] = sample->label;
    m.list[row] = sample->list;
    m.weight[row] = sample->weight;
    for (guint k = 0; k < sample->features->items->len; k++) {
      const Feature *feature = &g_array_index(sample->features->items, Feature, k);
      m.column[at] = linear_column(feature->column, options->bits);
      m.value[at++] = feature->value;
    }
    row++;
  }
  m.start[row] = at;
  return m;
}

static void matrix_clear(Matrix *m)
{
  g_free(m->start);
  g_free(m->column);
  g_free(m->value);
  g_free(m->label);
  g_free(m->list);
  g_free(m->weight);
}

static double row_score(const Matrix *m, guint row, const lbfgsfloatval_t *weights)
{
  double sum = 0;
  for (guint k = m->start[row]; k < m->start[row + 1]; k++)
    sum += weights[m->column[k]] * (double)m->value[k];
  return sum;
}

static void row_gradient(const Matrix *m, guint row, double by, lbfgsfloatval_t *gradient)
{
  for (guint k = m->start[row]; k < m->start[row + 1]; k++)
    gradient[m->column[k]] += by * (double)m->value[k];
}

static double regularise(const Matrix *m, const lbfgsfloatval_t *x, lbfgsfloatval_t *g, gsize n)
{
  double sum = 0;
  for (gsize i = 0; i < n; i++) {
    sum += x[i] * x[i];
    g[i] = m->l2 * x[i];
  }
  return 0.5 * m->l2 * sum;
}

static lbfgsfloatval_t logistic_loss(void *data, const lbfgsfloatval_t *x, lbfgsfloatval_t *g, const int n,
                                     const lbfgsfloatval_t step)
{
  const Matrix *m = data;
  gsize rows = (gsize)m->classes * m->columns;
  double loss = regularise(m, x, g, rows);
  (void)step;
  for (gsize i = rows; i < (gsize)n; i++)
    g[i] = 0;
  for (guint row = 0; row < m->rows; row++) {
    double p[LINEAR_CLASSES_MAX];
    for (guint k = 0; k < m->classes; k++)
      p[k] = row_score(m, row, x + (gsize)k * m->columns) + x[rows + k];
    linear_softmax(p, m->classes);
    loss -= m->weight[row] * log(MAX(p[m->label[row]], 1e-300));
    for (guint k = 0; k < m->classes; k++) {
      double by = m->weight[row] * (p[k] - (k == m->label[row]));
      row_gradient(m, row, by, g + (gsize)k * m->columns);
      g[rows + k] += by;
    }
  }
  return loss;
}

static lbfgsfloatval_t binary_loss(void *data, const lbfgsfloatval_t *x, lbfgsfloatval_t *g, const int n,
                                   const lbfgsfloatval_t step)
{
  const Matrix *m = data;
  double loss = regularise(m, x, g, m->columns);
  (void)step;
  g[n - 1] = 0;
  for (guint row = 0; row < m->rows; row++) {
    double margin = row_score(m, row, x) + x[n - 1], p = 1 / (1 + exp(-margin));
    loss -= m->weight[row] * log(MAX(m->label[row] ? p : 1 - p, 1e-300));
    double by = m->weight[row] * (p - (m->label[row] ? 1 : 0));
    row_gradient(m, row, by, g);
    g[n - 1] += by;
  }
  return loss;
}

static lbfgsfloatval_t list_loss(void *data, const lbfgsfloatval_t *x, lbfgsfloatval_t *g, const int n,
                                 const lbfgsfloatval_t step)
{
  const Matrix *m = data;
  double loss = regularise(m, x, g, m->columns);
  g_autofree double *p = g_new(double, m->rows + 1);
  (void)step;
  g[n - 1] = 0; /* the bias: a list's softmax doesn't see it */
  for (guint first = 0, end; first < m->rows; first = end) {
    double all = 0, right = 0, largest = -INFINITY;
    for (end = first; end < m->rows && m->list[end] == m->list[first]; end++)
      largest = MAX(largest, p[end] = row_score(m, end, x));
    for (guint i = first; i < end; i++) {
      p[i] = exp(p[i] - largest);
      all += p[i];
      right += m->label[i] ? p[i] : 0;
    }
    if (right <= 0)
      continue;
    double weight = m->weight[first];
    loss -= weight * log(right / all);
    for (guint i = first; i < end; i++) {
      double by = p[i] / all - (m->label[i] ? p[i] / right : 0);
      if (fabs(by) > 1e-9)
        row_gradient(m, i, weight * by, g);
    }
  }
  return loss;
}

static LinearModel quantise(const lbfgsfloatval_t *x, guint classes, guint bits)
{
  LinearModel model = {.classes = classes, .bits = bits};
  gsize columns = (gsize)1 << bits;
  guint8 *weights = g_malloc0(2 * classes * columns);
  for (guint k = 0; k < classes; k++) {
    double largest = 1e-12;
    for (gsize i = 0; i < columns; i++)
      largest = MAX(largest, fabs(x[k * columns + i]));
    model.scale[k] = (float)(largest / 32767);
    model.bias[k] = (float)x[classes * columns + k];
    for (gsize i = 0; i < columns; i++) {
      guint16 weight = (guint16)(gint16)lrint(x[k * columns + i] / largest * 32767);
      weights[2 * (k * columns + i)] = (guint8)(weight & 255);
      weights[2 * (k * columns + i) + 1] = (guint8)(weight >> 8);
    }
  }
  model.weights = model.owned = weights;
  return model;
}

static LinearModel learn(const GPtrArray *samples, const gboolean *use, const LearnOptions *options,
                         guint classes, lbfgs_evaluate_t loss)
{
  Matrix m = matrix_new(samples, use, options, classes);
  int n = (int)(classes * m.columns + classes);
  lbfgsfloatval_t *x = lbfgs_malloc(n), value;
  for (int i = 0; i < n; i++)
    x[i] = 0;
  lbfgs_parameter_t parameters;
  lbfgs_parameter_init(&parameters);
  parameters.max_iterations = (int)(options->iterations ? options->iterations : 120);
  parameters.epsilon = 1e-4;
  parameters.past = 5;
  parameters.delta = 1e-5;
  lbfgs(n, x, &value, loss, NULL, &m, &parameters);
  LinearModel model = quantise(x, classes, options->bits);
  lbfgs_free(x);
  matrix_clear(&m);
  return model;
}

LinearModel learn_logistic(const GPtrArray *samples, const gboolean *use, const LearnOptions *options)
{
  return learn(samples, use, options, options->classes, logistic_loss);
}

LinearModel learn_binary(const GPtrArray *samples, const gboolean *use, const LearnOptions *options)
{
  return learn(samples, use, options, 1, binary_loss);
}

LinearModel learn_listwise(const GPtrArray *samples, const gboolean *use, const LearnOptions *options)
{
  return learn(samples, use, options, 1, list_loss);
}
