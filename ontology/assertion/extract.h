/* One sentence after another: the state that assertions_find carries. Used by ontology/assertion only. */
#ifndef ADDUCE_ASSERTION_EXTRACT_H
#define ADDUCE_ASSERTION_EXTRACT_H

#include "ontology/assertion/words.h"

typedef struct {
  const AssertionInput *input;
  GPtrArray *out; /* Assertion*, owned */
  guint block;    /* of the sentence before */
  int topic;      /* index of the mention that was last a subject in this block; -1 none */
  int entity;     /* index of the entity last named in this block; -1 none */
} Extraction;

/* What the words of one sentence say. */
void extract_effects(Extraction *extraction, const AssertionSentence *sentence, const GArray *words);
void extract_facts(Extraction *extraction, const AssertionSentence *sentence, const GArray *words);

/* A new assertion of a sentence, filled with what holds for all: own, hedged, population, design. */
Assertion *assertion_new(const AssertionSentence *sentence, Relation relation, const Mention *subject);

/* Gives the assertions from `first` on, all of one sentence, the citations that belong to their clauses. */
void assign_citations(const AssertionInput *input, Span sentence, GPtrArray *assertions, guint first);

#endif
