#include "corpus/citation/model/token.h"
#include "corpus/citation/normalise.h"

#include <string.h>

static gsize last_character(const char *text, gsize end)
{
  const char *p = g_utf8_find_prev_char(text, text + end);
  return p == NULL ? 0 : (gsize)(p - text);
}

static char class_at(const char *text, gsize at)
{
  gunichar c = g_utf8_get_char_validated(text + at, -1);
  return c == (gunichar)-1 || c == (gunichar)-2 ? 0 : token_punctuation_class(c);
}

static gboolean blank_at(const char *text, gsize at)
{
  gunichar c = g_utf8_get_char_validated(text + at, -1);
  return c != (gunichar)-1 && c != (gunichar)-2 && (c <= 32 || g_unichar_isspace(c));
}

/* One pair of brackets more closed than opened, or the other way round. */
static int brackets(const char *text, gsize start, gsize end, char open, char close)
{
  int depth = 0;
  for (gsize i = start; i < end; i++)
    depth += (text[i] == open) - (text[i] == close);
  return depth;
}

static gboolean drop_front(const char *text, gsize start, gsize end, const char *marks)
{
  char class = class_at(text, start);
  if (blank_at(text, start))
    return TRUE;
  if (class == 0)
    return FALSE;
  if (class == '(')
    return brackets(text, start, end, '(', ')') > 0;
  if (class == '[')
    return brackets(text, start, end, '[', ']') > 0;
  return strchr(marks, class) != NULL;
}

static gboolean drop_back(const char *text, gsize start, gsize at, gsize end, const char *marks)
{
  char class = class_at(text, at);
  if (blank_at(text, at))
    return TRUE;
  if (class == 0)
    return FALSE;
  if (class == ')')
    return brackets(text, start, end, '(', ')') < 0;
  if (class == ']')
    return brackets(text, start, end, '[', ']') < 0;
  if (class == '(' || class == '[')
    return TRUE;
  return strchr(marks, class) != NULL;
}

/* The text without what may stand round it; NULL when nothing is left. */
static char *trimmed(const char *text, const char *front, const char *back)
{
  gsize start = 0, end = strlen(text);
  while (start < end && drop_front(text, start, end, front))
    start = (gsize)(g_utf8_next_char(text + start) - text);
  while (end > start) {
    gsize at = last_character(text, end);
    if (at < start || !drop_back(text, start, at, end, back))
      break;
    end = at;
  }
  start = MIN(start, end);
  /* a pair round the whole */
  if (end > start + 2 && text[start] == '(' && text[end - 1] == ')' &&
      brackets(text, start + 1, end - 1, '(', ')') == 0 &&
      memchr(text + start + 1, ')', end - start - 2) == NULL) {
    start++;
    end--;
  }
  if (end <= start)
    return NULL;
  GString *out = g_string_sized_new(end - start);
  for (gsize i = start; i < end; i++) { /* runs of blanks become one */
    guint8 c = (guint8)text[i];
    if (c > 32)
      g_string_append_c(out, (char)c);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c(out, ' ');
  }
  return g_string_free(out, FALSE);
}

/* "[Internet]" and the like behind a name say where it was read, not what it is. */
static char *without_medium(const char *text)
{
  static const char *const media[] = {"[Internet]", "[internet]", "[Online]",
                                      "[online]",   "[on line]",  "[On-line]"};
  g_autofree char *copy = g_strdup(text);
  for (guint i = 0; i < G_N_ELEMENTS(media); i++) {
    char *at = strstr(copy, media[i]);
    if (at != NULL && at > copy && strlen(at) < strlen(media[i]) + 4)
      *at = '\0';
  }
  return g_steal_pointer(&copy);
}

char *normalise_title(const char *text)
{
  g_autofree char *bare = without_medium(text);
  g_autofree char *title = trimmed(bare, ".,:;\"'-–/ ", ".,:;\"/ -");
  if (title == NULL)
    return NULL;
  gsize length = strlen(title);
  if (length > 1 && title[length - 1] == '\'' && strchr(title, '\'') == title + length - 1)
    title[length - 1] = '\0';
  gsize last = last_character(title, strlen(title));
  if (class_at(title, last) == '\'' && strlen(title) > 3) { /* a closing single quotation mark */
    g_autofree char *inner = g_strndup(title, last);
    return trimmed(inner, "", ".,:; ");
  }
  return g_steal_pointer(&title);
}

char *normalise_plain(const char *text)
{
  return trimmed(text, ".,:;\"'-/ ", ".,:;\"'-/ ");
}

char *normalise_container(const char *text)
{
  g_autofree char *bare = without_medium(text);
  g_autofree char *value = trimmed(bare, ".,:;\"'-/ ", ",:;\"'-/ ");
  if (value == NULL)
    return NULL;
  static const char *const cues[] = {"In:", "in:", "In ", "in ",   "IN:", "IN ", "En ",
                                     "En:", "Em:", "Em ", "Dans ", "em ", "In."};
  const char *rest = value;
  for (guint i = 0; i < G_N_ELEMENTS(cues); i++)
    if (g_str_has_prefix(rest, cues[i]) && strlen(rest) > 6) {
      rest += strlen(cues[i]);
      break;
    }
  g_autofree char *inner = trimmed(rest, ".,:;\"'-/ ", ",:;\"'-/ ");
  if (inner == NULL)
    return NULL;
  gsize length = strlen(inner);
  const char *point = strchr(inner, '.');
  if (inner[length - 1] == '.' && point == inner + length - 1) /* "J. Biol. Chem." keeps its last point */
    inner[length - 1] = '\0';
  return g_steal_pointer(&inner);
}

/* Blanks and line ends out, as far as the text is one address. */
static char *without_blanks(const char *text)
{
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p != '\0'; p++)
    if ((guint8)*p > 32)
      g_string_append_c(out, *p);
  return g_string_free(out, FALSE);
}

char *normalise_doi(const char *text)
{
  g_autofree char *joined = without_blanks(text);
  const char *start = joined;
  while ((start = strstr(start, "10.")) != NULL) {
    gsize digits = strspn(start + 3, "0123456789.");
    if (digits >= 4 && start[3 + digits] == '/' && start[4 + digits] != '\0')
      break;
    start += 3;
  }
  if (start == NULL)
    return NULL;
  g_autofree char *doi = g_ascii_strdown(start, -1);
  gsize length = strcspn(doi, "\"");
  for (gboolean more = TRUE; more && length > 0;) {
    char last = doi[length - 1];
    more = strchr(".,;:'>", last) != NULL && !(last == '>' && memchr(doi, '<', length) != NULL);
    more |= last == ')' && brackets(doi, 0, length, '(', ')') < 0;
    more |= last == ']' && brackets(doi, 0, length, '[', ']') < 0;
    length -= more;
  }
  doi[length] = '\0';
  return length > 8 ? g_steal_pointer(&doi) : NULL;
}

char *normalise_url(const char *text)
{
  static const char *const starts[] = {"http://", "https://", "ftp://",  "www.",
                                       "HTTP://", "Http://",  "Https://"};
  g_autofree char *joined = without_blanks(text);
  const char *start = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(starts); i++) {
    const char *found = strstr(joined, starts[i]);
    if (found != NULL && (start == NULL || found < start))
      start = found;
  }
  if (start == NULL) { /* "example.org/page" */
    start = joined + strspn(joined, "<(:[");
    if (strchr(start, '.') == NULL || strlen(start) < 6)
      return NULL;
  }
  g_autofree char *url = g_strndup(start, strcspn(start, "<>\""));
  gsize length = strlen(url);
  while (length > 0 && (strchr(".,;:'", url[length - 1]) != NULL ||
                        (url[length - 1] == ')' && brackets(url, 0, length, '(', ')') < 0) ||
                        (url[length - 1] == ']' && brackets(url, 0, length, '[', ']') < 0)))
    length--;
  url[length] = '\0';
  return length > 5 ? g_steal_pointer(&url) : NULL;
}

char *normalise_accessed(const char *text)
{
  g_autoptr(GArray) tokens = tokens_cut(text, strlen(text));
  gsize start = G_MAXSIZE, end = 0;
  for (guint i = 0; i < tokens->len; i++) {
    const Token *token = &g_array_index(tokens, Token, i);
    gboolean date =
        (token->shape >= SHAPE_DIGITS_LETTER && token->shape <= SHAPE_DIGIT_MANY) || token->cue == CUE_MONTH;
    if (date) {
      start = MIN(start, token->start);
      end = token->end;
    }
  }
  return end > 0 ? g_strndup(text + start, end - start) : NULL;
}
