/* Cue words of references, folded, in six languages. Sources: the style guides of APA, MLA, Chicago, ABNT
 * NBR 6023, DIN ISO 690, and what publishers print. */
#include "corpus/citation/model/token.h"

typedef struct {
  TokenCue cue;
  const char *words;
} CueList;

static const CueList cue_lists[] = {
    {CUE_EDITOR,
     "ed eds edited editor editors hrsg hg hgg herausgegeben herausgeber hrsgg dir dirs coord coords org "
     "orgs "
     "organizador organizadores coordinador coordinadores curatore curatori cura redacteur redigido "
     "ediert edit hg editado herausgeberin direction compiler comp comps compiled"},
    {CUE_VOLUME, "vol vols volume volumes bd bde band v t tome tomo jg jahrgang jhg volumen jrg"},
    {CUE_ISSUE,
     "no nos nr number numbers issue issues iss heft h n num numero nro fasc fascicule suppl supplement "
     "supl suplemento beiheft cahier"},
    {CUE_PAGES, "p pp page pages pg pgs s ss seite seiten pag pags pagina paginas f ff sp pagine"},
    {CUE_IN, "in im en em dans ins"},
    {CUE_ACCESSED,
     "accessed retrieved abgerufen zugriff zugegriffen consulte consulted consultado consulta acesso acceso "
     "acessado accesso access cited stand viewed visited download downloaded letzter aufgerufen "
     "citado recuperado consultato abruf updated"},
    {CUE_AVAILABLE,
     "available disponible disponivel verfugbar disponibile from at online unter url link https http"},
    {CUE_MONTH,
     "january february march april may june july august september october november december jan feb mar apr "
     "jun "
     "jul aug sep sept oct nov dec januar februar marz mai juni juli oktober dezember okt dez maerz "
     "janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre fevr janv "
     "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago "
     "dic "
     "janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro fev set out "
     "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
     "spring summer fall autumn winter fruhjahr sommer herbst printemps ete automne hiver primavera verano"},
    {CUE_EDITION,
     "edn edition aufl auflage edicao edicion edizione reimpr reprint rev revised erw uberarb uberarbeitete "
     "erweiterte durchges aktualisierte neuausg ausg st nd rd th 1st 2nd 3rd 4th 5th 6th 7th 8th 2e 3e "
     "neubearb"},
    {CUE_THESIS,
     "thesis dissertation diss tese tesis phd master masters mestrado doutorado dissertacao magisterarbeit "
     "habilitation habil diplomarbeit doctoral maitrise doctorat memoire tesi magister msc ba ma unpublished "
     "inaugural doctorado maestria masterarbeit bachelorarbeit"},
    {CUE_AND, "and und y e et i ed with mit"},
    {CUE_ET_AL, "al alii others colab coll cols alia andere"},
    {CUE_TRANSLATOR,
     "translated trans transl translator translators ubers ubersetzt ubersetzung traduction traducao trad "
     "traduit traduccion tr traduzione tradutor"},
    {CUE_PARTICLE,
     "von van de der la le du den ter di da dos das del zu zur vom vander della des do ten el al bin ibn st"},
    {CUE_SUFFIX, "jr sr ii iii iv filho neto junior jnr sobrinho"},
    {CUE_PUBLISHER,
     "press verlag publishers publisher publishing books editora editorial editions editore editrice presses "
     "publications edizioni wiley springer elsevier routledge sage blackwell mcgraw norton penguin "
     "macmillan palgrave ediciones edicoes verl livros dunod gallimard buchhandlung druckerei house "
     "suhrkamp campus academic pub publ"},
    {CUE_ORGANISATION,
     "university institute department ministry association organization organisation commission council "
     "society bureau office agency center centre foundation committee federal national universitat "
     "universidade universidad universite ministerio ministere bundesministerium institut instituto "
     "universita college school academy akademie fundacao conselho secretaria statistisches "
     "sociedade sociedad societe federacion federacao federation associacao asociacion secretaria alliance "
     "network gesellschaft verband kommission comissao comision comite rat confederation union "
     "bundesamt govt government world united nations group consortium collaboration team"},
    {CUE_CONFERENCE,
     "proceedings conference proc symposium workshop congress kongress tagung conf meeting congresso anais "
     "congreso actas actes colloque int'l symp simposio encontro seminario presented paper poster atti "
     "kongresses verhandlungen"},
    {CUE_JOURNAL,
     "journal review zeitschrift revista revue annals archives bulletin j rev int magazine quarterly letters "
     "transactions acta rivista jahrbuch zeitung cadernos annales archiv studies research reviews "
     "jahrbucher blatter revija cuadernos lett ann arch times post news herald gazette"},
    {CUE_REPORT,
     "report working technical discussion arbeitspapier rep tech memo memorandum bericht relatorio rapport "
     "informe papers schriftenreihe diskussionspapier preprint"},
    {CUE_DOI, "doi"},
    {CUE_ADDRESS, "www url html pdf htm"},
    {CUE_IDENTIFIER, "pmid pmcid issn isbn arxiv pubmed medline pmc eprint"},
    {CUE_FORTHCOMING, "forthcoming press erscheinen prelo prensa submitted accepted preparation ahead epub "
                      "parution published"},
    {CUE_ORIGINAL, "original originally orig first reprinted erstausgabe"},
    {CUE_SERIES, "series ser reihe coll collection colecao coleccion lecture notes collana bibliothek "
                 "schriften beitrage"},
};

static GHashTable *cue_table(void)
{
  static gsize once;
  if (g_once_init_enter(&once)) {
    GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cue_lists); i++) {
      g_auto(GStrv) words = g_strsplit(cue_lists[i].words, " ", -1);
      for (guint k = 0; words[k] != NULL; k++)
        if (!g_hash_table_contains(table, words[k]))
          g_hash_table_insert(table, g_strdup(words[k]), GUINT_TO_POINTER(cue_lists[i].cue));
    }
    g_once_init_leave(&once, (gsize)table);
  }
  return (GHashTable *)once;
}

TokenCue token_cue(const char *folded)
{
  return (TokenCue)GPOINTER_TO_UINT(g_hash_table_lookup(cue_table(), folded));
}
