#include "indexer/index.h"

#include "ontology/store/knowledge.h"

#include <string.h>

/* Long enough for another writer to commit a few papers, short enough for a person to wait. */
int index_wait = 5;

static struct {
  gboolean prune, retry;
  char **vocabulary;
} options;

static const GOptionEntry entries[] = {
    {"prune", 0, 0, G_OPTION_ARG_NONE, &options.prune,
     "remove the papers whose files are gone from PATH (from everywhere, without PATH)", NULL},
    {"retry", 0, 0, G_OPTION_ARG_NONE, &options.retry,
     "try files again that could not be read last time, though they have not changed", NULL},
    {"vocabulary", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.vocabulary,
     "concepts to look for, in place of those that come with adduce; may be given several times", "FILE"},
    INDEX_WAIT_OPTION,
    {0},
};

/* The concepts that papers are searched for. NULL with error. */
static Vocabulary *load_vocabulary(CommandContext *context, GError **error)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL);
  Vocabulary *vocabulary = options.vocabulary != NULL
                               ? vocabulary_read((const char *const *)options.vocabulary,
                                                 g_strv_length(options.vocabulary), diagnostics, error)
                               : vocabulary_read_directory(vocabulary_directory(), diagnostics, error);
  if (vocabulary != NULL)
    command_report(context, diagnostics);
  return vocabulary;
}

static ExitCode prepare(CommandContext *context, guint n, char **arguments)
{
  if (index_wait < 0)
    return command_usage(context, "--wait is a number of seconds");
  if (n == 0 && !options.prune)
    return command_usage(context, "which files or folders? missing: PATH");
  Walk *walk = walk_paths(n, arguments, options.prune);
  context->data = walk;
  context->data_free = (GDestroyNotify)walk_free;
  if (walk->files->len == 0 && !options.prune && walk->failed > 0) {
    /* Nothing to do, and no reason to make a knowledge base. */
    for (guint i = 0; i < walk->problems->len; i++)
      command_report(context, g_ptr_array_index(walk->problems, i));
    return EXIT_NOTHING;
  }
  return EXIT_FOUND;
}

/* What the walk could not read: reported and counted like a file. */
static void report_walk(IndexRun *run)
{
  for (guint i = 0; i < run->walk->problems->len; i++) {
    const Diagnostics *problem = g_ptr_array_index(run->walk->problems, i);
    index_report(run, problem);
    if (diagnostics_has_error(problem))
      diagnostics_append(run->counts.failures, problem);
  }
  run->counts.failed = run->walk->failed;
}

static gboolean index_all(IndexRun *run, GError **error)
{
  if (!index_files(run, error) || (options.prune && !index_prune(run, error)))
    return FALSE;
  progress_phase(run->progress, "writing the index ...");
  gboolean fine = store_commit(run->store, error);
  progress_phase(run->progress, NULL);
  return fine;
}

static ExitCode finish(IndexRun *run)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreStatus) status = store_status(run->store, &error);
  if (status == NULL) {
    command_error(run->context, "%s", error->message);
    return store_error_exit(error);
  }
  index_print_summary(run->context->printer, &run->counts, status);
  return run->counts.failed > 0 ? EXIT_NOTHING : EXIT_FOUND;
}

static ExitCode run(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments G_GNUC_UNUSED)
{
  Walk *walk = context->data;
  g_autoptr(Progress) progress = progress_new(walk->files->len, walk->bytes, context->diagnostics_json);
  g_autoptr(Diagnostics) failures = diagnostics_new(NULL);
  IndexRun index = {.context = context,
                    .store = context->base,
                    .walk = walk,
                    .progress = progress,
                    .counts = {.failures = failures},
                    .retry = options.retry};
  gint64 started = g_get_monotonic_time();
  index_catch_signals();
  report_walk(&index);
  g_autoptr(GError) error = NULL;
  g_autoptr(Vocabulary) vocabulary = load_vocabulary(context, &error);
  if (vocabulary == NULL) {
    command_error(context, "%s", error->message);
    return EXIT_USAGE;
  }
  g_autoptr(Matcher) matcher = matcher_new(vocabulary);
  gboolean fine = store_set_matcher(index.store, matcher, &error) && index_all(&index, &error);
  progress_clear(progress);
  index.counts.seconds = (double)(g_get_monotonic_time() - started) / G_USEC_PER_SEC;
  if (error != NULL) {
    command_error(context, "%s", error->message);
    return store_error_exit(error);
  }
  if (!fine) {
    command_error(context, "stopped by a signal; the knowledge base is as at its last commit, and what was "
                           "read since then is read again next time");
    return (ExitCode)(128 + index_signal());
  }
  return finish(&index);
}

static const char *const formats[] = {"text", "json", NULL};
static const char *const examples[][2] = {
    {"adduce-index ~/papers", "Brings every paper of the folder into the knowledge base."},
    {"adduce-index --kb thesis.kb chapter1/ extra.xml", "The same, into a knowledge base of its own."},
    {"adduce-index --prune ~/papers", "Also removes the papers whose files are gone."},
    {NULL, NULL},
};

const Command index_command = {
    .name = NULL,
    .arguments = "PATH...",
    .summary = "bring papers into the knowledge base",
    .details =
        "Reads the files and folders named by PATH: what is new is added, what changed is replaced, and what "
        "is as it was costs next to nothing. A file that can't be read costs one message. The knowledge base "
        "is "
        "made if there is none. A folder that is named like a command is written with a slash: ./parse",
    .examples = examples,
    .needs = NEEDS_BASE_CREATE,
    .formats = formats,
    .options = entries,
    .least = 0,
    .most = G_MAXUINT,
    .prepare = prepare,
    .run = run,
};
