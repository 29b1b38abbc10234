/* What the sequence model sees of a token: its features, each a 32-bit hash of template and values. */
#ifndef ADDUCE_CITATION_MODEL_FEATURE_H
#define ADDUCE_CITATION_MODEL_FEATURE_H

#include "corpus/citation/model/token.h"

#define FEATURES_MAX 72u

/* How many classes of edge there are: the kind of the token before the edge. */
#define EDGE_CLASSES 24u

typedef struct FeatureContext FeatureContext;

/* Looks once over the whole string. tokens (marked by the lexicon) must outlive the context. */
FeatureContext *feature_context_new(const Token *tokens, guint n);
void feature_context_free(FeatureContext *context);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeatureContext, feature_context_free)

/* Writes the features of token i; gives how many, at most FEATURES_MAX. */
guint features_of(const FeatureContext *context, guint i, guint32 *features);

/* The class of the edge from token i - 1 to token i; i > 0. */
guint feature_edge(const FeatureContext *context, guint i);

#endif
