/* Any bytes as a vocabulary: read, checked, made into a matcher, and looked for in its own text. */
#include "ontology/annotation.h"
#include "ontology/vocabulary/check.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(Diagnostics) diagnostics = diagnostics_new("fuzz.ttl");
  g_autoptr(GError) error = NULL;
  g_autoptr(Vocabulary) vocabulary =
      vocabulary_read_text("fuzz.ttl", (const char *)data, size, diagnostics, &error);
  if (vocabulary == NULL) {
    if (error == NULL)
      g_error("no vocabulary and no error");
    return 0;
  }
  vocabulary_check(vocabulary, diagnostics);
  g_autoptr(Matcher) matcher = matcher_new(vocabulary);
  g_autofree char *text = g_strndup((const char *)data, size);
  g_autoptr(Annotations) annotations = annotate_typed(matcher, text);
  for (guint i = 0; i < annotations->mentions->len; i++) {
    Span span = g_array_index(annotations->mentions, Mention, i).span;
    if (span.start >= span.end || span.end > size)
      g_error("a mention outside the text");
  }
  return 0;
}
