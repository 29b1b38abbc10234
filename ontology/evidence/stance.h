/* Does a sentence, or a passage, support a claim, contradict it, or neither?
 *
 * Two linear models on named features look at the sentences: is this evidence on the claim at all (how much
 * of it does it name, both sides, in which order, does it report a finding, where does it stand), and which
 * way does it point (words of direction on both sides, opposites, denials, figures). Boosted trees put the
 * best three sentences, the title and the whole together and weigh the passage against the others that a
 * search gave. Trained on SciFact (D. Wadden et al., EMNLP 2020; claims CC BY 4.0, abstracts ODC-By 1.0) and,
 * for the way alone, on Evidence Inference (MIT). See docs/evidence.md.
 *
 * By construction: the negation of a claim gets the mirrored stance; a claim of direction ("X reduces Y")
 * whose passage has subject and object the other way round, or doesn't tell, is never supported by it. */
#ifndef ADDUCE_EVIDENCE_STANCE_H
#define ADDUCE_EVIDENCE_STANCE_H

#include "ontology/evidence/claim.h"
#include "ontology/evidence/linear.h"
#include "ontology/evidence/trees.h"

typedef enum { STANCE_SUPPORTS, STANCE_CONTRADICTS, STANCE_NEITHER, STANCE_N } Stance;

/* What is known of words, so that rare ones count more: a weight is log(1 + documents / (0.5 + holding)).
 * documents: how many texts of about an abstract's length the base has (its passages, or its papers: the
 * models only use ratios). holding: in how many of them a word stands; it gets the word in small letters as
 * the claim has it, not stemmed, and answers for all its forms: with an index of stemmed terms that is the
 * frequency of the word's term. It is asked once for each word of the claim, so that it may look the word up
 * on disk. 0 for a word that nobody has. The same base gives the same answers. */
typedef struct {
  guint documents;
  guint (*holding)(const char *word, gpointer data);
  gpointer data;
} StanceContext;

/* context NULL: rare words are told by their length, capitals and figures. confidence (may be NULL):
 * probability of the answer, 0 to 1. */
Stance stance_of(const StanceContext *context, const char *claim, const char *sentence, double *confidence);

/* "supports", "contradicts", "neither". */
const char *stance_name(Stance stance);

/* A passage (abstract, paragraph) judged as a whole. */
typedef struct {
  Stance stance;
  double evidence;    /* probability that it is evidence at all, 0 to 1 */
  double support;     /* probability that it supports rather than contradicts, given that it is; told whatever
                         evidence is */
  guint n;            /* how many sentences it rests on; 0 for neither */
  guint sentences[3]; /* their numbers, best first */
} PassageStance;

/* title may be NULL. sentences: n of them. */
PassageStance stance_of_passage(const StanceContext *context, const char *claim, const char *title,
                                const char *const *sentences, guint n);

/* Passages that a search gave for the claim (the best 5 or so, whole abstracts where there are some), judged
 * one beside the other: how much of the claim each has against the best of the others tells what is evidence
 * better than any of them alone, and with others beside it a passage has to be surer to be said anything of.
 * out: n of them. Prefer it to stance_of_passage where there is a list. */
typedef struct {
  const char *title; /* may be NULL */
  const char *const *sentences;
  guint n;
} StancePassage;
void stance_of_passages(const StanceContext *context, const char *claim, const StancePassage *passages,
                        guint n, PassageStance *out);

/* For the trainer: a claim and a passage made ready, the features of its sentences and the numbers of the
 * whole, and the judgement with the models given. */
typedef struct StancePair StancePair;
StancePair *stance_pair_new(const StanceContext *context, const char *claim, const char *title,
                            const char *const *sentences, guint n);
void stance_pair_free(StancePair *pair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StancePair, stance_pair_free)

#define STANCE_SENTENCES 3
/* The sentences most likely to be evidence, best first; margin: of the logistic function. */
typedef struct {
  guint n, best[STANCE_SENTENCES];
  double margin[STANCE_SENTENCES];
  double sum; /* of the probabilities of all */
} StanceSentences;
/* The best of the other passages for the claim; n: how many, 0 where the passage stands alone. */
typedef struct {
  guint n, rank;
  double match, sum, whole;
} StanceRivals;

#define STANCE_EVIDENCE_NUMBERS 37
#define STANCE_SIGN_NUMBERS     46
int stance_claim_sign(const StancePair *pair);
gboolean stance_claim_directed(const StancePair *pair);
void stance_rationale_features(const StancePair *pair, guint i, FeatureVector *out);
void stance_sign_features(const StancePair *pair, guint i, FeatureVector *out);
StanceSentences stance_sentences(const StancePair *pair, const LinearModel *rationale);
/* Of pair `own` among n pairs with their sentences. */
StanceRivals stance_rivals(StancePair *const *pairs, const StanceSentences *found, guint n, guint own);
void stance_evidence_numbers(const StancePair *pair, const StanceSentences *found, const StanceRivals *rivals,
                             float *out);
/* margins: the sign model's of found's sentences. */
void stance_sign_numbers(const StancePair *pair, const StanceSentences *found, const double *margins,
                         float *out);
/* All turn their sign when the claim's subject and object are exchanged. */
void stance_order_features(const StancePair *pair, const StanceSentences *found, FeatureVector *out);

typedef struct {
  const LinearModel *rationale, *sign, *order;
  const TreeModel *beside, *alone; /* evidence, with and without others beside it */
  const TreeModel *way;
} StanceModels;
PassageStance stance_judge(const StancePair *pair, const StanceSentences *found, const StanceRivals *rivals,
                           const StanceModels *models);

#endif
