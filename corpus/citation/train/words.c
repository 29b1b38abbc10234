#include "corpus/citation/train/words.h"

#include <string.h>

char *words_pick(const char *list, Dice *dice)
{
  guint count = 1;
  for (const char *p = list; *p != '\0'; p++)
    count += *p == '|';
  guint chosen = dice_roll(dice, count);
  while (chosen-- > 0)
    list = strchr(list, '|') + 1;
  return g_strndup(list, strcspn(list, "|"));
}

const House houses[] = {
    {"Oxford University Press", "Oxford|New York|Oxford and New York|London"},
    {"Cambridge University Press", "Cambridge|New York|Cambridge, UK|Cambridge, England"},
    {"Harvard University Press", "Cambridge, MA|Cambridge, Mass.|Cambridge"},
    {"Princeton University Press", "Princeton|Princeton, NJ|Princeton, N.J."},
    {"Yale University Press", "New Haven|New Haven, CT|New Haven and London"},
    {"University of Chicago Press", "Chicago|Chicago, IL|Chicago and London"},
    {"University of California Press", "Berkeley|Berkeley, CA|Berkeley and Los Angeles"},
    {"Stanford University Press", "Stanford|Stanford, CA|Stanford, Calif."},
    {"MIT Press", "Cambridge, MA|Cambridge, Mass.|Cambridge"},
    {"The MIT Press", "Cambridge, MA|London"},
    {"Columbia University Press", "New York"},
    {"Cornell University Press", "Ithaca|Ithaca, NY|Ithaca and London"},
    {"Routledge", "London|New York|London and New York|Abingdon"},
    {"Sage", "London|Thousand Oaks|Thousand Oaks, CA|Newbury Park, CA|Beverly Hills, CA"},
    {"Sage Publications", "London|Thousand Oaks, CA|New Delhi|Beverly Hills"},
    {"SAGE", "London|Los Angeles"},
    {"Palgrave Macmillan", "Basingstoke|London|New York|Houndmills"},
    {"Macmillan", "London|New York|Basingstoke"},
    {"Blackwell", "Oxford|Cambridge, MA|Malden, MA"},
    {"Wiley-Blackwell", "Chichester|Malden|Oxford"},
    {"Basil Blackwell", "Oxford"},
    {"Wiley", "New York|Hoboken, NJ|Chichester"},
    {"John Wiley & Sons", "New York|Hoboken|Chichester, UK"},
    {"John Wiley", "New York"},
    {"Springer", "Berlin|New York|Heidelberg|Dordrecht|Wien"},
    {"Springer-Verlag", "Berlin|New York|Heidelberg|Berlin, Heidelberg"},
    {"Elsevier", "Amsterdam|New York|Oxford"},
    {"Academic Press", "New York|San Diego|London|Orlando, FL"},
    {"North-Holland", "Amsterdam"},
    {"McGraw-Hill", "New York|London|Maidenhead"},
    {"Prentice Hall", "Englewood Cliffs|Englewood Cliffs, NJ|Upper Saddle River, NJ"},
    {"Prentice-Hall", "Englewood Cliffs, N.J."},
    {"Addison-Wesley", "Reading|Reading, MA|Reading, Mass."},
    {"Harper & Row", "New York"},
    {"Harper", "New York"},
    {"HarperCollins", "New York|London"},
    {"Norton", "New York"},
    {"W. W. Norton", "New York"},
    {"Free Press", "New York|Glencoe, IL"},
    {"The Free Press", "New York|Glencoe"},
    {"Penguin", "London|Harmondsworth|New York"},
    {"Penguin Books", "London|Harmondsworth"},
    {"Allen & Unwin", "London|Sydney"},
    {"George Allen & Unwin", "London"},
    {"Faber and Faber", "London"},
    {"Methuen", "London"},
    {"Tavistock", "London"},
    {"Routledge & Kegan Paul", "London|Boston"},
    {"Polity Press", "Cambridge"},
    {"Polity", "Cambridge"},
    {"Verso", "London|London and New York"},
    {"Random House", "New York"},
    {"Vintage", "New York"},
    {"Knopf", "New York"},
    {"Alfred A. Knopf", "New York"},
    {"Doubleday", "New York|Garden City, NY"},
    {"Basic Books", "New York"},
    {"Jossey-Bass", "San Francisco|San Francisco, CA"},
    {"Lawrence Erlbaum", "Hillsdale, NJ|Mahwah, NJ|Mahwah"},
    {"Lawrence Erlbaum Associates", "Mahwah, NJ|Hillsdale, NJ"},
    {"Erlbaum", "Hillsdale, NJ|Mahwah, NJ"},
    {"Guilford Press", "New York|New York, NY"},
    {"The Guilford Press", "New York"},
    {"Guilford", "New York"},
    {"American Psychological Association", "Washington, DC"},
    {"American Psychiatric Press", "Washington, DC|Washington, D.C."},
    {"American Psychiatric Association", "Washington, DC|Arlington, VA"},
    {"Brookings Institution", "Washington, DC"},
    {"Brookings Institution Press", "Washington, D.C."},
    {"World Bank", "Washington, DC|Washington"},
    {"OECD", "Paris"},
    {"OECD Publishing", "Paris"},
    {"UNESCO", "Paris"},
    {"World Health Organization", "Geneva"},
    {"ILO", "Geneva"},
    {"Edward Elgar", "Cheltenham|Aldershot"},
    {"Ashgate", "Aldershot|Farnham"},
    {"Open University Press", "Buckingham|Maidenhead|Milton Keynes"},
    {"Policy Press", "Bristol"},
    {"Manchester University Press", "Manchester"},
    {"Edinburgh University Press", "Edinburgh"},
    {"Clarendon Press", "Oxford"},
    {"Clarendon", "Oxford"},
    {"Brill", "Leiden|Leiden and Boston"},
    {"E. J. Brill", "Leiden"},
    {"Kluwer", "Dordrecht|Boston"},
    {"Kluwer Academic Publishers", "Dordrecht|Boston"},
    {"Nijhoff", "The Hague|Den Haag"},
    {"Mouton", "The Hague|Paris"},
    {"Mouton de Gruyter", "Berlin"},
    {"de Gruyter", "Berlin|Berlin/New York"},
    {"Walter de Gruyter", "Berlin|Berlin/New York"},
    {"John Benjamins", "Amsterdam|Amsterdam/Philadelphia"},
    {"Peter Lang", "Frankfurt am Main|Bern|New York|Frankfurt/M."},
    {"Haworth Press", "New York|Binghamton, NY"},
    {"Plenum Press", "New York"},
    {"Plenum", "New York|New York and London"},
    {"Pergamon Press", "Oxford|New York"},
    {"Pergamon", "Oxford"},
    {"CRC Press", "Boca Raton|Boca Raton, FL"},
    {"Chapman & Hall", "London|New York"},
    {"Marcel Dekker", "New York"},
    {"Taylor & Francis", "London|Philadelphia"},
    {"Johns Hopkins University Press", "Baltimore|Baltimore, MD"},
    {"University of Minnesota Press", "Minneapolis"},
    {"University of Michigan Press", "Ann Arbor"},
    {"University of North Carolina Press", "Chapel Hill"},
    {"University of Toronto Press", "Toronto"},
    {"Duke University Press", "Durham|Durham, NC"},
    {"Indiana University Press", "Bloomington"},
    {"Rutgers University Press", "New Brunswick, NJ"},
    {"Temple University Press", "Philadelphia"},
    {"Westview Press", "Boulder|Boulder, CO"},
    {"Greenwood Press", "Westport, CT"},
    {"Praeger", "New York|Westport, CT"},
    {"St. Martin's Press", "New York"},
    {"Houghton Mifflin", "Boston"},
    {"Little, Brown", "Boston"},
    {"Beacon Press", "Boston"},
    {"Aldine", "Chicago|New York"},
    {"Aldine de Gruyter", "New York"},
    {"Rowman & Littlefield", "Lanham, MD|Lanham"},
    {"Holt, Rinehart and Winston", "New York"},
    {"O'Reilly", "Sebastopol, CA"},
    {"O'Reilly Media", "Sebastopol"},
    {"Morgan Kaufmann", "San Francisco|San Mateo, CA"},
    {"IEEE Press", "New York|Piscataway, NJ"},
    {"IEEE", "Piscataway|New York"},
    {"ACM", "New York, NY|New York"},
    {"ACM Press", "New York"},
    {"USENIX", "Berkeley, CA"},
    {"W. H. Freeman", "San Francisco|New York"},
    {"Sinauer", "Sunderland, MA"},
    {"Cold Spring Harbor Laboratory Press", "Cold Spring Harbor, NY"},
    {"Government Printing Office", "Washington, DC"},
    {"U.S. Government Printing Office", "Washington, D.C."},
    {"HMSO", "London"},
    {"The Stationery Office", "London"},
    {"Suhrkamp", "Frankfurt am Main|Frankfurt a.M.|Frankfurt/M.|Frankfurt|Berlin"},
    {"Fischer", "Frankfurt am Main|Frankfurt a. M."},
    {"Campus", "Frankfurt am Main|Frankfurt/New York|Frankfurt a.M./New York"},
    {"Campus Verlag", "Frankfurt/Main"},
    {"VS Verlag für Sozialwissenschaften", "Wiesbaden"},
    {"VS Verlag", "Wiesbaden"},
    {"Westdeutscher Verlag", "Opladen|Wiesbaden"},
    {"Leske + Budrich", "Opladen"},
    {"Leske & Budrich", "Opladen"},
    {"Barbara Budrich", "Opladen"},
    {"Nomos", "Baden-Baden"},
    {"Nomos Verlagsgesellschaft", "Baden-Baden"},
    {"Beltz", "Weinheim|Weinheim und Basel"},
    {"Juventa", "Weinheim|Weinheim und München"},
    {"Hogrefe", "Göttingen"},
    {"Huber", "Bern"},
    {"Vandenhoeck & Ruprecht", "Göttingen"},
    {"C.H. Beck", "München"},
    {"Beck", "München"},
    {"Hanser", "München"},
    {"Oldenbourg", "München"},
    {"Wilhelm Fink", "München"},
    {"Fink", "München"},
    {"Piper", "München"},
    {"dtv", "München"},
    {"Rowohlt", "Reinbek|Reinbek bei Hamburg|Hamburg"},
    {"Reclam", "Stuttgart|Leipzig"},
    {"Kohlhammer", "Stuttgart"},
    {"Metzler", "Stuttgart"},
    {"J.B. Metzler", "Stuttgart"},
    {"Klett-Cotta", "Stuttgart"},
    {"Enke", "Stuttgart"},
    {"UTB", "Stuttgart|München"},
    {"Steiner", "Stuttgart"},
    {"Franz Steiner Verlag", "Stuttgart"},
    {"transcript", "Bielefeld"},
    {"UVK", "Konstanz"},
    {"Böhlau", "Köln|Wien|Köln/Weimar/Wien"},
    {"Duncker & Humblot", "Berlin"},
    {"Akademie Verlag", "Berlin"},
    {"Mohr", "Tübingen"},
    {"Mohr Siebeck", "Tübingen"},
    {"Niemeyer", "Tübingen"},
    {"Herder", "Freiburg|Freiburg i. Br."},
    {"Kiepenheuer & Witsch", "Köln"},
    {"Waxmann", "Münster"},
    {"LIT", "Münster"},
    {"Lit Verlag", "Münster|Berlin"},
    {"Westfälisches Dampfboot", "Münster"},
    {"Dietz", "Bonn|Berlin"},
    {"Bundeszentrale für politische Bildung", "Bonn"},
    {"Schöningh", "Paderborn"},
    {"Luchterhand", "Neuwied|Darmstadt"},
    {"Facultas", "Wien"},
    {"Seismo", "Zürich"},
    {"Haupt", "Bern"},
    {"Gallimard", "Paris"},
    {"Seuil", "Paris"},
    {"Éditions du Seuil", "Paris"},
    {"Presses Universitaires de France", "Paris"},
    {"PUF", "Paris"},
    {"Minuit", "Paris"},
    {"Les Éditions de Minuit", "Paris"},
    {"L'Harmattan", "Paris"},
    {"Armand Colin", "Paris"},
    {"La Découverte", "Paris"},
    {"Fayard", "Paris"},
    {"Flammarion", "Paris"},
    {"Dunod", "Paris"},
    {"Hachette", "Paris"},
    {"Albin Michel", "Paris"},
    {"Vrin", "Paris"},
    {"Presses de Sciences Po", "Paris"},
    {"CNRS Éditions", "Paris"},
    {"Karthala", "Paris"},
    {"Presses universitaires de Rennes", "Rennes"},
    {"Droz", "Genève"},
    {"De Boeck", "Bruxelles"},
    {"Presses de l'Université Laval", "Québec"},
    {"Fondo de Cultura Económica", "México|México, D.F.|Buenos Aires"},
    {"Siglo XXI", "México|Madrid|Buenos Aires"},
    {"Paidós", "Barcelona|Buenos Aires"},
    {"Alianza", "Madrid"},
    {"Alianza Editorial", "Madrid"},
    {"Ariel", "Barcelona"},
    {"Gedisa", "Barcelona"},
    {"Gredos", "Madrid"},
    {"Tecnos", "Madrid"},
    {"Cátedra", "Madrid"},
    {"Taurus", "Madrid"},
    {"Anagrama", "Barcelona"},
    {"Trotta", "Madrid"},
    {"Morata", "Madrid"},
    {"Tusquets", "Barcelona"},
    {"Eudeba", "Buenos Aires"},
    {"CLACSO", "Buenos Aires"},
    {"UNAM", "México"},
    {"Universidad Nacional de Colombia", "Bogotá"},
    {"Vozes", "Petrópolis|Petrópolis, RJ"},
    {"Companhia das Letras", "São Paulo"},
    {"Zahar", "Rio de Janeiro"},
    {"Jorge Zahar", "Rio de Janeiro"},
    {"Martins Fontes", "São Paulo"},
    {"Cortez", "São Paulo"},
    {"Atlas", "São Paulo"},
    {"Paz e Terra", "Rio de Janeiro|São Paulo"},
    {"Hucitec", "São Paulo"},
    {"Fiocruz", "Rio de Janeiro"},
    {"Editora Fiocruz", "Rio de Janeiro"},
    {"Artmed", "Porto Alegre"},
    {"Artes Médicas", "Porto Alegre"},
    {"Brasiliense", "São Paulo"},
    {"Edusp", "São Paulo"},
    {"Ed. UFMG", "Belo Horizonte"},
    {"UFMG", "Belo Horizonte"},
    {"Autêntica", "Belo Horizonte"},
    {"Editora Unesp", "São Paulo"},
    {"UNESP", "São Paulo"},
    {"Papirus", "Campinas"},
    {"Autores Associados", "Campinas"},
    {"Editora da Unicamp", "Campinas"},
    {"Perspectiva", "São Paulo"},
    {"Saraiva", "São Paulo"},
    {"Forense", "Rio de Janeiro"},
    {"Record", "Rio de Janeiro"},
    {"Civilização Brasileira", "Rio de Janeiro"},
    {"Ministério da Saúde", "Brasília|Brasília, DF"},
    {"IBGE", "Rio de Janeiro"},
    {"INEP", "Brasília"},
    {"Guanabara Koogan", "Rio de Janeiro"},
    {"Manole", "Barueri|São Paulo"},
    {"Almedina", "Coimbra"},
    {"Edições 70", "Lisboa"},
    {"Fundação Calouste Gulbenkian", "Lisboa"},
    {"Einaudi", "Torino"},
    {"Il Mulino", "Bologna"},
    {"Laterza", "Bari|Roma-Bari"},
    {"Feltrinelli", "Milano"},
    {"Franco Angeli", "Milano"},
    {"FrancoAngeli", "Milano"},
    {"Giuffrè", "Milano"},
    {"Mondadori", "Milano"},
    {"Carocci", "Roma"},
    {"Bollati Boringhieri", "Torino"},
    {"Olschki", "Firenze"},
    {"Adelphi", "Milano"},
};
const guint houses_n = G_N_ELEMENTS(houses);

const char *const months[LANGUAGE_N] = {
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|"
    "Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Jan.|Feb.|Oct.|Dec.|Spring|Fall|Winter|Summer",
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan.|Okt.|Dez.|"
    "Herbst|Frühjahr",
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|automne|printemps",
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|ene|abr|dic",
    "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|jan.|fev.|mar.|"
    "abr.|jun.|jul.|ago.|set.|out.|nov.|dez.|jan./jun.|jul./dez.|maio/ago.",
    "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"};
const char *const editions[LANGUAGE_N] = {
    "2nd ed.|3rd ed.|4th ed.|2nd edn|3rd edn|2nd edition|Rev. ed.|revised edition|5th ed.|1st ed.|2nd rev. "
    "ed.|2d ed.|6th edition",
    "2. Aufl.|3. Auflage|2., überarbeitete Auflage|4. Aufl.|3., erw. Aufl.|5. Aufl.|2. Auflage",
    "2e éd.|3e édition|nouvelle édition|2ème éd.",
    "2ª ed.|3ª ed.|2a ed.|2.ª edición|3a edición",
    "2. ed.|3. ed.|2ª ed.|4. ed. rev.|5. ed|2ed.|10. ed.",
    "2a ed.|3ª ed.|nuova edizione"};
const char *const theses[LANGUAGE_N] = {
    "PhD thesis|Ph.D. thesis|Ph.D. dissertation|PhD diss.|Doctoral dissertation|Unpublished doctoral "
    "dissertation|Master's thesis|MA thesis|Unpublished PhD thesis|dissertation|thesis|Ph.D. "
    "diss.|Unpublished master's thesis",
    "Dissertation|Diss.|Phil. Diss.|Habilitationsschrift|Diplomarbeit|Magisterarbeit|unveröff. "
    "Diss.|Inauguraldissertation|Masterarbeit",
    "thèse de doctorat|Thèse de doctorat|mémoire de maîtrise|thèse d'État",
    "tesis doctoral|Tesis de doctorado|Tesis de maestría|Tesis doctoral inédita",
    "Tese (Doutorado)|Dissertação (Mestrado)|Tese (Doutorado em Educação)|Dissertação (Mestrado em "
    "Psicologia)|Tese de Doutorado|Dissertação de Mestrado|tese|dissertação|Tese (Doutorado em Saúde "
    "Pública)",
    "Tesi di dottorato|tesi di laurea"};
const char *const series_names[LANGUAGE_N] = {
    "Lecture Notes in Computer Science|Working Paper No. 12|Technical Report 94-12|NBER Working Paper No. "
    "8432|Report No. 17|Discussion Paper 2001-3|Contributions to Sociology|Research Report 5|Monographs of "
    "the Society, Vol. 12|Tech. Rep. No. 112|Policy Research Working Paper 2345|Occasional Paper 7|IZA "
    "Discussion Paper 1240|EUI Working Paper|Cambridge Studies in Sociology",
    "Schriftenreihe des Instituts, Bd. 12|Arbeitspapier Nr. 7|WZB Discussion Paper P 99-002|Schriften zur "
    "Sozialpolitik 14|SWP-Studie|Beiträge zur Geschichte, Bd. 3|Forschungsbericht 23|Diskussionspapier "
    "4/2003|ZUMA-Arbeitsbericht 98/04|IAB-Kurzbericht 12|Edition Suhrkamp 123|MPIfG Discussion Paper 03/5",
    "Cahiers de recherche|Coll. « Points »|collection Idées|Que sais-je ?|document de travail n° 12",
    "Serie Documentos 12|Colección Ciencias Sociales|Documento de trabajo 15|Cuadernos de la CEPAL",
    "Coleção Primeiros Passos|Texto para Discussão n. 123|Série Documentos, 12|Cadernos de Saúde",
    "Collana di studi|Quaderni"};
const char *const newspapers =
    "The New York Times|New York Times|The Guardian|The Times|Washington Post|The Washington Post|Wall "
    "Street Journal|The Economist|Financial Times|Los Angeles Times|Frankfurter Allgemeine "
    "Zeitung|Süddeutsche Zeitung|Die Zeit|Der Spiegel|Die Tageszeitung|Neue Zürcher Zeitung|Le "
    "Monde|Libération|El País|El Mundo|La Nación|Folha de S. Paulo|O Estado de S. Paulo|O Globo|La "
    "Repubblica|Corriere della Sera|Newsweek|Time|The Independent|Daily Telegraph|Chicago Tribune|Boston "
    "Globe";
const char *const bodies =
    "World Health Organization|World Bank|United Nations|UNESCO|OECD|European Commission|American "
    "Psychiatric Association|American Psychological Association|Department of Health|U.S. Department of "
    "Health and Human Services|Centers for Disease Control and Prevention|National Institute of Mental "
    "Health|National Center for Health Statistics|U.S. Bureau of the Census|US Census Bureau|Institute of "
    "Medicine|National Research Council|Royal College of Psychiatrists|Office for National Statistics|Home "
    "Office|International Monetary Fund|International Labour Organization|UNICEF|WHO|UNDP|Eurostat|European "
    "Union|Council of Europe|American Cancer Society|National Academy of Sciences|Alcoholics Anonymous World "
    "Services|Alcoholics Anonymous|Recovery, Inc.|Mental Health Foundation|Substance Abuse and Mental Health "
    "Services Administration|R Core Team|StataCorp|IBM Corp.|SPSS Inc.|The Cochrane "
    "Collaboration|Statistisches Bundesamt|Bundesministerium für Gesundheit|Bundesministerium für Arbeit und "
    "Soziales|Bundesregierung|Deutscher Bundestag|Bundesagentur für Arbeit|Deutsche "
    "Forschungsgemeinschaft|Destatis|Robert Koch-Institut|Ministère de la Santé|INSEE|CNRS|Ministerio de "
    "Salud|Instituto Nacional de Estadística|CEPAL|Ministerio de Educación|BRASIL|Brasil. Ministério da "
    "Saúde|Ministério da Saúde|BRASIL. Ministério da Educação|Instituto Brasileiro de Geografia e "
    "Estatística|IBGE|INEP|ORGANIZAÇÃO MUNDIAL DA SAÚDE|Conselho Federal de Psicologia|ISTAT|Amnesty "
    "International|Human Rights Watch|Pew Research Center|Transparency International|The EuroQol Group|PLoS "
    "Medicine Editors|ATLAS Collaboration|Diabetes Prevention Program Research "
    "Group|Anonymous|Anon.|European Court of Justice";
const char *const universities =
    "University of Michigan|Harvard University|Stanford University|University of London|University of "
    "Oxford|University of California, Berkeley|Columbia University|Yale University|University of "
    "Chicago|University of Cambridge|London School of Economics|University of Edinburgh|University of "
    "Toronto|Princeton University|Cornell University|University of Wisconsin-Madison|Indiana "
    "University|Michigan State University|University of Illinois|University of Sydney|Universität "
    "Köln|Universität Bielefeld|Freie Universität Berlin|Humboldt-Universität zu Berlin|Universität "
    "Mannheim|Universität Hamburg|Ludwig-Maximilians-Universität|Universität Wien|Universität "
    "Bremen|Universität Leipzig|Université de Paris I|Université Paris X|Université de "
    "Montréal|Sorbonne|Universidad Complutense de Madrid|Universidad de Barcelona|Universidad de Buenos "
    "Aires|Universidad de Chile|Universidade de São Paulo|Universidade Federal do Rio de "
    "Janeiro|Universidade Federal de Minas Gerais|Universidade Estadual de Campinas|Universidade Federal do "
    "Rio Grande do Sul|Pontifícia Universidade Católica|Universidade de Lisboa|Universidade de "
    "Coimbra|Università di Bologna|Università degli Studi di Milano|Massachusetts Institute of "
    "Technology|ETH Zürich|Uppsala University|University of Amsterdam|Bielefeld|Berlin";
const char *const topics =
    "Machine Learning|Artificial Intelligence|Computer Vision|Sociology of Health|Community Psychology|Human "
    "Factors in Computing Systems|Information Retrieval|Computational Linguistics|Software Engineering|Data "
    "Mining|Operating Systems|Social Work|Public Health|Neural Networks|Robotics and Automation|Self-Help "
    "and Mutual Aid|Music Information Retrieval|Educação|Saúde Coletiva|Psicologia|Soziologie|Knowledge "
    "Discovery|Distributed Computing|Programming Languages|Electronic Commerce|World Wide Web|Autonomous "
    "Agents|Very Large Data Bases|Speech and Signal Processing|Nursing Research|Climate Change|Materials "
    "Science|Plant Biology";
const char *const given_names =
    "John|Mary|James|Robert|Patricia|Michael|Linda|William|Elizabeth|David|Barbara|Richard|Susan|Joseph|"
    "Thomas|Margaret|Charles|Daniel|Matthew|Anthony|Donald|Steven|Paul|Andrew|Kenneth|George|Edward|Brian|"
    "Ronald|Timothy|Peter|Walter|Alan|Ruth|Helen|Anna|Alice|Frances|Martha|Judith|Jane|Simon|Martin|Hans|"
    "Karl|Friedrich|Wolfgang|Jürgen|Klaus|Dieter|Heinz|Uwe|Stefan|Andreas|Christian|Ulrich|Ulrike|Sabine|"
    "Petra|Monika|Claudia|Birgit|Hans-Peter|Karl-Heinz|Hans-Georg|Max|Johannes|Niklas|Georg|Jean|Pierre|"
    "Michel|Jacques|Marie|Claude|François|Jean-Pierre|Jean-Paul|Marie-Claire|Philippe|Nicole|Luc|Émile|"
    "Gilles|José|Juan|Antonio|Manuel|Francisco|Carlos|María|Luis|Pedro|Jorge|Ana|Ana "
    "Maria|Paulo|João|Maria|Luiz|Marcos|Fernando|Ricardo|Eduardo|Sérgio|Cláudia|Giovanni|Giuseppe|Marco|"
    "Paolo|Francesca|Umberto|Antonio|Wei|Jing|Yuki|Hiroshi|Anders|Lars|Erik|Jan|Pieter|Igor|Ivan|Olga|Zoltán|"
    "Marek|Mehmet|Ahmed|Rajesh|Amartya|Sigrid|Björn|Søren|Benedict|Erving|Talcott|Thomas J.|Keith|Greg|Leon "
    "H.|Marc A.|Linda Farris";
const char *const surnames =
    "van der Berg|van den Broek|de la Cruz|von Hippel|van "
    "Gestel-Timmermans|O'Connell|O'Hare|McDonald|MacIntyre|McCarthy|D'Angelo|de Souza|da Silva|dos "
    "Santos|van Dijk|de Vries|von Beyme|zu Guttenberg|St. John|Le Bon|De Raedt|Van Damme|García "
    "Márquez|Pérez-López|Smith-Jones|Levi-Strauss|Lévi-Strauss|Müller|Schröder|Çelik|Ångström|Øverland|"
    "Łukasiewicz|Nuñez|al-Rahman|El-Sayed|ten Have|Ó "
    "Briain|DiMaggio|LaFrance|FitzGerald|DeLong|Esping-Andersen|Meyer zu "
    "Schwabedissen|Beck-Gernsheim|Li|Wu|Ng|Xu|Oh|Yi|Le|Mc Donald|Du Bois|Di Pietro|De Luca";
const char *const notes =
    "Print|in press|Unpublished manuscript|Manuscript submitted for publication|Reprinted|Online "
    "first|[Google Scholar]|[CrossRef]|[PubMed]|Unpublished paper|mimeo|Mimeo|forthcoming|[in "
    "Portuguese]|[Article in German]|(in Russian)|Epub ahead of print|unveröffentlichtes "
    "Manuskript|i.E.|Special issue|Letter|Web|Review|Electronic version|[Abstract]";
const char *const places =
    "London|New York|Paris|Berlin|München|Hamburg|Köln|Frankfurt am "
    "Main|Wien|Zürich|Chicago|Boston|Amsterdam|Rotterdam|Stockholm|Geneva|Rome|Milano|Madrid|Barcelona|"
    "Lisboa|São Paulo|Rio de Janeiro|Porto Alegre|Belo Horizonte|Salvador|Brasília|Buenos "
    "Aires|México|Bogotá|Santiago|Lima|Sydney|Melbourne|Toronto|Montréal|Vancouver|Tokyo|Beijing|Washington, "
    "DC|San Francisco, CA|Los Angeles, CA|Seattle, WA|Atlanta, GA|Philadelphia, PA|Cambridge, MA|Ann Arbor, "
    "MI|Edinburgh|Manchester|Copenhagen|Oslo|Helsinki|Prague|Budapest|Warsaw|Moscow|Vienna, "
    "Austria|Barcelona, Spain|Lisbon, Portugal|Denver, CO|Las Vegas|Miami, FL|New Orleans";
