#include "ontology/assertion/extract.h"

#include <string.h>

/* First citation that begins at or after a place. */
static guint citation_from(const AssertionInput *input, gsize at)
{
  guint low = 0, high = input->n_citations;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (input->citations[middle].span.start < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Citations of one bracket, or of brackets with nothing but blanks between them, belong together. */
static gboolean is_continued(const AssertionInput *input, guint next)
{
  Span a = input->citations[next - 1].span, b = input->citations[next].span;
  guint letters = 0, words = 0;
  gboolean closed = FALSE;
  for (gsize i = a.end; i < b.start; i++) {
    char c = input->text[i];
    closed |= c == ')' || c == ']';
    letters = g_ascii_isalpha(c) ? letters + 1 : 0;
    words += letters == 1;
  }
  return closed ? words == 0 : words <= 4;
}

static gboolean has_byte(const AssertionInput *input, gsize from, gsize to, char byte)
{
  return from < to && memchr(input->text + from, byte, to - from) != NULL;
}

/* "in line with (X, 1988)": the work agrees with what is told, or doesn't; it isn't told from it. */
static gboolean is_agreement(const AssertionInput *input, gsize from, gsize to)
{
  static const char *const phrases[] = {"consistent with",   "in line with",  "in accordance with",
                                        "in agreement with", "similar to",    "contrary to",
                                        "in contrast to",    "contrast with", "confirming",
                                        "corroborating",     "unlike",        NULL};
  if (from >= to)
    return FALSE;
  g_autofree char *between = g_ascii_strdown(input->text + from, (gssize)(to - from));
  for (guint i = 0; phrases[i] != NULL; i++) {
    if (strstr(between, phrases[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* After a semicolon something else acts, and the citation stands after that. */
static gboolean is_of_another(const AssertionInput *input, const GPtrArray *assertions, guint first,
                              const Assertion *assertion, gsize citation)
{
  for (guint i = first; i < assertions->len; i++) {
    const Assertion *other = g_ptr_array_index(assertions, i);
    if (other->subject != assertion->subject && other->object_span.start > assertion->object_span.end &&
        other->object_span.end <= citation &&
        has_byte(input, assertion->object_span.end, other->object_span.start, ';'))
      return TRUE;
  }
  return FALSE;
}

/* A citation that follows another object is that object's. */
static gboolean is_taken(const GPtrArray *assertions, guint first, const Assertion *assertion, gsize citation)
{
  for (guint i = first; i < assertions->len; i++) {
    const Assertion *other = g_ptr_array_index(assertions, i);
    if (other->object_span.end <= citation && other->object_span.start < assertion->object_span.start)
      return TRUE;
  }
  return FALSE;
}

/* What stands before the object: the work that is the sentence's subject, or what follows what acts. */
static void assign_before(const AssertionInput *input, Span sentence, const GPtrArray *assertions,
                          guint first, Assertion *assertion)
{
  gsize acts = MAX(sentence.start, assertion->subject_span.start);
  for (guint i = citation_from(input, sentence.start);
       i < input->n_citations && input->citations[i].span.end <= assertion->object_span.start; i++) {
    const AssertionCitation *citation = &input->citations[i];
    gsize start = citation->span.start;
    if (has_byte(input, citation->span.end, assertion->object_span.start, ';') ||
        is_agreement(input, sentence.start, start) ||
        (!citation->narrative && (start < acts || is_taken(assertions, first, assertion, start))))
      continue;
    g_array_append_val(assertion->citations, i);
  }
}

/* "a (X, 1988; Y, 1989), b (Z, 2001)": what follows an object next is its own; without any it is what stands
 * before. */
static void assign(const AssertionInput *input, Span sentence, const GPtrArray *assertions, guint first,
                   Assertion *assertion)
{
  gsize end = assertion->object_span.end;
  guint i = citation_from(input, end);
  while (i < input->n_citations && input->citations[i].narrative &&
         input->citations[i].span.end <= sentence.end)
    i++;
  gboolean follows = i < input->n_citations && input->citations[i].span.start < sentence.end &&
                     !is_of_another(input, assertions, first, assertion, input->citations[i].span.start) &&
                     !is_agreement(input, end, input->citations[i].span.start);
  if (!follows) {
    assign_before(input, sentence, assertions, first, assertion);
    return;
  }
  do
    g_array_append_val(assertion->citations, i);
  while (++i < input->n_citations && input->citations[i].span.start < sentence.end && is_continued(input, i));
}

void assign_citations(const AssertionInput *input, Span sentence, GPtrArray *assertions, guint first)
{
  if (input->n_citations == 0)
    return;
  for (guint i = first; i < assertions->len; i++)
    assign(input, sentence, assertions, first, g_ptr_array_index(assertions, i));
}
