#include "ontology/evidence/direction.h"

#include "ontology/evidence/finding.h"
#include "ontology/evidence/shipped.h"

#include <string.h>

#define GRAMS 3

/* What a word is called in the features: its part or figure, else its stem. */
static guint64 word_name(const TrialFinding *finding, guint i)
{
  char code = finding->code[i];
  if (strchr("ICO#PQ", code) != NULL)
    return (guint64)code;
  return lexeme_at(finding->words, i)->hash;
}

/* Words, pairs and triples; a part named by several words in a row counts as one. */
static void add_grams(FeatureVector *out, const TrialFinding *finding, const char *room, int clause,
                      double value)
{
  guint64 name[GRAMS] = {0};
  guint have = 0;
  char before = 0;
  for (guint i = 0; finding->code[i]; i++) {
    char code = finding->code[i];
    if ((clause >= 0 && finding->clause[i] != (guint)clause) ||
        (code == before && strchr("ICO", code) != NULL))
      continue;
    before = code;
    memmove(name + 1, name, sizeof name - sizeof *name);
    name[0] = word_name(finding, i);
    have = MIN(have + 1, GRAMS);
    guint64 hash = name[0];
    feature_add_hash(out, room, hash, value);
    for (guint k = 1; k < have; k++) {
      hash = evidence_join(hash, name[k]);
      feature_add_hash(out, room, hash, value);
    }
  }
}

/* The codes of a clause or of all, without words that have none and without repetition: "OGDITC". */
static char *outline(const TrialFinding *finding, int clause)
{
  GString *codes = g_string_new(NULL);
  for (guint i = 0; finding->code[i]; i++) {
    char code = finding->code[i];
    if (clause >= 0 && finding->clause[i] != (guint)clause)
      continue;
    if (code != '.' && code != '#' && (codes->len == 0 || codes->str[codes->len - 1] != code))
      g_string_append_c(codes, code);
  }
  return g_string_free(codes, FALSE);
}

static void add_outline(FeatureVector *out, const char *codes, const char *room, double value)
{
  gsize length = MIN(strlen(codes), 60);
  for (gsize i = 0; i < length; i++) {
    guint64 hash = 0;
    for (gsize k = i; k < length && k < i + 4; k++) {
      hash = evidence_join(hash, (guint64)codes[k]);
      feature_add_hash(out, room, hash, value);
    }
  }
  /* Which of these there are, and in which order any two first come. */
  const char *kinds = "ICOUDBWSNGXTPQ";
  for (const char *a = kinds; *a; a++) {
    const char *at = strchr(codes, *a);
    if (!at)
      continue;
    for (const char *b = kinds; *b; b++)
      if (b != a && strchr(at + 1, *b) != NULL)
        feature_add_hash(out, room, evidence_join(evidence_join(77, (guint64)*a), (guint64)*b), value * 0.5);
  }
}

/* The word of direction nearest to the outcome, with what follows it and whether the outcome is a good or a
 * bad thing: "improved" is up for function and down for pain. */
static void add_nearest(FeatureVector *out, const TrialFinding *finding, gint64 polarity)
{
  guint best = G_MAXUINT, at = G_MAXUINT, outcome = G_MAXUINT;
  for (guint i = 0; finding->code[i]; i++) {
    if (finding->code[i] == 'O')
      outcome = i;
    if (strchr("UDBWS", finding->code[i]) != NULL && outcome != G_MAXUINT && i - outcome < best) {
      best = i - outcome;
      at = i;
    }
  }
  outcome = G_MAXUINT;
  for (guint i = (guint)strlen(finding->code); i-- > 0;) {
    if (finding->code[i] == 'O')
      outcome = i;
    if (strchr("UDBWS", finding->code[i]) != NULL && outcome != G_MAXUINT && outcome - i < best) {
      best = outcome - i;
      at = i;
    }
  }
  if (at == G_MAXUINT)
    at = (guint)strcspn(finding->code, "UDBWS");
  if (!finding->code[at])
    return;
  char next = 0, before = 0;
  for (guint i = at + 1; finding->code[i] && !next; i++)
    next = strchr("IC", finding->code[i]) ? finding->code[i] : 0;
  for (guint i = at; i-- > 0 && !before;)
    before = strchr("IC", finding->code[i]) ? finding->code[i] : 0;
  gboolean negated = FALSE, shown = finding->significant && !finding->not_significant;
  for (guint i = at > 4 ? at - 4 : 0; i < at; i++)
    negated |= finding->code[i] == 'N';
  guint64 base = evidence_join((guint64)finding->code[at], negated);
  feature_add_hash(out, "near", base, 1);
  feature_add_hash(out, "near polarity", evidence_join(base, (guint64)(polarity + 5)), 1);
  feature_add_hash(out, "near next", evidence_join(base, (guint64)next), 1);
  feature_add_hash(out, "near before", evidence_join(base, (guint64)before), 1);
  guint64 around = evidence_join(evidence_join(base, (guint64)next), (guint64)before);
  feature_add_hash(out, "near around", around, 1);
  feature_add_hash(out, "near around polarity", evidence_join(around, (guint64)(polarity + 5)), 1);
  feature_add_hash(out, "near around shown", evidence_join(around, shown), 1);
  feature_add_hash(out, "near word",
                   evidence_join(lexeme_at(finding->words, at)->hash, (guint64)(polarity + 5)), 1);
}

static gint64 outcome_polarity(const char *outcome)
{
  g_autoptr(LexemeList) list = lexemes_cut(outcome);
  gint64 polarity = 0;
  for (guint i = 0; i < list->items->len; i++) {
    guint64 cues = lexeme_at(list, i)->cues;
    polarity += ((cues & CUE_GOOD_OUTCOME) != 0) - ((cues & CUE_BAD_OUTCOME) != 0);
  }
  return CLAMP(polarity, -1, 1);
}

static void add_outcome(FeatureVector *out, const TrialFinding *finding, const char *outcome)
{
  g_autoptr(LexemeList) list = lexemes_cut(outcome);
  gboolean better = strchr(finding->code, 'B') != NULL, worse = strchr(finding->code, 'W') != NULL;
  for (guint i = 0; i < list->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(list, i);
    feature_add_hash(out, "outcome", lexeme->hash, 0.3);
    if (better)
      feature_add_hash(out, "outcome better", lexeme->hash, 1);
    if (worse)
      feature_add_hash(out, "outcome worse", lexeme->hash, 1);
  }
}

void direction_features(FeatureVector *out, const char *sentence, const char *intervention,
                        const char *comparator, const char *outcome)
{
  g_autoptr(TrialQuestion) question = trial_question_new(intervention, comparator, outcome);
  g_autoptr(TrialFinding) finding = trial_finding_new(sentence, question);
  int best = (int)finding->best_clause;
  g_autofree char *all = outline(finding, -1), *clause = outline(finding, best);
  gint64 polarity = outcome_polarity(outcome);
  add_grams(out, finding, "word", -1, 0.2);
  add_grams(out, finding, "clause word", best, 0.3);
  add_outline(out, all, "outline", 0.25);
  add_outline(out, clause, "clause outline", 0.4);
  add_nearest(out, finding, polarity);
  add_outcome(out, finding, outcome);
  double votes = finding_votes(finding, (int)polarity);
  guint64 vote = votes > 2 ? 4 : votes > 0 ? 3 : votes < -2 ? 0 : votes < 0 ? 1 : 2;
  gboolean same = strpbrk(clause, "SN") != NULL;
  guint64 shown = (finding->significant ? 1u : 0u) + (finding->not_significant ? 2u : 0u);
  feature_add_hash(out, "shown", shown, 1);
  guint64 figures = (guint64)(finding_figures(finding) + 1);
  feature_add_hash(out, "figures", figures, 1);
  feature_add_hash(out, "vote", vote, 1);
  feature_add_hash(out, "vote shown", evidence_join(vote, shown), 1);
  feature_add_hash(out, "vote same", evidence_join(vote, same), 1);
  feature_add_hash(out, "vote figures", evidence_join(vote, figures), 1);
  feature_add_hash(out, "figures shown", evidence_join(figures, shown), 1);
  feature_add_hash(out, "figures polarity", evidence_join(figures, (guint64)(polarity + 1)), 0.5);
}

static void by_model(const LinearModel *model, const char *sentence, const char *intervention,
                     const char *comparator, const char *outcome, double *p)
{
  g_autoptr(FeatureVector) features = features_new();
  direction_features(features, sentence, intervention, comparator, outcome);
  linear_scores(model, features, p);
}

FindingDirection direction_by_model(const LinearModel *model, const char *sentence, const char *intervention,
                                    const char *comparator, const char *outcome, double *confidence)
{
  double p[FINDING_N], q[FINDING_N];
  by_model(model, sentence, intervention, comparator, outcome, p);
  if (intervention && *intervention && comparator && *comparator) {
    by_model(model, sentence, comparator, intervention, outcome, q);
    p[FINDING_INCREASED] = (p[FINDING_INCREASED] + q[FINDING_DECREASED]) / 2;
    p[FINDING_DECREASED] = (p[FINDING_DECREASED] + q[FINDING_INCREASED]) / 2;
    p[FINDING_NO_DIFFERENCE] = (p[FINDING_NO_DIFFERENCE] + q[FINDING_NO_DIFFERENCE]) / 2;
  }
  linear_softmax(p, FINDING_N);
  guint best = FINDING_NO_DIFFERENCE; /* a tie says nothing on the way it points */
  for (guint k = 0; k < FINDING_N; k++)
    if (p[k] > p[best])
      best = k;
  if (confidence)
    *confidence = p[best];
  return best;
}

FindingDirection direction_of(const char *sentence, const char *intervention, const char *comparator,
                              const char *outcome, double *confidence)
{
  return direction_by_model(model_shipped(MODEL_DIRECTION), sentence, intervention, comparator, outcome,
                            confidence);
}

const char *finding_direction_name(FindingDirection direction)
{
  static const char *const names[FINDING_N] = {"increased", "decreased", "no difference"};
  return names[direction];
}
