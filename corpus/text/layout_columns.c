/* Two columns set side by side, as "pdftotext -layout" leaves them, put one under the other.
 *
 * A page has two columns when one band of blanks runs down through most of its lines, at the same place, with
 * prose on both sides. Lines that cross the band (titles, wide tables) part what is above them from what is
 * below. */
#include "corpus/text/chars.h"
#include "corpus/text/layout.h"

/* Columns that are looked at; lines that must have text on both sides of the band, and columns of that text.
 */
#define COLUMNS_MAX  260u
#define LINES_BOTH   8u
#define SIDE_COLUMNS 14u
/* Lines of a file without pages that is taken for one page. */
#define UNPAGED_MAX 150u

typedef struct {
  const char *text;
  const GArray *lines;
  GArray *out;
  guint first, end; /* lines of the page */
} Page;

/* Calls for each gap of two blanks and more inside a line: columns [from, to) and bytes. Gives the column
 * after the last character. */
typedef void (*GapFunc)(guint from, guint to, Span bytes, gpointer data);

static guint walk_gaps(const char *text, const Line *line, GapFunc found, gpointer data)
{
  guint column = line->indent;
  guint gap_column = 0;
  gsize gap_byte = 0;
  guint blanks = 0;
  for (gsize i = line->span.start; i < line->span.end && column < COLUMNS_MAX;
       i = (gsize)(g_utf8_next_char(text + i) - text)) {
    gunichar c = g_utf8_get_char(text + i);
    if (char_is_blank(c)) {
      if (blanks++ == 0) {
        gap_column = column;
        gap_byte = i;
      }
      column = c == '\t' ? column / 8 * 8 + 8 : column + 1;
      continue;
    }
    if (blanks > 0 && column - gap_column >= 2 && found != NULL)
      found(gap_column, column, (Span){gap_byte, i}, data);
    blanks = 0;
    column++;
  }
  return column;
}

static void count_gap(guint from, guint to, Span bytes, gpointer data)
{
  guint *counts = data;
  (void)bytes;
  for (guint c = from; c < to && c < COLUMNS_MAX; c++)
    counts[c]++;
}

/* The column that is blank, inside a gap, in most lines that reach beyond it; 0 none. */
static guint find_band(const Page *page)
{
  guint gaps[COLUMNS_MAX] = {0};
  guint reach[COLUMNS_MAX + 1] = {0};
  for (guint i = page->first; i < page->end; i++) {
    const Line *line = &g_array_index(page->lines, Line, i);
    guint end = walk_gaps(page->text, line, count_gap, gaps);
    for (guint c = line->indent; c < end && c < COLUMNS_MAX; c++)
      reach[c]++;
  }
  guint best = 0;
  for (guint c = SIDE_COLUMNS; c + SIDE_COLUMNS < COLUMNS_MAX; c++)
    if (gaps[c] >= LINES_BOTH && gaps[c] * 4 >= reach[c] * 3 && (best == 0 || gaps[c] > gaps[best]))
      best = c;
  return best;
}

typedef struct {
  guint band;
  guint gaps;
  Span bytes; /* of the gap that holds the band */
  guint to;   /* column at which the text behind it begins */
} Split;

static void match_gap(guint from, guint to, Span bytes, gpointer data)
{
  Split *split = data;
  split->gaps++;
  if (from <= split->band && split->band < to) {
    split->bytes = bytes;
    split->to = to;
  }
}

static gboolean split_line(const Page *page, guint i, guint band, Split *split)
{
  *split = (Split){band, 0, {0, 0}, 0};
  walk_gaps(page->text, &g_array_index(page->lines, Line, i), match_gap, split);
  return split->bytes.end > split->bytes.start;
}

/* Prose on both sides: words, and seldom more than the one gap, as a table would have. */
static gboolean is_prose_page(const Page *page, guint band)
{
  guint both = 0;
  guint tabled = 0;
  guint wordy = 0;
  for (guint i = page->first; i < page->end; i++) {
    Split split;
    const Line *line = &g_array_index(page->lines, Line, i);
    if (!split_line(page, i, band, &split))
      continue;
    both++;
    tabled += split.gaps > 1;
    SpanCount left = span_count(page->text, (Span){line->span.start, split.bytes.start});
    SpanCount right = span_count(page->text, (Span){split.bytes.end, line->span.end});
    wordy += left.columns >= SIDE_COLUMNS && right.columns >= SIDE_COLUMNS &&
             left.long_lower + right.long_lower >= 3;
  }
  return both >= LINES_BOTH && tabled * 3 < both && wordy * 10 >= both * 6;
}

static void add_side(GArray *side, Line line, Span span, guint indent, const char *text, guint *blanks)
{
  line.span = span_trim(text, span);
  line.indent = indent;
  line.blank_before = *blanks;
  line.columns = span_count(text, line.span).columns;
  *blanks = 0;
  g_array_append_val(side, line);
}

static void flush_sides(Page *page, GArray *left, GArray *right)
{
  if (right->len > 0 && left->len > 0) {
    Line *line = &g_array_index(right, Line, 0);
    line->blank_before = MAX(line->blank_before, g_array_index(left, Line, 0).blank_before > 1 ? 1u : 0u);
  }
  g_array_append_vals(page->out, left->data, left->len);
  g_array_append_vals(page->out, right->data, right->len);
  g_array_set_size(left, 0);
  g_array_set_size(right, 0);
}

static void undo_page(Page *page, guint band)
{
  g_autoptr(GArray) left = g_array_new(FALSE, FALSE, sizeof(Line));
  g_autoptr(GArray) right = g_array_new(FALSE, FALSE, sizeof(Line));
  guint blanks[2] = {0, 0};
  guint margin = G_MAXUINT;
  for (guint i = page->first; i < page->end; i++) {
    Split split;
    if (split_line(page, i, band, &split))
      margin = MIN(margin, split.to);
  }
  for (guint i = page->first; i < page->end; i++) {
    Line line = g_array_index(page->lines, Line, i);
    blanks[0] += line.blank_before;
    blanks[1] += line.blank_before;
    Split split;
    if (split_line(page, i, band, &split)) {
      add_side(left, line, (Span){line.span.start, split.bytes.start}, line.indent, page->text, &blanks[0]);
      add_side(right, line, (Span){split.bytes.end, line.span.end}, split.to - margin, page->text,
               &blanks[1]);
    } else if (line.indent > band) {
      add_side(right, line, line.span, line.indent > margin ? line.indent - margin : 0, page->text,
               &blanks[1]);
      blanks[0]++;
    } else if (line.indent + line.columns <= band + 1) {
      add_side(left, line, line.span, line.indent, page->text, &blanks[0]);
      blanks[1]++;
    } else {
      flush_sides(page, left, right);
      line.blank_before = MAX(line.blank_before, 1);
      g_array_append_val(page->out, line);
      blanks[0] = blanks[1] = 0;
    }
  }
  flush_sides(page, left, right);
}

void layout_undo_columns(const char *text, GArray *lines)
{
  guint n = lines->len;
  gboolean paged = n > 0 && g_array_index(lines, Line, n - 1).page > 0;
  if (!paged && n > UNPAGED_MAX)
    return;
  g_autoptr(GArray) out = g_array_sized_new(FALSE, FALSE, sizeof(Line), n);
  for (guint first = 0; first < n;) {
    guint end = first;
    guint number = g_array_index(lines, Line, first).page;
    while (end < n && g_array_index(lines, Line, end).page == number)
      end++;
    Page page = {text, lines, out, first, end};
    guint band = find_band(&page);
    if (band > 0 && is_prose_page(&page, band))
      undo_page(&page, band);
    else
      g_array_append_vals(out, &g_array_index(lines, Line, first), end - first);
    first = end;
  }
  g_array_set_size(lines, 0);
  g_array_append_vals(lines, out->data, out->len);
}
