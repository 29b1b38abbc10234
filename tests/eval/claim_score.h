/* Claim checking scored as SciFact does (D. Wadden et al., EMNLP 2020; evaluation of allenai/scifact): what
 * was said of which abstract, with which sentences, against labels.jsonl. */
#ifndef ADDUCE_TESTS_EVAL_CLAIM_SCORE_H
#define ADDUCE_TESTS_EVAL_CLAIM_SCORE_H

#include <glib.h>
#include <json-glib/json-glib.h>

typedef struct {
  guint relevant, retrieved, label, rationalized;           /* abstracts */
  guint gold_sentences, said_sentences, right, right_label; /* sentences */
} ClaimScore;

/* A set's labels.jsonl and the sentences of its corpus.jsonl. */
typedef struct ClaimGold ClaimGold;
/* NULL: has said why. */
ClaimGold *claim_gold_read(const char *set);
void claim_gold_free(ClaimGold *gold);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ClaimGold, claim_gold_free)

/* Adds one claim: the object that `adduce check` printed for it. An answer stands for its paper (the file's
 * name is the id of the abstract) and for the sentences of the abstract that it quotes; supports and
 * contradicts are labels, null contradicts a claim that affirms and supports one that denies; the first
 * answer of a paper gives its label. */
void claim_score_add(ClaimScore *score, const ClaimGold *gold, const char *id, JsonObject *checked);

void claim_score_print(const char *name, const ClaimScore *score);
double claim_score_label_f1(const ClaimScore *score);

#endif
