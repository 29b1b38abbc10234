/* The command line of both programs: a table of commands, what each needs opened before it starts, its usage
 * and help, and the nearest command to a misspelt one.
 *
 * A program gives its table to program_run; that finds the command, reads the options (before and after the
 * command's name), opens the knowledge base if the command needs one, makes the printer, runs the command and
 * closes everything. This room knows no database: a program says itself how a base is opened. */
#ifndef ADDUCE_BASE_COMMAND_H
#define ADDUCE_BASE_COMMAND_H

#include "corpus/base/diagnostic.h"
#include "corpus/base/exitcode.h"
#include "corpus/base/printer.h"

#include <glib.h>

typedef enum {
  NEEDS_NOTHING,
  NEEDS_BASE_READ,
  NEEDS_BASE_WRITE,
  NEEDS_BASE_CREATE, /* to write; made if there is none */
} CommandNeeds;

typedef struct Program Program;
typedef struct Command Command;

/* What a running command has. Everything is owned by program_run. */
typedef struct {
  const Program *program;
  const Command *command;
  const char *directory; /* of the knowledge base: --kb, $ADDUCE_KB or the default; as bytes */
  const char *format;    /* one of the command's formats */
  gpointer base;         /* the opened base; NULL for NEEDS_NOTHING */
  Printer *printer;      /* JSON for the format "json", text for all others */
  gboolean diagnostics_json;
  gpointer data;            /* what prepare left for run; freed with data_free */
  GDestroyNotify data_free; /* NULL: data isn't freed */
} CommandContext;

struct Command {
  const char *name;
  const char *arguments;            /* "KEY [--at START]", for the usage line */
  const char *summary;              /* one line, small letter, no stop */
  const char *details;              /* paragraphs, or NULL */
  const char *const (*examples)[2]; /* {command line, what it does}, ended by NULL; NULL none */
  CommandNeeds needs;
  const char *const *formats; /* NULL-terminated, the default first; NULL: prints nothing but messages */
  const GOptionEntry
      *options;      /* ended by {0}; strings as G_OPTION_ARG_FILENAME (bytes, no locale); NULL none */
  guint least, most; /* how many arguments */
  /* Checks the arguments and the input before the base is opened; NULL none. Other than EXIT_FOUND: has said
   * why, and the command doesn't run. */
  ExitCode (*prepare)(CommandContext *context, guint n, char **arguments);
  ExitCode (*run)(CommandContext *context, guint n, char **arguments);
};

struct Program {
  const char *name;
  const char *summary;
  const Command *const *commands; /* NULL-terminated, in the order of the help */
  const Command *fallback;        /* runs when the first word is no command; its name is NULL; NULL none */
  /* Opens the base in context->directory for what context->command needs. NULL: has said why, on standard
   * error, and set the exit code. */
  gpointer (*open)(const CommandContext *context, ExitCode *code);
  void (*close)(gpointer base);
};

/* Runs the command that argv names; gives the program's exit code. */
int program_run(const Program *program, int argc, char **argv);

/* Says on standard error, in one line made safe, what is wrong: "adduce: ...". */
void command_error(const CommandContext *context, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The same for wrong usage: names the command's help; gives EXIT_USAGE. */
ExitCode command_usage(const CommandContext *context, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Diagnostics to standard error, a line each, as text or (--diagnostics json) as JSON. */
void command_report(const CommandContext *context, const Diagnostics *diagnostics);

/* The word of a NULL-terminated list that is nearest to a misspelt one; NULL when none is near. Optimal
 * string alignment distance (Damerau 1964): at most 1 for words under 5 letters, else 2. */
const char *nearest_word(const char *word, const char *const *words);

#endif
