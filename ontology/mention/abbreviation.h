/* Abbreviations that a text defines itself: "Self-Help Groups (SHGs)". Used by ontology/mention only.
 *
 * A short form in parentheses after a longer one is defined by it when its letters stand in the longer one in
 * their order, the first at the beginning of a word (Schwartz and Hearst, A simple algorithm for identifying
 * abbreviation definitions in biomedical text, PSB 2003). Where the longer form is a mention, the short form
 * is one too in the rest of the text; where it isn't, the short form is taken: it means that other thing
 * here. A text that defines a short form twice means by it what it defined last. */
#ifndef ADDUCE_MENTION_ABBREVIATION_H
#define ADDUCE_MENTION_ABBREVIATION_H

#include "ontology/vocabulary/vocabulary.h"

#include "corpus/record/record.h"

typedef struct Abbreviations Abbreviations;

Abbreviations *abbreviations_new(const Vocabulary *vocabulary);
void abbreviations_free(Abbreviations *abbreviations);

/* A mention of a concept in a piece of text: notes the abbreviation that is defined after it, if any. */
void abbreviations_define(Abbreviations *abbreviations, const char *text, Span piece, Span mention,
                          guint concept);
/* Notes the abbreviations of a piece that are defined by something else than a mention. */
void abbreviations_scan(Abbreviations *abbreviations, const char *text, Span piece);

/* The concept that a printed word is the abbreviation of; -1 none. label: the vocabulary's label of these
 * very letters, whose rules hold all the same; -1 where the concept has none. */
int abbreviations_lookup(const Abbreviations *abbreviations, const char *text, Span word, int *label);
/* TRUE if a printed word is the abbreviation of something that isn't this concept. */
gboolean abbreviations_taken(const Abbreviations *abbreviations, const char *text, Span word, guint concept);

/* Where the long form begins that a short form in brackets at text[bracket] is short for, no earlier than
 * `from`; the short form goes to *form. G_MAXSIZE when the bracket, which must close before `end`, holds
 * none. */
gsize abbreviation_definition(const char *text, gsize from, gsize bracket, gsize end, Span *form);

#endif
