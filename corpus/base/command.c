#include "corpus/base/command.h"

#include "corpus/base/command_help.h"
#include "corpus/base/safe.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* What every command takes; filled by GOption. */
static struct {
  char *kb, *format, *diagnostics;
  gboolean help, version, no_pager;
  char **rest;
} common;

const GOptionEntry command_common_options[] = {
    {"kb", 0, 0, G_OPTION_ARG_FILENAME, &common.kb,
     "the knowledge base's directory (else $ADDUCE_KB, else $XDG_DATA_HOME/adduce)", "DIR"},
    {"format", 0, 0, G_OPTION_ARG_FILENAME, &common.format, "how to print", "FORMAT"},
    {"diagnostics", 0, 0, G_OPTION_ARG_FILENAME, &common.diagnostics,
     "how to print what is wrong with an input: text or json", "FORMAT"},
    {"no-pager", 0, 0, G_OPTION_ARG_NONE, &common.no_pager, "never start a pager", NULL},
    {"help", 'h', 0, G_OPTION_ARG_NONE, &common.help, "this help", NULL},
    {"version", 0, 0, G_OPTION_ARG_NONE, &common.version, "the version", NULL},
    {0},
};

/* Everything on standard error goes through here. */
static void say(const char *line)
{
  g_autofree char *ended = g_strconcat(line, "\n", NULL);
  gsize left = strlen(ended);
  for (const char *at = ended; left > 0;) {
    gssize n = write(STDERR_FILENO, at, left);
    if (n <= 0)
      return;
    at += n;
    left -= (gsize)n;
  }
}

static void say_error(const Program *program, const char *format, va_list arguments) G_GNUC_PRINTF(2, 0);

static void say_error(const Program *program, const char *format, va_list arguments)
{
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  g_autofree char *safe = safe_line(message, -1);
  g_autofree char *line = g_strdup_printf("%s: %s", program->name, safe);
  say(line);
}

void command_error(const CommandContext *context, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  say_error(context->program, format, arguments);
  va_end(arguments);
}

ExitCode command_usage(const CommandContext *context, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  say_error(context->program, format, arguments);
  va_end(arguments);
  const char *name = context->command != NULL ? context->command->name : NULL;
  g_autofree char *hint = g_strdup_printf("Try '%s%s%s --help'.", context->program->name,
                                          name != NULL ? " " : "", name != NULL ? name : "");
  say(hint);
  return EXIT_USAGE;
}

static void report_json(const Diagnostic *diagnostic)
{
  g_autoptr(GString) line = g_string_new(NULL);
  Printer *printer = printer_new_json_string(line);
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_string(printer, "severity", severity_name(diagnostic->severity));
  printer_string_optional(printer, "file", diagnostic->file);
  static const char *const positions[] = {NULL, "line", "byte", "page"};
  if (diagnostic->kind != POSITION_NONE)
    printer_integer(printer, positions[diagnostic->kind], (gint64)diagnostic->position);
  printer_string(printer, "code", diagnostic->code);
  printer_string(printer, "message", diagnostic->message);
  printer_end_object(printer);
  printer_finish(printer, NULL);
  say(line->str);
}

void command_report(const CommandContext *context, const Diagnostics *diagnostics)
{
  for (guint i = 0; i < diagnostics_count(diagnostics); i++) {
    const Diagnostic *diagnostic = diagnostics_get(diagnostics, i);
    if (context->diagnostics_json) {
      report_json(diagnostic);
    } else {
      g_autofree char *line = diagnostic_format(diagnostic);
      say(line);
    }
  }
  if (diagnostics_dropped(diagnostics) > 0)
    command_error(context, "%" G_GUINT64_FORMAT " more diagnostics of this file are not shown",
                  diagnostics_dropped(diagnostics));
}

/* Optimal string alignment distance; words of a command line are short, longer ones are far from any. */
static guint word_distance(const char *a, const char *b)
{
  enum { LONGEST = 32 };
  gsize m = strlen(a);
  gsize n = strlen(b);
  if (m >= LONGEST || n >= LONGEST)
    return G_MAXUINT;
  guint d[LONGEST + 1][LONGEST + 1];
  for (gsize i = 0; i <= m; i++)
    d[i][0] = (guint)i;
  for (gsize j = 0; j <= n; j++)
    d[0][j] = (guint)j;
  for (gsize i = 1; i <= m; i++) {
    for (gsize j = 1; j <= n; j++) {
      guint best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
      best = MIN(best, MIN(d[i - 1][j], d[i][j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = MIN(best, d[i - 2][j - 2] + 1);
      d[i][j] = best;
    }
  }
  return d[m][n];
}

const char *nearest_word(const char *word, const char *const *words)
{
  const char *nearest = NULL;
  guint least = strlen(word) < 5 ? 2 : 3;
  for (; *words != NULL; words++) {
    guint distance = word_distance(word, *words);
    if (distance < least && distance < strlen(*words)) {
      least = distance;
      nearest = *words;
    }
  }
  return nearest;
}

static const Command *find_command(const Program *program, const char *name)
{
  for (const Command *const *command = program->commands; *command != NULL; command++)
    if (strcmp((*command)->name, name) == 0)
      return *command;
  return NULL;
}

static const char *nearest_command(const Program *program, const char *name)
{
  const char *names[64] = {0};
  for (guint i = 0; program->commands[i] != NULL && i + 1 < G_N_ELEMENTS(names); i++)
    names[i] = program->commands[i]->name;
  return nearest_word(name, names);
}

/* Where in argv the first word stands that is no option of all commands; argc if nowhere. */
static int first_word(int argc, char **argv)
{
  static const char *const with_value[] = {"--kb", "--format", "--diagnostics", NULL};
  static const char *const alone[] = {"--no-pager", "--help", "-h", "--version", NULL};
  for (int i = 1; i < argc; i++) {
    gboolean joined = FALSE;
    for (guint k = 0; with_value[k] != NULL; k++)
      joined = joined || (g_str_has_prefix(argv[i], with_value[k]) && argv[i][strlen(with_value[k])] == '=');
    if (g_strv_contains(with_value, argv[i]))
      i++;
    else if (!joined && !g_strv_contains(alone, argv[i]))
      return i;
  }
  return argc;
}

static void print_help(const CommandContext *context)
{
  Printer *printer = printer_new_text(STDOUT_FILENO, TRUE);
  if (context->command != NULL)
    help_command(printer, context->program, context->command);
  else
    help_program(printer, context->program);
  printer_finish(printer, NULL);
}

static void print_version(const Program *program)
{
  Printer *printer = printer_new_text(STDOUT_FILENO, FALSE);
  g_autofree char *line = g_strdup_printf("%s %s", program->name, ADDUCE_VERSION);
  printer_line(printer, line);
  printer_finish(printer, NULL);
}

/* Finds the command and takes its name out of argv. EXIT_FOUND, or the exit code of a wrong one. */
static ExitCode choose_command(CommandContext *context, int *argc, char **argv)
{
  int at = first_word(*argc, argv);
  if (at == *argc)
    return EXIT_FOUND;
  gboolean help = strcmp(argv[at], "help") == 0;
  if (help || find_command(context->program, argv[at]) != NULL) {
    if (help)
      common.help = TRUE;
    else
      context->command = find_command(context->program, argv[at]);
    memmove(argv + at, argv + at + 1, (gsize)(*argc - at) * sizeof *argv);
    (*argc)--;
    return help && at < *argc && context->command == NULL ? choose_command(context, argc, argv) : EXIT_FOUND;
  }
  const char *nearest = argv[at][0] == '-' ? NULL : nearest_command(context->program, argv[at]);
  gboolean path = strchr(argv[at], '/') != NULL || g_file_test(argv[at], G_FILE_TEST_EXISTS);
  if (context->program->fallback != NULL && (nearest == NULL || path)) {
    context->command = context->program->fallback;
    return EXIT_FOUND;
  }
  if (argv[at][0] == '-' && argv[at][1] != '\0')
    return command_usage(context, "unknown option '%s' before the command", argv[at]);
  if (nearest != NULL)
    return command_usage(context, "no command '%s'; the nearest is '%s'", argv[at], nearest);
  return command_usage(context, "no command '%s'", argv[at]);
}

static gboolean read_options(CommandContext *context, int *argc, char ***argv, GError **error)
{
  const GOptionEntry rest[] = {
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &common.rest, NULL, NULL}, {0}};
  g_autoptr(GOptionContext) options = g_option_context_new(NULL);
  g_option_context_set_help_enabled(options, FALSE);
  g_option_context_add_main_entries(options, command_common_options, NULL);
  g_option_context_add_main_entries(options, rest, NULL);
  if (context->command != NULL && context->command->options != NULL)
    g_option_context_add_main_entries(options, context->command->options, NULL);
  return g_option_context_parse(options, argc, argv, error);
}

/* The formats and the number of arguments; EXIT_FOUND or EXIT_USAGE. */
static ExitCode check_usage(CommandContext *context)
{
  const Command *command = context->command;
  guint n = common.rest == NULL ? 0 : g_strv_length(common.rest);
  if (n < command->least)
    return command_usage(context, "%s%smissing: %s", command->name != NULL ? command->name : "",
                         command->name != NULL ? ": " : "", command->arguments);
  if (n > command->most)
    return command_usage(context, "one argument too many: '%s'", common.rest[command->most]);
  if (common.format == NULL) {
    context->format = command->formats != NULL ? command->formats[0] : NULL;
  } else if (command->formats == NULL || !g_strv_contains(command->formats, common.format)) {
    g_autofree char *formats =
        command->formats != NULL ? g_strjoinv(", ", (char **)command->formats) : g_strdup("none");
    return command_usage(context, "no format '%s' here; there is: %s", common.format, formats);
  } else {
    context->format = common.format;
  }
  if (common.diagnostics != NULL && strcmp(common.diagnostics, "json") != 0 &&
      strcmp(common.diagnostics, "text") != 0)
    return command_usage(context, "--diagnostics is text or json, not '%s'", common.diagnostics);
  context->diagnostics_json = g_strcmp0(common.diagnostics, "json") == 0;
  if (common.kb != NULL && *common.kb == '\0')
    return command_usage(context, "--kb needs a directory");
  return EXIT_FOUND;
}

static char *base_directory(void)
{
  if (common.kb != NULL)
    return g_strdup(common.kb);
  const char *from_environment = g_getenv("ADDUCE_KB");
  if (from_environment != NULL && *from_environment != '\0')
    return g_strdup(from_environment);
  return g_build_filename(g_get_user_data_dir(), "adduce", NULL);
}

/* The base and the printer around the command itself. */
static ExitCode run_opened(CommandContext *context, guint n, char **arguments)
{
  const Command *command = context->command;
  ExitCode code = EXIT_NO_BASE;
  if (command->needs != NEEDS_NOTHING) {
    context->base = context->program->open(context, &code);
    if (context->base == NULL)
      return code;
  }
  context->printer = g_strcmp0(context->format, "json") == 0
                         ? printer_new_json(STDOUT_FILENO)
                         : printer_new_text(STDOUT_FILENO, !common.no_pager);
  code = command->run(context, n, arguments);
  if (context->base != NULL)
    context->program->close(context->base);
  g_autoptr(GError) error = NULL;
  if (!printer_finish(context->printer, &error)) {
    command_error(context, "%s", error->message);
    return code == EXIT_FOUND ? EXIT_NOTHING : code;
  }
  return code;
}

static ExitCode run_command(CommandContext *context)
{
  char *none[] = {NULL};
  char **arguments = common.rest == NULL ? none : common.rest;
  guint n = g_strv_length(arguments);
  g_autofree char *directory = base_directory();
  context->directory = directory;
  ExitCode code = EXIT_FOUND;
  if (context->command->prepare != NULL)
    code = context->command->prepare(context, n, arguments);
  if (code == EXIT_FOUND)
    code = run_opened(context, n, arguments);
  if (context->data_free != NULL)
    context->data_free(context->data);
  return code;
}

static void common_clear(void)
{
  g_clear_pointer(&common.kb, g_free);
  g_clear_pointer(&common.format, g_free);
  g_clear_pointer(&common.diagnostics, g_free);
  g_clear_pointer(&common.rest, g_strfreev);
}

int program_run(const Program *program, int argc, char **argv)
{
  /* A reader that goes away is seen when writing, and never in the middle of a commit. */
  signal(SIGPIPE, SIG_IGN);
  CommandContext context = {.program = program};
  ExitCode code = choose_command(&context, &argc, argv);
  if (code != EXIT_FOUND)
    return code;
  g_autoptr(GError) error = NULL;
  if (!read_options(&context, &argc, &argv, &error))
    code = command_usage(&context, "%s", error->message);
  else if (common.help)
    print_help(&context);
  else if (common.version)
    print_version(program);
  else if (context.command == NULL)
    code = command_usage(&context, "which command?");
  else if ((code = check_usage(&context)) == EXIT_FOUND)
    code = run_command(&context);
  common_clear();
  return code;
}
