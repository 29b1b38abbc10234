/* Pieces that several outputs share: a paper, a reference, a place, as JSON or as words. */
#ifndef ADDUCE_QUERY_RENDER_PARTS_H
#define ADDUCE_QUERY_RENDER_PARTS_H

#include "corpus/base/printer.h"
#include "ontology/store/store.h"

/* ---- JSON */

/* {"key","title","label","year","file","kind"}, with authors if asked. */
void json_paper(Printer *printer, const char *key, const StorePaper *paper, gboolean authors);
/* {"start","end","page","path"}; nothing when nothing is known. */
void json_source(Printer *printer, const char *key, SourcePlace place);
/* Members "start" and "end". */
void json_span(Printer *printer, Span span);
/* Members of a reference: n, label, work, raw, citations, and the fields read in it. */
void json_reference(Printer *printer, const StoreReference *reference);
/* The array of {"work","citation","n","raw","match"} for citations (of StoreCitation*). */
void json_cites(Printer *printer, const char *key, const GPtrArray *citations);
void json_strings(Printer *printer, const char *key, const GPtrArray *strings);

/* ---- words; callers free */

/* "Powell, T. & Perron, B. E. (2010). Title. Journal, 45(2), 315-329."; what isn't known is left out;
 * fallback where nothing is. */
char *readable_record(const Record *record, const char *fallback);
/* The same for a paper held; "digest of X, not its words" where it is one. */
char *readable_paper(const StorePaper *paper);
/* "Results, Referral" of a passage's headings; NULL none. */
char *readable_section(const StorePassage *passage);

/* ---- text */

/* A reference as an item: its text as printed, and the key of its work. */
void text_reference(Printer *printer, const StoreReference *reference, const char *bullet, guint indent);
/* The works that citations point at, each once; and the citations without an entry. At most `most` (0: all),
 * then how many more there are. */
void text_cites(Printer *printer, const GPtrArray *citations, guint indent, guint most);

#endif
