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
  /* "hope increased and ...", not "reduced and prevented" */
  if (word_is(reading->words, reading->at + 1, "and") && reading->at + 2 < reading->words->len &&
      reading->n_pending > 0 && reading->pending_at + 1 == reading->at)
    return word_at(reading->words, reading->at + 2)->class == LEX_NONE;
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
    if (!adjective || word_is(reading->words, reading->at + 1, "in of"))
      cause_note_change(reading, word);
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

/* "negatively correlated", "a negative predictor" */
static LexClass sign_before(const Reading *reading)
{
  for (guint n = 1; n <= 3 && n <= reading->at; n++) {
    if (word_is(reading->words, reading->at - n, "negatively inversely negative inverse"))
      return LEX_LESS;
    if (word_is(reading->words, reading->at - n, "positively positive"))
      return LEX_MORE;
  }
  return LEX_NONE;
}

void frame_associated(Reading *reading, const Word *word)
{
  const GArray *words = reading->words;
  gboolean predicts = strncmp(word->word, "predict", 7) == 0;
  gboolean factor = reading->factor && reading->at == reading->factor_at + 1; /* "factors associated with" */
  /* "was predicted by": what predicts follows */
  if (predicts && word_is(words, reading->at + 1, "by")) {
    if (scope_be(reading, 3) && reading->n_pending > 0 && !scope_denied(reading))
      frame_open(reading, FRAME_PASSIVE, LEX_NONE);
    return;
  }
  if (word_is(words, reading->at, "predictor")) {
    if (!word_is(words, reading->at + 1, "of") || !scope_be(reading, 5))
      return;
  } else if (!predicts &&
             (!word_is(words, reading->at + 1, "with to") || (!factor && !scope_be(reading, 4)))) {
    return;
  }
  if (predicts && word_is(words, reading->at, "predictive") && !scope_be(reading, 3))
    return;
  frame_open(reading, scope_denied(reading) ? FRAME_NULL : FRAME_ASSOC, sign_before(reading));
}

/* Groups are compared, and none is said to be the control. */
static gboolean is_difference(const Reading *reading)
{
  for (guint i = 0; i < reading->words->len; i++) {
    if (word_at(reading->words, i)->class == LEX_THAN)
      return !scope_control(reading, i + 1);
  }
  return FALSE;
}

/* "effective in providing improvements" */
static gboolean is_giving(const Reading *reading)
{
  return reading->at > 0 && word_is(reading->words, reading->at - 1, "in by") &&
         word_is(reading->words, reading->at, "providing producing achieving") && !scope_denied(reading);
}

/* "these studies demonstrated reduced symptoms": of what the sentences before spoke of */
static gboolean tells_of_studies(const Reading *reading)
{
  const GArray *words = reading->words;
  return reading->at >= 2 && word_is(words, reading->at - 1, "study trial review finding result") &&
         word_is(words, reading->at - 2, "these this the both all") && reading->at + 1 < words->len &&
         word_at(words, reading->at + 1)->class >= LEX_UP &&
         word_at(words, reading->at + 1)->class <= LEX_GOOD_NOUN;
}

void frame_show(Reading *reading)
{
  /* "had no impact, the results have": another clause */
  if (reading->frame == FRAME_NULL && reading->taken > 0)
    frame_end(reading);
  if (reading->frame != FRAME_NONE || scope_be(reading, 2) || scope_purpose(reading) ||
      (word_ends_ing(word_at(reading->words, reading->at)) && !is_giving(reading)))
    return;
  if (scope_denied(reading) &&
      word_is(reading->words, reading->at, "provide provided produce produced yielded"))
    return;
  if (reading->subject < 0 && tells_of_studies(reading))
    reading->subject = reading->extraction->topic;
  if (word_is(reading->words, reading->at, "have had has having") &&
      !word_is(
          reading->words, reading->at + 1,
          "more less fewer greater higher lower better longer shorter a an significantly improved increased "
          "reduced decreased"))
    return;
  if (word_is(reading->words, reading->at + 1, "that to"))
    return;
  /* "have a longer tenure than": a difference between groups, unless one of them is the control. */
  if (word_is(reading->words, reading->at, "have had has having") && is_difference(reading))
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

void frame_effect(Reading *reading)
{
  const GArray *words = reading->words;
  reading->effect_noun = TRUE;
  reading->effect_at = reading->at;
  reading->effect_sign = LEX_NONE;
  gboolean denied = scope_denied(reading);
  if (denied)
    reading->effect_sign = LEX_NO;
  for (guint n = 1; n <= 4 && n <= reading->at && reading->effect_sign == LEX_NONE; n++) {
    LexClass class = word_at(words, reading->at - n)->class;
    if (class == LEX_BETTER || class == LEX_POOR)
      reading->effect_sign = class;
    else if (class == LEX_SIGNIFICANT ||
             (reading->frame == FRAME_SHOW && !word_is(words, reading->at, "difference") &&
              word_is(words, reading->at - n, "modest moderate small large strong")))
      reading->effect_sign = LEX_BETTER;
  }
  if (reading->frame == FRAME_SHOW && reading->sign == LEX_NONE)
    reading->sign = reading->effect_sign == LEX_NO ? LEX_NONE : reading->effect_sign;
  if ((reading->frame == FRAME_NONE || reading->frame == FRAME_SHOW) && denied)
    frame_open(reading, FRAME_NULL, LEX_NONE);
  else
    reading->anchor = reading->at;
}

/* What the words before a noun of relation say of it. */
static LexClass sign_of_relation(const Reading *reading)
{
  if (scope_denied(reading))
    return LEX_NO;
  for (guint n = 1; n <= 4 && n <= reading->at; n++) {
    if (word_is(reading->words, reading->at - n, "negative inverse"))
      return LEX_LESS;
    if (word_is(reading->words, reading->at - n, "positive strong direct"))
      return LEX_MORE;
    if (word_is(reading->words, reading->at - n, "significant"))
      return LEX_SIGNIFICANT;
  }
  return LEX_NONE;
}

/* The next mention with one of the roles within so many words; words->len none. *mention is it. */
static guint next_with(const Reading *reading, guint from, guint roles, int *mention)
{
  const GArray *words = reading->words;
  for (guint i = from; i < words->len && i < from + REACH; i++) {
    const Word *word = word_at(words, i);
    *mention = word->mention < 0 || word->masked ? -1 : reading_mention(reading, word, roles);
    if (*mention >= 0)
      return i;
    if (word->semicolon || word->class == LEX_CONTRAST)
      break;
  }
  return words->len;
}

void frame_between(Reading *reading)
{
  const GArray *words = reading->words;
  LexClass sign = sign_of_relation(reading);
  if (sign == LEX_NONE || !word_is(words, reading->at + 1, "between"))
    return;
  int first = -1, second = -1;
  guint at = next_with(reading, reading->at + 2, SCHEME_SUBJECT | SCHEME_MECHANISM | SCHEME_OBJECT, &first);
  if (at >= words->len || scope_lacking(reading, at, 0))
    return;
  guint i = at + word_at(words, at)->length;
  while (i < words->len && i < at + REACH && !word_is(words, i, "and with"))
    i++;
  i++;
  gboolean acts = (reading_roles(reading, first) & (SCHEME_SUBJECT | SCHEME_MECHANISM)) != 0;
  guint roles = acts ? SCHEME_OBJECT : SCHEME_SUBJECT | SCHEME_MECHANISM | SCHEME_OBJECT;
  guint other = next_with(reading, i, roles, &second);
  if (other >= words->len)
    return;
  /* "significant" says nothing of the direction but of what is done to get somewhere. */
  if (sign == LEX_SIGNIFICANT) {
    if ((reading_roles(reading, first) & SCHEME_SUBJECT) == 0)
      return;
    sign = LEX_MORE;
  }
  gboolean turned = !acts && (reading_roles(reading, second) & SCHEME_OBJECT) == 0;
  for (guint k = other; k > i && sign != LEX_NO; k--) {
    if (word_is(words, k - 1, "reduced lower fewer less decreased"))
      sign = sign == LEX_MORE ? LEX_LESS : LEX_MORE;
  }
  reading->cue = reading->at;
  reading_state(reading, turned ? second : first, turned ? first : second,
                sign == LEX_NO ? FRAME_NULL : FRAME_ASSOC, sign == LEX_NO ? LEX_NONE : sign);
}

void frame_likely(Reading *reading)
{
  if (reading->at == 0 || !word_is(reading->words, reading->at + 1, "to") || reading->frame != FRAME_NONE)
    return;
  frame_open(reading, FRAME_ASSOC, word_is(reading->words, reading->at - 1, "less") ? LEX_LESS : LEX_MORE);
}

/* "play a major role in" */
static gboolean plays_role(const Reading *reading)
{
  for (guint n = 1; n <= 5 && n <= reading->at; n++) {
    if (word_is(reading->words, reading->at - n, "play played playing"))
      return word_is(reading->words, reading->at, "role part") &&
             word_is(reading->words, reading->at + 1, "in");
  }
  return FALSE;
}

void frame_useful(Reading *reading)
{
  gboolean factor = word_is(reading->words, reading->at, "factor") &&
                    word_is(reading->words, reading->at + 1, "in") && reading->at > 0 &&
                    word_is(reading->words, reading->at - 1, "major key important significant critical main");
  gboolean useful =
      word_is(reading->words, reading->at, "effective beneficial helpful useful successful efficacious") &&
      word_is(reading->words, reading->at + 1, "in for at") && scope_be(reading, 5);
  gboolean needed = word_is(reading->words, reading->at, "essential crucial vital instrumental") &&
                    word_is(reading->words, reading->at + 1, "for in to") && scope_be(reading, 3);
  gboolean barrier = word_is(reading->words, reading->at, "barrier obstacle impediment") &&
                     word_is(reading->words, reading->at + 1, "to") && scope_be(reading, 4);
  if (barrier && !scope_denied(reading))
    frame_open(reading, FRAME_EFFECT, LEX_LESS);
  else if (useful)
    frame_open(reading, scope_denied(reading) ? FRAME_NULL : FRAME_EFFECT, LEX_BETTER);
  else if ((needed || factor || plays_role(reading)) && !scope_denied(reading)) {
    frame_open(reading, FRAME_ASSOC, LEX_BETTER);
    /* What something is essential for follows soon. */
    reading->anchor = reading->at > REACH / 2 ? reading->at - REACH / 2 : 0;
  }
}

gboolean frame_more(Reading *reading, LexClass sign)
{
  const GArray *words = reading->words;
  if (reading->at < 4 || !word_is(words, reading->at - 1, "the") || !word_at(words, reading->at - 1)->comma ||
      !word_is(words, 0, "the") || word_at(words, 1)->class != LEX_MORE || reading->frame != FRAME_NONE)
    return FALSE;
  if (clause_subject(reading) < 0 && reading->n_pending > 0)
    reading->subject = reading->pending[reading->n_pending - 1];
  frame_open(reading, FRAME_ASSOC, sign);
  return TRUE;
}
