/* Which scheme of a vocabulary a name looks like one of, by its words: "Plum Growers' Association" by
 * "Association", where labels of organisations have that word and others don't.
 *
 * A word speaks for a scheme with the share of the concepts having it in a label that are of that scheme, one
 * concept more counted for no scheme; a name is like the scheme that its words speak most for. Nothing is
 * known of any field or language but what the vocabulary holds. */
#ifndef ADDUCE_MENTION_LIKENESS_H
#define ADDUCE_MENTION_LIKENESS_H

#include "ontology/vocabulary/vocabulary.h"

typedef struct Likeness Likeness;

/* vocabulary must outlive it. */
Likeness *likeness_new(const Vocabulary *vocabulary);
void likeness_free(Likeness *likeness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Likeness, likeness_free)

/* The scheme that a text is like; -1 when its words speak for none enough: a word that one concept only has
 * isn't. */
int likeness_scheme(const Likeness *likeness, const char *text);

#endif
