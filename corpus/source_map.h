/* The map from a text that was made (normalised, healed) back to the file it came from, and the text together
 * with it.
 *
 * A map is a row of runs that cover the text from 0 on without gaps. A run is either a copy (same bytes, same
 * length) or a replacement (some bytes of the source became other bytes: a repaired character, an undone
 * hyphen, dropped markup). A replacement without source bytes is something inserted (the blank that joins two
 * lines). Adding is amortised O(1), looking up O(log runs). All rooms may use this header. */
#ifndef ADDUCE_SOURCE_MAP_H
#define ADDUCE_SOURCE_MAP_H

#include "corpus/record/record.h"

#include <glib.h>

typedef struct {
  gsize text; /* first byte in the text */
  gsize text_length;
  gsize source; /* first byte in the file; where path is set, meaningless */
  gsize source_length;
  gboolean copied; /* byte for byte the same */
  guint page;      /* from 1; 0 where the format has no pages or the page isn't known */
  guint path;      /* index + 1 into the map's paths; 0 none */
} SourceRun;

/* Where a span of the text stood in what came in. */
typedef struct {
  gboolean has_bytes; /* start and end are set: byte offsets in the file, half open */
  gsize start, end;
  guint page;       /* of the first byte; 0 unknown */
  const char *path; /* XPath of the element that holds the first byte; NULL none; belongs to the map */
} SourcePlace;

typedef struct SourceMap SourceMap;

SourceMap *source_map_new(void);
void source_map_free(SourceMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceMap, source_map_free)

/* Appends a run; adjacent copies that continue each other are merged. page 0 and path 0 for none. */
void source_map_append(SourceMap *map, gsize text_length, gsize source, gsize source_length, gboolean copied,
                       guint page, guint path);
/* Interns an XPath and gives its number for source_map_append. */
guint source_map_path(SourceMap *map, const char *path);
/* The same for one that the map is known not to have yet; takes the string. */
guint source_map_add_path(SourceMap *map, char *path);
const char *source_map_path_at(const SourceMap *map, guint path);

guint source_map_count(const SourceMap *map);
const SourceRun *source_map_get(const SourceMap *map, guint i);
/* Bytes of text covered. */
gsize source_map_length(const SourceMap *map);

/* Where [span) of the text came from. Inserted bytes at the edges are left out; a span of nothing but
 * inserted bytes has the place of its neighbour before. An empty map gives has_bytes FALSE. */
SourcePlace source_map_locate(const SourceMap *map, Span span);

/* A text with its map. text is always NUL-terminated, never NULL. */
typedef struct {
  GString *text;
  SourceMap *map;
} MappedText;

MappedText *mapped_text_new(void);
void mapped_text_free(MappedText *mapped);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MappedText, mapped_text_free)

/* Appends length bytes that stand at source in the file, unchanged. */
void mapped_text_copy(MappedText *mapped, const char *bytes, gsize length, gsize source, guint page);
/* Appends length bytes that replace source_length bytes at source. Either length may be 0: dropped, or
 * inserted. */
void mapped_text_replace(MappedText *mapped, const char *bytes, gsize length, gsize source,
                         gsize source_length, guint page);
/* Appends bytes that came from an element of an XML file. */
void mapped_text_append_path(MappedText *mapped, const char *bytes, gsize length, guint path);

/* Appends [span) of from as it is; the runs come along, so that the result maps to the file that from maps
 * to. */
void mapped_text_append(MappedText *mapped, const MappedText *from, Span span);
/* Appends bytes that replace [span) of from. */
void mapped_text_append_replaced(MappedText *mapped, const char *bytes, gsize length, const MappedText *from,
                                 Span span);

#endif
