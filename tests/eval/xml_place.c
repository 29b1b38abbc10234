#include "tests/eval/xml_place.h"

#include <stdlib.h>
#include <string.h>

/* Letters of likeness that are enough to tell two stretches apart. */
#define LIKENESS 120u

/* A letter or digit, small, and the bytes that print it. */
typedef struct {
  gunichar letter;
  Span span;
} Letter;

static void add_letter(GArray *letters, gunichar letter, gsize start, gsize end)
{
  if (g_unichar_isalnum(letter)) {
    Letter added = {g_unichar_tolower(letter), {start, end}};
    g_array_append_val(letters, added);
  }
}

/* The first byte after `ending`, from `at` on. */
static gsize skip_to(const char *text, gsize at, gsize length, const char *ending)
{
  const char *found = g_strstr_len(text + at, (gssize)(length - at), ending);
  return found != NULL ? (gsize)(found - text) + strlen(ending) : length;
}

static gsize skip_markup(const char *xml, gsize at, gsize length)
{
  if (g_str_has_prefix(xml + at, "<!--"))
    return skip_to(xml, at, length, "-->");
  return skip_to(xml, at, length, g_str_has_prefix(xml + at, "<?") ? "?>" : ">");
}

/* A reference to a character by number; named ones (amp, lt, ...) are no letters. */
static gunichar read_reference(const char *reference)
{
  if (reference[1] != '#')
    return 0;
  gboolean hex = reference[2] == 'x' || reference[2] == 'X';
  return (gunichar)strtoul(reference + (hex ? 3 : 2), NULL, hex ? 16 : 10);
}

/* text ends in a NUL. */
static GArray *read_letters(const char *text, gsize length, gboolean xml)
{
  GArray *letters = g_array_new(FALSE, FALSE, sizeof(Letter));
  for (gsize at = 0; at < length;) {
    gsize next = (gsize)(g_utf8_next_char(text + at) - text);
    if (xml && text[at] == '<') {
      next = skip_markup(text, at, length);
    } else if (xml && text[at] == '&') {
      next = skip_to(text, at, length, ";");
      add_letter(letters, read_reference(text + at), at, next);
    } else {
      add_letter(letters, g_utf8_get_char(text + at), at, next);
    }
    at = next;
  }
  return letters;
}

static gunichar letter_at(const GArray *letters, guint i)
{
  return i < letters->len ? g_array_index(letters, Letter, i).letter : 0;
}

/* How many letters from a and b on are the same, step 1 or -1; at most LIKENESS. */
static guint likeness(const GArray *x, guint a, const GArray *y, guint b, int step)
{
  guint n = 0;
  while (n < LIKENESS && letter_at(x, a) != 0 && letter_at(x, a) == letter_at(y, b)) {
    a += (guint)step;
    b += (guint)step;
    n++;
  }
  return n;
}

static Span find(const GArray *file, guint first, guint n, const GArray *text, gboolean *taken)
{
  guint best = G_MAXUINT, most = 0;
  for (guint i = 0; i + n <= text->len; i++) {
    guint after = taken[i] ? 0 : likeness(file, first, text, i, 1);
    if (after < n)
      continue;
    guint alike = after + likeness(file, first - 1, text, i - 1, -1);
    if (alike > most) {
      most = alike;
      best = i;
    }
  }
  if (best == G_MAXUINT)
    return (Span){0, 0};
  taken[best] = TRUE;
  return (Span){g_array_index(text, Letter, best).span.start,
                g_array_index(text, Letter, best + n - 1).span.end};
}

GArray *xml_places_in_text(const char *xml, gsize length, const Paper *paper, const Span *places, guint n)
{
  g_autoptr(GArray) file = read_letters(xml, length, TRUE);
  g_autoptr(GArray) text = read_letters(paper->text->str, paper->text->len, FALSE);
  g_autofree gboolean *taken = g_new0(gboolean, text->len + 1);
  GArray *found = g_array_new(FALSE, FALSE, sizeof(Span));
  for (guint i = 0; i < n; i++) {
    guint first = 0, count = 0;
    for (guint k = 0; k < file->len; k++) {
      gsize at = g_array_index(file, Letter, k).span.start;
      if (at >= places[i].start && at < places[i].end && count++ == 0)
        first = k;
    }
    Span span = count > 0 ? find(file, first, MIN(count, LIKENESS), text, taken) : (Span){0, 0};
    g_array_append_val(found, span);
  }
  return found;
}
