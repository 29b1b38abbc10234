/* What to read on a concept: papers held and works that they cite, those that sum up others first, each with
 * the one sentence that says why.
 *
 * Order: first what is on the concept, then what only names it in passing; within that by design, syntheses
 * before trials before observation (the order of OCEBM 2011, see ontology/evidence/design.h; reviews that
 * aren't systematic stand behind those that are, and what tells no design comes last); then papers held
 * before works that aren't; then how many sentences name it, most first; newest first; by key. On the concept
 * is what names it in its title, a held paper that names it in its abstract or in 3 sentences, and a work
 * that 2 sentences cite by it.
 *
 * The sentence of a paper is the best of those that name the concept: 4 points where something is asserted of
 * the concept in it, 3 where the concept is defined in it ("refers to", "defined as"), 2 in the abstract,
 * in results or conclusions, 1 in the discussion, 1 where it names the concept itself and not one below it;
 * 2 off where it leans on the sentence before ("However", "They") or on the list after it ("found that:");
 * 3 off where it is an item of a list;
 * 2 off where it has over 400 bytes or under 40. Of a work, of those that cite it and name the concept: 4
 * where the citation stands for what is asserted, 3 where it cites no other, 1 where it cites one other, and
 * the rest as before. Of equal ones the first. */
#ifndef ADDUCE_QUERY_READINGS_H
#define ADDUCE_QUERY_READINGS_H

#include "ontology/evidence/design.h"
#include "ontology/store/knowledge.h"

typedef struct {
  char *key;           /* of the paper or work */
  gboolean held;       /* a paper; else a work */
  Record *record;      /* never NULL */
  char *name;          /* for people */
  StudyDesign design;  /* as title, abstract or the citing sentence tell it */
  gboolean in_passing; /* not on the concept, only names it */
  guint sentences;     /* that name the concept: of the paper, or citing the work */
  gint64 where_paper;  /* id of the paper that the sentence stands in */
  StorePassage *where; /* that holds the sentence */
  char *quote;         /* the sentence */
  Span span;           /* of it, in the text of where->paper */
} Reading;

typedef struct {
  GPtrArray *readings; /* of Reading*, best first, owned */
  guint papers, works; /* how many there are, whatever the limit */
} Readings;

void readings_free(Readings *readings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Readings, readings_free)

/* At most limit. */
Readings *readings_of(Store *store, const StoreConcept *concept, guint limit, GError **error);

#endif
