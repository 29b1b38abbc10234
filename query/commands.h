/* The commands of adduce; each in a file of its own. */
#ifndef ADDUCE_QUERY_COMMANDS_H
#define ADDUCE_QUERY_COMMANDS_H

#include "corpus/base/command.h"

#include <glib.h>

extern const Command ask_command;
extern const Command check_command;
extern const Command show_command;
extern const Command cites_command;
extern const Command cited_by_command;
extern const Command papers_command;
extern const Command status_command;
extern const Command audit_command;
extern const Command works_command;
extern const Command concepts_command;
extern const Command concept_command;
extern const Command organisation_command;
extern const Command mentions_command;
extern const Command assertions_command;
extern const Command export_command;

/* Says what an error of the store was and frees it; gives its exit code. */
ExitCode store_failed(const CommandContext *context, GError *error);

#endif
