#include "corpus/citation/reference.h"

#include "corpus/base/limits.h"
#include "corpus/citation/model/crf.h"
#include "corpus/citation/normalise.h"
#include "corpus/citation/repair.h"
#include "corpus/citation/work_type.h"

#include <string.h>

/* A run of tokens with one label. */
typedef struct {
  Label label;
  guint first, end; /* tokens, half open */
  double confidence;
} Run;

typedef struct {
  const char *raw;
  gsize length;
  GArray *tokens;
  guint8 *labels;
  float *marginals;
  GArray *runs;
  Record *record;
  GString *note;
} Reading;

static Label label_base(Label label)
{
  return label == LABEL_TITLE_FIRST ? LABEL_TITLE : label == LABEL_CONTAINER_FIRST ? LABEL_CONTAINER : label;
}

static const Token *token_at(const Reading *reading, guint i)
{
  return &g_array_index(reading->tokens, Token, i);
}

static Span run_span(const Reading *reading, const Run *run)
{
  return (Span){token_at(reading, run->first)->start, token_at(reading, run->end - 1)->end};
}

static char *run_text(const Reading *reading, const Run *run)
{
  Span span = run_span(reading, run);
  return g_strndup(reading->raw + span.start, span.end - span.start);
}

static void cut_runs(Reading *reading)
{
  for (guint i = 0; i < reading->tokens->len;) {
    Run run = {.label = label_base(reading->labels[i]), .first = i};
    double sum = 0;
    do
      sum += reading->marginals[i++];
    while (i < reading->tokens->len && label_base(reading->labels[i]) == run.label);
    run.end = i;
    run.confidence = sum / (run.end - run.first);
    g_array_append_val(reading->runs, run);
  }
}

/* The run of a label that a field is read from: for titles and containers the one with most words, else the
 * first. */
static const Run *run_of(const Reading *reading, Label label)
{
  const Run *best = NULL;
  for (guint i = 0; i < reading->runs->len; i++) {
    const Run *run = &g_array_index(reading->runs, Run, i);
    if (run->label != label)
      continue;
    gboolean longer = best != NULL && run->end - run->first > best->end - best->first;
    if (best == NULL || (longer && (label == LABEL_TITLE || label == LABEL_CONTAINER)))
      best = run;
  }
  return best;
}

static void add_note(Reading *reading, const char *text)
{
  g_autofree char *plain = normalise_plain(text);
  if (plain == NULL)
    return;
  if (reading->note->len > 0)
    g_string_append(reading->note, "; ");
  g_string_append(reading->note, plain);
}

static void set_reading(Reading *reading, RecordField field, const Run *run)
{
  FieldReading *where = &reading->record->reading[field];
  Span span = run_span(reading, run);
  if (where->span.end == 0)
    *where = (FieldReading){span, run->confidence};
  else
    where->span.end = MAX(where->span.end, span.end);
}

static void read_text(Reading *reading, Label label, RecordField field, char *(*normalise)(const char *),
                      char **value)
{
  const Run *best = run_of(reading, label);
  for (guint i = 0; i < reading->runs->len; i++) {
    const Run *run = &g_array_index(reading->runs, Run, i);
    if (run->label != label)
      continue;
    g_autofree char *text = run_text(reading, run);
    if (run == best && *value == NULL && (*value = normalise(text)) != NULL)
      set_reading(reading, field, run);
    else
      add_note(reading, text);
  }
}

/* "translated by Mia Cole": translators aren't editors, unless it says both. */
static gboolean run_is_translation(const Reading *reading, const Run *run)
{
  gboolean translator = FALSE, editor = FALSE;
  for (guint i = run->first; i < run->end; i++) {
    translator |= token_at(reading, i)->cue == CUE_TRANSLATOR;
    editor |= token_at(reading, i)->cue == CUE_EDITOR;
  }
  return translator && !editor;
}

static void read_people(Reading *reading, Label label, RecordField field, GPtrArray *people)
{
  for (guint i = 0; i < reading->runs->len; i++) {
    const Run *run = &g_array_index(reading->runs, Run, i);
    if (run->label != label)
      continue;
    g_autofree char *text = run_text(reading, run);
    guint before = people->len;
    gboolean et_al = FALSE;
    if (label == LABEL_EDITOR && run_is_translation(reading, run)) {
      add_note(reading, text);
      continue;
    }
    reference_names_read(text, people, &et_al);
    if (label == LABEL_AUTHOR)
      reading->record->et_al |= et_al;
    if (people->len > before)
      set_reading(reading, field, run);
    else
      add_note(reading, text);
  }
}

static void read_year(Reading *reading)
{
  Record *record = reading->record;
  for (guint i = 0; i < reading->runs->len; i++) {
    const Run *run = &g_array_index(reading->runs, Run, i);
    if (run->label != LABEL_YEAR)
      continue;
    g_autofree char *text = run_text(reading, run);
    g_autofree char *suffix = NULL;
    int original = 0, year = normalise_year(text, &suffix, &original);
    if (year != 0 && record->year == 0) {
      record->year = year;
      record->year_suffix = g_steal_pointer(&suffix);
      record->original_year = original;
      set_reading(reading, FIELD_YEAR, run);
    } else if (year != 0 && record->original_year == 0 && year < record->year) {
      record->original_year = year;
    } else {
      add_note(reading, text);
    }
  }
}

/* Numbers that other indexes give a work, by the word before them. */
static void read_identifiers(Reading *reading)
{
  for (guint i = 0; i < reading->runs->len; i++) {
    const Run *run = &g_array_index(reading->runs, Run, i);
    if (run->label != LABEL_IDENTIFIER)
      continue;
    g_autofree char *text = run_text(reading, run);
    char **field = strstr(text, "ISSN")   ? &reading->record->issn
                   : strstr(text, "ISBN") ? &reading->record->isbn
                   : strstr(text, "PMID") || strstr(text, "PubMed") || strstr(text, "pmid")
                       ? &reading->record->pmid
                       : NULL;
    const char *digits = text + strcspn(text, "0123456789");
    gsize length = strspn(digits, "0123456789-X");
    if (field != NULL && *field == NULL && length > 3)
      *field = g_strndup(digits, length);
    else
      add_note(reading, text);
  }
}

/* A DOI wherever it stands: as a field, or inside an address. */
static void read_doi(Reading *reading)
{
  Record *record = reading->record;
  read_text(reading, LABEL_DOI, FIELD_DOI, normalise_doi, &record->doi);
  for (guint i = 0; record->doi == NULL && i < reading->tokens->len; i++) {
    const Token *token = token_at(reading, i);
    if (token->shape != SHAPE_DOI && token->shape != SHAPE_URL)
      continue;
    g_autofree char *text = g_strndup(reading->raw + token->start, token->end - token->start);
    if (token->shape == SHAPE_URL && strstr(text, "doi") == NULL)
      continue;
    record->doi = normalise_doi(text);
    if (record->doi != NULL)
      record->reading[FIELD_DOI] = (FieldReading){{token->start, token->end}, reading->marginals[i]};
  }
  if (record->url != NULL && record->doi != NULL && strstr(record->url, "doi.org") != NULL) {
    g_clear_pointer(&record->url, g_free);
    record->reading[FIELD_URL] = (FieldReading){{0, 0}, 0};
  }
}

/* What belongs to no field; the number of the entry at its front is no part of what it says. */
static void read_rest(Reading *reading)
{
  for (guint i = 0; i < reading->runs->len; i++) {
    const Run *run = &g_array_index(reading->runs, Run, i);
    if (run->label != LABEL_OTHER && run->label != LABEL_TRANSLATOR)
      continue;
    gboolean word = FALSE;
    for (guint k = run->first; k < run->end; k++)
      word |= token_at(reading, k)->shape <= SHAPE_MIXED ||
              (run->first > 0 && token_at(reading, k)->shape < SHAPE_PUNCTUATION);
    g_autofree char *text = run_text(reading, run);
    if (word)
      add_note(reading, text);
  }
}

static void read_fields(Reading *reading)
{
  Record *record = reading->record;
  read_people(reading, LABEL_AUTHOR, FIELD_AUTHORS, record->authors);
  read_people(reading, LABEL_EDITOR, FIELD_EDITORS, record->editors);
  read_year(reading);
  read_text(reading, LABEL_TITLE, FIELD_TITLE, normalise_title, &record->title);
  read_text(reading, LABEL_CONTAINER, FIELD_CONTAINER, normalise_container, &record->container);
  read_text(reading, LABEL_VOLUME, FIELD_VOLUME, normalise_volume, &record->volume);
  read_text(reading, LABEL_ISSUE, FIELD_ISSUE, normalise_issue, &record->issue);
  read_text(reading, LABEL_PAGES, FIELD_PAGES, normalise_pages, &record->pages);
  read_text(reading, LABEL_PUBLISHER, FIELD_PUBLISHER, normalise_plain, &record->publisher);
  read_text(reading, LABEL_PLACE, FIELD_PLACE, normalise_plain, &record->place);
  read_text(reading, LABEL_EDITION, FIELD_EDITION, normalise_edition, &record->edition);
  read_text(reading, LABEL_URL, FIELD_URL, normalise_url, &record->url);
  read_text(reading, LABEL_ACCESSED, FIELD_ACCESSED, normalise_accessed, &record->accessed);
  read_doi(reading);
  read_identifiers(reading);
  read_rest(reading);
}

/* The bytes with '?' for each one that isn't UTF-8 (or is NUL), so that spans stay true and values are text.
 */
static char *valid_copy(const char *raw, gsize size)
{
  char *copy = g_strndup(raw, size);
  memcpy(copy, raw, size);
  gsize at = 0;
  const char *end;
  while (at < size && !g_utf8_validate_len(copy + at, size - at, &end)) {
    at = (gsize)(end - copy);
    copy[at++] = '?';
  }
  return copy;
}

Record *reference_parse(const char *given, gssize length)
{
  gsize size = length < 0 ? strlen(given) : (gsize)length;
  size = MIN(size, LIMIT_REFERENCE_BYTES);
  g_autofree char *raw = valid_copy(given, size);
  Reading reading = {.raw = raw, .length = size, .record = record_new(), .note = g_string_new(NULL)};
  reading.tokens = tokens_cut(raw, size);
  guint n = reading.tokens->len;
  reading.labels = g_malloc0(n + 1);
  reading.marginals = g_new0(float, n + 1);
  reading.runs = g_array_new(FALSE, FALSE, sizeof(Run));
  crf_label(crf_shipped(), (Token *)(void *)reading.tokens->data, n, reading.labels, reading.marginals);
  cut_runs(&reading);
  read_fields(&reading);
  double sum = 0;
  for (guint i = 0; i < n; i++)
    sum += reading.marginals[i];
  Record *record = reading.record;
  record->confidence = n > 0 ? sum / n : 0;
  record->note = g_string_free(reading.note, reading.note->len == 0);
  record_repair(record);
  record->type = work_type_guess(record);
  record->reading[FIELD_TYPE].confidence = record->confidence;
  g_array_unref(reading.tokens);
  g_array_unref(reading.runs);
  g_free(reading.labels);
  g_free(reading.marginals);
  return record;
}
