#include "corpus/citation/given_name.h"

#include "corpus/citation/model/crf.h"
#include "corpus/citation/model/lexicon.h"

gboolean word_is_given_name(const char *word, gsize length)
{
  g_autoptr(GArray) tokens = tokens_cut(word, length);
  if (tokens->len != 1)
    return FALSE;
  lexicon_mark(crf_lexicon(crf_shipped()), &g_array_index(tokens, Token, 0), 1, 0);
  guint8 kinds = g_array_index(tokens, Token, 0).lexicon;
  return (kinds & LEXICON_GIVEN) != 0 && (kinds & LEXICON_SURNAME) == 0;
}
