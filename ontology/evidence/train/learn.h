/* Fits linear models: multinomial logistic regression and its listwise kin, by libLBFGS.
 *
 * Deterministic: the same samples in the same order give the same bytes. */
#ifndef ADDUCE_EVIDENCE_LEARN_H
#define ADDUCE_EVIDENCE_LEARN_H

#include "ontology/evidence/linear.h"

typedef struct {
  FeatureVector *features; /* owned */
  guint label;             /* class; for lists 1 for a right item, 0 for another */
  double weight;
  guint64 group; /* document: the unit of a split */
  guint list;    /* for lists: items of one list share it and stand together */
  guint id;      /* row in the data set, for the reports */
} Sample;

GPtrArray *samples_new(void); /* of Sample*, owned */
Sample *sample_add(GPtrArray *samples, guint label, double weight, guint64 group);

typedef struct {
  guint classes, bits;
  double l2;
  guint iterations;
} LearnOptions;

/* Multinomial logistic regression on samples [those with use[i]; NULL all]. The model owns its weights. */
LinearModel learn_logistic(const GPtrArray *samples, const gboolean *use, const LearnOptions *options);

/* One row of weights: the margin of label 1 against label 0. classes of the options is not used. */
LinearModel learn_binary(const GPtrArray *samples, const gboolean *use, const LearnOptions *options);

/* One row of weights: the probability that a softmax over a list gives to its right items is made as large as
 * can be. Lists without a right item are skipped. classes of the options is not used. */
LinearModel learn_listwise(const GPtrArray *samples, const gboolean *use, const LearnOptions *options);

/* Which of n folds a document belongs to. */
guint fold_of(guint64 group, guint n);
/* FALSE for the half of the documents that features are developed on, TRUE for the half that is reported on.
 */
gboolean is_report_half(guint64 group);

#endif
