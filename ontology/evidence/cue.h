/* Words that tell which way a finding points, how sure it is, and what kind of sentence it stands in.
 *
 * The lists are our own; words are looked up by their stem, so that "increases", "increased" and "increasing"
 * need one entry. A word may have several cues. */
#ifndef ADDUCE_EVIDENCE_CUE_H
#define ADDUCE_EVIDENCE_CUE_H

#include <glib.h>

#define CUE_STOP         (G_GUINT64_CONSTANT(1) << 0) /* says nothing by itself: "the", "of" */
#define CUE_UP           (G_GUINT64_CONSTANT(1) << 1) /* more of something: "increased", "higher" */
#define CUE_DOWN         (G_GUINT64_CONSTANT(1) << 2) /* less of it: "reduced", "fewer", "inhibits" */
#define CUE_BETTER       (G_GUINT64_CONSTANT(1) << 3) /* good, whichever way: "improved", "effective" */
#define CUE_WORSE        (G_GUINT64_CONSTANT(1) << 4) /* bad, whichever way: "worse", "impairs" */
#define CUE_SAME         (G_GUINT64_CONSTANT(1) << 5) /* no difference: "similar", "unchanged" */
#define CUE_NEGATION     (G_GUINT64_CONSTANT(1) << 6) /* "not", "no", "without", "fails" */
#define CUE_HEDGE        (G_GUINT64_CONSTANT(1) << 7) /* "may", "suggests", "possible" */
#define CUE_CAUSE        (G_GUINT64_CONSTANT(1) << 8) /* "causes", "leads", "induced" */
#define CUE_LINK         (G_GUINT64_CONSTANT(1) << 9) /* relation without direction: "associated", "correlates" */
#define CUE_DIFFER       (G_GUINT64_CONSTANT(1) << 10) /* "difference", "effect", "change", "influence" */
#define CUE_SIGNIFICANT  (G_GUINT64_CONSTANT(1) << 11)
#define CUE_COMPARE      (G_GUINT64_CONSTANT(1) << 12) /* "than", "versus", "compared" */
#define CUE_STRONG       (G_GUINT64_CONSTANT(1) << 13) /* claims much: "proves", "cures", "always" */
#define CUE_BAD_OUTCOME  (G_GUINT64_CONSTANT(1) << 14) /* a thing better had less of: "mortality", "pain" */
#define CUE_GOOD_OUTCOME (G_GUINT64_CONSTANT(1) << 15) /* better had more of: "survival", "adherence" */
#define CUE_STATISTIC    (G_GUINT64_CONSTANT(1) << 16) /* "p", "ci", "odds", "mean" */
#define CUE_TREATED                                                                                          \
  (G_GUINT64_CONSTANT(1) << 17)                   /* the arm that is tested: "intervention", "experimental"  \
                                                   */
#define CUE_CONTROL (G_GUINT64_CONSTANT(1) << 18) /* the other: "placebo", "control", "usual" */
#define CUE_AIM     (G_GUINT64_CONSTANT(1) << 19) /* "aim", "objective", "hypothesised", "investigate" */
#define CUE_OPINION (G_GUINT64_CONSTANT(1) << 20) /* "believe", "should", "argue" */
#define CUE_REPORT  (G_GUINT64_CONSTANT(1) << 21) /* "found", "showed", "reported", "observed" */
#define CUE_BE      (G_GUINT64_CONSTANT(1) << 22) /* forms of "be" and "become" that make a passive */
#define CUE_N       23

#define CUE_RELATION (CUE_UP | CUE_DOWN | CUE_BETTER | CUE_WORSE | CUE_CAUSE)

/* Kinds of words for the readers of sentences; no feature of a model. */
#define WORD_DENIES (G_GUINT64_CONSTANT(1) << 32) /* "not", "never" */
#define WORD_REMOVES                                                                                         \
  (G_GUINT64_CONSTANT(1) << 33)                     /* takes away what it stands beside: "lack", "knockout"  \
                                                     */
#define WORD_REVERSED (G_GUINT64_CONSTANT(1) << 34) /* its subject is acted upon: "requires", "depends" */
#define WORD_LEADS    (G_GUINT64_CONSTANT(1) << 35) /* before what acts: "by", "after" */
#define WORD_TREATED                                                                                         \
  (G_GUINT64_CONSTANT(1) << 36) /* the same with "with" or "to" after it: "treated", "due" */
#define WORD_FRAME    (G_GUINT64_CONSTANT(1) << 37) /* "effect" of X on Y, "role" of X in Y */
#define WORD_COMPOUND (G_GUINT64_CONSTANT(1) << 38) /* X-"induced", X-"dependent" */
#define WORD_MEASURED (G_GUINT64_CONSTANT(1) << 39) /* "risk" of Y, Y "levels" */

/* Cue bits of a word in small letters. Constant time; safe from any thread. */
guint64 cues_of_word(const char *word);
/* The same, with the stem and its hash known already. */
guint64 cues_of_stemmed(const char *word, guint64 stem_hash);

#endif
