/* Slips of the pen in a question, corrected with the words of the base itself.
 *
 * A word is corrected when no passage has it in any form, WordNet and the vocabulary don't know it, it has
 * letters alone, and some word of the base is near it: one letter away, or two of eight and more. A name must
 * be one letter away. Whoever uses the correction says so. */
#ifndef ADDUCE_QUERY_ASK_SPELL_H
#define ADDUCE_QUERY_ASK_SPELL_H

#include "ontology/store/store.h"
#include "query/ask/expand.h"

typedef struct {
  char *typed;   /* owned */
  char *read_as; /* owned */
} Correction;

/* The question with its words corrected; new. corrections: Correction* are added, in order. NULL with an
 * error of the store. text: valid UTF-8. */
char *spell_question(Store *store, TermMaker *maker, const Lexicon *lexicon, const char *text,
                     GPtrArray *corrections, GError **error);

/* An array that owns its Correction*. */
GPtrArray *corrections_new(void);

#endif
