/* A vocabulary and its matcher as one run of bytes, so that a base brings the words that it was annotated
 * with and no program reads Turtle to answer a question. ontology/vocabulary/packed.h has the form of the
 * bytes.
 *
 * Of the automaton (matcher.h) only what can't be reckoned is kept: the words in the order of their numbers;
 * for each state how many edges and labels it has, and its fail; the word of each edge; the label of each
 * place. Edges come in the order of the states they lead to. */
#ifndef ADDUCE_MENTION_COMPILED_H
#define ADDUCE_MENTION_COMPILED_H

#include "ontology/mention/matcher.h"

/* Goes up when the bytes mean something else. */
#define COMPILED_VERSION 1u

/* The same vocabulary gives the same bytes. */
GBytes *matcher_compile(const Matcher *matcher);

/* The matcher of such bytes (which may lie anywhere, and aren't needed afterwards), with a vocabulary of its
 * own. Each number is checked: bytes of anyone's making give NULL (VOCABULARY_ERROR_SYNTAX), or a matcher
 * that finds what it pleases, in bounded time and memory. */
Matcher *matcher_from_compiled(const guint8 *data, gsize length, GError **error);

#endif
