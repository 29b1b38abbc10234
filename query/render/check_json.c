#include "query/render/check.h"
#include "query/render/parts.h"

static const char *direction_word(int direction)
{
  return direction > 0 ? "up" : direction < 0 ? "down" : "none";
}

static void print_concepts(Printer *printer, const ReadClaim *claim)
{
  printer_begin_array(printer, "concepts");
  for (guint i = 0; i < claim->concepts->len; i++)
    printer_string(printer, NULL, g_ptr_array_index(claim->concepts, i));
  printer_end_array(printer);
}

static void print_understood(Printer *printer, const ReadClaim *claim)
{
  const Question *question = claim->question;
  printer_begin_object(printer, "understood");
  printer_string(printer, "affirmed", claim->affirmed);
  printer_boolean(printer, "negated", claim->sign < 0);
  print_concepts(printer, claim);
  printer_string_optional(printer, "subject", claim->subject);
  printer_string_optional(printer, "relation", claim->relation);
  printer_string_optional(printer, "object", claim->object);
  printer_string(printer, "direction", direction_word(claim->claim->direction));
  printer_string_optional(printer, "population", claim->population);
  printer_string_optional(printer, "overstated", claim->overstated);
  printer_begin_array(printer, "terms");
  for (guint i = 0; i < question->terms->len; i++)
    printer_string(printer, NULL, ((const QuestionTerm *)g_ptr_array_index(question->terms, i))->word);
  printer_end_array(printer);
  printer_begin_array(printer, "expansions");
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    for (guint k = 0; k < term->expansions->len; k++)
      printer_string(printer, NULL, ((const Expansion *)g_ptr_array_index(term->expansions, k))->word);
  }
  printer_end_array(printer);
  printer_end_object(printer);
}

static void print_features(Printer *printer, const Evidence *evidence)
{
  printer_begin_object(printer, "features");
  for (guint i = 0; i < EVIDENCE_FEATURE_N; i++)
    printer_number(printer, evidence_feature_name(i), evidence->feature[i]);
  printer_number(printer, "support", evidence->support);
  printer_number(printer, "order", evidence->order);
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

static void print_judgement(Printer *printer, const Judgement *judgement)
{
  if (judgement == NULL)
    return;
  printer_boolean(printer, "hedged", judgement->tone.hedged);
  printer_string(printer, "saying", saying_name(judgement->tone.saying));
  if (judgement->whose != WHOSE_NOT_TOLD)
    printer_boolean(printer, "own_result", judgement->whose == WHOSE_OWN);
  printer_string_optional(printer, "population", judgement->population.label);
  printer_string_optional(printer, "design", design_name(judgement->design));
  printer_integer_optional(printer, "level", judgement->level);
  json_strings(printer, "studies", judgement->studies);
  json_cites(printer, "cites", judgement->citations);
  print_figures(printer, judgement->figures);
}

static void print_places(Printer *printer, const Quotation *quotation)
{
  printer_begin_array(printer, "places");
  for (guint i = 0; i < quotation->places->len; i++) {
    const Evidence *place = g_ptr_array_index(quotation->places, i);
    g_autofree char *section = readable_section(place->passage);
    printer_begin_object(printer, NULL);
    if (place->passage->paper->id != quotation->evidence->passage->paper->id)
      printer_string(printer, "paper", place->passage->paper->key);
    printer_string_optional(printer, "section", section);
    printer_integer_optional(printer, "page", place->passage->page);
    json_span(printer, g_array_index(place->passage->sentences, Span, place->sentence));
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void print_answer(Printer *printer, const Quotation *quotation, guint rank, gboolean explain)
{
  const Evidence *evidence = quotation->evidence;
  const StorePassage *passage = evidence->passage;
  g_autofree char *section = readable_section(passage);
  printer_begin_object(printer, NULL);
  printer_integer(printer, "rank", rank);
  printer_number(printer, "score", evidence->probability);
  printer_string(printer, "quote", quotation->quote);
  printer_string_optional(printer, "context", quotation->context);
  printer_string(printer, "stance", evidence_stance_name(evidence->stance));
  json_paper(printer, "paper", passage->paper, FALSE);
  printer_string_optional(printer, "section", section);
  printer_string_optional(printer, "role", section_role_name(passage->role));
  printer_string(printer, "zone", zone_name(passage->zone));
  printer_integer_optional(printer, "page", quotation->source.page);
  json_span(printer, quotation->span);
  json_source(printer, "source", quotation->source);
  print_judgement(printer, evidence->judgement);
  print_places(printer, quotation);
  if (explain)
    print_features(printer, evidence);
  printer_end_object(printer);
}

static void print_answers(Printer *printer, const char *key, const GPtrArray *answers, gboolean explain)
{
  printer_begin_array(printer, key);
  for (guint i = 0; i < answers->len; i++)
    print_answer(printer, g_ptr_array_index(answers, i), i + 1, explain);
  printer_end_array(printer);
}

static void print_sides(Printer *printer, const Side *sides)
{
  printer_begin_object(printer, "sides");
  for (guint i = 0; i < EVIDENCE_N; i++) {
    if (!evidence_counts(i) || sides[i].sentences == 0)
      continue;
    printer_begin_object(printer, evidence_stance_name(i));
    printer_integer(printer, "studies", sides[i].studies);
    printer_integer(printer, "sentences", sides[i].sentences);
    printer_number(printer, "weight", sides[i].weight);
    printer_string_optional(printer, "design", design_name(sides[i].design));
    printer_integer_optional(printer, "level", sides[i].level);
    printer_end_object(printer);
  }
  printer_end_object(printer);
}

/* The rank among the answers, from 1. */
static guint rank_of(const CheckResult *result, const Evidence *evidence)
{
  for (guint i = 0; i < result->answers->len; i++)
    if (((const Quotation *)g_ptr_array_index(result->answers, i))->evidence == evidence)
      return i + 1;
  return 0;
}

static void print_conflicts(Printer *printer, const CheckResult *result)
{
  printer_begin_array(printer, "conflicts");
  for (guint i = 0; result->conflicts != NULL && i < result->conflicts->len; i++) {
    const Conflict *conflict = &g_array_index(result->conflicts, Conflict, i);
    printer_begin_object(printer, NULL);
    printer_begin_array(printer, "between");
    printer_integer(printer, NULL, rank_of(result, conflict->one));
    printer_integer(printer, NULL, rank_of(result, conflict->other));
    printer_end_array(printer);
    printer_begin_array(printer, "differ");
    for (guint k = 0; k < DIFFERENCES; k++)
      if ((conflict->differs >> k) & 1)
        printer_string(printer, NULL, difference_name(k));
    printer_end_array(printer);
    printer_end_object(printer);
  }
  printer_end_array(printer);
}

static void print_cautions(Printer *printer, guint cautions)
{
  printer_begin_array(printer, "cautions");
  for (guint i = 0; i < CAUTIONS; i++)
    if ((cautions >> i) & 1)
      printer_string(printer, NULL, caution_name(i));
  printer_end_array(printer);
}

void check_print_json(Printer *printer, const CheckResult *result, const BatchQuery *line, gboolean explain)
{
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  batch_print_id(printer, line);
  printer_string(printer, "query", result->claim->text);
  printer_string(printer, "kind", "claim");
  print_understood(printer, result->claim);
  printer_string(printer, "verdict", verdict_name(result->verdict));
  print_cautions(printer, check_cautions(result));
  print_sides(printer, result->sides);
  print_answers(printer, "answers", result->answers, explain);
  print_conflicts(printer, result);
  printer_begin_array(printer, "missing");
  for (guint i = 0; i < result->claim->question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(result->claim->question->terms, i);
    if (!term->soft && term->passages == 0)
      printer_string(printer, NULL, term->word);
  }
  printer_end_array(printer);
  print_answers(printer, "nearest", result->nearest, explain);
  printer_begin_object(printer, "counts");
  printer_integer(printer, "answers", result->found);
  printer_integer(printer, "candidates", result->candidates);
  printer_integer(printer, "matches", result->matches);
  printer_integer(printer, "passages", result->passages);
  printer_end_object(printer);
  printer_end_object(printer);
  printer_end_line(printer);
}
