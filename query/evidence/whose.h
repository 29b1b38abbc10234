/* Whose finding a sentence tells: the paper's own, or that of works it cites. Used by query/evidence only.
 *
 * Read in words first ("we found", "in this study"; "Levy (1976) found", "research shows"), then in the
 * citations that the sentence has, then concluded from its place: the section, and whether it goes on about
 * the study that the sentence before cites. */
#ifndef ADDUCE_QUERY_EVIDENCE_WHOSE_H
#define ADDUCE_QUERY_EVIDENCE_WHOSE_H

#include "ontology/store/store.h"

typedef enum {
  WHOSE_NOT_TOLD,
  WHOSE_OWN,     /* the paper's own result */
  WHOSE_REPORTED /* of works that it cites, or of "studies" that it doesn't name */
} Whose;

typedef struct {
  Whose whose;
  gboolean inferred; /* concluded from its place */
  int source;        /* sentence of the passage whose citations it goes on about; -1 its own ones */
} WhoseSentence;

/* Sentence i of a passage. Looks at most 3 sentences back. */
WhoseSentence whose_sentence(const StorePassage *passage, guint i);

/* "own", "reported"; NULL not told. */
const char *whose_name(Whose whose);

#endif
