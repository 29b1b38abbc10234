/* Sentence roles: CSAbstruct, and the structured abstracts of Evidence Inference under their printed
 * headings. */
#include "ontology/evidence/role.h"

#include "corpus/text/sentence.h"
#include "ontology/evidence/lexeme.h"
#include "ontology/evidence/train/data.h"
#include "ontology/evidence/train/heading.h"
#include "ontology/evidence/train/learn.h"
#include "ontology/evidence/train/train.h"

#include <string.h>

#define FOLDS 5

static const LearnOptions options = {.classes = SENTENCE_ROLE_N, .bits = 15, .l2 = 2.0, .iterations = 80};
static const char *const classes[] = {"background", "objective", "method", "result", "conclusion"};

#define UNKNOWN G_MAXUINT

typedef struct {
  GPtrArray *sentences; /* char*, owned */
  GArray *labels;       /* guint; UNKNOWN: not used */
  guint64 group;
  gboolean structured;
} AbstractRoles;

static void abstract_free(gpointer data)
{
  AbstractRoles *abstract = data;
  g_ptr_array_unref(abstract->sentences);
  g_array_unref(abstract->labels);
  g_free(abstract);
}

static AbstractRoles *abstract_add(GPtrArray *abstracts, const char *id, gboolean structured)
{
  AbstractRoles *abstract = g_new0(AbstractRoles, 1);
  *abstract = (AbstractRoles){g_ptr_array_new_with_free_func(g_free),
                              g_array_new(FALSE, FALSE, sizeof(guint)), evidence_hash(id), structured};
  g_ptr_array_add(abstracts, abstract);
  return abstract;
}

static void sentence_add(AbstractRoles *abstract, char *text, guint label)
{
  g_ptr_array_add(abstract->sentences, text);
  g_array_append_val(abstract->labels, label);
}

static guint label_of(const char *name)
{
  for (guint k = 0; k < SENTENCE_ROLE_N; k++)
    if (g_str_equal(classes[k], name))
      return k;
  return UNKNOWN;
}

/* Rows of one abstract stand together, with the number of the sentence in "pos". */
static gboolean read_csabstruct(const char *directory, GPtrArray *abstracts, GError **error)
{
  g_autoptr(GPtrArray) rows = data_read(directory, "csabstruct/sentence_roles.jsonl", error);
  for (guint i = 0; rows && i < rows->len; i++) {
    JsonObject *row = rows->pdata[i];
    AbstractRoles *abstract = abstracts->len ? abstracts->pdata[abstracts->len - 1] : NULL;
    if (!abstract || data_number(row, "pos") == 0)
      abstract = abstract_add(abstracts, data_text(row, "text"), FALSE);
    sentence_add(abstract, g_strdup(data_text(row, "text")), label_of(data_text(row, "label")));
  }
  return rows != NULL;
}

static guint label_of_heading(const char *heading)
{
  static const struct {
    const char *word;
    guint label;
  } labels[] = {{"BACKGROUND", SENTENCE_BACKGROUND},
                {"INTRODUCTION", SENTENCE_BACKGROUND},
                {"OBJECTIVE", SENTENCE_OBJECTIVE},
                {"AIM", SENTENCE_OBJECTIVE},
                {"PURPOSE", SENTENCE_OBJECTIVE},
                {"METHOD", SENTENCE_METHOD},
                {"DESIGN", SENTENCE_METHOD},
                {"PARTICIPANTS", SENTENCE_METHOD},
                {"RESULT", SENTENCE_RESULT},
                {"FINDING", SENTENCE_RESULT},
                {"CONCLUSION", SENTENCE_CONCLUSION},
                {"DISCUSSION", SENTENCE_CONCLUSION},
                {"INTERPRETATION", SENTENCE_CONCLUSION}};
  for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
    if (strstr(heading, labels[i].word) != NULL)
      return labels[i].label;
  return UNKNOWN;
}

static gboolean states_aim(const char *sentence)
{
  g_autoptr(LexemeList) words = lexemes_cut(sentence);
  guint aims = 0;
  for (guint i = 0; i < words->items->len; i++)
    aims +=
        strcmp(lexeme_at(words, i)->stem, "aim") == 0 || strcmp(lexeme_at(words, i)->stem, "object") == 0 ||
        strcmp(lexeme_at(words, i)->stem, "purpos") == 0 || strcmp(lexeme_at(words, i)->stem, "sought") == 0;
  return aims > 0;
}

static void read_structured(const char *text, const char *id, GPtrArray *abstracts)
{
  AbstractRoles *abstract = abstract_add(abstracts, id, TRUE);
  guint label = UNKNOWN;
  for (gsize at = 0, end; text[at]; at = end + (text[end] != 0)) {
    end = at + strcspn(text + at, "\n");
    if (g_str_has_prefix(text + at, "BODY."))
      return;
    if (g_str_has_prefix(text + at, "ABSTRACT.")) {
      g_autofree char *heading = g_strndup(text + at, end - at);
      label = label_of_heading(heading);
      continue;
    }
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
    sentences_cut(text, (Span){at, end}, NULL, 0, spans);
    for (guint i = 0; i < spans->len; i++) {
      Span span = g_array_index(spans, Span, i);
      char *sentence = g_strndup(text + span.start, span.end - span.start);
      /* "Background" often ends with the aim. */
      sentence_add(abstract, sentence,
                   label == SENTENCE_BACKGROUND && states_aim(sentence) ? SENTENCE_OBJECTIVE : label);
    }
  }
}

static GPtrArray *read_abstracts(const char *directory, GError **error)
{
  g_autoptr(GPtrArray) abstracts = g_ptr_array_new_with_free_func(abstract_free);
  g_autoptr(GPtrArray) corpus = data_read(directory, "evidence-inference/corpus.jsonl", error);
  if (!corpus || !read_csabstruct(directory, abstracts, error))
    return NULL;
  for (guint i = 0; i < corpus->len; i++)
    read_structured(data_text(corpus->pdata[i], "text"), data_text(corpus->pdata[i], "id"), abstracts);
  return g_steal_pointer(&abstracts);
}

static GPtrArray *make_samples(const GPtrArray *abstracts)
{
  GPtrArray *samples = samples_new();
  for (guint i = 0; i < abstracts->len; i++) {
    const AbstractRoles *abstract = abstracts->pdata[i];
    for (guint k = 0; k < abstract->labels->len; k++) {
      guint label = g_array_index(abstract->labels, guint, k);
      /* CSAbstruct has no conclusions: its last sentence is called a result
       * whichever it is, and counts as half of each. */
      gboolean either = !abstract->structured && label == SENTENCE_RESULT && k + 1 == abstract->labels->len;
      if (label == UNKNOWN)
        continue;
      if (either) {
        Sample *other = sample_add(samples, SENTENCE_CONCLUSION, 0.5, abstract->group);
        sentence_role_features(other->features, (const char *const *)abstract->sentences->pdata,
                               abstract->labels->len, k);
        features_merge(other->features);
      }
      Sample *sample = sample_add(samples, label, either ? 0.5 : 1, abstract->group);
      sentence_role_features(sample->features, (const char *const *)abstract->sentences->pdata,
                             abstract->labels->len, k);
      features_merge(sample->features);
    }
  }
  return samples;
}

gboolean role_train(const char *directory, const char *folder, GError **error)
{
  g_autoptr(GPtrArray) abstracts = read_abstracts(directory, error);
  if (!abstracts)
    return FALSE;
  g_autoptr(GPtrArray) samples = make_samples(abstracts);
  LinearModel model = learn_logistic(samples, NULL, &options);
  gboolean ok = train_save(folder, "role", linear_write(&model), error);
  linear_clear(&model);
  return ok;
}

static void count_abstract(const AbstractRoles *abstract, const LinearModel *model, Confusion *confusion)
{
  guint n = abstract->labels->len;
  g_autofree SentenceRole *roles = g_new0(SentenceRole, n + 1);
  sentence_roles_by_model(model, (const char *const *)abstract->sentences->pdata, n, roles, NULL);
  for (guint k = 0; k < n; k++) {
    guint label = g_array_index(abstract->labels, guint, k);
    if (label != UNKNOWN)
      confusion
          ->n[label][!abstract->structured && roles[k] == SENTENCE_CONCLUSION ? SENTENCE_RESULT : roles[k]]++;
  }
}

gboolean role_report(const char *directory, double *figures, GError **error)
{
  g_autoptr(GPtrArray) abstracts = read_abstracts(directory, error);
  if (!abstracts)
    return FALSE;
  g_autoptr(GPtrArray) samples = make_samples(abstracts);
  g_autofree gboolean *use = g_new(gboolean, samples->len + 1);
  Confusion half[2][2] = {{{.classes = 4}, {.classes = 4}}, {{.classes = 5}, {.classes = 5}}};
  for (guint fold = 0; fold < FOLDS; fold++) {
    for (guint i = 0; i < samples->len; i++)
      use[i] = fold_of(((Sample *)samples->pdata[i])->group, FOLDS) != fold;
    LinearModel model = learn_logistic(samples, use, &options);
    for (guint i = 0; i < abstracts->len; i++) {
      const AbstractRoles *abstract = abstracts->pdata[i];
      if (fold_of(abstract->group, FOLDS) == fold)
        count_abstract(abstract, &model, &half[abstract->structured][is_report_half(abstract->group)]);
    }
    linear_clear(&model);
  }
  confusion_print(&half[0][0], "csabstruct, developed on", classes);
  figures[0] = confusion_print(&half[0][1], "csabstruct, held out", classes);
  confusion_print(&half[1][0], "structured abstracts, developed on", classes);
  figures[1] = confusion_print(&half[1][1], "structured abstracts, held out", classes);
  return TRUE;
}
