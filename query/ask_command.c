#include "query/commands.h"

#include "query/ask/syntax.h"
#include "query/render/answer.h"

#define ANSWERS_SHOWN 5
#define RECALL_SHOWN  100

static struct {
  int limit;
  gboolean explain, recall;
  char *batch;
} options = {.limit = G_MININT};

static const GOptionEntry entries[] = {
    {"limit", 'n', 0, G_OPTION_ARG_INT, &options.limit,
     "how many answers at most (5); in JSON the nearest passages fill them up", "N"},
    {"batch", 0, 0, G_OPTION_ARG_FILENAME, &options.batch,
     "answer each line of FILE, a JSON object {\"id\",\"query\"}; - is standard input", "FILE"},
    {"recall", 0, 0, G_OPTION_ARG_NONE, &options.recall,
     "find every study: widen the question by the words of the papers found first; the limit is 100", NULL},
    {"explain", 0, 0, G_OPTION_ARG_NONE, &options.explain, "show how each answer was ranked", NULL},
    {0},
};

/* Several arguments are the words of one question: `adduce ask who founded GROW`. */
static ExitCode prepare(CommandContext *context, guint n, char **arguments)
{
  if (options.limit == G_MININT)
    options.limit = options.recall ? RECALL_SHOWN : ANSWERS_SHOWN;
  ExitCode code = query_prepare(context, "question", options.limit, options.batch, n, arguments);
  if (code != EXIT_FOUND || options.batch != NULL)
    return code;
  g_auto(Syntax) syntax = {0};
  g_autoptr(GError) error = NULL;
  return syntax_read(context->data, &syntax, &error)
             ? EXIT_FOUND
             : command_usage(context, "%s; adduce-query(7) has the language", error->message);
}

/* Once in a run. */
static void note_lay_words(const CommandContext *context, const AskResult *result)
{
  static gboolean said = FALSE;
  if (result->lay_words || said)
    return;
  said = TRUE;
  g_autoptr(Diagnostics) diagnostics = diagnostics_new("WordNet");
  diagnostics_add(
      diagnostics, SEVERITY_NOTE, POSITION_NONE, 0, "no-wordnet",
      "not installed: lay words aren't matched with technical ones; install wordnet-base, or name "
      "its directory in ADDUCE_WORDNET");
  command_report(context, diagnostics);
}

/* line: the query of a batch; NULL for a single call. */
static ExitCode answer(CommandContext *context, const char *question, const BatchQuery *line)
{
  g_autoptr(GError) error = NULL;
  AskOptions how = {.limit = (guint)options.limit, .recall = options.recall};
  AskResult *made = ask(context->base, question, &how, &error);
  /* A batch goes on; a single query was looked at before. */
  if (made == NULL && line != NULL && g_error_matches(error, SYNTAX_ERROR, 0)) {
    g_autofree char *what = g_strconcat(error->message, ": the query is taken as plain words", NULL);
    batch_warn(context, context->data, "query-syntax", what);
    g_clear_error(&error);
    how.words = TRUE;
    made = ask(context->base, question, &how, &error);
  }
  g_autoptr(AskResult) result = made;
  if (result == NULL)
    return store_failed(context, g_steal_pointer(&error));
  note_lay_words(context, result);
  if (printer_is_json(context->printer))
    answer_print_json(context->printer, result, line, options.explain);
  else
    answer_print_text(context->printer, result, options.explain);
  return result->answers->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static ExitCode answer_line(CommandContext *context, const BatchQuery *query)
{
  if (!printer_is_json(context->printer)) {
    printer_paragraph(context->printer, STYLE_HEADING, 0, query->text);
    printer_blank(context->printer);
  }
  ExitCode code = answer(context, query->text, query);
  printer_blank(context->printer);
  return code;
}

static ExitCode run(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments G_GNUC_UNUSED)
{
  return options.batch != NULL ? batch_run(context, context->data, answer_line)
                               : answer(context, context->data, NULL);
}

static const char *const formats[] = {"text", "json", NULL};
static const char *const examples[][2] = {
    {"adduce ask \"who founded GROW, and when?\"", "The sentences that say it, and what they cite."},
    {"adduce ask --limit 1 --format json \"how many people join a group?\"", "The best one, for a script."},
    {"adduce ask --batch questions.jsonl --limit 100 --format json", "Many questions, an object a line."},
    {"echo \"what is helper therapy?\" | adduce ask -", "The question from standard input."},
    {NULL, NULL},
};

const Command ask_command = {
    .name = "ask",
    .arguments = "QUESTION | --batch FILE",
    .summary = "answer a question with quotations from the papers",
    .details =
        "Prints the best sentences, word for word, each with its paper, its section and the works that it "
        "cites as its evidence. When no passage has every part of the question it says so, names the part, "
        "shows what comes nearest, and exits with 1. In JSON \"nearest\" lists, after the answers and up to "
        "--limit in all, the other papers on the topic in the order of the ranking.",
    .examples = examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .options = entries,
    .least = 0,
    .most = G_MAXUINT,
    .prepare = prepare,
    .run = run,
};
