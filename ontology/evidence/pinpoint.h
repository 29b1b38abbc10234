/* Which sentence of an article answers? Each sentence gets a score for a question; the largest stands first.
 *
 * The score is a linear function of named features: how much of the outcome, the intervention and the
 * comparator a sentence names (each word weighed by how rare it is in the article, abbreviations that the
 * article defines counted as their long form, and the other way round), cues of a result (p values,
 * intervals, "significant", "compared with"), the section, the neighbours. Its weights are learned listwise
 * on Evidence Inference (MIT licence): the softmax over an article's sentences shall give the annotated ones
 * all it can (Z. Cao et al., "Learning to rank: from pairwise approach to listwise approach", ICML 2007). See
 * docs/evidence.md. */
#ifndef ADDUCE_EVIDENCE_PINPOINT_H
#define ADDUCE_EVIDENCE_PINPOINT_H

#include "corpus/paper.h"
#include "ontology/evidence/linear.h"

typedef struct {
  const char *text;  /* UTF-8; borrowed during pinpoint_new only */
  SectionRole role;  /* of the section it stands in */
  gboolean abstract; /* stands in the abstract, whose sections may have roles of their own */
} ArticleSentence;

/* An article made ready for any number of questions. */
typedef struct Pinpoint Pinpoint;

/* sentences: n of them, in reading order. Linear in their length. Never NULL. */
Pinpoint *pinpoint_new(const ArticleSentence *sentences, guint n);
void pinpoint_free(Pinpoint *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pinpoint, pinpoint_free)

/* A score for each of the article's sentences, into scores[n]; larger is better; comparable within one call
 * only. A question or claim that is not taken apart goes in as the outcome; parts may be NULL or empty. */
void pinpoint_score(const Pinpoint *article, const char *intervention, const char *comparator,
                    const char *outcome, double *scores);

/* The features of sentence i, for the trainer and for --explain: visit is called with each feature of
 * features[i] made for one question. */
typedef struct PinpointQuery PinpointQuery;
PinpointQuery *pinpoint_query_new(const Pinpoint *article, const char *intervention, const char *comparator,
                                  const char *outcome);
void pinpoint_query_free(PinpointQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PinpointQuery, pinpoint_query_free)
void pinpoint_features(const PinpointQuery *query, guint i, FeatureVector *out);

#endif
