/* The index kept in step with the base. docs/store.md, "The commit", has the protocol. */
#include "corpus/base/limits.h"
#include "ontology/store/document.h"
#include "ontology/store/internal.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* What the base says of its index. */
typedef struct {
  TextIndexMark now; /* what the index should say */
  gint64 generation, floor;
} Target;

static StoreError kind_of(const GError *problem)
{
  switch ((TextIndexError)problem->code) {
  case TEXT_INDEX_ERROR_LOCKED:
    return STORE_ERROR_BUSY;
  case TEXT_INDEX_ERROR_MEMORY:
    return STORE_ERROR_MEMORY;
  case TEXT_INDEX_ERROR_FULL:
    return STORE_ERROR_FULL;
  case TEXT_INDEX_ERROR_INPUT:
    return STORE_ERROR_INPUT;
  case TEXT_INDEX_ERROR_IO:
    return STORE_ERROR_IO;
  case TEXT_INDEX_ERROR_MISSING:
  case TEXT_INDEX_ERROR_CORRUPT:
  default:
    return STORE_ERROR_CORRUPT;
  }
}

gboolean index_error(const Store *store, GError *problem, GError **error)
{
  if (problem->domain == TEXT_INDEX_ERROR)
    g_set_error(error, STORE_ERROR, kind_of(problem), "%s: %s%s", store->directory, problem->message,
                kind_of(problem) == STORE_ERROR_CORRUPT ? "; run adduce-index to build the index anew" : "");
  else
    g_propagate_error(error, g_error_copy(problem));
  return FALSE;
}

/* Can building the index anew mend this? */
static gboolean is_mendable(const GError *problem)
{
  return g_error_matches(problem, TEXT_INDEX_ERROR, TEXT_INDEX_ERROR_MISSING) ||
         g_error_matches(problem, TEXT_INDEX_ERROR, TEXT_INDEX_ERROR_CORRUPT) ||
         g_error_matches(problem, TEXT_INDEX_ERROR, TEXT_INDEX_ERROR_IO);
}

static gboolean read_target(Store *store, Target *target, GError **error)
{
  Db *db = store->db;
  memset(target, 0, sizeof *target);
  sqlite3_stmt *row =
      db_bind(db, error,
              "SELECT uuid, meta.seq, generation, tombstone_floor, stamp FROM meta JOIN change ON "
              "change.seq = meta.seq",
              "");
  int step = row == NULL ? -1 : db_step(db, row, error);
  if (step <= 0)
    return step == 0 ? store_corrupt(store, "its own description is missing", error) : FALSE;
  g_autofree char *uuid = db_text(row, 0);
  g_strlcpy(target->now.uuid, uuid != NULL ? uuid : "", sizeof target->now.uuid);
  target->now.seq = sqlite3_column_int64(row, 1);
  target->generation = sqlite3_column_int64(row, 2);
  target->floor = sqlite3_column_int64(row, 3);
  target->now.stamp = sqlite3_column_int64(row, 4);
  target->now.analysis = TERMS_VERSION;
  db_finish(row);
  return TRUE;
}

/* Was the index made from this base's history, and are the tombstones since then still there? */
static gboolean index_usable(Store *store, const Target *target, const TextIndexMark *mark)
{
  if (strcmp(mark->uuid, target->now.uuid) != 0 || mark->analysis != target->now.analysis ||
      mark->seq > target->now.seq || mark->seq < target->floor)
    return FALSE;
  gint64 stamp = 0;
  gboolean found = FALSE;
  return db_integer(store->db, &stamp, &found, NULL, "SELECT stamp FROM change WHERE seq = ?", "i",
                    mark->seq) &&
         found && stamp == mark->stamp;
}

/* Puts what is shown, drops what isn't. NULL as document: it could not be made. */
static gboolean apply_document(TextIndex *index, const Document *document, gsize *bytes, GError **error)
{
  if (document == NULL)
    return FALSE;
  *bytes += document->bytes;
  if (!document->shown)
    return text_index_drop(index, document->id, error);
  return text_index_put(index, document->id, &g_array_index(document->postings, TextPosting, 0),
                        document->postings->len, document->values, error);
}

static gboolean apply_passages(Store *store, TextIndex *index, gint64 after, GError **error)
{
  g_autoptr(DocumentMaker) maker = document_maker_new(store);
  sqlite3_stmt *row = db_bind(store->db, error, DOCUMENT_ROWS, "i", after);
  if (row == NULL)
    return FALSE;
  gsize bytes = 0;
  gint64 last = 0;
  int step;
  while ((step = db_step(store->db, row, error)) == 1) {
    gint64 paper = sqlite3_column_int64(row, 1);
    gboolean done =
        paper == last || apply_document(index, document_make_paper(maker, paper, error), &bytes, error);
    last = paper;
    done = done && apply_document(index, document_make(maker, row, error), &bytes, error);
    /* What is half applied keeps the old mark: applying it again does no harm. */
    if (done && bytes > LIMIT_COMMIT_BYTES) {
      done = text_index_commit(index, NULL, error);
      bytes = 0;
    }
    if (!done) {
      db_finish(row);
      return FALSE;
    }
  }
  return step == 0;
}

static gboolean apply_tombstones(Store *store, TextIndex *index, gint64 after, GError **error)
{
  sqlite3_stmt *row = db_bind(store->db, error, "SELECT passage FROM tombstone WHERE seq > ?", "i", after);
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(store->db, row, error)) == 1)
    if (!text_index_drop(index, sqlite3_column_int64(row, 0), error)) {
      db_finish(row);
      return FALSE;
    }
  return step == 0;
}

/* Everything after a seq, in one transaction of the index, durable at the end. */
static gboolean apply(Store *store, TextIndex *index, const Target *target, const char *path, gint64 after,
                      GError **error)
{
  return apply_tombstones(store, index, after, error) && apply_passages(store, index, after, error) &&
         text_index_commit(index, &target->now, error) && directory_sync(path, error);
}

static gboolean make_directory(const char *path, GError **error)
{
  if (mkdir(path, 0755) == 0 || errno == EEXIST)
    return TRUE;
  g_set_error(error, STORE_ERROR, errno == ENOSPC ? STORE_ERROR_FULL : STORE_ERROR_IO,
              "%s: cannot make the directory: %s", path, g_strerror(errno));
  return FALSE;
}

/* Names of generations are numbers; -1 for anything else. */
static gint64 generation_of(const char *name)
{
  gint64 number = -1;
  return g_ascii_string_to_signed(name, 10, 1, G_MAXINT32, &number, NULL) ? number : -1;
}

/* The largest generation in the directory; with remove, all but keep go. */
static gint64 scan_generations(Store *store, gboolean remove, gint64 keep)
{
  g_autofree char *root = g_build_filename(store->directory, "index", NULL);
  g_autoptr(GDir) directory = g_dir_open(root, 0, NULL);
  gint64 largest = 0;
  for (const char *name; directory != NULL && (name = g_dir_read_name(directory)) != NULL;) {
    gint64 generation = generation_of(name);
    largest = MAX(largest, generation);
    if (!remove || generation < 0 || generation == keep)
      continue;
    g_autofree char *path = g_build_filename(root, name, NULL);
    directory_remove(path, NULL);
  }
  return largest;
}

void index_remove_old(Store *store)
{
  gint64 generation = 0;
  if (db_integer(store->db, &generation, NULL, NULL, "SELECT generation FROM meta", ""))
    scan_generations(store, TRUE, generation);
}

/* Writes the next generation beside the live one and switches to it. */
static gboolean rebuild(Store *store, const Target *target, GError **error)
{
  gint64 generation = MAX(target->generation, scan_generations(store, FALSE, 0)) + 1;
  g_autofree char *root = g_build_filename(store->directory, "index", NULL);
  g_autofree char *path = store_index_path(store, generation);
  if (!make_directory(root, error) || !directory_remove(path, error))
    return FALSE;
  g_autoptr(GError) problem = NULL;
  TextIndex *index = text_index_create(path, &problem);
  gboolean done = index != NULL && apply_passages(store, index, 0, &problem) &&
                  text_index_commit(index, &target->now, &problem) && directory_sync(path, &problem) &&
                  directory_sync(root, &problem) && directory_sync(store->directory, &problem);
  text_index_close(index);
  if (!done) {
    directory_remove(path, NULL);
    return index_error(store, problem, error);
  }
  return db_run(store->db, error, "UPDATE meta SET generation = ?, tombstone_floor = seq", "i", generation) &&
         db_run(store->db, error, "DELETE FROM tombstone WHERE seq <= ?", "i", target->now.seq) &&
         db_exec(store->db, "COMMIT", error) && store_begin_write(store, error);
}

/* The mark of the live index; FALSE where it is missing or damaged. */
static gboolean live_mark(const char *path, TextIndexMark *mark)
{
  TextIndex *index = text_index_open_read(path, NULL);
  gboolean known = index != NULL && text_index_mark(index, mark, NULL);
  text_index_close(index);
  return known;
}

gboolean index_recover(Store *store, GError **error)
{
  Target target;
  TextIndexMark mark;
  if (!read_target(store, &target, error))
    return FALSE;
  g_autofree char *path = store_index_path(store, target.generation);
  gboolean usable = target.generation > 0 && live_mark(path, &mark) && index_usable(store, &target, &mark);
  if (usable && mark.seq < target.now.seq) {
    g_autoptr(GError) problem = NULL;
    TextIndex *index = text_index_open_write(path, &problem);
    gboolean done = index != NULL && apply(store, index, &target, path, mark.seq, &problem);
    text_index_close(index);
    if (!done && !is_mendable(problem))
      return index_error(store, problem, error);
    usable = done;
  }
  if (!usable && !rebuild(store, &target, error))
    return FALSE;
  store->indexed = target.now.seq;
  return TRUE;
}
