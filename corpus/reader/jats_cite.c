#include "corpus/reader/jats_reference.h"

#include <string.h>

static gboolean holds_text(const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (jats_has_text(child))
      return TRUE;
  return FALSE;
}

static gboolean is_person(JatsTag tag)
{
  return tag == TAG_NAME || tag == TAG_STRING_NAME || tag == TAG_COLLAB || tag == TAG_ANONYMOUS ||
         tag == TAG_NAME_ALTERNATIVES || tag == TAG_COLLAB_ALTERNATIVES;
}

/* Elements of a citation that tell a field. */
static gboolean is_field(JatsTag tag)
{
  switch (tag) {
  case TAG_PERSON_GROUP:
  case TAG_ETAL:
  case TAG_ARTICLE_TITLE:
  case TAG_CHAPTER_TITLE:
  case TAG_PART_TITLE:
  case TAG_DATA_TITLE:
  case TAG_TRANS_TITLE:
  case TAG_SOURCE:
  case TAG_TRANS_SOURCE:
  case TAG_SERIES:
  case TAG_EDITION:
  case TAG_YEAR:
  case TAG_MONTH:
  case TAG_DAY:
  case TAG_SEASON:
  case TAG_DATE:
  case TAG_STRING_DATE:
  case TAG_DATE_IN_CITATION:
  case TAG_ACCESS_DATE:
  case TAG_VOLUME:
  case TAG_ISSUE:
  case TAG_SUPPLEMENT:
  case TAG_FPAGE:
  case TAG_LPAGE:
  case TAG_PAGE_RANGE:
  case TAG_ELOCATION_ID:
  case TAG_SIZE:
  case TAG_PUBLISHER_NAME:
  case TAG_PUBLISHER_LOC:
  case TAG_INSTITUTION:
  case TAG_CONF_NAME:
  case TAG_CONF_LOC:
  case TAG_CONF_DATE:
  case TAG_PUB_ID:
  case TAG_OBJECT_ID:
  case TAG_ISBN:
  case TAG_ISSN:
  case TAG_EXT_LINK:
  case TAG_URI:
  case TAG_COMMENT:
  case TAG_ROLE:
  case TAG_VERSION:
  case TAG_PATENT:
  case TAG_STD:
  case TAG_GOV:
    return TRUE;
  default:
    return is_person(tag);
  }
}

static gboolean is_date_part(JatsTag tag)
{
  return tag == TAG_YEAR || tag == TAG_MONTH || tag == TAG_DAY || tag == TAG_SEASON || tag == TAG_DATE;
}

static gboolean starts_with_word(const xmlNode *node)
{
  g_autofree char *text = jats_plain_text(node);
  return g_unichar_isalnum(g_utf8_get_char(text));
}

static gboolean ends_with_word(const JatsBuilder *builder)
{
  const JatsPiece *piece = builder->piece;
  if (piece->text->len == 0 || piece->blank)
    return FALSE;
  const char *last = g_utf8_find_prev_char(piece->text->str, piece->text->str + piece->text->len);
  return g_unichar_isalnum(g_utf8_get_char(last));
}

/* The name of an identifier before it, unless it prints its own or stands in an address. */
static void identifier_name(JatsBuilder *builder, const xmlNode *node)
{
  g_autofree char *text = jats_plain_text(node);
  const GString *before = builder->piece->text;
  const char *near = before->str + (before->len > 8 ? before->len - 8 : 0);
  g_autofree char *lower = g_ascii_strdown(near, -1);
  if (strstr(lower, "doi") != NULL || strstr(lower, "pm") != NULL ||
      (!builder->piece->blank && strchr(lower, '/') != NULL))
    return;
  jats_blank(builder);
  if (jats_attribute_has(node, "pub-id-type", "doi") && g_str_has_prefix(text, "10."))
    jats_text(builder, "doi:");
  else if (jats_attribute_has(node, "pub-id-type", "pmid") && g_ascii_isdigit(*text))
    jats_text(builder, "PMID:");
}

/* Punctuation before a part of a citation that has no text of its own, in the order of the parts. */
static void separate(JatsBuilder *builder, JatsTag before, const xmlNode *node)
{
  JatsTag tag = jats_tag(node);
  gboolean after_issue =
      before == TAG_VOLUME || before == TAG_ISSUE || before == TAG_SUPPLEMENT || before == TAG_YEAR;
  if (before == TAG_NONE || builder->piece->text->len == 0)
    return;
  if (is_person(before) && (is_person(tag) || tag == TAG_ETAL))
    jats_literal(builder, ",");
  else if (tag == TAG_VOLUME && is_date_part(before))
    jats_literal(builder, ";");
  else if (tag == TAG_ISSUE && before == TAG_VOLUME)
    jats_literal(builder, "(");
  else if ((tag == TAG_FPAGE || tag == TAG_PAGE_RANGE || tag == TAG_ELOCATION_ID) && after_issue)
    jats_literal(builder, ":");
  else if (tag == TAG_LPAGE)
    jats_literal(builder, "-");
  else if (tag == TAG_PUBLISHER_NAME && before == TAG_PUBLISHER_LOC)
    jats_literal(builder, ":");
  else if ((tag == TAG_PUBLISHER_LOC && before == TAG_PUBLISHER_NAME) || tag == TAG_CONF_LOC ||
           tag == TAG_CONF_DATE)
    jats_literal(builder, ",");
  else if (!(tag == TAG_VOLUME && before == TAG_SOURCE) && !(is_date_part(tag) && is_date_part(before)) &&
           tag != TAG_SUPPLEMENT && tag != TAG_ROLE)
    jats_full_stop(builder);
  gboolean glued = (tag == TAG_ISSUE && before == TAG_VOLUME) || tag == TAG_LPAGE ||
                   ((tag == TAG_FPAGE || tag == TAG_PAGE_RANGE || tag == TAG_ELOCATION_ID) && after_issue) ||
                   (tag == TAG_VOLUME && is_date_part(before));
  if (!glued)
    jats_blank(builder);
}

static void parts_write(JatsBuilder *builder, const xmlNode *node, GArray *fields);

/* Parts of a name with nothing between them. */
static void name_write(JatsBuilder *builder, const xmlNode *node)
{
  gboolean bare = !holds_text(node);
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (bare && child->type == XML_ELEMENT_NODE)
      jats_blank(builder);
    if (jats_tag(child) == TAG_NAME || jats_tag(child) == TAG_STRING_NAME)
      name_write(builder, child);
    else
      jats_inline(builder, child);
  }
}

static void part_write(JatsBuilder *builder, const xmlNode *node, GArray *fields)
{
  JatsTag tag = jats_tag(node);
  gsize before = builder->piece->text->len;
  guint index = fields != NULL ? fields->len : 0;
  if (fields != NULL) {
    JatsField field = {tag, node, before, before};
    g_array_append_val(fields, field);
  }
  if (tag == TAG_ETAL && node->children == NULL)
    jats_text(builder, "et al");
  else if (is_person(tag))
    name_write(builder, node);
  else
    parts_write(builder, node, fields);
  if (fields != NULL) {
    const GString *text = builder->piece->text;
    gsize start = before;
    while (start < text->len && strchr(" ", text->str[start]) != NULL)
      start++;
    JatsField *field = &g_array_index(fields, JatsField, index);
    field->start = start;
    field->end = text->len;
  }
}

/* Closes what separate opened, and says what a group of persons is. */
static void part_finish(JatsBuilder *builder, JatsTag before, const xmlNode *node)
{
  JatsTag tag = jats_tag(node);
  if (tag == TAG_ISSUE && before == TAG_VOLUME)
    jats_literal(builder, ")");
  else if (tag == TAG_PERSON_GROUP && jats_attribute_has(node, "person-group-type", "editor"))
    jats_literal(builder, " (Eds.)");
}

static void parts_write(JatsBuilder *builder, const xmlNode *node, GArray *fields)
{
  gboolean bare = !holds_text(node);
  JatsTag before = TAG_NONE;
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    JatsTag tag = jats_tag(child);
    if (tag == TAG_LABEL && jats_tag(node) == TAG_REF)
      continue; /* written before the entry */
    if (child->type != XML_ELEMENT_NODE) {
      jats_inline(builder, child);
    } else if (!is_field(tag)) {
      if (jats_tag_is_inline(tag) && tag != TAG_SUP && tag != TAG_XREF && tag != TAG_MATH &&
          tag != TAG_TEX_MATH)
        parts_write(builder, child, fields);
      else
        jats_inline(builder, child);
    } else {
      if (bare)
        separate(builder, before, child);
      else if (tag == TAG_LPAGE && before == TAG_FPAGE && ends_with_word(builder))
        jats_literal(builder, "-");
      else if (is_person(tag) && is_person(before) && child->prev != NULL &&
               (child->prev->type == XML_ELEMENT_NODE || !jats_has_text(child->prev))) {
        jats_literal(builder, ",");
        jats_blank(builder);
      } else if (ends_with_word(builder) && before != TAG_NONE && child->prev != NULL &&
                 child->prev->type == XML_ELEMENT_NODE && starts_with_word(child))
        jats_blank(builder);
      if (tag == TAG_PUB_ID && builder->piece->text->len > 0 && (before != TAG_NONE || !bare))
        identifier_name(builder, child);
      part_write(builder, child, fields);
      if (bare)
        part_finish(builder, before, child);
      before = tag;
    }
  }
}

void jats_cite_write(JatsBuilder *builder, const xmlNode *citation, GArray *fields)
{
  parts_write(builder, citation, fields);
}
