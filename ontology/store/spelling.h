/* British and American spellings brought together, for searching only: the printed text is never changed. */
#ifndef ADDUCE_STORE_SPELLING_H
#define ADDUCE_STORE_SPELLING_H

#include <glib.h>

/* Bytes that spelling_fold may add to a word. */
#define SPELLING_GROWTH 8

/* Folds a word of small ASCII letters in place, so that both spellings of it become one ("organization" and
 * "organisation", "behavior" and "behaviour", "counseling" and "counselling", "paediatric" and "pediatric").
 * The result is a key, not always a word: "size" becomes "sise". word holds length + SPELLING_GROWTH + 1
 * bytes and is NUL-terminated; gives the new length. */
gsize spelling_fold(char *word, gsize length);

#endif
