#include "query/ask/features.h"

#include "corpus/base/regex.h"
#include "ontology/evidence/hedge.h"
#include "query/ask/cues.h"

#include <math.h>
#include <string.h>

static const char *const names[FEATURE_N] = {
    [FEATURE_COVERAGE] = "coverage",
    [FEATURE_EXACT] = "exact",
    [FEATURE_NEARNESS] = "nearness",
    [FEATURE_NEIGHBOUR] = "neighbour",
    [FEATURE_PASSAGE] = "passage",
    [FEATURE_HEADING] = "heading",
    [FEATURE_RAREST] = "rarest",
    [FEATURE_LEAST] = "least",
    [FEATURE_MEANING] = "meaning",
    [FEATURE_AROUND] = "around",
    [FEATURE_FOCUS] = "focus",
    [FEATURE_SEARCH] = "search",
    [FEATURE_PROXIMITY] = "proximity",
    [FEATURE_ADJACENCY] = "adjacency",
    [FEATURE_PERSON] = "person",
    [FEATURE_TIME] = "time",
    [FEATURE_NUMBER] = "number",
    [FEATURE_PLACE] = "place",
    [FEATURE_REASON] = "reason",
    [FEATURE_DEFINITION] = "definition",
    [FEATURE_MAKER] = "maker",
    [FEATURE_ANSWER] = "answer",
    [FEATURE_FINDING] = "finding",
    [FEATURE_PLAN] = "plan",
    [FEATURE_AIM] = "aim",
    [FEATURE_OPINION] = "opinion",
    [FEATURE_ADVICE] = "advice",
    [FEATURE_CALL] = "call",
    [FEATURE_QUESTION] = "question",
    [FEATURE_HEDGED] = "hedged",
    [FEATURE_CITING] = "citing",
    [FEATURE_BACKWARD] = "backward",
    [FEATURE_LONG] = "long",
    [FEATURE_SHORT] = "short",
    [FEATURE_FIRST] = "first",
    [FEATURE_TABLE] = "table",
    [FEATURE_CAPTION] = "caption",
    [FEATURE_ABSTRACT] = "abstract",
    [FEATURE_METHODS] = "methods",
    [FEATURE_RESULTS] = "results",
    [FEATURE_CONCLUSION] = "conclusion",
    [FEATURE_INTRODUCTION] = "introduction",
};

/* A word itself, in this form or another. */
#define EXACT_DEGREE 0.8
/* A sentence of fewer words says little; the length that counts as 1. */
#define SHORT_WORDS 5u
#define LONG_WORDS  100.0

const char *feature_name(Feature feature)
{
  return names[feature];
}

Span sentences_span(const StorePassage *passage, guint first, guint n)
{
  return (Span){g_array_index(passage->sentences, Span, first).start - passage->span.start,
                g_array_index(passage->sentences, Span, first + n - 1).end - passage->span.start};
}

WordRange words_within(const PassageMatch *match, Span span)
{
  WordRange range = {0, 0};
  guint i = 0;
  for (guint end = match->words->len; i < end;) {
    guint middle = i + (end - i) / 2;
    if (g_array_index(match->words, WordMatch, middle).span.start < span.start)
      i = middle + 1;
    else
      end = middle;
  }
  range.first = i;
  while (i < match->words->len && g_array_index(match->words, WordMatch, i).span.end <= span.end)
    i++;
  range.end = i;
  return range;
}

/* The words of a span that say something by themselves: first and end of match->text_words. */
static WordRange text_within(const PassageMatch *match, Span span)
{
  guint i = 0;
  for (guint end = match->text_words->len; i < end;) {
    guint middle = i + (end - i) / 2;
    if (g_array_index(match->text_words, TextWord, middle).span.start < span.start)
      i = middle + 1;
    else
      end = middle;
  }
  WordRange range = {i, i};
  while (range.end < match->text_words->len &&
         g_array_index(match->text_words, TextWord, range.end).span.end <= span.end)
    range.end++;
  return range;
}

/* Raises near[i] to the degree to which the span has term i, and own[i] (may be NULL) without the vectors. */
static void add_degrees(const PassageMatch *match, Span span, double *own, double *near)
{
  WordRange words = words_within(match, span);
  for (guint k = words.first; k < words.end; k++) {
    const WordMatch *word = &g_array_index(match->words, WordMatch, k);
    near[word->term] = MAX(near[word->term], word->degree);
    if (own != NULL)
      own[word->term] = MAX(own[word->term], word->degree);
  }
  words = text_within(match, span);
  for (guint k = words.first; k < words.end; k++) {
    const SoftWord *word = g_array_index(match->text_words, TextWord, k).soft;
    for (guint i = 0; word->best > 0 && i < match->question->terms->len; i++)
      near[i] = MAX(near[i], word->near[i]);
  }
}

void features_near(const PassageMatch *match, Span span, double *near)
{
  add_degrees(match, span, NULL, near);
}

static double term_weight(const QuestionTerm *term)
{
  return term->weight * (!term->soft ? 1 : term->phrase ? PHRASE_SHARE : SOFT_SHARE);
}

/* Share of the question's weight. */
static double share_of(const PassageMatch *match, const double *degree, double least)
{
  double all = 0;
  double covered = 0;
  for (guint i = 0; i < match->question->terms->len; i++) {
    double weight = term_weight(g_ptr_array_index(match->question->terms, i));
    all += weight;
    covered += degree[i] >= least ? weight * degree[i] : 0;
  }
  return all > 0 ? covered / all : 0;
}

static void add_heaviest(const PassageMatch *match, const double *near, double *feature)
{
  enum { LOOKED = 3 };
  gint64 last = -1;
  double least = 1;
  guint64 taken = 0;
  for (guint k = 0; k < LOOKED; k++) {
    last = -1;
    for (guint i = 0; i < match->question->terms->len; i++) {
      const QuestionTerm *term = g_ptr_array_index(match->question->terms, i);
      if (term->soft || ((taken >> i) & 1))
        continue;
      if (last < 0 ||
          term->weight > ((QuestionTerm *)g_ptr_array_index(match->question->terms, last))->weight)
        last = i;
    }
    if (last < 0)
      break;
    taken |= (guint64)1 << last;
    if (k == 0)
      feature[FEATURE_RAREST] = near[last];
    least = MIN(least, near[last]);
  }
  feature[FEATURE_LEAST] = taken != 0 ? least : 0;
}

static void add_coverage(const PassageMatch *match, guint first, guint n, double *feature)
{
  const StorePassage *passage = match->passage;
  guint n_terms = MAX(1, match->question->terms->len);
  g_autofree double *own = g_new0(double, n_terms);
  g_autofree double *near = g_new0(double, n_terms);
  add_degrees(match, sentences_span(passage, first, n), own, near);
  feature[FEATURE_COVERAGE] = share_of(match, own, 0);
  feature[FEATURE_EXACT] = share_of(match, own, EXACT_DEGREE);
  double before = share_of(match, near, 0);
  feature[FEATURE_NEARNESS] = before;
  add_heaviest(match, near, feature);
  if (first > 0)
    add_degrees(match, sentences_span(passage, first - 1, 1), NULL, near);
  if (first + n < passage->sentences->len)
    add_degrees(match, sentences_span(passage, first + n, 1), NULL, near);
  double after = share_of(match, near, 0);
  feature[FEATURE_NEIGHBOUR] = after - before;
  before = after;
  for (guint i = 0; i < match->question->terms->len; i++)
    near[i] = MAX(near[i], MAX(match->in_passage[i], match->near_passage[i]));
  after = share_of(match, near, 0);
  feature[FEATURE_PASSAGE] = after - before;
  before = after;
  for (guint i = 0; i < match->question->terms->len; i++)
    near[i] = MAX(near[i], match->around[i]);
  feature[FEATURE_HEADING] = share_of(match, near, 0) - before;
}

static void add_meaning(const PassageMatch *match, Span span, double *feature)
{
  if (match->soft == NULL)
    return;
  float said[SOFT_DIMENSIONS] = {0};
  WordRange words = text_within(match, span);
  double all = 0;
  double near = 0;
  for (guint k = words.first; k < words.end; k++) {
    const SoftWord *word = g_array_index(match->text_words, TextWord, k).soft;
    soft_add(match->soft, said, word);
    all += word->rarity;
    near += word->rarity * word->best;
  }
  feature[FEATURE_MEANING] = MAX(0, soft_cosine(soft_question(match->soft), said));
  feature[FEATURE_FOCUS] = all > 0 ? near / all : 0;
  feature[FEATURE_AROUND] = match->meaning;
}

guint features_stretch(const PassageMatch *match, Span span, guint64 which)
{
  WordRange inside = words_within(match, span);
  g_autofree guint *count = g_new0(guint, MAX(1, match->question->terms->len));
  guint64 there = 0;
  for (guint i = inside.first; i < inside.end; i++)
    there |= (guint64)1 << g_array_index(match->words, WordMatch, i).term;
  which &= there;
  guint wanted = 0;
  for (guint64 rest = which; rest != 0; rest &= rest - 1)
    wanted++;
  guint have = 0;
  guint best = G_MAXUINT;
  guint left = inside.first;
  for (guint right = inside.first; wanted > 0 && right < inside.end; right++) {
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
static double proximity_of(const PassageMatch *match, Span span)
{
  guint n_terms = match->question->terms->len;
  guint64 there = 0;
  WordRange inside = words_within(match, span);
  for (guint i = inside.first; i < inside.end; i++)
    there |= (guint64)1 << g_array_index(match->words, WordMatch, i).term;
  guint wanted = 0;
  for (guint64 rest = there; rest != 0; rest &= rest - 1)
    wanted++;
  if (wanted < 2)
    return wanted > 0 && n_terms == 1 ? 1 : 0;
  guint stretch = features_stretch(match, span, G_MAXUINT64);
  return sqrt((double)wanted / MAX(wanted, stretch)) * (double)wanted / n_terms;
}

/* Neighbouring words of the question that are neighbours in the window (at most one word between them). */
static double adjacency_of(const PassageMatch *match, Span span)
{
  guint n_terms = match->question->terms->len;
  if (n_terms < 2)
    return 0;
  WordRange inside = words_within(match, span);
  guint64 pairs = 0;
  for (guint a = inside.first; a < inside.end; a++) {
    const WordMatch *left = &g_array_index(match->words, WordMatch, a);
    for (guint b = a + 1; b < inside.end; b++) {
      const WordMatch *right = &g_array_index(match->words, WordMatch, b);
      if (right->position > left->position + 2)
        break;
      if (right->term == left->term + 1)
        pairs |= (guint64)1 << left->term;
    }
  }
  guint n = 0;
  for (; pairs != 0; pairs &= pairs - 1)
    n++;
  return (double)n / (n_terms - 1);
}

static double as_number(gboolean value)
{
  return value ? 1 : 0;
}

static void add_expected(const PassageMatch *match, Span span, double *feature)
{
  guint expects = match->question->expects;
  if (expects & EXPECT_PERSON)
    feature[FEATURE_PERSON] = as_number(cue_person(match, span));
  if (expects & EXPECT_TIME)
    feature[FEATURE_TIME] = as_number(cue_time(match, span));
  if (expects & EXPECT_NUMBER)
    feature[FEATURE_NUMBER] = cue_number(match, span);
  else if (expects & EXPECT_FIGURE)
    feature[FEATURE_NUMBER] = as_number(cue_figure(match, span));
  if (expects & EXPECT_PLACE)
    feature[FEATURE_PLACE] = as_number(cue_place(match, span));
  if (expects & EXPECT_REASON)
    feature[FEATURE_REASON] = as_number(cue_reason(match, span));
  if (expects & EXPECT_MEANING)
    feature[FEATURE_DEFINITION] = cue_meaning(match, span);
  if (expects & EXPECT_MAKER)
    feature[FEATURE_MAKER] = as_number(cue_maker(match, span));
}

guint features_expected(const PassageMatch *match, Span span)
{
  double feature[FEATURE_N] = {0};
  add_expected(match, span, feature);
  static const Feature kinds[] = {FEATURE_PERSON, FEATURE_TIME,       FEATURE_NUMBER, FEATURE_PLACE,
                                  FEATURE_REASON, FEATURE_DEFINITION, FEATURE_MAKER};
  guint expected = 0;
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (feature[kinds[i]] > 0)
      expected |= 1u << i;
  return expected;
}

static gboolean points_back(const char *sentence)
{
  static const Regex *place = NULL;
  const Regex *regex =
      regex_once(&place,
                 "^ [\"'\\p{Ps}\\p{Pi}]* (?: this | these | those | such | they | their | it "
                 "| its | he | she | his | her ) \\b",
                 REGEX_CASELESS);
  return regex_find(regex, sentence, strlen(sentence), 0, NULL, 0);
}

static gboolean cites(const PassageMatch *match, Span span)
{
  const GPtrArray *citations = match->passage->citations;
  for (guint i = 0; citations != NULL && i < citations->len; i++) {
    gsize start = ((const StoreCitation *)g_ptr_array_index(citations, i))->span.start;
    if (start >= match->passage->span.start + span.start && start < match->passage->span.start + span.end)
      return TRUE;
  }
  return FALSE;
}

static guint count_words(const char *text)
{
  guint n = 0;
  for (gboolean inside = FALSE; *text != '\0'; text++) {
    gboolean blank = g_ascii_isspace(*text);
    n += !blank && !inside;
    inside = !blank;
  }
  return n;
}

static void add_kind(const PassageMatch *match, Span span, double *feature)
{
  g_autofree char *sentence = g_strndup(match->passage->text + span.start, span.end - span.start);
  Tone tone = tone_of(sentence);
  feature[FEATURE_FINDING] = as_number(cue_finding(match, span));
  feature[FEATURE_ANSWER] = match->question->whether ? feature[FEATURE_FINDING] : 0;
  feature[FEATURE_PLAN] = as_number(cue_plan(match, span));
  feature[FEATURE_AIM] = as_number(tone.saying == SAYING_AIM || tone.saying == SAYING_HYPOTHESIS);
  feature[FEATURE_OPINION] = as_number(tone.saying == SAYING_OPINION);
  feature[FEATURE_ADVICE] = as_number(tone.saying == SAYING_RECOMMENDATION);
  feature[FEATURE_CALL] = as_number(tone.saying == SAYING_CALL);
  feature[FEATURE_QUESTION] = as_number(tone.saying == SAYING_QUESTION);
  feature[FEATURE_HEDGED] = as_number(tone.hedged);
  feature[FEATURE_CITING] = as_number(cites(match, span));
  feature[FEATURE_BACKWARD] = as_number(points_back(sentence));
  guint words = count_words(sentence);
  feature[FEATURE_LONG] = MIN(1, log1p(words) / log1p(LONG_WORDS));
  feature[FEATURE_SHORT] = as_number(words < SHORT_WORDS);
}

static void add_place(const StorePassage *passage, guint first, double *feature)
{
  feature[FEATURE_FIRST] = as_number(first == 0);
  feature[FEATURE_TABLE] = as_number(passage->zone == ZONE_TABLE);
  feature[FEATURE_CAPTION] = as_number(passage->zone == ZONE_CAPTION || passage->zone == ZONE_FOOTNOTE ||
                                       passage->zone == ZONE_FRONT || passage->zone == ZONE_BACK);
  feature[FEATURE_ABSTRACT] = as_number(passage->zone == ZONE_ABSTRACT || passage->role == ROLE_ABSTRACT);
  feature[FEATURE_METHODS] = as_number(passage->role == ROLE_METHODS);
  feature[FEATURE_RESULTS] = as_number(passage->role == ROLE_RESULTS);
  feature[FEATURE_CONCLUSION] =
      as_number(passage->role == ROLE_DISCUSSION || passage->role == ROLE_CONCLUSION);
  feature[FEATURE_INTRODUCTION] =
      as_number(passage->role == ROLE_INTRODUCTION || passage->role == ROLE_BACKGROUND);
}

void features_measure_words(const PassageMatch *match, guint first, guint n, double search,
                            double feature[FEATURE_N])
{
  g_assert(n > 0 && first + n <= match->passage->sentences->len);
  Span span = sentences_span(match->passage, first, n);
  add_coverage(match, first, n, feature);
  add_meaning(match, span, feature);
  feature[FEATURE_SEARCH] = search;
  feature[FEATURE_PROXIMITY] = proximity_of(match, span);
  feature[FEATURE_ADJACENCY] = adjacency_of(match, span);
  add_place(match->passage, first, feature);
}

void features_measure(const PassageMatch *match, guint first, guint n, double search,
                      double feature[FEATURE_N])
{
  memset(feature, 0, FEATURE_N * sizeof *feature);
  features_measure_words(match, first, n, search, feature);
  Span span = sentences_span(match->passage, first, n);
  add_expected(match, span, feature);
  add_kind(match, span, feature);
}

double features_context(const double feature[FEATURE_N])
{
  return feature[FEATURE_NEARNESS] + feature[FEATURE_NEIGHBOUR] + feature[FEATURE_PASSAGE] +
         feature[FEATURE_HEADING];
}
