#include "corpus/reader/jats_tag.h"

#include <string.h>

#define PATH_BYTES 512u
#define PATH_DEPTH 40u

static const char *const names[TAG_N] = {
    [TAG_ABBREV] = "abbrev",
    [TAG_ABSTRACT] = "abstract",
    [TAG_ACCESS_DATE] = "access-date",
    [TAG_ACK] = "ack",
    [TAG_ADDRESS] = "address",
    [TAG_AFF] = "aff",
    [TAG_AFF_ALTERNATIVES] = "aff-alternatives",
    [TAG_ALT_TEXT] = "alt-text",
    [TAG_ALTERNATIVES] = "alternatives",
    [TAG_ANONYMOUS] = "anonymous",
    [TAG_ANSWER] = "answer",
    [TAG_APP] = "app",
    [TAG_APP_GROUP] = "app-group",
    [TAG_ARRAY] = "array",
    [TAG_ARTICLE] = "article",
    [TAG_ARTICLE_CATEGORIES] = "article-categories",
    [TAG_ARTICLE_ID] = "article-id",
    [TAG_ARTICLE_META] = "article-meta",
    [TAG_ARTICLE_TITLE] = "article-title",
    [TAG_ATTRIB] = "attrib",
    [TAG_AUTHOR_NOTES] = "author-notes",
    [TAG_AWARD_GROUP] = "award-group",
    [TAG_BACK] = "back",
    [TAG_BIO] = "bio",
    [TAG_BODY] = "body",
    [TAG_BOLD] = "bold",
    [TAG_BOOK] = "book",
    [TAG_BOOK_APP] = "book-app",
    [TAG_BOOK_APP_GROUP] = "book-app-group",
    [TAG_BOOK_BACK] = "book-back",
    [TAG_BOOK_BODY] = "book-body",
    [TAG_BOOK_FRONT] = "book-front",
    [TAG_BOOK_META] = "book-meta",
    [TAG_BOOK_PART] = "book-part",
    [TAG_BOOK_PART_META] = "book-part-meta",
    [TAG_BOOK_PART_WRAPPER] = "book-part-wrapper",
    [TAG_BOOK_TITLE] = "book-title",
    [TAG_BOOK_TITLE_GROUP] = "book-title-group",
    [TAG_BOXED_TEXT] = "boxed-text",
    [TAG_BREAK] = "break",
    [TAG_CAPTION] = "caption",
    [TAG_CHAPTER_TITLE] = "chapter-title",
    [TAG_CHEM_STRUCT] = "chem-struct",
    [TAG_CHEM_STRUCT_WRAP] = "chem-struct-wrap",
    [TAG_CITATION] = "citation",
    [TAG_CITATION_ALTERNATIVES] = "citation-alternatives",
    [TAG_CODE] = "code",
    [TAG_COLLAB] = "collab",
    [TAG_COLLAB_ALTERNATIVES] = "collab-alternatives",
    [TAG_COMMENT] = "comment",
    [TAG_COMPOUND_KWD] = "compound-kwd",
    [TAG_COMPOUND_KWD_PART] = "compound-kwd-part",
    [TAG_CONF_DATE] = "conf-date",
    [TAG_CONF_LOC] = "conf-loc",
    [TAG_CONF_NAME] = "conf-name",
    [TAG_CONTRIB] = "contrib",
    [TAG_CONTRIB_GROUP] = "contrib-group",
    [TAG_CONTRIB_ID] = "contrib-id",
    [TAG_COPYRIGHT_STATEMENT] = "copyright-statement",
    [TAG_CORRESP] = "corresp",
    [TAG_COUNTS] = "counts",
    [TAG_CUSTOM_META] = "custom-meta",
    [TAG_CUSTOM_META_GROUP] = "custom-meta-group",
    [TAG_DATA_TITLE] = "data-title",
    [TAG_DATE] = "date",
    [TAG_DATE_IN_CITATION] = "date-in-citation",
    [TAG_DAY] = "day",
    [TAG_DEF] = "def",
    [TAG_DEF_ITEM] = "def-item",
    [TAG_DEF_LIST] = "def-list",
    [TAG_DEGREES] = "degrees",
    [TAG_DISP_FORMULA] = "disp-formula",
    [TAG_DISP_FORMULA_GROUP] = "disp-formula-group",
    [TAG_DISP_QUOTE] = "disp-quote",
    [TAG_EDITION] = "edition",
    [TAG_ELEMENT_CITATION] = "element-citation",
    [TAG_ELOCATION_ID] = "elocation-id",
    [TAG_EMAIL] = "email",
    [TAG_ENTRY] = "entry",
    [TAG_ETAL] = "etal",
    [TAG_EXT_LINK] = "ext-link",
    [TAG_FIG] = "fig",
    [TAG_FIG_GROUP] = "fig-group",
    [TAG_FLOATS_GROUP] = "floats-group",
    [TAG_FLOATS_WRAP] = "floats-wrap",
    [TAG_FN] = "fn",
    [TAG_FN_GROUP] = "fn-group",
    [TAG_FPAGE] = "fpage",
    [TAG_FRONT] = "front",
    [TAG_FRONT_MATTER] = "front-matter",
    [TAG_FRONT_STUB] = "front-stub",
    [TAG_FUNDING_GROUP] = "funding-group",
    [TAG_FUNDING_STATEMENT] = "funding-statement",
    [TAG_GIVEN_NAMES] = "given-names",
    [TAG_GLOSSARY] = "glossary",
    [TAG_GOV] = "gov",
    [TAG_GRAPHIC] = "graphic",
    [TAG_HISTORY] = "history",
    [TAG_INDEX] = "index",
    [TAG_INLINE_FORMULA] = "inline-formula",
    [TAG_INLINE_GRAPHIC] = "inline-graphic",
    [TAG_INLINE_SUPPLEMENTARY_MATERIAL] = "inline-supplementary-material",
    [TAG_INSTITUTION] = "institution",
    [TAG_ISBN] = "isbn",
    [TAG_ISSN] = "issn",
    [TAG_ISSUE] = "issue",
    [TAG_ITALIC] = "italic",
    [TAG_JOURNAL_ID] = "journal-id",
    [TAG_JOURNAL_META] = "journal-meta",
    [TAG_JOURNAL_TITLE] = "journal-title",
    [TAG_KWD] = "kwd",
    [TAG_KWD_GROUP] = "kwd-group",
    [TAG_LABEL] = "label",
    [TAG_LICENSE] = "license",
    [TAG_LIST] = "list",
    [TAG_LIST_ITEM] = "list-item",
    [TAG_LONG_DESC] = "long-desc",
    [TAG_LPAGE] = "lpage",
    [TAG_MATH] = "math",
    [TAG_MEDIA] = "media",
    [TAG_META_NAME] = "meta-name",
    [TAG_META_VALUE] = "meta-value",
    [TAG_MIXED_CITATION] = "mixed-citation",
    [TAG_MONOSPACE] = "monospace",
    [TAG_MONTH] = "month",
    [TAG_NAME] = "name",
    [TAG_NAME_ALTERNATIVES] = "name-alternatives",
    [TAG_NAMED_CONTENT] = "named-content",
    [TAG_NESTED_KWD] = "nested-kwd",
    [TAG_NLM_CITATION] = "nlm-citation",
    [TAG_NOTE] = "note",
    [TAG_NOTES] = "notes",
    [TAG_OBJECT_ID] = "object-id",
    [TAG_ON_BEHALF_OF] = "on-behalf-of",
    [TAG_OVERLINE] = "overline",
    [TAG_P] = "p",
    [TAG_PAGE_RANGE] = "page-range",
    [TAG_PART_TITLE] = "part-title",
    [TAG_PATENT] = "patent",
    [TAG_PERMISSIONS] = "permissions",
    [TAG_PERSON_GROUP] = "person-group",
    [TAG_PREFIX] = "prefix",
    [TAG_PREFORMAT] = "preformat",
    [TAG_PRODUCT] = "product",
    [TAG_PUB_DATE] = "pub-date",
    [TAG_PUB_ID] = "pub-id",
    [TAG_PUBLISHER_LOC] = "publisher-loc",
    [TAG_PUBLISHER_NAME] = "publisher-name",
    [TAG_QUESTION] = "question",
    [TAG_QUESTION_WRAP] = "question-wrap",
    [TAG_REF] = "ref",
    [TAG_REF_LIST] = "ref-list",
    [TAG_RELATED_ARTICLE] = "related-article",
    [TAG_RELATED_OBJECT] = "related-object",
    [TAG_RESPONSE] = "response",
    [TAG_ROLE] = "role",
    [TAG_ROMAN] = "roman",
    [TAG_ROW] = "row",
    [TAG_SANS_SERIF] = "sans-serif",
    [TAG_SC] = "sc",
    [TAG_SEASON] = "season",
    [TAG_SEC] = "sec",
    [TAG_SEC_META] = "sec-meta",
    [TAG_SELF_URI] = "self-uri",
    [TAG_SERIES] = "series",
    [TAG_SIZE] = "size",
    [TAG_SOURCE] = "source",
    [TAG_SPEAKER] = "speaker",
    [TAG_SPEECH] = "speech",
    [TAG_STATEMENT] = "statement",
    [TAG_STD] = "std",
    [TAG_STRIKE] = "strike",
    [TAG_STRING_DATE] = "string-date",
    [TAG_STRING_NAME] = "string-name",
    [TAG_STYLED_CONTENT] = "styled-content",
    [TAG_SUB] = "sub",
    [TAG_SUB_ARTICLE] = "sub-article",
    [TAG_SUBJ_GROUP] = "subj-group",
    [TAG_SUBTITLE] = "subtitle",
    [TAG_SUFFIX] = "suffix",
    [TAG_SUP] = "sup",
    [TAG_SUPPLEMENT] = "supplement",
    [TAG_SUPPLEMENTARY_MATERIAL] = "supplementary-material",
    [TAG_SURNAME] = "surname",
    [TAG_TABLE] = "table",
    [TAG_TABLE_WRAP] = "table-wrap",
    [TAG_TABLE_WRAP_FOOT] = "table-wrap-foot",
    [TAG_TABLE_WRAP_GROUP] = "table-wrap-group",
    [TAG_TARGET] = "target",
    [TAG_TBODY] = "tbody",
    [TAG_TD] = "td",
    [TAG_TERM] = "term",
    [TAG_TEX_MATH] = "tex-math",
    [TAG_TEXTUAL_FORM] = "textual-form",
    [TAG_TFOOT] = "tfoot",
    [TAG_TH] = "th",
    [TAG_THEAD] = "thead",
    [TAG_TITLE] = "title",
    [TAG_TITLE_GROUP] = "title-group",
    [TAG_TOC] = "toc",
    [TAG_TR] = "tr",
    [TAG_TRANS_ABSTRACT] = "trans-abstract",
    [TAG_TRANS_SOURCE] = "trans-source",
    [TAG_TRANS_SUBTITLE] = "trans-subtitle",
    [TAG_TRANS_TITLE] = "trans-title",
    [TAG_TRANS_TITLE_GROUP] = "trans-title-group",
    [TAG_UNDERLINE] = "underline",
    [TAG_URI] = "uri",
    [TAG_VERSE_GROUP] = "verse-group",
    [TAG_VERSE_LINE] = "verse-line",
    [TAG_VERSION] = "version",
    [TAG_VOLUME] = "volume",
    [TAG_X] = "x",
    [TAG_XREF] = "xref",
    [TAG_YEAR] = "year",
};

/* Name to number; built once, never freed. */
static GHashTable *tag_table(void)
{
  static GHashTable *table;
  static gsize ready = 0;
  if (g_once_init_enter(&ready)) {
    table = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = TAG_UNKNOWN + 1; i < TAG_N; i++)
      g_hash_table_insert(table, (gpointer)names[i], GUINT_TO_POINTER(i));
    g_once_init_leave(&ready, 1);
  }
  return table;
}

/* A node's private word: tag in the low 16 bits, place above. */
JatsTag jats_tag(const xmlNode *node)
{
  return (JatsTag)(GPOINTER_TO_SIZE(node->_private) & 0xffff);
}

guint jats_place(const xmlNode *node)
{
  return (guint)(GPOINTER_TO_SIZE(node->_private) >> 16);
}

const char *jats_name(const xmlNode *node)
{
  const char *name = (const char *)node->name;
  const char *colon = strrchr(name, ':');
  return colon != NULL ? colon + 1 : name;
}

static JatsTag tag_of(const xmlNode *node)
{
  gpointer tag = g_hash_table_lookup(tag_table(), jats_name(node));
  return tag == NULL ? TAG_UNKNOWN : (JatsTag)GPOINTER_TO_UINT(tag);
}

static void node_set(xmlNode *node, JatsTag tag, gsize place)
{
  node->_private = GSIZE_TO_POINTER((gsize)tag | place << 16);
}

/* Tags and places of the children of one element. Names are interned by the parser, so that pointers tell
 * them apart. */
static void children_set(xmlNode *parent, GHashTable *counts)
{
  g_hash_table_remove_all(counts);
  for (xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE)
      continue;
    gsize count = GPOINTER_TO_SIZE(g_hash_table_lookup(counts, child->name)) + 1;
    g_hash_table_insert(counts, (gpointer)child->name, GSIZE_TO_POINTER(count));
    node_set(child, tag_of(child), count);
  }
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && g_hash_table_lookup(counts, child->name) == GSIZE_TO_POINTER(1))
      node_set(child, jats_tag(child), 0);
}

void jats_tags_set(xmlNode *root)
{
  g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
  node_set(root, tag_of(root), 0);
  xmlNode *node = root;
  while (node != NULL) {
    if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
      children_set(node, counts);
      node = node->children;
      continue;
    }
    while (node != root && node->next == NULL)
      node = node->parent;
    node = node == root ? NULL : node->next;
  }
}

char *jats_path(const xmlNode *node)
{
  const xmlNode *steps[PATH_DEPTH];
  guint n = 0;
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->parent;
  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent) {
    if (n == PATH_DEPTH)
      memmove(steps, steps + 1, sizeof steps - sizeof steps[0]), n--;
    steps[n++] = node;
  }
  GString *path = g_string_new(NULL);
  while (n > 0) {
    const xmlNode *step = steps[--n];
    gsize before = path->len;
    g_string_append_c(path, '/');
    if (step->ns != NULL && step->ns->prefix != NULL)
      g_string_append_printf(path, "%s:", (const char *)step->ns->prefix);
    g_string_append(path, (const char *)step->name);
    if (jats_place(step) > 0)
      g_string_append_printf(path, "[%u]", jats_place(step));
    if (path->len > PATH_BYTES) {
      g_string_truncate(path, before);
      break;
    }
  }
  return g_string_free(path, FALSE);
}

gboolean jats_tag_is_inline(JatsTag tag)
{
  switch (tag) {
  case TAG_ABBREV:
  case TAG_BOLD:
  case TAG_CHEM_STRUCT:
  case TAG_EMAIL:
  case TAG_ETAL:
  case TAG_EXT_LINK:
  case TAG_INLINE_FORMULA:
  case TAG_INLINE_GRAPHIC:
  case TAG_INLINE_SUPPLEMENTARY_MATERIAL:
  case TAG_ITALIC:
  case TAG_MATH:
  case TAG_MONOSPACE:
  case TAG_NAMED_CONTENT:
  case TAG_OVERLINE:
  case TAG_ROMAN:
  case TAG_SANS_SERIF:
  case TAG_SC:
  case TAG_SPEAKER:
  case TAG_STRIKE:
  case TAG_STYLED_CONTENT:
  case TAG_SUB:
  case TAG_SUP:
  case TAG_TARGET:
  case TAG_TEX_MATH:
  case TAG_UNDERLINE:
  case TAG_URI:
  case TAG_X:
  case TAG_XREF:
    return TRUE;
  default:
    return FALSE;
  }
}

xmlNode *jats_child(const xmlNode *node, JatsTag tag)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (jats_tag(child) == tag)
      return child;
  return NULL;
}

const char *jats_attribute(const xmlNode *node, const char *name)
{
  if (node->type != XML_ELEMENT_NODE)
    return "";
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp((const char *)attribute->name, name) == 0 && attribute->children != NULL &&
        attribute->children->content != NULL)
      return (const char *)attribute->children->content;
  return "";
}

gboolean jats_attribute_has(const xmlNode *node, const char *name, const char *word)
{
  const char *value = jats_attribute(node, name);
  gsize length = strlen(word);
  while (*value != '\0') {
    gsize n = strcspn(value, " |\t\n");
    if (n == length && g_ascii_strncasecmp(value, word, n) == 0)
      return TRUE;
    value += n;
    value += strspn(value, " |\t\n");
  }
  return FALSE;
}

gboolean jats_has_text(const xmlNode *node)
{
  if ((node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE) || node->content == NULL)
    return FALSE;
  const char *text = (const char *)node->content;
  return text[strspn(text, " \t\r\n")] != '\0';
}

/* Notes and what points at them are none of a title or a name. */
static gboolean is_note(const xmlNode *node)
{
  JatsTag tag = jats_tag(node);
  return tag == TAG_FN || tag == TAG_CONTRIB_ID || tag == TAG_CONTRIB_GROUP || tag == TAG_AFF ||
         (tag == TAG_XREF && !jats_attribute_has(node, "ref-type", "bibr"));
}

/* White space of any kind collapsed; soft hyphens and characters without width dropped. */
static void append_collapsed(GString *out, const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char(text)) {
    gunichar c = g_utf8_get_char(text);
    if (c == 0xad || c == 0x200b || c == 0xfeff)
      continue;
    if (!g_unichar_isspace(c))
      g_string_append_unichar(out, c);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c(out, ' ');
  }
}

char *jats_plain_text(const xmlNode *root)
{
  GString *out = g_string_new(NULL);
  const xmlNode *node = root;
  while (node != NULL) {
    if (jats_has_text(node) ||
        ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL))
      append_collapsed(out, (const char *)node->content);
    else if (jats_tag(node) == TAG_BREAK || jats_tag(node) == TAG_P)
      append_collapsed(out, " ");
    if (node->type == XML_ELEMENT_NODE && node->children != NULL && (node == root || !is_note(node))) {
      node = node->children;
      continue;
    }
    while (node != root && node->next == NULL)
      node = node->parent;
    node = node == root ? NULL : node->next;
  }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate(out, out->len - 1);
  return g_string_free(out, FALSE);
}
