#include "corpus/structure/run_in.h"

#include "corpus/structure/role.h"
#include "corpus/text/chars.h"

#include <string.h>

/* A heading has so many words at most; what follows it is so long at least. */
#define HEADING_WORDS 8u
#define HEADING_BYTES 90u
#define REST_BYTES    80u

/* Words that show that a short sentence is one, not a heading. */
static const char *const sentence_words[] = {
    "is",      "are",     "was",       "were",   "be",     "been",   "has",   "have",  "had",    "do",
    "does",    "did",     "can",       "could",  "may",    "might",  "must",  "shall", "should", "will",
    "would",   "we",      "it",        "this",   "these",  "those",  "they",  "there", "he",     "she",
    "i",       "you",     "ist",       "sind",   "war",    "waren",  "wird",  "est",   "sont",   "es",
    "son",     "remains", "exist",     "exists", "became", "become", "shows", "show",  "found",  "suggests",
    "however", "thus",    "therefore", "see",    "note",   "also",   "not",   "our",   "al"};

static gboolean is_sentence_word(const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS(sentence_words); i++)
    if (strlen(sentence_words[i]) == length && g_ascii_strncasecmp(sentence_words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* Without capitals, a heading is short, and none of its words could be a verb: "-s" and "-ed" in the middle.
 */
static gboolean words_are_nouns(const char *text, Span span, guint words)
{
  SpanCount count = span_count(text, span);
  if (count.long_lower == 0 || words <= 2)
    return TRUE;
  if (words > 5)
    return FALSE;
  for (gsize i = span.start; i < span.end;) {
    gsize end = i;
    while (end < span.end && text[end] != ' ')
      end++;
    gboolean middle = i > span.start && end < span.end;
    if (middle && g_ascii_islower(text[i]) && end - i > 3 &&
        (text[end - 1] == 's' || (text[end - 1] == 'd' && text[end - 2] == 'e')))
      return FALSE;
    i = end + 1;
  }
  return TRUE;
}

/* Words that name a part, nothing of a sentence: no verb of the list, no number, no bracket. */
static gboolean reads_as_heading(const char *text, Span span)
{
  guint words = 0;
  for (gsize i = span.start; i < span.end;) {
    gsize end = i;
    while (end < span.end && text[end] != ' ')
      end++;
    if (is_sentence_word(text + i, end - i))
      return FALSE;
    words++;
    i = end + 1;
  }
  for (gsize i = span.start; i < span.end; i++)
    if (strchr("()[]=<>%@;.", text[i]) != NULL || (g_ascii_isdigit(text[i]) && words > 4))
      return FALSE;
  SpanCount count = span_count(text, span);
  return words >= 1 && words <= HEADING_WORDS && count.letters >= 3 &&
         g_unichar_isupper(span_first_char(text, span)) &&
         !(words == 1 && count.letters < 4 && count.upper < count.letters) &&
         words_are_nouns(text, span, words);
}

/* Labels of structured abstracts that begin no section elsewhere. */
static gboolean is_abstract_label(const char *text, Span span)
{
  static const char *const labels[] = {"background",
                                       "objective",
                                       "objectives",
                                       "aim",
                                       "aims",
                                       "purpose",
                                       "design",
                                       "setting",
                                       "participants",
                                       "methods",
                                       "method",
                                       "results",
                                       "findings",
                                       "conclusion",
                                       "conclusions",
                                       "context",
                                       "introduction",
                                       "discussion",
                                       "materials",
                                       "patients",
                                       "measurements",
                                       "interventions",
                                       "intervention",
                                       "limitations",
                                       "significance",
                                       "interpretation",
                                       "funding",
                                       "rationale",
                                       "scope",
                                       "hypothesis",
                                       "importance",
                                       "methodology",
                                       "originality",
                                       "research limitations",
                                       "practical implications",
                                       "social implications",
                                       "implications",
                                       "study design",
                                       "main outcome",
                                       "outcome",
                                       "data sources",
                                       "study selection",
                                       "search",
                                       "case",
                                       "presentation",
                                       "registration",
                                       "trial registration",
                                       "hintergrund",
                                       "ziel",
                                       "methode",
                                       "methoden",
                                       "methodik",
                                       "ergebnisse",
                                       "schlussfolgerung",
                                       "fazit",
                                       "contexte",
                                       "objectif",
                                       "objectifs",
                                       "methodes",
                                       "resultats",
                                       "objetivo",
                                       "objetivos",
                                       "metodo",
                                       "metodos",
                                       "resultados",
                                       "conclusiones",
                                       "key",
                                       "what",
                                       "subjects",
                                       "summary",
                                       "evidence",
                                       "main",
                                       "primary",
                                       "secondary",
                                       "statistical",
                                       "cases",
                                       "theory",
                                       "application",
                                       "level of"};
  for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
    if (span_starts_with(text, span, labels[i]))
      return TRUE;
  return section_role_of_line(text, span) != ROLE_NONE;
}

Span run_in_heading(const char *text, Span paragraph, gboolean in_abstract)
{
  Span none = {paragraph.start, paragraph.start};
  gsize limit = MIN(paragraph.end, paragraph.start + HEADING_BYTES);
  if (paragraph.end - paragraph.start < REST_BYTES / 2)
    return none;
  for (gsize i = paragraph.start; i + 2 < limit; i++) {
    char c = text[i];
    gboolean colon = c == ':' && text[i + 1] == ' ';
    gboolean stop = c == '.' && (text[i + 1] == ' ' || (text[i + 1] == '\xe2'));
    if (!colon && !stop)
      continue;
    Span title = {paragraph.start, i};
    gsize next = i + 1;
    while (next < paragraph.end && text[next] == ' ')
      next++;
    if (colon)
      return none;
    if (!span_ends_sentence(text, (Span){paragraph.start, i + 1}))
      continue;
    gboolean known = section_role_of_line(text, title) != ROLE_NONE;
    if (in_abstract && !known && !is_abstract_label(text, title))
      return none;
    if (paragraph.end - next < REST_BYTES && !known)
      return none;
    gunichar after = g_utf8_get_char(text + next);
    return reads_as_heading(text, title) && !g_unichar_islower(after) ? title : none;
  }
  return none;
}
