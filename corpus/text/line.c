#include "corpus/text/line.h"

#include "corpus/base/limits.h"
#include "corpus/text/chars.h"

#include <string.h>

/* What is known between two lines. */
typedef struct {
  const char *text;
  GArray *lines;
  guint blanks; /* empty lines since the last line */
  guint page;
} Cutter;

/* Where a line over the limit is cut: after the last blank before the limit, else at a character's border. */
static gsize cut_point(const char *text, gsize start, gsize end)
{
  if (end - start <= LIMIT_LINE_BYTES)
    return end;
  gsize limit = start + LIMIT_LINE_BYTES;
  for (gsize i = limit; i > start; i--)
    if (text[i - 1] == ' ' || text[i - 1] == '\t')
      return i;
  while ((text[limit] & 0xc0) == 0x80)
    limit--;
  return limit;
}

/* Columns of white space at the start of a line. */
static guint measure_indent(const char *text, gsize start, gsize end)
{
  guint column = 0;
  for (gsize i = start; i < end; i = (gsize)(g_utf8_next_char(text + i) - text)) {
    gunichar c = g_utf8_get_char(text + i);
    if (!char_is_blank(c))
      break;
    column = c == '\t' ? column / 8 * 8 + 8 : column + 1;
  }
  return column;
}

static void add_line(Cutter *cutter, gsize start, gsize end, gboolean counts_when_empty)
{
  const char *text = cutter->text;
  Span whole = span_trim(text, (Span){start, end});
  if (whole.start == whole.end) {
    cutter->blanks += counts_when_empty ? 1 : 0;
    return;
  }
  guint indent = measure_indent(text, start, whole.start);
  while (whole.start < whole.end) {
    gsize stop = cut_point(text, whole.start, whole.end);
    Span part = span_trim(text, (Span){whole.start, stop});
    if (part.start < part.end) {
      Line line = {part, indent, cutter->blanks,
                   (guint)g_utf8_strlen(text + part.start, (gssize)(part.end - part.start)), cutter->page};
      g_array_append_val(cutter->lines, line);
      cutter->blanks = 0;
      indent = 0;
    }
    whole.start = stop;
  }
}

GArray *lines_cut(const char *text, gsize length)
{
  gboolean paged = memchr(text, '\f', length) != NULL;
  Cutter cutter = {text, g_array_new(FALSE, FALSE, sizeof(Line)), 0, paged ? 1 : 0};
  gsize start = 0;
  for (gsize i = 0; i <= length; i++) {
    if (i < length && text[i] != '\n' && text[i] != '\f')
      continue;
    gboolean at_break = i == length || text[i] == '\f';
    add_line(&cutter, start, i, !at_break);
    if (i < length && text[i] == '\f')
      cutter.page++;
    start = i + 1;
  }
  return cutter.lines;
}
