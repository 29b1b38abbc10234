/* Any bytes as a reference string: fields' spans lie in it, and each record can be written and read again. */
#include "corpus/citation/reference.h"
#include "corpus/record/bibtex.h"
#include "corpus/record/csl.h"
#include "corpus/record/ris.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void drop(Record *record, gpointer data)
{
  (void)data;
  record_free(record);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autofree char *text = g_malloc(size + 1);
  for (size_t i = 0; i < size; i++)
    text[i] = (char)data[i];
  text[size] = '\0';
  g_autoptr(Record) record = reference_parse(text, (gssize)size);
  for (guint f = 0; f < FIELD_N; f++)
    if (record->reading[f].span.end > size || record->reading[f].span.start > record->reading[f].span.end)
      abort();
  g_autofree char *bibtex = bibtex_write(record);
  g_autofree char *ris = ris_write(record);
  g_autofree char *csl = csl_write(record);
  if (!g_utf8_validate(bibtex, -1, NULL) || !g_utf8_validate(ris, -1, NULL) ||
      !g_utf8_validate(csl, -1, NULL))
    abort();
  bibtex_read(text, size, NULL, drop, NULL);
  ris_read(text, size, NULL, drop, NULL);
  csl_read(text, size, NULL, drop, NULL);
  return 0;
}
