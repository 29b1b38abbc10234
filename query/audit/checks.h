/* The rooms of the audit among themselves. Not for others. */
#ifndef ADDUCE_QUERY_AUDIT_CHECKS_H
#define ADDUCE_QUERY_AUDIT_CHECKS_H

#include "query/audit/audit.h"

typedef struct {
  const Paper *paper;
  GPtrArray *findings;  /* of Finding* */
  GArray *cited;        /* gboolean a reference, from n = 1 at index 0: some citation points at it */
  GArray *twin;         /* guint n of the earlier entry of the same work, from n = 1 at index 0; 0 none */
  gboolean author_year; /* the paper cites by author and year */
  AuditWitnesses witnesses;
  gpointer data;
} Audit;

/* Adds a finding; printed NULL: the text of the span. n 0: no reference. Gives it for more references to be
 * added. */
Finding *audit_add(Audit *audit, AuditCode code, double confidence, Span span, guint n, const char *format,
                   ...) G_GNUC_PRINTF(6, 7);

static inline const Reference *audit_reference(const Audit *audit, guint n)
{
  return g_ptr_array_index(audit->paper->references, n - 1);
}

/* Where a field of an entry stands in the paper's text; the whole entry where that isn't known. */
Span audit_field_span(const Audit *audit, const Reference *reference, RecordField field);
/* Where some words of an entry stand in the paper's text, from the entry's start on; else the whole entry. */
Span audit_words_span(const Audit *audit, const Reference *reference, const char *words);
/* "Levy (1976)": an entry, for messages. Caller frees. */
char *audit_entry_label(const Reference *reference);

/* The rooms. */
void audit_duplicates(Audit *audit); /* entries of one work, DOIs shared; fills twin, so it goes first */
void audit_citations(Audit *audit);  /* links, uncited entries */
void audit_entries(Audit *audit);    /* fields of entries */
void audit_names(Audit *audit);      /* names in list and text */
void audit_quotations(Audit *audit); /* quotations without page or source */
void audit_elsewhere(Audit *audit);  /* what other papers print of the same works */

#endif
