/* `adduce audit KEY|FILE`: what a careful editor would find in a paper's citing. */
#include "query/commands.h"

#include "corpus/reader/input.h"
#include "corpus/worker/worker.h"
#include "ontology/store/store.h"
#include "query/audit/audit.h"
#include "query/render/parts.h"

#include <string.h>

/* Where witnesses come from: the base, and the paper that is audited. */
typedef struct {
  Store *store;
  gint64 paper;
  GPtrArray *references; /* StoreReference of the paper, in order of n */
  GPtrArray *citations;  /* StoreCitation of the last work asked for; keeps what the witnesses borrow */
  StorePaper *held;      /* the last work's own paper */
  GArray *witnesses;     /* AuditWitness */
} Elsewhere;

static void elsewhere_clear(Elsewhere *elsewhere)
{
  g_clear_pointer(&elsewhere->references, g_ptr_array_unref);
  g_clear_pointer(&elsewhere->citations, g_ptr_array_unref);
  g_clear_pointer(&elsewhere->held, store_paper_unref);
  g_clear_pointer(&elsewhere->witnesses, g_array_unref);
}

static gboolean has_witness(const GArray *witnesses, const char *paper)
{
  for (guint i = 0; i < witnesses->len; i++)
    if (strcmp(g_array_index(witnesses, AuditWitness, i).paper, paper) == 0)
      return TRUE;
  return FALSE;
}

/* The work's own paper, and each other paper's entry of it, once. */
static void find_witnesses(Elsewhere *elsewhere, const char *work)
{
  g_clear_pointer(&elsewhere->citations, g_ptr_array_unref);
  g_clear_pointer(&elsewhere->held, store_paper_unref);
  elsewhere->held = store_paper(elsewhere->store, work, NULL);
  if (elsewhere->held != NULL && strcmp(elsewhere->held->work, work) == 0 &&
      elsewhere->held->id != elsewhere->paper) {
    AuditWitness witness = {elsewhere->held->key, elsewhere->held->record, TRUE};
    g_array_append_val(elsewhere->witnesses, witness);
  }
  elsewhere->citations = store_cited_by(elsewhere->store, work, NULL);
  for (guint i = 0; elsewhere->citations != NULL && i < elsewhere->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(elsewhere->citations, i);
    if (citation->paper->id == elsewhere->paper || has_witness(elsewhere->witnesses, citation->paper->key))
      continue;
    for (guint k = 0; k < citation->references->len; k++) {
      const StoreReference *reference = g_ptr_array_index(citation->references, k);
      if (g_strcmp0(reference->work, work) != 0)
        continue;
      AuditWitness witness = {citation->paper->key, reference->record, FALSE};
      g_array_append_val(elsewhere->witnesses, witness);
      break;
    }
  }
}

static const GArray *witnesses_of(guint n, gpointer data)
{
  Elsewhere *elsewhere = data;
  g_array_set_size(elsewhere->witnesses, 0);
  if (n == 0 || n > elsewhere->references->len)
    return NULL;
  const StoreReference *reference = g_ptr_array_index(elsewhere->references, n - 1);
  if (reference->work != NULL)
    find_witnesses(elsewhere, reference->work);
  return elsewhere->witnesses;
}

/* ---------------------------------------------------------------- output */

static void print_json(Printer *printer, const Paper *paper, const GPtrArray *findings, gboolean several)
{
  for (guint i = 0; i < findings->len; i++) {
    const Finding *finding = g_ptr_array_index(findings, i);
    printer_begin_object(printer, NULL);
    printer_string(printer, "code", audit_code_name(finding->code));
    printer_string(printer, "severity", severity_name(finding->severity));
    printer_string(printer, "message", finding->message);
    printer_number(printer, "confidence", finding->confidence);
    printer_string(printer, "printed", finding->printed);
    printer_begin_array(printer, "references");
    for (guint k = 0; k < finding->references->len; k++)
      printer_integer(printer, NULL, g_array_index(finding->references, guint, k));
    printer_end_array(printer);
    json_span(printer, finding->span);
    json_source(printer, "source", paper_locate(paper, finding->span));
    if (several)
      printer_integer(printer, "paper", paper->index);
    printer_end_object(printer);
  }
}

static char *finding_entries(const Finding *finding)
{
  if (finding->references->len == 0)
    return NULL;
  g_autoptr(GString) entries = g_string_new(finding->references->len == 1 ? "entry " : "entries ");
  for (guint k = 0; k < finding->references->len; k++)
    g_string_append_printf(entries, "%s%u", k > 0 ? ", " : "", g_array_index(finding->references, guint, k));
  return g_strdup(entries->str);
}

static void print_text(Printer *printer, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    const Finding *finding = g_ptr_array_index(findings, i);
    g_autofree char *entries = finding_entries(finding);
    printer_textf(printer, finding->severity == SEVERITY_ERROR ? STYLE_WARN : STYLE_STRONG,
                  "%s: %s:", severity_name(finding->severity), audit_code_name(finding->code));
    printer_textf(printer, STYLE_QUOTE, " %s", finding->printed);
    printer_textf(printer, STYLE_PLAIN, " - %s", finding->message);
    printer_textf(printer, STYLE_QUIET, " [%s%s--at %" G_GSIZE_FORMAT ", %.0f %% sure]",
                  entries != NULL ? entries : "", entries != NULL ? ", " : "", finding->span.start,
                  100 * finding->confidence);
    printer_flush(printer, 0, 2);
  }
}

/* A cell of a Markdown table: one line, no bars. */
static char *cell(const char *text)
{
  g_auto(GStrv) parts = g_strsplit(text, "|", -1);
  char *joined = g_strjoinv("\\|", parts);
  g_strdelimit(joined, "\r\n\t", ' ');
  return joined;
}

static void print_markdown(Printer *printer, const GPtrArray *findings)
{
  printer_line(printer, "| severity | finding | printed | why | entries | sure |");
  printer_line(printer, "| --- | --- | --- | --- | --- | --- |");
  for (guint i = 0; i < findings->len; i++) {
    const Finding *finding = g_ptr_array_index(findings, i);
    g_autofree char *printed = cell(finding->printed);
    g_autofree char *message = cell(finding->message);
    g_autofree char *entries = finding_entries(finding);
    g_autofree char *line =
        g_strdup_printf("| %s | %s | %s | %s | %s | %.0f %% |", severity_name(finding->severity),
                        audit_code_name(finding->code), printed, message, entries != NULL ? entries : "",
                        100 * finding->confidence);
    printer_line(printer, line);
  }
}

static void print_prose(const CommandContext *context, const Paper *paper, const GPtrArray *findings)
{
  g_autofree char *label = paper_display_label(paper);
  gboolean markdown = strcmp(context->format, "markdown") == 0;
  if (markdown) {
    g_autofree char *heading = g_strdup_printf("## Audit of %s", label);
    printer_line(context->printer, heading);
    printer_line(context->printer, "");
  } else {
    printer_paragraph(context->printer, STYLE_HEADING, 0, label);
  }
  if (paper->references->len == 0)
    printer_paragraph(context->printer, STYLE_PLAIN, 0,
                      "It prints no reference list: there is nothing to hold its citations against.");
  else if (findings->len == 0)
    printer_paragraph(context->printer, STYLE_PLAIN, 0, "Nothing found.");
  else if (markdown)
    print_markdown(context->printer, findings);
  else
    print_text(context->printer, findings);
}

static void begin(Printer *printer)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_array(printer, "findings");
}

static void end(Printer *printer, gboolean complete)
{
  printer_end_array(printer);
  if (!complete) {
    printer_begin_array(printer, "left_out");
    printer_string(printer, NULL, "checks across papers");
    printer_end_array(printer);
  }
  printer_end_object(printer);
  printer_end_line(printer);
}

static guint audit_one(const CommandContext *context, const Paper *paper, gboolean several,
                       AuditWitnesses witnesses, gpointer data)
{
  g_autoptr(GPtrArray) findings = audit_paper(paper, witnesses, data);
  if (printer_is_json(context->printer))
    print_json(context->printer, paper, findings, several);
  else
    print_prose(context, paper, findings);
  return findings->len;
}

/* ---------------------------------------------------------------- a file, a key */

static ExitCode audit_file(CommandContext *context, const char *file)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new(file);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = input_read(file, &error);
  g_autoptr(GPtrArray) papers = bytes == NULL ? NULL : worker_read(file, bytes, diagnostics, &error);
  if (papers == NULL) {
    diagnostics_add(diagnostics, SEVERITY_ERROR, POSITION_NONE, 0, input_error_code(error), "%s",
                    input_error_message(error, file));
    command_report(context, diagnostics);
    return EXIT_NOTHING;
  }
  diagnostics_add(diagnostics, SEVERITY_NOTE, POSITION_NONE, 0, "left-out",
                  "audited alone, without the checks across papers; index it and give its key for those");
  command_report(context, diagnostics);
  guint found = 0;
  begin(context->printer);
  for (guint i = 0; i < papers->len; i++)
    found += audit_one(context, g_ptr_array_index(papers, i), papers->len > 1, NULL, NULL);
  end(context->printer, FALSE);
  return found > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static ExitCode audit_key(CommandContext *context, Store *store, const char *key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StorePaper) held = store_paper(store, key, &error);
  if (held == NULL)
    return store_failed(context, g_steal_pointer(&error));
  g_autoptr(Paper) paper = store_paper_load(store, held->id, &error);
  if (paper == NULL)
    return store_failed(context, g_steal_pointer(&error));
  Elsewhere elsewhere = {store, held->id, store_references(store, held->id, &error),
                         NULL,  NULL,     g_array_new(FALSE, FALSE, sizeof(AuditWitness))};
  if (elsewhere.references == NULL) {
    elsewhere_clear(&elsewhere);
    return store_failed(context, g_steal_pointer(&error));
  }
  begin(context->printer);
  guint found = audit_one(context, paper, FALSE, witnesses_of, &elsewhere);
  end(context->printer, TRUE);
  elsewhere_clear(&elsewhere);
  return found > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static ExitCode run(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments)
{
  const char *what = arguments[0];
  if (strchr(what, '/') != NULL || g_file_test(what, G_FILE_TEST_EXISTS))
    return audit_file(context, what);
  ExitCode code = EXIT_NO_BASE;
  g_autoptr(Store) store = context->program->open(context, &code);
  return store == NULL ? code : audit_key(context, store, what);
}

static const char *const formats[] = {"text", "json", "markdown", NULL};
static const char *const examples[][2] = {
    {"adduce audit powell2010", "A paper of the knowledge base, also held against what other papers print."},
    {"adduce audit draft.md --format markdown", "A file that is in no knowledge base yet, as a table."},
    {NULL, NULL},
};

const Command audit_command = {
    .name = "audit",
    .arguments = "KEY|FILE",
    .summary = "find what is wrong with a paper's citing",
    .details = "Tells what a careful editor would find: works cited but not listed or listed but never "
               "cited, years and names that differ, works "
               "listed twice, page ranges that run backwards or are cut off, impossible volumes and years, "
               "broken DOIs, quotations without a "
               "page. Each with what is printed, where, why it is thought wrong, and how sure that is. An "
               "argument with a / in it, or that "
               "names a file, is a file; it is audited alone, without the checks across papers. Exits with 1 "
               "when there is nothing to find.",
    .examples = examples,
    .needs = NEEDS_NOTHING,
    .formats = formats,
    .least = 1,
    .most = 1,
    .run = run,
};
