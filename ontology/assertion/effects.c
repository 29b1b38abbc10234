#include "ontology/assertion/extract.h"

#include <string.h>

/* How many words may stand between a cue, or the object before, and an object. */
#define REACH   9
#define PENDING 8
/* A word that stands for what was spoken of before is among the first of its sentence. */
#define HEAD 4

typedef enum {
  FRAME_NONE,
  FRAME_EFFECT,  /* "reduces" */
  FRAME_ASSOC,   /* "is associated with" */
  FRAME_SHOW,    /* "members report": objects need a word of change */
  FRAME_NULL,    /* "no effect on" */
  FRAME_PASSIVE, /* "was reduced": "by" and the subject follow */
  FRAME_MEDIATE, /* "is attributed to": subjects follow */
} Frame;

/* Where the reading of a sentence stands. */
typedef struct {
  Extraction *extraction;
  const AssertionInput *input;
  const AssertionSentence *sentence;
  const GArray *words;
  guint at;
  Frame frame;
  LexClass sign; /* LEX_NONE: none said */
  guint cue;     /* word that opened the frame */
  guint anchor;  /* word from which the reach to the next object counts */
  guint taken;   /* objects of this frame so far */
  gboolean tail; /* after "in", "for", ...: no objects until a comma or a word of change */
  gboolean list; /* "outcomes include: a; b": semicolons don't end it */
  int subject;   /* mention; -1 none yet in this clause */
  guint subject_at;
  int main;      /* the subject of the clause before a contrast */
  int mechanism; /* nearest mechanism that may be the subject */
  guint mechanism_at;
  int pending[PENDING]; /* object mentions before any cue */
  guint n_pending, pending_at, pronoun_at;
  Frame left;        /* the frame that a comparison interrupted */
  gboolean relative; /* after "that", "which", "who" */
  gboolean effect_noun, list_noun, hedged, aside, pronoun;
  guint first; /* index of the sentence's first assertion */
} Reading;

/* ---------------------------------------------------------------- what mentions can be */

static guint roles_of(const Reading *reading, int mention)
{
  return vocabulary_roles(reading->input->vocabulary, reading->input->mentions[mention].concept);
}

/* The one of the mentions of a word that has one of these roles; -1 none. */
static int mention_with(const Reading *reading, const Word *word, guint roles)
{
  for (guint i = 0; i < word->n_mentions; i++) {
    if (roles_of(reading, word->mention + (int)i) & roles)
      return word->mention + (int)i;
  }
  return -1;
}

/* The concept that a mention is as an object: a mechanism gives the outcome that is related to it. */
static int object_concept(const Reading *reading, int mention)
{
  guint concept = reading->input->mentions[mention].concept;
  if (roles_of(reading, mention) & SCHEME_OBJECT)
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
    return desirable == DESIRABLE_LESS ? DIRECTION_UP : DIRECTION_DOWN;
  default:
    return DIRECTION_UP;
  }
}

static gboolean is_twice(const Reading *reading, const Assertion *new)
{
  for (guint i = reading->first; i < reading->extraction->out->len; i++) {
    const Assertion *old = g_ptr_array_index(reading->extraction->out, i);
    if (old->subject == new->subject && old->object == new->object)
      return TRUE;
  }
  return FALSE;
}

static void state(Reading *reading, int subject, int object, Frame frame, LexClass sign)
{
  const Mention *from = &reading->input->mentions[subject], *to = &reading->input->mentions[object];
  int concept = object_concept(reading, object);
  if (subject < 0 || (int)from->concept == concept)
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

/* ---------------------------------------------------------------- the clause */

static void end_frame(Reading *reading)
{
  reading->frame = FRAME_NONE;
  reading->sign = LEX_NONE;
  reading->taken = 0;
  reading->tail = FALSE;
  reading->list = FALSE;
}

/* A comparison: what it names doesn't act; the frame may go on after it. */
static void leave_frame(Reading *reading)
{
  Frame left = reading->frame;
  end_frame(reading);
  reading->left = left;
  reading->aside = TRUE;
}

static void end_clause(Reading *reading)
{
  end_frame(reading);
  reading->n_pending = 0;
  reading->left = FRAME_NONE;
  reading->relative = FALSE;
  reading->effect_noun = reading->list_noun = reading->aside = FALSE;
  reading->mechanism = -1;
}

/* The subject of a cue at this word: the nearest of what may act, else what was spoken of before. */
static int subject_of(const Reading *reading)
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

static void open_frame(Reading *reading, Frame frame, LexClass sign)
{
  int subject = subject_of(reading);
  if (subject < 0 && frame == FRAME_NULL && reading->at <= HEAD)
    subject = reading->extraction->topic;
  if (subject < 0 && frame != FRAME_PASSIVE && frame != FRAME_MEDIATE) {
    end_frame(reading);
    return;
  }
  reading->subject = subject;
  reading->frame = frame;
  reading->sign = sign;
  reading->cue = reading->anchor = reading->at;
  reading->taken = 0;
  reading->tail = FALSE;
}

/* A word of denial among the few before this one, in the same clause. */
static gboolean is_denied(const Reading *reading)
{
  for (guint i = reading->at, n = 0; i > 0 && n < 5; n++) {
    const Word *word = word_at(reading->words, --i);
    if (word->inside)
      continue;
    if (word->class == LEX_NO)
      return !(word_is(reading->words, i, "not") && word_is(reading->words, i + 1, "only"));
    if (word->class == LEX_CONTRAST || word->class == LEX_BREAK || word->semicolon)
      return FALSE;
    if (word_at(reading->words, i + 1)->comma)
      return FALSE;
  }
  return FALSE;
}

static gboolean is_ing(const Word *word)
{
  gsize n = strlen(word->word);
  return n > 4 && strcmp(word->word + n - 3, "ing") == 0;
}

/* "to reduce" after nothing that makes it a result is what somebody wants. */
static gboolean is_purpose(const Reading *reading)
{
  if (reading->at == 0 || !word_is(reading->words, reading->at - 1, "to") ||
      is_ing(word_at(reading->words, reading->at)))
    return FALSE;
  /* "related to lower", "led to reduced": the "to" is theirs */
  LexClass cue = reading->at > 1 ? word_at(reading->words, reading->at - 2)->class : LEX_NONE;
  if (cue == LEX_ASSOCIATED || cue == LEX_LEAD)
    return FALSE;
  for (guint i = reading->at - 1, n = 0; i > 0 && n < 4; n++) {
    i--;
    LexClass class = word_at(reading->words, i)->class;
    if (word_at(reading->words, i)->inside)
      continue;
    if (class == LEX_TO_VERB || class == LEX_SHOW || class == LEX_IMPROVE || class == LEX_LEAD)
      return FALSE;
    if (word_is(reading->words, i,
                "appear appeared seem seemed found likely able effective ability potential capacity tend "
                "serve continue proven"))
      return FALSE;
  }
  return TRUE;
}

static gboolean is_be(const Reading *reading, guint back)
{
  for (guint n = 1; n <= back && n <= reading->at; n++) {
    if (word_is(reading->words, reading->at - n, "is are was were be been being remain remained"))
      return TRUE;
  }
  return FALSE;
}

static gboolean ends_in_ed(const Word *word)
{
  gsize n = strlen(word->word);
  return n > 2 && strcmp(word->word + n - 2, "ed") == 0;
}

/* "effective in reducing", "are increasing"; any other "-ing" names an activity. */
static gboolean is_stated_ing(const Reading *reading, const Word *word)
{
  if (!is_ing(word))
    return TRUE;
  return is_be(reading, 1) ||
         (reading->at > 0 && word_is(reading->words, reading->at - 1, "in for at by to while thereby thus"));
}

static void state_pending(Reading *reading, int subject, Frame frame, LexClass sign, gboolean all)
{
  for (guint i = all ? 0 : reading->n_pending - 1; i < reading->n_pending; i++)
    state(reading, subject, reading->pending[i], frame, sign);
}

/* "strategies promoted in the letters", "decrease with age": no object of the verb follows. */
static gboolean is_participle(const Reading *reading, const Word *word)
{
  if (word_is(reading->words, reading->at + 1, "with"))
    return TRUE;
  return ends_in_ed(word) && word_is(reading->words, reading->at + 1, "in by to for from at on through");
}

/* "Knowledge increased.": the object stands before, and nothing that could be one follows. */
static gboolean read_intransitive(Reading *reading, const Word *word)
{
  gboolean last = reading->at + 1 >= reading->words->len || word_at(reading->words, reading->at + 1)->comma ||
                  word_at(reading->words, reading->at + 1)->semicolon;
  int subject = subject_of(reading);
  if (!last || !ends_in_ed(word) || reading->n_pending == 0 || subject < 0 || is_denied(reading) ||
      reading->at - reading->pending_at > 2)
    return FALSE;
  reading->cue = reading->at;
  state_pending(reading, subject, FRAME_EFFECT, word->class, FALSE);
  return TRUE;
}

/* A verb or participle of change: opens a frame, or says which way the next objects go. */
static void read_change(Reading *reading, const Word *word)
{
  gboolean adjective =
      reading->at > 0 && word_is(reading->words, reading->at - 1, "the a an this these of such");
  if (is_purpose(reading)) {
    end_frame(reading);
    return;
  }
  if (reading->frame == FRAME_NONE) {
    if (adjective || read_intransitive(reading, word))
      return;
    if (ends_in_ed(word) && is_be(reading, 2) && reading->n_pending > 0) {
      open_frame(reading, is_denied(reading) ? FRAME_NONE : FRAME_PASSIVE, word->class);
      return;
    }
    if (ends_in_ed(word) && is_be(reading, 2))
      return;
    if (!is_stated_ing(reading, word) || is_participle(reading, word))
      return;
    open_frame(reading, is_denied(reading) ? FRAME_NULL : FRAME_EFFECT, word->class);
    return;
  }
  reading->sign = word->class;
  reading->anchor = reading->at;
  reading->tail = FALSE;
  if (is_denied(reading))
    reading->frame = FRAME_NULL;
  else if (reading->frame == FRAME_NULL && reading->taken > 0 && !is_ing(word))
    reading->frame = FRAME_EFFECT;
}

static void read_associated(Reading *reading, const Word *word)
{
  gboolean predicts = strncmp(word->word, "predict", 7) == 0;
  if (!predicts && (!word_is(reading->words, reading->at + 1, "with to") || !is_be(reading, 4)))
    return;
  if (predicts && word_is(reading->words, reading->at, "predictive") && !is_be(reading, 3))
    return;
  open_frame(reading, is_denied(reading) ? FRAME_NULL : FRAME_ASSOC, LEX_NONE);
}

static gboolean has_class(const Reading *reading, LexClass class)
{
  for (guint i = 0; i < reading->words->len; i++) {
    if (word_at(reading->words, i)->class == class)
      return TRUE;
  }
  return FALSE;
}

static void read_show(Reading *reading)
{
  if (reading->frame != FRAME_NONE || is_be(reading, 2) || is_purpose(reading) ||
      is_ing(word_at(reading->words, reading->at)))
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
  open_frame(reading, is_denied(reading) ? FRAME_NULL : FRAME_SHOW, LEX_NONE);
}

/* "The effect on hope was (not) significant": the object stands before. */
static void read_significance(Reading *reading, gboolean null)
{
  int subject = subject_of(reading);
  if (!reading->effect_noun || reading->n_pending == 0 || subject < 0 || !is_be(reading, 2))
    return;
  null |= is_denied(reading);
  reading->cue = reading->at;
  state_pending(reading, subject, null ? FRAME_NULL : FRAME_ASSOC, null ? LEX_NONE : LEX_BETTER, FALSE);
}

static void read_mediated(Reading *reading)
{
  if (reading->n_pending == 0 || is_denied(reading))
    return;
  open_frame(reading, FRAME_MEDIATE, LEX_NONE);
}

/* Words that end a list of objects or lead to something that isn't one. */
static void read_small(Reading *reading)
{
  if (reading->frame == FRAME_PASSIVE || reading->frame == FRAME_MEDIATE)
    return;
  if (word_is(reading->words, reading->at, "according")) {
    reading->aside = TRUE;
  } else if (word_is(reading->words, reading->at, "by") ||
             (reading->taken > 0 && word_is(reading->words, reading->at, "is are was were"))) {
    end_frame(reading);
  } else if (word_is(reading->words, reading->at, "with") && reading->frame != FRAME_NONE &&
             reading->at != reading->cue + 1) {
    reading->tail = TRUE;
  } else if (reading->taken > 0 &&
             word_is(reading->words, reading->at, "for in among of at on from within between")) {
    reading->tail = TRUE;
  }
}

/* "that", "which", "who": another subject, but for the one that stands right before. */
static void read_break(Reading *reading)
{
  if (word_is(reading->words, reading->at, "as") && reading->at > 0 &&
      word_is(reading->words, reading->at - 1, "such"))
    return;
  end_frame(reading);
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

static void read_contrast(Reading *reading)
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
  end_clause(reading);
  if (!word_is(reading->words, reading->at, "but yet")) {
    reading->main = reading->subject;
    reading->subject = -1;
  }
}

static void read_word(Reading *reading, const Word *word)
{
  switch (word->class) {
  case LEX_UP:
  case LEX_DOWN:
  case LEX_IMPROVE:
  case LEX_WORSEN:
    read_change(reading, word);
    break;
  case LEX_MORE:
  case LEX_LESS:
  case LEX_BETTER:
  case LEX_UP_NOUN:
  case LEX_DOWN_NOUN:
  case LEX_GOOD_NOUN:
    if (reading->frame == FRAME_NONE && reading->left != FRAME_NONE && !reading->aside) {
      reading->frame = reading->left; /* goes on after a comparison */
      reading->taken = 0;
    } else if (reading->frame == FRAME_NONE && word->class == LEX_UP_NOUN) {
      read_change(reading, word);
    }
    if (reading->frame != FRAME_NONE && !word_is(reading->words, reading->at + 1, "to")) {
      reading->sign = word->class;
      reading->anchor = reading->at;
      reading->tail = FALSE;
    }
    break;
  case LEX_ASSOCIATED:
    read_associated(reading, word);
    break;
  case LEX_LEAD:
    if (word_is(reading->words, reading->at + 1, "to in"))
      open_frame(reading, is_denied(reading) ? FRAME_NULL : FRAME_EFFECT, LEX_NONE);
    break;
  case LEX_SHOW:
    read_show(reading);
    break;
  case LEX_ATTRIBUTED:
    if (word_is(reading->words, reading->at + 1, "with"))
      open_frame(reading, FRAME_SHOW, LEX_NONE);
    else
      read_mediated(reading);
    break;
  case LEX_MEDIATED:
    read_mediated(reading);
    break;
  case LEX_EFFECT:
    reading->effect_noun = TRUE;
    if ((reading->frame == FRAME_NONE || reading->frame == FRAME_SHOW) && is_denied(reading))
      open_frame(reading, FRAME_NULL, LEX_NONE);
    else
      reading->anchor = reading->at;
    break;
  case LEX_NULL:
  case LEX_SIGNIFICANT:
    read_significance(reading, word->class == LEX_NULL);
    break;
  case LEX_INCLUDE:
    if (reading->list_noun && reading->frame == FRAME_NONE) {
      open_frame(reading, reading->mechanism < 0 ? FRAME_EFFECT : FRAME_ASSOC, LEX_NONE);
      reading->list = reading->frame != FRAME_NONE;
    }
    break;
  case LEX_LISTNOUN:
    reading->list_noun = TRUE;
    reading->pronoun |= reading->at == 0;
    break;
  case LEX_THAN:
    leave_frame(reading);
    break;
  case LEX_BREAK:
    read_break(reading);
    break;
  case LEX_COMPARED:
    leave_frame(reading);
    break;
  case LEX_CONTRAST:
    read_contrast(reading);
    break;
  case LEX_HEDGE:
    if (reading->at == 0 || !word_is(reading->words, reading->at, "likely") ||
        !word_is(reading->words, reading->at - 1, "more less"))
      reading->hedged = TRUE;
    break;
  case LEX_PRONOUN:
    if (reading->at <= HEAD) {
      reading->pronoun = TRUE;
      reading->pronoun_at = reading->at;
    }
    if (reading->subject < 0 && word_is(reading->words, reading->at, "they it"))
      reading->subject = reading->main;
    if (word->comma && word_is(reading->words, reading->at, "they it"))
      end_frame(reading);
    break;
  default:
    if (word_is(reading->words, reading->at, "effective") &&
        word_is(reading->words, reading->at + 1, "in for at") && is_be(reading, 5))
      open_frame(reading, is_denied(reading) ? FRAME_NULL : FRAME_EFFECT, LEX_BETTER);
    else
      read_small(reading);
  }
}

/* ---------------------------------------------------------------- mentions */

/* The word of change that a label has in itself: "improved coping skills", "symptom reduction". */
static void read_inner_change(Reading *reading, const Word *word)
{
  for (guint i = 0; i < word->length; i++) {
    const Word *inner = word_at(reading->words, reading->at + i);
    gboolean first = i == 0 && inner->class >= LEX_UP && inner->class <= LEX_GOOD_NOUN;
    if (inner->class == LEX_LISTNOUN) {
      reading->list_noun = TRUE;
      reading->pronoun |= reading->at == 0;
    }
    gboolean noun = inner->class == LEX_DOWN_NOUN || inner->class == LEX_GOOD_NOUN;
    gboolean less = reading->at > 0 && word_at(reading->words, reading->at - 1)->class == LEX_LESS;
    if (first && !less)
      read_word(reading, inner);
    else if (noun && reading->frame != FRAME_NONE)
      reading->sign = inner->class;
  }
}

static void read_object(Reading *reading, int object)
{
  gboolean near = reading->at - reading->anchor <= REACH;
  gboolean plain = (roles_of(reading, object) & SCHEME_OBJECT) != 0;
  if (reading->frame == FRAME_NONE || reading->frame == FRAME_PASSIVE || reading->frame == FRAME_MEDIATE) {
    if (plain && reading->n_pending < PENDING)
      reading->pending[reading->n_pending++] = object;
    reading->pending_at = reading->at + word_at(reading->words, reading->at)->length - 1;
    return;
  }
  if (!near || reading->tail || (reading->frame == FRAME_SHOW && reading->sign == LEX_NONE))
    return;
  if (!plain && reading->sign == LEX_NONE && !reading->list)
    return;
  state(reading, reading->subject, object, reading->frame, reading->sign);
  reading->taken++;
}

static void read_mention(Reading *reading, const Word *word)
{
  int subject = mention_with(reading, word, SCHEME_SUBJECT);
  int mechanism = mention_with(reading, word, SCHEME_MECHANISM);
  int object = mention_with(reading, word, SCHEME_OBJECT);
  read_inner_change(reading, word);
  if (reading->frame == FRAME_PASSIVE || reading->frame == FRAME_MEDIATE) {
    int actor = subject >= 0 ? subject : mechanism >= 0 ? mechanism : object;
    gboolean by = reading->frame == FRAME_MEDIATE || word_is(reading->words, reading->at - 1, "by the");
    if (actor >= 0 && by && reading->at > 0 && reading->at - reading->anchor <= REACH) {
      state_pending(reading, actor, reading->frame, reading->sign, reading->frame == FRAME_PASSIVE);
      reading->anchor = reading->at;
    }
    return;
  }
  if (object >= 0 || (mechanism >= 0 && reading->frame != FRAME_NONE))
    read_object(reading, object >= 0 ? object : mechanism);
  if (reading->frame != FRAME_NONE)
    reading->anchor = reading->at + word->length - 1;
  if (reading->aside || reading->frame != FRAME_NONE)
    return;
  /* "Relatives reported": of what was spoken of before. */
  if (subject < 0 && !reading->relative && reading->at <= HEAD &&
      mention_with(reading, word, SCHEME_POPULATION) >= 0) {
    reading->pronoun = TRUE;
    reading->pronoun_at = reading->at + word->length - 1;
  }
  if (subject >= 0) {
    reading->subject = subject;
    reading->subject_at = reading->at + word->length - 1;
  } else if (mechanism >= 0 && !(reading->subject >= 0 && reading->at > 0 &&
                                 word_is(reading->words, reading->at - 1, "in of for through on about"))) {
    reading->mechanism = mechanism;
    reading->mechanism_at = reading->at + word->length - 1;
  }
}

/* ---------------------------------------------------------------- the sentence */

static gboolean is_finding(const AssertionInput *input, const AssertionSentence *sentence,
                           const GArray *words)
{
  if (input->claim)
    return TRUE;
  if (sentence->role == ROLE_METHODS || sentence->role == ROLE_REFERENCES ||
      sentence->role == ROLE_ACKNOWLEDGEMENTS || sentence->role == ROLE_FUNDING ||
      sentence->role == ROLE_CONFLICTS)
    return FALSE;
  if (sentence->span.end > sentence->span.start && input->text[sentence->span.end - 1] == '?')
    return FALSE;
  /* "If ...", "To explore ..." */
  if (words->len > 0 && word_is(words, 0, "if to"))
    return FALSE;
  for (guint i = 0; i < words->len; i++) {
    /* "purpose in life" is none. */
    if (word_at(words, i)->mention >= 0)
      i += word_at(words, i)->length - 1;
    else if (word_at(words, i)->class == LEX_MOOD)
      return FALSE;
  }
  return TRUE;
}

/* The subject that later sentences of the block may mean by "they": the first that this one names. */
static void note_topic(Reading *reading)
{
  for (guint i = 0; i < reading->words->len; i++) {
    const Word *word = word_at(reading->words, i);
    int subject = word->mention < 0 || word->masked ? -1 : mention_with(reading, word, SCHEME_SUBJECT);
    if (subject >= 0) {
      reading->extraction->topic = subject;
      return;
    }
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
                     .first = extraction->out->len};
  gboolean finding = is_finding(extraction->input, sentence, words);
  for (guint i = 0; i < words->len && finding; i++) {
    const Word *word = word_at(words, i);
    reading.at = i;
    if (word->masked)
      continue;
    if (word->semicolon && !reading.list)
      end_clause(&reading);
    if (word->dash || (word->colon && !reading.list && !reading.list_noun))
      end_frame(&reading);
    if (word->comma) {
      reading.tail = FALSE;
      reading.aside = FALSE;
      /* The relative clause ends here, as far as can be told. */
      if (reading.relative && reading.subject < 0 && i > 0 && !word_at(words, i - 1)->comma)
        reading.subject = reading.main;
      reading.anchor = i > 0 && reading.anchor + REACH >= i ? MAX(reading.anchor, i - 1) : reading.anchor;
    }
    if (word->mention >= 0) {
      read_mention(&reading, word);
      i += word->length - 1;
    } else {
      read_word(&reading, word);
    }
  }
  note_topic(&reading);
}
