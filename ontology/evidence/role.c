#include "ontology/evidence/role.h"

#include "ontology/evidence/lexeme.h"
#include "ontology/evidence/shipped.h"

static void add_words(FeatureVector *out, const char *sentence, const char *word_room, const char *pair_room,
                      double value, gboolean triples)
{
  g_autoptr(LexemeList) words = lexemes_cut(sentence);
  guint64 before = 0, second = 0;
  for (guint i = 0; i < words->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(words, i);
    guint64 name = lexeme->kind == LEXEME_NUMBER ? '#' : lexeme->hash;
    feature_add_hash(out, word_room, name, value);
    if (before && pair_room)
      feature_add_hash(out, pair_room, evidence_join(before, name), value);
    if (triples && second)
      feature_add_hash(out, "triple", evidence_join(second, evidence_join(before, name)), value * 0.7);
    if (triples)
      for (guint bit = 1; bit < CUE_N; bit++)
        feature_add_hash(out, "cue", bit, (lexeme->cues >> bit) & 1 ? 0.1 : 0);
    if (triples && i < 3)
      feature_add_hash(out, "opening", evidence_join(i, name), value);
    second = before;
    before = name;
  }
}

void sentence_role_features(FeatureVector *out, const char *const *sentences, guint n, guint i)
{
  add_words(out, sentences[i], "word", "pair", 0.35, TRUE);
  if (i > 0)
    add_words(out, sentences[i - 1], "word before", NULL, 0.15, FALSE);
  if (i + 1 < n)
    add_words(out, sentences[i + 1], "word after", NULL, 0.15, FALSE);
  feature_add_hash(out, "place", n > 1 ? i * 10 / n : 20, 1);
  feature_add_hash(out, "from start", MIN(i, 4), 1);
  feature_add_hash(out, "from end", MIN(n - 1 - i, 4), 1);
}

/* How often one role follows another, as logarithms: an abstract rarely goes back. Rows: the role before. */
static const double follow[SENTENCE_ROLE_N][SENTENCE_ROLE_N] = {
    {0.0, -0.2, -0.8, -2.0, -2.6}, {-1.4, -0.2, 0.0, -0.8, -1.8}, {-2.2, -1.6, 0.0, -0.2, -1.6},
    {-2.4, -2.2, -1.0, 0.0, -0.4}, {-2.6, -2.4, -2.2, -1.4, 0.0},
};

/* The best way through, by A. Viterbi's dynamic programme (IEEE Trans. Inf. Theory 13, 1967). */
static void best_path(const double (*p)[SENTENCE_ROLE_N], guint n, SentenceRole *roles)
{
  g_autofree double(*best)[SENTENCE_ROLE_N] = g_malloc_n(n, sizeof *best);
  g_autofree guint8(*from)[SENTENCE_ROLE_N] = g_malloc0_n(n, sizeof *from);
  for (guint i = 0; i < n; i++) {
    for (guint k = 0; k < SENTENCE_ROLE_N; k++) {
      guint way = 0;
      for (guint b = 1; i > 0 && b < SENTENCE_ROLE_N; b++)
        if (best[i - 1][b] + follow[b][k] > best[i - 1][way] + follow[way][k])
          way = b;
      from[i][k] = (guint8)way;
      best[i][k] = p[i][k] + (i > 0 ? best[i - 1][way] + follow[way][k] : 0);
    }
  }
  guint now = 0;
  for (guint k = 1; k < SENTENCE_ROLE_N; k++)
    if (best[n - 1][k] > best[n - 1][now])
      now = k;
  for (guint i = n; i-- > 0;) {
    roles[i] = now;
    now = from[i][now];
  }
}

void sentence_roles_by_model(const LinearModel *model, const char *const *sentences, guint n,
                             SentenceRole *roles, double *confidence)
{
  if (n == 0)
    return;
  g_autofree double(*p)[SENTENCE_ROLE_N] = g_malloc_n(n, sizeof *p);
  for (guint i = 0; i < n; i++) {
    g_autoptr(FeatureVector) features = features_new();
    sentence_role_features(features, sentences, n, i);
    linear_scores(model, features, p[i]);
  }
  best_path((const double(*)[SENTENCE_ROLE_N])p, n, roles);
  for (guint i = 0; confidence && i < n; i++) {
    linear_softmax(p[i], SENTENCE_ROLE_N);
    confidence[i] = p[i][roles[i]];
  }
}

void sentence_roles(const char *const *sentences, guint n, SentenceRole *roles, double *confidence)
{
  sentence_roles_by_model(model_shipped(MODEL_ROLE), sentences, n, roles, confidence);
}

const char *sentence_role_name(SentenceRole role)
{
  static const char *const names[SENTENCE_ROLE_N] = {"background", "objective", "method", "result",
                                                     "conclusion"};
  return names[role];
}
