#include "corpus/text/markup.h"

#include "corpus/text/chars.h"
#include "corpus/text/math.h"

#include <string.h>

/* What the first walk found at a byte. */
enum { AS_IS, DROPPED, MATH_OPEN, MATH_CLOSE };

/* Bytes of one formula between two "$": more is no inline formula. */
#define MATH_BYTES 400u
/* Bytes of a tag, a link's text or a link's address. */
#define TAG_BYTES  200u
#define LINK_BYTES 2000u

typedef struct {
  const char *text;
  gsize end;
  gsize begin;
  guint8 *marks; /* one a byte of [begin, end) */
} Scan;

static void mark(Scan *scan, gsize start, gsize end, guint8 what)
{
  memset(scan->marks + (start - scan->begin), what, end - start);
}

/* The closing "$" of a formula that opens at i, by Pandoc's rule; 0 none. */
static gsize find_math_close(const Scan *scan, gsize i)
{
  const char *text = scan->text;
  gsize from = i + 1;
  if (from >= scan->end || char_is_blank(g_utf8_get_char(text + from)) || text[from] == '$')
    return 0;
  gsize stop = MIN(scan->end, from + MATH_BYTES);
  for (gsize k = from; k < stop; k++) {
    if (text[k] == '\\' && k + 1 < stop && text[k + 1] == '$') {
      k++;
      continue;
    }
    if (text[k] != '$')
      continue;
    gboolean digit_after = k + 1 < scan->end && g_ascii_isdigit(text[k + 1]);
    return digit_after || char_is_blank(char_before(text, from, k, NULL)) ? 0 : k;
  }
  return 0;
}

typedef struct {
  gsize at; /* of the opening run; G_MAXSIZE none */
} Opener;

#define RUN_MAX 3u

/* An emphasis run of `count` marks at i: opens, or closes the one that is open. */
static void scan_run(Scan *scan, gsize i, guint count, Opener *openers)
{
  const char *text = scan->text;
  gsize after = i + count;
  gunichar before = char_before(text, scan->begin, i, NULL);
  gunichar next = after < scan->end ? g_utf8_get_char(text + after) : 0;
  gboolean word_before = g_unichar_isalnum(before);
  gboolean closes = before != 0 && !char_is_blank(before) && (count > 1 || !g_unichar_isalnum(next));
  gboolean opens = g_unichar_isalnum(next) || next == '(' || next == '"' || next == '[' || next == '\'' ||
                   next == 0x201c || next == 0x2018 || next == '$' || next == '<' || next == '\\' ||
                   next == '#';
  if (count == 1 && word_before)
    opens = FALSE;
  Opener *opener = &openers[count - 1];
  if (closes && opener->at != G_MAXSIZE) {
    mark(scan, opener->at, opener->at + count, DROPPED);
    mark(scan, i, after, DROPPED);
    opener->at = G_MAXSIZE;
  } else if (opens) {
    opener->at = i;
  }
}

/* First walk: pairs of emphasis marks, and formulas. */
static void scan_pairs(Scan *scan)
{
  Opener stars[RUN_MAX] = {{G_MAXSIZE}, {G_MAXSIZE}, {G_MAXSIZE}};
  Opener lows[RUN_MAX] = {{G_MAXSIZE}, {G_MAXSIZE}, {G_MAXSIZE}};
  const char *text = scan->text;
  for (gsize i = scan->begin; i < scan->end;) {
    char c = text[i];
    if (c == '\\' && i + 1 < scan->end && g_ascii_ispunct(text[i + 1])) {
      i += 2;
      continue;
    }
    gsize close = c == '$' ? find_math_close(scan, i) : 0;
    if (close != 0) {
      mark(scan, i, i + 1, MATH_OPEN);
      mark(scan, close, close + 1, MATH_CLOSE);
      i = close + 1;
      continue;
    }
    if (c != '*' && c != '_') {
      i++;
      continue;
    }
    guint count = 0;
    while (i + count < scan->end && text[i + count] == c)
      count++;
    if (count <= RUN_MAX)
      scan_run(scan, i, count, c == '*' ? stars : lows);
    i += count;
  }
}

typedef struct {
  MappedText *out;
  const MappedText *from;
  const char *text;
  gsize end;
  gsize copied;     /* up to here written to out */
  gboolean started; /* something was written */
} Writer;

static void flush(Writer *writer, gsize to)
{
  if (to > writer->copied) {
    mapped_text_append(writer->out, writer->from, (Span){writer->copied, to});
    writer->started = TRUE;
  }
  writer->copied = MAX(writer->copied, to);
}

/* [start, end) becomes these bytes. */
static void replace(Writer *writer, gsize start, gsize end, const char *bytes, gsize length)
{
  flush(writer, start);
  mapped_text_append_replaced(writer->out, bytes, length, writer->from, (Span){start, end});
  writer->started = writer->started || length > 0;
  writer->copied = end;
}

static gsize write_blanks(Writer *writer, gsize i)
{
  gsize end = i;
  while (end < writer->end && char_is_blank(g_utf8_get_char(writer->text + end)))
    end = (gsize)(g_utf8_next_char(writer->text + end) - writer->text);
  flush(writer, i);
  if (end >= writer->end || !writer->started) {
    writer->copied = end;
    return end;
  }
  if (end - i > 1 || writer->text[i] != ' ')
    replace(writer, i, end, " ", 1);
  return end;
}

/* A formula whose "$" stands at i and whose closing one at close. */
static gsize write_math(Writer *writer, gsize i, gsize close)
{
  Span inside = {i + 1, close};
  gboolean plain = TRUE;
  for (gsize k = inside.start; k < inside.end && plain; k++)
    plain = strchr("\\{}^_~", writer->text[k]) == NULL;
  if (plain) {
    replace(writer, i, i + 1, "", 0);
    flush(writer, close);
    replace(writer, close, close + 1, "", 0);
  } else {
    g_autoptr(GString) math = g_string_new(NULL);
    math_to_plain(math, writer->text + inside.start, inside.end - inside.start);
    replace(writer, i, close + 1, math->str, math->len);
  }
  return close + 1;
}

/* A backslash at i: an escape, or a command of LaTeX outside a formula. 0: neither. */
static gsize write_backslash(Writer *writer, gsize i)
{
  if (i + 1 >= writer->end)
    return 0;
  if (g_ascii_ispunct(writer->text[i + 1])) {
    replace(writer, i, i + 1, "", 0);
    return i + 2;
  }
  gsize end = i + 1;
  while (end < writer->end && end - i < 24 && g_ascii_isalpha(writer->text[end]))
    end++;
  const char *symbol = end - i > 3 ? math_symbol(writer->text + i + 1, end - i - 1) : NULL;
  if (symbol == NULL)
    return 0;
  replace(writer, i, end, symbol, strlen(symbol));
  return end;
}

/* "^2", "^{1,2}", "^a" at the end of a word: set high. 0: not such. */
static gsize write_caret(Writer *writer, gsize i)
{
  const char *text = writer->text;
  gsize start = i + 1;
  gsize stop = start;
  gboolean braces = start < writer->end && text[start] == '{';
  if (braces) {
    start++;
    for (stop = start; stop < writer->end && stop - start < 24 && text[stop] != '}'; stop++)
      if (math_superscript(text[stop]) == 0)
        return 0;
    if (stop >= writer->end || text[stop] != '}' || stop == start)
      return 0;
  } else {
    while (stop < writer->end && g_ascii_isdigit(text[stop]))
      stop++;
    if (stop == start && start < writer->end && g_ascii_islower(text[start]) &&
        math_superscript(text[start]) != 0)
      stop = start + 1;
    if (stop == start || stop - start > 3)
      return 0;
  }
  g_autoptr(GString) high = g_string_new(NULL);
  for (gsize k = start; k < stop; k++)
    g_string_append_unichar(high, math_superscript(text[k]));
  gsize end = braces ? stop + 1 : stop;
  replace(writer, i, end, high->str, high->len);
  return end;
}

static gboolean tag_is_known(const char *name, gsize length)
{
  static const char *const names[] = {"i",   "b",    "em",    "strong", "sup",  "sub", "u",  "br",
                                      "br/", "span", "small", "p",      "font", "a",   "tt", "code",
                                      "s",   "del",  "ins",   "div",    "mark", "cite"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    if (strlen(names[i]) == length && g_ascii_strncasecmp(names[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

/* "<sup>12</sup>": the digits between the tags, at start. Gives the end of the closing tag, or 0. */
static gsize write_superscript(Writer *writer, gsize i, gsize start)
{
  const char *text = writer->text;
  g_autoptr(GString) high = g_string_new(NULL);
  gsize k = start;
  while (k < writer->end && k - start < 24 && text[k] != '<' && math_superscript(text[k]) != 0)
    g_string_append_unichar(high, math_superscript(text[k++]));
  if (k == start || writer->end - k < 6 || g_ascii_strncasecmp(text + k, "</sup>", 6) != 0)
    return 0;
  replace(writer, i, k + 6, high->str, high->len);
  return k + 6;
}

/* "<" at i: a tag goes, an address in angle brackets loses them. 0: neither. */
static gsize write_angle(Writer *writer, gsize i)
{
  const char *text = writer->text;
  gsize close = i + 1;
  while (close < writer->end && close - i < TAG_BYTES && text[close] != '>' && text[close] != '<')
    close++;
  if (close >= writer->end || text[close] != '>')
    return 0;
  gsize name = i + 1 + (text[i + 1] == '/');
  gsize stop = name;
  while (stop < close && !g_ascii_isspace(text[stop]))
    stop++;
  if (tag_is_known(text + name, stop - name)) {
    gsize end = stop - name == 3 && name == i + 1 && g_ascii_strncasecmp(text + name, "sup", 3) == 0
                    ? write_superscript(writer, i, close + 1)
                    : 0;
    if (end != 0)
      return end;
    replace(writer, i, close + 1, "", 0);
    return close + 1;
  }
  Span inside = {i + 1, close};
  if (stop == close && (span_contains(text, inside, "://") || span_contains(text, inside, "@"))) {
    replace(writer, i, i + 1, "", 0);
    flush(writer, close);
    replace(writer, close, close + 1, "", 0);
    return close + 1;
  }
  return 0;
}

static gsize write_entity(Writer *writer, gsize i)
{
  static const struct {
    const char *name;
    const char *text;
  } entities[] = {{"&amp;", "&"},   {"&lt;", "<"},    {"&gt;", ">"},    {"&quot;", "\""},
                  {"&nbsp;", " "},  {"&#39;", "'"},   {"&apos;", "'"},  {"&ndash;", "–"},
                  {"&mdash;", "—"}, {"&rsquo;", "’"}, {"&lsquo;", "‘"}, {"&hellip;", "…"}};
  for (guint k = 0; k < G_N_ELEMENTS(entities); k++) {
    gsize length = strlen(entities[k].name);
    if (writer->end - i >= length && strncmp(writer->text + i, entities[k].name, length) == 0) {
      replace(writer, i, i + length, entities[k].text, strlen(entities[k].text));
      return i + length;
    }
  }
  return 0;
}

/* "](...)" at i, the end of a link's text: an anchor's address goes, another stays in parentheses. */
static gsize write_link_end(Writer *writer, gsize i, gsize open)
{
  const char *text = writer->text;
  if (i + 1 >= writer->end || text[i + 1] != '(' || open == G_MAXSIZE)
    return 0;
  gsize close = i + 2;
  while (close < writer->end && close - i < LINK_BYTES && text[close] != ')' && text[close] != '(' &&
         !g_ascii_isspace(text[close]))
    close++;
  if (close >= writer->end || text[close] != ')')
    return 0;
  gsize length = close - (i + 2);
  gboolean same = length == i - open - 1 && strncmp(text + open + 1, text + i + 2, length) == 0;
  if (same || length == 0 || text[i + 2] == '#')
    replace(writer, i, close + 1, "", 0);
  else
    replace(writer, i, i + 1, " ", 1);
  return same || length == 0 || text[i + 2] == '#' ? close + 1 : i + 2;
}

/* TRUE when "[" at i begins the text of a link. */
static gboolean link_begins(const Writer *writer, gsize i)
{
  for (gsize k = i + 1; k + 1 < writer->end && k - i < LINK_BYTES; k++) {
    if (writer->text[k] == '[')
      return FALSE;
    if (writer->text[k] == ']') {
      gsize next = k + 2;
      return writer->text[k + 1] == '(' && next < writer->end &&
             (writer->text[next] == '#' || writer->text[next] == ')' ||
              (writer->end - next > 4 && strncmp(writer->text + next, "http", 4) == 0));
    }
  }
  return FALSE;
}

static gsize write_special(Writer *writer, const Scan *scan, gsize i, gsize *link)
{
  guint8 what = scan->marks[i - scan->begin];
  if (what == DROPPED) {
    replace(writer, i, i + 1, "", 0);
    return i + 1;
  }
  if (what == MATH_OPEN) {
    gsize close = i + 1;
    while (scan->marks[close - scan->begin] != MATH_CLOSE)
      close++;
    return write_math(writer, i, close);
  }
  switch (writer->text[i]) {
  case '\\':
    return write_backslash(writer, i);
  case '^':
    return write_caret(writer, i);
  case '<':
    return write_angle(writer, i);
  case '&':
    return write_entity(writer, i);
  case '[':
    if (!link_begins(writer, i))
      return 0;
    *link = i;
    replace(writer, i, i + 1, "", 0);
    return i + 1;
  case ']': {
    gsize end = write_link_end(writer, i, *link);
    *link = G_MAXSIZE;
    return end;
  }
  default:
    return 0;
  }
}

void markup_to_plain(MappedText *out, const MappedText *from, Span span)
{
  const char *text = from->text->str;
  g_assert(span.end <= from->text->len);
  if (span.start >= span.end)
    return;
  g_autofree guint8 *marks = g_malloc0(span.end - span.start);
  Scan scan = {text, span.end, span.start, marks};
  scan_pairs(&scan);
  Writer writer = {out, from, text, span.end, span.start, FALSE};
  gsize link = G_MAXSIZE;
  for (gsize i = span.start; i < span.end;) {
    if (char_is_blank(g_utf8_get_char(text + i))) {
      i = write_blanks(&writer, i);
      continue;
    }
    gsize next = write_special(&writer, &scan, i, &link);
    i = next != 0 ? next : (gsize)(g_utf8_next_char(text + i) - text);
  }
  flush(&writer, span.end);
}
