#include "corpus/reader/jats_mend.h"

#include <string.h>

/* Windows-1252, 0x80-0x9f; the five unused ones as U+FFFD (WHATWG Encoding maps them to C1 controls, which
 * XML 1.0 discourages). */
static const guint16 windows_1252[32] = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                         0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                         0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                         0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

static gboolean starts_with(const guint8 *data, gsize length, const char *start)
{
  gsize n = strlen(start);
  return length >= n && memcmp(data, start, n) == 0;
}

/* TRUE for UTF-16 and UTF-32, which the parser reads by itself: a mark, or NULs beside the first "<". */
static gboolean is_wide(const guint8 *data, gsize length)
{
  if (length < 4)
    return FALSE;
  return (data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff) ||
         (data[0] == '<' && data[1] == 0) || (data[0] == 0 && (data[1] == '<' || data[2] == 0xfe)) ||
         (data[0] == 0 && data[1] == 0);
}

/* TRUE if the XML declaration names an encoding other than UTF-8 and ASCII. */
static gboolean declares_other(const guint8 *data, gsize length)
{
  if (!starts_with(data, length, "<?xml"))
    return FALSE;
  g_autofree char *head = g_ascii_strdown((const char *)data, (gssize)MIN(length, 200));
  char *end = strstr(head, "?>");
  if (end != NULL)
    *end = '\0';
  const char *encoding = strstr(head, "encoding");
  return encoding != NULL && strstr(encoding, "utf-8") == NULL && strstr(encoding, "utf8") == NULL &&
         strstr(encoding, "utf-7") == NULL && /* hides markup, and no publisher uses it */
         strstr(encoding, "us-ascii") == NULL;
}

static gboolean is_control(guint8 byte)
{
  return byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r';
}

/* Bytes of the character at data if it is valid UTF-8 that XML allows, else 0. */
static gsize utf8_width(const guint8 *data, gsize length)
{
  if (data[0] < 0x80)
    return 1;
  gunichar c = g_utf8_get_char_validated((const char *)data, (gssize)MIN(length, 6));
  if (c == (gunichar)-1 || c == (gunichar)-2 || c == 0xfffe || c == 0xffff)
    return 0;
  return (gsize)g_unichar_to_utf8(c, NULL);
}

static GBytes *to_utf8(const guint8 *data, gsize length, Diagnostics *diagnostics)
{
  GString *out = g_string_sized_new(length + length / 16 + 16);
  guint64 bad = 0;
  guint64 controls = 0;
  guint64 first_line = 0;
  guint64 line = 1;
  for (gsize i = 0; i < length;) {
    gsize width = utf8_width(data + i, length - i);
    if (data[i] == '\n')
      line++;
    if (width == 0) {
      if (bad++ == 0)
        first_line = line;
      g_string_append_unichar(out, data[i] < 0xa0 ? windows_1252[data[i] - 0x80] : data[i]);
      i++;
    } else if (width == 1 && is_control(data[i])) {
      controls++;
      g_string_append_c(out, ' ');
      i++;
    } else {
      g_string_append_len(out, (const char *)data + i, (gssize)width);
      i += width;
    }
  }
  if (bad > 0)
    diagnostics_add(diagnostics, SEVERITY_WARNING, POSITION_LINE, first_line, "encoding",
                    "%" G_GUINT64_FORMAT " bytes are no UTF-8, first on this line; read as Windows-1252",
                    bad);
  if (controls > 0)
    diagnostics_add(diagnostics, SEVERITY_WARNING, POSITION_NONE, 0, "control-character",
                    "%" G_GUINT64_FORMAT " control characters that XML forbids were read as blanks",
                    controls);
  return g_string_free_to_bytes(out);
}

GBytes *jats_mend_characters(GBytes *bytes, const char **encoding, Diagnostics *diagnostics)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  *encoding = NULL;
  if (is_wide(data, length))
    return g_bytes_ref(bytes);
  while (starts_with(data, length, "\xef\xbb\xbf"))
    data += 3, length -= 3;
  gboolean ascii = TRUE;
  for (gsize i = 0; i < length && ascii; i++)
    ascii = data[i] < 0x80;
  gboolean valid = g_utf8_validate_len((const char *)data, length, NULL);
  if (!ascii && !valid && declares_other(data, length))
    return g_bytes_new_from_bytes(bytes, (gsize)(data - (const guint8 *)g_bytes_get_data(bytes, NULL)),
                                  length);
  if (valid && !ascii && declares_other(data, length))
    diagnostics_add(diagnostics, SEVERITY_WARNING, POSITION_LINE, 1, "encoding",
                    "the file names another encoding, but its bytes are UTF-8; read as UTF-8");
  if (!ascii || !declares_other(data, length))
    *encoding = "UTF-8";
  return to_utf8(data, length, diagnostics);
}
