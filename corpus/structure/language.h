/* In which language a text is written, by its commonest words. */
#ifndef ADDUCE_STRUCTURE_LANGUAGE_H
#define ADDUCE_STRUCTURE_LANGUAGE_H

#include "corpus/record/record.h"

/* BCP 47 of a stretch of text: "en", "de", "fr", "es", "pt", "it", "nl"; NULL when its words don't tell.
 * Looks at the first 4,000 bytes. Caller frees. */
char *language_of(const char *text, Span span);

#endif
