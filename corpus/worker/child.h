/* The reading process: what it does after the fork. Used by the files of corpus/worker/ only. */
#ifndef ADDUCE_WORKER_CHILD_H
#define ADDUCE_WORKER_CHILD_H

#include "corpus/worker/confine.h"
#include "corpus/worker/worker.h"

#include <sys/types.h>

/* A page that both processes see: what the child can't send any more when it dies. */
typedef struct {
  volatile guint confined; /* Confined */
  volatile gint out_of_memory;
} WorkerShared;

/* What goes before a request: name and bytes follow. Before a result goes its length as a guint64. */
typedef struct {
  guint64 name_length, length;
} WorkerRequest;

/* Reads requests from a socket and answers them until it closes; never returns. */
G_NORETURN void worker_child_run(int socket, const WorkerOptions *options, WorkerShared *shared,
                                 pid_t parent);

#endif
