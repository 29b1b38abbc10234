#include "ontology/assertion/reading.h"

/* Groups of people that are compared: "staff with advanced training viewed the groups as more helpful",
 * "women had more symptoms than men". What people are told apart by, or who they are, goes with the outcome;
 * whether it brings it about isn't said. */

#define PEOPLE                                                                                               \
  "staff those people patient participant member respondent woman men man professional clinician worker "    \
  "nurse student user attendee"
#define ATTRIBUTES 4

typedef struct {
  int actors[ATTRIBUTES]; /* what the people are told apart by; else who they are */
  guint n;
  guint verb;
} Group;

static int mention_at(const Reading *reading, guint i, guint roles)
{
  const Word *word = word_at(reading->words, i);
  return word->mention < 0 || word->masked ? -1 : reading_mention(reading, word, roles);
}

/* The word that names the people the sentence begins with; words->len none. */
static guint people_at(const Reading *reading)
{
  const GArray *words = reading->words;
  for (guint i = 0; i < words->len && i <= HEAD; i++) {
    const Word *word = word_at(words, i);
    if (word_is(words, i, "of in among by for with to from") || word->class == LEX_BREAK)
      return words->len;
    if (mention_at(reading, i, SCHEME_SUBJECT | SCHEME_MECHANISM) >= 0)
      return words->len;
    if (word_is(words, i, PEOPLE) || mention_at(reading, i, SCHEME_POPULATION | SCHEME_SETTING) >= 0)
      return i;
  }
  return words->len;
}

static gboolean is_verb(const GArray *words, guint i)
{
  const Word *word = word_at(words, i);
  if (word->masked || word->inside || word->mention >= 0 || (i > 0 && word_is(words, i - 1, "who that")))
    return FALSE;
  return word_is(
      words, i,
      "is are was were have had reported showed scored rated viewed view see saw perceived perceive "
      "regarded rate score report show felt");
}

/* "with advanced training", "who had more experience", up to the verb of the sentence. */
static void read_attributes(const Reading *reading, guint people, Group *group)
{
  const GArray *words = reading->words;
  gboolean with = FALSE;
  guint i = people + MAX(1, word_at(words, people)->length);
  for (; i < words->len && !is_verb(words, i); i++) {
    const Word *word = word_at(words, i);
    if (word->semicolon || word->class == LEX_CONTRAST || word->class == LEX_THAN) {
      i = words->len;
      break;
    }
    with |= word_is(words, i, "with having possessing") ||
            (word_is(words, i, "have had received") && word_is(words, i - 1, "who"));
    int attribute = with ? mention_at(reading, i, SCHEME_SUBJECT | SCHEME_MECHANISM) : -1;
    if (attribute >= 0 && group->n < ATTRIBUTES && !word_is(words, i - 1, "of in on to for") &&
        !scope_lacking(reading, i))
      group->actors[group->n++] = attribute;
    if (word->mention >= 0)
      i += word->length - 1;
  }
  group->verb = i;
}

/* "than" something that isn't the control of a trial. */
static gboolean is_compared(const GArray *words, guint from)
{
  for (guint i = from; i < words->len; i++) {
    if (word_at(words, i)->class == LEX_THAN)
      return !scope_control(&(Reading){.words = words}, i + 1);
  }
  return FALSE;
}

static LexClass comparative(const GArray *words, guint i)
{
  const Word *word = word_at(words, i);
  if (word_is(words, i, "lower"))
    return LEX_LESS;
  gboolean sign = word->class == LEX_MORE || word->class == LEX_LESS || word->class == LEX_BETTER ||
                  word->class == LEX_POOR;
  return sign ? word->class : LEX_NONE;
}

/* The objects after the verb, each with the comparative before it or at its head. */
static void state_objects(Reading *reading, const Group *group)
{
  const GArray *words = reading->words;
  LexClass sign = LEX_NONE;
  gboolean denied = FALSE, over = FALSE;
  guint cue = group->verb;
  for (guint i = group->verb + 1; i < words->len; i++) {
    const Word *word = word_at(words, i);
    if (word->masked)
      continue;
    if (word->class == LEX_CONTRAST || word->semicolon || word->class == LEX_MOOD)
      return;
    if (word->class == LEX_THAN)
      over = TRUE; /* "than men on hope" */
    reading->at = i;
    LexClass here = comparative(words, i);
    if (here != LEX_NONE && !over) {
      sign = here == LEX_BETTER && sign != LEX_NONE ? sign : here; /* "more positive" */
      denied = scope_denied(reading);
      cue = i;
    }
    int object = mention_at(reading, i, SCHEME_OBJECT);
    if (object >= 0 && sign != LEX_NONE && (!over || word_is(words, i - 1, "on")) && i - cue <= REACH) {
      reading->cue = cue;
      for (guint k = 0; k < group->n; k++)
        reading_state(reading, group->actors[k], object, denied ? FRAME_NULL : FRAME_ASSOC,
                      denied ? LEX_NONE : sign);
    }
    if (word->mention >= 0)
      i += word->length - 1;
  }
}

gboolean groups_read(Reading *reading)
{
  const GArray *words = reading->words;
  guint people = people_at(reading);
  if (people >= words->len || reading->input->claim)
    return FALSE;
  Group group = {.n = 0};
  read_attributes(reading, people, &group);
  if (group.verb >= words->len)
    return FALSE;
  int who = mention_at(reading, people, SCHEME_POPULATION | SCHEME_SETTING);
  /* "patients in the other group had": not told by whom */
  gboolean plain = group.verb - people <= MAX(1, word_at(words, people)->length) + 2;
  if (group.n == 0 && who >= 0 && plain && is_compared(words, group.verb))
    group.actors[group.n++] = who;
  if (group.n > 0)
    state_objects(reading, &group);
  return reading->extraction->out->len > reading->first;
}
