/* The files under the paths that a user names: folders walked in the order of their bytes, each folder once.
 *
 * Hidden files and folders are skipped (a path that is named itself is not), and so are FIFOs, sockets and
 * devices, with a diagnostic. Symbolic links are followed; a folder that was seen already, through whatever
 * link, is not walked again, so that a loop ends. */
#ifndef ADDUCE_INDEXER_WALK_H
#define ADDUCE_INDEXER_WALK_H

#include "corpus/base/diagnostic.h"

#include <glib.h>

typedef struct {
  char *path;   /* absolute, not resolved; owned */
  char *name;   /* as the user would name it: for messages; owned */
  gint64 size;  /* bytes */
  gint64 mtime; /* nanoseconds since 1970 */
} WalkFile;

typedef struct {
  GPtrArray *files;    /* of WalkFile*, owned; no path twice */
  GPtrArray *roots;    /* of char*, owned: the named paths, absolute */
  GPtrArray *problems; /* of Diagnostics*, owned: one for each path that is no file to read */
  guint failed;        /* how many of those are errors */
  guint64 bytes;       /* of all files */
} Walk;

/* Walks n paths. Never fails: what can't be read is a problem. A missing path is an error, unless
 * allow_missing (pruning: its files may be what is gone). */
Walk *walk_paths(guint n, char **paths, gboolean allow_missing);
void walk_free(Walk *walk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Walk, walk_free)

/* Nanoseconds since 1970 at which a path was last changed, and its size; FALSE when it is not there. */
gboolean walk_stat(const char *path, gint64 *size, gint64 *mtime);

#endif
