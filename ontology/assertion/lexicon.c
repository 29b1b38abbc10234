#include "ontology/assertion/lexicon.h"

#include <string.h>

/* Normalised words (ontology/vocabulary/token.h): no plural or third person s, American spelling. */
static const struct {
  LexClass class;
  const char *words;
} LISTS[] = {
    {LEX_UP, "increase increased increasing raise raised raising boost boosted boosting heighten heightened "
             "elevate elevated extend extended expand expanded expanding skyrocketed gained instill "
             "instilling instilled"},
    {LEX_DOWN, "reduce reduced reducing decrease decreased decreasing lower lowered lowering lessen lessened "
               "lessening diminish diminished diminishing alleviate alleviated alleviating relieve relieved "
               "relieving quench quenched shorten shortened prevent prevented preventing defray defrayed cut "
               "curb curbed minimize minimized ameliorate ameliorated"},
    {LEX_IMPROVE,
     "improve improved improving enhance enhanced enhancing strengthen strengthened strengthening "
     "promote promoted promoting foster fostered fostering accelerate accelerated facilitate "
     "facilitated facilitating help helped helping encourage "
     "encouraged empower empowered empowering enable enabled enabling build building develop develope"},
    {LEX_WORSEN,
     "worsen worsened worsening exacerbate exacerbated exacerbating impair impaired impairing undermine "
     "undermined stifle stifled harm harmed damage damaged"},
    {LEX_MORE,
     "more greater high higher substantial considerable longer larger stronger additional extra concurrent"},
    {LEX_LESS, "less low lack fewer shorter smaller weaker"},
    {LEX_BETTER, "better positive favorable superior healthier"},
    {LEX_POOR, "inadequate poor poorer worse adverse negative detrimental unfavorable"},
    {LEX_UP_NOUN, "increase gain growth rise"},
    {LEX_DOWN_NOUN, "reduction decline drop fall loss decrease"},
    {LEX_GOOD_NOUN, "improvement enhancement"},
    {LEX_ASSOCIATED,
     "associated correlated linked predictor predict predicted predicting predictive related correlate tied"},
    {LEX_LEAD, "lead led leading result resulted resulting contribute contributed contributing contributor"},
    {LEX_SHOW, "provide provided providing produce produced producing achieving yielded demonstrate "
               "demonstrated demonstrating show showed showing shown experience experienced experiencing "
               "report reported reporting display displayed exhibit "
               "exhibited have had has having achieve "
               "achieved attain attained found felt develop developed"},
    {LEX_ATTRIBUTED, "attributed attributable"},
    {LEX_MEDIATED, "mediated"},
    {LEX_MEDIATES, "mediate mediating mediator"},
    {LEX_NO, "no non not nor neither without never failed fail unable didn't doesn't don't wasn't weren't "
             "isn't cannot"},
    {LEX_EFFECT, "effect difference impact influence change"},
    {LEX_RELATION, "relationship association relation correlation link"},
    {LEX_NULL, "nonsignificant insignificant"},
    {LEX_SIGNIFICANT, "significant"},
    {LEX_INCLUDE, "include included including involve involved involving"},
    {LEX_LISTNOUN, "outcome benefit mechanism"},
    {LEX_BREAK,
     "that which who whom whose when where why because since if as through via after before during upon "
     "until unless per despite using who's via toward towards against"},
    {LEX_CONTRAST, "while whilst whereas wherea although though however but yet nevertheless nonetheless "
                   "instead conversely "
                   "furthermore moreover"},
    {LEX_HEDGE,
     "may might can could suggest suggested suggesting suggestion appear appeared seem seemed possibly "
     "potential potentially likely probable probably tentative promising limited indicate "
     "indicated thought presumably apparently preliminary tend exploratory uncertain partially"},
    {LEX_MOOD,
     "outline outlined evaluate evaluated evaluating explore explored exploring tested "
     "should would hypothesize hypothesized hypothesis expect expected aim aimed aiming whether "
     "investigate investigating examine examining purpose goal objective assess assessing recommend "
     "recommended recommendation will must propose proposed intend intended "
     "ask asked question questioned determine wonder assume assumed believe believed perhaps perhap how seek "
     "sought "
     "unclear unknown inconclusive postulate postulated criticized let "
     "danger fear"},
    {LEX_PRONOUN, "they it member participant attendee grower carer relative"},
    {LEX_TO_VERB,
     "shown found able likely appear appeared seem seemed tend tended help helped helping proven known "
     "demonstrated reported lead led serve served contribute contributed continue continued effective "
     "ability potential capacity"},
    {LEX_THAN, "than"},
    {LEX_COMPARED, "compared versus comparison relative unlike"},
};

static GHashTable *make_table(void)
{
  GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++) {
    g_auto(GStrv) words = g_strsplit(LISTS[i].words, " ", -1);
    for (guint k = 0; words[k] != NULL; k++) {
      /* The first list that has a word counts. */
      if (words[k][0] != '\0' && !g_hash_table_contains(table, words[k]))
        g_hash_table_insert(table, g_strdup(words[k]), GUINT_TO_POINTER(LISTS[i].class));
    }
  }
  return table;
}

LexClass lexicon_class(const char *word)
{
  static GHashTable *table = NULL;
  if (g_once_init_enter(&table))
    g_once_init_leave(&table, make_table());
  return (LexClass)GPOINTER_TO_UINT(g_hash_table_lookup(table, word));
}
