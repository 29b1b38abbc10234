/* Opening and closing a knowledge base, and the transactions around it. */
#include "ontology/mention/matcher.h"
#include "ontology/store/internal.h"
#include "ontology/works/rules.h"
#include "schema.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/* Milliseconds that a reader waits for a lock: only recovery of the log after a crash takes one. */
#define READ_WAIT_MS 5000
/* Pages of the log after which it is copied back into the base. */
#define WAL_PAGES 4000

static char *base_path(const char *directory)
{
  return g_build_filename(directory, "base.sqlite", NULL);
}

char *store_index_path(const Store *store, gint64 generation)
{
  char number[24];
  g_snprintf(number, sizeof number, "%" G_GINT64_FORMAT, generation);
  return g_build_filename(store->directory, "index", number, NULL);
}

static gboolean set_system_error(GError **error, const char *path, const char *what)
{
  int code = errno;
  StoreError kind = code == ENOSPC || code == EDQUOT                   ? STORE_ERROR_FULL
                    : code == EACCES || code == EPERM || code == EROFS ? STORE_ERROR_ACCESS
                                                                       : STORE_ERROR_IO;
  g_set_error(error, STORE_ERROR, kind, "%s: cannot %s: %s", path, what, g_strerror(code));
  return FALSE;
}

gboolean directory_sync(const char *path, GError **error)
{
  int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return set_system_error(error, path, "open the directory");
  /* Some file systems can't sync a directory and say EINVAL: then there is nothing to be had. */
  gboolean done = fsync(fd) == 0 || errno == EINVAL;
  if (!done)
    set_system_error(error, path, "make the directory durable");
  close(fd);
  return done;
}

gboolean directory_remove(const char *path, GError **error)
{
  g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
  if (directory == NULL)
    return TRUE;
  for (const char *name; (name = g_dir_read_name(directory)) != NULL;) {
    g_autofree char *file = g_build_filename(path, name, NULL);
    if (unlink(file) != 0 && errno != ENOENT)
      return set_system_error(error, file, "remove it");
  }
  if (rmdir(path) != 0 && errno != ENOENT)
    return set_system_error(error, path, "remove it");
  return TRUE;
}

/* ---------------------------------------------------------------- what the base is */

/* SQLite keeps the text of each CREATE as it was written, so that a row's is a piece of schema.sql: a whole
 * statement, which makes what the row says it is. */
static gboolean is_ours(const char *type, const char *name, const char *sql)
{
  if (type == NULL || name == NULL || sql == NULL)
    return FALSE;
  g_autofree char *upper = g_ascii_strup(type, -1);
  g_autofree char *head = g_strdup_printf("CREATE %s %s", upper, name);
  gsize length = strlen(sql), head_length = strlen(head);
  if (!g_str_has_prefix(sql, head) || (sql[head_length] != ' ' && sql[head_length] != '\n'))
    return FALSE;
  const char *found = strstr(schema_sql, sql);
  return found != NULL && (found == schema_sql || found[-1] == '\n') && found[length] == ';';
}

/* Statements of schema.sql. */
static guint count_ours(void)
{
  guint n = g_str_has_prefix(schema_sql, "CREATE ");
  for (const char *at = strstr(schema_sql, "\nCREATE "); at != NULL; at = strstr(at + 1, "\nCREATE "))
    n++;
  return n;
}

/* The tables must be ours to the letter: a base from elsewhere could bring views and indexes of its own. Each
 * row is one of our statements, no two rows are the same one, and there are as many. */
static gboolean check_schema(Db *db, GError **error)
{
  sqlite3_stmt *row = db_bind(db, error,
                              "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE "
                              "'sqlite\\_%' ESCAPE '\\' ORDER BY type, name",
                              "");
  g_autofree char *before = NULL;
  gboolean ours = TRUE;
  guint n = 0;
  int step = row == NULL ? -1 : 1;
  while (step == 1 && (step = db_step(db, row, error)) == 1) {
    g_autofree char *type = db_text(row, 0), *sql = db_text(row, 2);
    char *name = db_text(row, 1);
    ours = ours && is_ours(type, name, sql) && g_strcmp0(before, name) != 0;
    n++;
    g_free(before);
    before = name;
  }
  if (step < 0)
    return FALSE;
  if (ours && n == count_ours())
    return TRUE;
  g_set_error(
      error, STORE_ERROR, STORE_ERROR_CORRUPT,
      "%s: the tables aren't those of a knowledge base; remove its directory and index the papers again",
      db->path);
  return FALSE;
}

static gboolean no_base(const char *path, const char *why, GError **error)
{
  g_set_error(error, STORE_ERROR, STORE_ERROR_NO_BASE,
              "%s: %s; make a knowledge base with: adduce-index --kb DIR PAPERS", path, why);
  return FALSE;
}

/* Is this file ours, and of a version we know? An empty one is none yet. */
static gboolean check_base(Db *db, GError **error)
{
  gint64 application, version;
  if (!db_integer(db, &application, NULL, error, "PRAGMA application_id", "") ||
      !db_integer(db, &version, NULL, error, "PRAGMA user_version", ""))
    return FALSE;
  if (application == 0 && version == 0) {
    gint64 tables;
    if (!db_integer(db, &tables, NULL, error, "SELECT count(*) FROM sqlite_schema", ""))
      return FALSE;
    return no_base(db->path, tables == 0 ? "empty, no knowledge base yet" : "a base of another program",
                   error);
  }
  if (application != STORE_APPLICATION)
    return no_base(db->path, "a base of another program", error);
  if (version != STORE_SCHEMA) {
    g_set_error(error, STORE_ERROR, STORE_ERROR_VERSION,
                "%s: version %" G_GINT64_FORMAT
                " of the tables, this adduce knows %d; use the adduce that made it, "
                "or run adduce-index on the papers again, with another directory",
                db->path, version, STORE_SCHEMA);
    return FALSE;
  }
  return check_schema(db, error);
}

/* ---------------------------------------------------------------- reading */

static void files_stat(const char *path, StoreFiles *files)
{
  struct stat status = {0};
  g_autofree char *wal = g_strconcat(path, "-wal", NULL);
  if (stat(path, &status) == 0) {
    files->size = status.st_size;
    files->inode = (gint64)status.st_ino;
    files->mtime = (gint64)status.st_mtim.tv_sec * G_GINT64_CONSTANT(1000000000) + status.st_mtim.tv_nsec;
    files->ctime = (gint64)status.st_ctim.tv_sec * G_GINT64_CONSTANT(1000000000) + status.st_ctim.tv_nsec;
  }
  files->wal_size = -1;
  files->wal_mtime = 0;
  if (stat(wal, &status) == 0) {
    files->wal_size = status.st_size;
    files->wal_mtime = (gint64)status.st_mtim.tv_sec * G_GINT64_CONSTANT(1000000000) + status.st_mtim.tv_nsec;
  }
}

static gboolean files_same(const StoreFiles *a, const StoreFiles *b)
{
  return a->size == b->size && a->inode == b->inode && a->mtime == b->mtime && a->ctime == b->ctime &&
         MAX(a->wal_size, 0) == MAX(b->wal_size, 0) && (a->wal_size <= 0 || a->wal_mtime == b->wal_mtime);
}

static Db *open_checked(const char *path, DbMode mode, GError **error)
{
  g_autoptr(Db) db = db_open(path, mode, READ_WAIT_MS, error);
  if (db == NULL || !check_base(db, error))
    return NULL;
  return g_steal_pointer(&db);
}

/* The usual way first. It needs base.sqlite-shm, which a writer leaves in place; where that is gone and may
 * not be made, the base is read without locks, and the files are watched instead. */
static gboolean open_reading(Store *store, GError **error)
{
  g_autofree char *path = base_path(store->directory);
  g_autoptr(GError) problem = NULL;
  store->files.alone = FALSE;
  store->db = open_checked(path, DB_READ, &problem);
  if (store->db == NULL && g_error_matches(problem, STORE_ERROR, STORE_ERROR_ACCESS)) {
    files_stat(path, &store->files);
    g_autoptr(GError) again = NULL;
    store->db = open_checked(path, store->files.wal_size > 0 ? DB_ALONE : DB_IMMUTABLE, &again);
    store->files.alone = store->db != NULL;
    if (store->db == NULL && !g_error_matches(again, STORE_ERROR, STORE_ERROR_ACCESS)) {
      g_propagate_error(error, g_steal_pointer(&again));
      return FALSE;
    }
  }
  if (store->db == NULL)
    g_propagate_error(error, g_steal_pointer(&problem));
  return store->db != NULL;
}

Store *store_open_read(const char *directory, GError **error)
{
  g_autofree char *path = base_path(directory);
  if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
    no_base(directory, "no knowledge base here", error);
    return NULL;
  }
  g_autoptr(Store) store = g_new0(Store, 1);
  store->directory = g_strdup(directory);
  if (!open_reading(store, error))
    return NULL;
  return g_steal_pointer(&store);
}

gboolean store_begin_read(Store *store, GError **error)
{
  if (store->writer)
    return TRUE;
  if (store->files.alone) {
    StoreFiles now = {0};
    files_stat(store->db->path, &now);
    if (!files_same(&now, &store->files)) {
      g_clear_pointer(&store->db, db_close);
      g_clear_pointer(&store->index, text_index_close);
      if (!open_reading(store, error))
        return FALSE;
    }
  }
  return db_exec(store->db, "BEGIN", error);
}

gboolean store_end_read(Store *store, GError **error)
{
  if (store->writer)
    return TRUE;
  db_exec(store->db, "ROLLBACK", NULL);
  if (!store->files.alone)
    return TRUE;
  StoreFiles now = {0};
  files_stat(store->db->path, &now);
  if (files_same(&now, &store->files))
    return TRUE;
  if (error != NULL)
    g_clear_error(error);
  g_set_error(error, STORE_ERROR, STORE_ERROR_BUSY, "%s: was written while it was read; try again",
              store->directory);
  return FALSE;
}

/* ---------------------------------------------------------------- writing */

static gint64 random_number(void)
{
  gint64 number = 0;
  if (getrandom(&number, sizeof number, 0) != (ssize_t)sizeof number)
    number = (gint64)g_get_real_time() ^ ((gint64)getpid() << 40);
  return number;
}

static gboolean create_tables(Store *store, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random();
  g_autofree char *version =
      g_strdup_printf("PRAGMA application_id=%d; PRAGMA user_version=%d;", STORE_APPLICATION, STORE_SCHEMA);
  return db_exec(store->db, schema_sql, error) && db_exec(store->db, version, error) &&
         db_run(store->db, error,
                "INSERT INTO meta (id, uuid, seq, generation, tombstone_floor, rules) VALUES (1, ?, 1, 0, 0, "
                "'')",
                "t", uuid) &&
         db_run(store->db, error, "INSERT INTO change (seq, stamp) VALUES (1, ?)", "i", random_number()) &&
         db_exec(store->db, "COMMIT", error) && directory_sync(store->directory, error) &&
         store_begin_write(store, error);
}

gboolean store_begin_write(Store *store, GError **error)
{
  return db_exec(store->db, "BEGIN IMMEDIATE", error);
}

gboolean store_check_writer(Store *store, GError **error)
{
  if (store->writer && !store->failed)
    return TRUE;
  g_set_error(error, STORE_ERROR, STORE_ERROR_INPUT, "%s: %s", store->directory,
              store->writer ? "an earlier write failed, the base must be closed" : "opened to read only");
  return FALSE;
}

static gboolean open_writing(Store *store, gboolean create, GError **error)
{
  g_autofree char *path = base_path(store->directory);
  store->db = db_open(path, create ? DB_CREATE : DB_WRITE, store->deadline_ms, error);
  if (store->db == NULL)
    return FALSE;
  /* Readers without write permission need the log and its index: they stay when the last one closes. */
  int persist = 1;
  sqlite3_file_control(store->db->handle, NULL, SQLITE_FCNTL_PERSIST_WAL, &persist);
  g_autofree char *pragmas = g_strdup_printf(
      "PRAGMA synchronous=FULL; PRAGMA journal_size_limit=0; PRAGMA wal_autocheckpoint=%d;", WAL_PAGES);
  gint64 tables, application;
  if (!db_integer(store->db, &tables, NULL, error, "SELECT count(*) FROM sqlite_schema", "") ||
      !db_integer(store->db, &application, NULL, error, "PRAGMA application_id", ""))
    return FALSE;
  if (tables == 0 && application == 0 && !create)
    return no_base(path, "empty, no knowledge base yet", error);
  if (tables > 0 && !check_base(store->db, error))
    return FALSE;
  if (!db_exec(store->db, "PRAGMA journal_mode=WAL", error) || !db_exec(store->db, pragmas, error) ||
      !store_begin_write(store, error))
    return FALSE;
  if (!db_integer(store->db, &tables, NULL, error, "SELECT count(*) FROM sqlite_schema", ""))
    return FALSE;
  return tables > 0 ? check_base(store->db, error) : create_tables(store, error);
}

/* What an earlier writer left half done (it was killed between two commits of one build) is finished; so is
 * what the user has decided about works since. */
static gboolean finish_earlier(Store *store, GError **error)
{
  gint64 open = 0;
  g_autofree char *rules = work_rules_sum(store);
  if (!db_integer(store->db, &store->seq, NULL, error, "SELECT seq FROM meta", "") ||
      !db_integer(
          store->db, &open, NULL, error,
          "SELECT EXISTS (SELECT 1 FROM holding WHERE key IS NULL) OR "
          "EXISTS (SELECT 1 FROM naming WHERE work IS NULL) OR EXISTS (SELECT 1 FROM meta WHERE rules <> ?)",
          "t", rules))
    return FALSE;
  index_remove_old(store);
  if (!index_recover(store, error))
    return FALSE;
  if (!open)
    return TRUE;
  store->changed = store->index_changed = TRUE;
  return store_commit(store, error);
}

Store *store_open_write(const char *directory, gboolean create, guint deadline_ms, GError **error)
{
  g_autofree char *path = base_path(directory);
  if (create && g_mkdir_with_parents(directory, 0755) != 0) {
    set_system_error(error, directory, "make the directory");
    return NULL;
  }
  if (!create && access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
    no_base(directory, "no knowledge base here", error);
    return NULL;
  }
  g_autoptr(Store) store = g_new0(Store, 1);
  store->directory = g_strdup(directory);
  store->deadline_ms = deadline_ms;
  store->writer = TRUE;
  if (!open_writing(store, create, error) || !finish_earlier(store, error))
    return NULL;
  return g_steal_pointer(&store);
}

void store_close(Store *store)
{
  if (store == NULL)
    return;
  if (store->db != NULL && !sqlite3_get_autocommit(store->db->handle))
    db_exec(store->db, "ROLLBACK", NULL);
  text_index_close(store->index);
  db_close(store->db);
  matcher_free(store->own_matcher);
  g_free(store->directory);
  g_free(store);
}
