#include "corpus/structure/papers.h"

#include "corpus/base/limits.h"
#include "corpus/citation/list.h"
#include "corpus/structure/front.h"
#include "corpus/structure/role.h"
#include "corpus/text/chars.h"

#include <string.h>

/* Pieces that a title page (with a cover page before it) has at most. */
#define TITLE_PAGE_PIECES 90u

typedef struct {
  const Layout *layout;
  GArray *list_end; /* guint: first piece after each reference list */
} Search;

/* The pieces behind the reference lists of the whole file. */
static void find_list_ends(Search *search)
{
  const Layout *layout = search->layout;
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Line));
  g_autoptr(GArray) index = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(ListRange));
  for (guint i = 0; i < layout->lines->len; i++) {
    if (layout->furniture[i] != 0)
      continue;
    g_array_append_val(lines, *layout_line(layout, i));
    g_array_append_val(index, i);
  }
  reference_lists_find(layout->text, lines, 0, lines->len, ranges);
  guint piece = 0;
  for (guint r = 0; r < ranges->len; r++) {
    ListRange range = g_array_index(ranges, ListRange, r);
    if (range.end >= lines->len)
      break;
    guint line = g_array_index(index, guint, range.end);
    while (piece < layout->pieces->len && layout_piece(layout, piece)->first < line)
      piece++;
    g_array_append_val(search->list_end, piece);
  }
}

static char *piece_text(const Layout *layout, const Piece *piece)
{
  gsize end = MIN(piece->span.end, piece->span.start + 400);
  while (end > piece->span.start && (layout->text[end] & 0xc0) == 0x80)
    end--;
  return g_strndup(layout->text + piece->span.start, end - piece->span.start);
}

/* What a title page shows between a reference list and the next abstract or introduction. */
static gboolean is_title_page(const Layout *layout, guint first, guint end)
{
  guint signs = 0;
  guint names = 0;
  guint prose = 0;
  for (guint i = first; i < end; i++) {
    const Piece *piece = layout_piece(layout, i);
    if (piece->kind == PIECE_RUNNING_HEAD || piece->kind == PIECE_PAGE_NUMBER || piece->kind == PIECE_MARKUP)
      continue;
    g_autofree char *text = piece_text(layout, piece);
    FrontLineKind kind = front_line_kind(text);
    signs += kind == LINE_AFFILIATION || kind == LINE_CITATION || kind == LINE_CITE_AS || kind == LINE_DOI ||
             kind == LINE_TYPE || kind == LINE_DATES || kind == LINE_KEYWORDS;
    names += kind == LINE_PLAIN && authors_is_line(text, TRUE);
    prose += piece->kind == PIECE_PROSE && kind == LINE_PLAIN && piece->span.end - piece->span.start > 600;
  }
  return names > 0 && prose < 3 && (signs > 0 || end - first <= 6) && end - first >= 2;
}

/* Headings of a body, or a further reference list, follow: what begins here is a paper and not an appendix.
 */
static gboolean has_body(const Search *search, guint first)
{
  guint known = 0;
  for (guint i = first; i < search->layout->pieces->len && known < 3; i++) {
    const Piece *piece = layout_piece(search->layout, i);
    if (piece->kind == PIECE_SHORT || piece->kind == PIECE_HEADING)
      known += section_role_of_line(search->layout->text, piece->span) != ROLE_NONE;
  }
  return known >= 2;
}

/* The piece at which the title page of a new paper ends: abstract or introduction; 0 none. */
static guint find_opening(const Layout *layout, guint first)
{
  for (guint i = first; i < layout->pieces->len && i - first < TITLE_PAGE_PIECES; i++) {
    const Piece *piece = layout_piece(layout, i);
    if (piece->kind != PIECE_SHORT && piece->kind != PIECE_HEADING)
      continue;
    SectionRole role = section_role_of_line(layout->text, piece->span);
    if (role == ROLE_ABSTRACT || role == ROLE_INTRODUCTION)
      return i;
    if (role != ROLE_NONE)
      return 0;
  }
  return 0;
}

GArray *papers_find(const Layout *layout, Diagnostics *diagnostics)
{
  GArray *ranges = g_array_new(FALSE, FALSE, sizeof(PaperRange));
  Search search = {layout, g_array_new(FALSE, FALSE, sizeof(guint))};
  find_list_ends(&search);
  guint start = 0;
  for (guint i = 0; i < search.list_end->len; i++) {
    guint end = g_array_index(search.list_end, guint, i);
    guint opening = end < layout->pieces->len ? find_opening(layout, end) : 0;
    if (opening <= end || !is_title_page(layout, end, opening) || !has_body(&search, opening))
      continue;
    if (ranges->len + 1 >= LIMIT_PAPERS_PER_FILE) {
      diagnostics_add(diagnostics, SEVERITY_WARNING, POSITION_LINE, layout_piece(layout, end)->first, "limit",
                      "over %u papers in one file; the rest is read as one", LIMIT_PAPERS_PER_FILE);
      break;
    }
    PaperRange range = {start, end};
    g_array_append_val(ranges, range);
    start = end;
  }
  PaperRange last = {start, layout->pieces->len};
  g_array_append_val(ranges, last);
  g_array_unref(search.list_end);
  return ranges;
}
