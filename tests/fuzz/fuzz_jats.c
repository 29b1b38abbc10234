/* Any bytes are refused or read into papers that hold together. */
#include "corpus/reader/reader.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
  (void)reader_jats.recognise("fuzz.xml", data, MIN(size, 65536));
  g_autoptr(GPtrArray) papers = reader_jats.read("fuzz.xml", bytes, NULL, NULL);
  for (guint i = 0; papers != NULL && i < papers->len; i++) {
    g_autoptr(GError) error = NULL;
    paper_cut_sentences(g_ptr_array_index(papers, i));
    if (!paper_check(g_ptr_array_index(papers, i), &error)) {
      g_printerr("%s\n", error->message);
      abort();
    }
  }
  return 0;
}
