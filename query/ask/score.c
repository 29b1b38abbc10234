#include "query/ask/score.h"

#include "query/ask/cues.h"

#include <math.h>
#include <string.h>

static const struct {
  const char *name;
  double weight;
} features[] = {
    [FEATURE_COVERAGE] = {"coverage", 4.0},   [FEATURE_CONTEXT] = {"context", 1.0},
    [FEATURE_SEARCH] = {"search", 1.0},       [FEATURE_PROXIMITY] = {"proximity", 1.0},
    [FEATURE_ADJACENCY] = {"adjacency", 1.0}, [FEATURE_EXPECTED] = {"expected", 1.5},
    [FEATURE_PLACE] = {"place", 0.5},         [FEATURE_BREVITY] = {"brevity", 0.8},
    [FEATURE_FINDING] = {"finding", 0.5},     [FEATURE_ASSERTION] = {"assertion", 0.7},
};
G_STATIC_ASSERT(G_N_ELEMENTS(features) == FEATURE_N);

/* What a word that any question could have counts beside a demanded one. */
#define SOFT_SHARE 0.25

const char *feature_name(Feature feature)
{
  return features[feature].name;
}

double feature_weight(Feature feature)
{
  return features[feature].weight;
}

/* The matches inside a window, with the best degree of each term. */
typedef struct {
  guint first, end; /* indexes into match->words */
  double *degree;   /* by term */
} Inside;

static Inside matches_inside(const PassageMatch *match, Span span)
{
  Inside inside = {0, 0, g_new0(double, MAX(1, match->question->terms->len))};
  guint i = 0;
  for (guint end = match->words->len; i < end;) {
    guint middle = i + (end - i) / 2;
    if (g_array_index(match->words, WordMatch, middle).span.start < span.start)
      i = middle + 1;
    else
      end = middle;
  }
  inside.first = i;
  for (; i < match->words->len && g_array_index(match->words, WordMatch, i).span.end <= span.end; i++) {
    const WordMatch *word = &g_array_index(match->words, WordMatch, i);
    inside.degree[word->term] = MAX(inside.degree[word->term], word->degree);
  }
  inside.end = i;
  return inside;
}

static void score_coverage(const PassageMatch *match, const Inside *inside, guint64 topic, Window *window)
{
  double total = 0;
  double own = 0;
  double with_context = 0;
  for (guint i = 0; i < match->question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(match->question->terms, i);
    /* What no passage has at all tells none from another. */
    double weight = term->passages == 0 ? 0 : term->weight * (term->soft ? SOFT_SHARE : 1);
    double around = MAX(match->around[i], match->in_passage[i] * 0.8);
    total += weight;
    own += weight * inside->degree[i];
    with_context += weight * MAX(inside->degree[i], around);
    gboolean by_context = match->around[i] > 0 || ((topic >> i) & 1 && match->in_passage[i] > 0);
    if (inside->degree[i] > 0 || by_context)
      window->covered |= (guint64)1 << i;
  }
  window->feature[FEATURE_COVERAGE] = total > 0 ? own / total : 0;
  window->feature[FEATURE_CONTEXT] = total > 0 ? with_context / total : 0;
}

/* Words in the shortest stretch that has a match of each of the terms `which` that the window has; 0 none. */
static guint shortest_stretch(const PassageMatch *match, const Inside *inside, guint64 which)
{
  guint n_terms = match->question->terms->len;
  g_autofree guint *count = g_new0(guint, MAX(1, n_terms));
  guint wanted = 0;
  for (guint i = 0; i < n_terms; i++)
    wanted += inside->degree[i] > 0 && ((which >> i) & 1);
  guint have = 0;
  guint best = G_MAXUINT;
  guint left = inside->first;
  for (guint right = inside->first; wanted > 0 && right < inside->end; right++) {
    const WordMatch *last = &g_array_index(match->words, WordMatch, right);
    if (!((which >> last->term) & 1))
      continue;
    have += count[last->term]++ == 0;
    for (; have == wanted; left++) {
      const WordMatch *start = &g_array_index(match->words, WordMatch, left);
      if (!((which >> start->term) & 1))
        continue;
      best = MIN(best, last->position - start->position + 1);
      have -= --count[start->term] == 0;
    }
  }
  return best == G_MAXUINT ? 0 : best;
}

/* The more words of the shortest stretch with all terms are matches, the better. */
static double score_proximity(const PassageMatch *match, const Inside *inside)
{
  guint n_terms = match->question->terms->len;
  guint wanted = 0;
  for (guint i = 0; i < n_terms; i++)
    wanted += inside->degree[i] > 0;
  if (wanted < 2)
    return wanted > 0 && n_terms == 1 ? 1 : 0;
  guint stretch = shortest_stretch(match, inside, G_MAXUINT64);
  return sqrt((double)wanted / MAX(wanted, stretch)) * (double)wanted / n_terms;
}

/* Neighbouring words of the question that are neighbours in the window (at most one word between them). */
static double score_adjacency(const PassageMatch *match, const Inside *inside)
{
  guint n_terms = match->question->terms->len;
  if (n_terms < 2)
    return 0;
  guint pairs = 0;
  for (guint i = 0; i + 1 < n_terms; i++) {
    gboolean found = FALSE;
    for (guint a = inside->first; a < inside->end && !found; a++) {
      const WordMatch *left = &g_array_index(match->words, WordMatch, a);
      for (guint b = a + 1; left->term == i && b < inside->end && !found; b++) {
        const WordMatch *right = &g_array_index(match->words, WordMatch, b);
        if (right->position > left->position + 2)
          break;
        found = right->term == i + 1;
      }
    }
    pairs += found;
  }
  return (double)pairs / (n_terms - 1);
}

static void score_expected(const PassageMatch *match, Window *window)
{
  static gboolean (*const tests[])(const PassageMatch *, Span) = {cue_person, cue_time, NULL,     cue_place,
                                                                  cue_reason, NULL,     cue_maker};
  static double (*const degrees[])(const PassageMatch *, Span) = {NULL, NULL,        cue_number, NULL,
                                                                  NULL, cue_meaning, NULL};
  guint asked = 0;
  double met = 0;
  for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
    if (!(match->question->expects & (1u << i)))
      continue;
    double found = tests[i] != NULL ? tests[i](match, window->span) : degrees[i](match, window->span);
    asked++;
    met += found;
    if (found > 0)
      window->expected |= 1u << i;
  }
  window->feature[FEATURE_EXPECTED] = asked > 0 ? met / asked : 0;
}

/* What kind of place a passage is: 0..1. */
static double score_place(const StorePassage *passage)
{
  static const double roles[ROLE_N] = {
      [ROLE_NONE] = 0.7,        [ROLE_ABSTRACT] = 0.8, [ROLE_INTRODUCTION] = 0.7, [ROLE_BACKGROUND] = 0.7,
      [ROLE_METHODS] = 0.5,     [ROLE_RESULTS] = 1,    [ROLE_DISCUSSION] = 0.9,   [ROLE_CONCLUSION] = 0.9,
      [ROLE_LIMITATIONS] = 0.6, [ROLE_APPENDIX] = 0.4, [ROLE_SUPPLEMENT] = 0.4,
  };
  static const double zones[ZONE_N] = {
      [ZONE_BODY] = 1,    [ZONE_ABSTRACT] = 1, [ZONE_TABLE] = 0.6,    [ZONE_CAPTION] = 0.6,
      [ZONE_FRONT] = 0.1, [ZONE_BACK] = 0.1,   [ZONE_FOOTNOTE] = 0.6,
  };
  return roles[passage->role] * zones[passage->zone];
}

/* The words that make up a window, roughly: sentences over 60 words are hard to read, under 8 say little. */
static double score_brevity(gsize bytes)
{
  double words = (double)bytes / 6;
  if (words < 8)
    return words / 16;
  return words <= 40 ? 1 : 40 / words;
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

static gboolean is_indispensable(const QuestionTerm *term)
{
  return term->name || term->acronym || g_ascii_isdigit(term->folded[0]);
}

static gboolean covers_demands(const PassageMatch *match, const Inside *inside, Window *window)
{
  const Question *question = match->question;
  double total = 0;
  double covered = 0;
  guint missing = 0;
  guint demanded = count_demanded(question);
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (term->soft)
      continue;
    total += term->weight;
    /* The row of a table says too little for its heading or for other words to stand in. */
    if (match->passage->zone == ZONE_TABLE && inside->degree[i] < TABLE_DEGREE)
      return FALSE;
    /* A narrower or broader thing doesn't stand for one that the base has by no name. */
    if (term->passages == 0 && demanded <= FEW_WORDS)
      return FALSE;
    if ((window->covered >> i) & 1) {
      covered += term->weight * MAX(inside->degree[i], match->around[i]);
      continue;
    }
    if (is_indispensable(term) && !(demanded > FEW_WORDS && match->in_passage[i] > 0))
      return FALSE;
    missing++;
  }
  window->share = total > 0 ? covered / total : 0;
  if (demanded <= SHORT_QUESTION)
    return missing == 0;
  return window->share >= SHARE_LEAST;
}

/* Words between the matches of two terms where they stand nearest; G_MAXUINT when one isn't there. */
static guint nearest_matches(const PassageMatch *match, const Inside *inside, guint a, guint b)
{
  guint best = G_MAXUINT;
  const WordMatch *last[2] = {NULL, NULL};
  for (guint i = inside->first; i < inside->end; i++) {
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
  return shortest_stretch(match, inside, which) <= (strict ? 6 + 3 * n : 12 + 6 * n) &&
         keeps_neighbours(match, inside);
}

static gboolean is_complete(const PassageMatch *match, const Inside *inside, Window *window)
{
  const guint seen = (guint)EXPECT_TIME | (guint)EXPECT_NUMBER | (guint)EXPECT_MAKER;
  return covers_demands(match, inside, window) &&
         (match->question->expects & seen & ~window->expected) == 0 && is_bound(match, inside, window);
}

Window window_score(const PassageMatch *match, guint first, guint n, double search, guint64 topic)
{
  const StorePassage *passage = match->passage;
  g_assert(n > 0 && first + n <= passage->sentences->len);
  Window window = {.first = first, .n = n};
  window.span.start = g_array_index(passage->sentences, Span, first).start - passage->span.start;
  window.span.end = g_array_index(passage->sentences, Span, first + n - 1).end - passage->span.start;
  Inside inside = matches_inside(match, window.span);
  g_autofree double *degree = inside.degree;
  (void)degree;
  score_coverage(match, &inside, topic, &window);
  score_expected(match, &window);
  window.feature[FEATURE_SEARCH] = search;
  window.feature[FEATURE_PROXIMITY] = score_proximity(match, &inside);
  window.feature[FEATURE_ADJACENCY] = score_adjacency(match, &inside);
  window.feature[FEATURE_PLACE] = score_place(passage);
  window.feature[FEATURE_BREVITY] = score_brevity(window.span.end - window.span.start);
  window.feature[FEATURE_FINDING] = cue_finding(match, window.span);
  window.feature[FEATURE_ASSERTION] = !cue_plan(match, window.span);
  double sum = 0;
  double weights = 0;
  for (guint i = 0; i < FEATURE_N; i++) {
    sum += features[i].weight * window.feature[i];
    weights += features[i].weight;
  }
  window.score = sum / weights;
  window.complete = is_complete(match, &inside, &window);
  return window;
}
