/* The one way in which commands put out results: JSON for machines, text for people, behind one interface.
 *
 * Structure (objects, arrays, members) is for the JSON backend, and the text backend ignores it; prose
 * (styled, wrapped lines) is for the text backend, and the JSON backend ignores it. So a command walks its
 * result once and says both, or asks printer_is_json and walks it twice.
 *
 * Output is always UTF-8, whatever the locale. Nothing is written to standard output anywhere else. */
#ifndef ADDUCE_BASE_PRINTER_H
#define ADDUCE_BASE_PRINTER_H

#include <glib.h>

typedef struct Printer Printer;

/* How prose looks on a terminal; plain where there is none or NO_COLOR is set. */
typedef enum { STYLE_PLAIN, STYLE_STRONG, STYLE_QUIET, STYLE_HEADING, STYLE_QUOTE, STYLE_WARN } TextStyle;

/* Writers to the file descriptor fd, which stays the caller's.
 * Text: on a terminal it wraps to the terminal's width, uses colours unless NO_COLOR is set, and pages
 * ($ADDUCE_PAGER, else $PAGER, else less; none when empty, "cat", or use_pager is FALSE) what doesn't fit on
 * the screen. Elsewhere it wraps nothing, so that grep sees whole sentences. */
Printer *printer_new_json(int fd);
Printer *printer_new_text(int fd, gboolean use_pager);
/* The same into a string that the caller owns, for tests: text is wrapped at `columns` (0: never). */
Printer *printer_new_json_string(GString *out);
Printer *printer_new_text_string(GString *out, guint columns, gboolean colours);

/* Writes what is left, waits for the pager and frees the printer. FALSE with an error when the output could
 * not be written; a reader that went away (`| head`) is no error. */
gboolean printer_finish(Printer *printer, GError **error);

gboolean printer_is_json(const Printer *printer);
/* Nobody reads any more: the command may stop. */
gboolean printer_is_closed(const Printer *printer);

/* Structure. `key` names the member when the surrounding thing is an object, and is NULL in an array and at
 * the top. printer_string and printer_integer skip nothing; the *_optional ones leave the member out when the
 * value is NULL, empty or 0: unknown is absent. */
void printer_begin_object(Printer *printer, const char *key);
void printer_end_object(Printer *printer);
void printer_begin_array(Printer *printer, const char *key);
void printer_end_array(Printer *printer);
/* Bytes that are no UTF-8 become U+FFFD; length -1 up to the NUL. */
void printer_string(Printer *printer, const char *key, const char *value);
void printer_string_n(Printer *printer, const char *key, const char *value, gssize length);
void printer_string_optional(Printer *printer, const char *key, const char *value);
void printer_integer(Printer *printer, const char *key, gint64 value);
void printer_integer_optional(Printer *printer, const char *key, gint64 value);
/* At most 6 significant digits; value must be finite. */
void printer_number(Printer *printer, const char *key, double value);
void printer_boolean(Printer *printer, const char *key, gboolean value);
/* Takes back all that isn't written yet and puts out nothing more: for a command that fails in the middle. */
void printer_abandon(Printer *printer);
/* Ends a top-level object's line, so that the next one starts on its own (JSON Lines). */
void printer_end_line(Printer *printer);

/* Prose. Control characters and invalid UTF-8 are made visible (safe_text), so that no text of others' making
 * reaches the terminal as commands. */
/* Adds to the paragraph that is being made. */
void printer_text(Printer *printer, TextStyle style, const char *text);
void printer_textf(Printer *printer, TextStyle style, const char *format, ...) G_GNUC_PRINTF(3, 4);
/* Ends the paragraph: wraps it at the terminal's width with `first` blanks before its first line and `rest`
 * before the others. */
void printer_flush(Printer *printer, guint first, guint rest);
/* One paragraph of one style. */
void printer_paragraph(Printer *printer, TextStyle style, guint indent, const char *text);
void printer_blank(Printer *printer);
/* A line as it is, never wrapped. */
void printer_line(Printer *printer, const char *text);
/* Bytes as they are, to a text printer: for formats that machines read and that may be long. Never paged, so
 * that memory doesn't grow with them. */
void printer_bytes(Printer *printer, const char *bytes, gsize length);

/* Columns that a text takes on a terminal: wide characters 2, combining ones 0. Valid UTF-8. */
guint text_columns(const char *text, gssize length);

#endif
