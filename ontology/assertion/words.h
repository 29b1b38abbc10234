/* A sentence as a row of words with their classes and mentions. Used by ontology/assertion only. */
#ifndef ADDUCE_ASSERTION_WORDS_H
#define ADDUCE_ASSERTION_WORDS_H

#include "ontology/assertion/assertion.h"
#include "ontology/assertion/lexicon.h"

typedef struct {
  Span span;
  char word[24]; /* normalised, cut off */
  LexClass class;
  gboolean inside;    /* of a mention */
  gboolean masked;    /* in parentheses or a citation: no part of the sentence's own words */
  gboolean comma;     /* a comma stands before it */
  gboolean semicolon; /* a semicolon or colon stands before it */
  gboolean colon;
  gboolean dash;    /* a dash with blanks round it stands before it */
  int mention;      /* index of the first mention that begins here; -1 */
  guint n_mentions; /* how many begin here, of the same words */
  guint length;     /* words of that mention */
} Word;

/* The words of a sentence; mentions from *at on are taken, *at is moved past them. GArray of Word, caller
 * frees; empty when the sentence is too long. */
GArray *sentence_words(const AssertionInput *input, Span sentence, guint *at);

static inline const Word *word_at(const GArray *words, guint i)
{
  return &g_array_index(words, Word, i);
}

/* The word i is one of these (separated by blanks). FALSE past the end. */
gboolean word_is(const GArray *words, guint i, const char *list);

#endif
