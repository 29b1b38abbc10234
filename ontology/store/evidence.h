/* What stands behind the passages of a paper, read lightly: for judging many passages of one question. Part
 * of the store; ontology/store/store.h has the rules that hold here too. */
#ifndef ADDUCE_STORE_EVIDENCE_H
#define ADDUCE_STORE_EVIDENCE_H

#include "ontology/assertion/assertion.h"
#include "ontology/store/store.h"

/* An assertion without words and places that nobody asked for. Concepts are ids of rows; 0 none. */
typedef struct {
  gint64 id;
  Span sentence, object;
  gint64 subject_concept, object_concept, population, design;
  Relation relation;
  Direction direction;
  Benefit benefit;
  gboolean negated, hedged, own_result;
} StoreStated;

/* A paper's assertions in the order of the text: GArray of StoreStated. One statement. */
GArray *store_stated(Store *store, gint64 paper, GError **error);

/* Key and preferred label of a concept; new. Both NULL where there is none. */
gboolean store_concept_name(Store *store, gint64 concept, char **key, char **label, GError **error);

/* How a paper presents its own study: the beginning of its abstracts and of its methods, and whether it has a
 * section of methods or results at all. */
typedef struct {
  char *abstract; /* "" none */
  char *methods;  /* "" none */
  gboolean has_methods, has_results;
} StoreOutset;

void store_outset_free(StoreOutset *outset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StoreOutset, store_outset_free)

/* At most `most` bytes of each. */
StoreOutset *store_outset(Store *store, gint64 paper, gsize most, GError **error);

#endif
