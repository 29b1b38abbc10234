/* Nothing of a reference list is lost: what its cutter left between the entries goes to the nearest of them.
 */
#include "corpus/reader/plain.h"
#include "corpus/text/chars.h"

static int compare_spans(gconstpointer a, gconstpointer b)
{
  const Span *left = *(Span *const *)a;
  const Span *right = *(Span *const *)b;
  return left->start < right->start ? -1 : left->start > right->start;
}

/* The labels and the parts of all entries, by their place. Borrowed from the entries. */
static GPtrArray *collect_parts(GPtrArray *entries)
{
  GPtrArray *parts = g_ptr_array_new();
  for (guint i = 0; i < entries->len; i++) {
    ListEntry *entry = g_ptr_array_index(entries, i);
    if (entry->label.end > entry->label.start)
      g_ptr_array_add(parts, &entry->label);
    for (guint k = 0; k < entry->spans->len; k++)
      g_ptr_array_add(parts, &g_array_index(entry->spans, Span, k));
  }
  g_ptr_array_sort(parts, compare_spans);
  return parts;
}

static gboolean is_blank(const char *text, gsize start, gsize end)
{
  Span span = span_trim(text, (Span){start, MAX(start, end)});
  return span.start == span.end;
}

void plain_complete_list(const char *text, const GArray *lines, ListRange range, GPtrArray *entries,
                         GArray *others)
{
  g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < others->len; i++)
    g_hash_table_add(told, GUINT_TO_POINTER(g_array_index(others, guint, i) + 1));
  g_autoptr(GPtrArray) parts = collect_parts(entries);
  guint next = 0;
  for (guint i = range.first; i < range.end; i++) {
    Span line = g_array_index(lines, Line, i).span;
    if (g_hash_table_contains(told, GUINT_TO_POINTER(i + 1)))
      continue;
    gsize cursor = line.start;
    Span *last = NULL;
    while (next < parts->len && ((Span *)g_ptr_array_index(parts, next))->end <= line.start)
      next++;
    for (guint k = next; k < parts->len; k++) {
      Span *part = g_ptr_array_index(parts, k);
      if (part->start >= line.end)
        break;
      if (part->start > cursor && !is_blank(text, cursor, part->start))
        part->start = cursor;
      cursor = MAX(cursor, part->end);
      last = part;
    }
    if (cursor >= line.end || is_blank(text, cursor, line.end))
      continue;
    if (last != NULL)
      last->end = line.end;
    else
      g_array_append_val(others, i);
  }
}
