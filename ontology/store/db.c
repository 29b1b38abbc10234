#include "ontology/store/db.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

G_DEFINE_QUARK(adduce - store - error, store_error)

/* Bytes of one value: the text of the largest paper is LIMIT_FILE_BYTES, its map may be larger. */
#define DB_VALUE_BYTES (1024 * 1024 * 1024)
/* Kibibytes of page cache. */
#define DB_CACHE_KIB 16384

ExitCode store_error_exit(const GError *error)
{
  if (error == NULL)
    return EXIT_FOUND;
  if (error->domain == STORE_ERROR) {
    if (error->code == STORE_ERROR_BUSY)
      return EXIT_BUSY;
    if (error->code == STORE_ERROR_NOT_FOUND || error->code == STORE_ERROR_AMBIGUOUS)
      return EXIT_NOTHING;
  }
  return EXIT_NO_BASE;
}

static gboolean is_full(int system_error)
{
  return system_error == ENOSPC || system_error == EDQUOT;
}

/* What a code of SQLite means to whoever keeps the papers. */
static StoreError error_kind(sqlite3 *handle, int code)
{
  int now = errno;
  int system_error = handle != NULL ? sqlite3_system_errno(handle) : 0;
  int last_error = 0;
  if (handle != NULL)
    sqlite3_file_control(handle, NULL, SQLITE_FCNTL_LAST_ERRNO, &last_error);
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return STORE_ERROR_BUSY;
  case SQLITE_FULL:
    return STORE_ERROR_FULL;
  case SQLITE_NOMEM:
    return STORE_ERROR_MEMORY;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_FORMAT:
  case SQLITE_MISMATCH:
  case SQLITE_ERROR: /* our own statements are right: the tables are not ours */
  case SQLITE_SCHEMA:
    return STORE_ERROR_CORRUPT;
  case SQLITE_PERM:
  case SQLITE_READONLY:
  case SQLITE_AUTH:
  case SQLITE_CANTOPEN:
    return STORE_ERROR_ACCESS;
  case SQLITE_TOOBIG:
  case SQLITE_CONSTRAINT:
    return STORE_ERROR_INPUT;
  case SQLITE_IOERR:
    if (code == SQLITE_IOERR_NOMEM)
      return STORE_ERROR_MEMORY;
    if (is_full(system_error) || is_full(last_error) || is_full(now))
      return STORE_ERROR_FULL;
    return STORE_ERROR_IO;
  default:
    return STORE_ERROR_IO;
  }
}

static const char *error_advice(StoreError kind)
{
  switch (kind) {
  case STORE_ERROR_BUSY:
    return "; another adduce-index is writing, try again later";
  case STORE_ERROR_FULL:
    return "; the disk is full: what was stored before is safe, make room and run adduce-index again";
  case STORE_ERROR_CORRUPT:
    return "; the knowledge base is damaged: remove its directory and index the papers again";
  default:
    return "";
  }
}

gboolean db_error(Db *db, int code, const char *what, GError **error)
{
  sqlite3 *handle = db != NULL ? db->handle : NULL;
  StoreError kind = error_kind(handle, code);
  const char *message =
      handle != NULL && sqlite3_errcode(handle) != SQLITE_OK ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
  g_set_error(error, STORE_ERROR, kind, "%s: cannot %s: %s%s", db != NULL ? db->path : "base", what, message,
              error_advice(kind));
  return FALSE;
}

static void statement_finalize(gpointer data)
{
  sqlite3_finalize(data);
}

static gboolean db_harden(Db *db, GError **error)
{
  sqlite3 *handle = db->handle;
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, DB_VALUE_BYTES);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
  sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
  g_autofree char *pragmas =
      g_strdup_printf("PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; "
                      "PRAGMA temp_store=MEMORY; PRAGMA recursive_triggers=OFF; PRAGMA cache_size=-%d;",
                      DB_CACHE_KIB);
  return db_exec(db, pragmas, error);
}

Db *db_open(const char *path, DbMode mode, guint timeout_ms, GError **error)
{
  g_autoptr(Db) db = g_new0(Db, 1);
  db->path = g_strdup(path);
  db->statements = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, statement_finalize);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_URI;
  flags |= mode == DB_CREATE  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
           : mode == DB_WRITE ? SQLITE_OPEN_READWRITE
                              : SQLITE_OPEN_READONLY;
  g_autofree char *escaped = g_uri_escape_string(path, "/", FALSE);
  g_autofree char *uri = g_strdup_printf("file:%s%s", escaped,
                                         mode == DB_IMMUTABLE ? "?immutable=1"
                                         : mode == DB_ALONE   ? "?vfs=unix-none"
                                                              : "");
  int code = sqlite3_open_v2(uri, &db->handle, flags, NULL);
  if (code != SQLITE_OK) {
    db_error(db, code, "open it", error);
    return NULL;
  }
  sqlite3_busy_timeout(db->handle, (int)MIN(timeout_ms, (guint)G_MAXINT));
  if (mode == DB_ALONE && !db_exec(db, "PRAGMA locking_mode=EXCLUSIVE", error))
    return NULL;
  if (mode == DB_ALONE)
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!db_harden(db, error))
    return NULL;
  return g_steal_pointer(&db);
}

void db_close(Db *db)
{
  if (db == NULL)
    return;
  g_hash_table_unref(db->statements);
  sqlite3_close(db->handle);
  g_free(db->path);
  g_free(db);
}

gboolean db_exec(Db *db, const char *sql, GError **error)
{
  int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || db_error(db, code, "work with it", error);
}

static sqlite3_stmt *db_prepare(Db *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup(db->statements, sql);
  if (statement != NULL) {
    sqlite3_reset(statement);
    return statement;
  }
  int code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK) {
    db_error(db, code, "use its tables", error);
    return NULL;
  }
  g_hash_table_insert(db->statements, g_strdup(sql), statement);
  return statement;
}

static int bind_one(sqlite3_stmt *statement, int i, char type, va_list *values)
{
  switch (type) {
  case 'i':
    return sqlite3_bind_int64(statement, i, va_arg(*values, gint64));
  case 'd':
    return sqlite3_bind_double(statement, i, va_arg(*values, double));
  case 't':
    return sqlite3_bind_text(statement, i, va_arg(*values, const char *), -1, SQLITE_STATIC);
  case 'b': {
    const void *bytes = va_arg(*values, const void *);
    gsize length = va_arg(*values, gsize);
    return sqlite3_bind_blob64(statement, i, bytes != NULL ? bytes : "", length, SQLITE_STATIC);
  }
  default:
    g_assert(type == 'n');
    return sqlite3_bind_null(statement, i);
  }
}

static sqlite3_stmt *db_bind_list(Db *db, GError **error, const char *sql, const char *types, va_list *values)
{
  sqlite3_stmt *statement = db_prepare(db, sql, error);
  if (statement == NULL)
    return NULL;
  g_assert((int)strlen(types) == sqlite3_bind_parameter_count(statement));
  for (int i = 0; types[i] != '\0'; i++) {
    int code = bind_one(statement, i + 1, types[i], values);
    if (code != SQLITE_OK) {
      db_error(db, code, "use a value", error);
      return NULL;
    }
  }
  return statement;
}

sqlite3_stmt *db_bind(Db *db, GError **error, const char *sql, const char *types, ...)
{
  va_list values;
  va_start(values, types);
  sqlite3_stmt *statement = db_bind_list(db, error, sql, types, &values);
  va_end(values);
  return statement;
}

int db_step(Db *db, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW)
    return 1;
  if (code == SQLITE_DONE) {
    db_finish(statement);
    return 0;
  }
  db_error(db, code, sqlite3_stmt_readonly(statement) ? "read it" : "write to it", error);
  db_finish(statement);
  return -1;
}

void db_finish(sqlite3_stmt *statement)
{
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
}

gboolean db_run(Db *db, GError **error, const char *sql, const char *types, ...)
{
  va_list values;
  va_start(values, types);
  sqlite3_stmt *statement = db_bind_list(db, error, sql, types, &values);
  va_end(values);
  if (statement == NULL)
    return FALSE;
  int step = db_step(db, statement, error);
  if (step == 1)
    db_finish(statement);
  return step >= 0;
}

gboolean db_integer(Db *db, gint64 *value, gboolean *found, GError **error, const char *sql,
                    const char *types, ...)
{
  va_list values;
  va_start(values, types);
  sqlite3_stmt *statement = db_bind_list(db, error, sql, types, &values);
  va_end(values);
  if (statement == NULL)
    return FALSE;
  int step = db_step(db, statement, error);
  if (step < 0)
    return FALSE;
  if (found != NULL)
    *found = step == 1;
  if (step == 1) {
    *value = sqlite3_column_int64(statement, 0);
    db_finish(statement);
    return TRUE;
  }
  if (found == NULL)
    g_set_error(error, STORE_ERROR, STORE_ERROR_CORRUPT, "%s: a row is missing%s", db->path,
                error_advice(STORE_ERROR_CORRUPT));
  return found != NULL;
}

char *db_text(sqlite3_stmt *statement, int column)
{
  const char *text = (const char *)sqlite3_column_text(statement, column);
  if (text == NULL)
    return NULL;
  if (g_utf8_validate(text, -1, NULL))
    return g_strdup(text);
  return g_utf8_make_valid(text, -1);
}
