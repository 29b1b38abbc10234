/* What a claim and a passage have in common, as features of sentences and numbers of the whole. */
#include "ontology/evidence/antonym.h"
#include "ontology/evidence/direction.h"
#include "ontology/evidence/stance_pair.h"

#include <math.h>
#include <string.h>

#define WORDS_SEEN 120 /* words of a sentence whose own features count */

static void add_steps(FeatureVector *out, const char *room, double value)
{
  for (guint step = 1; step <= 8; step++)
    feature_add_hash(out, room, step, value >= step * 0.125);
}

static int way_of(double value)
{
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

static guint numbers_state(const StancePair *pair, const StanceRow *row)
{
  if (!pair->numbers)
    return 0;
  if ((row->exact & pair->numbers) == pair->numbers)
    return 1;
  for (guint k = 0; k < row->words->items->len; k++)
    if (lexeme_at(row->words, k)->kind == LEXEME_NUMBER)
      return 2;
  return 3;
}

void stance_rationale_features(const StancePair *pair, guint i, FeatureVector *out)
{
  const StanceRow *row = &pair->rows[i];
  const SentenceOrder *order = stance_row_order(pair, i);
  guint n = pair->n, length = row->words->items->len;
  guint64 cues = 0;
  double fuzzy = row->cover_fuzzy, subject = stance_share(pair, pair->subject, row->fuzzy),
         object = stance_share(pair, pair->object, row->fuzzy);
  feature_add(out, "cover", 2 * row->cover);
  feature_add(out, "cover squared", 2 * row->cover * row->cover);
  feature_add(out, "fuzzy", 2 * fuzzy);
  feature_add(out, "fuzzy squared", 2 * fuzzy * fuzzy);
  add_steps(out, "fuzzy step", fuzzy);
  feature_add(out, "to best", pair->best_fuzzy > 0 ? fuzzy / pair->best_fuzzy : 0);
  feature_add(out, "is best", fuzzy >= pair->best_fuzzy);
  feature_add(out, "near", row->near);
  feature_add(out, "subject", subject);
  feature_add(out, "object", object);
  feature_add(out, "both sides", MIN(subject, object) * 2);
  feature_add(out, "title", pair->rows[n].cover_fuzzy);
  add_steps(out, "title step", pair->rows[n].cover_fuzzy);
  feature_add(out, "whole", 2 * pair->whole_fuzzy);
  add_steps(out, "whole step", pair->whole_fuzzy);
  feature_add(out, "whole full", pair->whole_fuzzy > 0.999);
  feature_add(out, "best cover", 2 * pair->best_fuzzy);
  feature_add(out, "found", log(1 + __builtin_popcountll(row->exact)));
  feature_add(out, "claim words", 0.3 * log(1 + pair->words));
  feature_add(out, "relation", row->relation);
  feature_add(out, "direction", order->up + order->down > 0);
  feature_add(out, "told", order->order != 0);
  feature_add_hash(out, "numbers", numbers_state(pair, row), 1);
  guint place = n > 1 ? i * 5 / n : 2;
  feature_add_hash(out, "place", place, 1);
  feature_add(out, "last", i + 1 == n);
  feature_add(out, "first", i == 0);
  feature_add(out, "alone", n == 1);
  if (i > 0)
    feature_add(out, "before", pair->rows[i - 1].cover_fuzzy);
  if (i + 1 < n)
    feature_add(out, "after", pair->rows[i + 1].cover_fuzzy);
  guint long_row = length < 10 ? 0 : length < 18 ? 1 : length < 30 ? 2 : length < 50 ? 3 : 4;
  feature_add_hash(out, "length", long_row, 0.5);
  for (guint k = 0; k < length; k++)
    cues |= lexeme_at(row->words, k)->cues;
  for (guint bit = 1; bit < CUE_N; bit++) {
    feature_add_hash(out, "cue", bit, ((cues >> bit) & 1) * 0.5);
    feature_add_hash(out, "cue cover", bit, ((cues >> bit) & 1) * fuzzy);
  }
  for (guint k = 0; k < MIN(length, WORDS_SEEN); k++)
    feature_add_hash(out, "word", lexeme_at(row->words, k)->hash, 0.1);
}

typedef struct {
  guint opposite, alike;
} Antonyms;

/* Words of the claim that the sentence lacks while it has their opposite, and those that both have. */
static Antonyms find_antonyms(const StancePair *pair, const StanceRow *row, FeatureVector *out)
{
  Antonyms found = {0};
  gint8 in_sentence[200] = {0};
  for (guint k = 0; k < row->words->items->len; k++) {
    int side = antonym_side(lexeme_at(row->words, k));
    if (side)
      in_sentence[side + 100] = 1;
  }
  for (guint k = 0; k < pair->words; k++) {
    int side = antonym_side(g_array_index(pair->claim->core, ClaimWord, k).lexeme);
    if (!side)
      continue;
    gboolean same = in_sentence[side + 100], other = in_sentence[100 - side];
    found.opposite += other && !same;
    found.alike += same && !other;
    if (out && other != same)
      feature_add_hash(out, "antonym", evidence_join((guint64)ABS(side), (guint64)(other - same + 1)), 1);
  }
  return found;
}

/* Words of direction around word i, the nearer the more; one that is denied counts half the other way. */
static double direction_around(const LexemeList *list, guint i)
{
  double sum = 0;
  for (int step = -1; step <= 1; step += 2) {
    guint far = 0;
    for (gint64 at = (gint64)i + (step > 0); at >= 0 && at < list->items->len && far <= 5; at += step) {
      const Lexeme *lexeme = lexeme_at(list, (guint)at);
      if (lexeme->kind == LEXEME_SIGN && strchr(";.", lexeme->text[0]) != NULL)
        break;
      int way = lexeme_direction(lexeme);
      far += lexeme_is_content(lexeme) && at != i;
      if (!way)
        continue;
      gboolean denied = FALSE;
      for (guint d = at > 4 ? (guint)at - 4 : 0; d < (guint)at; d++)
        denied |= lexeme_denies(lexeme_at(list, d));
      sum += way * (denied ? -0.5 : 1) / (1 + far);
    }
  }
  return sum / (0.5 + fabs(sum));
}

/* The same for word k of the claim's core, where nothing is denied: a claim and its negation are alike. */
static double claim_direction_around(const Claim *claim, guint k)
{
  double sum = 0;
  for (guint i = 0; i < claim->core->len; i++) {
    guint far = i > k ? i - k : k - i;
    if (far <= 5)
      sum += lexeme_direction(g_array_index(claim->core, ClaimWord, i).lexeme) / (1.0 + far);
  }
  return sum / (0.5 + fabs(sum));
}

/* Whether the words around those words of the claim that are in `of` point the same way in the sentence: -1
 * to 1. */
static double local_agreement(const StancePair *pair, const StanceRow *row, guint64 of)
{
  double sum = 0, weight = 0;
  for (guint k = 0; k < pair->words; k++) {
    const ClaimWord *word = &g_array_index(pair->claim->core, ClaimWord, k);
    if (row->place[k] == STANCE_NOWHERE || !((of >> k) & 1) || lexeme_direction(word->lexeme))
      continue;
    double said = claim_direction_around(pair->claim, k);
    sum += word->weight * said * direction_around(row->words, row->place[k]);
    weight += word->weight * fabs(said);
  }
  return weight > 0 ? sum / weight : 0;
}

static int order_agreement(const StancePair *pair, const SentenceOrder *order)
{
  int turned = order->removed != pair->claim->subject_removed ? -1 : 1;
  return pair->claim->direction * way_of(order->up - order->down) * turned;
}

typedef struct {
  guint denials, same, hedges;
  int all; /* sum of the directions of all its words */
} Tone;

static Tone tone_of_row(const StanceRow *row)
{
  Tone tone = {0};
  for (guint k = 0; k < row->words->items->len; k++) {
    const Lexeme *lexeme = lexeme_at(row->words, k);
    tone.denials += lexeme_denies(lexeme);
    tone.same += (lexeme->cues & CUE_SAME) != 0;
    tone.hedges += (lexeme->cues & CUE_HEDGE) != 0;
    tone.all += lexeme_direction(lexeme);
  }
  return tone;
}

/* Features of the second model: positive weight speaks for the claim's core. */
void stance_sign_features(const StancePair *pair, guint i, FeatureVector *out)
{
  const StanceRow *row = &pair->rows[i];
  const Claim *claim = pair->claim;
  const SentenceOrder *order = stance_row_order(pair, i);
  int said = way_of(order->up - order->down), agreement = order_agreement(pair, order);
  feature_add_hash(out, "agreement", (guint64)(agreement + 1), 1);
  feature_add_hash(out, "agreement denied", evidence_join((guint64)(agreement + 1), order->denied), 1);
  feature_add_hash(out, "agreement plain", (guint64)(claim->direction * said + 1), 1);
  feature_add_hash(out, "removed", (guint64)(order->removed * 2 + claim->subject_removed), 1);
  feature_add_hash(out, "directions", (guint64)((claim->direction + 1) * 3 + said + 1), 0.5);
  feature_add(out, "denied", order->denied);
  feature_add(out, "local", 2 * local_agreement(pair, row, G_MAXUINT64));
  double acted = local_agreement(pair, row, ~pair->subject);
  int turned = order->removed != claim->subject_removed ? -1 : 1;
  feature_add(out, "local acted", 2 * acted);
  feature_add(out, "local turned", 2 * acted * turned);
  feature_add_hash(out, "local way", (guint64)(way_of(acted) * turned + 1), 1);
  Tone tone = tone_of_row(row);
  feature_add_hash(out, "denials", MIN(tone.denials, 2), 1);
  feature_add_hash(out, "denials direction", MIN(tone.denials, 2) * 3 + (guint64)(claim->direction + 1), 1);
  feature_add(out, "same", tone.same > 0);
  feature_add(out, "hedges", tone.hedges > 0);
  feature_add_hash(out, "overall", (guint64)(claim->direction * way_of(tone.all) + 1), 0.7);
  feature_add(out, "cover", row->cover);
  feature_add(out, "fuzzy", row->cover_fuzzy);
  feature_add(out, "relation", row->relation);
  Antonyms antonyms = find_antonyms(pair, row, out);
  feature_add(out, "opposite", antonyms.opposite > 0);
  feature_add(out, "alike", antonyms.alike > 0);
  feature_add(out, "opposite only", antonyms.opposite > 0 && !antonyms.alike);
  feature_add_hash(out, "numbers", numbers_state(pair, row), 1);
  for (guint k = 0; k < pair->words; k++) {
    const ClaimWord *word = &g_array_index(claim->core, ClaimWord, k);
    gboolean has = (row->exact >> k) & 1;
    feature_add_hash(out, has ? "claim word found" : "claim word missing", word->lexeme->hash, 0.3);
    for (guint bit = 1; bit < CUE_N; bit++)
      feature_add_hash(out, has ? "claim cue found" : "claim cue missing", bit,
                       (word->lexeme->cues >> bit) & 1 ? 0.5 : 0);
  }
  for (guint k = 0; k < MIN(row->words->items->len, WORDS_SEEN); k++)
    feature_add_hash(out, "word", lexeme_at(row->words, k)->hash, 0.1);
}

static void put(float **out, double value)
{
  *(*out)++ = (float)value;
}

/* The heaviest word of the claim that the passage lacks, against the heaviest of all. */
static double heaviest_missing(const StancePair *pair, guint64 have)
{
  double all = 0, missing = 0;
  for (guint k = 0; k < pair->words; k++) {
    double weight = g_array_index(pair->claim->core, ClaimWord, k).weight;
    all = MAX(all, weight);
    if (!((have >> k) & 1))
      missing = MAX(missing, weight);
  }
  return all > 0 ? missing / all : 0;
}

static void put_row(float **out, const StancePair *pair, guint i, double margin)
{
  const StanceRow *row = &pair->rows[i];
  put(out, margin);
  put(out, row->cover);
  put(out, row->cover_fuzzy);
  put(out, row->near);
  put(out, stance_share(pair, pair->subject, row->fuzzy));
  put(out, stance_share(pair, pair->object, row->fuzzy));
}

void stance_evidence_numbers(const StancePair *pair, const StanceSentences *found, const StanceRivals *rivals,
                             float *out)
{
  float *start = out;
  guint top = found->n ? found->best[0] : 0;
  double heaviest = 0;
  for (guint k = 0; k < pair->words; k++)
    heaviest = MAX(heaviest, g_array_index(pair->claim->core, ClaimWord, k).weight);
  put_row(&out, pair, top, found->n ? found->margin[0] : -9);
  put(&out, found->n > 1 ? found->margin[1] : -9);
  put(&out, found->n > 2 ? found->margin[2] : -9);
  put(&out, found->sum);
  put(&out, pair->whole);
  put(&out, pair->whole_fuzzy);
  put(&out, pair->best_fuzzy);
  put(&out, pair->rows[pair->n].cover);
  put(&out, pair->rows[pair->n].cover_fuzzy);
  put(&out, pair->rows[pair->n].near);
  put(&out, stance_share(pair, pair->subject, pair->fuzzy));
  put(&out, stance_share(pair, pair->object, pair->fuzzy));
  put(&out, stance_share(pair, pair->subject, pair->rows[pair->n].fuzzy));
  put(&out, stance_share(pair, pair->object, pair->rows[pair->n].fuzzy));
  put(&out, heaviest_missing(pair, pair->fuzzy));
  put(&out, heaviest_missing(pair, pair->exact));
  put(&out, heaviest_missing(pair, pair->rows[top].fuzzy));
  put(&out, pair->words - (guint)__builtin_popcountll(pair->fuzzy));
  put(&out, pair->match);
  put(&out, rivals->n ? pair->match - rivals->match : 0);
  put(&out, rivals->n ? found->sum - rivals->sum : 0);
  put(&out, rivals->n ? pair->whole_fuzzy - rivals->whole : 0);
  put(&out, rivals->n ? (double)rivals->rank : -1);
  put(&out, rivals->n);
  put(&out, pair->words);
  put(&out, pair->weight);
  put(&out, heaviest);
  put(&out, pair->n);
  put(&out, pair->n > 1 ? (double)top / (pair->n - 1) : 0.5);
  put(&out, numbers_state(pair, &pair->rows[top]));
  put(&out, pair->rows[top].relation);
  put(&out, pair->claim->directed);
  g_assert(out - start == STANCE_EVIDENCE_NUMBERS);
}

static char *side_text(const Claim *claim, ClaimSide side)
{
  GString *text = g_string_new(NULL);
  for (guint k = 0; k < claim->core->len; k++)
    if (g_array_index(claim->core, ClaimWord, k).side == side)
      g_string_append_printf(text, "%s ", g_array_index(claim->core, ClaimWord, k).lexeme->text);
  return g_string_free(text, FALSE);
}

static void put_sign_row(float **out, const StancePair *pair, guint i, const char *text, const char *subject,
                         const char *object)
{
  const StanceRow *row = &pair->rows[i];
  const SentenceOrder *order = stance_row_order(pair, i);
  double confidence = 0;
  FindingDirection direction = FINDING_NO_DIFFERENCE;
  if (*object)
    direction = direction_of(text, subject, NULL, object, &confidence);
  int way = direction == FINDING_INCREASED ? 1 : direction == FINDING_DECREASED ? -1 : 0;
  put(out, order_agreement(pair, order));
  double acted = local_agreement(pair, row, ~pair->subject);
  put(out, acted);
  put(out, acted * (order->removed != pair->claim->subject_removed ? -1 : 1));
  put(out, way * confidence * (pair->claim->direction ? pair->claim->direction : 1));
  put(out, way == 0 ? confidence : 1 - confidence);
  put(out, order->denied);
  Tone tone = tone_of_row(row);
  put(out, tone.denials);
  put(out, tone.same);
  put(out, tone.all * pair->claim->direction);
  Antonyms antonyms = find_antonyms(pair, row, NULL);
  put(out, (double)antonyms.alike - antonyms.opposite);
  put(out, antonyms.opposite);
}

void stance_sign_numbers(const StancePair *pair, const StanceSentences *found, const double *margins,
                         float *out)
{
  float *start = out;
  const Claim *claim = pair->claim;
  g_autofree char *subject = side_text(claim, SIDE_SUBJECT), *object = side_text(claim, SIDE_OBJECT);
  guint top = found->best[0], second = found->n > 1 ? found->best[1] : top;
  double sum = 0, weight = 0, local = 0, agreement = 0;
  for (guint k = 0; k < found->n; k++) {
    double by = 1 / (1 + exp(-found->margin[k]));
    sum += by * margins[k];
    local += by * local_agreement(pair, &pair->rows[found->best[k]], ~pair->subject);
    agreement += by * order_agreement(pair, stance_row_order(pair, found->best[k]));
    weight += by;
  }
  put(&out, margins[0]);
  put(&out, sum / weight);
  put(&out, local / weight);
  put(&out, agreement / weight);
  put_sign_row(&out, pair, top, pair->rows[top].text, subject, object);
  put_sign_row(&out, pair, second, pair->rows[second].text, subject, object);
  put_sign_row(&out, pair, pair->n, pair->rows[pair->n].text, subject, object);
  put(&out, numbers_state(pair, &pair->rows[top]));
  put(&out, claim->direction);
  put(&out, claim->relation ? (claim->relation->cues & CUE_LINK ? 2 : 1) : 0);
  put(&out, claim->subject_removed);
  put(&out, pair->words);
  put(&out, found->margin[0]);
  put(&out, pair->rows[top].cover);
  put(&out, pair->whole_fuzzy);
  put(&out, pair->rows[top].relation);
  g_assert(out - start == STANCE_SIGN_NUMBERS);
}

gboolean stance_claim_directed(const StancePair *pair)
{
  return pair->claim->directed;
}
