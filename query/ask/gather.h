/* From ranked sentences to answers: what says the same is one answer, no paper floods the list, and what is
 * contrary to the rest is shown even where it ranks lower. */
#ifndef ADDUCE_QUERY_ASK_GATHER_H
#define ADDUCE_QUERY_ASK_GATHER_H

#include "query/ask/score.h"
#include "query/evidence/asked.h"
#include "query/evidence/focus.h"
#include "query/evidence/same.h"

/* A sentence that was scored. */
typedef struct {
  const StorePassage *passage; /* belongs to the caller */
  Window window;               /* may hold the neighbours that it needs, too */
  guint sentence;              /* the one that was scored */
} Choice;

typedef struct {
  Choice choice; /* the best ranked of those that say it */
  GArray *same;  /* Choice: the others, best stated first; owned */
} Gathered;

/* The words of a passage that stand for words of the question, for judgement_focus: GArray of FocusWord. */
GArray *focus_words(const PassageMatch *match);

void gathered_free(Gathered *gathered);

typedef struct {
  guint answers; /* different answers, before the limit */
  guint papers;  /* that they come from */
} GatheredCounts;

/* choices: Choice, best first; all that count as answers come before the others. The answers to show, best
 * first, at most limit: GPtrArray of Gathered*, owned. Where those shown all point one way, the last gives
 * its place to the best one that points another. NULL with an error of the store. */
GPtrArray *gather(Judge *judge, const Asked *asked, const GArray *choices, guint limit,
                  GatheredCounts *counts, GError **error);

#endif
