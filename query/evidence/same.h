/* Which quotations say the same.
 *
 * A paper says its finding in the abstract, the results and the discussion; several papers report one study.
 * Both are one answer with several places. Decided pair by pair from the words, the figures and the
 * direction, and closed over chains, so that the order in which quotations come doesn't matter. Prefers two
 * answers that say the same to one answer that says two things. */
#ifndef ADDUCE_QUERY_EVIDENCE_SAME_H
#define ADDUCE_QUERY_EVIDENCE_SAME_H

#include "query/evidence/judgement.h"

/* Puts n quotations into groups: group[i] is the number of the group of quotation i, counted from 0 in the
 * order in which groups first appear. Gives how many groups there are. The judgements need
 * JUDGE_STATED; whose they are and their figures are judged where it comes to that. Pairs of one paper, or of
 * one study, are compared: at most n * n / 2, a fraction of a microsecond each. */
guint same_findings(Judgement *const *judgements, guint n, guint *group);

/* How well a quotation states its finding: plain before hedged, with figures before without, results before
 * discussion before abstract. Larger is better. Judges tone and figures where they aren't yet. */
guint stated_well(Judgement *judgement);

#endif
