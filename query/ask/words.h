/* Words of general English, as questions use them. Words are folded as ontology/store/terms.h folds them. */
#ifndef ADDUCE_QUERY_ASK_WORDS_H
#define ADDUCE_QUERY_ASK_WORDS_H

#include <glib.h>

/* A word that any question could have, whatever it is about ("research", "people", "show"): it helps to rank
 * and isn't demanded. */
gboolean word_is_soft(const char *folded);

/* The nth group of words for about the same that holds this one, NULL-terminated; NULL when there are no
 * more. */
const char *const *word_group(const char *folded, guint nth);

/* The words, NULL-terminated, for a change the other way ("reduced" of "increase"); NULL none. */
const char *const *word_opposites(const char *folded);

/* Words that share a stem and mean something else ("found" of find, "founded"). */
gboolean words_are_unlike(const char *a, const char *b);

#endif
