/* Abbreviations that a text defines itself: "cognitive behavioural therapy (CBT)".
 *
 * The letters of a short form in parentheses are matched backwards against the words before it (A. S.
 * Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
 * text", PSB 2003, on the first letters of words only). */
#ifndef ADDUCE_EVIDENCE_ABBREVIATION_H
#define ADDUCE_EVIDENCE_ABBREVIATION_H

#include "ontology/evidence/lexeme.h"

typedef struct {
  guint64 form;      /* hash of the short form's stem */
  guint first, last; /* the lexemes of the long form, last included */
} Abbreviation;

/* The definitions of a sentence, appended to out (Abbreviation). */
void abbreviations_find(const LexemeList *sentence, GArray *out);

#endif
