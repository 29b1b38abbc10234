/* Nodes written out: running text, annex, sections, paragraphs, references. */
#include "corpus/base/limits.h"
#include "corpus/citation/citation.h"
#include "corpus/citation/reference.h"
#include "corpus/reader/plain.h"
#include "corpus/structure/front.h"
#include "corpus/structure/language.h"
#include "corpus/structure/node.h"
#include "corpus/structure/role.h"
#include "corpus/structure/run_in.h"
#include "corpus/text/chars.h"

#include <string.h>

/* Deeper sections are told as this deep. */
#define SECTION_LEVELS 8u

/* A piece for the annex. */
typedef struct {
  const char *kind;
  Zone zone;
  gsize anchor;
  guint first, end; /* lines */
} Aside;

typedef struct {
  Paper *paper;
  MappedText *out;
  const Layout *layout;
  const JoinLexicon *lexicon;
  Nodes *nodes;
  GArray *asides; /* Aside */
  GArray *levels; /* guint: level of each section */
  int section;    /* the one at work; -1 none */
  guint lists_done;
} Assembly;

static void begin_block(Assembly *assembly, gsize source)
{
  if (assembly->out->text->len > 0)
    mapped_text_append_replaced(assembly->out, "\n\n", 2, assembly->layout->from, (Span){source, source});
}

static void add_aside(Assembly *assembly, const Node *node, gsize anchor)
{
  if (assembly->asides->len > 0 &&
      (node->zone == ZONE_TABLE || strcmp(node->kept, "cover-page") == 0)) { /* one piece */
    Aside *last = &g_array_index(assembly->asides, Aside, assembly->asides->len - 1);
    if (last->kind == node->kept && last->end == node->first && last->anchor == anchor) {
      last->end = node->end;
      return;
    }
  }
  Aside aside = {node->kept, node->zone, anchor, node->first, node->end};
  g_array_append_val(assembly->asides, aside);
}

/* The marks of a Markdown heading at the start of the first span go; their place is told. */
static void drop_hashes(Assembly *assembly, GArray *spans)
{
  const Layout *layout = assembly->layout;
  Span *first = &g_array_index(spans, Span, 0);
  guint level = 0;
  gsize hashes = layout_hashes(layout->text, *first, &level);
  if (hashes == 0)
    return;
  mapped_text_append_replaced(assembly->out, "", 0, layout->from,
                              (Span){first->start, first->start + hashes});
  first->start += hashes;
}

/* Lines [first, end) as spans. */
static void collect_spans(const Layout *layout, guint first, guint end, GArray *spans)
{
  for (guint i = first; i < end; i++)
    g_array_append_val(spans, layout_line(layout, i)->span);
}

static void append_spans(Assembly *assembly, const GArray *spans)
{
  join_lines(assembly->out, assembly->layout->from, (const Span *)(const void *)spans->data, spans->len,
             assembly->lexicon);
}

static Span block_written(const Assembly *assembly, gsize start)
{
  return (Span){start, assembly->out->text->len};
}

/* The offset in the running text at which what stands at (or after) source begins, looked for from run
 * *run on. */
static gsize offset_of_source(const Assembly *assembly, guint *run, gsize source)
{
  const SourceMap *map = assembly->out->map;
  for (; *run < source_map_count(map); (*run)++) {
    const SourceRun *at = source_map_get(map, *run);
    if (at->source_length == 0 || at->source + at->source_length <= source)
      continue;
    return at->copied && source > at->source ? at->text + (source - at->source) : at->text;
  }
  return assembly->out->text->len;
}

/* Writes the paragraph that begins at node i; gives the last node that belongs to it. */
static guint write_paragraph(Assembly *assembly, guint i, gsize *start)
{
  Nodes *nodes = assembly->nodes;
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  guint last = i;
  collect_spans(assembly->layout, node_at(nodes, i)->first, node_at(nodes, i)->end, spans);
  for (guint k = i + 1; node_at(nodes, last)->continues && k < nodes->nodes->len; k++) {
    const Node *node = node_at(nodes, k);
    if (!node->continued)
      continue;
    collect_spans(assembly->layout, node->first, node->end, spans);
    last = k;
  }
  begin_block(assembly, node_at(nodes, i)->span.start);
  *start = assembly->out->text->len;
  guint run = source_map_count(assembly->out->map);
  run -= run > 0;
  drop_hashes(assembly, spans);
  append_spans(assembly, spans);
  const Layout *layout = assembly->layout;
  guint next_part = i;
  for (guint k = i + 1; k <= last; k++) {
    const Node *node = node_at(nodes, k);
    if (node->continued)
      continue;
    for (next_part = MAX(next_part, k); next_part <= last && !node_at(nodes, next_part)->continued;)
      next_part++;
    gsize source = source_map_locate(layout->from->map, node_at(nodes, next_part)->span).start;
    gsize anchor = offset_of_source(assembly, &run, source);
    add_aside(assembly, node, anchor);
  }
  return last;
}

static SectionRole holding_role(const Assembly *assembly)
{
  return assembly->section < 0 ? ROLE_NONE
                               : g_array_index(assembly->paper->sections, Section, assembly->section).role;
}

static Zone holding_zone(const Assembly *assembly)
{
  if (assembly->section < 0)
    return ZONE_BODY;
  const Section *section = &g_array_index(assembly->paper->sections, Section, assembly->section);
  switch (section->role) {
  case ROLE_ABSTRACT:
    return ZONE_ABSTRACT;
  case ROLE_REFERENCES:
    return ZONE_REFERENCES;
  case ROLE_ACKNOWLEDGEMENTS:
  case ROLE_FUNDING:
  case ROLE_CONFLICTS:
  case ROLE_SUPPLEMENT:
    return ZONE_BACK;
  default:
    return section_is_back_matter(section->title) ? ZONE_BACK : ZONE_BODY;
  }
}

static void add_section(Assembly *assembly, const char *title, const char *number, guint level,
                        SectionRole role, Span heading, gboolean run_in)
{
  Section *section = paper_add_section(assembly->paper, title, level, role, heading);
  section->number = g_strdup(number);
  section->run_in = run_in;
  assembly->section = (int)assembly->paper->sections->len - 1;
}

static void write_heading(Assembly *assembly, const Node *node)
{
  const Layout *layout = assembly->layout;
  g_autofree char *number = NULL;
  g_autofree char *title = heading_title(layout, node->span, &number);
  begin_block(assembly, node->span.start);
  gsize start = assembly->out->text->len;
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  collect_spans(layout, node->first, node->end, spans);
  drop_hashes(assembly, spans);
  append_spans(assembly, spans);
  Span span = block_written(assembly, start);
  if (span.start == span.end)
    return;
  add_section(assembly, *title != '\0' ? title : assembly->out->text->str + start, number, node->level,
              node->role, span, FALSE);
  paper_add_paragraph(assembly->paper, span, BLOCK_HEADING, holding_zone(assembly), assembly->section);
}

/* A run-in heading at the start of the paragraph just written begins a section of the next level. */
static void find_run_in(Assembly *assembly, Span paragraph)
{
  const char *text = assembly->out->text->str;
  gboolean in_abstract = holding_role(assembly) == ROLE_ABSTRACT;
  Span title = run_in_heading(text, paragraph, in_abstract);
  if (title.start == title.end)
    return;
  guint level = 1;
  SectionRole role = ROLE_NONE;
  if (assembly->section >= 0) {
    const Section *section = &g_array_index(assembly->paper->sections, Section, assembly->section);
    level = section->run_in ? section->level : section->level + 1;
    role = section->role;
  }
  g_autofree char *name = g_strndup(text + title.start, title.end - title.start);
  SectionRole own = section_role_from_title(name);
  role = in_abstract ? ROLE_ABSTRACT : own != ROLE_NONE ? own : role;
  if (own == ROLE_ACKNOWLEDGEMENTS || own == ROLE_FUNDING || own == ROLE_CONFLICTS || own == ROLE_SUPPLEMENT)
    role = own;
  add_section(assembly, name, NULL, level, role, title, TRUE);
}

/* An abstract without the copyright line at its end. */
static Span without_copyright(const char *text, Span span)
{
  for (gsize i = span.end; i > span.start && span.end - i < 200; i--)
    if (strncmp(text + i - 1, "\xc2\xa9", 2) == 0)
      return span_trim(text, (Span){span.start, i - 1});
  return span;
}

static guint write_text(Assembly *assembly, guint i)
{
  const Node *node = node_at(assembly->nodes, i);
  BlockKind kind = node->kind == NODE_ITEM ? BLOCK_ITEM : BLOCK_TEXT;
  gsize start = 0;
  guint last = write_paragraph(assembly, i, &start);
  Span span = block_written(assembly, start);
  if (span.start == span.end)
    return last;
  if (node->is_abstract) {
    g_autofree char *language = language_of(assembly->out->text->str, span);
    paper_add_abstract(assembly->paper, language, without_copyright(assembly->out->text->str, span));
  }
  if (kind == BLOCK_TEXT)
    find_run_in(assembly, span);
  Zone zone = node->is_abstract ? ZONE_ABSTRACT : holding_zone(assembly);
  paper_add_paragraph(assembly->paper, span, kind, zone, assembly->section);
  return last;
}

static void write_front(Assembly *assembly, guint i)
{
  gsize start = 0;
  write_paragraph(assembly, i, &start);
  Span span = block_written(assembly, start);
  if (span.start < span.end)
    paper_add_paragraph(assembly->paper, span, BLOCK_FRONT, ZONE_FRONT, assembly->section);
}

static gboolean is_printed_label(const char *text, Span label)
{
  for (gsize i = label.start; i < label.end; i = (gsize)(g_utf8_next_char(text + i) - text))
    if (g_unichar_isalnum(g_utf8_get_char(text + i)))
      return TRUE;
  return FALSE;
}

static void write_entry(Assembly *assembly, const ListEntry *entry)
{
  const Layout *layout = assembly->layout;
  gsize source = entry->label.end > entry->label.start || entry->spans->len == 0
                     ? entry->label.start
                     : g_array_index(entry->spans, Span, 0).start;
  begin_block(assembly, source);
  gsize start = assembly->out->text->len;
  g_autofree char *label = NULL;
  if (entry->label.end > entry->label.start) {
    mapped_text_append(assembly->out, layout->from, entry->label);
    if (is_printed_label(layout->text, entry->label))
      label = g_strndup(layout->text + entry->label.start, entry->label.end - entry->label.start);
    mapped_text_append_replaced(assembly->out, " ", 1, layout->from,
                                (Span){entry->label.end, entry->label.end});
  }
  gsize raw_start = assembly->out->text->len;
  append_spans(assembly, entry->spans);
  Span span = block_written(assembly, start);
  if (span.start == span.end)
    return;
  g_autofree char *raw = g_strdup(assembly->out->text->str + raw_start);
  if (*raw != '\0') {
    Reference *reference =
        paper_add_reference(assembly->paper, label != NULL ? g_strstrip(label) : NULL, raw, span);
    if (reference->n <= LIMIT_REFERENCES) {
      record_free(reference->record);
      reference->record = reference_parse(raw, -1);
    } else if (reference->n == LIMIT_REFERENCES + 1) {
      diagnostics_add(assembly->paper->diagnostics, SEVERITY_WARNING, POSITION_NONE, 0, "limit",
                      "over %u references; the rest isn't read field by field", LIMIT_REFERENCES);
    }
  }
  paper_add_paragraph(assembly->paper, span, BLOCK_REFERENCE, ZONE_REFERENCES, assembly->section);
}

static void write_list(Assembly *assembly, guint r)
{
  Nodes *nodes = assembly->nodes;
  g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint));
  ListRange range = g_array_index(nodes->ranges, ListRange, r);
  g_autoptr(GPtrArray) entries = reference_list_cut(assembly->layout->text, nodes->list_lines, range, others);
  plain_complete_list(assembly->layout->text, nodes->list_lines, range, entries, others);
  for (guint i = 0; i < entries->len; i++)
    write_entry(assembly, g_ptr_array_index(entries, i));
  for (guint i = 0; i < others->len; i++) {
    guint line = g_array_index(nodes->list_index, guint, g_array_index(others, guint, i));
    Aside aside = {"list-note", ZONE_BACK, assembly->out->text->len, line, line + 1};
    g_array_append_val(assembly->asides, aside);
  }
}

static void write_nodes(Assembly *assembly)
{
  Nodes *nodes = assembly->nodes;
  for (guint i = 0; i < nodes->nodes->len; i++) {
    const Node *node = node_at(nodes, i);
    switch (node->kind) {
    case NODE_HEADING:
      write_heading(assembly, node);
      break;
    case NODE_FRONT:
      write_front(assembly, i);
      break;
    case NODE_LIST:
      if (node->list >= assembly->lists_done) {
        write_list(assembly, node->list);
        assembly->lists_done = node->list + 1;
      }
      break;
    case NODE_KEPT:
      add_aside(assembly, node, assembly->out->text->len);
      break;
    default:
      i = write_text(assembly, i);
    }
  }
}

static int compare_asides(gconstpointer a, gconstpointer b)
{
  guint left = ((const Aside *)a)->first;
  guint right = ((const Aside *)b)->first;
  return left < right ? -1 : left > right;
}

/* Rows stay rows; everything else is joined. */
static void write_aside(Assembly *assembly, const Aside *aside)
{
  gboolean rows = aside->zone == ZONE_TABLE || strcmp(aside->kind, "cover-page") == 0;
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  gsize source = layout_line(assembly->layout, aside->first)->span.start;
  begin_block(assembly, source);
  gsize start = assembly->out->text->len;
  for (guint i = aside->first; i < aside->end; i++) {
    g_array_append_val(spans, layout_line(assembly->layout, i)->span);
    if (!rows && i + 1 < aside->end)
      continue;
    append_spans(assembly, spans);
    g_array_set_size(spans, 0);
    if (i + 1 < aside->end)
      mapped_text_append_replaced(
          assembly->out, "\n", 1, assembly->layout->from,
          (Span){layout_line(assembly->layout, i)->span.end, layout_line(assembly->layout, i)->span.end});
  }
  Span span = span_trim(assembly->out->text->str, block_written(assembly, start));
  if (span.start < span.end)
    paper_add_kept(assembly->paper, aside->kind, aside->zone, span,
                   MIN(aside->anchor, assembly->paper->running_length));
}

/* A section ends where the next one begins that isn't below it. From the last to the first, next[level] is
 * where the nearest section of that level or above begins. */
static void close_sections(Paper *paper)
{
  gsize next[SECTION_LEVELS + 1];
  for (guint k = 0; k <= SECTION_LEVELS; k++)
    next[k] = paper->running_length;
  for (guint i = paper->sections->len; i > 0; i--) {
    Section *section = &g_array_index(paper->sections, Section, i - 1);
    guint level = MIN(section->level, SECTION_LEVELS);
    gsize end = next[level];
    while (end > section->heading.end && g_ascii_isspace(paper->text->str[end - 1]))
      end--;
    section->span = (Span){section->heading.start, end};
    for (guint k = level; k <= SECTION_LEVELS; k++)
      next[k] = section->heading.start;
  }
}

/* From the first to the last paragraph of text in a section; *k is the paragraph to begin at, and is moved
 * on. */
static Span text_of_section(const Paper *paper, const Section *section, guint *k)
{
  Span span = {0, 0};
  for (; *k < paper->paragraphs->len; (*k)++) {
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, *k);
    if (paragraph->span.start >= section->span.end)
      break;
    if (paragraph->span.start < section->heading.end ||
        (paragraph->kind != BLOCK_TEXT && paragraph->kind != BLOCK_ITEM))
      continue;
    if (span.end == 0)
      span.start = paragraph->span.start;
    span.end = paragraph->span.end;
  }
  return span;
}

/* The text of each section that announces an abstract. */
static void add_abstracts(Paper *paper)
{
  gsize last_end = 0;
  guint k = 0;
  for (guint i = 0; i < paper->sections->len; i++) {
    const Section *section = &g_array_index(paper->sections, Section, i);
    if (section->role != ROLE_ABSTRACT || section->run_in || section->heading.start < last_end)
      continue;
    last_end = section->span.end;
    Span span = text_of_section(paper, section, &k);
    if (span.end == 0)
      continue;
    g_autofree char *language = language_of(paper->text->str, span);
    paper_add_abstract(paper, language, span);
  }
}

static char *label_from_name(const char *name)
{
  g_autofree char *base = g_path_get_basename(name);
  char *dot = strrchr(base, '.');
  if (dot != NULL && dot != base)
    *dot = '\0';
  return g_utf8_make_valid(base, -1);
}

static void finish(Assembly *assembly)
{
  Paper *paper = assembly->paper;
  g_string_free(paper->text, TRUE);
  source_map_free(paper->map);
  paper->text = assembly->out->text;
  paper->map = assembly->out->map;
  g_free(assembly->out);
  close_sections(paper);
  add_abstracts(paper);
  if (paper->record->title == NULL)
    paper->label = label_from_name(paper->file);
}

Paper *plain_assemble(const char *name, const Layout *layout, const JoinLexicon *lexicon, guint first,
                      guint end)
{
  Paper *paper = paper_new(name);
  g_autoptr(Nodes) nodes = nodes_new(layout, first, end);
  g_autoptr(GArray) asides = g_array_new(FALSE, FALSE, sizeof(Aside));
  front_read(nodes, paper->record, lexicon);
  outline_find(nodes);
  paragraphs_heal(nodes);
  Assembly assembly = {paper, mapped_text_new(), layout, lexicon, nodes, asides, NULL, -1, 0};
  write_nodes(&assembly);
  paper->running_length = assembly.out->text->len;
  g_array_sort(asides, compare_asides);
  for (guint i = 0; i < asides->len; i++)
    write_aside(&assembly, &g_array_index(asides, Aside, i));
  Span whole = {layout_line(layout, layout_piece(layout, first)->first)->span.start,
                layout_line(layout, layout_piece(layout, end - 1)->end - 1)->span.end};
  if (whole.end > whole.start)
    paper->place = source_map_locate(layout->from->map, whole);
  finish(&assembly);
  citations_find(paper);
  return paper;
}
