/* What a quotation says about its evidence: how surely it speaks, whose finding it is and which works stand
 * behind it, which way it points, for whom, by which design, and with which figures.
 *
 * A Judge holds what is known of the papers of one question, so that many quotations of one paper cost little
 * more than one. docs/answers.md has the rules and where the scales come from. */
#ifndef ADDUCE_QUERY_EVIDENCE_JUDGEMENT_H
#define ADDUCE_QUERY_EVIDENCE_JUDGEMENT_H

#include "ontology/evidence/design.h"
#include "ontology/store/evidence.h"
#include "query/evidence/figure.h"
#include "query/evidence/whose.h"

/* A concept by name; owned by the judge. */
typedef struct {
  char *key, *label;
} NamedConcept;

/* What to judge; bits. What isn't asked for is left zero, and costs nothing. */
typedef enum {
  JUDGE_TONE = 1 << 0,
  JUDGE_WHOSE = 1 << 1, /* citations and studies too */
  JUDGE_STATED = 1 << 2,
  JUDGE_DESIGN = 1 << 3, /* implies JUDGE_WHOSE; reads the paper's outset once a paper */
  JUDGE_FIGURES = 1 << 4,
  JUDGE_ALL = (1 << 5) - 1
} JudgeParts;

typedef struct {
  const StorePassage *passage; /* not owned: must outlive the judgement */
  Span span;                   /* of the quotation, in the paper's text */
  guint judged;                /* JudgeParts that are done */

  Tone tone; /* its hedge is a span in the paper's text; of several sentences: hedged or limited where one is,
                a statement where one is */

  Whose whose;
  gboolean inferred; /* whose was concluded from the place (section, sentences before), not read in words */
  GPtrArray *citations; /* of const StoreCitation*, owned by the passage, in order: those that belong to the
                           quotation; never NULL */
  guint outside;      /* how many of them stand outside the quotation: in a sentence that it goes on from, or
                         that goes on from it */
  GPtrArray *studies; /* of char*, owned: keys of the works whose study this is, sorted, each once: the
                         cited ones where it is reported, else the paper's own; empty where a reported one
                         isn't in the list of references; never NULL */

  const StoreStated *stated; /* the paper's assertions in these sentences; owned by the judge */
  guint n_stated;
  NamedConcept population; /* NULLs: not said */

  StudyDesign design;  /* of the study behind it */
  guint level;         /* Oxford 2011 (see design.h); 0 off the scale or unknown */
  gboolean design_own; /* design is the paper's; else read in the sentence or a cited title */

  GArray *figures; /* Figure, spans in the paper's text, in order; never NULL */
} Judgement;

typedef struct Judge Judge;

/* For the quotations of one question; store must outlive it. Grows with the papers judged (some 10 kB each).
 */
Judge *judge_new(Store *store);
void judge_free(Judge *judge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Judge, judge_free)

/* Judges a quotation, one or more whole sentences of a passage. parts: JudgeParts. Some 40 microseconds a
 * sentence, and half a millisecond for each new paper where its design is asked for; the first call of a
 * process compiles patterns, for 5 to 10 milliseconds. The judgement refers to the judge and the passage.
 * NULL with an error of the store. */
Judgement *judge_span(Judge *judge, const StorePassage *passage, Span span, guint parts, GError **error);
/* Judges what of JUDGE_TONE, JUDGE_WHOSE and JUDGE_FIGURES is asked for and not yet done: what only some of
 * many quotations need is judged when it is. */
void judgement_complete(Judgement *judgement, guint parts);
void judgement_free(Judgement *judgement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Judgement, judgement_free)

/* Sets studies and outside anew, after its citations have changed. */
void judgement_find_studies(Judgement *judgement);

/* May it count as evidence at all? Not an aim, a hypothesis, an opinion, a recommendation, a call for
 * research or a question. */
gboolean judgement_is_evidence(const Judgement *judgement);

#endif
