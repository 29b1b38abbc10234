/* A stretch of text as the tokens that citations are made of. */
#ifndef ADDUCE_CITATION_CITATION_TOKEN_H
#define ADDUCE_CITATION_CITATION_TOKEN_H

#include "corpus/record/record.h"

typedef enum {
  TOKEN_WORD,   /* letters, with hyphens and apostrophes inside */
  TOKEN_MIXED,  /* letters and digits: "12SP", "H2O" */
  TOKEN_NUMBER, /* digits */
  TOKEN_YEAR,   /* 1500 to 2099, with a letter or without: 1997, 1997a; also "n.d." and "in press" */
  TOKEN_OPEN,   /* ( [ */
  TOKEN_CLOSE,  /* ) ] */
  TOKEN_COMMA,
  TOKEN_SEMICOLON,
  TOKEN_POINT,
  TOKEN_COLON,
  TOKEN_AND, /* & */
  TOKEN_DASH,
  TOKEN_QUOTE,
  TOKEN_OTHER
} TokenKind;

typedef struct {
  gsize start, end; /* in the text */
  guint8 kind;
  guint8 capital : 1;    /* of a word: begins with one */
  guint8 initial : 1;    /* of a word: one letter, a capital, or capitals with hyphens ("J", "JP", "J-P") */
  guint8 possessive : 1; /* of a word: "'s" or "'" was cut off its end; end stands before it */
  guint8 blank : 1;      /* a blank or a line break stands before it */
  char suffix;           /* of a year; 0 none */
  gint16 year;           /* of a year; YEAR_IN_PRESS, YEAR_NONE */
  gint32 open;           /* index of the bracket that holds the token, -1 none */
} Token;

/* Cuts [span) into tokens, appended to tokens (Token), which is emptied first. Emphasis marks (* and _) are
 * left out. Linear. */
void citation_tokens_cut(const char *text, Span span, GArray *tokens);

/* Whether a token is this word, in any case. */
gboolean token_is(const char *text, const Token *token, const char *word);

#endif
