/* Text for people: styled, wrapped by the columns that characters take, safe for the terminal.
 *
 * A paragraph is collected with its styles as marks in the text: the byte MARK followed by 'A' + style.
 * safe_text has turned every such byte that came from outside into something visible, so no text can fake a
 * mark. */
#include "corpus/base/printer_backend.h"
#include "corpus/base/safe.h"

#include <string.h>

#define MARK '\x01'

static const char *const sequences[] = {
    [STYLE_PLAIN] = "\x1b[0m",     [STYLE_STRONG] = "\x1b[1m", [STYLE_QUIET] = "\x1b[2m",
    [STYLE_HEADING] = "\x1b[1;4m", [STYLE_QUOTE] = "\x1b[32m", [STYLE_WARN] = "\x1b[33m",
};

guint text_columns(const char *text, gssize length)
{
  guint columns = 0;
  const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
  for (const char *c = text; c < end; c = g_utf8_next_char(c)) {
    gunichar character = g_utf8_get_char(c);
    if (!g_unichar_iszerowidth(character))
      columns += g_unichar_iswide(character) ? 2 : 1;
  }
  return columns;
}

static void add(Printer *printer, TextStyle style, const char *text)
{
  g_autofree char *safe = safe_text(text, -1);
  if (style != STYLE_PLAIN)
    g_string_append_printf(printer->paragraph, "%c%c", MARK, 'A' + (int)style);
  g_string_append(printer->paragraph, safe);
  if (style != STYLE_PLAIN)
    g_string_append_printf(printer->paragraph, "%c%c", MARK, 'A' + (int)STYLE_PLAIN);
}

void printer_text(Printer *printer, TextStyle style, const char *text)
{
  if (!printer->json)
    add(printer, style, text);
}

void printer_textf(Printer *printer, TextStyle style, const char *format, ...)
{
  if (printer->json)
    return;
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  add(printer, style, text);
}

/* Appends a piece of the paragraph; marks become escape sequences, or nothing. */
static void append_styled(Printer *printer, const char *piece, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (piece[i] != MARK) {
      g_string_append_c(printer->buffer, piece[i]);
    } else if (++i < length && printer->colours) {
      g_string_append(printer->buffer, sequences[piece[i] - 'A']);
    }
  }
}

static guint styled_columns(const char *piece, gsize length)
{
  guint columns = 0;
  gsize start = 0;
  for (gsize i = 0; i <= length; i++) {
    if (i == length || piece[i] == MARK) {
      columns += text_columns(piece + start, (gssize)(i - start));
      i += i < length;
      start = i + 1;
    }
  }
  return columns;
}

static void indent_line(Printer *printer, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c(printer->buffer, ' ');
}

/* One line of the paragraph (between its own line breaks), word by word. */
static void wrap_line(Printer *printer, const char *line, gsize length, guint first, guint rest)
{
  guint column = first;
  gboolean fresh = TRUE;
  gsize i = 0;
  indent_line(printer, first);
  while (i < length) {
    gsize gap = i;
    while (i < length && line[i] == ' ')
      i++;
    gsize word = i;
    while (i < length && line[i] != ' ')
      i++;
    guint blanks = (guint)(word - gap);
    guint width = styled_columns(line + word, i - word);
    if (!fresh && printer->columns > 0 && width > 0 && column + blanks + width > printer->columns) {
      g_string_append_c(printer->buffer, '\n');
      indent_line(printer, rest);
      column = rest;
      blanks = 0;
    }
    if (i == length && word == length)
      blanks = 0;
    indent_line(printer, blanks);
    append_styled(printer, line + word, i - word);
    column += blanks + width;
    fresh = FALSE;
  }
  g_string_append_c(printer->buffer, '\n');
}

void printer_flush(Printer *printer, guint first, guint rest)
{
  if (printer->json)
    return;
  const char *line = printer->paragraph->str;
  while (line != NULL) {
    const char *end = strchr(line, '\n');
    wrap_line(printer, line, end != NULL ? (gsize)(end - line) : strlen(line), first, rest);
    line = end != NULL ? end + 1 : NULL;
    first = rest;
  }
  g_string_truncate(printer->paragraph, 0);
  printer_drain(printer, FALSE);
}

void printer_paragraph(Printer *printer, TextStyle style, guint indent, const char *text)
{
  printer_text(printer, style, text);
  printer_flush(printer, indent, indent);
}

void printer_blank(Printer *printer)
{
  if (!printer->json)
    g_string_append_c(printer->buffer, '\n');
}

void printer_line(Printer *printer, const char *text)
{
  if (printer->json)
    return;
  g_autofree char *safe = safe_text(text, -1);
  g_string_append(printer->buffer, safe);
  g_string_append_c(printer->buffer, '\n');
  printer_drain(printer, FALSE);
}

void printer_bytes(Printer *printer, const char *bytes, gsize length)
{
  if (printer->json)
    return;
  printer->page = FALSE;
  g_string_append_len(printer->buffer, bytes, (gssize)length);
  printer_drain(printer, FALSE);
}
