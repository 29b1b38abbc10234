#include "ontology/assertion/reading.h"

#include <string.h>

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
  LexClass sign = reading->sign;
  frame_end(reading);
  reading->left = left;
  reading->left_sign = sign;
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
  reading->n_orphans = 0;
  reading->orphan_sign = LEX_NONE;
  reading->causing = reading->factor = reading->lost = FALSE;
  reading->effect_sign = LEX_NONE;
}

/* "improved coping", "and a reduction in": a change without a verb of its own. */
static gboolean is_item(const GArray *words, guint i)
{
  for (guint n = 0; n < 4 && i < words->len; n++, i++) {
    const Word *word = word_at(words, i);
    if (word->class == LEX_MORE || word->class == LEX_LESS || word->class == LEX_BETTER ||
        word->class == LEX_DOWN_NOUN || word->class == LEX_GOOD_NOUN)
      return TRUE;
    if (word->class == LEX_UP || word->class == LEX_DOWN || word->class == LEX_IMPROVE)
      return word_ends_ed(word) && (n == 0 || !word_is(words, i - 1, "is are was were has have had"));
    if (word->class != LEX_NONE || word->mention >= 0)
      return FALSE;
  }
  return FALSE;
}

void clause_semicolon(Reading *reading)
{
  Frame frame = reading->frame;
  gboolean listed = (frame == FRAME_SHOW || frame == FRAME_EFFECT || frame == FRAME_ASSOC) &&
                    reading->taken > 0 && is_item(reading->words, reading->at);
  int subject = reading->subject;
  clause_end(reading);
  if (!listed)
    return;
  reading->frame = frame;
  reading->subject = subject;
  reading->anchor = reading->at;
}

/* Actors that follow each other with a comma or "and" act together. */
static void note_actor(Reading *reading, int mention)
{
  guint gap = reading->at - reading->actor_at;
  gboolean listed = gap == 1 && word_at(reading->words, reading->at)->comma;
  reading->joined = gap == 2 && word_is(reading->words, reading->at - 1, "and or");
  if (reading->actor < 0 || (!listed && !reading->joined))
    reading->n_also = 0;
  else if (reading->n_also < ACTORS)
    reading->also[reading->n_also++] = reading->actor;
  reading->actor = mention;
  reading->actor_at = reading->at + word_at(reading->words, reading->at)->length - 1;
}

/* A preposition and what hangs on it, no verb. */
static gboolean is_phrase(const GArray *words, guint from, guint to)
{
  if (from >= to || !word_is(words, from, "in within at between with to among"))
    return FALSE;
  for (guint i = from; i < to; i++) {
    if (word_at(words, i)->class != LEX_NONE || word_at(words, i)->comma)
      return FALSE;
  }
  return TRUE;
}

void clause_actor(Reading *reading, int mention, gboolean mechanism)
{
  guint end = reading->at + word_at(reading->words, reading->at)->length - 1;
  if (word_is(reading->words, end + 1,
              "study research trial literature researcher setting staff")) /* what is written on it */
    return;
  if (reading->lost)
    return;
  gboolean lacking = scope_lacking(reading, reading->at, 0);
  if (mechanism) {
    reading->mechanism = lacking ? -1 : mention;
    reading->mechanism_at = end;
  }
  /* "self-regulation in talking groups", "collaboration between agencies and groups": the group is a part of
   * it. */
  gboolean place = !mechanism && reading->mechanism >= 0 && reading->at - reading->mechanism_at <= 5 &&
                   is_phrase(reading->words, reading->mechanism_at + 1, reading->at);
  /* "factors of peer support that" */
  place |= reading->factor && reading->at - reading->factor_at <= 4 &&
           word_is(reading->words, reading->at - 1, "in of within");
  if (place)
    return;
  if (!mechanism || lacking) {
    reading->subject = lacking ? -1 : mention;
    reading->subject_at = end;
    reading->assumed = FALSE;
  }
  if (!lacking)
    note_actor(reading, mention);
}

/* What a study calls what it studies, once it has named it. */
#define GENERIC_ACTORS "group program intervention treatment therapy training course"

void clause_anaphor(Reading *reading)
{
  const GArray *words = reading->words;
  guint at = reading->at;
  if (reading->subject >= 0 || reading->mechanism >= 0 || reading->aside || reading->frame != FRAME_NONE ||
      at == 0 || at - reading->start > 2 * HEAD || !word_is(words, at, GENERIC_ACTORS) ||
      word_is(words, at + 1, "of for"))
    return;
  guint article = at - 1;
  if (at > 1 && word_at(words, article)->class == LEX_NONE && word_at(words, article)->mention < 0 &&
      !word_is(words, article, "the this these both such control comparison other few two three many"))
    article--;
  if (!word_is(words, article, "the this these such") || word_at(words, at)->comma)
    return;
  reading->subject = reading->main >= 0 ? reading->main : reading->extraction->topic;
  reading->subject_at = at;
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
  LexClass class = word_at(reading->words, reading->at)->class;
  if (!near || (reading->people && class != LEX_SHOW) ||
      (class == LEX_ASSOCIATED && !word_is(reading->words, reading->pronoun_at, "they it")))
    return -1;
  return reading->start > 0 && reading->main >= 0 ? reading->main : reading->extraction->topic;
}

/* Words between a subject and its verb. */
static gboolean is_auxiliary(const Word *word)
{
  gsize n = strlen(word->word);
  static const char *const list[] = {"is",  "are", "was", "were", "be",    "been",  "has",  "have",
                                     "had", "can", "may", "also", "might", "could", "both", "further"};
  for (guint i = 0; i < G_N_ELEMENTS(list); i++) {
    if (strcmp(list[i], word->word) == 0)
      return TRUE;
  }
  return n > 3 && strcmp(word->word + n - 2, "ly") == 0;
}

/* "Hope was associated with ...": an outcome that stands right before the verb. */
static int subject_before(const Reading *reading)
{
  if (reading->n_pending == 0 || reading->relative || reading->aside)
    return -1;
  for (guint i = reading->pending_at + 1; i < reading->at; i++) {
    if (!is_auxiliary(word_at(reading->words, i)))
      return -1;
  }
  int mention = reading->pending[reading->n_pending - 1];
  guint start = reading->pending_at;
  while (start > 0 && word_at(reading->words, start)->mention != mention &&
         word_at(reading->words, start)->inside)
    start--;
  gboolean other = start > 0 && word_is(reading->words, start - 1, "of with for in to on and");
  return other || reading_general(reading, mention) || scope_lacking(reading, start, 0) ? -1 : mention;
}

/* "Although groups help, team spirit may reduce": after a clause that only concedes, something without a
 * concept of its own acts. */
static gboolean is_of_another(const Reading *reading)
{
  const GArray *words = reading->words;
  if (!word_is(words, 0,
               "although though while whereas wherea since because despite in among within for at under with "
               "from") ||
      word_is(words, reading->at - 1, "and or"))
    return FALSE;
  gboolean named = FALSE;
  guint i = reading->at;
  for (; i > 0 && !word_at(words, i)->comma; i--) {
    const Word *word = word_at(words, i - 1);
    if (word->mention >= 0 || word->inside || word->class == LEX_PRONOUN || word->class == LEX_BREAK ||
        (reading->subject >= 0 && i - 1 == reading->subject_at))
      return FALSE;
    named |= !word->masked && word->class == LEX_NONE && strlen(word->word) > 3 && !is_auxiliary(word);
  }
  return named && i > 0 && reading->subject_at < i;
}

void frame_open(Reading *reading, Frame frame, LexClass sign)
{
  int subject = reading->at > 0 && is_of_another(reading) ? -1 : clause_subject(reading);
  if (subject < 0 && frame == FRAME_NULL && reading->at - reading->start <= HEAD)
    subject = reading->extraction->topic;
  LexClass class = word_at(reading->words, reading->at)->class;
  if (reading->assumed && subject == reading->subject && (class == LEX_ASSOCIATED || class == LEX_LEAD))
    subject = -1;
  if (subject < 0 && (class == LEX_ASSOCIATED || class == LEX_LEAD))
    subject = subject_before(reading);
  if (subject < 0 && cause_open_factor(reading, frame))
    return;
  if (subject < 0 && frame != FRAME_PASSIVE && frame != FRAME_MEDIATE) {
    LexClass next =
        reading->at + 1 < reading->words->len ? word_at(reading->words, reading->at + 1)->class : LEX_NONE;
    reading->lost |= frame == FRAME_SHOW && class == LEX_SHOW && next >= LEX_UP && next <= LEX_GOOD_NOUN;
    frame_end(reading);
    return;
  }
  reading->causing = FALSE;
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
  } else if (word_is(reading->words, reading->at, "contrast") &&
             word_is(reading->words, reading->at + 1, "to")) {
    frame_leave(reading);
  } else if (reading->aside && reading->left != FRAME_NONE && reading->left_sign != LEX_NONE &&
             word_is(reading->words, reading->at, "on regarding concerning")) {
    /* "scored lower than controls on loneliness" */
    reading->frame = reading->left;
    reading->sign = reading->left_sign;
    reading->anchor = reading->at;
    reading->aside = FALSE;
  } else if (reading->frame == FRAME_NONE && word_is(reading->words, reading->at, "on") &&
             reading->effect_sign != LEX_NONE && reading->subject >= 0 &&
             reading->subject_at > reading->effect_at && reading->at - reading->subject_at <= 4) {
    frame_open(reading, reading->effect_sign == LEX_NO ? FRAME_NULL : FRAME_EFFECT,
               reading->effect_sign == LEX_NO ? LEX_NONE : reading->effect_sign);
  } else if (word_is(reading->words, reading->at, "to of") && reading->at > 0 &&
             word_is(reading->words, reading->at - 1, "due owing thanks because result")) {
    reading->causing = reading->n_orphans > 0;
    reading->bond = FRAME_EFFECT;
  } else if (reading->factor && word_is(reading->words, reading->at, "is are was were namely")) {
    cause_list(reading);
  } else if (reading->frame == FRAME_NONE && word_is(reading->words, reading->at, "among with by than")) {
    reading->orphan_sign = LEX_NONE;
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
      word_is(reading->words, reading->at - 1, "such")) {
    cause_list(reading);
    return;
  }
  /* "viewed as more helpful" */
  LexClass next =
      reading->at + 1 < reading->words->len ? word_at(reading->words, reading->at + 1)->class : LEX_NONE;
  if (word_is(reading->words, reading->at, "as") &&
      (next == LEX_MORE || next == LEX_LESS || next == LEX_BETTER))
    return;
  frame_end(reading);
  if (!word_is(reading->words, reading->at, "that which who whom whose where why"))
    return;
  /* "found that" begins a clause as a sentence does. */
  reading->lost = FALSE;
  gboolean told = reading->at > 0 && word_is(reading->words, reading->at, "that") &&
                  word_is(reading->words, reading->at - 1,
                          "found showed shown demonstrated reported revealed concluded indicated suggested");
  if (told)
    reading->start = reading->at + 1;
  reading->relative = !told;
  reading->pronoun = FALSE;
  if (reading->subject >= 0 && reading->at - reading->subject_at > 1) {
    reading->main = reading->subject;
    reading->subject = -1;
  }
  if (reading->mechanism >= 0 && reading->at - reading->mechanism_at > 1)
    reading->mechanism = -1;
  reading->n_pending = 0;
}

/* "but many patients": others act. */
static gboolean names_people(const Reading *reading)
{
  for (guint i = reading->at + 1; i < reading->words->len && i <= reading->at + 3; i++) {
    const Word *word = word_at(reading->words, i);
    if (word->mention >= 0 && word->class != LEX_PRONOUN)
      return reading_mention(reading, word, SCHEME_POPULATION) >= 0;
  }
  return FALSE;
}

void clause_contrast(Reading *reading)
{
  /* "while reducing costs": the same acts */
  if (word_is(reading->words, reading->at, "while") && reading->at + 1 < reading->words->len &&
      word_ends_ing(word_at(reading->words, reading->at + 1))) {
    frame_end(reading);
    return;
  }
  gboolean but = word_is(reading->words, reading->at, "but yet");
  /* "small but significant" */
  if (reading->frame != FRAME_NONE && reading->taken == 0 && but &&
      !word_at(reading->words, reading->at)->comma && !word_is(reading->words, reading->at + 1, "also"))
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
  if (!but || names_people(reading)) {
    reading->main = reading->subject;
    reading->subject = -1;
  }
}
