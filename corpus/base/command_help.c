#include "corpus/base/command_help.h"

#include <string.h>

/* Columns of the left column of options and commands. */
#define LEFT_COLUMNS 22u

static void entry(Printer *printer, const char *left, const char *right)
{
  printer_text(printer, STYLE_STRONG, left);
  guint width = text_columns(left, -1);
  printer_textf(printer, STYLE_PLAIN, "%*s", width < LEFT_COLUMNS ? (int)(LEFT_COLUMNS - width) : 1, "");
  printer_text(printer, STYLE_PLAIN, right);
  printer_flush(printer, 2, LEFT_COLUMNS + 2);
}

static void options(Printer *printer, const GOptionEntry *entries)
{
  for (; entries != NULL && entries->long_name != NULL; entries++) {
    const char letter[] = {entries->short_name != 0 ? '-' : '\0', entries->short_name, ',', ' ', '\0'};
    g_autofree char *left =
        g_strdup_printf("%s--%s%s%s", letter, entries->long_name, entries->arg_description != NULL ? " " : "",
                        entries->arg_description != NULL ? entries->arg_description : "");
    entry(printer, left, entries->description);
  }
}

static void heading(Printer *printer, const char *title)
{
  printer_blank(printer);
  printer_paragraph(printer, STYLE_STRONG, 0, title);
}

static void examples(Printer *printer, const char *const (*list)[2])
{
  if (list == NULL)
    return;
  heading(printer, "Examples:");
  for (; (*list)[0] != NULL; list++) {
    printer_paragraph(printer, STYLE_PLAIN, 2, (*list)[0]);
    printer_paragraph(printer, STYLE_QUIET, 6, (*list)[1]);
  }
}

void help_program(Printer *printer, const Program *program)
{
  printer_textf(printer, STYLE_STRONG, "%s", program->name);
  printer_textf(printer, STYLE_PLAIN, ": %s", program->summary);
  printer_flush(printer, 0, 0);
  printer_blank(printer);
  const Command *fallback = program->fallback;
  if (fallback != NULL)
    printer_textf(printer, STYLE_PLAIN, "Usage: %s [OPTION...] %s\n%s COMMAND ...", program->name,
                  fallback->arguments, program->name);
  else
    printer_textf(printer, STYLE_PLAIN, "Usage: %s [OPTION...] COMMAND [ARGUMENT...]", program->name);
  printer_flush(printer, 0, 7);
  if (fallback != NULL) {
    printer_blank(printer);
    printer_paragraph(printer, STYLE_PLAIN, 0, fallback->details);
  }
  heading(printer, "Commands:");
  for (const Command *const *command = program->commands; *command != NULL; command++)
    entry(printer, (*command)->name, (*command)->summary);
  heading(printer, "Options:");
  if (fallback != NULL)
    options(printer, fallback->options);
  options(printer, command_common_options);
  if (fallback != NULL)
    examples(printer, fallback->examples);
  else if (program->commands[0] != NULL)
    examples(printer, program->commands[0]->examples);
  printer_blank(printer);
  printer_textf(printer, STYLE_PLAIN, "'%s COMMAND --help' says more about a command.", program->name);
  printer_flush(printer, 0, 0);
}

void help_command(Printer *printer, const Program *program, const Command *command)
{
  if (command == program->fallback) {
    help_program(printer, program);
    return;
  }
  printer_textf(printer, STYLE_STRONG, "%s %s", program->name, command->name);
  printer_textf(printer, STYLE_PLAIN, ": %s", command->summary);
  printer_flush(printer, 0, 0);
  printer_blank(printer);
  printer_textf(printer, STYLE_PLAIN, "Usage: %s %s [OPTION...] %s", program->name, command->name,
                command->arguments);
  printer_flush(printer, 0, 7);
  if (command->details != NULL) {
    printer_blank(printer);
    printer_paragraph(printer, STYLE_PLAIN, 0, command->details);
  }
  heading(printer, "Options:");
  options(printer, command->options);
  options(printer, command_common_options);
  if (command->formats != NULL) {
    g_autofree char *formats = g_strjoinv(", ", (char **)command->formats);
    printer_blank(printer);
    printer_textf(printer, STYLE_PLAIN, "Formats: %s", formats);
    printer_flush(printer, 0, 9);
  }
  examples(printer, command->examples);
}
