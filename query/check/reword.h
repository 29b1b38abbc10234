/* A sentence of a paper in the words of a claim, where it has others for the same: what lets a lay claim and
 * a technical sentence be compared word by word. Words of direction and denial stay as they are printed. */
#ifndef ADDUCE_QUERY_CHECK_REWORD_H
#define ADDUCE_QUERY_CHECK_REWORD_H

#include "query/ask/match.h"
#include "query/check/claim_read.h"

/* sentence: in the passage's text. New. */
char *reword_sentence(const ReadClaim *claim, const PassageMatch *match, Span sentence);

#endif
