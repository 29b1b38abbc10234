#include "ontology/evidence/pinpoint.h"

#include "ontology/evidence/abbreviation.h"
#include "ontology/evidence/finding.h"
#include "ontology/evidence/shipped.h"

#include <math.h>
#include <string.h>

#define PARTS 3

typedef struct {
  LexemeList *words;
  GHashTable *stems; /* set of hashes of content words */
  GHashTable *pairs; /* set of joined hashes of neighbouring content words */
  SectionRole role;
  gboolean abstract;
  double place; /* 0 first of its section, 1 last */
} ArticleRow;

typedef struct {
  guint64 form;
  GArray *stems; /* guint64: content words of the long form */
} LongForm;

struct Pinpoint {
  GArray *rows;        /* ArticleRow */
  GHashTable *holding; /* hash of a stem -> number of sentences with it */
  GArray *long_forms;  /* LongForm */
};

typedef struct {
  guint64 hash;
  double weight;
} Wanted;

struct PinpointQuery {
  const Pinpoint *article;
  GArray *wanted[PARTS]; /* Wanted: words of intervention, comparator, outcome */
  GArray *pairs;         /* guint64: neighbouring words of the outcome */
  double *cover[PARTS];  /* for each sentence the share of the weight it has */
  double best[PARTS];    /* the largest of them */
  TrialQuestion *question;
};

static void set_add(GHashTable *set, guint64 hash)
{
  if (!g_hash_table_contains(set, &hash))
    g_hash_table_add(set, g_memdup2(&hash, sizeof hash));
}

/* Calls for each content word and each pair of neighbouring content words. */
static void collect(const LexemeList *words, GHashTable *stems, GHashTable *pairs)
{
  guint64 before = 0;
  for (guint i = 0; i < words->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(words, i);
    if (!lexeme_is_content(lexeme))
      continue;
    set_add(stems, lexeme->hash);
    if (before)
      set_add(pairs, evidence_join(before, lexeme->hash));
    before = lexeme->hash;
  }
}

static GHashTable *set_new(void)
{
  return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

static void row_clear(gpointer data)
{
  ArticleRow *row = data;
  lexemes_free(row->words);
  g_hash_table_unref(row->stems);
  g_hash_table_unref(row->pairs);
}

static void long_form_clear(gpointer data)
{
  g_array_unref(((LongForm *)data)->stems);
}

static void learn_abbreviations(Pinpoint *article, const LexemeList *words)
{
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Abbreviation));
  abbreviations_find(words, found);
  for (guint i = 0; i < found->len && article->long_forms->len < 200; i++) {
    const Abbreviation *abbreviation = &g_array_index(found, Abbreviation, i);
    LongForm form = {abbreviation->form, g_array_new(FALSE, FALSE, sizeof(guint64))};
    for (guint k = abbreviation->first; k <= abbreviation->last; k++)
      if (lexeme_is_content(lexeme_at(words, k)))
        g_array_append_val(form.stems, lexeme_at(words, k)->hash);
    g_array_append_val(article->long_forms, form);
  }
}

static gboolean has_all(GHashTable *set, const GArray *stems)
{
  for (guint i = 0; i < stems->len; i++)
    if (!g_hash_table_contains(set, &g_array_index(stems, guint64, i)))
      return FALSE;
  return stems->len > 0;
}

/* A short form brings its long form, and the other way round. */
static void expand(const Pinpoint *article, GHashTable *stems)
{
  for (guint i = 0; i < article->long_forms->len; i++) {
    const LongForm *form = &g_array_index(article->long_forms, LongForm, i);
    if (g_hash_table_contains(stems, &form->form))
      for (guint k = 0; k < form->stems->len; k++)
        set_add(stems, g_array_index(form->stems, guint64, k));
    else if (has_all(stems, form->stems))
      set_add(stems, form->form);
  }
}

static void count_words(Pinpoint *article)
{
  for (guint i = 0; i < article->rows->len; i++) {
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, g_array_index(article->rows, ArticleRow, i).stems);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
      guint n = GPOINTER_TO_UINT(g_hash_table_lookup(article->holding, key));
      g_hash_table_replace(article->holding, g_memdup2(key, sizeof(guint64)), GUINT_TO_POINTER(n + 1));
    }
  }
}

static void number_places(Pinpoint *article)
{
  for (guint first = 0, end; first < article->rows->len; first = end) {
    const ArticleRow *row = &g_array_index(article->rows, ArticleRow, first);
    for (end = first + 1; end < article->rows->len; end++) {
      const ArticleRow *next = &g_array_index(article->rows, ArticleRow, end);
      if (next->role != row->role || next->abstract != row->abstract)
        break;
    }
    for (guint i = first; i < end; i++)
      g_array_index(article->rows, ArticleRow, i).place = (i - first + 0.5) / (end - first);
  }
}

Pinpoint *pinpoint_new(const ArticleSentence *sentences, guint n)
{
  Pinpoint *article = g_new0(Pinpoint, 1);
  article->rows = g_array_new(FALSE, FALSE, sizeof(ArticleRow));
  g_array_set_clear_func(article->rows, row_clear);
  article->holding = set_new();
  article->long_forms = g_array_new(FALSE, FALSE, sizeof(LongForm));
  g_array_set_clear_func(article->long_forms, long_form_clear);
  for (guint i = 0; i < n; i++) {
    ArticleRow row = {lexemes_cut(sentences[i].text), set_new(), set_new(), sentences[i].role,
                      sentences[i].abstract,          0};
    collect(row.words, row.stems, row.pairs);
    learn_abbreviations(article, row.words);
    g_array_append_val(article->rows, row);
  }
  for (guint i = 0; i < n; i++)
    expand(article, g_array_index(article->rows, ArticleRow, i).stems);
  count_words(article);
  number_places(article);
  return article;
}

void pinpoint_free(Pinpoint *article)
{
  if (!article)
    return;
  g_array_unref(article->rows);
  g_hash_table_unref(article->holding);
  g_array_unref(article->long_forms);
  g_free(article);
}

static void want_words(PinpointQuery *query, guint part, const char *text)
{
  const Pinpoint *article = query->article;
  g_autoptr(LexemeList) words = lexemes_cut(text);
  g_autoptr(GHashTable) stems = set_new(), pairs = set_new();
  collect(words, stems, pairs);
  /* In the order of the text, then those that abbreviations bring: sums must not hang on a table's order. */
  g_autoptr(GHashTable) all = set_new();
  GHashTableIter iter;
  gpointer key;
  for (guint i = 0; i < words->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(words, i);
    if (lexeme_is_content(lexeme) && !g_hash_table_contains(all, &lexeme->hash)) {
      guint n = GPOINTER_TO_UINT(g_hash_table_lookup(article->holding, &lexeme->hash));
      Wanted wanted = {lexeme->hash, log(1 + article->rows->len / (0.5 + n))};
      g_array_append_val(query->wanted[part], wanted);
      set_add(all, lexeme->hash);
    }
  }
  if (part != 2)
    return;
  g_hash_table_iter_init(&iter, pairs);
  while (g_hash_table_iter_next(&iter, &key, NULL))
    g_array_append_val(query->pairs, *(guint64 *)key);
}

static double cover(const PinpointQuery *query, guint part, GHashTable *stems)
{
  double all = 0, found = 0;
  for (guint i = 0; i < query->wanted[part]->len; i++) {
    const Wanted *wanted = &g_array_index(query->wanted[part], Wanted, i);
    all += wanted->weight;
    found += g_hash_table_contains(stems, &wanted->hash) ? wanted->weight : 0;
  }
  return all > 0 ? found / all : 0;
}

PinpointQuery *pinpoint_query_new(const Pinpoint *article, const char *intervention, const char *comparator,
                                  const char *outcome)
{
  PinpointQuery *query = g_new0(PinpointQuery, 1);
  const char *const texts[PARTS] = {intervention, comparator, outcome};
  query->article = article;
  query->pairs = g_array_new(FALSE, FALSE, sizeof(guint64));
  query->question = trial_question_new(intervention, comparator, outcome);
  for (guint part = 0; part < PARTS; part++) {
    query->wanted[part] = g_array_new(FALSE, FALSE, sizeof(Wanted));
    want_words(query, part, texts[part]);
    query->cover[part] = g_new(double, article->rows->len + 1);
    for (guint i = 0; i < article->rows->len; i++) {
      query->cover[part][i] = cover(query, part, g_array_index(article->rows, ArticleRow, i).stems);
      query->best[part] = MAX(query->best[part], query->cover[part][i]);
    }
  }
  return query;
}

void pinpoint_query_free(PinpointQuery *query)
{
  if (!query)
    return;
  for (guint part = 0; part < PARTS; part++) {
    g_array_unref(query->wanted[part]);
    g_free(query->cover[part]);
  }
  g_array_unref(query->pairs);
  trial_question_free(query->question);
  g_free(query);
}

static double pair_share(const PinpointQuery *query, GHashTable *pairs)
{
  guint found = 0;
  for (guint i = 0; i < query->pairs->len; i++)
    found += g_hash_table_contains(pairs, &g_array_index(query->pairs, guint64, i));
  return query->pairs->len ? (double)found / query->pairs->len : 0;
}

static void add_cover(const PinpointQuery *query, guint i, FeatureVector *out)
{
  static const char *const names[PARTS] = {"intervention", "comparator", "outcome"};
  for (guint part = 0; part < PARTS; part++) {
    double now = query->cover[part][i];
    feature_add_hash(out, "cover", part, now);
    feature_add_hash(out, "cover squared", part, now * now);
    feature_add_hash(out, "cover to best", part, query->best[part] > 0 ? now / query->best[part] : 0);
    feature_add_hash(out, "cover is best", part, now > 0 && now >= query->best[part]);
    feature_add_hash(out, "cover full", part, now > 0.999);
    feature_add_hash(out, "cover none", part, now <= 0);
    if (i > 0)
      feature_add_hash(out, "cover before", part, query->cover[part][i - 1]);
    if (i + 1 < query->article->rows->len)
      feature_add_hash(out, "cover after", part, query->cover[part][i + 1]);
    (void)names;
  }
  feature_add(out, "cover both arms", MIN(query->cover[0][i], query->cover[1][i]));
  feature_add(out, "cover outcome and an arm",
              query->cover[2][i] * MAX(query->cover[0][i], query->cover[1][i]));
  feature_add(out, "pairs", pair_share(query, g_array_index(query->article->rows, ArticleRow, i).pairs));
}

/* What kinds of words and figures there are, alone and with the outcome named. */
static void add_cues(const PinpointQuery *query, guint i, FeatureVector *out)
{
  const ArticleRow *row = &g_array_index(query->article->rows, ArticleRow, i);
  double outcome = query->cover[2][i];
  guint numbers = 0, n = row->words->items->len;
  guint64 cues = 0, near = 0;
  gboolean p_value = FALSE, interval = FALSE, percent = FALSE, table = FALSE;
  for (guint k = 0; k < n; k++) {
    const Lexeme *lexeme = lexeme_at(row->words, k);
    cues |= lexeme->cues;
    numbers += lexeme->kind == LEXEME_NUMBER;
    percent |= lexeme->kind == LEXEME_SIGN && lexeme->text[0] == '%';
    p_value |= strcmp(lexeme->text, "p") == 0;
    interval |= strcmp(lexeme->text, "ci") == 0;
    table |= strcmp(lexeme->text, "table") == 0 || strcmp(lexeme->text, "fig") == 0 ||
             strcmp(lexeme->text, "figure") == 0;
  }
  for (guint bit = 0; bit < CUE_N; bit++) {
    if (!((cues >> bit) & 1))
      continue;
    feature_add_hash(out, "cue", bit, 1);
    feature_add_hash(out, "cue outcome", bit, outcome);
  }
  (void)near;
  const gboolean flags[] = {p_value, interval, percent, table, numbers > 0, numbers > 3, numbers * 2 > n};
  for (guint k = 0; k < G_N_ELEMENTS(flags); k++) {
    feature_add_hash(out, "flag", k, flags[k]);
    feature_add_hash(out, "flag outcome", k, flags[k] * outcome);
  }
  guint length = n < 4 ? 0 : n < 8 ? 1 : n < 15 ? 2 : n < 25 ? 3 : n < 40 ? 4 : n < 70 ? 5 : 6;
  feature_add_hash(out, "length", length, 1);
  feature_add_hash(out, "length outcome", length, outcome);
}

static void add_words(const PinpointQuery *query, guint i, FeatureVector *out)
{
  const ArticleRow *row = &g_array_index(query->article->rows, ArticleRow, i);
  guint64 before = 0;
  for (guint k = 0; k < row->words->items->len; k++) {
    const Lexeme *lexeme = lexeme_at(row->words, k);
    if (lexeme->kind == LEXEME_NUMBER)
      continue;
    feature_add_hash(out, "word", lexeme->hash, 0.15);
    if (before)
      feature_add_hash(out, "word pair", evidence_join(before, lexeme->hash), 0.1);
    before = lexeme->hash;
  }
}

void pinpoint_features(const PinpointQuery *query, guint i, FeatureVector *out)
{
  const ArticleRow *row = &g_array_index(query->article->rows, ArticleRow, i);
  guint64 section = (guint64)row->role * 2 + (row->abstract ? 1 : 0);
  add_cover(query, i, out);
  add_cues(query, i, out);
  add_words(query, i, out);
  feature_add_hash(out, "section", section, 1);
  feature_add_hash(out, "section outcome", section, query->cover[2][i]);
  feature_add_hash(out, "place", (guint64)(row->place * 4), 0.5);
  feature_add_hash(out, "section place", section * 8 + (guint64)(row->place * 4), 0.5);
}

void pinpoint_score(const Pinpoint *article, const char *intervention, const char *comparator,
                    const char *outcome, double *scores)
{
  g_autoptr(PinpointQuery) query = pinpoint_query_new(article, intervention, comparator, outcome);
  for (guint i = 0; i < article->rows->len; i++) {
    g_autoptr(FeatureVector) features = features_new();
    pinpoint_features(query, i, features);
    linear_scores(model_shipped(MODEL_PINPOINT), features, &scores[i]);
  }
}
