/* What is wrong with a vocabulary that can be read. */
#ifndef ADDUCE_VOCABULARY_CHECK_H
#define ADDUCE_VOCABULARY_CHECK_H

#include "ontology/vocabulary/vocabulary.h"

/* Adds a diagnostic, with file and line of the concept, for each: loop of broader (code loop), concept in no
 * scheme or in one without being a top concept or below one (orphan), no prefLabel or two in one language
 * (pref-label), the same label on two concepts of a scheme where no rule tells them apart, or on unrelated
 * ones of two schemes (collision; also two of one scheme with one key), a label without a word (empty-label)
 * or too long to be found (limit), a rule that forbids what it asks for (contradiction), no definition
 * (no-definition), a definition that says nothing that its own and its broader concepts' labels don't say
 * (empty-definition), no dct:source (no-source), related to what is also above it (related-broader; SKOS
 * S27), no concept at all (no-concept). Linear, but for the concepts that share a label. */
void vocabulary_check(const Vocabulary *vocabulary, Diagnostics *diagnostics);

#endif
