/* The labels that the sequence model gives to the tokens of a reference string.
 *
 * A field's cue words ("vol.", "In", "eds.", "doi:") and its opening bracket or quotation mark carry the
 * field's label, and so does the punctuation that ends it; what belongs to no field is LABEL_OTHER. Title and
 * container have a label of their own for their first token, so that a boundary can be learned. */
#ifndef ADDUCE_CITATION_MODEL_LABEL_H
#define ADDUCE_CITATION_MODEL_LABEL_H

typedef enum {
  LABEL_OTHER,
  LABEL_AUTHOR,
  LABEL_EDITOR,
  LABEL_TRANSLATOR,
  LABEL_YEAR, /* the whole date */
  LABEL_TITLE_FIRST,
  LABEL_TITLE,
  LABEL_CONTAINER_FIRST,
  LABEL_CONTAINER,
  LABEL_VOLUME,
  LABEL_ISSUE,
  LABEL_PAGES,
  LABEL_PUBLISHER,
  LABEL_PLACE,
  LABEL_EDITION,
  LABEL_DOI,
  LABEL_URL,
  LABEL_ACCESSED,
  LABEL_IDENTIFIER, /* PMID, ISSN, ISBN, arXiv number */
  LABEL_N
} Label;

#endif
