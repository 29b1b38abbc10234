#include "ontology/evidence/design.h"

#include "corpus/base/regex.h"

#include <string.h>

#define SEEN_BYTES 16384

typedef struct {
  StudyDesign design;
  guint level;
  const char *name;
  const char *pattern; /* names of the design; extended layout, any case */
} DesignRow;

/* In the order in which they are tried: a review of trials is no trial, a protocol of one neither. */
static const DesignRow rows[] = {
    {DESIGN_PROTOCOL, 0, "protocol",
     "\\b (study|trial|review) \\s protocol \\b | \\b protocol \\s (for|of) \\s an? \\b"},
    {DESIGN_META_ANALYSIS, 1, "meta-analysis", "\\b meta[- ]? (analy(sis|ses|tic) | regression) \\b"},
    {DESIGN_SYSTEMATIC_REVIEW, 1, "systematic review",
     "\\b (systematic (ally)? \\s ([\\w-]+ \\s)? (literature \\s)? (review|search|overview) (ed|s)? | "
     "cochrane \\s (\\w+ \\s)? review"
     "| umbrella \\s review | review \\s of \\s ([\\w-]+ \\s){0,2}? (randomi[sz]ed|controlled) \\s ([\\w-]+ "
     "\\s)? (trials|studies) ) \\b"},
    {DESIGN_GUIDELINE, 0, "guideline",
     "\\b (clinical|practice) \\s (practice \\s)? guidelines? \\b | \\b position \\s statement \\b"},
    {DESIGN_CONTROLLED_TRIAL, 3, "controlled trial",
     "\\b ((non|not|un) [- ]? randomi[sz]ed | non-random | quasi[- ]? (experiment(al)? | randomi[sz]ed) | "
     "matched \\s control (s|led)?"
     "| (?<! randomi[sz]ed \\s) (?<! randomi[sz]ed, \\s) controlled \\s (clinical \\s)? (trial|study) ) \\b"},
    {DESIGN_RANDOMISED_TRIAL, 2, "randomised trial",
     "\\b (randomi[sz]ed ([, -]+ [\\w-]+){0,4}? [, -]+ (trials?|stud(y|ies)|experiments?|design|comparison) "
     "| rcts?"
     "| (randomly|were \\s randomi[sz]ed|was \\s randomi[sz]ed|we \\s randomi[sz]ed) (\\s "
     "(assigned|allocated))?"
     "| randomi[sz]ed \\s to | double[- ]? blind | placebo[- ]? controlled | n[- ]of[- ]1 \\s trial | "
     "crossover \\s trial ) \\b"},
    {DESIGN_CASE_CONTROL, 4, "case-control study", "\\b case[- –] control (led)? \\b"},
    {DESIGN_COHORT, 3, "cohort study",
     "\\b (cohort | longitudinal (ly)? | prospective (ly)? | retrospective (ly)? | panel \\s "
     "(study|survey|data)"
     "| (\\d+|one|two|three|four|five|ten)[- ] (year|month|week) \\s follow[- ]? up | follow[- ]? up \\s "
     "(study|survey)"
     "| were \\s followed \\s (up|for) ) \\b"},
    {DESIGN_MIXED_METHODS, 4, "mixed-methods study", "\\b (mixed|multi) [- ]? methods? \\b"},
    {DESIGN_QUALITATIVE, 0, "qualitative study",
     "\\b (qualitative (ly)? | ethnograph(y|ic) | grounded \\s theory | phenomenolog(y|ical) | focus \\s "
     "groups?"
     "| (semi[- ]?structured|in[- ]depth|narrative|open-ended) \\s (\\w+ \\s)? interviews? | thematic \\s "
     "analysis | content \\s analysis"
     "| participant \\s observation ) \\b"},
    {DESIGN_BEFORE_AFTER, 4, "before-and-after study",
     "\\b (before[- ] (and[- ])? after | pre[- ]? (test|post) [- /]* (post)? [- ]? (test)? | pre[- "
     "](and|to)[- ]post"
     "| uncontrolled \\s (trial|study) | single[- ](arm|group) | pilot \\s (study|trial) | interrupted \\s "
     "time \\s series ) \\b"},
    {DESIGN_CROSS_SECTIONAL, 4, "cross-sectional study",
     "\\b (cross[- ]? sectional (ly)? | surveys? | surveyed | questionnaires? (?! \\s was \\s developed) | "
     "prevalence \\s study"
     "| census | correlational ) \\b"},
    {DESIGN_CASE_SERIES, 4, "case series",
     "\\b (case \\s (series|reports?|stud(y|ies)|histor(y|ies)) | chart \\s review) \\b"},
    {DESIGN_NARRATIVE_REVIEW, 5, "narrative review",
     "\\b ((literature|narrative|scoping|integrative|critical|brief|selective|research|state-of-the-art) \\s "
     "review(s|ed)? | overview"
     "| (a|this|our) \\s review | review \\s of \\s (the \\s)? (literature|research|evidence|studies) | "
     "reviews? \\s the \\s (literature|evidence|research)"
     ") \\b | ^ \\s* review \\b | : \\s an? \\s ([\\w-]+ \\s){0,2}? review \\b | \\b reviewed \\s (the \\s)? "
     "(literature|evidence|studies) \\b"},
    {DESIGN_OPINION, 5, "opinion",
     "\\b (editorial|commentary|viewpoint|perspectives?|letter \\s to \\s the \\s "
     "editor|essay|opinion|theoretical|conceptual \\s"
     "(paper|framework|model|analysis)) \\b"},
};

/* What is wished for, or said of others in general, is not what was done. */
#define WISH                                                                                                 \
  "\\b (needed | warranted | required | lacking | scarce | future \\s ([\\w-]+ \\s){0,3}? "                  \
  "(stud(y|ies)|research|trials?)"                                                                           \
  "| further \\s ([\\w-]+ \\s){0,3}? (stud(y|ies)|research|trials?) | (few|no) \\s ([\\w-]+ \\s){0,3}? "     \
  "(trials|studies)) \\b"

/* How a text speaks of its own study. */
#define OWN                                                                                                  \
  "\\b (we | our | this | the \\s (present|current) | were | was | participants | patients | subjects | "    \
  "methods? : | design :) \\b"

static gsize seen_length(const char *text)
{
  gsize length = text ? strnlen(text, SEEN_BYTES) : 0;
  const char *end;
  return text && g_utf8_validate(text, (gssize)length, &end) ? length : text ? (gsize)(end - text) : 0;
}

static const Regex *row_regex(guint row)
{
  static const Regex *compiled[G_N_ELEMENTS(rows)];
  return regex_once(&compiled[row], rows[row].pattern, REGEX_CASELESS);
}

/* The sentence around a match, roughly: from stop to stop. */
static Span sentence_around(const char *text, gsize length, Span match)
{
  Span span = match;
  while (span.start > 0 && !(text[span.start - 1] == '.' && g_ascii_isspace(text[span.start])))
    span.start--;
  while (span.end < length &&
         !(text[span.end] == '.' && (span.end + 1 == length || g_ascii_isspace(text[span.end + 1]))))
    span.end++;
  return span;
}

/* 0 not named, 1 named, 2 named as the text's own. Looks at the first few places only. */
static guint named_in(guint row, const char *text, gsize length)
{
  static const Regex *wish, *own;
  guint named = 0;
  Span match[1];
  gsize from = 0;
  for (guint tries = 0;
       tries < 8 && from < length && regex_find(row_regex(row), text, length, from, match, 1); tries++) {
    Span around = sentence_around(text, length, match[0]);
    from = MAX(match[0].end, from + 1);
    while (from < length && ((guchar)text[from] & 0xC0) == 0x80)
      from++;
    if (regex_find(regex_once(&wish, WISH, REGEX_CASELESS), text, around.end, around.start, NULL, 0))
      continue;
    if (regex_find(regex_once(&own, OWN, REGEX_CASELESS), text, around.end, around.start, NULL, 0))
      return 2;
    named = 1;
  }
  return named;
}

StudyDesign design_of(const char *title, const char *section, const char *text)
{
  gsize title_length = seen_length(title), section_length = seen_length(section), length = seen_length(text);
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    if (title_length && regex_find(row_regex(i), title, title_length, 0, NULL, 0))
      return rows[i].design;
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    if (section_length && regex_find(row_regex(i), section, section_length, 0, NULL, 0))
      return rows[i].design;
  StudyDesign weaker = DESIGN_UNKNOWN;
  for (guint i = 0; length && i < G_N_ELEMENTS(rows); i++) {
    guint named = named_in(i, text, length);
    if (named == 2)
      return rows[i].design;
    if (named == 1 && weaker == DESIGN_UNKNOWN)
      weaker = rows[i].design;
  }
  return weaker;
}

guint design_level(StudyDesign design)
{
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    if (rows[i].design == design)
      return rows[i].level;
  return 0;
}

const char *design_name(StudyDesign design)
{
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    if (rows[i].design == design)
      return rows[i].name;
  return NULL;
}
