/* LaTeX's ways to write letters, and back. Sources: The TeXbook, chapter 9 and appendix F; LaTeX2e's
 * latin1.def. */
#ifndef ADDUCE_RECORD_LATEX_H
#define ADDUCE_RECORD_LATEX_H

#include <glib.h>

/* Accents and letters as Unicode, dashes and quotation marks as such, braces and commands gone, runs of
 * blanks made one. Never fails: what isn't known loses its backslash and braces only. Caller frees. */
char *latex_to_text(const char *latex, gsize length);

/* Characters that mean something to LaTeX behind a backslash; other Unicode stays. Caller frees. */
char *latex_from_text(const char *text);

#endif
