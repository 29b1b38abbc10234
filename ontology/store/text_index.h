/* Full text search behind a C header: whole operations only. Xapian 1.4 stands behind it (xapian_shim.cc);
 * nothing of it comes through, no exception either.
 *
 * An index is a directory. It carries a mark of the base it was made from and how far it got. A TextIndex
 * belongs to one thread. For ontology/store/ only. */
#ifndef ADDUCE_STORE_TEXT_INDEX_H
#define ADDUCE_STORE_TEXT_INDEX_H

#include <glib.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TEXT_INDEX_ERROR text_index_error_quark()
GQuark text_index_error_quark(void);
typedef enum {
  TEXT_INDEX_ERROR_MISSING, /* there is none */
  TEXT_INDEX_ERROR_CORRUPT, /* damaged, or made by another version of the library */
  TEXT_INDEX_ERROR_LOCKED,  /* somebody else writes to it */
  TEXT_INDEX_ERROR_MEMORY,
  TEXT_INDEX_ERROR_INPUT, /* a term is too long, an id too large */
  TEXT_INDEX_ERROR_FULL,  /* the disk or the quota is full */
  TEXT_INDEX_ERROR_IO,    /* the rest */
} TextIndexError;

/* Which base an index belongs to, and how far it got. */
typedef struct {
  char uuid[40];
  gint64 seq, stamp;
  gint64 analysis; /* version of the terms */
} TextIndexMark;

typedef struct TextIndex TextIndex;

/* A new empty index in a directory, whatever is in it; or one that exists. */
TextIndex *text_index_create(const char *directory, GError **error);
TextIndex *text_index_open_write(const char *directory, GError **error);
TextIndex *text_index_open_read(const char *directory, GError **error);
/* Drops what was not committed. */
void text_index_close(TextIndex *index);

/* The mark of the last commit; zeroed where there is none. */
gboolean text_index_mark(TextIndex *index, TextIndexMark *mark, GError **error);

/* One term of a document. Positions count words from 1; 0 for a term without place (a boolean term). */
typedef struct {
  const char *term; /* at most LIMIT_TERM_BYTES, no NUL */
  guint position;
  guint weight; /* occurrences added; 0 for boolean terms */
} TextPosting;

/* Slots of values: of an integer, in an order that sorts. */
enum { TEXT_SLOT_YEAR, TEXT_SLOT_PAPER, TEXT_SLOT_N };

/* Puts or replaces document id (1 .. 2^32 - 2). values: TEXT_SLOT_N numbers, 0 not set. After an error the
 * index takes nothing any more but text_index_close. */
gboolean text_index_put(TextIndex *index, gint64 id, const TextPosting *postings, gsize n,
                        const gint64 *values, GError **error);
gboolean text_index_drop(TextIndex *index, gint64 id, GError **error);
/* Everything since the last commit, with the mark (NULL: with the old one), in one step. */
gboolean text_index_commit(TextIndex *index, const TextIndexMark *mark, GError **error);

/* The stem of a folded word; new. */
char *text_index_stem(const char *word);

/* ---- searching */

/* How a clause of a query takes part. */
typedef enum {
  TEXT_HELP,    /* adds to the score */
  TEXT_REQUIRE, /* must be there, and adds to the score */
  TEXT_EXCLUDE, /* must not be there */
  TEXT_FILTER,  /* must be there, adds nothing; clauses of one group: any of them */
  TEXT_TITLE,   /* adds to the title score */
} TextRole;

typedef struct {
  TextRole role;
  guint group;              /* of a filter */
  double weight;            /* > 0 */
  const char *const *terms; /* one, or the words of a phrase in order */
  guint n_terms;
} TextClause;

/* What a document must be, whatever it scores. Terms and parts of TEXT_ANY and TEXT_EACH are alike: any of
 * them, or each; none of them lets nothing through, or everything. */
typedef enum {
  TEXT_ANY,
  TEXT_EACH,
  TEXT_NOT,    /* not its one part */
  TEXT_PHRASE, /* its terms, in order */
  TEXT_NEAR,   /* its terms, in any order, within so many words */
  TEXT_YEARS,
} TextOperator;

typedef struct TextCondition TextCondition;
struct TextCondition {
  TextOperator op;
  const char *const *terms;
  guint n_terms;
  const TextCondition *const *parts;
  guint n_parts;
  guint window;                 /* of TEXT_NEAR */
  gint64 year_first, year_last; /* of TEXT_YEARS; 0 open */
};

typedef struct {
  const TextClause *clauses;
  guint n_clauses;
  const TextCondition *condition; /* NULL none */
  gint64 year_first, year_last;   /* 0 open */
  guint per_paper;                /* 0 any number */
  double bm25, ineb2, title;      /* weights of the schemes */
  guint first, limit;             /* hits [first, first + limit) */
} TextQuery;

typedef struct {
  gint64 id;
  double score;
} TextHit;

typedef struct {
  GArray *hits;    /* TextHit, best first, equal scores by id */
  guint matches;   /* estimated */
  guint documents; /* in the index */
} TextHits;

void text_hits_free(TextHits *hits);
TextHits *text_index_search(TextIndex *index, const TextQuery *query, GError **error);
/* How many documents have each term. */
gboolean text_index_frequencies(TextIndex *index, const char *const *terms, guint n, guint *frequencies,
                                GError **error);
/* Calls visit for every word of the index (a term without prefix that begins with a small letter), in the
 * order of bytes, with how many documents have it. */
gboolean text_index_words(TextIndex *index, void (*visit)(const char *term, guint documents, gpointer data),
                          gpointer data, GError **error);
/* For each id, bit i set where the document has terms[i] (n at most 64). */
gboolean text_index_matching(TextIndex *index, const gint64 *ids, guint n_ids, const char *const *terms,
                             guint n, guint64 *bits, GError **error);

/* ---- single terms */

typedef struct {
  guint32 id;
  guint32 count;  /* of the term in this document */
  guint32 length; /* of the document: all counts of all its terms */
} TextOccurrence;

/* The documents that have a term: GArray of TextOccurrence in the order of ids. Without lengths these are 0.
 */
GArray *text_index_occurrences(TextIndex *index, const char *term, gboolean lengths, GError **error);

typedef struct {
  char *term; /* without the prefix; owned */
  guint count;
} TextTerm;

/* The terms of a document that have a prefix followed by a small letter or a digit: GArray of TextTerm, frees
 * its terms. A document that isn't there has none. */
GArray *text_index_terms(TextIndex *index, gint64 id, const char *prefix, GError **error);

/* ---- proving */

/* A number that depends on every term, its positions and weight, and every value of a document; the other one
 * computes it for a document that would be put. */
guint64 text_postings_digest(const TextPosting *postings, gsize n, const gint64 *values);
/* Calls visit for every document in the order of ids. FALSE with error where the index can't be read. */
gboolean text_index_walk(TextIndex *index, void (*visit)(gint64 id, guint64 digest, gpointer data),
                         gpointer data, GError **error);

#ifdef __cplusplus
}
#endif

#endif
