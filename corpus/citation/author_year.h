/* Lists of names in running text, read backwards from the year that follows them. Used by author_year.c only.
 */
#ifndef ADDUCE_CITATION_AUTHOR_YEAR_H
#define ADDUCE_CITATION_AUTHOR_YEAR_H

#include "corpus/citation/citation_token.h"
#include "corpus/citation/link.h"

enum { NAME_UNITS_MAX = 16, NAME_WORDS_MAX = 8 };

/* What stands between two names. */
typedef enum { JOINT_COMMA, JOINT_AND, JOINT_COMMA_AND, JOINT_SEMICOLON } Joint;

/* One name: capital words with their particles ("van Gestel-Timmermans", "Maria O'Connell"). */
typedef struct {
  int first, last;          /* tokens of the words */
  guint words;              /* at which the family name might begin: first is word 0 */
  int word[NAME_WORDS_MAX]; /* tokens where each of them begins */
  int initials_first;       /* token of the first initial before it, -1 none */
  char initials[6];         /* lower case */
} NameUnit;

typedef struct {
  NameUnit units[NAME_UNITS_MAX]; /* the one nearest to the year first */
  Joint joint[NAME_UNITS_MAX];    /* joint[k] between units[k] and units[k + 1] */
  guint n;
  gboolean et_al;
} NameList;

/* Reads names backwards from token i, down to (not including) low. */
void name_list_read(const char *text, const Token *tokens, int i, int low, NameList *list);
/* The unit that begins the list where no entry says which: by its grammar. */
guint name_list_default(const NameList *list, gboolean in_parentheses);
/* The token where a citation that begins with a word of the unit starts. */
int name_unit_start(const NameUnit *unit, guint word);
/* A month, "Table", "Version" and the like. */
gboolean name_unit_is_no_name(const char *text, const Token *tokens, const NameUnit *unit);

/* The names of a list from a unit and a word of it on, ready to be linked. */
typedef struct {
  Printed printed;
} Printing;
Printing *printing_new(const char *text, const Token *tokens, const NameList *list, guint unit, guint word);
void printing_free(Printing *printing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Printing, printing_free)

/* The words before a place, folded, with their tokens. */
typedef struct WordTrail WordTrail;
/* The words of tokens (low, i], read backwards. */
WordTrail *word_trail_new(const char *text, const Token *tokens, int i, int low);
void word_trail_free(WordTrail *trail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WordTrail, word_trail_free)
/* Whether the trail ends with the first length words ("and" doesn't count): the token where they begin, -1
 * no. */
int word_trail_match(const WordTrail *trail, const GPtrArray *words, guint length);

#endif
