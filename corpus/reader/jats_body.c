/* Blocks: paragraphs, lists, quotations, sections, back matter. */
#include "corpus/reader/jats_build.h"

#include <string.h>

gboolean jats_is_paper(const xmlNode *node)
{
  switch (jats_tag(node)) {
  case TAG_ARTICLE:
  case TAG_SUB_ARTICLE:
  case TAG_RESPONSE:
  case TAG_BOOK:
  case TAG_BOOK_PART:
    return TRUE;
  default:
    return FALSE;
  }
}

void jats_paragraph(JatsBuilder *builder, const xmlNode *node, BlockKind kind)
{
  guint sections = builder->paper->sections->len;
  if (kind == BLOCK_TEXT && jats_section_run_in(builder, node))
    return;
  gboolean run_in = builder->paper->sections->len > sections;
  jats_open_block(builder, node, kind);
  jats_inline_children(builder, node);
  jats_close(builder);
  if (run_in)
    jats_section_run_in_end(builder, sections);
}

/* TRUE if an element holds text of its own, or elements that stand in lines. */
static gboolean holds_text(const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (jats_has_text(child) || (jats_tag_is_inline(jats_tag(child)) && jats_tag(child) != TAG_X))
      return TRUE;
  return FALSE;
}

/* An item's paragraphs, each a block; the label goes with the first. */
static void block_item(JatsBuilder *builder, const xmlNode *item)
{
  const xmlNode *label = jats_child(item, TAG_LABEL);
  if (holds_text(item)) {
    jats_paragraph(builder, item, BLOCK_ITEM);
    return;
  }
  for (const xmlNode *child = item->children; child != NULL; child = child->next) {
    JatsTag tag = jats_tag(child);
    if (tag == TAG_P || tag == TAG_TITLE) {
      jats_open_block(builder, child, BLOCK_ITEM);
      if (label != NULL)
        jats_inline(builder, label);
      label = NULL;
      jats_inline_children(builder, child);
      jats_close(builder);
    } else if (tag != TAG_LABEL || child != jats_child(item, TAG_LABEL)) {
      jats_block(builder, child);
    }
  }
  if (label != NULL)
    jats_paragraph(builder, label, BLOCK_ITEM);
}

static void block_definition(JatsBuilder *builder, const xmlNode *item)
{
  jats_open_block(builder, item, BLOCK_ITEM);
  for (const xmlNode *child = item->children; child != NULL; child = child->next) {
    const GString *text = builder->piece->text;
    if (jats_tag(child) == TAG_DEF && text->len > 0 && strchr(":.,;-", text->str[text->len - 1]) == NULL)
      jats_literal(builder, ":");
    jats_inline(builder, child);
  }
  jats_close(builder);
}

/* A quotation or a poem: each paragraph a block, lines kept apart. */
static void block_quotation(JatsBuilder *builder, const xmlNode *quote)
{
  if (holds_text(quote)) {
    jats_paragraph(builder, quote, BLOCK_QUOTE);
    return;
  }
  for (const xmlNode *child = quote->children; child != NULL; child = child->next) {
    JatsTag tag = jats_tag(child);
    if (tag == TAG_DISP_QUOTE || tag == TAG_VERSE_GROUP)
      block_quotation(builder, child);
    else if (tag == TAG_P || tag == TAG_ATTRIB || tag == TAG_VERSE_LINE || tag == TAG_TITLE ||
             tag == TAG_LABEL)
      jats_paragraph(builder, child, BLOCK_QUOTE);
    else
      jats_block(builder, child);
  }
}

/* A part with a heading of its own and a role. */
static void block_section(JatsBuilder *builder, const xmlNode *node, SectionRole role)
{
  JatsSectionState state = jats_section_open(builder, node, role);
  const xmlNode *label = state.opened ? jats_child(node, TAG_LABEL) : NULL;
  const xmlNode *title = state.opened ? jats_child(node, TAG_TITLE) : NULL;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child != label && child != title)
      jats_block(builder, child);
  jats_section_close(builder, state);
}

/* Sections of the back matter stand beside those of the body. */
static void block_back(JatsBuilder *builder, const xmlNode *node, SectionRole role)
{
  Zone zone = builder->zone;
  builder->zone = ZONE_BACK;
  block_section(builder, node, role);
  builder->zone = zone;
}

/* Figures and tables printed together at the end, or anything else, block by block. */
void jats_block_children(JatsBuilder *builder, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    jats_block(builder, child);
}

static void block_other(JatsBuilder *builder, const xmlNode *node)
{
  if (strcmp(jats_name(node), "processing-meta") == 0)
    jats_keep(builder, node, "metadata", ZONE_FRONT);
  else if (holds_text(node) || jats_tag_is_inline(jats_tag(node)))
    jats_paragraph(builder, node, BLOCK_TEXT);
  else
    jats_block_children(builder, node);
}

static void block_element(JatsBuilder *builder, const xmlNode *node)
{
  switch (jats_tag(node)) {
  case TAG_P:
  case TAG_SPEECH:
  case TAG_ATTRIB:
    jats_paragraph(builder, node, BLOCK_TEXT);
    break;
  case TAG_SEC:
  case TAG_BOXED_TEXT:
  case TAG_STATEMENT:
  case TAG_LIST:
  case TAG_DEF_LIST:
    block_section(builder, node, ROLE_NONE);
    break;
  case TAG_LIST_ITEM:
    block_item(builder, node);
    break;
  case TAG_DEF_ITEM:
    block_definition(builder, node);
    break;
  case TAG_DISP_QUOTE:
  case TAG_VERSE_GROUP:
    block_quotation(builder, node);
    break;
  case TAG_PREFORMAT:
  case TAG_CODE:
    jats_paragraph(builder, node, BLOCK_QUOTE);
    break;
  case TAG_ACK:
    block_back(builder, node, ROLE_ACKNOWLEDGEMENTS);
    break;
  case TAG_APP:
  case TAG_BOOK_APP:
    block_back(builder, node, ROLE_APPENDIX);
    break;
  case TAG_APP_GROUP:
  case TAG_GLOSSARY:
  case TAG_NOTES:
  case TAG_BIO:
    block_back(builder, node, ROLE_NONE);
    break;
  case TAG_REF_LIST:
    jats_reference_list(builder, node);
    break;
  case TAG_SEC_META:
    jats_keep(builder, node, "metadata", ZONE_BACK);
    break;
  case TAG_FRONT:
  case TAG_FRONT_STUB:
  case TAG_BOOK_META:
  case TAG_BOOK_PART_META:
  case TAG_FRONT_MATTER:
    jats_front(builder, node);
    break;
  case TAG_BACK:
  case TAG_BOOK_BACK:
  case TAG_FLOATS_GROUP:
  case TAG_FLOATS_WRAP:
    builder->zone = ZONE_BACK;
    builder->role = ROLE_NONE;
    jats_block_children(builder, node);
    break;
  case TAG_BODY:
  case TAG_BOOK_BODY:
    builder->zone = ZONE_BODY;
    jats_block_children(builder, node);
    break;
  default:
    block_other(builder, node);
    break;
  }
}

void jats_block(JatsBuilder *builder, const xmlNode *node)
{
  if (jats_has_text(node)) {
    jats_open_block(builder, node, BLOCK_TEXT);
    jats_inline(builder, node);
    jats_close(builder);
    return;
  }
  if (node->type != XML_ELEMENT_NODE || jats_is_paper(node) || jats_float(builder, node))
    return;
  block_element(builder, node);
}
