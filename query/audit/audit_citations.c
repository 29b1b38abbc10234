/* What the links between text and list show: citations without an entry, entries without a citation, near
 * misses. */
#include "query/audit/checks.h"

#include "corpus/citation/fold.h"

#include <string.h>

/* The numbers of a numeric citation that no entry bears. */
static char *unlisted_numbers(const Audit *audit, const Citation *citation)
{
  g_autoptr(GString) numbers = g_string_new(NULL);
  for (guint i = 0; i < citation->numbers->len; i++) {
    guint number = g_array_index(citation->numbers, guint, i);
    gboolean listed = FALSE;
    for (guint k = 0; k < citation->references->len && !listed; k++) {
      const Reference *reference = audit_reference(audit, g_array_index(citation->references, guint, k));
      g_autofree char *label = g_strdup_printf("%u", number);
      listed = reference->label != NULL ? strstr(reference->label, label) != NULL : reference->n == number;
    }
    if (!listed)
      g_string_append_printf(numbers, "%s%u", numbers->len > 0 ? ", " : "", number);
  }
  return numbers->len == 0 ? NULL : g_strdup(numbers->str);
}

static void check_missing(Audit *audit, const Citation *citation)
{
  if (citation->numbers->len == 0) {
    audit_add(audit, AUDIT_CITED_NOT_LISTED, 0.9, citation->span, 0,
              "the list of references has no such entry%s%s", citation->reason != NULL ? ": " : "",
              citation->reason != NULL ? citation->reason : "");
    return;
  }
  g_autofree char *numbers = unlisted_numbers(audit, citation);
  audit_add(audit, AUDIT_CITED_NOT_LISTED, 0.9, citation->span, 0, "the list of references has no entry %s",
            numbers != NULL ? numbers : "of this number");
}

static Finding *add_near_miss(Audit *audit, AuditCode code, const Citation *citation, guint n,
                              const char *what)
{
  g_autofree char *entry = audit_entry_label(audit_reference(audit, n));
  return audit_add(audit, code, citation->confidence, citation->span, n, "%s %s%s%s", what, entry,
                   citation->reason != NULL ? ": " : "", citation->reason != NULL ? citation->reason : "");
}

/* A citation that fits several entries only because its work is listed several times. */
static gboolean is_one_work(const Audit *audit, const Citation *citation)
{
  guint first = g_array_index(citation->references, guint, 0);
  guint twin = g_array_index(audit->twin, guint, first - 1);
  guint work = twin != 0 ? twin : first;
  for (guint i = 1; i < citation->references->len; i++) {
    guint n = g_array_index(citation->references, guint, i);
    if (n != work && g_array_index(audit->twin, guint, n - 1) != work)
      return FALSE;
  }
  return TRUE;
}

static void check_link(Audit *audit, const Citation *citation)
{
  if (citation->match == MATCH_MISSING) {
    check_missing(audit, citation);
    return;
  }
  if (citation->numbers->len > citation->references->len) {
    g_autofree char *numbers = unlisted_numbers(audit, citation);
    if (numbers != NULL)
      audit_add(audit, AUDIT_CITED_NOT_LISTED, 0.8, citation->span, 0,
                "the list of references has no entry %s", numbers);
  }
  guint n = g_array_index(citation->references, guint, 0);
  if (citation->match == MATCH_YEAR)
    add_near_miss(audit, AUDIT_YEAR_MISMATCH, citation, n, "the year differs from that of the entry");
  else if (citation->match == MATCH_TYPO)
    add_near_miss(audit, AUDIT_NAME_MISSPELT, citation, n, "the name differs from that of the entry");
  else if (citation->match == MATCH_AMBIGUOUS && citation->references->len > 1 &&
           !is_one_work(audit, citation)) {
    Finding *finding =
        add_near_miss(audit, AUDIT_AMBIGUOUS, citation, n, "fits several entries, the first of them");
    g_array_append_vals(finding->references, &g_array_index(citation->references, guint, 1),
                        citation->references->len - 1);
  }
}

/* An entry that stands for a whole list ("further reading") is in another list than the one that is cited; a
 * paper whose citations were mostly not found says nothing about its entries. */
static gboolean citations_tell(const Audit *audit)
{
  guint cited = 0;
  for (guint i = 0; i < audit->cited->len; i++)
    cited += g_array_index(audit->cited, gboolean, i) != FALSE;
  return cited * 2 > audit->cited->len;
}

void audit_citations(Audit *audit)
{
  for (guint i = 0; i < audit->paper->citations->len; i++)
    check_link(audit, g_ptr_array_index(audit->paper->citations, i));
  if (!citations_tell(audit))
    return;
  for (guint i = 0; i < audit->cited->len; i++) {
    const Reference *reference = g_ptr_array_index(audit->paper->references, i);
    guint twin = g_array_index(audit->twin, guint, i);
    if (twin != 0 && g_array_index(audit->cited, gboolean, twin - 1))
      continue; /* told as listed twice */
    if (!g_array_index(audit->cited, gboolean, i) && reference->span.end > reference->span.start)
      audit_add(audit, AUDIT_LISTED_NOT_CITED, 0.85, reference->span, reference->n,
                "no citation in the text points at this entry");
  }
}
