#include "ontology/mention/abbreviation.h"

#include <string.h>

/* Bytes of an abbreviation, and of the words before it that may define it. */
#define SHORTEST 2
#define LONGEST  10
#define REACH    120
/* Bytes of a name that is abbreviated by letters of its one word at least: "California (CA)". */
#define ONE_WORD 5
/* Definitions of one short form that are told apart: papers have one or two. */
#define DEFINITIONS 256

typedef struct {
  gsize at;    /* where the short form stands in brackets */
  int concept; /* -1 something else */
  int label;   /* of the vocabulary, the same letters; -1 none */
} Definition;

struct Abbreviations {
  const Vocabulary *vocabulary;
  GHashTable *forms; /* printed form without plural -> GArray of Definition, by place */
};

static void free_definitions(gpointer data)
{
  g_array_unref(data);
}

Abbreviations *abbreviations_new(const Vocabulary *vocabulary)
{
  Abbreviations *abbreviations = g_new0(Abbreviations, 1);
  abbreviations->vocabulary = vocabulary;
  abbreviations->forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_definitions);
  return abbreviations;
}

void abbreviations_free(Abbreviations *abbreviations)
{
  g_hash_table_unref(abbreviations->forms);
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

static GArray *definitions_of(Abbreviations *abbreviations, const char *key)
{
  GArray *definitions = g_hash_table_lookup(abbreviations->forms, key);
  if (definitions == NULL) {
    definitions = g_array_new(FALSE, FALSE, sizeof(Definition));
    g_hash_table_insert(abbreviations->forms, g_strdup(key), definitions);
  }
  return definitions;
}

/* Of two at one place the first counts. */
static void note(Abbreviations *abbreviations, const char *key, Definition definition)
{
  GArray *definitions = definitions_of(abbreviations, key);
  guint i = definitions->len;
  while (i > 0 && g_array_index(definitions, Definition, i - 1).at > definition.at)
    i--;
  if (definitions->len < DEFINITIONS &&
      (i == 0 || g_array_index(definitions, Definition, i - 1).at != definition.at))
    g_array_insert_val(definitions, i, definition);
}

/* The concept's label of these letters; -1 none. */
static int label_of(const Vocabulary *vocabulary, guint concept, const char *key)
{
  const Concept *at = vocabulary_concept(vocabulary, concept);
  for (guint i = 0; i < at->n_labels; i++) {
    if (strcmp(vocabulary_label(vocabulary, at->first_label + i)->text, key) == 0)
      return (int)(at->first_label + i);
  }
  return -1;
}

/* U+2019, U+201D. */
static gboolean is_closing_quote(const char *text, gsize at, gsize end)
{
  return at + 3 <= end &&
         (memcmp(text + at, "\xe2\x80\x99", 3) == 0 || memcmp(text + at, "\xe2\x80\x9d", 3) == 0);
}

void abbreviations_define(Abbreviations *abbreviations, const char *text, Span piece, Span mention,
                          guint concept)
{
  gsize at = mention.end;
  /* A name may be quoted: "treatment as usual" (TAU). */
  while (at < piece.end && (text[at] == '"' || text[at] == '\'' || is_closing_quote(text, at, piece.end)))
    at += (guchar)text[at] < 0x80 ? 1 : 3;
  while (at < piece.end && text[at] == ' ')
    at++;
  if (at >= piece.end || text[at] != '(')
    return;
  Span form = short_form(text, at + 1, piece.end);
  /* "NA (NA)" defines nothing. */
  if (form.end == 0 || mention.end - mention.start <= form.end - form.start + 1)
    return;
  g_autofree char *key = form_key(text, form);
  if (definitions_of(abbreviations, key)->len >= DEFINITIONS)
    return;
  /* The long form may begin a word or two before the mention ("the online Self-Help Groups"), not inside a
   * longer name of something else: its first letter must be in the mention. */
  Definition definition = {form.start, (int)concept, label_of(abbreviations->vocabulary, concept, key)};
  if (definition.label >= 0 || long_start(text, key, mention.start, mention.end) == mention.start)
    note(abbreviations, key, definition);
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

/* TRUE if the word that ends before the bracket at `to` is a name ("California") with the letters of the key
 * in their order, the first at its beginning. */
static gboolean is_of_one_word(const char *text, const char *key, gsize from, gsize to)
{
  gsize end = to;
  while (end > from && text[end - 1] == ' ')
    end--;
  gsize at = end;
  while (at > from && g_ascii_isalpha(text[at - 1]))
    at--;
  return end - at >= ONE_WORD && end < to && g_ascii_isupper(text[at]) && g_ascii_islower(text[at + 1]) &&
         long_start(text, key, at, end) == at;
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
    if (are_initials(text, key, from, i) || (text[form.end] == ')' && is_of_one_word(text, key, from, i)))
      note(abbreviations, key, (Definition){form.start, -1, -1});
  }
}

/* No brackets inside. Words: at most min(|A| + 5, 2 |A|) for a short form of |A| letters (Schwartz and
 * Hearst).
 */
static gboolean is_no_long_form(const char *text, gsize start, gsize end, gsize letters)
{
  guint words = 1;
  for (gsize i = start; i < end; i++)
    words += text[i] == ' ' && text[i + 1] != '(';
  return memchr(text + start, ')', end - start) != NULL || words > MIN(letters + 5, 2 * letters);
}

gsize abbreviation_definition(const char *text, gsize from, gsize bracket, gsize end, Span *form)
{
  *form = short_form(text, bracket + 1, end);
  if (form->end == 0 || text[form->end] != ')')
    return G_MAXSIZE;
  g_autofree char *key = form_key(text, *form);
  if (bracket - from > REACH)
    from = bracket - REACH;
  gsize start = long_start(text, key, from, bracket);
  gsize n = strlen(key);
  if (start == G_MAXSIZE || bracket - start <= n + 1 || is_no_long_form(text, start, bracket, n))
    return G_MAXSIZE;
  return start;
}

/* What a word means: as it was defined last before it, else first after it (a caption may come early). NULL
 * where the text doesn't define it. */
static const Definition *find(const Abbreviations *abbreviations, const char *text, Span word)
{
  gsize n = word.end - word.start;
  if (n < SHORTEST || n > LONGEST + 4 || g_hash_table_size(abbreviations->forms) == 0)
    return NULL;
  /* "AA's" */
  for (gsize i = word.start; i < word.end; i++) {
    if (text[i] == '\'' || (guchar)text[i] >= 0x80) {
      word.end = i;
      break;
    }
  }
  if (word.end <= word.start)
    return NULL;
  g_autofree char *key = form_key(text, word);
  const GArray *definitions = g_hash_table_lookup(abbreviations->forms, key);
  if (definitions == NULL || definitions->len == 0)
    return NULL;
  guint i = 1;
  while (i < definitions->len && g_array_index(definitions, Definition, i).at <= word.start)
    i++;
  return &g_array_index(definitions, Definition, i - 1);
}

int abbreviations_lookup(const Abbreviations *abbreviations, const char *text, Span word, int *label)
{
  const Definition *definition = find(abbreviations, text, word);
  *label = definition == NULL ? -1 : definition->label;
  return definition == NULL ? -1 : definition->concept;
}

gboolean abbreviations_taken(const Abbreviations *abbreviations, const char *text, Span word, guint concept)
{
  const Definition *definition = find(abbreviations, text, word);
  return definition != NULL && definition->concept != (int)concept;
}
