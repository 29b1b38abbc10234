/* What strings of our own making are made from: parts of records, by language. */
#ifndef ADDUCE_CITATION_TRAIN_POOL_H
#define ADDUCE_CITATION_TRAIN_POOL_H

#include "corpus/citation/train/dice.h"
#include "corpus/record/record.h"

typedef enum {
  LANGUAGE_EN,
  LANGUAGE_DE,
  LANGUAGE_FR,
  LANGUAGE_ES,
  LANGUAGE_PT,
  LANGUAGE_IT,
  LANGUAGE_N
} Language;

typedef struct {
  GPtrArray *articles[LANGUAGE_N]; /* of const Record*, with title and journal; by the title's language */
  GPtrArray *titles[LANGUAGE_N];   /* of const char*: of books and chapters */
  GPtrArray *persons;              /* of const Person* */
  GPtrArray *full_persons;         /* those with given names in full */
  GPtrArray *bodies;               /* of const char*: corporate authors */
  GPtrArray *publishers;           /* of const Record* with publisher and place */
} Pool;

/* Keeps pointers into records. */
Pool *pool_new(GPtrArray *records);
void pool_free(Pool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pool, pool_free)

/* By its most common small words. */
Language language_guess(const char *text);

#endif
