/* The documents of the index: one for each passage, and one for each paper as a whole. */
#ifndef ADDUCE_STORE_DOCUMENT_H
#define ADDUCE_STORE_DOCUMENT_H

#include "ontology/store/internal.h"
#include "ontology/store/terms.h"

/* Bytes of one passage that are searched. The longest real paragraphs have some 20 kB; what is longer is a
 * file without paragraphs, and Xapian keeps a whole document in memory. */
#define DOCUMENT_BYTES (4u * 1024u * 1024u)

typedef struct {
  gint64 id;
  gboolean shown;   /* FALSE: the paper is hidden or not finished; then there is no document */
  GArray *postings; /* TextPosting; their terms belong to strings */
  GStringChunk *strings;
  gint64 values[TEXT_SLOT_N];
  gsize bytes; /* of text */
} Document;

/* Makes documents from rows, passage by passage; cheapest in the order of papers. */
typedef struct DocumentMaker DocumentMaker;
DocumentMaker *document_maker_new(Store *store);
void document_maker_free(DocumentMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DocumentMaker, document_maker_free)

/* A statement over passages: one row a passage, with the columns that document_make needs, in the order of
 * papers. One parameter: the seq after which a row counts. */
#define DOCUMENT_ROWS                                                                                        \
  "SELECT id, paper, role, zone, start, stop FROM passage WHERE searched = 1 AND seq > ? ORDER BY paper, "   \
  "position"

/* The number of the document that stands for a paper as a whole. Passages stay under it. */
#define PAPER_DOCUMENT(paper) ((paper) + G_GINT64_CONSTANT(0x80000000))

/* The document of a paper: the words of its title, its abstracts and its keywords; without an abstract, those
 * of the beginning of its text. Belongs to the maker, until the next call. */
const Document *document_make_paper(DocumentMaker *maker, gint64 paper, GError **error);

/* The document for the row the statement stands on; belongs to the maker, until the next call. */
const Document *document_make(DocumentMaker *maker, sqlite3_stmt *row, GError **error);

#endif
