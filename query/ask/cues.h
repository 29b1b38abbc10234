/* What can be seen in some sentences without understanding them: a date, a number, somebody who did it, a
 * reason, a definition, a place; that something was found, or only planned. Patterns of English. */
#ifndef ADDUCE_QUERY_ASK_CUES_H
#define ADDUCE_QUERY_ASK_CUES_H

#include "query/ask/match.h"

/* span: of sentences, in the passage's text. Years and numbers inside citations don't count. */
gboolean cue_time(const PassageMatch *match, Span span);
/* A number or number word: 1 next to the word of the question that is counted, less where that is a word any
 * question could have ("people") and stands elsewhere; 0 none. */
double cue_number(const PassageMatch *match, Span span);
/* A number with what is measured: "ten weeks", "twice a day", "5-20 persons". */
gboolean cue_figure(const PassageMatch *match, Span span);
/* "by X", a name of two words or more, or an author in a narrative citation; none of the question's words. */
gboolean cue_maker(const PassageMatch *match, Span span);
gboolean cue_person(const PassageMatch *match, Span span);
gboolean cue_place(const PassageMatch *match, Span span);
gboolean cue_reason(const PassageMatch *match, Span span);
/* The question's words are the subject of "is a ...", "refers to", ...: 1 when the sentence begins with them,
 * less when they come later. */
double cue_meaning(const PassageMatch *match, Span span);

/* Something was found or holds; something is only planned, expected or described as a table. */
gboolean cue_finding(const PassageMatch *match, Span span);
gboolean cue_plan(const PassageMatch *match, Span span);

#endif
