/* Does a sentence support a claim, contradict it, or neither?
 *
 * Two linear models on named features: the first says whether the sentence is evidence on the claim at all
 * (how much of the claim it names, in which order, whether it reports a finding, where it stands), the second
 * which way (direction words on both sides, antonyms, negation, figures, who does what to whom). Trained on
 * SciFact (D. Wadden et al., EMNLP 2020; claims CC BY 4.0, abstracts ODC-By 1.0). See docs/evidence.md.
 *
 * By construction: the negation of a claim gets the mirrored stance; a claim of direction ("X reduces Y")
 * whose sentence has subject and object the other way round, or doesn't tell, is never supported by it. */
#ifndef ADDUCE_EVIDENCE_STANCE_H
#define ADDUCE_EVIDENCE_STANCE_H

#include "ontology/evidence/claim.h"
#include "ontology/evidence/linear.h"

typedef enum { STANCE_SUPPORTS, STANCE_CONTRADICTS, STANCE_NEITHER, STANCE_N } Stance;

/* What is known of words: how many of `documents` passages hold a word (small letters, any form of it). */
typedef struct {
  guint documents;
  guint (*holding)(const char *word, gpointer data);
  gpointer data;
} StanceContext;

/* context NULL: rare words are told by their length. confidence (may be NULL): probability of the answer, 0
 * to 1. */
Stance stance_of(const StanceContext *context, const char *claim, const char *sentence, double *confidence);

/* "supports", "contradicts", "neither". */
const char *stance_name(Stance stance);

/* A passage (abstract, paragraph) judged as a whole. */
typedef struct {
  Stance stance;
  double evidence;    /* probability that it is evidence at all, 0 to 1 */
  double support;     /* probability that it supports rather than contradicts, given that it is */
  guint n;            /* how many sentences it rests on; 0 for neither */
  guint sentences[3]; /* their numbers, best first */
} PassageStance;

/* title may be NULL. sentences: n of them. */
PassageStance stance_of_passage(const StanceContext *context, const char *claim, const char *title,
                                const char *const *sentences, guint n);

/* For the trainer: a claim and a passage made ready, the features of its sentences, and the judgement with
 * the models given. */
typedef struct StancePair StancePair;
StancePair *stance_pair_new(const StanceContext *context, const char *claim, const char *title,
                            const char *const *sentences, guint n);
void stance_pair_free(StancePair *pair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StancePair, stance_pair_free)
void stance_rationale_features(const StancePair *pair, guint i, FeatureVector *out);
void stance_sign_features(const StancePair *pair, guint i, FeatureVector *out);
int stance_claim_sign(const StancePair *pair);
PassageStance stance_judge(const StancePair *pair, const LinearModel *rationale, const LinearModel *sign);

#endif
