/* Linear models over named features: what the functions of this room decide by.
 *
 * A feature is a name ("bigram:no signific") and a value; its name is hashed to one of 2^bits columns (K.
 * Weinberger et al., "Feature hashing for large scale multitask learning", ICML 2009). A model has a row of
 * weights for each class; the class with the largest sum of weight times value wins, and a logistic function
 * turns sums into probabilities. Weights are 16 bit numbers and one scale a row. */
#ifndef ADDUCE_EVIDENCE_LINEAR_H
#define ADDUCE_EVIDENCE_LINEAR_H

#include <glib.h>

#define LINEAR_CLASSES_MAX 8

typedef struct {
  guint32 column;
  float value;
} Feature;

/* A growing list of features, columns not yet folded to a model's size. */
typedef struct {
  GArray *items; /* Feature */
} FeatureVector;

FeatureVector *features_new(void);
void features_free(FeatureVector *vector);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeatureVector, features_free)

/* Adds a feature by its name, or by the hashes of a room of names and of one name or more in it. */
void feature_add(FeatureVector *vector, const char *name, double value);
void feature_add_hash(FeatureVector *vector, const char *room, guint64 hash, double value);
/* Sorts by column and adds up the values of the same one. */
void features_merge(FeatureVector *vector);

typedef struct {
  guint classes, bits;
  float scale[LINEAR_CLASSES_MAX], bias[LINEAR_CLASSES_MAX];
  const guint8 *weights; /* classes rows of 2^bits numbers of 16 bits, the low byte first */
  gpointer owned;        /* what holds weights, or NULL for bytes of others */
} LinearModel;

/* Reads a model as linear_write writes it; bytes must outlive it. FALSE with an error for anything else. */
gboolean linear_read(LinearModel *model, const guint8 *bytes, gsize length, GError **error);
GBytes *linear_write(const LinearModel *model);
void linear_clear(LinearModel *model);

/* Sums for each class into scores[classes]. */
void linear_scores(const LinearModel *model, const FeatureVector *vector, double *scores);
/* Scores to probabilities, in place. */
void linear_softmax(double *scores, guint n);

/* Column of a feature in a model of 2^bits columns. */
static inline guint32 linear_column(guint32 column, guint bits)
{
  return (column ^ (column >> 16) * 40503u) & ((1u << bits) - 1);
}

#endif
