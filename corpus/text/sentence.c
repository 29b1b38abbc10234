#include "corpus/text/sentence.h"

#include "corpus/text/sentence_words.h"

#include <string.h>

/* A parenthesis or quotation longer than this holds sentences of its own: stops in it count again. */
#define PARENTHESIS_BYTES 400u
#define QUOTATION_BYTES   300u
/* How far to look back for the word before a stop; longer ones are no abbreviations. */
#define LOOK_BACK_BYTES 40u
/* Nesting of brackets that is followed; deeper ones are taken as text. */
#define BRACKET_DEPTH 64u

typedef struct {
  const char *text;
  Span block;
  const Span *protected_spans;
  guint n_protected;
  guint next_protected; /* first one that ends after the scan position */
  GArray *brackets;     /* Span of matched () and [], in order of their ends */
  guint next_bracket;
  GArray *parentheses; /* Span: the short ones of brackets, outermost only, in order */
  guint next_parenthesis;
  GArray *quotations; /* Span, in order, no overlap */
  guint next_quotation;
  gsize start; /* of the sentence that is open */
  GArray *out;
} Cutter;

static gunichar char_at(const Cutter *cutter, gsize i)
{
  return i < cutter->block.end ? g_utf8_get_char(cutter->text + i) : 0;
}

static gsize char_after(const Cutter *cutter, gsize i)
{
  gsize next = i + (gsize)g_utf8_skip[(guchar)cutter->text[i]];
  return MIN(next, cutter->block.end);
}

static gunichar char_before(const Cutter *cutter, gsize i, gsize *at)
{
  if (i <= cutter->block.start)
    return 0;
  const char *previous = g_utf8_prev_char(cutter->text + i);
  if (at != NULL)
    *at = (gsize)(previous - cutter->text);
  return g_utf8_get_char(previous);
}

static gboolean is_blank(gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 || c == 0x2009 || c == 0x202f ||
         (c > 0x7f && g_unichar_isspace(c));
}

static gboolean is_stop(gunichar c)
{
  return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x203d || c == 0x3002 || c == 0xff01 ||
         c == 0xff1f || c == 0x061f;
}

static gboolean is_closer(gunichar c)
{
  return c != 0 && (c < 0x80 ? strchr(")]}\"'*", (int)c) != NULL
                             : c == 0x201d || c == 0x2019 || c == 0x201c || c == 0x2018 || c == 0xbb ||
                                   c == 0x203a || c == 0xab || c == 0x300d);
}

static gboolean is_opener(gunichar c)
{
  return c != 0 &&
         (c < 0x80 ? strchr("([{\"'*", (int)c) != NULL
                   : c == 0x201c || c == 0x201d || c == 0x201e || c == 0x2018 || c == 0x2019 || c == 0x201a ||
                         c == 0xab || c == 0xbb || c == 0x2039 || c == 0xbf || c == 0xa1 || c == 0x2022);
}

/* Superscript digits, and the marks of notes. */
static gboolean is_note_mark(gunichar c)
{
  return c == 0xb9 || c == 0xb2 || c == 0xb3 || (c >= 0x2070 && c <= 0x2079) || c == 0x207b || c == 0x2020 ||
         c == 0x2021;
}

static gboolean is_dash(gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2014) || c == 0x2212;
}

/* Finds matched brackets with one stack, and the short ones among them. */
static void cutter_match_brackets(Cutter *cutter)
{
  gsize open[BRACKET_DEPTH];
  char kind[BRACKET_DEPTH];
  guint depth = 0;
  for (gsize i = cutter->block.start; i < cutter->block.end; i++) {
    char c = cutter->text[i];
    if (c == '(' || c == '[') {
      if (depth == BRACKET_DEPTH) {
        memmove(open, open + 1, sizeof open - sizeof open[0]);
        memmove(kind, kind + 1, sizeof kind - 1);
        depth--;
      }
      open[depth] = i;
      kind[depth++] = c;
    } else if ((c == ')' || c == ']') && depth > 0) {
      if (kind[depth - 1] != (c == ')' ? '(' : '['))
        continue;
      Span span = {open[--depth], i + 1};
      g_array_append_val(cutter->brackets, span);
      if (span.end - span.start > PARENTHESIS_BYTES)
        continue;
      while (cutter->parentheses->len > 0 &&
             g_array_index(cutter->parentheses, Span, cutter->parentheses->len - 1).start >= span.start)
        g_array_set_size(cutter->parentheses, cutter->parentheses->len - 1);
      g_array_append_val(cutter->parentheses, span);
    }
  }
}

static void cutter_add_quotation(Cutter *cutter, gsize start, gsize end)
{
  Span span = {start, end};
  if (end - start <= QUOTATION_BYTES)
    g_array_append_val(cutter->quotations, span);
}

/* Pairs of “ ” and of straight ". A straight one opens after a blank or a bracket and closes after anything
 * else. */
static void cutter_match_quotations(Cutter *cutter)
{
  gsize curly = G_MAXSIZE;
  gsize straight = G_MAXSIZE;
  for (gsize i = cutter->block.start; i < cutter->block.end; i = char_after(cutter, i)) {
    gunichar c = char_at(cutter, i);
    if (c == 0x201c && curly == G_MAXSIZE && straight == G_MAXSIZE) {
      curly = i;
    } else if ((c == 0x201d || c == 0x201c) && curly != G_MAXSIZE) {
      cutter_add_quotation(cutter, curly, char_after(cutter, i));
      curly = G_MAXSIZE;
    } else if (c == '"' && curly == G_MAXSIZE) {
      gunichar before = char_before(cutter, i, NULL);
      gboolean opens = before == 0 || is_blank(before) || before == '(' || before == '[';
      if (straight != G_MAXSIZE && !opens)
        cutter_add_quotation(cutter, straight, i + 1);
      straight = opens ? i : G_MAXSIZE;
    }
  }
}

/* TRUE if a place lies strictly inside one of the spans; next moves along with the scan. */
static gboolean inside_spans(const Span *spans, guint n, guint *next, gsize place, gsize after)
{
  while (*next < n && spans[*next].end <= place)
    (*next)++;
  return *next < n && spans[*next].start < place && spans[*next].start >= after;
}

static gboolean inside_array(const GArray *spans, guint *next, gsize place, gsize after)
{
  return spans->len > 0 && inside_spans(&g_array_index(spans, Span, 0), spans->len, next, place, after);
}

static gboolean cutter_may_cut(Cutter *cutter, gsize place)
{
  if (inside_spans(cutter->protected_spans, cutter->n_protected, &cutter->next_protected, place, 0))
    return FALSE;
  if (inside_array(cutter->parentheses, &cutter->next_parenthesis, place, 0))
    return FALSE;
  return !inside_array(cutter->quotations, &cutter->next_quotation, place, cutter->start + 1);
}

static gsize skip_blanks(const Cutter *cutter, gsize i)
{
  while (i < cutter->block.end && is_blank(char_at(cutter, i)))
    i = char_after(cutter, i);
  return i;
}

/* The end of a row of stops: "...", "?!", ". . .". */
static gsize skip_stops(const Cutter *cutter, gsize i)
{
  for (;;) {
    while (i < cutter->block.end && is_stop(char_at(cutter, i)))
      i = char_after(cutter, i);
    if (i + 1 < cutter->block.end && cutter->text[i] == ' ' && cutter->text[i + 1] == '.')
      i++;
    else
      return i;
  }
}

/* The start of the bracket that closes at i; G_MAXSIZE if it has none. */
static gsize bracket_start(Cutter *cutter, gsize i)
{
  while (cutter->next_bracket < cutter->brackets->len &&
         g_array_index(cutter->brackets, Span, cutter->next_bracket).end <= i)
    cutter->next_bracket++;
  if (cutter->next_bracket == cutter->brackets->len)
    return G_MAXSIZE;
  Span span = g_array_index(cutter->brackets, Span, cutter->next_bracket);
  return span.end == i + 1 ? span.start : G_MAXSIZE;
}

/* Digits joined by commas and dashes, as note numbers are: the end of the row; i if there is none. A group of
 * four digits is a year. */
static gsize skip_numbers(const Cutter *cutter, gsize i)
{
  gsize end = i;
  for (;;) {
    gsize digits = end;
    while (digits < cutter->block.end && g_ascii_isdigit(cutter->text[digits]))
      digits++;
    if (digits == end || digits - end > 3)
      return i;
    end = digits;
    gunichar c = char_at(cutter, end);
    if (c != ',' && !is_dash(c))
      return end;
    gsize after = char_after(cutter, end);
    if (after >= cutter->block.end || !g_ascii_isdigit(cutter->text[after]))
      return end;
    end = after;
  }
}

/* "[3–5]" or "(12)" at i: its end; i if it is none. */
static gsize skip_bracketed_numbers(const Cutter *cutter, gsize i)
{
  gunichar c = char_at(cutter, i);
  if (c != '[' && c != '(')
    return i;
  gsize end = i + 1;
  while (end < cutter->block.end && end - i < LOOK_BACK_BYTES) {
    c = char_at(cutter, end);
    if (c == (cutter->text[i] == '[' ? ']' : ')'))
      return end > i + 1 ? end + 1 : i;
    if (!g_ascii_isdigit((char)MIN(c, 0x7f)) && c != ',' && c != ' ' && !is_dash(c))
      return i;
    end = char_after(cutter, end);
  }
  return i;
}

/* Note numbers glued to a stop at `stop`, ending at the returned place. */
static gsize skip_notes(Cutter *cutter, gsize stop, gsize i)
{
  for (guint steps = 0; steps < 16; steps++) {
    gsize from = i;
    while (is_note_mark(char_at(cutter, i)) ||
           (i > from && (char_at(cutter, i) == ',' || is_dash(char_at(cutter, i))) &&
            is_note_mark(char_at(cutter, char_after(cutter, i)))))
      i = char_after(cutter, i);
    inside_spans(cutter->protected_spans, cutter->n_protected, &cutter->next_protected, i, 0);
    if (cutter->next_protected < cutter->n_protected &&
        cutter->protected_spans[cutter->next_protected].start == i &&
        cutter->protected_spans[cutter->next_protected].end <= cutter->block.end && i < cutter->block.end)
      i = cutter->protected_spans[cutter->next_protected].end;
    i = skip_bracketed_numbers(cutter, i);
    gunichar before = char_before(cutter, stop, NULL);
    if (g_unichar_isalpha(before) || is_closer(before) || before == '%' || i > from)
      i = skip_numbers(cutter, i);
    if (i == from)
      return i;
    gunichar c = char_at(cutter, i);
    if (c == ',' || is_dash(c))
      i = char_after(cutter, i);
  }
  return i;
}

/* The word that ends at i (exclusive): letters with stops, hyphens and apostrophes inside. */
static Span word_before(const Cutter *cutter, gsize i)
{
  gsize start = i;
  while (start > cutter->block.start && i - start < LOOK_BACK_BYTES) {
    gsize at = start;
    gunichar c = char_before(cutter, start, &at);
    if (!g_unichar_isalpha(c) && c != '.' && c != '-' && c != 0x2019 && c != '\'')
      break;
    start = at;
  }
  while (start < i && strchr(".-'", cutter->text[start]) != NULL)
    start++;
  return (Span){start, i};
}

static Span word_after(const Cutter *cutter, gsize i)
{
  gsize end = i;
  while (end < cutter->block.end && end - i < LOOK_BACK_BYTES && g_unichar_isalpha(char_at(cutter, end)))
    end = char_after(cutter, end);
  return (Span){i, end};
}

static gboolean begins_sentence(const Cutter *cutter, gsize i)
{
  Span word = word_after(cutter, i);
  if (char_at(cutter, word.end) == '.' && word.end - word.start == 1)
    return FALSE;
  return sentence_word_begins(cutter->text + word.start, word.end - word.start);
}

/* A number, "S1", "A2", "IV": what an abbreviation like "no." stands before. */
static gboolean is_number_like(const Cutter *cutter, gsize i)
{
  gsize end = i;
  gboolean digit = FALSE;
  gboolean roman = TRUE;
  for (; end < cutter->block.end && end - i < 12; end++) {
    char c = cutter->text[end];
    if (!g_ascii_isalnum(c))
      break;
    digit = digit || g_ascii_isdigit(c);
    roman = roman && strchr("IVXLCivxlc", c) != NULL;
  }
  return digit || (end > i && (roman || end - i == 1));
}

/* One capital and a stop: a name's initial, unless something is called by that letter or a sentence clearly
 * begins. */
static gboolean initial_ends(const Cutter *cutter, Span word, gsize next)
{
  if (word.start <= cutter->start)
    return FALSE;
  if (begins_sentence(cutter, next))
    return TRUE;
  gsize end = word.start;
  while (end > cutter->block.start && is_blank(char_before(cutter, end, NULL)))
    char_before(cutter, end, &end);
  Span before = word_before(cutter, end);
  return sentence_word_takes_letter(cutter->text + before.start, before.end - before.start);
}

/* Digits before a stop: a marker at the start of the sentence ("2. Next"), a German ordinal, else no
 * hindrance. */
static gboolean number_ends(const Cutter *cutter, gsize stop, gsize next)
{
  gsize start = stop;
  while (start > cutter->block.start && g_ascii_isdigit(cutter->text[start - 1]))
    start--;
  if (start <= cutter->start && stop - start <= 3)
    return FALSE;
  Span word = word_after(cutter, next);
  return stop - start > 2 || !sentence_word_takes_ordinal(cutter->text + word.start, word.end - word.start);
}

/* TRUE for the second half of "p. ex.", "d. h.": one small letter, a stop and a blank stand before it. */
static gboolean follows_small_letter(const Cutter *cutter, gsize i)
{
  if (i < cutter->start + 3 || !is_blank(char_before(cutter, i, &i)) || char_before(cutter, i, &i) != '.')
    return FALSE;
  gunichar letter = char_before(cutter, i, &i);
  gunichar before = char_before(cutter, i, NULL);
  return g_unichar_islower(letter) && (i <= cutter->start || is_blank(before) || is_opener(before));
}

/* A single full stop at `stop`, the next text at `next`: does the word before it let a sentence end? */
static gboolean word_lets_end(const Cutter *cutter, gsize stop, gsize next)
{
  gunichar before = char_before(cutter, stop, NULL);
  if (g_unichar_isdigit(before))
    return number_ends(cutter, stop, next);
  Span word = word_before(cutter, stop);
  gsize length = word.end - word.start;
  if (length == 0 || g_unichar_isdigit(char_before(cutter, word.start, NULL)))
    return TRUE;
  const char *letters = cutter->text + word.start;
  gsize characters = (gsize)g_utf8_strlen(letters, (gssize)length);
  if (characters == 1 && g_unichar_isupper(g_utf8_get_char(letters)))
    return initial_ends(cutter, word, next);
  if (characters == 1 && word.start <= cutter->start)
    return FALSE;
  WordKind kind = sentence_word_kind(letters, length);
  if (kind != WORD_ABBREVIATION && length <= 3 && follows_small_letter(cutter, word.start))
    kind = WORD_MAYBE_LAST;
  if (kind == WORD_PLAIN && length >= 3 && memchr(letters, '.', length) != NULL &&
      (letters[1] == '.' || letters[length - 2] == '.'))
    kind = WORD_MAYBE_LAST; /* "J.A", "U.N.E.S.C.O" */
  if (kind == WORD_PLAIN && length > 2 && letters[length - 2] == '-')
    return begins_sentence(cutter, next); /* "J.-P" */
  switch (kind) {
  case WORD_ABBREVIATION:
    return FALSE;
  case WORD_BEFORE_NUMBER:
    return !is_number_like(cutter, next);
  case WORD_MAYBE_LAST:
    return begins_sentence(cutter, next);
  default:
    return TRUE;
  }
}

/* Can a sentence begin at i? Lower case can't, save for words like "mRNA" and "β-carotene". */
static gboolean can_begin(const Cutter *cutter, gsize i)
{
  while (i < cutter->block.end && is_opener(char_at(cutter, i)))
    i = char_after(cutter, i);
  gunichar c = char_at(cutter, i);
  if (g_unichar_islower(c)) {
    if (c >= 0x3b1 && c <= 0x3c9)
      return TRUE;
    Span word = word_after(cutter, i);
    for (gsize k = word.start; k < word.end && k - word.start < 4; k = char_after(cutter, k))
      if (g_unichar_isupper(char_at(cutter, k)))
        return TRUE;
    return FALSE;
  }
  return g_unichar_isalpha(c) || g_unichar_isdigit(c) || c == '$' || c == '#' || c == 0x20ac || c == 0xa3 ||
         c == '~' || c == 0x2265 || c == 0x2264 || c == 0x2022 || c == 0x25cf || c == 0x25aa || c == '@';
}

/* Closing marks after a stop; TRUE in *aside when a bracket closes that was opened in mid-sentence. */
static gsize skip_closers(Cutter *cutter, gsize i, gboolean *aside)
{
  while (is_closer(char_at(cutter, i))) {
    if (cutter->text[i] == ')' || cutter->text[i] == ']') {
      gsize start = bracket_start(cutter, i);
      *aside = *aside || (start != G_MAXSIZE && start > cutter->start);
    }
    i = char_after(cutter, i);
  }
  return i;
}

/* Judges the row of stops at i: the end of the sentence, or 0 when none ends; *resume is where the scan goes
 * on. */
static gsize sentence_end(Cutter *cutter, gsize i, gsize *resume)
{
  gsize stops = skip_stops(cutter, i);
  *resume = stops;
  gboolean single = cutter->text[i] == '.' && stops == i + 1;
  gboolean aside = FALSE;
  gsize end = skip_closers(cutter, stops, &aside);
  gsize noted = skip_notes(cutter, end > stops ? end : i, end);
  end = skip_closers(cutter, noted, &aside);
  *resume = MAX(stops, end);
  if (end >= cutter->block.end)
    return cutter->block.end;
  gunichar c = char_at(cutter, end);
  if (!is_blank(c)) {
    gunichar stop = char_at(cutter, i);
    return stop == 0x3002 || stop == 0xff01 || stop == 0xff1f ? end : 0;
  }
  gsize next = skip_blanks(cutter, end);
  if (next >= cutter->block.end)
    return cutter->block.end;
  if (cutter->text[next] == '[') {
    gsize numbers = skip_bracketed_numbers(cutter, next);
    gsize after = skip_blanks(cutter, numbers);
    if (numbers > next && after > numbers && can_begin(cutter, after))
      end = numbers, next = after;
  }
  if (!can_begin(cutter, next) || (aside && !begins_sentence(cutter, next)))
    return 0;
  if (single && !word_lets_end(cutter, i, next))
    return 0;
  return cutter_may_cut(cutter, end) ? end : 0;
}

/* Closes the open sentence at end, if it holds anything. */
static void cutter_close(Cutter *cutter, gsize end)
{
  gsize start = skip_blanks(cutter, cutter->start);
  gsize last = end;
  while (last > start) {
    gsize at = last;
    if (!is_blank(char_before(cutter, last, &at)))
      break;
    last = at;
  }
  if (last > start) {
    Span span = {start, last};
    g_array_append_val(cutter->out, span);
  }
  cutter->start = skip_blanks(cutter, end);
}

static void cutter_run(Cutter *cutter)
{
  cutter->start = skip_blanks(cutter, cutter->block.start);
  gsize i = cutter->start;
  while (i < cutter->block.end) {
    gunichar c = char_at(cutter, i);
    gsize end = 0;
    gsize resume = char_after(cutter, i);
    if (c == '\n' && cutter_may_cut(cutter, i))
      end = i;
    else if (is_stop(c))
      end = sentence_end(cutter, i, &resume);
    if (end != 0) {
      cutter_close(cutter, end);
      resume = MAX(resume, cutter->start);
    }
    i = resume;
  }
  cutter_close(cutter, cutter->block.end);
}

void sentences_cut(const char *text, Span block, const Span *protected_spans, guint n, GArray *out)
{
  g_assert(block.start <= block.end);
  Cutter cutter = {.text = text, .block = block, .protected_spans = protected_spans, .n_protected = n};
  g_autoptr(GArray) brackets = g_array_new(FALSE, FALSE, sizeof(Span));
  cutter.brackets = brackets;
  g_autoptr(GArray) parentheses = g_array_new(FALSE, FALSE, sizeof(Span));
  cutter.parentheses = parentheses;
  g_autoptr(GArray) quotations = g_array_new(FALSE, FALSE, sizeof(Span));
  cutter.quotations = quotations;
  cutter.out = out;
  cutter_match_brackets(&cutter);
  cutter_match_quotations(&cutter);
  cutter_run(&cutter);
}
