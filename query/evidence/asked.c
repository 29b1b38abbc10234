#include "query/evidence/asked.h"

#include "corpus/base/regex.h"
#include "ontology/annotation.h"
#include "ontology/evidence/claim.h"
#include "ontology/evidence/direction.h"
#include "ontology/evidence/stance.h"

#include <string.h>

/* Probability from which the models' answer is taken. */
#define DIRECTION_SURE 0.6
#define STANCE_SURE    0.6

struct Asked {
  const Vocabulary *vocabulary; /* NULL none */
  Annotations *annotations;     /* NULL none */
  GPtrArray *concepts;          /* of char* */
  const Assertion *assertion;   /* the one that is asked; NULL none */
  char *statement;              /* the question as a statement; NULL where no direction is asked */
  char *intervention, *outcome; /* the words of the statement before and after its relation */
  int direction;                /* of the outcome: 1, -1; 0 none */
};

const char *pointing_name(Pointing pointing)
{
  static const char *const names[] = {"describes", "supports", "contradicts", "null", "mixed"};
  return names[pointing];
}

/* Asks for yes or no, or states: "who" and "which" don't. */
static gboolean asks_whether(const char *text)
{
  static const Regex *open, *whether;
  gsize length = strlen(text);
  if (regex_find(
          regex_once(
              &whether,
              "^ \\W* (?: (?: how \\s (?: much | far | well ) | to \\s what \\s extent ) \\s )? (?: do | "
              "does | did | can | could | will | would | is | are | was | were | has | have | had ) "
              "\\b",
              REGEX_CASELESS),
          text, length, 0, NULL, 0))
    return TRUE;
  return !regex_find(
      regex_once(&open,
                 "\\? \\W* $ | ^ \\W* (?: who | whom | whose | what | which | when | where | why | "
                 "how | in \\s (?: what | which | how ) | for \\s (?: whom | what ) ) \\b",
                 REGEX_CASELESS),
      text, length, 0, NULL, 0);
}

/* Without what only asks: "does", "?". */
static char *as_statement(const char *text)
{
  static const Regex *asking;
  Span found = {0, 0};
  gsize length = strlen(text);
  if (!regex_find(
          regex_once(
              &asking,
              "^ \\W* (?: (?: how \\s (?: much | far | well ) | to \\s what \\s extent ) \\s )? (?: do | "
              "does | did | can | could | will | would ) \\s+",
              REGEX_CASELESS),
          text, length, 0, &found, 1))
    found.end = 0;
  while (length > found.end && (text[length - 1] == '?' || g_ascii_isspace(text[length - 1])))
    length--;
  return g_strndup(text + found.end, length - found.end);
}

static char *words_of_side(const Claim *claim, ClaimSide side)
{
  GString *words = g_string_new(NULL);
  for (guint i = 0; i < claim->core->len; i++) {
    const ClaimWord *word = &g_array_index(claim->core, ClaimWord, i);
    if (word->side == side)
      g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", word->lexeme->text);
  }
  return g_string_free(words, FALSE);
}

static void read_statement(Asked *asked, const char *text)
{
  g_autofree char *statement = as_statement(text);
  g_autoptr(Claim) claim = claim_parse(statement);
  if (!claim->directed || claim->direction == 0)
    return;
  asked->direction = claim->direction * claim->sign * (claim->subject_removed ? -1 : 1);
  asked->intervention = words_of_side(claim, SIDE_SUBJECT);
  asked->outcome = words_of_side(claim, SIDE_OBJECT);
  asked->statement = g_steal_pointer(&statement);
}

static void read_assertion(Asked *asked, const Matcher *matcher, const char *text)
{
  g_autofree char *statement = as_statement(text);
  asked->annotations = annotate_typed(matcher, statement);
  for (guint i = 0; i < asked->annotations->assertions->len && asked->assertion == NULL; i++) {
    const Assertion *assertion = g_ptr_array_index(asked->annotations->assertions, i);
    if (assertion->direction != DIRECTION_NONE && assertion->object >= 0 && !assertion->negated)
      asked->assertion = assertion;
  }
}

static void name_concepts(Asked *asked, const Matcher *matcher, const char *text)
{
  asked->vocabulary = matcher_vocabulary(matcher);
  TextPiece piece = {{0, strlen(text)}, ZONE_BODY};
  g_autoptr(GArray) mentions = mentions_find(matcher, text, &piece, 1, MENTION_TYPED);
  for (guint i = 0; i < mentions->len; i++) {
    const char *key = vocabulary_concept(asked->vocabulary, g_array_index(mentions, Mention, i).concept)->key;
    if (!g_ptr_array_find_with_equal_func(asked->concepts, key, g_str_equal, NULL))
      g_ptr_array_add(asked->concepts, g_strdup(key));
  }
}

Asked *asked_new(const Matcher *matcher, const char *text)
{
  Asked *asked = g_new0(Asked, 1);
  asked->concepts = g_ptr_array_new_with_free_func(g_free);
  if (matcher != NULL)
    name_concepts(asked, matcher, text);
  if (!asks_whether(text))
    return asked;
  if (matcher != NULL)
    read_assertion(asked, matcher, text);
  read_statement(asked, text);
  return asked;
}

void asked_free(Asked *asked)
{
  if (asked == NULL)
    return;
  annotations_free(asked->annotations);
  g_ptr_array_unref(asked->concepts);
  g_free(asked->statement);
  g_free(asked->intervention);
  g_free(asked->outcome);
  g_free(asked);
}

const GPtrArray *asked_concepts(const Asked *asked)
{
  return asked->concepts;
}

const char *asked_relation(const Asked *asked)
{
  if (asked->assertion != NULL)
    return relation_name(asked->assertion->relation);
  return asked->direction > 0   ? relation_name(RELATION_INCREASES)
         : asked->direction < 0 ? relation_name(RELATION_REDUCES)
                                : NULL;
}

const char *asked_direction(const Asked *asked)
{
  if (asked->assertion != NULL)
    return direction_name(asked->assertion->direction);
  return direction_name(asked->direction > 0   ? DIRECTION_UP
                        : asked->direction < 0 ? DIRECTION_DOWN
                                               : DIRECTION_NONE);
}

/* Concept of a row, as an index of the vocabulary: see ontology/store/annotate.c. -1 none. */
static int concept_at(const Asked *asked, gint64 row)
{
  return row > 0 && row <= (gint64)vocabulary_concepts(asked->vocabulary) ? (int)(row - 1) : -1;
}

static gboolean is_narrower(const Asked *asked, gint64 row, guint than)
{
  int concept = concept_at(asked, row);
  return concept >= 0 && vocabulary_is_a(asked->vocabulary, (guint) concept, than);
}

/* An assertion on what was asked: the outcome or a kind of it; the same thing acting, or a kind, or what it
 * is a kind of. */
static gboolean is_on(const Asked *asked, const StoreStated *stated)
{
  int subject = concept_at(asked, stated->subject_concept);
  return is_narrower(asked, stated->object_concept, (guint)asked->assertion->object) && subject >= 0 &&
         (is_narrower(asked, stated->subject_concept, asked->assertion->subject) ||
          vocabulary_is_a(asked->vocabulary, asked->assertion->subject, (guint)subject));
}

static Pointing from_stated(const Asked *asked, const Judgement *judgement)
{
  guint way[POINTS_MIXED + 1] = {0};
  for (guint i = 0; i < judgement->n_stated; i++) {
    const StoreStated *stated = &judgement->stated[i];
    if (!is_on(asked, stated))
      continue;
    Pointing one = stated->relation == RELATION_NO_EFFECT || stated->negated ? POINTS_NULL
                   : stated->direction == DIRECTION_NONE                     ? POINTS_DESCRIBES
                   : stated->direction == asked->assertion->direction        ? POINTS_SUPPORTS
                                                                             : POINTS_CONTRADICTS;
    way[one]++;
  }
  guint ways = (way[POINTS_SUPPORTS] > 0) + (way[POINTS_CONTRADICTS] > 0) + (way[POINTS_NULL] > 0);
  return ways > 1                      ? POINTS_MIXED
         : way[POINTS_SUPPORTS] > 0    ? POINTS_SUPPORTS
         : way[POINTS_CONTRADICTS] > 0 ? POINTS_CONTRADICTS
         : way[POINTS_NULL] > 0        ? POINTS_NULL
                                       : POINTS_DESCRIBES;
}

/* Do the words of the outcome stand in the sentence, half of them at least? */
static gboolean names_outcome(const Asked *asked, const char *text)
{
  g_autoptr(LexemeList) wanted = lexemes_cut(asked->outcome), words = lexemes_cut(text);
  guint n = 0, held = 0;
  for (guint i = 0; i < wanted->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(wanted, i);
    if (!lexeme_is_content(lexeme))
      continue;
    n++;
    for (guint k = 0; k < words->items->len; k++)
      if (lexeme_at(words, k)->hash == lexeme->hash) {
        held++;
        break;
      }
  }
  return held > 0 && 2 * held >= n;
}

static Pointing from_words(const Asked *asked, const Judgement *judgement)
{
  const StorePassage *passage = judgement->passage;
  gsize length = strlen(passage->text);
  gsize from = MIN(judgement->span.start - passage->span.start, length);
  g_autofree char *text =
      g_strndup(passage->text + from, MIN(judgement->span.end - passage->span.start, length) - from);
  if (!names_outcome(asked, text))
    return POINTS_DESCRIBES;
  double sure, stance_sure;
  FindingDirection direction = direction_of(text, asked->intervention, NULL, asked->outcome, &sure);
  Stance stance = stance_of(NULL, asked->statement, text, &stance_sure);
  if (sure < DIRECTION_SURE)
    return POINTS_DESCRIBES;
  if (direction == FINDING_NO_DIFFERENCE)
    return judgement->tone.negated && stance != STANCE_SUPPORTS ? POINTS_NULL : POINTS_DESCRIBES;
  if (stance_sure < STANCE_SURE || judgement->tone.negated)
    return POINTS_DESCRIBES;
  gboolean as_asked = (direction == FINDING_INCREASED) == (asked->direction > 0);
  if (as_asked && stance == STANCE_SUPPORTS)
    return POINTS_SUPPORTS;
  return !as_asked && stance == STANCE_CONTRADICTS ? POINTS_CONTRADICTS : POINTS_DESCRIBES;
}

Pointing asked_pointing(const Asked *asked, Judgement *judgement)
{
  if (asked->assertion == NULL && asked->statement == NULL)
    return POINTS_DESCRIBES;
  judgement_complete(judgement, JUDGE_TONE);
  if (!judgement_is_evidence(judgement))
    return POINTS_DESCRIBES;
  Pointing stated = asked->assertion != NULL ? from_stated(asked, judgement) : POINTS_DESCRIBES;
  if (stated != POINTS_DESCRIBES || asked->statement == NULL)
    return stated;
  return from_words(asked, judgement);
}
