/* Learns the weights of the random field by stochastic gradient ascent on the conditional likelihood, with
 * AdaGrad's steps (Duchi, Hazan and Singer 2011), in a fixed order of examples: the same examples give the
 * same bytes again. */
#ifndef ADDUCE_CITATION_TRAIN_LEARN_H
#define ADDUCE_CITATION_TRAIN_LEARN_H

#include "corpus/citation/model/lexicon.h"
#include "corpus/citation/train/example.h"

typedef struct {
  guint epochs;      /* over all features */
  guint last_epochs; /* over those that are kept */
  guint rows;        /* features kept */
  guint least;       /* times a feature must occur */
  double step, decay;
} LearnOptions;

typedef struct Learned Learned;

/* examples: of Example*, finished. Progress goes to standard error. */
Learned *learn(GPtrArray *examples, const Lexicon *lexicon, const LearnOptions *options);
void learned_free(Learned *learned);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Learned, learned_free)

/* Appends head, edges and feature rows as crf.h says. */
void learned_write(const Learned *learned, GByteArray *out);

/* Appends a table of hash -> row. */
void hash_rows_write(GByteArray *out, guint bits, guint width, const guint32 *hashes, const guint8 *rows,
                     guint count);

#endif
