/* Names and year to the entry they mean. */
#include "corpus/citation/fold.h"
#include "corpus/citation/link.h"
#include "corpus/citation/link_index.h"

#include <stdlib.h>
#include <string.h>

/* How one entry fits what is printed. */
typedef struct {
  guint entry;
  double rank;
  guint misspelt; /* names after the first */
  const char *misspelt_printed, *misspelt_listed;
  gboolean first_misspelt;
  gboolean suffix_differs;
  gboolean year_differs;
  gboolean author_absent;
} Fit;

/* Ranks: a name exact and the year counts most, then each further name, then how well the number of authors
 * goes with what is printed. */
enum { RANK_EXACT = 50, RANK_SUFFIX = 40, RANK_TYPO = 38, RANK_YEAR = 20 };

static gboolean word_in(const char *head, const char *word)
{
  gsize n = strlen(word);
  if (n < 2)
    return FALSE;
  for (const char *p = head; (p = strstr(p, word)) != NULL; p++)
    if (p > head && p[-1] == ' ' && p[n] == ' ')
      return TRUE;
  return FALSE;
}

/* Whether the further names printed are those of the entry; counts misspelt ones. FALSE when one isn't there.
 */
static gboolean further_names_fit(const RefInfo *info, const Printed *printed, Fit *fit)
{
  guint absent = 0;
  for (guint i = 1; i < printed->names->len; i++) {
    const char *name = g_ptr_array_index(printed->names, i);
    gboolean found = word_in(info->head, g_ptr_array_index(printed->spaced, i));
    const char *near = NULL;
    for (guint k = 1; k < info->families->len && k < 60 && !found; k++) {
      const char *family = g_ptr_array_index(info->families, k);
      found = strcmp(family, name) == 0 || g_str_has_suffix(family, name) || g_str_has_suffix(name, family);
      if (!found && near == NULL && labs((long)k - (long)i) <= 1 && strlen(name) > 3 &&
          name_distance(name, family, name_distance_allowed(name)) <= name_distance_allowed(name))
        near = family;
    }
    if (found)
      continue;
    if (near != NULL) {
      fit->misspelt++;
      fit->misspelt_printed = g_ptr_array_index(printed->spaced, i);
      fit->misspelt_listed = near;
    } else {
      absent++;
    }
  }
  fit->author_absent = absent > 0;
  return absent == 0 || (absent == 1 && printed->names->len >= 4);
}

static double count_penalty(const RefInfo *info, const Printed *printed)
{
  guint authors = info->families->len + (info->et_al ? 3 : 0);
  guint names = printed->names->len;
  if (authors == 0)
    return 0.5;
  if (printed->et_al)
    return authors >= 3 ? 0 : authors == 2 ? 2 : 4;
  if (authors == names)
    return 0;
  if (authors < names)
    return 1.5;
  return names == 1 ? 2.5 : names == 2 ? 2 : 0.5;
}

static gboolean initials_contradict(const RefInfo *info, const Printed *printed)
{
  if (printed->initials == NULL || info->initials == NULL || info->initials[0] == '\0')
    return FALSE;
  gsize n = MIN(strlen(printed->initials), strlen(info->initials));
  return strncmp(printed->initials, info->initials, n) != 0;
}

/* Digits in which two years differ, for a year misprinted. */
static guint year_digits_differing(int a, int b)
{
  guint n = 0;
  for (; a > 0 && b > 0; a /= 10, b /= 10)
    n += a % 10 != b % 10;
  return n;
}

static gboolean year_may_be_misprinted(int a, int b, const Printed *printed)
{
  int difference = abs(a - b);
  if (difference <= 2 || year_digits_differing(a, b) <= 1)
    return TRUE;
  return difference <= (printed->names->len >= 2 || printed->et_al ? 10 : 5);
}

static gboolean entry_fits(const RefInfo *info, const Printed *printed, gboolean other_year, Fit *fit)
{
  if (initials_contradict(info, printed) || !further_names_fit(info, printed, fit))
    return FALSE;
  double rank = RANK_EXACT;
  gboolean same_year = printed->year > 0                ? info->year == printed->year
                       : printed->year == YEAR_IN_PRESS ? info->in_press
                                                        : info->year == 0;
  if (!same_year) {
    if (!other_year || printed->year <= 0 || info->year <= 0 ||
        !year_may_be_misprinted(printed->year, info->year, printed) || fit->misspelt > 0 ||
        fit->author_absent)
      return FALSE;
    double penalty = count_penalty(info, printed);
    if (penalty >= 2 && abs(printed->year - info->year) > 1)
      return FALSE;
    fit->year_differs = TRUE;
    rank = RANK_YEAR - MIN(abs(printed->year - info->year), 10) * 0.3 -
           (year_digits_differing(printed->year, info->year) > 1 ? 2 : 0);
  } else if (printed->suffix != info->suffix) {
    if (printed->suffix != 0 && info->suffix != 0)
      return FALSE;
    fit->suffix_differs = TRUE;
    rank = RANK_SUFFIX;
  }
  if (fit->misspelt > 0 || fit->author_absent)
    rank = MIN(rank, RANK_TYPO) - fit->misspelt;
  fit->rank = rank - count_penalty(info, printed) + 3.0 * (printed->names->len - 1.0) +
              (printed->initials != NULL && info->initials != NULL ? 1 : 0);
  return TRUE;
}

static void collect(const LinkIndex *index, const Printed *printed, gboolean other_year, GArray *fits)
{
  const char *name = g_ptr_array_index(printed->names, 0);
  g_autofree char *key =
      printed->year > 0 && !other_year ? g_strdup_printf("%s|%d", name, printed->year) : g_strdup(name);
  const GArray *list = g_hash_table_lookup(index->by_first, key);
  for (guint i = 0; list != NULL && i < list->len && i < CANDIDATES_MAX; i++) {
    guint entry = g_array_index(list, guint, i);
    const RefInfo *info = &g_array_index(index->entries, RefInfo, entry);
    Fit fit = {.entry = entry};
    if (entry_fits(info, printed, other_year, &fit))
      g_array_append_val(fits, fit);
  }
}

/* Entries of the same year whose first name is nearly the one printed. */
static void collect_misspelt(const LinkIndex *index, const Printed *printed, GArray *fits)
{
  const char *name = g_ptr_array_index(printed->names, 0);
  gsize n = strlen(name);
  guint allowed = name_distance_allowed(name);
  if (n < 4 || printed->year <= 0)
    return;
  g_autofree char *front = g_strdup_printf("%d|%.2s", printed->year, name);
  g_autofree char *back = g_strdup_printf("%d|*%s", printed->year, name + n - 3);
  const char *keys[] = {front, back};
  for (guint k = 0; k < 2; k++) {
    const GArray *list = g_hash_table_lookup(index->by_sound, keys[k]);
    for (guint i = 0; list != NULL && i < list->len && i < CANDIDATES_MAX; i++) {
      guint entry = g_array_index(list, guint, i);
      const RefInfo *info = &g_array_index(index->entries, RefInfo, entry);
      guint distance = name_distance(name, g_ptr_array_index(info->families, 0), allowed);
      Fit fit = {.entry = entry, .first_misspelt = TRUE};
      gboolean known = FALSE;
      for (guint j = 0; j < fits->len; j++)
        known = known || g_array_index(fits, Fit, j).entry == entry;
      if (known || distance == 0 || distance > allowed || !entry_fits(info, printed, FALSE, &fit))
        continue;
      fit.rank -= 14 + 3 * distance;
      g_array_append_val(fits, fit);
    }
  }
}

static char *reason_of(const RefInfo *info, const Printed *printed, const Fit *fit)
{
  if (fit->first_misspelt) {
    const char *listed = g_ptr_array_index(info->families, 0);
    const char *name = g_ptr_array_index(printed->names, 0);
    guint distance = name_distance(name, listed, 3);
    return g_strdup_printf("family name differs by %u letter%s: %s, %s", distance, distance == 1 ? "" : "s",
                           name, listed);
  }
  if (fit->misspelt > 0)
    return g_strdup_printf("name differs: %s, %s", fit->misspelt_printed, fit->misspelt_listed);
  if (fit->author_absent)
    return g_strdup("a name printed isn't in the entry");
  if (fit->year_differs)
    return g_strdup_printf("year differs: %d, %d", printed->year, info->year);
  if (fit->suffix_differs && printed->suffix != 0)
    return g_strdup_printf("the list has %d without \"%c\"", info->year, printed->suffix);
  if (fit->suffix_differs)
    return g_strdup_printf("the list has %d%c", info->year, info->suffix);
  return NULL;
}

/* Several entries of one author and year that print no letter, and a citation that does: by their order. */
static gboolean settle_by_order(const LinkIndex *index, GArray *fits, double best, const Printed *printed,
                                guint *chosen)
{
  guint wanted = (guint)(printed->suffix - 'a');
  guint at = 0;
  if (printed->suffix == 0)
    return FALSE;
  for (guint i = 0; i < fits->len; i++) {
    const Fit *fit = &g_array_index(fits, Fit, i);
    const RefInfo *info = &g_array_index(index->entries, RefInfo, fit->entry);
    if (fit->rank < best - 1 || info->suffix != 0 || fit->year_differs)
      continue;
    if (at++ == wanted)
      *chosen = i;
  }
  return at >= 2 && wanted < at;
}

/* The list that a place belongs to: the first that ends after it. */
static guint list_of_place(const LinkIndex *index, gsize at)
{
  guint list = 0;
  while (list + 1 < index->list_ends->len && g_array_index(index->list_ends, gsize, list) < at)
    list++;
  return list;
}

/* Of equals in several lists, those of the list that the citation belongs to. */
static void prefer_own_list(const LinkIndex *index, GArray *fits, gsize at)
{
  if (index->list_ends->len < 2)
    return;
  guint own = list_of_place(index, at);
  for (guint i = 0; i < fits->len; i++) {
    Fit *fit = &g_array_index(fits, Fit, i);
    if (g_array_index(index->entries, RefInfo, fit->entry).list == own)
      fit->rank += 1;
  }
}

static Link link_missing(const LinkIndex *index)
{
  Link link = {MATCH_MISSING, g_array_new(FALSE, FALSE, sizeof(guint)), 0.8, NULL, 0};
  link.reason = g_strdup(index->entries->len == 0 ? "the paper has no reference list"
                                                  : "no entry has these names and this year");
  return link;
}

static Link link_from(const LinkIndex *index, GArray *fits, const Printed *printed)
{
  Link link = link_missing(index);
  if (fits->len == 0)
    return link;
  guint top = 0;
  for (guint i = 1; i < fits->len; i++)
    if (g_array_index(fits, Fit, i).rank > g_array_index(fits, Fit, top).rank)
      top = i;
  double best = g_array_index(fits, Fit, top).rank;
  guint equal = 0;
  for (guint i = 0; i < fits->len; i++)
    equal += g_array_index(fits, Fit, i).rank > best - 0.75;
  gboolean by_order = equal > 1 && settle_by_order(index, fits, best, printed, &top);
  const Fit *fit = &g_array_index(fits, Fit, top);
  const RefInfo *info = &g_array_index(index->entries, RefInfo, fit->entry);
  g_free(link.reason);
  link.rank = best;
  if (equal > 1 && fit->year_differs) {
    link.reason = g_strdup_printf("no entry has the year %d; %u have these names", printed->year, equal);
    link.rank = 0;
    return link;
  }
  if (equal > 1 && !by_order) {
    link.match = MATCH_AMBIGUOUS;
    link.reason = g_strdup_printf("%u entries fit", equal);
    link.confidence = 1.0 / equal;
    for (guint i = 0; i < fits->len; i++)
      if (g_array_index(fits, Fit, i).rank > best - 0.75)
        g_array_append_val(link.references,
                           g_array_index(index->entries, RefInfo, g_array_index(fits, Fit, i).entry).n);
    return link;
  }
  g_array_append_val(link.references, info->n);
  link.reason = reason_of(info, printed, fit);
  if (fit->first_misspelt || fit->misspelt > 0 || fit->author_absent) {
    link.match = MATCH_TYPO;
    link.confidence = fit->first_misspelt ? 0.75 : 0.85;
  } else if (fit->year_differs || fit->suffix_differs) {
    link.match = MATCH_YEAR;
    link.confidence = by_order ? 0.6 : fit->suffix_differs ? 0.8 : 0.6;
  } else {
    link.match = MATCH_EXACT;
    link.confidence = count_penalty(info, printed) >= 2 ? 0.85 : 0.97;
  }
  return link;
}

Link link_names(const LinkIndex *index, const Printed *printed, gboolean typos)
{
  g_autoptr(GArray) fits = g_array_new(FALSE, FALSE, sizeof(Fit));
  if (printed->names->len == 0)
    return link_missing(index);
  collect(index, printed, FALSE, fits);
  if (fits->len == 0 && typos) {
    collect_misspelt(index, printed, fits);
    collect(index, printed, TRUE, fits);
  }
  prefer_own_list(index, fits, printed->at);
  return link_from(index, fits, printed);
}

void link_corporate_candidates(const LinkIndex *index, const char *last, GArray *positions)
{
  const GArray *list = g_hash_table_lookup(index->by_last, last);
  if (list != NULL)
    g_array_append_vals(positions, list->data, MIN(list->len, (guint)CANDIDATES_MAX));
}

const GPtrArray *link_corporate_words(const LinkIndex *index, guint position, guint *length)
{
  const CorporatePosition *at = &g_array_index(index->positions, CorporatePosition, position);
  *length = at->length;
  return g_array_index(index->entries, RefInfo, at->entry).literal;
}

Link link_corporate(const LinkIndex *index, guint position, int year, char suffix)
{
  const CorporatePosition *at = &g_array_index(index->positions, CorporatePosition, position);
  const RefInfo *info = &g_array_index(index->entries, RefInfo, at->entry);
  Link link = link_missing(index);
  gboolean whole = at->length == info->literal->len;
  gboolean same = year > 0 ? info->year == year : year == YEAR_IN_PRESS ? info->in_press : info->year == 0;
  if (!same && (year <= 0 || info->year <= 0 || abs(info->year - year) > 2 || !whole || at->length < 2))
    return link;
  if (same && suffix != 0 && info->suffix != 0 && suffix != info->suffix)
    return link;
  g_clear_pointer(&link.reason, g_free);
  g_array_append_val(link.references, info->n);
  gboolean suffix_same = suffix == info->suffix;
  link.match = same && suffix_same ? MATCH_EXACT : MATCH_YEAR;
  link.confidence = (same ? 0.95 : 0.6) * (whole ? 1 : 0.9);
  link.rank = (same ? suffix_same ? RANK_EXACT : RANK_SUFFIX : RANK_YEAR) + 3.0 * (at->length - 1.0) +
              (whole ? 2 : 0);
  if (!same)
    link.reason = g_strdup_printf("year differs: %d, %d", year, info->year);
  else if (!suffix_same)
    link.reason = g_strdup_printf("the letter after the year differs");
  return link;
}
