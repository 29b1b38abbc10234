#include "ontology/assertion/reading.h"

void frame_end(Reading *reading)
{
  reading->frame = FRAME_NONE;
  reading->sign = LEX_NONE;
  reading->taken = 0;
  reading->tail = FALSE;
  reading->list = FALSE;
}

/* A comparison: what it names doesn't act; the frame may go on after it. */
void frame_leave(Reading *reading)
{
  Frame left = reading->frame;
  frame_end(reading);
  reading->left = left;
  reading->aside = TRUE;
}

void clause_end(Reading *reading)
{
  frame_end(reading);
  reading->n_pending = 0;
  reading->left = FRAME_NONE;
  reading->relative = FALSE;
  reading->effect_noun = reading->list_noun = reading->aside = FALSE;
  reading->mechanism = -1;
}

/* The subject of a cue at this word: the nearest of what may act, else what was spoken of before. */
int clause_subject(const Reading *reading)
{
  if (reading->mechanism >= 0 && reading->at - reading->mechanism_at <= 6 &&
      (reading->subject < 0 || reading->mechanism_at > reading->subject_at))
    return reading->mechanism;
  if (reading->subject >= 0)
    return reading->subject;
  if (reading->mechanism >= 0)
    return reading->mechanism;
  gboolean near = reading->pronoun && reading->at - reading->pronoun_at <= REACH / 2;
  return near ? reading->extraction->topic : -1;
}

void frame_open(Reading *reading, Frame frame, LexClass sign)
{
  int subject = clause_subject(reading);
  if (subject < 0 && frame == FRAME_NULL && reading->at <= HEAD)
    subject = reading->extraction->topic;
  if (subject < 0 && frame != FRAME_PASSIVE && frame != FRAME_MEDIATE) {
    frame_end(reading);
    return;
  }
  reading->subject = subject;
  reading->frame = frame;
  reading->sign = sign;
  reading->cue = reading->anchor = reading->at;
  reading->taken = 0;
  reading->tail = FALSE;
}

/* Words that end a list of objects or lead to something that isn't one. */
void clause_small(Reading *reading)
{
  if (reading->frame == FRAME_PASSIVE || reading->frame == FRAME_MEDIATE)
    return;
  if (word_is(reading->words, reading->at, "according")) {
    reading->aside = TRUE;
  } else if (word_is(reading->words, reading->at, "by") ||
             (reading->taken > 0 && word_is(reading->words, reading->at, "is are was were"))) {
    frame_end(reading);
  } else if (word_is(reading->words, reading->at, "with") && reading->frame != FRAME_NONE &&
             reading->at != reading->cue + 1) {
    reading->tail = TRUE;
  } else if (reading->taken > 0 &&
             word_is(reading->words, reading->at, "for in among of at on from within between")) {
    reading->tail = TRUE;
  }
}

/* "that", "which", "who": another subject, but for the one that stands right before. */
void clause_break(Reading *reading)
{
  if (word_is(reading->words, reading->at, "as") && reading->at > 0 &&
      word_is(reading->words, reading->at - 1, "such"))
    return;
  frame_end(reading);
  if (!word_is(reading->words, reading->at, "that which who whom whose"))
    return;
  reading->relative = TRUE;
  reading->pronoun = FALSE;
  if (reading->subject >= 0 && reading->at - reading->subject_at > 1) {
    reading->main = reading->subject;
    reading->subject = -1;
  }
  if (reading->mechanism >= 0 && reading->at - reading->mechanism_at > 1)
    reading->mechanism = -1;
  reading->n_pending = 0;
}

void clause_contrast(Reading *reading)
{
  /* "small but significant" */
  if (reading->frame != FRAME_NONE && reading->taken == 0 && word_is(reading->words, reading->at, "but yet"))
    return;
  Frame before = reading->frame;
  LexClass next =
      reading->at + 1 < reading->words->len ? word_at(reading->words, reading->at + 1)->class : LEX_NONE;
  if (next == LEX_NO && (before == FRAME_ASSOC || before == FRAME_EFFECT) && reading->taken > 0) {
    reading->frame = FRAME_NULL;
    reading->anchor = reading->at;
    reading->cue = reading->at + 1;
    reading->tail = FALSE;
    return;
  }
  clause_end(reading);
  if (!word_is(reading->words, reading->at, "but yet")) {
    reading->main = reading->subject;
    reading->subject = -1;
  }
}
