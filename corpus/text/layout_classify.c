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
             "(?x) (?<number> \\d{1,2} (?: \\.\\d{1,2} ){0,4} | [IVX]{1,5} (?=[.):]) | [A-H] (?=[.)]\\s) "
             "(?: \\.\\d{1,2} ){0,3} | [A-H] (?: \\.\\d{1,2} ){1,3} ) [.):]? \\s+ (?=[\\p{L}“\"'‘(*_\\d])",
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
      "Address\\ (?:correspondence|reprint)| E-?mail\\b | (?:Received|Accepted|Revised|Submitted|"
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

/* TRUE for a piece that a table may hold beside its rows: cells on lines of their own. */
static gboolean may_be_cell(const Layout *layout, const Piece *piece)
{
  if (piece->kind != PIECE_SHORT)
    return FALSE;
  SpanCount count = span_count(layout->text, piece->span);
  return count.columns < 100;
}

static gboolean is_transparent(PieceKind kind)
{
  return kind == PIECE_RUNNING_HEAD || kind == PIECE_PAGE_NUMBER || kind == PIECE_MARKUP;
}

/* After a table's caption: rows and cells up to prose; the last short piece before prose may be a heading. */
static guint settle_table(Layout *layout, guint i)
{
  guint n = layout->pieces->len;
  guint last_row = i;
  guint k = i + 1;
  for (; k < n; k++) {
    const Piece *piece = layout_piece(layout, k);
    if (piece->kind == PIECE_TABLE || piece->kind == PIECE_NOTE) {
      last_row = k;
      continue;
    }
    if (!is_transparent(piece->kind) && !may_be_cell(layout, piece))
      break;
  }
  for (guint m = i + 1; m < last_row; m++)
    if (layout_piece(layout, m)->kind == PIECE_SHORT &&
        section_role_of_line(layout->text, layout_piece(layout, m)->span) == ROLE_NONE)
      layout_piece(layout, m)->kind = PIECE_TABLE;
  return last_row;
}

void layout_settle_pieces(Layout *layout)
{
  guint n = layout->pieces->len;
  for (guint i = 0; i < n; i++) {
    Piece *piece = layout_piece(layout, i);
    if (piece->kind == PIECE_CAPTION)
      i = settle_table(layout, i);
  }
}
