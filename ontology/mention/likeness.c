#include "ontology/mention/likeness.h"

#include "ontology/vocabulary/token.h"

#include <string.h>

/* More than one concept gives with one word: 1 of 2. */
#define ENOUGH 0.6

struct Likeness {
  const Vocabulary *vocabulary;
  GHashTable *words; /* word -> guint[schemes], owned: concepts that have it in a label */
};

static guint *counts_of(Likeness *likeness, const char *word)
{
  guint *counts = g_hash_table_lookup(likeness->words, word);
  if (counts == NULL) {
    counts = g_new0(guint, vocabulary_schemes(likeness->vocabulary));
    g_hash_table_insert(likeness->words, g_strdup(word), counts);
  }
  return counts;
}

static void add_concept(Likeness *likeness, const Concept *concept)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < concept->n_labels; i++) {
    const Label *label = vocabulary_label(likeness->vocabulary, concept->first_label + i);
    g_auto(GStrv) words = g_strsplit(label->words, " ", -1);
    for (guint w = 0; words[w] != NULL; w++) {
      /* "of", "the", "in" are in the labels of all. */
      if (strlen(words[w]) > 3 && g_hash_table_add(seen, g_strdup(words[w])))
        counts_of(likeness, words[w])[concept->scheme]++;
    }
  }
}

Likeness *likeness_new(const Vocabulary *vocabulary)
{
  Likeness *likeness = g_new0(Likeness, 1);
  likeness->vocabulary = vocabulary;
  likeness->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < vocabulary_concepts(vocabulary); i++) {
    const Concept *concept = vocabulary_concept(vocabulary, i);
    if (concept->scheme >= 0)
      add_concept(likeness, concept);
  }
  return likeness;
}

void likeness_free(Likeness *likeness)
{
  if (likeness == NULL)
    return;
  g_hash_table_unref(likeness->words);
  g_free(likeness);
}

int likeness_scheme(const Likeness *likeness, const char *text)
{
  guint schemes = vocabulary_schemes(likeness->vocabulary);
  g_autofree double *spoken = g_new0(double, schemes + 1);
  g_autofree char *joined = token_join(text, -1);
  g_auto(GStrv) words = g_strsplit(joined, " ", -1);
  for (guint w = 0; words[w] != NULL; w++) {
    const guint *counts = g_hash_table_lookup(likeness->words, words[w]);
    guint all = 1;
    for (guint s = 0; counts != NULL && s < schemes; s++)
      all += counts[s];
    for (guint s = 0; counts != NULL && s < schemes; s++)
      spoken[s] += (double)counts[s] / all;
  }
  int best = -1;
  for (guint s = 0; s < schemes; s++) {
    if (spoken[s] >= ENOUGH && (best < 0 || spoken[s] > spoken[best]))
      best = (int)s;
  }
  return best;
}
