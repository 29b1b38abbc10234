#include "corpus/text/encoding.h"

#include "corpus/text/codepage.h"

#include <string.h>

typedef enum {
  ENCODING_UTF8,
  ENCODING_UTF16LE,
  ENCODING_UTF16BE,
  ENCODING_UTF32LE,
  ENCODING_UTF32BE,
  ENCODING_1252
} Encoding;

typedef struct {
  Encoding encoding;
  gsize start; /* bytes of the byte order mark */
} Guess;

/* How much of a file is looked at to tell UTF-16 without a byte order mark. */
#define GUESS_BYTES 4096u

/* Text in UTF-16 has a zero as every other byte wherever it is ASCII, and no plain text has zeros. */
static gboolean guess_utf16(const guint8 *bytes, gsize length, Guess *guess)
{
  gsize n = MIN(length, GUESS_BYTES) & ~(gsize)1;
  gsize zero[2] = {0, 0};
  for (gsize i = 0; i < n; i++)
    if (bytes[i] == 0)
      zero[i & 1]++;
  if (n < 4)
    return FALSE;
  if (zero[1] > n / 4 && zero[0] <= n / 16) {
    *guess = (Guess){ENCODING_UTF16LE, 0};
    return TRUE;
  }
  if (zero[0] > n / 4 && zero[1] <= n / 16) {
    *guess = (Guess){ENCODING_UTF16BE, 0};
    return TRUE;
  }
  return FALSE;
}

/* Well-formed characters of several bytes outweigh stray bytes: damaged UTF-8; else an eight-bit code page.
 */
static gboolean looks_like_utf8(const guint8 *bytes, gsize length)
{
  gsize good = 0;
  gsize bad = 0;
  const char *p = (const char *)bytes;
  const char *end = p + length;
  while (p < end) {
    if ((guint8)*p < 0x80) {
      p++;
      continue;
    }
    gunichar c = g_utf8_get_char_validated(p, end - p);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
      bad++;
      p++;
    } else {
      good++;
      p = g_utf8_next_char(p);
    }
  }
  return good >= bad;
}

static Guess guess_encoding(const guint8 *bytes, gsize length)
{
  static const struct {
    const char *mark;
    gsize length;
    Encoding encoding;
  } marks[] = {
      {"\xef\xbb\xbf", 3, ENCODING_UTF8},    {"\xff\xfe\0\0", 4, ENCODING_UTF32LE},
      {"\0\0\xfe\xff", 4, ENCODING_UTF32BE}, {"\xff\xfe", 2, ENCODING_UTF16LE},
      {"\xfe\xff", 2, ENCODING_UTF16BE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
    if (length >= marks[i].length && memcmp(bytes, marks[i].mark, marks[i].length) == 0)
      return (Guess){marks[i].encoding, marks[i].length};
  Guess guess;
  if (guess_utf16(bytes, length, &guess))
    return guess;
  return (Guess){looks_like_utf8(bytes, length) ? ENCODING_UTF8 : ENCODING_1252, 0};
}

static const char replacement[] = "\xef\xbf\xbd";

/* Valid stretches are copied as they are. Gives how many bytes were no character. */
static gsize decode_utf8(MappedText *out, const guint8 *bytes, gsize start, gsize length)
{
  gsize bad = 0;
  gsize i = start;
  while (i < length) {
    const char *stop = NULL;
    const char *from = (const char *)bytes + i;
    g_utf8_validate_len(from, length - i, &stop);
    gsize good = (gsize)(stop - from);
    if (good > 0)
      mapped_text_copy(out, from, good, i, 0);
    i += good;
    if (i >= length)
      break;
    if (bytes[i] == 0) {
      mapped_text_replace(out, " ", 1, i, 1, 0);
    } else {
      mapped_text_replace(out, replacement, 3, i, 1, 0);
      bad++;
    }
    i++;
  }
  return bad;
}

static gsize decode_1252(MappedText *out, const guint8 *bytes, gsize length)
{
  gsize bad = 0;
  gsize i = 0;
  while (i < length) {
    gsize ascii = i;
    while (ascii < length && bytes[ascii] < 0x80 && bytes[ascii] != 0)
      ascii++;
    if (ascii > i)
      mapped_text_copy(out, (const char *)bytes + i, ascii - i, i, 0);
    i = ascii;
    if (i >= length)
      break;
    gunichar c = bytes[i] == 0 ? ' ' : codepage_character(CODEPAGE_1252, bytes[i]);
    if (c >= 0x80 && c < 0xa0) {
      c = 0xfffd;
      bad++;
    }
    char utf8[6];
    gsize width = (gsize)g_unichar_to_utf8(c, utf8);
    mapped_text_replace(out, utf8, width, i, 1, 0);
    i++;
  }
  return bad;
}

static guint32 unit16(const guint8 *bytes, gboolean big)
{
  return big ? (guint32)bytes[0] << 8 | bytes[1] : (guint32)bytes[1] << 8 | bytes[0];
}

static guint32 unit32(const guint8 *bytes, gboolean big)
{
  return big ? unit16(bytes, TRUE) << 16 | unit16(bytes + 2, TRUE)
             : unit16(bytes + 2, FALSE) << 16 | unit16(bytes, FALSE);
}

static gsize decode_wide(MappedText *out, const guint8 *bytes, gsize start, gsize length, Encoding encoding)
{
  gboolean big = encoding == ENCODING_UTF16BE || encoding == ENCODING_UTF32BE;
  gsize unit = encoding == ENCODING_UTF16LE || encoding == ENCODING_UTF16BE ? 2 : 4;
  gsize bad = 0;
  gsize i = start;
  while (i < length) {
    gsize width = MIN(unit, length - i);
    gunichar c = 0xfffd;
    if (width == unit)
      c = unit == 2 ? unit16(bytes + i, big) : unit32(bytes + i, big);
    if (unit == 2 && c >= 0xd800 && c < 0xdc00 && length - i >= 4) {
      guint32 low = unit16(bytes + i + 2, big);
      if (low >= 0xdc00 && low < 0xe000) {
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        width = 4;
      }
    }
    if (c == 0)
      c = ' ';
    if (!g_unichar_validate(c) || c == 0xfffd) {
      c = 0xfffd;
      bad++;
    }
    char utf8[6];
    gsize n = (gsize)g_unichar_to_utf8(c, utf8);
    mapped_text_replace(out, utf8, n, i, width, 0);
    i += width;
  }
  return bad;
}

/* What a character of the decoded text becomes in clean text; NULL: stays as it is. */
static const char *clean_character(gunichar c, const char *after, const char *end)
{
  static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  if (c < 0x20 || c == 0x7f)
    return c == '\n' || c == '\t' || c == '\f' ? NULL : c == '\v' || c == '\r' ? "\n" : " ";
  if (c < 0x80)
    return NULL;
  if (c == 0xad) /* a soft hyphen is a hyphen only where a line ends */
    return after < end && (*after == '\n' || *after == '\r') ? "-" : "";
  if (c == 0xfeff || c == 0x200b || c == 0x2060)
    return "";
  if (c == 0x2028 || c == 0x2029)
    return "\n";
  if (c >= 0xfb00 && c <= 0xfb06)
    return ligatures[c - 0xfb00];
  return g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR ? " " : NULL;
}

/* Blanks of all kinds made one kind, line ends \n, ligatures taken apart, invisible characters dropped. */
static MappedText *clean(const MappedText *from)
{
  MappedText *out = mapped_text_new();
  const char *text = from->text->str;
  const char *end = text + from->text->len;
  gsize kept = 0;
  const char *p = text;
  while (p < end) {
    gsize at = (gsize)(p - text);
    const char *next = g_utf8_next_char(p);
    if (*p == '\r' && next < end && *next == '\n')
      next++;
    const char *becomes = *p == '\r' ? "\n" : clean_character(g_utf8_get_char(p), next, end);
    if (becomes != NULL) {
      mapped_text_append(out, from, (Span){kept, at});
      kept = (gsize)(next - text);
      mapped_text_append_replaced(out, becomes, strlen(becomes), from, (Span){at, kept});
    }
    p = next;
  }
  mapped_text_append(out, from, (Span){kept, from->text->len});
  return out;
}

/* Text can have been read wrongly more than once. */
#define REPAIR_PASSES 3

MappedText *encoding_decode(const guint8 *bytes, gsize length, Diagnostics *diagnostics)
{
  Guess guess = guess_encoding(bytes, length);
  g_autoptr(MappedText) decoded = mapped_text_new();
  if (guess.start > 0) /* a byte order mark is told, so that the map covers the file, and dropped */
    mapped_text_replace(decoded, "", 0, 0, guess.start, 0);
  gsize bad = 0;
  if (guess.encoding == ENCODING_UTF8)
    bad = decode_utf8(decoded, bytes, guess.start, length);
  else if (guess.encoding == ENCODING_1252)
    bad = decode_1252(decoded, bytes, length);
  else
    bad = decode_wide(decoded, bytes, guess.start, length, guess.encoding);
  if (guess.encoding == ENCODING_1252)
    diagnostics_add(diagnostics, SEVERITY_NOTE, POSITION_NONE, 0, "encoding",
                    "not UTF-8, read as Windows-1252; convert it with iconv if letters look wrong");
  if (bad > 0)
    diagnostics_add(diagnostics, SEVERITY_WARNING, POSITION_NONE, 0, "encoding",
                    "%" G_GSIZE_FORMAT
                    " bytes are no character and stand as U+FFFD; convert the file to UTF-8 with iconv",
                    bad);
  for (int pass = 0; pass < REPAIR_PASSES; pass++) {
    MappedText *repaired = encoding_repair(decoded);
    if (repaired == NULL)
      break;
    if (pass == 0)
      diagnostics_add(
          diagnostics, SEVERITY_NOTE, POSITION_NONE, 0, "mojibake",
          "UTF-8 that was once read as another encoding was repaired; the file itself is unchanged");
    mapped_text_free(decoded);
    decoded = repaired;
  }
  return clean(decoded);
}
