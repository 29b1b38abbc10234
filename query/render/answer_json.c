#include "query/ask/spell.h"
#include "query/render/answer.h"
#include "query/render/parts.h"

static void print_features(Printer *printer, const Window *window)
{
  printer_begin_object(printer, "features");
  for (guint i = 0; i < FEATURE_N; i++)
    printer_number(printer, feature_name(i), window->feature[i]);
  printer_end_object(printer);
}

static void print_figures(Printer *printer, const GArray *figures)
{
  printer_begin_array(printer, "figures");
  for (guint i = 0; i < figures->len; i++) {
    const Figure *figure = &g_array_index(figures, Figure, i);
    printer_begin_object(printer, NULL);
    printer_string(printer, "kind", figure_kind_name(figure->kind));
    printer_string(printer, "text", figure->text);
    json_span(printer, figure->span);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

/* What is known of the evidence; what isn't told is left out. */
static void print_judgement(Printer *printer, const Judgement *judgement)
{
  printer_boolean(printer, "hedged", judgement->tone.hedged);
  printer_string(printer, "saying", saying_name(judgement->tone.saying));
  if (judgement->whose != WHOSE_NOT_TOLD)
    printer_boolean(printer, "own_result", judgement->whose == WHOSE_OWN);
  printer_string_optional(printer, "population", judgement->population.label);
  printer_string_optional(printer, "design", design_name(judgement->design));
  printer_integer_optional(printer, "level", judgement->level);
}

/* Different works whose studies the answers shown tell. */
static guint count_studies(const GPtrArray *answers)
{
  g_autoptr(GHashTable) studies = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < answers->len; i++) {
    const GPtrArray *works = ((const Answer *)g_ptr_array_index(answers, i))->judgement->studies;
    for (guint k = 0; k < works->len; k++)
      g_hash_table_add(studies, g_ptr_array_index(works, k));
  }
  return g_hash_table_size(studies);
}

/* Where the finding is said: the quotation first. The paper is named where it isn't the quotation's. */
static void print_places(Printer *printer, const Answer *answer)
{
  printer_begin_array(printer, "places");
  for (guint i = 0; i < answer->places->len; i++) {
    const AnswerPlace *place = &g_array_index(answer->places, AnswerPlace, i);
    g_autofree char *section = readable_section(place->passage);
    printer_begin_object(printer, NULL);
    if (place->passage->paper->id != answer->passage->paper->id)
      printer_string(printer, "paper", place->passage->paper->key);
    printer_string_optional(printer, "section", section);
    printer_integer_optional(printer, "page", place->source.page);
    json_span(printer, place->span);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void print_answer(Printer *printer, const Answer *answer, guint rank, gboolean explain)
{
  const StorePassage *passage = answer->passage;
  g_autofree char *section = readable_section(passage);
  printer_begin_object(printer, NULL);
  printer_integer(printer, "rank", rank);
  printer_number(printer, "score", answer->window.score);
  printer_string(printer, "quote", answer->quote);
  printer_string_optional(printer, "context", answer->context);
  printer_string(printer, "stance", pointing_name(answer->pointing));
  print_judgement(printer, answer->judgement);
  json_paper(printer, "paper", passage->paper, FALSE);
  printer_string_optional(printer, "section", section);
  printer_string_optional(printer, "role", section_role_name(passage->role));
  printer_string(printer, "zone", zone_name(passage->zone));
  printer_integer_optional(printer, "page", answer->source.page);
  json_span(printer, answer->span);
  json_source(printer, "source", answer->source);
  json_cites(printer, "cites", answer->judgement->citations);
  print_places(printer, answer);
  print_figures(printer, answer->judgement->figures);
  if (explain)
    print_features(printer, &answer->window);
  printer_end_object(printer);
}

static void print_answers(Printer *printer, const char *key, const GPtrArray *answers, gboolean explain)
{
  printer_begin_array(printer, key);
  for (guint i = 0; i < answers->len; i++)
    print_answer(printer, g_ptr_array_index(answers, i), i + 1, explain);
  printer_end_array(printer);
}

static void print_corrections(Printer *printer, const GPtrArray *corrections)
{
  if (corrections == NULL || corrections->len == 0)
    return;
  printer_begin_array(printer, "corrections");
  for (guint i = 0; i < corrections->len; i++) {
    const Correction *correction = g_ptr_array_index(corrections, i);
    printer_begin_object(printer, NULL);
    printer_string(printer, "typed", correction->typed);
    printer_string(printer, "read_as", correction->read_as);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void print_understood(Printer *printer, const AskResult *result, gboolean explain)
{
  const Question *question = result->question;
  printer_begin_object(printer, "understood");
  json_strings(printer, "concepts", asked_concepts(result->asked));
  printer_string_optional(printer, "relation", asked_relation(result->asked));
  printer_string(printer, "direction", asked_direction(result->asked));
  printer_begin_array(printer, "terms");
  for (guint i = 0; i < question->terms->len; i++)
    printer_string(printer, NULL, ((const QuestionTerm *)g_ptr_array_index(question->terms, i))->word);
  printer_end_array(printer);
  print_corrections(printer, question->corrections);
  printer_begin_array(printer, "expansions");
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    for (guint k = 0; k < term->equivalents->len; k++)
      printer_string(printer, NULL, g_ptr_array_index(term->equivalents, k));
    for (guint k = 0; k < term->expansions->len; k++)
      printer_string(printer, NULL, ((const Expansion *)g_ptr_array_index(term->expansions, k))->word);
  }
  printer_end_array(printer);
  if (explain) {
    printer_begin_array(printer, "weights");
    for (guint i = 0; i < question->terms->len; i++) {
      const QuestionTerm *term = g_ptr_array_index(question->terms, i);
      printer_begin_object(printer, NULL);
      printer_string(printer, "term", term->term);
      printer_integer(printer, "passages", term->passages);
      printer_number(printer, "weight", term->weight);
      printer_boolean(printer, "demanded", !term->soft);
      printer_end_object(printer);
    }
    printer_end_array(printer);
  }
  printer_end_object(printer);
}

void answer_print_json(Printer *printer, const AskResult *result, const BatchQuery *line, gboolean explain)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  batch_print_id(printer, line);
  printer_string(printer, "query", result->question->query);
  printer_string(printer, "kind", "question");
  print_understood(printer, result, explain);
  print_answers(printer, "answers", result->answers, explain);
  json_strings(printer, "missing", result->missing);
  print_answers(printer, "nearest", result->nearest, explain);
  printer_begin_object(printer, "counts");
  printer_integer(printer, "answers", result->found);
  printer_integer(printer, "papers", result->papers);
  printer_integer(printer, "studies", count_studies(result->answers));
  printer_integer(printer, "candidates", result->candidates);
  printer_integer(printer, "matches", result->matches);
  printer_integer(printer, "passages", result->passages);
  printer_end_object(printer);
  printer_end_object(printer);
  printer_end_line(printer);
}
