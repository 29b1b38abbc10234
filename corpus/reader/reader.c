#include "corpus/reader/reader.h"

#include "corpus/base/limits.h"

#include <string.h>

G_DEFINE_QUARK(adduce - reader - error, reader_error)

static const Reader *const readers[] = {&reader_jats, &reader_bibtex, &reader_ris, &reader_csl,
                                        &reader_plain};

/* Formats that are known by how they begin and have no reader. */
typedef struct {
  const char *magic;
  gsize length;
  gboolean text; /* case and blanks before it don't matter */
  const char *name;
  const char *command; /* what converts it */
} Format;

static const Format formats[] = {
    {"%PDF-", 5, FALSE, "PDF", "pdftotext FILE.pdf FILE.txt"},
    {"%!PS", 4, FALSE, "PostScript", "ps2pdf FILE.ps && pdftotext FILE.pdf FILE.txt"},
    {"{\\rtf", 5, TRUE, "RTF", "pandoc -f rtf -t markdown --wrap=none -o FILE.md FILE.rtf"},
    {"\x1f\x8b", 2, FALSE, "gzip", "gunzip FILE.gz"},
    {"BZh", 3, FALSE, "bzip2", "bunzip2 FILE.bz2"},
    {"\xfd"
     "7zXZ",
     5, FALSE, "xz", "unxz FILE.xz"},
    {"\x28\xb5\x2f\xfd", 4, FALSE, "Zstandard", "unzstd FILE.zst"},
    {"7z\xbc\xaf", 4, FALSE, "7-Zip", "7z x FILE.7z"},
    {"\xd0\xcf\x11\xe0", 4, FALSE, "Microsoft Word (doc)",
     "soffice --headless --convert-to docx FILE.doc, then pandoc -t markdown --wrap=none -o FILE.md "
     "FILE.docx"},
    {"AT&TFORM", 8, FALSE, "DjVu", "djvutxt FILE.djvu FILE.txt"},
    {"\x89PNG", 4, FALSE, "PNG image", "tesseract FILE.png FILE"},
    {"\xff\xd8\xff", 3, FALSE, "JPEG image", "tesseract FILE.jpg FILE"},
    {"II*", 4, FALSE, "TIFF image", "tesseract FILE.tif FILE"},
    {"MM\0*", 4, FALSE, "TIFF image", "tesseract FILE.tif FILE"},
    {"<!doctype html", 14, TRUE, "HTML", "pandoc -f html -t markdown --wrap=none -o FILE.md FILE.html"},
    {"<html", 5, TRUE, "HTML", "pandoc -f html -t markdown --wrap=none -o FILE.md FILE.html"},
    {"\\documentclass", 14, TRUE, "LaTeX", "pandoc -f latex -t markdown --wrap=none -o FILE.md FILE.tex"},
};

/* A zip archive is known by the names in its first entries. */
static const Format zipped[] = {
    {"application/epub+zip", 20, FALSE, "EPUB",
     "pandoc -f epub -t markdown --wrap=none -o FILE.md FILE.epub"},
    {"application/vnd.oasis", 21, FALSE, "OpenDocument",
     "pandoc -f odt -t markdown --wrap=none -o FILE.md FILE.odt"},
    {"word/", 5, FALSE, "DOCX", "pandoc -f docx -t markdown --wrap=none -o FILE.md FILE.docx"},
    {"[Content_Types].xml", 19, FALSE, "DOCX", "pandoc -f docx -t markdown --wrap=none -o FILE.md FILE.docx"},
};

#define HEAD_BYTES 65536u

static gsize skip_blank(const guint8 *head, gsize length)
{
  gsize i = length >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  while (i < length && (g_ascii_isspace((gchar)head[i])))
    i++;
  return i;
}

static gboolean begins_with(const Format *format, const guint8 *head, gsize length)
{
  gsize start = format->text ? skip_blank(head, length) : 0;
  if (length - start < format->length)
    return FALSE;
  if (!format->text)
    return memcmp(head, format->magic, format->length) == 0;
  return g_ascii_strncasecmp((const char *)head + start, format->magic, format->length) == 0;
}

/* An object with a member, or a list of objects. */
static gboolean is_json(const guint8 *head, gsize length)
{
  gsize i = skip_blank(head, length);
  if (i >= length || (head[i] != '{' && head[i] != '['))
    return FALSE;
  gsize k = i + 1;
  while (k < length && g_ascii_isspace((gchar)head[k]))
    k++;
  return k < length && head[k] == (head[i] == '{' ? '"' : '{');
}

static gboolean is_xml(const guint8 *head, gsize length)
{
  gsize i = skip_blank(head, length);
  if (length - i >= 5 && memcmp(head + i, "<?xml", 5) == 0)
    return TRUE;
  if (length - i >= 9 && memcmp(head + i, "<!DOCTYPE", 9) == 0)
    return TRUE;
  const guint8 *close = i < length && head[i] == '<' ? memchr(head + i, '>', length - i) : NULL;
  return close != NULL && memmem(head + i, (gsize)(close - (head + i)), "xmlns", 5) != NULL;
}

static const Format *find_zipped(const guint8 *head, gsize length)
{
  if (length < 4 || memcmp(head, "PK\x03\x04", 4) != 0)
    return NULL;
  static const Format zip = {"PK", 2, FALSE, "zip", "unzip FILE.zip"};
  for (guint i = 0; i < G_N_ELEMENTS(zipped); i++)
    if (memmem(head, length, zipped[i].magic, zipped[i].length) != NULL)
      return &zipped[i];
  return &zip;
}

static const Format *find_format(const guint8 *head, gsize length)
{
  static const Format json = {"{", 1, TRUE, "JSON", "it holds data, neither a paper nor CSL-JSON"};
  static const Format xml = {
      "<", 1, TRUE, "XML other than JATS",
      "pandoc -f docbook -t markdown for DocBook, else an export as JATS or plain text"};
  for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
    if (begins_with(&formats[i], head, length))
      return &formats[i];
  const Format *found = find_zipped(head, length);
  if (found == NULL && is_json(head, length))
    found = &json;
  if (found == NULL && is_xml(head, length))
    found = &xml;
  return found;
}

const Reader *reader_find(const char *name, GBytes *bytes, GError **error)
{
  gsize length = 0;
  const guint8 *head = g_bytes_get_data(bytes, &length);
  gsize look = MIN(length, HEAD_BYTES);
  if (skip_blank(head, look) == length) {
    g_set_error(error, READER_ERROR, READER_ERROR_EMPTY, "%s: no text in it", name);
    return NULL;
  }
  if (length > LIMIT_FILE_BYTES) {
    g_set_error(error, READER_ERROR, READER_ERROR_LIMIT, "%s: over %u MB; split it", name,
                LIMIT_FILE_BYTES / (1024u * 1024u));
    return NULL;
  }
  const Reader *best = NULL;
  int best_score = 0;
  for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
    int score = readers[i]->recognise(name, head, look);
    if (score > best_score) {
      best_score = score;
      best = readers[i];
    }
  }
  const Format *format = best == NULL || best == &reader_plain ? find_format(head, look) : NULL;
  if (format != NULL) {
    g_set_error(error, READER_ERROR, READER_ERROR_UNSUPPORTED, "%s: %s isn't read; convert it first: %s",
                name, format->name, format->command);
    return NULL;
  }
  if (best == NULL)
    g_set_error(error, READER_ERROR, READER_ERROR_BROKEN, "%s: neither text nor any format that is known",
                name);
  return best;
}

GPtrArray *reader_read(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error)
{
  const Reader *reader = reader_find(name, bytes, error);
  if (reader == NULL)
    return NULL;
  g_autoptr(GPtrArray) papers = reader->read(name, bytes, diagnostics, error);
  if (papers == NULL)
    return NULL;
  g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  for (guint i = 0; i < papers->len; i++) {
    Paper *paper = g_ptr_array_index(papers, i);
    g_free(paper->file);
    paper->file = g_strdup(name);
    g_free(paper->sha256);
    paper->sha256 = g_strdup(sum);
    g_free(paper->format);
    paper->format = g_strdup(reader->name);
    paper->index = i;
    paper_cut_sentences(paper);
    if (!paper_check(paper, error))
      return NULL;
  }
  return g_steal_pointer(&papers);
}
