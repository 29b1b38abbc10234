/* The automaton that finds the labels of a vocabulary in a text.
 *
 * Aho and Corasick, Efficient string matching, CACM 18(6), 1975, over words instead of letters: a word of the
 * text is looked up once in a hash table of the words that labels have; a word that no label has puts the
 * automaton back to its start. So the time per byte doesn't depend on how many labels there are.
 *
 * Made once for a vocabulary, which must outlive it; read-only then, for any thread. */
#ifndef ADDUCE_MENTION_MATCHER_H
#define ADDUCE_MENTION_MATCHER_H

#include "ontology/vocabulary/token.h"
#include "ontology/vocabulary/vocabulary.h"

typedef struct Matcher Matcher;

Matcher *matcher_new(const Vocabulary *vocabulary);
void matcher_free(Matcher *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Matcher, matcher_free)

const Vocabulary *matcher_vocabulary(const Matcher *matcher);

/* A word of the text. */
typedef struct {
  Span span;
  guint32 word; /* from 1; 0: no label has it */
} Token;

/* Appends the words of text[span) to tokens (Token). Digits that are glued to a word of a label (note marks:
 * "Anonymous12", "2Yale") are left out of its span where the word with them is in no label. */
void matcher_tokens(const Matcher *matcher, const char *text, Span span, GArray *tokens);

/* The number of a normalised word; 0 when no label has it. */
guint32 matcher_word(const Matcher *matcher, const char *word);

/* A label that stands at tokens[first, first + n). */
typedef struct {
  guint first, n;
  guint label; /* index of the vocabulary's label */
} Candidate;

/* Appends every occurrence of every label in tokens[from, to) to candidates, overlapping ones too, in the
 * order of their ends. At most LIMIT_LABEL_WORDS label lengths end at a word. */
void matcher_candidates(const Matcher *matcher, const GArray *tokens, guint from, guint to,
                        GArray *candidates);

/* For the check of its size. */
guint matcher_states(const Matcher *matcher);

#endif
