/* The lists are our own, collected from the style of papers in English, German, French, Spanish, Portuguese,
 * Italian and Dutch. Spelt in lower case. */
#include "corpus/text/sentence_words.h"

#include <string.h>

#define WORD_BYTES 15u

static const char abbreviations[] =
    "dr dra drs mr mrs ms messrs mme mlle prof profs profa st mt ft hon rev gen col capt lt sgt gov sen rep "
    "vs cf cfr viz resp approx ca fig figs eq eqs eqn eqns ref refs tab tabs suppl supp esp ibid incl excl "
    "dept univ e.g i.e eg ie c.f viz r.e a.k.a ed.s eds trans repr "
    /* German */
    "abb abs bd bde bzw bspw bzgl d.h z.b z.t u.a u.ä s.o s.u v.a i.d.r i.d.s o.g vgl hrsg nr evtl ggf inkl "
    "exkl sog zzgl gem kap aufl jg jh mio mrd dipl ing med phil allg insb ebd lfd "
    /* French */
    "p.ex c.-à-d c.à.d chap éd éds env apr réf réfs mgr "
    /* Spanish, Portuguese */
    "sra sras srta p.ej ej pág págs núm núms aprox ud uds vds ee art.o cit prof.a séc "
    /* Italian */
    "sig dott dott.ssa pag pagg ad.es p.es cosidd nn "
    /* Dutch */
    "bijv bijvb d.w.z o.a m.n m.b.t t.o.v i.p.v t.a.v n.a.v m.b.v dhr mevr blz afb hfst zgn bv";

static const char before_numbers[] =
    "no nos n num nrs p pp s vol vols ch chs sec sect secs art arts ed ex exp min max cap caps tab tabl app "
    "appx par para paras pt pts v vv vers ser bk pl col ll l q qq t jan feb febr mar apr jun jul aug sep "
    "sept "
    "oct nov dec ene abr ago dic fev okt mrt mei avr juil janv févr déc giu lug ott "
    "fasc tomo obs anm hab op";

static const char maybe_last[] =
    "al inc ltd corp co bros llc gmbh plc jr sr esq ph.d m.d b.a m.a b.sc m.sc d.phil "
    "psy.d ed.d m.p.h r.n a.m p.m u.s u.k u.s.a e.u d.c b.c a.d c.e b.c.e u.n sp spp "
    "subsp ssp cv var w.r.t est dist avg std hrs hr wk wks yr yrs mo mos wt assoc inst "
    "natl int intl acad adm uu ee.uu j.-c av";

static const char often_last[] = "etc usw ecc enz u.s.w u.s.f";

static const char starters[] =
    "the this these those that there they their we our it its he she his her you my what who how why which "
    "when "
    "while where whereas although though however thus therefore moreover furthermore finally then such some "
    "most "
    "many all both each one two three other others another after before because since here hence also "
    "additionally but and so yet in on of at as for from to by with without within if not no an only during "
    "despite given further indeed overall consequently nevertheless nonetheless similarly conversely "
    "participants patients results data studies researchers subjects methods findings previous recent "
    "several "
    "according among between unlike like once until upon under over through today first second third next "
    "der die das ein eine einen es sie wir ich er im ist dies diese dieser dieses für bei nach mit auch zu "
    "auf "
    "aus als wenn jedoch dabei damit daher les un une des ce cette ces ils elle elles nous on dans pour par "
    "sur "
    "avec ainsi cependant este esta estos estas esto una uno por para con según sin además aunque se um uma "
    "os "
    "essa esse isto não nos com foram foi è gli questo questa questi nel nella per sono het een dit deze wij "
    "er "
    "dat voor met bij uit";

static const char lettered[] =
    "vitamin vitamins hepatitis type types group groups factor phase class grade stage panel "
    "panels appendix section table figure part arm condition case model site cohort study "
    "series protein category level schedule item participant patient plan option version "
    "set equation influenza cluster region school hospital treatment sample experiment "
    "scenario method strain line column point step subgroup program programme person "
    "vitamine hépatite typ gruppe typus tipo grupo gruppo groep";

static const char ordinals[] =
    "januar februar märz april mai juni juli august september oktober november dezember "
    "jahrhundert jahrhunderts jahrhunderten auflage lebensjahr lebensjahres klasse "
    "weltkrieg weltkrieges weltkriegs woche tag monat quartal semester ordnung grades";

typedef enum { LIST_KINDS, LIST_STARTERS, LIST_LETTERED, LIST_ORDINALS, LIST_N } ListName;

static void list_fill(GHashTable *list, const char *words, WordKind kind)
{
  g_auto(GStrv) each = g_strsplit(words, " ", -1);
  for (guint i = 0; each[i] != NULL; i++)
    if (each[i][0] != '\0')
      g_hash_table_insert(list, g_strdup(each[i]), GINT_TO_POINTER(kind));
}

/* The lists, built once and never freed. */
static GHashTable *const *lists_get(void)
{
  static GHashTable *lists[LIST_N];
  static gsize ready = 0;
  if (g_once_init_enter(&ready)) {
    for (guint i = 0; i < LIST_N; i++)
      lists[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    list_fill(lists[LIST_KINDS], before_numbers, WORD_BEFORE_NUMBER);
    list_fill(lists[LIST_KINDS], maybe_last, WORD_MAYBE_LAST);
    list_fill(lists[LIST_KINDS], often_last, WORD_OFTEN_LAST);
    list_fill(lists[LIST_KINDS], abbreviations, WORD_ABBREVIATION);
    list_fill(lists[LIST_STARTERS], starters, WORD_ABBREVIATION);
    list_fill(lists[LIST_LETTERED], lettered, WORD_ABBREVIATION);
    list_fill(lists[LIST_ORDINALS], ordinals, WORD_ABBREVIATION);
    g_once_init_leave(&ready, 1);
  }
  return lists;
}

static WordKind list_look(ListName name, const char *word, gsize length)
{
  if (length == 0 || length > WORD_BYTES)
    return WORD_PLAIN;
  g_autofree char *folded = g_utf8_strdown(word, (gssize)length);
  return (WordKind)GPOINTER_TO_INT(g_hash_table_lookup(lists_get()[name], folded));
}

WordKind sentence_word_kind(const char *word, gsize length)
{
  return list_look(LIST_KINDS, word, length);
}

gboolean sentence_word_begins(const char *word, gsize length)
{
  return list_look(LIST_STARTERS, word, length) != WORD_PLAIN;
}

gboolean sentence_word_takes_letter(const char *word, gsize length)
{
  return list_look(LIST_LETTERED, word, length) != WORD_PLAIN;
}

gboolean sentence_word_takes_ordinal(const char *word, gsize length)
{
  return list_look(LIST_ORDINALS, word, length) != WORD_PLAIN;
}
