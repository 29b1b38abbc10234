/* The design of a study, as a title, a section heading and a text tell it, and where it stands among designs.
 *
 * Levels: "The Oxford 2011 Levels of Evidence", OCEBM Levels of Evidence Working Group, Oxford Centre for
 * Evidence-Based Medicine, the row on whether an intervention helps: 1 systematic review of randomised
 * trials, 2 randomised trial, 3 non-randomised controlled cohort or follow-up study, 4 case series,
 * case-control, historically controlled, 5 mechanism-based reasoning. What the row doesn't name is put at 4
 * (cross-sectional survey, before-and-after) or 5 (narrative review, opinion); qualitative work, protocols
 * and guidelines answer other questions and have no level (0). */
#ifndef ADDUCE_EVIDENCE_DESIGN_H
#define ADDUCE_EVIDENCE_DESIGN_H

#include <glib.h>

typedef enum {
  DESIGN_UNKNOWN,
  DESIGN_META_ANALYSIS,
  DESIGN_SYSTEMATIC_REVIEW,
  DESIGN_RANDOMISED_TRIAL,
  DESIGN_CONTROLLED_TRIAL, /* not randomised; quasi-experiment */
  DESIGN_COHORT,           /* followed in time: prospective, retrospective, longitudinal, panel */
  DESIGN_CASE_CONTROL,
  DESIGN_BEFORE_AFTER,
  DESIGN_CROSS_SECTIONAL,
  DESIGN_CASE_SERIES, /* case reports too */
  DESIGN_QUALITATIVE,
  DESIGN_MIXED_METHODS,
  DESIGN_NARRATIVE_REVIEW, /* reviews that don't say they are systematic; scoping reviews */
  DESIGN_OPINION,          /* editorial, commentary, theory */
  DESIGN_PROTOCOL,
  DESIGN_GUIDELINE,
  DESIGN_N
} StudyDesign;

/* The design of the study that a text reports. title: of the work; section: heading the text stands under;
 * text: an abstract, a paragraph on methods, or the sentence that cites the study. Each may be NULL. The
 * title counts most, then what a text says of its own study ("we randomised", "this survey"), then any naming
 * of a design. Designs that are only wished for ("randomised trials are needed") don't count. */
StudyDesign design_of(const char *title, const char *section, const char *text);

/* 1 (strongest) to 5; 0 for designs off the scale. */
guint design_level(StudyDesign design);

/* "randomised trial", ...; NULL for DESIGN_UNKNOWN. */
const char *design_name(StudyDesign design);

#endif
