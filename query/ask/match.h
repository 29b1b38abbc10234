/* Where the words of a question stand in a passage and around it. */
#ifndef ADDUCE_QUERY_ASK_MATCH_H
#define ADDUCE_QUERY_ASK_MATCH_H

#include "ontology/store/store.h"
#include "query/ask/expand.h"
#include "query/ask/soft.h"

/* A word of the passage that stands for a term of the question. */
typedef struct {
  guint term;     /* index into question->terms */
  double degree;  /* see question_term_match */
  guint position; /* in words of the passage */
  Span span;      /* in the passage's text */
} WordMatch;

/* A word of the passage that says something by itself. */
typedef struct {
  Span span; /* in the passage's text */
  guint position;
  const SoftWord *soft; /* belongs to the SoftWords */
} TextWord;

/* A passage against a question. */
typedef struct {
  const Question *question;
  const StorePassage *passage;
  const SoftWords *soft; /* NULL none */
  GArray *words;         /* WordMatch, in order; owned */
  GArray *text_words;    /* TextWord, in order; owned; empty without soft */
  double *around; /* for each term: the degree to which headings, title, authors or year of the paper have it;
                     owned */
  double *in_passage;   /* for each term: the best degree in the passage; owned */
  double *near_passage; /* for each term: how near the passage's nearest word is; owned */
  guint64 in_paper; /* bit i: the paper has term i as it was typed, here or in another passage looked at */
  double meaning;   /* how near the passage as a whole is to the question: cosine of their vectors, 0..1 */
} PassageMatch;

/* lexicon: for the names of the question's concepts; NULL none. */
PassageMatch *passage_match_new(TermMaker *maker, const Lexicon *lexicon, const Question *question,
                                const StorePassage *passage);
/* With the words near to the question's in meaning. soft: of the same question, must outlive the match. */
PassageMatch *passage_match_new_soft(TermMaker *maker, const Lexicon *lexicon, SoftWords *soft,
                                     const Question *question, const StorePassage *passage);
void passage_match_free(PassageMatch *match);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PassageMatch, passage_match_free)

#endif
