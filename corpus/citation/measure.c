#include "corpus/citation/measure.h"

#include "corpus/citation/measure_value.h"

#include <string.h>

typedef enum {
  MEASURE_AUTHORS,
  MEASURE_SPLIT, /* family names in their order, where the set has names in parts */
  MEASURE_EDITORS,
  MEASURE_YEAR,
  MEASURE_TITLE,
  MEASURE_CONTAINER,
  MEASURE_VOLUME,
  MEASURE_ISSUE,
  MEASURE_BLOCK, /* volume and issue as a block that the set didn't split */
  MEASURE_PAGES,
  MEASURE_PUBLISHER,
  MEASURE_PLACE,
  MEASURE_DOI,
  MEASURE_URL,
  MEASURE_EDITION,
  MEASURE_N
} MeasureField;

static const char *const names[MEASURE_N] = {"authors",   "authors_split", "editors", "year",    "title",
                                             "container", "volume",        "issue",   "vol_iss", "pages",
                                             "publisher", "place",         "doi",     "url",     "edition"};

static gboolean is_core(MeasureField field)
{
  return field == MEASURE_AUTHORS || (field >= MEASURE_YEAR && field <= MEASURE_PAGES);
}

typedef struct {
  JsonObject *gold;
  Record *read;
} Pair;

struct Measure {
  GPtrArray *pairs;
};

static void pair_free(gpointer data)
{
  Pair *pair = data;
  json_object_unref(pair->gold);
  record_free(pair->read);
  g_free(pair);
}

Measure *measure_new(void)
{
  Measure *measure = g_new0(Measure, 1);
  measure->pairs = g_ptr_array_new_with_free_func(pair_free);
  return measure;
}

void measure_free(Measure *measure)
{
  if (measure == NULL)
    return;
  g_ptr_array_unref(measure->pairs);
  g_free(measure);
}

void measure_add(Measure *measure, JsonObject *gold, const Record *read)
{
  Pair *pair = g_new(Pair, 1);
  *pair = (Pair){json_object_ref(gold), record_copy(read)};
  g_ptr_array_add(measure->pairs, pair);
}

/* ---- values ---- */

static const char *gold_text(JsonObject *gold, const char *name)
{
  JsonNode *node = json_object_get_member(gold, name);
  return node != NULL && json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node) : NULL;
}

static JsonArray *gold_people(JsonObject *gold, const char *name)
{
  JsonNode *node = json_object_get_member(gold, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static gboolean gold_has(JsonObject *gold, MeasureField field)
{
  if (field == MEASURE_SPLIT)
    return gold_people(gold, "authors") != NULL;
  JsonArray *people = gold_people(gold, names[field]);
  if (people != NULL)
    return json_array_get_length(people) > 0;
  const char *text = gold_text(gold, names[field]);
  if (text != NULL)
    return *text != '\0';
  JsonNode *node = json_object_get_member(gold, names[field]);
  return node != NULL && !JSON_NODE_HOLDS_NULL(node) && json_node_get_value_type(node) == G_TYPE_INT64;
}

/* The value of a field as text; a number is written out. Caller frees. */
static char *gold_value(JsonObject *gold, MeasureField field)
{
  const char *text = gold_text(gold, names[field]);
  if (text != NULL)
    return g_strdup(text);
  return g_strdup_printf("%" G_GINT64_FORMAT, json_object_get_int_member_with_default(gold, names[field], 0));
}

static char *read_value(const Record *read, MeasureField field)
{
  switch (field) {
  case MEASURE_YEAR:
    return read->year == 0 ? NULL : g_strdup_printf("%d", read->year);
  case MEASURE_TITLE:
    return g_strdup(read->title);
  case MEASURE_CONTAINER:
    return g_strdup(read->container);
  case MEASURE_VOLUME:
    return g_strdup(read->volume);
  case MEASURE_ISSUE:
    return g_strdup(read->issue);
  case MEASURE_BLOCK:
    return read->volume == NULL && read->issue == NULL
               ? NULL
               : g_strconcat(read->volume == NULL ? "" : read->volume, " ", read->issue, NULL);
  case MEASURE_PAGES:
    return g_strdup(read->pages);
  case MEASURE_PUBLISHER:
    return g_strdup(read->publisher);
  case MEASURE_PLACE:
    return g_strdup(read->place);
  case MEASURE_DOI:
    return g_strdup(read->doi);
  case MEASURE_URL:
    return g_strdup(read->url);
  case MEASURE_EDITION:
    return g_strdup(read->edition);
  default:
    return NULL;
  }
}

static const char *part(JsonObject *person, const char *name)
{
  const char *text = gold_text(person, name);
  return text == NULL ? "" : text;
}

/* The family name of a gold person, its particles before it; the literal or the given name for want of one.
 */
static char *gold_family(JsonObject *person)
{
  static const char *const parts[] = {"particle", "non-dropping-particle", "family"};
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    if (*part(person, parts[i]) != '\0')
      g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", part(person, parts[i]));
  if (out->len == 0)
    g_string_append(out, *part(person, "literal") != '\0' ? part(person, "literal") : part(person, "given"));
  return value_letters(out->str);
}

static char *read_family(const Person *person)
{
  g_autofree char *text = person->literal != NULL ? g_strdup(person->literal)
                          : person->particle != NULL
                              ? g_strconcat(person->particle, " ", person->family, NULL)
                          : person->family != NULL ? g_strdup(person->family)
                                                   : g_strdup(person->given == NULL ? "" : person->given);
  return value_letters(text);
}

/* A family name for comparison; without_suffix: where the set has no given names, "Jr" may be in it. */
static char *drop_suffix(char *family, gboolean without_suffix)
{
  for (char *at; without_suffix && (at = strstr(family, "jr")) != NULL;)
    memmove(at, at + 2, strlen(at + 2) + 1);
  return family;
}

static gboolean families_agree(JsonArray *gold, const GPtrArray *read, gboolean without_suffix)
{
  guint k = 0;
  for (guint i = 0; i < json_array_get_length(gold); i++) {
    JsonNode *node = json_array_get_element(gold, i);
    if (!JSON_NODE_HOLDS_OBJECT(node) || json_object_has_member(json_node_get_object(node), "others"))
      continue;
    if (k >= read->len)
      return FALSE;
    g_autofree char *a = drop_suffix(gold_family(json_node_get_object(node)), without_suffix);
    g_autofree char *b = drop_suffix(read_family(g_ptr_array_index(read, k++)), without_suffix);
    if (strcmp(a, b) != 0)
      return FALSE;
  }
  return k == read->len;
}

static char *gold_bag(JsonObject *gold, const char *name)
{
  static const char *const parts[] = {
      "given", "particle", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal"};
  JsonArray *people = gold_people(gold, name);
  if (people == NULL) {
    g_autofree char *text = value_without_joiners(gold_text(gold, name));
    return value_bag(text);
  }
  g_autoptr(GString) all = g_string_new(NULL);
  for (guint i = 0; i < json_array_get_length(people); i++) {
    JsonNode *node = json_array_get_element(people, i);
    if (JSON_NODE_HOLDS_OBJECT(node)) {
      for (guint k = 0; k < G_N_ELEMENTS(parts); k++)
        g_string_append_printf(all, "%s ", part(json_node_get_object(node), parts[k]));
    } else if (json_node_get_value_type(node) == G_TYPE_STRING) {
      g_autofree char *text = value_without_joiners(json_node_get_string(node));
      g_string_append(all, text);
    }
    g_string_append(all, " ; ");
  }
  return value_bag(all->str);
}

static char *read_bag(const GPtrArray *people)
{
  g_autoptr(GString) all = g_string_new(NULL);
  for (guint i = 0; i < people->len; i++) {
    const Person *person = g_ptr_array_index(people, i);
    const char *const parts[] = {person->given, person->particle, person->family, person->suffix,
                                 person->literal};
    for (guint k = 0; k < G_N_ELEMENTS(parts); k++)
      if (parts[k] != NULL)
        g_string_append_printf(all, "%s ", parts[k]);
  }
  return value_bag(all->str);
}

static gboolean people_agree(JsonObject *gold, const char *name, const GPtrArray *read)
{
  JsonArray *people = gold_people(gold, name);
  gboolean given = FALSE;
  for (guint i = 0; people != NULL && i < json_array_get_length(people); i++) {
    JsonNode *node = json_array_get_element(people, i);
    given |= JSON_NODE_HOLDS_OBJECT(node) && json_object_has_member(json_node_get_object(node), "given");
  }
  if (people != NULL && !given && strcmp(name, "authors") == 0)
    return families_agree(people, read, TRUE);
  g_autofree char *a = gold_bag(gold, name), *b = read_bag(read);
  return strcmp(a, b) == 0;
}

static char *compared(MeasureField field, const char *text)
{
  switch (field) {
  case MEASURE_YEAR:
    return value_year(text);
  case MEASURE_PAGES:
    return value_pages(text);
  case MEASURE_DOI:
    return value_doi(text);
  case MEASURE_URL:
    return value_url(text);
  case MEASURE_VOLUME:
  case MEASURE_ISSUE:
    return value_number(text);
  case MEASURE_EDITION:
    return value_edition(text);
  case MEASURE_CONTAINER:
    return value_container(text);
  case MEASURE_BLOCK:
    return value_numbers(text);
  default:
    return value_title(text);
  }
}

static gboolean agrees(const Pair *pair, MeasureField field)
{
  if (field == MEASURE_AUTHORS)
    return people_agree(pair->gold, "authors", pair->read->authors);
  if (field == MEASURE_EDITORS)
    return people_agree(pair->gold, "editors", pair->read->editors);
  if (field == MEASURE_SPLIT)
    return families_agree(gold_people(pair->gold, "authors"), pair->read->authors, FALSE);
  g_autofree char *gold = gold_value(pair->gold, field), *read = read_value(pair->read, field);
  g_autofree char *a = compared(field, gold), *b = compared(field, read);
  return strcmp(a, b) == 0;
}

/* ---- counts ---- */

typedef struct {
  guint gold[MEASURE_N], right[MEASURE_N], spurious[MEASURE_N], missed[MEASURE_N];
  guint whole, core, exact, answered;
} Counts;

static gboolean read_has(const Pair *pair, MeasureField field)
{
  if (field == MEASURE_AUTHORS || field == MEASURE_SPLIT)
    return pair->read->authors->len > 0;
  if (field == MEASURE_EDITORS)
    return pair->read->editors->len > 0;
  g_autofree char *value = read_value(pair->read, field);
  return value != NULL;
}

/* What isn't to be counted against a reading: see docs/references.md. */
static gboolean is_excused(const Pair *pair, MeasureField field)
{
  gboolean labelled = gold_has(pair->gold, field);
  if (field == MEASURE_VOLUME || field == MEASURE_ISSUE)
    return gold_has(pair->gold, MEASURE_BLOCK);
  if (field == MEASURE_URL && !labelled && pair->read->url != NULL) {
    const char *at = strstr(pair->read->url, "10.");
    gsize digits = at == NULL ? 0 : strspn(at + 3, "0123456789");
    return digits >= 4 && digits <= 9 && at[3 + digits] == '/';
  }
  return field == MEASURE_PUBLISHER && !labelled && gold_text(pair->gold, "institution") != NULL;
}

static void count_pair(Counts *counts, const Pair *pair)
{
  gboolean whole = TRUE, core = TRUE, exact = TRUE;
  for (guint f = 0; f < MEASURE_N; f++) {
    MeasureField field = (MeasureField)f;
    if (counts->gold[f] == 0 || is_excused(pair, field))
      continue;
    gboolean labelled = gold_has(pair->gold, field);
    gboolean read = read_has(pair, field) && ((field != MEASURE_SPLIT && field != MEASURE_BLOCK) || labelled);
    gboolean right = labelled && read && agrees(pair, field);
    counts->right[f] += right;
    counts->missed[f] += !right && labelled;
    counts->spurious[f] += !right && read;
    if (!right && labelled && field != MEASURE_SPLIT) {
      whole = FALSE;
      core = core && !is_core(field);
    }
    exact = exact && (right || (!labelled && !read) || !is_core(field));
  }
  counts->whole += whole;
  counts->core += core;
  counts->exact += exact;
  counts->answered++;
}

static void count_all(Counts *counts, const Measure *measure)
{
  memset(counts, 0, sizeof *counts);
  for (guint i = 0; i < measure->pairs->len; i++) {
    const Pair *pair = g_ptr_array_index(measure->pairs, i);
    for (guint f = 0; f < MEASURE_N; f++)
      counts->gold[f] += gold_has(pair->gold, (MeasureField)f);
  }
  for (guint i = 0; i < measure->pairs->len; i++)
    count_pair(counts, g_ptr_array_index(measure->pairs, i));
}

typedef struct {
  double precision, recall, f1;
} Score;

static Score score_of(guint right, guint spurious, guint missed)
{
  Score s = {0, 0, 0};
  if (right + spurious > 0)
    s.precision = (double)right / (right + spurious);
  if (right + missed > 0)
    s.recall = (double)right / (right + missed);
  if (s.precision + s.recall > 0)
    s.f1 = 2 * s.precision * s.recall / (s.precision + s.recall);
  return s;
}

static Score micro_of(const Counts *counts, gboolean core_only)
{
  guint right = 0, spurious = 0, missed = 0;
  for (guint f = 0; f < MEASURE_N; f++) {
    if (counts->gold[f] == 0 || f == MEASURE_SPLIT || (core_only && !is_core((MeasureField)f)))
      continue;
    right += counts->right[f];
    spurious += counts->spurious[f];
    missed += counts->missed[f];
  }
  return score_of(right, spurious, missed);
}

double measure_micro(const Measure *measure)
{
  Counts counts;
  count_all(&counts, measure);
  return micro_of(&counts, FALSE).f1;
}

double measure_core(const Measure *measure)
{
  Counts counts;
  count_all(&counts, measure);
  return measure->pairs->len == 0 ? 0 : (double)counts.core / measure->pairs->len;
}

char *measure_table(const Measure *measure)
{
  Counts counts;
  count_all(&counts, measure);
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, "%-14s%8s%8s%8s%8s\n", "field", "prec", "recall", "F1", "gold");
  double macro = 0;
  guint fields = 0, n = MAX(measure->pairs->len, 1);
  for (guint f = 0; f < MEASURE_N; f++) {
    if (counts.gold[f] == 0)
      continue;
    Score s = score_of(counts.right[f], counts.spurious[f], counts.missed[f]);
    g_string_append_printf(out, "%-14s%8.4f%8.4f%8.4f%8u\n", names[f], s.precision, s.recall, s.f1,
                           counts.gold[f]);
    macro += f == MEASURE_SPLIT ? 0 : s.f1;
    fields += f != MEASURE_SPLIT;
  }
  Score all = micro_of(&counts, FALSE), core = micro_of(&counts, TRUE);
  g_string_append_printf(out, "micro all     %8.4f%8.4f%8.4f\n", all.precision, all.recall, all.f1);
  g_string_append_printf(out, "micro core    %8.4f%8.4f%8.4f\n", core.precision, core.recall, core.f1);
  g_string_append_printf(out, "macro F1      %24.4f\n", fields > 0 ? macro / fields : 0);
  g_string_append_printf(out,
                         "references %u  answered %.4f  whole-reference accuracy: all labelled fields %.4f  "
                         "core fields %.4f  core exact (nothing spurious) %.4f\n",
                         measure->pairs->len, (double)counts.answered / n, (double)counts.whole / n,
                         (double)counts.core / n, (double)counts.exact / n);
  return g_string_free(out, FALSE);
}
