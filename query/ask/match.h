/* Where the words of a question stand in a passage and around it. */
#ifndef ADDUCE_QUERY_ASK_MATCH_H
#define ADDUCE_QUERY_ASK_MATCH_H

#include "ontology/store/store.h"
#include "query/ask/expand.h"

/* A word of the passage that stands for a term of the question. */
typedef struct {
  guint term;     /* index into question->terms */
  double degree;  /* see question_term_match */
  guint position; /* in words of the passage */
  Span span;      /* in the passage's text */
} WordMatch;

/* A passage against a question. */
typedef struct {
  const Question *question;
  const StorePassage *passage;
  GArray *words;  /* WordMatch, in order; owned */
  double *around; /* for each term: the degree to which headings, title, authors or year of the paper have it;
                     owned */
  double *in_passage; /* for each term: the best degree in the passage; owned */
} PassageMatch;

/* lexicon: for the names of the question's concepts; NULL none. */
PassageMatch *passage_match_new(TermMaker *maker, const Lexicon *lexicon, const Question *question,
                                const StorePassage *passage);
void passage_match_free(PassageMatch *match);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PassageMatch, passage_match_free)

#endif
