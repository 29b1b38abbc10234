/* Running heads and page numbers: by repetition and by their place on the page. */
#include "corpus/text/chars.h"
#include "corpus/text/layout.h"

#include <stdlib.h>
#include <string.h>

/* Longest running head, and how many lines at either end of a page are looked at. */
#define HEAD_COLUMNS 160u
#define EDGE_LINES   3u

/* A running head repeats on this many pages at least. */
#define HEAD_REPEATS 3u

/* Letters folded, digits as '#', all else left out: what stays the same from page to page. */
static char *head_key(const char *text, Span span)
{
  GString *key = g_string_new(NULL);
  for (gsize i = span.start; i < span.end; i = (gsize)(g_utf8_next_char(text + i) - text)) {
    gunichar c = g_utf8_get_char(text + i);
    if (g_unichar_isdigit(c)) {
      if (key->len == 0 || key->str[key->len - 1] != '#')
        g_string_append_c(key, '#');
    } else if (g_unichar_isalpha(c)) {
      g_string_append_unichar(key, g_unichar_tolower(c));
    }
  }
  return g_string_free(key, FALSE);
}

/* The number of a line that is a page number: "12", "- 12 -", "Page 12", "12 of 30", "xii". -1: none. */
static int page_number(const char *text, Span span)
{
  int value = -1;
  guint letters = 0;
  guint numbers = 0;
  if (span.end - span.start > 24)
    return -1;
  for (gsize i = span.start; i < span.end; i = (gsize)(g_utf8_next_char(text + i) - text)) {
    gunichar c = g_utf8_get_char(text + i);
    if (g_ascii_isdigit((gchar)c) && c < 0x80) {
      gsize start = i;
      while (i + 1 < span.end && g_ascii_isdigit(text[i + 1]))
        i++;
      if (i - start > 5)
        return -1;
      if (numbers++ == 0)
        value = atoi(text + start);
    } else if (g_unichar_isalpha(c)) {
      letters++;
    } else if (!char_is_blank(c) && c != '-' && c != '|' && c != '[' && c != ']' && c != '/' && c != 0x2013 &&
               c != 0x2014) {
      return -1;
    }
  }
  if (numbers == 0 || numbers > 2)
    return -1;
  if (letters == 0)
    return numbers == 1 ? value : -1;
  gboolean page = span_contains(text, span, "page") || span_contains(text, span, "seite") ||
                  span_contains(text, span, "p a g e") || span_contains(text, span, "página");
  if (page && letters <= 10)
    return value;
  return numbers == 2 && letters == 2 && span_contains(text, span, " of ") ? value : -1;
}

static gboolean is_isolated(const Layout *layout, guint i)
{
  const GArray *lines = layout->lines;
  return layout_line(layout, i)->blank_before > 0 &&
         (i + 1 == lines->len || layout_line(layout, i + 1)->blank_before > 0 ||
          layout_line(layout, i + 1)->page != layout_line(layout, i)->page);
}

/* Lines at either end of a page, where pages are known; edges[i] is 1 at the top, 2 at the bottom. */
static guint8 *find_edges(const Layout *layout)
{
  guint n = layout->lines->len;
  guint8 *edges = g_malloc0(n + 1);
  for (guint first = 0; first < n;) {
    guint end = first;
    guint page = layout_line(layout, first)->page;
    while (end < n && layout_line(layout, end)->page == page)
      end++;
    for (guint k = 0; k < EDGE_LINES && first + k < end; k++)
      if (page > 1)
        edges[first + k] = 1;
    for (guint k = 0; k < EDGE_LINES && end - first > k; k++)
      if (edges[end - 1 - k] == 0)
        edges[end - 1 - k] = 2;
    first = end;
  }
  return edges;
}

/* Page numbers by themselves on a line, in a file without form feeds: those that count on from each other. */
static void mark_counting_numbers(Layout *layout)
{
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < layout->lines->len; i++)
    if (page_number(layout->text, layout_line(layout, i)->span) >= 0 && is_isolated(layout, i))
      g_array_append_val(found, i);
  for (guint start = 0; start < found->len;) {
    guint end = start + 1;
    int last = page_number(layout->text, layout_line(layout, g_array_index(found, guint, start))->span);
    for (; end < found->len; end++) {
      guint line = g_array_index(found, guint, end);
      int value = page_number(layout->text, layout_line(layout, line)->span);
      if (value <= last || value > last + 2 || line - g_array_index(found, guint, end - 1) < 4)
        break;
      last = value;
    }
    for (guint k = start; end - start >= HEAD_REPEATS && k < end; k++)
      layout->furniture[g_array_index(found, guint, k)] = PIECE_PAGE_NUMBER;
    start = end;
  }
}

/* The piece of prose before the line is unfinished and the one behind goes on with a small letter. */
static gboolean cuts_sentence(const Layout *layout, guint i)
{
  guint before = i;
  guint after = i + 1;
  while (before > 0 && layout->furniture[before - 1] != 0)
    before--;
  while (after < layout->lines->len && layout->furniture[after] != 0)
    after++;
  if (before == 0 || after >= layout->lines->len)
    return FALSE;
  return !span_ends_sentence(layout->text, layout_line(layout, before - 1)->span) &&
         span_starts_inside(layout->text, layout_line(layout, after)->span);
}

typedef struct {
  guint count;
  guint cuts;
  guint beside_number; /* next to a page number */
} HeadCount;

static gboolean beside_number(const Layout *layout, guint i)
{
  return (i > 0 && layout->furniture[i - 1] == PIECE_PAGE_NUMBER) ||
         (i + 1 < layout->lines->len && layout->furniture[i + 1] == PIECE_PAGE_NUMBER);
}

static gboolean may_be_head(const Layout *layout, const guint8 *edges, guint i, gboolean paged)
{
  const Line *line = layout_line(layout, i);
  if (line->columns > HEAD_COLUMNS || line->columns < 3 || layout->furniture[i] != 0)
    return FALSE;
  guint level = 0;
  if (layout_hashes(layout->text, line->span, &level) > 0 || layout_bullet(layout->text, line->span) > 0)
    return FALSE;
  return paged ? edges[i] != 0 : is_isolated(layout, i) || beside_number(layout, i);
}

static gboolean count_says_head(const HeadCount *count, gboolean paged)
{
  if (count == NULL || count->count < HEAD_REPEATS)
    return FALSE;
  return paged || count->cuts * 2 >= count->count || count->beside_number * 2 >= count->count;
}

static void mark_heads(Layout *layout, const guint8 *edges, gboolean paged)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < layout->lines->len; i++) {
    if (!may_be_head(layout, edges, i, paged))
      continue;
    g_autofree char *key = head_key(layout->text, layout_line(layout, i)->span);
    if (strlen(key) < 3)
      continue;
    HeadCount *count = g_hash_table_lookup(counts, key);
    if (count == NULL) {
      count = g_new0(HeadCount, 1);
      g_hash_table_insert(counts, g_steal_pointer(&key), count);
    }
    count->count++;
    count->cuts += cuts_sentence(layout, i);
    count->beside_number += beside_number(layout, i);
  }
  for (guint i = 0; i < layout->lines->len; i++) {
    if (!may_be_head(layout, edges, i, paged))
      continue;
    g_autofree char *key = head_key(layout->text, layout_line(layout, i)->span);
    if (count_says_head(g_hash_table_lookup(counts, key), paged))
      layout->furniture[i] = PIECE_RUNNING_HEAD;
  }
}

void layout_find_furniture(Layout *layout)
{
  guint n = layout->lines->len;
  gboolean paged = n > 0 && layout_line(layout, n - 1)->page > 1;
  g_autofree guint8 *edges = find_edges(layout);
  if (paged) {
    for (guint i = 0; i < n; i++)
      if (edges[i] != 0 && page_number(layout->text, layout_line(layout, i)->span) >= 0 &&
          (i == 0 || i + 1 == n || layout_line(layout, i + 1)->page != layout_line(layout, i)->page ||
           layout_line(layout, i - 1)->page != layout_line(layout, i)->page || is_isolated(layout, i)))
        layout->furniture[i] = PIECE_PAGE_NUMBER;
  } else {
    mark_counting_numbers(layout);
  }
  mark_heads(layout, edges, paged);
}
