#include "ontology/assertion/reading.h"

#include <string.h>

guint reading_roles(const Reading *reading, int mention)
{
  return vocabulary_roles(reading->input->vocabulary, reading->input->mentions[mention].concept);
}

/* The one of the mentions of a word that has one of these roles; -1 none. */
int reading_mention(const Reading *reading, const Word *word, guint roles)
{
  for (guint i = 0; i < word->n_mentions; i++) {
    if (reading_roles(reading, word->mention + (int)i) & roles)
      return word->mention + (int)i;
  }
  return -1;
}

/* The concept that a mention is as an object: a mechanism gives the outcome that is related to it. */
static int object_concept(const Reading *reading, int mention)
{
  guint concept = reading->input->mentions[mention].concept;
  if (reading_roles(reading, mention) & SCHEME_OBJECT)
  return (int)concept;
  const GArray *related = vocabulary_concept(reading->input->vocabulary, concept)->related;
  for (guint i = 0; i < related->len && i < 16; i++) {
    guint other = g_array_index(related, guint, i);
    if (vocabulary_roles(reading->input->vocabulary, other) & SCHEME_OBJECT)
      return (int)other;
  }
  return (int)concept;
}

/* ---------------------------------------------------------------- stating */

static Direction direction_of(LexClass sign, Desirable desirable)
{
  switch (sign) {
  case LEX_DOWN:
  case LEX_LESS:
  case LEX_DOWN_NOUN:
    return DIRECTION_DOWN;
  case LEX_IMPROVE:
  case LEX_BETTER:
  case LEX_GOOD_NOUN:
    return desirable == DESIRABLE_LESS ? DIRECTION_DOWN : DIRECTION_UP;
  case LEX_WORSEN:
  case LEX_POOR:
    return desirable == DESIRABLE_LESS ? DIRECTION_UP : DIRECTION_DOWN;
  default:
    return DIRECTION_UP;
  }
}

gboolean reading_has_outcome(const Reading *reading, int mention)
{
  guint concept = (guint)object_concept(reading, mention);
  return (vocabulary_roles(reading->input->vocabulary, concept) & SCHEME_OBJECT) != 0;
}

/* "outcomes", "effectiveness": names no outcome. */
gboolean reading_general(const Reading *reading, int mention)
{
  static const char *const general[] = {"outcome",  "outcomes", "effectiveness", "efficacy", "benefit",
                                        "benefits", NULL};
  const AssertionInput *input = reading->input;
  Span span = input->mentions[mention].span;
  for (guint i = 0; general[i] != NULL; i++) {
    if (strlen(general[i]) == span.end - span.start &&
        g_ascii_strncasecmp(general[i], input->text + span.start, span.end - span.start) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean is_twice(const Reading *reading, const Assertion *new)
{
  for (guint i = reading->first; i < reading->extraction->out->len; i++) {
    const Assertion *old = g_ptr_array_index(reading->extraction->out, i);
    if (old->subject == new->subject && old->object == new->object && old->negated == new->negated)
      return TRUE;
  }
  return FALSE;
}

void reading_state(Reading *reading, int subject, int object, Frame frame, LexClass sign)
{
  if (subject < 0)
    return;
  /* All that acts together does it. */
  if (subject == reading->actor && reading->joined && reading->n_also > 0) {
    guint n = reading->n_also;
    reading->n_also = 0;
    for (guint i = 0; i < n; i++)
      reading_state(reading, reading->also[i], object, frame, sign);
    reading->n_also = n;
  }
  const Mention *from = &reading->input->mentions[subject], *to = &reading->input->mentions[object];
  int concept = object_concept(reading, object);
  gboolean down = sign == LEX_DOWN || sign == LEX_LESS || sign == LEX_DOWN_NOUN;
  if ((int)from->concept == concept || from->span.start == to->span.start ||
      (down && reading_general(reading, object)))
    return;
  Assertion *new = assertion_new(reading->sentence, RELATION_ASSOCIATED, from);
  Desirable desirable = vocabulary_concept(reading->input->vocabulary, (guint) concept)->desirable;
  new->object = concept;
  new->object_span = to->span;
  new->cue_span = word_at(reading->words, reading->cue)->span;
  new->direction = direction_of(sign, desirable);
  if (frame == FRAME_NULL) {
    new->relation = RELATION_NO_EFFECT;
    new->direction = DIRECTION_NONE;
    new->negated = TRUE;
  } else if (frame == FRAME_MEDIATE) {
    new->relation = RELATION_MEDIATES;
  } else if (sign == LEX_WORSEN) {
    new->relation = RELATION_HARMS;
  } else if (frame != FRAME_ASSOC) {
    new->relation = new->direction == DIRECTION_DOWN ? RELATION_REDUCES : RELATION_INCREASES;
  }
  if (new->direction != DIRECTION_NONE && desirable != DESIRABLE_NONE)
    new->benefit =
        (new->direction == DIRECTION_UP) == (desirable == DESIRABLE_MORE) ? BENEFIT_GOOD : BENEFIT_BAD;
  new->hedged = reading->hedged;
  if (is_twice(reading, new))
    assertion_free(new);
  else
    g_ptr_array_add(reading->extraction->out, new);
}

void reading_state_pending(Reading *reading, int subject, Frame frame, LexClass sign, gboolean all)
{
  for (guint i = all ? 0 : reading->n_pending - 1; i < reading->n_pending; i++)
    reading_state(reading, subject, reading->pending[i], frame, sign);
}
