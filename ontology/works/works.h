/* Works: which namings (references, and papers' own front matter) name the same thing.
 *
 * Run by the store before a commit, in its write transaction. The result of a fresh build doesn't depend on
 * the order of the files. docs/store.md, "Works". */
#ifndef ADDUCE_WORKS_WORKS_H
#define ADDUCE_WORKS_WORKS_H

#include "ontology/store/internal.h"

/* Gives every naming a work, mends the records of the works that changed, removes works that nothing names
 * any more, and gives keys. */
gboolean works_finish(Store *store, GError **error);

/* ---- the steps, for works_finish and for tests */
/* Namings without a work get one. */
gboolean works_resolve(Store *store, GError **error);
/* Works that are stale get their record from all their namings, or go. */
gboolean works_merge_records(Store *store, GError **error);
/* Works without a key get one, stored, never given to another work. */
gboolean works_give_keys(Store *store, GError **error);

/* The key of a record without its letter: "powell2010", "powell-nd", "world-health-organization2004",
 * "mental-health-self-help". label: where the record has neither author nor title; may be NULL. New. */
char *work_key_base(const Record *record, const char *label);
/* The nth letter of a key, from 0: a, b, ..., z, aa, ... New. */
char *work_key_letter(guint n);
/* Two records of one work made one: of each field the value that most agree on, a held paper's own first.
 * records: Record*; own: how many of the first are of papers held. New. */
Record *records_merge(const GPtrArray *records, guint own);

#endif
