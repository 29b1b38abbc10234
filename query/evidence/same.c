#include "query/evidence/same.h"

#include "ontology/evidence/lexeme.h"

#include <string.h>

/* Share of the words of the shorter one that the other has too, and of all words of the two that both have:
 * without a figure in common, with one, with two. */
#define SHORTER_SHARE       0.7
#define BOTH_SHARE          0.45
#define SHORTER_ONE_FIGURE  0.45
#define SHORTER_TWO_FIGURES 0.3
/* Of two papers that report the same study. */
#define SHORTER_ONE_STUDY 0.5
/* A quotation of fewer words says too little to be the same as another. */
#define LEAST_WORDS 4u

/* A quotation as it is compared: sorted sets, each made when it is first needed. */
typedef struct {
  Judgement *judgement;
  GArray *words;   /* guint64: hashes of stems */
  GArray *figures; /* guint64: hashes of the numbers that figures print */
  GArray *works;   /* guint64: hashes of the keys of all works that may be its studies */
  guint denials;   /* words that deny */
} Said;

static gint order_hashes(gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *)a, right = *(const guint64 *)b;
  return left < right ? -1 : left > right;
}

static void sort_unique(GArray *hashes)
{
  g_array_sort(hashes, order_hashes);
  guint kept = 0;
  for (guint i = 0; i < hashes->len; i++)
    if (kept == 0 || g_array_index(hashes, guint64, i) != g_array_index(hashes, guint64, kept - 1))
      g_array_index(hashes, guint64, kept++) = g_array_index(hashes, guint64, i);
  g_array_set_size(hashes, kept);
}

static gboolean in_citation(const StorePassage *passage, gsize at)
{
  for (guint i = 0; i < passage->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(passage->citations, i);
    if (at >= citation->span.start && at < citation->span.end)
      return TRUE;
  }
  return FALSE;
}

static void add_words(Said *said)
{
  said->words = g_array_new(FALSE, FALSE, sizeof(guint64));
  const StorePassage *passage = said->judgement->passage;
  gsize length = strlen(passage->text);
  gsize from = MIN(said->judgement->span.start - passage->span.start, length);
  gsize to = MIN(said->judgement->span.end - passage->span.start, length);
  g_autofree char *text = g_strndup(passage->text + from, to - from);
  g_autoptr(LexemeList) lexemes = lexemes_cut(text);
  for (guint i = 0; i < lexemes->items->len; i++) {
    const Lexeme *lexeme = lexeme_at(lexemes, i);
    said->denials += (lexeme->cues & CUE_NEGATION) != 0;
    if (lexeme->kind == LEXEME_WORD && lexeme_is_content(lexeme) &&
        !in_citation(passage, said->judgement->span.start + lexeme->start))
      g_array_append_val(said->words, lexeme->hash);
  }
  sort_unique(said->words);
}

/* The numbers of a figure; "95%" of an interval is none of its own, nor is the bare "0" of "p < 0". */
static void add_figures(Said *said)
{
  said->figures = g_array_new(FALSE, FALSE, sizeof(guint64));
  judgement_complete(said->judgement, JUDGE_FIGURES);
  for (guint i = 0; i < said->judgement->figures->len; i++) {
    const Figure *figure = &g_array_index(said->judgement->figures, Figure, i);
    g_autoptr(LexemeList) lexemes = lexemes_cut(figure->text);
    for (guint k = 0; k < lexemes->items->len; k++) {
      const Lexeme *lexeme = lexeme_at(lexemes, k);
      if (lexeme->kind != LEXEME_NUMBER || lexeme->value == 95 || lexeme->value == 0)
        continue;
      guint64 hash = evidence_hash(lexeme->text[0] == '0' ? lexeme->text + 1 : lexeme->text);
      g_array_append_val(said->figures, hash);
    }
  }
  sort_unique(said->figures);
}

static void add_work(GArray *works, const char *work)
{
  if (work == NULL)
    return;
  guint64 hash = evidence_hash(work);
  g_array_append_val(works, hash);
}

/* Whatever its sentences may turn out to tell of, the passage cites it or it is the paper itself. */
static void add_works(Said *said)
{
  const StorePassage *passage = said->judgement->passage;
  said->works = g_array_new(FALSE, FALSE, sizeof(guint64));
  add_work(said->works, passage->paper->work);
  for (guint i = 0; i < passage->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(passage->citations, i);
    for (guint k = 0; k < citation->references->len; k++)
      add_work(said->works, ((const StoreReference *)g_ptr_array_index(citation->references, k))->work);
  }
  sort_unique(said->works);
}

static void said_clear(Said *said)
{
  g_clear_pointer(&said->words, g_array_unref);
  g_clear_pointer(&said->figures, g_array_unref);
  g_clear_pointer(&said->works, g_array_unref);
}

static guint shared(const GArray *a, const GArray *b)
{
  guint n = 0;
  for (guint i = 0, k = 0; i < a->len && k < b->len;) {
    guint64 left = g_array_index(a, guint64, i), right = g_array_index(b, guint64, k);
    n += left == right;
    i += left <= right;
    k += right <= left;
  }
  return n;
}

static gboolean share_study(Said *left, Said *right)
{
  if (left->works == NULL)
    add_works(left);
  if (right->works == NULL)
    add_works(right);
  if (shared(left->works, right->works) == 0)
    return FALSE;
  Judgement *a = left->judgement, *b = right->judgement;
  judgement_complete(a, JUDGE_WHOSE);
  judgement_complete(b, JUDGE_WHOSE);
  if (a->whose != WHOSE_REPORTED && b->whose != WHOSE_REPORTED)
    return FALSE;
  for (guint i = 0; i < a->studies->len; i++)
    if (g_ptr_array_find_with_equal_func(b->studies, g_ptr_array_index(a->studies, i), g_str_equal, NULL))
      return TRUE;
  return FALSE;
}

static gboolean opposed(const StoreStated *a, const StoreStated *b)
{
  if (a->object_concept != b->object_concept || a->object_concept == 0 ||
      a->subject_concept != b->subject_concept)
    return FALSE;
  return a->direction != b->direction ||
         (a->relation == RELATION_NO_EFFECT) != (b->relation == RELATION_NO_EFFECT);
}

/* The one asserts another way than the other. */
static gboolean conflict(const Said *a, const Said *b)
{
  for (guint i = 0; i < a->judgement->n_stated; i++)
    for (guint k = 0; k < b->judgement->n_stated; k++)
      if (opposed(&a->judgement->stated[i], &b->judgement->stated[k]))
        return TRUE;
  return FALSE;
}

static gboolean says_the_same(Said *a, Said *b)
{
  gboolean one_paper = a->judgement->passage->paper->id == b->judgement->passage->paper->id;
  gboolean one_study = !one_paper && share_study(a, b);
  if (!one_paper && !one_study)
    return FALSE;
  if (a->words == NULL)
    add_words(a);
  if (b->words == NULL)
    add_words(b);
  guint shorter = MIN(a->words->len, b->words->len);
  /* Too few of the words in common for any of the shares below: the figures needn't be looked at. */
  if (shorter < LEAST_WORDS || a->denials != b->denials ||
      (double)shared(a->words, b->words) / shorter < SHORTER_TWO_FIGURES)
    return FALSE;
  if (a->figures == NULL)
    add_figures(a);
  if (b->figures == NULL)
    add_figures(b);
  guint figures = shared(a->figures, b->figures);
  if (figures == 0 && a->figures->len > 0 && b->figures->len > 0)
    return FALSE;
  guint words = shared(a->words, b->words);
  double share = (double)words / shorter;
  double both = (double)words / (a->words->len + b->words->len - words);
  gboolean alike =
      (share >= SHORTER_SHARE && both >= BOTH_SHARE) || (figures >= 1 && share >= SHORTER_ONE_FIGURE) ||
      (figures >= 2 && share >= SHORTER_TWO_FIGURES) || (one_study && share >= SHORTER_ONE_STUDY);
  return alike && !conflict(a, b);
}

static guint root_of(guint *parent, guint i)
{
  while (parent[i] != i)
    i = parent[i] = parent[parent[i]];
  return i;
}

guint same_findings(Judgement *const *judgements, guint n, guint *group)
{
  g_autofree Said *said = g_new0(Said, n);
  g_autofree guint *parent = g_new(guint, n);
  for (guint i = 0; i < n; i++) {
    said[i].judgement = judgements[i];
    parent[i] = i;
  }
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      if (root_of(parent, i) != root_of(parent, k) && says_the_same(&said[i], &said[k]))
        parent[MAX(root_of(parent, i), root_of(parent, k))] = MIN(root_of(parent, i), root_of(parent, k));
  guint groups = 0;
  for (guint i = 0; i < n; i++) {
    guint root = root_of(parent, i);
    group[i] = root == i ? groups++ : group[root];
    said_clear(&said[i]);
  }
  return groups;
}

guint stated_well(Judgement *judgement)
{
  judgement_complete(judgement, JUDGE_TONE | JUDGE_FIGURES);
  guint figures = 0;
  for (guint i = 0; i < judgement->figures->len; i++)
    figures += g_array_index(judgement->figures, Figure, i).kind != FIGURE_SIGNIFICANCE;
  SectionRole role = judgement->passage->role;
  guint place = role == ROLE_RESULTS ? 2 : role == ROLE_DISCUSSION || role == ROLE_CONCLUSION ? 1 : 0;
  return (judgement->tone.saying == SAYING_STATEMENT ? 32 : 0) + (judgement->tone.hedged ? 0 : 16) +
         4 * MIN(figures, 3) + place;
}
