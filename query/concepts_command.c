/* adduce concepts, concept, organisation: what the base knows of the things that its papers speak of. */
#include "query/concepts.h"

#include "query/commands.h"
#include "query/render/parts.h"
#include "query/render/readings.h"

#include <string.h>

/* Examples shown for one concept. */
#define SHOWN_MENTIONS 10
#define SHOWN_NEAR     12
/* Readings, where --limit doesn't say. */
#define READINGS_SHOWN 20

ExitCode not_annotated(const CommandContext *context)
{
  command_error(context, "the papers of this base were not searched for concepts; run: adduce-index PATH");
  return EXIT_NOTHING;
}

static void json_concept(Printer *printer, const StoreConcept *concept)
{
  printer_string(printer, "key", concept->key);
  printer_string(printer, "scheme", concept->scheme);
  printer_string(printer, "label", concept->label);
  printer_string(printer, "iri", concept->iri);
  printer_string_optional(printer, "definition", concept->definition);
  printer_string_optional(printer, "desirable", concept->desirable);
  printer_integer(printer, "mentions", concept->mentions);
  printer_integer(printer, "papers", concept->papers);
  printer_integer(printer, "assertions", concept->assertions);
}

/* ---------------------------------------------------------------- concepts */

static gboolean only_mentioned;

static const GOptionEntry concepts_entries[] = {
    {"mentioned", 0, 0, G_OPTION_ARG_NONE, &only_mentioned, "only those that a paper mentions", NULL}, {0}};

static ExitCode run_concepts(CommandContext *context, guint n, char **arguments)
{
  g_autoptr(GError) error = NULL;
  if (!store_is_annotated(context->base, &error))
    return error != NULL ? store_failed(context, g_steal_pointer(&error)) : not_annotated(context);
  g_autoptr(GPtrArray) concepts = store_concepts(context->base, n > 0 ? arguments[0] : NULL, &error);
  if (concepts == NULL)
    return store_failed(context, g_steal_pointer(&error));
  Printer *printer = context->printer;
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_array(printer, "concepts");
  const char *scheme = "";
  guint shown = 0;
  for (guint i = 0; i < concepts->len && !printer_is_closed(printer); i++) {
    const StoreConcept *concept = g_ptr_array_index(concepts, i);
    if (only_mentioned && concept->mentions == 0)
      continue;
    shown++;
    if (strcmp(scheme, concept->scheme) != 0)
      printer_paragraph(printer, STYLE_HEADING, 0, concept->scheme);
    scheme = concept->scheme;
    printer_begin_object(printer, NULL);
    json_concept(printer, concept);
    printer_end_object(printer);
    printer_text(printer, STYLE_STRONG, concept->label);
    printer_textf(printer, STYLE_QUIET, "  %s, %u in %u paper%s", concept->key, concept->mentions,
                  concept->papers, concept->papers == 1 ? "" : "s");
    printer_flush(printer, 2, 6);
  }
  printer_end_array(printer);
  printer_end_object(printer);
  printer_end_line(printer);
  if (shown == 0)
    printer_paragraph(printer, STYLE_QUIET, 0,
                      n == 0 && !only_mentioned ? "The vocabulary has no concepts."
                      : n == 0                  ? "No paper mentions a concept."
                      : only_mentioned          ? "No paper mentions a concept of that name."
                                                : "No concept of that name.");
  return shown > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

/* ---------------------------------------------------------------- one concept */

/* No such name, or the store failed: of a name that is nobody's the nearest key or label is told. */
static ExitCode concept_failed(const CommandContext *context, const char *name, gboolean entity,
                               GError *error)
{
  g_autoptr(GPtrArray) concepts = NULL;
  if (g_error_matches(error, STORE_ERROR, STORE_ERROR_NOT_FOUND))
    concepts = store_concepts(context->base, NULL, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; concepts != NULL && i < concepts->len; i++) {
    const StoreConcept *concept = g_ptr_array_index(concepts, i);
    if (entity && !concept->entity)
      continue;
    g_ptr_array_add(names, g_strdup(concept->key));
    g_ptr_array_add(names, g_utf8_strdown(concept->label, -1));
  }
  g_ptr_array_add(names, NULL);
  g_autofree char *folded = g_utf8_strdown(name, -1);
  const char *nearest = nearest_word(folded, (const char *const *)names->pdata);
  ExitCode code = store_failed(context, error);
  if (nearest != NULL)
    command_error(context, "did you mean '%s'?", nearest);
  return code;
}

static gboolean print_near(CommandContext *context, const StoreConcept *concept, const char *how,
                           GError **error)
{
  g_autoptr(GPtrArray) near = store_concept_near(context->base, concept->id, how, SHOWN_NEAR, error);
  if (near == NULL)
    return FALSE;
  Printer *printer = context->printer;
  printer_begin_array(printer, how);
  for (guint i = 0; i < near->len; i++) {
    const StoreConcept *other = g_ptr_array_index(near, i);
    printer_string(printer, NULL, other->key);
    if (i == 0)
      printer_textf(printer, STYLE_QUIET,
                    "%s: ", strcmp(how, "mentioned") == 0 ? "mentioned together with" : how);
    printer_textf(printer, STYLE_PLAIN, "%s%s", i > 0 ? "; " : "", other->label);
  }
  printer_end_array(printer);
  if (near->len > 0)
    printer_flush(printer, 0, 2);
  return TRUE;
}

static gboolean print_facts(CommandContext *context, const StoreConcept *concept, GError **error)
{
  g_autoptr(GPtrArray) facts = store_concept_facts(context->base, concept->id, error);
  if (facts == NULL)
    return FALSE;
  Printer *printer = context->printer;
  printer_begin_array(printer, "facts");
  for (guint i = 0; i < facts->len; i++) {
    const StoreFact *fact = g_ptr_array_index(facts, i);
    printer_begin_object(printer, NULL);
    printer_string(printer, "property", fact->property);
    printer_string(printer, "value", fact->value);
    printer_end_object(printer);
    if (strcmp(fact->property, "label preferred") == 0)
      continue;
    printer_textf(printer, STYLE_QUIET,
                  "%s: ", strcmp(fact->property, "label alternative") == 0 ? "also" : fact->property);
    printer_text(printer, STYLE_PLAIN, fact->value);
    printer_flush(printer, 2, 4);
  }
  printer_end_array(printer);
  return TRUE;
}

void print_assertion(Printer *printer, const StoreAssertion *assertion, gboolean with_paper)
{
  printer_begin_object(printer, NULL);
  printer_string(printer, "subject", assertion->subject);
  printer_string(printer, "relation", assertion->relation);
  printer_string(printer, "object", assertion->object != NULL ? assertion->object : assertion->object_label);
  printer_string(printer, "direction", assertion->direction);
  printer_string(printer, "benefit", assertion->benefit);
  printer_boolean(printer, "negated", assertion->negated);
  printer_boolean(printer, "hedged", assertion->hedged);
  printer_boolean(printer, "own_result", assertion->own_result);
  printer_string_optional(printer, "design", assertion->design);
  printer_string_optional(printer, "population", assertion->population);
  printer_begin_array(printer, "cites");
  for (guint i = 0; i < assertion->cites->len; i++)
    printer_string(printer, NULL, g_ptr_array_index(assertion->cites, i));
  printer_end_array(printer);
  if (with_paper)
    printer_string(printer, "paper", assertion->paper);
  printer_string(printer, "quote", assertion->quote);
  printer_integer(printer, "start", (gint64)assertion->span.start);
  printer_integer(printer, "end", (gint64)assertion->span.end);
  json_source(printer, "source", assertion->place);
  printer_end_object(printer);
  printer_textf(printer, STYLE_STRONG, "%s %s %s", assertion->subject_label, assertion->relation,
                assertion->object_label);
  printer_textf(printer, STYLE_QUIET, "%s%s%s%s", strcmp(assertion->direction, "none") == 0 ? "" : ", ",
                strcmp(assertion->direction, "none") == 0 ? "" : assertion->direction,
                assertion->hedged ? ", hedged" : "", assertion->own_result ? ", own result" : "");
  printer_flush(printer, 0, 4);
  printer_paragraph(printer, STYLE_QUOTE, 4, assertion->quote);
  if (with_paper || assertion->cites->len > 0) {
    g_autoptr(GString) cites = g_string_new(NULL);
    for (guint i = 0; i < assertion->cites->len; i++)
      g_string_append_printf(cites, "%s%s", i > 0 ? ", " : "; cites ",
                             (const char *)g_ptr_array_index(assertion->cites, i));
    printer_textf(printer, STYLE_QUIET, "%s%s", assertion->paper_display, cites->str);
    printer_flush(printer, 4, 6);
  }
}

static gboolean print_assertions(CommandContext *context, const StoreConcept *concept, GError **error)
{
  g_autoptr(GPtrArray) assertions = store_assertions(context->base, 0, concept->id, error);
  if (assertions == NULL)
    return FALSE;
  Printer *printer = context->printer;
  guint up = 0, down = 0, none = 0;
  printer_begin_array(printer, "asserted");
  if (assertions->len > 0)
    printer_paragraph(printer, STYLE_HEADING, 0, "Asserted");
  for (guint i = 0; i < assertions->len; i++) {
    const StoreAssertion *assertion = g_ptr_array_index(assertions, i);
    up += strcmp(assertion->direction, "up") == 0;
    down += strcmp(assertion->direction, "down") == 0;
    none += strcmp(assertion->relation, "no effect") == 0;
    print_assertion(printer, assertion, TRUE);
  }
  printer_end_array(printer);
  printer_begin_object(printer, "counts");
  printer_integer(printer, "up", up);
  printer_integer(printer, "down", down);
  printer_integer(printer, "no_effect", none);
  printer_end_object(printer);
  if (assertions->len > 0) {
    printer_textf(printer, STYLE_PLAIN, "%u up, %u down, %u without effect", up, down, none);
    printer_flush(printer, 0, 0);
  }
  return TRUE;
}

void print_mention(Printer *printer, const StoreMention *mention, gboolean with_paper)
{
  printer_begin_object(printer, NULL);
  printer_string(printer, "concept", mention->concept);
  printer_string(printer, "scheme", mention->scheme);
  printer_string(printer, "label", mention->label);
  printer_string(printer, "text", mention->text);
  printer_string(printer, "zone", mention->zone);
  if (with_paper)
    printer_string(printer, "paper", mention->paper);
  printer_integer(printer, "start", (gint64)mention->span.start);
  printer_integer(printer, "end", (gint64)mention->span.end);
  json_source(printer, "source", mention->place);
  printer_end_object(printer);
  printer_textf(printer, STYLE_QUIET, "%zu-%zu ", mention->span.start, mention->span.end);
  printer_text(printer, STYLE_PLAIN, mention->text);
  printer_textf(printer, STYLE_QUIET, "  %s, %s%s%s", with_paper ? mention->paper : mention->concept,
                mention->zone, with_paper ? "" : ", ", with_paper ? "" : mention->scheme);
  printer_flush(printer, 2, 6);
}

static gboolean print_mentions(CommandContext *context, const StoreConcept *concept, GError **error)
{
  g_autoptr(GPtrArray) mentions =
      store_mentions_of_concept(context->base, concept->id, SHOWN_MENTIONS, error);
  if (mentions == NULL)
    return FALSE;
  Printer *printer = context->printer;
  printer_begin_array(printer, "places");
  if (mentions->len > 0)
    printer_paragraph(printer, STYLE_HEADING, 0, "Mentioned");
  for (guint i = 0; i < mentions->len; i++)
    print_mention(printer, g_ptr_array_index(mentions, i), TRUE);
  printer_end_array(printer);
  return TRUE;
}

static void print_head(Printer *printer, const StoreConcept *concept)
{
  json_concept(printer, concept);
  printer_text(printer, STYLE_STRONG, concept->label);
  printer_textf(printer, STYLE_QUIET, "  %s %s, mentioned %u time%s in %u paper%s", concept->scheme,
                concept->key, concept->mentions, concept->mentions == 1 ? "" : "s", concept->papers,
                concept->papers == 1 ? "" : "s");
  printer_flush(printer, 0, 4);
  if (concept->definition != NULL)
    printer_paragraph(printer, STYLE_PLAIN, 2, concept->definition);
}

static gboolean with_readings;
#define NOT_GIVEN G_MININT
static int limit_option = NOT_GIVEN;

static const GOptionEntry concept_entries[] = {
    {"readings", 0, 0, G_OPTION_ARG_NONE, &with_readings,
     "what to read on it: papers and works, reviews first, each with the sentence that says why", NULL},
    {"limit", 'n', 0, G_OPTION_ARG_INT, &limit_option, "at most N readings; 20 by default", "N"},
    {0}};

static ExitCode prepare_concept(CommandContext *context, guint n G_GNUC_UNUSED,
                                char **arguments G_GNUC_UNUSED)
{
  if (limit_option != NOT_GIVEN && (limit_option <= 0 || !with_readings))
    return command_usage(context,
                         limit_option <= 0 ? "--limit must be above 0" : "--limit goes with --readings");
  return EXIT_FOUND;
}

static ExitCode run_readings(CommandContext *context, const StoreConcept *concept)
{
  g_autoptr(GError) error = NULL;
  guint limit = limit_option != NOT_GIVEN ? (guint)limit_option : READINGS_SHOWN;
  g_autoptr(Readings) readings = readings_of(context->base, concept, limit, &error);
  if (readings == NULL)
    return store_failed(context, g_steal_pointer(&error));
  print_readings(context->printer, concept, readings);
  return readings->readings->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static ExitCode run_concept(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreConcept) concept = store_concept(context->base, arguments[0], FALSE, &error);
  if (concept == NULL)
    return concept_failed(context, arguments[0], FALSE, g_steal_pointer(&error));
  if (with_readings)
    return run_readings(context, concept);
  Printer *printer = context->printer;
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_object(printer, "concept");
  print_head(printer, concept);
  gboolean fine = print_facts(context, concept, &error) && print_near(context, concept, "broader", &error) &&
                  print_near(context, concept, "narrower", &error) &&
                  print_near(context, concept, "related", &error) &&
                  print_near(context, concept, "mentioned", &error) &&
                  print_mentions(context, concept, &error) && print_assertions(context, concept, &error);
  printer_end_object(printer);
  printer_end_object(printer);
  printer_end_line(printer);
  return fine ? EXIT_FOUND : store_failed(context, g_steal_pointer(&error));
}

/* ---------------------------------------------------------------- an organisation */

/* One question about an organisation: every answer of the papers with its sentence, else "not stated"; what
 * the vocabulary says is told apart. */
static void print_answers(Printer *printer, const char *name, const char *member, const GPtrArray *assertions,
                          const StoreConcept *concept, const char *const *relations)
{
  printer_begin_array(printer, member);
  guint n = 0;
  for (guint i = 0; i < assertions->len; i++) {
    const StoreAssertion *assertion = g_ptr_array_index(assertions, i);
    if (!g_strv_contains(relations, assertion->relation) || strcmp(assertion->subject, concept->key) != 0)
      continue;
    n++;
    printer_begin_object(printer, NULL);
    printer_string(printer, "value", assertion->object_label);
    printer_string(printer, "paper", assertion->paper);
    printer_string(printer, "quote", assertion->quote);
    printer_integer(printer, "start", (gint64)assertion->span.start);
    printer_integer(printer, "end", (gint64)assertion->span.end);
    printer_end_object(printer);
    printer_textf(printer, STYLE_QUIET, "%s: ", name);
    printer_text(printer, STYLE_STRONG, assertion->object_label);
    printer_flush(printer, 2, 4);
    printer_textf(printer, STYLE_QUOTE, "%s", assertion->quote);
    printer_textf(printer, STYLE_QUIET, " (%s)", assertion->paper_display);
    printer_flush(printer, 4, 4);
  }
  printer_end_array(printer);
  if (n == 0) {
    printer_textf(printer, STYLE_QUIET, "%s: ", name);
    printer_text(printer, STYLE_PLAIN, "not stated in the papers held");
    printer_flush(printer, 2, 4);
  }
}

static ExitCode run_organisation(CommandContext *context, guint n G_GNUC_UNUSED, char **arguments)
{
  static const char *const in[] = {"founded in", NULL}, *const by[] = {"founded by", NULL},
                           *const from[] = {"derived from", NULL}, *const part[] = {"part of", NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreConcept) concept = store_concept(context->base, arguments[0], TRUE, &error);
  if (concept == NULL)
    return concept_failed(context, arguments[0], TRUE, g_steal_pointer(&error));
  g_autoptr(GPtrArray) assertions = store_assertions(context->base, 0, concept->id, &error);
  if (assertions == NULL)
    return store_failed(context, g_steal_pointer(&error));
  Printer *printer = context->printer;
  printer_begin_object(printer, NULL);
  printer_integer(printer, "version", 1);
  printer_begin_object(printer, "organisation");
  print_head(printer, concept);
  printer_paragraph(printer, STYLE_HEADING, 0, "What the papers say");
  print_answers(printer, "founded in", "founded_in", assertions, concept, in);
  print_answers(printer, "founded by", "founded_by", assertions, concept, by);
  print_answers(printer, "derived from", "derived_from", assertions, concept, from);
  print_answers(printer, "part of", "part_of", assertions, concept, part);
  printer_paragraph(printer, STYLE_HEADING, 0, "What the vocabulary says");
  gboolean fine = print_near(context, concept, "broader", &error) && print_facts(context, concept, &error) &&
                  print_mentions(context, concept, &error);
  printer_end_object(printer);
  printer_end_object(printer);
  printer_end_line(printer);
  return fine ? EXIT_FOUND : store_failed(context, g_steal_pointer(&error));
}

static const char *const formats[] = {"text", "json", NULL};

static const char *const concepts_examples[][2] = {
    {"adduce concepts", "Every concept of the vocabulary, with how often it is mentioned."},
    {"adduce concepts support --mentioned", "Those with \"support\" in a label that a paper mentions."},
    {NULL, NULL},
};
const Command concepts_command = {
    .name = "concepts",
    .arguments = "[PATTERN]",
    .summary = "list the concepts that papers are searched for",
    .details = "Without PATTERN all of them, by scheme: organisations, mechanisms of change, outcomes, ...",
    .examples = concepts_examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .options = concepts_entries,
    .most = 1,
    .run = run_concepts,
};

static const char *const concept_examples[][2] = {
    {"adduce concept \"self-esteem\"", "Its definition, where it is mentioned, what is asserted of it."},
    {"adduce concept \"helper therapy\" --readings", "What to read on it, reviews first, with the reason."},
    {NULL, NULL},
};
const Command concept_command = {
    .name = "concept",
    .arguments = "NAME",
    .summary = "show one concept: definition, mentions, what is asserted of it",
    .details = "NAME is a key (see 'adduce concepts') or any label, however it is spelt.",
    .examples = concept_examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .options = concept_entries,
    .least = 1,
    .most = 1,
    .prepare = prepare_concept,
    .run = run_concept,
};

static const char *const organisation_examples[][2] = {
    {"adduce organisation GROW",
     "When, where and by whom it was founded, each with the sentence that says so."},
    {NULL, NULL},
};
const Command organisation_command = {
    .name = "organisation",
    .arguments = "NAME",
    .summary = "show what the papers say of an organisation's founding and descent",
    .details = "What the papers don't say is said to be not stated; what the vocabulary knows is told apart "
               "from it.",
    .examples = organisation_examples,
    .needs = NEEDS_BASE_READ,
    .formats = formats,
    .least = 1,
    .most = 1,
    .run = run_organisation,
};
