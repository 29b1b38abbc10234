/* The annotations of one paper into their rows. */
#ifndef ADDUCE_STORE_ANNOTATE_H
#define ADDUCE_STORE_ANNOTATE_H

#include "ontology/store/internal.h"
#include "ontology/store/knowledge.h"

/* Annotates a paper that was just put; nothing where the store has no matcher. */
gboolean store_annotate(Store *store, gint64 paper_id, const Paper *paper, GError **error);

/* ---- compiled.c */
/* store_matcher in a snapshot that the caller has begun. */
gboolean store_matcher_within(Store *store, const Matcher **matcher, GError **error);
/* Puts the compiled vocabulary into the row of the vocabulary where it isn't there already. */
gboolean store_put_compiled(Store *store, const Matcher *matcher, gboolean *changed, GError **error);

#endif
