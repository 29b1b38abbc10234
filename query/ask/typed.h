/* A query as somebody typed it, on its way to a question: its syntax read, its slips corrected. */
#ifndef ADDUCE_QUERY_ASK_TYPED_H
#define ADDUCE_QUERY_ASK_TYPED_H

#include "query/ask/spell.h"

/* The question of a query, with its condition and corrections. words: the query has no syntax, whatever it
 * looks like. NULL with an error of the store, or SYNTAX_ERROR. */
Question *question_read_query(Store *store, TermMaker *maker, const Lexicon *lexicon, const char *query,
                              gboolean words, GError **error);

#endif
