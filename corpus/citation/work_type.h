/* What kind of work a record is of, from its fields and the words of its string. */
#ifndef ADDUCE_CITATION_WORK_TYPE_H
#define ADDUCE_CITATION_WORK_TYPE_H

#include "corpus/record/record.h"

WorkType work_type_guess(const Record *record);

#endif
