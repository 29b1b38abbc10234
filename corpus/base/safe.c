#include "corpus/base/safe.h"

#include <string.h>

static gboolean is_bidi_control(gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

static char *make_safe(const char *text, gssize length, gboolean keep_breaks)
{
  gsize left = length < 0 ? strlen(text) : (gsize)length;
  GString *out = g_string_sized_new(left + 8);
  while (left > 0) {
    gunichar c = g_utf8_get_char_validated(text, (gssize)left);
    if (c == (gunichar)-1 || c == (gunichar)-2 || *text == '\0') {
      g_string_append_printf(out, "\\x%02x", (guint)(guchar)*text);
      text++;
      left--;
      continue;
    }
    gsize width = (gsize)(g_utf8_next_char(text) - text);
    if (c == '\n' || c == '\t')
      g_string_append_c(out, keep_breaks ? (char)c : ' ');
    else if (c == '\r')
      g_string_append_c(out, keep_breaks ? '\n' : ' ');
    else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || is_bidi_control(c))
      g_string_append_printf(out, "\\u{%x}", (guint)c);
    else
      g_string_append_len(out, text, (gssize)width);
    text += width;
    left -= width;
  }
  return g_string_free(out, FALSE);
}

char *safe_line(const char *text, gssize length)
{
  return make_safe(text, length, FALSE);
}

char *safe_text(const char *text, gssize length)
{
  return make_safe(text, length, TRUE);
}
