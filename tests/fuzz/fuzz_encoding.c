/* Any bytes decode to valid UTF-8 whose map covers them. */
#include "corpus/text/encoding.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(MappedText) text = encoding_decode(data, size, NULL);
  if (!g_utf8_validate_len(text->text->str, text->text->len, NULL) ||
      source_map_length(text->map) != text->text->len)
    g_error("decoded text is broken");
  return 0;
}
