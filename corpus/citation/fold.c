#include "corpus/citation/fold.h"

#include <string.h>

/* Letters that have no canonical decomposition. */
static const char *fold_special(gunichar c)
{
  switch (c) {
  case 0xf8:
    return "o";
  case 0x142:
    return "l";
  case 0x111:
  case 0xf0:
    return "d";
  case 0xdf:
    return "ss";
  case 0xe6:
    return "ae";
  case 0x153:
    return "oe";
  case 0x131:
    return "i";
  case 0xfe:
    return "th";
  default:
    return NULL;
  }
}

static gboolean is_apostrophe(gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2bc || c == 0xb4 || c == '`';
}

char *name_fold(const char *text, gssize length)
{
  if (length < 0)
    length = (gssize)strlen(text);
  g_autofree char *normal = g_utf8_normalize(text, length, G_NORMALIZE_NFKD);
  GString *out = g_string_sized_new((gsize)length + 1);
  gboolean blank = FALSE;
  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_unichar_tolower(g_utf8_get_char(p));
    if (g_unichar_ismark(c))
      continue;
    gboolean apostrophe = is_apostrophe(c);
    if (!g_unichar_isalnum(c) && !apostrophe) {
      blank = out->len > 0;
      continue;
    }
    if (blank)
      g_string_append_c(out, ' ');
    blank = FALSE;
    const char *special = fold_special(c);
    if (special != NULL)
      g_string_append(out, special);
    else
      g_string_append_unichar(out, apostrophe ? '\'' : c);
  }
  while (out->len > 0 && out->str[out->len - 1] == '\'')
    g_string_truncate(out, out->len - 1);
  return g_string_free(out, FALSE);
}

static char *without_blanks(char *folded)
{
  char *to = folded;
  for (const char *from = folded; *from != '\0'; from++)
    if (*from != ' ')
      *to++ = *from;
  *to = '\0';
  return folded;
}

char *name_key(const char *text, gssize length)
{
  return without_blanks(name_fold(text, length));
}

gboolean name_is_particle(const char *word, gsize length)
{
  static const char *const particles[] = {
      "van", "von", "de",  "der", "den", "del", "della", "di",  "da",  "dos", "das", "do",    "du",
      "la",  "le",  "les", "ten", "ter", "te",  "el",    "al",  "bin", "ibn", "af",  "av",    "zu",
      "zum", "zur", "op",  "st",  "dal", "dei", "'t",    "het", "vom", "y",   "e",   "dello", "degli"};
  for (guint i = 0; i < G_N_ELEMENTS(particles); i++)
    if (strlen(particles[i]) == length && strncmp(particles[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

char *name_key_bare(const char *text, gssize length)
{
  g_autofree char *folded = name_fold(text, length);
  const char *start = folded;
  for (;;) {
    const char *blank = strchr(start, ' ');
    if (blank == NULL || !name_is_particle(start, (gsize)(blank - start)))
      break;
    start = blank + 1;
  }
  return without_blanks(g_strdup(start));
}

enum { DISTANCE_MAX = 64 };

static guint decode(const char *text, gunichar out[DISTANCE_MAX])
{
  guint n = 0;
  for (const char *p = text; *p != '\0' && n <= DISTANCE_MAX; p = g_utf8_next_char(p)) {
    if (n < DISTANCE_MAX)
      out[n] = g_utf8_get_char(p);
    n++;
  }
  return n;
}

/* beginning: of a from whatever beginning of b is nearest. */
static guint distance(const char *a, const char *b, guint limit, gboolean beginning)
{
  gunichar x[DISTANCE_MAX];
  gunichar y[DISTANCE_MAX];
  guint n = decode(a, x);
  guint m = decode(b, y);
  if (n > DISTANCE_MAX || m > DISTANCE_MAX || n > m + limit || (!beginning && m > n + limit))
    return limit + 1;
  guint rows[3][DISTANCE_MAX + 1];
  for (guint j = 0; j <= m; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n; i++) {
    guint *row = rows[i % 3];
    const guint *up = rows[(i + 2) % 3];
    const guint *up2 = rows[(i + 1) % 3];
    row[0] = i;
    guint best = i;
    for (guint j = 1; j <= m; j++) {
      guint d = MIN(MIN(up[j], row[j - 1]) + 1, up[j - 1] + (x[i - 1] != y[j - 1]));
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
        d = MIN(d, up2[j - 2] + 1);
      row[j] = d;
      best = MIN(best, d);
    }
    if (best > limit)
      return limit + 1;
  }
  guint nearest = rows[n % 3][m];
  for (guint j = 0; beginning && j < m; j++)
    nearest = MIN(nearest, rows[n % 3][j]);
  return MIN(nearest, limit + 1);
}

guint name_distance(const char *a, const char *b, guint limit)
{
  return distance(a, b, limit, FALSE);
}

guint name_distance_to_beginning(const char *a, const char *b, guint limit)
{
  return distance(a, b, limit, TRUE);
}

guint name_distance_allowed(const char *key)
{
  glong n = g_utf8_strlen(key, -1);
  return n <= 3 ? 0 : n <= 5 ? 1 : 2;
}
