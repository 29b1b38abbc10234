/* Readers: bytes in, papers out. One file a format; the table in reader.c is the only place that lists them.
 *
 * Called in the worker process for files of others' making, directly in tests. */
#ifndef ADDUCE_READER_READER_H
#define ADDUCE_READER_READER_H

#include "corpus/paper.h"

#include <glib.h>

#define READER_ERROR reader_error_quark()
GQuark reader_error_quark(void);
typedef enum {
  READER_ERROR_UNSUPPORTED, /* a recognised format without a reader; the message names the command that
                               converts it */
  READER_ERROR_BROKEN,      /* not what it says it is, cut off, damaged beyond reading */
  READER_ERROR_EMPTY,       /* no text in it */
  READER_ERROR_LIMIT,       /* over a named limit */
} ReaderError;

typedef struct {
  const char *name;       /* "plain", "jats" */
  const char *extensions; /* "txt md markdown text": hints only, the content decides */
  /* 0 not mine .. 100 surely; head is the start of the file, at most 64 KiB. */
  int (*recognise)(const char *name, const guint8 *head, gsize length);
  /* Papers (Paper*, owned by the array) of the file; at least one, or NULL with an error. What could be
   * mended is a diagnostic. */
  GPtrArray *(*read)(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error);
} Reader;

/* The reader for a file, by its content first and its name second; NULL with READER_ERROR_UNSUPPORTED or
 * READER_ERROR_EMPTY. */
const Reader *reader_find(const char *name, GBytes *bytes, GError **error);

/* Finds the reader, reads, cuts sentences, checks (paper_check), and sets file, sha256, format and index of
 * each paper. Takes no file: the caller has read it. */
GPtrArray *reader_read(const char *name, GBytes *bytes, Diagnostics *diagnostics, GError **error);

/* Each reader's own door, for the table and for tests. */
extern const Reader reader_plain;
extern const Reader reader_jats;
/* Files of bibliographic records: each record with an abstract is a paper of kind PAPER_ABSTRACT. */
extern const Reader reader_bibtex;
extern const Reader reader_ris;
extern const Reader reader_csl;

#endif
