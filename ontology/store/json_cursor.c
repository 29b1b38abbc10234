#include "ontology/store/json_cursor.h"

#include <string.h>

/* Records nest three deep. */
#define DEPTH 16u

static char peek(JsonCursor *json)
{
  while (*json->at == ' ' || *json->at == '\n' || *json->at == '\t' || *json->at == '\r')
    json->at++;
  return json->bad ? '\0' : *json->at;
}

static gboolean take(JsonCursor *json, char c)
{
  if (peek(json) != c || c == '\0')
    return FALSE;
  json->at++;
  return TRUE;
}

static gboolean need(JsonCursor *json, gboolean done)
{
  json->bad |= !done;
  return done;
}

/* ---------------------------------------------------------------- strings */

/* The four digits of \uXXXX; bad, and 0, where they aren't. */
static gunichar read_unit(JsonCursor *json)
{
  gunichar unit = 0;
  for (guint i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value(*json->at);
    if (!need(json, digit >= 0))
      return 0;
    unit = unit * 16 + (gunichar)digit;
    json->at++;
  }
  return unit;
}

static void read_unicode(JsonCursor *json, GString *out)
{
  gunichar c = read_unit(json);
  if (c >= 0xD800 && c < 0xDC00 && json->at[0] == '\\' && json->at[1] == 'u') {
    json->at += 2;
    gunichar low = read_unit(json);
    c = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : 0;
  }
  if (need(json, c != 0 && g_unichar_validate(c)))
    g_string_append_unichar(out, c);
}

static void read_escape(JsonCursor *json, GString *out)
{
  static const char letters[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
  char letter = *json->at;
  const char *found = letter != '\0' ? strchr(letters, letter) : NULL;
  if (!need(json, found != NULL || letter == 'u'))
    return;
  json->at++;
  if (found != NULL)
    g_string_append_c(out, means[found - letters]);
  else
    read_unicode(json, out);
}

/* After the opening quotation mark. */
static char *read_string(JsonCursor *json)
{
  /* Most have no escape: they are a piece of the text. */
  const char *start = json->at;
  while ((guchar)*json->at >= 0x20 && *json->at != '"' && *json->at != '\\')
    json->at++;
  if (*json->at == '"')
    return g_strndup(start, (gsize)(json->at++ - start));
  g_autoptr(GString) out = g_string_new_len(start, json->at - start);
  while (!json->bad && *json->at != '"') {
    char c = *json->at;
    if (!need(json, (guchar)c >= 0x20))
      break;
    json->at++;
    if (c == '\\')
      read_escape(json, out);
    else
      g_string_append_c(out, c);
  }
  if (json->bad)
    return NULL;
  json->at++;
  return g_strndup(out->str, out->len);
}

char *json_take_string(JsonCursor *json)
{
  if (take(json, '"'))
    return read_string(json);
  json_skip(json);
  return NULL;
}

/* ---------------------------------------------------------------- other values */

static gboolean take_word(JsonCursor *json, const char *word)
{
  if (json->bad || !g_str_has_prefix(json->at, word))
    return FALSE;
  json->at += strlen(word);
  return TRUE;
}

gboolean json_take_number(JsonCursor *json, double *number)
{
  char c = peek(json);
  if (c != '-' && !g_ascii_isdigit(c)) {
    json_skip(json);
    return FALSE;
  }
  char *end = NULL;
  *number = g_ascii_strtod(json->at, &end);
  /* Not what only strtod knows as numbers: 0x1p3, infinity. */
  gsize length = strspn(json->at, "+-.0123456789eE");
  if (!need(json, end == json->at + length))
    return FALSE;
  json->at = end;
  return TRUE;
}

gboolean json_take_true(JsonCursor *json)
{
  if (peek(json) == 't')
    return need(json, take_word(json, "true"));
  json_skip(json);
  return FALSE;
}

static gboolean open_with(JsonCursor *json, char c)
{
  if (peek(json) != c) {
    json_skip(json);
    return FALSE;
  }
  json->at++;
  return need(json, ++json->depth <= DEPTH);
}

gboolean json_open_object(JsonCursor *json)
{
  return open_with(json, '{');
}

gboolean json_open_array(JsonCursor *json)
{
  return open_with(json, '[');
}

/* Before the next thing in an object or array; FALSE at its end. */
static gboolean next(JsonCursor *json, gboolean *first, char end)
{
  if (take(json, end)) {
    json->depth--;
    return FALSE;
  }
  if (!*first && !need(json, take(json, ',')))
    return FALSE;
  *first = FALSE;
  return !json->bad;
}

gboolean json_next_element(JsonCursor *json, gboolean *first)
{
  return next(json, first, ']');
}

gboolean json_next_member(JsonCursor *json, gboolean *first, char name[JSON_NAME_BYTES])
{
  if (!next(json, first, '}') || !need(json, take(json, '"')))
    return FALSE;
  g_autofree char *read = read_string(json);
  if (read == NULL || !need(json, take(json, ':')))
    return FALSE;
  g_strlcpy(name, read, JSON_NAME_BYTES);
  return TRUE;
}

void json_skip(JsonCursor *json)
{
  char name[JSON_NAME_BYTES];
  gboolean first = TRUE;
  double number = 0;
  switch (peek(json)) {
  case '{':
    for (gboolean more = json_open_object(json); more && json_next_member(json, &first, name);)
      json_skip(json);
    return;
  case '[':
    for (gboolean more = json_open_array(json); more && json_next_element(json, &first);)
      json_skip(json);
    return;
  case '"':
    g_free(json_take_string(json));
    return;
  case 't':
    need(json, take_word(json, "true"));
    return;
  case 'f':
    need(json, take_word(json, "false"));
    return;
  case 'n':
    need(json, take_word(json, "null"));
    return;
  case '-':
  case '0' ... '9':
    json_take_number(json, &number);
    return;
  default:
    json->bad = TRUE;
  }
}

gboolean json_done(JsonCursor *json)
{
  return peek(json) == '\0' && !json->bad;
}
