#include "query/ask/papers.h"

#include "ontology/store/spread.h"
#include "query/ask/feedback.h"

#include <string.h>

/* Papers ranked before scores are passed along citations: what comes after has too little to be lifted. */
#define DEEPEST 1000u

/* The weights of words other than the question's own are capped where more did harm on the development
 * halves. */
const PaperRanking paper_ranking = {
    .ranking = {.bm25 = 1.55, .ineb2 = 1, .title = 0.15, .keywords = 0.15},
    .soft = 0.3,
    .equivalent = 0.3,
    .expansion = 0.3,
    .label = 0.3,
    .feedback_most = 5,
    .feedback_papers = 10,
    .feedback_terms = 40,
    .feedback_query = 0.8,
    .spread = 0.3,
    .spread_papers = 30,
};

typedef struct {
  GArray *terms;
  double weight;
} Adding;

static void add_word(const Term *term, gpointer data)
{
  const Adding *adding = data;
  if (!term->stop && term->kind != TERM_IDENTIFIER)
    store_terms_add(adding->terms, term->term, adding->weight);
}

static void add_other(GArray *terms, const char *term, double weight)
{
  if (weight > 0)
    store_terms_add(terms, term, weight);
}

static GArray *terms_of(const Question *question, const PaperRanking *how)
{
  GArray *terms = store_terms_new();
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    add_other(terms, term->term, term->soft ? how->soft : 1);
    if (term->initials != NULL)
      add_other(terms, term->initials, how->label);
    for (guint k = 0; k < term->equivalents->len && !term->soft; k++)
      add_other(terms, g_ptr_array_index(term->equivalents, k), how->equivalent);
    for (guint k = 0; k < term->expansions->len && !term->soft; k++) {
      const Expansion *expansion = g_ptr_array_index(term->expansions, k);
      add_other(terms, expansion->term, how->expansion * expansion->degree);
    }
  }
  g_autoptr(TermMaker) maker = term_maker_new();
  Adding adding = {terms, how->label};
  for (guint i = 0; i < question->labels->len && how->label > 0; i++) {
    const char *label = g_ptr_array_index(question->labels, i);
    terms_cut(maker, label, strlen(label), 0, add_word, &adding);
  }
  return terms;
}

static guint count_demanded(const Question *question)
{
  guint n = 0;
  for (guint i = 0; i < question->terms->len; i++)
    n += !((const QuestionTerm *)g_ptr_array_index(question->terms, i))->soft;
  return n;
}

static gint order_hits(gconstpointer a, gconstpointer b)
{
  const StorePaperHit *left = a;
  const StorePaperHit *right = b;
  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return left->paper < right->paper ? -1 : left->paper > right->paper;
}

/* Adds what the citations pass on; papers that only they reach come in. */
static gboolean add_spread(Store *store, GArray *papers, const PaperRanking *how, GError **error)
{
  g_autoptr(GArray) passed = store_spread(store, papers, how->spread_papers, error);
  if (passed == NULL)
    return FALSE;
  g_autoptr(GHashTable) places = g_hash_table_new(g_int64_hash, g_int64_equal);
  for (guint i = 0; i < passed->len; i++) {
    StorePaperHit *hit = &g_array_index(passed, StorePaperHit, i);
    g_hash_table_insert(places, &hit->paper, hit);
  }
  for (guint i = 0; i < papers->len; i++) {
    StorePaperHit *hit = &g_array_index(papers, StorePaperHit, i);
    const StorePaperHit *more = g_hash_table_lookup(places, &hit->paper);
    if (more == NULL)
      continue;
    hit->score += how->spread * more->score;
    g_hash_table_remove(places, &hit->paper);
  }
  for (guint i = 0; i < passed->len; i++) {
    StorePaperHit hit = g_array_index(passed, StorePaperHit, i);
    if (!g_hash_table_contains(places, &hit.paper))
      continue;
    hit.score *= how->spread;
    g_array_append_val(papers, hit);
  }
  g_array_sort(papers, order_hits);
  return TRUE;
}

GArray *papers_rank(Store *store, const Question *question, const PaperRanking *how, gboolean recall,
                    guint limit, GError **error)
{
  g_autoptr(GArray) terms = terms_of(question, how);
  guint deep = MAX(limit, DEEPEST);
  g_autoptr(GArray) papers = store_rank_papers(store, terms, &how->ranking, deep, error);
  if (papers != NULL && papers->len > 0 && (recall || count_demanded(question) <= how->feedback_most)) {
    g_autoptr(GArray) widened = feedback_terms(store, terms, papers, how, error);
    g_clear_pointer(&papers, g_array_unref);
    papers = widened != NULL ? store_rank_papers(store, widened, &how->ranking, deep, error) : NULL;
  }
  if (papers == NULL || (how->spread > 0 && papers->len > 0 && !add_spread(store, papers, how, error)))
    return NULL;
  if (papers->len > limit)
    g_array_set_size(papers, limit);
  return g_steal_pointer(&papers);
}
