/* What single entries of the list show: years, volumes and pages that can't be, DOIs of a wrong form, parts
 * that are missing. */
#include "query/audit/checks.h"

#include <string.h>

/* How an entry's page field reads. */
typedef struct {
  gint64 first, last; /* -1: none */
  gboolean dash;      /* "310-" has a dash and no last page */
  gboolean plain;     /* digits only on both sides */
} PageRange;

static gint64 digits(const char **p)
{
  gint64 value = 0;
  guint n = 0;
  for (; g_ascii_isdigit(**p); (*p)++, n++)
    if (n < 12)
      value = value * 10 + (**p - '0');
  return n == 0 ? -1 : value;
}

static PageRange page_range(const char *pages)
{
  PageRange range = {-1, -1, FALSE, FALSE};
  const char *p = pages;
  const char *prefix = p;
  while (g_ascii_isalpha(*p))
    p++;
  range.plain = p == prefix;
  range.first = digits(&p);
  while (*p == ' ')
    p++;
  if (*p == '-' || g_str_has_prefix(p, "–")) {
    range.dash = TRUE;
    p += *p == '-' ? 1 : strlen("–");
    while (*p == ' ' || *p == '-')
      p++;
    while (g_ascii_isalpha(*p)) {
      range.plain = FALSE;
      p++;
    }
    range.last = digits(&p);
  }
  if (*p != '\0')
    range.plain = FALSE; /* several ranges, roman numerals: not read */
  return range;
}

/* "217-8" means 217-218: the last page borrows the leading digits of the first. */
static gint64 whole_last(gint64 first, gint64 last)
{
  gint64 unit = 10;
  while (unit <= last)
    unit *= 10;
  return last < first ? first - first % unit + last : last;
}

/* Journals that have numbers of articles in place of pages: by the DOI prefixes of publishers that use them
 * throughout (BioMed Central, Frontiers, PLOS, MDPI, Hindawi, JMIR, Cochrane, BMJ Open), by name, or because
 * the DOI ends with the number. */
static gboolean has_article_numbers(const Record *record)
{
  static const char *const prefixes[] = {"10.1186/", "10.3389/", "10.1371/",         "10.3390/",
                                         "10.1155/", "10.2196/", "10.1002/14651858", "10.1136/bmjopen"};
  static const char *const names[] = {"BMC ",
                                      "Frontiers in ",
                                      "PLoS ",
                                      "PLOS ",
                                      "BMJ",
                                      "JMIR",
                                      "Cochrane Database",
                                      "Scientific Reports",
                                      "Nature Communications"};
  if (record->doi != NULL && g_str_has_suffix(record->doi, record->pages))
    return TRUE;
  for (guint i = 0; record->doi != NULL && i < G_N_ELEMENTS(prefixes); i++)
    if (g_str_has_prefix(record->doi, prefixes[i]))
      return TRUE;
  for (guint i = 0; record->container != NULL && i < G_N_ELEMENTS(names); i++)
    if (g_ascii_strncasecmp(record->container, names[i], strlen(names[i])) == 0)
      return TRUE;
  return FALSE;
}

static void check_pages(Audit *audit, const Reference *reference, gboolean ranges_are_usual)
{
  const Record *record = reference->record;
  PageRange range = page_range(record->pages);
  Span span = audit_field_span(audit, reference, FIELD_PAGES);
  if (range.first < 0)
    return;
  if (range.dash && range.last < 0) {
    audit_add(audit, AUDIT_PAGES, 0.9, span, reference->n, "the page range \"%s\" is cut off", record->pages);
    return;
  }
  if (range.dash && range.plain && range.last < range.first) {
    /* Abbreviated ranges drop leading digits, so a last page of as many digits that is smaller runs
     * backwards. */
    gint64 whole = whole_last(range.first, range.last);
    if (whole < range.first || (range.last >= 10 && whole == range.last))
      audit_add(audit, AUDIT_PAGES, 0.9, span, reference->n, "the page range \"%s\" runs backwards",
                record->pages);
    return;
  }
  if (!range.dash && range.plain && range.first < 5000 && ranges_are_usual && !has_article_numbers(record) &&
      (record->type == WORK_ARTICLE || record->type == WORK_CHAPTER))
    audit_add(audit, AUDIT_PAGES, 0.6, span, reference->n,
              "only one page is given, \"%s\", where the other entries give the first and the last",
              record->pages);
}

static gboolean is_all_zero(const char *value)
{
  gboolean zero = FALSE;
  for (; *value != '\0'; value++) {
    if (g_ascii_isdigit(*value) && *value != '0')
      return FALSE;
    zero = zero || *value == '0';
  }
  return zero;
}

static void check_volume(Audit *audit, const Reference *reference)
{
  const Record *record = reference->record;
  if (record->volume != NULL && is_all_zero(record->volume))
    audit_add(audit, AUDIT_VOLUME, 0.8, audit_field_span(audit, reference, FIELD_VOLUME), reference->n,
              "\"%s\" is no volume: the article had none yet when it was cited", record->volume);
  else if (record->volume != NULL && strlen(record->volume) > 5 &&
           strspn(record->volume, "0123456789") == strlen(record->volume))
    audit_add(audit, AUDIT_VOLUME, 0.5, audit_field_span(audit, reference, FIELD_VOLUME), reference->n,
              "no journal has a volume %s", record->volume);
  if (record->issue != NULL && is_all_zero(record->issue))
    audit_add(audit, AUDIT_ISSUE, 0.7, audit_field_span(audit, reference, FIELD_ISSUE), reference->n,
              "\"%s\" is no issue", record->issue);
}

/* "in press", "n.d.", "forthcoming": the entry says itself that there is no year. */
static gboolean is_undated(const Reference *reference)
{
  static const char *const words[] = {"in press",       "n.d.",     "n. d.", "forthcoming", "submitted",
                                      "in preparation", "im druck", "o. j.", "s.d.",        "undated"};
  g_autofree char *raw = g_utf8_casefold(reference->raw, -1);
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strstr(raw, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void check_year(Audit *audit, const Reference *reference)
{
  const Record *record = reference->record;
  int paper_year = audit->paper->record->year;
  if (record->year > 0 && paper_year > 0 && record->year > paper_year + 1)
    audit_add(audit, AUDIT_YEAR, 0.8, audit_field_span(audit, reference, FIELD_YEAR), reference->n,
              "the work is said to be of %d, after the paper itself (%d)", record->year, paper_year);
  else if (record->year > 0 && record->year < 1450)
    audit_add(audit, AUDIT_YEAR, 0.6, audit_field_span(audit, reference, FIELD_YEAR), reference->n,
              "%d is before printing", record->year);
  else if (record->year == 0 && audit->author_year && !is_undated(reference))
    audit_add(audit, AUDIT_YEAR, 0.6, reference->span, reference->n, "the entry has no year%s",
              g_array_index(audit->cited, gboolean, reference->n - 1) ? ", and is cited with one" : "");
}

static void check_doi(Audit *audit, const Reference *reference)
{
  const char *doi = reference->record->doi;
  if (doi == NULL)
    return;
  /* DOI Handbook 2.2: "10." and a registrant of digits (and points), "/", and a suffix of at least one
   * character. */
  const char *slash = strchr(doi, '/');
  gboolean good = g_str_has_prefix(doi, "10.") && slash != NULL && slash[1] != '\0' && slash - doi >= 7 &&
                  strspn(doi, "0123456789.") == (gsize)(slash - doi) && strchr(doi, ' ') == NULL;
  if (!good)
    audit_add(audit, AUDIT_DOI, 0.8, audit_field_span(audit, reference, FIELD_DOI), reference->n,
              "\"%s\" has not the form of a DOI (10.NNNN/suffix)", doi);
  else if (g_str_has_suffix(doi, "-") || g_str_has_suffix(doi, "/") || g_str_has_suffix(doi, "("))
    audit_add(audit, AUDIT_DOI, 0.7, audit_field_span(audit, reference, FIELD_DOI), reference->n,
              "the DOI \"%s\" is cut off", doi);
}

/* What the entries of one type print in this list. */
typedef struct {
  guint with_pages, without_pages;
} PageHabit;

static void check_missing_parts(Audit *audit, const Reference *reference,
                                const PageHabit habits[WORK_DATASET + 1])
{
  const Record *record = reference->record;
  PageHabit habit = habits[record->type];
  gboolean usual = habit.with_pages >= 2 && habit.with_pages > 2 * habit.without_pages;
  if (record->pages != NULL || record->doi != NULL || !usual || is_undated(reference))
    return;
  if (record->type == WORK_CHAPTER && record->editors->len > 0)
    audit_add(audit, AUDIT_PAGES_MISSING, 0.6, reference->span, reference->n,
              "a chapter without its pages, which the others have");
  else if (record->type == WORK_ARTICLE && record->volume != NULL)
    audit_add(audit, AUDIT_PAGES_MISSING, 0.6, reference->span, reference->n,
              "an article without its pages, which the others have");
}

/* Whether this list prints page ranges for nearly all its articles, so that a single page is an exception. */
static gboolean has_ranges(const Audit *audit)
{
  guint ranges = 0;
  guint single = 0;
  for (guint i = 0; i < audit->paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(audit->paper->references, i);
    if (reference->record->pages == NULL)
      continue;
    PageRange range = page_range(reference->record->pages);
    ranges += range.dash;
    single += !range.dash;
  }
  return ranges >= 5 && ranges > 3 * single;
}

void audit_entries(Audit *audit)
{
  gboolean ranges = has_ranges(audit);
  PageHabit habits[WORK_DATASET + 1] = {{0}};
  for (guint i = 0; i < audit->paper->references->len; i++) {
    const Record *record = audit_reference(audit, i + 1)->record;
    if (record->pages != NULL)
      habits[record->type].with_pages++;
    else
      habits[record->type].without_pages++;
  }
  for (guint i = 0; i < audit->paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(audit->paper->references, i);
    if (reference->record->pages != NULL)
      check_pages(audit, reference, ranges);
    check_volume(audit, reference);
    check_year(audit, reference);
    check_doi(audit, reference);
    check_missing_parts(audit, reference, habits);
  }
}
