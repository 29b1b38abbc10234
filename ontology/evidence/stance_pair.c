#include "ontology/evidence/stance_pair.h"

#include "ontology/evidence/abbreviation.h"

#include <math.h>
#include <string.h>

/* BM25 (S. Robertson, H. Zaragoza, 2009); the mean length is that of an abstract in content words. */
#define K1          1.2
#define B           0.6
#define MEAN_LENGTH 130.0

#define SLOTS  512 /* more than twice the hashes that a claim brings */
#define HASHES 200
#define PREFIX 5

/* Which words of the claim a hash stands for. */
typedef struct {
  guint64 hash, words;
} Slot;

typedef struct {
  guint used, bits; /* bits: words of the claim, then words of long forms that the claim has shortened */
  Slot exact[SLOTS], prefix[SLOTS];
  struct {
    guint64 needs, gives;
  } forms[16]; /* a row that has all of `needs` has `gives` */
  guint n_forms;
} Index;

static guint64 *slot_of(Slot *slots, guint64 hash)
{
  guint at = (guint)(hash >> 20) & (SLOTS - 1);
  while (slots[at].words && slots[at].hash != hash)
    at = (at + 1) & (SLOTS - 1);
  slots[at].hash = hash;
  return &slots[at].words;
}

static guint64 find(const Slot *slots, guint64 hash)
{
  guint at = (guint)(hash >> 20) & (SLOTS - 1);
  while (slots[at].words && slots[at].hash != hash)
    at = (at + 1) & (SLOTS - 1);
  return slots[at].words;
}

static void index_add(Index *index, Slot *slots, guint64 hash, guint64 words)
{
  if (index->used < HASHES) {
    *slot_of(slots, hash) |= words;
    index->used++;
  }
}

/* A Greek letter is also its name: "TNF-α" and "TNF-alpha". */
static guint64 word_hash(const Lexeme *lexeme)
{
  static const char *const names[] = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta"};
  if (lexeme->kind == LEXEME_WORD && (guchar)lexeme->stem[0] == 0xCE && (guchar)lexeme->stem[1] >= 0xB1 &&
      (guchar)lexeme->stem[1] <= 0xB6 && !lexeme->stem[2])
    return evidence_hash(names[(guchar)lexeme->stem[1] - 0xB1]);
  return lexeme->hash;
}

static guint64 prefix_hash(const Lexeme *lexeme)
{
  char prefix[PREFIX + 1] = {0};
  if (lexeme->kind != LEXEME_WORD || strlen(lexeme->stem) < PREFIX)
    return 0;
  memcpy(prefix, lexeme->stem, PREFIX);
  return evidence_hash(prefix);
}

/* "IL-6" and "IL 6" are also "IL6": the hash of both as one word, or 0 where i is no such number. */
static guint64 joined_hash(const LexemeList *list, guint i)
{
  const Lexeme *number = lexeme_at(list, i);
  guint before = i;
  if (number->kind != LEXEME_NUMBER || i == 0)
    return 0;
  before--;
  if (lexeme_at(list, before)->text[0] == '-' && before > 0)
    before--;
  const Lexeme *word = lexeme_at(list, before);
  if (word->kind != LEXEME_WORD || strlen(word->text) > 8 || strlen(number->text) > 4)
    return 0;
  char joined[16] = {0};
  g_strlcat(joined, word->text, sizeof joined);
  g_strlcat(joined, number->text, sizeof joined);
  return evidence_hash(joined);
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

/* A short form brings its long form, and the other way round. */
static void index_form(Index *index, const LexemeList *in, const Abbreviation *form)
{
  guint64 all = 0, given = find(index->exact, form->form);
  gboolean whole = TRUE;
  for (guint k = form->first; k <= form->last; k++) {
    const Lexeme *lexeme = lexeme_at(in, k);
    if (!lexeme_is_content(lexeme))
      continue;
    guint64 words = find(index->exact, word_hash(lexeme));
    whole = whole && words;
    all |= words;
  }
  if (whole && all)
    index_add(index, index->exact, form->form, all);
  if (!given || index->n_forms == G_N_ELEMENTS(index->forms))
    return;
  guint64 needs = 0;
  for (guint k = form->first; k <= form->last; k++) {
    const Lexeme *lexeme = lexeme_at(in, k);
    if (!lexeme_is_content(lexeme))
      continue;
    guint64 words = find(index->exact, word_hash(lexeme));
    if (!words) {
      if (index->bits >= 64)
        return;
      words = G_GUINT64_CONSTANT(1) << index->bits++;
      index_add(index, index->exact, word_hash(lexeme), words);
    }
    needs |= words;
  }
  if (needs) {
    index->forms[index->n_forms].needs = needs;
    index->forms[index->n_forms++].gives = given;
  }
}

static void index_forms(Index *index, const LexemeList *list)
{
  g_autoptr(GArray) forms = g_array_new(FALSE, FALSE, sizeof(Abbreviation));
  abbreviations_find(list, forms);
  for (guint i = 0; i < forms->len; i++)
    index_form(index, list, &g_array_index(forms, Abbreviation, i));
}

static const ClaimWord *claim_word(const StancePair *pair, guint k)
{
  return &g_array_index(pair->claim->core, ClaimWord, k);
}

static void index_claim(Index *index, const StancePair *pair)
{
  index->bits = pair->words;
  for (guint k = 0; k < pair->words; k++) {
    const Lexeme *lexeme = claim_word(pair, k)->lexeme;
    guint64 bit = G_GUINT64_CONSTANT(1) << k, prefix = prefix_hash(lexeme);
    index_add(index, index->exact, word_hash(lexeme), bit);
    if (prefix)
      index_add(index, index->prefix, prefix, bit);
    if (lexeme->kind == LEXEME_NUMBER && k > 0) {
      guint64 joined = joined_hash(pair->claim->words, (guint)(lexeme - lexeme_at(pair->claim->words, 0)));
      if (joined)
        index_add(index, index->exact, joined, bit | bit >> 1);
    }
  }
}

static void note(StanceRow *row, guint64 words, guint place)
{
  for (guint64 left = words; left; left &= left - 1) {
    guint k = (guint)__builtin_ctzll(left);
    if (row->place[k] == STANCE_NOWHERE)
      row->place[k] = (guint16)place;
    row->count[k] = (guint8)MIN(row->count[k] + 1, 255);
  }
}

static void match_row(const StancePair *pair, const Index *index, StanceRow *row)
{
  guint64 mine = pair->words == 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT(1) << pair->words) - 1, exact = 0;
  memset(row->place, 0xff, sizeof row->place);
  row->at = g_new0(guint64, row->words->items->len + 1);
  for (guint i = 0; i < row->words->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(row->words, i);
    if (!lexeme_is_content(lexeme))
      continue;
    guint64 words = find(index->exact, word_hash(lexeme)), prefix = prefix_hash(lexeme);
    guint64 joined = joined_hash(row->words, i);
    words |= joined ? find(index->exact, joined) : 0;
    exact |= words;
    note(row, words & mine, i);
    guint64 alike = prefix ? find(index->prefix, prefix) & mine : 0;
    row->fuzzy |= alike;
    row->at[i] = words & mine ? words & mine : alike;
    for (guint64 left = alike & ~exact; left; left &= left - 1) {
      guint k = (guint)__builtin_ctzll(left);
      if (row->place[k] == STANCE_NOWHERE)
        row->place[k] = (guint16)i;
    }
  }
  for (guint f = 0; f < index->n_forms; f++) {
    guint64 needs = index->forms[f].needs;
    if ((exact & needs) == needs && (index->forms[f].gives & mine & ~exact)) {
      guint first = needs & mine ? row->place[__builtin_ctzll(needs & mine)] : 0;
      exact |= index->forms[f].gives;
      note(row, index->forms[f].gives & mine, first == STANCE_NOWHERE ? 0 : first);
    }
  }
  row->exact = exact & mine;
  row->fuzzy = (row->fuzzy | exact) & mine;
  row->cover = stance_share(pair, mine, row->exact);
  row->cover_fuzzy = stance_share(pair, mine, row->fuzzy);
  guint neighbours = 0, together = 0;
  for (guint k = 0; k + 1 < pair->words; k++) {
    neighbours++;
    together += row->place[k] != STANCE_NOWHERE && row->place[k + 1] != STANCE_NOWHERE &&
                ABS((int)row->place[k] - (int)row->place[k + 1]) <= 3;
  }
  row->near = neighbours ? (double)together / neighbours : 0;
  for (guint k = 0; k < pair->words; k++)
    row->relation |= ((row->exact >> k) & 1) && claim_word(pair, k)->side == SIDE_RELATION;
}

double stance_share(const StancePair *pair, guint64 of, guint64 have)
{
  double all = 0, found = 0;
  for (guint k = 0; k < pair->words; k++) {
    if (!((of >> k) & 1))
      continue;
    all += claim_word(pair, k)->weight;
    found += (have >> k) & 1 ? claim_word(pair, k)->weight : 0;
  }
  return all > 0 ? found / all : 0;
}

static void measure_whole(StancePair *pair)
{
  double length = 0;
  for (guint i = 0; i <= pair->n; i++) {
    pair->exact |= pair->rows[i].exact;
    pair->fuzzy |= pair->rows[i].fuzzy;
    length += pair->rows[i].words->items->len * 0.55;
    if (i < pair->n)
      pair->best_fuzzy = MAX(pair->best_fuzzy, pair->rows[i].cover_fuzzy);
  }
  pair->whole = stance_share(pair, G_MAXUINT64, pair->exact);
  pair->whole_fuzzy = stance_share(pair, G_MAXUINT64, pair->fuzzy);
  for (guint k = 0; k < pair->words; k++) {
    double count = 0;
    for (guint i = 0; i <= pair->n; i++)
      count += pair->rows[i].count[k];
    pair->match += claim_word(pair, k)->weight * count * (K1 + 1) /
                   (count + K1 * (1 - B + B * MIN(length, 400) / MEAN_LENGTH));
  }
  pair->match = pair->weight > 0 ? pair->match / pair->weight : 0;
}

StancePair *stance_pair_new(const StanceContext *context, const char *claim, const char *title,
                            const char *const *sentences, guint n)
{
  StancePair *pair = g_new0(StancePair, 1);
  g_autofree Index *index = g_new0(Index, 1);
  pair->claim = claim_parse(claim);
  pair->words = MIN(pair->claim->core->len, STANCE_WORDS_MAX);
  pair->n = n;
  for (guint k = 0; k < pair->claim->core->len; k++) {
    ClaimWord *word = &g_array_index(pair->claim->core, ClaimWord, k);
    word->weight = word_weight(context, word->lexeme);
    if (k >= pair->words)
      continue;
    guint64 bit = G_GUINT64_CONSTANT(1) << k;
    pair->weight += word->weight;
    pair->subject |= word->side == SIDE_SUBJECT ? bit : 0;
    pair->object |= word->side == SIDE_OBJECT ? bit : 0;
    pair->numbers |= word->lexeme->kind == LEXEME_NUMBER ? bit : 0;
  }
  index_claim(index, pair);
  index_forms(index, pair->claim->words);
  pair->rows = g_new0(StanceRow, n + 1);
  for (guint i = 0; i <= n; i++) {
    pair->rows[i].text = i < n ? sentences[i] : title ? title : "";
    pair->rows[i].words = lexemes_cut(pair->rows[i].text);
    index_forms(index, pair->rows[i].words);
  }
  for (guint i = 0; i <= n; i++)
    match_row(pair, index, &pair->rows[i]);
  measure_whole(pair);
  return pair;
}

void stance_pair_free(StancePair *pair)
{
  if (!pair)
    return;
  claim_free(pair->claim);
  for (guint i = 0; i <= pair->n; i++) {
    lexemes_free(pair->rows[i].words);
    g_free(pair->rows[i].at);
  }
  g_free(pair->rows);
  g_free(pair);
}

int stance_claim_sign(const StancePair *pair)
{
  return pair->claim->sign;
}

const SentenceOrder *stance_row_order(const StancePair *pair, guint i)
{
  StanceRow *row = &pair->rows[i];
  if (!row->ordered) {
    row->order = stance_order_at(pair->claim, row->words, row->at);
    row->ordered = TRUE;
  }
  return &row->order;
}
