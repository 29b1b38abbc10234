/* The models that are built into the library. */
#ifndef ADDUCE_EVIDENCE_SHIPPED_H
#define ADDUCE_EVIDENCE_SHIPPED_H

#include "ontology/evidence/linear.h"
#include "ontology/evidence/trees.h"

typedef enum {
  MODEL_DIRECTION,
  MODEL_PINPOINT,
  MODEL_RATIONALE, /* is a sentence evidence on a claim? */
  MODEL_STANCE,    /* which way? */
  MODEL_ORDER,     /* who acts on whom? */
  MODEL_FUNCTION,
  MODEL_ROLE,
  MODEL_N
} ShippedModel;

typedef enum {
  TREES_BESIDE, /* is a passage evidence on a claim, beside others that a search gave? */
  TREES_ALONE,  /* and alone? */
  TREES_WAY,    /* which way? */
  TREES_N
} ShippedTrees;

/* A model, read on first use; lives as long as the program; safe from any thread. */
const LinearModel *model_shipped(ShippedModel model);
const TreeModel *trees_shipped(ShippedTrees model);

#endif
