/* A sentence with a finding, taken apart: which words name the intervention, the comparator and the outcome,
 * which point up or down, and what its figures say. What direction.c and pinpoint.c build their features
 * from. */
#ifndef ADDUCE_EVIDENCE_FINDING_H
#define ADDUCE_EVIDENCE_FINDING_H

#include "ontology/evidence/lexeme.h"

#define PART_I (1 << 0) /* of the intervention */
#define PART_C (1 << 1) /* of the comparator */
#define PART_O (1 << 2) /* of the outcome */

/* The words of intervention, comparator and outcome, for looking sentences up in. */
typedef struct {
  GHashTable *parts;          /* hash of a stem -> PART bits; words that I and C share have none of the two */
  guint words[3];             /* how many different words each part has */
  gboolean control_is_tested; /* the intervention is the control arm: "placebo" against "drug" */
} TrialQuestion;

TrialQuestion *trial_question_new(const char *intervention, const char *comparator, const char *outcome);
void trial_question_free(TrialQuestion *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TrialQuestion, trial_question_free)

/* One letter for what a word is in a finding:
 * I C O parts; U D up, down; B W better, worse; S same; N negation; G significant; X difference or effect;
 * T than, versus; P Q a p value or interval that shows, or doesn't show, a difference; # a number; 0 none. */
typedef struct {
  LexemeList *words;
  char *code;                            /* one for each word; '.' where it has none */
  guint *clause;                         /* number of the clause each word stands in, from 0 */
  guint clauses, best_clause;            /* the first of those that hold most words of the outcome */
  guint found[3];                        /* how many different words of each part the sentence has */
  gboolean significant, not_significant; /* by its p values and intervals */
} TrialFinding;

TrialFinding *trial_finding_new(const char *sentence, const TrialQuestion *question);
void trial_finding_free(TrialFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TrialFinding, trial_finding_free)

/* The votes of the words of direction, 1 up, -1 down each, by what stands around them: "lower in I", "I had
 * lower", "less than C" all are down, "lower in C" is up; those of the outcome's clause count twice.
 * outcome_polarity: 1 where the outcome is a good thing, -1 a bad one, 0 unknown (then "better" says
 * nothing). */
double finding_votes(const TrialFinding *finding, int outcome_polarity);

/* The figure given for the intervention against that for the comparator: 1 larger, -1 smaller, 0 equal or
 * none found. Reads "4.3 % of I and 5.1 % of C", "4.3 vs 5.1", "4.3 and 5.1, respectively". */
int finding_figures(const TrialFinding *finding);

#endif
