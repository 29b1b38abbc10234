/* A bibliographic record: what a title page or a reference says of a work. A paper's own front matter, a
 * reference of a list and an entry of a BibTeX, RIS or CSL-JSON file are all told in one.
 *
 * Values are as printed, misprints kept; markup and line breaks removed; page ranges with '-'. What isn't
 * known is NULL, zero or an empty array. */
#ifndef ADDUCE_RECORD_RECORD_H
#define ADDUCE_RECORD_RECORD_H

#include <glib.h>

typedef struct {
  gsize start, end; /* bytes, half open */
} Span;

/* A person or a corporate author. Either literal or family is set, never both. All owned. */
typedef struct {
  char *family;
  char *given;    /* full names or initials, as printed */
  char *suffix;   /* Jr., III */
  char *particle; /* "van", "de la", when printed apart from the family name by the style; else part of family
                   */
  char *literal;  /* corporate author */
} Person;

typedef enum {
  WORK_OTHER,
  WORK_ARTICLE,
  WORK_BOOK,
  WORK_CHAPTER,
  WORK_REPORT,
  WORK_THESIS,
  WORK_CONFERENCE,
  WORK_WEB,
  WORK_NEWSPAPER,
  WORK_SOFTWARE,
  WORK_DATASET,
} WorkType;

/* The text fields of a record, in the order of INTERFACES; FIELD_N is how many there are. */
typedef enum {
  FIELD_AUTHORS,
  FIELD_EDITORS,
  FIELD_YEAR,
  FIELD_TITLE,
  FIELD_CONTAINER, /* journal, or the book of a chapter */
  FIELD_VOLUME,
  FIELD_ISSUE,
  FIELD_PAGES,
  FIELD_PUBLISHER,
  FIELD_PLACE,
  FIELD_EDITION,
  FIELD_DOI,
  FIELD_URL,
  FIELD_ACCESSED,
  FIELD_TYPE,
  FIELD_N
} RecordField;

typedef struct {
  Span span;         /* in the string that was read; {0,0} where the field isn't there */
  double confidence; /* 0..1 */
} FieldReading;

typedef struct {
  GPtrArray *authors; /* of Person*, owned, never NULL */
  GPtrArray *editors; /* of Person*, owned, never NULL */
  gboolean et_al;     /* the author list is printed cut off */
  int year;           /* 0 unknown */
  char *year_suffix;  /* "a" of 1997a */
  int original_year;  /* of a reprint or translation; 0 unknown */
  char *title;
  char *subtitle; /* only where the source keeps it apart (JATS); a reference's title holds both */
  char *container;
  char *volume;
  char *issue;
  char *pages;
  char *publisher;
  char *place;
  char *edition;
  char *doi; /* bare, lower case, "10.…" */
  char *url;
  char *accessed; /* date as printed */
  char *issn;
  char *isbn;
  char *pmid;
  char *language;      /* BCP 47 */
  char *abstract_text; /* records of bibliographic files only */
  char *note;          /* what was read but has no field: "in press", "Unpublished manuscript", ... */
  char *id;            /* citation key or record number of the file it came from */
  GPtrArray *keywords; /* of char*, owned, never NULL */
  WorkType type;
  double confidence;             /* 0..1, of the whole reading */
  FieldReading reading[FIELD_N]; /* where each field was read; zeroed where the source isn't one string */
} Record;

Record *record_new(void);
void record_free(Record *record);
Record *record_copy(const Record *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Record, record_free)

Person *person_new(const char *family, const char *given);
Person *person_new_literal(const char *literal);
Person *person_copy(const Person *person);
void person_free(Person *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Person, person_free)

/* Static names: "article", "book", ...; the names of INTERFACES. work_type_from_name: WORK_OTHER for an
 * unknown name. */
const char *work_type_name(WorkType type);
WorkType work_type_from_name(const char *name);
const char *record_field_name(RecordField field);

#endif
