/* A question answered from a knowledge base: the best sentences, or what is missing and what comes near.
 *
 * The stages, each replaceable behind its header: question.h reads the question, retrieval asks the store for
 * passages, match.h finds the words in them, score.h scores sentences, and here the best become answers. */
#ifndef ADDUCE_QUERY_ASK_ANSWER_H
#define ADDUCE_QUERY_ASK_ANSWER_H

#include "query/ask/score.h"
#include "query/evidence/asked.h"

/* Another place where an answer's finding is said. */
typedef struct {
  const StorePassage *passage; /* belongs to the result */
  Span span;                   /* of the sentences, in the paper's text */
  SourcePlace source;          /* path belongs to the result */
} AnswerPlace;

typedef struct {
  const StorePassage *passage; /* belongs to the result */
  Window window;
  Span span;            /* of the quotation, in the paper's text */
  char *quote;          /* word for word */
  char *context;        /* the sentences before that the quotation needs to be understood; NULL */
  SourcePlace source;   /* of the quotation, in the file; path belongs to the result */
  Judgement *judgement; /* owned */
  Pointing pointing;    /* against the direction of the question */
  GArray *places;       /* AnswerPlace: the quotation, then where else it is said, best stated first; owned */
} Answer;

typedef struct {
  Question *question;
  GPtrArray *answers; /* of Answer*, best first; empty: the papers don't answer it */
  GPtrArray *nearest; /* of Answer*, best first: on the topic, but not an answer; one of each paper that has
                         no answer, up to the limit together with answers */
  GPtrArray *missing; /* of char*: the words of the question that stand in the way of an answer */
  gboolean missing_together; /* the missing words do occur, but nowhere with the others */
  gboolean apart;            /* the missing words are all of them: they occur, but too far apart */
  gboolean lay_words;        /* WordNet was there to find lay words' technical ones */
  guint passages;            /* of the base */
  guint matches;             /* passages that match at all, about */
  guint candidates;          /* passages that were looked at */
  guint found;               /* answers before the limit */
  guint papers;              /* papers among the answers found */
  GPtrArray *held;           /* passages, owned */
  GHashTable *texts;         /* paper id -> StoreText, owned */
  Judge *judge;              /* of the answers; owned */
  Asked *asked;              /* owned */
} AskResult;

typedef struct {
  guint limit;     /* answers and nearest, together */
  gboolean recall; /* every study is wanted: the ranking of papers is widened (papers.h) */
  gboolean words;  /* the query has no syntax, whatever it looks like */
} AskOptions;

/* Answers a query (syntax.h). NULL with an error of the store, or SYNTAX_ERROR. */
AskResult *ask(Store *store, const char *question, const AskOptions *options, GError **error);
void ask_result_free(AskResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AskResult, ask_result_free)

#endif
