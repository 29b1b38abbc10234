/* Inline markup turned to plain text: Markdown emphasis, escapes and links, HTML tags and entities, LaTeX
 * math. What is dropped or replaced stays in the map, so that no byte of the file is lost sight of. */
#ifndef ADDUCE_TEXT_MARKUP_H
#define ADDUCE_TEXT_MARKUP_H

#include "corpus/source_map.h"

/* Appends [span) of from as plain text, runs of blanks made one, none at either end of what is appended.
 * Emphasis counts as such only where its marks come in pairs (CommonMark 0.30, section 6.2, made stricter: an
 * opening mark stands before a letter, digit, quote or bracket), "$...$" only by Pandoc's rule (no blank
 * inside the delimiters, no digit after the closing one). Linear in the span. */
void markup_to_plain(MappedText *out, const MappedText *from, Span span);

#endif
