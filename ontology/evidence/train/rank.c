#include "ontology/evidence/train/rank.h"

#include "ontology/evidence/lexeme.h"
#include "ontology/evidence/stem.h"

#include <math.h>
#include <string.h>

#define K1 1.2
#define B  0.75

typedef struct {
  guint document, count;
} Posting;

struct Ranker {
  GHashTable *postings; /* stem hash -> GArray of Posting */
  GArray *lengths;      /* guint */
  double total;
};

Ranker *ranker_new(void)
{
  Ranker *ranker = g_new0(Ranker, 1);
  ranker->postings =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  ranker->lengths = g_array_new(FALSE, FALSE, sizeof(guint));
  return ranker;
}

void ranker_free(Ranker *ranker)
{
  if (!ranker)
    return;
  g_hash_table_unref(ranker->postings);
  g_array_unref(ranker->lengths);
  g_free(ranker);
}

guint ranker_size(const Ranker *ranker)
{
  return ranker->lengths->len;
}

void ranker_add(Ranker *ranker, const char *text)
{
  g_autoptr(LexemeList) words = lexemes_cut(text);
  guint document = ranker->lengths->len, length = 0;
  for (guint i = 0; i < words->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(words, i);
    if (!lexeme_is_content(lexeme))
      continue;
    length++;
    GArray *list = g_hash_table_lookup(ranker->postings, &lexeme->hash);
    if (!list) {
      list = g_array_new(FALSE, FALSE, sizeof(Posting));
      g_hash_table_insert(ranker->postings, g_memdup2(&lexeme->hash, sizeof lexeme->hash), list);
    }
    Posting *last = list->len ? &g_array_index(list, Posting, list->len - 1) : NULL;
    if (last && last->document == document) {
      last->count++;
    } else {
      Posting posting = {document, 1};
      g_array_append_val(list, posting);
    }
  }
  g_array_append_val(ranker->lengths, length);
  ranker->total += length;
}

guint ranker_best(const Ranker *ranker, const char *query, guint n, guint *best, double *scores)
{
  g_autoptr(LexemeList) words = lexemes_cut(query);
  g_autofree double *sum = g_new0(double, ranker->lengths->len + 1);
  g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);
  double average = ranker->total / MAX(ranker->lengths->len, 1);
  for (guint i = 0; i < words->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(words, i);
    const GArray *list = g_hash_table_lookup(ranker->postings, &lexeme->hash);
    if (!lexeme_is_content(lexeme) || !list || !g_hash_table_add(seen, (gpointer)&lexeme->hash))
      continue;
    double idf = log(1 + (ranker->lengths->len - list->len + 0.5) / (list->len + 0.5));
    for (guint k = 0; k < list->len; k++) {
      const Posting *posting = &g_array_index(list, Posting, k);
      double length = g_array_index(ranker->lengths, guint, posting->document) / average;
      sum[posting->document] +=
          idf * posting->count * (K1 + 1) / (posting->count + K1 * (1 - B + B * length));
    }
  }
  guint found = 0;
  for (; found < n; found++) {
    guint top = 0;
    for (guint i = 1; i < ranker->lengths->len; i++)
      if (sum[i] > sum[top])
        top = i;
    if (!ranker->lengths->len || sum[top] <= 0)
      break;
    best[found] = top;
    scores[found] = sum[top];
    sum[top] = 0;
  }
  return found;
}

guint ranker_holding(const char *word, gpointer data)
{
  const Ranker *ranker = data;
  g_autofree char *stem = g_strdup(word);
  stem[stem_english(stem, strlen(stem))] = 0;
  guint64 hash = evidence_hash(stem);
  const GArray *list = g_hash_table_lookup(ranker->postings, &hash);
  return list ? list->len : 0;
}
