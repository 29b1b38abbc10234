#include "ontology/vocabulary/check.h"

#include "corpus/base/limits.h"
#include "ontology/vocabulary/build.h"
#include "ontology/vocabulary/token.h"

#include <string.h>

static void say(const Vocabulary *vocabulary, Diagnostics *diagnostics, guint concept, Severity severity,
                const char *code, const char *format, ...) G_GNUC_PRINTF(6, 7);

static void say(const Vocabulary *vocabulary, Diagnostics *diagnostics, guint concept, Severity severity,
                const char *code, const char *format, ...)
{
  const Concept *at = vocabulary_concept(vocabulary, concept);
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  vocabulary_report(diagnostics, vocabulary_file(vocabulary, at->file), at->line, severity, code, "%s: %s",
                    at->key, message);
}

/* ---------------------------------------------------------------- the tree */

typedef enum { NEW, OPEN, DONE } Visit;

/* Depth first by hand: a chain of concepts may be long. Reports a concept that is reached from itself. */
static void check_loops(const Vocabulary *vocabulary, Diagnostics *diagnostics)
{
  guint n = vocabulary_concepts(vocabulary);
  g_autofree guint8 *visits = g_new0(guint8, n + 1);
  g_autofree guint *next = g_new0(guint, n + 1);
  g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint start = 0; start < n; start++) {
    if (visits[start] != NEW)
      continue;
    g_array_append_val(path, start);
    visits[start] = OPEN;
    while (path->len > 0) {
      guint at = g_array_index(path, guint, path->len - 1);
      const GArray *broader = vocabulary_concept(vocabulary, at)->broader;
      if (next[at] == broader->len) {
        visits[at] = DONE;
        g_array_set_size(path, path->len - 1);
        continue;
      }
      guint up = g_array_index(broader, guint, next[at]++);
      if (visits[up] == OPEN) {
        say(vocabulary, diagnostics, at, SEVERITY_ERROR, "loop", "its broader concept %s is also below it",
            vocabulary_concept(vocabulary, up)->key);
      } else if (visits[up] == NEW) {
        visits[up] = OPEN;
        g_array_append_val(path, up);
      }
    }
  }
}

static void check_place(const Vocabulary *vocabulary, Diagnostics *diagnostics, guint i)
{
  const Concept *concept = vocabulary_concept(vocabulary, i);
  if (concept->scheme < 0)
    say(vocabulary, diagnostics, i, SEVERITY_ERROR, "orphan",
        "in no scheme: add skos:broader, skos:topConceptOf or skos:inScheme");
  else if (concept->broader->len == 0 && !concept->top)
    say(vocabulary, diagnostics, i, SEVERITY_ERROR, "orphan",
        "below no concept and no top concept of its scheme: add skos:broader or skos:topConceptOf");
  for (guint k = 0; k < concept->related->len; k++) {
    guint other = g_array_index(concept->related, guint, k);
    if (vocabulary_is_a(vocabulary, i, other))
      say(vocabulary, diagnostics, i, SEVERITY_ERROR, "related-broader", "related to %s, which is above it",
          vocabulary_concept(vocabulary, other)->key);
  }
}

/* ---------------------------------------------------------------- labels */

static void check_preferred(const Vocabulary *vocabulary, Diagnostics *diagnostics, guint i)
{
  const Concept *concept = vocabulary_concept(vocabulary, i);
  g_autoptr(GHashTable) languages = g_hash_table_new(g_str_hash, g_str_equal);
  guint n = 0;
  for (guint k = 0; k < concept->n_labels; k++) {
    const Label *label = vocabulary_label(vocabulary, concept->first_label + k);
    if (label->kind != LABEL_PREF)
      continue;
    n++;
    if (!g_hash_table_add(languages, label->language == NULL ? (gpointer) "" : label->language))
      say(vocabulary, diagnostics, i, SEVERITY_ERROR, "pref-label",
          "two preferred labels in one language: \"%s\"", label->text);
  }
  if (n == 0)
    say(vocabulary, diagnostics, i, SEVERITY_ERROR, "pref-label", "no preferred label");
}

static gboolean are_related(const Concept *a, guint b)
{
  for (guint k = 0; k < a->related->len; k++) {
    if (g_array_index(a->related, guint, k) == b)
      return TRUE;
  }
  return FALSE;
}

/* Two labels of the same words; a rule that lets each hold only where it is meant keeps them apart. */
static void check_pair(const Vocabulary *vocabulary, Diagnostics *diagnostics, const Label *a, const Label *b)
{
  const Concept *x = vocabulary_concept(vocabulary, a->concept),
                *y = vocabulary_concept(vocabulary, b->concept);
  guint apart = RULE_DEFINED | RULE_NEAR;
  gboolean told = (a->rules & apart) != 0 && (b->rules & apart) != 0;
  if (x->scheme == y->scheme && !told)
    say(vocabulary, diagnostics, b->concept, SEVERITY_ERROR, "collision", "label \"%s\" is also one of %s",
        b->text, x->key);
  else if (x->scheme != y->scheme && !told && !are_related(x, b->concept))
    say(vocabulary, diagnostics, b->concept, SEVERITY_WARNING, "collision",
        "label \"%s\" is also one of %s, which isn't related to it", b->text, x->key);
}

/* Of a label that is too long. */
#define SHOWN_CHARACTERS 40

/* A label that can't be found in any text. */
static void check_size(const Vocabulary *vocabulary, Diagnostics *diagnostics, const Label *label)
{
  TokenCursor cursor = {.text = label->text, .end = strlen(label->text)};
  guint words = 0;
  gboolean fits = TRUE;
  while (token_next(&cursor)) {
    words++;
    fits &= cursor.length > 0;
  }
  if (words == 0)
    say(vocabulary, diagnostics, label->concept, SEVERITY_ERROR, "empty-label", "label \"%s\" has no word",
        label->text);
  if (words == 0 || (fits && words <= LIMIT_LABEL_WORDS))
    return;
  glong length = g_utf8_strlen(label->text, -1);
  g_autofree char *begin = g_utf8_substring(label->text, 0, MIN(length, SHOWN_CHARACTERS));
  say(vocabulary, diagnostics, label->concept, SEVERITY_ERROR, "limit",
      "label \"%s...\" is never found: over %u words, or a word of over %d bytes", begin, LIMIT_LABEL_WORDS,
      TOKEN_BYTES);
}

/* A word that must and may not stand beside a label. */
static void check_rules(const Vocabulary *vocabulary, Diagnostics *diagnostics, const Label *label)
{
  for (guint i = 0; label->near != NULL && label->not_near != NULL && label->near[i] != NULL; i++) {
    if (g_strv_contains((const char *const *)label->not_near, label->near[i]))
      say(vocabulary, diagnostics, label->concept, SEVERITY_ERROR, "contradiction",
          "label \"%s\" is wanted near \"%s\" and not near it", label->text, label->near[i]);
  }
}

static void check_shared(const Vocabulary *vocabulary, Diagnostics *diagnostics)
{
  guint same = 0;
  for (guint i = 1; i < vocabulary_labels(vocabulary); i++) {
    const Label *label = vocabulary_label(vocabulary, vocabulary->by_words[i]);
    gboolean one =
        strcmp(label->words, vocabulary_label(vocabulary, vocabulary->by_words[i - 1])->words) == 0;
    same = one ? same + 1 : 0;
    if (same == LIMIT_LABEL_CONCEPTS && label->words[0] != '\0')
      say(vocabulary, diagnostics, label->concept, SEVERITY_ERROR, "limit",
          "label \"%s\": further concepts with it than %u are not found by it", label->text,
          LIMIT_LABEL_CONCEPTS);
  }
}

/* Keys name concepts at the shell and in what is printed. */
static void check_keys(const Vocabulary *vocabulary, Diagnostics *diagnostics)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < vocabulary_concepts(vocabulary); i++) {
    const Concept *concept = vocabulary_concept(vocabulary, i);
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(seen, concept->key));
    if (first == 0)
      g_hash_table_insert(seen, concept->key, GUINT_TO_POINTER(i + 1));
    else if (vocabulary_concept(vocabulary, first - 1)->scheme == concept->scheme)
      say(vocabulary, diagnostics, i, SEVERITY_ERROR, "collision",
          "<%s> is a concept of the same scheme and key", vocabulary_concept(vocabulary, first - 1)->iri);
  }
}

static void check_collisions(const Vocabulary *vocabulary, Diagnostics *diagnostics)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < vocabulary_labels(vocabulary); i++) {
    const Label *label = vocabulary_label(vocabulary, i);
    if (vocabulary_concept(vocabulary, label->concept)->unmatched)
      continue;
    check_size(vocabulary, diagnostics, label);
    check_rules(vocabulary, diagnostics, label);
    if (label->words[0] == '\0')
      continue;
    const Label *first = g_hash_table_lookup(seen, label->words);
    if (first == NULL) {
      g_hash_table_insert(seen, label->words, (gpointer)label);
      continue;
    }
    if (first->concept != label->concept)
      check_pair(vocabulary, diagnostics, first, label);
  }
}

/* ---------------------------------------------------------------- definitions */

static gboolean is_stop(const char *word)
{
  static const char *const stops[] = {"a",    "an",  "and",  "any",  "are",   "as",   "at",   "be",
                                      "by",   "for", "from", "has",  "in",    "is",   "it",   "its",
                                      "of",   "on",  "one",  "or",   "other", "that", "the",  "their",
                                      "this", "to",  "type", "kind", "which", "who",  "with", "form"};
  for (guint i = 0; i < G_N_ELEMENTS(stops); i++) {
    if (strcmp(word, stops[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

static void add_label_words(const Vocabulary *vocabulary, guint concept, GHashTable *words)
{
  const Concept *at = vocabulary_concept(vocabulary, concept);
  for (guint k = 0; k < at->n_labels; k++) {
    const char *text = vocabulary_label(vocabulary, at->first_label + k)->text;
    TokenCursor cursor = {.text = text, .end = strlen(text)};
    while (token_next(&cursor))
      g_hash_table_add(words, g_strdup(cursor.word));
  }
}

static void check_definition(const Vocabulary *vocabulary, Diagnostics *diagnostics, guint i)
{
  const Concept *concept = vocabulary_concept(vocabulary, i);
  if (concept->definition == NULL) {
    say(vocabulary, diagnostics, i, SEVERITY_ERROR, "no-definition", "no definition");
    return;
  }
  g_autoptr(GHashTable) words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  add_label_words(vocabulary, i, words);
  gboolean same = FALSE;
  for (guint k = 0; k < concept->broader->len && k < 16; k++) {
    guint up = g_array_index(concept->broader, guint, k);
    add_label_words(vocabulary, up, words);
    same |= g_strcmp0(vocabulary_concept(vocabulary, up)->definition, concept->definition) == 0;
  }
  guint new_words = 0;
  TokenCursor cursor = {.text = concept->definition, .end = strlen(concept->definition)};
  while (token_next(&cursor))
    new_words += !is_stop(cursor.word) && !g_hash_table_contains(words, cursor.word);
  if (new_words < 2 || same)
    say(vocabulary, diagnostics, i, SEVERITY_ERROR, "empty-definition",
        "the definition only restates %s: say what it is and how it differs",
        same ? "that of the broader concept" : "the labels");
  if (concept->sources->len == 0)
    say(vocabulary, diagnostics, i, SEVERITY_WARNING, "no-source",
        "no dct:source says where the definition is from");
}

void vocabulary_check(const Vocabulary *vocabulary, Diagnostics *diagnostics)
{
  check_loops(vocabulary, diagnostics);
  for (guint i = 0; i < vocabulary_concepts(vocabulary); i++) {
    check_place(vocabulary, diagnostics, i);
    check_preferred(vocabulary, diagnostics, i);
    check_definition(vocabulary, diagnostics, i);
  }
  check_shared(vocabulary, diagnostics);
  check_collisions(vocabulary, diagnostics);
  check_keys(vocabulary, diagnostics);
  if (vocabulary_concepts(vocabulary) == 0)
    vocabulary_report(diagnostics, vocabulary_file(vocabulary, 0), 1, SEVERITY_ERROR, "no-concept",
                      "no skos:Concept in it");
}
