#include "query/evidence/judgement.h"

#include <string.h>

/* Bytes of an abstract and of the methods that tell a paper's design. */
#define OUTSET_BYTES 2500
/* Papers whose design is remembered: some 2.6 kB each. */
#define DESIGNS_KEPT 4096u

typedef struct {
  GArray *stated; /* StoreStated; NULL not read yet */
  gboolean design_known;
  StudyDesign design;
} PaperFacts;

struct Judge {
  Store *store;
  GHashTable *papers;   /* paper id (gint64*) -> PaperFacts* */
  GHashTable *concepts; /* concept id (gint64*) -> NamedConcept* */
};

static void paper_facts_free(gpointer data)
{
  PaperFacts *facts = data;
  if (facts->stated != NULL)
    g_array_unref(facts->stated);
  g_free(facts);
}

static void named_concept_free(gpointer data)
{
  NamedConcept *concept = data;
  g_free(concept->key);
  g_free(concept->label);
  g_free(concept);
}

Judge *judge_new(Store *store)
{
  Judge *judge = g_new0(Judge, 1);
  judge->store = store;
  judge->papers = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, paper_facts_free);
  judge->concepts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, named_concept_free);
  return judge;
}

void judge_free(Judge *judge)
{
  if (judge == NULL)
    return;
  g_hash_table_unref(judge->papers);
  g_hash_table_unref(judge->concepts);
  g_free(judge);
}

void judgement_free(Judgement *judgement)
{
  if (judgement == NULL)
    return;
  g_ptr_array_unref(judgement->citations);
  g_ptr_array_unref(judgement->studies);
  g_array_unref(judgement->figures);
  g_free(judgement);
}

static PaperFacts *facts_of(Judge *judge, gint64 paper)
{
  PaperFacts *facts = g_hash_table_lookup(judge->papers, &paper);
  if (facts == NULL) {
    gint64 *key = g_new(gint64, 1);
    *key = paper;
    facts = g_new0(PaperFacts, 1);
    g_hash_table_insert(judge->papers, key, facts);
  }
  return facts;
}

/* ---------------------------------------------------------------- sentences */

/* The sentences that a quotation is made of: [first, end) of the passage's. */
static void sentences_of(const StorePassage *passage, Span span, guint *first, guint *end)
{
  *first = *end = 0;
  for (guint i = 0; i < passage->sentences->len; i++) {
    Span sentence = g_array_index(passage->sentences, Span, i);
    if (sentence.start >= span.end || sentence.end <= span.start)
      continue;
    if (*end == 0)
      *first = i;
    *end = i + 1;
  }
}

static char *sentence_text(const StorePassage *passage, Span sentence)
{
  gsize length = strlen(passage->text);
  gsize from = MIN(sentence.start - passage->span.start, length);
  return g_strndup(passage->text + from, MIN(sentence.end - passage->span.start, length) - from);
}

static void judge_tone(Judgement *judgement, guint first, guint end)
{
  Tone *tone = &judgement->tone;
  for (guint i = first; i < end; i++) {
    Span sentence = g_array_index(judgement->passage->sentences, Span, i);
    g_autofree char *text = sentence_text(judgement->passage, sentence);
    Tone one = tone_of(text);
    if (i == first || (one.saying == SAYING_STATEMENT && tone->saying != SAYING_STATEMENT))
      tone->saying = one.saying;
    if (one.hedged && !tone->hedged) {
      tone->hedged = TRUE;
      tone->hedge = (Span){one.hedge.start + sentence.start, one.hedge.end + sentence.start};
    }
    tone->negated |= one.negated;
    tone->limited |= one.limited;
  }
}

/* ---------------------------------------------------------------- whose it is */

static gboolean add_citations(Judgement *judgement, Span sentence)
{
  const GPtrArray *citations = judgement->passage->citations;
  guint before = judgement->citations->len;
  for (guint i = 0; i < citations->len; i++) {
    StoreCitation *citation = g_ptr_array_index(citations, i);
    if (citation->span.start >= sentence.start && citation->span.start < sentence.end &&
        !g_ptr_array_find(judgement->citations, citation, NULL))
      g_ptr_array_add(judgement->citations, citation);
  }
  return judgement->citations->len > before;
}

static gint order_citations(gconstpointer a, gconstpointer b)
{
  const StoreCitation *left = *(StoreCitation *const *)a;
  const StoreCitation *right = *(StoreCitation *const *)b;
  return left->span.start < right->span.start ? -1 : left->span.start > right->span.start;
}

static gint order_strings(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_study(GPtrArray *studies, const char *work)
{
  if (work != NULL && !g_ptr_array_find_with_equal_func(studies, work, g_str_equal, NULL))
    g_ptr_array_add(studies, g_strdup(work));
}

static void judge_whose(Judgement *judgement, guint first, guint end)
{
  const StorePassage *passage = judgement->passage;
  for (guint i = first; i < end; i++) {
    WhoseSentence one = whose_sentence(passage, i);
    if (one.source >= 0 && ((guint)one.source < first || (guint)one.source >= end))
      add_citations(judgement, g_array_index(passage->sentences, Span, one.source));
    add_citations(judgement, g_array_index(passage->sentences, Span, i));
    /* What a sentence says of itself goes before what was concluded, and an earlier sentence before a later.
     */
    gboolean better = judgement->whose == WHOSE_NOT_TOLD || (judgement->inferred && !one.inferred);
    if (one.whose != WHOSE_NOT_TOLD && better) {
      judgement->whose = one.whose;
      judgement->inferred = one.inferred;
    }
  }
  g_ptr_array_sort(judgement->citations, order_citations);
  judgement_find_studies(judgement);
}

void judgement_find_studies(Judgement *judgement)
{
  judgement->outside = 0;
  g_ptr_array_set_size(judgement->studies, 0);
  for (guint i = 0; i < judgement->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(judgement->citations, i);
    judgement->outside +=
        citation->span.start < judgement->span.start || citation->span.start >= judgement->span.end;
    for (guint k = 0; judgement->whose == WHOSE_REPORTED && k < citation->references->len; k++)
      add_study(judgement->studies,
                ((const StoreReference *)g_ptr_array_index(citation->references, k))->work);
  }
  if (judgement->whose != WHOSE_REPORTED)
    add_study(judgement->studies, judgement->passage->paper->work);
  g_ptr_array_sort(judgement->studies, order_strings);
}

/* ---------------------------------------------------------------- what it states */

static const NamedConcept *concept_named(Judge *judge, gint64 id, GError **error)
{
  NamedConcept *concept = g_hash_table_lookup(judge->concepts, &id);
  if (concept != NULL)
  return concept;
  concept = g_new0(NamedConcept, 1);
  if (!store_concept_name(judge->store, id, &concept->key, &concept->label, error)) {
    named_concept_free(concept);
    return NULL;
  }
  gint64 *key = g_new(gint64, 1);
  *key = id;
  g_hash_table_insert(judge->concepts, key, concept);
  return concept;
}

static gboolean judge_stated(Judge *judge, Judgement *judgement, GError **error)
{
  gint64 paper = judgement->passage->paper->id;
  PaperFacts *facts = facts_of(judge, paper);
  if (facts->stated == NULL)
    facts->stated = store_stated(judge->store, paper, error);
  if (facts->stated == NULL)
    return FALSE;
  for (guint i = 0; i < facts->stated->len; i++) {
    const StoreStated *stated = &g_array_index(facts->stated, StoreStated, i);
    if (stated->sentence.start < judgement->span.start || stated->sentence.end > judgement->span.end)
      continue;
    if (judgement->n_stated++ == 0)
      judgement->stated = stated;
    if (judgement->population.key != NULL || stated->population == 0)
      continue;
    const NamedConcept *concept = concept_named(judge, stated->population, error);
    if (concept == NULL)
      return FALSE;
    judgement->population = *concept;
  }
  return TRUE;
}

/* ---------------------------------------------------------------- design */

static char *whole_title(const Record *record)
{
  return record->title == NULL      ? NULL
         : record->subtitle == NULL ? g_strdup(record->title)
                                    : g_strdup_printf("%s: %s", record->title, record->subtitle);
}

/* The design that a title and a text tell. Remembered in the process: a batch comes to the same papers again
 * and again, and each costs some 0.3 ms. */
static StudyDesign design_told(const char *title, const char *text)
{
  static GHashTable *known; /* title and text -> design */
  G_LOCK_DEFINE_STATIC(known);
  char *key = g_strconcat(title != NULL ? title : "", "\n", text, NULL);
  G_LOCK(known);
  if (known == NULL)
    known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  gpointer found = NULL;
  gboolean told = g_hash_table_lookup_extended(known, key, NULL, &found);
  G_UNLOCK(known);
  if (told) {
    g_free(key);
    return (StudyDesign)GPOINTER_TO_INT(found);
  }
  StudyDesign design = design_of(title, NULL, text);
  G_LOCK(known);
  if (g_hash_table_size(known) >= DESIGNS_KEPT)
    g_hash_table_remove_all(known);
  g_hash_table_insert(known, key, GINT_TO_POINTER(design));
  G_UNLOCK(known);
  return design;
}

static gboolean paper_design(Judge *judge, const StorePaper *paper, StudyDesign *design, GError **error)
{
  PaperFacts *facts = facts_of(judge, paper->id);
  if (!facts->design_known) {
    g_autoptr(StoreOutset) outset = store_outset(judge->store, paper->id, OUTSET_BYTES, error);
    if (outset == NULL)
      return FALSE;
    g_autofree char *title = whole_title(paper->record);
    g_autofree char *text = g_strconcat(outset->abstract, outset->methods, NULL);
    facts->design = design_told(title, text);
    facts->design_known = TRUE;
  }
  *design = facts->design;
  return TRUE;
}

/* Stronger first; what is off the scale last. */
static guint weakness(StudyDesign design)
{
  guint level = design_level(design);
  return level > 0 ? level : G_MAXUINT;
}

/* Of several works the weakest design that a title tells, where at least half of the titles tell one: no more
 * is said than may hold for all. Else what the sentence calls them. */
static StudyDesign cited_design(const Judgement *judgement, guint first, guint end)
{
  StudyDesign weakest = DESIGN_UNKNOWN;
  guint works = 0, told = 0;
  for (guint i = 0; i < judgement->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(judgement->citations, i);
    for (guint k = 0; k < citation->references->len; k++) {
      StoreReference *reference = g_ptr_array_index(citation->references, k);
      g_autofree char *title = whole_title(store_reference_record(reference));
      StudyDesign design = title != NULL ? design_of(title, NULL, NULL) : DESIGN_UNKNOWN;
      works++;
      told += design != DESIGN_UNKNOWN;
      if (design != DESIGN_UNKNOWN && (weakest == DESIGN_UNKNOWN || weakness(design) > weakness(weakest)))
        weakest = design;
    }
  }
  if (2 * told >= works && told > 0)
    return weakest;
  StudyDesign named = DESIGN_UNKNOWN;
  for (guint i = first; i < end && named == DESIGN_UNKNOWN; i++) {
    g_autofree char *text =
        sentence_text(judgement->passage, g_array_index(judgement->passage->sentences, Span, i));
    named = design_of(NULL, NULL, text);
  }
  return named;
}

static gboolean judge_design(Judge *judge, Judgement *judgement, guint first, guint end, GError **error)
{
  if (judgement->whose == WHOSE_OWN) {
    judgement->design_own = TRUE;
    if (!paper_design(judge, judgement->passage->paper, &judgement->design, error))
      return FALSE;
  } else if (judgement->whose == WHOSE_REPORTED) {
    judgement->design = cited_design(judgement, first, end);
  }
  judgement->level = design_level(judgement->design);
  return TRUE;
}

/* ---------------------------------------------------------------- figures */

static void judge_figures(Judgement *judgement)
{
  const StorePassage *passage = judgement->passage;
  gsize length = strlen(passage->text);
  gsize from = MIN(judgement->span.start - passage->span.start, length);
  gsize to = MIN(judgement->span.end - passage->span.start, length);
  g_autoptr(GArray) cited = g_array_new(FALSE, FALSE, sizeof(Span));
  for (guint i = 0; i < passage->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(passage->citations, i);
    if (citation->span.end <= judgement->span.start || citation->span.start >= judgement->span.end)
      continue;
    Span span = {MAX(citation->span.start, judgement->span.start) - judgement->span.start,
                 citation->span.end - judgement->span.start};
    g_array_append_val(cited, span);
  }
  g_array_unref(judgement->figures);
  judgement->figures = figures_find(passage->text + from, to - from, cited);
  for (guint i = 0; i < judgement->figures->len; i++) {
    Figure *figure = &g_array_index(judgement->figures, Figure, i);
    figure->span.start += judgement->span.start;
    figure->span.end += judgement->span.start;
  }
}

void judgement_complete(Judgement *judgement, guint parts)
{
  guint missing = parts & ~judgement->judged;
  guint first, end;
  sentences_of(judgement->passage, judgement->span, &first, &end);
  if (missing & JUDGE_TONE)
    judge_tone(judgement, first, end);
  if (missing & JUDGE_WHOSE)
    judge_whose(judgement, first, end);
  if (missing & JUDGE_FIGURES)
    judge_figures(judgement);
  judgement->judged |= parts & (JUDGE_TONE | JUDGE_WHOSE | JUDGE_FIGURES);
}

Judgement *judge_span(Judge *judge, const StorePassage *passage, Span span, guint parts, GError **error)
{
  g_autoptr(Judgement) judgement = g_new0(Judgement, 1);
  judgement->passage = passage;
  judgement->span = span;
  judgement->citations = g_ptr_array_new();
  judgement->studies = g_ptr_array_new_with_free_func(g_free);
  judgement->figures = g_array_new(FALSE, TRUE, sizeof(Figure));
  guint first, end;
  sentences_of(passage, span, &first, &end);
  judgement_complete(judgement, parts & JUDGE_DESIGN ? parts | JUDGE_WHOSE : parts);
  if (((parts & JUDGE_STATED) && !judge_stated(judge, judgement, error)) ||
      ((parts & JUDGE_DESIGN) && !judge_design(judge, judgement, first, end, error)))
    return NULL;
  judgement->judged |= parts;
  return g_steal_pointer(&judgement);
}

gboolean judgement_is_evidence(const Judgement *judgement)
{
  return judgement->tone.saying == SAYING_STATEMENT;
}
