/* A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the tokens of a
 * reference: weights read from a compact file, the best labelling (Viterbi) and each label's marginal
 * probability (forward-backward). Only reads; thread-safe once loaded. */
#ifndef ADDUCE_CITATION_MODEL_CRF_H
#define ADDUCE_CITATION_MODEL_CRF_H

#include "corpus/citation/model/label.h"
#include "corpus/citation/model/lexicon.h"

/* Layout of a model file: magic, guint32 version, guint32 labels, guint32 edge classes, float32 weight of one
 * step, then the edge weights (int8, [class][from][to]), then three tables: rows of features (one int8 a
 * label), words, phrases. */
#define CRF_MAGIC   "adduceRM"
#define CRF_VERSION 1u

typedef struct Crf Crf;

/* bytes: aligned to 4, kept by the caller as long as the model. NULL with an error when malformed. */
Crf *crf_new(const guint8 *bytes, gsize length, GError **error);
void crf_free(Crf *crf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Crf, crf_free)

/* The model built into the library. Never NULL. */
const Crf *crf_shipped(void);

const Lexicon *crf_lexicon(const Crf *crf);

/* Labels the tokens (and marks them with the lexicon). labels: n values of Label; marginals: n probabilities
 * of them, may be NULL. */
void crf_label(const Crf *crf, Token *tokens, guint n, guint8 *labels, float *marginals);

#endif
