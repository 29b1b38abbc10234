/* How a paper cites: the style whose citations account for most of its list. */
#include "corpus/citation/found.h"

static void references_mark(const Finder *finder, gboolean *cited, guint n, guint *exact, guint *total)
{
  for (guint i = 0; i < finder->found->len; i++) {
    const Citation *citation = g_ptr_array_index(finder->found, i);
    (*total)++;
    if (citation->match == MATCH_MISSING)
      continue;
    (*exact)++;
    for (guint k = 0; k < citation->references->len; k++) {
      guint reference = g_array_index(citation->references, guint, k);
      if (reference >= 1 && reference <= n)
        cited[reference - 1] = TRUE;
    }
  }
}

/* Share of the list that the citations of a style lead to. */
static double coverage(const Finder *finder, guint n)
{
  g_autofree gboolean *cited = g_new0(gboolean, n + 1);
  guint exact = 0;
  guint total = 0;
  references_mark(finder, cited, n, &exact, &total);
  guint covered = 0;
  for (guint i = 0; i < n; i++)
    covered += cited[i];
  return n > 0 && total > 0 ? (double)covered / n * (0.7 + 0.3 * exact / total) : 0;
}

/* Without a list: numbers that begin at the beginning and leave few gaps. */
static double run_of_numbers(const Finder *finder)
{
  enum { MOST = 1000 };
  gboolean seen[MOST] = {FALSE};
  guint most = 0;
  for (guint i = 0; i < finder->found->len; i++) {
    const Citation *citation = g_ptr_array_index(finder->found, i);
    for (guint k = 0; k < citation->numbers->len; k++) {
      guint number = g_array_index(citation->numbers, guint, k);
      if (number < MOST) {
        seen[number] = TRUE;
        most = MAX(most, number);
      }
    }
  }
  guint distinct = 0;
  for (guint i = 1; i <= most; i++)
    distinct += seen[i];
  return distinct >= 3 && (seen[1] || seen[2]) ? (double)distinct / most : 0;
}

CitationStyle style_choose(const Paper *paper, const LinkIndex *index, Finder finders[STYLE_SUPERSCRIPT + 1])
{
  /* how far a style is to be trusted: glued digits and numbers in parentheses can be many other things */
  static const double trust[] = {0, 1, 1, 0.9, 0.85};
  double best = 0;
  CitationStyle style = STYLE_NONE;
  guint n = paper->references->len;
  for (CitationStyle s = STYLE_AUTHOR_YEAR; s <= STYLE_SUPERSCRIPT; s++) {
    double score;
    if (n > 0) {
      score = coverage(&finders[s], n) * trust[s];
      if (s != STYLE_AUTHOR_YEAR && !link_index_is_numbered(index))
        score *= 0.7;
      if (s == STYLE_AUTHOR_YEAR && link_index_is_numbered(index))
        score *= 0.7;
    } else if (s == STYLE_AUTHOR_YEAR) {
      score = finders[s].found->len >= 3 ? MIN(0.6, 0.05 * finders[s].found->len) : 0;
    } else {
      score = s == STYLE_BRACKETS ? run_of_numbers(&finders[s]) : run_of_numbers(&finders[s]) * 0.5;
      if (s != STYLE_BRACKETS && (score < 0.4 || finders[s].found->len < 8))
        score = 0;
    }
    /* names and years are no accident, even where none of them is in the list */
    if (s == STYLE_AUTHOR_YEAR && n > 0 && finders[s].found->len >= 3)
      score = MAX(score, 0.05);
    if (score > best + 1e-9) {
      best = score;
      style = s;
    }
  }
  return best >= 0.04 ? style : STYLE_NONE;
}
