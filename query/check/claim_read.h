/* A claim as it is understood: what it affirms, of what and of whom, which way, and how much it claims. */
#ifndef ADDUCE_QUERY_CHECK_CLAIM_READ_H
#define ADDUCE_QUERY_CHECK_CLAIM_READ_H

#include "ontology/evidence/claim.h"
#include "query/ask/expand.h"
#include "query/ask/soft.h"

typedef struct {
  char *text;                        /* as typed, valid UTF-8; owned */
  char *affirmed;                    /* see claim_text.h; owned */
  int sign;                          /* 1 affirmed, -1 denied */
  Claim *claim;                      /* of the affirmed text; owned */
  Question *question;                /* of the affirmed text, expanded; owned */
  SoftWords *soft;                   /* words near to the question's in meaning; owned */
  char *subject, *relation, *object; /* words of the affirmed text; NULL not told; owned */
  char *population;                  /* "among ...", "in ...": NULL none; owned */
  GPtrArray *concepts;               /* of char*: labels of the concepts that it names; owned */
  char *overstated;                  /* the word that says more than studies can; NULL none; owned */
  double role_order;  /* above 0: what its subject is acts on what its object is (groups on symptoms), below 0
                         the other way round, 0 not told; turns its sign when they are exchanged */
  gboolean symmetric; /* see claim_is_symmetric */
  gboolean equates;   /* says itself that two things are alike: then "no difference" is for it */
} ReadClaim;

/* The side of the claim that byte `at` of its text stands on. */
ClaimSide claim_side_at(const Claim *claim, gsize at);

/* vocabulary: of the lexicon; NULL none. */
ReadClaim *claim_read(TermMaker *maker, const Lexicon *lexicon, const Vocabulary *vocabulary,
                      const char *text);
void read_claim_free(ReadClaim *claim);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReadClaim, read_claim_free)

#endif
