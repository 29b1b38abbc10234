/* Bytes of an XML file made fit for the parser: characters before markup.
 *
 * Used by corpus/reader/jats_xml.c only. */
#ifndef ADDUCE_READER_JATS_MEND_H
#define ADDUCE_READER_JATS_MEND_H

#include "corpus/base/diagnostic.h"

#include <glib.h>

/* The file without byte order marks and control characters (they become blanks), bytes that are no UTF-8
 * read as Windows-1252 when the file claims or implies UTF-8. Sets *encoding to the one to parse with, or
 * NULL to let the parser find out. Line breaks stay where they are. */
GBytes *jats_mend_characters(GBytes *bytes, const char **encoding, Diagnostics *diagnostics);

/* The file with every "&" and "<" that opens no markup escaped, named characters written as numbers (the
 * parser drops them behind an error), elements that were not closed closed where the one around them ends,
 * end tags of nothing left out, and a missing blank after PUBLIC put in. Line breaks stay where they are.
 * Only for bytes in an encoding that extends ASCII. */
GBytes *jats_mend_markup(GBytes *bytes);

#endif
