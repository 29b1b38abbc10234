#include "ontology/evidence/cue.h"

#include "ontology/evidence/lexeme.h"
#include "ontology/evidence/stem.h"
#include "ontology/evidence/wordtable.h"

#include <string.h>

typedef struct {
  guint64 cue;
  gboolean exact; /* looked up as written, not by its stem */
  const char *words;
} CueList;

static const CueList cue_lists[] = {
    {CUE_STOP, TRUE,
     "a about above after again all also although am among an and another any are as at be because been "
     "before being "
     "between both but by can could did do does doing done during each either et al etc few for from further "
     "had has "
     "have having he hence her here him his how however i if in into is it its itself just may might more "
     "most much "
     "must my no nor not of off on once one only or other our out over own per rather s same shall she "
     "should since "
     "so some still such than that the their them then there therefore these they this those though through "
     "thus to "
     "too under until up upon us use used using very via was we were what when where whereas whether which "
     "while who "
     "whom whose why will with within without would yet you your was were it's cannot toward towards across"},
    {CUE_UP, FALSE,
     "increase increment rise rose raise elevate elevation higher high highest greater more enhance augment "
     "grow gain "
     "longer larger upregulate promote stimulate boost exceed faster double triple accelerate "
     "amplify potentiate prolong extend extension expand expansion excess overexpress improve improvement "
     "strengthen "
     "elevated heighten induce induction facilitate surge intensify favour favor abundant often frequent "
     "enrich encourage foster aid drive heighten magnify multiply restore rescue"},
    {CUE_UP, TRUE, "positively upregulates upregulating"},
    {CUE_UP, TRUE, "activate activates activated activating activation"},
    {CUE_DOWN, FALSE,
     "decrease reduce reduction decline lower less fewer drop fall fell fallen diminish suppress suppression "
     "inhibit "
     "inhibition inhibitor attenuate shorter shorten smaller downregulate loss lose lost block prevent "
     "prevention "
     "limit minimise minimize slower slow delay deplete abolish low lowest weaken cut halve impair "
     "impairment lack "
     "alleviate relieve ameliorate mitigate lessen deficient deficiency disrupt prevents protect protection "
     "restrict "
     "eliminate ablate antagonize antagonise deteriorate repress curb shrink avoid absence absent rare "
     "rarely halt hinder impede hamper dampen curtail counteract obstruct abrogate blunt reverse neutralise "
     "neutralize quench repress arrest interfere defect defective disrupt downmodulate compromise "
     "extinguish"},
    {CUE_DOWN, TRUE, "negatively inversely"},
    {CUE_BETTER, FALSE,
     "improve improvement better benefit beneficial effective efficacious efficacy superior favourable "
     "favorable "
     "recover alleviate relieve ameliorate protect protective succeed success successful advantage "
     "advantageous "
     "safe helpful help best outperform"},
    {CUE_WORSE, FALSE,
     "worse worsen worst impair impairment deteriorate deterioration inferior poor poorer harm harmful "
     "adverse damage "
     "aggravate exacerbate detrimental toxic unsafe"},
    {CUE_SAME, FALSE,
     "similar similarly same equal equally equivalent unchanged unaffected identical unaltered "
     "constant noninferior nonsignificant insignificant stable ns unrelated independent irrespective "
     "regardless "
     "indistinguishable alike likewise"},
    {CUE_SAME, TRUE, "comparable comparably"},
    {CUE_NEGATION, FALSE,
     "no not nor neither none never without fail cannot unable nt lack lacking absence absent nonsignificant "
     "insignificant unlikely hardly nothing isnt arent wasnt werent doesnt didnt dont hasnt havent couldnt "
     "wont "
     "isn doesn didn isnt unrelated independent"},
    {CUE_NEGATION, TRUE,
     "isn't aren't wasn't weren't doesn't didn't don't hasn't haven't couldn't won't can't non little"},
    {CUE_HEDGE, FALSE,
     "may might could would possible possibly potential potentially probable probably likely perhaps suggest "
     "suggestion "
     "appear seem seemingly indicate presumably apparently tend tendency trend hypothesis hypothesize "
     "hypothesise "
     "speculate tentative preliminary limited unclear uncertain assume propose putative plausible plausibly "
     "conceivable conceivably presume arguably approximately inconclusive exploratory feasible promise "
     "anecdotal"},
    {CUE_CAUSE, FALSE,
     "cause lead led induce induction produce trigger drive driven promote result contribute mediate "
     "generate yield "
     "elicit evoke provoke confer regulate modulate control affect influence determine initiate enable allow "
     "facilitate require need depend necessary essential act target"},
    {CUE_LINK, FALSE,
     "associate association correlate correlation relate relation relationship link predict predictor "
     "predictive "
     "connect tie bind interact interaction coincide accompany linked risk factor"},
    {CUE_DIFFER, FALSE,
     "differ difference different effect affect influence impact change alter alteration vary variation "
     "modify "
     "benefit improvement increase decrease reduction association correlation advantage"},
    {CUE_SIGNIFICANT, FALSE, "significant significantly significance"},
    {CUE_COMPARE, TRUE,
     "than versus vs compared comparing comparison relative against instead whereas while unlike over"},
    {CUE_STRONG, FALSE,
     "prove proved proven proof cure cured always never guarantee eliminate eradicate definitive "
     "definitively "
     "conclusively undoubtedly certainly must every all entirely completely totally perfectly impossible "
     "invariably "
     "undeniable unquestionably only solely miracle"},
    {CUE_BAD_OUTCOME, FALSE,
     "mortality death die pain symptom risk failure depression depressive anxiety disease infection adverse "
     "event "
     "complication bleed bleeding haemorrhage hemorrhage nausea vomit relapse recurrence recurrent "
     "rehospitalisation "
     "readmission hospitalisation hospitalization admission cost burden stress distress disability disorder "
     "injury "
     "tumor tumour cancer stroke infarction thrombosis error bias hypotension bradycardia hypertension "
     "fatigue "
     "insomnia craving withdrawal drinking smoking relapse dropout discontinuation severity hazard incidence "
     "inflammation fever cough headache fracture fall ulcer progression toxicity stigma loneliness suicide "
     "dysfunction delirium wheeze exacerbation obesity weight glucose cholesterol bmi viral load"},
    {CUE_GOOD_OUTCOME, FALSE,
     "survival quality adherence compliance recovery remission function functioning satisfaction knowledge "
     "hope "
     "empowerment efficacy wellbeing health abstinence employment performance response success cessation "
     "fertility "
     "pregnancy strength mobility sleep cognition memory engagement attendance retention immunity coverage "
     "uptake"},
    {CUE_STATISTIC, TRUE,
     "p ci or rr hr mean median sd se iqr odds ratio confidence interval hazard percent percentage rate "
     "score scores "
     "anova regression adjusted beta chi md smd rd t f df n cohen d"},
    {CUE_TREATED, TRUE,
     "intervention treatment experimental treated active exposed trained program programme"},
    {CUE_CONTROL, TRUE,
     "control controls placebo sham usual standard conventional untreated vehicle comparison waitlist "
     "waiting saline baseline"},
    {CUE_AIM, FALSE,
     "aim objective purpose goal hypothesis hypothesize hypothesise investigate examine evaluate assess "
     "explore test "
     "determine sought seek intend design protocol compare whether"},
    {CUE_OPINION, FALSE,
     "believe belief argue opinion should recommend recommendation think advocate advise urge ought claim "
     "contend "
     "assert feel suggest view"},
    {CUE_REPORT, FALSE,
     "find found show showed shown report observe demonstrate reveal confirm conclude conclusion result "
     "detect see "
     "seen identify indicate establish evidence document display exhibit note"},
    {CUE_BE, TRUE, "is are was were be been being became become becomes got remain remained remains"},
    {WORD_DENIES, TRUE, "not no never cannot neither nor hardly none"},
    {WORD_REMOVES, FALSE,
     "lack loss deficiency deficient knockout knockdown absence depletion silencing inhibition "
     "inhibitor block blockade deletion null deprivation deprive ablation antagonist removal "
     "without withdrawal suppression disruption inactivation stop cessation"},
    {WORD_REVERSED, FALSE, "require depend need rely"},
    {WORD_LEADS, TRUE, "by via through using after following given upon receiving underwent under"},
    {WORD_TREATED, TRUE, "treated due response treatment therapy supplemented according attributable owing"},
    {WORD_FRAME, TRUE,
     "effect effects role roles impact influence use benefit benefits effectiveness efficacy "
     "function contribution requirement importance"},
    {WORD_COMPOUND, TRUE,
     "induced mediated dependent driven deficient treated null depleted based triggered promoted "
     "regulated expressing stimulated"},
    {WORD_MEASURED, TRUE,
     "risk levels level rate rates incidence development progression prevalence severity symptoms "
     "scores score production secretion odds likelihood formation accumulation outcomes frequency "
     "number prognosis onset"},
};

/* Keys: the hash of a word, and that of a stem turned over, so that one table serves both. */
static WordTable cues;

static void read_lists(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(cue_lists); i++) {
    g_auto(GStrv) words = g_strsplit(cue_lists[i].words, " ", -1);
    for (char **word = words; *word; word++) {
      if (!cue_lists[i].exact)
        (*word)[stem_english(*word, strlen(*word))] = 0;
      if (!**word)
        continue;
      guint64 hash = evidence_hash(*word), *bits = wordtable_put(&cues, cue_lists[i].exact ? hash : ~hash);
      g_assert(bits != NULL);
      *bits |= cue_lists[i].cue;
    }
  }
}

guint64 cues_of_stemmed(const char *word, guint64 stem_hash)
{
  static gsize ready = 0;
  if (g_once_init_enter(&ready)) {
    read_lists();
    g_once_init_leave(&ready, 1);
  }
  return wordtable_get(&cues, evidence_hash(word)) | wordtable_get(&cues, ~stem_hash);
}

guint64 cues_of_word(const char *word)
{
  char stem[72];
  gsize length = strlen(word);
  if (length >= sizeof stem)
    return 0;
  memcpy(stem, word, length + 1);
  stem[stem_english(stem, length)] = 0;
  return cues_of_stemmed(word, evidence_hash(stem));
}
