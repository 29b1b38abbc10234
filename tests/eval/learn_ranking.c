/* Learns the weights with which a sentence is ranked for a question (query/ask/score.h).
 * usage: learn-ranking WORK N [weights.inc]; N: lists taken of each large set
 *
 * From the questions on the six papers and nine articles (tests/eval/keys, the half to develop on), from
 * Evidence Inference (J. DeYoung et al., BioNLP 2020) and from SciFact (D. Wadden et al., EMNLP 2020). Each
 * question is a list of the sentences that retrieval leads to; the softmax over a list shall give its right
 * sentences all it can. WORK keeps the bases that are built on the way. Prints how good the ranking is on
 * folds that were left out; writes the weights learned from all lists. Run by hand; deterministic. */
#include "ontology/store/knowledge.h"
#include "query/ask/candidates.h"
#include "tests/eval/questions.h"
#include "tests/eval/shared.h"

#include <glib/gstdio.h>
#include <lbfgs.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a list of the questions counts, and one of the large sets; penalty for large weights; folds. */
#define QUESTION_WEIGHT 1.0
#define SET_WEIGHT      0.1
#define PENALTY         0.5
#define FOLDS           8u

typedef struct {
  guint sentences, first; /* rows of Learning.rows */
  double weight;
  guint fold; /* FOLDS: of a large set, always learned from */
  gboolean has_right;
  char *query;
} List;

typedef struct {
  GArray *lists;           /* List */
  GArray *rows;            /* float[FEATURE_N] */
  GArray *right;           /* guint8 a row */
  guint without;           /* fold that is left out */
  gboolean out[FEATURE_N]; /* features that would get a weight of the wrong sign */
} Learning;

/* ---------------------------------------------------------------- lists */

static void add_list(Learning *learning, Store *store, const char *query, GPtrArray *wanted, double weight,
                     guint fold)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TermMaker) maker = term_maker_new();
  const Matcher *matcher = NULL;
  g_autoptr(Lexicon) lexicon = store_matcher(store, &matcher, &error) ? lexicon_new(matcher) : NULL;
  if (lexicon == NULL) {
    fprintf(stderr, "%s\n", error->message);
    exit(EXIT_FAILURE);
  }
  g_autoptr(Question) question = question_read(maker, query);
  question_expand(question, maker, lexicon);
  g_autoptr(Retrieved) retrieved = retrieve(store, question, 1, FALSE, &error);
  if (retrieved == NULL) {
    fprintf(stderr, "%s\n", error->message);
    exit(EXIT_FAILURE);
  }
  g_autoptr(SoftWords) soft = soft_words_new(question);
  Scoring scoring = {maker, lexicon, soft, question, retrieved->topic};
  List list = {.first = learning->right->len, .weight = weight, .fold = fold, .query = g_strdup(query)};
  for (guint i = 0; i < retrieved->passages->len; i++) {
    const StorePassage *passage = g_ptr_array_index(retrieved->passages, i);
    const double *search = g_hash_table_lookup(retrieved->scores, &passage->id);
    g_autoptr(GArray) choices = g_array_new(FALSE, FALSE, sizeof(Choice));
    candidates_score(&scoring, passage, search != NULL ? *search : 0, choices);
    for (guint k = 0; k < choices->len; k++) {
      const Choice *choice = &g_array_index(choices, Choice, k);
      Span span = sentences_span(passage, choice->sentence, 1);
      g_autofree char *letters = eval_letters(passage->text + span.start, span.end - span.start);
      guint8 right = 0;
      for (guint w = 0; w < wanted->len && !right; w++)
        right = eval_shares_letters(g_ptr_array_index(wanted, w), letters);
      float row[FEATURE_N];
      for (guint f = 0; f < FEATURE_N; f++)
        row[f] = (float)choice->window.feature[f];
      g_array_append_vals(learning->rows, row, FEATURE_N);
      g_array_append_val(learning->right, right);
      list.has_right = list.has_right || right;
      list.sentences++;
    }
  }
  g_array_append_val(learning->lists, list);
}

static void add_questions(Learning *learning, const char *name, const char *half)
{
  g_autoptr(QuestionSet) set = question_set_open(name);
  for (guint i = 0; i < set->keys->len; i++) {
    JsonObject *key = question_set_key(set, i);
    JsonArray *places = json_object_get_array_member(key, "answers");
    if (json_array_get_length(places) == 0 ||
        (half != NULL && strcmp(json_object_get_string_member_with_default(key, "half", half), half) != 0))
      continue;
    g_autoptr(GPtrArray) wanted = question_set_letters(set, places);
    add_list(learning, set->store, json_object_get_string_member(key, "query"), wanted, QUESTION_WEIGHT,
             learning->lists->len % FOLDS);
  }
}

/* ---------------------------------------------------------------- large sets */

static GPtrArray *read_rows(const char *set, const char *name)
{
  g_autofree char *relative = g_strdup_printf("data/retrieval/%s/%s.jsonl", set, name);
  g_autofree char *path = eval_shared(relative);
  g_autofree char *text = NULL;
  if (path == NULL || !g_file_get_contents(path, &text, NULL, NULL))
    exit(EVAL_SKIPPED);
  GPtrArray *rows = g_ptr_array_new_with_free_func(g_object_unref);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    JsonParser *parser = json_parser_new();
    if (**line != '\0' && json_parser_load_from_data(parser, *line, -1, NULL))
      g_ptr_array_add(rows, parser);
    else
      g_object_unref(parser);
  }
  return rows;
}

static JsonObject *row_at(const GPtrArray *rows, guint i)
{
  return json_node_get_object(json_parser_get_root(g_ptr_array_index(rows, i)));
}

/* A document of a set as an article: "ABSTRACT.METHODS:" begins a section. */
static void write_article(const char *directory, JsonObject *row)
{
  g_autofree char *title = g_markup_escape_text(json_object_get_string_member(row, "title"), -1);
  g_autofree char *text = g_markup_escape_text(json_object_get_string_member(row, "text"), -1);
  g_autoptr(GString) abstract = g_string_new(NULL);
  g_autoptr(GString) body = g_string_new(NULL);
  GString *part = abstract;
  gboolean open = FALSE;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    gboolean in_abstract = g_str_has_prefix(*line, "ABSTRACT.");
    if (in_abstract || g_str_has_prefix(*line, "BODY.")) {
      if (open)
        g_string_append(part, "</sec>");
      part = in_abstract ? abstract : body;
      g_autofree char *heading = g_strdup(strchr(*line, '.') + 1);
      heading[strcspn(heading, ":")] = '\0';
      g_string_append_printf(part, "<sec><title>%s</title>", heading);
      open = TRUE;
    } else if (**line != '\0')
      g_string_append_printf(part, "<p>%s</p>", *line);
  }
  if (open)
    g_string_append(part, "</sec>");
  g_autofree char *article = g_strdup_printf(
      "<?xml version=\"1.0\"?><article><front><article-meta><title-group><article-title>%s</article-title>"
      "</title-group><abstract>%s</abstract></article-meta></front><body>%s</body></article>",
      title, abstract->str, body->str);
  g_autofree char *path = g_strdup_printf("%s/%s.xml", directory, json_object_get_string_member(row, "id"));
  if (!g_file_set_contents(path, article, -1, NULL))
    exit(EXIT_FAILURE);
}

static Store *open_set(const char *work, const char *set)
{
  g_autofree char *base = g_build_filename(work, set, "base", NULL);
  g_autofree char *files = g_build_filename(work, set, "files", NULL);
  if (!g_file_test(base, G_FILE_TEST_IS_DIR)) {
    g_mkdir_with_parents(files, 0777);
    g_autoptr(GPtrArray) rows = read_rows(set, "corpus");
    for (guint i = 0; i < rows->len; i++)
      write_article(files, row_at(rows, i));
    g_autoptr(GPtrArray) inputs = g_ptr_array_new();
    g_ptr_array_add(inputs, files);
    return question_base_build(base, inputs);
  }
  g_autoptr(GError) error = NULL;
  Store *store = store_open_read(base, &error);
  if (store == NULL) {
    fprintf(stderr, "%s\n", error->message);
    exit(EXIT_FAILURE);
  }
  return store;
}

/* The question that the parts of a trial's query ask, in one of several ways. */
static char *natural_question(JsonObject *query, guint nth)
{
  const char *with = json_object_get_string_member(query, "intervention");
  const char *than = json_object_get_string_member(query, "comparator");
  const char *what = json_object_get_string_member(query, "outcome");
  switch (nth % 4) {
  case 0:
    return g_strdup_printf("Does %s change %s compared with %s?", with, what, than);
  case 1:
    return g_strdup_printf("What is the effect of %s on %s?", with, what);
  case 2:
    return g_strdup_printf("Is %s better than %s for %s?", with, than, what);
  default:
    return g_strdup_printf("%s improves %s", with, what);
  }
}

static void add_trials(Learning *learning, const char *work, guint most)
{
  g_autoptr(Store) store = open_set(work, "evidence-inference");
  g_autoptr(GPtrArray) queries = read_rows("evidence-inference", "queries");
  g_autoptr(GPtrArray) labels = read_rows("evidence-inference", "labels");
  for (guint i = 0; i < queries->len && i < most; i++) {
    JsonObject *query = row_at(queries, i);
    const char *id = json_object_get_string_member(query, "id");
    g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func(g_free);
    for (guint k = 0; k < labels->len; k++) {
      JsonObject *label = row_at(labels, k);
      const char *evidence = json_object_get_string_member(label, "evidence");
      if (strcmp(json_object_get_string_member(label, "claim_id"), id) == 0)
        g_ptr_array_add(wanted, eval_letters(evidence, strlen(evidence)));
    }
    g_autofree char *text = natural_question(query, i);
    add_list(learning, store, text, wanted, SET_WEIGHT, FOLDS);
  }
}

static void add_claims(Learning *learning, const char *work, guint most)
{
  g_autoptr(Store) store = open_set(work, "scifact");
  g_autoptr(GPtrArray) queries = read_rows("scifact", "queries");
  g_autoptr(GPtrArray) labels = read_rows("scifact", "labels");
  g_autoptr(GPtrArray) corpus = read_rows("scifact", "corpus");
  g_autoptr(GHashTable) documents = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < corpus->len; i++)
    g_hash_table_insert(documents, (gpointer)json_object_get_string_member(row_at(corpus, i), "id"),
                        row_at(corpus, i));
  for (guint i = 0; i < queries->len && i < most; i++) {
    const char *id = json_object_get_string_member(row_at(queries, i), "id");
    g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func(g_free);
    for (guint k = 0; k < labels->len; k++) {
      JsonObject *label = row_at(labels, k);
      JsonArray *numbers = json_object_get_array_member(label, "sentences");
      JsonObject *document = g_hash_table_lookup(documents, json_object_get_string_member(label, "doc_id"));
      if (strcmp(json_object_get_string_member(label, "claim_id"), id) != 0 || document == NULL)
        continue;
      JsonArray *sentences = json_object_get_array_member(document, "sentences");
      for (guint n = 0; n < json_array_get_length(numbers); n++) {
        const char *sentence =
            json_array_get_string_element(sentences, (guint)json_array_get_int_element(numbers, n));
        g_ptr_array_add(wanted, eval_letters(sentence, strlen(sentence)));
      }
    }
    if (wanted->len > 0)
      add_list(learning, store, json_object_get_string_member(row_at(queries, i), "text"), wanted, SET_WEIGHT,
               FOLDS);
  }
}

/* ---------------------------------------------------------------- learning */

static double dot(const double *weights, const float *row)
{
  double sum = 0;
  for (guint f = 0; f < FEATURE_N; f++)
    sum += weights[f] * (double)row[f];
  return sum;
}

/* Adds the loss of one list and its gradient. */
static double list_loss(const Learning *learning, const List *list, const double *weights, double *gradient,
                        double *scores)
{
  double all = 0;
  double right = 0;
  double best = -G_MAXDOUBLE;
  for (guint i = 0; i < list->sentences; i++) {
    scores[i] = dot(weights, &g_array_index(learning->rows, float, (list->first + i) * FEATURE_N));
    best = MAX(best, scores[i]);
  }
  for (guint i = 0; i < list->sentences; i++) {
    scores[i] = exp(scores[i] - best);
    all += scores[i];
    right += g_array_index(learning->right, guint8, list->first + i) ? scores[i] : 0;
  }
  for (guint i = 0; i < list->sentences; i++) {
    double push = scores[i] / all;
    if (g_array_index(learning->right, guint8, list->first + i))
      push -= scores[i] / right;
    const float *row = &g_array_index(learning->rows, float, (list->first + i) * FEATURE_N);
    for (guint f = 0; f < FEATURE_N && push != 0; f++)
      gradient[f] += list->weight * push * (double)row[f];
  }
  return list->weight * (log(all) - log(right));
}

/* What a weight is before anything is learned: few of the lists ask for a time, a maker or a definition. */
static double expected_weight(Feature feature)
{
  switch (feature) {
  case FEATURE_TIME:
  case FEATURE_NUMBER:
  case FEATURE_MAKER:
  case FEATURE_REASON:
    return 1;
  case FEATURE_DEFINITION:
    return 2;
  case FEATURE_PERSON:
  case FEATURE_PLACE:
    return 0.5;
  case FEATURE_PLAN:
  case FEATURE_AIM:
  case FEATURE_CALL:
  case FEATURE_QUESTION:
  case FEATURE_TABLE:
  case FEATURE_CAPTION:
    return -0.5;
  case FEATURE_SHORT:
    return -2;
  default:
    return 0;
  }
}

static lbfgsfloatval_t evaluate(void *data, const lbfgsfloatval_t *weights, lbfgsfloatval_t *gradient,
                                const int n, const lbfgsfloatval_t step G_GNUC_UNUSED)
{
  const Learning *learning = data;
  double loss = 0;
  for (int f = 0; f < n; f++) {
    double away = weights[f] - expected_weight((Feature)f);
    loss += PENALTY * away * away / 2;
    gradient[f] = PENALTY * away;
  }
  guint most = 1;
  for (guint i = 0; i < learning->lists->len; i++)
    most = MAX(most, g_array_index(learning->lists, List, i).sentences);
  g_autofree double *scores = g_new(double, most);
  for (guint i = 0; i < learning->lists->len; i++) {
    const List *list = &g_array_index(learning->lists, List, i);
    if (list->has_right && list->fold != learning->without)
      loss += list_loss(learning, list, weights, gradient, scores);
  }
  for (int f = 0; f < n; f++)
    if (learning->out[f])
      gradient[f] = 0;
  return loss;
}

/* 1: can only speak for a sentence, -1: against it; 0: either. What the lists are too few to tell. */
static int sign_of(Feature feature)
{
  switch (feature) {
  case FEATURE_BACKWARD:
  case FEATURE_LONG:
  case FEATURE_HEDGED:
  case FEATURE_CITING:
  case FEATURE_OPINION:
  case FEATURE_FIRST:
  case FEATURE_ABSTRACT:
  case FEATURE_RESULTS:
  case FEATURE_CONCLUSION:
    return 0;
  case FEATURE_PLAN:
  case FEATURE_AIM:
  case FEATURE_ADVICE:
  case FEATURE_CALL:
  case FEATURE_QUESTION:
  case FEATURE_SHORT:
  case FEATURE_TABLE:
  case FEATURE_CAPTION:
  case FEATURE_METHODS:
  case FEATURE_INTRODUCTION:
    return -1;
  default:
    return 1;
  }
}

static gboolean drop_wrong_signs(Learning *learning, const double *weights)
{
  gboolean dropped = FALSE;
  for (guint f = 0; f < FEATURE_N; f++) {
    if (learning->out[f] || sign_of(f) * weights[f] >= 0)
      continue;
    learning->out[f] = TRUE;
    dropped = TRUE;
  }
  return dropped;
}

static void learn_once(Learning *learning, double *weights)
{
  for (guint f = 0; f < FEATURE_N; f++)
    weights[f] = expected_weight((Feature)f);
  lbfgs_parameter_t parameters;
  lbfgs_parameter_init(&parameters);
  parameters.max_iterations = 300;
  parameters.epsilon = 1e-4;
  lbfgsfloatval_t loss = 0;
  lbfgs(FEATURE_N, weights, &loss, evaluate, NULL, learning, &parameters);
}

static void learn(Learning *learning, guint without, double *weights)
{
  learning->without = without;
  memset(learning->out, 0, sizeof learning->out);
  do
    learn_once(learning, weights);
  while (drop_wrong_signs(learning, weights));
}

/* Place of the best right sentence, from 1; 0 none. */
static guint place_of_right(const Learning *learning, const List *list, const double *weights)
{
  double best = -G_MAXDOUBLE;
  for (guint i = 0; i < list->sentences; i++)
    if (g_array_index(learning->right, guint8, list->first + i))
      best = MAX(best, dot(weights, &g_array_index(learning->rows, float, (list->first + i) * FEATURE_N)));
  guint place = list->has_right ? 1 : 0;
  for (guint i = 0; i < list->sentences && place > 0; i++)
    place += !g_array_index(learning->right, guint8, list->first + i) &&
             dot(weights, &g_array_index(learning->rows, float, (list->first + i) * FEATURE_N)) > best;
  return place;
}

typedef struct {
  guint lists, found, first, five;
  double reciprocal;
} Tally;

static void tally_list(const Learning *learning, const List *list, const double *weights, Tally *tally)
{
  guint place = place_of_right(learning, list, weights);
  tally->lists++;
  tally->found += place > 0;
  tally->first += place == 1;
  tally->five += place > 0 && place <= 5;
  tally->reciprocal += place > 0 ? 1.0 / place : 0;
  if (g_getenv("LEARN_VERBOSE") != NULL && list->fold < FOLDS)
    printf("%4u of %4u  %s\n", place, list->sentences, list->query);
}

static void print_tally(const char *what, const Tally *tally)
{
  printf("%-28s %4u lists, right one among them %5.1f %%, first %5.1f %%, in five %5.1f %%, MRR %.3f\n", what,
         tally->lists, 100.0 * tally->found / MAX(1, tally->lists),
         100.0 * tally->first / MAX(1, tally->lists), 100.0 * tally->five / MAX(1, tally->lists),
         tally->reciprocal / MAX(1, tally->lists));
}

static void report(Learning *learning, const double *final)
{
  Tally folds = {0};
  for (guint fold = 0; fold < FOLDS; fold++) {
    double weights[FEATURE_N];
    learn(learning, fold, weights);
    for (guint i = 0; i < learning->lists->len; i++) {
      const List *list = &g_array_index(learning->lists, List, i);
      if (list->fold == fold)
        tally_list(learning, list, weights, &folds);
    }
  }
  print_tally("questions, folds left out", &folds);
  Tally sets = {0};
  for (guint i = 0; i < learning->lists->len; i++) {
    const List *list = &g_array_index(learning->lists, List, i);
    if (list->fold == FOLDS)
      tally_list(learning, list, final, &sets);
  }
  print_tally("large sets", &sets);
}

static void write_weights(const char *path, const double *weights)
{
  g_autoptr(GString) out = g_string_new("/* Made by learn-ranking (tests/eval/learn_ranking.c). */\n");
  for (guint f = 0; f < FEATURE_N; f++)
    g_string_append_printf(out, "%.3f, /* %s */\n", weights[f], feature_name(f));
  if (path == NULL || !g_file_set_contents(path, out->str, -1, NULL))
    fputs(out->str, stdout);
}

int main(int argc, char **argv)
{
  if (argc < 3 || argc > 4) {
    fprintf(stderr, "usage: learn-ranking WORK N [weights.inc]\n");
    return EXIT_FAILURE;
  }
  Learning learning = {g_array_new(FALSE, FALSE, sizeof(List)),
                       g_array_new(FALSE, FALSE, sizeof(float)),
                       g_array_new(FALSE, FALSE, sizeof(guint8)),
                       0,
                       {FALSE}};
  add_questions(&learning, "tests/eval/keys/questions-a.jsonl", NULL);
  add_questions(&learning, "tests/eval/keys/questions-c.jsonl", "develop");
  guint most = (guint)strtoul(argv[2], NULL, 10);
  if (most > 0) {
    add_trials(&learning, argv[1], most);
    add_claims(&learning, argv[1], most);
  }
  double weights[FEATURE_N];
  learn(&learning, G_MAXUINT, weights);
  report(&learning, weights);
  write_weights(argc == 4 ? argv[3] : NULL, weights);
  for (guint i = 0; i < learning.lists->len; i++)
    g_free(g_array_index(learning.lists, List, i).query);
  g_array_unref(learning.lists);
  g_array_unref(learning.rows);
  g_array_unref(learning.right);
  return EXIT_SUCCESS;
}
