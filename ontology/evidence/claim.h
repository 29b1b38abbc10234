/* A claim taken apart: what is said of what, which way, and whether it is said or denied.
 *
 * The negation of a claim ("does not reduce", "has no effect", "there is no evidence that") is taken off and
 * kept as a sign, so that a claim and its negation are the same core with opposite signs: that is why their
 * verdicts mirror each other. */
#ifndef ADDUCE_EVIDENCE_CLAIM_H
#define ADDUCE_EVIDENCE_CLAIM_H

#include "ontology/evidence/lexeme.h"

typedef enum { SIDE_NONE, SIDE_SUBJECT, SIDE_OBJECT, SIDE_RELATION } ClaimSide;

typedef struct {
  const Lexeme *lexeme; /* in the claim's words */
  ClaimSide side;
  double weight; /* how rare it is; filled in by whoever knows, 1 before */
} ClaimWord;

typedef struct {
  LexemeList *words;
  GArray *core;      /* ClaimWord: the content words without the negation, in order */
  int sign;          /* 1 said, -1 denied */
  int direction;     /* of the relation: 1 more, -1 less, 0 none */
  gboolean directed; /* has a relation with a subject and an object that can't be exchanged: "X reduces Y",
                        not "X is associated with Y" */
  gboolean subject_removed; /* the subject is the lack of something: "loss of X increases Y" */
  const Lexeme *relation;   /* NULL where none was found */
} Claim;

Claim *claim_parse(const char *text);
void claim_free(Claim *claim);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Claim, claim_free)

/* TRUE for a word that denies: "not", "no", "never", "cannot", "n't". */
gboolean lexeme_denies(const Lexeme *lexeme);
/* TRUE for a word that takes away what it stands beside: "lack", "loss", "deficient", "knockout",
 * "inhibition". */
gboolean lexeme_removes(const Lexeme *lexeme);
/* TRUE for a relation in the passive at i: "is reduced", "was significantly lower". */
gboolean lexeme_is_passive(const LexemeList *list, guint i);
/* TRUE for a relation whose subject is acted upon: "Y requires X", "Y depends on X". */
gboolean lexeme_is_reversed(const Lexeme *lexeme);
/* 1, -1 or 0: up, down or neither by its cues. */
int lexeme_direction(const Lexeme *lexeme);

#endif
