/* Hashed tables inside the model file, and the dictionaries kept in them: given names, surnames, places,
 * publishers, journals. Only hashes are kept, so a word that isn't in a dictionary is taken for one about
 * once in 40,000 questions. */
#ifndef ADDUCE_CITATION_MODEL_LEXICON_H
#define ADDUCE_CITATION_MODEL_LEXICON_H

#include "corpus/citation/model/token.h"

/* A table: hash -> row of `width` bytes. Buckets are the high bits of the hash, keys its low 16 bits. Layout:
 * guint32 bits, count, width, 0; guint32 offsets[2^bits + 1]; guint16 keys[count]; guint8 rows[count *
 * width]; each part padded to 4 bytes; numbers little-endian. */
typedef struct {
  guint bits, count, width;
  const guint32 *offsets;
  const guint16 *keys;
  const guint8 *rows;
} HashRows;

/* Reads a table at bytes + *at and moves *at behind it. FALSE if it doesn't fit or is malformed. bytes must
 * be aligned to 4 and outlive the table. */
gboolean hash_rows_read(HashRows *table, const guint8 *bytes, gsize length, gsize *at);

/* The row of a hash, NULL for none. */
static inline const guint8 *hash_rows_find(const HashRows *table, guint32 hash)
{
  guint32 bucket = hash >> (32 - table->bits);
  guint32 end = GUINT32_FROM_LE(table->offsets[bucket + 1]);
  for (guint32 k = GUINT32_FROM_LE(table->offsets[bucket]); k < end; k++)
    if (GUINT16_FROM_LE(table->keys[k]) == (hash & 0xFFFF))
      return table->rows + (gsize)k * table->width;
  return NULL;
}

typedef enum {
  LEXICON_GIVEN = 1,
  LEXICON_SURNAME = 2,
  LEXICON_PLACE = 4,
  LEXICON_PUBLISHER = 8,
  LEXICON_JOURNAL = 16, /* a word of journals' names more than of titles */
  LEXICON_TITLE = 32,   /* a common word of titles */
} LexiconBits;

typedef enum {
  PHRASE_JOURNAL = 1,
  PHRASE_PUBLISHER = 2,
  PHRASE_PLACE = 4,
  PHRASE_GOES_ON = 128, /* the beginning of a longer phrase */
} LexiconPhraseBits;

#define PHRASE_WORDS_MAX 12u

typedef struct {
  HashRows words;
  HashRows phrases;
} Lexicon;

/* The hash of a phrase: that of its words so far, joined with the next one. Start from 0. */
static inline guint32 phrase_hash(guint32 so_far, guint32 word)
{
  guint32 h = (so_far * 0x9E3779B1u) ^ (word + 0x7F4A7C15u + (so_far << 6));
  h ^= h >> 15;
  h *= 0x2c1b3c6du;
  return h ^ (h >> 13);
}

/* Writes lexicon, phrase and phrase_place of each token. forget: 0, or a seed by which about a third of the
 * words and phrases go unrecognised (the trainer's way to make a model that can do without its dictionaries).
 */
void lexicon_mark(const Lexicon *lexicon, Token *tokens, guint n, guint32 forget);

#endif
