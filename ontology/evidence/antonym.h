/* Words that say the opposite of each other: "presence" and "absence", "early" and "late". */
#ifndef ADDUCE_EVIDENCE_ANTONYM_H
#define ADDUCE_EVIDENCE_ANTONYM_H

#include "ontology/evidence/lexeme.h"

/* The group of a word's stem and which of the two sides it is on: n or -n, from 1; 0 for a word without
 * opposite. Words are opposite when their numbers add up to 0. */
int antonym_side(const Lexeme *lexeme);

#endif
