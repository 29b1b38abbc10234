/* What a piece is, by its own lines, and then by its neighbours. */
#include "corpus/base/regex.h"
#include "corpus/structure/role.h"
#include "corpus/text/chars.h"
#include "corpus/text/layout.h"

#include <string.h>

gboolean layout_is_caption(const char *text, Span span)
{
  static const Regex *caption = NULL;
  regex_once(&caption,
             "(?x) [*_\\#>\\s]* (?: (?i: (?:supplement(?:ary|al)?|extended\\ data|online)\\s+ )? "
             "(?: (?i:table|figure|fig|scheme|chart|exhibit|box|plate|panel|tabelle|tab|abbildung|abb|figura|"
             "tabla|tabela|tableau|cuadro|gr[aá]fico|quadro|tafel|afbeelding|tabella) )) \\.? [\\s\\x{a0}]* "
             "(?: [A-Z]?\\d{1,3} (?:[.\\-]\\d{1,2})? [A-Za-z]? | [IVX]{1,6} | [A-H] ) \\b [*_]* "
             "(?: \\s*[.:|–—\\-]\\s*[*_]* (?=\\S) | \\s*[.:]?[*_]*$ | [*_\\s(]+ (?=[\\p{Lu}\\d(]) )",
             REGEX_DEFAULT);
  if (span.end - span.start > 400)
    span.end = span.start + 400;
  while (span.end > span.start && (text[span.end] & 0xc0) == 0x80)
    span.end--;
  return regex_match_at(caption, text, span.end, span.start, NULL, 0);
}

gsize layout_section_number(const char *text, Span span, Span *number)
{
  static const Regex *pattern = NULL;
  regex_once(&pattern,
             "(?x) (?<number> \\d{1,2} (?: \\.\\d{1,2} ){0,4} | [IVX]{1,5} (?=[.:]) | [A-H] (?=[.]\\s) "
             "(?: \\.\\d{1,2} ){0,3} | [A-H] (?: \\.\\d{1,2} ){1,3} ) [.:]? \\s+ (?=[\\p{L}“\"'‘(*_\\d])",
             REGEX_DEFAULT);
  Span groups[2];
  if (!regex_match_at(pattern, text, MIN(span.end, span.start + 40), span.start, groups, 2))
    return 0;
  *number = groups[1];
  return groups[0].end - span.start;
}

/* Nothing but punctuation: a rule, a fence, a stray mark. */
static gboolean is_rule(const char *text, Span span)
{
  for (gsize i = span.start; i < span.end; i = (gsize)(g_utf8_next_char(text + i) - text))
    if (g_unichar_isalnum(g_utf8_get_char(text + i)))
      return FALSE;
  return TRUE;
}

static gboolean is_image(const char *text, Span span)
{
  return (text[span.start] == '!' && span.end - span.start > 4 && text[span.start + 1] == '[') ||
         strncmp(text + span.start, "<img", MIN(4, span.end - span.start)) == 0;
}

/* Lines that rows are made of. */
static gboolean is_table(const Layout *layout, guint first, guint end)
{
  guint rows = 0;
  guint looked = 0;
  for (guint i = first; i < end && looked < 64; i++, looked++) {
    Span span = layout_line(layout, i)->span;
    SpanCount count = span_count(layout->text, span);
    gboolean pipes = layout->text[span.start] == '|' && layout->text[span.end - 1] == '|';
    gboolean prose = count.gaps <= 2 && count.tabs == 0 && count.long_lower > 8;
    rows += !prose && (pipes || count.tabs > 0 || count.gaps >= 2 ||
                       (count.gaps == 1 && count.columns < 100 && count.stops == 0));
  }
  return looked > 0 && rows * 2 > looked;
}

/* A note's mark and the note: "¹Throughout", "*Correlation", "^aAccording", "Note. ". */
static gboolean is_note(const char *text, Span span)
{
  static const Regex *note = NULL;
  regex_once(
      &note,
      "(?x) (?: [¹²³⁴⁵⁶⁷⁸⁹⁰†‡§¶]+ \\s? [\\p{L}\"“(*] | \\*{1,3} \\s? \\p{Lu} (?! [^*]* \\*) | "
      "\\^\\{?\\w{1,2}\\}? \\s? [\\p{L}$] | \\*{0,2} p \\s* [<=] | "
      "[*_]{0,2} (?:Notes?|Abbreviations?|Source|Anmerkung(?:en)?|Nota|Fuente|Quelle|Legend)[.:] | "
      "©|\\(c\\)\\s | Copyright\\b | [*_]*(?:Address\\ (?:for\\ )?)?[Cc]orrespond(?:ence|ing\\ author)\\b | "
      "Address\\ (?:correspondence|reprint)| E-?mail\\b | "
      "\\p{Lu}[\\w/-]{1,9} \\s* [,:=] \\s [^;.]{3,60} ; \\s \\p{Lu}[\\w/-]{1,9} \\s* [,:=] | "
      "(?:Received|Accepted|Revised|Submitted|"
      "Published(?:\\ online)?|First\\ published(?:\\ online)?)\\b[^.]{0,12}\\d )",
      REGEX_DEFAULT);
  return regex_match_at(note, text, MIN(span.end, span.start + 300), span.start, NULL, 0);
}

/* Short, begins like a title, doesn't end like a sentence. */
static gboolean is_short(const Layout *layout, guint first, guint end)
{
  const char *text = layout->text;
  Span span = {layout_line(layout, first)->span.start, layout_line(layout, end - 1)->span.end};
  if (end - first > 4 || span.end - span.start > 320)
    return FALSE;
  SpanCount count = span_count(text, span);
  gunichar last = span_last_char(text, span);
  if (count.columns > 220 || count.words > 30 || count.letters == 0)
    return FALSE;
  if (section_role_of_line(text, span) != ROLE_NONE)
    return TRUE;
  if (last == ',' || last == ';' || char_is_hyphen(last))
    return count.words <= 6;
  if (count.stops > 1 && count.columns > 60)
    return FALSE;
  if (last == '.' && count.words > 6)
    return FALSE;
  return count.columns <= 160 || count.long_lower * 2 < count.words;
}

PieceKind layout_classify(const Layout *layout, guint first, guint end, guint *level)
{
  const char *text = layout->text;
  Span span = {layout_line(layout, first)->span.start, layout_line(layout, end - 1)->span.end};
  *level = 0;
  if (is_rule(text, span))
    return PIECE_MARKUP;
  if (is_image(text, span))
    return PIECE_FIGURE;
  if (layout_hashes(text, span, level) > 0)
    return PIECE_HEADING;
  *level = 0;
  if (is_table(layout, first, end))
    return PIECE_TABLE;
  if (layout_is_caption(text, span))
    return PIECE_CAPTION;
  if (is_note(text, span))
    return PIECE_NOTE;
  if (layout_bullet(text, span) > 0)
    return PIECE_ITEM;
  return is_short(layout, first, end) ? PIECE_SHORT : PIECE_PROSE;
}

/* Prose that no row of a table could be: sentences, or the piece of one that a page cut. */
static gboolean is_surely_prose(const Layout *layout, const Piece *piece)
{
  const char *text = layout->text;
  if (piece->kind != PIECE_PROSE && piece->kind != PIECE_SHORT)
    return FALSE;
  SpanCount count = span_count(text, piece->span);
  gboolean ends = span_ends_sentence(text, piece->span);
  gboolean wordy = count.long_lower * 10 >= count.words * 4 && count.digits * 8 < count.columns;
  if (count.columns >= 200 && wordy && (ends || count.stops > 0))
    return TRUE;
  if (ends && count.columns >= 60 && wordy)
    return TRUE;
  return span_starts_inside(text, piece->span) && count.columns >= 60 && (wordy || (ends && count.gaps == 0));
}

static gboolean is_transparent(PieceKind kind)
{
  return kind == PIECE_RUNNING_HEAD || kind == PIECE_PAGE_NUMBER || kind == PIECE_MARKUP;
}

/* A table's caption, as against a figure's. */
static gboolean is_table_caption(const char *text, Span span)
{
  static const Regex *table = NULL;
  regex_once(&table, "(?x) [^\\p{L}]* (?: \\w+ \\s+ )? (?: tab | cuadro | quadro | exhibit )",
             REGEX_CASELESS);
  return regex_match_at(table, text, MIN(span.end, span.start + 60), span.start, NULL, 0);
}

/* The last short piece of a table's region, right before prose: a heading rather than a cell? */
static gboolean is_heading_after_table(const Layout *layout, const Piece *piece)
{
  if (piece->kind != PIECE_SHORT)
    return FALSE;
  SpanCount count = span_count(layout->text, piece->span);
  gunichar first = span_first_char(layout->text, piece->span);
  Span number;
  if (layout_section_number(layout->text, piece->span, &number) > 0)
    return count.letters > count.digits * 3;
  return count.words > 1 && count.digits == 0 && g_unichar_isupper(first) &&
         count.letters * 4 > count.columns * 3;
}

/* After a table's caption at piece i: rows, cells and notes up to prose, a heading or the next caption. Gives
 * the last piece of the table. */
static guint settle_table(Layout *layout, guint i)
{
  guint n = layout->pieces->len;
  guint end = i + 1;
  guint last = i;
  for (; end < n; end++) {
    const Piece *piece = layout_piece(layout, end);
    if (is_transparent(piece->kind))
      continue;
    if (piece->kind == PIECE_CAPTION || piece->kind == PIECE_HEADING || piece->kind == PIECE_FIGURE)
      break;
    if (section_role_of_line(layout->text, piece->span) != ROLE_NONE || is_surely_prose(layout, piece))
      break;
    last = end;
  }
  gboolean before_prose = end < n && layout_piece(layout, end)->kind != PIECE_CAPTION;
  if (last > i && before_prose && is_heading_after_table(layout, layout_piece(layout, last)))
    last--;
  for (guint m = i + 1; m <= last; m++) {
    Piece *piece = layout_piece(layout, m);
    if (piece->kind == PIECE_SHORT || piece->kind == PIECE_PROSE || piece->kind == PIECE_ITEM)
      piece->kind = PIECE_TABLE;
  }
  return MAX(last, i);
}

void layout_settle_pieces(Layout *layout)
{
  guint n = layout->pieces->len;
  for (guint i = 0; i < n; i++) {
    Piece *piece = layout_piece(layout, i);
    if (piece->kind == PIECE_CAPTION && is_table_caption(layout->text, piece->span))
      i = settle_table(layout, i);
  }
}
