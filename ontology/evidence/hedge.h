/* How surely a sentence says what it says, and what kind of saying it is: rules over our own lists of words.
 *
 * Kinds that are no findings (aims, hypotheses, opinions, recommendations, questions, calls for research)
 * follow the distinction of K. Hyland, "Hedging in Scientific Research Articles" (1998) between what is
 * reported and what is ventured. */
#ifndef ADDUCE_EVIDENCE_HEDGE_H
#define ADDUCE_EVIDENCE_HEDGE_H

#include "corpus/record/record.h"

#include <glib.h>

typedef enum {
  SAYING_STATEMENT,      /* none of the others: a finding or a plain statement */
  SAYING_AIM,            /* "this study examines whether", "we aimed to" */
  SAYING_HYPOTHESIS,     /* "we hypothesised that", "it was expected that" */
  SAYING_OPINION,        /* "we believe", "in our view", "critics argue" */
  SAYING_RECOMMENDATION, /* "clinicians should", "we recommend" */
  SAYING_CALL,           /* "more research is needed" */
  SAYING_QUESTION,       /* ends with a question mark */
  SAYING_N
} Saying;

typedef struct {
  Saying saying;
  gboolean hedged;  /* "may", "suggests", "limited evidence"; not the "likely" of "more likely to relapse" */
  Span hedge;       /* the words that hedge; {0,0} none */
  gboolean negated; /* the sentence denies: "did not", "no difference"; "not only" doesn't */
  gboolean
      limited; /* says itself that its ground is weak: "limited evidence", "small sample", "inconclusive" */
} Tone;

/* Any text; linear. */
Tone tone_of(const char *sentence);
/* "statement", "aim", ... */
const char *saying_name(Saying saying);

/* The word of a claim that says more than studies can: "proved", "cure", "always", "all", "never". FALSE
 * where there is none. A number with it ("all three studies"), "not all" and "not always" don't count. */
gboolean claim_overstates(const char *claim, Span *word);

/* Which figures a sentence gives; bits. */
typedef enum {
  FIGURE_P_VALUE = 1 << 0,
  FIGURE_INTERVAL = 1 << 1,
  FIGURE_EFFECT = 1 << 2, /* ratio, standardised difference, correlation, test statistic */
  FIGURE_PERCENT = 1 << 3,
  FIGURE_SAMPLE = 1 << 4,      /* "n = 40", "40 patients" */
  FIGURE_SIGNIFICANCE = 1 << 5 /* "significant", in words */
} FigureKind;
guint figures_of(const char *sentence);

#endif
