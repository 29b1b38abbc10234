#include "query/audit/audit.h"

#include "query/audit/checks.h"

#include <string.h>

static const struct {
  const char *name;
  Severity severity;
} codes[AUDIT_CODE_N] = {
    [AUDIT_CITED_NOT_LISTED] = {"cited-not-listed", SEVERITY_ERROR},
    [AUDIT_YEAR_MISMATCH] = {"year-mismatch", SEVERITY_ERROR},
    [AUDIT_AMBIGUOUS] = {"ambiguous", SEVERITY_WARNING},
    [AUDIT_LISTED_TWICE] = {"listed-twice", SEVERITY_WARNING},
    [AUDIT_NAME_MISSPELT] = {"name-misspelt", SEVERITY_WARNING},
    [AUDIT_NAME_INCOMPLETE] = {"name-incomplete", SEVERITY_WARNING},
    [AUDIT_DOI] = {"doi", SEVERITY_WARNING},
    [AUDIT_YEAR] = {"year", SEVERITY_WARNING},
    [AUDIT_VOLUME] = {"volume", SEVERITY_WARNING},
    [AUDIT_ISSUE] = {"issue", SEVERITY_WARNING},
    [AUDIT_PAGES] = {"pages", SEVERITY_WARNING},
    [AUDIT_PAGES_MISSING] = {"pages-missing", SEVERITY_NOTE},
    [AUDIT_TITLE] = {"title", SEVERITY_WARNING},
    [AUDIT_CONTAINER] = {"container", SEVERITY_WARNING},
    [AUDIT_LISTED_NOT_CITED] = {"listed-not-cited", SEVERITY_WARNING},
    [AUDIT_QUOTATION_WITHOUT_SOURCE] = {"quotation-without-source", SEVERITY_NOTE},
    [AUDIT_QUOTATION_WITHOUT_PAGE] = {"quotation-without-page", SEVERITY_NOTE},
    [AUDIT_RETRACTED] = {"retracted", SEVERITY_ERROR},
};

const char *audit_code_name(AuditCode code)
{
  g_assert((guint)code < AUDIT_CODE_N);
  return codes[code].name;
}

void finding_free(Finding *finding)
{
  if (finding == NULL)
    return;
  g_free(finding->printed);
  g_free(finding->message);
  g_array_unref(finding->references);
  g_free(finding);
}

static void finding_free_item(gpointer data)
{
  finding_free(data);
}

Finding *audit_add(Audit *audit, AuditCode code, double confidence, Span span, guint n, const char *format,
                   ...)
{
  Finding *finding = g_new0(Finding, 1);
  finding->code = code;
  finding->severity = codes[code].severity;
  finding->confidence = confidence;
  finding->span = span;
  g_autofree char *slice = paper_slice(audit->paper, span);
  /* What separates a field from the next, and a bullet, are not what is meant. */
  const char *from = g_str_has_prefix(slice, "- ") || g_str_has_prefix(slice, "* ") ? slice + 2 : slice;
  gsize length = strlen(from);
  while (length > 1 && strchr(" .,;:", from[length - 1]) != NULL)
    length--;
  finding->printed = g_strndup(from, length);
  finding->references = g_array_new(FALSE, FALSE, sizeof(guint));
  if (n > 0)
    g_array_append_val(finding->references, n);
  va_list arguments;
  va_start(arguments, format);
  finding->message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_ptr_array_add(audit->findings, finding);
  return finding;
}

/* Where the entry's healed string begins in the paper's text: after its label or bullet. */
static gboolean raw_offset(const Audit *audit, const Reference *reference, gsize *offset)
{
  if (reference->span.end <= reference->span.start)
    return FALSE;
  const char *text = audit->paper->text->str + reference->span.start;
  gsize length = reference->span.end - reference->span.start;
  const char *at = memmem(text, length, reference->raw, strlen(reference->raw));
  if (at == NULL)
    return FALSE;
  *offset = reference->span.start + (gsize)(at - text);
  return TRUE;
}

Span audit_field_span(const Audit *audit, const Reference *reference, RecordField field)
{
  Span reading = reference->record->reading[field].span;
  gsize offset;
  if (reading.end <= reading.start || !raw_offset(audit, reference, &offset))
    return reference->span;
  return (Span){offset + reading.start, offset + reading.end};
}

Span audit_words_span(const Audit *audit, const Reference *reference, const char *words)
{
  gsize length = reference->span.end - reference->span.start;
  const char *text = audit->paper->text->str + reference->span.start;
  const char *at = words == NULL || *words == '\0' ? NULL : memmem(text, length, words, strlen(words));
  if (at == NULL)
    return reference->span;
  gsize start = reference->span.start + (gsize)(at - text);
  return (Span){start, start + strlen(words)};
}

char *audit_entry_label(const Reference *reference)
{
  const Record *record = reference->record;
  GString *label = g_string_new(NULL);
  if (record->authors->len > 0) {
    const Person *first = g_ptr_array_index(record->authors, 0);
    g_string_append(label, first->family != NULL ? first->family : first->literal);
    if (record->authors->len == 2) {
      const Person *second = g_ptr_array_index(record->authors, 1);
      g_string_append_printf(label, " & %s", second->family != NULL ? second->family : second->literal);
    } else if (record->authors->len > 2) {
      g_string_append(label, " et al.");
    }
  } else {
    g_string_append_printf(label, "entry %u", reference->n);
  }
  if (record->year > 0)
    g_string_append_printf(label, " (%d%s)", record->year,
                           record->year_suffix != NULL ? record->year_suffix : "");
  return g_string_free(label, FALSE);
}

static int compare_findings(gconstpointer a, gconstpointer b)
{
  const Finding *left = *(Finding *const *)a;
  const Finding *right = *(Finding *const *)b;
  if (left->severity != right->severity)
    return left->severity > right->severity ? -1 : 1;
  if (left->code != right->code)
    return left->code < right->code ? -1 : 1;
  if (left->span.start != right->span.start)
    return left->span.start < right->span.start ? -1 : 1;
  return left->span.end < right->span.end ? -1 : left->span.end > right->span.end;
}

/* What the checks share: which entries are cited, and how the paper cites. */
static void look_over(Audit *audit)
{
  guint named = 0;
  guint numbered = 0;
  for (guint i = 0; i < audit->paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(audit->paper->citations, i);
    gboolean by_name = citation->form == FORM_NARRATIVE || citation->form == FORM_PARENTHETICAL;
    named += by_name;
    numbered += !by_name;
    for (guint k = 0; k < citation->references->len; k++)
      g_array_index(audit->cited, gboolean, g_array_index(citation->references, guint, k) - 1) = TRUE;
  }
  audit->author_year = named > numbered;
}

GPtrArray *audit_paper(const Paper *paper, AuditWitnesses witnesses, gpointer data)
{
  g_autoptr(GArray) cited = g_array_new(FALSE, TRUE, sizeof(gboolean));
  g_array_set_size(cited, paper->references->len);
  g_autoptr(GArray) twin = g_array_new(FALSE, TRUE, sizeof(guint));
  g_array_set_size(twin, paper->references->len);
  Audit audit = {paper, g_ptr_array_new_with_free_func(finding_free_item), cited, twin, FALSE, witnesses,
                 data};
  look_over(&audit);
  if (paper->references->len > 0) {
    /* Without a list there is nothing that a citation could be held against. */
    audit_duplicates(&audit);
    audit_citations(&audit);
    audit_entries(&audit);
    audit_names(&audit);
    audit_quotations(&audit);
    if (witnesses != NULL)
      audit_elsewhere(&audit);
  }
  g_ptr_array_sort(audit.findings, compare_findings);
  return audit.findings;
}
