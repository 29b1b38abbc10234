/* The evidence on a claim: sentences of the papers that report something for it, against it, or that nothing
 * was found.
 *
 * A passage is read with the claim's words in place of those that mean the same (reword.h). Which of its
 * sentences speak to the claim is told by ask's ranking, the stance model of ontology/evidence and what the
 * sentence covers of the claim; which way they point by that model and by the words of direction of both
 * (bearing.h). All of it is done for the affirmed claim, and a denied one turns the stances round. Sentences
 * that report nothing (aims, hypotheses, opinions, recommendations, questions) don't count. */
#ifndef ADDUCE_QUERY_CHECK_EVIDENCE_H
#define ADDUCE_QUERY_CHECK_EVIDENCE_H

#include "ontology/evidence/hedge.h"
#include "query/ask/retrieve.h"
#include "query/check/claim_read.h"
#include "query/evidence/judgement.h"

typedef enum {
  EVIDENCE_SUPPORTS,
  EVIDENCE_CONTRADICTS,
  EVIDENCE_NULL,      /* looked for and not found */
  EVIDENCE_MIXED,     /* says itself that findings differ */
  EVIDENCE_REVERSED,  /* says it with subject and object exchanged */
  EVIDENCE_DESCRIBES, /* on the topic, but no evidence either way */
  EVIDENCE_N
} EvidenceStance;

/* TRUE for those that are evidence on the claim itself. */
gboolean evidence_counts(EvidenceStance stance);

typedef enum {
  EVIDENCE_FEATURE_BASE,      /* 1 */
  EVIDENCE_FEATURE_RANKING,   /* of the sentence, as ask ranks it: 0..1 */
  EVIDENCE_FEATURE_RELATIVE,  /* that, divided by the best one's */
  EVIDENCE_FEATURE_TOP,       /* it is the best one */
  EVIDENCE_FEATURE_RATIONALE, /* probability that the passage is evidence, by the stance model, where it chose
                                 the sentence; else 0 */
  EVIDENCE_FEATURE_FIRST,     /* it is the one that the model chose first */
  EVIDENCE_FEATURE_SAID,      /* the model says that the passage is evidence */
  EVIDENCE_FEATURE_SEARCH,    /* the store's score of the passage, divided by the best */
  EVIDENCE_FEATURE_BEST,      /* the passage is the store's best */
  EVIDENCE_FEATURE_SENTENCE,  /* share of the claim's words (by weight) that the sentence has */
  EVIDENCE_FEATURE_PASSAGE,   /* the same of the passage */
  EVIDENCE_FEATURE_AROUND,    /* with headings and title */
  EVIDENCE_FEATURE_FORMER,    /* that of the sentence, of the former half of the claim's words */
  EVIDENCE_FEATURE_LATTER,    /* of the latter half */
  EVIDENCE_FEATURE_LEAST,     /* the lesser of these two */
  EVIDENCE_FEATURE_NOTHING,   /* it says that nothing was found */
  EVIDENCE_FEATURE_NOTHING_ON, /* the share of what the claim says last that this is said of */
  EVIDENCE_FEATURE_UNCOUNTED,  /* doesn't say how many, where the claim does */
  EVIDENCE_FEATURE_UNCOMPARED, /* its passage lacks what the claim compares with */
  EVIDENCE_FEATURE_FINDING,    /* reads like something that was found */
  EVIDENCE_FEATURE_BEARING,    /* it has a bearing where the claim has one */
  EVIDENCE_FEATURE_BODY,       /* stands in running text: no table, caption or note */
  EVIDENCE_FEATURE_N
} EvidenceFeature;

typedef struct {
  const StorePassage *passage; /* not owned */
  guint sentence;              /* of the passage */
  EvidenceStance stance;       /* on the claim as it was typed */
  double feature[EVIDENCE_FEATURE_N];
  double probability;   /* that it is evidence on the claim, 0..1 */
  double support;       /* that it affirms the affirmed claim, given that it is: 0..1 */
  double order;         /* above 0: the claim's subject acts on its object; turns its sign when they are
                           exchanged */
  Judgement *judgement; /* owned; NULL where it only describes */
} Evidence;

const char *evidence_stance_name(EvidenceStance stance);
const char *evidence_feature_name(EvidenceFeature feature);

/* Evidence in the passages, best first: GPtrArray of Evidence*, owned. NULL with an error of the store. */
GPtrArray *evidence_collect(TermMaker *maker, const Lexicon *lexicon, const ReadClaim *claim,
                            const Retrieved *retrieved, Judge *judge, GError **error);

#endif
