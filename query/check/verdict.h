/* What all the evidence on a claim comes to, counted by studies and not by sentences. */
#ifndef ADDUCE_QUERY_CHECK_VERDICT_H
#define ADDUCE_QUERY_CHECK_VERDICT_H

#include "query/check/evidence.h"

typedef enum {
  VERDICT_SUPPORTED,
  VERDICT_CONTRADICTED,
  VERDICT_MIXED,
  VERDICT_NO_EFFECT,
  VERDICT_NOT_ADDRESSED,
  VERDICT_N
} Verdict;

/* "supported", "contradicted", "mixed", "no effect", "not addressed". */
const char *verdict_name(Verdict verdict);

/* One side of the evidence. */
typedef struct {
  guint sentences;
  guint studies; /* works whose finding it is, each once */
  double weight;
  StudyDesign design; /* the strongest, by its level; unknown where none has one */
  guint level;        /* of that design; 0 none */
} Side;

/* The verdict on evidence (of Evidence*, each judged; those that describe don't count), with the sides by
 * EvidenceStance: what most of the weight of the studies says, mixed where no side has most of it. Exchanging
 * supports and contradicts exchanges the verdict. */
Verdict verdict_of(const GPtrArray *evidence, Side sides[EVIDENCE_N]);

#endif
