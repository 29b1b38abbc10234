/* Any bytes are refused, or give papers that hold together and encode to the same bytes again. */
#include "corpus/worker/wire.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_auto(WireResult) result = {0};
  if (!wire_decode("fuzz", data, size, &result, NULL) || result.papers == NULL)
    return 0;
  g_autoptr(GByteArray) once = g_byte_array_new();
  wire_encode(once, result.papers, NULL, result.diagnostics);
  g_auto(WireResult) again = {0};
  if (!wire_decode("fuzz", once->data, once->len, &again, NULL)) {
    g_printerr("what was encoded can't be decoded\n");
    abort();
  }
  return 0;
}
