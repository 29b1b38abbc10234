/* JSON as RFC 8259 has it, written as it comes: nothing is held in memory but what is open. */
#include "corpus/base/printer_backend.h"

#include <math.h>
#include <string.h>

static void append_escaped(GString *out, const char *text, gsize length)
{
  const char *end = text + length;
  g_string_append_c(out, '"');
  while (text < end) {
    guchar c = (guchar)*text;
    if (c == '"' || c == '\\') {
      g_string_append_c(out, '\\');
      g_string_append_c(out, (char)c);
      text++;
    } else if (c == '\n') {
      g_string_append(out, "\\n");
      text++;
    } else if (c == '\t') {
      g_string_append(out, "\\t");
      text++;
    } else if (c < 0x20 || c == 0x7f) {
      g_string_append_printf(out, "\\u%04x", c);
      text++;
    } else if (c < 0x80) {
      g_string_append_c(out, (char)c);
      text++;
    } else {
      gunichar character = g_utf8_get_char_validated(text, end - text);
      if (character == (gunichar)-1 || character == (gunichar)-2) {
        g_string_append(out, "\xef\xbf\xbd");
        text++;
      } else {
        gsize width = (gsize)(g_utf8_next_char(text) - text);
        g_string_append_len(out, text, (gssize)width);
        text += width;
      }
    }
  }
  g_string_append_c(out, '"');
}

/* The comma and the name before a value. */
static void begin_value(Printer *printer, const char *key)
{
  if (printer->commas->len > 0) {
    gboolean *comma = &g_array_index(printer->commas, gboolean, printer->commas->len - 1);
    if (*comma)
      g_string_append_c(printer->buffer, ',');
    *comma = TRUE;
  }
  if (key != NULL) {
    append_escaped(printer->buffer, key, strlen(key));
    g_string_append_c(printer->buffer, ':');
  }
}

static void open_bracket(Printer *printer, const char *key, char bracket)
{
  if (!printer->json)
    return;
  begin_value(printer, key);
  g_string_append_c(printer->buffer, bracket);
  gboolean comma = FALSE;
  g_array_append_val(printer->commas, comma);
}

static void close_bracket(Printer *printer, char bracket)
{
  if (!printer->json)
    return;
  g_assert(printer->commas->len > 0);
  g_array_set_size(printer->commas, printer->commas->len - 1);
  g_string_append_c(printer->buffer, bracket);
  printer_drain(printer, FALSE);
}

void printer_begin_object(Printer *printer, const char *key)
{
  open_bracket(printer, key, '{');
}

void printer_end_object(Printer *printer)
{
  close_bracket(printer, '}');
}

void printer_begin_array(Printer *printer, const char *key)
{
  open_bracket(printer, key, '[');
}

void printer_end_array(Printer *printer)
{
  close_bracket(printer, ']');
}

void printer_string_n(Printer *printer, const char *key, const char *value, gssize length)
{
  if (!printer->json)
    return;
  begin_value(printer, key);
  append_escaped(printer->buffer, value, length < 0 ? strlen(value) : (gsize)length);
}

void printer_string(Printer *printer, const char *key, const char *value)
{
  printer_string_n(printer, key, value, -1);
}

void printer_string_optional(Printer *printer, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    printer_string(printer, key, value);
}

void printer_integer(Printer *printer, const char *key, gint64 value)
{
  if (!printer->json)
    return;
  begin_value(printer, key);
  g_string_append_printf(printer->buffer, "%" G_GINT64_FORMAT, value);
}

void printer_integer_optional(Printer *printer, const char *key, gint64 value)
{
  if (value != 0)
    printer_integer(printer, key, value);
}

void printer_number(Printer *printer, const char *key, double value)
{
  if (!printer->json)
    return;
  g_assert(isfinite(value));
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  begin_value(printer, key);
  g_string_append(printer->buffer, g_ascii_formatd(digits, sizeof digits, "%.6g", value));
}

void printer_boolean(Printer *printer, const char *key, gboolean value)
{
  if (!printer->json)
    return;
  begin_value(printer, key);
  g_string_append(printer->buffer, value ? "true" : "false");
}

void printer_end_line(Printer *printer)
{
  if (!printer->json)
    return;
  g_assert(printer->commas->len == 0);
  g_string_append_c(printer->buffer, '\n');
  printer_drain(printer, FALSE);
}
