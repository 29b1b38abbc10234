/* Where the reference lists of a text stand. */
#include "corpus/citation/list.h"

#include "corpus/citation/list_line.h"
#include "corpus/citation/names.h"

enum { LISTS_MAX = 256, HEADLESS_ENTRIES = 5, BLOCK_LINES = 8 };

/* A run of lines that belong together by layout, with its worth as bibliography. */
typedef struct {
  guint first, end;
  double score;
  gboolean entry; /* looks like an entry, or several */
  gboolean full;  /* with pages, publisher or link */
} Block;

static gboolean line_starts_block(const char *text, const Line *line, gsize text_end)
{
  if (line->blank_before > 0)
    return TRUE;
  ListLabel label = list_label_read(text, line->span);
  if (label.kind != LABEL_NONE && label.kind != LABEL_BARE)
    return TRUE;
  gboolean year_near;
  double score = list_start_score(text, label.after, text_end, &year_near);
  return score > 3 && (year_near || label.kind == LABEL_BARE);
}

static GArray *blocks_make(const char *text, const GArray *lines, guint first, guint end)
{
  GArray *blocks = g_array_new(FALSE, FALSE, sizeof(Block));
  if (first >= end)
    return blocks;
  gsize text_end = g_array_index(lines, Line, end - 1).span.end;
  g_autoptr(GArray) heads = list_running_heads(text, lines, first, end);
  for (guint i = first; i < end; i++) {
    const Line *line = &g_array_index(lines, Line, i);
    gboolean head = g_array_index(heads, gboolean, i - first);
    gboolean starts = blocks->len == 0 || (!head && line_starts_block(text, line, text_end));
    if (starts || i >= g_array_index(blocks, Block, blocks->len - 1).first + BLOCK_LINES) {
      Block block = {i, i, 0, FALSE, FALSE};
      g_array_append_val(blocks, block);
    }
    g_array_index(blocks, Block, blocks->len - 1).end = i + 1;
  }
  for (guint b = 0; b < blocks->len; b++) {
    Block *block = &g_array_index(blocks, Block, b);
    const Line *line = &g_array_index(lines, Line, block->first);
    gsize stop = g_array_index(lines, Line, block->end - 1).span.end;
    gboolean strong;
    if (g_array_index(heads, gboolean, block->first - first) && block->end == block->first + 1)
      block->score = 0;
    else if (list_line_ends(text, line->span) && line->blank_before > 0)
      block->score = -8;
    else if (list_line_is_heading(text, line->span, &strong))
      block->score = -3;
    else
      block->score = list_block_score(text, line->span.start, stop, &block->full);
    block->score = MIN(block->score, 4);
    block->entry = block->score >= 2;
  }
  return blocks;
}

/* The end of the list that begins with the blocks: where the sum of their worth is greatest. entries: how
 * many of them look like entries, none where they look like rows of a table that names studies. */
static guint list_end_find(const GArray *blocks, guint first, double *total, guint *entries)
{
  guint full = 0;
  double sum = 0;
  double best = 0;
  guint end = first;
  guint count = 0;
  *entries = 0;
  for (guint b = 0; b < blocks->len; b++) {
    const Block *block = &g_array_index(blocks, Block, b);
    sum += block->score;
    count += block->entry;
    full += block->full;
    if (sum > best + 0.01) {
      best = sum;
      end = block->end;
      *entries = full * 2 >= count ? count : 0;
    }
    if (sum < best - 60)
      break;
  }
  *total = best;
  return end;
}

/* Lists under a heading. */
static void find_headed(const char *text, const GArray *lines, guint first, guint end, GArray *ranges)
{
  g_autoptr(GArray) headings = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = first; i < end; i++) {
    gboolean strong;
    if (list_line_is_heading(text, g_array_index(lines, Line, i).span, &strong) && headings->len < LISTS_MAX)
      g_array_append_val(headings, i);
  }
  for (guint h = 0; h < headings->len; h++) {
    guint heading = g_array_index(headings, guint, h);
    guint stop = h + 1 < headings->len ? g_array_index(headings, guint, h + 1) : end;
    gboolean strong = FALSE;
    list_line_is_heading(text, g_array_index(lines, Line, heading).span, &strong);
    /* a running head that repeats the heading is no second list */
    if (ranges->len > 0 && g_array_index(ranges, ListRange, ranges->len - 1).end > heading)
      continue;
    if (heading + 1 >= stop)
      continue;
    g_autoptr(GArray) blocks = blocks_make(text, lines, heading + 1, stop);
    double total;
    guint entries;
    ListRange range = {heading, heading + 1, 0};
    range.end = list_end_find(blocks, range.first, &total, &entries);
    if (range.end > range.first && total >= (strong ? 1.5 : 6) && entries >= (strong ? 1u : 3u))
      g_array_append_val(ranges, range);
  }
}

/* The run of blocks with the greatest sum that looks like a list without a heading. */
static void find_headless(const char *text, const GArray *lines, guint first, guint end, gboolean strict,
                          GArray *ranges)
{
  g_autoptr(GArray) blocks = blocks_make(text, lines, first, end);
  double sum = 0;
  double best = 0;
  guint from = 0;
  guint best_from = 0;
  guint best_to = 0;
  for (guint b = 0; b < blocks->len; b++) {
    /* a single paragraph with a year and a name doesn't carry */
    double score = g_array_index(blocks, Block, b).score - 1.2;
    if (sum <= 0) {
      sum = 0;
      from = b;
    }
    sum += score;
    if (sum > best) {
      best = sum;
      best_from = from;
      best_to = b + 1;
    }
  }
  guint entries = 0;
  for (guint b = best_from; b < best_to; b++)
    entries += g_array_index(blocks, Block, b).score >= 2.5 && g_array_index(blocks, Block, b).full;
  guint least = strict ? 2 * HEADLESS_ENTRIES : HEADLESS_ENTRIES;
  if (entries < least || entries * 3 < (best_to - best_from) * 2)
    return;
  ListRange range = {G_MAXUINT, g_array_index(blocks, Block, best_from).first,
                     g_array_index(blocks, Block, best_to - 1).end};
  g_array_append_val(ranges, range);
}

static int range_compare(gconstpointer a, gconstpointer b)
{
  guint left = ((const ListRange *)a)->first;
  guint right = ((const ListRange *)b)->first;
  return left < right ? -1 : left > right;
}

void reference_lists_find(const char *text, const GArray *lines, guint first, guint end, GArray *ranges)
{
  end = MIN(end, lines->len);
  if (first >= end)
    return;
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(ListRange));
  find_headed(text, lines, first, end, found);
  guint headed = found->len;
  if (headed == 0) {
    find_headless(text, lines, first, end, FALSE, found);
  } else {
    guint from = first;
    for (guint i = 0; i <= headed; i++) {
      guint to = i < headed ? g_array_index(found, ListRange, i).heading : end;
      if (to > from)
        find_headless(text, lines, from, to, TRUE, found);
      if (i < headed)
        from = g_array_index(found, ListRange, i).end;
    }
  }
  g_array_sort(found, range_compare);
  g_array_append_vals(ranges, found->data, found->len);
}
