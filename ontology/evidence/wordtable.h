/* A table from hashes (evidence_hash of a word or stem) to numbers: filled once, then only read, in a few
 * nanoseconds. 0 stands for a hash that it doesn't have. */
#ifndef ADDUCE_EVIDENCE_WORDTABLE_H
#define ADDUCE_EVIDENCE_WORDTABLE_H

#include <glib.h>

#define WORDTABLE_SLOTS 4096 /* at most half of them are filled */

typedef struct {
  guint filled;
  struct {
    guint64 hash, value;
  } slots[WORDTABLE_SLOTS];
} WordTable;

/* The place of a hash's value, made if need be; NULL when the table is full. */
guint64 *wordtable_put(WordTable *table, guint64 hash);

static inline guint64 wordtable_get(const WordTable *table, guint64 hash)
{
  guint at = (guint)(hash >> 24) % WORDTABLE_SLOTS;
  while (table->slots[at].value && table->slots[at].hash != hash)
    at = (at + 1) % WORDTABLE_SLOTS;
  return table->slots[at].value;
}

#endif
