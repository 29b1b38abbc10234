#include "query/ask/gather.h"

#include <string.h>

/* An answer scores at least this share of the best one. */
#define ANSWER_SHARE 0.6
/* A contrary one, this share. */
#define CONTRARY_SHARE 0.45
/* Choices that are looked at for the same finding in other places. */
#define POOL 48u
/* What a further answer of the same paper counts, once the paper has two. */
#define REPEAT 0.93

void gathered_free(Gathered *gathered)
{
  g_array_unref(gathered->same);
  g_free(gathered);
}

GArray *focus_words(const PassageMatch *match)
{
  GArray *words = g_array_new(FALSE, FALSE, sizeof(FocusWord));
  for (guint i = 0; i < match->words->len; i++) {
    const WordMatch *word = &g_array_index(match->words, WordMatch, i);
    const QuestionTerm *term = g_ptr_array_index(match->question->terms, word->term);
    gsize start = match->passage->span.start;
    FocusWord focus = {{start + word->span.start, start + word->span.end},
                       word->term,
                       word->degree * term->weight * (term->soft ? 0.3 : 1)};
    g_array_append_val(words, focus);
  }
  return words;
}

/* What several answers are chosen from. */
typedef struct {
  const GArray *choices; /* Choice */
  guint n;               /* of them are looked at */
  guint eligible;        /* of these are answers by their score; the rest only where they are contrary */
  GPtrArray *judgements; /* of the first n */
  guint *group;          /* of the first n */
  guint groups;
  gboolean *taken; /* groups */
} Pool;

static const Choice *choice_at(const Pool *pool, guint i)
{
  return &g_array_index(pool->choices, Choice, i);
}

/* The next head of a group that is worth most beside those that are shown already; -1 none. */
static int next_head(const Pool *pool, GHashTable *shown)
{
  int best = -1;
  double best_worth = 0;
  for (guint i = 0; i < pool->eligible; i++) {
    if (pool->taken[pool->group[i]])
      continue;
    const Choice *choice = choice_at(pool, i);
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(shown, &choice->passage->paper->id));
    double worth = choice->window.score;
    for (guint k = 2; k <= before; k++)
      worth *= REPEAT;
    if (best < 0 || worth > best_worth) {
      best = (int)i;
      best_worth = worth;
    }
  }
  return best;
}

typedef struct {
  guint choice, stated;
} Place;

static gint order_places(gconstpointer a, gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;
  if (left->stated != right->stated)
    return left->stated > right->stated ? -1 : 1;
  return left->choice < right->choice ? -1 : left->choice > right->choice;
}

static Gathered *gather_group(const Pool *pool, guint head)
{
  Gathered *gathered = g_new0(Gathered, 1);
  gathered->choice = *choice_at(pool, head);
  gathered->same = g_array_new(FALSE, FALSE, sizeof(Choice));
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
  for (guint i = 0; i < pool->n; i++) {
    if (i == head || pool->group[i] != pool->group[head])
      continue;
    Place place = {i, stated_well(g_ptr_array_index(pool->judgements, i))};
    g_array_append_val(places, place);
  }
  g_array_sort(places, order_places);
  for (guint i = 0; i < places->len; i++)
    g_array_append_val(gathered->same, *choice_at(pool, g_array_index(places, Place, i).choice));
  return gathered;
}

static gboolean judge_pool(Pool *pool, Judge *judge, GError **error)
{
  for (guint i = 0; i < pool->n; i++) {
    const Choice *choice = choice_at(pool, i);
    Span local = choice->window.span;
    Span span = {choice->passage->span.start + local.start, choice->passage->span.start + local.end};
    Judgement *judgement = judge_span(judge, choice->passage, span, JUDGE_STATED, error);
    if (judgement == NULL)
      return FALSE;
    g_ptr_array_add(pool->judgements, judgement);
  }
  pool->groups = same_findings((Judgement *const *)pool->judgements->pdata, pool->n, pool->group);
  return TRUE;
}

static void free_judgement(gpointer data)
{
  judgement_free(data);
}

static void free_gathered(gpointer data)
{
  gathered_free(data);
}

/* The way that all the answers which point anywhere point; POINTS_DESCRIBES where none does, POINTS_MIXED
 * where they differ. */
static Pointing common_way(const Asked *asked, const Pool *pool, const GArray *heads)
{
  Pointing way = POINTS_DESCRIBES;
  for (guint i = 0; i < heads->len; i++) {
    Pointing one = asked_pointing(asked, g_ptr_array_index(pool->judgements, g_array_index(heads, guint, i)));
    if (one == POINTS_DESCRIBES)
      continue;
    if (way != POINTS_DESCRIBES && one != way)
      return POINTS_MIXED;
    way = one;
  }
  return way;
}

/* Where all that is shown points one way, the last head gives its place to the best that points another. */
static void show_contrary(const Asked *asked, const Pool *pool, GArray *heads, guint limit)
{
  Pointing way = limit > 1 ? common_way(asked, pool, heads) : POINTS_MIXED;
  if (way == POINTS_MIXED || way == POINTS_DESCRIBES)
    return;
  for (guint i = 0; i < pool->n; i++) {
    if (pool->taken[pool->group[i]])
      continue;
    Pointing one = asked_pointing(asked, g_ptr_array_index(pool->judgements, i));
    if (one == POINTS_DESCRIBES || one == way)
      continue;
    if (heads->len == limit)
      g_array_set_size(heads, limit - 1);
    g_array_append_val(heads, i);
    return;
  }
}

/* The choices that are looked at: complete ones, in their order, while their score isn't too far below the
 * best. */
static void fill_pool(Pool *pool, GHashTable *papers)
{
  double best = pool->choices->len > 0 ? choice_at(pool, 0)->window.score : 0;
  for (guint i = 0; i < pool->choices->len && pool->n < POOL; i++) {
    const Choice *choice = choice_at(pool, i);
    if (!choice->window.fits || choice->window.score < CONTRARY_SHARE * best)
      break;
    pool->n++;
    if (choice->window.score < ANSWER_SHARE * best)
      continue;
    pool->eligible++;
    g_hash_table_add(papers, &choice->passage->paper->id);
  }
}

GPtrArray *gather(Judge *judge, const Asked *asked, const GArray *choices, guint limit,
                  GatheredCounts *counts, GError **error)
{
  g_autoptr(GPtrArray) judgements = g_ptr_array_new_with_free_func(free_judgement);
  g_autoptr(GHashTable) papers = g_hash_table_new(g_int64_hash, g_int64_equal),
                        shown = g_hash_table_new(g_int64_hash, g_int64_equal);
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autofree guint *group = g_new0(guint, POOL);
  g_autofree gboolean *taken = g_new0(gboolean, POOL);
  Pool pool = {.choices = choices, .judgements = judgements, .group = group, .taken = taken};
  fill_pool(&pool, papers);
  if (!judge_pool(&pool, judge, error))
    return NULL;
  counts->papers = g_hash_table_size(papers);
  counts->answers = 0;
  for (guint i = 0; i < pool.eligible; i++) {
    counts->answers += !taken[group[i]];
    taken[group[i]] = TRUE;
  }
  memset(taken, 0, POOL * sizeof *taken);
  for (int head; heads->len < limit && (head = next_head(&pool, shown)) >= 0;) {
    gint64 *paper = &choice_at(&pool, (guint)head)->passage->paper->id;
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(shown, paper));
    g_hash_table_insert(shown, paper, GUINT_TO_POINTER(before + 1));
    taken[group[head]] = TRUE;
    g_array_append_val(heads, head);
  }
  show_contrary(asked, &pool, heads, limit);
  GPtrArray *answers = g_ptr_array_new_with_free_func(free_gathered);
  for (guint i = 0; i < heads->len; i++)
    g_ptr_array_add(answers, gather_group(&pool, g_array_index(heads, guint, i)));
  return answers;
}
