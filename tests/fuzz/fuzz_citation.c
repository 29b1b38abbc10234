/* Any text: its lists are found and cut without loss, its citations found and linked, and what comes out is a
 * sound paper. */
#include "corpus/citation/citation.h"
#include "corpus/citation/list.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

/* One line of the entry's spans. */
static char *entry_raw(const char *text, const ListEntry *entry)
{
  GString *raw = g_string_new(NULL);
  gsize last = 0;
  for (guint i = 0; i < entry->spans->len; i++) {
    Span span = g_array_index(entry->spans, Span, i);
    if (span.start < last || span.end <= span.start)
      g_error("spans of an entry overlap or are empty");
    last = span.end;
    if (raw->len > 0)
      g_string_append_c(raw, ' ');
    g_string_append_len(raw, text + span.start, (gssize)(span.end - span.start));
  }
  if (!g_utf8_validate_len(raw->str, raw->len, NULL))
    g_error("an entry is cut inside a character");
  return g_string_free(raw, FALSE);
}

static void add_list(Paper *paper, const GArray *lines, ListRange range)
{
  const char *text = paper->text->str;
  g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GPtrArray) entries = reference_list_cut(text, lines, range, others);
  for (guint i = 0; i < entries->len; i++) {
    const ListEntry *entry = g_ptr_array_index(entries, i);
    g_autofree char *raw = entry_raw(text, entry);
    g_autofree char *label = g_strndup(text + entry->label.start, entry->label.end - entry->label.start);
    Span first = g_array_index(entry->spans, Span, 0);
    Span last = g_array_index(entry->spans, Span, entry->spans->len - 1);
    paper_add_reference(paper, label[0] != '\0' ? label : NULL, raw, (Span){first.start, last.end});
  }
}

static void check_citations(const Paper *paper)
{
  gsize last = 0;
  guint group = 0;
  for (guint i = 0; i < paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(paper->citations, i);
    if (citation->span.start < last || citation->span.end <= citation->span.start ||
        citation->span.end > paper->text->len)
      g_error("citations out of order or out of the text");
    if (!g_utf8_validate_len(paper->text->str + citation->span.start,
                             citation->span.end - citation->span.start, NULL))
      g_error("a citation is cut inside a character");
    if (citation->group == 0 || citation->group > group + 1)
      g_error("groups aren't numbered in order");
    group = MAX(group, citation->group);
    last = citation->span.start;
    for (guint k = 0; k < citation->references->len; k++) {
      guint n = g_array_index(citation->references, guint, k);
      if (n == 0 || n > paper->references->len)
        g_error("a citation leads to an entry that isn't there");
    }
  }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autofree char *bytes = g_strndup((const char *)data, size);
  g_autofree char *text = g_utf8_make_valid(bytes, -1);
  g_autoptr(Paper) paper = paper_new("fuzz.txt");
  g_string_append(paper->text, text);
  paper->running_length = paper->text->len;
  g_autoptr(GArray) lines = lines_cut(paper->text->str, paper->text->len);
  g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(ListRange));
  reference_lists_find(paper->text->str, lines, 0, lines->len, ranges);
  guint at = 0;
  for (guint r = 0; r <= ranges->len; r++) {
    ListRange range =
        r < ranges->len ? g_array_index(ranges, ListRange, r) : (ListRange){0, lines->len, lines->len};
    if (range.first < at || range.end < range.first || range.end > lines->len)
      g_error("lists overlap");
    for (; at < range.first; at++)
      paper_add_paragraph(paper, g_array_index(lines, Line, at).span, BLOCK_TEXT, ZONE_BODY, -1);
    if (range.end > range.first)
      add_list(paper, lines, range);
    at = range.end;
  }
  citations_find(paper);
  check_citations(paper);
  return 0;
}
