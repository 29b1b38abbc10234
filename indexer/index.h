/* `adduce-index PATH...`: the files under the paths brought into the knowledge base, what changed replaced,
 * what is gone removed on request. */
#ifndef ADDUCE_INDEXER_INDEX_H
#define ADDUCE_INDEXER_INDEX_H

#include "corpus/base/command.h"
#include "indexer/progress.h"
#include "indexer/walk.h"
#include "ontology/store/store.h"

extern const Command index_command;
extern const Command remove_command;

/* --wait: seconds to wait for another writer. An option of every command that writes. */
extern int index_wait;
#define INDEX_WAIT_OPTION                                                                                    \
  {                                                                                                          \
    "wait", 0, 0, G_OPTION_ARG_INT, &index_wait, "wait so long for another writer to finish (5)", "SECONDS"  \
  }

/* What came of a run. */
typedef struct {
  guint files;                                            /* looked at */
  guint added, replaced, unchanged, removed;              /* files */
  guint failed;                                           /* files and paths nothing could be read from */
  guint64 papers, references, citations, linked, missing; /* of the files added or replaced */
  guint64 bytes;                                          /* of the files read */
  double seconds;
  Diagnostics *failures; /* why */
} IndexCounts;

typedef struct {
  CommandContext *context;
  Store *store;
  Walk *walk;
  Progress *progress;
  IndexCounts counts;
  gboolean retry; /* read files again that could not be read last time */
} IndexRun;

/* Reads what is new or changed and puts it into the store. FALSE: the store failed, or a signal came
 * (index_signal is not 0). */
gboolean index_files(IndexRun *run, GError **error);
/* Forgets the files under the roots (all when there are none) that are gone. */
gboolean index_prune(IndexRun *run, GError **error);

/* Reports a file's diagnostics, with the bar out of the way, and counts it as failed when there is an error
 * among them. */
void index_report(IndexRun *run, const Diagnostics *diagnostics);

/* The signal that asks to stop, 0 none; and the handlers for SIGINT and SIGTERM. The second signal kills. */
int index_signal(void);
void index_catch_signals(void);

/* The summary, as text or JSON. */
void index_print_summary(Printer *printer, const IndexCounts *counts, const StoreStatus *status);

#endif
