/* Diagnostics: what was wrong with an input, where, and what to do. They are data, collected in a list, and
 * printed by whoever runs the program.
 *
 * Every room may use this header. A Diagnostics is not shared between threads. */
#ifndef ADDUCE_BASE_DIAGNOSTIC_H
#define ADDUCE_BASE_DIAGNOSTIC_H

#include <glib.h>

typedef enum { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR } Severity;

/* Where in the file. Only one kind of position is given; POSITION_NONE for the whole file. */
typedef enum { POSITION_NONE, POSITION_LINE, POSITION_BYTE, POSITION_PAGE } PositionKind;

typedef struct {
  Severity severity;
  char *file; /* as the user named it; owned; may be NULL */
  PositionKind kind;
  guint64 position; /* lines and pages from 1, bytes from 0 */
  char *code;       /* short, stable, lower case with '-': "unsupported", "limit", "bad-xml"; owned */
  char *message;    /* one sentence: what is wrong and what to do; owned */
} Diagnostic;

typedef struct Diagnostics Diagnostics;

Diagnostics *diagnostics_new(const char *file);
void diagnostics_free(Diagnostics *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diagnostics, diagnostics_free)

/* Adds one diagnostic. Past LIMIT_DIAGNOSTICS they are counted and not kept. list may be NULL: nothing
 * happens. */
void diagnostics_add(Diagnostics *list, Severity severity, PositionKind kind, guint64 position,
                     const char *code, const char *format, ...) G_GNUC_PRINTF(6, 7);

/* The ones kept, in the order they were added. */
guint diagnostics_count(const Diagnostics *list);
const Diagnostic *diagnostics_get(const Diagnostics *list, guint i);
/* How many were dropped at the limit. */
guint64 diagnostics_dropped(const Diagnostics *list);
/* TRUE if any kept or dropped diagnostic had SEVERITY_ERROR. */
gboolean diagnostics_has_error(const Diagnostics *list);
/* Appends copies of all of src to dst. */
void diagnostics_append(Diagnostics *dst, const Diagnostics *src);

const char *severity_name(Severity severity);

/* "FILE:LINE: severity: code: message", without a newline; control characters and invalid UTF-8 of FILE and
 * message are escaped, so that a hostile file can't write to the terminal. "byte N" and "page N" stand in
 * place of LINE. Caller frees. */
char *diagnostic_format(const Diagnostic *diagnostic);

#endif
