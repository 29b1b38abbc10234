/* Markup that doesn't fit together, made to fit: the second half of jats_mend.h. */
#include "corpus/reader/jats_mend.h"

#include "corpus/base/limits.h"
#include "corpus/reader/jats_entity.h"

#include <string.h>

typedef struct {
  const char *name;
  gsize length;
} TagName;

typedef struct {
  const char *at, *end;
  GString *out;
  GArray *open;       /* TagName of the elements that are open */
  gboolean declares;  /* the file declares entities of its own */
  gboolean declared;  /* the document type declaration was seen */
  gboolean opaque;    /* comments and the like still close */
  gboolean quotes[2]; /* " and ' still close */
} Mender;

static gboolean starts_with(const char *at, const char *end, const char *start)
{
  gsize n = strlen(start);
  return (gsize)(end - at) >= n && memcmp(at, start, n) == 0;
}

static gboolean is_name_start(char c)
{
  return g_ascii_isalpha(c) || c == '_' || c == ':' || (guchar)c >= 0x80;
}

static gsize name_length(const char *at, const char *end)
{
  const char *p = at;
  while (p < end && (is_name_start(*p) || g_ascii_isdigit(*p) || *p == '-' || *p == '.'))
    p++;
  return (gsize)(p - at);
}

/* Length of a reference "&name;" or "&#1;" at at; 0 if it is none. */
static gsize reference_length(const char *at, const char *end)
{
  const char *p = at + 1;
  if (p < end && *p == '#') {
    p++;
    gboolean hexadecimal = p < end && *p == 'x';
    p += hexadecimal ? 1 : 0;
    const char *digits = p;
    while (p < end && (hexadecimal ? g_ascii_isxdigit(*p) : g_ascii_isdigit(*p)))
      p++;
    return p > digits && p < end && *p == ';' ? (gsize)(p - at) + 1 : 0;
  }
  if (p >= end || !is_name_start(*p))
    return 0;
  gsize length = name_length(p, MIN(end, p + 64));
  return p + length < end && p[length] == ';' ? length + 2 : 0;
}

/* A reference as numbers: the parser forgets named ones after an error. Unknown names become text. */
static void mend_reference(Mender *mender)
{
  static const struct {
    const char *name, *text;
  } own[] = {{"amp", "&#38;"}, {"lt", "&#60;"}, {"gt", "&#62;"}, {"quot", "&#34;"}, {"apos", "&#39;"}};
  gsize length = reference_length(mender->at, mender->end);
  if (length == 0) {
    g_string_append(mender->out, "&#38;");
    mender->at++;
    return;
  }
  if (mender->at[1] == '#') {
    g_string_append_len(mender->out, mender->at, (gssize)length);
    mender->at += length;
    return;
  }
  g_autofree char *name = g_strndup(mender->at + 1, length - 2);
  const char *text = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(own); i++)
    if (strcmp(own[i].name, name) == 0)
      text = own[i].text;
  const char *known = text == NULL ? jats_entity_text(name) : NULL;
  if (text != NULL)
    g_string_append(mender->out, text);
  else if (mender->declares)
    g_string_append_len(mender->out, mender->at, (gssize)length);
  else if (known != NULL && known[0] != '<' && known[0] != '&')
    g_string_append(mender->out, known);
  else
    g_string_append_printf(mender->out, "&#38;%s;", name);
  mender->at += length;
}

/* End of a stretch that is left as it is: comment, CDATA section, instruction, declaration; NULL if at opens
 * none, or it never closes. */
static const char *skip_opaque(const char *at, const char *end)
{
  static const char *const pairs[][2] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}};
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
    if (!starts_with(at, end, pairs[i][0]))
      continue;
    const char *close = g_strstr_len(at, end - at, pairs[i][1]);
    return close == NULL ? NULL : close + strlen(pairs[i][1]);
  }
  return NULL;
}

/* A document type declaration holds ">" in its own declarations: to the "]>" if it has an internal subset. A
 * blank after PUBLIC is put in where it is missing. */
static gboolean mend_doctype(Mender *mender)
{
  const char *at = mender->at;
  const char *close = memchr(at, '>', (gsize)(mender->end - at));
  const char *subset = memchr(at, '[', (gsize)(mender->end - at));
  if (close != NULL && subset != NULL && subset < close) {
    close = g_strstr_len(subset, mender->end - subset, "]>");
    close = close == NULL ? NULL : close + 1;
  }
  if (close == NULL)
    return FALSE;
  mender->declares = g_strstr_len(at, close - at, "<!ENTITY") != NULL;
  const char *identifier = g_strstr_len(at, close - at, "PUBLIC");
  for (; at <= close; at++) {
    g_string_append_c(mender->out, *at);
    if (identifier != NULL && at == identifier + 5 && (at[1] == '"' || at[1] == '\''))
      g_string_append_c(mender->out, ' ');
  }
  mender->at = at;
  return TRUE;
}

static void close_top(Mender *mender)
{
  TagName top = g_array_index(mender->open, TagName, mender->open->len - 1);
  g_string_append_printf(mender->out, "</%.*s>", (int)top.length, top.name);
  g_array_set_size(mender->open, mender->open->len - 1);
}

/* An end tag closes what was forgotten inside its element; one that closes nothing is left out. */
static void mend_end_tag(Mender *mender)
{
  const char *name = mender->at + 2;
  gsize length = name_length(name, mender->end);
  const char *close = memchr(name, '>', (gsize)(mender->end - name));
  mender->at = close != NULL ? close + 1 : mender->end;
  guint depth = mender->open->len;
  for (guint steps = 0; depth > 0 && steps < LIMIT_XML_DEPTH; depth--, steps++) {
    TagName open = g_array_index(mender->open, TagName, depth - 1);
    if (open.length == length && memcmp(open.name, name, length) == 0)
      break;
    if (steps + 1 == LIMIT_XML_DEPTH)
      return;
  }
  if (depth == 0)
    return;
  while (mender->open->len >= depth)
    close_top(mender);
}

/* The ">" of a start tag, past quoted values; NULL if it has none. */
static const char *tag_close(Mender *mender)
{
  const char *p = mender->at + 1;
  while (p < mender->end && *p != '>' && *p != '<') {
    gboolean *closes = *p == '"' ? &mender->quotes[0] : *p == '\'' ? &mender->quotes[1] : NULL;
    if (closes != NULL && *closes) {
      const char *quote = memchr(p + 1, *p, (gsize)(mender->end - p - 1));
      *closes = quote != NULL;
      p = quote != NULL ? quote : p;
    }
    p++;
  }
  return p < mender->end && *p == '>' ? p : NULL;
}

/* A start tag as it is, its references apart. */
static void mend_start_tag(Mender *mender)
{
  const char *close = tag_close(mender);
  if (close == NULL) {
    g_string_append(mender->out, "&#60;");
    mender->at++;
    return;
  }
  TagName name = {mender->at + 1, name_length(mender->at + 1, close)};
  if (close[-1] != '/' && mender->open->len < LIMIT_FILE_BYTES)
    g_array_append_val(mender->open, name);
  const char *end = mender->end;
  mender->end = close + 1;
  while (mender->at <= close) {
    if (*mender->at == '&')
      mend_reference(mender);
    else
      g_string_append_c(mender->out, *mender->at++);
  }
  mender->end = end;
}

static void mend_angle(Mender *mender)
{
  char next = mender->at + 1 < mender->end ? mender->at[1] : '\0';
  if (!mender->declared && starts_with(mender->at, mender->end, "<!DOCTYPE")) {
    mender->declared = TRUE;
    if (mend_doctype(mender))
      return;
  }
  if (next == '!' || next == '?') {
    const char *after = mender->opaque ? skip_opaque(mender->at, mender->end) : NULL;
    mender->opaque = after != NULL;
    if (after != NULL) {
      g_string_append_len(mender->out, mender->at, after - mender->at);
      mender->at = after;
      return;
    }
  }
  if (next == '/' && mender->at + 2 < mender->end && is_name_start(mender->at[2])) {
    mend_end_tag(mender);
  } else if (is_name_start(next)) {
    mend_start_tag(mender);
  } else {
    g_string_append(mender->out, "&#60;");
    mender->at++;
  }
}

GBytes *jats_mend_markup(GBytes *bytes)
{
  gsize length = 0;
  const char *data = g_bytes_get_data(bytes, &length);
  g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(TagName));
  Mender mender = {data, data + length, g_string_sized_new(length + 64), open, FALSE, FALSE,
                   TRUE, {TRUE, TRUE}};
  while (mender.at < mender.end) {
    const char *next = mender.at;
    while (next < mender.end && *next != '&' && *next != '<')
      next++;
    g_string_append_len(mender.out, mender.at, next - mender.at);
    mender.at = next;
    if (next == mender.end)
      break;
    if (*next == '&')
      mend_reference(&mender);
    else
      mend_angle(&mender);
  }
  while (open->len > 0)
    close_top(&mender);
  return g_string_free_to_bytes(mender.out);
}
