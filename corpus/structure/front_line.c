/* Single lines of a title page. */
#include "corpus/structure/front.h"

#include "corpus/base/regex.h"
#include "corpus/text/chars.h"

#include <stdlib.h>
#include <string.h>

static gboolean matches(const Regex *regex, const char *line, Span *groups, guint n)
{
  return regex_find(regex, line, strlen(line), 0, groups, n);
}

gsize front_keywords_label(const char *line)
{
  static const Regex *label = NULL;
  regex_once(
      &label,
      "(?x) ^ [\\s*_#\\[]* (?i: key\\s?-?words? (?:\\ and\\ phrases)? | index\\ terms | subject\\ "
      "(?:terms|headings) | schl(?:ü|ue)sselw(?:ö|oe)rter | stichw(?:ö|oe)rter | "
      "schlagw(?:ö|oe)rter | mots[\\s-]cl(?:[ée]s?|efs) | palabras?\\ claves? | palavras?[\\s-]chaves? | "
      "parole[\\s-]chiave | trefwoorden | kernwoorden | descriptores | descritores | unitermos ) "
      "[*_\\]]* (?: \\s* [:.—–\\-]+ [*_]* \\s* | \\s+ | $ )",
      REGEX_DEFAULT);
  Span match;
  return matches(label, line, &match, 1) ? match.end : 0;
}

void front_split_keywords(const char *list, GPtrArray *keywords)
{
  const char *separators = strchr(list, ';') != NULL ? ";" : NULL;
  g_autofree char *even = g_strdup(list);
  if (separators == NULL)
    for (const char *p = list; *p != '\0'; p = g_utf8_next_char(p)) {
      gunichar c = g_utf8_get_char(p);
      if (c == 0x2022 || c == 0xb7 || c == '|' || c == 0x25cf || c == 0x22c5 || c == 0x2013) {
        gsize at = (gsize)(p - list);
        memset(even + at, ' ', (gsize)(g_utf8_next_char(p) - p));
        even[at] = ';';
        separators = c == 0x2013 ? separators : ";";
      }
    }
  if (separators == NULL) {
    g_free(even);
    even = g_strdup(list);
    separators = strchr(list, ',') != NULL ? "," : ";";
  }
  g_auto(GStrv) words = g_strsplit(even, separators, 200);
  for (guint i = 0; words[i] != NULL; i++) {
    char *word = g_strstrip(words[i]);
    gsize length = strlen(word);
    while (length > 0 && (word[length - 1] == '.' || word[length - 1] == ',' || word[length - 1] == ' '))
      word[--length] = '\0';
    if (length > 0)
      g_ptr_array_add(keywords, g_strdup(word));
  }
}

char *front_find_doi(const char *line)
{
  static const Regex *doi = NULL;
  regex_once(&doi, "(?x) \\b 10\\.\\d{4,9} (?:\\.\\d+)* / [^\\s\"<>|]+", REGEX_DEFAULT);
  Span match;
  if (!matches(doi, line, &match, 1))
    return NULL;
  while (match.end > match.start + 8 && strchr(".,;:)]}'*", line[match.end - 1]) != NULL) {
    char last = line[match.end - 1];
    if (last == ')' && memchr(line + match.start, '(', match.end - match.start) != NULL)
      break;
    match.end--;
  }
  g_autofree char *found = g_strndup(line + match.start, match.end - match.start);
  return g_utf8_strdown(found, -1);
}

static char *take(const char *line, Span group)
{
  return regex_has(group) && group.end > group.start ? g_strndup(line + group.start, group.end - group.start)
                                                     : NULL;
}

static void set_field(char **field, char *value)
{
  if (*field == NULL && value != NULL)
    *field = value;
  else
    g_free(value);
}

/* Page ranges are told with '-'. */
static char *plain_range(char *pages)
{
  if (pages == NULL)
    return NULL;
  GString *out = g_string_new(NULL);
  for (const char *p = pages; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == 0x2013 || c == 0x2014 || c == 0x2010 || c == 0x2212)
      c = '-';
    if (!char_is_blank(c))
      g_string_append_unichar(out, c);
  }
  g_free(pages);
  return g_string_free(out, FALSE);
}

gboolean front_read_citation(const char *line, Record *record)
{
  static const Regex *citation = NULL;
  regex_once(&citation,
             "(?x) ^ \\s* (?<container> \\p{L}[^\\d|;]{2,140}? ) [\\s,.;|(]* (?: "
             "\\(?(?<year1>(?:19|20)\\d\\d)\\)? [\\s,;:.]+ "
             "(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\w*\\s*\\d*[;,.]?\\s*)? )? "
             "(?: (?i:vol(?:ume)?\\.?)\\s* )? (?<volume> [A-Z]?\\d{1,4} ) \\s* "
             "(?: \\( \\s* (?<issue> [\\w.\\s/–-]{1,20} ) \\) | [,\\s]+ "
             "(?i:no\\.?|issue|number|iss\\.?|nr\\.?) \\s* (?<issue2> [\\w–-]{1,8}) )? "
             "\\s* (?: [:,;]\\s* (?i:pp?\\.?|pages?|s\\.)?\\s* "
             "(?<pages> [A-Za-z]{0,3}\\d{1,9} (?:\\s*[-–—]\\s*[A-Za-z]{0,3}\\d{1,8})? ) )? "
             "(?: [\\s,.;(]* (?<year2>(?:19|20)\\d\\d) \\)? )?",
             REGEX_DEFAULT);
  Span g[10];
  guint n = G_N_ELEMENTS(g);
  if (!matches(citation, line, g, n))
    return FALSE;
  Span pages = g[regex_group(citation, "pages")];
  Span issue = g[regex_group(citation, "issue")];
  Span issue2 = g[regex_group(citation, "issue2")];
  Span year1 = g[regex_group(citation, "year1")];
  Span year2 = g[regex_group(citation, "year2")];
  gboolean year = regex_has(year1) || regex_has(year2);
  if (!regex_has(pages) && !((regex_has(issue) || regex_has(issue2)) && year))
    return FALSE;
  if (!year && !regex_has(issue) && !regex_has(issue2) && strstr(line, "opyright") == NULL &&
      strstr(line, "DOI") == NULL && strstr(line, "ISSN") == NULL)
    return FALSE;
  g_autofree char *container = take(line, g[regex_group(citation, "container")]);
  gsize length = strlen(container);
  while (length > 0 && (strchr(" ,.;|(", container[length - 1]) != NULL))
    container[--length] = '\0';
  set_field(&record->container, length > 0 ? g_strdup(container) : NULL);
  set_field(&record->volume, take(line, g[regex_group(citation, "volume")]));
  set_field(&record->issue, take(line, regex_has(issue) ? issue : issue2));
  set_field(&record->pages, plain_range(take(line, pages)));
  if (record->year == 0 && year)
    record->year = atoi(line + (regex_has(year1) ? year1 : year2).start);
  return TRUE;
}

static gboolean is_type_line(const char *line)
{
  static const Regex *type = NULL;
  regex_once(
      &type,
      "(?x) ^ [\\s*_#]* (?i: (?: open\\ access | (?:article|paper)\\ type:? .* | "
      "(?: "
      "(?:original|research|review|case|short|brief|rapid|technical|clinical|full|scientific|basic|"
      "systematic|mini|invited|"
      "regular|special|topical|narrative|scoping|comprehensive|concise|primary|empirical|theoretical|methods?"
      "|peer[- ]?reviewed|laboratory|experimental|data|feature|preliminary|translational|short) [\\s-]* )* "
      "(?: articles? | papers? | reports? | reviews? | communications? | stud(?:y|ies) | letters? | notes? | "
      "series | "
      "investigations? | editorial | commentary | perspectives? | opinion | protocol | correspondence | "
      "research | contributions? | "
      "meta-analysis | originalarbeit | [üu]bersicht(?:sarbeit|sartikel)? | art[ií]culo\\ original | "
      "artigo\\ original | article\\ original ) ) ) [\\s*_:.]* $",
      REGEX_DEFAULT);
  Span match;
  return strlen(line) < 70 && matches(type, line, &match, 1);
}

static gboolean is_affiliation(const char *line)
{
  static const Regex *place = NULL;
  regex_once(&place,
             "(?x) \\b (?i: universit\\w* | univ\\.? | department | dept\\.? | institut\\w* | hospitals? | "
             "h[oô]pital | school\\ of | college | "
             "faculty | facult\\w+ | laborator\\w+ | cent(?:er|re)\\ (?:for|of) | clinic | klinik\\w* | "
             "academy | ministry | division\\ of | "
             "medical\\ cent(?:er|re) | healthcare\\ cent(?:er|re) | research\\ (?:cent(?:er|re)|unit|group) "
             "| foundation | "
             "ltd\\.? | inc\\. | gmbh | corporation | p\\.?o\\.?\\ box | campus | departamento | facultad | "
             "facolt[àa] | dipartimento ) \\b",
             REGEX_DEFAULT);
  Span match;
  return matches(place, line, &match, 1);
}

FrontLineKind front_line_kind(const char *line)
{
  static const Regex *dates = NULL;
  static const Regex *contact = NULL;
  static const Regex *cite_as = NULL;
  static const Regex *masthead = NULL;
  regex_once(
      &dates,
      "(?x) ^ \\W* (?i: (?:article\\ )?(?:received|accepted|revised|submitted|published|available\\ "
      "online|first\\ published|"
      "publication\\ date|epub|article\\ history|eingegangen|recibido|aceptado|re[çc]u|accept[ée]) ) \\b",
      REGEX_DEFAULT);
  regex_once(&contact,
             "(?x) ^ \\W* (?i: (?:author\\ for\\ |address\\ (?:for\\ )?)?correspond(?:ence|ing) | e-?mail | "
             "address\\ (?:correspondence|reprint) | "
             "contact\\b | tel(?:ephone)?[.:] | fax[.:] | orcid | \\*?\\s*to\\ whom ) | \\S+@\\S+\\.\\w+",
             REGEX_DEFAULT);
  regex_once(&cite_as,
             "(?x) ^ \\W* (?i: (?:please\\ )?cite\\ this\\ (?:article|paper)(?:\\ as)? | cite\\ as | "
             "(?:recommended|suggested|how\\ to)\\ cit(?:ation|e\\b[^:]*) | "
             "(?:to\\ )?cite\\ this\\ (?:article|version) | citation | publication\\ details | zitierweise | "
             "c[oó]mo\\ citar ) \\s* (?: : | $ ) | "
             "^ \\W* (?i:cite\\ this\\ article)",
             REGEX_DEFAULT);
  regex_once(
      &masthead,
      "(?x) ^ \\W* (?: ISSN | ISBN | www\\. | https?:// | (?i:vol(?:ume)?\\.?\\ \\d) | (?i: volume\\ ) | "
      "(?i:pp?\\.?\\ ?\\d) ) | "
      "\\b (?i: all\\ rights\\ reserved | creative\\ commons | open\\ access\\ article | downloaded\\ from | "
      "follow\\ this\\ and | for\\ further\\ information | available\\ (?:online\\ )?at ) ",
      REGEX_DEFAULT);
  Span match;
  if (front_keywords_label(line) > 0)
    return LINE_KEYWORDS;
  if (is_type_line(line))
    return LINE_TYPE;
  if (matches(cite_as, line, &match, 1))
    return LINE_CITE_AS;
  if (matches(dates, line, &match, 1))
    return LINE_DATES;
  g_autoptr(Record) scratch = record_new();
  if (front_read_citation(line, scratch))
    return LINE_CITATION;
  g_autofree char *doi = front_find_doi(line);
  if (doi != NULL && strlen(line) < strlen(doi) + 60)
    return LINE_DOI;
  if (strstr(line, "©") != NULL || strncmp(line, "Copyright", 9) == 0)
    return LINE_COPYRIGHT;
  if (is_affiliation(line))
    return LINE_AFFILIATION;
  if (matches(contact, line, &match, 1))
    return LINE_CONTACT;
  return matches(masthead, line, &match, 1) ? LINE_MASTHEAD : LINE_PLAIN;
}
