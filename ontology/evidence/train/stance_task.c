/* Stance: SciFact. Two linear models learn which sentences are evidence and which way they point; trees learn
 * the same of whole passages, from what the linear models say of documents that they have not seen. */
#include "ontology/evidence/stance.h"
#include "ontology/evidence/train/boost.h"
#include "ontology/evidence/train/data.h"
#include "ontology/evidence/train/learn.h"
#include "ontology/evidence/train/scifact.h"
#include "ontology/evidence/train/train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FOLDS        5
#define RETRIEVED    5   /* abstracts that are judged beside each other */
#define PIECE_WEIGHT 0.3 /* of a piece of an abstract */

static const LearnOptions rationale_options = {.bits = 14, .l2 = 3.0};
static const LearnOptions sign_options = {.bits = 14, .l2 = 1.5};
static const LearnOptions order_options = {.bits = 8, .l2 = 1.0};
static const BoostOptions evidence_options = {
    .trees = 200, .depth = 3, .rate = 0.03, .l2 = 5, .least = 3, .rows = 0.5, .numbers = 0.3};
static const BoostOptions way_options = {
    .trees = 200, .depth = 2, .rate = 0.05, .l2 = 5, .least = 3, .rows = 0.7, .numbers = 0.5};

/* A claim with an abstract or a piece of it. */
typedef struct {
  JsonObject *query, *label; /* label NULL: not annotated */
  const CorpusAbstract *abstract;
  StancePair *pair;
  guint gold; /* Stance */
  guint fold;
  guint64 group;
  guint sentences, first; /* of a piece of the abstract: how many, from which on; 0: all of it */
  double way_only; /* above 0: made (add_trials, add_turned), teaches only which way, with this weight */
} Item;

/* Items of a claim: first those retrieved, then the others that are annotated, then pieces. */
typedef struct {
  guint first, retrieved, n;
} Span3;

typedef struct {
  Scifact data;
  GArray *items;     /* Item */
  GArray *claims;    /* Span3 */
  GPtrArray *trials; /* their pairs borrow the text */
  GPtrArray *rationale, *sign;
  LinearModel first[FOLDS][FOLDS], second[FOLDS][FOLDS]; /* [a][b], a <= b: without folds a and b */
} Lab;

static Item *item_at(const Lab *lab, guint i)
{
  return &g_array_index(lab->items, Item, i);
}

static guint gold_label(JsonObject *label)
{
  const char *name = label ? data_text(label, "label") : "NONE";
  return g_str_equal(name, "SUPPORT") ? 0 : g_str_equal(name, "CONTRADICT") ? 1 : 2;
}

static void add_samples(Lab *lab, const Item *item, guint sentences)
{
  for (guint i = 0; i < sentences; i++) {
    gboolean right = scifact_holds(item->label, item->first + i);
    double weight = item->sentences ? PIECE_WEIGHT / item->sentences : right || item->label ? 1 : 0.5;
    Sample *sample = sample_add(lab->rationale, right, weight, item->group);
    stance_rationale_features(item->pair, i, sample->features);
    features_merge(sample->features);
    if (!right || item->sentences)
      continue;
    gboolean affirmed = (item->gold == 0) == (stance_claim_sign(item->pair) > 0);
    sample = sample_add(lab->sign, affirmed, 1, item->group);
    stance_sign_features(item->pair, i, sample->features);
    features_merge(sample->features);
  }
}

static void add_item(Lab *lab, JsonObject *query, const CorpusAbstract *abstract)
{
  const char *claim = data_text(query, "id");
  guint64 group = *(guint64 *)g_hash_table_lookup(lab->data.group_of, claim);
  JsonObject *label = scifact_label(&lab->data, claim, abstract->id);
  Item item = {.query = query,
               .label = label,
               .abstract = abstract,
               .gold = gold_label(label),
               .fold = fold_of(group, FOLDS),
               .group = group};
  item.pair = scifact_pair(&lab->data, data_text(query, "text"), abstract);
  g_array_append_val(lab->items, item);
  add_samples(lab, &item, abstract->sentences->len);
}

/* Pieces of an annotated abstract as somebody else's passages come: one sentence or three, without title,
 * every other one without frequencies. */
static void add_pieces(Lab *lab, JsonObject *query, const CorpusAbstract *abstract)
{
  const char *claim = data_text(query, "id");
  guint64 group = *(guint64 *)g_hash_table_lookup(lab->data.group_of, claim);
  JsonObject *label = scifact_label(&lab->data, claim, abstract->id);
  for (guint i = 0; i < 2 * abstract->sentences->len; i++) {
    guint first = i / 2, length = i % 2 ? 3 : 1;
    if (first + length > abstract->sentences->len)
      continue;
    Item item = {.query = query,
                 .label = label,
                 .abstract = abstract,
                 .fold = fold_of(group, FOLDS),
                 .group = group,
                 .gold = 2,
                 .sentences = length,
                 .first = first};
    for (guint k = 0; k < length; k++)
      if (scifact_holds(label, first + k))
        item.gold = gold_label(label);
    item.pair = stance_pair_new(i % 4 < 2 ? NULL : &lab->data.context, data_text(query, "text"), NULL,
                                (const char *const *)abstract->sentences->pdata + first, length);
    g_array_append_val(lab->items, item);
    add_samples(lab, &item, length);
  }
}

static void add_claim(Lab *lab, JsonObject *query)
{
  const GPtrArray *rows = g_hash_table_lookup(lab->data.labels_of, data_text(query, "id"));
  guint best[RETRIEVED];
  double scores[RETRIEVED];
  if (!rows)
    return;
  Span3 span = {.first = lab->items->len};
  span.retrieved = ranker_best(lab->data.ranker, data_text(query, "text"), RETRIEVED, best, scores);
  for (guint k = 0; k < span.retrieved; k++)
    add_item(lab, query, lab->data.abstracts->pdata[best[k]]);
  for (guint k = 0; k < rows->len; k++) {
    const CorpusAbstract *abstract =
        g_hash_table_lookup(lab->data.abstract_of, data_text(rows->pdata[k], "doc_id"));
    gboolean have = FALSE;
    for (guint i = 0; i < span.retrieved; i++)
      have |= item_at(lab, span.first + i)->abstract == abstract;
    if (!have)
      add_item(lab, query, abstract);
  }
  for (guint k = 0; k < rows->len; k++)
    add_pieces(lab, query, g_hash_table_lookup(lab->data.abstract_of, data_text(rows->pdata[k], "doc_id")));
  span.n = lab->items->len - span.first;
  g_array_append_val(lab->claims, span);
}

/* What is made only teaches which way. */
static void add_made(Lab *lab, Item *item, const gboolean *right, guint sentences)
{
  item->fold = fold_of(item->group, FOLDS);
  Span3 span = {.first = lab->items->len, .n = 1};
  g_array_append_val(lab->claims, span);
  g_array_append_val(lab->items, *item);
  for (guint i = 0; i < sentences; i++) {
    if (right && !right[i])
      continue;
    gboolean affirmed = (item->gold == 0) == (stance_claim_sign(item->pair) > 0);
    Sample *sample = sample_add(lab->sign, affirmed, item->way_only, item->group);
    stance_sign_features(item->pair, i, sample->features);
    features_merge(sample->features);
  }
}

/* A claim with its word of direction turned round: what supported it now contradicts it. The other way round
 * that is likely only, as no effect contradicts both. NULL where it has no such word. */
static char *turn_claim(const char *claim)
{
  static const char *const pairs[][2] = {{"increases", "decreases"},
                                         {"increase", "decrease"},
                                         {"increased", "decreased"},
                                         {"promotes", "inhibits"},
                                         {"promote", "inhibit"},
                                         {"enhances", "impairs"},
                                         {"enhance", "impair"},
                                         {"enhanced", "impaired"},
                                         {"raises", "reduces"},
                                         {"raise", "reduce"},
                                         {"induces", "suppresses"},
                                         {"induce", "suppress"},
                                         {"activates", "represses"},
                                         {"activate", "repress"},
                                         {"higher", "lower"},
                                         {"greater", "smaller"},
                                         {"more", "less"},
                                         {"improves", "worsens"},
                                         {"improve", "worsen"},
                                         {"improved", "worse"},
                                         {"better", "poorer"},
                                         {"accelerates", "slows"},
                                         {"encourages", "prevents"},
                                         {"upregulates", "downregulates"},
                                         {"longer", "shorter"},
                                         {"positively", "negatively"},
                                         {"effective", "ineffective"},
                                         {"elevated", "reduced"},
                                         {"causes", "prevents"},
                                         {"stimulates", "blocks"},
                                         {"facilitates", "hinders"},
                                         {"high", "low"},
                                         {"upregulation", "downregulation"},
                                         {"activation", "inhibition"},
                                         {"increased", "reduced"},
                                         {"triggers", "attenuates"}};
  g_auto(GStrv) words = g_strsplit(claim, " ", -1);
  for (char **word = words; *word; word++) {
    for (guint i = 0; i < 2 * G_N_ELEMENTS(pairs); i++) {
      if (strcmp(*word, pairs[i / 2][i % 2]) != 0)
        continue;
      g_free(*word);
      *word = g_strdup(pairs[i / 2][1 - i % 2]);
      return g_strjoinv(" ", words);
    }
  }
  return NULL;
}

static void add_turned(Lab *lab, const Item *from)
{
  g_autofree char *claim = turn_claim(data_text(from->query, "text"));
  if (!claim || from->gold == 2 || from->sentences)
    return;
  Item item = {
      .label = from->label, .abstract = from->abstract, .group = from->group, .gold = 1 - from->gold};
  item.pair = scifact_pair(&lab->data, claim, from->abstract);
  gboolean affirmed = (item.gold == 0) == (stance_claim_sign(item.pair) > 0);
  item.way_only = affirmed ? 0.4 : 0.7;
  g_autofree gboolean *right = g_new(gboolean, from->abstract->sentences->len + 1);
  for (guint i = 0; i < from->abstract->sentences->len; i++)
    right[i] = scifact_holds(from->label, i);
  add_made(lab, &item, right, from->abstract->sentences->len);
}

#define TRIAL_WEIGHT 0.15

/* Claims made of the questions of Evidence Inference, with the sentence that answers: they teach which way is
 * which, not what is evidence. */
static void add_trials(Lab *lab, const GPtrArray *rows)
{
  static const struct {
    const char *claim;
    const char *holds; /* first letters of the labels that it is right for */
  } forms[] = {{"%1$s increases %2$s.", "I"},
               {"%1$s reduces %2$s.", "D"},
               {"%1$s is associated with higher %2$s.", "I"},
               {"%1$s leads to lower %2$s compared with %3$s.", "D"},
               {"%2$s is higher with %1$s than with %3$s.", "I"},
               {"%1$s decreases %2$s in patients.", "D"},
               {"%1$s has an effect on %2$s.", "ID"}};
  for (guint i = 0; i < rows->len; i++) {
    JsonObject *row = rows->pdata[i];
    const char *label = data_text(row, "label"), *sentence = data_text(row, "evidence");
    guint64 group = evidence_hash(data_text(row, "doc_id"));
    for (guint k = 0; k < 2; k++) {
      guint form = (guint)((evidence_hash(sentence) + i + 3 * k) % G_N_ELEMENTS(forms));
      g_autoptr(GString) claim = g_string_new(forms[form].claim);
      g_string_replace(claim, "%1$s", data_text(row, "intervention"), 1);
      g_string_replace(claim, "%2$s", data_text(row, "outcome"), 1);
      g_string_replace(claim, "%3$s", data_text(row, "comparator"), 1);
      Item item = {.group = group, .way_only = TRIAL_WEIGHT};
      item.pair = stance_pair_new(&lab->data.context, claim->str, NULL, &sentence, 1);
      item.gold = (strchr(forms[form].holds, label[0]) != NULL) == (stance_claim_sign(item.pair) > 0) ? 0 : 1;
      add_made(lab, &item, NULL, 1);
    }
  }
}

static LinearModel learn_without(const GPtrArray *samples, guint a, guint b, const LearnOptions *options)
{
  g_autofree gboolean *use = g_new(gboolean, samples->len + 1);
  for (guint i = 0; i < samples->len; i++) {
    guint fold = fold_of(((Sample *)samples->pdata[i])->group, FOLDS);
    use[i] = fold != a && fold != b;
  }
  return learn_binary(samples, use, options);
}

static void lab_clear(Lab *lab)
{
  for (guint i = 0; lab->items && i < lab->items->len; i++)
    stance_pair_free(item_at(lab, i)->pair);
  g_clear_pointer(&lab->items, g_array_unref);
  g_clear_pointer(&lab->claims, g_array_unref);
  g_clear_pointer(&lab->trials, g_ptr_array_unref);
  g_clear_pointer(&lab->rationale, g_ptr_array_unref);
  g_clear_pointer(&lab->sign, g_ptr_array_unref);
  for (guint a = 0; a < FOLDS; a++) {
    for (guint b = a; b < FOLDS; b++) {
      linear_clear(&lab->first[a][b]);
      linear_clear(&lab->second[a][b]);
    }
  }
  scifact_clear(&lab->data);
}

/* pairs: also the models without two folds, which only a report needs. */
static gboolean lab_open(const char *directory, gboolean pairs, Lab *lab, GError **error)
{
  if (!scifact_read(directory, &lab->data, error))
    return FALSE;
  lab->items = g_array_new(FALSE, FALSE, sizeof(Item));
  lab->claims = g_array_new(FALSE, FALSE, sizeof(Span3));
  lab->rationale = samples_new();
  lab->sign = samples_new();
  for (guint i = 0; i < lab->data.queries->len; i++)
    add_claim(lab, lab->data.queries->pdata[i]);
  lab->trials = data_read(directory, "evidence-inference/labels.jsonl", error);
  if (!lab->trials)
    return FALSE;
  add_trials(lab, lab->trials);
  for (guint i = 0, n = lab->items->len; i < n; i++) {
    Item item = *item_at(lab, i);
    if (!(item.way_only > 0))
      add_turned(lab, &item);
  }
  for (guint a = 0; a < FOLDS; a++) {
    for (guint b = a; b < (pairs ? FOLDS : a + 1); b++) {
      lab->first[a][b] = learn_without(lab->rationale, a, b, &rationale_options);
      lab->second[a][b] = learn_without(lab->sign, a, b, &sign_options);
    }
  }
  return TRUE;
}

/* The models that have seen neither the item's fold nor `outer`. */
static StanceModels unseen(Lab *lab, const Item *item, guint outer)
{
  guint a = outer == FOLDS ? item->fold : MIN(item->fold, outer),
        b = outer == FOLDS ? item->fold : MAX(item->fold, outer);
  return (StanceModels){.rationale = &lab->first[a][b], .sign = &lab->second[a][b]};
}

typedef struct {
  LinearModel order;
  TreeModel beside, alone, way;
} Second;

static void add_way(const Item *item, const StanceSentences *found, const LinearModel *sign, double weight,
                    BoostRows *rows)
{
  float numbers[STANCE_SIGN_NUMBERS];
  double margins[STANCE_SENTENCES];
  gboolean affirmed = (item->gold == 0) == (stance_claim_sign(item->pair) > 0);
  for (guint k = 0; k < found->n; k++) {
    g_autoptr(FeatureVector) features = features_new();
    stance_sign_features(item->pair, found->best[k], features);
    linear_scores(sign, features, &margins[k]);
  }
  stance_sign_numbers(item->pair, found, margins, numbers);
  boost_rows_add(rows, numbers, affirmed, weight);
}

/* Who acts on whom: the order of what is affirmed is right, and its mirror image wrong. */
static void add_order(const Item *item, const StanceSentences *found, GPtrArray *order)
{
  gboolean affirmed = (item->gold == 0) == (stance_claim_sign(item->pair) > 0);
  if (!affirmed || !stance_claim_directed(item->pair))
    return;
  Sample *sample = sample_add(order, 1, 1, item->group), *turned = sample_add(order, 0, 1, item->group);
  stance_order_features(item->pair, found, sample->features);
  stance_order_features(item->pair, found, turned->features);
  for (guint i = 0; i < turned->features->items->len; i++)
    g_array_index(turned->features->items, Feature, i).value *= -1;
}

static void find_sentences(Lab *lab, guint outer, StanceSentences *found)
{
  for (guint i = 0; i < lab->items->len; i++) {
    StanceModels models = unseen(lab, item_at(lab, i), outer);
    found[i] = stance_sentences(item_at(lab, i)->pair, models.rationale);
  }
}

static StanceRivals rivals_of(const Lab *lab, const Span3 *span, const StanceSentences *found, guint own)
{
  StancePair *pairs[RETRIEVED];
  for (guint k = 0; k < span->retrieved; k++)
    pairs[k] = item_at(lab, span->first + k)->pair;
  return stance_rivals(pairs, found + span->first, span->retrieved, own);
}

static Second learn_second(Lab *lab, guint outer, const StanceSentences *found)
{
  g_autoptr(BoostRows) beside = boost_rows_new(STANCE_EVIDENCE_NUMBERS),
                       alone = boost_rows_new(STANCE_EVIDENCE_NUMBERS),
                       way = boost_rows_new(STANCE_SIGN_NUMBERS);
  g_autoptr(GPtrArray) order = samples_new();
  for (guint c = 0; c < lab->claims->len; c++) {
    const Span3 *span = &g_array_index(lab->claims, Span3, c);
    for (guint k = 0; k < span->n; k++) {
      const Item *item = item_at(lab, span->first + k);
      const StanceSentences *sentences = &found[span->first + k];
      float numbers[STANCE_EVIDENCE_NUMBERS];
      if (item->fold == outer || !sentences->n)
        continue;
      if (k < span->retrieved) {
        StanceRivals rivals = rivals_of(lab, span, found, k);
        stance_evidence_numbers(item->pair, sentences, &rivals, numbers);
        boost_rows_add(beside, numbers, item->gold != 2, 1);
      }
      if (item->way_only > 0) {
        add_way(item, sentences, unseen(lab, item, outer).sign, item->way_only, way);
        continue;
      }
      StanceRivals none = {0};
      stance_evidence_numbers(item->pair, sentences, &none, numbers);
      boost_rows_add(alone, numbers, item->gold != 2, item->sentences ? 0.1 : item->label ? 0.5 : 0.1);
      if (item->gold == 2)
        continue;
      if (item->sentences)
        continue;
      add_way(item, sentences, unseen(lab, item, outer).sign, 1, way);
      add_order(item, sentences, order);
    }
  }
  return (Second){.order = learn_binary(order, NULL, &order_options),
                  .beside = boost_learn(beside, &evidence_options),
                  .alone = boost_learn(alone, &evidence_options),
                  .way = boost_learn(way, &way_options)};
}

static void second_clear(Second *second)
{
  linear_clear(&second->order);
  trees_clear(&second->beside);
  trees_clear(&second->alone);
  trees_clear(&second->way);
}

/* Counts of what SciFact scores. */
typedef struct {
  guint relevant, retrieved, label, rationalized;
  guint gold_sentences, said_sentences, right_sentences, right_labels;
  guint ruled, kept; /* times that a rule of check_rules was asked for, and held */
  guint found, way;  /* evidence among the retrieved, and how often its way is told right */
  Confusion given;   /* the annotated abstracts alone */
  Confusion sign;    /* of those judged at all */
} Counts;

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

static PassageStance judge_text(const Lab *lab, const Item *item, const char *claim,
                                const StanceModels *models)
{
  g_autoptr(StancePair) pair = scifact_pair(&lab->data, claim, item->abstract);
  StanceSentences found = stance_sentences(pair, models->rationale);
  StanceRivals none = {0};
  return stance_judge(pair, &found, &none, models);
}

/* The claim with what stands before and after its relation exchanged; NULL where one of the two has no
 * direction: they may both be right. */
static char *exchange_sides(const char *text)
{
  g_autoptr(Claim) claim = claim_parse(text);
  if (!claim->directed || claim->sign < 0 || !g_str_has_suffix(claim->relation->text, "s") ||
      g_str_has_suffix(claim->relation->text, "ss") || text[claim->relation->end] != ' ')
    return NULL;
  const char *rest = text + claim->relation->end;
  static const char *const prepositions[] = {"to ", "on ",   "for ", "against ",
                                             "in ", "with ", "by ",  "than "};
  for (gsize i = 0; i < G_N_ELEMENTS(prepositions); i++)
    if (g_str_has_prefix(rest + 1, prepositions[i]))
      return NULL;
  g_autofree char *before = g_strndup(text, claim->relation->start),
                  *relation =
                      g_strndup(text + claim->relation->start, claim->relation->end - claim->relation->start),
                  *after = g_strdup(text + claim->relation->end);
  g_strdelimit(after, ".", ' ');
  char *exchanged = g_strdup_printf("%s %s %s.", after, relation, before);
  g_autoptr(Claim) parsed = claim_parse(exchanged);
  if (parsed->directed && parsed->relation->hash == claim->relation->hash)
    return exchanged;
  g_free(exchanged);
  return NULL;
}

/* What has to hold of every claim: its negation gets the mirrored stance, its exchange isn't supported too.
 */
static void check_rules(const Lab *lab, const Item *item, const StanceModels *models, Counts *counts)
{
  const char *text = data_text(item->query, "text");
  g_autofree char *denied = g_strconcat("It is not true that ", text, NULL),
                  *exchanged = exchange_sides(text);
  Stance said = judge_text(lab, item, text, models).stance,
         other = judge_text(lab, item, denied, models).stance;
  gboolean mirrored = other == (said == STANCE_NEITHER ? said : 1 - said);
  gboolean kept = !exchanged || said != STANCE_SUPPORTS ||
                  judge_text(lab, item, exchanged, models).stance != STANCE_SUPPORTS;
  counts->ruled += exchanged ? 2 : 1;
  counts->kept += mirrored + (exchanged && kept);
  if (g_getenv("ADDUCE_SHOW") && (!mirrored || !kept))
    g_print("%s: %s | %s\n", mirrored ? "exchanged and supported" : "not mirrored", text,
            mirrored ? exchanged : denied);
}

static void report_claim(Lab *lab, const Span3 *span, const StanceSentences *found, const Second *second,
                         guint outer, Counts *counts)
{
  gboolean show = g_getenv("ADDUCE_SHOW") != NULL;
  for (guint k = 0; k < span->n; k++) {
    const Item *item = item_at(lab, span->first + k);
    StanceModels models = unseen(lab, item, outer);
    models.order = &second->order;
    models.beside = &second->beside;
    models.alone = &second->alone;
    models.way = &second->way;
    StanceRivals none = {0};
    if (item->sentences)
      continue;
    PassageStance judged;
    if (k == 0)
      check_rules(lab, item, &models, counts);
    if (item->label) {
      judged = stance_judge(item->pair, &found[span->first + k], &none, &models);
      counts->given.n[item->gold][judged.stance]++;
    }
    if (item->gold != 2) {
      counts->relevant++;
      JsonArray *sets = json_object_get_array_member(item->label, "evidence_sets");
      for (guint i = 0; i < json_array_get_length(sets); i++)
        counts->gold_sentences += json_array_get_length(json_array_get_array_element(sets, i));
    }
    if (k >= span->retrieved)
      continue;
    StanceRivals rivals = rivals_of(lab, span, found, k);
    if (g_getenv("DUMP"))
      g_print("ITEM %d %s %u %u\n", is_report_half(item->group), data_text(item->query, "id"), k, item->gold);
    judged = stance_judge(item->pair, &found[span->first + k], &rivals, &models);
    count_judged(item->label, &judged, counts);
    if (item->gold != 2) {
      counts->found++;
      gboolean affirmed = (judged.support > 0.5) == (item->gold == 0);
      counts->way += affirmed;
    }
    if (show && (item->gold != 2 || judged.stance != STANCE_NEITHER))
      g_print("%s said %s rank %u evidence %.2f support %.2f | %s\n   %s\n",
              item->label ? data_text(item->label, "label") : "-", stance_name(judged.stance), k,
              judged.evidence, judged.support, data_text(item->query, "text"),
              (char *)item->abstract->sentences->pdata[found[span->first + k].best[0]]);
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
  g_print("%-34s way right %.3f of %u retrieved of %u\n", name, (double)c->way / MAX(c->found, 1), c->found,
          c->relevant);
  confusion_print(&c->given, given, classes);
  confusion_print(&c->sign, sign, classes);
}

gboolean stance_report(const char *directory, double *figures, GError **error)
{
  Lab lab = {0};
  if (!lab_open(directory, TRUE, &lab, error)) {
    lab_clear(&lab);
    return FALSE;
  }
  Counts half[2] = {{.given.classes = 3, .sign.classes = 2}, {.given.classes = 3, .sign.classes = 2}};
  g_autofree StanceSentences *found = g_new0(StanceSentences, lab.items->len + 1);
  for (guint outer = 0; outer < FOLDS; outer++) {
    find_sentences(&lab, outer, found);
    Second second = learn_second(&lab, outer, found);
    for (guint c = 0; c < lab.claims->len; c++) {
      const Span3 *span = &g_array_index(lab.claims, Span3, c);
      const Item *item = item_at(&lab, span->first);
      if (item->fold == outer && !(item->way_only > 0))
        report_claim(&lab, span, found, &second, outer, &half[is_report_half(item->group)]);
    }
    second_clear(&second);
  }
  print_counts(&half[0], "scifact, developed on");
  print_counts(&half[1], "scifact, held out");
  const Counts *c = &half[1];
  figures[0] = f1(c->label, c->retrieved, c->relevant);
  figures[1] = f1(c->rationalized, c->retrieved, c->relevant);
  figures[3] = (double)(half[0].kept + c->kept) / (half[0].ruled + c->ruled);
  g_print("%-34s %.4f of %u\n", "scifact, mirrored and not exchanged", figures[3], half[0].ruled + c->ruled);
  figures[2] = f1(c->right_labels, c->said_sentences, c->gold_sentences);
  lab_clear(&lab);
  return TRUE;
}

gboolean stance_train(const char *directory, const char *folder, GError **error)
{
  Lab lab = {0};
  gboolean ok = lab_open(directory, FALSE, &lab, error);
  if (ok) {
    g_autofree StanceSentences *found = g_new0(StanceSentences, lab.items->len + 1);
    find_sentences(&lab, FOLDS, found);
    Second second = learn_second(&lab, FOLDS, found);
    LinearModel rationale = learn_binary(lab.rationale, NULL, &rationale_options),
                sign = learn_binary(lab.sign, NULL, &sign_options);
    ok = train_save(folder, "rationale", linear_write(&rationale), error) &&
         train_save(folder, "stance", linear_write(&sign), error) &&
         train_save(folder, "order", linear_write(&second.order), error) &&
         train_save(folder, "beside", trees_write(&second.beside), error) &&
         train_save(folder, "alone", trees_write(&second.alone), error) &&
         train_save(folder, "way", trees_write(&second.way), error);
    linear_clear(&rationale);
    linear_clear(&sign);
    second_clear(&second);
  }
  lab_clear(&lab);
  return ok;
}
