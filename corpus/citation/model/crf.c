#include "corpus/citation/model/crf.h"

#include "corpus/citation/model/feature.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

/* Labels padded so that a row is worked on by whole vector registers. */
#define WIDTH 24
G_STATIC_ASSERT(LABEL_N <= WIDTH);

struct Crf {
  float step;
  float edges[EDGE_CLASSES][LABEL_N][WIDTH];        /* weights, padded with a large negative one */
  float edge_factors[EDGE_CLASSES][LABEL_N][WIDTH]; /* exp of them; 0 in the padding */
  HashRows features;
  Lexicon lexicon;
};

#define NEVER (-1e30f)

static gboolean crf_read_edges(Crf *crf, const guint8 *bytes, gsize length, gsize *at)
{
  gsize size = (gsize)EDGE_CLASSES * LABEL_N * LABEL_N;
  if (length - *at < size)
    return FALSE;
  const gint8 *weights = (const gint8 *)bytes + *at;
  for (guint c = 0; c < EDGE_CLASSES; c++)
    for (guint from = 0; from < LABEL_N; from++)
      for (guint to = 0; to < WIDTH; to++) {
        float w = to < LABEL_N ? *weights++ * crf->step : NEVER;
        crf->edges[c][from][to] = w;
        crf->edge_factors[c][from][to] = to < LABEL_N ? expf(w) : 0;
      }
  *at += (size + 3) / 4 * 4;
  return *at <= length;
}

Crf *crf_new(const guint8 *bytes, gsize length, GError **error)
{
  guint32 head[4];
  gsize at = 8 + sizeof head;
  if (length >= at && memcmp(bytes, CRF_MAGIC, 8) == 0) {
    memcpy(head, bytes + 8, sizeof head);
    for (guint i = 0; i < 4; i++)
      head[i] = GUINT32_FROM_LE(head[i]);
    if (head[0] == CRF_VERSION && head[1] == LABEL_N && head[2] == EDGE_CLASSES) {
      g_autoptr(Crf) crf = g_new0(Crf, 1);
      memcpy(&crf->step, &head[3], sizeof crf->step);
      if (crf_read_edges(crf, bytes, length, &at) && hash_rows_read(&crf->features, bytes, length, &at) &&
          hash_rows_read(&crf->lexicon.words, bytes, length, &at) &&
          hash_rows_read(&crf->lexicon.phrases, bytes, length, &at) && crf->features.width == LABEL_N &&
          crf->lexicon.words.width == 1 && crf->lexicon.phrases.width == 1)
        return g_steal_pointer(&crf);
    }
  }
  g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
              "not a reference model of version %u: train it anew (docs/references.md)", CRF_VERSION);
  return NULL;
}

void crf_free(Crf *crf)
{
  g_free(crf);
}

const Lexicon *crf_lexicon(const Crf *crf)
{
  return &crf->lexicon;
}

typedef struct {
  float *scores;  /* n x WIDTH */
  float *factors; /* n x WIDTH, exp(score - the largest of the token) */
  guint8 *edges;  /* n */
} Lattice;

static void score_tokens(const Crf *crf, const Token *tokens, guint n, Lattice *lattice)
{
  g_autoptr(FeatureContext) context = feature_context_new(tokens, n);
  guint32 features[FEATURES_MAX];
  for (guint i = 0; i < n; i++) {
    gint32 sums[WIDTH] = {0};
    guint count = features_of(context, i, features);
    for (guint f = 0; f < count; f++) {
      const guint8 *row = hash_rows_find(&crf->features, features[f]);
      if (row == NULL)
        continue;
      for (guint y = 0; y < LABEL_N; y++)
        sums[y] += (gint8)row[y];
    }
    float *scores = lattice->scores + (gsize)i * WIDTH;
    for (guint y = 0; y < WIDTH; y++)
      scores[y] = y < LABEL_N ? (float)sums[y] * crf->step : NEVER;
    lattice->edges[i] = i > 0 ? (guint8)feature_edge(context, i) : 0;
  }
}

static void best_path(const Crf *crf, guint n, const Lattice *lattice, guint8 *labels)
{
  g_autofree guint8 *back = g_malloc((gsize)n * WIDTH);
  float best[WIDTH], next[WIDTH];
  memcpy(best, lattice->scores, sizeof best);
  for (guint i = 1; i < n; i++) {
    guint8 *from = back + (gsize)i * WIDTH;
    const float *scores = lattice->scores + (gsize)i * WIDTH;
    gint32 choice[WIDTH] = {0};
    for (guint y = 0; y < WIDTH; y++)
      next[y] = NEVER * 2;
    for (guint x = 0; x < LABEL_N; x++) {
      const float *edge = crf->edges[lattice->edges[i]][x];
      float so_far = best[x];
      for (guint y = 0; y < WIDTH; y++) {
        float value = so_far + edge[y];
        choice[y] = value > next[y] ? (gint32)x : choice[y];
        next[y] = value > next[y] ? value : next[y];
      }
    }
    for (guint y = 0; y < WIDTH; y++) {
      from[y] = (guint8)choice[y];
      best[y] = next[y] + scores[y];
    }
  }
  guint y = 0;
  for (guint k = 1; k < LABEL_N; k++)
    if (best[k] > best[y])
      y = k;
  for (guint i = n; i-- > 0;) {
    labels[i] = (guint8)y;
    y = back[(gsize)i * WIDTH + y] * (i > 0);
  }
}

/* Forward-backward with each token's sums scaled to one. */
static void marginals_of(const Crf *crf, guint n, Lattice *lattice, const guint8 *labels, float *marginals)
{
  lattice->factors = g_new(float, (gsize)n *WIDTH);
  g_autofree float *forward = g_new(float, (gsize)n *WIDTH);
  for (guint i = 0; i < n; i++) {
    const float *scores = lattice->scores + (gsize)i * WIDTH;
    float *factors = lattice->factors + (gsize)i * WIDTH, most = scores[0];
    for (guint y = 1; y < LABEL_N; y++)
      most = MAX(most, scores[y]);
    for (guint y = 0; y < WIDTH; y++)
      factors[y] = y < LABEL_N ? expf(scores[y] - most) : 0;
    float *alpha = forward + (gsize)i * WIDTH, sums[WIDTH] = {0}, total = 0;
    if (i > 0)
      for (guint x = 0; x < LABEL_N; x++)
        for (guint y = 0; y < WIDTH; y++)
          sums[y] += alpha[(gssize)x - WIDTH] * crf->edge_factors[lattice->edges[i]][x][y];
    for (guint y = 0; y < WIDTH; y++)
      total += alpha[y] = (i > 0 ? sums[y] : 1) * factors[y];
    for (guint y = 0; y < WIDTH; y++)
      alpha[y] = total > 0 ? alpha[y] / total : 1.0f / LABEL_N;
  }
  float beta[WIDTH];
  for (guint y = 0; y < WIDTH; y++)
    beta[y] = 1;
  for (guint i = n; i-- > 0;) {
    const float *alpha = forward + (gsize)i * WIDTH;
    float total = 0, weighted[WIDTH];
    for (guint y = 0; y < LABEL_N; y++)
      total += alpha[y] * beta[y];
    marginals[i] = total > 0 ? alpha[labels[i]] * beta[labels[i]] / total : 0;
    if (i == 0)
      break;
    float most = 0;
    for (guint y = 0; y < WIDTH; y++)
      weighted[y] = beta[y] * lattice->factors[(gsize)i * WIDTH + y];
    for (guint x = 0; x < LABEL_N; x++) {
      float sum = 0;
      for (guint y = 0; y < LABEL_N; y++)
        sum += crf->edge_factors[lattice->edges[i]][x][y] * weighted[y];
      beta[x] = sum;
      most = MAX(most, sum);
    }
    for (guint x = 0; x < LABEL_N; x++)
      beta[x] = most > 0 ? beta[x] / most : 1;
  }
}

void crf_label(const Crf *crf, Token *tokens, guint n, guint8 *labels, float *marginals)
{
  if (n == 0)
    return;
  lexicon_mark(&crf->lexicon, tokens, n, 0);
  Lattice lattice = {.scores = g_new(float, (gsize)n *WIDTH), .edges = g_new0(guint8, n)};
  score_tokens(crf, tokens, n, &lattice);
  best_path(crf, n, &lattice, labels);
  if (marginals != NULL)
    marginals_of(crf, n, &lattice, labels, marginals);
  g_free(lattice.scores);
  g_free(lattice.factors);
  g_free(lattice.edges);
}
