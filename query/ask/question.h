/* What a question asks: the words that an answer must have, the ones that only help, and the kind of thing
 * that is looked for. Works on the words alone; knows no base. */
#ifndef ADDUCE_QUERY_ASK_QUESTION_H
#define ADDUCE_QUERY_ASK_QUESTION_H

#include "corpus/record/record.h"
#include "ontology/store/condition.h"
#include "ontology/store/terms.h"

#include <glib.h>

/* What the question word asks for. TIME, NUMBER and MAKER can be seen in a sentence and are demanded; the
 * others only rank. */
typedef enum {
  EXPECT_PERSON = 1 << 0,  /* who, whose */
  EXPECT_TIME = 1 << 1,    /* when was, which year */
  EXPECT_NUMBER = 1 << 2,  /* how many, what percentage, what was the rate, what did it cost */
  EXPECT_PLACE = 1 << 3,   /* where */
  EXPECT_REASON = 1 << 4,  /* why */
  EXPECT_MEANING = 1 << 5, /* what is X */
  EXPECT_MAKER = 1 << 6,   /* who founded, wrote, proposed X: somebody by name or trade */
  EXPECT_FIGURE = 1 << 7,  /* how long, how often, how large */
} Expectation;

/* What sort of number: any; a share; a mean; a sum of money. */
typedef enum { NUMBER_ANY, NUMBER_SHARE, NUMBER_MEAN, NUMBER_MONEY } NumberKind;

/* Another word for a word of the question. */
typedef struct {
  char *word;    /* folded; owned */
  char *term;    /* as indexed; owned */
  double degree; /* how well it stands for the word: 0..1 */
} Expansion;

/* A concept that the question names, and the words that name it. */
typedef struct {
  guint concept;
  guint64 terms; /* bit i: terms[i] */
} QuestionConcept;

/* A word of the question. */
typedef struct {
  char *word;       /* as typed; owned */
  char *folded;     /* owned */
  char *term;       /* as indexed; owned */
  guint position;   /* in the question, counted in words */
  Span span;        /* of word, in the question's text */
  gboolean name;    /* typed with a capital as names are: the text must have one too */
  gboolean acronym; /* typed in capitals: so must the text's be */
  char *initials;   /* of a name of several words that this is part of, folded: "aa"; owned; NULL none */
  gboolean soft;    /* every question could have it ("research", "people", "show"): helps, isn't demanded */
  gboolean phrase;  /* stands for a turn of phrase of several words (lay.h) */
  GPtrArray *equivalents; /* of char*: terms of other words for the same, owned; never NULL */
  GPtrArray *expansions;  /* of Expansion*, owned, best first; never NULL; see expand.h */
  /* Set by retrieval. */
  guint passages; /* how many passages of the base have it or an equivalent */
  double weight;  /* inverse document frequency */
} QuestionTerm;

typedef struct {
  char *query;               /* as typed; owned; NULL: text */
  StoreCondition *condition; /* what the passages must be, as syntax.h reads it; owned; NULL none */
  GPtrArray *corrections;    /* of Correction* (spell.h): words that were read as others; owned; NULL none */
  gboolean operators;        /* the condition says by operators which words must be there */
  char *text;    /* the question without the query's syntax, valid UTF-8, blanks at the ends removed; owned */
  guint expects; /* Expectation */
  gboolean whether; /* a claim, or a question that yes or no answers */
  char *time_word;  /* the words that ask for a time, a number or a maker, as typed: "when"; NULL none */
  char *number_word;
  char *maker_word;
  NumberKind number_kind;
  int deed;           /* term that says what the maker did: "founded"; -1 none */
  int counted;        /* term that is counted: "members" of "how many members"; -1 none */
  GPtrArray *terms;   /* of QuestionTerm*, owned, in the order of the question, each term once; at most
                         LIMIT_QUERY_TERMS */
  GArray *concepts;   /* of QuestionConcept; owned; never NULL; see expand.h */
  GPtrArray *labels;  /* of char*: other names of these concepts, to search for; owned; never NULL */
  GHashTable *lookup; /* term or initials -> guint64*: bit i for terms[i]; owned */
} Question;

Question *question_read(TermMaker *maker, const char *text);
void question_free(Question *question);
/* Gives term i another word; nothing where it has that one already. */
void question_add_expansion(Question *question, guint i, const char *word, const char *term, double degree);
/* Makes term i another word, as if that had been typed. */
void question_rename_term(Question *question, guint i, const char *word, const char *term);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Question, question_free)

/* The terms that a word of a text may stand for: bit i for terms[i]. question_term_match says whether it
 * does. */
guint64 question_candidates(const Question *question, const char *folded, const char *text_term);

/* Does a word of a text stand for a term of the question? folded and text_term as terms.h makes them, printed
 * as it stands in the text. 0 no; 1 itself; less for an equivalent, or for a name without its capital. */
double question_term_match(const QuestionTerm *term, const char *folded, const char *text_term,
                           const char *printed, gsize length);

#endif
