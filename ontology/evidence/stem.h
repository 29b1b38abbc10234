/* English stems: "inhibits", "inhibited" and "inhibition" are one word.
 *
 * M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, written anew from the paper. The
 * models of this room are trained on these stems: a change here needs them trained again. */
#ifndef ADDUCE_EVIDENCE_STEM_H
#define ADDUCE_EVIDENCE_STEM_H

#include <glib.h>

/* Stems a word of small ASCII letters in place; gives the new length (at most the old one, at least 1). Words
 * of one or two letters, and words with any other byte, stay as they are. No terminating zero is read or
 * written. */
gsize stem_english(char *word, gsize length);

#endif
