/* What a layout asks of characters and of stretches of text. All offsets are bytes in valid UTF-8, all spans
 * half open; nothing here allocates, and every function is linear in the span it is given. */
#ifndef ADDUCE_TEXT_CHARS_H
#define ADDUCE_TEXT_CHARS_H

#include "corpus/record/record.h"

#include <glib.h>

/* White space of any kind, the zero-width ones included. */
gboolean char_is_blank(gunichar c);
/* '-', U+2010, U+00AD: what may stand at the end of a broken line. */
gboolean char_is_hyphen(gunichar c);
/* Superscript digits, or the marks of notes: asterisk, dagger, double dagger, section, paragraph. */
gboolean char_is_note_mark(gunichar c);

/* The character before offset, and where it begins; 0 at start. */
gunichar char_before(const char *text, gsize start, gsize offset, gsize *at);

/* Without blanks at either end. */
Span span_trim(const char *text, Span span);
/* First and last character; 0 of an empty span. */
gunichar span_first_char(const char *text, Span span);
gunichar span_last_char(const char *text, Span span);

/* Words, capitals and so on of a span, counted in one walk. */
typedef struct {
  guint columns;    /* characters */
  guint words;      /* separated by blanks */
  guint letters;    /* alphabetic characters */
  guint upper;      /* of them upper case */
  guint digits;     /* decimal digits */
  guint capitals;   /* words that begin with an upper-case letter */
  guint long_lower; /* words of four letters and more that begin with a lower-case letter */
  guint gaps;       /* runs of two and more blanks, or tabs, inside */
  guint tabs;
  guint stops; /* full stops, question and exclamation marks followed by a blank */
} SpanCount;
SpanCount span_count(const char *text, Span span);

/* The span ends a sentence: ". ? ! :" or such, with closing quotes, brackets, note numbers or citations after
 * it; an abbreviation that never ends one ("et al.", "Fig.", "vs.") doesn't. */
gboolean span_ends_sentence(const char *text, Span span);
/* The span begins in the middle of a sentence: with a lower-case letter, or with closing punctuation. */
gboolean span_starts_inside(const char *text, Span span);

/* TRUE if the span, folded to lower case, begins with an ASCII word or phrase that ends at a word's end. */
gboolean span_starts_with(const char *text, Span span, const char *phrase);
/* TRUE if needle (ASCII) stands in the span, case ignored. */
gboolean span_contains(const char *text, Span span, const char *needle);

#endif
