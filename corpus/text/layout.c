#include "corpus/text/layout.h"

#include "corpus/base/limits.h"
#include "corpus/text/chars.h"

#include <string.h>

/* A line as long as this that holds several paragraphs lost its breaks. */
#define PARAGRAPH_BYTES 1500u

/* Past the limit, lines are no longer told apart: what is left becomes lines of many, so that a file of a
 * hundred million line breaks costs no more than its bytes. */
static void merge_tail(GArray *lines, Diagnostics *diagnostics)
{
  if (lines->len <= LIMIT_LINES)
    return;
  diagnostics_add(diagnostics, SEVERITY_WARNING, POSITION_LINE, LIMIT_LINES, "limit",
                  "over %u lines; the rest is read without telling its lines apart", LIMIT_LINES);
  guint kept = LIMIT_LINES;
  for (guint i = LIMIT_LINES + 1; i < lines->len; i++) {
    Line *last = &g_array_index(lines, Line, kept);
    const Line *line = &g_array_index(lines, Line, i);
    if (line->span.end - last->span.start > LIMIT_LINE_BYTES) {
      kept++;
      g_array_index(lines, Line, kept) = *line;
      continue;
    }
    last->span.end = line->span.end;
    last->columns += line->columns + 1;
  }
  g_array_set_size(lines, kept + 1);
}

/* Where a long line holds a gap of two and more blanks after the end of a sentence, a paragraph ended. */
static gsize next_paragraph_gap(const char *text, gsize from, gsize end, gsize *resume)
{
  for (gsize i = from; i + 2 < end; i++) {
    if (text[i] != ' ' || (text[i + 1] != ' ' && text[i + 1] != '\t'))
      continue;
    gsize k = i;
    while (k < end && (text[k] == ' ' || text[k] == '\t'))
      k++;
    gsize window = i > from + 40 ? i - 40 : from;
    while (window > from && (text[window] & 0xc0) == 0x80)
      window--;
    if (span_ends_sentence(text, (Span){window, i}) && k < end && !span_starts_inside(text, (Span){k, end})) {
      *resume = k;
      return i;
    }
    i = k - 1;
  }
  return end;
}

void layout_split_lines(const char *text, GArray *lines)
{
  gboolean any = FALSE;
  for (guint i = 0; i < lines->len && !any; i++) {
    Span span = g_array_index(lines, Line, i).span;
    any = span.end - span.start > PARAGRAPH_BYTES;
  }
  if (!any)
    return;
  g_autoptr(GArray) split = g_array_sized_new(FALSE, FALSE, sizeof(Line), lines->len);
  for (guint i = 0; i < lines->len; i++) {
    Line line = g_array_index(lines, Line, i);
    gsize end = line.span.end;
    gboolean is_long = end - line.span.start > PARAGRAPH_BYTES;
    while (is_long) {
      gsize resume = end;
      gsize gap = next_paragraph_gap(text, line.span.start, end, &resume);
      if (gap == end)
        break;
      Line part = line;
      part.span.end = gap;
      part.columns = (guint)g_utf8_strlen(text + part.span.start, (gssize)(gap - part.span.start));
      g_array_append_val(split, part);
      line.span.start = resume;
      line.indent = 0;
      line.blank_before = 1;
    }
    line.columns = (guint)g_utf8_strlen(text + line.span.start, (gssize)(end - line.span.start));
    g_array_append_val(split, line);
  }
  g_array_set_size(lines, 0);
  g_array_append_vals(lines, split->data, split->len);
}

gsize layout_bullet(const char *text, Span line)
{
  gunichar c = span_first_char(text, line);
  gsize width = (gsize)(g_utf8_next_char(text + line.start) - (text + line.start));
  gboolean sure = c == 0x2022 || c == 0x25cf || c == 0x25aa || c == 0x25a0 || c == 0x25e6 || c == 0x2023 ||
                  c == 0x25cb || c == 0xf0b7 || c == 0x27a2 || c == 0x2713 || c == 0x25ba || c == 0x2043;
  gboolean dash = c == '-' || c == '*' || c == '+' || c == 0x2013 || c == 0x2014 || c == 0xb7;
  if (!sure && !dash)
    return 0;
  gsize i = line.start + width;
  if (i >= line.end)
    return 0;
  gboolean blank = FALSE;
  while (i < line.end && char_is_blank(g_utf8_get_char(text + i))) {
    i = (gsize)(g_utf8_next_char(text + i) - text);
    blank = TRUE;
  }
  return sure || blank ? i - line.start : 0;
}

gsize layout_hashes(const char *text, Span line, guint *level)
{
  gsize i = line.start;
  while (i < line.end && text[i] == '#')
    i++;
  *level = (guint)(i - line.start);
  if (i == line.start || *level > 6 || i >= line.end || (text[i] != ' ' && text[i] != '\t'))
    return 0;
  while (i < line.end && (text[i] == ' ' || text[i] == '\t'))
    i++;
  return i - line.start;
}

static void count_layout(Layout *layout)
{
  guint hashes = 0;
  guint followed = 0;
  for (guint i = 0; i < layout->lines->len; i++) {
    const Line *line = layout_line(layout, i);
    guint level = 0;
    hashes += layout_hashes(layout->text, line->span, &level) > 0;
    followed +=
        i > 0 && line->blank_before == 0 && line->columns > 30 && layout_line(layout, i - 1)->columns > 30;
  }
  layout->is_marked = hashes >= 2;
  layout->is_wrapped = layout->lines->len > 0 && followed * 3 > layout->lines->len;
}

Layout *layout_new(const MappedText *from, Diagnostics *diagnostics)
{
  Layout *layout = g_new0(Layout, 1);
  layout->from = from;
  layout->text = from->text->str;
  layout->lines = lines_cut(from->text->str, from->text->len);
  merge_tail(layout->lines, diagnostics);
  layout_split_lines(layout->text, layout->lines);
  layout_undo_columns(layout->text, layout->lines);
  layout->furniture = g_malloc0(layout->lines->len + 1);
  layout->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  count_layout(layout);
  layout_find_furniture(layout);
  layout_cut_pieces(layout);
  layout_settle_pieces(layout);
  return layout;
}

void layout_free(Layout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref(layout->lines);
  g_array_unref(layout->pieces);
  g_free(layout->furniture);
  g_free(layout);
}
