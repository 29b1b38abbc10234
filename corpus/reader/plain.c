/* The reader of plain text and Markdown, as PDF converters leave them. */
#include "corpus/reader/plain.h"
#include "corpus/base/limits.h"
#include "corpus/citation/citation.h"
#include "corpus/citation/reference.h"
#include "corpus/reader/reader.h"
#include "corpus/structure/front.h"
#include "corpus/structure/node.h"
#include "corpus/structure/papers.h"
#include "corpus/text/chars.h"
#include "corpus/text/encoding.h"

#include <string.h>

static int plain_recognise(const char *name, const guint8 *head, gsize length)
{
  gsize control = 0;
  for (gsize i = 0; i < length; i++)
    control += head[i] < 0x20 && head[i] != '\n' && head[i] != '\r' && head[i] != '\t' && head[i] != '\f';
  gboolean wide =
      length >= 2 && ((head[0] == 0xff && head[1] == 0xfe) || (head[0] == 0xfe && head[1] == 0xff));
  if (control * 20 > length && !wide)
    return 0;
  const char *dot = name != NULL ? strrchr(name, '.') : NULL;
  gboolean named =
      dot != NULL && (g_ascii_strcasecmp(dot, ".txt") == 0 || g_ascii_strcasecmp(dot, ".md") == 0 ||
                      g_ascii_strcasecmp(dot, ".markdown") == 0 || g_ascii_strcasecmp(dot, ".text") == 0);
  return named ? 60 : 20;
}

static GPtrArray *plain_read(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  g_autoptr(MappedText) decoded = encoding_decode(data, length, diagnostics);
  g_autoptr(Layout) layout = layout_new(decoded, diagnostics);
  if (layout->lines->len == 0) {
    g_set_error(error, READER_ERROR, READER_ERROR_EMPTY, "%s: no text in it", name);
    return NULL;
  }
  g_autoptr(JoinLexicon) lexicon = join_lexicon_new(decoded->text->str, decoded->text->len);
  g_autoptr(GArray) ranges = papers_find(layout, diagnostics);
  GPtrArray *papers = g_ptr_array_new_with_free_func((GDestroyNotify)paper_free);
  for (guint i = 0; i < ranges->len; i++) {
    PaperRange range = g_array_index(ranges, PaperRange, i);
    g_ptr_array_add(papers, plain_assemble(name, layout, lexicon, range.first, range.end));
  }
  return papers;
}

const Reader reader_plain = {"plain", "txt text md markdown", plain_recognise, plain_read};
