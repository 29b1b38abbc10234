/* Where one entry of a list ends and the next begins.
 *
 * The list is a row of places where an entry could start: every line, and places inside a line that have the
 * wording of a start. Each place gets log odds from its wording (list_start_score, list_open_score), from the
 * numbering, and from cues of layout (blank line, bullet, indentation, short line before) whose weight is
 * learned from this list itself: how much more often a cue goes with places that the wording calls a start
 * than with those it calls none. A dynamic programme over whole entries (a segmentation: the best sum of the
 * odds of the starts taken and of what each entry between two of them holds) then takes the best cut of the
 * whole list. */
#include "corpus/citation/fold.h"
#include "corpus/citation/list.h"
#include "corpus/citation/list_line.h"
#include "corpus/citation/names.h"

#include <math.h>
#include <string.h>

enum { ENTRY_PLACES = 80, CUES = 4, INLINE_BYTES = 64 * 1024, CHAIN_GAP = 3 };

typedef struct {
  guint line;
  gsize start, end; /* of the piece, up to the next place or the end of the line */
  ListLabel label;
  gboolean inside;  /* not at the start of a line */
  gboolean chained; /* its number continues the numbering */
  gboolean year_near;
  gboolean loose; /* after a page border: layout tells little */
  gboolean year;  /* the piece holds a year */
  guint cue[CUES];
  double wording; /* log odds */
  double open;    /* of the piece: log odds that the entry goes on after it */
  double odds;
  char *key; /* first word folded, for the alphabet; owned */
} Place;

static void place_clear(gpointer data)
{
  g_free(((Place *)data)->key);
}

static gboolean has_year(const char *text, gsize start, gsize end)
{
  if (year_find(text + start, end - start, 0) >= 0)
    return TRUE;
  g_autofree char *lower = g_ascii_strdown(text + start, (gssize)(end - start));
  return strstr(lower, "n.d.") != NULL || strstr(lower, "in press") != NULL ||
         strstr(lower, "forthcoming") != NULL;
}

static char *first_word(const char *text, gsize start, gsize end)
{
  gsize n = MIN(end - start, (gsize)40);
  while (n > 0 && start + n < end && ((guchar)text[start + n] & 0xc0) == 0x80)
    n--;
  char *key = name_key_bare(text + start, (gssize)n);
  return key;
}

static guint indent_class(guint indent, guint least)
{
  return indent <= least + 1 ? 0 : 1;
}

static Place *place_add(GArray *places, guint line, gsize start, gsize end)
{
  Place place = {.line = line, .start = start, .end = end};
  g_array_append_val(places, place);
  return &g_array_index(places, Place, places->len - 1);
}

static gboolean inline_start(const char *text, gsize line_start, gsize at, gsize list_end)
{
  if (at < line_start + 30 || text[at - 1] != ' ' || !(g_ascii_isupper(text[at]) || (guchar)text[at] >= 0xc3))
    return FALSE;
  char before = text[at - 2];
  if (before != '.' && before != ')' && before != ']' && !g_ascii_isdigit(before) && before != '>')
    return FALSE;
  gsize n = list_end > at ? MIN(list_end - at, (gsize)400) : 0;
  NameRun run = names_read(text + at, n, NULL);
  if (run.n == 0 || !run.inverted)
    return FALSE;
  gsize gap = run.end;
  while (gap < n && text[at + gap] != '\0' && strchr(" \n.,([", text[at + gap]) != NULL)
    gap++;
  return gap < n && year_at(text + at, n, gap) != 0;
}

/* Cuts a line into its places. */
static void add_line(const char *text, const Line *line, guint number, gsize list_end, GArray *places)
{
  ListLabel label = list_label_read(text, line->span);
  Place *place = place_add(places, number, line->span.start, line->span.end);
  place->label = label;
  if (line->span.end - line->span.start > INLINE_BYTES)
    return;
  gsize last = line->span.start;
  for (gsize at = line->span.start + 10; at + 4 < line->span.end; at++) {
    if (text[at - 1] != ' ' || text[at] == ' ')
      continue;
    ListLabel inside = list_label_inside(text, line->span, at);
    gboolean start =
        inside.kind == LABEL_NONE && has_year(text, last, at) && inline_start(text, last, at, list_end);
    if (inside.kind == LABEL_NONE && !start)
      continue;
    g_array_index(places, Place, places->len - 1).end = at;
    place = place_add(places, number, at, line->span.end);
    place->inside = TRUE;
    place->label = inside;
    if (inside.kind == LABEL_NONE)
      place->label.after = at;
    last = at;
  }
}

/* The longest chain of numbers that go up by one (by up to three where numbers got lost), among labels of one
 * kind; a list may start over at 1. Marks its places. */
static guint mark_chain(GArray *places)
{
  g_autofree double *best = g_new0(double, places->len + 1);
  g_autofree int *back = g_new(int, places->len + 1);
  int top = -1;
  int top_of[LABEL_N];
  for (guint k = 0; k < LABEL_N; k++)
    top_of[k] = -1;
  g_autoptr(GHashTable) last = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index(places, Place, i);
    back[i] = -1;
    if (place->label.kind <= LABEL_BULLET)
      continue;
    guint kind = place->label.kind;
    guint value = place->label.value;
    double own = place->inside ? 0.4 : 1;
    best[i] = value == 1 ? own : own * 0.5;
    if (value == 1 && top_of[kind] >= 0 && best[top_of[kind]] >= 3) {
      best[i] = best[top_of[kind]] + own * 0.3;
      back[i] = top_of[kind];
    }
    for (guint gap = 1; gap <= CHAIN_GAP && gap < value; gap++) {
      gpointer found = g_hash_table_lookup(last, GUINT_TO_POINTER((value - gap) * LABEL_N + kind));
      int j = found != NULL ? GPOINTER_TO_INT(found) - 1 : -1;
      if (j >= 0 && best[j] + own - 0.6 * (gap - 1) > best[i]) {
        best[i] = best[j] + own - 0.6 * (gap - 1);
        back[i] = j;
      }
    }
    gpointer key = GUINT_TO_POINTER(value * LABEL_N + kind);
    gpointer known = g_hash_table_lookup(last, key);
    if (known == NULL || best[GPOINTER_TO_INT(known) - 1] <= best[i])
      g_hash_table_insert(last, key, GINT_TO_POINTER((int)i + 1));
    if (top_of[kind] < 0 || best[i] > best[top_of[kind]])
      top_of[kind] = (int)i;
    if (top < 0 || best[i] > best[top])
      top = (int)i;
  }
  guint n = 0;
  for (int i = top; i >= 0; i = back[i], n++)
    g_array_index(places, Place, i).chained = TRUE;
  return n;
}

static void unmark_chain(GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    g_array_index(places, Place, i).chained = FALSE;
}

/* Whether the numbering is the list's own, not a few volume numbers that happen to go up. */
static gboolean chain_holds(const GArray *places, guint chain)
{
  if (chain < 2)
    return FALSE;
  guint first = places->len;
  guint starts = 0;
  guint low = 0;
  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index(places, Place, i);
    if (place->chained)
      first = MIN(first, i);
    starts += !place->inside && place->year_near && place->wording > 2 && !place->chained;
    low += place->chained && place->wording < 0;
  }
  if (chain < 3 && (first != 0 || g_array_index(places, Place, 0).label.value != 1))
    return FALSE;
  return first <= 6 && chain * 2 > starts && low * 3 <= chain * 2;
}

static void read_wording(const char *text, GArray *places, gsize list_end)
{
  for (guint i = 0; i < places->len; i++) {
    Place *place = &g_array_index(places, Place, i);
    place->wording = list_start_score(text, place->label.after, list_end, &place->year_near);
    place->open = list_open_score(text, (Span){place->start, place->end});
    place->year = has_year(text, place->start, place->end);
    place->key = first_word(text, place->label.after, place->end);
  }
}

/* Cues: 0 unknown, else a class from 1. */
static void read_cues(const GArray *lines, GArray *places, ListRange range)
{
  guint least = G_MAXUINT;
  g_autoptr(GArray) widths = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = range.first; i < range.end; i++) {
    const Line *line = &g_array_index(lines, Line, i);
    least = MIN(least, line->indent);
    guint width = line->indent + line->columns;
    g_array_append_val(widths, width);
  }
  guint widest = 0;
  for (guint i = 0; i < widths->len; i++)
    widest = MAX(widest, g_array_index(widths, guint, i));
  for (guint i = 0; i < places->len; i++) {
    Place *place = &g_array_index(places, Place, i);
    if (place->inside)
      continue;
    const Line *line = &g_array_index(lines, Line, place->line);
    const Line *before = i > 0 ? &g_array_index(lines, Line, g_array_index(places, Place, i - 1).line) : NULL;
    place->loose = before != NULL && (place->line != g_array_index(places, Place, i - 1).line + 1 ||
                                      before->page != line->page || line->blank_before > 2);
    place->cue[0] = place->loose ? 0 : line->blank_before > 0 ? 2 : 1;
    place->cue[1] = place->label.bullet ? 2 : 1;
    place->cue[2] = 1 + indent_class(line->indent, least);
    guint width = before != NULL ? before->indent + before->columns : 0;
    /* widths of a text without line breaks tell nothing */
    place->cue[3] = before == NULL || place->loose || widest > 200 ? 0
                    : width * 100 < widest * 75                    ? 3
                    : width * 100 < widest * 88                    ? 2
                                                                   : 1;
  }
}

static double logistic(double x)
{
  return 1 / (1 + exp(-x));
}

/* Learns what the cues say in this list, and sets the odds. */
static void learn_odds(GArray *places, gboolean numbered)
{
  for (guint i = 0; i < places->len; i++) {
    Place *place = &g_array_index(places, Place, i);
    double before = i > 0 ? g_array_index(places, Place, i - 1).open : -3;
    place->wording -= before > 0 ? before : before * 0.8;
    place->odds = place->wording - (place->inside ? 4.5 : 0.5);
    if (numbered)
      place->odds = place->chained ? 9 : MIN(place->odds, 1) - (place->inside ? 9 : 6);
  }
  for (guint round = 0; round < 3; round++) {
    double count[CUES][4][2] = {{{0}}};
    double sum[CUES][2] = {{0}};
    for (guint i = 1; i < places->len; i++) {
      const Place *place = &g_array_index(places, Place, i);
      if (place->inside)
        continue;
      double p = logistic(CLAMP(place->odds, -8, 8));
      for (guint c = 0; c < CUES; c++) {
        count[c][place->cue[c]][1] += p;
        count[c][place->cue[c]][0] += 1 - p;
        sum[c][1] += place->cue[c] != 0 ? p : 0;
        sum[c][0] += place->cue[c] != 0 ? 1 - p : 0;
      }
    }
    for (guint i = 1; i < places->len; i++) {
      Place *place = &g_array_index(places, Place, i);
      if (place->inside)
        continue;
      double odds = place->wording - 0.5;
      double layout = 0;
      for (guint c = 0; c < CUES; c++) {
        guint v = place->cue[c];
        if (v == 0)
          continue;
        double yes = (count[c][v][1] + 0.7) / (sum[c][1] + 2.1);
        double no = (count[c][v][0] + 0.7) / (sum[c][0] + 2.1);
        double limit = c < 2 ? 4.5 : c == 2 ? 3 : 1.5;
        layout += CLAMP(log(yes / no), -limit, limit);
      }
      odds += CLAMP(layout, -6, 6) * (place->loose ? 0.5 : 1);
      if (numbered)
        odds = place->chained ? 9 : MIN(odds, 1) - 6;
      place->odds = odds;
    }
  }
}

/* Share of neighbouring starts by wording that follow the alphabet. */
static gboolean is_alphabetical(const GArray *places)
{
  guint in_order = 0;
  guint pairs = 0;
  const char *last = NULL;
  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index(places, Place, i);
    if (place->odds < 2 || place->key[0] == '\0')
      continue;
    if (last != NULL) {
      pairs++;
      in_order += strcmp(last, place->key) <= 0;
    }
    last = place->key;
  }
  return pairs >= 4 && in_order * 100 >= pairs * 85;
}

/* Whether nearly every line looks like a start. */
static gboolean lines_are_entries(const GArray *places)
{
  guint lines = 0;
  guint starts = 0;
  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index(places, Place, i);
    lines += !place->inside;
    starts += !place->inside && place->odds > 1;
  }
  return starts * 10 >= lines * 9;
}

/* What the entry of the places [from, to) is worth by what it holds. */
static double entry_value(const GArray *places, guint to, gboolean year, gboolean bytes_few)
{
  double value = year ? 0.8 : -2;
  if (bytes_few)
    value -= 2.5;
  if (to < places->len && g_array_index(places, Place, to - 1).open > 3)
    value -= 1;
  return value;
}

/* The best segmentation; sets start[i] for the places that begin an entry. */
static void cut_places(GArray *places, gboolean alphabetical, gboolean lines_are_entries, gboolean *start)
{
  guint n = places->len;
  g_autofree double *best = g_new(double, n + 1);
  g_autofree guint *back = g_new(guint, n + 1);
  best[0] = 0;
  for (guint to = 1; to <= n; to++) {
    best[to] = -G_MAXDOUBLE;
    back[to] = to - 1;
    gboolean year = FALSE;
    gsize bytes = 0;
    guint lowest = to > ENTRY_PLACES ? to - ENTRY_PLACES : 0;
    for (guint from = to; from-- > lowest;) {
      const Place *place = &g_array_index(places, Place, from);
      year = year || place->year;
      bytes += place->end - place->start;
      double value = best[from] + (from == 0 ? 0 : place->odds) + entry_value(places, to, year, bytes < 35);
      const Place *next = to < n ? &g_array_index(places, Place, to) : NULL;
      /* the same work printed twice in one entry, in two styles, where lines are entries */
      if (lines_are_entries && next != NULL && next->inside && strncmp(place->key, next->key, 6) == 0)
        value -= 8;
      if (alphabetical && next != NULL && place->key[0] != '\0' && next->key[0] != '\0')
        value += strcmp(place->key, next->key) <= 0 ? 0.3 : -1.8;
      if (value > best[to]) {
        best[to] = value;
        back[to] = from;
      }
    }
    /* an entry longer than the window: extend the entry that ends before */
    if (to > ENTRY_PLACES && best[to - 1] - 0.5 > best[to]) {
      best[to] = best[to - 1] - 0.5;
      back[to] = back[to - 1];
    }
  }
  for (guint to = n; to > 0; to = back[to])
    start[back[to]] = TRUE;
}

static Span trim(const char *text, gsize start, gsize end)
{
  while (start < end && g_ascii_isspace(text[start]))
    start++;
  while (end > start && g_ascii_isspace(text[end - 1]))
    end--;
  return (Span){start, end};
}

void list_entry_free(ListEntry *entry)
{
  if (entry == NULL)
    return;
  g_array_unref(entry->spans);
  g_free(entry);
}

static GPtrArray *entries_make(const char *text, const GArray *places, const gboolean *start)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func((GDestroyNotify)list_entry_free);
  ListEntry *entry = NULL;
  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index(places, Place, i);
    gboolean labelled = start[i] && (place->label.kind <= LABEL_BULLET || place->chained);
    gsize from = labelled ? place->label.after : place->start;
    if (start[i]) {
      entry = g_new0(ListEntry, 1);
      entry->spans = g_array_new(FALSE, FALSE, sizeof(Span));
      if (labelled && place->label.kind != LABEL_NONE)
        entry->label = place->label.span;
      g_ptr_array_add(entries, entry);
    } else if (place->label.kind == LABEL_BULLET) {
      from = place->label.after; /* a converter's bullet in the middle of an entry */
    }
    Span span = trim(text, MIN(from, place->end), place->end);
    if (span.start < span.end)
      g_array_append_val(entry->spans, span);
  }
  for (guint i = entries->len; i-- > 0;)
    if (((ListEntry *)g_ptr_array_index(entries, i))->spans->len == 0)
      g_ptr_array_remove_index(entries, i);
  return entries;
}

/* Lines between two entries that are neither: captions and what belongs to them. */
static gboolean line_is_foreign(const char *text, const Line *line)
{
  return line->blank_before > 0 && list_line_ends(text, line->span);
}

GPtrArray *reference_list_cut(const char *text, const GArray *lines, ListRange range, GArray *others)
{
  g_autoptr(GArray) places = g_array_new(FALSE, TRUE, sizeof(Place));
  g_array_set_clear_func(places, place_clear);
  if (range.first >= range.end || range.end > lines->len)
    return g_ptr_array_new_with_free_func((GDestroyNotify)list_entry_free);
  gsize list_end = 0; /* columns that were set side by side aren't in the order of their bytes */
  for (guint i = range.first; i < range.end; i++)
    list_end = MAX(list_end, g_array_index(lines, Line, i).span.end);
  g_autoptr(GArray) heads = list_running_heads(text, lines, range.first, range.end);
  gboolean foreign = FALSE;
  for (guint i = range.first; i < range.end; i++) {
    const Line *line = &g_array_index(lines, Line, i);
    if (line_is_foreign(text, line))
      foreign = TRUE;
    else if (foreign && line->blank_before > 0) {
      gboolean near;
      ListLabel label = list_label_read(text, line->span);
      foreign = list_start_score(text, label.after, list_end, &near) < 2 && label.kind <= LABEL_BULLET;
    }
    if (foreign || g_array_index(heads, gboolean, i - range.first))
      g_array_append_val(others, i);
    else
      add_line(text, line, i, list_end, places);
  }
  if (places->len == 0)
    return g_ptr_array_new_with_free_func((GDestroyNotify)list_entry_free);
  read_wording(text, places, list_end);
  gboolean numbered = chain_holds(places, mark_chain(places));
  if (!numbered)
    unmark_chain(places);
  read_cues(lines, places, range);
  learn_odds(places, numbered);
  g_autofree gboolean *start = g_new0(gboolean, places->len);
  cut_places(places, !numbered && is_alphabetical(places), lines_are_entries(places), start);
  return entries_make(text, places, start);
}
