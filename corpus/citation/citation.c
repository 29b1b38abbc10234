#include "corpus/citation/citation.h"

#include "corpus/base/limits.h"
#include "corpus/citation/found.h"

#include <string.h>

/* Longest stretch that is searched at once: tokens of more would take hundreds of megabytes. */
enum { STRETCH_BYTES = 256 * 1024 };

static void citation_free_item(gpointer data)
{
  citation_free(data);
}

void finder_init(Finder *finder, const Paper *paper, const LinkIndex *index)
{
  *finder =
      (Finder){paper, paper->text->str, index, g_ptr_array_new_with_free_func(citation_free_item), 0, FALSE};
}

void finder_clear(Finder *finder)
{
  g_clear_pointer(&finder->found, g_ptr_array_unref);
}

Citation *finder_add(Finder *finder, Span span, CitationForm form, guint group)
{
  Citation *citation = citation_new(span, form, group);
  g_ptr_array_add(finder->found, citation);
  return citation;
}

static void stretch_add(GArray *stretches, const char *text, Span span, Zone zone, BlockKind kind)
{
  while (span.start < span.end) {
    gsize end = span.end;
    if (end - span.start > STRETCH_BYTES) {
      end = span.start + STRETCH_BYTES;
      gsize low = span.start + STRETCH_BYTES / 2;
      while (end > low && text[end] != ' ' && text[end] != '\n')
        end--;
      while (end > span.start && ((guchar)text[end] & 0xc0) == 0x80)
        end--;
    }
    Stretch stretch = {{span.start, end}, zone, kind};
    g_array_append_val(stretches, stretch);
    span.start = end;
  }
}

GArray *stretches_make(const Paper *paper)
{
  GArray *stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
  const char *text = paper->text->str;
  for (guint i = 0; i < paper->paragraphs->len; i++) {
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, i);
    if (paragraph->zone != ZONE_REFERENCES && paragraph->zone != ZONE_FRONT &&
        paragraph->kind != BLOCK_FRONT && paragraph->kind != BLOCK_REFERENCE)
      stretch_add(stretches, text, paragraph->span, paragraph->zone, paragraph->kind);
  }
  for (guint i = 0; i < paper->kept->len; i++) {
    const Kept *kept = &g_array_index(paper->kept, Kept, i);
    if (kept->zone == ZONE_TABLE || kept->zone == ZONE_CAPTION || kept->zone == ZONE_FOOTNOTE)
      stretch_add(stretches, text, kept->span, kept->zone, BLOCK_TEXT);
  }
  return stretches;
}

/* Whether what was found leads to less than a third of the list. */
static gboolean covers_little(const Finder *finder)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < finder->found->len; i++) {
    const Citation *citation = g_ptr_array_index(finder->found, i);
    for (guint k = 0; k < citation->references->len; k++)
      g_hash_table_add(seen, GUINT_TO_POINTER(g_array_index(citation->references, guint, k)));
  }
  return g_hash_table_size(seen) * 3 < link_index_size(finder->index);
}

void citations_gather(Finder *finder, CitationStyle style)
{
  g_autoptr(GArray) stretches = stretches_make(finder->paper);
  if (style == STYLE_SUPERSCRIPT) {
    find_superscripts(finder, stretches);
    if (covers_little(finder))
      find_superscripts_apart(finder, stretches);
  }
  g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(Token));
  for (guint i = 0; i < stretches->len && finder->found->len < LIMIT_CITATIONS; i++) {
    Span span = g_array_index(stretches, Stretch, i).span;
    if (style == STYLE_AUTHOR_YEAR) {
      citation_tokens_cut(finder->text, span, tokens);
      find_author_year(finder, tokens);
      continue;
    }
    if (style == STYLE_PARENTHESES)
      find_bracketed(finder, span, '(');
    /* square brackets stand for round ones inside round ones, and for superscripts in some converters' output
     */
    if (style == STYLE_BRACKETS || link_index_size(finder->index) > 0)
      find_bracketed(finder, span, '[');
    find_named(finder, span);
  }
}

/* Gathers in every style and chooses one. */
static CitationStyle gather_all(const Paper *paper, const LinkIndex *index,
                                Finder finders[STYLE_SUPERSCRIPT + 1])
{
  for (CitationStyle s = STYLE_NONE; s <= STYLE_SUPERSCRIPT; s++) {
    finder_init(&finders[s], paper, index);
    if (s != STYLE_NONE)
      citations_gather(&finders[s], s);
  }
  return style_choose(paper, index, finders);
}

static void clear_all(Finder finders[STYLE_SUPERSCRIPT + 1])
{
  for (CitationStyle s = STYLE_NONE; s <= STYLE_SUPERSCRIPT; s++)
    finder_clear(&finders[s]);
}

/* The style of the citations that the paper has already (cross references of a JATS file). */
static CitationStyle style_given(const Paper *paper)
{
  guint names = 0;
  guint numbers[STYLE_SUPERSCRIPT + 1] = {0};
  for (guint i = 0; i < paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(paper->citations, i);
    if (citation->form == FORM_NARRATIVE || citation->form == FORM_PARENTHETICAL)
      names++;
    else if (citation->form == FORM_SUPERSCRIPT)
      numbers[STYLE_SUPERSCRIPT]++;
    else if (citation->form == FORM_NUMERIC) {
      gsize i_before = citation->span.start;
      while (i_before > 0 && strchr(" 0123456789,-;", paper->text->str[i_before - 1]) != NULL)
        i_before--;
      char before = i_before > 0 ? paper->text->str[i_before - 1] : ' ';
      numbers[before == '(' ? STYLE_PARENTHESES : before == '[' ? STYLE_BRACKETS : STYLE_SUPERSCRIPT]++;
    }
  }
  CitationStyle best = STYLE_NONE;
  guint most = 0;
  for (CitationStyle s = STYLE_BRACKETS; s <= STYLE_SUPERSCRIPT; s++)
    if (numbers[s] > most) {
      most = numbers[s];
      best = s;
    }
  return names > most ? STYLE_AUTHOR_YEAR : best;
}

CitationStyle citation_style(const Paper *paper)
{
  CitationStyle given = style_given(paper);
  if (given != STYLE_NONE)
    return given;
  g_autoptr(LinkIndex) index = link_index_new(paper);
  Finder finders[STYLE_SUPERSCRIPT + 1];
  CitationStyle style = gather_all(paper, index, finders);
  clear_all(finders);
  return style;
}

static int span_compare(gconstpointer a, gconstpointer b)
{
  const Span *left = a;
  const Span *right = b;
  return left->start < right->start ? -1 : left->start > right->start;
}

/* Gives what was found to the paper, but for what overlaps a citation that it has. */
static void adopt(Paper *paper, Finder *finder)
{
  guint groups = 0;
  g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(Span));
  for (guint i = 0; i < paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(paper->citations, i);
    groups = MAX(groups, citation->group);
    g_array_append_val(taken, citation->span);
  }
  g_array_sort(taken, span_compare);
  g_ptr_array_set_free_func(finder->found, NULL);
  for (guint i = 0; i < finder->found->len; i++) {
    Citation *citation = g_ptr_array_index(finder->found, i);
    guint low = 0;
    guint high = taken->len;
    while (low < high) {
      guint middle = (low + high) / 2;
      if (g_array_index(taken, Span, middle).end <= citation->span.start)
        low = middle + 1;
      else
        high = middle;
    }
    gboolean overlaps = low < taken->len && g_array_index(taken, Span, low).start < citation->span.end;
    if (overlaps || paper->citations->len >= LIMIT_CITATIONS) {
      citation_free(citation);
      continue;
    }
    citation->group += groups;
    g_ptr_array_add(paper->citations, citation);
  }
  g_ptr_array_set_size(finder->found, 0);
}

void citations_find(Paper *paper)
{
  g_autoptr(LinkIndex) index = link_index_new(paper);
  CitationStyle given = style_given(paper);
  Finder finders[STYLE_SUPERSCRIPT + 1];
  if (given != STYLE_NONE) {
    Finder finder;
    finder_init(&finder, paper, index);
    /* glued digits are too weak a sign where the file itself marks its citations */
    if (given != STYLE_SUPERSCRIPT)
      citations_gather(&finder, given);
    adopt(paper, &finder);
    finder_clear(&finder);
  } else {
    CitationStyle style = gather_all(paper, index, finders);
    if (style != STYLE_NONE)
      adopt(paper, &finders[style]);
    clear_all(finders);
  }
  paper_sort_citations(paper);
  if (paper->citations->len >= LIMIT_CITATIONS)
    diagnostics_add(paper->diagnostics, SEVERITY_WARNING, POSITION_NONE, 0, "limit",
                    "more than %u citations: the rest is left out", LIMIT_CITATIONS);
}

void citation_link(const Paper *paper, Citation *citation)
{
  g_autoptr(LinkIndex) index = link_index_new(paper);
  if (citation->numbers->len > 0) {
    link_numbers(index, citation);
    return;
  }
  int at = paper_paragraph_at(paper, citation->span.start);
  Span span = at >= 0 ? g_array_index(paper->paragraphs, Paragraph, at).span : citation->span;
  span.start = MAX(span.start, citation->span.start > 4096 ? citation->span.start - 4096 : 0);
  while (span.start < citation->span.start && ((guchar)paper->text->str[span.start] & 0xc0) == 0x80)
    span.start++;
  Finder finder;
  finder_init(&finder, paper, index);
  g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(Token));
  citation_tokens_cut(paper->text->str, span, tokens);
  find_author_year(&finder, tokens);
  for (guint i = 0; i < finder.found->len; i++) {
    Citation *found = g_ptr_array_index(finder.found, i);
    if (found->span.end <= citation->span.start || found->span.start >= citation->span.end)
      continue;
    Link link = {found->match, g_array_ref(found->references), found->confidence, g_strdup(found->reason), 0};
    link_apply(citation, &link);
    break;
  }
  finder_clear(&finder);
}
