/* adduce-index vocabulary: is a vocabulary sound, and what does it lack? */
#include "indexer/vocabulary.h"

#include "ontology/mention/suggest.h"
#include "ontology/store/store.h"
#include "ontology/vocabulary/check.h"

#include <string.h>

static gboolean check_option, suggest_option;
static int least_option = 2, limit_option = 50;
static char *like_option;

static const GOptionEntry entries[] = {
    {"check", 0, 0, G_OPTION_ARG_NONE, &check_option, "say what is wrong with the vocabulary", NULL},
    {"suggest", 0, 0, G_OPTION_ARG_NONE, &suggest_option,
     "list names, abbreviations and terms of the knowledge base that no concept covers", NULL},
    {"least", 0, 0, G_OPTION_ARG_INT, &least_option, "suggest what comes at least so often (2)", "N"},
    {"limit", 0, 0, G_OPTION_ARG_INT, &limit_option, "suggest at most so many of each kind (50)", "N"},
    {"like", 0, 0, G_OPTION_ARG_STRING, &like_option,
     "suggest only what has the words of this scheme's labels (\"organisation\")", "SCHEME"},
    {0}};

/* The files named, else what comes with adduce. NULL: has been said why. */
static Vocabulary *load(CommandContext *context, guint n, char **files)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL);
  g_autoptr(Vocabulary) vocabulary =
      n > 0 ? vocabulary_read((const char *const *)files, n, diagnostics, &error)
            : vocabulary_read_directory(vocabulary_directory(), diagnostics, &error);
  if (vocabulary != NULL && check_option)
    vocabulary_check(vocabulary, diagnostics);
  if (vocabulary == NULL && diagnostics_count(diagnostics) == 0)
    command_error(context, "%s", error->message);
  command_report(context, diagnostics);
  if (vocabulary == NULL || (check_option && diagnostics_has_error(diagnostics)))
    return NULL;
  return g_steal_pointer(&vocabulary);
}

static void print_counts(Printer *printer, const Vocabulary *vocabulary)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_integer(printer, "schemes", vocabulary_schemes(vocabulary));
  printer_integer(printer, "concepts", vocabulary_concepts(vocabulary));
  printer_integer(printer, "labels", vocabulary_labels(vocabulary));
  printer_end_object(printer);
  printer_end_line(printer);
  printer_textf(printer, STYLE_PLAIN, "%u concepts in %u schemes with %u labels: nothing wrong",
                vocabulary_concepts(vocabulary), vocabulary_schemes(vocabulary),
                vocabulary_labels(vocabulary));
  printer_flush(printer, 0, 0);
}

static gboolean look_through(Store *store, const Matcher *matcher, Suggestions *suggestions, GError **error)
{
  g_autoptr(GPtrArray) papers = store_papers(store, error);
  for (guint i = 0; papers != NULL && i < papers->len; i++) {
    const StorePaper *held = g_ptr_array_index(papers, i);
    g_autoptr(Paper) paper = store_paper_load(store, held->id, error);
    if (paper == NULL)
      return FALSE;
    g_autoptr(GArray) pieces = mention_pieces(paper);
    g_autoptr(GArray) mentions = mentions_find(matcher, paper->text->str, (const TextPiece *)pieces->data,
                                               pieces->len, MENTION_DEFAULT);
    suggestions_add(suggestions, held->key, paper, mentions);
  }
  return papers != NULL;
}

static void print_suggestions(Printer *printer, const Vocabulary *vocabulary, const GPtrArray *list)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_array(printer, "suggestions");
  for (guint i = 0; i < list->len; i++) {
    const Suggestion *suggestion = g_ptr_array_index(list, i);
    printer_begin_object(printer, NULL);
    printer_string(printer, "kind", suggest_kind_name(suggestion->kind));
    printer_string(printer, "text", suggestion->text);
    printer_integer(printer, "count", suggestion->count);
    printer_integer(printer, "papers", suggestion->papers);
    const char *like =
        suggestion->scheme >= 0 ? vocabulary_scheme(vocabulary, (guint)suggestion->scheme)->key : NULL;
    if (like != NULL)
      printer_string(printer, "like", like);
    if (suggestion->context != NULL)
      printer_string(printer, "context", suggestion->context);
    printer_string(printer, "paper", suggestion->paper);
    printer_integer(printer, "start", (gint64)suggestion->span.start);
    printer_integer(printer, "end", (gint64)suggestion->span.end);
    printer_end_object(printer);
    printer_textf(printer, STYLE_QUIET, "%-12s %4u in %3u  ", suggest_kind_name(suggestion->kind),
                  suggestion->count, suggestion->papers);
    printer_text(printer, STYLE_PLAIN, suggestion->text);
    if (like != NULL)
      printer_textf(printer, STYLE_QUIET, "  [%s]", like);
    if (suggestion->context != NULL)
      printer_textf(printer, STYLE_QUIET, "  ...%s...", suggestion->context);
    printer_textf(printer, STYLE_QUIET, "  (%s, %zu)", suggestion->paper, suggestion->span.start);
    printer_flush(printer, 0, 20);
  }
  printer_end_array(printer);
  printer_end_object(printer);
  printer_end_line(printer);
}

static int find_scheme(const Vocabulary *vocabulary, const char *key)
{
  for (guint i = 0; i < vocabulary_schemes(vocabulary); i++) {
    if (strcmp(vocabulary_scheme(vocabulary, i)->key, key) == 0)
      return (int)i;
  }
  return -1;
}

static ExitCode suggest(CommandContext *context, const Vocabulary *vocabulary)
{
  int scheme = like_option != NULL ? find_scheme(vocabulary, like_option) : -1;
  if (like_option != NULL && scheme < 0)
    return command_usage(context, "the vocabulary has no scheme \"%s\"", like_option);
  g_autoptr(GError) error = NULL;
  g_autoptr(Store) store = store_open_read(context->directory, &error);
  g_autoptr(Matcher) matcher = matcher_new(vocabulary);
  g_autoptr(Suggestions) suggestions = suggestions_new(vocabulary);
  if (store == NULL || !look_through(store, matcher, suggestions, &error)) {
    command_error(context, "%s", error->message);
    return store_error_exit(error);
  }
  g_autoptr(GPtrArray) list =
      suggestions_list(suggestions, (guint)MAX(least_option, 1), (guint)MAX(limit_option, 1), scheme);
  print_suggestions(context->printer, vocabulary, list);
  return list->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static ExitCode run(CommandContext *context, guint n, char **arguments)
{
  if (check_option == suggest_option)
    return command_usage(context, "say either --check or --suggest");
  g_autoptr(Vocabulary) vocabulary = load(context, n, arguments);
  if (vocabulary == NULL)
    return EXIT_NOTHING;
  if (suggest_option)
    return suggest(context, vocabulary);
  print_counts(context->printer, vocabulary);
  return EXIT_FOUND;
}

static const char *const formats[] = {"text", "json", NULL};
static const char *const examples[][2] = {
    {"adduce-index vocabulary --check my.ttl", "Says what is wrong with a vocabulary, with file and line."},
    {"adduce-index vocabulary --suggest", "Lists what the papers speak of and no concept covers."},
    {NULL, NULL},
};

const Command vocabulary_command = {
    .name = "vocabulary",
    .arguments = "[FILE...]",
    .summary = "check a vocabulary, or see what it lacks",
    .details = "Reads SKOS vocabularies in Turtle: the files named, else those that come with adduce. "
               "--check reports "
               "loops, orphans, labels that collide, and definitions that are missing or say nothing; it "
               "exits with 1 "
               "when there is an error. --suggest goes through the papers of the knowledge base.",
    .examples = examples,
    .needs = NEEDS_NOTHING,
    .formats = formats,
    .options = entries,
    .least = 0,
    .most = G_MAXUINT,
    .run = run,
};
