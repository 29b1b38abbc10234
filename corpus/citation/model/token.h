/* The tokens of a reference string: words, numbers, single punctuation characters, and DOIs and addresses as
 * one token each. */
#ifndef ADDUCE_CITATION_MODEL_TOKEN_H
#define ADDUCE_CITATION_MODEL_TOKEN_H

#include <glib.h>

/* What a token looks like. From SHAPE_PUNCTUATION on, the value is SHAPE_PUNCTUATION + a class of characters:
 * the ASCII characters, with quotation marks and dashes of every kind folded to one of them. */
typedef enum {
  SHAPE_NONE,          /* before the first and after the last token */
  SHAPE_LOWER,         /* word */
  SHAPE_CAPITAL,       /* Word */
  SHAPE_UPPER,         /* WORD */
  SHAPE_UPPER_SHORT,   /* two or three capitals: initials without points, or an acronym */
  SHAPE_INITIAL,       /* A */
  SHAPE_LOWER_ONE,     /* a */
  SHAPE_INNER,         /* McName, PLoS */
  SHAPE_CASELESS,      /* letters of a script without case */
  SHAPE_LETTER_DIGITS, /* e1002477, S12 */
  SHAPE_DIGITS_LETTER, /* 12a, 4th */
  SHAPE_MIXED,
  SHAPE_DIGIT_1,
  SHAPE_DIGIT_2,
  SHAPE_DIGIT_3,
  SHAPE_YEAR,        /* 1500 to 2039 */
  SHAPE_YEAR_LETTER, /* 1997a */
  SHAPE_DIGIT_4,
  SHAPE_DIGIT_MANY,
  SHAPE_ROMAN,
  SHAPE_DOI,
  SHAPE_URL,
  SHAPE_PUNCTUATION = 32
} TokenShape;

typedef struct {
  guint32 start, end;  /* bytes in the string, half open */
  guint32 word;        /* hash of the folded word */
  guint32 prefix[2];   /* hashes of the first two and three folded bytes */
  guint32 suffix[2];   /* hashes of the last two and three */
  guint8 shape;        /* TokenShape */
  guint8 length;       /* folded bytes, at most 255 */
  guint8 space_before; /* a blank stands before it */
  guint8 cue;          /* TokenCue */
  guint8 lexicon;      /* LexiconBits of the word */
  guint8 phrase;       /* LexiconPhraseBits of the longest phrase that covers it */
  guint8 phrase_place; /* 0 none, 1 first word, 2 inside, 3 last, 4 only */
} Token;

/* Cue words in English, German, French, Spanish, Portuguese and Italian. */
typedef enum {
  CUE_NONE,
  CUE_EDITOR,
  CUE_VOLUME,
  CUE_ISSUE,
  CUE_PAGES,
  CUE_IN,
  CUE_ACCESSED,
  CUE_AVAILABLE,
  CUE_MONTH,
  CUE_EDITION,
  CUE_THESIS,
  CUE_AND,
  CUE_ET_AL,
  CUE_TRANSLATOR,
  CUE_PARTICLE,
  CUE_SUFFIX,
  CUE_PUBLISHER,
  CUE_ORGANISATION,
  CUE_CONFERENCE,
  CUE_JOURNAL,
  CUE_REPORT,
  CUE_DOI,
  CUE_ADDRESS,
  CUE_IDENTIFIER,
  CUE_FORTHCOMING,
  CUE_ORIGINAL,
  CUE_SERIES,
  CUE_N
} TokenCue;

#define TOKENS_MAX 4096u /* of one string; the rest is not read: no list of authors is longer */

/* The tokens of raw[0, length), at most TOKENS_MAX. Any bytes are allowed: one that isn't UTF-8 is a token of
 * its own. Array of Token; caller frees. */
GArray *tokens_cut(const char *raw, gsize length);

/* Lower case, accents taken off (é e, ß ss, ø o); out gets at most size-1 bytes and a NUL. Gives the length.
 */
gsize token_fold(const char *text, gsize length, char *out, gsize size);

guint32 token_hash(const char *bytes, gsize length);

/* The kind of quotation mark, dash and so on behind a character: the ASCII character that stands for it, 0
 * for any other. */
char token_punctuation_class(gunichar c);

TokenCue token_cue(const char *folded);

#endif
