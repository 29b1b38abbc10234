#include "ontology/assertion/reading.h"

/* Causes told after what they bring about: "fewer relapses were found after peer support", "access has
 * increased due to it", "factors associated with recovery were hope and empathy". */

/* A change whose cause isn't named yet. */
void cause_note_object(Reading *reading, int object)
{
  if (reading->orphan_sign == LEX_NONE || reading->n_orphans == PENDING || reading->subject >= 0 ||
      reading->mechanism >= 0 || reading->at - reading->orphan_at > REACH || reading->aside ||
      reading->causing)
    return;
  reading->orphans[reading->n_orphans++] = (Orphan){object, reading->orphan_sign, reading->orphan_at};
  reading->orphan_at = reading->at + word_at(reading->words, reading->at)->length - 1;
}

/* "in the peer support group": word i is that "in". */
static gboolean is_arm(const Reading *reading, guint i)
{
  guint end = reading->at + word_at(reading->words, reading->at)->length;
  return word_is(reading->words, i, "in") && reading->at - i <= 2 &&
         (word_is(reading->words, end, "group condition arm") || word_is(reading->words, end - 1, "group"));
}

/* "... after peer support", "... among members of self-help groups": how the changes before hang on this. */
static Frame bond_of(const Reading *reading)
{
  for (guint i = reading->at, n = 0; i > reading->orphan_at + 1 && n < 6; n++) {
    i--;
    if (word_is(reading->words, i, "following after through via") ||
        (word_is(reading->words, i, "by") && (n == 0 || word_ends_ing(word_at(reading->words, i + 1)))))
      return FRAME_EFFECT;
    if (is_arm(reading, i))
      return FRAME_ASSOC;
    if (word_is(reading->words, i, "among") ||
        (word_is(reading->words, i, "in for") &&
         word_is(reading->words, i + 1, "member participant attendee user")))
      return FRAME_ASSOC;
    if (word_at(reading->words, i)->mention >= 0 && word_at(reading->words, i)->class != LEX_PRONOUN)
      return FRAME_NONE;
  }
  return FRAME_NONE;
}

void cause_adopt(Reading *reading, int subject)
{
  Frame bond = reading->n_orphans == 0 ? FRAME_NONE : reading->causing ? reading->bond : bond_of(reading);
  /* "sponsors, a concept equivalent to the alliance": told of one of them */
  gboolean aside = reading->causing && reading->factor && reading->at > 1 &&
                   (word_is(reading->words, reading->at - 1, "to with of") ||
                    word_is(reading->words, reading->at - 2, "to with of"));
  if (aside || scope_lacking(reading, reading->at, reading->orphan_at + 1))
    bond = FRAME_NONE;
  for (guint i = 0; i < reading->n_orphans && bond != FRAME_NONE; i++) {
    reading->cue = reading->orphans[i].cue;
    reading_state(reading, subject, reading->orphans[i].object, bond, reading->orphans[i].sign);
  }
  if (reading->causing) /* others may follow */
    return;
  reading->n_orphans = 0;
  reading->orphan_sign = LEX_NONE;
}

/* "Access has increased due to ...": what went up or down stands before, its cause behind. */
void cause_note_change(Reading *reading, const Word *word)
{
  if (scope_denied(reading))
    return;
  gboolean ends = word_is(reading->words, reading->at + 1,
                          "due because owing following after through thanks among in and") ||
                  word_is(reading->words, reading->at + 1, "dramatically significantly substantially");
  if (ends && reading->n_pending > 0 && reading->at - reading->pending_at <= 2 &&
      reading->n_orphans < PENDING) {
    reading->orphans[reading->n_orphans++] =
        (Orphan){reading->pending[reading->n_pending - 1], word->class, reading->at};
    reading->orphan_at = reading->at;
    reading->orphan_sign = LEX_NONE;
  } else {
    reading->orphan_sign = word->class;
    reading->orphan_at = reading->at;
  }
}

void cause_note_factor(Reading *reading)
{
  reading->factor_at = reading->at;
  reading->factor = TRUE;
}

gboolean cause_open_factor(Reading *reading, Frame frame)
{
  if (!reading->factor || (frame != FRAME_ASSOC && frame != FRAME_EFFECT) || scope_denied(reading))
    return FALSE;
  reading->n_orphans = 0;
  reading->frame = FRAME_FACTOR;
  reading->sign = LEX_NONE;
  reading->bond = frame;
  reading->cue = reading->anchor = reading->at;
  reading->tail = FALSE;
  return TRUE;
}

void cause_factor_object(Reading *reading, int object)
{
  if (reading->n_orphans < PENDING)
    reading->orphans[reading->n_orphans++] = (Orphan){object, reading->sign, reading->cue};
  reading->taken++;
}

void cause_list(Reading *reading)
{
  if (reading->n_orphans == 0 || reading->frame != FRAME_FACTOR)
    return;
  frame_end(reading);
  reading->causing = TRUE;
}
