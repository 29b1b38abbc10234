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

static int compare_numbers(gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *)a;
  guint right = *(const guint *)b;
  return left < right ? -1 : left > right;
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
  gsize end = 0;
  for (guint i = 0; i < parts->len; i++) { /* nothing twice */
    Span *part = g_ptr_array_index(parts, i);
    part->start = MIN(MAX(part->start, end), MAX(part->end, end));
    part->end = MAX(part->end, part->start);
    end = part->end;
  }
  return parts;
}

/* Other lines of which a part is in an entry are none. */
static void drop_told_lines(const GArray *lines, const GPtrArray *parts, GArray *others)
{
  g_array_sort(others, compare_numbers);
  guint next = 0;
  guint kept = 0;
  for (guint i = 0; i < others->len; i++) {
    guint number = g_array_index(others, guint, i);
    Span line = g_array_index(lines, Line, number).span;
    while (next < parts->len && ((Span *)g_ptr_array_index(parts, next))->end <= line.start)
      next++;
    gboolean told = kept > 0 && g_array_index(others, guint, kept - 1) == number;
    for (guint k = next; k < parts->len && !told; k++) {
      const Span *part = g_ptr_array_index(parts, k);
      if (part->start >= line.end)
        break;
      told = part->start < part->end;
    }
    if (!told)
      g_array_index(others, guint, kept++) = number;
  }
  g_array_set_size(others, kept);
}

static gboolean is_blank(const char *text, gsize start, gsize end)
{
  Span span = span_trim(text, (Span){start, MAX(start, end)});
  return span.start == span.end;
}

void plain_complete_list(const char *text, const GArray *lines, ListRange range, GPtrArray *entries,
                         GArray *others)
{
  g_autoptr(GPtrArray) parts = collect_parts(entries);
  drop_told_lines(lines, parts, others);
  g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < others->len; i++)
    g_hash_table_add(told, GUINT_TO_POINTER(g_array_index(others, guint, i) + 1));
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
