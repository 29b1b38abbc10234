/* Lines put together to pieces: where one paragraph, heading, item or row ends and the next begins. */
#include "corpus/structure/role.h"
#include "corpus/text/chars.h"
#include "corpus/text/layout.h"

/* Lines at least this wide in a region show how wide its column is. */
#define COLUMN_MIN 38u
/* How far around a line its column's width is looked for: less than a page, as columns change. */
#define WINDOW_LINES 6u

/* Columns of the first word. */
static guint first_word_columns(const char *text, Span span)
{
  guint columns = 0;
  for (gsize i = span.start; i < span.end && !char_is_blank(g_utf8_get_char(text + i));
       i = (gsize)(g_utf8_next_char(text + i) - text))
    columns++;
  return columns;
}

static gboolean is_marked_heading(const Layout *layout, guint i)
{
  guint level = 0;
  return layout_hashes(layout->text, layout_line(layout, i)->span, &level) > 0;
}

/* A line by itself that names a section everyone knows. */
static gboolean is_known_heading(const Layout *layout, guint i)
{
  const Line *line = layout_line(layout, i);
  return line->columns < 60 && section_role_of_line(layout->text, line->span) != ROLE_NONE;
}

/* A section number and a short title: "2.1 Participants", "IV. RESULTS". */
static gboolean is_numbered_heading(const Layout *layout, guint i)
{
  const Line *line = layout_line(layout, i);
  Span number;
  gsize width = layout_section_number(layout->text, line->span, &number);
  if (width == 0 || line->columns > 90)
    return FALSE;
  Span title = {line->span.start + width, line->span.end};
  SpanCount count = span_count(layout->text, title);
  gunichar last = span_last_char(layout->text, title);
  return count.words >= 1 && count.words <= 12 && count.stops == 0 && last != '.' && last != ',' &&
         last != ';' && count.letters * 3 > count.columns * 2;
}

static gboolean has_item_mark(const Layout *layout, guint i)
{
  return layout_bullet(layout->text, layout_line(layout, i)->span) > 0;
}

static gboolean line_is_row(const char *text, Span span)
{
  SpanCount count = span_count(text, span);
  return count.tabs > 0 || span_first_char(text, span) == '|' || count.gaps >= 2;
}

/* Widest line around line i, in the region that it stands in, furniture left out; regions are parted by empty
 * lines. */
static void measure_regions(const Layout *layout, guint *widths)
{
  guint n = layout->lines->len;
  for (guint first = 0; first < n;) {
    guint end = first + 1;
    while (end < n && layout_line(layout, end)->blank_before == 0 && layout->furniture[end] == 0)
      end++;
    for (guint k = first; k < end; k++) {
      guint from = k - first > WINDOW_LINES ? k - WINDOW_LINES : first;
      guint to = MIN(end, k + WINDOW_LINES + 1);
      widths[k] = 0;
      for (guint m = from; m < to; m++)
        widths[k] = MAX(widths[k], layout_line(layout, m)->columns);
    }
    first = end;
  }
}

/* The number that a line begins with, as lines of a list and affiliations do ("2 Institute", "2. Ask"); -1
 * none. */
static int leading_number(const char *text, Span line)
{
  gsize i = line.start;
  int number = 0;
  while (i < line.end && g_ascii_isdigit(text[i]) && i - line.start < 3)
    number = number * 10 + (text[i++] - '0');
  if (i == line.start || i >= line.end)
    return -1;
  if (text[i] == '.' || text[i] == ')')
    i++;
  while (i < line.end && text[i] == ' ')
    i++;
  return i < line.end && g_unichar_isupper(g_utf8_get_char(text + i)) ? number : -1;
}

/* Both lines of the region are there, i - 1 and i: does the piece end between them? */
static gboolean break_between(const Layout *layout, const guint *widths, guint i, guint piece_first)
{
  const char *text = layout->text;
  const Line *left = layout_line(layout, i - 1);
  const Line *right = layout_line(layout, i);
  if (right->blank_before > 0 || right->span.start < left->span.end) /* the next column */
    return TRUE;
  if (layout->furniture[i] != layout->furniture[i - 1])
    return TRUE;
  if (is_marked_heading(layout, i) || is_marked_heading(layout, i - 1))
    return TRUE;
  gboolean ended = span_ends_sentence(text, left->span);
  gunichar last = span_last_char(text, left->span);
  if (has_item_mark(layout, i) &&
      (ended || last == ';' || last == ',' || has_item_mark(layout, piece_first) ||
       layout_bullet(text, right->span) > 0))
    if (ended || last == ';' || last == ',' || has_item_mark(layout, piece_first) ||
        right->indent > left->indent)
      return TRUE;
  int number = leading_number(text, right->span);
  if (number > 1 && number == leading_number(text, layout_line(layout, piece_first)->span) + 1)
    return TRUE;
  if (line_is_row(text, left->span) != line_is_row(text, right->span))
    return TRUE;
  if (is_known_heading(layout, i - 1) && i - 1 == piece_first)
    return TRUE;
  if (is_known_heading(layout, i) && (ended || left->columns * 4 < widths[i] * 3))
    return TRUE;
  if ((is_numbered_heading(layout, i) && ended) || layout_is_caption(text, right->span))
    return ended || layout_is_caption(text, right->span);
  if (left->page != right->page)
    return TRUE;
  gboolean deeper = right->indent > left->indent && right->indent - left->indent < 16;
  if (ended && deeper)
    return TRUE;
  guint width = widths[i];
  guint fits = left->columns + 1 + first_word_columns(text, right->span);
  if (width >= COLUMN_MIN && fits * 4 <= width * 3 && !span_starts_inside(text, right->span) &&
      !char_is_hyphen(last))
    return TRUE;
  return FALSE;
}

static void add_piece(Layout *layout, guint first, guint end)
{
  Piece piece = {first,
                 end,
                 PIECE_PROSE,
                 0,
                 {layout_line(layout, first)->span.start, layout_line(layout, end - 1)->span.end}};
  if (layout->furniture[first] != 0)
    piece.kind = (PieceKind)layout->furniture[first];
  else
    piece.kind = layout_classify(layout, first, end, &piece.level);
  g_array_append_val(layout->pieces, piece);
}

void layout_cut_pieces(Layout *layout)
{
  guint n = layout->lines->len;
  if (n == 0)
    return;
  g_autofree guint *widths = g_new(guint, n);
  measure_regions(layout, widths);
  guint first = 0;
  for (guint i = 1; i <= n; i++) {
    if (i < n && !break_between(layout, widths, i, first))
      continue;
    add_piece(layout, first, i);
    first = i;
  }
}
