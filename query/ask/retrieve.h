/* The passages that a question's words lead to. */
#ifndef ADDUCE_QUERY_ASK_RETRIEVE_H
#define ADDUCE_QUERY_ASK_RETRIEVE_H

#include "query/ask/papers.h"

/* A paper on the topic of a question. */
typedef struct {
  gint64 paper;   /* row id */
  gint64 passage; /* of it, the best; 0: none was found, store_lead_passage has one */
  double score;
} RankedPaper;

typedef struct {
  GPtrArray *passages; /* of StorePassage*, owned, in the order of their ids */
  GHashTable *scores;  /* id (gint64*) -> double*: the store's score, divided by the best */
  guint matches;       /* passages that match at all, about */
  guint base_passages; /* passages of the base */
  GArray *papers;      /* of RankedPaper, best first; owned */
  guint64 topic;       /* bit i: term i is so common in the base that it only names the topic */
} Retrieved;

/* Asks the store, once for passages with all demanded words and once for any of them, and sets passages and
 * weight of each term of the question. n_papers: about how many papers are wanted. recall: papers.h. */
Retrieved *retrieve(Store *store, Question *question, guint n_papers, gboolean recall, GError **error);
void retrieved_free(Retrieved *retrieved);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Retrieved, retrieved_free)

#endif
