#include "query/ask/order.h"

/* Bytes of running text up to which a paper is no more than its abstract. */
#define ABSTRACT_BYTES 3000u
/* What the paper counts for the place of an answer from an abstract, the sentence having the rest; and the
 * share of the best paper's score that such a paper must have for its sentence to be an answer. Chosen on the
 * development halves of three collections (docs/evaluation.md, "Retrieval"). */
#define PAPER_WEIGHT 0.8
#define PAPER_LEAST  0.85

typedef struct {
  Answer *answer;
  double worth;
  guint place;
} Ordered;

static gint order_worth(gconstpointer a, gconstpointer b)
{
  const Ordered *left = a;
  const Ordered *right = b;
  if (left->worth != right->worth)
    return left->worth > right->worth ? -1 : 1;
  return left->place < right->place ? -1 : left->place > right->place;
}

/* A paper's score over the best one's. */
static double share_of(const GArray *papers, gint64 paper)
{
  for (guint i = 0; i < papers->len; i++) {
    const RankedPaper *ranked = &g_array_index(papers, RankedPaper, i);
    if (ranked->paper == paper)
      return ranked->score / g_array_index(papers, RankedPaper, 0).score;
  }
  return 0;
}

/* 1 for an abstract, less the more text a paper has: the ranking of papers tells little of one paragraph. */
static double shortness(const StorePaper *paper)
{
  return paper->running_length > ABSTRACT_BYTES ? (double)ABSTRACT_BYTES / paper->running_length : 1;
}

void answers_order(GPtrArray *answers, const GArray *papers)
{
  if (answers->len < 2)
    return;
  double top = ((const Answer *)g_ptr_array_index(answers, 0))->window.score;
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Ordered));
  guint kept = 0;
  for (guint i = 0; i < answers->len; i++) {
    Answer *answer = g_ptr_array_index(answers, i);
    const StorePaper *paper = answer->passage->paper;
    double share = share_of(papers, paper->id);
    double abstract = shortness(paper);
    double sentence = top > 0 ? answer->window.score / top : 0;
    double weight = PAPER_WEIGHT * abstract;
    gboolean keep = i == 0 || share >= PAPER_LEAST * abstract;
    Ordered one = {answer, keep ? (1 - weight) * sentence + weight * share : -1, i};
    g_array_append_val(all, one);
    kept += keep;
  }
  g_array_sort(all, order_worth);
  for (guint i = 0; i < all->len; i++)
    answers->pdata[i] = g_array_index(all, Ordered, i).answer;
  g_ptr_array_set_size(answers, (gint)kept);
}
