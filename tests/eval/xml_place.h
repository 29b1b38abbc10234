/* Where the places of an XML file stand in the text that was read from it.
 *
 * A reader of XML says of its text which element it came from, not which byte. Answer keys name bytes. The
 * two are brought together by what both print: a place is found in the text by its letters, and of several
 * such stretches the one with the longest likeness before and after. No two places get the same stretch. */
#ifndef ADDUCE_TESTS_EVAL_XML_PLACE_H
#define ADDUCE_TESTS_EVAL_XML_PLACE_H

#include "corpus/paper.h"

/* The stretches of the paper's text for n places of the file, in their order: GArray of Span; one that isn't
 * there has no length. Caller frees. */
GArray *xml_places_in_text(const char *xml, gsize length, const Paper *paper, const Span *places, guint n);

#endif
