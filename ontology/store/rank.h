/* Papers ranked as wholes, by the words of their titles, abstracts and keywords. For ontology/store/ and
 * query/. */
#ifndef ADDUCE_STORE_RANK_H
#define ADDUCE_STORE_RANK_H

#include "ontology/store/store.h"

/* A word as it stands in the index, and what it counts. */
typedef struct {
  char *term; /* owned */
  double weight;
} StoreTerm;

/* GArray of StoreTerm that frees its terms. */
GArray *store_terms_new(void);
/* Adds a term; one that is there gets the larger weight. */
void store_terms_add(GArray *terms, const char *term, double weight);

/* What each scheme counts. Each gives its best paper 1. */
typedef struct {
  double bm25;     /* Robertson and Zaragoza 2009, k1 1.2, b .75 */
  double ineb2;    /* Amati and van Rijsbergen 2002, c 1 */
  double title;    /* share of the query, by idf, that the title has */
  double keywords; /* the same of the keywords */
} StoreRanking;

typedef struct {
  gint64 paper; /* row id */
  double score; /* the sum over its largest: the best paper has 1 */
} StorePaperHit;

/* The best papers that are shown: GArray of StorePaperHit, best first, equal ones by id. */
GArray *store_rank_papers(Store *store, const GArray *terms, const StoreRanking *ranking, guint limit,
                          GError **error);

/* The words that the first n papers have in common: relevance model 3 (Abdul-Jaleel et al. 2004) with the
 * papers' scores for query likelihoods, words of one paper only left out, each word's probability times its
 * idf; the best `limit`, their weights summing to 1. GArray of StoreTerm. */
GArray *store_common_terms(Store *store, const GArray *papers, guint n, guint limit, GError **error);

/* The passage that says what a paper is about: of its abstract, else the first that is searched; 0 none. */
gboolean store_lead_passage(Store *store, gint64 paper, gint64 *passage, GError **error);

#endif
