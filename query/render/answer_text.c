#include "query/ask/spell.h"
#include "query/render/answer.h"
#include "query/render/parts.h"

/* Passages shown when nothing answers; each has at least this share of the question (by weight). */
#define NEAREST_SHOWN    3u
#define NEAREST_COVERAGE 0.25
/* Works listed under an answer. */
#define CITES_SHOWN 4u

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

/* The way an answer points, where the question has one. */
static const char *pointing_said(Pointing pointing)
{
  switch (pointing) {
  case POINTS_SUPPORTS:
    return "Speaks for it.";
  case POINTS_CONTRADICTS:
    return "Contrary: speaks against it.";
  case POINTS_NULL:
    return "Contrary: no effect found.";
  case POINTS_MIXED:
    return "Speaks for and against it.";
  case POINTS_DESCRIBES:
    break;
  }
  return NULL;
}

static const char *saying_said(Saying saying)
{
  static const char *const said[SAYING_N] = {NULL,         "an aim, no finding", "a hypothesis, no finding",
                                             "an opinion", "a recommendation",   "a call for research",
                                             "a question"};
  return said[saying];
}

static void add_word(GString *line, const char *word)
{
  if (word != NULL)
    g_string_append_printf(line, "%s%s", line->len > 0 ? "; " : "", word);
}

/* "own result; randomised trial, level 2; hedged: "may"": whose finding it is, by which design, how sure. */
static char *standing_of(const Answer *answer)
{
  const Judgement *judgement = answer->judgement;
  GString *line = g_string_new(NULL);
  if (judgement->whose == WHOSE_OWN)
    add_word(line, "its own result");
  else if (judgement->whose == WHOSE_REPORTED)
    add_word(line, judgement->citations->len > 0 ? "reported from the works below"
                                                 : "reported from work it doesn't name");
  if (judgement->design != DESIGN_UNKNOWN) {
    g_autofree char *level = judgement->level > 0 ? g_strdup_printf(", level %u", judgement->level) : NULL;
    g_autofree char *design = g_strconcat(design_name(judgement->design), level, NULL);
    add_word(line, design);
  }
  add_word(line, saying_said(judgement->tone.saying));
  if (judgement->tone.hedged) {
    const StorePassage *passage = answer->passage;
    g_autofree char *hedge = g_strndup(passage->text + (judgement->tone.hedge.start - passage->span.start),
                                       judgement->tone.hedge.end - judgement->tone.hedge.start);
    g_autofree char *hedged = g_strdup_printf("hedged (\"%s\")", hedge);
    add_word(line, hedged);
  }
  if (line->len > 0) {
    line->str[0] = g_ascii_toupper(line->str[0]);
    g_string_append_c(line, '.');
  }
  return g_string_free(line, FALSE);
}

static void print_standing(Printer *printer, const Answer *answer, guint indent)
{
  const char *pointing = pointing_said(answer->pointing);
  g_autofree char *standing = standing_of(answer);
  if (pointing == NULL && *standing == '\0')
    return;
  if (pointing != NULL)
    printer_text(printer, answer->pointing == POINTS_SUPPORTS ? STYLE_STRONG : STYLE_WARN, pointing);
  if (*standing != '\0')
    printer_textf(printer, STYLE_QUIET, "%s%s", pointing != NULL ? " " : "", standing);
  printer_flush(printer, indent, indent);
}

/* "Said too under Abstract [--at 211] and Discussion [--at 4011]." */
static void print_places(Printer *printer, const Answer *answer, guint indent)
{
  if (answer->places->len < 2)
    return;
  printer_text(printer, STYLE_QUIET, "Said too");
  for (guint i = 1; i < answer->places->len; i++) {
    const AnswerPlace *place = &g_array_index(answer->places, AnswerPlace, i);
    const GPtrArray *headings = place->passage->headings;
    gboolean same_paper = place->passage->paper->id == answer->passage->paper->id;
    const char *under = headings->len > 0 ? g_ptr_array_index(headings, headings->len - 1) : NULL;
    printer_textf(printer, STYLE_QUIET, "%s%s%s%s [%s%s--at %" G_GSIZE_FORMAT "]",
                  i == 1                         ? " "
                  : i + 1 == answer->places->len ? " and "
                                                 : ", ",
                  under != NULL ? "under \"" : "", under != NULL ? under : "here", under != NULL ? "\"" : "",
                  same_paper ? "" : place->passage->paper->key, same_paper ? "" : " ", place->span.start);
  }
  printer_text(printer, STYLE_QUIET, ".");
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
  print_standing(printer, answer, indent);
  print_where(printer, answer, indent);
  print_places(printer, answer, indent);
  if (answer->judgement->citations->len > 0) {
    printer_paragraph(printer, STYLE_QUIET, indent,
                      answer->judgement->whose == WHOSE_REPORTED ? "Its source:" : "It cites:");
    text_cites(printer, answer->judgement->citations, indent + 2, CITES_SHOWN);
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
    if (features_context(answer->window.feature) < NEAREST_COVERAGE)
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
