/* What sets pieces of evidence apart that don't say the same: another population, another time, a weaker
 * design, another outcome, a finding of one's own against one that is reported. */
#ifndef ADDUCE_QUERY_CHECK_CONFLICT_H
#define ADDUCE_QUERY_CHECK_CONFLICT_H

#include "query/check/evidence.h"

typedef enum {
  DIFFERS_POPULATION = 1 << 0,
  DIFFERS_TIME = 1 << 1, /* another time point or follow-up */
  DIFFERS_OUTCOME = 1 << 2,
  DIFFERS_DESIGN = 1 << 3,
  DIFFERS_HEDGE = 1 << 4, /* one is ventured, the other stated */
} Difference;

/* Differences by their bit, "other population", ...; NULL past the last. */
const char *difference_name(guint i);
#define DIFFERENCES 5u

/* Two pieces of evidence on different sides. */
typedef struct {
  const Evidence *one, *other; /* not owned; as they stand in the list */
  guint differs;               /* Difference; 0: nothing that the sentences tell */
} Conflict;

/* Each piece of evidence with the first one of another side, as long as both count: GArray of Conflict. At
 * most `most`. */
GArray *conflicts_find(const GPtrArray *evidence, guint most);

#endif
