#include "ontology/evidence/hedge.h"

#include "corpus/base/regex.h"

#include <string.h>

/* Sentences are cut here, so that a hostile one costs no more than a long one. */
#define SEEN_BYTES 8192

static gsize seen_length(const char *text)
{
  gsize length = text ? strnlen(text, SEEN_BYTES) : 0;
  const char *end;
  return text && g_utf8_validate(text, (gssize)length, &end) ? length : text ? (gsize)(end - text) : 0;
}

static gboolean found(const Regex **place, const char *pattern, const char *text, gsize length, Span *span)
{
  return regex_find(regex_once(place, pattern, REGEX_CASELESS), text, length, 0, span, span ? 1 : 0);
}

static Saying saying_of(const char *text, gsize length)
{
  static const Regex *question, *aim, *hypothesis, *opinion, *recommendation, *call;
  if (found(&question, "\\? [\\s\"'”’)]* $", text, length, NULL))
    return SAYING_QUESTION;
  if (found(&call,
            "\\b (further|more|future|additional|larger|longer|well-designed|rigorous|randomi[sz]ed) \\s "
            "([\\w-]+ \\s){0,5}?"
            "(research|stud(y|ies)|trials?|work|evidence|investigations?) \\s ([\\w-]+ \\s){0,4}?"
            "((is|are|was|were|be) \\s (\\w+ \\s)? (needed|required|warranted|necessary|recommended)|needs? "
            "\\s to \\b|should \\b)"
            "| \\b (research|stud(y|ies)|trials?) \\s ([\\w-]+ \\s){0,3}? (is|are) \\s (\\w+ \\s)? "
            "(needed|warranted|required) \\b",
            text, length, NULL))
    return SAYING_CALL;
  if (found(&hypothesis,
            "\\b ((?<! as \\s) hypothes[ie][sz]ed? | hypotheses | hypothesis (?! \\s+ (was|is) \\s+ "
            "(supported|confirmed))"
            "| (we|was|were|it \\s was) \\s (expected|predicted|anticipated) \\s (that|to) | we \\s "
            "(expect|predict|speculate) ) \\b",
            text, length, NULL) &&
      !found(&question, "hypothes\\w+ \\s+ (was|were|is|are) \\s+ (not \\s+)? (supported|confirmed|rejected)",
             text, length, NULL))
    return SAYING_HYPOTHESIS;
  if (found(&aim,
            "\\b (aim(s|ed)? \\s (of|to|at|was|is) | (objective|purpose|goal)s? \\s (of|was|were|is|are) \\b"
            "| (sought|set \\s out|intend(s|ed)?|designed) \\s to \\b"
            "| (this|the \\s present|the \\s current|our) \\s "
            "(study|paper|review|article|trial|chapter|report) \\s"
            "  (will \\s)? "
            "(examin|investigat|evaluat|assess|explor|test|describ|review|discuss|consider|compar)(es|ed|e|s)"
            " \\b"
            "| we \\s (will \\s)? (aim|examine|investigate|evaluate|assess|explore|review|test|ask)d? (?= "
            "\\s (whether|if|how|the)\\b)"
            "| ^ \\s* to \\s "
            "(determine|evaluate|assess|examine|investigate|compare|explore|test|describe|estimate) \\b )",
            text, length, NULL))
    return SAYING_AIM;
  if (found(&recommendation,
            "\\b (should \\b (?! \\s+ be \\s+ noted) | ought \\s to | (we|authors?) \\s "
            "(recommend|advise|urge|propose) | is \\s recommended"
            "| are \\s recommended | recommend(s|ed)? \\s that )",
            text, length, NULL))
    return SAYING_RECOMMENDATION;
  if (found(&opinion,
            "\\b "
            "(we|i|they|many|some|critics|professionals|proponents|opponents|authors?|people|experts?|others)"
            " \\s ([\\w-]+ \\s)?"
            "(believe|think|feel|argue|claim|contend|assert|assume|maintain)(d|s)? \\b"
            "| \\b in \\s (our|my) \\s (view|opinion) \\b | \\b it \\s (is|has \\s been) \\s (\\w+ \\s)? "
            "(believed|argued|claimed|assumed|thought) \\b",
            text, length, NULL))
    return SAYING_OPINION;
  return SAYING_STATEMENT;
}

Tone tone_of(const char *sentence)
{
  static const Regex *hedge, *negation, *limited;
  Tone tone = {0};
  gsize length = seen_length(sentence);
  if (!length)
    return tone;
  tone.saying = saying_of(sentence, length);
  tone.hedged = found(
      &hedge,
      "\\b (may(?! \\s \\d) | might | could(?! \\s not) | perhaps | possibl[ey] | possibilit(y|ies) | "
      "probabl[ey] | presumabl[ey]"
      "| (?<! more \\s) (?<! less \\s) (?<! as \\s) (?<! most \\s) likely | unlikely"
      "| suggest(s|ed|ing|ive|ion)? | appear(s|ed)? \\s to | seem(s|ed|ingly)? | indicat(es?|ed|ing) \\s that"
      "| potential(ly)? | tend(s|ed)? \\s to | tentative(ly)? | preliminary | putative | plausib(le|ly) | "
      "speculat\\w+"
      "| apparent(ly)? | arguabl[ey] | conceivabl[ey] | uncertain | unclear | inconclusive | anecdotal"
      "| (limited|weak|some|little|insufficient|mixed|modest) \\s evidence | to \\s some \\s extent | in \\s "
      "some \\s cases ) \\b",
      sentence, length, &tone.hedge);
  if (!tone.hedged)
    tone.hedge = (Span){0, 0};
  tone.negated = found(&negation,
                       "\\b (not (?! \\s+ (only|just|merely|surprising\\w*)\\b) | no (?! \\.? \\s* \\d) | "
                       "never | neither | nor | without"
                       "| cannot | \\w+n['’]t | fail(s|ed)? \\s to | lack(s|ed)? \\s (of \\s)?) \\b",
                       sentence, length, NULL);
  tone.limited = found(&limited,
                       "\\b ((limited|weak|insufficient|inconclusive|low[- ]quality|scarce|sparse) \\s "
                       "(evidence|data|research|studies)"
                       "| small (er)? \\s (sample|number) | inconclusive | anecdotal | low \\s (statistical "
                       "\\s)? power | underpowered"
                       "| (results|findings) \\s (were|are) \\s (mixed|inconsistent|preliminary) ) \\b",
                       sentence, length, NULL);
  return tone;
}

const char *saying_name(Saying saying)
{
  static const char *const names[SAYING_N] = {"statement",      "aim",  "hypothesis", "opinion",
                                              "recommendation", "call", "question"};
  return names[saying];
}

gboolean claim_overstates(const char *claim, Span *word)
{
  static const Regex *strong;
  Span span = {0, 0};
  gboolean is = found(&strong,
                      "(?<! not \\s) (?<! n't \\s) (?<! \\w) (proves? | proved | proven | proof "
                      "| (?<! talking \\s) (?<! rest \\s) cures? | cured | curing | always | never"
                      "| guarantee(s|d)? | eradicat(es?|ed) | eliminat(es?|ed) | definitive(ly)? | "
                      "conclusive(ly)? | undoubtedly"
                      "| certainly | (?<! after \\s) (?<! above \\s) (?<! at \\s) all (?! \\s "
                      "(three|four|five|six|seven|eight|nine|ten|\\d|but|of \\s the \\s studies))"
                      "| everyone | everybody | every (?! \\s (day|week|month|year|\\d|other)) | entirely | "
                      "completely | totally"
                      "| invariably | unquestionabl[ey] | without \\s (a \\s | any \\s)? (doubt|exception) | "
                      "the \\s only | 100 \\s? %"
                      "| no \\s (one|patient|member|study|side \\s effects) ) (?! \\w)",
                      claim, seen_length(claim), &span);
  if (word)
    *word = is ? span : (Span){0, 0};
  return is;
}

guint figures_of(const char *sentence)
{
  static const Regex *p, *interval, *effect, *percent, *sample, *significance;
  gsize length = seen_length(sentence);
  guint kinds = 0;
  if (!length)
    return 0;
  if (found(&p, "\\b p (\\s? -? \\s? values?)? \\s? [<>=≤≥] \\s? [01]? [.·,]? \\d", sentence, length, NULL))
    kinds |= FIGURE_P_VALUE;
  if (found(&interval, "\\b (CIs? | (confidence|credible) \\s intervals?) \\b", sentence, length, NULL))
    kinds |= FIGURE_INTERVAL;
  if (found(&effect,
            "\\b ((odds|risk|hazard|rate|prevalence) \\s ratios? | "
            "(OR|RR|HR|aOR|aHR|SMD|MD|d|g|r|β|b|R2|F|t|χ2|η2) \\s? (\\([^()]{1,30}\\))?"
            "\\s? [=:] \\s? [-−–]? [\\d.] | (standardi[sz]ed \\s)? mean \\s difference | effect \\s sizes?"
            "| (number \\s needed \\s to \\s treat|NNT) ) ",
            sentence, length, NULL))
    kinds |= FIGURE_EFFECT;
  if (found(&percent, "\\d \\s? % | \\b per \\s? cent \\b", sentence, length, NULL))
    kinds |= FIGURE_PERCENT;
  if (found(&sample,
            "\\b n \\s? = \\s? \\d | \\b \\d[\\d,]* \\s ([\\w-]+ \\s){0,2}? "
            "(participants|patients|subjects|respondents|members"
            "|people|adults|women|men|children|veterans|studies|trials|individuals|persons|clients) \\b",
            sentence, length, NULL))
    kinds |= FIGURE_SAMPLE;
  if (found(&significance, "\\b (non-?)? significan(t|tly|ce) \\b", sentence, length, NULL))
    kinds |= FIGURE_SIGNIFICANCE;
  return kinds;
}
