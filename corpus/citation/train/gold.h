/* Labelled sets: JSON Lines with "raw" and "gold" fields, their values found again in the string. */
#ifndef ADDUCE_CITATION_TRAIN_GOLD_H
#define ADDUCE_CITATION_TRAIN_GOLD_H

#include "corpus/citation/train/example.h"

typedef struct {
  GPtrArray *examples;         /* of Example* */
  GPtrArray *records;          /* of Record*: what the gold fields say, for strings of our own making */
  GHashTable *held_out;        /* folded strings that must not be trained on */
  GHashTable *held_out_papers; /* DOIs of papers whose strings are held out */
  guint skipped;               /* strings whose fields weren't found in them */
} GoldSet;

GoldSet *gold_set_new(void);
void gold_set_free(GoldSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GoldSet, gold_set_free)

/* Remembers the strings of a file's dev part as held out. */
gboolean gold_hold_out(GoldSet *set, const char *path, const char *split, GError **error);

/* Adds a file's strings of the split "train" that are not held out. */
gboolean gold_read(GoldSet *set, const char *path, GError **error);

/* TRUE if a string is held out. */
gboolean gold_is_held_out(const GoldSet *set, const char *raw);

#endif
