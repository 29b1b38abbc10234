/* Headings of the data sets. */
#ifndef ADDUCE_EVIDENCE_HEADING_H
#define ADDUCE_EVIDENCE_HEADING_H

#include "corpus/paper.h"

/* The role that an English heading announces, in any case; ROLE_NONE for any other. */
SectionRole heading_role(const char *title);

#endif
