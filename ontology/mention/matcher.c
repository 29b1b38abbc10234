#include "ontology/mention/matcher.h"

#include "corpus/base/limits.h"
#include "ontology/mention/states.h"

#include <string.h>

/* A label (or a variant of it) as numbers of words. */
typedef struct {
  guint32 start, n; /* into the builder's row */
  guint label;
} Pattern;

typedef struct {
  Matcher *matcher;
  GArray *row;      /* guint32 */
  GArray *patterns; /* Pattern */
} Making;

/* ---------------------------------------------------------------- patterns */

/* The number of a normalised word, a new one where it has none. */
static guint32 matcher_intern(Matcher *matcher, const char *word)
{
  guint32 number = GPOINTER_TO_UINT(g_hash_table_lookup(matcher->words, word));
  if (number == 0) {
    number = g_hash_table_size(matcher->words) + 1;
    g_hash_table_insert(matcher->words, g_string_chunk_insert(matcher->strings, word),
                        GUINT_TO_POINTER(number));
  }
  return number;
}

static void add_pattern(Making *making, char **words, guint n, guint label)
{
  if (n == 0 || n > LIMIT_LABEL_WORDS)
    return;
  /* Words that are too long are all alike. */
  for (guint i = 0; i < n; i++)
    if (words[i][0] == '\0')
      return;
  Pattern pattern = {.start = making->row->len, .n = n, .label = label};
  for (guint i = 0; i < n; i++) {
    guint32 number = matcher_intern(making->matcher, words[i]);
    g_array_append_val(making->row, number);
  }
  g_array_append_val(making->patterns, pattern);
}

/* "psychoeducation" is also printed "psycho-education". Gives the length of such a beginning; 0 none. */
static gsize prefix_length(const char *word)
{
  static const char *const prefixes[] = {"anti",  "bi",   "co",    "eco",   "inter", "intra",
                                         "multi", "non",  "over",  "post",  "pre",   "psycho",
                                         "re",    "self", "socio", "under", "well"};
  for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++) {
    gsize n = strlen(prefixes[i]);
    if (strncmp(word, prefixes[i], n) == 0 && strlen(word) >= n + 5)
      return n;
  }
  return 0;
}

/* The label with the one word at `at` split after n bytes. */
static void add_split(Making *making, char **words, guint n_words, guint at, gsize n, guint label)
{
  char *parts[LIMIT_LABEL_WORDS + 1];
  if (n_words >= LIMIT_LABEL_WORDS)
    return;
  for (guint i = 0; i < n_words; i++)
    parts[i < at ? i : i + 1] = words[i];
  g_autofree char *head = g_strndup(words[at], n);
  parts[at] = head;
  parts[at + 1] = words[at] + n;
  add_pattern(making, parts, n_words + 1, label);
}

/* The label with words at and at + 1 written as one, where they are hyphened or a prefix: "self-help". */
static void add_joined(Making *making, char **words, guint n_words, guint at, guint label)
{
  char *parts[LIMIT_LABEL_WORDS];
  g_autofree char *joined = g_strconcat(words[at], words[at + 1], NULL);
  for (guint i = 0; i < n_words - 1; i++)
    parts[i] = i < at ? words[i] : i == at ? joined : words[i + 1];
  add_pattern(making, parts, n_words - 1, label);
}

static void add_label(Making *making, guint index)
{
  const Label *label = vocabulary_label(making->matcher->vocabulary, index);
  TokenCursor cursor = {.text = label->text, .end = strlen(label->text)};
  char *words[LIMIT_LABEL_WORDS + 1];
  guint64 hyphens = 0; /* bit i: a hyphen stands between words i and i + 1 */
  guint n = 0;
  gsize before = 0;
  while (token_next(&cursor) && n <= LIMIT_LABEL_WORDS) {
    if (n > 0 && cursor.span.start == before + 1 && label->text[before] == '-')
      hyphens |= (guint64)1 << (n - 1);
    before = cursor.span.end;
    words[n++] = g_strdup(cursor.word);
  }
  if (n <= LIMIT_LABEL_WORDS)
    add_pattern(making, words, n, index);
  if ((label->rules & RULE_CASE) == 0 && n <= LIMIT_LABEL_WORDS) {
    for (guint i = 0; i < n; i++) {
      gsize prefix = prefix_length(words[i]);
      if (prefix > 0)
        add_split(making, words, n, i, prefix, index);
      if (i + 1 < n && (hyphens & ((guint64)1 << i)) != 0)
        add_joined(making, words, n, i, index);
    }
  }
  for (guint i = 0; i < n; i++)
    g_free(words[i]);
}

/* ---------------------------------------------------------------- the automaton */

static int order_patterns(gconstpointer a, gconstpointer b, gpointer data)
{
  const Pattern *x = a, *y = b;
  const guint32 *row = data;
  for (guint i = 0; i < x->n && i < y->n; i++) {
    if (row[x->start + i] != row[y->start + i])
      return row[x->start + i] < row[y->start + i] ? -1 : 1;
  }
  if (x->n != y->n)
    return x->n < y->n ? -1 : 1;
  return x->label < y->label ? -1 : x->label > y->label;
}

/* The part of the sorted patterns that begins like a state. */
typedef struct {
  guint32 state, from, to;
} Job;

/* Adds the labels and edges of one state; its targets become jobs. */
static void grow_state(Making *making, Job job, GArray *jobs)
{
  Matcher *matcher = making->matcher;
  guint32 depth = g_array_index(matcher->states, State, job.state).depth;
  guint32 at = job.from, labels = matcher->labels->len, edges = matcher->edges->len;
  for (; at < job.to && g_array_index(making->patterns, Pattern, at).n == depth; at++) {
    guint label = g_array_index(making->patterns, Pattern, at).label;
    if (matcher->labels->len == labels ||
        (g_array_index(matcher->labels, guint, matcher->labels->len - 1) != label &&
         matcher->labels->len - labels < LIMIT_LABEL_CONCEPTS))
      g_array_append_val(matcher->labels, label);
  }
  while (at < job.to) {
    guint32 word =
        g_array_index(making->row, guint32, g_array_index(making->patterns, Pattern, at).start + depth);
    Job next = {.state = matcher->states->len, .from = at};
    while (at < job.to && g_array_index(making->row, guint32,
                                        g_array_index(making->patterns, Pattern, at).start + depth) == word)
      at++;
    next.to = at;
    State state = {.depth = depth + 1};
    g_array_append_val(matcher->states, state);
    Edge edge = {word, next.state};
    g_array_append_val(matcher->edges, edge);
    g_array_append_val(jobs, next);
  }
  State *state = &g_array_index(matcher->states, State, job.state);
  state->labels = labels;
  state->n_labels = matcher->labels->len - labels;
  state->edges = edges;
  state->n_edges = matcher->edges->len - edges;
}

static guint32 step(const Matcher *matcher, guint32 state, guint32 word)
{
  if (state == 0)
    return matcher->roots[word];
  const State *at = &g_array_index(matcher->states, State, state);
  const Edge *edges = &g_array_index(matcher->edges, Edge, at->edges);
  guint32 low = 0, high = at->n_edges;
  while (low < high) {
    guint32 middle = (low + high) / 2;
    if (edges[middle].word == word)
      return edges[middle].target;
    if (edges[middle].word < word)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

static guint32 walk(const Matcher *matcher, guint32 state, guint32 word)
{
  for (;;) {
    guint32 next = step(matcher, state, word);
    if (next != 0 || state == 0)
      return next;
    state = g_array_index(matcher->states, State, state).fail;
  }
}

/* States were made breadth first, so that a state's fail is ready before its targets need it. */
static void link_states(Matcher *matcher)
{
  for (guint32 i = 0; i < matcher->states->len; i++) {
    State *state = &g_array_index(matcher->states, State, i);
    for (guint32 k = 0; k < state->n_edges; k++) {
      Edge edge = g_array_index(matcher->edges, Edge, state->edges + k);
      State *target = &g_array_index(matcher->states, State, edge.target);
      target->fail = i == 0 ? 0 : walk(matcher, state->fail, edge.word);
      const State *fail = &g_array_index(matcher->states, State, target->fail);
      target->output = fail->n_labels > 0 ? target->fail : fail->output;
    }
  }
}

static void make_states(Making *making)
{
  Matcher *matcher = making->matcher;
  g_qsort_with_data(making->patterns->data, (gint)making->patterns->len, sizeof(Pattern), order_patterns,
                    making->row->data);
  State root = {0};
  g_array_append_val(matcher->states, root);
  g_autoptr(GArray) jobs = g_array_new(FALSE, FALSE, sizeof(Job));
  Job first = {.to = making->patterns->len};
  g_array_append_val(jobs, first);
  for (guint i = 0; i < jobs->len; i++)
    grow_state(making, g_array_index(jobs, Job, i), jobs);
  matcher_root(matcher);
  link_states(matcher);
}

void matcher_root(Matcher *matcher)
{
  matcher->roots = g_new0(guint32, g_hash_table_size(matcher->words) + 1);
  const State *start = &g_array_index(matcher->states, State, 0);
  for (guint32 k = 0; k < start->n_edges; k++) {
    Edge edge = g_array_index(matcher->edges, Edge, start->edges + k);
    matcher->roots[edge.word] = edge.target;
  }
}

Matcher *matcher_empty(const Vocabulary *vocabulary)
{
  Matcher *matcher = g_new0(Matcher, 1);
  matcher->vocabulary = vocabulary;
  matcher->strings = g_string_chunk_new(65536);
  matcher->words = g_hash_table_new(g_str_hash, g_str_equal);
  matcher->states = g_array_new(FALSE, FALSE, sizeof(State));
  matcher->edges = g_array_new(FALSE, FALSE, sizeof(Edge));
  matcher->labels = g_array_new(FALSE, FALSE, sizeof(guint));
  return matcher;
}

Matcher *matcher_new(const Vocabulary *vocabulary)
{
  Matcher *matcher = matcher_empty(vocabulary);
  g_autoptr(GArray) row = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GArray) patterns = g_array_new(FALSE, FALSE, sizeof(Pattern));
  Making making = {matcher, row, patterns};
  for (guint i = 0; i < vocabulary_labels(vocabulary); i++) {
    if (!vocabulary_concept(vocabulary, vocabulary_label(vocabulary, i)->concept)->unmatched)
      add_label(&making, i);
  }
  make_states(&making);
  return matcher;
}

void matcher_free(Matcher *matcher)
{
  if (matcher == NULL)
    return;
  g_hash_table_unref(matcher->words);
  g_string_chunk_free(matcher->strings);
  g_array_unref(matcher->states);
  g_array_unref(matcher->edges);
  g_array_unref(matcher->labels);
  g_free(matcher->roots);
  vocabulary_free(matcher->owned);
  g_free(matcher);
}

const Vocabulary *matcher_vocabulary(const Matcher *matcher)
{
  return matcher->vocabulary;
}

guint matcher_states(const Matcher *matcher)
{
  return matcher->states->len;
}

guint32 matcher_word(const Matcher *matcher, const char *word)
{
  return GPOINTER_TO_UINT(g_hash_table_lookup(matcher->words, word));
}

/* ---------------------------------------------------------------- a text */

/* The word without the digits glued to its end or beginning. Narrows the span. */
static guint32 bare_word(const Matcher *matcher, const char *text, Token *token)
{
  Span span = token->span;
  while (span.end > span.start && g_ascii_isdigit(text[span.end - 1]))
    span.end--;
  if (span.end == token->span.end) {
    while (span.start < span.end && g_ascii_isdigit(text[span.start]))
      span.start++;
  }
  if (span.end - span.start < 2 || span.end - span.start == token->span.end - token->span.start)
    return 0;
  TokenCursor cursor = {.text = text, .at = span.start, .end = span.end};
  if (!token_next(&cursor) || cursor.span.end != span.end)
    return 0;
  guint32 word = matcher_word(matcher, cursor.word);
  if (word != 0)
    token->span = span;
  return word;
}

void matcher_tokens(const Matcher *matcher, const char *text, Span span, GArray *tokens)
{
  TokenCursor cursor = {.text = text, .at = span.start, .end = span.end};
  while (token_next(&cursor)) {
    Token token = {.span = cursor.span, .word = matcher_word(matcher, cursor.word)};
    if (token.word == 0 && cursor.length > 2 &&
        (g_ascii_isdigit(text[token.span.start]) || g_ascii_isdigit(text[token.span.end - 1])))
      token.word = bare_word(matcher, text, &token);
    g_array_append_val(tokens, token);
  }
}

void matcher_candidates(const Matcher *matcher, const GArray *tokens, guint from, guint to,
                        GArray *candidates)
{
  guint32 state = 0;
  for (guint i = from; i < to; i++) {
    guint32 word = g_array_index(tokens, Token, i).word;
    state = word == 0 ? 0 : walk(matcher, state, word);
    for (guint32 s = state; s != 0; s = g_array_index(matcher->states, State, s).output) {
      const State *at = &g_array_index(matcher->states, State, s);
      for (guint32 k = 0; k < at->n_labels; k++) {
        Candidate candidate = {.first = i + 1 - at->depth,
                               .n = at->depth,
                               .label = g_array_index(matcher->labels, guint, at->labels + k)};
        g_array_append_val(candidates, candidate);
      }
    }
  }
}
