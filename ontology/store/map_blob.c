/* The blob: "M1", number of paths, each as length and bytes; number of runs, each as text_length, zigzag of
 * source minus the end of the run before, source_length * 4 + 2 (where source_length is the same as
 * text_length: then it is written as 0) + 1 (copied), page, path. Numbers are LEB128 (DWARF 5, section 7.6).
 */
#include "ontology/store/map_blob.h"

#include <string.h>

/* Bytes of an XPath; longer ones are no use to anyone. */
#define PATH_BYTES 65536u

static void put_number(GByteArray *out, guint64 number)
{
  do {
    guint8 byte = number & 0x7F;
    number >>= 7;
    if (number != 0)
      byte |= 0x80;
    g_byte_array_append(out, &byte, 1);
  } while (number != 0);
}

static guint64 zigzag(gint64 number)
{
  return number < 0 ? ~((guint64)number << 1) : (guint64)number << 1;
}

static guint count_paths(const SourceMap *map)
{
  guint paths = 0;
  for (guint i = 0; i < source_map_count(map); i++)
    paths = MAX(paths, source_map_get(map, i)->path);
  return paths;
}

GByteArray *source_map_to_blob(const SourceMap *map)
{
  GByteArray *out = g_byte_array_new();
  g_byte_array_append(out, (const guint8 *)"M1", 2);
  guint paths = count_paths(map);
  put_number(out, paths);
  for (guint i = 1; i <= paths; i++) {
    const char *path = source_map_path_at(map, i);
    gsize length = path != NULL ? MIN(strlen(path), (gsize)PATH_BYTES) : 0;
    put_number(out, length);
    g_byte_array_append(out, (const guint8 *)(path != NULL ? path : ""), (guint)length);
  }
  put_number(out, source_map_count(map));
  gsize source = 0;
  for (guint i = 0; i < source_map_count(map); i++) {
    const SourceRun *run = source_map_get(map, i);
    put_number(out, run->text_length);
    put_number(out, zigzag((gint64)(run->source - source)));
    guint64 same = run->source_length == run->text_length;
    put_number(out, (same != 0 ? 0 : (guint64)run->source_length << 2) | same << 1 | (run->copied ? 1 : 0));
    put_number(out, run->page);
    put_number(out, run->path);
    source = run->source + run->source_length;
  }
  return out;
}

typedef struct {
  const guint8 *p, *end;
  gboolean failed;
} Reader;

static guint64 get_number(Reader *reader)
{
  guint64 number = 0;
  for (guint shift = 0; shift < 64; shift += 7) {
    if (reader->p >= reader->end)
      break;
    guint8 byte = *reader->p++;
    number |= (guint64)(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0)
      return number;
  }
  reader->failed = TRUE;
  return 0;
}

static gboolean is_ascii(const guint8 *p, gsize n)
{
  guint8 bits = 0;
  for (gsize i = 0; i < n; i++)
    bits |= p[i];
  return bits < 0x80;
}

static void get_paths(Reader *reader, SourceMap *map, GArray *numbers)
{
  guint64 paths = get_number(reader);
  for (guint64 i = 0; i < paths && !reader->failed; i++) {
    guint64 length = get_number(reader);
    if (reader->failed || length > PATH_BYTES || length > (gsize)(reader->end - reader->p)) {
      reader->failed = TRUE;
      return;
    }
    /* What is written holds each path once. */
    gsize bytes = strnlen((const char *)reader->p, length);
    char *path = is_ascii(reader->p, bytes) ? g_strndup((const char *)reader->p, bytes)
                                            : g_utf8_make_valid((const char *)reader->p, (gssize)bytes);
    reader->p += length;
    guint number = source_map_add_path(map, path);
    g_array_append_val(numbers, number);
  }
}

static void get_run(Reader *reader, SourceMap *map, const GArray *paths, guint64 *source)
{
  guint64 text_length = get_number(reader);
  guint64 step = get_number(reader);
  guint64 length = get_number(reader);
  guint64 page = get_number(reader);
  guint64 path = get_number(reader);
  gboolean copied = (length & 1) != 0;
  guint64 start = *source + ((step >> 1) ^ (~(step & 1) + 1));
  guint64 source_length = (length & 2) != 0 ? text_length : length >> 2;
  /* Sizes past any file can only be damage, and would overflow sums. */
  const guint64 most = G_GUINT64_CONSTANT(1) << 40;
  if (reader->failed || text_length > most || start > most || source_length > most || page > G_MAXINT32 ||
      path > paths->len || (copied && source_length != text_length && path == 0) ||
      source_map_length(map) + text_length > most) {
    reader->failed = TRUE;
    return;
  }
  source_map_append(map, text_length, start, source_length, copied, (guint)page,
                    path > 0 ? g_array_index(paths, guint, path - 1) : 0);
  *source = start + source_length;
}

SourceMap *source_map_from_blob(const guint8 *blob, gsize length)
{
  if (length < 2 || memcmp(blob, "M1", 2) != 0)
    return NULL;
  Reader reader = {blob + 2, blob + length, FALSE};
  g_autoptr(SourceMap) map = source_map_new();
  g_autoptr(GArray) paths = g_array_new(FALSE, FALSE, sizeof(guint));
  get_paths(&reader, map, paths);
  guint64 runs = get_number(&reader);
  guint64 source = 0;
  for (guint64 i = 0; i < runs && !reader.failed; i++)
    get_run(&reader, map, paths, &source);
  return reader.failed || reader.p != reader.end ? NULL : g_steal_pointer(&map);
}
