/* A small BM25 ranker in memory, for the reports and for words' frequencies (S. Robertson, H. Zaragoza,
 * 2009). */
#ifndef ADDUCE_EVIDENCE_RANK_H
#define ADDUCE_EVIDENCE_RANK_H

#include <glib.h>

typedef struct Ranker Ranker;
Ranker *ranker_new(void);
void ranker_add(Ranker *ranker, const char *text);
void ranker_free(Ranker *ranker);
guint ranker_size(const Ranker *ranker);
/* Numbers of the n best documents, into best, with their scores; gives how many there are. */
guint ranker_best(const Ranker *ranker, const char *query, guint n, guint *best, double *scores);
/* How many documents hold a word, in any of its forms: StanceContext's function. */
guint ranker_holding(const char *word, gpointer ranker);

#endif
