#include "query/check/cover.h"

#include "query/check/evidence.h"

/* What a word near in meaning counts beside one of the claim. */
#define SOFT_SHARE 0.3

void cover_features(const PassageMatch *match, Span sentence, double *feature)
{
  const Question *question = match->question;
  g_autofree double *degree = g_new0(double, MAX(1, question->terms->len));
  for (guint i = 0; i < match->words->len; i++) {
    const WordMatch *word = &g_array_index(match->words, WordMatch, i);
    if (word->span.start >= sentence.start && word->span.end <= sentence.end)
      degree[word->term] = MAX(degree[word->term], word->degree);
  }
  double all = 0, own = 0, passage = 0, around = 0;
  double half[2] = {0}, half_own[2] = {0};
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    double weight = term->weight * (term->soft ? SOFT_SHARE : 1);
    all += weight;
    own += weight * degree[i];
    guint side = i * 2 >= question->terms->len;
    half[side] += weight;
    half_own[side] += weight * degree[i];
    passage += weight * match->in_passage[i];
    around += weight * MAX(match->in_passage[i], match->around[i]);
  }
  feature[EVIDENCE_FEATURE_FORMER] = half[0] > 0 ? half_own[0] / half[0] : 0;
  feature[EVIDENCE_FEATURE_LATTER] = half[1] > 0 ? half_own[1] / half[1] : 0;
  feature[EVIDENCE_FEATURE_LEAST] = MIN(feature[EVIDENCE_FEATURE_FORMER], feature[EVIDENCE_FEATURE_LATTER]);
  feature[EVIDENCE_FEATURE_SENTENCE] = all > 0 ? own / all : 0;
  feature[EVIDENCE_FEATURE_PASSAGE] = all > 0 ? passage / all : 0;
  feature[EVIDENCE_FEATURE_AROUND] = all > 0 ? around / all : 0;
}

void cover_sides(const PassageMatch *match, Span stretch, gsize at, double *first, double *last)
{
  const Question *question = match->question;
  g_autofree double *degree = g_new0(double, MAX(1, question->terms->len));
  for (guint i = 0; i < match->words->len; i++) {
    const WordMatch *word = &g_array_index(match->words, WordMatch, i);
    if (word->span.start >= stretch.start && word->span.end <= stretch.end)
      degree[word->term] = MAX(degree[word->term], word->degree);
  }
  double all[2] = {0}, own[2] = {0};
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    guint side = term->span.start >= at;
    double weight = term->weight * (term->soft ? SOFT_SHARE : 1);
    all[side] += weight;
    own[side] += weight * degree[i];
  }
  *first = all[0] > 0 ? own[0] / all[0] : 0;
  *last = all[1] > 0 ? own[1] / all[1] : 0;
}

void cover_strongest(const PassageMatch *match, Span stretch, gsize at, double *first, double *second)
{
  *first = *second = 0;
  for (guint i = 0; i < match->words->len; i++) {
    const WordMatch *word = &g_array_index(match->words, WordMatch, i);
    const QuestionTerm *term = g_ptr_array_index(match->question->terms, word->term);
    if (word->span.start < stretch.start || word->span.end > stretch.end)
      continue;
    double *side = term->span.start < at ? first : second;
    *side = MAX(*side, term->weight * word->degree);
  }
}
