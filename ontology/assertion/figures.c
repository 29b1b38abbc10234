#include "ontology/assertion/reading.h"

/* Results told as sizes of an effect: "the effect size for the subgroup was significant, but not at twelve
 * months". What acts is what the text studies, unless the sentence names it; what is acted on stands in the
 * same part of the sentence, in the part before it, in the section's heading or in the sentences before. */

/* Objects of one part of a sentence. */
#define PART_MAX 12

typedef enum { POLARITY_NONE, POLARITY_EFFECT, POLARITY_NULL, POLARITY_MIXED } Polarity;

typedef struct {
  int objects[PART_MAX];
  guint n;
  Polarity polarity;
  guint cue;
} Part;

/* Words of analyses of something else than the effect of what is studied. */
#define OTHER_ANALYSES                                                                                       \
  "moderator moderated moderation moderating interaction bias baseline heterogeneity anova covariate "       \
  "predictor correlation regression clinician outlier slope difference age gender sex men detect model"

/* "effect of time", "main effect", "this effect": of something else, or of nobody knows what. */
static gboolean is_other_effect(const GArray *words, guint i)
{
  if (i > 0 && word_is(words, i - 1, "main this that time side placebo"))
    return TRUE;
  guint next = i + 1 + word_is(words, i + 1, "size");
  return word_is(words, next, "of") && !word_is(words, next + 1, "the") && next + 1 < words->len &&
         word_at(words, next + 1)->mention < 0;
}

static gboolean is_figures(const Extraction *extraction, const GArray *words)
{
  gboolean effect = FALSE, size = FALSE, decided = FALSE;
  for (guint i = 0; i < words->len; i++) {
    if (word_at(words, i)->masked)
      continue;
    LexClass class = word_at(words, i)->class;
    decided |= effect && (class == LEX_SIGNIFICANT || class == LEX_NULL);
    /* What is told after the result is told beside it: "with low heterogeneity". */
    if (!decided && word_is(words, i, OTHER_ANALYSES))
      return FALSE;
    if (!word_is(words, i, "effect"))
      continue;
    if (is_other_effect(words, i))
      return FALSE;
    effect = TRUE;
    size |= word_is(words, i + 1, "size");
  }
  return effect && (size || extraction->sizes);
}

/* "significant effect", "the effect ... was significant": the word is said of the effect. */
static gboolean is_of_effect(const Reading *reading, guint i)
{
  const GArray *words = reading->words;
  for (guint k = i + 1; k < words->len && k <= i + 5 && !word_at(words, k)->comma; k++) {
    if (word_is(words, k, "effect result superiority"))
      return TRUE;
  }
  if (!scope_be(reading, 3))
    return FALSE;
  for (guint k = i; k > 0 && word_at(words, k)->class != LEX_CONTRAST && !word_at(words, k)->semicolon; k--) {
    if (word_is(words, k - 1, "effect"))
      return TRUE;
  }
  return FALSE;
}

/* "Peer support had a significant effect": the sentence says itself what acts. Of several none is taken. */
static int subject_in(const Reading *reading)
{
  int found = -1;
  const Mention *mentions = reading->input->mentions;
  for (guint i = 0; i < reading->words->len; i++) {
    const Word *word = word_at(reading->words, i);
    int subject = word->mention < 0 || word->masked ? -1 : reading_mention(reading, word, SCHEME_SUBJECT);
    if (subject < 0)
      continue;
    if (found >= 0 && mentions[found].concept != mentions[subject].concept)
      return -2;
    found = subject;
  }
  return found;
}

/* "individuals with depressive symptoms", "part of personal recovery": no object of the effect. */
static gboolean is_told_of(const GArray *words, guint i)
{
  for (guint k = 1; k <= 3 && k <= i && !word_at(words, i - k + 1)->comma; k++) {
    if (word_is(words, i - k, "with targeting having as"))
      return TRUE;
  }
  return i > 1 && word_is(words, i - 1, "of") && word_is(words, i - 2, "part form measure");
}

static void add_polarity(Part *part, Polarity polarity, guint cue)
{
  if (part->polarity != POLARITY_NONE && part->polarity != polarity)
    polarity = POLARITY_MIXED;
  part->polarity = polarity;
  part->cue = cue;
}

static void read_part_word(Reading *reading, guint i, Part *part)
{
  const Word *word = word_at(reading->words, i);
  reading->at = i;
  gboolean decides = (word->class == LEX_SIGNIFICANT || word->class == LEX_NULL) && is_of_effect(reading, i);
  if (decides && word->class == LEX_SIGNIFICANT)
    add_polarity(
        part,
        scope_denied(reading) || word_is(reading->words, i - 1, "non") ? POLARITY_NULL : POLARITY_EFFECT, i);
  else if (decides)
    add_polarity(part, POLARITY_NULL, i);
  int object = word->mention < 0 ? -1 : reading_mention(reading, word, SCHEME_OBJECT);
  if (object < 0 || reading_general(reading, object) || is_told_of(reading->words, i) || part->n == PART_MAX)
    return;
  part->objects[part->n++] = object;
}

/* "was associated with an effect size of" */
static gboolean is_association(const GArray *words)
{
  for (guint i = 0; i < words->len; i++) {
    if (!word_at(words, i)->masked && word_is(words, i, "associated correlated related"))
      return TRUE;
  }
  return FALSE;
}

static void state_part(Reading *reading, int subject, const Part *part)
{
  if (part->polarity != POLARITY_EFFECT && part->polarity != POLARITY_NULL)
    return;
  reading->cue = part->cue;
  for (guint i = 0; i < part->n; i++) {
    if (part->polarity == POLARITY_NULL)
      reading_state(reading, subject, part->objects[i], FRAME_NULL, LEX_NONE);
    else
      reading_state(reading, subject, part->objects[i],
                    is_association(reading->words) ? FRAME_ASSOC : FRAME_EFFECT, LEX_BETTER);
  }
}

/* A part without objects is about those of the part before, of the figures before in the same paragraph, of
 * the heading. */
static void complete_part(const Reading *reading, const Part *before, Part *part)
{
  if (part->n > 0)
    return;
  int object =
      reading->extraction->outcome >= 0 ? reading->extraction->outcome : reading->extraction->heading;
  if (before->n > 0)
    *part = (Part){.n = before->n, .polarity = part->polarity, .cue = part->cue};
  else if (object >= 0 && !reading_general(reading, object))
    part->n = 1;
  for (guint i = 0; i < part->n; i++)
    part->objects[i] = before->n > 0 ? before->objects[i] : object;
}

static void end_part(Reading *reading, int subject, Part *before, Part *part)
{
  if (part->polarity == POLARITY_NONE)
    return;
  complete_part(reading, before, part);
  state_part(reading, subject, part);
  reading->extraction->outcome = part->n == 1 ? part->objects[0] : -1;
  *before = *part;
  *part = (Part){0};
}

/* "considered part of recovery,": an aside between commas. */
static gboolean begins_aside(const GArray *words, guint i)
{
  const Word *word = word_at(words, i);
  return word->comma && word->class == LEX_NONE && word_ends_ed(word);
}

gboolean figures_read(Reading *reading)
{
  Extraction *extraction = reading->extraction;
  const GArray *words = reading->words;
  if (extraction->input->claim || extraction->study < 0 || !is_figures(extraction, words))
    return FALSE;
  int subject = subject_in(reading);
  if (subject == -2)
    return FALSE;
  if (subject < 0)
    subject = extraction->study;
  Part before = {0}, part = {0};
  gboolean aside = FALSE;
  for (guint i = 0; i < words->len; i++) {
    const Word *word = word_at(words, i);
    if (word->masked)
      continue;
    aside = word->comma ? begins_aside(words, i) : aside;
    if (aside)
      continue;
    if (word->class == LEX_HEDGE && word_is(words, i, "may might could"))
      reading->hedged = TRUE;
    if (word->class == LEX_CONTRAST || word->semicolon) {
      end_part(reading, subject, &before, &part);
      if (i + 1 < words->len && word_at(words, i + 1)->class == LEX_NO)
        add_polarity(&part, before.polarity == POLARITY_NULL ? POLARITY_MIXED : POLARITY_NULL, i + 1);
    }
    read_part_word(reading, i, &part);
    if (word->mention >= 0)
      i += word->length - 1;
  }
  end_part(reading, subject, &before, &part);
  return extraction->out->len > reading->first;
}
