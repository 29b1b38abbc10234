/* `adduce works`: the works that are cited or held, what names one of them, and why two are one or two. */
#include "query/commands.h"

#include "corpus/record/record_print.h"
#include "ontology/store/store.h"
#include "query/render/parts.h"

static struct {
  gboolean why;
} options;

static const GOptionEntry entries[] = {
    {"why", 0, 0, G_OPTION_ARG_NONE, &options.why,
     "tell why two works, or what two entries name (KEY#N), are one work or two", NULL},
    {0},
};

/* ---------------------------------------------------------------- the list */

static void work_members(Printer *printer, const StoreWork *work)
{
  printer_string(printer, "key", work->key);
  record_print_reference(printer, work->record);
  json_strings(printer, "papers", work->papers);
  json_strings(printer, "aliases", work->aliases);
  printer_integer(printer, "references", work->references);
  printer_integer(printer, "citing", work->citing);
}

static ExitCode list_works(CommandContext *context)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) works = store_works(context->base, &error);
  if (works == NULL)
    return store_failed(context, g_steal_pointer(&error));
  Printer *printer = context->printer;
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_array(printer, "works");
  for (guint i = 0; i < works->len && !printer_is_closed(printer); i++) {
    const StoreWork *work = g_ptr_array_index(works, i);
    printer_begin_object(printer, NULL);
    work_members(printer, work);
    printer_end_object(printer);
    g_autofree char *name = readable_record(work->record, work->key);
    printer_text(printer, STYLE_STRONG, work->key);
    printer_textf(printer, STYLE_PLAIN, "  %s", name);
    printer_textf(printer, STYLE_QUIET, " (%s%u %s)", work->papers->len > 0 ? "held; " : "", work->references,
                  work->references == 1 ? "entry" : "entries");
    printer_flush(printer, 0, 4);
  }
  printer_end_array(printer);
  printer_end_object(printer);
  printer_end_line(printer);
  return works->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

/* ---------------------------------------------------------------- one work */

static void mentions_json(Printer *printer, const StoreWork *work, const GPtrArray *mentions)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_array(printer, "works");
  printer_begin_object(printer, NULL);
  work_members(printer, work);
  printer_begin_array(printer, "mentions");
  for (guint i = 0; i < mentions->len; i++) {
    const StoreNaming *mention = g_ptr_array_index(mentions, i);
    printer_begin_object(printer, NULL);
    printer_string(printer, "paper", mention->paper);
    printer_integer(printer, "n", mention->n);
    printer_string(printer, "raw", mention->raw);
    printer_end_object(printer);
  }
  printer_end_array(printer);
  printer_end_object(printer);
  printer_end_array(printer);
  printer_end_object(printer);
  printer_end_line(printer);
}

static void mentions_text(Printer *printer, const StoreWork *work, const GPtrArray *mentions)
{
  g_autofree char *name = readable_record(work->record, work->key);
  printer_text(printer, STYLE_STRONG, name);
  printer_textf(printer, STYLE_QUIET, " [%s]", work->key);
  printer_flush(printer, 0, 0);
  for (guint i = 0; i < work->papers->len; i++) {
    printer_textf(printer, STYLE_PLAIN, "held as %s", (const char *)g_ptr_array_index(work->papers, i));
    printer_flush(printer, 0, 0);
  }
  for (guint i = 0; i < work->aliases->len; i++) {
    printer_textf(printer, STYLE_PLAIN, "also known as %s",
                  (const char *)g_ptr_array_index(work->aliases, i));
    printer_flush(printer, 0, 0);
  }
  for (guint i = 0; i < mentions->len; i++) {
    const StoreNaming *mention = g_ptr_array_index(mentions, i);
    printer_textf(printer, STYLE_QUIET, "%s#%u", mention->paper, mention->n);
    printer_textf(printer, STYLE_PLAIN, "  %s", mention->raw);
    printer_flush(printer, 2, 4);
  }
}

static ExitCode show_work(CommandContext *context, const char *key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreWork) work = store_work(context->base, key, &error);
  g_autoptr(GPtrArray) mentions = work != NULL ? store_work_mentions(context->base, work->id, &error) : NULL;
  if (mentions == NULL)
    return store_failed(context, g_steal_pointer(&error));
  if (printer_is_json(context->printer))
    mentions_json(context->printer, work, mentions);
  else
    mentions_text(context->printer, work, mentions);
  return EXIT_FOUND;
}

/* ---------------------------------------------------------------- two works */

static void why_json(Printer *printer, const StoreWhy *why)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_object(printer, "why");
  printer_string(printer, "one", why->one);
  printer_string(printer, "other", why->other);
  printer_boolean(printer, "same", why->same);
  printer_number(printer, "odds", why->odds);
  printer_number(printer, "probability", why->probability);
  printer_begin_array(printer, "evidence");
  for (guint i = 0; i < why->evidence->len; i++) {
    const StoreClue *evidence = g_ptr_array_index(why->evidence, i);
    printer_begin_object(printer, NULL);
    printer_string(printer, "field", evidence->field);
    printer_string(printer, "finding", evidence->finding);
    printer_number(printer, "weight", evidence->weight);
    printer_end_object(printer);
  }
  printer_end_array(printer);
  json_strings(printer, "rules", why->rules);
  printer_end_object(printer);
  printer_end_object(printer);
  printer_end_line(printer);
}

static void why_text(Printer *printer, const StoreWhy *why)
{
  printer_paragraph(printer, STYLE_STRONG, 0, why->same ? "Held for one work:" : "Held for two works:");
  printer_paragraph(printer, STYLE_PLAIN, 2, why->one);
  printer_paragraph(printer, STYLE_PLAIN, 2, why->other);
  printer_blank(printer);
  for (guint i = 0; i < why->evidence->len; i++) {
    const StoreClue *evidence = g_ptr_array_index(why->evidence, i);
    printer_textf(printer, STYLE_PLAIN, "%+5.1f  %s: %s", evidence->weight, evidence->field,
                  evidence->finding);
    printer_flush(printer, 0, 7);
  }
  printer_textf(printer, STYLE_PLAIN, "%+5.1f  in all, with what two entries of one block are to begin with",
                why->odds);
  printer_flush(printer, 0, 7);
  for (guint i = 0; i < why->rules->len; i++)
    printer_paragraph(printer, STYLE_WARN, 0, g_ptr_array_index(why->rules, i));
}

static ExitCode run(CommandContext *context, guint n, char **arguments)
{
  if (!options.why)
    return n == 0 ? list_works(context) : show_work(context, arguments[0]);
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreWhy) why = store_works_why(context->base, arguments[0], arguments[1], &error);
  if (why == NULL)
    return store_failed(context, g_steal_pointer(&error));
  if (printer_is_json(context->printer))
    why_json(context->printer, why);
  else
    why_text(context->printer, why);
  return EXIT_FOUND;
}

static ExitCode prepare(CommandContext *context, guint n, char **arguments G_GNUC_UNUSED)
{
  if (options.why && n != 2)
    return command_usage(context, "--why takes two keys");
  if (!options.why && n > 1)
    return command_usage(context, "one key at most without --why");
  return EXIT_FOUND;
}

static const char *const formats[] = {"text", "json", NULL};
static const char *const examples[][2] = {
    {"adduce works", "Every work that is cited or held, with how many entries name it."},
    {"adduce works stewart1990", "A work and the entries that name it, each with the paper it comes from."},
    {"adduce works --why stewart1990a stewart1990b", "Why the two are two works."},
    {NULL, NULL},
};

const Command works_command = {
    .name = "works",
    .arguments = "[KEY | --why KEY KEY]",
    .summary = "list works and what names them; tell why two are one or two",
    .examples = examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .options = entries,
    .most = 2,
    .prepare = prepare,
    .run = run,
};
