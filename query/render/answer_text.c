#include "query/ask/spell.h"
#include "query/render/answer.h"
#include "query/render/parts.h"

/* Passages shown when nothing answers; each has at least this share of the question (by weight). */
#define NEAREST_SHOWN    3u
#define NEAREST_COVERAGE 0.25

static void print_features(Printer *printer, const Window *window, guint indent)
{
  for (guint i = 0; i < FEATURE_N; i++)
    printer_textf(printer, STYLE_QUIET, "%s%s %.2f", i > 0 ? ", " : "", feature_name(i), window->feature[i]);
  printer_textf(printer, STYLE_QUIET, ": %.3f", window->score);
  printer_flush(printer, indent, indent);
}

static void print_where(Printer *printer, const Answer *answer, guint indent)
{
  const StorePassage *passage = answer->passage;
  g_autofree char *name = readable_paper(passage->paper);
  g_autofree char *section = readable_section(passage);
  printer_text(printer, passage->paper->kind == PAPER_DIGEST ? STYLE_WARN : STYLE_PLAIN, name);
  if (section != NULL)
    printer_textf(printer, STYLE_QUIET, "%s %s.", g_str_has_suffix(name, ".") ? "" : ".", section);
  if (answer->source.page > 0)
    printer_textf(printer, STYLE_QUIET, " Page %u.", answer->source.page);
  printer_textf(printer, STYLE_QUIET, " [%s --at %" G_GSIZE_FORMAT "]", passage->paper->key,
                answer->span.start);
  printer_flush(printer, indent, indent);
}

static void print_answer(Printer *printer, const Answer *answer, guint number, gboolean explain)
{
  g_autofree char *bullet = number > 0 ? g_strdup_printf("%u. ", number) : g_strdup("~  ");
  guint indent = text_columns(bullet, -1);
  printer_text(printer, STYLE_STRONG, bullet);
  if (answer->context != NULL)
    printer_textf(printer, STYLE_QUIET, "[%s] ", answer->context);
  printer_textf(printer, number > 0 ? STYLE_QUOTE : STYLE_PLAIN, "\"%s\"", answer->quote);
  printer_flush(printer, 0, indent);
  print_where(printer, answer, indent);
  if (answer->judgement->citations->len > 0) {
    printer_paragraph(printer, STYLE_QUIET, indent, "It cites:");
    text_cites(printer, answer->judgement->citations, indent + 2);
  }
  if (explain)
    print_features(printer, &answer->window, indent);
  printer_blank(printer);
}

static void print_missing(Printer *printer, const AskResult *result)
{
  if (result->question->terms->len == 0) {
    printer_paragraph(printer, STYLE_STRONG, 0,
                      "There is no word in this question that could be looked for.");
    return;
  }
  printer_text(printer, STYLE_STRONG, "The papers held don't answer this.");
  if (result->missing->len > 0) {
    printer_text(printer, STYLE_PLAIN,
                 result->apart              ? " No passage says it of these together: "
                 : result->missing_together ? " No passage has, together with the rest of the question: "
                                            : " No passage has: ");
    for (guint i = 0; i < result->missing->len; i++)
      printer_textf(printer, STYLE_PLAIN, "%s%s", i > 0 ? ", " : "",
                    (const char *)g_ptr_array_index(result->missing, i));
    printer_text(printer, STYLE_PLAIN, ".");
  }
  printer_flush(printer, 0, 0);
}

static void print_understood(Printer *printer, const Question *question)
{
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    printer_textf(printer, STYLE_QUIET, "%s%s%s (%u passages, weight %.2f)",
                  i > 0 ? ", " : "words: ", term->term, term->soft ? ", not demanded" : "", term->passages,
                  term->weight);
  }
  printer_flush(printer, 0, 2);
  printer_blank(printer);
}

static void print_nearest(Printer *printer, const AskResult *result, gboolean explain)
{
  guint shown = 0;
  for (guint i = 0; i < result->nearest->len && shown < NEAREST_SHOWN; i++) {
    const Answer *answer = g_ptr_array_index(result->nearest, i);
    if (answer->window.feature[FEATURE_CONTEXT] < NEAREST_COVERAGE)
      continue;
    if (shown++ == 0) {
      printer_blank(printer);
      printer_paragraph(printer, STYLE_WARN, 0, "On the topic, but no answer to the question:");
      printer_blank(printer);
    }
    print_answer(printer, answer, 0, explain);
  }
}

static void print_corrections(Printer *printer, const GPtrArray *corrections)
{
  for (guint i = 0; corrections != NULL && i < corrections->len; i++) {
    const Correction *correction = g_ptr_array_index(corrections, i);
    printer_textf(printer, STYLE_QUIET, "Read \"%s\" as \"%s\".", correction->typed, correction->read_as);
    printer_flush(printer, 0, 0);
  }
}

void answer_print_text(Printer *printer, const AskResult *result, gboolean explain)
{
  print_corrections(printer, result->question->corrections);
  if (explain && result->question->terms->len > 0)
    print_understood(printer, result->question);
  for (guint i = 0; i < result->answers->len; i++)
    print_answer(printer, g_ptr_array_index(result->answers, i), i + 1, explain);
  if (result->answers->len > 0) {
    if (result->found > result->answers->len) {
      printer_textf(printer, STYLE_QUIET, "%u of %u passages that answer; --limit shows more.",
                    result->answers->len, result->found);
      printer_flush(printer, 0, 0);
    }
    return;
  }
  print_missing(printer, result);
  print_nearest(printer, result, explain);
}
