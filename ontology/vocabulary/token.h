/* Words of a text as labels are compared: the one place where case, plural, possessive, spelling and Unicode
 * variants are made the same. Labels and texts go through it alike.
 *
 * Plain rules rather than a stemmer, for a label must not match whatever shares its stem ("groups" is
 * "group", "grouping" isn't). Linear in the text, no allocation. */
#ifndef ADDUCE_VOCABULARY_TOKEN_H
#define ADDUCE_VOCABULARY_TOKEN_H

#include "corpus/record/record.h"

#include <glib.h>

/* Bytes of a normalised word; what is longer is no word of a label. */
#define TOKEN_BYTES 64

/* A walk over the words of text[at, end). */
typedef struct {
  const char *text; /* valid UTF-8; belongs to the caller */
  gsize at, end;
  Span span;              /* of the word in the text, possessive included */
  char word[TOKEN_BYTES]; /* normalised, NUL-terminated; empty for a word that is too long */
  guint length;           /* of word */
} TokenCursor;

/* Goes to the next word; FALSE at the end. Words are runs of letters and digits with apostrophes inside;
 * hyphens, superscript digits and all other punctuation stand between words. */
gboolean token_next(TokenCursor *cursor);

/* Normalises a lower-case word in place: possessive, number words, plural, American spelling. Gives its new
 * length. buffer holds TOKEN_BYTES. */
guint token_normalise(char *buffer, guint length);

/* The words of a label, joined by blanks: "Self-Help Groups" gives "self help group". Caller frees. */
char *token_join(const char *text, gssize length);

#endif
