/* A claim checked against a knowledge base: the evidence for it, against it, null and mixed, and a verdict
 * that never says more than the evidence does.
 *
 * The stages: claim_text.h and claim_read.h understand the claim, query/ask/retrieve.h finds passages,
 * evidence.h judges them, verdict.h weighs what was found. docs/check.md has the account. */
#ifndef ADDUCE_QUERY_CHECK_CHECK_H
#define ADDUCE_QUERY_CHECK_CHECK_H

#include "query/check/conflict.h"
#include "query/check/verdict.h"

/* A quotation with a piece of evidence. */
typedef struct {
  Evidence *evidence; /* owned by the result */
  Span span;          /* of the quotation, in the paper's text */
  char *quote;        /* word for word */
  char *context;      /* the sentence before, where the quotation needs it; NULL */
  SourcePlace source; /* of the quotation, in the file */
  GPtrArray *places;  /* of const Evidence*: the same said elsewhere */
} Quotation;

typedef struct {
  ReadClaim *claim;
  GPtrArray *answers; /* of Quotation*, owned, best first; empty: the papers don't address the claim */
  GPtrArray *nearest; /* of Quotation*, owned: on the topic, but no evidence; only when answers is empty */
  Verdict verdict;
  Side sides[EVIDENCE_N];
  guint found;          /* answers before the limit */
  guint matches;        /* passages that match at all, about */
  guint candidates;     /* passages that were read */
  guint passages;       /* of the base */
  GPtrArray *evidence;  /* of Evidence*, owned, best first; those that only describe, too */
  GArray *conflicts;    /* Conflict, between answers; owned */
  gboolean lay_words;   /* WordNet was there */
  Retrieved *retrieved; /* owned: what the passages belong to */
  Judge *judge;         /* owned: what the judgements refer to */
  GHashTable *texts;    /* paper id -> StoreText, owned */
} CheckResult;

/* What the reader of a verdict should know; bits. */
typedef enum {
  CAUTION_OVERSTATED = 1 << 0, /* the claim says more than studies can: "proved", "cure", "always" */
  CAUTION_HEDGED = 1 << 1,     /* all of the evidence on the side of the verdict is hedged */
  CAUTION_ONE_STUDY = 1 << 2,  /* one study alone is on that side */
  CAUTION_WEAK_DESIGN = 1 << 3 /* no controlled study is on that side (level 4, 5 or none) */
} Caution;
#define CAUTIONS 4u

guint check_cautions(const CheckResult *result);
/* By its bit: "overstated", ...; and the same for people. */
const char *caution_name(guint i);
const char *caution_text(guint i);

/* Checks a claim; at most limit answers are kept, the verdict and the counts are of all. NULL with an error
 * of the store. */
CheckResult *check(Store *store, const char *claim, guint limit, GError **error);
void check_result_free(CheckResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CheckResult, check_result_free)

#endif
