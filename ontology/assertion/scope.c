#include "ontology/assertion/reading.h"

#include <string.h>

/* A word of denial among the few before this one, in the same clause. */
gboolean scope_denied(const Reading *reading)
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

gboolean word_ends_ing(const Word *word)
{
  gsize n = strlen(word->word);
  return n > 4 && strcmp(word->word + n - 3, "ing") == 0;
}

gboolean scope_lacking(const Reading *reading, guint i, guint from)
{
  for (guint n = 0; i > from && n < 6; n++, i--) {
    const Word *word = word_at(reading->words, i - 1);
    if (word_at(reading->words, i)->comma || word->masked)
      return FALSE;
    if (word_is(reading->words, i - 1,
                "lack absence low lower poor poorer worse disrupted impaired less fewer reduced decreased "
                "stopping discontinuing without limited "
                "insufficient inadequate intention predictor barrier fear loss withdrawal discontinuation "
                "refusal "
                "need demand request adverse side awareness against"))
      return TRUE;
    if (n == 0 && word->class == LEX_NO)
      return TRUE;
    if (word->mention >= 0 || word->inside || word->class == LEX_BREAK || word->class == LEX_CONTRAST ||
        word_is(reading->words, i - 1, "by on than and or"))
      return FALSE;
  }
  return FALSE;
}

gboolean scope_control(const Reading *reading, guint i)
{
  for (guint n = 0; n < 8 && i < reading->words->len; n++, i++) {
    if (word_is(
            reading->words, i,
            "control comparison standard usual conventional alone nonmember nonparticipant waiting waitlist "
            "placebo untreated matched not did receiving"))
      return TRUE;
    if (n > 0 && (word_at(reading->words, i)->comma || word_at(reading->words, i)->semicolon))
      return FALSE;
  }
  return FALSE;
}

/* "to meet and improve": the verb is joined to the one after "to". The place of that one, else of its own. */
static guint infinitive_at(const GArray *words, guint at)
{
  const Word *word = word_at(words, at);
  if (at < 2 || !word_is(words, at - 1, "and or") || word_at(words, at - 1)->comma || word_ends_ing(word) ||
      word_ends_ed(word))
    return at;
  for (guint i = at - 1, n = 0; i > 0 && n < 10; n++, i--) {
    const Word *before = word_at(words, i - 1);
    if (word_is(words, i - 1, "to"))
      return i;
    if (before->class == LEX_BREAK || before->class == LEX_CONTRAST || before->semicolon || before->comma)
      return at;
  }
  return at;
}

gboolean scope_purpose(const Reading *reading)
{
  guint at = infinitive_at(reading->words, reading->at);
  if (at == 0 || !word_is(reading->words, at - 1, "to") || word_ends_ing(word_at(reading->words, at)))
    return FALSE;
  /* "related to lower", "led to reduced": the "to" is theirs */
  LexClass cue = at > 1 ? word_at(reading->words, at - 2)->class : LEX_NONE;
  if (cue == LEX_ASSOCIATED || cue == LEX_LEAD || cue == LEX_COMPARED)
    return FALSE;
  if (at > 1 && word_is(reading->words, at - 2,
                        "inadequate insufficient developed designed used intended needed created"))
    return TRUE;
  for (guint i = at - 1, n = 0; i > 0 && n < 4; n++) {
    i--;
    LexClass class = word_at(reading->words, i)->class;
    if (word_at(reading->words, i)->inside)
      continue;
    if (class == LEX_TO_VERB || class == LEX_SHOW || class == LEX_IMPROVE || class == LEX_LEAD)
      return FALSE;
    if (word_is(reading->words, i,
                "appear appeared seem seemed found likely able effective ability potential capacity tend "
                "serve continue proven failed fail unable"))
      return FALSE;
  }
  return TRUE;
}

gboolean scope_be(const Reading *reading, guint back)
{
  for (guint n = 1; n <= back && n <= reading->at; n++) {
    if (word_is(reading->words, reading->at - n, "is are was were be been being remain remained"))
      return TRUE;
  }
  return FALSE;
}

gboolean word_ends_ed(const Word *word)
{
  gsize n = strlen(word->word);
  return n > 2 && strcmp(word->word + n - 2, "ed") == 0;
}

/* "As expected, ..." came true. */
static gboolean is_as_expected(const GArray *words, guint i)
{
  return i > 0 && word_is(words, i - 1, "as") && word_is(words, i, "expected hypothesized proposed") &&
         i + 1 < words->len && word_at(words, i + 1)->comma;
}

/* "knowing how to cope"; "a trial evaluating it found": the sentence goes on to tell what was found. */
static gboolean is_told(const GArray *words, guint i)
{
  if (word_is(words, i, "how"))
    return word_is(words, i + 1, "to");
  if (i == 0 || !word_ends_ing(word_at(words, i)) ||
      !word_is(words, i - 1, "study trial review analysis research survey experiment"))
    return FALSE;
  for (guint k = i + 1; k < words->len; k++) {
    if (word_is(words, k, "found showed shown demonstrated reported revealed concluded suggested indicated"))
      return TRUE;
  }
  return FALSE;
}

/* "a lack of research on", "little is known" */
static gboolean is_unknown(const GArray *words, guint i)
{
  if (!word_is(words, i, "lack little limited insufficient few scarce no"))
    return FALSE;
  for (guint k = i + 1; k <= i + 3; k++) {
    if (word_is(words, k, "research evidence study data information known literature finding trial"))
      return !word_is(words, i, "no few") || word_is(words, k, "research study literature finding trial");
  }
  return FALSE;
}

/* A list of abbreviations: "CBT: cognitive therapy; RCT: ...". */
static gboolean is_inventory(const GArray *words)
{
  guint items = 0, colons = 0;
  for (guint i = 0; i < words->len; i++) {
    items += word_at(words, i)->semicolon;
    colons += word_at(words, i)->colon;
  }
  return items >= 4 && colons >= 4;
}

gboolean scope_finding(const AssertionInput *input, const AssertionSentence *sentence, const GArray *words)
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
  if (words->len > 0 &&
      (word_is(words, 0, "if to") || (word_is(words, 0, "in") && word_is(words, 1, "order"))))
    return FALSE;
  if (is_inventory(words))
    return FALSE;
  for (guint i = 0; i < words->len; i++) {
    /* "purpose in life" is none. */
    if (word_at(words, i)->mention >= 0)
      i += word_at(words, i)->length - 1;
    else if ((word_at(words, i)->class == LEX_MOOD && !is_as_expected(words, i) && !is_told(words, i)) ||
             is_unknown(words, i))
      return FALSE;
  }
  return TRUE;
}
