/* `adduce show KEY`: a paper's record, outline and references; a work's record and where it is cited; a
 * passage in its surroundings. */
#include "query/commands.h"

#include "corpus/record/record_print.h"
#include "ontology/store/store.h"
#include "query/render/parts.h"

#include <string.h>

/* Passages shown before and after the one asked for. */
#define AROUND 1u

#define NOT_GIVEN G_MININT64

static struct {
  gint64 at;
} options = {.at = NOT_GIVEN};

static const GOptionEntry entries[] = {
    {"at", 0, 0, G_OPTION_ARG_INT64, &options.at,
     "print the passage at this byte of the paper's text, with its surroundings", "START"},
    {0},
};

/* ---------------------------------------------------------------- a paper */

static void sections_json(Printer *printer, const GArray *sections)
{
  printer_begin_array(printer, "sections");
  for (guint i = 0; i < sections->len; i++) {
    const Section *section = &g_array_index(sections, Section, i);
    printer_begin_object(printer, NULL);
    printer_string_optional(printer, "title", section->title);
    printer_string_optional(printer, "number", section->number);
    printer_integer(printer, "level", section->level);
    printer_string_optional(printer, "role", section_role_name(section->role));
    json_span(printer, section->span);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void paper_json(Printer *printer, const StorePaper *paper, const GArray *sections,
                       const GPtrArray *references)
{
  printer_begin_object(printer, "paper");
  printer_string(printer, "key", paper->key);
  printer_string(printer, "work", paper->work);
  record_print_paper(printer, paper->record);
  if (paper->inferred) {
    printer_begin_object(printer, "label");
    printer_string(printer, "text", paper->display);
    printer_boolean(printer, "inferred", TRUE);
    printer_end_object(printer);
  }
  printer_string(printer, "kind", paper_kind_name(paper->kind));
  printer_string_optional(printer, "digest_of", paper->digest_of);
  printer_string(printer, "file", paper->file);
  printer_string(printer, "sha256", paper->sha256);
  printer_string_optional(printer, "format", paper->format);
  json_source(printer, "source", paper->place);
  printer_integer(printer, "sentences", paper->sentences);
  printer_integer(printer, "citations", paper->citations);
  printer_integer(printer, "linked", paper->linked);
  printer_integer(printer, "missing", paper->missing);
  sections_json(printer, sections);
  printer_begin_array(printer, "references");
  for (guint i = 0; i < references->len; i++) {
    printer_begin_object(printer, NULL);
    json_reference(printer, g_ptr_array_index(references, i));
    printer_end_object(printer);
  }
  printer_end_array(printer);
  printer_end_object(printer);
}

static void row(Printer *printer, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  printer_textf(printer, STYLE_QUIET, "%-10s", name);
  printer_text(printer, STYLE_PLAIN, value);
  printer_flush(printer, 0, 10);
}

static void paper_text(Printer *printer, const StorePaper *paper, const GArray *sections,
                       const GPtrArray *references)
{
  g_autofree char *name = readable_paper(paper);
  g_autofree char *counts =
      g_strdup_printf("%u sentences, %u references, %u citations (%u linked, %u missing)", paper->sentences,
                      paper->references, paper->citations, paper->linked, paper->missing);
  printer_paragraph(printer, STYLE_STRONG, 0, name);
  row(printer, "key", paper->key);
  if (strcmp(paper->work, paper->key) != 0)
    row(printer, "work", paper->work);
  row(printer, "doi", paper->record->doi);
  row(printer, "kind", paper_kind_name(paper->kind));
  row(printer, "file", paper->file);
  row(printer, "holds", counts);
  if (sections->len > 0) {
    printer_blank(printer);
    printer_paragraph(printer, STYLE_STRONG, 0, "Outline");
  }
  for (guint i = 0; i < sections->len; i++) {
    const Section *section = &g_array_index(sections, Section, i);
    const char *role = section_role_name(section->role);
    printer_textf(printer, STYLE_PLAIN, "%s%s%s", section->number != NULL ? section->number : "",
                  section->number != NULL ? " " : "", section->title != NULL ? section->title : "(no title)");
    printer_textf(printer, STYLE_QUIET, " (%s%s--at %" G_GSIZE_FORMAT ")", role != NULL ? role : "",
                  role != NULL ? ", " : "", section->span.start);
    printer_flush(printer, 2 * section->level, 2 * section->level + 2);
  }
  if (references->len > 0) {
    printer_blank(printer);
    printer_paragraph(printer, STYLE_STRONG, 0, "References");
  }
  for (guint i = 0; i < references->len; i++) {
    const StoreReference *reference = g_ptr_array_index(references, i);
    g_autofree char *bullet = g_strdup_printf("%3u. ", reference->n);
    text_reference(printer, reference, bullet, 0);
  }
}

static gboolean show_paper(CommandContext *context, const StorePaper *paper, GError **error)
{
  g_autoptr(GArray) sections = store_sections(context->base, paper->id, error);
  g_autoptr(GPtrArray) references =
      sections != NULL ? store_references(context->base, paper->id, error) : NULL;
  if (references == NULL)
    return FALSE;
  paper_json(context->printer, paper, sections, references);
  if (!printer_is_json(context->printer))
    paper_text(context->printer, paper, sections, references);
  return TRUE;
}

/* ---------------------------------------------------------------- a work */

static void show_work(Printer *printer, const StoreWork *work)
{
  printer_begin_object(printer, "work");
  printer_string(printer, "key", work->key);
  record_print_reference(printer, work->record);
  json_strings(printer, "papers", work->papers);
  json_strings(printer, "aliases", work->aliases);
  printer_integer(printer, "references", work->references);
  printer_integer(printer, "citing", work->citing);
  printer_end_object(printer);
  g_autofree char *name = readable_record(work->record, work->key);
  printer_paragraph(printer, STYLE_STRONG, 0, name);
  row(printer, "key", work->key);
  row(printer, "doi", work->record->doi);
  row(printer, "type", work_type_name(work->record->type));
  g_autofree char *cited =
      g_strdup_printf("listed by %u paper%s held; 'adduce cited-by %s' shows the sentences", work->citing,
                      work->citing == 1 ? "" : "s", work->key);
  row(printer, "cited", cited);
}

/* ---------------------------------------------------------------- a passage */

static void passage_json(Printer *printer, const StorePassage *passage, gboolean asked)
{
  g_autofree char *section = readable_section(passage);
  SourcePlace place = {passage->has_bytes, passage->source_start, passage->source_end, passage->page,
                       passage->path};
  printer_begin_object(printer, NULL);
  if (asked)
    printer_boolean(printer, "asked", TRUE);
  printer_string(printer, "text", passage->text);
  json_span(printer, passage->span);
  printer_string_optional(printer, "section", section);
  printer_string_optional(printer, "role", section_role_name(passage->role));
  printer_string(printer, "zone", zone_name(passage->zone));
  json_source(printer, "source", place);
  json_cites(printer, "cites", passage->citations);
  printer_end_object(printer);
}

static void passage_text(Printer *printer, const StorePassage *passage, gboolean asked)
{
  g_autofree char *section = readable_section(passage);
  printer_blank(printer);
  printer_textf(printer, STYLE_QUIET, "%s%s%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT,
                section != NULL ? section : "", section != NULL ? ", " : "", passage->span.start,
                passage->span.end);
  printer_flush(printer, 0, 0);
  printer_paragraph(printer, asked ? STYLE_PLAIN : STYLE_QUIET, asked ? 0 : 2, passage->text);
  if (asked && passage->citations->len > 0) {
    printer_paragraph(printer, STYLE_QUIET, 0, "It cites:");
    text_cites(printer, passage->citations, 2, 0);
  }
}

static gboolean show_passage(CommandContext *context, const StorePaper *paper, GError **error)
{
  g_autoptr(GPtrArray) passages =
      store_passages_at(context->base, paper->id, (gsize)options.at, AROUND, error);
  if (passages == NULL)
    return FALSE;
  Printer *printer = context->printer;
  json_paper(printer, "paper", paper, FALSE);
  g_autofree char *name = readable_paper(paper);
  printer_paragraph(printer, STYLE_STRONG, 0, name);
  printer_begin_array(printer, "passages");
  for (guint i = 0; i < passages->len; i++) {
    const StorePassage *passage = g_ptr_array_index(passages, i);
    gboolean asked =
        (gsize)options.at < passage->span.end &&
        (i == 0 || (gsize)options.at >= ((const StorePassage *)g_ptr_array_index(passages, i - 1))->span.end);
    passage_json(printer, passage, asked);
    passage_text(printer, passage, asked);
  }
  printer_end_array(printer);
  return TRUE;
}

/* ---------------------------------------------------------------- the command */

static ExitCode prepare(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments G_GNUC_UNUSED)
{
  if (options.at < 0 && options.at != NOT_GIVEN)
    return command_usage(context, "--at is a byte of the text, from 0");
  return EXIT_FOUND;
}

static ExitCode run(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) work_error = NULL;
  g_autoptr(StorePaper) paper = store_paper(context->base, arguments[0], &error);
  g_autoptr(StoreWork) work = NULL;
  if (paper == NULL && g_error_matches(error, STORE_ERROR, STORE_ERROR_NOT_FOUND) && options.at < 0)
    work = store_work(context->base, arguments[0], &work_error);
  if (paper == NULL && work == NULL)
    return store_failed(context, work_error != NULL ? g_steal_pointer(&work_error) : g_steal_pointer(&error));
  g_clear_error(&error);
  Printer *printer = context->printer;
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_object(printer, "show");
  gboolean fine = TRUE;
  if (work != NULL)
    show_work(printer, work);
  else if (options.at >= 0)
    fine = show_passage(context, paper, &error);
  else
    fine = show_paper(context, paper, &error);
  if (!fine)
    printer_abandon(printer);
  printer_end_object(printer);
  printer_end_object(printer);
  printer_end_line(printer);
  return fine ? EXIT_FOUND : store_failed(context, g_steal_pointer(&error));
}

static const char *const formats[] = {"text", "json", NULL};
static const char *const examples[][2] = {
    {"adduce show powell2010", "A paper: what it says of itself, its outline, its references."},
    {"adduce show kessler1997", "A work that is cited, though it isn't held."},
    {"adduce show powell2010 --at 5120", "The passage at this place, and its neighbours."},
    {NULL, NULL},
};

const Command show_command = {
    .name = "show",
    .arguments = "KEY [--at START]",
    .summary = "show a paper, a work, or a passage in its surroundings",
    .details = "KEY is the key of a paper or work, or its beginning if no other begins so.",
    .examples = examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .options = entries,
    .least = 1,
    .most = 1,
    .prepare = prepare,
    .run = run,
};
