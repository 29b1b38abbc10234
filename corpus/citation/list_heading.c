/* Headings: those that announce a reference list, and those that end one. */
#include "corpus/citation/fold.h"
#include "corpus/citation/list_line.h"

#include <string.h>

enum { HEADING_BYTES = 120 };

/* Headings in English, German, French, Spanish, Portuguese, Italian and Dutch, folded. "Notes" announces a
 * list only when entries follow. */
static const char *const strong_headings[] = {"references",
                                              "reference",
                                              "reference list",
                                              "list of references",
                                              "references cited",
                                              "cited references",
                                              "bibliography",
                                              "selected bibliography",
                                              "select bibliography",
                                              "works cited",
                                              "work cited",
                                              "literature cited",
                                              "literature",
                                              "cited literature",
                                              "references and notes",
                                              "notes and references",
                                              "references and recommended reading",
                                              "references and further reading",
                                              "supplementary references",
                                              "additional references",
                                              "references for appendix",
                                              "appendix references",
                                              "web references",
                                              "primary references",
                                              "literatur",
                                              "literaturverzeichnis",
                                              "literaturangaben",
                                              "literaturhinweise",
                                              "quellen",
                                              "quellenverzeichnis",
                                              "literatur und quellen",
                                              "bibliographie",
                                              "bibliografie",
                                              "references bibliographiques",
                                              "ouvrages cites",
                                              "referencias",
                                              "referencias bibliograficas",
                                              "bibliografia",
                                              "lista de referencias",
                                              "obras citadas",
                                              "literatura citada",
                                              "bibliografia citada",
                                              "referencias citadas",
                                              "fuentes",
                                              "referencia",
                                              "riferimenti",
                                              "riferimenti bibliografici",
                                              "opere citate",
                                              "literatuur",
                                              "literatuurlijst",
                                              "bronnen",
                                              "referenties",
                                              "geraadpleegde literatuur",
                                              "literaturverweise",
                                              "literaturliste",
                                              "referenzen",
                                              "bibliographical references"};
static const char *const weak_headings[] = {"notes",
                                            "endnotes",
                                            "end notes",
                                            "anmerkungen",
                                            "fussnoten",
                                            "notas",
                                            "note",
                                            "noten",
                                            "sources",
                                            "footnotes",
                                            "citations",
                                            "further reading",
                                            "eindnoten",
                                            "primary sources",
                                            "secondary sources",
                                            "secondary literature",
                                            "primary literature"};

static const char *const end_headings[] = {"appendix",
                                           "appendices",
                                           "acknowledgements",
                                           "acknowledgments",
                                           "acknowledgement",
                                           "acknowledgment",
                                           "about the author",
                                           "about the authors",
                                           "author biography",
                                           "author biographies",
                                           "biographical note",
                                           "biographical notes",
                                           "biographies",
                                           "notes on contributors",
                                           "note on contributors",
                                           "author contributions",
                                           "authors contributions",
                                           "contributors",
                                           "author information",
                                           "the author",
                                           "the authors",
                                           "author note",
                                           "supplementary material",
                                           "supplementary materials",
                                           "supporting information",
                                           "supplemental material",
                                           "figure legends",
                                           "figures",
                                           "tables",
                                           "figure captions",
                                           "funding",
                                           "conflict of interest",
                                           "conflicts of interest",
                                           "competing interests",
                                           "declaration of interest",
                                           "publishers note",
                                           "disclaimer",
                                           "abbreviations",
                                           "correspondence",
                                           "index",
                                           "glossary",
                                           "anhang",
                                           "danksagung",
                                           "annexe",
                                           "annexes",
                                           "anexo",
                                           "anexos",
                                           "apendice",
                                           "appendice",
                                           "bijlage",
                                           "bijlagen",
                                           "agradecimientos",
                                           "agradecimentos",
                                           "remerciements",
                                           "resume",
                                           "resumen",
                                           "resumo",
                                           "abstract",
                                           "zusammenfassung",
                                           "keywords",
                                           "author affiliations",
                                           "affiliations",
                                           "peer review",
                                           "open peer review",
                                           "data availability",
                                           "ethics statement",
                                           "footnotes",
                                           "reprints and permissions",
                                           "additional information",
                                           "how to cite this article",
                                           "cite this article",
                                           "license",
                                           "licence",
                                           "copyright",
                                           "permissions",
                                           "introduction",
                                           "chapter"};

static gboolean in_list(const char *word, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp(word, list[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Letters set apart ("R E F E R E N C E S") put together again. */
static void close_letterspacing(char *folded)
{
  gsize n = strlen(folded);
  if (n < 9)
    return;
  for (gsize i = 1; i < n; i += 2)
    if (folded[i] != ' ')
      return;
  gsize k = 0;
  for (gsize i = 0; i < n; i += 2)
    folded[k++] = folded[i];
  folded[k] = '\0';
}

static gboolean is_number_word(const char *word, gsize n)
{
  gboolean digits = TRUE;
  gboolean roman = n <= 5;
  for (gsize i = 0; i < n; i++) {
    digits = digits && g_ascii_isdigit(word[i]);
    roman = roman && strchr("ivx", word[i]) != NULL;
  }
  return n > 0 && n <= 5 && (digits || roman || n == 1);
}

/* A heading line folded, without its number: "## 7.1 **References:**" gives "references". Caller frees. */
static char *heading_fold(const char *text, Span line)
{
  if (line.end - line.start > HEADING_BYTES)
    return NULL;
  char *folded = name_fold(text + line.start, (gssize)(line.end - line.start));
  g_strdelimit(folded, "'", ' ');
  close_letterspacing(folded);
  for (guint i = 0; i < 4; i++) {
    char *blank = strchr(folded, ' ');
    if (blank == NULL || !is_number_word(folded, (gsize)(blank - folded)))
      break;
    memmove(folded, blank + 1, strlen(blank + 1) + 1);
  }
  return folded;
}

gboolean list_line_is_heading(const char *text, Span line, gboolean *strong)
{
  g_autofree char *folded = heading_fold(text, line);
  if (folded == NULL || folded[0] == '\0')
    return FALSE;
  *strong = in_list(folded, strong_headings, G_N_ELEMENTS(strong_headings));
  return *strong || in_list(folded, weak_headings, G_N_ELEMENTS(weak_headings));
}

static gboolean has_number_after(const char *folded, const char *word)
{
  gsize n = strlen(word);
  return g_str_has_prefix(folded, word) && folded[n] == ' ' &&
         (g_ascii_isdigit(folded[n + 1]) || (folded[n + 1] == 's' && g_ascii_isdigit(folded[n + 2])) ||
          is_number_word(folded + n + 1, strcspn(folded + n + 1, " ")));
}

gboolean list_line_ends(const char *text, Span line)
{
  Span head = {line.start, MIN(line.end, line.start + HEADING_BYTES)};
  while (head.end > head.start && head.end < line.end && ((guchar)text[head.end] & 0xc0) == 0x80)
    head.end--;
  g_autofree char *folded = heading_fold(text, head);
  if (folded == NULL || folded[0] == '\0')
    return FALSE;
  static const char *const numbered[] = {"table",   "figure", "fig",    "appendix", "tabelle", "abbildung",
                                         "tableau", "tabla",  "figura", "tabela",   "anhang",  "annex"};
  for (guint i = 0; i < G_N_ELEMENTS(numbered); i++)
    if (has_number_after(folded, numbered[i]))
      return TRUE;
  static const char *const openings[] = {
      "received ",         "copyright ",           "accepted ",    "address correspondence",
      "correspondence to", "corresponding author", "this article", "how to cite",
      "publisher s note",  "cite this article"};
  for (guint i = 0; i < G_N_ELEMENTS(openings); i++)
    if (g_str_has_prefix(folded, openings[i]) && (i != 1 || line.end - line.start > 40))
      return TRUE;
  return line.end == head.end && in_list(folded, end_headings, G_N_ELEMENTS(end_headings));
}
