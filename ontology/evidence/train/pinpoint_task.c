/* Pinpointing: Evidence Inference, the articles cut into sentences, each question with its annotated spans.
 */
#include "ontology/evidence/pinpoint.h"

#include "corpus/text/sentence.h"
#include "ontology/evidence/lexeme.h"
#include "ontology/evidence/train/data.h"
#include "ontology/evidence/train/heading.h"
#include "ontology/evidence/train/learn.h"
#include "ontology/evidence/train/train.h"

#include <string.h>

#define FOLDS 5

static const LearnOptions options = {.classes = 1, .bits = 16, .l2 = 2.0};

typedef struct {
  const char *text;
  GArray *spans;     /* Span of each sentence */
  GArray *sentences; /* ArticleSentence; texts owned */
  Pinpoint *pinpoint;
} Article;

static void article_free(gpointer data)
{
  Article *article = data;
  for (guint i = 0; i < article->sentences->len; i++)
    g_free((char *)g_array_index(article->sentences, ArticleSentence, i).text);
  g_array_unref(article->spans);
  g_array_unref(article->sentences);
  pinpoint_free(article->pinpoint);
  g_free(article);
}

/* "ABSTRACT.RESULTS:" and "BODY.METHODS:" on a line of their own; what has no role of its own keeps the last.
 */
static gboolean read_heading(const char *line, gsize length, SectionRole *role, gboolean *abstract)
{
  gboolean is_abstract = g_str_has_prefix(line, "ABSTRACT."), is_body = g_str_has_prefix(line, "BODY.");
  if (length > 120 || length < 6 || line[length - 1] != ':' || !(is_abstract || is_body))
    return FALSE;
  g_autofree char *title =
      g_strndup(strchr(line, '.') + 1, length - (gsize)(strchr(line, '.') + 1 - line) - 1);
  SectionRole own = heading_role(title);
  if (own != ROLE_NONE || is_abstract != *abstract)
    *role = own;
  *abstract = is_abstract;
  return TRUE;
}

static Article *article_new(const char *text)
{
  Article *article = g_new0(Article, 1);
  article->text = text;
  article->spans = g_array_new(FALSE, FALSE, sizeof(Span));
  article->sentences = g_array_new(FALSE, FALSE, sizeof(ArticleSentence));
  SectionRole role = ROLE_NONE;
  gboolean abstract = FALSE;
  for (gsize at = 0, end; text[at]; at = end + (text[end] != 0)) {
    end = at + strcspn(text + at, "\n");
    if (end == at || read_heading(text + at, end - at, &role, &abstract))
      continue;
    guint first = article->spans->len;
    sentences_cut(text, (Span){at, end}, NULL, 0, article->spans);
    for (guint i = first; i < article->spans->len; i++) {
      Span span = g_array_index(article->spans, Span, i);
      ArticleSentence sentence = {g_strndup(text + span.start, span.end - span.start), role, abstract};
      g_array_append_val(article->sentences, sentence);
    }
  }
  article->pinpoint =
      pinpoint_new((ArticleSentence *)(gpointer)article->sentences->data, article->sentences->len);
  return article;
}

/* Does a sentence hold the annotated span, or half of one of them lie in the other? */
static gboolean overlaps(Span sentence, Span gold)
{
  gsize start = MAX(sentence.start, gold.start), end = MIN(sentence.end, gold.end);
  gsize shorter = MIN(sentence.end - sentence.start, gold.end - gold.start);
  return end > start && (end - start) * 2 >= shorter;
}

/* Where an annotated text stands: the occurrence nearest to the given offset, or nowhere. */
static Span locate(const char *text, const char *evidence, gint64 near)
{
  g_autofree char *wanted = g_strstrip(g_strdup(evidence));
  Span best = {0, 0};
  gint64 distance = G_MAXINT64;
  if (*wanted)
    for (const char *p = strstr(text, wanted); p; p = strstr(p + 1, wanted)) {
      gint64 now = ABS((gint64)(p - text) - near);
      if (now < distance) {
        distance = now;
        best = (Span){(gsize)(p - text), (gsize)(p - text) + strlen(wanted)};
      }
    }
  return best;
}

typedef struct {
  GPtrArray *corpus, *labels;
  GHashTable *articles; /* id -> Article */
  GPtrArray *samples;   /* lists numbered from 0; id is the sentence */
  GPtrArray *list_row;  /* JsonObject of each list's first label */
} Data;

static void data_clear(Data *data)
{
  g_clear_pointer(&data->corpus, g_ptr_array_unref);
  g_clear_pointer(&data->labels, g_ptr_array_unref);
  g_clear_pointer(&data->articles, g_hash_table_unref);
  g_clear_pointer(&data->samples, g_ptr_array_unref);
  g_clear_pointer(&data->list_row, g_ptr_array_unref);
}

static void add_list(Data *data, const GPtrArray *rows, const Article *article)
{
  JsonObject *row = rows->pdata[0];
  g_autoptr(PinpointQuery) query =
      pinpoint_query_new(article->pinpoint, data_text(row, "intervention"), data_text(row, "comparator"),
                         data_text(row, "outcome"));
  g_autoptr(GArray) gold = g_array_new(FALSE, FALSE, sizeof(Span));
  for (guint i = 0; i < rows->len; i++) {
    Span span =
        locate(article->text, data_text(rows->pdata[i], "evidence"), data_number(rows->pdata[i], "start"));
    if (span.end > span.start)
      g_array_append_val(gold, span);
  }
  if (!gold->len)
    return;
  for (guint i = 0; i < article->spans->len; i++) {
    Sample *sample = sample_add(data->samples, 0, 1, evidence_hash(data_text(row, "doc_id")));
    sample->list = data->list_row->len;
    sample->id = i;
    for (guint k = 0; k < gold->len; k++)
      sample->label |= overlaps(g_array_index(article->spans, Span, i), g_array_index(gold, Span, k));
    pinpoint_features(query, i, sample->features);
  }
  g_ptr_array_add(data->list_row, row);
}

static gboolean read_data(const char *directory, Data *data, GError **error)
{
  data->corpus = data_read(directory, "evidence-inference/corpus.jsonl", error);
  data->labels = data->corpus ? data_read(directory, "evidence-inference/labels.jsonl", error) : NULL;
  if (!data->labels)
    return FALSE;
  data->articles = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, article_free);
  data->samples = samples_new();
  data->list_row = g_ptr_array_new();
  for (guint i = 0; i < data->corpus->len; i++)
    g_hash_table_insert(data->articles, (gpointer)data_text(data->corpus->pdata[i], "id"),
                        article_new(data_text(data->corpus->pdata[i], "text")));
  g_autoptr(GHashTable) claims =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr(GPtrArray) order = g_ptr_array_new();
  for (guint i = 0; i < data->labels->len; i++) {
    const char *claim = data_text(data->labels->pdata[i], "claim_id");
    GPtrArray *rows = g_hash_table_lookup(claims, claim);
    if (!rows) {
      g_hash_table_insert(claims, (gpointer)claim, rows = g_ptr_array_new());
      g_ptr_array_add(order, rows);
    }
    g_ptr_array_add(rows, data->labels->pdata[i]);
  }
  for (guint i = 0; i < order->len; i++) {
    const GPtrArray *rows = order->pdata[i];
    const Article *article = g_hash_table_lookup(data->articles, data_text(rows->pdata[0], "doc_id"));
    if (article)
      add_list(data, rows, article);
  }
  return TRUE;
}

gboolean pinpoint_train(const char *directory, const char *folder, GError **error)
{
  Data data = {0};
  gboolean ok = read_data(directory, &data, error);
  if (ok) {
    LinearModel model = learn_listwise(data.samples, NULL, &options);
    ok = train_save(folder, "pinpoint", linear_write(&model), error);
    linear_clear(&model);
  }
  data_clear(&data);
  return ok;
}

/* Rank, from 0, of the best right sentence of the list that begins at first. */
static guint rank_of(const Data *data, guint first, guint end, const LinearModel *model, guint *top)
{
  double right = -G_MAXDOUBLE, best = -G_MAXDOUBLE;
  g_autofree double *score = g_new(double, end - first);
  for (guint i = first; i < end; i++) {
    const Sample *sample = data->samples->pdata[i];
    linear_scores(model, sample->features, &score[i - first]);
    if (sample->label)
      right = MAX(right, score[i - first]);
    if (score[i - first] > best) {
      best = score[i - first];
      *top = sample->id;
    }
  }
  guint rank = 0;
  for (guint i = 0; i < end - first; i++)
    rank += score[i] > right;
  return rank;
}

static void report_fold(const Data *data, guint fold, const LinearModel *model, guint (*hits)[4])
{
  gboolean show = g_getenv("ADDUCE_SHOW") != NULL;
  for (guint first = 0, end; first < data->samples->len; first = end) {
    const Sample *sample = data->samples->pdata[first];
    for (end = first; end < data->samples->len && ((Sample *)data->samples->pdata[end])->list == sample->list;
         end++)
      ;
    if (fold_of(sample->group, FOLDS) != fold)
      continue;
    guint top = 0, rank = rank_of(data, first, end, model, &top);
    guint *half = hits[is_report_half(sample->group)];
    half[0]++;
    half[1] += rank < 1;
    half[2] += rank < 3;
    half[3] += rank < 10;
    JsonObject *row = data->list_row->pdata[sample->list];
    const Article *article = g_hash_table_lookup(data->articles, data_text(row, "doc_id"));
    if (show && rank > 0 && !is_report_half(sample->group))
      g_print("rank %u | I: %s | C: %s | O: %s\n   gold: %s\n   said: %s\n", rank + 1,
              data_text(row, "intervention"), data_text(row, "comparator"), data_text(row, "outcome"),
              data_text(row, "evidence"), g_array_index(article->sentences, ArticleSentence, top).text);
  }
}

gboolean pinpoint_report(const char *directory, double *figures, GError **error)
{
  Data data = {0};
  guint hits[2][4] = {{0}};
  if (!read_data(directory, &data, error)) {
    data_clear(&data);
    return FALSE;
  }
  g_autofree gboolean *use = g_new(gboolean, data.samples->len + 1);
  for (guint fold = 0; fold < FOLDS; fold++) {
    for (guint i = 0; i < data.samples->len; i++)
      use[i] = fold_of(((Sample *)data.samples->pdata[i])->group, FOLDS) != fold;
    LinearModel model = learn_listwise(data.samples, use, &options);
    report_fold(&data, fold, &model, hits);
    linear_clear(&model);
  }
  for (guint half = 0; half < 2; half++)
    g_print("%-34s hit@1 %.3f  hit@3 %.3f  hit@10 %.3f  n %u\n",
            half ? "pinpoint, held out" : "pinpoint, developed on",
            (double)hits[half][1] / MAX(hits[half][0], 1), (double)hits[half][2] / MAX(hits[half][0], 1),
            (double)hits[half][3] / MAX(hits[half][0], 1), hits[half][0]);
  figures[0] = (double)hits[1][1] / MAX(hits[1][0], 1);
  figures[1] = (double)hits[1][2] / MAX(hits[1][0], 1);
  data_clear(&data);
  return TRUE;
}
