/* One sentence after another: the state that assertions_find carries. Used by ontology/assertion only. */
#ifndef ADDUCE_ASSERTION_EXTRACT_H
#define ADDUCE_ASSERTION_EXTRACT_H

#include "ontology/assertion/words.h"

typedef struct {
  const AssertionInput *input;
  GPtrArray *out;    /* Assertion*, owned */
  guint block;       /* of the sentence before */
  gsize block_start; /* where it begins */
  int topic;         /* index of the mention that was last a subject in this block; -1 none */
  int entity;        /* index of the entity last named in this block; -1 none */
  int outcome;       /* index of the object of the last figures in this block; -1 none, or several */
  int heading;       /* index of the object that the section's heading names; -1 none, or several */
  int study;         /* index of a mention of what the text studies, its main intervention; -1 none */
  gboolean sizes;    /* the text speaks of sizes of effects */
  gboolean listed;   /* the sentence is an item of a list that the sentence before announced */
} Extraction;

/* What holds beyond one sentence: context.c. `index` is the sentence's. */
void context_begin(Extraction *extraction);
void context_enter(Extraction *extraction, guint index);
void context_leave(Extraction *extraction, const GArray *words);

/* What the words of one sentence say. */
void extract_effects(Extraction *extraction, const AssertionSentence *sentence, const GArray *words);
void extract_facts(Extraction *extraction, const AssertionSentence *sentence, const GArray *words);

/* A new assertion of a sentence, filled with what holds for all: own, hedged, population, design. */
Assertion *assertion_new(const AssertionSentence *sentence, Relation relation, const Mention *subject);

/* For whom, by which design, compared with what: from the clause of the assertion's object. */
void circumstances_note(const AssertionInput *input, const AssertionSentence *sentence, const GArray *words,
                        Assertion *assertion);

/* Gives the assertions from `first` on, all of one sentence, the citations that belong to their clauses. */
void assign_citations(const AssertionInput *input, Span sentence, GPtrArray *assertions, guint first);

#endif
