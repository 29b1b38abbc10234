#include "ontology/mention/compiled.h"

#include "corpus/base/limits.h"
#include "ontology/mention/states.h"
#include "ontology/vocabulary/pack.h"

/* ---------------------------------------------------------------- packing */

static void pack_words(const Matcher *matcher, Packing *packing)
{
  guint n = g_hash_table_size(matcher->words);
  g_autofree const char **words = g_new0(const char *, (gsize)n + 1);
  GHashTableIter iter;
  gpointer word, number;
  g_hash_table_iter_init(&iter, matcher->words);
  while (g_hash_table_iter_next(&iter, &word, &number))
    words[GPOINTER_TO_UINT(number) - 1] = word;
  packing_number(packing, n);
  for (guint i = 0; i < n; i++)
    packing_string(packing, words[i]);
}

GBytes *matcher_compile(const Matcher *matcher)
{
  Packing *packing = packing_new();
  vocabulary_pack(matcher->vocabulary, packing);
  pack_words(matcher, packing);
  packing_number(packing, matcher->states->len);
  for (guint i = 0; i < matcher->states->len; i++) {
    const State *state = &g_array_index(matcher->states, State, i);
    packing_number(packing, state->n_edges);
    packing_number(packing, state->n_labels);
    packing_number(packing, state->fail);
  }
  for (guint i = 0; i < matcher->edges->len; i++)
    packing_number(packing, g_array_index(matcher->edges, Edge, i).word);
  packing_number(packing, matcher->labels->len);
  for (guint i = 0; i < matcher->labels->len; i++)
    packing_number(packing, g_array_index(matcher->labels, guint, i));
  return packing_finish(packing, COMPILED_VERSION);
}

/* ---------------------------------------------------------------- unpacking */

static void unpack_words(Unpacking *from, Matcher *matcher)
{
  guint32 n = unpacking_count(from, 1);
  for (guint32 i = 0; i < n && !from->bad; i++) {
    /* The vocabulary holds what the words lie in. */
    char *word = unpacking_needed(from);
    from->bad |= !g_hash_table_insert(matcher->words, word, GUINT_TO_POINTER(i + 1));
  }
}

/* Counts and fails of all states; where their edges and labels lie follows. */
static void unpack_states(Unpacking *from, Matcher *matcher)
{
  guint32 n = unpacking_count(from, 3);
  guint64 edges = 0, labels = 0;
  from->bad |= n == 0;
  g_array_set_size(matcher->states, from->bad ? 0 : n);
  for (guint32 i = 0; i < n && !from->bad; i++) {
    State *state = &g_array_index(matcher->states, State, i);
    *state = (State){.edges = (guint32)edges, .labels = (guint32)labels};
    state->n_edges = unpacking_number(from, n);
    state->n_labels = unpacking_number(from, LIMIT_LABEL_CONCEPTS + 1);
    /* A fail is of less depth, so it was made before. */
    state->fail = unpacking_number(from, MAX(1, i));
    edges += state->n_edges;
    labels += state->n_labels;
    from->bad |= edges >= n || labels > from->n;
  }
  from->bad |= edges + 1 != n;
}

/* Edge i leads to state i + 1, which is one deeper than the state that has the edge. */
static void unpack_edges(Unpacking *from, Matcher *matcher)
{
  guint32 words = g_hash_table_size(matcher->words);
  /* All but the start are led to. */
  guint32 n = 0;
  g_array_set_size(matcher->edges, matcher->states->len - 1);
  for (guint32 i = 0; i < matcher->states->len && !from->bad; i++) {
    const State *state = &g_array_index(matcher->states, State, i);
    guint32 before = 0;
    for (guint32 k = 0; k < state->n_edges && !from->bad; k++) {
      Edge edge = {unpacking_number(from, words + 1), n + 1};
      from->bad |= edge.word <= before || edge.target <= i || state->depth >= LIMIT_LABEL_WORDS;
      before = edge.word;
      g_array_index(matcher->edges, Edge, n++) = edge;
      g_array_index(matcher->states, State, edge.target).depth = state->depth + 1;
    }
  }
}

static void unpack_labels(Unpacking *from, Matcher *matcher)
{
  guint32 n = unpacking_count(from, 1);
  const State *last = &g_array_index(matcher->states, State, matcher->states->len - 1);
  from->bad |= n != last->labels + last->n_labels;
  for (guint32 i = 0; i < n && !from->bad; i++) {
    guint label = unpacking_number(from, vocabulary_labels(matcher->vocabulary));
    g_array_append_val(matcher->labels, label);
  }
}

/* The nearest state with labels along the fails, each of which is less deep than the one before. */
static void link_outputs(Unpacking *from, Matcher *matcher)
{
  for (guint32 i = 1; i < matcher->states->len; i++) {
    State *state = &g_array_index(matcher->states, State, i);
    const State *fail = &g_array_index(matcher->states, State, state->fail);
    from->bad |= fail->depth >= state->depth;
    state->output = fail->n_labels > 0 ? state->fail : fail->output;
  }
  /* Nothing is found where no word was read. */
  from->bad |= g_array_index(matcher->states, State, 0).n_labels != 0;
}

static Matcher *unpack(Unpacking *from)
{
  Vocabulary *vocabulary = vocabulary_unpack(from);
  if (vocabulary == NULL)
    return NULL;
  g_autoptr(Matcher) matcher = matcher_empty(vocabulary);
  matcher->owned = vocabulary;
  unpack_words(from, matcher);
  unpack_states(from, matcher);
  if (!from->bad)
    unpack_edges(from, matcher);
  if (!from->bad)
    unpack_labels(from, matcher);
  if (!from->bad)
    link_outputs(from, matcher);
  if (!unpacking_done(from))
    return NULL;
  matcher_root(matcher);
  return g_steal_pointer(&matcher);
}

Matcher *matcher_from_compiled(const guint8 *data, gsize length, GError **error)
{
  /* Numbers lie at multiples of four. */
  g_autoptr(GBytes) copy = g_bytes_new(data, length);
  Unpacking from;
  Matcher *matcher = unpacking_start(&from, copy, COMPILED_VERSION) ? unpack(&from) : NULL;
  if (matcher == NULL)
    g_set_error(error, VOCABULARY_ERROR, VOCABULARY_ERROR_SYNTAX,
                "the compiled vocabulary is damaged or of another version of adduce");
  return matcher;
}
