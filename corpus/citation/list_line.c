#include "corpus/citation/list_line.h"

#include "corpus/citation/fold.h"
#include "corpus/citation/names.h"

#include <string.h>

enum { LOOK_AHEAD = 400, LABEL_DIGITS = 4 };

static gsize skip_blank(const char *text, gsize i, gsize end)
{
  while (i < end && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r'))
    i++;
  return i;
}

/* Length of the bullet at i, 0 none. */
static gsize bullet_length(const char *text, gsize i, gsize end)
{
  static const char *const bullets[] = {"-", "*", "+", "•", "–", "·", "▪", "●", "◦", "‣", "○", "■"};
  for (guint k = 0; k < G_N_ELEMENTS(bullets); k++) {
    gsize n = strlen(bullets[k]);
    if (i + n < end && strncmp(text + i, bullets[k], n) == 0 && (text[i + n] == ' ' || text[i + n] == '\t'))
      return n;
  }
  return 0;
}

/* A number of up to four digits that is no year, with what stands round it, at i. */
static ListLabel number_label(const char *text, gsize i, gsize end)
{
  ListLabel label = {LABEL_NONE, 0, {0, 0}, i, FALSE};
  gsize start = i;
  LabelKind kind = LABEL_BARE;
  if (i < end && text[i] == '\\')
    i++;
  if (i < end && (text[i] == '[' || text[i] == '(')) {
    kind = text[i] == '[' ? LABEL_SQUARE : LABEL_ROUND;
    i++;
    if (i < end && text[i] == '^')
      i++;
  } else if (i > start) {
    return label;
  }
  gsize digits = i;
  guint value = 0;
  while (i < end && i - digits < LABEL_DIGITS && g_ascii_isdigit(text[i]))
    value = value * 10 + (guint)(text[i++] - '0');
  if (i == digits || (i < end && g_ascii_isdigit(text[i])) || value == 0)
    return label;
  if (kind != LABEL_BARE) {
    if (i < end && text[i] == '\\')
      i++;
    if (i >= end || text[i] != (kind == LABEL_SQUARE ? ']' : ')'))
      return label;
    i++;
    if (i < end && (text[i] == '.' || text[i] == ':'))
      i++;
  } else if (i < end && (text[i] == '.' || text[i] == ')')) {
    kind = text[i] == '.' ? LABEL_POINT : LABEL_PAREN;
    i++;
  } else if (i + 1 < end && text[i] == '\\' && (text[i + 1] == '.' || text[i + 1] == ')')) {
    kind = text[i + 1] == '.' ? LABEL_POINT : LABEL_PAREN;
    i += 2;
  }
  gboolean blank = i >= end || text[i] == ' ' || text[i] == '\t' || text[i] == '\n';
  if (kind == LABEL_BARE ? !blank || (value >= 1500 && value <= 2099) : !blank && g_ascii_isdigit(text[i]))
    return label;
  if (!blank && (kind == LABEL_ROUND || kind == LABEL_PAREN) && !g_ascii_isupper(text[i]))
    return label;
  label.kind = kind;
  label.value = value;
  label.span = (Span){start, i};
  label.after = skip_blank(text, i, end);
  return label;
}

ListLabel list_label_read(const char *text, Span line)
{
  gsize i = line.start;
  gsize bullet = bullet_length(text, i, line.end);
  if (bullet > 0)
    i = skip_blank(text, i + bullet, line.end);
  ListLabel label = number_label(text, i, line.end);
  if (bullet > 0 && label.kind == LABEL_BARE)
    label.kind = LABEL_NONE;
  label.bullet = bullet > 0;
  if (bullet > 0 && label.kind == LABEL_NONE) {
    label.kind = LABEL_BULLET;
    label.span = (Span){line.start, line.start + bullet};
    label.after = i;
  }
  if (label.kind == LABEL_NONE)
    label.after = line.start;
  return label;
}

ListLabel list_label_inside(const char *text, Span line, gsize at)
{
  ListLabel none = {LABEL_NONE, 0, {0, 0}, at, FALSE};
  if (at <= line.start || text[at - 1] != ' ')
    return none;
  ListLabel label = number_label(text, at, line.end);
  if (label.kind == LABEL_BARE || label.kind == LABEL_PAREN || label.after >= line.end)
    return none;
  return label;
}

static gboolean starts_with_any(const char *text, gsize n, const char *const *words, gsize count)
{
  for (gsize i = 0; i < count; i++)
    if (strlen(words[i]) <= n && g_ascii_strncasecmp(text, words[i], strlen(words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* "World Health Organization (2015)", "UNESCO. (2001)": capital words, then a year in parentheses or after a
 * full stop. */
static gboolean corporate_with_year(const char *text, gsize n)
{
  gssize year = year_find(text, MIN(n, (gsize)220), 0);
  if (year < 4)
    return FALSE;
  gsize stop = (gsize)year;
  gboolean opened = text[stop - 1] == '(' || text[stop - 1] == '[';
  if (opened)
    stop--;
  while (stop > 0 && (text[stop - 1] == ' ' || text[stop - 1] == '\n'))
    stop--;
  if (!opened && text[stop - 1] != '.' && text[stop - 1] != ',')
    return FALSE;
  guint low = 0;
  guint capital = 0;
  for (gsize i = 0; i < stop; i++) {
    if (i > 0 && text[i - 1] != ' ' && text[i - 1] != '\n' && text[i - 1] != '(')
      continue;
    gunichar c = g_utf8_get_char(text + i);
    if (g_unichar_isupper(c))
      capital++;
    else if (g_unichar_islower(c))
      low++;
    else if (g_unichar_isdigit(c))
      return FALSE;
  }
  return capital > 0 && low <= capital + 1;
}

static double continuation_score(const char *text, gsize n)
{
  static const char *const goes_on[] = {"http",       "www.",       "doi",
                                        "available",  "retrieved",  "accessed",
                                        "and ",       "pp. ",       "p. ",
                                        "vol.",       "vol ",       "no. ",
                                        "in: ",       "in ",        "eds",
                                        "(eds",       "(ed",        "ed. ",
                                        "pmid",       "pmcid",      "isbn",
                                        "issn",       "et al",      "10.1",
                                        "& ",         "press.",     "university press",
                                        "j. ",        "consulté",   "verfügbar",
                                        "abgerufen",  "disponible", "disponível",
                                        "recuperado", "of ",        "und ",
                                        "y "};
  if (starts_with_any(text, n, goes_on, G_N_ELEMENTS(goes_on)))
    return -5;
  gunichar c = g_utf8_get_char(text);
  if (c == '(' || c == ')' || c == ',' || c == '.' || c == ';' || c == ':' || c == '/' || c == '&')
    return -5;
  if (g_unichar_isdigit(c))
    return -3.5;
  if (g_unichar_islower(c))
    return -4;
  return 0;
}

double list_start_score(const char *text, gsize from, gsize end, gboolean *year_near)
{
  const char *p = text + from;
  /* The lines of columns that were set side by side aren't in the order of their bytes: an end can lie
   * before. */
  gsize n = end > from ? MIN(end - from, (gsize)LOOK_AHEAD) : 0;
  *year_near = FALSE;
  if (n == 0)
    return -2;
  gunichar c = g_utf8_get_char(p);
  if ((c == 0x2014 || c == 0x2015 || g_str_has_prefix(p, "---") || g_str_has_prefix(p, "___")) && n > 6)
    return 4;
  NameRun run = names_read(p, n, NULL);
  gssize year = year_find(p, n, 0);
  if (run.n > 0) {
    gsize gap = run.end;
    while (gap < n && strchr(" \n.,;([", p[gap]) != NULL && p[gap] != '\0')
      gap++;
    gsize after = gap < n && g_str_has_prefix(p + gap, "Ed") ? gap + 8 : gap;
    *year_near = year >= 0 && (gsize)year <= after + 2;
    /* "Smith J" could be any two words of a title; more names, a year at once or inversion tell */
    double score = 2 + MIN(run.n, 4u) * 0.4 + (run.inverted ? 0.5 : 0);
    return score + (*year_near ? 2 : year >= 0 ? 0.4 : 0);
  }
  double goes_on = continuation_score(p, n);
  if (goes_on < 0)
    return goes_on;
  if (corporate_with_year(p, n)) {
    *year_near = TRUE;
    return 3;
  }
  return -0.8;
}

double list_open_score(const char *text, Span line)
{
  gsize end = line.end;
  while (end > line.start && (text[end - 1] == ' ' || text[end - 1] == '*' || text[end - 1] == '_'))
    end--;
  if (end == line.start)
    return 0;
  char last = text[end - 1];
  char before = end - line.start > 1 ? text[end - 2] : ' ';
  if (last == ',' || last == '&' || last == ':' || last == ';' || last == '(')
    return 5;
  if (last == '-')
    return g_ascii_isdigit(before) ? 1.5 : 5;
  static const char *const open_words[] = {
      " and", " of",   " the", " in",   " for", " et",  " und", " to", " on", " with", " a",   " y",  " e",
      " de",  " from", " pp.", " vol.", " no.", " In:", " an",  " by", " &",  " der",  " die", " la", " el"};
  for (guint i = 0; i < G_N_ELEMENTS(open_words); i++) {
    gsize n = strlen(open_words[i]);
    if (end - line.start > n && strncmp(text + end - n, open_words[i], n) == 0)
      return 5;
  }
  if (last == '.' && g_ascii_isupper(before) && end - line.start > 2 && text[end - 3] == ' ')
    return 0.5; /* an initial */
  if (last == '.' || last == '>' || last == ']')
    return -1.2;
  if (last == ')' || g_ascii_isdigit(last) || last == '/' || last == '"' || last == '?')
    return -0.4;
  return 1.5;
}

static guint count_any(const char *lower, const char *const *words, gsize n)
{
  guint count = 0;
  for (gsize i = 0; i < n; i++)
    for (const char *p = lower; (p = strstr(p, words[i])) != NULL; p += strlen(words[i]))
      count++;
  return count;
}

/* Volume and pages: "12(3):45-67", "12, 345-367", "2003;53:1161". */
static gboolean has_pages(const char *p, gsize n)
{
  for (gsize i = 1; i + 1 < n; i++) {
    gboolean dash = p[i] == '-' || (i + 3 < n && (guchar)p[i] == 0xe2 && (guchar)p[i + 1] == 0x80 &&
                                    ((guchar)p[i + 2] == 0x93 || (guchar)p[i + 2] == 0x94));
    gsize after = p[i] == '-' ? i + 1 : i + 3;
    if (dash && g_ascii_isdigit(p[i - 1]) && after < n && g_ascii_isdigit(p[after]))
      return TRUE;
    if ((p[i] == ':' || p[i] == ';' || p[i] == '(') && g_ascii_isdigit(p[i - 1]) && g_ascii_isdigit(p[i + 1]))
      return TRUE;
  }
  return FALSE;
}

double list_block_score(const char *text, gsize start, gsize end, gboolean *full)
{
  enum { BLOCK_BYTES = 4000 };
  gsize n = end > start ? MIN(end - start, (gsize)BLOCK_BYTES) : 0;
  *full = FALSE;
  while (n > 0 && start + n < end && ((guchar)text[start + n] & 0xc0) == 0x80)
    n--;
  if (n == 0)
    return 0;
  g_autofree char *lower = g_ascii_strdown(text + start, (gssize)n);
  for (char *p = lower; *p != '\0'; p++)
    if (*p == '\n' || *p == '\t')
      *p = ' ';
  ListLabel label = list_label_read(text, (Span){start, start + n});
  gboolean year_near;
  gboolean year = year_find(lower, n, 0) >= 0;
  double names = list_start_score(text, label.after, start + n, &year_near);
  double score = (names > 2 ? 1.5 : 0) + (year_near ? 1 : 0) + (year ? 1 : -0.5);
  score += label.kind > LABEL_BULLET ? 0.7 : 0;
  score += has_pages(lower, n) ? 1 : 0;
  static const char *const marks[] = {
      "doi",       "http",        " vol",    " pp",         "press",      "springer", "elsevier",
      "wiley",     " j. ",        " proc",   "journal",     "university", "verlag",   "retrieved",
      "in: ",      "(ed",         "thesis",  "unpublished", "publish",    "edition",  "10.1",
      "routledge", "zeitschrift", "revista", "revue",       " ed.",       "report",   "available"};
  guint marked = count_any(lower, marks, G_N_ELEMENTS(marks));
  score += MIN(marked, 3u) * 0.5;
  static const char *const verbs[] = {" we ",    " was ",   " were ", " is ",    " are ",  " has ",  " have ",
                                      " been ",  " that ",  " our ",  " this ",  " may ",  " will ", " be ",
                                      " which ", " these ", " not ",  " wurde ", " sind ", " sont ", " est ",
                                      " son ",   " fue ",   " foi ",  " wir ",   " nous ", " can ",  " he ",
                                      " she ",   " his ",   " her ",  " they ",  " it ",   " i "};
  guint prose = count_any(lower, verbs, G_N_ELEMENTS(verbs));
  guint words = 1;
  for (gsize i = 0; i < n; i++)
    words += lower[i] == ' ';
  /* a title may have one or two of them; so may an abstract in a language that isn't known here have none */
  *full = words >= 7 && (marked > 0 || has_pages(lower, n)) &&
          (names > 1 || label.kind > LABEL_BULLET || year_near);
  double density = (double)prose / (double)words;
  if (words < 8 && !year)
    score -= 1.5;
  score = MIN(score, 5) - MAX(0, (double)prose - 2) * (density > 0.03 ? 0.9 : 0.3);
  return score - MAX(0, (double)words - 60) / (year && names > 2 ? 80.0 : 20.0);
}

/* A line with its digits taken out, for lines that return page after page. NULL for long ones. */
static char *running_key(const char *text, Span line)
{
  gsize n = line.end - line.start;
  if (n > 160)
    return NULL;
  GString *key = g_string_sized_new(n);
  for (gsize i = line.start; i < line.end; i++)
    if (!g_ascii_isdigit(text[i]) && text[i] != ' ' && text[i] != '\t')
      g_string_append_c(key, text[i]);
  return g_string_free(key, FALSE);
}

/* "12", "- 12 -", "Page 12 of 30", "| 12": but no span of pages. */
static gboolean is_page_number(const char *text, Span line)
{
  guint groups = 0;
  if (line.end - line.start > 16)
    return FALSE;
  g_autofree char *lower = g_ascii_strdown(text + line.start, (gssize)(line.end - line.start));
  const char *p = lower + strspn(lower, " -|*");
  if (g_str_has_prefix(p, "page"))
    p += 4;
  else if (g_str_has_prefix(p, "p."))
    p += 2;
  while (*p != '\0') {
    p += strspn(p, " ");
    gsize digits = strspn(p, "0123456789");
    if (digits == 0 || digits > 5)
      break;
    p += digits + strspn(p + digits, " ");
    groups++;
    if (groups == 1 && (*p == '/' || g_str_has_prefix(p, "of ")))
      p += *p == '/' ? 1 : 3;
    else
      break;
  }
  return groups > 0 && p[strspn(p, " -|*")] == '\0';
}

/* A running head is words, not the pages and the DOI that a reference goes on with. */
static gboolean is_wordy(const char *text, Span line)
{
  guint letters = 0;
  guint rest = 0;
  for (gsize i = line.start; i < line.end; i++) {
    if (g_ascii_isalpha(text[i]) || ((guchar)text[i] & 0x80) != 0)
      letters++;
    else if (text[i] != ' ')
      rest++;
  }
  return letters >= 5 && letters > 2 * rest && year_find(text, line.end, line.start) < 0;
}

/* The number of a line that is nothing but a number, 0 else. */
static guint bare_number(const char *text, Span line)
{
  guint value = 0;
  for (gsize i = line.start; i < line.end; i++) {
    if (!g_ascii_isdigit(text[i]) || i - line.start >= 5)
      return 0;
    value = value * 10 + (guint)(text[i] - '0');
  }
  return value;
}

/* Page numbers where no blank line shows them: bare numbers that go up by one, a page's length apart. */
static GHashTable *page_numbers(const char *text, const GArray *lines, guint from, guint to)
{
  enum { PAGE_LINES = 12 };
  GHashTable *pages = g_hash_table_new(NULL, NULL);
  guint last = 0;
  guint last_value = 0;
  for (guint i = from; i < to; i++) {
    guint value = bare_number(text, g_array_index(lines, Line, i).span);
    if (value == 0)
      continue;
    if (last_value > 0 && value == last_value + 1 && i >= last + PAGE_LINES) {
      g_hash_table_add(pages, GUINT_TO_POINTER(last + 1));
      g_hash_table_add(pages, GUINT_TO_POINTER(i + 1));
    }
    if (last_value == 0 || i >= last + PAGE_LINES || value != last_value + 1) {
      last = i;
      last_value = value;
    }
  }
  return pages;
}

static GHashTable *running_counts(const char *text, const GArray *lines, guint from, guint to)
{
  GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = from; i < to; i++) {
    char *key = running_key(text, g_array_index(lines, Line, i).span);
    if (key == NULL)
      continue;
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
    g_hash_table_insert(counts, key, GUINT_TO_POINTER(n + 1));
  }
  return counts;
}

GArray *list_running_heads(const char *text, const GArray *lines, guint first, guint end)
{
  enum { AROUND = 3000 };
  guint from = first > AROUND ? first - AROUND : 0;
  guint to = MIN(lines->len, end + AROUND);
  g_autoptr(GHashTable) counts = running_counts(text, lines, from, to);
  g_autoptr(GHashTable) pages = page_numbers(text, lines, from, to);
  GArray *heads = g_array_sized_new(FALSE, TRUE, sizeof(gboolean), end - first);
  g_array_set_size(heads, end - first);
  for (guint i = first; i < end; i++) {
    const Line *line = &g_array_index(lines, Line, i);
    g_autofree char *key = running_key(text, line->span);
    if (key == NULL)
      continue;
    gboolean page = g_hash_table_contains(pages, GUINT_TO_POINTER(i + 1));
    gboolean alone = line->blank_before > 0 || page ||
                     (i > 0 && g_array_index(lines, Line, i - 1).page != line->page) ||
                     (i > first && g_array_index(heads, gboolean, i - first - 1)) ||
                     g_hash_table_contains(pages, GUINT_TO_POINTER(i + 2));
    gboolean repeats = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key)) >= 2 &&
                       list_label_read(text, line->span).kind == LABEL_NONE && is_wordy(text, line->span);
    g_array_index(heads, gboolean, i - first) =
        alone && (page || repeats || is_page_number(text, line->span));
  }
  return heads;
}
