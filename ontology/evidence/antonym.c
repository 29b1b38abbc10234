#include "ontology/evidence/antonym.h"

#include "ontology/evidence/stem.h"
#include "ontology/evidence/wordtable.h"

#include <string.h>

/* Both sides of each opposition, our own list. */
static const char *const pairs[][2] = {
    {"increase increased higher greater more elevate raise enhance promote stimulate upregulate improve gain "
     "rise longer larger",
     "decrease decreased lower less fewer reduce reduction impair suppress inhibit downregulate worsen loss "
     "decline shorter smaller attenuate prevent diminish"},
    {"presence present", "absence absent lack"},
    {"positive positively", "negative negatively inverse inversely"},
    {"early earlier", "late later delayed"},
    {"before", "after"},
    {"agonist", "antagonist"},
    {"activate activator activation activated active",
     "repress repressor inactivate inactivation inhibit inhibitor inactive suppressor"},
    {"sensitive sensitivity susceptible susceptibility", "resistant resistance protect protective"},
    {"acute", "chronic"},
    {"benefit beneficial benign safe", "harm harmful detrimental malignant toxic"},
    {"effective efficacious", "ineffective"},
    {"male men man boys", "female women woman girls"},
    {"stable stability stabilize", "unstable instability destabilize"},
    {"common frequent majority most", "rare uncommon minority few"},
    {"dependent depend", "independent"},
    {"directly direct", "indirectly indirect"},
    {"upstream", "downstream"},
    {"internal endogenous", "external exogenous"},
    {"survive survival alive", "death die mortality"},
    {"healthy", "diseased"},
    {"young younger", "old older elderly"},
    {"strong strongly", "weak weakly modest"},
    {"fast faster rapid rapidly", "slow slower slowly"},
    {"possible able capable", "impossible unable incapable"},
    {"similar same equal equivalent", "different differ dissimilar unequal"},
    {"necessary required essential requires", "dispensable unnecessary"},
    {"overexpression overexpressed", "knockdown knockout deficiency deficient silencing"},
    {"superior better", "inferior worse"},
    {"accept", "reject"},
    {"support", "oppose"},
    {"normal", "abnormal"},
};

static WordTable sides; /* hash of a stem -> side + SIDES */
#define SIDES 1000

static void read_pairs(void)
{
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
    for (guint k = 0; k < 2; k++) {
      g_auto(GStrv) words = g_strsplit(pairs[i][k], " ", -1);
      for (char **word = words; *word; word++) {
        (*word)[stem_english(*word, strlen(*word))] = 0;
        guint64 *side = wordtable_put(&sides, evidence_hash(*word));
        g_assert(side != NULL);
        if (!*side)
          *side = k ? SIDES - (i + 1) : SIDES + (i + 1);
      }
    }
  }
}

int antonym_side(const Lexeme *lexeme)
{
  static gsize ready = 0;
  if (g_once_init_enter(&ready)) {
    read_pairs();
    g_once_init_leave(&ready, 1);
  }
  guint64 side = lexeme->kind == LEXEME_WORD ? wordtable_get(&sides, lexeme->hash) : 0;
  return side ? (int)side - SIDES : 0;
}
