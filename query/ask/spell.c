#include "query/ask/spell.h"

#include <string.h>

#define LETTERS_LEAST 5u
#define LETTERS_NAME  6u
#define LETTERS_TWO   8u
/* Words of one question that are looked for. */
#define WORDS_MOST 8u

static void correction_free(gpointer data)
{
  Correction *correction = data;
  g_free(correction->typed);
  g_free(correction->read_as);
  g_free(correction);
}

GPtrArray *corrections_new(void)
{
  return g_ptr_array_new_with_free_func(correction_free);
}

/* A word of the question that may be misspelt. */
typedef struct {
  Span span;
  char *folded;
} Suspect;

typedef struct {
  const Lexicon *lexicon;
  const char *text;
  GArray *suspects;
} Spelling;

static void clear_suspect(gpointer data)
{
  g_free(((Suspect *)data)->folded);
}

static gboolean has_letters_alone(const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalpha(text[i]))
      return FALSE;
  return TRUE;
}

/* Part of a compound ("self-help") or of an address. */
static gboolean is_joined(const char *text, Span span)
{
  static const char joins[] = "-_./@'";
  gboolean before = span.start > 0 && strchr(joins, text[span.start - 1]) != NULL;
  char next = text[span.end];
  return before || next == '-' || next == '_' || next == '@' || next == '/' ||
         ((next == '.' || next == '\'') && g_ascii_isalnum(text[span.end + 1]));
}

static void suspect_term(const Term *term, gpointer data)
{
  Spelling *spelling = data;
  Span span = {term->start, term->end};
  gsize length = term->end - term->start;
  if (term->kind != TERM_WORD || term->stop || length < LETTERS_LEAST ||
      spelling->suspects->len >= WORDS_MOST || !has_letters_alone(spelling->text + term->start, length) ||
      is_joined(spelling->text, span) || lexicon_knows(spelling->lexicon, term->word))
    return;
  Suspect suspect = {span, g_strdup(term->word)};
  g_array_append_val(spelling->suspects, suspect);
}

static guint distance_allowed(const Spelling *spelling, const Suspect *suspect)
{
  gsize length = suspect->span.end - suspect->span.start;
  gboolean name = suspect->span.start > 0 && g_ascii_isupper(spelling->text[suspect->span.start]);
  if (name)
    return length >= LETTERS_NAME ? 1 : 0;
  /* Without WordNet any rare word looks like a slip. */
  return length >= LETTERS_TWO && lexicon_has_wordnet(spelling->lexicon) ? 2 : 1;
}

static char *as_typed(const char *typed, const char *word)
{
  char *read_as = g_strdup(word);
  if (g_ascii_isupper(typed[0]))
    read_as[0] = g_ascii_toupper(read_as[0]);
  return read_as;
}

char *spell_question(Store *store, TermMaker *maker, const Lexicon *lexicon, const char *text,
                     GPtrArray *corrections, GError **error)
{
  Spelling spelling = {lexicon, text, g_array_new(FALSE, FALSE, sizeof(Suspect))};
  g_autoptr(GArray) suspects = spelling.suspects;
  g_array_set_clear_func(suspects, clear_suspect);
  terms_cut(maker, text, strlen(text), 0, suspect_term, &spelling);
  g_autoptr(GString) question = g_string_new(NULL);
  gsize done = 0;
  for (guint i = 0; i < suspects->len; i++) {
    const Suspect *suspect = &g_array_index(suspects, Suspect, i);
    guint distance = distance_allowed(&spelling, suspect);
    if (distance == 0)
      continue;
    g_autoptr(GPtrArray) words = store_similar_words(store, suspect->folded, distance, error);
    if (words == NULL)
      return NULL;
    if (words->len == 0)
      continue;
    Correction *correction = g_new0(Correction, 1);
    correction->typed = g_strndup(text + suspect->span.start, suspect->span.end - suspect->span.start);
    correction->read_as = as_typed(correction->typed, ((const StoreWord *)g_ptr_array_index(words, 0))->word);
    g_ptr_array_add(corrections, correction);
    g_string_append_len(question, text + done, (gssize)(suspect->span.start - done));
    g_string_append(question, correction->read_as);
    done = suspect->span.end;
  }
  g_string_append(question, text + done);
  return g_string_free(g_steal_pointer(&question), FALSE);
}
