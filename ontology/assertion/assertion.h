/* Assertions: what a sentence says that something does to something, and what it says of how an organisation
 * came to be.
 *
 * Takes a text, its sentences, mentions and citations, not a paper and not a store, so that a claim typed at
 * the shell goes through the same code. Rules over words and mentions, no statistics; docs/assertions.md has
 * them. They prefer silence to a wrong assertion: a hypothesis, an aim, a recommendation or somebody's belief
 * is none. */
#ifndef ADDUCE_ASSERTION_ASSERTION_H
#define ADDUCE_ASSERTION_ASSERTION_H

#include "ontology/mention/mention.h"

typedef enum {
  RELATION_INCREASES,
  RELATION_REDUCES,
  RELATION_NO_EFFECT,
  RELATION_ASSOCIATED,
  RELATION_MEDIATES, /* the subject carries the effect on the object */
  RELATION_HARMS,
  RELATION_FOUNDED_BY,
  RELATION_FOUNDED_IN, /* a year or a place */
  RELATION_DERIVED_FROM,
  RELATION_PART_OF,
  RELATION_N
} Relation;

typedef enum { DIRECTION_NONE, DIRECTION_UP, DIRECTION_DOWN } Direction;
typedef enum { BENEFIT_NEITHER, BENEFIT_GOOD, BENEFIT_BAD } Benefit;

typedef struct {
  Relation relation;
  Direction direction; /* of the object; none for no effect and for facts */
  Benefit benefit;     /* direction against the object's desirable one */
  guint subject;       /* concept */
  int object;          /* concept; -1: a person, place or year, see object_span */
  Span subject_span;   /* its mention; may lie in an earlier sentence */
  Span object_span;
  Span cue_span; /* the word that states it */
  Span sentence;
  Span comparison; /* "than standard care"; {0,0} none */
  gboolean negated;
  gboolean hedged;
  gboolean own_result; /* of the text itself; FALSE: it reports it from a cited work */
  int population;      /* concept; -1 not said */
  int design;          /* concept, of the study behind it, where the sentence names it; -1 */
  GArray *citations;   /* guint: indexes of the input's citations that belong to this; never NULL */
} Assertion;

void assertion_free(Assertion *assertion);

typedef struct {
  Span span;
  guint block; /* sentences of one paragraph have the same; what "they" means is looked for in it only */
  SectionRole role;
  Span heading; /* of its section; {0,0} none */
} AssertionSentence;

/* A place where works are cited. */
typedef struct {
  Span span;
  gboolean narrative; /* "Levy (1976) found": a subject of the sentence */
} AssertionCitation;

typedef struct {
  const char *text; /* valid UTF-8 */
  const Vocabulary *vocabulary;
  const AssertionSentence *sentences; /* in order */
  guint n_sentences;
  const Mention *mentions; /* in order of place */
  guint n_mentions;
  const AssertionCitation *citations; /* in order of place; may be NULL */
  guint n_citations;
  gboolean claim; /* a claim typed by a person: no sentence is left out for its mood */
} AssertionInput;

/* The assertions, in the order of their sentences. GPtrArray of Assertion*, owned. Linear in the text;
 * sentences over LIMIT_SENTENCE_WORDS are passed over. */
GPtrArray *assertions_find(const AssertionInput *input);

/* "increases", "no effect", ... as INTERFACES spells them. Static. */
const char *relation_name(Relation relation);
const char *direction_name(Direction direction); /* "up", "down", "none" */
const char *benefit_name(Benefit benefit);       /* "benefit", "harm", "neither" */

#endif
