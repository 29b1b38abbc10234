/* Everyday turns of phrase in a question, and the papers' words for them (query/words/lay.txt, which is part
 * of the program). */
#ifndef ADDUCE_QUERY_ASK_LAY_H
#define ADDUCE_QUERY_ASK_LAY_H

#include "query/ask/question.h"

/* A word that stands for an everyday one, and a word of a phrase that does. */
#define LAY_WORD_DEGREE   0.75
#define LAY_PHRASE_DEGREE 0.55

/* Gives the words of the question the papers' words as expansions. The longest phrase is taken first; of one
 * of several words one term stands for all, as the first of the papers' words for it. */
void question_expand_lay(Question *question, TermMaker *maker);

#endif
