#include "ontology/evidence/function.h"

#include "ontology/evidence/lexeme.h"
#include "ontology/evidence/shipped.h"

#include <string.h>

#define AROUND 5

/* Words in a row that tell the function of a citation; our own list. Small letters, parted by blanks. */
static const struct {
  CitationFunction function;
  const char *const phrases[40];
} phrase_lists[] = {
    {FUNCTION_METHOD,
     {"was used",
      "were used",
      "we used",
      "using the",
      "using a",
      "as described",
      "described previously",
      "described by",
      "described in",
      "described elsewhere",
      "according to",
      "based on",
      "performed as",
      "was performed",
      "were performed",
      "was calculated",
      "were calculated",
      "was measured",
      "were measured",
      "following the",
      "method of",
      "methods of",
      "protocol",
      "procedure",
      "adapted from",
      "modified",
      "implemented",
      "was assessed",
      "were assessed",
      "obtained from",
      "software",
      "developed by",
      "proposed by",
      "scale",
      "questionnaire",
      "algorithm",
      "we follow",
      "we adopt",
      "we applied",
      NULL}},
    {FUNCTION_RESULT,
     {"consistent with",   "in agreement",     "in line with",     "in accordance",    "in accord",
      "agreement with",    "similar to",       "in contrast",      "contrary to",      "contrast to",
      "our results",       "our findings",     "our study",        "our data",         "these results",
      "these findings",    "this finding",     "this result",      "present study",    "compared with",
      "comparable to",     "as reported",      "than that",        "than those",       "supports the",
      "support the",       "confirm",          "agree with",       "agrees with",      "corroborate",
      "previous findings", "previous results", "previous studies", "previous reports", "was also",
      "similar results",   "similar findings", "we found",         "we observed",      NULL}},
    {FUNCTION_BACKGROUND,
     {"has been shown",
      "have been shown",
      "has been reported",
      "have been reported",
      "is known",
      "it has been",
      "have shown that",
      "studies have",
      "is associated",
      "such as",
      "e g",
      "for example",
      "has been",
      "have been",
      "is a",
      "are known",
      "can be",
      "suggested that",
      "may be",
      "known to",
      "role in",
      "several studies",
      "important",
      "review",
      "et al showed",
      "play",
      "argued",
      "is one of",
      "widely",
      "recent",
      NULL}},
};

static void add_phrases(FeatureVector *out, const LexemeList *words)
{
  g_autoptr(GString) text = g_string_new(" ");
  for (guint i = 0; i < words->items->len; i++)
    if (lexeme_at(words, i)->kind == LEXEME_WORD)
      g_string_append_printf(text, "%s ", lexeme_at(words, i)->text);
  for (guint k = 0; k < G_N_ELEMENTS(phrase_lists); k++) {
    guint found = 0;
    for (guint i = 0; i < G_N_ELEMENTS(phrase_lists[k].phrases) && phrase_lists[k].phrases[i]; i++) {
      g_autofree char *wanted = g_strconcat(" ", phrase_lists[k].phrases[i], NULL);
      if (strstr(text->str, wanted) == NULL)
        continue;
      found++;
      feature_add_hash(out, "phrase", k * 64 + i, 0.7);
    }
    feature_add_hash(out, "phrases", k * 4 + MIN(found, 3), 1);
  }
}

static void add_words(FeatureVector *out, const LexemeList *words, Span citation)
{
  guint64 before = 0, second = 0;
  guint n = words->items->len, place = n;
  for (guint i = 0; i < n; i++) {
    const Lexeme *lexeme = lexeme_at(words, i);
    if (citation.end && lexeme->start >= citation.start && place == n)
      place = i;
    guint64 name = lexeme->kind == LEXEME_NUMBER ? '#' : lexeme->hash;
    if (lexeme->start >= citation.start && lexeme->start < citation.end)
      continue; /* names and years of the citation say nothing */
    feature_add_hash(out, "word", name, 0.35);
    if (before)
      feature_add_hash(out, "pair", evidence_join(before, name), 0.35);
    if (before && second)
      feature_add_hash(out, "triple", evidence_join(second, evidence_join(before, name)), 0.25);
    for (guint bit = 1; bit < CUE_N; bit++)
      feature_add_hash(out, "cue", bit, (lexeme->cues >> bit) & 1 ? 0.15 : 0);
    second = before;
    before = name;
  }
  for (guint i = place > AROUND ? place - AROUND : 0; i < place; i++)
    feature_add_hash(out, "before citation", lexeme_at(words, i)->hash, 0.3);
  guint after = place;
  while (after < n && lexeme_at(words, after)->start < citation.end)
    after++;
  for (guint i = after; i < n && i < after + AROUND; i++)
    feature_add_hash(out, "after citation", lexeme_at(words, i)->hash, 0.3);
  feature_add_hash(out, "place", n ? place * 4 / n : 5, 0.5);
}

void citation_function_features(FeatureVector *out, const char *sentence, Span citation, SectionRole role)
{
  g_autoptr(LexemeList) words = lexemes_cut(sentence);
  add_words(out, words, citation);
  add_phrases(out, words);
  feature_add_hash(out, "section", role, 1.5);
  gboolean own = FALSE, past = FALSE;
  for (guint i = 0; i < words->items->len; i++) {
    const char *text = lexeme_at(words, i)->text;
    own |= strcmp(text, "we") == 0 || strcmp(text, "our") == 0;
    past |= strcmp(text, "was") == 0 || strcmp(text, "were") == 0;
  }
  feature_add_hash(out, "own", own, 0.7);
  feature_add_hash(out, "own section", (guint64)role * 4 + own * 2 + past, 0.7);
  guint n = words->items->len;
  feature_add_hash(out, "length", n < 15 ? 0 : n < 30 ? 1 : n < 50 ? 2 : 3, 0.4);
}

CitationFunction citation_function_of(const char *sentence, Span citation, SectionRole role,
                                      double *confidence)
{
  double p[LINEAR_CLASSES_MAX];
  g_autoptr(FeatureVector) features = features_new();
  citation_function_features(features, sentence, citation, role);
  linear_scores(model_shipped(MODEL_FUNCTION), features, p);
  linear_softmax(p, FUNCTION_N);
  guint best = 0;
  for (guint k = 1; k < FUNCTION_N; k++)
    if (p[k] > p[best])
      best = k;
  if (confidence)
    *confidence = p[best];
  return best;
}

const char *citation_function_name(CitationFunction function)
{
  static const char *const names[FUNCTION_N] = {"background", "method", "result"};
  return names[function];
}
