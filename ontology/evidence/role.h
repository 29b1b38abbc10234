/* What each sentence of an abstract is there for.
 *
 * A linear model over a sentence's words, those of its neighbours and its place. Trained on CSAbstruct (A.
 * Cohan et al., EMNLP 2019; Apache-2.0) and on the printed headings of the structured abstracts of Evidence
 * Inference (MIT). See docs/evidence.md. */
#ifndef ADDUCE_EVIDENCE_ROLE_H
#define ADDUCE_EVIDENCE_ROLE_H

#include "ontology/evidence/linear.h"

typedef enum {
  SENTENCE_BACKGROUND,
  SENTENCE_OBJECTIVE,
  SENTENCE_METHOD,
  SENTENCE_RESULT,
  SENTENCE_CONCLUSION,
  SENTENCE_ROLE_N
} SentenceRole;

/* The roles of an abstract's n sentences in order, into roles[n]; confidence[n] may be NULL. */
void sentence_roles(const char *const *sentences, guint n, SentenceRole *roles, double *confidence);

/* "background", "objective", "method", "result", "conclusion". */
const char *sentence_role_name(SentenceRole role);

/* For the trainer: the features of sentence i, and the same with the model given. */
void sentence_role_features(FeatureVector *out, const char *const *sentences, guint n, guint i);
void sentence_roles_by_model(const LinearModel *model, const char *const *sentences, guint n,
                             SentenceRole *roles, double *confidence);

#endif
