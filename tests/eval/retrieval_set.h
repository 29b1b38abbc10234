/* A retrieval test collection (corpus.jsonl, queries.jsonl, qrels.tsv, and cites.tsv where there is one) made
 * into papers that adduce-index reads, and the measures of a run over it. */
#ifndef ADDUCE_TESTS_EVAL_RETRIEVAL_SET_H
#define ADDUCE_TESTS_EVAL_RETRIEVAL_SET_H

#include <glib.h>

/* Writes one file a document, named after its id, into a new directory: JATS with keywords and reference list
 * where the collection has such, else CSL-JSON. What cites a document without being one is a file "citing-N".
 * FALSE: has said why. */
gboolean set_write_papers(const char *set, const char *directory);

typedef struct {
  char *id, *text;
} SetQuery;

/* GPtrArray of SetQuery*; NULL: has said why. */
GPtrArray *set_queries(const char *set);
/* query id -> (document id -> grade as pointer). NULL: has said why. */
GHashTable *set_judgements(const char *set);

/* Half of the queries are developed on, the others only reported. */
gboolean set_query_is_reported(const char *id);

typedef struct {
  double ndcg10, recall100, average_precision;
  guint queries;
} SetScore;

/* Adds one query's measures: nDCG@10 with linear gain, recall@100, average precision over 1,000 (trec_eval).
 * documents: char*, best first, each once. Nothing for a query without relevant documents. */
void set_score_add(SetScore *score, GHashTable *grades, const GPtrArray *documents);
/* Divides by the number of queries. */
void set_score_mean(SetScore *score);

#endif
