#include "query/readings/readings.h"

#include "ontology/store/evidence.h"
#include "ontology/vocabulary/token.h"
#include "query/render/parts.h"

#include <string.h>

#define ON_PAPER_SENTENCES 3
#define ON_WORK_SENTENCES  2
#define LONG_SENTENCE      400
#define SHORT_SENTENCE     40
/* How far behind a name its definition begins. */
#define DEFINITION_BYTES 40
/* Bytes of an abstract that its design is looked for in. */
#define OUTSET_BYTES 4000
/* A label of fewer bytes may mean anything in a title. */
#define LEAST_LABEL 4

static void free_reading(gpointer data)
{
  Reading *reading = data;
  g_free(reading->key);
  g_free(reading->name);
  g_free(reading->quote);
  record_free(reading->record);
  if (reading->where != NULL)
    store_passage_free(reading->where);
  g_free(reading);
}

void readings_free(Readings *readings)
{
  if (readings == NULL)
    return;
  g_ptr_array_unref(readings->readings);
  g_free(readings);
}

/* ---------------------------------------------------------------- the sentence */

/* What follows the name of a thing says what it is. */
static gboolean defines(const char *after)
{
  static const char *const cues[] = {"defined as",   "refers to",   "refer to",         "known as",
                                     "described as", "consists of", "characterised by", "characterized by"};
  for (guint i = 0; i < G_N_ELEMENTS(cues); i++)
    if (g_strstr_len(after, DEFINITION_BYTES, cues[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Can't be understood without the sentence before it. */
static gboolean leans(const char *sentence)
{
  static const char *const openings[] = {"For example", "For instance", "However",     "Yet ",  "Thus",
                                         "Therefore",   "Moreover",     "Furthermore", "But ",  "They ",
                                         "It ",         "This ",        "These ",      "Such ", "Also",
                                         "Clearly",     "Finally",      "Similarly"};
  for (guint i = 0; i < G_N_ELEMENTS(openings); i++)
    if (g_str_has_prefix(sentence, openings[i]))
      return TRUE;
  return FALSE;
}

static int points_of(const StoreReadingPlace *place, const char *text)
{
  gsize length = place->sentence.end - place->sentence.start;
  int points = 4 * place->asserted + place->own;
  if (place->in_abstract || place->role == ROLE_RESULTS || place->role == ROLE_CONCLUSION)
    points += 2;
  else if (place->role == ROLE_DISCUSSION)
    points += 1;
  if (length > LONG_SENTENCE || length < SHORT_SENTENCE)
    points -= 2;
  if (place->item)
    points -= 3;
  if (place->work != NULL)
    return points + (place->works <= 1 ? 3 : place->works == 2 ? 1 : 0);
  g_autofree char *sentence = g_strndup(text + place->sentence.start, length);
  return points + (place->own && defines(sentence + (place->named - place->sentence.start)) ? 3 : 0) -
         (leans(sentence) || g_str_has_suffix(sentence, ":") ? 2 : 0);
}

/* The best of places[from, to), all of one paper, whose text it is, or of one work. */
static const StoreReadingPlace *best_place(const GPtrArray *places, guint from, guint to, const char *text)
{
  const StoreReadingPlace *best = NULL;
  int most = 0;
  for (guint i = from; i < to; i++) {
    const StoreReadingPlace *place = g_ptr_array_index(places, i);
    int points = points_of(place, text);
    if (best == NULL || points > most) {
      best = place;
      most = points;
    }
  }
  return best;
}

/* Bytes of the mark before an item of a list, with the blanks after it. */
static gsize bullet_length(const char *text, gsize length)
{
  static const char *const marks[] = {"-", "*", "\xe2\x80\xa2", "\xe2\x80\x93", "\xe2\x80\x94", "\xc2\xb7"};
  for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
    gsize n = strlen(marks[i]);
    if (length <= n + 1 || strncmp(text, marks[i], n) != 0 || text[n] != ' ')
      continue;
    while (n < length && text[n] == ' ')
      n++;
    return n;
  }
  return 0;
}

static gboolean add_quote(Store *store, Reading *reading, GError **error)
{
  g_autoptr(GPtrArray) passages =
      store_passages_at(store, reading->where_paper, reading->span.start, 0, error);
  if (passages == NULL)
    return FALSE;
  reading->where = g_ptr_array_steal_index(passages, 0);
  const Span *of = &reading->where->span;
  gsize start = CLAMP(reading->span.start, of->start, of->end),
        end = CLAMP(reading->span.end, start, of->end);
  const char *text = reading->where->text + (start - of->start);
  gsize bullet = bullet_length(text, end - start);
  reading->span = (Span){start + bullet, end};
  reading->quote = g_strndup(text + bullet, end - start - bullet);
  return TRUE;
}

/* ---------------------------------------------------------------- on the concept, and how strong */

/* Any label of the concept stands in the title, whole words. */
static gboolean title_names(const char *title, const GPtrArray *labels)
{
  if (title == NULL)
    return FALSE;
  g_autofree char *words = token_join(title, -1), *padded = g_strdup_printf(" %s ", words);
  for (guint i = 0; i < labels->len; i++) {
    g_autofree char *label = g_strdup_printf(" %s ", (const char *)g_ptr_array_index(labels, i));
    if (strstr(padded, label) != NULL)
      return TRUE;
  }
  return FALSE;
}

static GPtrArray *labels_of(Store *store, const StoreConcept *concept, GError **error)
{
  g_autoptr(GPtrArray) facts = store_concept_facts(store, concept->id, error);
  if (facts == NULL)
    return NULL;
  GPtrArray *labels = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < facts->len; i++) {
    const StoreFact *fact = g_ptr_array_index(facts, i);
    if (g_str_has_prefix(fact->property, "label ") && strlen(fact->value) >= LEAST_LABEL)
      g_ptr_array_add(labels, token_join(fact->value, -1));
  }
  return labels;
}

/* Where a design stands: 0 first. */
static guint design_order(StudyDesign design)
{
  static const guint order[DESIGN_N] = {
      [DESIGN_META_ANALYSIS] = 0,   [DESIGN_SYSTEMATIC_REVIEW] = 1, [DESIGN_NARRATIVE_REVIEW] = 2,
      [DESIGN_GUIDELINE] = 3,       [DESIGN_RANDOMISED_TRIAL] = 4,  [DESIGN_CONTROLLED_TRIAL] = 5,
      [DESIGN_COHORT] = 6,          [DESIGN_CASE_CONTROL] = 7,      [DESIGN_BEFORE_AFTER] = 8,
      [DESIGN_CROSS_SECTIONAL] = 9, [DESIGN_CASE_SERIES] = 10,      [DESIGN_MIXED_METHODS] = 11,
      [DESIGN_QUALITATIVE] = 12,    [DESIGN_OPINION] = 13,          [DESIGN_PROTOCOL] = 14,
      [DESIGN_UNKNOWN] = 15};
  return order[design];
}

static gint compare_readings(gconstpointer a, gconstpointer b)
{
  const Reading *one = *(const Reading *const *)a, *other = *(const Reading *const *)b;
  gint64 keys[][2] = {{one->in_passing, other->in_passing},
                      {design_order(one->design), design_order(other->design)},
                      {!one->held, !other->held},
                      {-(gint64)one->sentences, -(gint64)other->sentences},
                      {-(gint64)one->record->year, -(gint64)other->record->year}};
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return strcmp(one->key, other->key);
}

/* ---------------------------------------------------------------- one paper, one work */

static Reading *read_paper(Store *store, StorePaper *paper, const GPtrArray *places, guint from, guint to,
                           const GPtrArray *labels, GError **error)
{
  const StoreReadingPlace *first = g_ptr_array_index(places, from);
  g_autoptr(StoreText) text = store_text(store, first->paper, error);
  g_autoptr(StoreOutset) outset =
      text == NULL ? NULL : store_outset(store, first->paper, OUTSET_BYTES, error);
  if (outset == NULL)
    return NULL;
  const StoreReadingPlace *best = best_place(places, from, to, text->text);
  Reading *reading = g_new0(Reading, 1);
  reading->held = TRUE;
  reading->key = g_strdup(paper->key);
  reading->record = record_copy(paper->record);
  reading->name = readable_paper(paper);
  reading->design = design_of(paper->record->title, NULL, outset->abstract);
  reading->sentences = to - from;
  reading->span = best->sentence;
  reading->where_paper = best->paper;
  gboolean in_abstract = FALSE;
  for (guint i = from; i < to; i++)
    in_abstract |= ((const StoreReadingPlace *)g_ptr_array_index(places, i))->in_abstract;
  reading->in_passing =
      !in_abstract && to - from < ON_PAPER_SENTENCES && !title_names(paper->record->title, labels);
  return reading;
}

static gboolean is_study(WorkType type)
{
  return type != WORK_WEB && type != WORK_NEWSPAPER && type != WORK_SOFTWARE && type != WORK_DATASET;
}

static Reading *read_work(Store *store, const GPtrArray *places, guint from, guint to,
                          const GPtrArray *labels, GError **error)
{
  const StoreReadingPlace *best = best_place(places, from, to, NULL);
  g_autoptr(StoreWork) work = store_work(store, best->work, error);
  if (work == NULL)
    return NULL;
  Reading *reading = g_new0(Reading, 1);
  reading->key = g_strdup(work->key);
  reading->record = record_copy(work->record);
  reading->name = readable_record(work->record, work->key);
  reading->sentences = to - from;
  reading->span = best->sentence;
  reading->where_paper = best->paper;
  reading->in_passing = to - from < ON_WORK_SENTENCES && !title_names(work->record->title, labels);
  if (!add_quote(store, reading, error)) {
    free_reading(reading);
    return NULL;
  }
  /* A sentence that cites several may tell the design of another; what it tells of a page on the web is the
   * design of something told there. */
  gboolean told = best->works == 1 && is_study(work->record->type);
  reading->design = design_of(work->record->title, NULL, told ? reading->quote : NULL);
  return reading;
}

static StorePaper *paper_of(const GPtrArray *papers, gint64 id)
{
  for (guint i = 0; i < papers->len; i++) {
    StorePaper *paper = g_ptr_array_index(papers, i);
    if (paper->id == id)
      return paper;
  }
  return NULL;
}

static gboolean same_source(const StoreReadingPlace *one, const StoreReadingPlace *other)
{
  return g_strcmp0(one->work, other->work) == 0 && (one->work != NULL || one->paper == other->paper);
}

static gboolean collect(Store *store, const GPtrArray *places, const GPtrArray *labels, Readings *readings,
                        GError **error)
{
  g_autoptr(GPtrArray) papers = store_papers(store, error);
  if (papers == NULL)
    return FALSE;
  for (guint from = 0, to = 0; from < places->len; from = to) {
    const StoreReadingPlace *first = g_ptr_array_index(places, from);
    for (to = from + 1; to < places->len && same_source(first, g_ptr_array_index(places, to)); to++)
      ;
    StorePaper *paper = first->work == NULL ? paper_of(papers, first->paper) : NULL;
    if (first->work == NULL && paper == NULL)
      continue;
    Reading *reading = paper != NULL ? read_paper(store, paper, places, from, to, labels, error)
                                     : read_work(store, places, from, to, labels, error);
    if (reading == NULL)
      return FALSE;
    readings->papers += reading->held;
    readings->works += !reading->held;
    g_ptr_array_add(readings->readings, reading);
  }
  return TRUE;
}

Readings *readings_of(Store *store, const StoreConcept *concept, guint limit, GError **error)
{
  g_autoptr(GPtrArray) places = store_reading_places(store, concept->id, error);
  g_autoptr(GPtrArray) labels = places == NULL ? NULL : labels_of(store, concept, error);
  if (labels == NULL)
    return NULL;
  g_autoptr(Readings) readings = g_new0(Readings, 1);
  readings->readings = g_ptr_array_new_with_free_func(free_reading);
  if (!collect(store, places, labels, readings, error))
    return NULL;
  g_ptr_array_sort(readings->readings, compare_readings);
  if (readings->readings->len > limit)
    g_ptr_array_set_size(readings->readings, (gint)limit);
  for (guint i = 0; i < readings->readings->len; i++) {
    Reading *reading = g_ptr_array_index(readings->readings, i);
    if (reading->quote == NULL && !add_quote(store, reading, error))
      return NULL;
  }
  return g_steal_pointer(&readings);
}
