/* Reference lists. */
#include "corpus/reader/jats_reference.h"

#include "corpus/base/limits.h"

#include <string.h>

static gboolean is_citation(JatsTag tag)
{
  return tag == TAG_MIXED_CITATION || tag == TAG_ELEMENT_CITATION || tag == TAG_CITATION ||
         tag == TAG_NLM_CITATION;
}

static void entry_note(JatsBuilder *builder, const xmlNode *node, guint first, guint last)
{
  const char *id = jats_attribute(node, "id");
  if (*id == '\0' || last < first)
    return;
  if (g_hash_table_contains(builder->entries, id)) {
    diagnostics_add(builder->diagnostics, SEVERITY_WARNING, POSITION_LINE,
                    (guint64)MAX(xmlGetLineNo(node), 0), "duplicate-id",
                    "a second reference with this id: citations point at the first one");
    return;
  }
  JatsEntry *entry = g_new(JatsEntry, 1);
  *entry = (JatsEntry){first, last};
  g_hash_table_insert(builder->entries, (gpointer)id, entry);
}

static gboolean may_add(JatsBuilder *builder, const xmlNode *node)
{
  guint n = builder->paper->references->len;
  if (n == LIMIT_REFERENCES)
    diagnostics_add(builder->diagnostics, SEVERITY_WARNING, POSITION_LINE,
                    (guint64)MAX(xmlGetLineNo(node), 0), "limit",
                    "more than %u references; the rest stays text", LIMIT_REFERENCES);
  return n < LIMIT_REFERENCES;
}

/* Writes one entry as a block and adds it as a reference. content: a citation element, or whatever holds its
 * text; label may be NULL. */
static void add_reference(JatsBuilder *builder, const xmlNode *content, const xmlNode *label)
{
  g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(JatsField));
  jats_open_block(builder, content, BLOCK_REFERENCE);
  if (label != NULL)
    jats_inline_children(builder, label);
  gsize label_end = builder->piece->text->len;
  g_autofree char *printed = g_strdup(builder->piece->text->str);
  jats_blank(builder);
  jats_cite_write(builder, content, fields);
  g_autofree char *text = g_strdup(builder->piece->text->str);
  gsize raw_start = MIN(label_end, strlen(text));
  raw_start += text[raw_start] == ' ' ? 1 : 0;
  Span span = jats_close(builder);
  const char *raw = text + raw_start;
  if (*raw == '\0' || !may_add(builder, content))
    return;
  gsize length = strlen(raw);
  for (guint i = 0; i < fields->len; i++) {
    JatsField *field = &g_array_index(fields, JatsField, i);
    field->end = MIN(field->end - MIN(field->end, raw_start), length);
    field->start = MIN(field->start - MIN(field->start, raw_start), field->end);
  }
  Reference *reference = paper_add_reference(builder->paper, *printed != '\0' ? printed : NULL, raw, span);
  jats_record_fill(reference->record, content, raw, fields);
}

static gboolean has_text(const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (jats_has_text(child))
      return TRUE;
  return FALSE;
}

static gboolean is_tagged(const xmlNode *citation)
{
  return jats_child(citation, TAG_YEAR) != NULL || jats_child(citation, TAG_SOURCE) != NULL;
}

/* Keeps the second form of an entry. Where the reference has no tagged parts, this form tells its record; the
 * places of its parts are in another text then, so that they are left out. */
static void keep_alternative(JatsBuilder *builder, const xmlNode *node, Reference *reference)
{
  g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(JatsField));
  jats_open_kept(builder, node, "alternative", ZONE_BACK);
  if (is_citation(jats_tag(node)))
    jats_cite_write(builder, node, fields);
  else
    jats_inline(builder, node);
  if (reference != NULL && is_tagged(node)) {
    Record *record = record_new();
    jats_record_fill(record, node, builder->piece->text->str, fields);
    memset(record->reading, 0, sizeof record->reading);
    gboolean fuller = record->title != NULL && record->year != 0;
    record_free(fuller ? reference->record : record);
    if (fuller)
      reference->record = record;
  }
  jats_close(builder);
}

/* The same work told twice, under node: the form with text of its own is the reference, the other is kept. */
static void add_alternatives(JatsBuilder *builder, const xmlNode *node, const xmlNode *label)
{
  const xmlNode *best = NULL;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_citation(jats_tag(child)) && (best == NULL || (has_text(child) && !has_text(best))))
      best = child;
  guint before = builder->paper->references->len;
  if (best != NULL)
    add_reference(builder, best, label);
  gboolean added = builder->paper->references->len > before;
  Reference *reference =
      added && !is_tagged(best) ? g_ptr_array_index(builder->paper->references, before) : NULL;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child != best && child != label && (child->type == XML_ELEMENT_NODE || jats_has_text(child)))
      keep_alternative(builder, child, reference);
  if (best != NULL)
    entry_note(builder, best, before + 1, builder->paper->references->len);
}

/* TRUE for an entry with one printed and one tagged form side by side: one has text between its parts, the
 * other has none. */
static gboolean tells_twice(const xmlNode *ref)
{
  guint printed = 0;
  guint tagged = 0;
  for (const xmlNode *child = ref->children; child != NULL; child = child->next)
    if (is_citation(jats_tag(child)))
      *(has_text(child) ? &printed : &tagged) += 1;
  return printed == 1 && tagged == 1;
}

/* The entries of one <ref>. */
static void write_ref(JatsBuilder *builder, const xmlNode *ref)
{
  guint first = builder->paper->references->len + 1;
  const xmlNode *own_label = jats_child(ref, TAG_LABEL);
  const xmlNode *label = own_label;
  gboolean cited = FALSE;
  for (const xmlNode *child = ref->children; child != NULL; child = child->next)
    cited = cited || is_citation(jats_tag(child)) || jats_tag(child) == TAG_CITATION_ALTERNATIVES;
  if (!cited) {
    const xmlNode *note = jats_child(ref, TAG_NOTE);
    add_reference(builder, note != NULL && note->next == NULL && note->prev == label ? note : ref, label);
    entry_note(builder, ref, first, builder->paper->references->len);
    return;
  }
  if (tells_twice(ref)) {
    add_alternatives(builder, ref, label);
    entry_note(builder, ref, first, builder->paper->references->len);
    return;
  }
  for (const xmlNode *child = ref->children; child != NULL; child = child->next) {
    JatsTag tag = jats_tag(child);
    guint before = builder->paper->references->len;
    if (child == own_label)
      continue;
    if (is_citation(tag)) {
      add_reference(builder, child, label);
      entry_note(builder, child, before + 1, builder->paper->references->len);
      label = NULL;
    } else if (tag == TAG_CITATION_ALTERNATIVES) {
      add_alternatives(builder, child, label);
      label = NULL;
    } else if (child->type == XML_ELEMENT_NODE || jats_has_text(child)) {
      jats_open_block(builder, child, BLOCK_REFERENCE);
      jats_inline(builder, child);
      jats_close(builder);
    }
  }
  entry_note(builder, ref, first, builder->paper->references->len);
}

void jats_reference_list(JatsBuilder *builder, const xmlNode *list)
{
  Zone zone = builder->zone;
  gboolean inside = builder->in_references;
  builder->zone = ZONE_REFERENCES;
  builder->in_references = TRUE;
  JatsSectionState state = jats_section_open(builder, list, ROLE_REFERENCES);
  const xmlNode *label = state.opened ? jats_child(list, TAG_LABEL) : NULL;
  const xmlNode *title = state.opened ? jats_child(list, TAG_TITLE) : NULL;
  for (const xmlNode *child = list->children; child != NULL; child = child->next) {
    if (jats_tag(child) == TAG_REF)
      write_ref(builder, child);
    else if (child != label && child != title)
      jats_block(builder, child);
  }
  jats_section_close(builder, state);
  builder->in_references = inside;
  builder->zone = zone;
}
