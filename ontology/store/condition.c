#include "ontology/store/condition.h"

#include "corpus/base/limits.h"
#include "ontology/store/condition_tree.h"
#include "ontology/store/terms.h"

#include <string.h>

static void part_free(gpointer data)
{
  store_condition_free(data);
}

StoreCondition *condition_new(TextOperator op)
{
  StoreCondition *condition = g_new0(StoreCondition, 1);
  condition->owners = 1;
  condition->text.op = op;
  condition->terms = g_ptr_array_new_with_free_func(g_free);
  condition->parts = g_ptr_array_new_with_free_func(part_free);
  return condition;
}

StoreCondition *store_condition_ref(StoreCondition *condition)
{
  condition->owners++;
  return condition;
}

void store_condition_free(StoreCondition *condition)
{
  if (condition == NULL || --condition->owners > 0)
    return;
  g_ptr_array_unref(condition->terms);
  g_ptr_array_unref(condition->parts);
  g_free((gpointer)condition->text.parts);
  g_free(condition->value);
  g_free(condition);
}

void condition_add_part(StoreCondition *condition, StoreCondition *part)
{
  g_ptr_array_add(condition->parts, part);
}

void condition_settle(StoreCondition *condition)
{
  g_free((gpointer)condition->text.parts);
  const TextCondition **parts = g_new0(const TextCondition *, condition->parts->len + 1);
  for (guint i = 0; i < condition->parts->len; i++)
    parts[i] = &((StoreCondition *)g_ptr_array_index(condition->parts, i))->text;
  condition->text.parts = parts;
  condition->text.n_parts = condition->parts->len;
  condition->text.terms = (const char *const *)condition->terms->pdata;
  condition->text.n_terms = condition->terms->len;
}

/* ---------------------------------------------------------------- words */

typedef struct {
  GPtrArray *terms;
  gboolean stop; /* take words that say nothing, too */
} Taking;

static void take_word(const Term *term, gpointer data)
{
  Taking *taking = data;
  if (term->kind == TERM_WORD && (taking->stop || !term->stop) && taking->terms->len < LIMIT_QUERY_TERMS)
    g_ptr_array_add(taking->terms, g_strdup(term->term));
}

/* What is not UTF-8 is read as far as it is. */
static void take_words(GPtrArray *terms, const char *text, gboolean stop)
{
  const char *end = text;
  g_utf8_validate(text, (gssize)MIN(strlen(text), (gsize)LIMIT_QUERY_BYTES), &end);
  g_autoptr(TermMaker) maker = term_maker_new();
  Taking taking = {terms, stop};
  terms_cut(maker, text, (gsize)(end - text), 0, take_word, &taking);
}

static StoreCondition *unless_empty(StoreCondition *condition)
{
  if (condition->terms->len > 0)
    return condition;
  store_condition_free(condition);
  return NULL;
}

StoreCondition *store_condition_words(const char *text)
{
  StoreCondition *condition = condition_new(TEXT_EACH);
  take_words(condition->terms, text, FALSE);
  return unless_empty(condition);
}

StoreCondition *store_condition_phrase(const char *text)
{
  StoreCondition *condition = condition_new(TEXT_PHRASE);
  take_words(condition->terms, text, TRUE);
  return unless_empty(condition);
}

StoreCondition *store_condition_near(const char *const *texts, guint n, guint apart)
{
  StoreCondition *condition = condition_new(TEXT_NEAR);
  for (guint i = 0; i < n; i++)
    take_words(condition->terms, texts[i], FALSE);
  condition->text.window = condition->terms->len + apart;
  return unless_empty(condition);
}

StoreCondition *store_condition_field(StoreField field, const char *value)
{
  StoreCondition *condition = condition_new(TEXT_ANY);
  condition->named = TRUE;
  condition->field = field;
  condition->value = g_strdup(value);
  return condition;
}

StoreCondition *store_condition_years(int first, int last)
{
  StoreCondition *condition = condition_new(TEXT_YEARS);
  condition->text.year_first = first;
  condition->text.year_last = last;
  return condition;
}

/* ---------------------------------------------------------------- and, or, not */

static StoreCondition *join(TextOperator op, StoreCondition *one, StoreCondition *other)
{
  if (one == NULL || other == NULL)
    return one != NULL ? one : other;
  if (one->text.op != op || one->parts->len == 0 || one->owners > 1) {
    StoreCondition *condition = condition_new(op);
    condition_add_part(condition, one);
    one = condition;
  }
  condition_add_part(one, other);
  return one;
}

StoreCondition *store_condition_and(StoreCondition *one, StoreCondition *other)
{
  return join(TEXT_EACH, one, other);
}

StoreCondition *store_condition_or(StoreCondition *one, StoreCondition *other)
{
  return join(TEXT_ANY, one, other);
}

StoreCondition *store_condition_not(StoreCondition *one)
{
  if (one == NULL)
    return NULL;
  StoreCondition *condition = condition_new(TEXT_NOT);
  condition_add_part(condition, one);
  return condition;
}
