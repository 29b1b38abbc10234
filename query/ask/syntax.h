/* The query language: what of a query restricts where answers are looked for, and what is left as the
 * question.
 *
 *   "helper therapy"          these words, next to each other in this order
 *   hospital AND (cost OR money) NOT drugs     words that a passage must have, any of which, none of which;
 *                             -drugs is NOT drugs
 *   sponsor NEAR/5 sobriety   within five words of each other (NEAR: ten)
 *   author:powell year:2000..2015 design:rct paper:powell2010 concept:"social support" section:results
 *   cites:levy1976 zone:abstract kind:full
 *
 * Operators are in capitals, and none is read in a query that has no small letter. NOT binds closest, then
 * words side by side, NEAR, AND, OR. Words, phrases and concepts that are not excluded are part of the
 * question too. What only looks like syntax is read as words. adduce-query(7) is the manual. */
#ifndef ADDUCE_QUERY_ASK_SYNTAX_H
#define ADDUCE_QUERY_ASK_SYNTAX_H

#include "ontology/store/condition.h"

#define SYNTAX_ERROR syntax_error_quark()
GQuark syntax_error_quark(void);

typedef struct {
  char *question;            /* without operators, fields and what is excluded; owned */
  StoreCondition *condition; /* owned; NULL none */
  gboolean operators;        /* AND, OR, NOT or NEAR say which words a passage must have */
} Syntax;

/* A query read. FALSE with an error that says what is wrong at which word and what would be right: an empty
 * or impossible value, an operator without its words, an open parenthesis. Any bytes go. */
gboolean syntax_read(const char *text, Syntax *syntax, GError **error);
void syntax_clear(Syntax *syntax);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Syntax, syntax_clear)

#endif
