/* `adduce-index reference`: reference strings in, records out; and how good the reading is. */
#ifndef ADDUCE_INDEXER_REFERENCE_COMMAND_H
#define ADDUCE_INDEXER_REFERENCE_COMMAND_H

#include "corpus/base/command.h"

extern const Command reference_command;

#endif
