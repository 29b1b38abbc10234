#include "corpus/reader/jats_reference.h"

#include "corpus/base/limits.h"
#include "corpus/citation/reference.h"

#include <string.h>

typedef struct {
  Record *record;
  const xmlNode *citation;
  const char *raw;
  char *source; /* title of the journal or the book; owned */
  Span source_span;
  char *first_page, *last_page; /* owned */
  gboolean chapter;             /* a part of the source is named */
  gboolean titled;              /* a title was read */
} Filling;

static void read_span(Record *record, RecordField field, const JatsField *from)
{
  FieldReading *reading = &record->reading[field];
  if (reading->span.end == 0)
    reading->span.start = from->start;
  reading->span.end = MAX(reading->span.end, from->end);
  reading->confidence = 1.0;
}

/* The text of a part as it stands in the entry. Caller frees; NULL for none. */
static char *part_text(const Filling *filling, const JatsField *field)
{
  return field->end > field->start ? g_strndup(filling->raw + field->start, field->end - field->start) : NULL;
}

/* Punctuation that the entry prints after a part and the file has inside it. A stop that follows a short word
 * may be that of an abbreviation, and stays. */
static void trim_end(char *text, glong word_characters)
{
  gsize end = strlen(text);
  while (end > 0 && strchr(",;: ", text[end - 1]) != NULL)
    end--;
  gsize start = end > 0 && text[end - 1] == '.' ? end - 1 : end;
  while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '.')
    start--;
  if (end > 0 && text[end - 1] == '.' &&
      g_utf8_strlen(text + start, (gssize)(end - 1 - start)) >= word_characters)
    end--;
  text[end] = '\0';
}

static void fill_text(Filling *filling, char **value, RecordField name, const JatsField *field)
{
  if (*value != NULL)
    return;
  *value = part_text(filling, field);
  if (*value != NULL)
    read_span(filling->record, name, field);
}

/* Editors are in a group that says so, or named after the title of a chapter. */
static gboolean is_editor(const Filling *filling, const xmlNode *node)
{
  for (const xmlNode *group = node->parent; group != NULL && group != filling->citation;
       group = group->parent)
    if (jats_tag(group) == TAG_PERSON_GROUP) {
      const char *type = jats_attribute(group, "person-group-type");
      return *type != '\0' && strstr(type, "author") == NULL && strstr(type, "inventor") == NULL;
    }
  return filling->titled;
}

static void fill_person(Filling *filling, const JatsField *field)
{
  const xmlNode *node = field->node;
  JatsTag around = jats_tag(node->parent);
  if (around == TAG_NAME_ALTERNATIVES || around == TAG_COLLAB_ALTERNATIVES)
    return;
  gboolean editor = is_editor(filling, node);
  GPtrArray *persons = editor ? filling->record->editors : filling->record->authors;
  Person *person = persons->len < LIMIT_PERSONS ? jats_person(node) : NULL;
  if (person == NULL)
    return;
  g_ptr_array_add(persons, person);
  read_span(filling->record, editor ? FIELD_EDITORS : FIELD_AUTHORS, field);
}

static void fill_year(Filling *filling, const JatsField *field)
{
  Record *record = filling->record;
  g_autofree char *text = part_text(filling, field);
  char suffix = '\0';
  int year = text != NULL ? jats_year(text, &suffix) : 0;
  if (year == 0)
    year = jats_year(jats_attribute(field->node, "iso-8601-date"), &suffix);
  if (year == 0 || record->year != 0)
    return;
  record->year = year;
  read_span(record, FIELD_YEAR, field);
  const char *after = filling->raw + field->end;
  if (suffix == '\0' && g_ascii_islower(after[0]) && !g_ascii_isalnum(after[1]) && field->end > 0 &&
      g_ascii_isdigit(after[-1]))
    suffix = after[0];
  if (suffix != '\0')
    record->year_suffix = g_strdup_printf("%c", suffix);
}

static void fill_link(Filling *filling, const JatsField *field)
{
  Record *record = filling->record;
  const char *target = jats_attribute(field->node, "href");
  g_autofree char *text = part_text(filling, field);
  gboolean is_doi =
      strstr(target, "doi.org/") != NULL || jats_attribute_has(field->node, "ext-link-type", "doi");
  if (is_doi || (text != NULL && strstr(text, "doi.org/") != NULL)) {
    if (record->doi == NULL && (record->doi = jats_doi(text != NULL ? text : "")) != NULL)
      read_span(record, FIELD_DOI, field);
    else if (record->doi == NULL)
      record->doi = jats_doi(target);
    return;
  }
  gboolean printed = text != NULL && (strstr(text, "://") != NULL || g_str_has_prefix(text, "www."));
  if (printed)
    fill_text(filling, &record->url, FIELD_URL, field);
  else if (record->url == NULL && g_str_has_prefix(target, "http"))
    record->url = g_strdup(target);
}

static void fill_identifier(Filling *filling, const JatsField *field)
{
  Record *record = filling->record;
  g_autofree char *text = part_text(filling, field);
  if (text == NULL)
    return;
  if (jats_attribute_has(field->node, "pub-id-type", "doi") && record->doi == NULL) {
    record->doi = jats_doi(text);
    if (record->doi != NULL)
      read_span(record, FIELD_DOI, field);
  } else if (jats_attribute_has(field->node, "pub-id-type", "pmid") && record->pmid == NULL) {
    record->pmid = g_strdup(text);
  } else if (jats_attribute_has(field->node, "pub-id-type", "isbn") && record->isbn == NULL) {
    record->isbn = g_strdup(text);
  }
}

static void fill_title(Filling *filling, const JatsField *field)
{
  if (field->tag == TAG_TRANS_TITLE && filling->titled)
    return;
  fill_text(filling, &filling->record->title, FIELD_TITLE, field);
  if (filling->record->title != NULL)
    trim_end(filling->record->title, 3);
  filling->titled = filling->record->title != NULL;
  filling->chapter = filling->chapter || field->tag == TAG_CHAPTER_TITLE || field->tag == TAG_PART_TITLE;
}

static void fill_field(Filling *filling, const JatsField *field)
{
  Record *record = filling->record;
  switch (field->tag) {
  case TAG_NAME:
  case TAG_STRING_NAME:
  case TAG_COLLAB:
  case TAG_ANONYMOUS:
  case TAG_NAME_ALTERNATIVES:
  case TAG_COLLAB_ALTERNATIVES:
    fill_person(filling, field);
    break;
  case TAG_ETAL:
    record->et_al = record->et_al || !is_editor(filling, field->node);
    break;
  case TAG_ARTICLE_TITLE:
  case TAG_CHAPTER_TITLE:
  case TAG_PART_TITLE:
  case TAG_DATA_TITLE:
  case TAG_TRANS_TITLE:
    fill_title(filling, field);
    break;
  case TAG_SOURCE:
  case TAG_CONF_NAME:
    if (filling->source == NULL && (filling->source = part_text(filling, field)) != NULL)
      filling->source_span = (Span){field->start, field->end};
    /* "Science." but "J. Biogeogr." */
    if (filling->source != NULL)
      trim_end(filling->source,
               strchr(filling->source, '.') == strrchr(filling->source, '.') ? 6 : G_MAXLONG);
    break;
  case TAG_YEAR:
    fill_year(filling, field);
    break;
  case TAG_VOLUME:
    fill_text(filling, &record->volume, FIELD_VOLUME, field);
    break;
  case TAG_ISSUE:
    fill_text(filling, &record->issue, FIELD_ISSUE, field);
    break;
  case TAG_FPAGE:
  case TAG_LPAGE: {
    char **page = field->tag == TAG_FPAGE ? &filling->first_page : &filling->last_page;
    if (*page == NULL && (*page = part_text(filling, field)) != NULL)
      read_span(record, FIELD_PAGES, field);
    break;
  }
  case TAG_PAGE_RANGE:
  case TAG_ELOCATION_ID:
    fill_text(filling, &record->pages, FIELD_PAGES, field);
    break;
  case TAG_PUBLISHER_NAME:
  case TAG_INSTITUTION:
    fill_text(filling, &record->publisher, FIELD_PUBLISHER, field);
    break;
  case TAG_PUBLISHER_LOC:
    fill_text(filling, &record->place, FIELD_PLACE, field);
    break;
  case TAG_EDITION:
    fill_text(filling, &record->edition, FIELD_EDITION, field);
    break;
  case TAG_DATE_IN_CITATION:
  case TAG_ACCESS_DATE:
    fill_text(filling, &record->accessed, FIELD_ACCESSED, field);
    break;
  case TAG_PUB_ID:
  case TAG_OBJECT_ID:
    fill_identifier(filling, field);
    break;
  case TAG_ISBN:
    if (record->isbn == NULL)
      record->isbn = part_text(filling, field);
    break;
  case TAG_ISSN:
    if (record->issn == NULL)
      record->issn = part_text(filling, field);
    break;
  case TAG_EXT_LINK:
  case TAG_URI:
    fill_link(filling, field);
    break;
  case TAG_COMMENT:
    if (record->note == NULL && jats_child(field->node, TAG_EXT_LINK) == NULL)
      record->note = part_text(filling, field);
    break;
  default:
    break;
  }
}

static WorkType type_of(const Filling *filling)
{
  static const struct {
    const char *name;
    WorkType type;
  } names[] = {{"journal", WORK_ARTICLE},
               {"book", WORK_BOOK},
               {"chapter", WORK_CHAPTER},
               {"confproc", WORK_CONFERENCE},
               {"conf", WORK_CONFERENCE},
               {"proceeding", WORK_CONFERENCE},
               {"thesis", WORK_THESIS},
               {"dissertation", WORK_THESIS},
               {"report", WORK_REPORT},
               {"gov", WORK_REPORT},
               {"working-paper", WORK_REPORT},
               {"web", WORK_WEB},
               {"newspaper", WORK_NEWSPAPER},
               {"software", WORK_SOFTWARE},
               {"computer-program", WORK_SOFTWARE},
               {"data", WORK_DATASET},
               {"preprint", WORK_ARTICLE}};
  const char *type = jats_attribute(filling->citation, "publication-type");
  if (*type == '\0')
    type = jats_attribute(filling->citation, "citation-type");
  const Record *record = filling->record;
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    if (strstr(type, names[i].name) == NULL)
      continue;
    gboolean part = filling->titled && filling->source != NULL;
    return names[i].type == WORK_BOOK && (filling->chapter || part) ? WORK_CHAPTER : names[i].type;
  }
  if (filling->chapter)
    return WORK_CHAPTER;
  if (filling->titled && filling->source != NULL)
    return record->publisher != NULL && record->volume == NULL ? WORK_CHAPTER : WORK_ARTICLE;
  if (record->publisher != NULL && filling->source != NULL)
    return WORK_BOOK;
  return record->url != NULL && record->volume == NULL ? WORK_WEB : WORK_OTHER;
}

/* Pages with '-', source to the journal or the title. */
static void fill_rest(Filling *filling)
{
  Record *record = filling->record;
  record->type = type_of(filling);
  if (record->pages == NULL && filling->first_page != NULL)
    record->pages = filling->last_page != NULL && strcmp(filling->first_page, filling->last_page) != 0
                        ? g_strdup_printf("%s-%s", filling->first_page, filling->last_page)
                        : g_strdup(filling->first_page);
  if (record->pages != NULL) {
    g_auto(GStrv) parts = g_strsplit(record->pages, "–", 2);
    g_free(record->pages);
    record->pages = g_strjoinv("-", parts);
  }
  if (filling->source == NULL)
    return;
  gboolean journal = record->type == WORK_ARTICLE || record->volume != NULL;
  gboolean holds = filling->titled || journal;
  char **value = holds ? &record->container : &record->title;
  *value = g_strdup(filling->source);
  JatsField field = {TAG_SOURCE, NULL, filling->source_span.start, filling->source_span.end};
  read_span(record, holds ? FIELD_CONTAINER : FIELD_TITLE, &field);
}

static gboolean overlaps_tagged(const GArray *fields, Span span)
{
  for (guint i = 0; i < fields->len; i++) {
    const JatsField *field = &g_array_index(fields, JatsField, i);
    if (field->tag != TAG_COMMENT && field->start < span.end && field->end > span.start)
      return TRUE;
  }
  return FALSE;
}

static void take_text(Record *record, Record *parsed, RecordField field, char **to, char **from,
                      const GArray *fields)
{
  if (*to != NULL || *from == NULL || overlaps_tagged(fields, parsed->reading[field].span))
    return;
  *to = g_steal_pointer(from);
  record->reading[field] = parsed->reading[field];
}

/* What is not tagged is read from the entry as it prints. */
static void fill_untagged(Filling *filling, const GArray *fields)
{
  Record *record = filling->record;
  g_autoptr(Record) parsed = reference_parse(filling->raw, -1);
  if (record->authors->len == 0 && parsed->authors->len > 0 &&
      !overlaps_tagged(fields, parsed->reading[FIELD_AUTHORS].span)) {
    GPtrArray *none = record->authors;
    record->authors = parsed->authors;
    parsed->authors = none;
    record->et_al = parsed->et_al;
    record->reading[FIELD_AUTHORS] = parsed->reading[FIELD_AUTHORS];
  }
  if (record->year == 0 && parsed->year != 0) {
    record->year = parsed->year;
    record->year_suffix = g_steal_pointer(&parsed->year_suffix);
    record->reading[FIELD_YEAR] = parsed->reading[FIELD_YEAR];
  }
  take_text(record, parsed, FIELD_TITLE, &record->title, &parsed->title, fields);
  take_text(record, parsed, FIELD_CONTAINER, &record->container, &parsed->container, fields);
  take_text(record, parsed, FIELD_VOLUME, &record->volume, &parsed->volume, fields);
  take_text(record, parsed, FIELD_ISSUE, &record->issue, &parsed->issue, fields);
  take_text(record, parsed, FIELD_PAGES, &record->pages, &parsed->pages, fields);
  take_text(record, parsed, FIELD_PUBLISHER, &record->publisher, &parsed->publisher, fields);
  take_text(record, parsed, FIELD_PLACE, &record->place, &parsed->place, fields);
  take_text(record, parsed, FIELD_DOI, &record->doi, &parsed->doi, fields);
  take_text(record, parsed, FIELD_URL, &record->url, &parsed->url, fields);
  take_text(record, parsed, FIELD_ACCESSED, &record->accessed, &parsed->accessed, fields);
  if (record->type == WORK_OTHER)
    record->type = parsed->type;
  if (record->note == NULL)
    record->note = g_steal_pointer(&parsed->note);
}

static gboolean needs_more(const Record *record)
{
  return (record->authors->len == 0 && record->editors->len == 0) || record->year == 0 ||
         record->title == NULL;
}

static gboolean has_own_text(const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (jats_has_text(child))
      return TRUE;
  return FALSE;
}

/* "et al" printed right after the last author. */
static gboolean prints_et_al(const Filling *filling)
{
  gsize end = filling->record->reading[FIELD_AUTHORS].span.end;
  const char *after = filling->raw + end;
  after += strspn(after, " ,.;&");
  return end > 0 && g_ascii_strncasecmp(after, "et al", 5) == 0;
}

void jats_record_fill(Record *record, const xmlNode *citation, const char *raw, const GArray *fields)
{
  Filling filling = {.record = record, .citation = citation, .raw = raw};
  for (guint i = 0; i < fields->len; i++)
    fill_field(&filling, &g_array_index(fields, JatsField, i));
  fill_rest(&filling);
  record->et_al = record->et_al || prints_et_al(&filling);
  record->confidence = 1.0;
  if (needs_more(record) && (has_own_text(citation) || fields->len == 0))
    fill_untagged(&filling, fields);
  if (record->doi == NULL)
    record->doi = jats_doi(raw);
  g_free(filling.source);
  g_free(filling.first_page);
  g_free(filling.last_page);
}
