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

/* "to reduce" after nothing that makes it a result is what somebody wants. */
gboolean scope_purpose(const Reading *reading)
{
  if (reading->at == 0 || !word_is(reading->words, reading->at - 1, "to") ||
      word_ends_ing(word_at(reading->words, reading->at)))
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
