/* LaTeX as converters leave it in running text, told in Unicode. */
#ifndef ADDUCE_TEXT_MATH_H
#define ADDUCE_TEXT_MATH_H

#include <glib.h>

/* Appends the plain form of what stands between two "$": "I^2 = 10\%" gives "I² = 10%". Unknown commands keep
 * their name without the backslash. Linear; nesting deeper than 32 is told flat. */
void math_to_plain(GString *out, const char *math, gsize length);

/* The character(s) of a command without its backslash ("times", "chi"); NULL for one that isn't known.
 * Static. */
const char *math_symbol(const char *name, gsize length);

/* The Unicode superscript or subscript of an ASCII character; 0 where there is none. ',' and blanks stand for
 * themselves. */
gunichar math_superscript(char c);
gunichar math_subscript(char c);

#endif
