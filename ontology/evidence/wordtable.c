#include "ontology/evidence/wordtable.h"

guint64 *wordtable_put(WordTable *table, guint64 hash)
{
  guint at = (guint)(hash >> 24) % WORDTABLE_SLOTS;
  while (table->slots[at].value && table->slots[at].hash != hash)
    at = (at + 1) % WORDTABLE_SLOTS;
  if (!table->slots[at].value) {
    if (table->filled >= WORDTABLE_SLOTS / 2)
      return NULL;
    table->filled++;
    table->slots[at].hash = hash;
  }
  return &table->slots[at].value;
}
