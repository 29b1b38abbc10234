/* Other words for the words of a question, so that lay and technical words meet: WordNet's, and the names of
 * the vocabularies' concepts. */
#ifndef ADDUCE_QUERY_ASK_EXPAND_H
#define ADDUCE_QUERY_ASK_EXPAND_H

#include "ontology/mention/mention.h"
#include "query/ask/question.h"

typedef struct Lexicon Lexicon;

/* What is found of WordNet and the vocabularies, read once for the whole process and never freed; read-only.
 * What isn't there is left out. */
const Lexicon *lexicon_shared(void);

gboolean lexicon_has_wordnet(const Lexicon *lexicon);

/* Adds expansions, concepts and labels to a question. */
void question_expand(Question *question, TermMaker *maker, const Lexicon *lexicon);

/* The concepts that a text names. GArray of Mention; caller frees. */
GArray *lexicon_mentions(const Lexicon *lexicon, const char *text);

/* How well a concept named in a text stands for one named in a question: 1 itself, less a narrower one, 0
 * another. */
double lexicon_concept_degree(const Lexicon *lexicon, guint asked, guint named);

#endif
