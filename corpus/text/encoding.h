/* Bytes of a text file to UTF-8, mojibake repaired, with the map back to the bytes. */
#ifndef ADDUCE_TEXT_ENCODING_H
#define ADDUCE_TEXT_ENCODING_H

#include "corpus/base/diagnostic.h"
#include "corpus/source_map.h"

/* Decodes a file: byte order marks and UTF-16/32 by their pattern, else UTF-8, else Windows-1252. Line ends
 * become \n; form feeds stay; NUL and other control characters become a blank; a soft hyphen goes. Bytes that
 * are no character become U+FFFD, one diagnostic for all of them. Text in UTF-8 that was once read as Mac
 * Roman, Windows-1252 or Latin-1 is repaired where that is certain. page in the map is 0. Never fails. */
MappedText *encoding_decode(const guint8 *bytes, gsize length, Diagnostics *diagnostics);

/* Repairs mojibake in valid UTF-8 text; gives NULL when nothing was wrong. Caller frees. */
MappedText *encoding_repair(const MappedText *from);

#endif
