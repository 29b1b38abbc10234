/* Passages, each with all that is needed to quote it. */
#include "ontology/store/keys.h"

#include <string.h>

void store_passage_free(StorePassage *passage)
{
  if (passage == NULL)
    return;
  store_paper_unref(passage->paper);
  g_free(passage->text);
  g_free(passage->kept);
  g_ptr_array_unref(passage->headings);
  g_array_unref(passage->sentences);
  if (passage->citations != NULL)
    g_ptr_array_unref(passage->citations);
  g_free(passage->path);
  g_free(passage);
}

static void free_passage(gpointer data)
{
  store_passage_free(data);
}

/* What passages of one paper share. */
typedef struct {
  Store *store;
  StorePaper *paper;
  SourceMap *map;
  GArray *sections;
  StoreBody body;
} Shared;

static void shared_clear(Shared *shared)
{
  g_clear_pointer(&shared->paper, store_paper_unref);
  g_clear_pointer(&shared->map, source_map_free);
  g_clear_pointer(&shared->sections, g_array_unref);
  g_clear_pointer(&shared->body.text, g_free);
}

static gboolean shared_load(Shared *shared, gint64 paper, GError **error)
{
  if (shared->paper != NULL && shared->paper->id == paper)
    return TRUE;
  shared_clear(shared);
  shared->paper = store_paper_uncounted(shared->store, paper, error);
  shared->map = shared->paper != NULL ? store_map(shared->store, paper, error) : NULL;
  shared->sections = shared->map != NULL ? store_read_sections(shared->store, paper, error) : NULL;
  return shared->sections != NULL;
}

static const char *block_name(int block)
{
  return block_kind_name((BlockKind)block);
}

static const char *zone_of(int zone)
{
  return zone_name((Zone)zone);
}

/* Titles from the outermost section to the one that holds the passage. */
static void add_headings(const GArray *sections, gint64 section, GPtrArray *headings)
{
  guint level = G_MAXUINT;
  for (gint64 i = MIN(section, (gint64)sections->len - 1); i >= 0; i--) {
    const Section *one = &g_array_index(sections, Section, i);
    if (one->level >= level)
      continue;
    level = one->level;
    g_ptr_array_insert(headings, 0, g_strdup(one->title));
  }
}

static gboolean add_sentences(Store *store, StorePassage *passage, GError **error)
{
  sqlite3_stmt *row =
      db_bind(store->db, error, "SELECT start, stop FROM sentence WHERE passage = ? ORDER BY position", "i",
              passage->id);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1) {
    Span span;
    if (!store_column_span(store, row, 0, passage->paper->text_length, &span, error)) {
      db_finish(row);
      return FALSE;
    }
    if (span.start < passage->span.start || span.end > passage->span.end) {
      db_finish(row);
      return store_corrupt(store, "a sentence outside its passage", error);
    }
    g_array_append_val(passage->sentences, span);
  }
  return step == 0;
}

static void add_place(StorePassage *passage, const SourceMap *map)
{
  SourcePlace place = source_map_locate(map, passage->span);
  passage->has_bytes = place.has_bytes;
  passage->source_start = place.start;
  passage->source_end = place.end;
  passage->page = place.page;
  passage->path = g_strdup(place.path);
}

#define PASSAGE_COLUMNS                                                                                      \
  "SELECT passage.id, passage.paper, passage.position, start, stop, block, kept, zone, role, "               \
  "coalesce(section, -1), "                                                                                  \
  "text_length FROM passage JOIN paper ON paper.id = passage.paper "

/* A passage of a row, complete. NULL with error. */
static StorePassage *passage_of_row(Shared *shared, sqlite3_stmt *row, GError **error)
{
  Store *store = shared->store;
  if (!shared_load(shared, sqlite3_column_int64(row, 1), error))
    return NULL;
  g_autoptr(StorePassage) passage = g_new0(StorePassage, 1);
  passage->headings = g_ptr_array_new_with_free_func(g_free);
  passage->sentences = g_array_new(FALSE, FALSE, sizeof(Span));
  passage->id = sqlite3_column_int64(row, 0);
  passage->paper = store_paper_ref(shared->paper);
  passage->ordinal = (guint)sqlite3_column_int(row, 2);
  if (!store_column_span(store, row, 3, (gsize)sqlite3_column_int64(row, 10), &passage->span, error))
    return NULL;
  g_autofree char *block = db_text(row, 5);
  g_autofree char *zone = db_text(row, 7);
  g_autofree char *role = db_text(row, 8);
  passage->block = (BlockKind)store_enum_value(block, BLOCK_N, block_name);
  passage->kept = db_text(row, 6);
  passage->zone = (Zone)store_enum_value(zone, ZONE_N, zone_of);
  passage->role = store_role(role);
  add_headings(shared->sections, sqlite3_column_int64(row, 9), passage->headings);
  add_place(passage, shared->map);
  if (!store_body_load(store, &shared->body, passage->paper->id, passage->paper->text_length, error) ||
      !add_sentences(store, passage, error))
    return NULL;
  passage->text = store_body_slice(&shared->body, passage->span);
  passage->citations = store_read_passage_citations(store, passage->id, &shared->body, error);
  return passage->citations != NULL ? g_steal_pointer(&passage) : NULL;
}

/* All rows of a statement of PASSAGE_COLUMNS, appended. */
static gboolean read_passages(Shared *shared, sqlite3_stmt *row, GPtrArray *out, GError **error)
{
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(shared->store->db, row, error)) == 1) {
    StorePassage *passage = passage_of_row(shared, row, error);
    if (passage == NULL) {
      db_finish(row);
      return FALSE;
    }
    g_ptr_array_add(out, passage);
  }
  return step == 0;
}

GPtrArray *store_passages(Store *store, const gint64 *ids, guint n, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) passages = g_ptr_array_new_with_free_func(free_passage);
  Shared shared = {.store = store};
  gboolean done = TRUE;
  for (guint i = 0; i < n && done; i++)
    done =
        read_passages(&shared, db_bind(store->db, error, PASSAGE_COLUMNS "WHERE passage.id = ?", "i", ids[i]),
                      passages, error);
  shared_clear(&shared);
  return store_end_read(store, error) && done ? g_steal_pointer(&passages) : NULL;
}

GPtrArray *store_paper_passages(Store *store, gint64 paper, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) passages = g_ptr_array_new_with_free_func(free_passage);
  Shared shared = {.store = store};
  sqlite3_stmt *row = db_bind(
      store->db, error, PASSAGE_COLUMNS "WHERE passage.paper = ? ORDER BY passage.position", "i", paper);
  gboolean done = read_passages(&shared, row, passages, error);
  shared_clear(&shared);
  return store_end_read(store, error) && done ? g_steal_pointer(&passages) : NULL;
}

GPtrArray *store_passages_at(Store *store, gint64 paper, gsize offset, guint around, GError **error)
{
  if (!store_begin_read(store, error))
    return NULL;
  g_autoptr(GPtrArray) passages = g_ptr_array_new_with_free_func(free_passage);
  Shared shared = {.store = store};
  gint64 position = 0;
  gboolean found = FALSE;
  gboolean done =
      db_integer(store->db, &position, &found, error,
                 "SELECT passage.position FROM passage JOIN paper ON paper.id = passage.paper WHERE paper "
                 "= ? AND stop > ? ORDER BY passage.position LIMIT 1",
                 "ii", paper, (gint64)MIN(offset, (gsize)G_MAXINT64));
  if (done && !found) {
    g_set_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND, "no text at byte %" G_GSIZE_FORMAT, offset);
    done = FALSE;
  }
  if (done) {
    sqlite3_stmt *row =
        db_bind(store->db, error,
                PASSAGE_COLUMNS "WHERE passage.paper = ? AND passage.position BETWEEN ? AND ? ORDER "
                                "BY passage.position",
                "iii", paper, position - (gint64)around, position + (gint64)around);
    done = read_passages(&shared, row, passages, error);
  }
  shared_clear(&shared);
  return store_end_read(store, error) && done ? g_steal_pointer(&passages) : NULL;
}
