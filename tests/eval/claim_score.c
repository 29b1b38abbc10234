#include "tests/eval/claim_score.h"

#include <stdio.h>
#include <string.h>

#define SENTENCES 64u /* of an abstract that are told apart */
#define COUNTED   3u  /* sentences of an abstract that count for its rationale */

struct ClaimGold {
  GPtrArray *parsers;    /* JsonParser; what the others point into */
  GHashTable *sentences; /* abstract -> GPtrArray of char*: its sentences, letters only */
  GHashTable *labels;    /* claim -> GPtrArray of JsonObject* */
};

void claim_gold_free(ClaimGold *gold)
{
  if (gold == NULL)
    return;
  g_hash_table_unref(gold->sentences);
  g_hash_table_unref(gold->labels);
  g_ptr_array_unref(gold->parsers);
  g_free(gold);
}

static char *letters_only(const char *text)
{
  GString *out = g_string_new(NULL);
  g_autofree char *small = g_utf8_strdown(text, -1);
  for (const char *c = small; *c != '\0'; c++)
    if (g_ascii_isalnum(*c))
      g_string_append_c(out, *c);
  return g_string_free(out, FALSE);
}

/* The objects of a file of JSON Lines; they live as long as gold. */
static GPtrArray *read_lines(ClaimGold *gold, const char *set, const char *name)
{
  g_autofree char *path = g_build_filename(set, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents(path, &text, NULL, &error)) {
    fprintf(stderr, "%s\n", error->message);
    return NULL;
  }
  GPtrArray *objects = g_ptr_array_new();
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    JsonParser *parser = json_parser_new();
    g_ptr_array_add(gold->parsers, parser);
    if (**line != '\0' && json_parser_load_from_data(parser, *line, -1, NULL))
      g_ptr_array_add(objects, json_node_get_object(json_parser_get_root(parser)));
  }
  return objects;
}

static void unref_array(gpointer data)
{
  g_ptr_array_unref(data);
}

static void add_abstract(ClaimGold *gold, JsonObject *row)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
  if (json_object_has_member(row, "sentences")) {
    JsonArray *list = json_object_get_array_member(row, "sentences");
    for (guint i = 0; i < json_array_get_length(list); i++)
      g_ptr_array_add(sentences, letters_only(json_array_get_string_element(list, i)));
  } else {
    g_ptr_array_add(sentences, letters_only(json_object_get_string_member(row, "text")));
  }
  g_hash_table_insert(gold->sentences, (gpointer)json_object_get_string_member(row, "id"), sentences);
}

ClaimGold *claim_gold_read(const char *set)
{
  g_autoptr(ClaimGold) gold = g_new0(ClaimGold, 1);
  gold->parsers = g_ptr_array_new_with_free_func(g_object_unref);
  gold->sentences = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, unref_array);
  gold->labels = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, unref_array);
  g_autoptr(GPtrArray) corpus = read_lines(gold, set, "corpus.jsonl");
  g_autoptr(GPtrArray) labels = corpus != NULL ? read_lines(gold, set, "labels.jsonl") : NULL;
  if (labels == NULL)
    return NULL;
  for (guint i = 0; i < corpus->len; i++)
    add_abstract(gold, g_ptr_array_index(corpus, i));
  for (guint i = 0; i < labels->len; i++) {
    JsonObject *label = g_ptr_array_index(labels, i);
    const char *claim = json_object_get_string_member(label, "claim_id");
    GPtrArray *rows = g_hash_table_lookup(gold->labels, claim);
    if (rows == NULL)
      g_hash_table_insert(gold->labels, (gpointer)claim, rows = g_ptr_array_new());
    if (strcmp(json_object_get_string_member(label, "label"), "NONE") != 0)
      g_ptr_array_add(rows, label);
  }
  return g_steal_pointer(&gold);
}

/* What was said of one abstract. */
typedef struct {
  gboolean supports;
  guint order[SENTENCES], n; /* its sentences, in the order in which they were said */
} Said;

static void add_sentences(Said *said, const GPtrArray *sentences, const char *quote)
{
  g_autofree char *letters = letters_only(quote);
  for (guint i = 0; i < sentences->len && i < SENTENCES; i++) {
    const char *sentence = g_ptr_array_index(sentences, i);
    gboolean known = *sentence == '\0' || said->n >= SENTENCES;
    for (guint k = 0; k < said->n; k++)
      known |= said->order[k] == i;
    if (!known && (strstr(letters, sentence) != NULL || strstr(sentence, letters) != NULL))
      said->order[said->n++] = i;
  }
}

/* abstract -> Said */
static GHashTable *read_answers(const ClaimGold *gold, JsonObject *checked)
{
  GHashTable *all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  gboolean denied =
      json_object_get_boolean_member(json_object_get_object_member(checked, "understood"), "negated");
  JsonArray *answers = json_object_get_array_member(checked, "answers");
  for (guint i = 0; i < json_array_get_length(answers); i++) {
    JsonObject *answer = json_array_get_object_element(answers, i);
    const char *stance = json_object_get_string_member(answer, "stance");
    gboolean supports = strcmp(stance, "supports") == 0, null = strcmp(stance, "null") == 0;
    if (!supports && !null && strcmp(stance, "contradicts") != 0)
      continue;
    g_autofree char *name = g_path_get_basename(
        json_object_get_string_member(json_object_get_object_member(answer, "paper"), "file"));
    char *dot = strrchr(name, '.');
    if (dot != NULL)
      *dot = '\0';
    const GPtrArray *sentences = g_hash_table_lookup(gold->sentences, name);
    Said *said = g_hash_table_lookup(all, name);
    if (sentences == NULL)
      continue;
    if (said == NULL) {
      said = g_new0(Said, 1);
      said->supports = null ? denied : supports;
      g_hash_table_insert(all, g_steal_pointer(&name), said);
    }
    add_sentences(said, sentences, json_object_get_string_member(answer, "quote"));
  }
  return all;
}

static gboolean said_within(const Said *said, guint most, gint64 sentence)
{
  for (guint i = 0; i < said->n && i < most; i++)
    if ((gint64)said->order[i] == sentence)
      return TRUE;
  return FALSE;
}

/* The sets of sentences that are each evidence enough: lists, or single sentences where there are none. */
static gboolean set_holds(JsonNode *set, const Said *said, guint most, guint64 *members)
{
  if (!JSON_NODE_HOLDS_ARRAY(set)) {
    gint64 sentence = json_node_get_int(set);
    *members = (guint64)1 << MIN(sentence, 63);
    return said_within(said, most, sentence);
  }
  JsonArray *list = json_node_get_array(set);
  gboolean whole = TRUE;
  *members = 0;
  for (guint i = 0; i < json_array_get_length(list); i++) {
    gint64 sentence = json_array_get_int_element(list, i);
    *members |= (guint64)1 << MIN(sentence, 63);
    whole = whole && said_within(said, most, sentence);
  }
  return whole;
}

static JsonArray *sets_of(JsonObject *label)
{
  return json_object_get_array_member(label, json_object_has_member(label, "evidence_sets") ? "evidence_sets"
                                                                                            : "sentences");
}

static void score_abstract(ClaimScore *score, JsonObject *label, const Said *said)
{
  gboolean same = said->supports == (strcmp(json_object_get_string_member(label, "label"), "SUPPORT") == 0);
  JsonArray *sets = sets_of(label);
  gboolean rationale = FALSE;
  guint64 right = 0;
  for (guint i = 0; i < json_array_get_length(sets); i++) {
    guint64 members = 0;
    rationale |= set_holds(json_array_get_element(sets, i), said, COUNTED, &members);
    if (set_holds(json_array_get_element(sets, i), said, SENTENCES, &members))
      right |= members;
  }
  guint n = (guint)__builtin_popcountll(right);
  score->label += same;
  score->rationalized += same && rationale;
  score->right += n;
  score->right_label += same ? n : 0;
}

static guint count_gold_sentences(JsonObject *label)
{
  JsonArray *sets = sets_of(label);
  guint n = 0;
  for (guint i = 0; i < json_array_get_length(sets); i++) {
    JsonNode *set = json_array_get_element(sets, i);
    n += JSON_NODE_HOLDS_ARRAY(set) ? json_array_get_length(json_node_get_array(set)) : 1;
  }
  return n;
}

void claim_score_add(ClaimScore *score, const ClaimGold *gold, const char *id, JsonObject *checked)
{
  const GPtrArray *labels = g_hash_table_lookup(gold->labels, id);
  g_autoptr(GHashTable) all = read_answers(gold, checked);
  score->retrieved += g_hash_table_size(all);
  GHashTableIter iterator;
  gpointer said = NULL;
  g_hash_table_iter_init(&iterator, all);
  while (g_hash_table_iter_next(&iterator, NULL, &said))
    score->said_sentences += ((const Said *)said)->n;
  for (guint i = 0; labels != NULL && i < labels->len; i++) {
    JsonObject *label = g_ptr_array_index(labels, i);
    score->relevant++;
    score->gold_sentences += count_gold_sentences(label);
    said = g_hash_table_lookup(all, json_object_get_string_member(label, "doc_id"));
    if (said != NULL)
      score_abstract(score, label, said);
  }
}

static double f1(guint right, guint said, guint gold)
{
  return said + gold > 0 ? 2.0 * right / (said + gold) : 0;
}

double claim_score_label_f1(const ClaimScore *score)
{
  return f1(score->label, score->retrieved, score->relevant);
}

void claim_score_print(const char *name, const ClaimScore *score)
{
  printf(
      "%-28s abstract label F1 %.3f (%u right of %u said, %u wanted)  with rationale %.3f  sentences %.3f  "
      "with label %.3f\n",
      name, claim_score_label_f1(score), score->label, score->retrieved, score->relevant,
      f1(score->rationalized, score->retrieved, score->relevant),
      f1(score->right, score->said_sentences, score->gold_sentences),
      f1(score->right_label, score->said_sentences, score->gold_sentences));
}
