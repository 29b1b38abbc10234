/* Mojibake undone: UTF-8 that a program read as Windows-1252, ISO 8859-1 or Mac Roman and wrote again as
 * UTF-8.
 *
 * Each byte of the true character stands as one wrong character. Reading those back gives a sequence of
 * bytes, and a sequence that is well-formed UTF-8 is seldom chance; but it can be ("É…", "√π"), so each find
 * is graded: STRONG ones are repaired wherever they stand, WEAK ones only in a text that has strong ones of
 * the same code page, or in an unbroken run, never otherwise. What is in doubt stays. */
#include "corpus/text/encoding.h"

#include "corpus/text/codepage.h"

#include <string.h>

typedef enum { GRADE_NONE, GRADE_WEAK, GRADE_STRONG } Grade;

typedef struct {
  Grade grade;
  gunichar truth; /* the character that it was */
  gsize length;   /* bytes of the wrong characters */
} Find;

/* Runs of weak finds at least this long are no chance: three letters of another script. */
#define RUN_LENGTH 3

/* Wrong characters at p that make one UTF-8 sequence of several bytes in the code page. */
static gboolean read_back(Codepage page, const char *p, const char *end, gunichar *truth, gsize *length,
                          gunichar wrong[4], guint *n)
{
  guint8 bytes[4];
  const char *q = p;
  guint8 lead = codepage_byte(page, g_utf8_get_char(q));
  if (lead < 0xc2 || lead > 0xf4)
    return FALSE;
  guint need = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (*n = 0; *n < need; (*n)++) {
    if (q >= end)
      return FALSE;
    wrong[*n] = g_utf8_get_char(q);
    bytes[*n] = codepage_byte(page, wrong[*n]);
    if (*n > 0 && (bytes[*n] & 0xc0) != 0x80)
      return FALSE;
    q = g_utf8_next_char(q);
  }
  gunichar c = g_utf8_get_char_validated((const char *)bytes, (gssize)need);
  if (c == (gunichar)-1 || c == (gunichar)-2 || (page == CODEPAGE_MAC_ROMAN && c < 0xa0))
    return FALSE;
  *truth = c;
  *length = (gsize)(q - p);
  return TRUE;
}

static gboolean is_mark(gunichar c)
{
  /* What legitimately follows an accented letter: closing quotes, dashes, ellipsis, trade marks, guillemets,
   * blanks. */
  return c == 0x2026 || (c >= 0x2013 && c <= 0x201e) || c == 0x2039 || c == 0x203a || c == 0x2122 ||
         c == 0xa0 || c == 0xab || c == 0xbb || c == 0xae || c == 0xa9 || c == 0xb0 || c == 0xb4 ||
         c == 0xa8 || c == 0xbf || c == 0xa1 || c == 0xb7 || c == 0x2022 || c == 0x2020 || c == 0x2021 ||
         c == 0x2c6 || c == 0x2dc;
}

static gboolean is_western(gunichar c)
{
  /* Latin and Greek letters, general punctuation, currency, arrows, mathematics and symbols, ligatures,
   * specials: what Western papers print. */
  return c < 0x250 || (c >= 0x370 && c < 0x400) || (c >= 0x1e00 && c < 0x1f00) ||
         (c >= 0x2000 && c < 0x2c00) || (c >= 0xfb00 && c < 0xfb07) || c >= 0xfeff;
}

static Grade grade_1252(gunichar truth, const gunichar wrong[4], guint n, gunichar before, gunichar after)
{
  if (!is_western(truth))
    return GRADE_WEAK;
  if (n == 4)
    return GRADE_STRONG;
  if (n == 3) /* "â€™"; but "é”…" would be a letter, a quote and an ellipsis */
    return wrong[0] == 0xe2 || wrong[0] == 0xef || (wrong[0] == 0xe1 && !is_mark(wrong[1])) ? GRADE_STRONG
                                                                                            : GRADE_WEAK;
  if (wrong[0] == 0xc2) /* "Â " before a capital is the letter itself in a word of capitals */
    return g_unichar_isupper(before) || g_unichar_isupper(after) ? GRADE_WEAK : GRADE_STRONG;
  if (wrong[0] == 0xce ||
      wrong[0] == 0xcf) /* "Î±": no word has a superscript or a currency after such a capital */
    return is_mark(wrong[1]) || g_unichar_isalpha(wrong[1]) ? GRADE_WEAK : GRADE_STRONG;
  static const gunichar sure[] = {0xa9, 0xae, 0xa8,
                                  0xb4, 0xa1, 0xb7}; /* no sign that follows a capital Ã in print */
  for (guint i = 0; i < G_N_ELEMENTS(sure) && wrong[0] == 0xc3; i++)
    if (wrong[1] == sure[i])
      return GRADE_STRONG;
  if (is_mark(wrong[1]))
    return wrong[0] == 0xc3 && g_unichar_islower(before) && g_unichar_islower(after) ? GRADE_STRONG
                                                                                     : GRADE_WEAK;
  /* Two letters in a row can be a word ("Ãœ" no, "ÅŸ" no, "ÄŽ" in capitals); a small letter before or after a
   * capital lead settles it. */
  if (wrong[0] == 0xc3)
    return GRADE_STRONG;
  if (wrong[0] == 0xc4 || wrong[0] == 0xc5)
    return g_unichar_islower(before) || g_unichar_islower(after) ? GRADE_STRONG : GRADE_WEAK;
  return GRADE_WEAK;
}

static gboolean is_letter_of_mathematics(gunichar c)
{
  return c == 0x221e || c == 0xb1 || c == 0x2264 || c == 0x2265 || c == 0xb5 || c == 0x2202 || c == 0x2211 ||
         c == 0x220f || c == 0x3c0 || c == 0x222b || c == 0x3a9 || c == 0x2260 || c == 0xb0;
}

static Grade grade_mac(gunichar truth, const gunichar wrong[4], guint n, gunichar before, gunichar after,
                       gboolean in_word)
{
  if (!is_western(truth))
    return GRADE_WEAK;
  if (wrong[0] == 0x221a) { /* a root sign before a letter of mathematics is a formula, unless letters stand
                               on both sides */
    if (is_letter_of_mathematics(wrong[1]) && !in_word)
      return GRADE_WEAK;
    return GRADE_STRONG;
  }
  if (wrong[0] == 0xac) /* a not sign */
    return is_letter_of_mathematics(wrong[1]) && !g_ascii_isdigit((char)(before < 0x80 ? before : 0))
               ? GRADE_WEAK
               : GRADE_STRONG;
  if (wrong[0] == 0x201a) /* "‚Ä" begins a quotation in German only before a letter */
    return n == 3 && !g_unichar_isalpha(after) && truth >= 0x2000 && truth < 0x2100 ? GRADE_STRONG
           : n == 3 && truth >= 0x2010 && truth < 0x2040                            ? GRADE_STRONG
                                                                                    : GRADE_WEAK;
  if (wrong[0] == 0x192 || wrong[0] == 0x2248) /* florin and almost-equal signs inside a word */
    return g_unichar_isalpha(before) || g_unichar_islower(after) ? GRADE_STRONG : GRADE_WEAK;
  return GRADE_WEAK;
}

/* Letters on both sides, three of them at the least: a formula's "a√πb" is no word. */
static gboolean is_in_word(const char *text, const char *start, const char *after, const char *end)
{
  guint before = 0;
  while (before < 2 && start > text && g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(start)))) {
    start = g_utf8_prev_char(start);
    before++;
  }
  guint behind = 0;
  while (behind < 2 && after < end && g_unichar_isalpha(g_utf8_get_char(after))) {
    after = g_utf8_next_char(after);
    behind++;
  }
  return before > 0 && behind > 0 && before + behind >= 3;
}

static Find find_at(Codepage page, const char *text, const char *p, const char *end)
{
  Find find = {GRADE_NONE, 0, 0};
  gunichar wrong[4];
  guint n;
  if (!read_back(page, p, end, &find.truth, &find.length, wrong, &n))
    return find;
  const char *previous = p > text ? g_utf8_prev_char(p) : NULL;
  gunichar before = previous == NULL ? ' ' : g_utf8_get_char(previous);
  gunichar after = p + find.length < end ? g_utf8_get_char(p + find.length) : ' ';
  /* A control of the C1 range is never printed: what holds one was read wrongly. */
  for (guint i = 1; i < n; i++)
    if (page == CODEPAGE_1252 && wrong[i] >= 0x80 && wrong[i] < 0xa0)
      find.grade = GRADE_STRONG;
  if (find.grade == GRADE_NONE)
    find.grade = page == CODEPAGE_1252 ? grade_1252(find.truth, wrong, n, before, after)
                                       : grade_mac(find.truth, wrong, n, before, after,
                                                   is_in_word(text, p, p + find.length, end));
  return find;
}

/* How far a run of finds goes from p, and how many they are. */
static guint run_at(Codepage page, const char *text, const char *p, const char *end, const char **stop)
{
  guint n = 0;
  while (p < end && (guint8)*p >= 0x80) {
    Find find = find_at(page, text, p, end);
    if (find.grade == GRADE_NONE)
      break;
    n++;
    p += find.length;
  }
  *stop = p;
  return n;
}

static gboolean has_strong(Codepage page, const char *text, const char *end)
{
  for (const char *p = text; p < end; p = g_utf8_next_char(p))
    if ((guint8)*p >= 0x80 && find_at(page, text, p, end).grade == GRADE_STRONG)
      return TRUE;
  return FALSE;
}

typedef struct {
  const MappedText *from;
  MappedText *out; /* NULL until something is repaired */
  gsize kept;      /* of from, up to here is in out */
} Repair;

static void repair_one(Repair *repair, gsize at, gsize length, gunichar truth)
{
  if (repair->out == NULL)
    repair->out = mapped_text_new();
  mapped_text_append(repair->out, repair->from, (Span){repair->kept, at});
  char utf8[6];
  gsize n = (gsize)g_unichar_to_utf8(truth, utf8);
  repair->kept = at + length;
  mapped_text_append_replaced(repair->out, utf8, n, repair->from, (Span){at, repair->kept});
}

/* The code page by which the characters at p are to be read back; CODEPAGE_N: none. */
static Codepage choose(const char *text, const char *p, const char *end, const gboolean evident[CODEPAGE_N],
                       const char *sure[CODEPAGE_N], Find *find)
{
  for (Codepage page = 0; page < CODEPAGE_N; page++) {
    *find = find_at(page, text, p, end);
    if (find->grade == GRADE_STRONG)
      return page;
  }
  for (Codepage page = 0; page < CODEPAGE_N; page++) {
    *find = find_at(page, text, p, end);
    if (find->grade == GRADE_NONE)
      continue;
    if (evident[page] && is_western(find->truth))
      return page;
    if (p >= sure[page]) {
      const char *stop;
      guint n = run_at(page, text, p, end, &stop);
      sure[page] = n >= RUN_LENGTH ? p : stop; /* a run is measured once: before stop there is none */
      if (n >= RUN_LENGTH)
        return page;
    }
  }
  return CODEPAGE_N;
}

MappedText *encoding_repair(const MappedText *from)
{
  const char *text = from->text->str;
  const char *end = text + from->text->len;
  gboolean evident[CODEPAGE_N];
  const char *sure[CODEPAGE_N];
  for (Codepage page = 0; page < CODEPAGE_N; page++) {
    evident[page] = has_strong(page, text, end);
    sure[page] = text;
  }
  Repair repair = {from, NULL, 0};
  const char *in_run = text; /* up to here, weak finds belong to a run that was found good */
  Codepage run_page = CODEPAGE_N;
  const char *p = text;
  while (p < end) {
    if ((guint8)*p < 0x80) {
      p++;
      continue;
    }
    Find find = {GRADE_NONE, 0, 0};
    Codepage page = CODEPAGE_N;
    if (p < in_run) {
      find = find_at(run_page, text, p, end);
      page = run_page;
    } else {
      page = choose(text, p, end, evident, sure, &find);
      if (page != CODEPAGE_N && find.grade == GRADE_WEAK && sure[page] == p) {
        run_at(page, text, p, end, &in_run);
        run_page = page;
      }
    }
    gunichar c = g_utf8_get_char(p);
    if (page != CODEPAGE_N && find.grade != GRADE_NONE) {
      repair_one(&repair, (gsize)(p - text), find.length, find.truth);
      p += find.length;
    } else {
      /* A C1 control is a character of Windows-1252 that was read as ISO 8859-1. */
      gunichar meant = c >= 0x80 && c < 0xa0 ? codepage_character(CODEPAGE_1252, (guint8)c) : c;
      /* "Ã" before a plain blank was "à", whose second byte is a no-break blank that some program made plain.
       */
      if (c == 0xc3 && evident[CODEPAGE_1252] && p[2] == ' ')
        meant = 0xe0;
      if (meant != c)
        repair_one(&repair, (gsize)(p - text), 2, meant);
      p = g_utf8_next_char(p);
    }
  }
  if (repair.out != NULL)
    mapped_text_append(repair.out, from, (Span){repair.kept, from->text->len});
  return repair.out;
}
