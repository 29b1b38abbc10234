/* The confined processes in which files of others' making are read. Whoever reads one goes through here.
 *
 * A pool starts its processes at the first file and gives each one file after another; a process that dies or
 * hangs costs the file it was reading, one error, and is replaced. Results come in the order in which files
 * were submitted, whatever finished first. A process has, where the system offers it: no rights gained by
 * programs (no_new_privs), a filter of system calls that leaves reading and writing of open descriptors and
 * memory (seccomp), no file system (Landlock), limits on memory and processor time, no files, no core dumps;
 * it gets bytes through a socket and gives papers back through it. Where seccomp or Landlock are missing
 * (containers, old kernels) a note says so once. In builds with a sanitizer, seccomp, Landlock and the limit
 * on memory are off: the sanitizer needs what they forbid.
 *
 * Not thread-safe; the first worker_pool_next should come before a program starts threads, as it forks.
 * SIGPIPE is not raised. Other children of the program are not touched. */
#ifndef ADDUCE_WORKER_WORKER_H
#define ADDUCE_WORKER_WORKER_H

#include "corpus/base/diagnostic.h"
#include "corpus/paper.h"

#define WORKER_ERROR worker_error_quark()
GQuark worker_error_quark(void);
typedef enum {
  WORKER_ERROR_START,  /* no process could be started */
  WORKER_ERROR_CRASH,  /* the process died by a signal */
  WORKER_ERROR_MEMORY, /* over LIMIT_WORKER_BYTES */
  WORKER_ERROR_TIME,   /* over LIMIT_WORKER_SECONDS of processor time, or hung for three times as long */
  WORKER_ERROR_RESULT, /* what came back is damaged or over LIMIT_WORKER_RESULT_BYTES */
} WorkerError;

/* What reads a file in the process: reader_read, or what a test puts in its place. */
typedef GPtrArray *(*WorkerRead)(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error);

typedef struct {
  guint processes; /* 0: as many as processors, at most 16 */
  WorkerRead read; /* NULL: reader_read */
  guint seconds;   /* of processor time for a file; 0: LIMIT_WORKER_SECONDS */
  guint wall;      /* seconds on the clock for a file; 0: three times seconds */
  guint64 memory;  /* bytes; 0: LIMIT_WORKER_BYTES */
} WorkerOptions;

typedef struct WorkerPool WorkerPool;

/* options may be NULL. Starts no process yet. */
WorkerPool *worker_pool_new(const WorkerOptions *options);
/* Kills what still runs and waits for it. */
void worker_pool_free(WorkerPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WorkerPool, worker_pool_free)

/* Hands in a file; the pool keeps a reference to bytes until it is read. name is given to the reader and to
 * the diagnostics. */
void worker_pool_submit(WorkerPool *pool, const char *name, GBytes *bytes);
/* TRUE while the pool has too little to do: submit until it is FALSE, then take the next result. Keeps the
 * bytes in memory few. */
gboolean worker_pool_wants(const WorkerPool *pool);

typedef struct {
  char *name;               /* owned */
  GPtrArray *papers;        /* Paper*, owned; NULL with an error */
  Diagnostics *diagnostics; /* owned */
  GError *error;            /* of the reader (READER_ERROR) or of the process (WORKER_ERROR); owned */
} WorkerResult;
void worker_result_free(WorkerResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WorkerResult, worker_result_free)

/* Waits for the result of the file that was submitted first among those not yet given back. NULL when there
 * is none. Caller frees. */
WorkerResult *worker_pool_next(WorkerPool *pool);

/* One file in a process of its own: papers (owned by the array) or NULL with an error. */
GPtrArray *worker_read(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error);

#endif
