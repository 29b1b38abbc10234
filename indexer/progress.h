/* How far a run of adduce-index has come: a bar on a terminal, lines elsewhere; both on standard error. */
#ifndef ADDUCE_INDEXER_PROGRESS_H
#define ADDUCE_INDEXER_PROGRESS_H

#include <glib.h>

typedef struct Progress Progress;

/* files and bytes: what there is to do in all. quiet: neither bar nor lines, for machines. */
Progress *progress_new(guint files, guint64 bytes, gboolean quiet);
void progress_free(Progress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Progress, progress_free)

/* A file is done: `line` says what came of it ("added ..."), NULL nothing worth a line. The bar is drawn at
 * most ten times a second. */
void progress_step(Progress *progress, guint64 bytes, guint papers, const char *line);
/* What takes its time at the end: "writing the index". NULL: nothing any more. */
void progress_phase(Progress *progress, const char *what);
/* Takes the bar away, before something else is written to the terminal. It comes back with the next step. */
void progress_clear(Progress *progress);

#endif
