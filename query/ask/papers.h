/* Papers ranked for a question as wholes: which ones are on its topic. */
#ifndef ADDUCE_QUERY_ASK_PAPERS_H
#define ADDUCE_QUERY_ASK_PAPERS_H

#include "ontology/store/rank.h"
#include "query/ask/question.h"

/* How papers are ranked. docs/evaluation.md, "Retrieval", has what each part brings. */
typedef struct {
  StoreRanking ranking;
  double soft;       /* of a word that any question could have; a demanded one has 1 */
  double equivalent; /* of the general English words that stand for one */
  double expansion;  /* of other words, times their degree */
  double label;      /* of the words of other names of a concept */
  /* Expansion by the words that the best papers share (feedback.h). */
  guint feedback_most; /* demanded words of a question up to which it is done; 0 never */
  guint feedback_papers, feedback_terms;
  double feedback_query; /* what the question's own words count, against 1 less it */
  /* Scores passed along the citations (ontology/store/spread.h). */
  double spread;
  guint spread_papers;
} PaperRanking;

extern const PaperRanking paper_ranking;

/* The best papers: GArray of StorePaperHit. recall: every study is wanted, so that the question is always
 * expanded. */
GArray *papers_rank(Store *store, const Question *question, const PaperRanking *how, gboolean recall,
                    guint limit, GError **error);

#endif
