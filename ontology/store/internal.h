/* What the files of this room share about an open knowledge base. Not for other rooms. */
#ifndef ADDUCE_STORE_INTERNAL_H
#define ADDUCE_STORE_INTERNAL_H

#include "ontology/store/db.h"
#include "ontology/store/store.h"
#include "ontology/store/text_index.h"

/* "ADDC": application_id of base.sqlite. */
#define STORE_APPLICATION 0x41444443
#define STORE_SCHEMA      3

/* How the base is read, and what has to be proved about it (docs/store.md, "Readers"). */
typedef struct {
  gboolean alone; /* without locks: the files must be found unchanged after each operation */
  gint64 size, mtime, ctime, inode; /* of base.sqlite */
  gint64 wal_size, wal_mtime;       /* of base.sqlite-wal; -1 none */
} StoreFiles;

/* ontology/mention/matcher.h */
typedef struct Matcher Matcher;

struct Store {
  char *directory;
  Db *db;
  gboolean writer;
  guint deadline_ms;
  StoreFiles files;

  /* writer */
  gboolean failed;        /* a write failed: only closing is left */
  gboolean changed;       /* rows were changed since the last commit */
  gboolean index_changed; /* some of them show in the index */
  gint64 bytes;           /* of text put since the last commit */
  gint64 seq;             /* of the last commit; rows changed now carry seq + 1 */
  gint64 indexed;         /* seq of the index */
  const Matcher *matcher; /* papers put are annotated with it; NULL: they aren't */

  /* reader */
  TextIndex *index;
  gint64 generation;    /* of index */
  Matcher *own_matcher; /* of the vocabulary of the base; NULL not read yet, or none */
};

/* ---- open.c */
/* A snapshot for one operation; every begin that gave TRUE has its end. Ends in BUSY where a base that is
 * read without locks was written meanwhile. A writer reads within its own transaction. */
gboolean store_begin_read(Store *store, GError **error);
gboolean store_end_read(Store *store, GError **error);
/* The write transaction, which is the writers' lock. */
gboolean store_begin_write(Store *store, GError **error);
/* TRUE where the store may write; INPUT where it was opened to read or has failed. */
gboolean store_check_writer(Store *store, GError **error);
/* Path of base/index/<generation>. Caller frees. */
char *store_index_path(const Store *store, gint64 generation);
/* Makes the names in a directory durable. */
gboolean directory_sync(const char *path, GError **error);
/* Removes a directory of plain files; what is missing is no error. */
gboolean directory_remove(const char *path, GError **error);

/* ---- index.c */
/* Brings the index in step with the base, or builds it anew. In and after: the write transaction is open and
 * nothing was changed in it. */
gboolean index_recover(Store *store, GError **error);
/* Turns an error of the index into one of the store; FALSE. */
gboolean index_error(const Store *store, GError *problem, GError **error);
/* Removes directories of other generations. */
void index_remove_old(Store *store);

/* ---- search.c */
/* The index in use now; another generation than the one open is opened instead. Within a read. */
gboolean store_open_index(Store *store, GError **error);

/* ---- put.c */
/* Deletes a paper and leaves tombstones. */
gboolean store_delete_holding(Store *store, gint64 paper, GError **error);
gboolean store_delete_orphans(Store *store, GError **error);

/* ---- commit.c */
/* Commits the base and nothing else: works, keys and the index come with store_commit. */
gboolean store_commit_base(Store *store, GError **error);

/* ---- finish.c */
/* Before a commit, when works and their keys are settled: which papers show, and under which keys. */
gboolean store_finish_papers(Store *store, GError **error);
/* What the index shows of these passages has changed: where gives the condition, with one parameter. */
gboolean store_touch_passages(Store *store, const char *where, gint64 parameter, GError **error);
/* The same for the passages that cite a work. */
gboolean store_touch_citing_passages(Store *store, gint64 work, GError **error);

/* ---- read*.c */
/* A span read from two columns; FALSE (CORRUPT) where it doesn't lie within length. */
gboolean store_column_span(Store *store, sqlite3_stmt *statement, int column, gsize length, Span *span,
                           GError **error);
gboolean store_corrupt(Store *store, const char *what, GError **error);
/* The paper of a row id, shown or not found. */
StorePaper *store_paper_by_id(Store *store, gint64 paper, GError **error);
/* The same without its counts, which take long for a large one. */
StorePaper *store_paper_uncounted(Store *store, gint64 paper, GError **error);
/* The text of one paper at a time: to read a piece, SQLite reads all before it anyway. */
typedef struct {
  gint64 paper;
  char *text; /* NULL none yet */
  gsize length;
} StoreBody;
gboolean store_body_load(Store *store, StoreBody *body, gint64 paper, gsize length, GError **error);
/* A piece, cut at characters. New. */
char *store_body_slice(const StoreBody *body, Span span);
/* [start, stop) of a paper's text, cut at characters. NULL with error. */
char *store_slice(Store *store, gint64 paper, Span span, GError **error);
SourceMap *store_map(Store *store, gint64 paper, GError **error);
/* A paper's references, and its citations. body: what was read of texts. */
GPtrArray *store_read_references(Store *store, gint64 paper, GError **error);
GPtrArray *store_read_citations(Store *store, gint64 paper, StoreBody *body, GError **error);
/* The citations of a passage, without their sentences' text, the records of their references unread. */
GPtrArray *store_read_passage_citations(Store *store, gint64 passage, const StoreBody *body, GError **error);

#endif
