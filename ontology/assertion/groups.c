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
        !scope_lacking(reading, i, 0))
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

/* The first mention from word i on, within reach, that has one of the roles; words->len none. */
static guint next_mention(const Reading *reading, guint i, guint roles)
{
  const GArray *words = reading->words;
  for (guint n = 0; i < words->len && n < REACH; n++, i++) {
    if (mention_at(reading, i, roles) >= 0)
      return i;
    if (word_at(words, i)->class == LEX_CONTRAST || word_at(words, i)->semicolon)
      break;
  }
  return words->len;
}

#define ACTING (SCHEME_SUBJECT | SCHEME_MECHANISM)
#define BEING  (ACTING | SCHEME_POPULATION | SCHEME_SETTING)

/* "Hope was higher among women than men." */
static void read_higher(Reading *reading)
{
  const GArray *words = reading->words;
  guint first = next_mention(reading, 0, SCHEME_OBJECT);
  for (guint i = first + 1; i + 2 < words->len && i < first + REACH; i++) {
    const Word *word = word_at(words, i);
    if (word->masked || !word_is(words, i, "higher lower greater better worse") ||
        !word_is(words, i + 1, "among in for"))
      continue;
    reading->at = reading->cue = i;
    if (!scope_be(reading, 2))
      return;
    guint at = next_mention(reading, i + 2, BEING);
    gboolean acts = at < words->len && mention_at(reading, at, ACTING) >= 0;
    if (at >= words->len || at > i + 4 || scope_denied(reading) || (!acts && !is_compared(words, at)))
      return;
    LexClass sign = word_is(words, i, "lower") ? LEX_LESS : word->class;
    reading_state(reading, mention_at(reading, at, acts ? ACTING : BEING),
                  mention_at(reading, first, SCHEME_OBJECT), FRAME_ASSOC, sign);
    return;
  }
}

/* "between women and": of the people themselves, not "between the age of women", "between women in one arm".
 */
static gboolean is_plain(const GArray *words, guint before, guint who)
{
  guint end = who + word_at(words, who)->length;
  return who - before <= 2 && word_is(words, end, "and or did");
}

/* "There were no differences in hope between women and men.": no difference is said of what is named first;
 * of what is done rather than of those it is done to. */
static void read_no_difference(Reading *reading)
{
  const GArray *words = reading->words;
  guint at = 0, between = 0;
  while (at < words->len && !word_is(words, at, "difference"))
    at++;
  reading->at = reading->cue = at;
  if (at >= words->len || word_at(words, at)->masked || !scope_denied(reading))
    return;
  for (between = at; between < words->len && !word_is(words, between, "between"); between++)
    ;
  guint actor = between < words->len ? next_mention(reading, between + 1, ACTING) : words->len;
  guint who = actor < words->len ? actor : next_mention(reading, between + 1, BEING);
  if (who >= words->len || (actor >= words->len && !is_plain(words, between, who)))
    return;
  int subject = mention_at(reading, who, actor < words->len ? ACTING : BEING);
  for (guint i = at + 1; i < words->len && word_at(words, i)->class != LEX_CONTRAST; i++) {
    int object = i == who ? -1 : mention_at(reading, i, SCHEME_OBJECT);
    if (object >= 0)
      reading_state(reading, subject, object, FRAME_NULL, LEX_NONE);
  }
}

/* "Women did not differ from men in hope." */
static void read_not_differ(Reading *reading)
{
  const GArray *words = reading->words;
  guint at = 0;
  while (at < words->len && !word_is(words, at, "differ differed"))
    at++;
  reading->at = reading->cue = at;
  if (at >= words->len || at < 2 || word_at(words, at)->masked || !scope_denied(reading))
    return;
  guint who = next_mention(reading, 0, BEING);
  gboolean acting = who < at && mention_at(reading, who, ACTING) >= 0;
  if (who >= at || (!acting && (who > 1 || !word_is(words, who + word_at(words, who)->length, "did and or"))))
    return;
  gboolean on = FALSE;
  for (guint i = at + 1; i < words->len && word_at(words, i)->class != LEX_CONTRAST; i++) {
    on |= word_is(words, i, "in on regarding");
    int object = on ? mention_at(reading, i, SCHEME_OBJECT) : -1;
    gboolean acts = mention_at(reading, who, ACTING) >= 0;
    if (object >= 0)
      reading_state(reading, mention_at(reading, who, acts ? ACTING : BEING), object, FRAME_NULL, LEX_NONE);
  }
}

gboolean groups_read(Reading *reading)
{
  const GArray *words = reading->words;
  if (reading->input->claim)
    return FALSE;
  read_higher(reading);
  read_no_difference(reading);
  read_not_differ(reading);
  if (reading->extraction->out->len > reading->first)
    return TRUE;
  guint people = people_at(reading);
  if (people >= words->len)
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
