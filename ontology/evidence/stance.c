#include "ontology/evidence/stance.h"

#include "ontology/evidence/abbreviation.h"
#include "ontology/evidence/antonym.h"
#include "ontology/evidence/shipped.h"
#include "ontology/evidence/stance_order.h"

#include <math.h>
#include <string.h>

typedef struct {
  LexemeList *words;
  GHashTable *stems, *prefixes; /* sets: hashes of content words and of the first five letters of them */
  double cover, fuzzy;          /* share of the claim's weight that it has, word for word and by prefix */
  double relation;              /* it has the word of the claim's relation */
  guint words_found;
} Row;

struct StancePair {
  Claim *claim;
  GArray *rows; /* Row */
  SentenceOrder *orders;
  double whole_order; /* sum over title and sentences: what the passage says where a sentence doesn't */
  double title_cover, whole_cover, best_cover;
};

static GHashTable *set_new(void)
{
  return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

static void set_add(GHashTable *set, guint64 hash)
{
  g_hash_table_add(set, g_memdup2(&hash, sizeof hash));
}

static guint64 prefix_hash(const Lexeme *lexeme)
{
  char prefix[6] = {0};
  if (lexeme->kind != LEXEME_WORD || strlen(lexeme->stem) < 5)
    return lexeme->hash;
  memcpy(prefix, lexeme->stem, 5);
  return evidence_hash(prefix) + 1;
}

static void row_clear(gpointer data)
{
  Row *row = data;
  lexemes_free(row->words);
  g_hash_table_unref(row->stems);
  g_hash_table_unref(row->prefixes);
}

static double word_weight(const StanceContext *context, const Lexeme *lexeme)
{
  if (context && context->documents) {
    guint n = context->holding(lexeme->text, context->data);
    return log(1 + context->documents / (0.5 + n));
  }
  gsize length = strlen(lexeme->stem);
  return lexeme->kind == LEXEME_NUMBER || lexeme->capital ? 4 : 2 + 0.3 * (double)MIN(length, 10);
}

/* Short forms that the passage defines bring their long form, and the other way round. */
static void expand(GHashTable *stems, const LexemeList *in, const GArray *forms)
{
  for (guint i = 0; i < forms->len; i++) {
    const Abbreviation *form = &g_array_index(forms, Abbreviation, i);
    gboolean all = TRUE;
    for (guint k = form->first; k <= form->last; k++)
      all = all &&
            (!lexeme_is_content(lexeme_at(in, k)) || g_hash_table_contains(stems, &lexeme_at(in, k)->hash));
    if (all)
      set_add(stems, form->form);
    else if (g_hash_table_contains(stems, &form->form))
      for (guint k = form->first; k <= form->last; k++)
        if (lexeme_is_content(lexeme_at(in, k)))
          set_add(stems, lexeme_at(in, k)->hash);
  }
}

static Row row_new(const char *text)
{
  Row row = {.words = lexemes_cut(text), .stems = set_new(), .prefixes = set_new()};
  for (guint i = 0; i < row.words->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(row.words, i);
    if (!lexeme_is_content(lexeme))
      continue;
    set_add(row.stems, lexeme->hash);
    set_add(row.prefixes, prefix_hash(lexeme));
  }
  return row;
}

static void measure_row(const Claim *claim, Row *row)
{
  double all = 0, found = 0, fuzzy = 0;
  for (guint i = 0; i < claim->core->len; i++) {
    const ClaimWord *word = &g_array_index(claim->core, ClaimWord, i);
    guint64 prefix = prefix_hash(word->lexeme);
    gboolean has = g_hash_table_contains(row->stems, &word->lexeme->hash);
    all += word->weight;
    found += has ? word->weight : 0;
    fuzzy += has || g_hash_table_contains(row->prefixes, &prefix) ? word->weight : 0;
    row->words_found += has;
    row->relation += has && word->side == SIDE_RELATION;
  }
  row->cover = all > 0 ? found / all : 0;
  row->fuzzy = all > 0 ? fuzzy / all : 0;
}

StancePair *stance_pair_new(const StanceContext *context, const char *claim, const char *title,
                            const char *const *sentences, guint n)
{
  StancePair *pair = g_new0(StancePair, 1);
  pair->claim = claim_parse(claim);
  for (guint i = 0; i < pair->claim->core->len; i++) {
    ClaimWord *word = &g_array_index(pair->claim->core, ClaimWord, i);
    word->weight = word_weight(context, word->lexeme);
  }
  pair->rows = g_array_new(FALSE, FALSE, sizeof(Row));
  g_array_set_clear_func(pair->rows, row_clear);
  Row whole = row_new(title);
  Row head = row_new(title);
  measure_row(pair->claim, &head);
  pair->whole_order = stance_order(pair->claim, head.words).order;
  for (guint i = 0; i < n; i++) {
    Row row = row_new(sentences[i]);
    g_array_append_val(pair->rows, row);
  }
  for (guint i = 0; i < n; i++) {
    g_autoptr(GArray) forms = g_array_new(FALSE, FALSE, sizeof(Abbreviation));
    const LexemeList *in = g_array_index(pair->rows, Row, i).words;
    abbreviations_find(in, forms);
    for (guint k = 0; forms->len && k < n; k++)
      expand(g_array_index(pair->rows, Row, k).stems, in, forms);
  }
  pair->orders = g_new0(SentenceOrder, n + 1);
  for (guint i = 0; i < n; i++) {
    Row *row = &g_array_index(pair->rows, Row, i);
    measure_row(pair->claim, row);
    pair->best_cover = MAX(pair->best_cover, row->fuzzy);
    pair->orders[i] = stance_order(pair->claim, row->words);
    pair->whole_order += pair->orders[i].order;
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, row->stems);
    while (g_hash_table_iter_next(&iter, &key, NULL))
      set_add(whole.stems, *(guint64 *)key);
    g_hash_table_iter_init(&iter, row->prefixes);
    while (g_hash_table_iter_next(&iter, &key, NULL))
      set_add(whole.prefixes, *(guint64 *)key);
  }
  measure_row(pair->claim, &whole);
  pair->title_cover = head.fuzzy;
  pair->whole_cover = whole.fuzzy;
  row_clear(&head);
  row_clear(&whole);
  return pair;
}

void stance_pair_free(StancePair *pair)
{
  if (!pair)
    return;
  claim_free(pair->claim);
  g_array_unref(pair->rows);
  g_free(pair->orders);
  g_free(pair);
}

int stance_claim_sign(const StancePair *pair)
{
  return pair->claim->sign;
}

static void add_steps(FeatureVector *out, const char *room, double value)
{
  for (guint step = 1; step <= 8; step++)
    feature_add_hash(out, room, step, value >= step * 0.125);
}

void stance_rationale_features(const StancePair *pair, guint i, FeatureVector *out)
{
  const Row *row = &g_array_index(pair->rows, Row, i);
  guint n = pair->rows->len, length = row->words->items->len;
  guint64 cues = 0;
  feature_add(out, "cover", 2 * row->cover);
  feature_add(out, "cover squared", 2 * row->cover * row->cover);
  feature_add(out, "fuzzy", 2 * row->fuzzy);
  feature_add(out, "fuzzy squared", 2 * row->fuzzy * row->fuzzy);
  add_steps(out, "fuzzy step", row->fuzzy);
  feature_add(out, "to best", pair->best_cover > 0 ? row->fuzzy / pair->best_cover : 0);
  feature_add(out, "is best", row->fuzzy >= pair->best_cover);
  feature_add(out, "title", pair->title_cover);
  add_steps(out, "title step", pair->title_cover);
  feature_add(out, "whole", 2 * pair->whole_cover);
  add_steps(out, "whole step", pair->whole_cover);
  feature_add(out, "whole full", pair->whole_cover > 0.999);
  feature_add(out, "best cover", 2 * pair->best_cover);
  feature_add(out, "found", log(1 + row->words_found));
  feature_add(out, "claim words", 0.3 * log(1 + pair->claim->core->len));
  feature_add(out, "relation", row->relation > 0);
  feature_add(out, "direction", pair->orders[i].up + pair->orders[i].down > 0);
  feature_add(out, "order", pair->orders[i].order > 0 ? 1 : pair->orders[i].order < 0 ? -1 : 0);
  guint place = n > 1 ? i * 5 / n : 2;
  feature_add_hash(out, "place", place, 1);
  feature_add(out, "last", i + 1 == n);
  feature_add(out, "first", i == 0);
  feature_add(out, "alone", n == 1);
  if (i > 0)
    feature_add(out, "before", g_array_index(pair->rows, Row, i - 1).fuzzy);
  if (i + 1 < n)
    feature_add(out, "after", g_array_index(pair->rows, Row, i + 1).fuzzy);
  guint long_row = length < 10 ? 0 : length < 18 ? 1 : length < 30 ? 2 : length < 50 ? 3 : 4;
  feature_add_hash(out, "length", long_row, 0.5);
  for (guint k = 0; k < length; k++)
    cues |= lexeme_at(row->words, k)->cues;
  for (guint bit = 1; bit < CUE_N; bit++) {
    feature_add_hash(out, "cue", bit, ((cues >> bit) & 1) * 0.5);
    feature_add_hash(out, "cue cover", bit, ((cues >> bit) & 1) * row->fuzzy);
  }
  for (guint k = 0; k < MIN(length, 120); k++)
    feature_add_hash(out, "word", lexeme_at(row->words, k)->hash, 0.1);
}

/* Words of the claim that the sentence lacks while it has their opposite, and those that both have. */
static void add_antonyms(const StancePair *pair, const Row *row, FeatureVector *out)
{
  guint opposite = 0, alike = 0;
  g_autofree gint8 *in_sentence = g_new0(gint8, 200);
  for (guint k = 0; k < row->words->items->len; k++) {
    int side = antonym_side(lexeme_at(row->words, k));
    if (side)
      in_sentence[side + 100] = 1;
  }
  for (guint k = 0; k < pair->claim->core->len; k++) {
    const Lexeme *lexeme = g_array_index(pair->claim->core, ClaimWord, k).lexeme;
    int side = antonym_side(lexeme);
    if (!side)
      continue;
    gboolean same = in_sentence[side + 100], other = in_sentence[100 - side];
    opposite += other && !same;
    alike += same && !other;
    feature_add_hash(out, "antonym", evidence_join((guint64)ABS(side), (guint64)(other - same + 1)),
                     other != same);
  }
  feature_add(out, "opposite", opposite > 0);
  feature_add(out, "alike", alike > 0);
  feature_add(out, "opposite only", opposite > 0 && !alike);
}

static void add_numbers(const StancePair *pair, const Row *row, FeatureVector *out)
{
  guint all = 0, found = 0;
  for (guint k = 0; k < pair->claim->core->len; k++) {
    const Lexeme *lexeme = g_array_index(pair->claim->core, ClaimWord, k).lexeme;
    if (lexeme->kind != LEXEME_NUMBER)
      continue;
    all++;
    found += g_hash_table_contains(row->stems, &lexeme->hash);
  }
  gboolean has = FALSE;
  for (guint k = 0; k < row->words->items->len; k++)
    has |= lexeme_at(row->words, k)->kind == LEXEME_NUMBER;
  feature_add(out, "numbers all", all && found == all);
  feature_add(out, "numbers other", all && found < all && has);
  feature_add(out, "numbers none", all && !has);
}

/* Features of the second model: positive weight speaks for support of the claim's core. */
void stance_sign_features(const StancePair *pair, guint i, FeatureVector *out)
{
  const Row *row = &g_array_index(pair->rows, Row, i);
  const Claim *claim = pair->claim;
  SentenceOrder order = pair->orders[i];
  double way = order.up - order.down;
  int said = way > 0 ? 1 : way < 0 ? -1 : 0;
  int turned = order.removed != claim->subject_removed ? -1 : 1;
  int agreement = claim->direction * said * turned;
  feature_add_hash(out, "agreement", (guint64)(agreement + 1), 1);
  feature_add_hash(out, "agreement denied", evidence_join((guint64)(agreement + 1), order.denied), 1);
  feature_add_hash(out, "agreement plain", (guint64)(claim->direction * said + 1), 1);
  feature_add_hash(out, "removed", (guint64)(order.removed * 2 + claim->subject_removed), 1);
  feature_add_hash(out, "directions", (guint64)((claim->direction + 1) * 3 + said + 1), 0.5);
  feature_add(out, "denied", order.denied);
  feature_add(out, "order", order.order > 0 ? 1 : order.order < 0 ? -1 : 0);
  guint denials = 0, same = 0, hedges = 0;
  int all = 0;
  for (guint k = 0; k < row->words->items->len; k++) {
    const Lexeme *lexeme = lexeme_at(row->words, k);
    denials += lexeme_denies(lexeme);
    same += (lexeme->cues & CUE_SAME) != 0;
    hedges += (lexeme->cues & CUE_HEDGE) != 0;
    all += lexeme_direction(lexeme);
  }
  feature_add_hash(out, "denials", MIN(denials, 2), 1);
  feature_add_hash(out, "denials direction", MIN(denials, 2) * 3 + (guint64)(claim->direction + 1), 1);
  feature_add(out, "same", same > 0);
  feature_add(out, "hedges", hedges > 0);
  feature_add_hash(out, "overall", (guint64)(claim->direction * ((all > 0) - (all < 0)) + 1), 0.7);
  feature_add(out, "cover", row->cover);
  feature_add(out, "fuzzy", row->fuzzy);
  feature_add(out, "relation", row->relation > 0);
  add_antonyms(pair, row, out);
  add_numbers(pair, row, out);
  for (guint k = 0; k < claim->core->len; k++) {
    const ClaimWord *word = &g_array_index(claim->core, ClaimWord, k);
    gboolean has = g_hash_table_contains(row->stems, &word->lexeme->hash);
    feature_add_hash(out, has ? "claim word found" : "claim word missing", word->lexeme->hash, 0.3);
    if (word->lexeme->cues)
      for (guint bit = 1; bit < CUE_N; bit++)
        feature_add_hash(out, has ? "claim cue found" : "claim cue missing", bit,
                         (word->lexeme->cues >> bit) & 1 ? 0.5 : 0);
  }
  for (guint k = 0; k < MIN(row->words->items->len, 120); k++)
    feature_add_hash(out, "word", lexeme_at(row->words, k)->hash, 0.1);
}

#define WHOLE_ORDER 0.01 /* what the order in the rest of the passage counts: no more than a tie-break */
#define ENOUGH      0.10 /* probability from which a sentence counts as evidence; measured on SciFact */

PassageStance stance_judge(const StancePair *pair, const LinearModel *rationale, const LinearModel *sign)
{
  PassageStance judged = {.stance = STANCE_NEITHER};
  guint n = pair->rows->len;
  g_autofree double *p = g_new0(double, n + 1);
  for (guint i = 0; i < n; i++) {
    double scores[2];
    g_autoptr(FeatureVector) features = features_new();
    stance_rationale_features(pair, i, features);
    linear_scores(rationale, features, scores);
    linear_softmax(scores, 2);
    p[i] = scores[1];
  }
  for (guint k = 0; k < G_N_ELEMENTS(judged.sentences); k++) {
    guint best = G_MAXUINT;
    for (guint i = 0; i < n; i++)
      if (p[i] >= 0 && (best == G_MAXUINT || p[i] > p[best]))
        best = i;
    if (best == G_MAXUINT || (k > 0 && p[best] < judged.evidence * 0.5))
      break;
    if (k == 0)
      judged.evidence = p[best];
    judged.sentences[judged.n++] = best;
    p[best] = -1 - p[best];
  }
  double sum = 0, order = 0, weight = 0;
  for (guint k = 0; k < judged.n; k++) {
    double scores[2], by = -1 - p[judged.sentences[k]];
    g_autoptr(FeatureVector) features = features_new();
    stance_sign_features(pair, judged.sentences[k], features);
    linear_scores(sign, features, scores);
    sum += by * (scores[0] - scores[1]);
    order += by * pair->orders[judged.sentences[k]].order;
    weight += by;
  }
  order += WHOLE_ORDER * pair->whole_order;
  double margin = weight > 0 ? sum / weight : 0;
  judged.support = 1 / (1 + exp(-margin * pair->claim->sign));
  if (judged.evidence < ENOUGH || margin == 0) {
    judged.n = 0;
    return judged;
  }
  judged.stance = margin * pair->claim->sign > 0 ? STANCE_SUPPORTS : STANCE_CONTRADICTS;
  /* The core is affirmed, but not of this subject and object: no support, and no contradiction of its denial.
   */
  if (pair->claim->directed && margin > 0 && order <= 0) {
    judged.stance = STANCE_NEITHER;
    judged.n = 0;
  }
  return judged;
}

PassageStance stance_of_passage(const StanceContext *context, const char *claim, const char *title,
                                const char *const *sentences, guint n)
{
  g_autoptr(StancePair) pair = stance_pair_new(context, claim, title, sentences, n);
  return stance_judge(pair, model_shipped(MODEL_RATIONALE), model_shipped(MODEL_STANCE));
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
