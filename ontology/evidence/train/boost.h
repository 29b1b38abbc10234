/* Fits boosted trees (trees.h) to two classes by Newton steps on the logistic loss, on binned numbers (T.
 * Chen, C. Guestrin, "XGBoost", KDD 2016; G. Ke et al., "LightGBM", NIPS 2017).
 *
 * Deterministic: which rows and numbers a tree sees is told by a hash of their place, not by chance. */
#ifndef ADDUCE_EVIDENCE_BOOST_H
#define ADDUCE_EVIDENCE_BOOST_H

#include "ontology/evidence/trees.h"

typedef struct {
  guint trees, depth;
  double rate;          /* what each tree counts */
  double l2;            /* penalty of a leaf's value */
  double least;         /* least weight (sum of p (1 - p)) in a leaf */
  double rows, numbers; /* share of the rows and of the numbers that each tree sees */
} BoostOptions;

typedef struct {
  guint features, rows;
  GArray *numbers; /* float, a row after the other */
  GArray *labels;  /* float, 0 or 1 */
  GArray *weights; /* float */
} BoostRows;

BoostRows *boost_rows_new(guint features);
void boost_rows_free(BoostRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BoostRows, boost_rows_free)
void boost_rows_add(BoostRows *rows, const float *numbers, gboolean label, double weight);

/* The model owns its nodes. No rows: a model that says 0. */
TreeModel boost_learn(const BoostRows *rows, const BoostOptions *options);

#endif
