/* What is taken out of the running text: tables, figures, formulas, notes, supplements. */
#include "corpus/reader/jats_build.h"

#include <string.h>

/* A piece this short before the first paragraph of a note is its label. */
#define NOTE_LABEL_BYTES 8u

void jats_keep(JatsBuilder *builder, const xmlNode *node, const char *kind, Zone zone)
{
  jats_open_kept(builder, node, kind, zone);
  builder->piece->spread = TRUE;
  jats_inline(builder, node);
  jats_close(builder);
}

/* The kept pieces since first stand where the text points at an id, if they are printed apart from it: behind
 * the text, or among floats. */
static void pieces_float(JatsBuilder *builder, guint first, const xmlNode *node)
{
  const char *id = jats_attribute(node, "id");
  if (*id == '\0' || builder->zone != ZONE_BACK)
    return;
  for (guint i = first; i < builder->floating->len; i++)
    if (g_ptr_array_index(builder->floating, i) == NULL)
      g_ptr_array_index(builder->floating, i) = (gpointer)id;
}

/* Label, title and paragraphs of a caption as one piece, in sentences. */
static void keep_caption(JatsBuilder *builder, const xmlNode *node)
{
  const xmlNode *label = jats_child(node, TAG_LABEL);
  const xmlNode *caption = jats_child(node, TAG_CAPTION);
  if (label == NULL && caption == NULL)
    return;
  jats_open_kept(builder, caption != NULL ? caption : label, "caption", ZONE_CAPTION);
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (jats_tag(child) != TAG_LABEL && jats_tag(child) != TAG_CAPTION)
      continue;
    jats_full_stop(builder);
    for (const xmlNode *part = child->children; part != NULL; part = part->next) {
      if (jats_tag(part) == TAG_TITLE || jats_tag(part) == TAG_P)
        jats_full_stop(builder);
      jats_inline(builder, part);
    }
  }
  jats_close(builder);
}

static void cells_write(JatsBuilder *builder, const xmlNode *row)
{
  gboolean first = TRUE;
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
    JatsTag tag = jats_tag(cell);
    gboolean is_cell = tag == TAG_TD || tag == TAG_TH || tag == TAG_ENTRY;
    if (is_cell && !first)
      jats_literal(builder, "\t");
    first = first && !is_cell;
    jats_inline(builder, cell);
  }
}

static gboolean is_row(JatsTag tag)
{
  return tag == TAG_TR || tag == TAG_ROW;
}

/* Rows of a table, at any depth of <thead>, <tbody>, <tgroup>. */
static void rows_write(JatsBuilder *builder, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (is_row(jats_tag(child))) {
      GString *text = builder->piece->text;
      while (text->len > 0 && text->str[text->len - 1] == '\t')
        g_string_truncate(text, text->len - 1);
      if (text->len > 0)
        jats_literal(builder, "\n");
      cells_write(builder, child);
    } else if (child->type == XML_ELEMENT_NODE) {
      rows_write(builder, child);
    } else if (jats_has_text(child)) {
      jats_inline(builder, child);
    }
  }
}

static void keep_table(JatsBuilder *builder, const xmlNode *table)
{
  if (builder->piece != NULL && builder->piece->kept != NULL && strcmp(builder->piece->kept, "table") == 0) {
    jats_blank(builder); /* a table in a cell is text of the cell */
    jats_inline_children(builder, table);
    return;
  }
  jats_open_kept(builder, table, "table", ZONE_TABLE);
  rows_write(builder, table);
  jats_close(builder);
}

/* One note: label and paragraphs. */
static void keep_note(JatsBuilder *builder, const xmlNode *note)
{
  jats_open_kept(builder, note, "footnote", ZONE_FOOTNOTE);
  for (const xmlNode *child = note->children; child != NULL; child = child->next) {
    if (jats_tag(child) == TAG_P && builder->piece->text->len > NOTE_LABEL_BYTES)
      jats_full_stop(builder);
    jats_inline(builder, child);
  }
  jats_close(builder);
}

/* A group of notes, or the foot of a table: a piece for each note, and one for what else stands there. */
static void keep_notes(JatsBuilder *builder, const xmlNode *group)
{
  for (const xmlNode *child = group->children; child != NULL; child = child->next) {
    JatsTag tag = jats_tag(child);
    guint first = builder->floating->len;
    if (tag == TAG_FN_GROUP) {
      keep_notes(builder, child);
    } else if (tag == TAG_FN || tag == TAG_P || tag == TAG_TITLE || tag == TAG_ATTRIB) {
      keep_note(builder, child);
      if (tag == TAG_FN && jats_tag(group) == TAG_FN_GROUP)
        pieces_float(builder, first, child);
    } else if (child->type == XML_ELEMENT_NODE || jats_has_text(child)) {
      jats_keep(builder, child, "footnote", ZONE_FOOTNOTE);
    }
  }
}

/* The parts of a <table-wrap>, <fig>, <supplementary-material>, ... : caption first, then the rest in
 * order. */
static void keep_parts(JatsBuilder *builder, const xmlNode *node, const char *rest)
{
  guint first = builder->floating->len;
  keep_caption(builder, node);
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    switch (jats_tag(child)) {
    case TAG_LABEL:
    case TAG_CAPTION:
      break;
    case TAG_TABLE:
      keep_table(builder, child);
      break;
    case TAG_ALTERNATIVES:
      keep_parts(builder, child, rest);
      break;
    case TAG_TABLE_WRAP_FOOT:
    case TAG_FN_GROUP:
      keep_notes(builder, child);
      break;
    case TAG_TABLE_WRAP:
    case TAG_FIG:
    case TAG_SUPPLEMENTARY_MATERIAL:
      jats_float(builder, child);
      break;
    default:
      if (child->type == XML_ELEMENT_NODE || jats_has_text(child))
        jats_keep(builder, child, rest, ZONE_BACK);
      break;
    }
  }
  pieces_float(builder, first, node);
}

static gboolean is_supplement(JatsTag tag)
{
  return tag == TAG_SUPPLEMENTARY_MATERIAL || tag == TAG_MEDIA;
}

gboolean jats_float(JatsBuilder *builder, const xmlNode *node)
{
  JatsTag tag = jats_tag(node);
  switch (tag) {
  case TAG_TABLE_WRAP:
  case TAG_TABLE_WRAP_GROUP:
  case TAG_FIG:
  case TAG_FIG_GROUP:
  case TAG_GRAPHIC:
  case TAG_SUPPLEMENTARY_MATERIAL:
  case TAG_MEDIA:
  case TAG_CHEM_STRUCT_WRAP:
    keep_parts(builder, node, is_supplement(tag) ? "supplement" : "figure");
    return TRUE;
  case TAG_TABLE:
    keep_table(builder, node);
    return TRUE;
  case TAG_FN:
    keep_note(builder, node);
    return TRUE;
  case TAG_FN_GROUP:
    keep_notes(builder, node);
    return TRUE;
  case TAG_DISP_FORMULA:
  case TAG_DISP_FORMULA_GROUP:
    if (builder->piece != NULL && builder->piece->kept != NULL)
      return FALSE;
    jats_open_kept(builder, node, "formula", ZONE_BACK);
    jats_inline_children(builder, node);
    jats_close(builder);
    return TRUE;
  case TAG_ALT_TEXT:
  case TAG_LONG_DESC:
    if (builder->piece != NULL && builder->piece->spread)
      return FALSE;
    jats_keep(builder, node, "figure", ZONE_BACK);
    return TRUE;
  default:
    return FALSE;
  }
}
