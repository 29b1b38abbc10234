#include "corpus/citation/train/learn.h"

#include "corpus/citation/model/crf.h"
#include "corpus/citation/model/feature.h"

#include <math.h>
#include <string.h>

#define WIDTH 20 /* LABEL_N, padded */
G_STATIC_ASSERT(LABEL_N <= WIDTH);
#define NO_ROW G_MAXUINT32

typedef struct {
  guint n;
  guint64 first; /* in Learned.rows_of */
  const guint8 *labels;
  guint8 *edges;
} Sequence;

struct Learned {
  GArray *sequences;
  guint32 *rows_of; /* rows of each token's features, FEATURES_MAX apart at most; see `per_token` */
  guint per_token;
  guint rows;
  guint32 *hashes; /* of each row */
  guint32 *counts;
  float *weights, *squares; /* rows x WIDTH */
  float edges[EDGE_CLASSES][LABEL_N][WIDTH];
  float edge_squares[EDGE_CLASSES][LABEL_N][WIDTH];
};

/* A growing table of hash -> number, open addressing. */
typedef struct {
  guint32 *keys, *values;
  guint64 size, used;
} Counter;

static void counter_init(Counter *counter, guint64 size)
{
  *counter = (Counter){g_new0(guint32, size), g_new0(guint32, size), size, 0};
}

static guint32 *counter_at(Counter *counter, guint32 key)
{
  key = key == 0 ? 1 : key;
  guint64 at = ((guint64)key * 0x9E3779B97F4A7C15ull) >> 20 & (counter->size - 1);
  while (counter->keys[at] != 0 && counter->keys[at] != key)
    at = (at + 1) & (counter->size - 1);
  if (counter->keys[at] == 0) {
    counter->keys[at] = key;
    counter->used++;
    g_assert(counter->used < counter->size / 10 * 9);
  }
  return &counter->values[at];
}

static void counter_clear(Counter *counter)
{
  g_free(counter->keys);
  g_free(counter->values);
}

/* Every second string is seen as if a third of its words were in no dictionary. */
static void mark_example(Example *example, const Lexicon *lexicon, guint number)
{
  guint32 forget = number % 2 == 0 ? 0 : number * 2654435761u | 1;
  lexicon_mark(lexicon, (Token *)(void *)example->tokens->data, example->tokens->len, forget);
}

static void count_features(GPtrArray *examples, const Lexicon *lexicon, Counter *counter)
{
  guint32 features[FEATURES_MAX];
  for (guint e = 0; e < examples->len; e++) {
    Example *example = g_ptr_array_index(examples, e);
    mark_example(example, lexicon, e);
    guint n = example->tokens->len;
    g_autoptr(FeatureContext) context =
        feature_context_new((const Token *)(const void *)example->tokens->data, n);
    for (guint i = 0; i < n; i++) {
      guint count = features_of(context, i, features);
      for (guint f = 0; f < count; f++)
        (*counter_at(counter, features[f]))++;
    }
  }
}

/* Gives the features that occur often enough their rows: counter's values become row + 1, or 0. */
static void number_rows(Learned *learned, Counter *counter, guint least)
{
  for (guint64 i = 0; i < counter->size; i++)
    learned->rows += counter->keys[i] != 0 && counter->values[i] >= least;
  learned->hashes = g_new(guint32, learned->rows);
  learned->counts = g_new(guint32, learned->rows);
  guint row = 0;
  for (guint64 i = 0; i < counter->size; i++) {
    if (counter->keys[i] == 0 || counter->values[i] < least) {
      counter->values[i] = 0;
      continue;
    }
    learned->hashes[row] = counter->keys[i];
    learned->counts[row] = counter->values[i];
    counter->values[i] = ++row;
  }
}

static void store_sequences(Learned *learned, GPtrArray *examples, Counter *counter)
{
  guint64 tokens = 0;
  for (guint e = 0; e < examples->len; e++)
    tokens += ((Example *)g_ptr_array_index(examples, e))->tokens->len;
  learned->per_token = FEATURES_MAX;
  learned->rows_of = g_malloc_n(tokens * learned->per_token, sizeof(guint32));
  guint64 at = 0;
  guint32 features[FEATURES_MAX];
  for (guint e = 0; e < examples->len; e++) {
    const Example *example = g_ptr_array_index(examples, e);
    guint n = example->tokens->len;
    Sequence sequence = {.n = n, .first = at, .labels = example->labels, .edges = g_new0(guint8, n)};
    g_autoptr(FeatureContext) context =
        feature_context_new((const Token *)(const void *)example->tokens->data, n);
    for (guint i = 0; i < n; i++, at += learned->per_token) {
      guint count = features_of(context, i, features), kept = 0;
      for (guint f = 0; f < count; f++) {
        guint32 row = *counter_at(counter, features[f]);
        if (row != 0)
          learned->rows_of[at + kept++] = row - 1;
      }
      if (kept < learned->per_token)
        learned->rows_of[at + kept] = NO_ROW;
      if (i > 0)
        sequence.edges[i] = (guint8)feature_edge(context, i);
    }
    g_array_append_val(learned->sequences, sequence);
  }
}

typedef struct {
  float *factors, *forward, *backward; /* longest sequence x WIDTH */
} Work;

static float edge_factors[EDGE_CLASSES][LABEL_N][WIDTH];

static void score(const Learned *learned, const Sequence *s, Work *work)
{
  for (guint i = 0; i < s->n; i++) {
    float sums[WIDTH] = {0};
    const guint32 *rows = learned->rows_of + s->first + (guint64)i * learned->per_token;
    for (guint f = 0; f < learned->per_token && rows[f] != NO_ROW; f++) {
      const float *w = learned->weights + (gsize)rows[f] * WIDTH;
      for (guint y = 0; y < WIDTH; y++)
        sums[y] += w[y];
    }
    float most = sums[0];
    for (guint y = 1; y < LABEL_N; y++)
      most = MAX(most, sums[y]);
    for (guint y = 0; y < WIDTH; y++)
      work->factors[i * WIDTH + y] = y < LABEL_N ? expf(sums[y] - most) : 0;
  }
}

static void forward_backward(const Sequence *s, Work *work)
{
  for (guint i = 0; i < s->n; i++) {
    float sums[WIDTH] = {0}, total = 0;
    float *alpha = work->forward + i * WIDTH;
    if (i > 0)
      for (guint x = 0; x < LABEL_N; x++)
        for (guint y = 0; y < WIDTH; y++)
          sums[y] += alpha[(gssize)x - WIDTH] * edge_factors[s->edges[i]][x][y];
    for (guint y = 0; y < WIDTH; y++)
      total += alpha[y] = (i > 0 ? sums[y] : 1) * work->factors[i * WIDTH + y];
    for (guint y = 0; y < WIDTH; y++)
      alpha[y] /= total;
  }
  float *last = work->backward + (s->n - 1) * WIDTH;
  for (guint y = 0; y < WIDTH; y++)
    last[y] = 1;
  for (guint i = s->n - 1; i > 0; i--) {
    float weighted[WIDTH], total = 0;
    const float *beta = work->backward + i * WIDTH;
    float *before = work->backward + (i - 1) * WIDTH;
    for (guint y = 0; y < WIDTH; y++)
      weighted[y] = beta[y] * work->factors[i * WIDTH + y];
    for (guint x = 0; x < LABEL_N; x++) {
      float sum = 0;
      for (guint y = 0; y < LABEL_N; y++)
        sum += edge_factors[s->edges[i]][x][y] * weighted[y];
      before[x] = sum;
      total += sum;
    }
    for (guint x = 0; x < WIDTH; x++)
      before[x] = x < LABEL_N ? before[x] / total : 0;
  }
}

static void adapt(float *weight, float *square, float gradient, float step, float decay)
{
  gradient -= decay * *weight;
  *square += gradient * gradient;
  *weight += step * gradient / (sqrtf(*square) + 1e-4f);
}

static void update_edges(Learned *learned, const Sequence *s, guint i, const Work *work, float step,
                         float decay)
{
  guint class = s->edges[i];
  const float *alpha = work->forward + (i - 1) * WIDTH, *beta = work->backward + i * WIDTH;
  const float *factor = work->factors + i * WIDTH;
  float joint[LABEL_N][WIDTH], total = 0;
  for (guint x = 0; x < LABEL_N; x++)
    for (guint y = 0; y < LABEL_N; y++)
      total += joint[x][y] = alpha[x] * edge_factors[class][x][y] * factor[y] * beta[y];
  for (guint x = 0; x < LABEL_N; x++)
    for (guint y = 0; y < LABEL_N; y++) {
      gboolean gold = s->labels[i - 1] == x && s->labels[i] == y;
      float gradient = (float)gold - joint[x][y] / total;
      if (fabsf(gradient) > 1e-4f) {
        adapt(&learned->edges[class][x][y], &learned->edge_squares[class][x][y], gradient, step, decay);
        edge_factors[class][x][y] = expf(learned->edges[class][x][y]);
      }
    }
}

static double update(Learned *learned, const Sequence *s, Work *work, float step, float decay)
{
  score(learned, s, work);
  forward_backward(s, work);
  double loss = 0;
  for (guint i = 0; i < s->n; i++) {
    float p[WIDTH] = {0}, total = 0;
    for (guint y = 0; y < LABEL_N; y++)
      total += p[y] = work->forward[i * WIDTH + y] * work->backward[i * WIDTH + y];
    for (guint y = 0; y < LABEL_N; y++)
      p[y] = -p[y] / total;
    float right = -p[s->labels[i]];
    loss -= log(MAX(right, 1e-9f));
    p[s->labels[i]] += 1;
    if (right > 0.999f)
      continue;
    const guint32 *rows = learned->rows_of + s->first + (guint64)i * learned->per_token;
    for (guint f = 0; f < learned->per_token && rows[f] != NO_ROW; f++) {
      float *w = learned->weights + (gsize)rows[f] * WIDTH, *q = learned->squares + (gsize)rows[f] * WIDTH;
      for (guint y = 0; y < WIDTH; y++) {
        float gradient = p[y] - decay * w[y];
        q[y] += gradient * gradient;
        w[y] += step * gradient / (sqrtf(q[y]) + 1e-4f);
      }
    }
  }
  for (guint i = 1; i < s->n; i++)
    update_edges(learned, s, i, work, step, decay);
  return loss;
}

static guint32 random_next(guint64 *state)
{
  *state = *state * 6364136223846793005ull + 1442695040888963407ull;
  return (guint32)(*state >> 33);
}

static void run_epochs(Learned *learned, guint epochs, double step, double decay, double last_step)
{
  guint n = learned->sequences->len, longest = 1;
  g_autofree guint *order = g_new(guint, n);
  guint64 tokens = 0;
  for (guint i = 0; i < n; i++) {
    order[i] = i;
    longest = MAX(longest, g_array_index(learned->sequences, Sequence, i).n);
    tokens += g_array_index(learned->sequences, Sequence, i).n;
  }
  Work work = {g_new0(float, longest *WIDTH), g_new0(float, longest *WIDTH), g_new0(float, longest *WIDTH)};
  guint64 seed = 20260101;
  for (guint c = 0; c < EDGE_CLASSES; c++)
    for (guint x = 0; x < LABEL_N; x++)
      for (guint y = 0; y < WIDTH; y++)
        edge_factors[c][x][y] = y < LABEL_N ? expf(learned->edges[c][x][y]) : 0;
  for (guint epoch = 0; epoch < epochs; epoch++) {
    double loss = 0, part = epochs > 1 ? (double)epoch / (epochs - 1) : 1;
    float now = (float)(step + (last_step - step) * part);
    for (guint i = n; i > 1; i--) {
      guint k = random_next(&seed) % i, swap = order[i - 1];
      order[i - 1] = order[k];
      order[k] = swap;
    }
    for (guint i = 0; i < n; i++)
      loss +=
          update(learned, &g_array_index(learned->sequences, Sequence, order[i]), &work, now, (float)decay);
    g_printerr("epoch %u of %u: %.4f nats a token\n", epoch + 1, epochs, loss / (double)tokens);
  }
  g_free(work.factors);
  g_free(work.forward);
  g_free(work.backward);
}

typedef struct {
  float worth;
  guint32 row;
} Worth;

static int by_worth(const void *a, const void *b)
{
  const Worth *x = a, *y = b;
  if (x->worth != y->worth)
    return x->worth < y->worth ? 1 : -1;
  return x->row < y->row ? -1 : x->row > y->row;
}

/* Keeps the rows that move most; those gone are taken out of the sequences. */
static void keep_rows(Learned *learned, guint keep)
{
  g_autofree Worth *worths = g_new(Worth, learned->rows);
  for (guint r = 0; r < learned->rows; r++) {
    float most = 0, least = 0;
    for (guint y = 0; y < LABEL_N; y++) {
      most = MAX(most, learned->weights[(gsize)r * WIDTH + y]);
      least = MIN(least, learned->weights[(gsize)r * WIDTH + y]);
    }
    worths[r] = (Worth){(most - least) * (float)sqrt(log(1.0 + learned->counts[r])), r};
  }
  qsort(worths, learned->rows, sizeof *worths, by_worth);
  keep = MIN(keep, learned->rows);
  g_autofree guint8 *kept = g_new0(guint8, learned->rows);
  for (guint i = 0; i < keep; i++)
    kept[worths[i].row] = 1;
  for (guint r = 0; r < learned->rows; r++)
    if (!kept[r])
      memset(learned->weights + (gsize)r * WIDTH, 0, WIDTH * sizeof(float));
  for (guint k = 0; k < learned->sequences->len; k++) {
    const Sequence *s = &g_array_index(learned->sequences, Sequence, k);
    for (guint i = 0; i < s->n; i++) {
      guint32 *rows = learned->rows_of + s->first + (guint64)i * learned->per_token;
      guint left = 0;
      for (guint f = 0; f < learned->per_token && rows[f] != NO_ROW; f++)
        if (kept[rows[f]])
          rows[left++] = rows[f];
      if (left < learned->per_token)
        rows[left] = NO_ROW;
    }
  }
  for (guint r = 0; r < learned->rows; r++)
    learned->counts[r] = kept[r] ? learned->counts[r] : 0;
}

Learned *learn(GPtrArray *examples, const Lexicon *lexicon, const LearnOptions *options)
{
  Learned *learned = g_new0(Learned, 1);
  learned->sequences = g_array_new(FALSE, FALSE, sizeof(Sequence));
  Counter counter;
  counter_init(&counter, 1u << 26);
  count_features(examples, lexicon, &counter);
  number_rows(learned, &counter, options->least);
  g_printerr("%u strings, %" G_GUINT64_FORMAT " features, %u at least %u times\n", examples->len,
             counter.used, learned->rows, options->least);
  store_sequences(learned, examples, &counter);
  counter_clear(&counter);
  learned->weights = g_new0(float, (gsize)learned->rows *WIDTH);
  learned->squares = g_new0(float, (gsize)learned->rows *WIDTH);
  run_epochs(learned, options->epochs, options->step, options->decay, options->step / 4);
  keep_rows(learned, options->rows);
  run_epochs(learned, options->last_epochs, options->step / 4, options->decay, options->step / 16);
  return learned;
}

void learned_free(Learned *learned)
{
  if (learned == NULL)
    return;
  for (guint i = 0; i < learned->sequences->len; i++)
    g_free(g_array_index(learned->sequences, Sequence, i).edges);
  g_array_unref(learned->sequences);
  g_free(learned->rows_of);
  g_free(learned->hashes);
  g_free(learned->counts);
  g_free(learned->weights);
  g_free(learned->squares);
  g_free(learned);
}

static void append_u32(GByteArray *out, guint32 value)
{
  value = GUINT32_TO_LE(value);
  g_byte_array_append(out, (const guint8 *)&value, sizeof value);
}

static void pad(GByteArray *out)
{
  static const guint8 zeros[4] = {0};
  g_byte_array_append(out, zeros, (4 - out->len % 4) % 4);
}

typedef struct {
  guint32 hash;
  guint32 row;
} Entry;

static int by_hash(const void *a, const void *b)
{
  const Entry *x = a, *y = b;
  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

void hash_rows_write(GByteArray *out, guint bits, guint width, const guint32 *hashes, const guint8 *rows,
                     guint count)
{
  g_autofree Entry *entries = g_new(Entry, count + 1);
  for (guint i = 0; i < count; i++)
    entries[i] = (Entry){hashes[i], i};
  qsort(entries, count, sizeof *entries, by_hash);
  append_u32(out, bits);
  append_u32(out, count);
  append_u32(out, width);
  append_u32(out, 0);
  guint at = 0;
  for (guint bucket = 0; bucket <= 1u << bits; bucket++) {
    while (at < count && entries[at].hash >> (32 - bits) < bucket)
      at++;
    append_u32(out, at);
  }
  for (guint i = 0; i < count; i++) {
    guint16 key = GUINT16_TO_LE((guint16)(entries[i].hash & 0xFFFF));
    g_byte_array_append(out, (const guint8 *)&key, sizeof key);
  }
  pad(out);
  for (guint i = 0; i < count; i++)
    g_byte_array_append(out, rows + (gsize)entries[i].row * width, width);
  pad(out);
}

static gint8 quantise(float weight, float step)
{
  return (gint8)CLAMP(lrintf(weight / step), -127, 127);
}

void learned_write(const Learned *learned, GByteArray *out)
{
  const float step = 6.35f / 127;
  g_byte_array_append(out, (const guint8 *)CRF_MAGIC, 8);
  append_u32(out, CRF_VERSION);
  append_u32(out, LABEL_N);
  append_u32(out, EDGE_CLASSES);
  guint32 bits;
  memcpy(&bits, &step, sizeof bits);
  append_u32(out, bits);
  for (guint c = 0; c < EDGE_CLASSES; c++)
    for (guint x = 0; x < LABEL_N; x++)
      for (guint y = 0; y < LABEL_N; y++) {
        gint8 value = quantise(learned->edges[c][x][y], step);
        g_byte_array_append(out, (const guint8 *)&value, 1);
      }
  pad(out);
  guint count = 0;
  g_autofree guint32 *hashes = g_new(guint32, learned->rows + 1);
  g_autofree guint8 *rows = g_malloc((gsize)(learned->rows + 1) * LABEL_N);
  for (guint r = 0; r < learned->rows; r++) {
    gboolean any = FALSE;
    for (guint y = 0; y < LABEL_N; y++) {
      gint8 value = quantise(learned->weights[(gsize)r * WIDTH + y], step);
      rows[(gsize)count * LABEL_N + y] = (guint8)value;
      any |= value != 0;
    }
    hashes[count] = learned->hashes[r];
    count += any && learned->counts[r] > 0;
  }
  hash_rows_write(out, 16, LABEL_N, hashes, rows, count);
}
