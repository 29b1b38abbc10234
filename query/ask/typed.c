#include "query/ask/typed.h"

#include "query/ask/syntax.h"

Question *question_read_query(Store *store, TermMaker *maker, const Lexicon *lexicon, const char *query,
                              gboolean words, GError **error)
{
  g_auto(Syntax) syntax = {0};
  if (words)
    syntax.question = g_utf8_make_valid(query, -1);
  else if (!syntax_read(query, &syntax, error))
    return NULL;
  g_autoptr(GPtrArray) corrections = corrections_new();
  g_autofree char *text = spell_question(store, maker, lexicon, syntax.question, corrections, error);
  if (text == NULL)
    return NULL;
  Question *question = question_read(maker, text);
  question->query = g_utf8_make_valid(query, -1);
  question->condition = g_steal_pointer(&syntax.condition);
  question->operators = syntax.operators;
  question->corrections = g_steal_pointer(&corrections);
  /* Where operators say which words must be there, none is demanded beside them. */
  for (guint i = 0; question->operators && i < question->terms->len; i++)
    ((QuestionTerm *)g_ptr_array_index(question->terms, i))->soft = TRUE;
  return question;
}
