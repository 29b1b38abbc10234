/* What a sentence tells by its phrases, whatever it is of: that nothing was found, that findings differ, that
 * two things are alike, how many do something; and which sentences tell of no finding. Rules of English, on
 * words; texts are valid UTF-8. */
#ifndef ADDUCE_QUERY_CHECK_TELLING_H
#define ADDUCE_QUERY_CHECK_TELLING_H

#include "corpus/record/record.h"

#include <glib.h>

/* Announcements and plans, what was done rather than found, hopes, and rows of figures. */
gboolean telling_announces(const char *sentence);

/* "No significant difference was found", "was not associated with": looked for and not found. clause (may be
 * NULL) gets the part of the sentence that says so, up to a contrast ("..., but", ";"). */
gboolean telling_nothing(const char *sentence, Span *clause);

/* "Association between", "was not related to": of two things that have both to be named. */
gboolean telling_relation(const char *sentence);

/* "Results were mixed", "are not always shown to". */
gboolean telling_mixed(const char *sentence);

/* "Equally helpful", "as effective as", "no better than", "did not differ". */
gboolean telling_alike(const char *text);

/* Sets one thing above another: "more often than", "better than", "greater ... compared with". */
gboolean telling_compares(const char *text);

/* How many do it, or how often: 1 most of them ("almost all", "routinely", "75 percent of the staff"), -1 few
 * ("hardly anyone", "a handful", "less than half"), 0 not told, or both. "Few don't" is most. */
int telling_quantity(const char *text);

#endif
