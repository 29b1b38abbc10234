#include "ontology/evidence/shipped.h"
#include "ontology/evidence/stance_pair.h"

#include <math.h>

#define ENOUGH       0.17 /* probability of a stance from which it is said, measured on SciFact: beside others, */
#define ENOUGH_ALONE 0.08 /* and alone, where whoever asks has chosen the passage */
#define KEPT         0.35 /* share of the best sentence's probability from which another is named too */

static double logistic(double margin)
{
  return 1 / (1 + exp(-margin));
}

StanceSentences stance_sentences(const StancePair *pair, const LinearModel *rationale)
{
  StanceSentences found = {0};
  for (guint i = 0; i < pair->n; i++) {
    double margin;
    g_autoptr(FeatureVector) features = features_new();
    stance_rationale_features(pair, i, features);
    linear_scores(rationale, features, &margin);
    found.sum += logistic(margin);
    guint at = found.n;
    while (at > 0 && margin > found.margin[at - 1])
      at--;
    for (guint k = MIN(found.n, STANCE_SENTENCES - 1); k > at; k--) {
      found.best[k] = found.best[k - 1];
      found.margin[k] = found.margin[k - 1];
    }
    if (at < STANCE_SENTENCES) {
      found.best[at] = i;
      found.margin[at] = margin;
      found.n = MIN(found.n + 1, STANCE_SENTENCES);
    }
  }
  return found;
}

StanceRivals stance_rivals(StancePair *const *pairs, const StanceSentences *found, guint n, guint own)
{
  StanceRivals rivals = {.n = n > 0 ? n - 1 : 0};
  for (guint i = 0; i < n; i++) {
    if (i == own)
      continue;
    rivals.match = MAX(rivals.match, pairs[i]->match);
    rivals.sum = MAX(rivals.sum, found[i].sum);
    rivals.whole = MAX(rivals.whole, pairs[i]->whole_fuzzy);
    rivals.rank += pairs[i]->match > pairs[own]->match;
  }
  return rivals;
}

static void add_order(const SentenceOrder *order, const char *room, double by, FeatureVector *out)
{
  for (guint k = 0; k < ORDER_TERMS; k++)
    feature_add_hash(out, room, k, by * order->terms[k]);
}

void stance_order_features(const StancePair *pair, const StanceSentences *found, FeatureVector *out)
{
  for (guint i = 0; i <= pair->n; i++) {
    gboolean top = FALSE;
    for (guint k = 0; k < found->n; k++)
      top |= found->best[k] == i;
    add_order(stance_row_order(pair, i),
              i == pair->n ? "title"
              : top        ? "top"
                           : "rest",
              i == pair->n ? 1
              : top        ? 0.5
                           : 1.0 / pair->n,
              out);
  }
  if (found->n)
    add_order(stance_row_order(pair, found->best[0]), "best", 1, out);
}

PassageStance stance_judge(const StancePair *pair, const StanceSentences *found, const StanceRivals *rivals,
                           const StanceModels *models)
{
  PassageStance judged = {.stance = STANCE_NEITHER, .support = 0.5};
  if (found->n == 0 || pair->exact == 0)
    return judged;
  float evidence[STANCE_EVIDENCE_NUMBERS], way[STANCE_SIGN_NUMBERS];
  double margins[STANCE_SENTENCES], order = 0;
  stance_evidence_numbers(pair, found, rivals, evidence);
  judged.evidence = logistic(trees_score(rivals->n ? models->beside : models->alone, evidence));
  for (guint k = 0; k < found->n; k++) {
    g_autoptr(FeatureVector) features = features_new();
    stance_sign_features(pair, found->best[k], features);
    linear_scores(models->sign, features, &margins[k]);
  }
  stance_sign_numbers(pair, found, margins, way);
  double margin = trees_score(models->way, way);
  int sign = pair->claim->sign;
  judged.support = logistic(margin * sign);
  double stated = judged.evidence * MAX(judged.support, 1 - judged.support);
  if (stated < (rivals->n ? ENOUGH : ENOUGH_ALONE) || margin == 0)
    return judged;
  /* The core is affirmed, but not of this subject and object: no support, and no contradiction of its denial.
   */
  if (pair->claim->directed && margin > 0) {
    g_autoptr(FeatureVector) features = features_new();
    stance_order_features(pair, found, features);
    linear_scores(models->order, features, &order);
    if (order - (double)models->order->bias[0] < 1e-6)
      return judged;
  }
  judged.stance = margin * sign > 0 ? STANCE_SUPPORTS : STANCE_CONTRADICTS;
  for (guint k = 0; k < found->n; k++)
    if (k == 0 || logistic(found->margin[k]) >= KEPT * logistic(found->margin[0]))
      judged.sentences[judged.n++] = found->best[k];
  return judged;
}

static StanceModels shipped_models(void)
{
  return (StanceModels){.rationale = model_shipped(MODEL_RATIONALE),
                        .sign = model_shipped(MODEL_STANCE),
                        .order = model_shipped(MODEL_ORDER),
                        .beside = trees_shipped(TREES_BESIDE),
                        .alone = trees_shipped(TREES_ALONE),
                        .way = trees_shipped(TREES_WAY)};
}

void stance_of_passages(const StanceContext *context, const char *claim, const StancePassage *passages,
                        guint n, PassageStance *out)
{
  StanceModels models = shipped_models();
  g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func((GDestroyNotify)stance_pair_free);
  g_autofree StanceSentences *found = g_new0(StanceSentences, n + 1);
  for (guint i = 0; i < n; i++) {
    StancePair *pair =
        stance_pair_new(context, claim, passages[i].title, passages[i].sentences, passages[i].n);
    g_ptr_array_add(pairs, pair);
    found[i] = stance_sentences(pair, models.rationale);
  }
  for (guint i = 0; i < n; i++) {
    StanceRivals rivals = stance_rivals((StancePair *const *)pairs->pdata, found, n, i);
    out[i] = stance_judge(pairs->pdata[i], &found[i], &rivals, &models);
  }
}

PassageStance stance_of_passage(const StanceContext *context, const char *claim, const char *title,
                                const char *const *sentences, guint n)
{
  StancePassage passage = {title, sentences, n};
  PassageStance judged;
  stance_of_passages(context, claim, &passage, 1, &judged);
  return judged;
}

Stance stance_of(const StanceContext *context, const char *claim, const char *sentence, double *confidence)
{
  PassageStance judged = stance_of_passage(context, claim, NULL, &sentence, sentence ? 1 : 0);
  if (confidence)
    *confidence = judged.stance == STANCE_NEITHER    ? 1 - judged.evidence
                  : judged.stance == STANCE_SUPPORTS ? judged.evidence * judged.support
                                                     : judged.evidence * (1 - judged.support);
  return judged.stance;
}

const char *stance_name(Stance stance)
{
  static const char *const names[STANCE_N] = {"supports", "contradicts", "neither"};
  return names[stance];
}
