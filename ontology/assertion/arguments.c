#include "ontology/assertion/reading.h"

/* The word of change that a label has in itself: "improved coping skills", "symptom reduction". */
static void read_inner_change(Reading *reading, const Word *word)
{
  for (guint i = 0; i < word->length; i++) {
    const Word *inner = word_at(reading->words, reading->at + i);
    /* "poor attendance" has its direction in its meaning. */
    gboolean first = i == 0 && inner->class >= LEX_UP && inner->class <= LEX_GOOD_NOUN &&
                     inner->class != LEX_POOR && !word_is(reading->words, reading->at, "low high");
    if (inner->class == LEX_LISTNOUN) {
      reading->list_noun = TRUE;
      reading->pronoun |= reading->at == 0;
    }
    gboolean noun = inner->class == LEX_DOWN_NOUN || inner->class == LEX_GOOD_NOUN;
    gboolean less = reading->at > 0 && word_at(reading->words, reading->at - 1)->class == LEX_LESS;
    if (first && !less)
      effects_read_word(reading, inner);
    else if (noun && reading->frame != FRAME_NONE)
      reading->sign = inner->class;
  }
}

/* "the treatment of depression", "without compromising abstinence": not what the verb acts on. */
static gboolean is_treated(const Reading *reading, int object)
{
  guint at = reading->at;
  if (at < 2)
    return FALSE;
  if (word_is(reading->words, at - 1, "without") || word_is(reading->words, at - 2, "without"))
    return TRUE;
  if (word_is(reading->words, at - 1, "of") &&
      word_is(reading->words, at - 2, "development maintenance onset course risk cause causes severity"))
    return reading->sign == LEX_NONE || reading->sign == LEX_BETTER;
  if (reading->sign == LEX_BETTER)
    return FALSE;
  guint concept = reading->input->mentions[object].concept;
  if (vocabulary_concept(reading->input->vocabulary, concept)->desirable != DESIRABLE_LESS)
    return FALSE;
  return word_is(reading->words, at - 1, "treating managing") ||
         (word_is(reading->words, at - 1, "of for") &&
          word_is(reading->words, at - 2, "treatment management therapy care"));
}

static void read_object(Reading *reading, int object)
{
  gboolean near = reading->at - reading->anchor <= REACH;
  gboolean plain = (reading_roles(reading, object) & SCHEME_OBJECT) != 0;
  if (reading->frame == FRAME_NONE || reading->frame == FRAME_PASSIVE || reading->frame == FRAME_MEDIATE) {
    if (plain && reading->n_pending < PENDING)
      reading->pending[reading->n_pending++] = object;
    if (plain && reading->frame == FRAME_NONE)
      cause_note_object(reading, object);
    reading->pending_at = reading->at + word_at(reading->words, reading->at)->length - 1;
    return;
  }
  if (is_treated(reading, object))
    return;
  /* What a mechanism has no outcome for isn't brought about. */
  if (!plain && !reading->list && !reading_has_outcome(reading, object))
    return;
  if (!near || reading->tail || (reading->frame == FRAME_SHOW && reading->sign == LEX_NONE))
    return;
  if (!plain && reading->sign == LEX_NONE && !reading->list)
    return;
  if (reading->frame == FRAME_FACTOR) {
    cause_factor_object(reading, object);
    return;
  }
  reading_state(reading, reading->subject, object, reading->frame, reading->sign);
  reading->taken++;
}

void argument_read(Reading *reading, const Word *word)
{
  int subject = reading_mention(reading, word, SCHEME_SUBJECT);
  int mechanism = reading_mention(reading, word, SCHEME_MECHANISM);
  int object = reading_mention(reading, word, SCHEME_OBJECT);
  read_inner_change(reading, word);
  if (reading->frame == FRAME_PASSIVE || reading->frame == FRAME_MEDIATE) {
    int actor = subject >= 0 ? subject : mechanism >= 0 ? mechanism : object;
    gboolean by = reading->frame == FRAME_MEDIATE || word_is(reading->words, reading->at - 1, "by the");
    if (actor >= 0 && by && reading->at > 0 && reading->at - reading->anchor <= REACH) {
      Frame frame =
          reading->frame == FRAME_PASSIVE && reading->sign == LEX_NONE ? FRAME_ASSOC : reading->frame;
      reading_state_pending(reading, actor, frame, reading->sign, reading->frame == FRAME_PASSIVE);
      reading->anchor = reading->at;
    }
    return;
  }
  /* "found expert power to be": what was found acts */
  if (reading->frame == FRAME_SHOW && mechanism >= 0 && reading->at == reading->cue + 1 &&
      reading->taken == 0 && word_is(reading->words, reading->at + word->length, "to"))
    frame_end(reading);
  if (object >= 0 || (mechanism >= 0 && reading->frame != FRAME_NONE))
    read_object(reading, object >= 0 ? object : mechanism);
  if (reading->frame != FRAME_NONE)
    reading->anchor = reading->at + word->length - 1;
  if (reading->aside || reading->frame != FRAME_NONE)
    return;
  /* "Relatives reported": of what was spoken of before. */
  gboolean object_of_verb = reading->at > 0 && word_ends_ing(word_at(reading->words, reading->at - 1));
  if (subject < 0 && !reading->relative && reading->at - reading->start < HEAD && !object_of_verb &&
      reading_mention(reading, word, SCHEME_POPULATION) >= 0 &&
      !word_is(reading->words, reading->at + word->length,
               "research study treatment service program care field")) {
    reading->people = word->class != LEX_PRONOUN;
    reading->pronoun = TRUE;
    reading->pronoun_at = reading->at + word->length - 1;
  }
  if (reading->causing && subject < 0 && (mechanism >= 0 || (object >= 0 && reading->factor)))
    cause_adopt(reading, mechanism >= 0 ? mechanism : object);
  if (subject >= 0) {
    cause_adopt(reading, subject);
    clause_actor(reading, subject, FALSE);
  } else if (mechanism >= 0 && !(reading->subject >= 0 && reading->at > 0 &&
                                 word_is(reading->words, reading->at - 1, "in of for through on about"))) {
    clause_actor(reading, mechanism, TRUE);
  }
}
