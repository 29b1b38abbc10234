#include "query/check/claim_read.h"

#include "corpus/base/regex.h"
#include "ontology/evidence/hedge.h"
#include "query/check/claim_text.h"

#include <string.h>

void read_claim_free(ReadClaim *claim)
{
  if (claim == NULL)
    return;
  g_free(claim->text);
  g_free(claim->affirmed);
  claim_free(claim->claim);
  soft_words_free(claim->soft);
  question_free(claim->question);
  g_free(claim->subject);
  g_free(claim->relation);
  g_free(claim->object);
  g_free(claim->population);
  g_free(claim->overstated);
  g_ptr_array_unref(claim->concepts);
  g_free(claim);
}

/* The words of one side, from its first to its last. */
static char *side_text(const ReadClaim *claim, ClaimSide side)
{
  gsize start = G_MAXSIZE, end = 0;
  for (guint i = 0; i < claim->claim->core->len; i++) {
    const ClaimWord *word = &g_array_index(claim->claim->core, ClaimWord, i);
    if (word->side != side)
      continue;
    start = MIN(start, word->lexeme->start);
    end = MAX(end, word->lexeme->end);
  }
  return start < end ? g_strndup(claim->affirmed + start, end - start) : NULL;
}

static char *read_population(const char *affirmed)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place,
      "\\b (?: among(?:st)? | in (?= \\s+ (?:[\\w-]+ \\s+){0,3}? (?:people|persons|adults|patients|women|men"
      "|children|adolescents|veterans|students|users|members|individuals|families|carers|parents|youth"
      "|mothers|clients|workers|elderly) \\b) ) \\s+ (?<who> [^,;.]{3,80}? ) (?= \\s* (?: $ | [,;.] ) )",
      REGEX_CASELESS);
  Span groups[2];
  if (!regex_find(regex, affirmed, strlen(affirmed), 0, groups, 2))
    return NULL;
  return g_strndup(affirmed + groups[1].start, groups[1].end - groups[1].start);
}

static gboolean has_equation(const char *affirmed)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place,
      "\\b (?: as \\s+ (?:[\\w-]+ \\s+){1,4}? as (?! \\s+ (?:a|an|part|result|well) \\b)"
      "| just \\s+ as | equal(?:ly|s)? | equivalent | the \\s+ same | similar(?:ly)? | alike | comparable"
      "| no \\s+ (?:different|difference|better|worse) | matter(?:s)? ) \\b",
      REGEX_CASELESS);
  return regex_find(regex, affirmed, strlen(affirmed), 0, NULL, 0);
}

ClaimSide claim_side_at(const Claim *claim, gsize at)
{
  for (guint i = 0; i < claim->core->len; i++) {
    const ClaimWord *word = &g_array_index(claim->core, ClaimWord, i);
    if (word->lexeme->start <= at && at < word->lexeme->end)
      return word->side;
  }
  return SIDE_NONE;
}

/* Interventions and organisations act, outcomes are acted on. */
static double read_role_order(const ReadClaim *claim, const Vocabulary *vocabulary)
{
  double order = 0;
  for (guint i = 0; vocabulary != NULL && i < claim->question->concepts->len; i++) {
    const QuestionConcept *named = &g_array_index(claim->question->concepts, QuestionConcept, i);
    guint roles = vocabulary_roles(vocabulary, named->concept);
    int role = ((roles & SCHEME_SUBJECT) != 0) - ((roles & SCHEME_OBJECT) != 0);
    for (guint t = 0; t < claim->question->terms->len; t++) {
      if (!((named->terms >> t) & 1))
        continue;
      const QuestionTerm *term = g_ptr_array_index(claim->question->terms, t);
      ClaimSide side = claim_side_at(claim->claim, term->span.start);
      order += side == SIDE_SUBJECT ? role : side == SIDE_OBJECT ? -role : 0;
      break;
    }
  }
  for (guint i = 0; i < claim->claim->core->len; i++) {
    const ClaimWord *word = &g_array_index(claim->claim->core, ClaimWord, i);
    gboolean outcome = (word->lexeme->cues & (CUE_BAD_OUTCOME | CUE_GOOD_OUTCOME)) != 0;
    gboolean treatment = (word->lexeme->cues & CUE_TREATED) != 0;
    int role = treatment - outcome;
    order += word->side == SIDE_SUBJECT ? role : word->side == SIDE_OBJECT ? -role : 0;
  }
  return CLAMP(order, -1, 1);
}

ReadClaim *claim_read(TermMaker *maker, const Lexicon *lexicon, const Vocabulary *vocabulary,
                      const char *text)
{
  ReadClaim *claim = g_new0(ReadClaim, 1);
  claim->text = g_utf8_make_valid(text, -1);
  g_strstrip(claim->text);
  claim->affirmed = claim_affirm(claim->text, &claim->sign);
  claim->claim = claim_parse(claim->affirmed);
  claim->question = question_read(maker, claim->affirmed);
  if (lexicon != NULL)
    question_expand(claim->question, maker, lexicon);
  claim->soft = soft_words_new(claim->question);
  claim->subject = side_text(claim, SIDE_SUBJECT);
  claim->relation = side_text(claim, SIDE_RELATION);
  claim->object = side_text(claim, SIDE_OBJECT);
  claim->concepts = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; vocabulary != NULL && i < claim->question->concepts->len; i++) {
    guint concept = g_array_index(claim->question->concepts, QuestionConcept, i).concept;
    g_ptr_array_add(claim->concepts, g_strdup(vocabulary_concept(vocabulary, concept)->label));
  }
  claim->role_order = read_role_order(claim, vocabulary);
  claim->population = read_population(claim->affirmed);
  claim->symmetric = claim_is_symmetric(claim->affirmed);
  claim->equates = has_equation(claim->affirmed);
  Span word;
  if (claim_overstates(claim->text, &word))
    claim->overstated = g_strndup(claim->text + word.start, word.end - word.start);
  return claim;
}
