/* The pass that proves what a reader built. */
#include "corpus/paper.h"

#include <string.h>

typedef struct {
  const Paper *paper;
  GError **error;
} Check;

static GQuark paper_check_error_quark(void)
{
  return g_quark_from_static_string("adduce-paper-check");
}

static gboolean fault(Check *check, const char *what, guint i, Span span)
{
  g_set_error(check->error, paper_check_error_quark(), 0,
              "paper %u of the file: %s %u at bytes %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT
              " of its text (a defect of the reader, please report it)",
              check->paper->index, what, i, span.start, span.end);
  return FALSE;
}

/* Inside [low, high), not turned round, on character borders. */
static gboolean span_is_good(const Paper *paper, Span span, gsize low, gsize high)
{
  const char *text = paper->text->str;
  if (span.start > span.end || span.start < low || span.end > high)
    return FALSE;
  return (text[span.start] & 0xc0) != 0x80 && (text[span.end] & 0xc0) != 0x80;
}

static gboolean is_blank_between(const Paper *paper, gsize start, gsize end)
{
  for (gsize i = start; i < end; i++)
    if (!g_ascii_isspace(paper->text->str[i]))
      return FALSE;
  return TRUE;
}

static gboolean check_paragraphs(Check *check)
{
  const Paper *paper = check->paper;
  gsize last = 0;
  for (guint i = 0; i < paper->paragraphs->len; i++) {
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, i);
    if (!span_is_good(paper, paragraph->span, last, paper->running_length))
      return fault(check, "paragraph out of place:", i, paragraph->span);
    if (!is_blank_between(paper, last, paragraph->span.start))
      return fault(check, "text before no paragraph:", i, (Span){last, paragraph->span.start});
    if (paragraph->section < -1 || paragraph->section >= (int)paper->sections->len)
      return fault(check, "paragraph of no section:", i, paragraph->span);
    if (paragraph->first_sentence + paragraph->n_sentences > paper->sentences->len)
      return fault(check, "sentences of paragraph:", i, paragraph->span);
    last = paragraph->span.end;
  }
  if (!is_blank_between(paper, last, paper->running_length))
    return fault(check, "text after the last paragraph:", paper->paragraphs->len,
                 (Span){last, paper->running_length});
  return TRUE;
}

static gboolean check_kept(Check *check)
{
  const Paper *paper = check->paper;
  gsize last = paper->running_length;
  for (guint i = 0; i < paper->kept->len; i++) {
    const Kept *kept = &g_array_index(paper->kept, Kept, i);
    if (!span_is_good(paper, kept->span, last, paper->text->len) || kept->anchor > paper->running_length)
      return fault(check, "kept piece out of place:", i, kept->span);
    if (!is_blank_between(paper, last, kept->span.start))
      return fault(check, "annex text before no kept piece:", i, (Span){last, kept->span.start});
    last = kept->span.end;
  }
  if (!is_blank_between(paper, last, paper->text->len))
    return fault(check, "annex text after the last kept piece:", paper->kept->len,
                 (Span){last, paper->text->len});
  return TRUE;
}

static gboolean check_sections(Check *check)
{
  const Paper *paper = check->paper;
  gsize last = 0;
  for (guint i = 0; i < paper->sections->len; i++) {
    const Section *section = &g_array_index(paper->sections, Section, i);
    if (!span_is_good(paper, section->span, last, paper->running_length) || section->level == 0)
      return fault(check, "section out of place:", i, section->span);
    if (!span_is_good(paper, section->heading, section->span.start, section->span.end))
      return fault(check, "heading outside its section:", i, section->heading);
    last = section->span.start;
  }
  for (guint i = 0; i < paper->abstracts->len; i++) {
    const Abstract *abstract = &g_array_index(paper->abstracts, Abstract, i);
    if (!span_is_good(paper, abstract->span, 0, paper->running_length))
      return fault(check, "abstract out of place:", i, abstract->span);
  }
  return TRUE;
}

static gboolean check_sentences(Check *check)
{
  const Paper *paper = check->paper;
  gsize last = 0;
  for (guint i = 0; i < paper->sentences->len; i++) {
    const Sentence *sentence = &g_array_index(paper->sentences, Sentence, i);
    if (!span_is_good(paper, sentence->span, last, paper->text->len) ||
        sentence->span.start == sentence->span.end)
      return fault(check, "sentence out of place:", i, sentence->span);
    if (sentence->paragraph != G_MAXUINT && sentence->paragraph >= paper->paragraphs->len)
      return fault(check, "sentence of no paragraph:", i, sentence->span);
    last = sentence->span.end;
  }
  return TRUE;
}

static gboolean check_references(Check *check)
{
  const Paper *paper = check->paper;
  for (guint i = 0; i < paper->references->len; i++) {
    const Reference *reference = g_ptr_array_index(paper->references, i);
    if (!span_is_good(paper, reference->span, 0, paper->text->len))
      return fault(check, "reference out of place:", i, reference->span);
    if (reference->n != i + 1 || reference->raw == NULL || !g_utf8_validate(reference->raw, -1, NULL))
      return fault(check, "reference without number or text:", i, reference->span);
    gsize length = strlen(reference->raw);
    for (guint f = 0; f < FIELD_N; f++) {
      Span span = reference->record->reading[f].span;
      if (span.start > span.end || span.end > length)
        return fault(check, "field outside its reference:", i, span);
    }
  }
  return TRUE;
}

static gboolean check_citations(Check *check)
{
  const Paper *paper = check->paper;
  gsize last = 0;
  for (guint i = 0; i < paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(paper->citations, i);
    if (!span_is_good(paper, citation->span, last, paper->text->len) || citation->group == 0)
      return fault(check, "citation out of place:", i, citation->span);
    for (guint k = 0; k < citation->references->len; k++) {
      guint n = g_array_index(citation->references, guint, k);
      if (n == 0 || n > paper->references->len)
        return fault(check, "citation of no reference:", i, citation->span);
    }
    if ((citation->references->len == 0) != (citation->match == MATCH_MISSING))
      return fault(check, "citation whose match contradicts its links:", i, citation->span);
    last = citation->span.start;
  }
  return TRUE;
}

gboolean paper_check(const Paper *paper, GError **error)
{
  Check check = {paper, error};
  if (paper->running_length > paper->text->len ||
      !g_utf8_validate_len(paper->text->str, paper->text->len, NULL))
    return fault(&check, "text that is not UTF-8:", 0, (Span){0, paper->text->len});
  if (source_map_length(paper->map) != paper->text->len)
    return fault(&check, "source map of another length:", 0,
                 (Span){source_map_length(paper->map), paper->text->len});
  return check_paragraphs(&check) && check_kept(&check) && check_sections(&check) &&
         check_sentences(&check) && check_references(&check) && check_citations(&check);
}
