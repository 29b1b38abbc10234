/* What stands in a line of text. */
#include "corpus/reader/jats_reference.h"

#include <string.h>

/* A mark of a note longer than this is text. */
#define NOTE_MARK_CHARACTERS 8

/* Superscript forms of ASCII characters (Unicode, Superscripts and Subscripts; Phonetic Extensions). */
static const struct {
  char plain;
  const char *raised;
} raised_forms[] = {{'0', "⁰"}, {'1', "¹"}, {'2', "²"}, {'3', "³"}, {'4', "⁴"}, {'5', "⁵"},
                    {'6', "⁶"}, {'7', "⁷"}, {'8', "⁸"}, {'9', "⁹"}, {'+', "⁺"}, {'-', "⁻"},
                    {'a', "ᵃ"}, {'b', "ᵇ"}, {'c', "ᶜ"}, {'d', "ᵈ"}, {'e', "ᵉ"}, {'f', "ᶠ"},
                    {'g', "ᵍ"}, {'h', "ʰ"}, {'i', "ⁱ"}, {'j', "ʲ"}, {'k', "ᵏ"}, {'n', "ⁿ"}};

/* The raised form of a short text; NULL when a character has none. Caller frees. */
static char *raised_text(const char *text)
{
  g_autoptr(GString) out = g_string_new(NULL);
  for (; *text != '\0'; text = g_utf8_next_char(text)) {
    gunichar c = g_utf8_get_char(text);
    char plain = c == 0x2212 || c == 0x2013 ? '-' : c < 0x80 ? (char)c : '\0';
    const char *raised = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(raised_forms) && plain != '\0'; i++)
      if (raised_forms[i].plain == plain)
        raised = raised_forms[i].raised;
    if (raised == NULL)
      return NULL;
    g_string_append(out, raised);
  }
  return out->len > 0 ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}

/* An exponent or a mark after a figure: a minus, or digits after a digit or a unit of at most two letters, or
 * one letter after a digit. "in rats<sup>2</sup>" is a citation, and "1<sup>st</sup>" an ending. */
static gboolean raises(const GString *before, const char *text, gboolean blank)
{
  if (before->len == 0 || blank)
    return FALSE;
  const char *start = before->str;
  const char *end = start + before->len;
  const char *at = g_utf8_find_prev_char(start, end);
  gunichar last = g_utf8_get_char(at);
  gboolean digits = g_ascii_isdigit(text[0]) || text[0] == '-' || text[0] == '+' ||
                    g_utf8_get_char(text) == 0x2212 || g_utf8_get_char(text) == 0x2013;
  if (strpbrk(text, "0123456789") == NULL && digits) /* a charge; a dash between numbers is none */
    return g_unichar_isalpha(last);
  if (!digits)
    return text[1] == '\0' && g_unichar_isdigit(last);
  if (!g_ascii_isdigit(text[0]) || g_unichar_isdigit(last) || last == ')')
    return g_unichar_isalnum(last) || last == ')' || last == ']';
  guint letters = 0;
  for (; at != NULL && letters < 3 && g_unichar_isalpha(g_utf8_get_char(at)); letters++)
    at = g_utf8_find_prev_char(start, at);
  return letters > 0 && letters < 3 && text[1] == '\0';
}

static gboolean has_element(const xmlNode *node, JatsTag tag)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (jats_tag(child) == tag)
      return TRUE;
  return FALSE;
}

static void inline_superscript(JatsBuilder *builder, const xmlNode *node)
{
  const xmlNode *only = node->children;
  if (only != NULL && only->next == NULL && jats_has_text(only) && builder->piece->superscript == 0) {
    g_autofree char *text = g_strstrip(g_strdup((const char *)only->content));
    g_autofree char *raised = strlen(text) <= 8 ? raised_text(text) : NULL;
    if (raised != NULL && raises(builder->piece->text, text, builder->piece->blank)) {
      jats_text(builder, raised);
      return;
    }
  }
  builder->piece->superscript++;
  jats_inline_children(builder, node);
  builder->piece->superscript--;
}

/* The id that an xref points at first; "" none. */
static const char *first_target(const xmlNode *node)
{
  return jats_attribute(node, "rid");
}

/* Remembers where the running text first points at a thing. */
static void pointer_note(JatsBuilder *builder, const xmlNode *node)
{
  const char *rid = first_target(node);
  if (*rid == '\0' || g_hash_table_contains(builder->pointers, rid))
    return;
  for (const JatsPiece *piece = builder->piece; piece != NULL; piece = piece->outer)
    if (piece->kept == NULL)
      g_hash_table_insert(builder->pointers, (gpointer)rid, GSIZE_TO_POINTER(jats_anchor(builder) + 1));
}

static gboolean points_at_note(const xmlNode *node)
{
  static const char *const types[] = {"fn", "table-fn", "aff", "corresp", "author-notes", "author-note"};
  for (guint i = 0; i < G_N_ELEMENTS(types); i++)
    if (jats_attribute_has(node, "ref-type", types[i]))
      return TRUE;
  return FALSE;
}

/* The mark of a note would stick to the word before it: it goes to the annex. */
static gboolean keep_note_mark(JatsBuilder *builder, const xmlNode *node)
{
  g_autofree char *text = jats_plain_text(node);
  if (g_utf8_strlen(text, -1) > NOTE_MARK_CHARACTERS || *text == '\0')
    return FALSE;
  jats_open_kept(builder, node, "note-mark", ZONE_BACK);
  jats_inline_children(builder, node);
  jats_close(builder);
  return TRUE;
}

static void inline_xref(JatsBuilder *builder, const xmlNode *node)
{
  gboolean citation = jats_attribute_has(node, "ref-type", "bibr");
  pointer_note(builder, node);
  if (!citation && points_at_note(node) && keep_note_mark(builder, node))
    return;
  JatsPiece *piece = builder->piece;
  gsize before = piece->text->len;
  gboolean superscript = piece->superscript > 0 || has_element(node, TAG_SUP);
  builder->piece->superscript++; /* a raised number in a citation stays a plain number */
  jats_inline_children(builder, node);
  builder->piece->superscript--;
  const char *type = jats_attribute(node, "ref-type");
  if (builder->in_references || (!citation && *type != '\0' && strcmp(type, "other") != 0))
    return;
  gsize start = before;
  while (start < piece->text->len && strchr(" \t\n", piece->text->str[start]) != NULL)
    start++;
  JatsMark mark = {start, piece->text->len, node, superscript};
  if (mark.start <= mark.end && before <= piece->text->len)
    g_array_append_val(piece->marks, mark);
}

/* MathML: white space between its elements is none of the text; exponents and indices are marked as TeX
 * does. */
static void inline_math(JatsBuilder *builder, const xmlNode *node)
{
  const char *name = jats_name(node);
  gboolean power = strcmp(name, "msup") == 0;
  gboolean fraction = strcmp(name, "mfrac") == 0;
  guint n = 0;
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) {
      if (++n == 2 && (power || fraction))
        jats_text(builder, power ? "^" : "/");
      inline_math(builder, child);
    } else if (jats_has_text(child)) {
      jats_text(builder, (const char *)child->content);
    }
  }
}

/* TeX with a document around it, as some publishers write it: only what stands between begin and end of the
 * document is text. */
static void inline_tex(JatsBuilder *builder, const xmlNode *node)
{
  static const char begin[] = "\\begin{document}";
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (!jats_has_text(child)) {
      jats_inline(builder, child);
      continue;
    }
    const char *text = (const char *)child->content;
    const char *start = strstr(text, begin);
    const char *end = start != NULL ? strstr(start, "\\end{document}") : NULL;
    if (end == NULL) {
      jats_text(builder, text);
      continue;
    }
    g_autofree char *inside = g_strndup(start + strlen(begin), (gsize)(end - start) - strlen(begin));
    g_autofree char *head = g_strndup(text, (gsize)(start - text) + strlen(begin));
    jats_text(builder, inside);
    jats_open_kept(builder, node, "markup", ZONE_BACK);
    jats_text(builder, head);
    jats_blank(builder);
    jats_text(builder, end);
    jats_close(builder);
  }
}

/* The same thing in several forms: one is text, the others are kept. */
static void inline_alternatives(JatsBuilder *builder, const xmlNode *node)
{
  const xmlNode *best = NULL;
  static const JatsTag order[] = {TAG_MATH, TAG_TEXTUAL_FORM, TAG_TEX_MATH, TAG_TABLE, TAG_CODE};
  for (guint i = 0; i < G_N_ELEMENTS(order) && best == NULL; i++)
    best = jats_child(node, order[i]);
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (best == NULL || child == best)
      jats_inline(builder, child);
    else if (child->type == XML_ELEMENT_NODE || jats_has_text(child))
      jats_keep(builder, child, "formula", ZONE_BACK);
  }
}

/* Name parts in the order they are spoken. */
static void inline_name(JatsBuilder *builder, const xmlNode *node)
{
  static const JatsTag order[] = {TAG_PREFIX, TAG_GIVEN_NAMES, TAG_SURNAME, TAG_SUFFIX};
  gboolean eastern = strcmp(jats_attribute(node, "name-style"), "eastern") == 0;
  for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
    JatsTag tag = eastern && (i == 1 || i == 2) ? order[3 - i] : order[i];
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
      if (jats_tag(child) == tag) {
        jats_blank(builder);
        jats_inline_children(builder, child);
      }
  }
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    JatsTag tag = jats_tag(child);
    if (tag == TAG_PREFIX || tag == TAG_GIVEN_NAMES || tag == TAG_SURNAME || tag == TAG_SUFFIX)
      continue;
    jats_blank(builder);
    jats_inline(builder, child);
  }
  jats_blank(builder);
}

/* TRUE for elements that are blocks wherever they stand. */
static gboolean is_block(JatsTag tag)
{
  switch (tag) {
  case TAG_LIST:
  case TAG_DEF_LIST:
  case TAG_DISP_QUOTE:
  case TAG_VERSE_GROUP:
  case TAG_PREFORMAT:
  case TAG_CODE:
  case TAG_BOXED_TEXT:
  case TAG_STATEMENT:
  case TAG_SPEECH:
  case TAG_SEC:
  case TAG_REF_LIST:
    return TRUE;
  default:
    return FALSE;
  }
}

/* Lines and line breaks of HTML in a table's cell. */
static gboolean is_rule(const xmlNode *node)
{
  return strcmp(jats_name(node), "hr") == 0 || strcmp(jats_name(node), "br") == 0;
}

void jats_inline(JatsBuilder *builder, const xmlNode *node)
{
  JatsPiece *piece = builder->piece;
  JatsTag tag = jats_tag(node);
  if (jats_has_text(node)) {
    jats_text(builder, (const char *)node->content);
    return;
  }
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    jats_blank(builder);
  if (node->type != XML_ELEMENT_NODE || jats_is_paper(node))
    return;
  gboolean flat = piece->kept != NULL || piece->spread || piece->kind == BLOCK_HEADING ||
                  piece->kind == BLOCK_REFERENCE || piece->kind == BLOCK_FRONT;
  if (is_block(tag) && !flat) {
    jats_break_block(builder);
    jats_block(builder, node);
    return;
  }
  if (jats_float(builder, node)) {
    if (tag != TAG_FN)
      jats_blank(builder);
    return;
  }
  gboolean apart = piece->spread || is_block(tag) || tag == TAG_P || tag == TAG_LIST_ITEM ||
                   tag == TAG_TITLE || tag == TAG_LABEL || tag == TAG_DEF_ITEM || tag == TAG_TERM ||
                   tag == TAG_DEF || tag == TAG_BREAK || tag == TAG_VERSE_LINE || tag == TAG_TR ||
                   tag == TAG_TD;
  if (apart && !jats_tag_is_inline(tag))
    jats_blank(builder);
  if (tag == TAG_XREF)
    inline_xref(builder, node);
  else if (tag == TAG_SUP)
    inline_superscript(builder, node);
  else if (tag == TAG_MATH)
    inline_math(builder, node);
  else if (tag == TAG_TEX_MATH)
    inline_tex(builder, node);
  else if (tag == TAG_ALTERNATIVES)
    inline_alternatives(builder, node);
  else if (tag == TAG_ELEMENT_CITATION || tag == TAG_MIXED_CITATION || tag == TAG_NLM_CITATION ||
           tag == TAG_CITATION)
    jats_cite_write(builder, node, NULL);
  else if (tag == TAG_NAME)
    inline_name(builder, node);
  else
    jats_inline_children(builder, node);
  if ((apart && !jats_tag_is_inline(tag)) || (piece->spread && tag == TAG_SUP) || is_rule(node))
    jats_blank(builder);
}

void jats_inline_children(JatsBuilder *builder, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    jats_inline(builder, child);
}
