#include "query/check/verdict.h"

#include <math.h>
#include <string.h>

const char *verdict_name(Verdict verdict)
{
  static const char *const names[VERDICT_N] = {"supported", "contradicted", "mixed", "no effect",
                                               "not addressed"};
  return names[verdict];
}

/* The share of the weight that a side needs to be the verdict. */
#define MOST 0.6

/* How certain its way is, of a sentence that says that nothing was found; of others about as much. */
#define CERTAINTY_NULL 0.5

/* What a sentence weighs, by the design of its study: level 1 first; 0 unknown or off the scale. */
static double design_weight(guint level)
{
  static const double weights[] = {0.8, 1.4, 1.2, 1.0, 0.9, 0.8};
  return weights[MIN(level, G_N_ELEMENTS(weights) - 1)];
}

static double weight_of(const Evidence *evidence)
{
  const Judgement *judgement = evidence->judgement;
  /* Whether it affirms is no question for what was looked for in vain. */
  double certainty = evidence->stance == EVIDENCE_NULL ? CERTAINTY_NULL : fabs(2 * evidence->support - 1);
  double weight = evidence->probability * (0.3 + certainty);
  weight *= design_weight(judgement->level);
  if (judgement->tone.hedged)
    weight *= 0.8;
  if (judgement->tone.limited)
    weight *= 0.7;
  return weight;
}

/* The key of the study that stands for a sentence whose studies aren't named: its paper's, as told by it. */
static char *unnamed_study(const Evidence *evidence)
{
  return g_strconcat("told by ", evidence->passage->paper->work, NULL);
}

static void note_design(Side *side, const Judgement *judgement)
{
  gboolean stronger = judgement->level > 0 && (side->level == 0 || judgement->level < side->level);
  if (stronger || side->design == DESIGN_UNKNOWN) {
    side->design = judgement->design;
    side->level = judgement->level;
  }
}

Verdict verdict_of(const GPtrArray *evidence, Side sides[EVIDENCE_N])
{
  memset(sides, 0, EVIDENCE_N * sizeof(Side));
  /* study -> the weight that it has on each side */
  g_autoptr(GHashTable) studies = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < evidence->len; i++) {
    const Evidence *one = g_ptr_array_index(evidence, i);
    if (one->judgement == NULL || one->stance == EVIDENCE_DESCRIBES)
      continue;
    Side *side = &sides[one->stance];
    side->sentences++;
    note_design(side, one->judgement);
    guint n = MAX(1, one->judgement->studies->len);
    for (guint k = 0; k < n; k++) {
      char *key =
          one->judgement->studies->len > 0 ? g_strdup(one->judgement->studies->pdata[k]) : unnamed_study(one);
      double *weight = g_hash_table_lookup(studies, key);
      if (weight == NULL) {
        weight = g_new0(double, EVIDENCE_N);
        g_hash_table_insert(studies, key, weight);
      } else {
        g_free(key);
      }
      /* Works that a sentence cites together say one thing: the more of them, the less each adds. */
      weight[one->stance] = MAX(weight[one->stance], weight_of(one) / sqrt(n));
    }
  }
  GHashTableIter iterator;
  gpointer value = NULL;
  double all = 0;
  g_hash_table_iter_init(&iterator, studies);
  while (g_hash_table_iter_next(&iterator, NULL, &value))
    for (guint stance = 0; stance < EVIDENCE_DESCRIBES; stance++) {
      double weight = ((double *)value)[stance];
      sides[stance].studies += weight > 0;
      sides[stance].weight += weight;
      all += evidence_counts(stance) ? weight : 0;
    }
  if (all <= 0)
    return VERDICT_NOT_ADDRESSED;
  /* What the papers say rather with subject and object exchanged, they don't say of the claim. */
  double reversed = sides[EVIDENCE_REVERSED].weight;
  if (reversed > 0 && reversed >= MAX(sides[EVIDENCE_SUPPORTS].weight, sides[EVIDENCE_CONTRADICTS].weight))
    return sides[EVIDENCE_NULL].weight >= MOST * all ? VERDICT_NO_EFFECT : VERDICT_MIXED;
  if (sides[EVIDENCE_SUPPORTS].weight >= MOST * all)
    return VERDICT_SUPPORTED;
  if (sides[EVIDENCE_CONTRADICTS].weight >= MOST * all)
    return VERDICT_CONTRADICTED;
  if (sides[EVIDENCE_NULL].weight >= MOST * all)
    return VERDICT_NO_EFFECT;
  return VERDICT_MIXED;
}
