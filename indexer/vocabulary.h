/* `adduce-index vocabulary`. */
#ifndef ADDUCE_INDEXER_VOCABULARY_H
#define ADDUCE_INDEXER_VOCABULARY_H

#include "corpus/base/command.h"

extern const Command vocabulary_command;

#endif
