/* SQLite as this room uses it: hardened connections, prepared statements kept by their text, errors as
 * GError.
 *
 * For the rooms of ontology/ only. */
#ifndef ADDUCE_STORE_DB_H
#define ADDUCE_STORE_DB_H

#include "ontology/store/store.h"

#include <sqlite3.h>

typedef struct {
  sqlite3 *handle;
  GHashTable *statements; /* text -> sqlite3_stmt*, owned */
  char *path;
} Db;

/* Ways to open. */
typedef enum {
  DB_READ,      /* plain read-only */
  DB_IMMUTABLE, /* no locks, no log: the caller proves that nobody writes (see open.c) */
  DB_ALONE,     /* no locks, the log is read into memory: likewise */
  DB_WRITE,
  DB_CREATE,
} DbMode;

/* Opens and hardens: schema not trusted, cells checked, defensive, no triggers, no attached bases, limits.
 * timeout_ms: how long a lock is waited for. */
Db *db_open(const char *path, DbMode mode, guint timeout_ms, GError **error);
void db_close(Db *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Db, db_close)

/* Sets error from the connection's last one; what is what was being done ("read a paper"). Gives FALSE. */
gboolean db_error(Db *db, int code, const char *what, GError **error);

/* Runs text that has no parameters and gives no rows (several statements are allowed). */
gboolean db_exec(Db *db, const char *sql, GError **error);

/* A statement, reset and with its parameters bound: a letter of types for each, in order: i gint64, d double,
 * t text (NULL gives NULL), b bytes (pointer, gsize), n NULL. Texts and bytes must live until the statement
 * is done. The statement belongs to db; the same text may not be stepped within itself. NULL with error. */
sqlite3_stmt *db_bind(Db *db, GError **error, const char *sql, const char *types, ...);

/* One step: 1 a row, 0 done (the statement is reset), -1 error. */
int db_step(Db *db, sqlite3_stmt *statement, GError **error);
/* Ends a statement before its last row. */
void db_finish(sqlite3_stmt *statement);

/* Binds and runs a statement that gives no rows. */
gboolean db_run(Db *db, GError **error, const char *sql, const char *types, ...);

/* Binds, takes the integer of the first row. found may be NULL: then no row is CORRUPT. */
gboolean db_integer(Db *db, gint64 *value, gboolean *found, GError **error, const char *sql,
                    const char *types, ...);

/* A column as new valid UTF-8; NULL where the column is NULL. A base from elsewhere may hold anything. */
char *db_text(sqlite3_stmt *statement, int column);

#endif
