/* Which way a finding points: did the outcome go up, go down, or make no difference?
 *
 * A linear model (linear.h) over the words of the sentence, with those of the intervention, the comparator
 * and the outcome replaced by their part, over the order of these parts and of the words of direction
 * (cue.h), and over the figures: p values, confidence intervals, the two numbers that are compared. Trained
 * on Evidence Inference (E. Lehman et al., NAACL 2019; MIT licence) by ontology/evidence/train; see
 * docs/evidence.md. */
#ifndef ADDUCE_EVIDENCE_DIRECTION_H
#define ADDUCE_EVIDENCE_DIRECTION_H

#include "ontology/evidence/linear.h"

typedef enum { FINDING_INCREASED, FINDING_DECREASED, FINDING_NO_DIFFERENCE, FINDING_N } FindingDirection;

/* The direction that a sentence (or a few, or a table row) reports of the outcome under the intervention
 * against the comparator. intervention, comparator and outcome may be NULL or empty: unknown. confidence (may
 * be NULL) is the probability, 1/3 to 1. Exchanging intervention and comparator exchanges increased and
 * decreased. It says nothing on whether the sentence is about them at all: see pinpoint.h. Same input, same
 * answer; any bytes go. */
FindingDirection direction_of(const char *sentence, const char *intervention, const char *comparator,
                              const char *outcome, double *confidence);

/* "increased", "decreased", "no difference". */
const char *finding_direction_name(FindingDirection direction);

/* The features that the model was trained on, and the function with a model given: for the trainer. */
void direction_features(FeatureVector *out, const char *sentence, const char *intervention,
                        const char *comparator, const char *outcome);
FindingDirection direction_by_model(const LinearModel *model, const char *sentence, const char *intervention,
                                    const char *comparator, const char *outcome, double *confidence);

#endif
