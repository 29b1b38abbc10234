#include "corpus/source_map.h"

struct SourceMap {
  GArray *runs;      /* SourceRun */
  GPtrArray *paths;  /* char* */
  GHashTable *known; /* char* (of paths) -> number; NULL until a path is looked up */
};

SourceMap *source_map_new(void)
{
  SourceMap *map = g_new0(SourceMap, 1);
  map->runs = g_array_new(FALSE, FALSE, sizeof(SourceRun));
  map->paths = g_ptr_array_new_with_free_func(g_free);
  return map;
}

void source_map_free(SourceMap *map)
{
  if (map == NULL)
    return;
  g_clear_pointer(&map->known, g_hash_table_unref);
  g_ptr_array_unref(map->paths);
  g_array_unref(map->runs);
  g_free(map);
}

gsize source_map_length(const SourceMap *map)
{
  if (map->runs->len == 0)
    return 0;
  const SourceRun *last = &g_array_index(map->runs, SourceRun, map->runs->len - 1);
  return last->text + last->text_length;
}

void source_map_append(SourceMap *map, gsize text_length, gsize source, gsize source_length, gboolean copied,
                       guint page, guint path)
{
  g_assert(!copied || text_length == source_length || path != 0);
  if (text_length == 0 && source_length == 0)
    return;
  if (map->runs->len > 0) {
    SourceRun *last = &g_array_index(map->runs, SourceRun, map->runs->len - 1);
    gboolean continues = path != 0 || last->source + last->source_length == source;
    if (copied && last->copied && continues && last->page == page && last->path == path) {
      last->text_length += text_length;
      last->source_length += source_length;
      return;
    }
  }
  SourceRun run = {source_map_length(map), text_length, source, source_length, copied, page, path};
  g_array_append_val(map->runs, run);
}

guint source_map_add_path(SourceMap *map, char *path)
{
  g_ptr_array_add(map->paths, path);
  if (map->known != NULL)
    g_hash_table_insert(map->known, path, GUINT_TO_POINTER(map->paths->len));
  return map->paths->len;
}

guint source_map_path(SourceMap *map, const char *path)
{
  if (map->known == NULL) {
    map->known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < map->paths->len; i++)
      g_hash_table_insert(map->known, g_ptr_array_index(map->paths, i), GUINT_TO_POINTER(i + 1));
  }
  gpointer found = g_hash_table_lookup(map->known, path);
  return found != NULL ? GPOINTER_TO_UINT(found) : source_map_add_path(map, g_strdup(path));
}

const char *source_map_path_at(const SourceMap *map, guint path)
{
  return path == 0 || path > map->paths->len ? NULL : g_ptr_array_index(map->paths, path - 1);
}

guint source_map_count(const SourceMap *map)
{
  return map->runs->len;
}

const SourceRun *source_map_get(const SourceMap *map, guint i)
{
  g_assert(i < map->runs->len);
  return &g_array_index(map->runs, SourceRun, i);
}

/* The last run that starts at or before a byte of the text. The map has at least one. */
static guint source_map_find(const SourceMap *map, gsize text)
{
  guint low = 0;
  guint high = map->runs->len;
  while (high - low > 1) {
    guint middle = low + (high - low) / 2;
    if (source_map_get(map, middle)->text <= text)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* TRUE for a run that has bytes in both the text and the file. */
static gboolean run_is_placed(const SourceRun *run)
{
  return run->path != 0 || run->source_length > 0;
}

static gsize run_source_start(const SourceRun *run, gsize text)
{
  return run->copied && text > run->text ? run->source + (text - run->text) : run->source;
}

static gsize run_source_end(const SourceRun *run, gsize text_end)
{
  gsize run_end = run->text + run->text_length;
  return run->copied && text_end < run_end ? run->source + (text_end - run->text)
                                           : run->source + run->source_length;
}

SourcePlace source_map_locate(const SourceMap *map, Span span)
{
  SourcePlace place = {0};
  if (map->runs->len == 0)
    return place;
  guint first = source_map_find(map, span.start);
  guint last = span.end > span.start ? source_map_find(map, span.end - 1) : first;
  guint begin = first;
  while (begin < last &&
         (!run_is_placed(source_map_get(map, begin)) || source_map_get(map, begin)->text_length == 0))
    begin++;
  while (last > begin &&
         (!run_is_placed(source_map_get(map, last)) || source_map_get(map, last)->text_length == 0))
    last--;
  const SourceRun *from = source_map_get(map, begin);
  const SourceRun *to = source_map_get(map, last);
  while (!run_is_placed(from) && begin > 0)
    from = source_map_get(map, --begin), to = from;
  place.page = from->page;
  place.path = source_map_path_at(map, from->path);
  if (from->path == 0) {
    gsize start = run_source_start(from, span.start);
    gsize end = run_source_end(to, span.end > span.start ? span.end : span.start);
    place.has_bytes = TRUE;
    /* A text whose order differs from the file's (a footnote moved) can end before it starts: then the first
     * run alone. */
    place.start = start;
    place.end = end >= start ? end : run_source_end(from, from->text + from->text_length);
  }
  return place;
}

MappedText *mapped_text_new(void)
{
  MappedText *mapped = g_new0(MappedText, 1);
  mapped->text = g_string_new(NULL);
  mapped->map = source_map_new();
  return mapped;
}

void mapped_text_free(MappedText *mapped)
{
  if (mapped == NULL)
    return;
  g_string_free(mapped->text, TRUE);
  source_map_free(mapped->map);
  g_free(mapped);
}

void mapped_text_copy(MappedText *mapped, const char *bytes, gsize length, gsize source, guint page)
{
  g_string_append_len(mapped->text, bytes, (gssize)length);
  source_map_append(mapped->map, length, source, length, TRUE, page, 0);
}

void mapped_text_replace(MappedText *mapped, const char *bytes, gsize length, gsize source,
                         gsize source_length, guint page)
{
  g_string_append_len(mapped->text, bytes, (gssize)length);
  source_map_append(mapped->map, length, source, source_length, FALSE, page, 0);
}

void mapped_text_append_path(MappedText *mapped, const char *bytes, gsize length, guint path)
{
  g_string_append_len(mapped->text, bytes, (gssize)length);
  source_map_append(mapped->map, length, 0, length, TRUE, 0, path);
}

void mapped_text_append(MappedText *mapped, const MappedText *from, Span span)
{
  g_assert(span.start <= span.end && span.end <= from->text->len);
  if (span.start == span.end)
    return;
  g_string_append_len(mapped->text, from->text->str + span.start, (gssize)(span.end - span.start));
  guint i = source_map_find(from->map, span.start);
  for (; i < source_map_count(from->map); i++) {
    const SourceRun *run = source_map_get(from->map, i);
    if (run->text >= span.end)
      break;
    gsize start = MAX(run->text, span.start);
    gsize end = MIN(run->text + run->text_length, span.end);
    if (start > end)
      continue;
    guint path = run->path == 0 ? 0 : source_map_path(mapped->map, source_map_path_at(from->map, run->path));
    if (run->copied)
      source_map_append(mapped->map, end - start, run->source + (start - run->text), end - start, TRUE,
                        run->page, path);
    else if (run->text_length > 0 || (run->text >= span.start && run->text < span.end))
      /* A replacement cut in two: the first part carries the source bytes, so that none is told twice. */
      source_map_append(mapped->map, end - start, run->source, start == run->text ? run->source_length : 0,
                        FALSE, run->page, path);
  }
}

void mapped_text_append_replaced(MappedText *mapped, const char *bytes, gsize length, const MappedText *from,
                                 Span span)
{
  g_assert(span.start <= span.end && span.end <= from->text->len);
  SourcePlace place = source_map_locate(from->map, span);
  g_string_append_len(mapped->text, bytes, (gssize)length);
  if (span.start == span.end || (!place.has_bytes && place.path == NULL)) {
    source_map_append(mapped->map, length, place.has_bytes ? place.end : 0, 0, FALSE, place.page, 0);
    return;
  }
  guint path = place.path == NULL ? 0 : source_map_path(mapped->map, place.path);
  gsize source_length = place.has_bytes ? place.end - place.start : span.end - span.start;
  source_map_append(mapped->map, length, place.start, source_length, FALSE, place.page, path);
}
