#include "ontology/assertion/extract.h"

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

/* "a (X, 1988; Y, 1989), b (Z, 2001)": what follows an object next is its own; without any it is what stands
 * before as the subject of the sentence. */
static void assign(const AssertionInput *input, Span sentence, Assertion *assertion)
{
  guint i = citation_from(input, assertion->object_span.end);
  while (i < input->n_citations && input->citations[i].narrative &&
         input->citations[i].span.end <= sentence.end)
    i++;
  if (i < input->n_citations && input->citations[i].span.start < sentence.end) {
    do
      g_array_append_val(assertion->citations, i);
    while (++i < input->n_citations && input->citations[i].span.start < sentence.end &&
           is_continued(input, i));
    return;
  }
  for (i = citation_from(input, sentence.start);
       i < input->n_citations && input->citations[i].span.end <= assertion->object_span.start; i++)
    g_array_append_val(assertion->citations, i);
}

void assign_citations(const AssertionInput *input, Span sentence, GPtrArray *assertions, guint first)
{
  if (input->n_citations == 0)
    return;
  for (guint i = first; i < assertions->len; i++)
    assign(input, sentence, g_ptr_array_index(assertions, i));
}
