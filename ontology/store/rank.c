/* Term at a time: the papers are few beside the passages, and so each scheme's sum is made for all that have
 * a word. */
#include "ontology/store/rank.h"

#include "corpus/base/limits.h"
#include "ontology/store/document.h"
#include "ontology/store/search.h"
#include "ontology/store/terms.h"

#include <math.h>
#include <string.h>

#define BM25_K1 1.2
#define BM25_B  0.75
/* Papers that a common word stands in: a word of one alone says nothing of the topic. */
#define COMMON_LEAST 2u

static void term_clear(gpointer term)
{
  g_free(((StoreTerm *)term)->term);
}

GArray *store_terms_new(void)
{
  GArray *terms = g_array_new(FALSE, FALSE, sizeof(StoreTerm));
  g_array_set_clear_func(terms, term_clear);
  return terms;
}

void store_terms_add(GArray *terms, const char *term, double weight)
{
  for (guint i = 0; i < terms->len; i++) {
    StoreTerm *known = &g_array_index(terms, StoreTerm, i);
    if (strcmp(known->term, term) != 0)
      continue;
    known->weight = MAX(known->weight, weight);
    return;
  }
  StoreTerm added = {g_strdup(term), weight};
  g_array_append_val(terms, added);
}

/* ---------------------------------------------------------------- the papers of the index */

/* Every paper of the index; number and length. */
typedef struct {
  GArray *all; /* TextOccurrence of TERM_TOPIC_ALL */
  double average;
} Shelf;

static gboolean shelf_open(Store *store, Shelf *shelf, GError **error)
{
  shelf->all = text_index_occurrences(store->index, TERM_TOPIC_ALL, TRUE, error);
  if (shelf->all == NULL)
    return FALSE;
  guint64 total = 0;
  for (guint i = 0; i < shelf->all->len; i++)
    total += g_array_index(shelf->all, TextOccurrence, i).length;
  shelf->average = shelf->all->len > 0 ? (double)total / shelf->all->len : 0;
  return TRUE;
}

/* Where a document stands among all, from `at` on; their number where it doesn't. */
static guint shelf_find(const Shelf *shelf, guint at, guint32 id)
{
  while (at < shelf->all->len && g_array_index(shelf->all, TextOccurrence, at).id < id)
    at++;
  return at;
}

/* ---------------------------------------------------------------- schemes */

/* The sums of every paper, in the order of the shelf. */
typedef struct {
  double *bm25, *ineb2, *title, *keywords;
} Sums;

static double idf(guint papers, guint with)
{
  return log(1 + (papers - MIN(with, papers) + 0.5) / (with + 0.5));
}

static void add_word(const Shelf *shelf, const GArray *found, double weight, Sums *sums)
{
  guint papers = shelf->all->len;
  guint64 occurrences = 0;
  for (guint i = 0; i < found->len; i++)
    occurrences += g_array_index(found, TextOccurrence, i).count;
  double rarity = idf(papers, found->len);
  double expected = papers * (1 - pow((papers - 1.0) / papers, (double)occurrences));
  double information = log2((papers + 1.0) / (expected + 0.5));
  double burst = (occurrences + 1.0) / found->len;
  for (guint i = 0, at = 0; i < found->len; i++) {
    const TextOccurrence *one = &g_array_index(found, TextOccurrence, i);
    at = shelf_find(shelf, at, one->id);
    if (at == papers)
      break;
    double length = MAX(1, g_array_index(shelf->all, TextOccurrence, at).length) / shelf->average;
    double tf = one->count;
    sums->bm25[at] += weight * rarity * tf * (BM25_K1 + 1) / (tf + BM25_K1 * (1 - BM25_B + BM25_B * length));
    double normal = tf * log2(1 + 1 / length);
    sums->ineb2[at] += weight * MAX(0, information) * normal * burst / (normal + 1);
  }
}

static void add_field(const Shelf *shelf, const GArray *found, double weight, double *sums)
{
  double rarity = idf(shelf->all->len, found->len);
  for (guint i = 0, at = 0; i < found->len; i++) {
    at = shelf_find(shelf, at, g_array_index(found, TextOccurrence, i).id);
    if (at == shelf->all->len)
      break;
    sums[at] += weight * rarity;
  }
}

static GArray *occurrences_of(Store *store, const char *prefix, const char *term, GError **error)
{
  g_autofree char *whole = g_strconcat(prefix, term, NULL);
  if (strlen(whole) > LIMIT_TERM_BYTES)
    return g_array_new(FALSE, FALSE, sizeof(TextOccurrence));
  return text_index_occurrences(store->index, whole, FALSE, error);
}

static gboolean sum_terms(Store *store, const Shelf *shelf, const GArray *terms, const StoreRanking *ranking,
                          Sums *sums, GError **error)
{
  for (guint i = 0; i < terms->len; i++) {
    const StoreTerm *term = &g_array_index(terms, StoreTerm, i);
    g_autoptr(GArray) found = occurrences_of(store, TERM_TOPIC, term->term, error);
    if (found == NULL)
      return FALSE;
    if (found->len == 0)
      continue;
    add_word(shelf, found, term->weight, sums);
    g_autoptr(GArray) titles =
        ranking->title > 0 ? occurrences_of(store, TERM_TOPIC_TITLE, term->term, error) : NULL;
    g_autoptr(GArray) keywords =
        ranking->keywords > 0 ? occurrences_of(store, TERM_TOPIC_KEYWORD, term->term, error) : NULL;
    if ((titles == NULL && ranking->title > 0) || (keywords == NULL && ranking->keywords > 0))
      return FALSE;
    if (titles != NULL)
      add_field(shelf, titles, term->weight, sums->title);
    if (keywords != NULL)
      add_field(shelf, keywords, term->weight, sums->keywords);
  }
  return TRUE;
}

/* ---------------------------------------------------------------- ranking */

static double largest(const double *values, guint n)
{
  double best = 0;
  for (guint i = 0; i < n; i++)
    best = MAX(best, values[i]);
  return best;
}

static void add_share(double *into, const double *values, guint n, double weight)
{
  double best = largest(values, n);
  for (guint i = 0; i < n && best > 0; i++)
    into[i] += weight * values[i] / best;
}

static gint order_hits(gconstpointer a, gconstpointer b)
{
  const StorePaperHit *left = a;
  const StorePaperHit *right = b;
  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return left->paper < right->paper ? -1 : left->paper > right->paper;
}

static gboolean is_shown(Store *store, gint64 paper, gboolean *shown, GError **error)
{
  gint64 one = 0;
  return db_integer(store->db, &one, shown, error, "SELECT 1 FROM paper WHERE id = ?", "i", paper);
}

typedef struct {
  const GArray *terms;
  const StoreRanking *ranking;
  guint limit;
  GArray *hits;
} RankWork;

/* The first that are shown. */
static gboolean keep_shown(Store *store, GArray *hits, guint limit, GError **error)
{
  guint kept = 0;
  for (guint i = 0; i < hits->len && kept < limit; i++) {
    StorePaperHit hit = g_array_index(hits, StorePaperHit, i);
    gboolean shown = FALSE;
    if (!is_shown(store, hit.paper, &shown, error))
      return FALSE;
    if (shown)
      g_array_index(hits, StorePaperHit, kept++) = hit;
  }
  g_array_set_size(hits, kept);
  return TRUE;
}

static gboolean rank(Store *store, gpointer data, GError **error)
{
  const RankWork *work = data;
  const StoreRanking *ranking = work->ranking;
  g_array_set_size(work->hits, 0);
  Shelf shelf = {0};
  if (!shelf_open(store, &shelf, error))
    return FALSE;
  g_autoptr(GArray) all = shelf.all;
  guint n = all->len;
  if (n == 0)
    return TRUE;
  g_autofree double *block = g_new0(double, 5 * (gsize)n);
  Sums sums = {block, block + n, block + 2 * (gsize)n, block + 3 * (gsize)n};
  double *score = block + 4 * (gsize)n;
  if (!sum_terms(store, &shelf, work->terms, ranking, &sums, error))
    return FALSE;
  add_share(score, sums.bm25, n, ranking->bm25);
  add_share(score, sums.ineb2, n, ranking->ineb2);
  add_share(score, sums.title, n, ranking->title);
  add_share(score, sums.keywords, n, ranking->keywords);
  double best = largest(score, n);
  for (guint i = 0; i < n; i++) {
    StorePaperHit hit = {g_array_index(all, TextOccurrence, i).id - PAPER_DOCUMENT(0), score[i] / best};
    if (score[i] > 0)
      g_array_append_val(work->hits, hit);
  }
  g_array_sort(work->hits, order_hits);
  return keep_shown(store, work->hits, work->limit, error);
}

GArray *store_rank_papers(Store *store, const GArray *terms, const StoreRanking *ranking, guint limit,
                          GError **error)
{
  g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(StorePaperHit));
  RankWork work = {terms, ranking, limit, hits};
  return search_run(store, rank, &work, error) ? g_steal_pointer(&hits) : NULL;
}

/* ---------------------------------------------------------------- common terms */

typedef struct {
  double probability;
  guint papers;
} Common;

static gboolean add_common(Store *store, const StorePaperHit *hit, GHashTable *common, GError **error)
{
  g_autoptr(GArray) terms = text_index_terms(store->index, PAPER_DOCUMENT(hit->paper), TERM_TOPIC, error);
  if (terms == NULL)
    return FALSE;
  guint64 length = 0;
  for (guint i = 0; i < terms->len; i++)
    length += g_array_index(terms, TextTerm, i).count;
  for (guint i = 0; i < terms->len; i++) {
    const TextTerm *term = &g_array_index(terms, TextTerm, i);
    Common *known = g_hash_table_lookup(common, term->term);
    if (known == NULL) {
      known = g_new0(Common, 1);
      g_hash_table_insert(common, g_strdup(term->term), known);
    }
    known->probability += hit->score * term->count / (double)length;
    known->papers++;
  }
  return TRUE;
}

static gint order_terms(gconstpointer a, gconstpointer b)
{
  const StoreTerm *left = a;
  const StoreTerm *right = b;
  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return strcmp(left->term, right->term);
}

/* A word of letters: numbers and single letters are common by accident. */
static gboolean is_word(const char *term)
{
  guint letters = 0;
  for (const char *p = term; *p != '\0'; p++)
    letters += !g_ascii_isdigit(*p) && *p != '.' && *p != ',';
  return letters > 2;
}

/* Probability times idf, of the words that several of the papers have. */
static GArray *weigh_common(Store *store, GHashTable *common, guint papers, GError **error)
{
  g_autoptr(GArray) terms = store_terms_new();
  GHashTableIter iterator;
  gpointer key = NULL;
  gpointer value = NULL;
  g_hash_table_iter_init(&iterator, common);
  while (g_hash_table_iter_next(&iterator, &key, &value)) {
    const Common *known = value;
    if (known->papers < COMMON_LEAST || !is_word(key))
      continue;
    g_autofree char *whole = g_strconcat(TERM_TOPIC, key, NULL);
    const char *one = whole;
    guint with = 0;
    if (!text_index_frequencies(store->index, &one, 1, &with, error))
      return NULL;
    StoreTerm term = {g_strdup(key), known->probability * idf(papers, with)};
    g_array_append_val(terms, term);
  }
  return g_steal_pointer(&terms);
}

typedef struct {
  const GArray *papers;
  guint n, limit;
  GArray *terms; /* the result */
} CommonWork;

static gboolean common_terms(Store *store, gpointer data, GError **error)
{
  CommonWork *work = data;
  g_clear_pointer(&work->terms, g_array_unref);
  g_autoptr(GHashTable) common = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < MIN(work->n, work->papers->len); i++)
    if (!add_common(store, &g_array_index(work->papers, StorePaperHit, i), common, error))
      return FALSE;
  const char *marker = TERM_TOPIC_ALL;
  guint all = 0;
  if (!text_index_frequencies(store->index, &marker, 1, &all, error))
    return FALSE;
  work->terms = weigh_common(store, common, all, error);
  if (work->terms == NULL)
    return FALSE;
  g_array_sort(work->terms, order_terms);
  if (work->terms->len > work->limit)
    g_array_set_size(work->terms, work->limit);
  double total = 0;
  for (guint i = 0; i < work->terms->len; i++)
    total += g_array_index(work->terms, StoreTerm, i).weight;
  for (guint i = 0; i < work->terms->len; i++)
    g_array_index(work->terms, StoreTerm, i).weight /= total;
  return TRUE;
}

GArray *store_common_terms(Store *store, const GArray *papers, guint n, guint limit, GError **error)
{
  CommonWork work = {papers, n, limit, NULL};
  if (search_run(store, common_terms, &work, error))
    return work.terms;
  if (work.terms != NULL)
    g_array_unref(work.terms);
  return NULL;
}

gboolean store_lead_passage(Store *store, gint64 paper, gint64 *passage, GError **error)
{
  gboolean found = FALSE;
  *passage = 0;
  if (!store_begin_read(store, error))
    return FALSE;
  gboolean done = db_integer(store->db, passage, &found, error,
                             "SELECT passage.id FROM passage JOIN paper ON paper.id = passage.paper WHERE "
                             "paper.id = ? AND searched = 1 ORDER BY zone = 'abstract' DESC, "
                             "passage.position LIMIT 1",
                             "i", paper);
  return store_end_read(store, error) && done;
}
