#include "corpus/paper.h"

#include "corpus/text/sentence.h"

#include <string.h>

static void section_clear(gpointer data)
{
  Section *section = data;
  g_free(section->title);
  g_free(section->number);
}

static void kept_clear(gpointer data)
{
  g_free(((Kept *)data)->kind);
}

static void abstract_clear(gpointer data)
{
  g_free(((Abstract *)data)->language);
}

static void reference_free(gpointer data)
{
  Reference *reference = data;
  g_free(reference->label);
  g_free(reference->raw);
  record_free(reference->record);
  g_free(reference);
}

void citation_free(Citation *citation)
{
  g_array_unref(citation->numbers);
  g_array_unref(citation->references);
  g_free(citation->reason);
  g_free(citation);
}

static void citation_free_item(gpointer data)
{
  citation_free(data);
}

Paper *paper_new(const char *file)
{
  Paper *paper = g_new0(Paper, 1);
  paper->file = g_strdup(file);
  paper->record = record_new();
  paper->text = g_string_new(NULL);
  paper->map = source_map_new();
  paper->abstracts = g_array_new(FALSE, FALSE, sizeof(Abstract));
  g_array_set_clear_func(paper->abstracts, abstract_clear);
  paper->sections = g_array_new(FALSE, FALSE, sizeof(Section));
  g_array_set_clear_func(paper->sections, section_clear);
  paper->paragraphs = g_array_new(FALSE, FALSE, sizeof(Paragraph));
  paper->sentences = g_array_new(FALSE, FALSE, sizeof(Sentence));
  paper->references = g_ptr_array_new_with_free_func(reference_free);
  paper->citations = g_ptr_array_new_with_free_func(citation_free_item);
  paper->kept = g_array_new(FALSE, FALSE, sizeof(Kept));
  g_array_set_clear_func(paper->kept, kept_clear);
  paper->diagnostics = diagnostics_new(file);
  return paper;
}

void paper_free(Paper *paper)
{
  if (paper == NULL)
    return;
  g_free(paper->file);
  g_free(paper->sha256);
  g_free(paper->format);
  g_free(paper->digest_of);
  g_free(paper->label);
  record_free(paper->record);
  g_string_free(paper->text, TRUE);
  source_map_free(paper->map);
  g_array_unref(paper->abstracts);
  g_array_unref(paper->sections);
  g_array_unref(paper->paragraphs);
  g_array_unref(paper->sentences);
  g_ptr_array_unref(paper->references);
  g_ptr_array_unref(paper->citations);
  g_array_unref(paper->kept);
  diagnostics_free(paper->diagnostics);
  g_free(paper);
}

Section *paper_add_section(Paper *paper, const char *title, guint level, SectionRole role, Span heading)
{
  Section section = {g_strdup(title), NULL, level, role, heading, heading, FALSE};
  g_array_append_val(paper->sections, section);
  return &g_array_index(paper->sections, Section, paper->sections->len - 1);
}

Paragraph *paper_add_paragraph(Paper *paper, Span span, BlockKind kind, Zone zone, int section)
{
  Paragraph paragraph = {span, kind, zone, section, 0, 0};
  g_array_append_val(paper->paragraphs, paragraph);
  return &g_array_index(paper->paragraphs, Paragraph, paper->paragraphs->len - 1);
}

Kept *paper_add_kept(Paper *paper, const char *kind, Zone zone, Span span, gsize anchor)
{
  Kept kept = {g_strdup(kind), zone, span, anchor};
  g_array_append_val(paper->kept, kept);
  return &g_array_index(paper->kept, Kept, paper->kept->len - 1);
}

void paper_add_abstract(Paper *paper, const char *language, Span span)
{
  Abstract abstract = {g_strdup(language), span};
  g_array_append_val(paper->abstracts, abstract);
}

Reference *paper_add_reference(Paper *paper, const char *label, const char *raw, Span span)
{
  Reference *reference = g_new0(Reference, 1);
  reference->n = paper->references->len + 1;
  reference->label = g_strdup(label);
  reference->raw = g_strdup(raw);
  reference->span = span;
  reference->record = record_new();
  g_ptr_array_add(paper->references, reference);
  return reference;
}

Citation *citation_new(Span span, CitationForm form, guint group)
{
  Citation *citation = g_new0(Citation, 1);
  citation->span = span;
  citation->form = form;
  citation->group = group;
  citation->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
  citation->references = g_array_new(FALSE, FALSE, sizeof(guint));
  citation->match = MATCH_MISSING;
  return citation;
}

Citation *paper_add_citation(Paper *paper, Span span, CitationForm form, guint group)
{
  Citation *citation = citation_new(span, form, group);
  g_ptr_array_add(paper->citations, citation);
  return citation;
}

static int citation_compare(gconstpointer a, gconstpointer b)
{
  const Citation *left = *(Citation *const *)a;
  const Citation *right = *(Citation *const *)b;
  if (left->span.start != right->span.start)
    return left->span.start < right->span.start ? -1 : 1;
  if (left->span.end != right->span.end)
    return left->span.end < right->span.end ? -1 : 1;
  return left->group < right->group ? -1 : left->group > right->group;
}

void paper_sort_citations(Paper *paper)
{
  g_ptr_array_sort(paper->citations, citation_compare);
  g_autoptr(GHashTable) numbers = g_hash_table_new(NULL, NULL);
  guint next = 1;
  for (guint i = 0; i < paper->citations->len; i++) {
    Citation *citation = g_ptr_array_index(paper->citations, i);
    gpointer known = g_hash_table_lookup(numbers, GUINT_TO_POINTER(citation->group));
    if (known == NULL) {
      known = GUINT_TO_POINTER(next++);
      g_hash_table_insert(numbers, GUINT_TO_POINTER(citation->group), known);
    }
    citation->group = GPOINTER_TO_UINT(known);
  }
}

/* The citations that touch a block, as spans. */
static void protect_citations(const Paper *paper, Span block, guint *next, GArray *protected_spans)
{
  g_array_set_size(protected_spans, 0);
  for (; *next < paper->citations->len; (*next)++) {
    const Citation *citation = g_ptr_array_index(paper->citations, *next);
    if (citation->span.start >= block.end)
      return;
    if (citation->span.end > block.start)
      g_array_append_val(protected_spans, citation->span);
  }
}

static guint add_sentences(Paper *paper, Span block, const GArray *protected_spans, guint paragraph)
{
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  sentences_cut(paper->text->str, block, &g_array_index(protected_spans, Span, 0), protected_spans->len,
                spans);
  for (guint i = 0; i < spans->len; i++) {
    Sentence sentence = {g_array_index(spans, Span, i), paragraph};
    g_array_append_val(paper->sentences, sentence);
  }
  return spans->len;
}

void paper_cut_sentences(Paper *paper)
{
  g_array_set_size(paper->sentences, 0);
  g_autoptr(GArray) protected_spans = g_array_new(TRUE, FALSE, sizeof(Span));
  guint next = 0;
  for (guint i = 0; i < paper->paragraphs->len; i++) {
    Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, i);
    paragraph->first_sentence = paper->sentences->len;
    paragraph->n_sentences = 0;
    if (paragraph->kind != BLOCK_TEXT && paragraph->kind != BLOCK_ITEM && paragraph->kind != BLOCK_QUOTE)
      continue;
    protect_citations(paper, paragraph->span, &next, protected_spans);
    paragraph->n_sentences = add_sentences(paper, paragraph->span, protected_spans, i);
  }
  for (guint i = 0; i < paper->kept->len; i++) {
    const Kept *kept = &g_array_index(paper->kept, Kept, i);
    if (kept->zone != ZONE_TABLE && kept->zone != ZONE_CAPTION && kept->zone != ZONE_FOOTNOTE)
      continue;
    protect_citations(paper, kept->span, &next, protected_spans);
    add_sentences(paper, kept->span, protected_spans, G_MAXUINT);
  }
}

SourcePlace paper_locate(const Paper *paper, Span span)
{
  return source_map_locate(paper->map, span);
}

char *paper_slice(const Paper *paper, Span span)
{
  g_assert(span.start <= span.end && span.end <= paper->text->len);
  return g_strndup(paper->text->str + span.start, span.end - span.start);
}

/* Index of the last element whose span starts at or before offset, in an array of elements that begin with a
 * Span. */
static int last_starting_at(const GArray *array, gsize element_size, gsize offset)
{
  int low = -1;
  int high = (int)array->len;
  while (high - low > 1) {
    int middle = low + (high - low) / 2;
    const Span *span = (const Span *)(const void *)(array->data + (gsize)middle * element_size);
    if (span->start <= offset)
      low = middle;
    else
      high = middle;
  }
  return low;
}

int paper_paragraph_at(const Paper *paper, gsize offset)
{
  int i = last_starting_at(paper->paragraphs, sizeof(Paragraph), offset);
  return i >= 0 && offset < g_array_index(paper->paragraphs, Paragraph, i).span.end ? i : -1;
}

int paper_sentence_at(const Paper *paper, gsize offset)
{
  int i = last_starting_at(paper->sentences, sizeof(Sentence), offset);
  return i >= 0 && offset < g_array_index(paper->sentences, Sentence, i).span.end ? i : -1;
}

Zone paper_zone_at(const Paper *paper, gsize offset)
{
  int i = paper_paragraph_at(paper, offset);
  if (i >= 0)
    return g_array_index(paper->paragraphs, Paragraph, i).zone;
  guint low = 0;
  guint high = paper->kept->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    const Kept *kept = &g_array_index(paper->kept, Kept, middle);
    if (offset >= kept->span.start && offset < kept->span.end)
      return kept->zone;
    if (offset < kept->span.start)
      high = middle;
    else
      low = middle + 1;
  }
  return ZONE_FRONT;
}

static const char *person_label(const Person *person)
{
  return person->family != NULL ? person->family : person->literal;
}

char *paper_display_label(const Paper *paper)
{
  const GPtrArray *authors = paper->record->authors;
  if (authors->len > 0 && person_label(g_ptr_array_index(authors, 0)) != NULL) {
    GString *label = g_string_new(person_label(g_ptr_array_index(authors, 0)));
    if (authors->len == 2)
      g_string_append_printf(label, " & %s", person_label(g_ptr_array_index(authors, 1)));
    else if (authors->len > 2)
      g_string_append(label, " et al.");
    if (paper->record->year > 0)
      g_string_append_printf(label, ", %d", paper->record->year);
    return g_string_free(label, FALSE);
  }
  if (paper->record->title != NULL)
    return g_strdup(paper->record->title);
  return g_strdup(paper->label != NULL ? paper->label : paper->file);
}
