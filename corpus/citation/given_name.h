/* Whether a word is a given name, by the dictionaries of the reference parser's model. */
#ifndef ADDUCE_CITATION_GIVEN_NAME_H
#define ADDUCE_CITATION_GIVEN_NAME_H

#include <glib.h>

/* TRUE for a word ("Maria") that the model's lexicon has as a given name and not as a family name. length in
 * bytes. */
gboolean word_is_given_name(const char *word, gsize length);

#endif
