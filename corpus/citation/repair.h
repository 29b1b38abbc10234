/* What a record shows of its own reading's mistakes, put right: the labels are learned one string at a time,
 * and some combinations of fields can't be. */
#ifndef ADDUCE_CITATION_REPAIR_H
#define ADDUCE_CITATION_REPAIR_H

#include "corpus/record/record.h"

void record_repair(Record *record);

#endif
