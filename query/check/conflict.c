#include "query/check/conflict.h"

#include "corpus/base/regex.h"

#include <string.h>

const char *difference_name(guint i)
{
  static const char *const names[DIFFERENCES] = {"other population", "other time point", "other outcome",
                                                 "other design", "only ventured on one side"};
  return i < DIFFERENCES ? names[i] : NULL;
}

/* The times a sentence tells, small letters, one after the other; "" none. New. */
static char *times_of(const Evidence *evidence)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place,
      "\\b (?: post-?(?:test|treatment|intervention) | baseline | follow-?up | long-?term | short-?term"
      "| \\w+ (?:\\s+ to \\s+ \\w+)? [\\s-]+ (?:days?|weeks?|months?|years?) ) \\b",
      REGEX_CASELESS);
  const StorePassage *passage = evidence->passage;
  Span sentence = g_array_index(passage->sentences, Span, evidence->sentence);
  gsize end = sentence.end - passage->span.start;
  g_autoptr(GString) times = g_string_new(NULL);
  Span time;
  for (gsize at = sentence.start - passage->span.start; regex_find(regex, passage->text, end, at, &time, 1);
       at = time.end)
    g_string_append_printf(times, "%.*s;", (int)(time.end - time.start), passage->text + time.start);
  return g_utf8_strdown(times->str, -1);
}

static gint64 outcome_of(const Evidence *evidence)
{
  return evidence->judgement->n_stated > 0 ? evidence->judgement->stated[0].object_concept : 0;
}

static guint differences(const Evidence *one, const Evidence *other)
{
  const Judgement *a = one->judgement, *b = other->judgement;
  guint differs = 0;
  if (a->population.key != NULL && b->population.key != NULL &&
      strcmp(a->population.key, b->population.key) != 0)
    differs |= DIFFERS_POPULATION;
  g_autofree char *time = times_of(one);
  g_autofree char *other_time = times_of(other);
  if (*time != '\0' && *other_time != '\0' && strcmp(time, other_time) != 0)
    differs |= DIFFERS_TIME;
  if (outcome_of(one) != 0 && outcome_of(other) != 0 && outcome_of(one) != outcome_of(other))
    differs |= DIFFERS_OUTCOME;
  if (a->design != DESIGN_UNKNOWN && b->design != DESIGN_UNKNOWN && a->design != b->design)
    differs |= DIFFERS_DESIGN;
  if (a->tone.hedged != b->tone.hedged)
    differs |= DIFFERS_HEDGE;
  return differs;
}

GArray *conflicts_find(const GPtrArray *evidence, guint most)
{
  GArray *conflicts = g_array_new(FALSE, FALSE, sizeof(Conflict));
  for (guint i = 0; i < evidence->len && conflicts->len < most; i++) {
    const Evidence *one = g_ptr_array_index(evidence, i);
    for (guint k = i + 1; evidence_counts(one->stance) && k < evidence->len; k++) {
      const Evidence *other = g_ptr_array_index(evidence, k);
      if (!evidence_counts(other->stance) || other->stance == one->stance)
        continue;
      Conflict conflict = {one, other, differences(one, other)};
      g_array_append_val(conflicts, conflict);
      break;
    }
  }
  return conflicts;
}
