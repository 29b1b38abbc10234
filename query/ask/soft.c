#include "query/ask/soft.h"

#include "query/ask/lay.h"
#include "query/words/vectors.h"

#include <math.h>
#include <string.h>

/* Words that are less alike than this have nothing to do with each other. */
#define NEAR_LEAST 0.35
/* A word that the table hasn't got is a rare one; it is near to itself only. */
#define UNKNOWN_RARITY 1.0

/* A word of the question in the table, or one that stands for it. */
typedef struct {
  guint term;
  int place;
  double degree;
} Place;

struct SoftWords {
  const Question *question;
  const Vectors *vectors;
  GArray *places;    /* Place: the question's words and the papers' words for them */
  GHashTable *words; /* folded -> SoftWord*, owned */
  float asked[SOFT_DIMENSIONS];
};

static void add_vector(const Vectors *vectors, float *sum, int place, double weight)
{
  const gint8 *vector = vectors_at(vectors, place);
  float factor = (float)weight;
  for (guint d = 0; d < SOFT_DIMENSIONS; d++)
    sum[d] += factor * (float)vector[d];
}

static void add_term_place(SoftWords *soft, guint term, const char *word, double degree)
{
  Place place = {term, vectors_find(soft->vectors, word), degree};
  if (place.place < 0)
    return;
  g_array_append_val(soft->places, place);
  double rarity = vectors_rarity(soft->vectors, place.place);
  add_vector(soft->vectors, soft->asked, place.place, degree * degree * rarity * rarity);
}

SoftWords *soft_words_new(const Question *question)
{
  SoftWords *soft = g_new0(SoftWords, 1);
  soft->question = question;
  soft->vectors = vectors_shared();
  g_assert(vectors_dimensions(soft->vectors) == SOFT_DIMENSIONS);
  soft->places = g_array_new(FALSE, FALSE, sizeof(Place));
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (term->acronym || term->name || term->initials != NULL)
      continue;
    add_term_place(soft, i, term->folded, 1);
    for (guint k = 0; k < term->expansions->len; k++) {
      const Expansion *expansion = g_ptr_array_index(term->expansions, k);
      if (expansion->degree >= LAY_WORD_DEGREE)
        add_term_place(soft, i, expansion->word, expansion->degree);
    }
  }
  soft->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  return soft;
}

void soft_words_free(SoftWords *soft)
{
  if (soft == NULL)
    return;
  g_array_unref(soft->places);
  g_hash_table_unref(soft->words);
  g_free(soft);
}

const SoftWord *soft_word(SoftWords *soft, const char *folded)
{
  SoftWord *word = g_hash_table_lookup(soft->words, folded);
  if (word != NULL)
    return word;
  guint n = soft->question->terms->len;
  word = g_malloc0(sizeof(SoftWord) + n * sizeof(double));
  word->place = vectors_find(soft->vectors, folded);
  word->rarity = word->place < 0 ? UNKNOWN_RARITY : vectors_rarity(soft->vectors, word->place);
  for (guint i = 0; word->place >= 0 && i < soft->places->len; i++) {
    const Place *place = &g_array_index(soft->places, Place, i);
    double near = place->degree * vectors_cosine(soft->vectors, word->place, place->place);
    if (near >= NEAR_LEAST)
      word->near[place->term] = MAX(word->near[place->term], near);
    word->best = MAX(word->best, word->near[place->term]);
  }
  g_hash_table_insert(soft->words, g_strdup(folded), word);
  return word;
}

void soft_add(const SoftWords *soft, float *sum, const SoftWord *word)
{
  if (word->place >= 0)
    add_vector(soft->vectors, sum, word->place, word->rarity * word->rarity);
}

const float *soft_question(const SoftWords *soft)
{
  return soft->asked;
}

double soft_cosine(const float *a, const float *b)
{
  double both = 0;
  double left = 0;
  double right = 0;
  for (guint d = 0; d < SOFT_DIMENSIONS; d++) {
    both += (double)a[d] * (double)b[d];
    left += (double)a[d] * (double)a[d];
    right += (double)b[d] * (double)b[d];
  }
  return left > 0 && right > 0 ? both / sqrt(left * right) : 0;
}
