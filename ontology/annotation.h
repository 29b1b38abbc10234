/* What is known of a paper beyond its own structure: the concepts that it mentions and what it asserts. */
#ifndef ADDUCE_ONTOLOGY_ANNOTATION_H
#define ADDUCE_ONTOLOGY_ANNOTATION_H

#include "ontology/assertion/assertion.h"
#include "ontology/mention/mention.h"

typedef struct {
  GArray *mentions;      /* Mention, in order of place */
  GPtrArray *assertions; /* Assertion*; their citations are indexes of paper->citations */
} Annotations;

/* Annotates a paper; caller frees with annotations_free. Linear in the paper. */
Annotations *annotate_paper(const Matcher *matcher, const Paper *paper);
void annotations_free(Annotations *annotations);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Annotations, annotations_free)

/* The same for a claim or question typed by a person: one text of a few sentences. */
Annotations *annotate_typed(const Matcher *matcher, const char *text);

#endif
