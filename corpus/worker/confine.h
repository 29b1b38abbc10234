/* A process gives up what it doesn't need to read a file. Used by the files of corpus/worker/ only. */
#ifndef ADDUCE_WORKER_CONFINE_H
#define ADDUCE_WORKER_CONFINE_H

#include <glib.h>

#if defined(__SANITIZE_ADDRESS__)
#define WORKER_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WORKER_SANITIZED 1
#endif
#endif
#ifndef WORKER_SANITIZED
#define WORKER_SANITIZED 0
#endif

typedef enum {
  CONFINED_SECCOMP = 1 << 0,
  CONFINED_LANDLOCK = 1 << 1,
  CONFINED_MEMORY = 1 << 2,
} Confined;

/* Loads what can't be loaded later: converters of encodings, tables that are built at the first need. Before
 * the fork. */
void confine_prepare(void);

/* Confines this process for good: descriptors over `last` closed, limits set, no_new_privs, Landlock,
 * seccomp. Gives what took hold. Never fails: what the system lacks is left out. */
Confined confine_self(int last, guint64 memory);

/* Processor time from now on, in seconds; the process is killed by SIGXCPU after it. */
void confine_time(guint seconds);

#endif
