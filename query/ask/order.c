#include "query/ask/order.h"

/* Bytes of running text up to which a paper is no more than its abstract. */
#define ABSTRACT_BYTES 3000u
/* What the paper counts for the place of an answer from an abstract, the sentence having the rest; and the
 * place in the ranking of papers up to which the sentence of an abstract is an answer, in a base of many.
 * Chosen on the development halves of three collections (docs/evaluation.md, "Retrieval"). */
#define PAPER_WEIGHT 0.8
#define PAPERS_FIRST 10u

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

/* Where a paper stands in the ranking, from 0; its length where it isn't in it. */
static guint place_of(const GArray *papers, gint64 paper)
{
  guint i = 0;
  while (i < papers->len && g_array_index(papers, RankedPaper, i).paper != paper)
    i++;
  return i;
}

/* A paper's score over the best one's. */
static double share_of(const GArray *papers, guint place)
{
  return place < papers->len
             ? g_array_index(papers, RankedPaper, place).score / g_array_index(papers, RankedPaper, 0).score
             : 0;
}

/* 1 for an abstract, falling to 0 where a paper has twice the text: the ranking of papers tells little of one
 * paragraph of a long one. */
static double shortness(const StorePaper *paper)
{
  return CLAMP(2 - (double)paper->running_length / ABSTRACT_BYTES, 0, 1);
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
    guint place = place_of(papers, paper->id);
    double abstract = shortness(paper);
    double sentence = top > 0 ? answer->window.score / top : 0;
    double weight = PAPER_WEIGHT * abstract;
    gboolean keep = i == 0 || place * abstract < PAPERS_FIRST;
    Ordered one = {answer, keep ? (1 - weight) * sentence + weight * share_of(papers, place) : -1, i};
    g_array_append_val(all, one);
    kept += keep;
  }
  g_array_sort(all, order_worth);
  for (guint i = 0; i < all->len; i++)
    answers->pdata[i] = g_array_index(all, Ordered, i).answer;
  g_ptr_array_set_size(answers, (gint)kept);
}
