/* Lists of names and words for strings of our own making, by language: facts, not text. */
#ifndef ADDUCE_CITATION_TRAIN_WORDS_H
#define ADDUCE_CITATION_TRAIN_WORDS_H

#include "corpus/citation/train/pool.h"

/* One of the entries of a list parted by '|'. Caller frees. */
char *words_pick(const char *list, Dice *dice);

typedef struct {
  const char *publisher, *place;
} House;

extern const House houses[];
extern const guint houses_n;
extern const char *const months[LANGUAGE_N];
extern const char *const editions[LANGUAGE_N];
extern const char *const theses[LANGUAGE_N];
extern const char *const series_names[LANGUAGE_N];
extern const char *const newspapers;
extern const char *const bodies;
extern const char *const universities;
extern const char *const topics;
extern const char *const given_names;
extern const char *const surnames;
extern const char *const notes;
extern const char *const places;

#endif
