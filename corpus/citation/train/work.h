/* The values that one made-up reference prints. */
#ifndef ADDUCE_CITATION_TRAIN_WORK_H
#define ADDUCE_CITATION_TRAIN_WORK_H

#include "corpus/citation/train/style.h"

typedef struct {
  Kind kind;
  Language language;
  GPtrArray *authors, *editors, *translators; /* of Person*, owned */
  char *fields[128];                          /* by a template's letter; NULL for none */
} Work;

/* Fills a work of the kind for the style. Clear with work_clear. */
void work_make(Work *work, const Style *style, Kind kind, const Pool *pool, Dice *dice);
void work_clear(Work *work);

#endif
