/* Words that a sentence end is judged by. Used by corpus/text/sentence.c only. */
#ifndef ADDUCE_TEXT_SENTENCE_WORDS_H
#define ADDUCE_TEXT_SENTENCE_WORDS_H

#include <glib.h>

typedef enum {
  WORD_PLAIN,
  WORD_ABBREVIATION,  /* its full stop ends no sentence: "Dr.", "vs.", "Fig." */
  WORD_BEFORE_NUMBER, /* an abbreviation only where a number follows; else a word: "no.", "art.", "min." */
  WORD_MAYBE_LAST,    /* an abbreviation that can stand last: "Inc.", "al.", "p.m." */
  WORD_OFTEN_LAST,    /* an abbreviation after which a capital begins a sentence: "etc.", "usw." */
} WordKind;

/* What a word before a full stop is. word: without its last stop, inner stops kept ("e.g"), any case. Words
 * over 15 bytes are plain. */
WordKind sentence_word_kind(const char *word, gsize length);

/* TRUE for a capitalised word that mostly begins sentences and is no family name: "The", "However", "Diese".
 */
gboolean sentence_word_begins(const char *word, gsize length);

/* TRUE for a word that a single capital names one of: "vitamin C", "group A"; the stop after that capital is
 * a sentence's. */
gboolean sentence_word_takes_letter(const char *word, gsize length);

/* TRUE for a word that a German ordinal stands before: "19. Jahrhundert", "3. Mai". */
gboolean sentence_word_takes_ordinal(const char *word, gsize length);

#endif
