/* Stance: SciFact. The first model learns which sentences are evidence, from the annotated abstracts and from
 * the best of those that only look alike; the second which way they point. */
#include "ontology/evidence/stance.h"
#include "ontology/evidence/train/data.h"
#include "ontology/evidence/train/learn.h"
#include "ontology/evidence/train/rank.h"
#include "ontology/evidence/train/train.h"

#include <string.h>

#define FOLDS        10
#define ALONE_WEIGHT 0.3
#define RETRIEVED    5 /* abstracts that each claim's negative examples come from */
#define JUDGED       1 /* abstracts judged for each claim: most claims have one, and each more costs precision */

static const LearnOptions rationale_options = {.classes = 2, .bits = 14, .l2 = 3.0};
static const LearnOptions sign_options = {.classes = 2, .bits = 14, .l2 = 1.5};

typedef struct {
  const char *id, *title;
  GPtrArray *sentences; /* char*, borrowed from the data */
} CorpusAbstract;

typedef struct {
  GPtrArray *corpus, *queries, *labels;
  GPtrArray *abstracts; /* CorpusAbstract, in the order of the corpus */
  GHashTable *abstract_of, *query_of;
  GHashTable *labels_of; /* claim id -> GPtrArray of JsonObject */
  GHashTable *group_of;  /* claim id -> guint64*: of claims that share an abstract */
  Ranker *ranker;
  StanceContext context;
} Data;

static void abstract_free(gpointer data)
{
  g_ptr_array_unref(((CorpusAbstract *)data)->sentences);
  g_free(data);
}

static void data_clear(Data *data)
{
  g_clear_pointer(&data->abstracts, g_ptr_array_unref);
  g_clear_pointer(&data->abstract_of, g_hash_table_unref);
  g_clear_pointer(&data->query_of, g_hash_table_unref);
  g_clear_pointer(&data->labels_of, g_hash_table_unref);
  g_clear_pointer(&data->group_of, g_hash_table_unref);
  g_clear_pointer(&data->corpus, g_ptr_array_unref);
  g_clear_pointer(&data->queries, g_ptr_array_unref);
  g_clear_pointer(&data->labels, g_ptr_array_unref);
  g_clear_pointer(&data->ranker, ranker_free);
}

static void add_abstract(Data *data, JsonObject *row)
{
  CorpusAbstract *abstract = g_new0(CorpusAbstract, 1);
  abstract->id = data_text(row, "id");
  abstract->title = data_text(row, "title");
  abstract->sentences = g_ptr_array_new();
  JsonArray *sentences = json_object_get_array_member(row, "sentences");
  for (guint i = 0; i < json_array_get_length(sentences); i++)
    g_ptr_array_add(abstract->sentences, (gpointer)json_array_get_string_element(sentences, i));
  g_ptr_array_add(data->abstracts, abstract);
  g_hash_table_insert(data->abstract_of, (gpointer)abstract->id, abstract);
  g_autofree char *text = g_strconcat(abstract->title, " ", data_text(row, "text"), NULL);
  ranker_add(data->ranker, text);
}

/* Claims that share an abstract, at whatever distance, stand in one group: the unit of a split. */
static void group_claims(Data *data)
{
  g_autoptr(GHashTable) of_abstract = g_hash_table_new(g_str_hash, g_str_equal);
  data->group_of = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  for (gboolean changed = TRUE; changed;) {
    changed = FALSE;
    for (guint i = 0; i < data->labels->len; i++) {
      const char *claim = data_text(data->labels->pdata[i], "claim_id"),
                 *id = data_text(data->labels->pdata[i], "doc_id");
      guint64 *mine = g_hash_table_lookup(data->group_of, claim),
              *theirs = g_hash_table_lookup(of_abstract, id);
      if (!mine) {
        mine = g_new(guint64, 1);
        *mine = theirs ? *theirs : evidence_hash(id);
        g_hash_table_insert(data->group_of, (gpointer)claim, mine);
      }
      if (!theirs) {
        g_hash_table_insert(of_abstract, (gpointer)id, mine);
      } else if (*theirs != *mine) {
        *theirs = *mine = MIN(*theirs, *mine);
        changed = TRUE;
      }
    }
  }
}

static gboolean read_data(const char *directory, Data *data, GError **error)
{
  data->corpus = data_read(directory, "scifact/corpus.jsonl", error);
  data->queries = data->corpus ? data_read(directory, "scifact/queries.jsonl", error) : NULL;
  data->labels = data->queries ? data_read(directory, "scifact/labels.jsonl", error) : NULL;
  if (!data->labels)
    return FALSE;
  data->ranker = ranker_new();
  data->abstracts = g_ptr_array_new_with_free_func(abstract_free);
  data->abstract_of = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < data->corpus->len; i++)
    add_abstract(data, data->corpus->pdata[i]);
  data->query_of = data_index(data->queries);
  data->labels_of = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < data->labels->len; i++) {
    const char *claim = data_text(data->labels->pdata[i], "claim_id");
    GPtrArray *rows = g_hash_table_lookup(data->labels_of, claim);
    if (!rows)
      g_hash_table_insert(data->labels_of, (gpointer)claim, rows = g_ptr_array_new());
    g_ptr_array_add(rows, data->labels->pdata[i]);
  }
  group_claims(data);
  data->context = (StanceContext){ranker_size(data->ranker), ranker_holding, data->ranker};
  return TRUE;
}

static StancePair *pair_of(const Data *data, const char *claim, const CorpusAbstract *abstract)
{
  return stance_pair_new(&data->context, claim, abstract->title,
                         (const char *const *)abstract->sentences->pdata, abstract->sentences->len);
}

static JsonObject *label_of(const Data *data, const char *claim, const char *abstract)
{
  const GPtrArray *rows = g_hash_table_lookup(data->labels_of, claim);
  for (guint i = 0; rows && i < rows->len; i++)
    if (g_str_equal(data_text(rows->pdata[i], "doc_id"), abstract))
      return rows->pdata[i];
  return NULL;
}

static gboolean holds(JsonObject *label, guint sentence)
{
  JsonArray *list = label ? json_object_get_array_member(label, "sentences") : NULL;
  for (guint i = 0; list && i < json_array_get_length(list); i++)
    if ((guint)json_array_get_int_element(list, i) == sentence)
      return TRUE;
  return FALSE;
}

static void add_pair(const Data *data, JsonObject *query, const CorpusAbstract *abstract, double weight,
                     GPtrArray *rationale, GPtrArray *sign)
{
  const char *claim = data_text(query, "id");
  JsonObject *label = label_of(data, claim, abstract->id);
  guint64 group = *(guint64 *)g_hash_table_lookup(data->group_of, claim);
  g_autoptr(StancePair) pair = pair_of(data, data_text(query, "text"), abstract);
  for (guint i = 0; i < abstract->sentences->len; i++) {
    gboolean right = holds(label, i);
    Sample *sample = sample_add(rationale, right, right ? 1 : weight, group);
    stance_rationale_features(pair, i, sample->features);
    features_merge(sample->features);
    if (!right)
      continue;
    gboolean contradicts = g_str_equal(data_text(label, "label"), "CONTRADICT");
    sample = sample_add(sign, contradicts != (stance_claim_sign(pair) < 0), 1, group);
    stance_sign_features(pair, i, sample->features);
    features_merge(sample->features);
  }
}

/* Each sentence of an annotated abstract alone, as stance_of gets it: without title, neighbours and
 * frequencies. */
static void add_alone(const Data *data, JsonObject *query, const CorpusAbstract *abstract,
                      GPtrArray *rationale)
{
  JsonObject *label = label_of(data, data_text(query, "id"), abstract->id);
  guint64 group = *(guint64 *)g_hash_table_lookup(data->group_of, data_text(query, "id"));
  for (guint i = 0; i < abstract->sentences->len; i++) {
    const char *sentence = abstract->sentences->pdata[i];
    g_autoptr(StancePair) pair = stance_pair_new(NULL, data_text(query, "text"), NULL, &sentence, 1);
    Sample *sample = sample_add(rationale, holds(label, i), ALONE_WEIGHT, group);
    stance_rationale_features(pair, 0, sample->features);
    features_merge(sample->features);
  }
}

static void read_samples(const Data *data, GPtrArray *rationale, GPtrArray *sign)
{
  for (guint i = 0; i < data->queries->len; i++) {
    JsonObject *query = data->queries->pdata[i];
    const GPtrArray *rows = g_hash_table_lookup(data->labels_of, data_text(query, "id"));
    if (!rows)
      continue;
    for (guint k = 0; k < rows->len; k++) {
      const CorpusAbstract *abstract =
          g_hash_table_lookup(data->abstract_of, data_text(rows->pdata[k], "doc_id"));
      add_pair(data, query, abstract, 1, rationale, sign);
      add_alone(data, query, abstract, rationale);
    }
    guint best[RETRIEVED], n;
    double scores[RETRIEVED];
    n = ranker_best(data->ranker, data_text(query, "text"), RETRIEVED, best, scores);
    for (guint k = 0; k < n; k++) {
      const CorpusAbstract *abstract = data->abstracts->pdata[best[k]];
      if (!label_of(data, data_text(query, "id"), abstract->id))
        add_pair(data, query, abstract, 0.5, rationale, sign);
    }
  }
}

static gboolean train(const char *directory, gboolean wants_sign, LinearModel *model, GError **error)
{
  Data data = {0};
  gboolean ok = read_data(directory, &data, error);
  g_autoptr(GPtrArray) rationale = samples_new(), sign = samples_new();
  if (ok) {
    read_samples(&data, rationale, sign);
    *model = wants_sign ? learn_logistic(sign, NULL, &sign_options)
                        : learn_logistic(rationale, NULL, &rationale_options);
  }
  data_clear(&data);
  return ok;
}

gboolean rationale_train(const char *directory, LinearModel *model, GError **error)
{
  return train(directory, FALSE, model, error);
}

gboolean stance_train(const char *directory, LinearModel *model, GError **error)
{
  return train(directory, TRUE, model, error);
}

/* Counts of what SciFact scores. */
typedef struct {
  guint relevant, retrieved, label, rationalized;
  guint gold_sentences, said_sentences, right_sentences, right_labels;
  Confusion given; /* the annotated abstracts alone */
  Confusion sign;  /* of those judged at all */
} Counts;

static guint gold_label(JsonObject *label)
{
  const char *name = label ? data_text(label, "label") : "NONE";
  return g_str_equal(name, "SUPPORT") ? 0 : g_str_equal(name, "CONTRADICT") ? 1 : 2;
}

static gboolean in_list(const PassageStance *judged, gint64 sentence)
{
  for (guint i = 0; i < judged->n; i++)
    if (judged->sentences[i] == (guint)sentence)
      return TRUE;
  return FALSE;
}

static void count_sentences(JsonObject *label, const PassageStance *judged, gboolean same, Counts *counts)
{
  JsonArray *sets = json_object_get_array_member(label, "evidence_sets");
  gboolean right[3] = {FALSE, FALSE, FALSE}, any = FALSE;
  for (guint i = 0; i < json_array_get_length(sets); i++) {
    JsonArray *set = json_array_get_array_element(sets, i);
    gboolean whole = TRUE;
    for (guint k = 0; k < json_array_get_length(set); k++)
      whole = whole && in_list(judged, json_array_get_int_element(set, k));
    any |= whole;
    for (guint k = 0; whole && k < json_array_get_length(set); k++)
      for (guint s = 0; s < judged->n; s++)
        right[s] |= judged->sentences[s] == (guint)json_array_get_int_element(set, k);
  }
  guint n = right[0] + right[1] + right[2];
  counts->right_sentences += n;
  counts->right_labels += same ? n : 0;
  counts->rationalized += same && any;
}

static void count_judged(JsonObject *label, const PassageStance *judged, Counts *counts)
{
  if (judged->stance == STANCE_NEITHER)
    return;
  counts->retrieved++;
  counts->said_sentences += judged->n;
  if (gold_label(label) == 2)
    return;
  gboolean same = gold_label(label) == (guint)judged->stance;
  counts->label += same;
  counts->sign.n[gold_label(label)][judged->stance]++;
  count_sentences(label, judged, same, counts);
}

static void report_claim(const Data *data, JsonObject *query, const LinearModel *rationale,
                         const LinearModel *sign, Counts *counts)
{
  const GPtrArray *rows = g_hash_table_lookup(data->labels_of, data_text(query, "id"));
  gboolean show = g_getenv("ADDUCE_SHOW") != NULL;
  for (guint i = 0; i < rows->len; i++) {
    const CorpusAbstract *abstract =
        g_hash_table_lookup(data->abstract_of, data_text(rows->pdata[i], "doc_id"));
    g_autoptr(StancePair) pair = pair_of(data, data_text(query, "text"), abstract);
    PassageStance judged = stance_judge(pair, rationale, sign);
    counts->given.n[gold_label(rows->pdata[i])][judged.stance]++;
    if (gold_label(rows->pdata[i]) == 2)
      continue;
    counts->relevant++;
    JsonArray *sets = json_object_get_array_member(rows->pdata[i], "evidence_sets");
    for (guint k = 0; k < json_array_get_length(sets); k++)
      counts->gold_sentences += json_array_get_length(json_array_get_array_element(sets, k));
    if (show)
      g_print("%s said %s evidence %.2f support %.2f | %s\n   %s\n", data_text(rows->pdata[i], "label"),
              stance_name(judged.stance), judged.evidence, judged.support, data_text(query, "text"),
              judged.n ? (char *)abstract->sentences->pdata[judged.sentences[0]] : "");
  }
  guint best[JUDGED], n;
  double scores[JUDGED];
  n = ranker_best(data->ranker, data_text(query, "text"), JUDGED, best, scores);
  for (guint k = 0; k < n; k++) {
    const CorpusAbstract *abstract = data->abstracts->pdata[best[k]];
    g_autoptr(StancePair) pair = pair_of(data, data_text(query, "text"), abstract);
    PassageStance judged = stance_judge(pair, rationale, sign);
    count_judged(label_of(data, data_text(query, "id"), abstract->id), &judged, counts);
  }
}

static double f1(guint right, guint said, guint gold)
{
  return said + gold ? 2.0 * right / (said + gold) : 0;
}

static void print_counts(const Counts *c, const char *name)
{
  static const char *const classes[] = {"supports", "contradicts", "neither"};
  g_autofree char *given = g_strconcat(name, ", given abstracts", NULL);
  g_autofree char *sign = g_strconcat(name, ", way of those found", NULL);
  g_print(
      "%-34s abstract label F1 %.3f (p %.3f r %.3f)  with rationale %.3f  sentences %.3f  with label %.3f\n",
      name, f1(c->label, c->retrieved, c->relevant), (double)c->label / MAX(c->retrieved, 1),
      (double)c->label / MAX(c->relevant, 1), f1(c->rationalized, c->retrieved, c->relevant),
      f1(c->right_sentences, c->said_sentences, c->gold_sentences),
      f1(c->right_labels, c->said_sentences, c->gold_sentences));
  confusion_print(&c->given, given, classes);
  confusion_print(&c->sign, sign, classes);
}

gboolean stance_report(const char *directory, double *figures, GError **error)
{
  Data data = {0};
  if (!read_data(directory, &data, error)) {
    data_clear(&data);
    return FALSE;
  }
  g_autoptr(GPtrArray) rationale = samples_new(), sign = samples_new();
  read_samples(&data, rationale, sign);
  Counts half[2] = {{.given.classes = 3, .sign.classes = 2}, {.given.classes = 3, .sign.classes = 2}};
  g_autofree gboolean *use = g_new(gboolean, rationale->len + 1), *use_sign = g_new(gboolean, sign->len + 1);
  for (guint fold = 0; fold < FOLDS; fold++) {
    for (guint i = 0; i < rationale->len; i++)
      use[i] = fold_of(((Sample *)rationale->pdata[i])->group, FOLDS) != fold;
    for (guint i = 0; i < sign->len; i++)
      use_sign[i] = fold_of(((Sample *)sign->pdata[i])->group, FOLDS) != fold;
    LinearModel first = learn_logistic(rationale, use, &rationale_options);
    LinearModel second = learn_logistic(sign, use_sign, &sign_options);
    for (guint i = 0; i < data.queries->len; i++) {
      const guint64 *group = g_hash_table_lookup(data.group_of, data_text(data.queries->pdata[i], "id"));
      if (group && fold_of(*group, FOLDS) == fold)
        report_claim(&data, data.queries->pdata[i], &first, &second, &half[is_report_half(*group)]);
    }
    linear_clear(&first);
    linear_clear(&second);
  }
  print_counts(&half[0], "scifact, developed on");
  print_counts(&half[1], "scifact, held out");
  const Counts *c = &half[1];
  figures[0] = f1(c->label, c->retrieved, c->relevant);
  figures[1] = f1(c->rationalized, c->retrieved, c->relevant);
  figures[2] = f1(c->right_labels, c->said_sentences, c->gold_sentences);
  data_clear(&data);
  return TRUE;
}
