/* Text of others' making, made safe to print on a terminal or in a line of a log. */
#ifndef ADDUCE_BASE_SAFE_H
#define ADDUCE_BASE_SAFE_H

#include <glib.h>

/* One line: invalid UTF-8 bytes, C0 and C1 control characters, and the characters that reorder text on the
 * screen (Unicode's bidirectional controls, UAX #9; Trojan Source, CVE-2021-42574) become \xNN or \u{NNNN};
 * line breaks and tabs become a blank. length in bytes, -1 up to the NUL. Caller frees. */
char *safe_line(const char *text, gssize length);

/* The same, but line breaks and tabs stay. */
char *safe_text(const char *text, gssize length);

#endif
