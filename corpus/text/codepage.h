/* The two eight-bit code pages that Western text is wrongly read in most: what character a byte is, and back.
 */
#ifndef ADDUCE_TEXT_CODEPAGE_H
#define ADDUCE_TEXT_CODEPAGE_H

#include <glib.h>

/* Windows-1252 as in the WHATWG Encoding Standard (its five empty places are the C1 controls of the same
 * number, which also makes it a superset of ISO 8859-1), and Mac OS Roman as in Unicode's ROMAN.TXT. */
typedef enum { CODEPAGE_1252, CODEPAGE_MAC_ROMAN, CODEPAGE_N } Codepage;

gunichar codepage_character(Codepage page, guint8 byte);
/* The byte of a character, 0x80..0xff; 0 where the page has no such byte over 0x7f. In CODEPAGE_1252 a C1
 * control is its own byte as well. */
guint8 codepage_byte(Codepage page, gunichar c);

#endif
