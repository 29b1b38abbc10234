/* Which way a question asks, and which way an answer points: "does X reduce Y?" is supported by a fall of Y,
 * contradicted by a rise, and "no effect" is neither.
 *
 * Read from the concepts first (the assertion that a question makes, against those that the base keeps of a
 * sentence), else from the words (ontology/evidence/direction.h and stance.h, both of which must agree).
 * Questions without a direction ("who founded X?") have none, and their answers only describe. */
#ifndef ADDUCE_QUERY_EVIDENCE_ASKED_H
#define ADDUCE_QUERY_EVIDENCE_ASKED_H

#include "ontology/mention/matcher.h"
#include "query/evidence/judgement.h"

typedef enum {
  POINTS_DESCRIBES, /* says something of it, no way or none that could be read */
  POINTS_SUPPORTS,
  POINTS_CONTRADICTS,
  POINTS_NULL, /* reports that there was no effect */
  POINTS_MIXED
} Pointing;

/* "describes", "supports", "contradicts", "null", "mixed". */
const char *pointing_name(Pointing pointing);

typedef struct Asked Asked;

/* text: a question or statement as typed. matcher: of the base's vocabulary; NULL none. Must outlive it. */
Asked *asked_new(const Matcher *matcher, const char *text);
void asked_free(Asked *asked);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Asked, asked_free)

/* Keys of the concepts that are named, each once, in their order: GPtrArray of char*, of the Asked. */
const GPtrArray *asked_concepts(const Asked *asked);
/* What is asked for: "reduces", ...; NULL none. Static. */
const char *asked_relation(const Asked *asked);
/* "up", "down"; "none" where the question has no direction. Static. */
const char *asked_direction(const Asked *asked);

/* Which way a judged quotation points. Needs JUDGE_STATED; the tone is judged where it matters. Aims,
 * hypotheses, opinions and the like describe. Some 100 microseconds where the words are read. */
Pointing asked_pointing(const Asked *asked, Judgement *judgement);

#endif
