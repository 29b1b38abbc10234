/* Audit: what a careful editor would find in a paper's citing.
 *
 * Looks at one Paper, and at what other papers print of the same works where the caller knows any. Finds
 * nothing that it can't show: every finding has the printed words, their place, why they are thought wrong
 * and how sure that is. Only reads the paper. */
#ifndef ADDUCE_QUERY_AUDIT_AUDIT_H
#define ADDUCE_QUERY_AUDIT_AUDIT_H

#include "corpus/base/diagnostic.h"
#include "corpus/paper.h"

#include <glib.h>

/* Codes, in the order in which findings of one severity are told. docs/audit.md says when each is given. */
typedef enum {
  AUDIT_CITED_NOT_LISTED,
  AUDIT_YEAR_MISMATCH,
  AUDIT_AMBIGUOUS,
  AUDIT_LISTED_TWICE,
  AUDIT_NAME_MISSPELT,
  AUDIT_NAME_INCOMPLETE,
  AUDIT_DOI,
  AUDIT_YEAR,
  AUDIT_VOLUME,
  AUDIT_ISSUE,
  AUDIT_PAGES,
  AUDIT_PAGES_MISSING,
  AUDIT_TITLE,
  AUDIT_CONTAINER,
  AUDIT_LISTED_NOT_CITED,
  AUDIT_QUOTATION_WITHOUT_SOURCE,
  AUDIT_QUOTATION_WITHOUT_PAGE,
  AUDIT_RETRACTED,
  AUDIT_CODE_N
} AuditCode;

typedef struct {
  AuditCode code;
  Severity severity;
  double confidence;  /* 0..1 */
  char *printed;      /* what the paper prints; owned */
  char *message;      /* why it is thought wrong, one sentence; owned */
  GArray *references; /* guint n of the entries concerned; owned */
  Span span;          /* in the paper's text */
} Finding;

void finding_free(Finding *finding);

/* What another paper prints of a work. */
typedef struct {
  const char *paper;    /* its key or label, for people */
  const Record *record; /* as that paper prints it */
  gboolean is_paper;    /* the record is the held paper's own, not a reference to it */
} AuditWitness;

/* Witnesses of the work of the reference n: GArray of AuditWitness, borrowed until the next call; NULL none.
 */
typedef const GArray *(*AuditWitnesses)(guint n, gpointer data);

/* All findings of a paper, most severe first, then by place: GPtrArray of Finding, owned by the caller.
 * witnesses may be NULL: then the checks across papers are left out. */
GPtrArray *audit_paper(const Paper *paper, AuditWitnesses witnesses, gpointer data);

/* "cited-not-listed" and so on; static. */
const char *audit_code_name(AuditCode code);

#endif
