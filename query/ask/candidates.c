#include "query/ask/candidates.h"

#include "corpus/base/limits.h"

/* Sentences of one quotation, and of one passage. */
#define WINDOW_SENTENCES    3u
#define CHOICES_PER_PASSAGE 3u
/* Sentences that are looked at closely: those whose words promise most. */
#define LOOKED_AT 120u

static gint order_choices(gconstpointer a, gconstpointer b)
{
  const Choice *left = a;
  const Choice *right = b;
  if (left->window.fits != right->window.fits)
    return left->window.fits ? -1 : 1;
  if (left->window.score != right->window.score)
    return left->window.score > right->window.score ? -1 : 1;
  if (left->passage->id != right->passage->id)
    return left->passage->id < right->passage->id ? -1 : 1;
  return left->sentence < right->sentence ? -1 : left->sentence > right->sentence;
}

/* Makes the window of an incomplete sentence complete by its neighbours, if that can be. */
static void widen(const PassageMatch *match, guint64 topic, Choice *choice)
{
  guint last = match->passage->sentences->len;
  for (guint n = 2; n <= WINDOW_SENTENCES && !choice->window.complete; n++)
    for (guint back = 0; back < n && !choice->window.complete; back++) {
      if (back > choice->sentence || choice->sentence - back + n > last)
        continue;
      Span span = sentences_span(match->passage, choice->sentence - back, n);
      if (span.end - span.start > LIMIT_SENTENCE_BYTES)
        continue;
      Window wider = window_judge(match, choice->sentence - back, n, topic);
      if (!wider.complete)
        continue;
      for (guint f = 0; f < FEATURE_N; f++)
        wider.feature[f] = choice->window.feature[f];
      wider.score = choice->window.score;
      choice->window = wider;
    }
}

static void look_at(const Scoring *scoring, const PassageMatch *match, guint sentence, double search,
                    GArray *choices)
{
  Choice choice = {match->passage, window_score(match, sentence, 1, search, scoring->topic), sentence};
  if (!choice.window.complete)
    widen(match, scoring->topic, &choice);
  choice.window.score *= choice.window.counts;
  g_array_append_val(choices, choice);
}

static gboolean is_too_long(const StorePassage *passage, guint sentence)
{
  Span span = sentences_span(passage, sentence, 1);
  return span.end - span.start > LIMIT_SENTENCE_BYTES;
}

static PassageMatch *match_passage(const Scoring *scoring, const StorePassage *passage)
{
  return passage_match_new_soft(scoring->maker, scoring->lexicon, scoring->soft, scoring->question, passage);
}

void candidates_score(const Scoring *scoring, const StorePassage *passage, double search, GArray *choices)
{
  g_autoptr(PassageMatch) match = match_passage(scoring, passage);
  for (guint i = 0; i < passage->sentences->len; i++)
    if (!is_too_long(passage, i))
      look_at(scoring, match, i, search, choices);
}

static gboolean overlaps(const GArray *taken, const Choice *choice)
{
  const Window *window = &choice->window;
  guint of_passage = 0;
  for (guint i = 0; i < taken->len; i++) {
    const Choice *other = &g_array_index(taken, Choice, i);
    if (other->passage != choice->passage)
      continue;
    of_passage++;
    if (window->first < other->window.first + other->window.n &&
        other->window.first < window->first + window->n)
      return TRUE;
  }
  return of_passage == CHOICES_PER_PASSAGE;
}

/* The best ones, best first: of those that overlap one, of a passage three. */
static GArray *take_best(GArray *all)
{
  g_array_sort(all, order_choices);
  GArray *taken = g_array_new(FALSE, FALSE, sizeof(Choice));
  for (guint i = 0; i < all->len; i++)
    if (!overlaps(taken, &g_array_index(all, Choice, i)))
      g_array_append_val(taken, g_array_index(all, Choice, i));
  return taken;
}

GArray *candidates_of(const Scoring *scoring, const StorePassage *passage, double search)
{
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Choice));
  candidates_score(scoring, passage, search, all);
  return take_best(all);
}

/* A sentence at a glance. */
typedef struct {
  const PassageMatch *match;
  guint sentence;
  double search, score;
} Glance;

static gint order_glances(gconstpointer a, gconstpointer b)
{
  const Glance *left = a;
  const Glance *right = b;
  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  if (left->match->passage->id != right->match->passage->id)
    return left->match->passage->id < right->match->passage->id ? -1 : 1;
  return left->sentence < right->sentence ? -1 : left->sentence > right->sentence;
}

static void free_match(gpointer data)
{
  passage_match_free(data);
}

/* What one passage of a paper has, the paper has. */
static void share_names(GPtrArray *matches)
{
  g_autoptr(GHashTable) papers = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
  for (guint i = 0; i < matches->len; i++) {
    PassageMatch *match = g_ptr_array_index(matches, i);
    guint64 *names = g_hash_table_lookup(papers, &match->passage->paper->id);
    if (names == NULL) {
      names = g_new0(guint64, 1);
      g_hash_table_insert(papers, &match->passage->paper->id, names);
    }
    *names |= match->in_paper;
  }
  for (guint i = 0; i < matches->len; i++) {
    PassageMatch *match = g_ptr_array_index(matches, i);
    match->in_paper = *(const guint64 *)g_hash_table_lookup(papers, &match->passage->paper->id);
  }
}

GArray *candidates_find(const Scoring *scoring, const Retrieved *retrieved)
{
  g_autoptr(GPtrArray) matches = g_ptr_array_new_with_free_func(free_match);
  g_autoptr(GArray) glances = g_array_new(FALSE, FALSE, sizeof(Glance));
  for (guint i = 0; i < retrieved->passages->len; i++) {
    const StorePassage *passage = g_ptr_array_index(retrieved->passages, i);
    const double *found = g_hash_table_lookup(retrieved->scores, &passage->id);
    double search = found != NULL ? *found : 0;
    PassageMatch *match = match_passage(scoring, passage);
    g_ptr_array_add(matches, match);
    for (guint k = 0; k < passage->sentences->len; k++) {
      if (is_too_long(passage, k))
        continue;
      Glance glance = {match, k, search, window_glance(match, k, search)};
      g_array_append_val(glances, glance);
    }
  }
  share_names(matches);
  g_array_sort(glances, order_glances);
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Choice));
  for (guint i = 0; i < MIN(glances->len, LOOKED_AT); i++) {
    const Glance *glance = &g_array_index(glances, Glance, i);
    look_at(scoring, glance->match, glance->sentence, glance->search, all);
  }
  return take_best(all);
}
