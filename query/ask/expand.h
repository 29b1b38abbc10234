/* Other words for the words of a question, so that lay and technical words meet: WordNet's, and the names of
 * the concepts of the base's vocabulary. */
#ifndef ADDUCE_QUERY_ASK_EXPAND_H
#define ADDUCE_QUERY_ASK_EXPAND_H

#include "ontology/mention/mention.h"
#include "query/ask/question.h"

typedef struct Lexicon Lexicon;

/* WordNet where it is installed, and a vocabulary (NULL none), which must outlive the lexicon. Read-only. */
Lexicon *lexicon_new(const Matcher *matcher);
void lexicon_free(Lexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lexicon, lexicon_free)

gboolean lexicon_has_wordnet(const Lexicon *lexicon);

/* Does WordNet or a name of the vocabulary have this folded word? */
gboolean lexicon_knows(const Lexicon *lexicon, const char *word);

/* Adds expansions, concepts and labels to a question. */
void question_expand(Question *question, TermMaker *maker, const Lexicon *lexicon);
/* Adds the words for a change the other way: what answers a question may also deny it. */
void question_expand_opposites(Question *question, TermMaker *maker);

/* The concepts that a text names. GArray of Mention; caller frees. */
GArray *lexicon_mentions(const Lexicon *lexicon, const char *text);

/* How well a concept named in a text stands for one named in a question: 1 itself, less a narrower one, 0
 * another. */
double lexicon_concept_degree(const Lexicon *lexicon, guint asked, guint named);

#endif
