#include "query/ask/retrieve.h"

#include <math.h>
#include <string.h>

/* Passages taken from each of the two searches: enough that the best sentence is among them, few enough for
 * sentences to be scored in some milliseconds. */
#define PASSAGES_ALL 60u
#define PASSAGES_ANY 120u
/* Passages searched for each paper that is wanted. */
#define PASSAGES_PER_PAPER 3u
/* Papers ranked as wholes before their passages are looked at too. */
#define PAPERS_DEEP 1000u
/* What a paper's best passage counts beside the paper as a whole. */
#define PASSAGE_SHARE 0.2
/* A term in more than this share of the passages only names the topic. Small bases have no common terms. */
#define TOPIC_SHARE    0.15
#define TOPIC_PASSAGES 20u
/* What another word for the same, and a word that any question could have, add to the store's score. */
#define EQUIVALENT_WEIGHT 0.5
#define SOFT_WEIGHT       0.3
/* Names of the question's concepts; words of WordNet, for one of full degree. */
#define LABEL_WEIGHT     0.6
#define EXPANSION_WEIGHT 0.5
/* An expansion of this degree or more keeps a word from being unknown to the base: another name for it or a
 * form of it, not a narrower or broader thing. */
#define KNOWN_DEGREE 0.45
/* The sum of two schemes ranks better than either; measured on eleven collections. */
#define WEIGHT_BM25  1.55
#define WEIGHT_INEB2 1.0
#define WEIGHT_TITLE 0.15

void retrieved_free(Retrieved *retrieved)
{
  if (retrieved == NULL)
    return;
  if (retrieved->passages != NULL)
    g_ptr_array_unref(retrieved->passages);
  g_hash_table_unref(retrieved->scores);
  g_array_unref(retrieved->papers);
  g_free(retrieved);
}

/* Is a word demanded that no other word stands for? */
static gboolean is_required(const Question *question, const QuestionTerm *term)
{
  return !term->soft && term->equivalents->len == 0 && term->initials == NULL && term->expansions->len == 0 &&
         question->concepts->len == 0;
}

static gboolean requires_any(const Question *question)
{
  for (guint i = 0; i < question->terms->len; i++)
    if (is_required(question, g_ptr_array_index(question->terms, i)))
      return TRUE;
  return FALSE;
}

/* A query of every word that may help; demanded words without another word for them are required if asked. */
static StoreQuery *make_query(const Question *question, gboolean require)
{
  StoreQuery *query = store_query_new();
  store_query_weigh(query, WEIGHT_BM25, WEIGHT_INEB2, WEIGHT_TITLE);
  if (question->condition != NULL)
    store_query_within(query, store_condition_ref(question->condition));
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (require && is_required(question, term))
      store_query_require(query, term->word);
    else
      store_query_add(query, term->word, term->soft ? SOFT_WEIGHT : 1);
    if (term->initials != NULL)
      store_query_add(query, term->initials, EQUIVALENT_WEIGHT);
    for (guint k = 0; k < term->equivalents->len; k++)
      store_query_add(query, g_ptr_array_index(term->equivalents, k), EQUIVALENT_WEIGHT);
  }
  for (guint i = 0; i < question->labels->len; i++)
    store_query_add_phrase(query, g_ptr_array_index(question->labels, i), LABEL_WEIGHT);
  /* The query takes so many words and no more: the best of each word's others first. */
  gboolean more = TRUE;
  for (guint nth = 0; more; nth++) {
    more = FALSE;
    for (guint i = 0; i < question->terms->len; i++) {
      const QuestionTerm *term = g_ptr_array_index(question->terms, i);
      if (nth >= term->expansions->len)
        continue;
      const Expansion *expansion = g_ptr_array_index(term->expansions, nth);
      store_query_add(query, expansion->word, expansion->degree * EXPANSION_WEIGHT);
      more = TRUE;
    }
  }
  return query;
}

static gint order_papers(gconstpointer a, gconstpointer b)
{
  const RankedPaper *left = a;
  const RankedPaper *right = b;
  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return left->paper < right->paper ? -1 : left->paper > right->paper;
}

/* The papers of the hits, each with its best passage and what that counts. */
static void take_hits(Retrieved *retrieved, const StoreHits *hits, double share)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);
  double best = hits->hits->len > 0 ? g_array_index(hits->hits, StoreHit, 0).score : 1;
  for (guint i = 0; i < hits->hits->len; i++) {
    StoreHit *hit = &g_array_index(hits->hits, StoreHit, i);
    RankedPaper ranked = {hit->paper, hit->passage, share * hit->score / best};
    if (g_hash_table_add(seen, &hit->paper))
      g_array_append_val(retrieved->papers, ranked);
  }
}

/* Adds what the papers as wholes have; those of which no passage was hit come in. */
static gboolean take_topics(Retrieved *retrieved, Store *store, const Question *question, gboolean recall,
                            GError **error)
{
  g_autoptr(GArray) topics = papers_rank(store, question, &paper_ranking, recall, PAPERS_DEEP, error);
  if (topics == NULL)
    return FALSE;
  g_autoptr(GHashTable) places = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < retrieved->papers->len; i++) {
    gint64 paper = g_array_index(retrieved->papers, RankedPaper, i).paper;
    g_hash_table_insert(places, g_memdup2(&paper, sizeof paper), GUINT_TO_POINTER(i + 1));
  }
  double best = topics->len > 0 ? g_array_index(topics, StorePaperHit, 0).score : 1;
  for (guint i = 0; i < topics->len; i++) {
    const StorePaperHit *topic = &g_array_index(topics, StorePaperHit, i);
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(places, &topic->paper));
    RankedPaper ranked = {topic->paper, 0, topic->score / best};
    if (place > 0)
      g_array_index(retrieved->papers, RankedPaper, place - 1).score += ranked.score;
    else
      g_array_append_val(retrieved->papers, ranked);
  }
  return TRUE;
}

/* The papers on the topic. A condition is about passages: then only these speak for their papers. */
static gboolean take_papers(Retrieved *retrieved, Store *store, const Question *question,
                            const StoreHits *hits, gboolean recall, GError **error)
{
  take_hits(retrieved, hits, question->condition != NULL ? 1 : PASSAGE_SHARE);
  if (question->condition == NULL && !take_topics(retrieved, store, question, recall, error))
    return FALSE;
  g_array_sort(retrieved->papers, order_papers);
  return TRUE;
}

/* limit: hits of which the passages are taken. */
static void take_scores(Retrieved *retrieved, const StoreHits *hits, guint limit)
{
  double best = hits->hits->len > 0 ? g_array_index(hits->hits, StoreHit, 0).score : 1;
  for (guint i = 0; i < MIN(hits->hits->len, limit); i++) {
    const StoreHit *hit = &g_array_index(hits->hits, StoreHit, i);
    double *known = g_hash_table_lookup(retrieved->scores, &hit->passage);
    double score = best > 0 ? hit->score / best : 0;
    if (known != NULL) {
      *known = MAX(*known, score);
      continue;
    }
    double *value = g_new(double, 1);
    *value = score;
    gint64 *id = g_new(gint64, 1);
    *id = hit->passage;
    g_hash_table_insert(retrieved->scores, id, value);
  }
}

static double idf(guint all, guint with)
{
  return log(1 + ((double)all + 1) / (with + 0.5));
}

/* A rare word isn't found where only a common one that may stand for it is: that says as much as the common
 * word does. */
static void cap_expansions(const QuestionTerm *term, const StoreHits *hits)
{
  for (guint e = 0; e < term->expansions->len; e++) {
    Expansion *expansion = g_ptr_array_index(term->expansions, e);
    for (guint k = 0; k < hits->terms->len; k++) {
      const StoreQueryTerm *found = g_ptr_array_index(hits->terms, k);
      if (strcmp(found->term, expansion->term) != 0)
        continue;
      double share = idf(hits->passages, found->passages) / term->weight;
      expansion->degree *= MIN(1, share);
      break;
    }
  }
}

static void weigh_terms(Question *question, const StoreHits *hits, Retrieved *retrieved)
{
  for (guint i = 0; i < question->terms->len; i++) {
    QuestionTerm *term = g_ptr_array_index(question->terms, i);
    guint others = 0;
    for (guint k = 0; k < hits->terms->len; k++) {
      const StoreQueryTerm *found = g_ptr_array_index(hits->terms, k);
      if (strcmp(found->term, term->term) == 0)
        term->passages = MAX(term->passages, found->passages);
      if (term->initials != NULL && strcmp(found->word, term->initials) == 0)
        others = MAX(others, found->passages);
      for (guint e = 0; e < term->equivalents->len; e++)
        if (strcmp(found->term, g_ptr_array_index(term->equivalents, e)) == 0)
          others = MAX(others, found->passages);
      for (guint e = 0; e < term->expansions->len; e++) {
        const Expansion *expansion = g_ptr_array_index(term->expansions, e);
        if (expansion->degree >= KNOWN_DEGREE && strcmp(found->term, expansion->term) == 0)
          others = MAX(others, found->passages);
      }
    }
    /* The rarity of a word is its own; that there is another word for it only keeps it from being unknown. */
    guint seen = term->passages > 0 ? term->passages : others;
    term->weight = idf(hits->passages, seen);
    cap_expansions(term, hits);
    term->passages = MAX(term->passages, others);
    if (hits->passages >= TOPIC_PASSAGES && term->passages > TOPIC_SHARE * hits->passages)
      retrieved->topic |= (guint64)1 << i;
  }
}

static gint order_ids(gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a;
  gint64 right = *(const gint64 *)b;
  return left < right ? -1 : left > right;
}

static gboolean fetch(Store *store, Retrieved *retrieved, GError **error)
{
  g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
  GHashTableIter iterator;
  gpointer key = NULL;
  g_hash_table_iter_init(&iterator, retrieved->scores);
  while (g_hash_table_iter_next(&iterator, &key, NULL))
    g_array_append_val(ids, *(gint64 *)key);
  g_array_sort(ids, order_ids);
  retrieved->passages = store_passages(store, &g_array_index(ids, gint64, 0), ids->len, error);
  return retrieved->passages != NULL;
}

Retrieved *retrieve(Store *store, Question *question, guint n_papers, gboolean recall, GError **error)
{
  g_autoptr(Retrieved) retrieved = g_new0(Retrieved, 1);
  retrieved->papers = g_array_new(FALSE, FALSE, sizeof(RankedPaper));
  retrieved->scores = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr(StoreQuery) any = make_query(question, FALSE);
  g_autoptr(StoreHits) hits =
      store_search(store, any, MAX(PASSAGES_ANY, n_papers * PASSAGES_PER_PAPER), error);
  if (hits == NULL)
    return NULL;
  weigh_terms(question, hits, retrieved);
  take_scores(retrieved, hits, PASSAGES_ANY);
  if (!take_papers(retrieved, store, question, hits, recall, error))
    return NULL;
  retrieved->matches = hits->matches;
  retrieved->base_passages = hits->passages;
  if (requires_any(question)) {
    g_autoptr(StoreQuery) all = make_query(question, TRUE);
    g_autoptr(StoreHits) with_all = store_search(store, all, PASSAGES_ALL, error);
    if (with_all == NULL)
      return NULL;
    take_scores(retrieved, with_all, PASSAGES_ALL);
  }
  if (!fetch(store, retrieved, error))
    return NULL;
  return g_steal_pointer(&retrieved);
}
