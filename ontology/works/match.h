/* Do two records name the same work? */
#ifndef ADDUCE_WORKS_MATCH_H
#define ADDUCE_WORKS_MATCH_H

#include "corpus/record/record.h"

/* A record made comparable once, for many comparisons. */
typedef struct MatchRecord MatchRecord;
MatchRecord *match_record_new(const Record *record);
void match_record_free(MatchRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MatchRecord, match_record_free)

/* Log odds (natural logarithm) that both are one work: a prior, and the sum of what each field tells (Fellegi
 * and Sunter 1969), fields that either lacks telling nothing. why, if not NULL, gets each piece of evidence,
 * a line each: "title: the same (+6.0)". Symmetric. */
double works_match(const MatchRecord *a, const MatchRecord *b, GString *why);

/* The same as a probability. */
double match_probability(double log_odds);

/* Above this two namings that share a candidate block are one work; namings that share author, year and title
 * are one above the other. */
#define MATCH_SAME       2.0
#define MATCH_SAME_TITLE 0.5
/* A naming whose odds with any naming of a work are below this isn't that work, whatever the others say. */
#define MATCH_VETO (-2.5)

/* Keys under which a record's candidates are found (blocks of naming.h): few records share one, and two
 * namings of one work nearly always do. Appends char*, owned by the array. */
void match_blocks(const Record *record, GPtrArray *blocks);

#endif
