/* The help of a program and of a command, made from the command table. Only command.c uses this header. */
#ifndef ADDUCE_BASE_COMMAND_HELP_H
#define ADDUCE_BASE_COMMAND_HELP_H

#include "corpus/base/command.h"

/* The options that every command takes. */
extern const GOptionEntry command_common_options[];

void help_program(Printer *printer, const Program *program);
void help_command(Printer *printer, const Program *program, const Command *command);

#endif
