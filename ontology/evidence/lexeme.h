/* Words of a sentence as the models of this room see them.
 *
 * A lexeme is a run of letters (small letters; an apostrophe inside and what follows it dropped), a number,
 * or one of the signs % < > = + - ( ) , ; : and end marks. "no." is "no", "non-smokers" is "non", "smokers".
 * Signs that only look different (dashes, "≤", "−", "·" inside a number, "p < 0,05") become the plain one.
 * Everything else parts words. Invalid UTF-8 parts words too. */
#ifndef ADDUCE_EVIDENCE_LEXEME_H
#define ADDUCE_EVIDENCE_LEXEME_H

#include "ontology/evidence/cue.h"

#include <glib.h>

typedef enum { LEXEME_WORD, LEXEME_NUMBER, LEXEME_SIGN } LexemeKind;

typedef struct {
  LexemeKind kind;
  const char *text; /* small letters; of a number as printed; owned by the list */
  const char *stem; /* of a word; else text */
  guint64 hash;     /* of the stem */
  guint64 cues;     /* Cue bits of a word */
  double value;     /* of a number */
  gsize start, end; /* bytes in what was cut */
  gboolean capital; /* begins with a capital letter as printed */
} Lexeme;

typedef struct {
  GArray *items; /* Lexeme */
  GStringChunk *strings;
} LexemeList;

/* At most LEXEMES_MAX are cut: what follows in a longer text isn't seen. Words over 64 bytes are cut there.
 */
#define LEXEMES_MAX 1024

/* NULL text gives an empty list. Linear. Never NULL. */
LexemeList *lexemes_cut(const char *text);
void lexemes_free(LexemeList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LexemeList, lexemes_free)

static inline const Lexeme *lexeme_at(const LexemeList *list, guint i)
{
  return &g_array_index(list->items, Lexeme, i);
}

/* TRUE for a word that carries meaning of its own: no stop word, two letters or more, or a number. */
gboolean lexeme_is_content(const Lexeme *lexeme);

/* The hash all features and stems use: FNV-1a, 64 bits (Fowler, Noll, Vo). */
guint64 evidence_hash(const char *text);
/* One hash of two, in this order. */
static inline guint64 evidence_join(guint64 a, guint64 b)
{
  return (a ^ (b + G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) + (a << 6) + (a >> 2))) *
         G_GUINT64_CONSTANT(1099511628211);
}

#endif
