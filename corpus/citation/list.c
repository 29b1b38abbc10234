/* Where the reference lists of a text stand. */
#include "corpus/citation/list.h"

#include "corpus/citation/list_line.h"
#include "corpus/citation/names.h"

/* Headings that are tried; entries of a list without one; lines of a block; worth lost after which a list
 * doesn't go on. */
enum { LISTS_MAX = 256, HEADLESS_ENTRIES = 5, BLOCK_LINES = 8, LOST = 60 };

/* A run of lines that belong together by layout, with its worth as bibliography. */
typedef struct {
  guint first, end;
  double score;
  gboolean entry; /* looks like an entry, or several */
  gboolean full;  /* with pages, publisher or link */
} Block;

/* The lines that are searched, with what was found out about all of them at once. */
typedef struct {
  const char *text;
  const GArray *lines;
  guint first, end;
  gsize text_end;
  GArray *heads; /* gboolean for each line from first on: a running head or page number */
} Search;

static const Line *line_get(const Search *search, guint i)
{
  return &g_array_index(search->lines, Line, i);
}

/* The largest end among lines: those of columns that were set side by side aren't in the order of their
 * bytes. */
static gsize lines_end(const GArray *lines, guint first, guint end)
{
  gsize last = 0;
  for (guint i = first; i < end; i++)
    last = MAX(last, g_array_index(lines, Line, i).span.end);
  return last;
}

static gboolean line_is_head(const Search *search, guint i)
{
  return g_array_index(search->heads, gboolean, i - search->first);
}

static gboolean line_starts_block(const Search *search, const Line *line)
{
  if (line->blank_before > 0)
    return TRUE;
  ListLabel label = list_label_read(search->text, line->span);
  if (label.kind != LABEL_NONE && label.kind != LABEL_BARE)
    return TRUE;
  gboolean year_near;
  double score = list_start_score(search->text, label.after, search->text_end, &year_near);
  return score > 3 && (year_near || label.kind == LABEL_BARE);
}

/* The block that begins at a line, up to stop. */
static Block block_read(const Search *search, guint first, guint stop)
{
  Block block = {first, first + 1, 0, FALSE, FALSE};
  while (block.end < stop && block.end < first + BLOCK_LINES &&
         (line_is_head(search, block.end) || !line_starts_block(search, line_get(search, block.end))))
    block.end++;
  const Line *line = line_get(search, first);
  gboolean strong;
  if (line_is_head(search, first) && block.end == first + 1)
    block.score = 0;
  else if (list_line_ends(search->text, line->span) && line->blank_before > 0)
    block.score = -8;
  else if (list_line_is_heading(search->text, line->span, &strong))
    block.score = -3;
  else
    block.score = list_block_score(search->text, line->span.start, lines_end(search->lines, first, block.end),
                                   &block.full);
  block.score = MIN(block.score, 4);
  block.entry = block.score >= 2;
  return block;
}

/* A list as far as it is known. */
typedef struct {
  guint end;
  double total;  /* worth of its blocks */
  guint entries; /* how many of them look like entries */
  gboolean full; /* at least half of them have pages, a publisher or a link, unlike the rows of a table that
                    names studies */
} Extent;

/* How far the list goes that begins at a line: to where the sum of the worth of its blocks is greatest. */
static Extent extent_find(const Search *search, guint first, guint stop)
{
  Extent extent = {first, 0, 0, FALSE};
  double sum = 0;
  guint count = 0;
  guint full = 0;
  for (guint i = first; i < stop && sum > extent.total - LOST;) {
    Block block = block_read(search, i, stop);
    sum += block.score;
    count += block.entry;
    full += block.full;
    if (sum > extent.total + 0.01)
      extent = (Extent){block.end, sum, count, full * 2 >= count};
    i = block.end;
  }
  return extent;
}

static int range_compare(gconstpointer a, gconstpointer b)
{
  guint left = ((const ListRange *)a)->first;
  guint right = ((const ListRange *)b)->first;
  return left < right ? -1 : left > right;
}

/* Lists under a heading, from the end, where the list of most papers stands: a table with a column
 * "References" comes before it. */
static void find_headed(const Search *search, GArray *ranges)
{
  g_autoptr(GArray) headings = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = search->first; i < search->end; i++) {
    gboolean strong;
    if (list_line_is_heading(search->text, line_get(search, i)->span, &strong))
      g_array_append_val(headings, i);
  }
  guint tried = 0;
  for (guint h = headings->len; h-- > 0 && tried < LISTS_MAX; tried++) {
    guint heading = g_array_index(headings, guint, h);
    guint stop = ranges->len > 0 ? g_array_index(ranges, ListRange, ranges->len - 1).heading : search->end;
    gboolean strong = FALSE;
    list_line_is_heading(search->text, line_get(search, heading)->span, &strong);
    if (!strong && h + 1 < headings->len)
      stop = MIN(stop, g_array_index(headings, guint, h + 1));
    Extent extent = extent_find(search, heading + 1, stop);
    gboolean enough = extent.total >= (strong ? 1.5 : 6) && extent.entries >= (strong ? 1u : 3u);
    ListRange range = {heading, heading + 1, extent.end};
    if (enough && (extent.full || (ranges->len == 0 && strong)))
      g_array_append_val(ranges, range);
  }
}

/* The run of blocks with the greatest sum that looks like a list without a heading. */
static void find_headless(const Search *search, guint first, guint end, gboolean strict, GArray *ranges)
{
  ListRange best = {G_MAXUINT, first, first};
  double best_sum = 0;
  double sum = 0;
  guint from = first;
  for (guint i = first; i < end;) {
    Block block = block_read(search, i, end);
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    /* a single paragraph with a year and a name doesn't carry */
    sum += block.score - 1.2;
    if (sum > best_sum) {
      best_sum = sum;
      best.first = from;
      best.end = block.end;
    }
    i = block.end;
  }
  guint entries = 0;
  guint blocks = 0;
  for (guint i = best.first; i < best.end; blocks++) {
    Block block = block_read(search, i, best.end);
    entries += block.score >= 2.5 && block.full;
    i = block.end;
  }
  if (entries >= (strict ? 2u * HEADLESS_ENTRIES : (guint)HEADLESS_ENTRIES) && entries * 3 >= blocks * 2)
    g_array_append_val(ranges, best);
}

void reference_lists_find(const char *text, const GArray *lines, guint first, guint end, GArray *ranges)
{
  end = MIN(end, lines->len);
  if (first >= end)
    return;
  g_autoptr(GArray) heads = list_running_heads(text, lines, first, end);
  Search search = {text, lines, first, end, lines_end(lines, first, end), heads};
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(ListRange));
  find_headed(&search, found);
  g_array_sort(found, range_compare);
  guint headed = found->len;
  guint from = first;
  for (guint i = 0; i <= headed; i++) {
    guint to = i < headed ? g_array_index(found, ListRange, i).heading : end;
    if (to > from)
      find_headless(&search, from, to, headed > 0, found);
    if (i < headed)
      from = g_array_index(found, ListRange, i).end;
  }
  g_array_sort(found, range_compare);
  g_array_append_vals(ranges, found->data, found->len);
}
