#include "corpus/structure/role.h"

#include "corpus/text/chars.h"

#include <string.h>

typedef struct {
  const char *title; /* folded: lower case, no accents, '&' as "and" */
  SectionRole role;
} Title;

/* Whole headings. English, German, French, Spanish, Portuguese, Italian, Dutch. */
static const Title whole[] = {
    {"abstract", ROLE_ABSTRACT},
    {"summary", ROLE_ABSTRACT},
    {"structured abstract", ROLE_ABSTRACT},
    {"graphical abstract", ROLE_ABSTRACT},
    {"executive summary", ROLE_ABSTRACT},
    {"plain language summary", ROLE_ABSTRACT},
    {"lay summary", ROLE_ABSTRACT},
    {"author summary", ROLE_ABSTRACT},
    {"zusammenfassung", ROLE_ABSTRACT},
    {"kurzfassung", ROLE_ABSTRACT},
    {"resume", ROLE_ABSTRACT},
    {"resumen", ROLE_ABSTRACT},
    {"resumo", ROLE_ABSTRACT},
    {"riassunto", ROLE_ABSTRACT},
    {"sommario", ROLE_ABSTRACT},
    {"samenvatting", ROLE_ABSTRACT},
    {"introduction", ROLE_INTRODUCTION},
    {"general introduction", ROLE_INTRODUCTION},
    {"introduction and background", ROLE_INTRODUCTION},
    {"introduction and objectives", ROLE_INTRODUCTION},
    {"introduction and purpose", ROLE_INTRODUCTION},
    {"introduction and aims", ROLE_INTRODUCTION},
    {"einleitung", ROLE_INTRODUCTION},
    {"einfuhrung", ROLE_INTRODUCTION},
    {"introduccion", ROLE_INTRODUCTION},
    {"introducao", ROLE_INTRODUCTION},
    {"introduzione", ROLE_INTRODUCTION},
    {"inleiding", ROLE_INTRODUCTION},
    {"the current study", ROLE_INTRODUCTION},
    {"the present study", ROLE_INTRODUCTION},
    {"current study", ROLE_INTRODUCTION},
    {"present study", ROLE_INTRODUCTION},
    {"overview of the present study", ROLE_INTRODUCTION},
    {"background", ROLE_BACKGROUND},
    {"background and objectives", ROLE_BACKGROUND},
    {"background and purpose", ROLE_BACKGROUND},
    {"background and rationale", ROLE_BACKGROUND},
    {"literature review", ROLE_BACKGROUND},
    {"review of the literature", ROLE_BACKGROUND},
    {"review of literature", ROLE_BACKGROUND},
    {"related work", ROLE_BACKGROUND},
    {"theoretical background", ROLE_BACKGROUND},
    {"theoretical framework", ROLE_BACKGROUND},
    {"conceptual framework", ROLE_BACKGROUND},
    {"theory", ROLE_BACKGROUND},
    {"hintergrund", ROLE_BACKGROUND},
    {"theoretischer hintergrund", ROLE_BACKGROUND},
    {"contexte", ROLE_BACKGROUND},
    {"antecedentes", ROLE_BACKGROUND},
    {"marco teorico", ROLE_BACKGROUND},
    {"achtergrond", ROLE_BACKGROUND},
    {"method", ROLE_METHODS},
    {"methods", ROLE_METHODS},
    {"methodology", ROLE_METHODS},
    {"methodologies", ROLE_METHODS},
    {"materials and methods", ROLE_METHODS},
    {"material and methods", ROLE_METHODS},
    {"materials and method", ROLE_METHODS},
    {"material and method", ROLE_METHODS},
    {"methods and materials", ROLE_METHODS},
    {"methods and material", ROLE_METHODS},
    {"patients and methods", ROLE_METHODS},
    {"subjects and methods", ROLE_METHODS},
    {"participants and methods", ROLE_METHODS},
    {"animals and methods", ROLE_METHODS},
    {"data and methods", ROLE_METHODS},
    {"methods and data", ROLE_METHODS},
    {"methods and analysis", ROLE_METHODS},
    {"methods and results", ROLE_RESULTS},
    {"research design and methods", ROLE_METHODS},
    {"research methods", ROLE_METHODS},
    {"research methodology", ROLE_METHODS},
    {"study design and methods", ROLE_METHODS},
    {"design and methods", ROLE_METHODS},
    {"experimental", ROLE_METHODS},
    {"experimental section", ROLE_METHODS},
    {"experimental procedures", ROLE_METHODS},
    {"experimental methods", ROLE_METHODS},
    {"experimental design", ROLE_METHODS},
    {"star methods", ROLE_METHODS},
    {"online methods", ROLE_METHODS},
    {"methode", ROLE_METHODS},
    {"methoden", ROLE_METHODS},
    {"methodik", ROLE_METHODS},
    {"material und methoden", ROLE_METHODS},
    {"patienten und methoden", ROLE_METHODS},
    {"methodes", ROLE_METHODS},
    {"materiel et methodes", ROLE_METHODS},
    {"materiels et methodes", ROLE_METHODS},
    {"patients et methodes", ROLE_METHODS},
    {"methodologie", ROLE_METHODS},
    {"metodo", ROLE_METHODS},
    {"metodos", ROLE_METHODS},
    {"metodologia", ROLE_METHODS},
    {"material y metodos", ROLE_METHODS},
    {"materiales y metodos", ROLE_METHODS},
    {"pacientes y metodos", ROLE_METHODS},
    {"material e metodos", ROLE_METHODS},
    {"materiais e metodos", ROLE_METHODS},
    {"metodi", ROLE_METHODS},
    {"materiali e metodi", ROLE_METHODS},
    {"result", ROLE_RESULTS},
    {"results", ROLE_RESULTS},
    {"findings", ROLE_RESULTS},
    {"main results", ROLE_RESULTS},
    {"results and discussion", ROLE_RESULTS},
    {"result and discussion", ROLE_RESULTS},
    {"findings and discussion", ROLE_RESULTS},
    {"results and analysis", ROLE_RESULTS},
    {"results and conclusions", ROLE_RESULTS},
    {"results and conclusion", ROLE_RESULTS},
    {"ergebnisse", ROLE_RESULTS},
    {"ergebnisse und diskussion", ROLE_RESULTS},
    {"resultate", ROLE_RESULTS},
    {"resultats", ROLE_RESULTS},
    {"resultats et discussion", ROLE_RESULTS},
    {"resultados", ROLE_RESULTS},
    {"resultados y discusion", ROLE_RESULTS},
    {"resultados e discussao", ROLE_RESULTS},
    {"risultati", ROLE_RESULTS},
    {"resultaten", ROLE_RESULTS},
    {"discussion", ROLE_DISCUSSION},
    {"discussions", ROLE_DISCUSSION},
    {"general discussion", ROLE_DISCUSSION},
    {"discussion and conclusion", ROLE_DISCUSSION},
    {"discussion and conclusions", ROLE_DISCUSSION},
    {"discussion and implications", ROLE_DISCUSSION},
    {"summary and discussion", ROLE_DISCUSSION},
    {"diskussion", ROLE_DISCUSSION},
    {"diskussion und fazit", ROLE_DISCUSSION},
    {"discusion", ROLE_DISCUSSION},
    {"discussao", ROLE_DISCUSSION},
    {"discussione", ROLE_DISCUSSION},
    {"discussie", ROLE_DISCUSSION},
    {"conclusion", ROLE_CONCLUSION},
    {"conclusions", ROLE_CONCLUSION},
    {"concluding remarks", ROLE_CONCLUSION},
    {"conclusion and perspectives", ROLE_CONCLUSION},
    {"conclusions and perspectives", ROLE_CONCLUSION},
    {"conclusion and future work", ROLE_CONCLUSION},
    {"conclusions and future work", ROLE_CONCLUSION},
    {"conclusion and future directions", ROLE_CONCLUSION},
    {"conclusions and future directions", ROLE_CONCLUSION},
    {"conclusion and recommendations", ROLE_CONCLUSION},
    {"conclusions and recommendations", ROLE_CONCLUSION},
    {"conclusions and implications", ROLE_CONCLUSION},
    {"conclusion and implications", ROLE_CONCLUSION},
    {"conclusions and outlook", ROLE_CONCLUSION},
    {"summary and conclusion", ROLE_CONCLUSION},
    {"summary and conclusions", ROLE_CONCLUSION},
    {"schlussfolgerung", ROLE_CONCLUSION},
    {"schlussfolgerungen", ROLE_CONCLUSION},
    {"fazit", ROLE_CONCLUSION},
    {"schluss", ROLE_CONCLUSION},
    {"conclusiones", ROLE_CONCLUSION},
    {"conclusao", ROLE_CONCLUSION},
    {"conclusoes", ROLE_CONCLUSION},
    {"consideracoes finais", ROLE_CONCLUSION},
    {"conclusione", ROLE_CONCLUSION},
    {"conclusioni", ROLE_CONCLUSION},
    {"conclusie", ROLE_CONCLUSION},
    {"conclusies", ROLE_CONCLUSION},
    {"limitations", ROLE_LIMITATIONS},
    {"limitation", ROLE_LIMITATIONS},
    {"study limitations", ROLE_LIMITATIONS},
    {"strengths and limitations", ROLE_LIMITATIONS},
    {"limitations of the study", ROLE_LIMITATIONS},
    {"limitations and future research", ROLE_LIMITATIONS},
    {"limitations and future directions", ROLE_LIMITATIONS},
    {"limitationen", ROLE_LIMITATIONS},
    {"limites", ROLE_LIMITATIONS},
    {"limitaciones", ROLE_LIMITATIONS},
    {"limitacoes", ROLE_LIMITATIONS},
    {"acknowledgement", ROLE_ACKNOWLEDGEMENTS},
    {"acknowledgements", ROLE_ACKNOWLEDGEMENTS},
    {"acknowledgment", ROLE_ACKNOWLEDGEMENTS},
    {"acknowledgments", ROLE_ACKNOWLEDGEMENTS},
    {"acknowledgments and funding", ROLE_ACKNOWLEDGEMENTS},
    {"acknowledgements and funding", ROLE_ACKNOWLEDGEMENTS},
    {"danksagung", ROLE_ACKNOWLEDGEMENTS},
    {"remerciements", ROLE_ACKNOWLEDGEMENTS},
    {"agradecimientos", ROLE_ACKNOWLEDGEMENTS},
    {"agradecimentos", ROLE_ACKNOWLEDGEMENTS},
    {"ringraziamenti", ROLE_ACKNOWLEDGEMENTS},
    {"dankwoord", ROLE_ACKNOWLEDGEMENTS},
    {"funding", ROLE_FUNDING},
    {"funding information", ROLE_FUNDING},
    {"funding statement", ROLE_FUNDING},
    {"funding sources", ROLE_FUNDING},
    {"source of funding", ROLE_FUNDING},
    {"sources of funding", ROLE_FUNDING},
    {"financial support", ROLE_FUNDING},
    {"financial disclosure", ROLE_FUNDING},
    {"role of the funding source", ROLE_FUNDING},
    {"finanzierung", ROLE_FUNDING},
    {"financement", ROLE_FUNDING},
    {"financiacion", ROLE_FUNDING},
    {"financiamento", ROLE_FUNDING},
    {"conflict of interest", ROLE_CONFLICTS},
    {"conflicts of interest", ROLE_CONFLICTS},
    {"conflict of interests", ROLE_CONFLICTS},
    {"conflict of interest statement", ROLE_CONFLICTS},
    {"competing interest", ROLE_CONFLICTS},
    {"competing interests", ROLE_CONFLICTS},
    {"declaration of interest", ROLE_CONFLICTS},
    {"declaration of interests", ROLE_CONFLICTS},
    {"declaration of competing interest", ROLE_CONFLICTS},
    {"declaration of conflicting interests", ROLE_CONFLICTS},
    {"disclosure", ROLE_CONFLICTS},
    {"disclosures", ROLE_CONFLICTS},
    {"disclosure statement", ROLE_CONFLICTS},
    {"interessenkonflikt", ROLE_CONFLICTS},
    {"interessenkonflikte", ROLE_CONFLICTS},
    {"conflits d interets", ROLE_CONFLICTS},
    {"conflicto de intereses", ROLE_CONFLICTS},
    {"conflictos de interes", ROLE_CONFLICTS},
    {"conflito de interesses", ROLE_CONFLICTS},
    {"references", ROLE_REFERENCES},
    {"reference", ROLE_REFERENCES},
    {"reference list", ROLE_REFERENCES},
    {"list of references", ROLE_REFERENCES},
    {"references and notes", ROLE_REFERENCES},
    {"references cited", ROLE_REFERENCES},
    {"literature cited", ROLE_REFERENCES},
    {"literature", ROLE_REFERENCES},
    {"works cited", ROLE_REFERENCES},
    {"cited works", ROLE_REFERENCES},
    {"bibliography", ROLE_REFERENCES},
    {"literatur", ROLE_REFERENCES},
    {"literaturverzeichnis", ROLE_REFERENCES},
    {"bibliographie", ROLE_REFERENCES},
    {"references bibliographiques", ROLE_REFERENCES},
    {"referencias", ROLE_REFERENCES},
    {"referencias bibliograficas", ROLE_REFERENCES},
    {"bibliografia", ROLE_REFERENCES},
    {"riferimenti bibliografici", ROLE_REFERENCES},
    {"literatuur", ROLE_REFERENCES},
    {"literatuurlijst", ROLE_REFERENCES},
    {"referenties", ROLE_REFERENCES},
    {"appendix", ROLE_APPENDIX},
    {"appendices", ROLE_APPENDIX},
    {"anhang", ROLE_APPENDIX},
    {"annexe", ROLE_APPENDIX},
    {"annexes", ROLE_APPENDIX},
    {"anexo", ROLE_APPENDIX},
    {"apendice", ROLE_APPENDIX},
    {"appendice", ROLE_APPENDIX},
    {"bijlage", ROLE_APPENDIX},
    {"supplementary material", ROLE_SUPPLEMENT},
    {"supplementary materials", ROLE_SUPPLEMENT},
    {"supplementary information", ROLE_SUPPLEMENT},
    {"supplementary data", ROLE_SUPPLEMENT},
    {"supplemental material", ROLE_SUPPLEMENT},
    {"supplemental data", ROLE_SUPPLEMENT},
    {"supporting information", ROLE_SUPPLEMENT},
    {"additional files", ROLE_SUPPLEMENT},
    {"additional file", ROLE_SUPPLEMENT},
    {"electronic supplementary material", ROLE_SUPPLEMENT},
};

/* Headings that only begin with the words: "Appendix A: Items". */
static const Title beginnings[] = {
    {"appendix", ROLE_APPENDIX},
    {"anhang", ROLE_APPENDIX},
    {"limitations of", ROLE_LIMITATIONS},
    {"limitations and", ROLE_LIMITATIONS},
    {"strengths and limitations", ROLE_LIMITATIONS},
    {"conclusion", ROLE_CONCLUSION},
    {"conclusions", ROLE_CONCLUSION},
    {"concluding", ROLE_CONCLUSION},
    {"discussion", ROLE_DISCUSSION},
    {"supplementary", ROLE_SUPPLEMENT},
    {"supplemental", ROLE_SUPPLEMENT},
    {"acknowledgements", ROLE_ACKNOWLEDGEMENTS},
    {"acknowledgments", ROLE_ACKNOWLEDGEMENTS},
    {"introduction", ROLE_INTRODUCTION},
    {"results and", ROLE_RESULTS},
    {"results of", ROLE_RESULTS},
    {"methods and", ROLE_METHODS},
    {"materials and", ROLE_METHODS},
};

/* Back matter without a role of its own. */
static const char *const back[] = {"author contribution",
                                   "authors contribution",
                                   "author s contribution",
                                   "authors and contributors",
                                   "contributors",
                                   "contributions",
                                   "data availability",
                                   "availability of data",
                                   "data accessibility",
                                   "data sharing",
                                   "ethics",
                                   "ethical approval",
                                   "ethical",
                                   "consent",
                                   "declarations",
                                   "abbreviations",
                                   "list of abbreviations",
                                   "about the author",
                                   "the authors",
                                   "authors information",
                                   "author information",
                                   "publisher s note",
                                   "pre publication history",
                                   "notes",
                                   "footnotes",
                                   "endnotes",
                                   "orcid",
                                   "correspondence",
                                   "provenance",
                                   "open access",
                                   "code availability",
                                   "credit authorship",
                                   "additional information",
                                   "author details",
                                   "trial registration",
                                   "patient consent",
                                   "informed consent",
                                   "disclaimer",
                                   "dedication",
                                   "peer review"};

#define TITLE_BYTES 120u

/* Folds [title) into buffer: letters without accents in lower case, single blanks between words, numbers of
 * the section and punctuation left out. */
static gsize fold_title(const char *text, Span title, char *buffer, gsize size)
{
  gsize length = 0;
  gboolean started = FALSE;
  Span number = title;
  /* "IV." and such: a roman number before its stop. */
  gsize i = number.start;
  while (i < title.end && strchr("IVX", text[i]) != NULL && text[i] != '\0')
    i++;
  if (i > title.start && i < title.end && (text[i] == '.' || text[i] == ')'))
    title.start = i + 1;
  for (i = title.start; i < title.end && length + 8 < size; i = (gsize)(g_utf8_next_char(text + i) - text)) {
    gunichar c = g_utf8_get_char(text + i);
    gunichar parts[4];
    gsize n = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
    gunichar base = n > 0 ? g_unichar_tolower(parts[0]) : c;
    if (c == '&') {
      if (length > 0 && buffer[length - 1] != ' ')
        buffer[length++] = ' ';
      memcpy(buffer + length, "and", 3);
      length += 3;
    } else if (g_unichar_isalpha(base)) {
      started = TRUE;
      length += (gsize)g_unichar_to_utf8(base, buffer + length);
    } else if (started && g_unichar_isdigit(c)) {
      buffer[length++] = (char)('0' + g_unichar_digit_value(c));
    } else if (started && length > 0 && buffer[length - 1] != ' ' && !g_unichar_ismark(c)) {
      buffer[length++] = ' ';
    }
  }
  while (length > 0 && buffer[length - 1] == ' ')
    length--;
  buffer[length] = '\0';
  return length;
}

static gpointer index_titles(gpointer data)
{
  GHashTable *titles = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS(whole); i++)
    g_hash_table_insert(titles, (gpointer)whole[i].title, GUINT_TO_POINTER(whole[i].role));
  (void)data;
  return titles;
}

static SectionRole find_whole(const char *folded)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *titles = g_once(&once, index_titles, NULL);
  return (SectionRole)GPOINTER_TO_UINT(g_hash_table_lookup(titles, folded));
}

/* "A B S T R A C T": set wide. */
static void close_up(char *folded)
{
  gsize length = strlen(folded);
  if (length < 7)
    return;
  for (gsize i = 1; i < length; i += 2)
    if (folded[i] != ' ')
      return;
  gsize k = 0;
  for (gsize i = 0; i < length; i += 2)
    folded[k++] = folded[i];
  folded[k] = '\0';
}

SectionRole section_role_of_line(const char *text, Span line)
{
  char folded[TITLE_BYTES];
  if (line.end - line.start > TITLE_BYTES - 16)
    return ROLE_NONE;
  gsize first = line.start;
  while (first < line.end && !g_unichar_isalpha(g_utf8_get_char(text + first)))
    first = (gsize)(g_utf8_next_char(text + first) - text);
  if (first >= line.end || g_unichar_islower(g_utf8_get_char(text + first)))
    return ROLE_NONE;
  fold_title(text, line, folded, sizeof folded);
  close_up(folded);
  return find_whole(folded);
}

SectionRole section_role_from_title(const char *title)
{
  char folded[TITLE_BYTES * 2];
  gsize length = strlen(title);
  fold_title(title, (Span){0, length}, folded, sizeof folded);
  close_up(folded);
  SectionRole role = find_whole(folded);
  if (role != ROLE_NONE || length > TITLE_BYTES)
    return role;
  for (guint i = 0; i < G_N_ELEMENTS(beginnings); i++) {
    gsize n = strlen(beginnings[i].title);
    if (strncmp(folded, beginnings[i].title, n) == 0 && (folded[n] == ' ' || folded[n] == '\0'))
      return beginnings[i].role;
  }
  return ROLE_NONE;
}

gboolean section_is_back_matter(const char *title)
{
  char folded[TITLE_BYTES * 2];
  fold_title(title, (Span){0, strlen(title)}, folded, sizeof folded);
  SectionRole role = find_whole(folded);
  if (role == ROLE_ACKNOWLEDGEMENTS || role == ROLE_FUNDING || role == ROLE_CONFLICTS ||
      role == ROLE_APPENDIX || role == ROLE_SUPPLEMENT)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(back); i++)
    if (strncmp(folded, back[i], strlen(back[i])) == 0)
      return TRUE;
  return FALSE;
}
