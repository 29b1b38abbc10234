#include "query/ask/score.h"

#include <math.h>

static const double weights[FEATURE_N] = {
#include "query/ask/weights.inc"
};

/* Where the logistic function is at one half, and how steep it is: the order of the sentences doesn't depend
 * on it. The best sentence of a question that is answered comes out at about .8. */
#define SCORE_MIDDLE 5.0
#define SCORE_SPREAD 3.0

double feature_weight(Feature feature)
{
  return weights[feature];
}

/* The matches inside a window, with the best degree of each term. */
typedef struct {
  Span span;
  WordRange range;
  double *degree; /* by term; owned */
  double *near;   /* by term: how near in meaning the nearest word is; owned */
} Inside;

static Inside matches_inside(const PassageMatch *match, Span span)
{
  Inside inside = {span, words_within(match, span), g_new0(double, MAX(1, match->question->terms->len)),
                   g_new0(double, MAX(1, match->question->terms->len))};
  features_near(match, span, inside.near);
  for (guint i = inside.range.first; i < inside.range.end; i++) {
    const WordMatch *word = &g_array_index(match->words, WordMatch, i);
    inside.degree[word->term] = MAX(inside.degree[word->term], word->degree);
  }
  return inside;
}

/* "SA" stands for Schizophrenics Anonymous only in a paper that has the name, too. */
static gboolean is_other_name(const PassageMatch *match, const QuestionTerm *term, guint i)
{
  return term->initials != NULL && !((match->in_paper >> i) & 1) && match->around[i] == 0;
}

static guint64 covered_by(const PassageMatch *match, const Inside *inside, guint64 topic)
{
  guint64 covered = 0;
  for (guint i = 0; i < match->question->terms->len; i++) {
    gboolean by_context = match->around[i] > 0 || ((topic >> i) & 1 && match->in_passage[i] > 0);
    gboolean other = is_other_name(match, g_ptr_array_index(match->question->terms, i), i);
    if ((inside->degree[i] > 0 && !other) || by_context)
      covered |= (guint64)1 << i;
  }
  return covered;
}

/* Up to so many demanded words are all needed. Longer questions say the same thing more than once: some
 * window must have a share of their weight for the question to be called answered, more where a number, a
 * time or a maker is asked for, and then others may have less. Measured on questions worded unlike the
 * papers. */
#define SHORT_QUESTION 3u
#define TABLE_DEGREE   0.75
#define SHARE_NEEDED   0.2
#define SHARE_EXACT    0.3
#define SHARE_LEAST    0.1
#define OTHERS_LEAST   0.15

static guint count_demanded(const Question *question)
{
  guint n = 0;
  for (guint i = 0; i < question->terms->len; i++)
    n += !((const QuestionTerm *)g_ptr_array_index(question->terms, i))->soft;
  return n;
}

double question_share_needed(const Question *question)
{
  if (count_demanded(question) <= SHORT_QUESTION)
    return 0;
  const guint exact = (guint)EXPECT_TIME | (guint)EXPECT_NUMBER | (guint)EXPECT_MAKER;
  return question->expects & exact ? SHARE_EXACT : SHARE_NEEDED;
}

/* What can't be left open however long a question is: names and numbers. A word that the base doesn't know by
 * any name is what a question of few words is about ("penicillin"); in longer ones it may be a turn of
 * phrase.
 */
#define FEW_WORDS 4u
/* A word this near in meaning stands for another one. */
#define NEAR_ENOUGH 0.5

static gboolean is_indispensable(const QuestionTerm *term)
{
  return term->name || term->acronym || g_ascii_isdigit(term->folded[0]);
}

static gboolean covers_demands(const PassageMatch *match, const Inside *inside, Window *window)
{
  const Question *question = match->question;
  double total = 0;
  double covered = 0;
  double others = 0;
  double others_covered = 0;
  guint missing = 0;
  guint elsewhere = 0;
  guint demanded = count_demanded(question);
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (term->soft)
      continue;
    total += term->weight;
    others += is_indispensable(term) ? 0 : term->weight;
    /* The row of a table says too little for its heading or for other words to stand in. */
    if (match->passage->zone == ZONE_TABLE && inside->degree[i] < TABLE_DEGREE)
      return FALSE;
    /* A narrower or broader thing doesn't stand for one that the base has by no name. */
    if (term->passages == 0 && demanded <= FEW_WORDS)
      return FALSE;
    double degree = MAX(inside->degree[i], match->around[i]);
    if (((window->covered >> i) & 1) || (!is_indispensable(term) && inside->near[i] >= NEAR_ENOUGH)) {
      degree = MAX(degree, inside->near[i] >= NEAR_ENOUGH ? inside->near[i] : 0);
      covered += term->weight * degree;
      others_covered += is_indispensable(term) ? 0 : term->weight * degree;
      continue;
    }
    /* One word of three may stand beside the sentence. */
    if (!is_indispensable(term) && demanded == SHORT_QUESTION && !question->whether &&
        MAX(match->in_passage[i], match->near_passage[i]) >= NEAR_ENOUGH && elsewhere++ == 0)
      continue;
    if (is_indispensable(term) && !(demanded > FEW_WORDS && match->in_passage[i] > 0))
      return FALSE;
    missing++;
  }
  window->share = total > 0 ? covered / total : 0;
  if (demanded <= SHORT_QUESTION)
    return missing == 0;
  /* A name alone says nothing of what is asked about it. */
  return window->share >= SHARE_LEAST && others_covered >= OTHERS_LEAST * others;
}

/* Words between the matches of two terms where they stand nearest; G_MAXUINT when one isn't there. */
static guint nearest_matches(const PassageMatch *match, const Inside *inside, guint a, guint b)
{
  guint best = G_MAXUINT;
  const WordMatch *last[2] = {NULL, NULL};
  for (guint i = inside->range.first; i < inside->range.end; i++) {
    const WordMatch *word = &g_array_index(match->words, WordMatch, i);
    if (word->term != a && word->term != b)
      continue;
    guint side = word->term == b;
    last[side] = word;
    if (last[!side] != NULL)
      best = MIN(best, word->position - last[!side]->position);
  }
  return best;
}

/* "Lung cancer" is not a lung here and a cancer there: demanded words that stand side by side in the question
 * stand near each other in the answer. */
#define NEIGHBOURS_WITHIN 8u

static gboolean keeps_neighbours(const PassageMatch *match, const Inside *inside)
{
  for (guint i = 0; i + 1 < match->question->terms->len; i++) {
    const QuestionTerm *left = g_ptr_array_index(match->question->terms, i);
    const QuestionTerm *right = g_ptr_array_index(match->question->terms, i + 1);
    if (left->soft || right->soft || right->position != left->position + 1 || inside->degree[i] == 0 ||
        inside->degree[i + 1] == 0)
      continue;
    if (nearest_matches(match, inside, i, i + 1) > NEIGHBOURS_WITHIN)
      return FALSE;
  }
  return TRUE;
}

/* The demanded words have to belong together, so that "GROW was founded by people from Recovery" doesn't
 * answer when Recovery was founded: within a stretch of so many words, and for who made X and when was X made
 * within one sentence and a shorter stretch. */
static gboolean is_bound(const PassageMatch *match, const Inside *inside, const Window *window)
{
  guint64 which = 0;
  guint n = 0;
  for (guint i = 0; i < match->question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(match->question->terms, i);
    if (!term->soft && inside->degree[i] > 0 && match->around[i] == 0) {
      which |= (guint64)1 << i;
      n++;
    }
  }
  gboolean strict = match->question->expects & ((guint)EXPECT_MAKER | (guint)EXPECT_TIME);
  if (strict && window->n > 1)
    return FALSE;
  if (!strict && count_demanded(match->question) > FEW_WORDS)
    return TRUE;
  return features_stretch(match, inside->span, which) <= (strict ? 6 + 3 * n : 12 + 6 * n) &&
         keeps_neighbours(match, inside);
}

/* Has it the names and numbers of the question, itself or its passage? elsewhere: bit i set where term i is
 * forgiven. */
static gboolean has_names(const PassageMatch *match, const Window *window, guint64 elsewhere)
{
  for (guint i = 0; i < match->question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(match->question->terms, i);
    if (!term->soft && is_indispensable(term) && !(((window->covered | elsewhere) >> i) & 1) &&
        (match->in_passage[i] == 0 || is_other_name(match, term, i)))
      return FALSE;
  }
  return TRUE;
}

/* What a sentence counts whose passage lacks a name of the question that its paper has elsewhere. */
#define NAME_ELSEWHERE 0.9
/* Who founded it isn't told by who visited it. */
#define DEED_DEGREE 0.55

static void judge_window(const PassageMatch *match, const Inside *inside, Window *window)
{
  const guint seen = (guint)EXPECT_TIME | (guint)EXPECT_NUMBER | (guint)EXPECT_MAKER;
  int deed = match->question->deed;
  gboolean kinds = (match->question->expects & seen & ~window->expected) == 0 &&
                   (deed < 0 || inside->degree[deed] >= DEED_DEGREE);
  window->complete = covers_demands(match, inside, window) && kinds && is_bound(match, inside, window);
  gboolean many = count_demanded(match->question) > SHORT_QUESTION;
  gboolean named = window->complete || has_names(match, window, 0);
  window->fits = window->complete || (many && kinds && has_names(match, window, match->in_paper));
  window->counts = named ? 1 : NAME_ELSEWHERE;
}

Window window_judge(const PassageMatch *match, guint first, guint n, guint64 topic)
{
  const StorePassage *passage = match->passage;
  g_assert(n > 0 && first + n <= passage->sentences->len);
  Window window = {.first = first, .n = n, .span = sentences_span(passage, first, n)};
  Inside inside = matches_inside(match, window.span);
  window.covered = covered_by(match, &inside, topic);
  window.expected = features_expected(match, window.span);
  judge_window(match, &inside, &window);
  g_free(inside.degree);
  g_free(inside.near);
  return window;
}

static double weigh(const double *feature)
{
  double sum = 0;
  for (guint i = 0; i < FEATURE_N; i++)
    sum += weights[i] * feature[i];
  return sum;
}

double window_glance(const PassageMatch *match, guint sentence, double search)
{
  double feature[FEATURE_N] = {0};
  features_measure_words(match, sentence, 1, search, feature);
  return weigh(feature);
}

Window window_score(const PassageMatch *match, guint first, guint n, double search, guint64 topic)
{
  Window window = window_judge(match, first, n, topic);
  features_measure(match, first, n, search, window.feature);
  window.score = 1 / (1 + exp((SCORE_MIDDLE - weigh(window.feature)) / SCORE_SPREAD));
  return window;
}
