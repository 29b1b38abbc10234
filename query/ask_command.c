#include "query/commands.h"

#include "corpus/base/limits.h"
#include "query/render/answer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ANSWERS_SHOWN 5
#define ANSWERS_MOST  1000

static struct {
  int limit;
  gboolean explain;
} options = {.limit = ANSWERS_SHOWN};

static const GOptionEntry entries[] = {
    {"limit", 'n', 0, G_OPTION_ARG_INT, &options.limit, "how many answers at most (5)", "N"},
    {"explain", 0, 0, G_OPTION_ARG_NONE, &options.explain, "show how each answer was ranked", NULL},
    {0},
};

/* The question from standard input: all of it, line breaks as blanks. */
static char *read_question(void)
{
  GString *text = g_string_new(NULL);
  char chunk[4096];
  while (text->len <= LIMIT_QUERY_BYTES) {
    gssize n = read(STDIN_FILENO, chunk, sizeof chunk);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      break;
    g_string_append_len(text, chunk, n);
  }
  for (gsize i = 0; i < text->len; i++)
    if (g_ascii_isspace(text->str[i]) || text->str[i] == '\0')
      text->str[i] = ' ';
  return g_string_free(text, FALSE);
}

/* Several arguments are the words of one question: `adduce ask who founded GROW`. */
static ExitCode prepare(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments)
{
  g_autofree char *question =
      strcmp(arguments[0], "-") == 0 && arguments[1] == NULL ? read_question() : g_strjoinv(" ", arguments);
  g_strstrip(question);
  if (options.limit < 1 || options.limit > ANSWERS_MOST)
    return command_usage(context, "--limit is a number from 1 to %d", ANSWERS_MOST);
  if (*question == '\0')
    return command_usage(context, "the question is empty");
  if (strlen(question) > LIMIT_QUERY_BYTES)
    return command_usage(context, "the question is over the limit of %u bytes", LIMIT_QUERY_BYTES);
  context->data = g_steal_pointer(&question);
  context->data_free = g_free;
  return EXIT_FOUND;
}

static ExitCode run(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments G_GNUC_UNUSED)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AskResult) result = ask(context->base, context->data, (guint)options.limit, &error);
  if (result == NULL)
    return store_failed(context, g_steal_pointer(&error));
  if (printer_is_json(context->printer))
    answer_print_json(context->printer, result, options.explain);
  else
    answer_print_text(context->printer, result, options.explain);
  return result->answers->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static const char *const formats[] = {"text", "json", NULL};
static const char *const examples[][2] = {
    {"adduce ask \"who founded GROW, and when?\"", "The sentences that say it, and what they cite."},
    {"adduce ask --limit 1 --format json \"how many people join a group?\"", "The best one, for a script."},
    {"echo \"what is helper therapy?\" | adduce ask -", "The question from standard input."},
    {NULL, NULL},
};

const Command ask_command = {
    .name = "ask",
    .arguments = "QUESTION",
    .summary = "answer a question with quotations from the papers",
    .details =
        "Prints the best sentences, word for word, each with its paper, its section and the works that it "
        "cites as its evidence. When no passage has every part of the question it says so, names the part, "
        "shows what comes nearest, and exits with 1.",
    .examples = examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .options = entries,
    .least = 1,
    .most = G_MAXUINT,
    .prepare = prepare,
    .run = run,
};
