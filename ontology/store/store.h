/* The knowledge base: one directory that keeps papers, works, references, citations and passages.
 *
 * base.sqlite is the truth; index/<generation>/ (Xapian) is derived from it, can be deleted at any time and
 * is built anew by the next writer. docs/store.md has the files, the tables and the commit protocol.
 *
 * A whole operation crosses this header at a time: a call gives structures that the caller owns and frees in
 * one call; none of them refers to the Store. A Store belongs to one thread. One writer at a time; readers
 * are never blocked and never block.
 *
 * The digest rule. A digest and the paper it retells are one work. As soon as the paper itself is held, its
 * digest is hidden: no function below gives it, finds it or counts it (except store_files, and the count of
 * hidden papers). No caller has to think of it. */
#ifndef ADDUCE_STORE_STORE_H
#define ADDUCE_STORE_STORE_H

#include "corpus/base/diagnostic.h"
#include "corpus/base/exitcode.h"
#include "corpus/paper.h"

#include "ontology/store/condition.h"

#include <glib.h>

typedef struct Store Store;

#define STORE_ERROR store_error_quark()
GQuark store_error_quark(void);
typedef enum {
  STORE_ERROR_NO_BASE,   /* no knowledge base in this directory */
  STORE_ERROR_ACCESS,    /* there is one, and it may not be read (or written) */
  STORE_ERROR_VERSION,   /* made by a newer adduce */
  STORE_ERROR_BUSY,      /* another writer has held it past the deadline */
  STORE_ERROR_CORRUPT,   /* damaged, or not what it says it is */
  STORE_ERROR_FULL,      /* the disk or the quota is full; what was committed before is safe */
  STORE_ERROR_IO,        /* the system failed to read or write */
  STORE_ERROR_MEMORY,    /* out of memory */
  STORE_ERROR_NOT_FOUND, /* no such key */
  STORE_ERROR_AMBIGUOUS, /* the beginning of several keys; the message names them */
  STORE_ERROR_INPUT,     /* what was given can't be stored: over a limit, not checked */
} StoreError;

/* The exit code for an error of this or another domain: NOT_FOUND and AMBIGUOUS 1, BUSY 75, others 3. */
ExitCode store_error_exit(const GError *error);

/* ---------------------------------------------------------------- opening */

/* To read. Works in a directory that may not be written to (see docs/store.md, "Readers"). A missing or
 * damaged index doesn't keep the store from opening: only store_search fails then. */
Store *store_open_read(const char *directory, GError **error);

/* To write. Makes the directory and the base where there is none and create is TRUE. Waits up to deadline_ms
 * for another writer. Then brings the index in step with the base (recovery: the same function as a commit),
 * and builds it anew if it is missing, damaged, foreign or of another version. */
Store *store_open_write(const char *directory, gboolean create, guint deadline_ms, GError **error);

/* NULL is allowed. What was not committed is dropped. */
void store_close(Store *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Store, store_close)

/* ---------------------------------------------------------------- writing */

/* A file that was given to the store. */
typedef struct {
  char *path;    /* absolute; the key of the row; owned */
  char *sha256;  /* 64 hexadecimal digits; owned */
  gint64 size;   /* bytes; -1: read it again next time, whatever it looks like */
  gint64 mtime;  /* nanoseconds since 1970, of the file when it was read */
  guint papers;  /* how many it holds */
  char *failure; /* why nothing could be read; NULL when it could; owned */
} StoreFile;

void store_file_free(StoreFile *file);

/* The files known, in the order of their path: GPtrArray of StoreFile. A file whose size and mtime are the
 * same need not be read; one whose sha256 is the same need not be parsed. */
GPtrArray *store_files(Store *store, GError **error);

typedef enum { STORE_UNCHANGED, STORE_ADDED, STORE_REPLACED } StoreChange;

/* Puts a file and its papers (Paper*, may be empty or NULL; only read; paper_check must have passed).
 * The same sha256 as before: size and mtime are noted, papers are not looked at (STORE_UNCHANGED). Another:
 * the papers of that path are replaced. Two paths with the same content hold the same papers, once.
 * file->papers is ignored. A file with a failure and no papers is kept so that it needn't be tried again.
 * change may be NULL. After an error the store must be closed: nothing since the last commit is kept. */
gboolean store_put_file(Store *store, const StoreFile *file, const GPtrArray *papers, StoreChange *change,
                        GError **error);

/* Forgets a file and its papers (unless another path has the same content). Unknown path: NOT_FOUND. */
gboolean store_remove_file(Store *store, const char *path, GError **error);

/* Removes one paper, by its key. Its file is read again at the next run if it is still there. */
gboolean store_remove_paper(Store *store, const char *key, GError **error);

/* Makes everything since the last commit durable and visible: resolves works, gives keys, hides digests,
 * commits the base, then brings the index in step. Large builds are made durable in between as well; papers
 * become visible here. An error of the index alone (disk full) leaves the base committed; the next writer
 * mends the index. */
gboolean store_commit(Store *store, GError **error);

/* ---------------------------------------------------------------- reading: papers */

typedef struct {
  gint64 id;  /* of the row; never used again */
  char *key;  /* "powell2010" */
  char *work; /* key of its work; the same as key for the first paper of a work */
  PaperKind kind;
  char *digest_of;   /* of a digest: what it retells, as it says itself; else NULL */
  Record *record;    /* what the paper says of itself; never NULL */
  char *display;     /* label for people: "Powell & Perron, 2010", else title, else the inferred label */
  gboolean inferred; /* display is the inferred label: nothing of author, year or title is printed */
  char *label;       /* the inferred label; NULL where a title is printed */
  char *file;        /* path of a file that holds it */
  char *sha256;      /* of that file */
  char *format;      /* name of the reader */
  guint index;       /* which paper of the file, from 0 */
  SourcePlace place; /* which part of the file; path is NULL */
  gsize text_length, running_length;                          /* bytes */
  guint sections, passages, sentences, references, citations; /* how many */
  guint linked, missing;                                      /* citations with a reference; without one */
} StorePaper;

/* Reference counted: passages of one paper share it. */
StorePaper *store_paper_ref(StorePaper *paper);
void store_paper_unref(StorePaper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StorePaper, store_paper_unref)

/* By key, by the key of its work (its first paper), or by the beginning of one key only. NULL with NOT_FOUND
 * (the message names keys like it) or AMBIGUOUS. */
StorePaper *store_paper(Store *store, const char *key, GError **error);
/* All, in the order of their keys: GPtrArray of StorePaper. */
GPtrArray *store_papers(Store *store, GError **error);
/* The whole paper as it was put: text, map, sections, paragraphs, sentences, references, citations, kept
 * pieces, for whoever walks a Paper. Diagnostics are not kept. */
Paper *store_paper_load(Store *store, gint64 paper, GError **error);

/* A paper's text and the map back to its file. */
typedef struct {
  char *text; /* NUL-terminated */
  gsize length, running_length;
  SourceMap *map; /* source_map_locate gives the place of a span */
} StoreText;

void store_text_free(StoreText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StoreText, store_text_free)
StoreText *store_text(Store *store, gint64 paper, GError **error);

/* The outline: GArray of Section with title and number owned (freed with the array). */
GArray *store_sections(Store *store, gint64 paper, GError **error);

/* ---------------------------------------------------------------- reading: references and citations */

typedef struct {
  guint n;         /* from 1 */
  char *label;     /* as printed; NULL none */
  char *raw;       /* healed to one line */
  Span span;       /* in the running text; {0,0} unknown */
  Record *record;  /* never NULL, but for those of a passage: store_reference_record() */
  char *work;      /* key of the work it was resolved to; NULL where the entry says too little */
  guint citations; /* how many citations of the paper point at it; 0 for those of a passage */
  char *unread;    /* the record as the base has it, for store_reference_record(); else NULL */
} StoreReference;

void store_reference_free(StoreReference *reference);
/* The record, read when it is first asked for: of the many passages that are looked at few are shown. Never
 * NULL; the reference's own. Not for two threads at a time. */
const Record *store_reference_record(StoreReference *reference);

typedef struct {
  Span span;  /* in the paper's text */
  char *text; /* as printed */
  CitationForm form;
  guint group;
  CitationMatch match;
  double confidence;
  char *reason;          /* NULL when exact */
  GArray *numbers;       /* guint */
  GPtrArray *references; /* of StoreReference*, owned: the entries it is linked to; empty when missing */
  Span sentence;         /* of the sentence that holds it; {0,0} none */
  char *sentence_text;   /* NULL none, and for those of a passage; of one over LIMIT_SENTENCE_BYTES the part
                            around the citation */
  gint64 passage;        /* 0 none */
  StorePaper *paper;     /* the citing paper; set by store_cited_by, else NULL */
} StoreCitation;

void store_citation_free(StoreCitation *citation);

/* A paper's reference list: GPtrArray of StoreReference, in order of n. */
GPtrArray *store_references(Store *store, gint64 paper, GError **error);
/* A paper's citations in the order of the text, with their sentences: GPtrArray of StoreCitation. */
GPtrArray *store_citations(Store *store, gint64 paper, GError **error);
/* Every citation of a work in the papers held, by paper key and place: GPtrArray of StoreCitation with
 * paper and sentence. A reference that is listed but never cited gives one StoreCitation whose span and
 * sentence are {0,0}, with the reference. */
GPtrArray *store_cited_by(Store *store, const char *work_key, GError **error);

/* ---------------------------------------------------------------- reading: works */

typedef struct {
  gint64 id;
  char *key;
  Record *record;     /* made from all its mentions */
  GPtrArray *papers;  /* of char*: keys of the papers held of it */
  GPtrArray *aliases; /* of char*: other keys that were given to it before two works proved to be one */
  guint references;   /* entries that name it */
  guint citing;       /* papers that list it */
} StoreWork;

void store_work_free(StoreWork *work);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StoreWork, store_work_free)

/* By key, an alias, the key of a paper, or the beginning of one key only. */
StoreWork *store_work(Store *store, const char *key, GError **error);

/* Every work, in the order of the keys: GPtrArray of StoreWork. */
GPtrArray *store_works(Store *store, GError **error);

/* An entry that names a work. */
typedef struct {
  char *paper; /* key of the paper whose list it is in */
  guint n;     /* in the list, from 1 */
  char *raw;   /* as printed */
} StoreNaming;

/* The entries that name a work, by paper and number: GPtrArray of StoreNaming. */
GPtrArray *store_work_mentions(Store *store, gint64 work, GError **error);

/* What one field of two namings tells. */
typedef struct {
  char *field;   /* "title", "first author", "DOI", ... */
  char *finding; /* "the same but for misprints" */
  double weight; /* log odds; above 0 speaks for one work */
} StoreClue;

/* Why two works are two, or why what two keys or entries name is one: the pair of namings that is most
 * alike. */
typedef struct {
  char *one, *other;   /* as printed */
  GPtrArray *evidence; /* of StoreClue* */
  double odds;         /* log odds: the sum, with the prior */
  double probability;
  gboolean same;    /* held for one work */
  GPtrArray *rules; /* of char*: lines of works.txt about them, "works.txt:3: different" */
} StoreWhy;

void store_why_free(StoreWhy *why);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StoreWhy, store_why_free)

/* A side is a key of a work or paper, or an entry ("powell2010#12"). */
StoreWhy *store_works_why(Store *store, const char *one, const char *other, GError **error);

/* What is wrong with works.txt in the directory of a base: a warning for each line that isn't a rule. New. */
Diagnostics *store_works_check(const char *directory);

/* ---------------------------------------------------------------- reading: passages */

typedef struct {
  gint64 id;
  StorePaper *paper; /* without its counts: they are 0 */
  guint ordinal;     /* among the passages of the paper, in the order of the text */
  Span span;         /* in the paper's text */
  char *text;        /* of that span */
  BlockKind block;   /* BLOCK_TEXT for pieces that were taken out of the running text */
  char *kept;        /* "caption", "table", "footnote", ... for those pieces; else NULL */
  Zone zone;
  SectionRole role;
  GPtrArray *headings;  /* of char*: titles of the sections that hold it, outermost first */
  GArray *sentences;    /* Span in the paper's text, in order */
  GPtrArray *citations; /* of StoreCitation*, in order; without sentence_text, their records unread */
  gboolean has_bytes;   /* place in the file, as SourcePlace */
  gsize source_start, source_end;
  guint page; /* 0 unknown */
  char *path; /* NULL none */
} StorePassage;

void store_passage_free(StorePassage *passage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StorePassage, store_passage_free)

/* Passages by their ids, in the order of the ids; ids that are gone are left out. GPtrArray of StorePassage.
 */
GPtrArray *store_passages(Store *store, const gint64 *ids, guint n, GError **error);
/* All passages of a paper in the order of the text. */
GPtrArray *store_paper_passages(Store *store, gint64 paper, GError **error);
/* The passage that holds a byte of a paper's text, with up to around passages before and after it, in order.
 * NOT_FOUND past the end. */
GPtrArray *store_passages_at(Store *store, gint64 paper, gsize offset, guint around, GError **error);

/* ---------------------------------------------------------------- searching */

/* What is searched for. Words are folded, stemmed and freed of stop words exactly as the index was; a query
 * is cut at LIMIT_QUERY_BYTES and LIMIT_QUERY_TERMS. */
typedef struct StoreQuery StoreQuery;

StoreQuery *store_query_new(void);
void store_query_free(StoreQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StoreQuery, store_query_free)

typedef enum {
  STORE_FILTER_PAPER, /* key of a paper */
  STORE_FILTER_WORK,  /* key of a work that the passage cites */
  STORE_FILTER_ROLE,  /* "results": section_role_name */
  STORE_FILTER_ZONE,  /* "body": zone_name */
  STORE_FILTER_KIND,  /* "full": paper_kind_name */
} StoreFilter;

/* Words that help (any of them may be absent), each with this weight. */
void store_query_add(StoreQuery *query, const char *text, double weight);
/* Words that must stand next to each other in this order. */
void store_query_add_phrase(StoreQuery *query, const char *text, double weight);
/* Words that must all be in the passage; words that must not be. */
void store_query_require(StoreQuery *query, const char *text);
void store_query_exclude(StoreQuery *query, const char *text);
/* Several values of one filter: any of them; several filters: all of them. */
void store_query_filter(StoreQuery *query, StoreFilter filter, const char *value);
/* Years from first to last, both included; 0 is open. */
void store_query_years(StoreQuery *query, int first, int last);
/* What passages must be to be found; taken over. Several: all of them. */
void store_query_within(StoreQuery *query, StoreCondition *condition);
/* At most n passages of one paper; 0 any number. */
void store_query_per_paper(StoreQuery *query, guint n);
/* Score = the sum of each scheme's score, divided by its best, times its weight. At first 1, 0, 0. */
void store_query_weigh(StoreQuery *query, double bm25, double ineb2, double title);

/* A word of the query as it is searched. */
typedef struct {
  char *word;     /* as it stands in the query, folded */
  char *term;     /* as it stands in the index */
  guint passages; /* how many passages of the base have it: 0 none */
} StoreQueryTerm;

typedef struct {
  gint64 passage;
  gint64 paper;  /* that holds it */
  double score;  /* > 0 */
  guint64 terms; /* bit i: has terms[i] of the hits; terms past the 64th have none */
} StoreHit;

typedef struct {
  GArray *hits;     /* StoreHit, best first; equal scores by id */
  GPtrArray *terms; /* StoreQueryTerm* of the words that help or must be there, stop words left out */
  guint matches;    /* estimate of how many passages match at all */
  guint passages;   /* how many passages the index holds */
} StoreHits;

void store_hits_free(StoreHits *hits);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StoreHits, store_hits_free)

/* The best passages that are still there, at most limit. A query without words gives no hits. */
StoreHits *store_search(Store *store, const StoreQuery *query, guint limit, GError **error);

/* A word as it stands in passages. */
typedef struct {
  char *word;     /* folded */
  guint distance; /* letters inserted, left out, changed or exchanged with their neighbour, from the one asked
                     for */
  guint passages; /* how many have it, in this or another form */
} StoreWord;

/* Words of the base that differ from a folded word in at most `distance` letters (at most 2), nearest first,
 * then commonest. At most 16; empty where a passage has the word itself in any form. Linear in the words of
 * the base. GPtrArray of StoreWord, owned. */
GPtrArray *store_similar_words(Store *store, const char *word, guint distance, GError **error);

/* ---------------------------------------------------------------- the base as a whole */

typedef struct {
  char *directory;
  char *uuid;
  guint64 seq;       /* number of the last transaction */
  guint64 index_seq; /* of the last transaction that the index has; G_MAXUINT64 where there is no index */
  guint generation;  /* of the index */
  guint schema;      /* version of the tables */
  guint64 files, failed_files;
  guint64 papers, digests, hidden; /* digests are among papers; hidden ones are not */
  guint64 sections, passages, sentences, references, citations, linked, missing, works;
  guint64 text_bytes;
} StoreStatus;

void store_status_free(StoreStatus *status);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StoreStatus, store_status_free)
StoreStatus *store_status(Store *store, GError **error);

typedef struct {
  guint64 rows;      /* passages that should be in the index */
  guint64 documents; /* passages in it */
  guint64 absent, dangling,
      wrong; /* of passages and whole papers: without document; documents of nothing; with other terms */
} StoreVerification;

/* Compares the index with the base, term by term, and checks the base itself (integrity, foreign keys). TRUE
 * with the counts when it could be done; CORRUPT when the base itself is damaged. Takes as long as indexing.
 */
gboolean store_verify(Store *store, StoreVerification *result, GError **error);

#endif
