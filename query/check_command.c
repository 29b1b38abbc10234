#include "query/commands.h"

#include "query/render/check.h"

#define ANSWERS_SHOWN 5

static struct {
  int limit;
  gboolean explain;
  char *batch;
} options = {.limit = ANSWERS_SHOWN};

static const GOptionEntry entries[] = {
    {"limit", 'n', 0, G_OPTION_ARG_INT, &options.limit, "how many pieces of evidence at most (5)", "N"},
    {"batch", 0, 0, G_OPTION_ARG_FILENAME, &options.batch,
     "check each line of FILE, a JSON object {\"id\",\"query\"}; - is standard input", "FILE"},
    {"explain", 0, 0, G_OPTION_ARG_NONE, &options.explain, "show what each piece of evidence was judged by",
     NULL},
    {0},
};

/* Several arguments are the words of one claim. */
static ExitCode prepare(CommandContext *context, guint n, char **arguments)
{
  return query_prepare(context, "claim", options.limit, options.batch, n, arguments);
}

/* line: the query of a batch; NULL for a single call. */
static ExitCode answer(CommandContext *context, const char *claim, const BatchQuery *line)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CheckResult) result = check(context->base, claim, (guint)options.limit, &error);
  if (result == NULL)
    return store_failed(context, g_steal_pointer(&error));
  if (printer_is_json(context->printer))
    check_print_json(context->printer, result, line, options.explain);
  else
    check_print_text(context->printer, result, options.explain);
  return result->answers->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static ExitCode answer_line(CommandContext *context, const BatchQuery *query)
{
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
    {"adduce check \"self-help groups reduce hospitalisation\"",
     "The evidence for it, against it, and null."},
    {"adduce check --format json \"AA never works\"", "The same for a script, with the verdict."},
    {NULL, NULL},
};

const Command check_command = {
    .name = "check",
    .arguments = "CLAIM | --batch FILE",
    .summary = "check a claim against the evidence in the papers",
    .details =
        "Shows the claim as it was understood, the sentences that are evidence for it, against it, or that "
        "found nothing, with the studies behind them, and a verdict: supported, contradicted, mixed, no "
        "effect, or not addressed. When nothing in the papers is evidence it exits with 1.",
    .examples = examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .options = entries,
    .least = 0,
    .most = G_MAXUINT,
    .prepare = prepare,
    .run = run,
};
