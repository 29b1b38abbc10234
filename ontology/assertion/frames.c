#include "ontology/assertion/reading.h"

#include <string.h>

/* "effective in reducing", "are increasing"; any other "-ing" names an activity. */
static gboolean is_stated_ing(const Reading *reading, const Word *word)
{
  if (!word_ends_ing(word))
    return TRUE;
  return scope_be(reading, 1) ||
         (reading->at > 0 && word_is(reading->words, reading->at - 1, "in for at by to while thereby thus"));
}

/* "strategies promoted in the letters", "decrease with age": no object of the verb follows. */
static gboolean is_participle(const Reading *reading, const Word *word)
{
  if (word_is(reading->words, reading->at + 1, "with"))
    return TRUE;
  return word_ends_ed(word) && word_is(reading->words, reading->at + 1, "in by to for from at on through");
}

/* "Knowledge increased.": the object stands before, and nothing that could be one follows. */
static gboolean read_intransitive(Reading *reading, const Word *word)
{
  gboolean last = reading->at + 1 >= reading->words->len || word_at(reading->words, reading->at + 1)->comma ||
                  word_at(reading->words, reading->at + 1)->semicolon;
  int subject = clause_subject(reading);
  if (!last || !word_ends_ed(word) || reading->n_pending == 0 || subject < 0 || scope_denied(reading) ||
      reading->at - reading->pending_at > 2)
    return FALSE;
  reading->cue = reading->at;
  reading_state_pending(reading, subject, FRAME_EFFECT, word->class, FALSE);
  return TRUE;
}

/* A verb or participle of change: opens a frame, or says which way the next objects go. */
void frame_change(Reading *reading, const Word *word)
{
  gboolean adjective =
      reading->at > 0 && word_is(reading->words, reading->at - 1, "the a an this these of such");
  if (scope_purpose(reading)) {
    frame_end(reading);
    return;
  }
  if (reading->frame == FRAME_NONE) {
    if (adjective || read_intransitive(reading, word))
      return;
    if (word_ends_ed(word) && scope_be(reading, 2) && reading->n_pending > 0) {
      frame_open(reading, scope_denied(reading) ? FRAME_NONE : FRAME_PASSIVE, word->class);
      return;
    }
    if (word_ends_ed(word) && scope_be(reading, 2))
      return;
    if (!is_stated_ing(reading, word) || is_participle(reading, word))
      return;
    frame_open(reading, scope_denied(reading) ? FRAME_NULL : FRAME_EFFECT, word->class);
    return;
  }
  reading->sign = word->class;
  reading->anchor = reading->at;
  reading->tail = FALSE;
  if (scope_denied(reading))
    reading->frame = FRAME_NULL;
  else if (reading->frame == FRAME_NULL && reading->taken > 0 && !word_ends_ing(word))
    reading->frame = FRAME_EFFECT;
}

void frame_associated(Reading *reading, const Word *word)
{
  gboolean predicts = strncmp(word->word, "predict", 7) == 0;
  if (!predicts && (!word_is(reading->words, reading->at + 1, "with to") || !scope_be(reading, 4)))
    return;
  if (predicts && word_is(reading->words, reading->at, "predictive") && !scope_be(reading, 3))
    return;
  frame_open(reading, scope_denied(reading) ? FRAME_NULL : FRAME_ASSOC, LEX_NONE);
}

static gboolean has_class(const Reading *reading, LexClass class)
{
  for (guint i = 0; i < reading->words->len; i++) {
    if (word_at(reading->words, i)->class == class)
      return TRUE;
  }
  return FALSE;
}

void frame_show(Reading *reading)
{
  if (reading->frame != FRAME_NONE || scope_be(reading, 2) || scope_purpose(reading) ||
      word_ends_ing(word_at(reading->words, reading->at)))
    return;
  if (word_is(reading->words, reading->at, "have had has having") &&
      !word_is(
          reading->words, reading->at + 1,
          "more less fewer greater higher lower better longer shorter a an significantly improved increased "
          "reduced decreased"))
    return;
  if (word_is(reading->words, reading->at + 1, "that to"))
    return;
  /* "have a longer tenure than": a difference between groups. */
  if (word_is(reading->words, reading->at, "have had has having") && has_class(reading, LEX_THAN))
    return;
  frame_open(reading, scope_denied(reading) ? FRAME_NULL : FRAME_SHOW, LEX_NONE);
}

/* "The effect on hope was (not) significant": the object stands before. */
void frame_significance(Reading *reading, gboolean null)
{
  int subject = clause_subject(reading);
  if (!reading->effect_noun || reading->n_pending == 0 || subject < 0 || !scope_be(reading, 2))
    return;
  null |= scope_denied(reading);
  reading->cue = reading->at;
  reading_state_pending(reading, subject, null ? FRAME_NULL : FRAME_ASSOC, null ? LEX_NONE : LEX_BETTER,
                        FALSE);
}

void frame_mediated(Reading *reading)
{
  if (reading->n_pending == 0 || scope_denied(reading))
    return;
  frame_open(reading, FRAME_MEDIATE, LEX_NONE);
}
