#include "ontology/assertion/reading.h"

/* "higher motivation, lower scores": an adjective, unless what acts or a word that goes with a verb stands
 * before. */
static gboolean is_adjective(const Reading *reading)
{
  guint at = reading->at;
  if (!word_is(reading->words, at, "lower") || reading->frame != FRAME_NONE || at == 0)
    return FALSE;
  gboolean verb = (reading->subject >= 0 && reading->subject_at + 1 == at) ||
                  (reading->mechanism >= 0 && reading->mechanism_at + 1 == at) ||
                  word_is(reading->words, at - 1, "to that which who may can could might also not") ||
                  (word_is(reading->words, at - 1, "significantly") && !scope_be(reading, 3));
  return !verb;
}

void effects_read_word(Reading *reading, const Word *word)
{
  switch (is_adjective(reading) ? LEX_LESS : word->class) {
  case LEX_UP:
  case LEX_DOWN:
  case LEX_IMPROVE:
  case LEX_WORSEN:
    frame_change(reading, word);
    break;
  case LEX_MORE:
  case LEX_LESS:
  case LEX_BETTER:
  case LEX_POOR:
  case LEX_UP_NOUN:
  case LEX_DOWN_NOUN:
  case LEX_GOOD_NOUN:
    /* "weight loss", "a gain in": only what is lost or gained goes up or down. */
    if (word_is(reading->words, reading->at, "loss gain growth rise fall drop") &&
        !word_is(reading->words, reading->at + 1, "of in"))
      break;
    if (frame_more(reading, word->class))
      break;
    /* "reduces the impact of poor sleep": what the verb says of it can't be told */
    if (word->class == LEX_POOR &&
        (reading->sign == LEX_DOWN || reading->sign == LEX_LESS || reading->sign == LEX_DOWN_NOUN)) {
      reading->tail = TRUE;
      break;
    }
    if (reading->frame == FRAME_NONE && !word_is(reading->words, reading->at - 1, "to")) {
      reading->orphan_sign = word->class;
      reading->orphan_at = reading->at;
    }
    if (reading->frame == FRAME_NONE && reading->left != FRAME_NONE && !reading->aside) {
      reading->frame = reading->left; /* goes on after a comparison */
      reading->taken = 0;
    } else if (reading->frame == FRAME_NONE && word->class == LEX_UP_NOUN) {
      frame_change(reading, word);
    }
    if (reading->frame != FRAME_NONE &&
        (word->class == LEX_GOOD_NOUN || !word_is(reading->words, reading->at + 1, "to"))) {
      reading->sign = word->class;
      reading->anchor = reading->at;
      reading->tail = FALSE;
    }
    break;
  case LEX_ASSOCIATED:
    frame_associated(reading, word);
    break;
  case LEX_LEAD:
    if (word_is(reading->words, reading->at + 1, "to in"))
      frame_open(reading, scope_denied(reading) ? FRAME_NULL : FRAME_EFFECT, LEX_NONE);
    break;
  case LEX_SHOW:
    frame_show(reading);
    break;
  case LEX_ATTRIBUTED:
    if (word_is(reading->words, reading->at + 1, "with"))
      frame_open(reading, FRAME_SHOW, LEX_NONE);
    else
      frame_mediated(reading);
    break;
  case LEX_MEDIATED:
    frame_mediated(reading);
    break;
  case LEX_EFFECT:
    frame_effect(reading);
    break;
  case LEX_RELATION:
    frame_between(reading);
    break;
  case LEX_NULL:
  case LEX_SIGNIFICANT:
    frame_significance(reading, word->class == LEX_NULL);
    break;
  case LEX_INCLUDE:
    cause_list(reading);
    if (reading->subject < 0 && reading->relative)
      reading->subject = reading->main;
    if (reading->list_noun && reading->frame == FRAME_NONE) {
      frame_open(reading, reading->mechanism < 0 ? FRAME_EFFECT : FRAME_ASSOC, LEX_NONE);
      reading->list = reading->frame != FRAME_NONE;
    }
    break;
  case LEX_LISTNOUN:
    if (word_is(reading->words, reading->at + 1, "measure variable instrument"))
      break;
    reading->list_noun = TRUE;
    reading->pronoun |= reading->at == 0;
    break;
  case LEX_THAN:
    frame_leave(reading);
    break;
  case LEX_BREAK:
    clause_break(reading);
    break;
  case LEX_COMPARED:
    frame_leave(reading);
    break;
  case LEX_CONTRAST:
    clause_contrast(reading);
    break;
  case LEX_HEDGE:
    if (reading->at == 0 || !word_is(reading->words, reading->at, "likely") ||
        !word_is(reading->words, reading->at - 1, "more less"))
      reading->hedged = TRUE;
    else
      frame_likely(reading);
    break;
  case LEX_PRONOUN:
    if (reading->at - reading->start <= HEAD) {
      reading->people = FALSE;
      reading->pronoun = TRUE;
      reading->pronoun_at = reading->at;
    }
    if (reading->subject < 0 && word_is(reading->words, reading->at, "they it"))
      reading->subject = reading->main;
    if (word->comma && word_is(reading->words, reading->at, "they it"))
      frame_end(reading);
    break;
  default:
    if (word_is(reading->words, reading->at, "factor element aspect variable characteristic"))
      cause_note_factor(reading);
    frame_useful(reading);
    clause_anaphor(reading);
    clause_small(reading);
  }
}

void extract_effects(Extraction *extraction, const AssertionSentence *sentence, const GArray *words)
{
  Reading reading = {.extraction = extraction,
                     .input = extraction->input,
                     .sentence = sentence,
                     .words = words,
                     .subject = -1,
                     .main = -1,
                     .mechanism = -1,
                     .actor = -1,
                     .first = extraction->out->len};
  if (!scope_finding(extraction->input, sentence, words) || figures_read(&reading) || groups_read(&reading))
    return;
  if (extraction->listed)
    reading.subject = extraction->topic;
  reading.assumed = extraction->listed;
  for (guint i = 0; i < words->len; i++) {
    const Word *word = word_at(words, i);
    reading.at = i;
    if (word->masked) {
      /* "a; (b) c" goes on */
      reading.tail &= !word->comma && !word->semicolon;
      continue;
    }
    if (word->semicolon && !reading.list)
      clause_semicolon(&reading);
    if (word->dash || (word->colon && !reading.list && !reading.list_noun))
      frame_end(&reading);
    if (word->comma) {
      reading.tail = FALSE;
      reading.aside = FALSE;
      /* The relative clause ends here, as far as can be told. */
      if (reading.relative && reading.subject < 0 && i > 0 && !word_at(words, i - 1)->comma)
        reading.subject = reading.main;
      reading.anchor = i > 0 && reading.anchor + REACH >= i ? MAX(reading.anchor, i - 1) : reading.anchor;
    }
    if (word->mention >= 0) {
      argument_read(&reading, word);
      i += word->length - 1;
    } else {
      effects_read_word(&reading, word);
    }
  }
}
