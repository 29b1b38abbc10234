/* A vocabulary into packed numbers and strings, and back. ontology/mention/compiled.h makes use of it. */
#ifndef ADDUCE_VOCABULARY_PACK_H
#define ADDUCE_VOCABULARY_PACK_H

#include "ontology/vocabulary/packed.h"
#include "ontology/vocabulary/vocabulary.h"

/* All of it but the names of its files and the lines, which are no part of what it says: the same files
 * packed from another place are the same bytes. */
void vocabulary_pack(const Vocabulary *vocabulary, Packing *packing);

/* The vocabulary that was packed; its concepts are at line 0 of one file without a name, and its strings lie
 * in the bytes, which it holds. NULL, with the walk bad, where the numbers can't be those of a vocabulary. */
Vocabulary *vocabulary_unpack(Unpacking *unpacking);

#endif
