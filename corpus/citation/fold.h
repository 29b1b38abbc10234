/* Names and words made comparable: what a list prints and what a sentence prints of the same name. */
#ifndef ADDUCE_CITATION_FOLD_H
#define ADDUCE_CITATION_FOLD_H

#include <glib.h>

/* Lower case without diacritics (Unicode NFKD, combining marks dropped; ø, ł, đ, ß, æ, œ and ı by their usual
 * spelling), typographic apostrophes as "'", every run of hyphens, blanks and other punctuation as one blank,
 * none at the ends. Apostrophes stay: "Int'Hout" and "IntHout" are not the same. Invalid UTF-8 gives "".
 * Caller frees. */
char *name_fold(const char *text, gssize length);

/* name_fold without blanks: "See-Tai" and "See Tai" are one name. Caller frees. */
char *name_key(const char *text, gssize length);

/* The key with "van", "de la" and the like taken off its front; the same key where there is none. Caller
 * frees. */
char *name_key_bare(const char *text, gssize length);

/* Whether a folded word is a particle of family names ("van", "de", "el"). */
gboolean name_is_particle(const char *word, gsize length);

/* Restricted Damerau-Levenshtein distance in characters (insert, delete, replace, swap of neighbours), cut
 * off: gives limit + 1 for anything larger. Strings over 64 characters count as different. */
guint name_distance(const char *a, const char *b, guint limit);
/* The same from a to the beginning of b that is nearest to it. */
guint name_distance_to_beginning(const char *a, const char *b, guint limit);

/* How far two keys may differ and still be one name misprinted: 0 up to 3 characters, 1 up to 5, else 2. */
guint name_distance_allowed(const char *key);

#endif
