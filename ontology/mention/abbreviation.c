#include "ontology/mention/abbreviation.h"

#include <string.h>

/* Bytes of an abbreviation, and of the words before it that may define it. */
#define SHORTEST 2
#define LONGEST  10
#define REACH    120

struct Abbreviations {
  const Vocabulary *vocabulary;
  GHashTable *concepts; /* printed form without plural -> concept + 1; 0 = something else */
};

Abbreviations *abbreviations_new(const Vocabulary *vocabulary)
{
  Abbreviations *abbreviations = g_new0(Abbreviations, 1);
  abbreviations->vocabulary = vocabulary;
  abbreviations->concepts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return abbreviations;
}

void abbreviations_free(Abbreviations *abbreviations)
{
  g_hash_table_unref(abbreviations->concepts);
  g_free(abbreviations);
}

/* The short form at text[at, end): letters, digits, hyphens and slashes with two capitals at least, ended by
 * ")", ";", "," or ":". {0,0} when there is none. */
static Span short_form(const char *text, gsize at, gsize end)
{
  gsize i = at;
  guint capitals = 0;
  while (i < end && (g_ascii_isalnum(text[i]) || text[i] == '-' || text[i] == '/') && i - at <= LONGEST)
    capitals += g_ascii_isupper(text[i++]) != 0;
  gboolean closed = i < end && strchr(");,:", text[i]) != NULL;
  if (!closed || capitals < 2 || i - at < SHORTEST || i - at > LONGEST)
    return (Span){0, 0};
  return (Span){at, i};
}

/* Without the s of the plural: "SHGs". */
static char *form_key(const char *text, Span span)
{
  gsize n = span.end - span.start;
  if (n > 2 && text[span.end - 1] == 's' && g_ascii_isupper(text[span.end - 2]))
    n--;
  return g_strndup(text + span.start, n);
}

/* The letters of the short form, from the last to the first, in the long one; the first at a word's
 * beginning. Gives the offset in text where the long form begins; G_MAXSIZE when it isn't one. */
static gsize long_start(const char *text, const char *key, gsize from, gsize to)
{
  gsize at = to;
  for (gsize k = strlen(key); k-- > 0;) {
    char c = g_ascii_tolower(key[k]);
    if (!g_ascii_isalnum(c))
      continue;
    gboolean found = FALSE;
    while (at > from && !found) {
      at--;
      gboolean begins = at == 0 || !g_ascii_isalnum(text[at - 1]);
      found = g_ascii_tolower(text[at]) == c && (k > 0 || begins);
    }
    if (!found)
      return G_MAXSIZE;
  }
  return at;
}

static void note(Abbreviations *abbreviations, const char *key, guint value)
{
  if (!g_hash_table_contains(abbreviations->concepts, key))
    g_hash_table_insert(abbreviations->concepts, g_strdup(key), GUINT_TO_POINTER(value));
}

static gboolean has_label(const Vocabulary *vocabulary, guint concept, const char *key)
{
  const Concept *at = vocabulary_concept(vocabulary, concept);
  for (guint i = 0; i < at->n_labels; i++) {
    if (strcmp(vocabulary_label(vocabulary, at->first_label + i)->text, key) == 0)
      return TRUE;
  }
  return FALSE;
}

void abbreviations_define(Abbreviations *abbreviations, const char *text, Span piece, Span mention,
                          guint concept)
{
  gsize at = mention.end;
  while (at < piece.end && text[at] == ' ')
    at++;
  if (at >= piece.end || text[at] != '(')
    return;
  Span form = short_form(text, at + 1, piece.end);
  /* "NA (NA)" defines nothing. */
  if (form.end == 0 || mention.end - mention.start <= form.end - form.start + 1)
    return;
  g_autofree char *key = form_key(text, form);
  /* The long form may begin a word or two before the mention ("the online Self-Help Groups"), not inside a
   * longer name of something else: its first letter must be in the mention. */
  gsize start = long_start(text, key, mention.start, mention.end);
  if (start == mention.start || has_label(abbreviations->vocabulary, concept, key))
    note(abbreviations, key, concept + 1);
}

/* TRUE if the letters of the key are the first letters of the words that end at `to`, small words between
 * them left out: strict, for a name that is taken wrongly loses all its mentions. */
static gboolean are_initials(const char *text, const char *key, gsize from, gsize to)
{
  gsize at = to;
  for (gsize k = strlen(key); k-- > 0;) {
    for (;;) {
      while (at > from && !g_ascii_isalnum(text[at - 1]))
        at--;
      gsize end = at;
      while (at > from && g_ascii_isalnum(text[at - 1]))
        at--;
      if (at == end)
        return FALSE;
      if (g_ascii_tolower(text[at]) == g_ascii_tolower(key[k]))
        break;
      if (end - at > 3)
        return FALSE;
    }
  }
  return TRUE;
}

void abbreviations_scan(Abbreviations *abbreviations, const char *text, Span piece)
{
  for (gsize i = piece.start; i + 1 < piece.end; i++) {
    if (text[i] != '(' || i < piece.start + 3)
      continue;
    Span form = short_form(text, i + 1, piece.end);
    if (form.end == 0)
      continue;
    g_autofree char *key = form_key(text, form);
    gsize from = i - piece.start > REACH ? i - REACH : piece.start;
    if (are_initials(text, key, from, i))
      note(abbreviations, key, 0);
  }
}

static gboolean find(const Abbreviations *abbreviations, const char *text, Span word, guint *value)
{
  gsize n = word.end - word.start;
  if (n < SHORTEST || n > LONGEST + 4 || g_hash_table_size(abbreviations->concepts) == 0)
    return FALSE;
  /* "AA's" */
  for (gsize i = word.start; i < word.end; i++) {
    if (text[i] == '\'' || (guchar)text[i] >= 0x80) {
      word.end = i;
      break;
    }
  }
  if (word.end <= word.start)
    return FALSE;
  g_autofree char *key = form_key(text, word);
  gpointer stored = NULL;
  if (!g_hash_table_lookup_extended(abbreviations->concepts, key, NULL, &stored))
    return FALSE;
  *value = GPOINTER_TO_UINT(stored);
  return TRUE;
}

int abbreviations_lookup(const Abbreviations *abbreviations, const char *text, Span word)
{
  guint value = 0;
  return find(abbreviations, text, word, &value) ? (int)value - 1 : -1;
}

gboolean abbreviations_taken(const Abbreviations *abbreviations, const char *text, Span word, guint concept)
{
  guint value = 0;
  return find(abbreviations, text, word, &value) && value != concept + 1;
}
