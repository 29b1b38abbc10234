#include "corpus/citation/repair.h"

#include "corpus/base/regex.h"

#include <string.h>

static void move_reading(Record *record, RecordField from, RecordField to)
{
  record->reading[to] = record->reading[from];
  record->reading[from] = (FieldReading){{0, 0}, 0};
}

/* A work with volume and pages but no journal: what was taken for the publisher is the journal. */
static void journal_from_publisher(Record *record)
{
  if (record->container != NULL || record->publisher == NULL || record->place != NULL ||
      record->pages == NULL || record->editors->len > 0)
    return;
  record->container = g_steal_pointer(&record->publisher);
  move_reading(record, FIELD_PUBLISHER, FIELD_CONTAINER);
}

/* "The memoirs, 1st ed": the edition at the end of a title. */
static void edition_from_title(Record *record)
{
  static const Regex *edition;
  regex_once(
      &edition,
      "[,.]? \\s+ \\(? ( (\\d{1,2} \\s* (st|nd|rd|th|d|\\.|ª|e|ème) | rev(ised|\\.)?) (\\s+ rev(ised|\\.)?)?"
      " \\s* (ed|edn|edition|edición|edição|aufl|auflage|éd) ) \\.? \\)? \\z",
      REGEX_CASELESS);
  Span groups[2];
  if (record->title == NULL || record->edition != NULL ||
      !regex_find(edition, record->title, strlen(record->title), 0, groups, 2) || groups[0].start < 3)
    return;
  gsize cut = strlen(record->title) - groups[0].start;
  FieldReading *title = &record->reading[FIELD_TITLE];
  record->edition = g_strndup(record->title + groups[1].start, groups[1].end - groups[1].start);
  record->title[groups[0].start] = '\0';
  if (title->span.end > title->span.start + cut) {
    record->reading[FIELD_EDITION] =
        (FieldReading){{title->span.end - cut, title->span.end}, title->confidence};
    title->span.end -= cut;
  }
}

void record_repair(Record *record)
{
  journal_from_publisher(record);
  edition_from_title(record);
}
