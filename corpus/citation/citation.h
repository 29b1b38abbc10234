/* The citations of a paper's text: found, and linked to its references. */
#ifndef ADDUCE_CITATION_CITATION_H
#define ADDUCE_CITATION_CITATION_H

#include "corpus/paper.h"

/* How a paper cites; decided once, from the whole paper. */
typedef enum {
  STYLE_NONE,
  STYLE_AUTHOR_YEAR,
  STYLE_BRACKETS,
  STYLE_PARENTHESES,
  STYLE_SUPERSCRIPT
} CitationStyle;

CitationStyle citation_style(const Paper *paper);

/* Finds the citations in the text, list, table, caption and footnote pieces of the paper, adds them and links
 * them to paper->references. Citations that the paper has already (the cross references of a JATS file) are
 * kept; found ones that overlap them are dropped. */
void citations_find(Paper *paper);

/* Links one citation that has numbers or names to paper->references (sets references, match, confidence,
 * reason). */
void citation_link(const Paper *paper, Citation *citation);

#endif
