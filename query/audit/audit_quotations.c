/* Quotations: whose words they are, and on which page. Only for papers that cite by author and year: numeric
 * styles don't print pages. */
#include "query/audit/checks.h"

#include "corpus/base/regex.h"

#include <string.h>

/* Words from which on words between quotation marks are somebody's and not a term that is mentioned; from
 * which on they can't do without a source. */
#define QUOTATION_WORDS        8u
#define QUOTATION_WORDS_SOURCE 14u

static guint count_words(const char *text, Span span)
{
  guint n = 0;
  gboolean inside = FALSE;
  for (gsize i = span.start; i < span.end; i++) {
    gboolean blank = g_ascii_isspace(text[i]);
    n += !blank && !inside;
    inside = !blank;
  }
  return n;
}

/* The citations whose groups touch [from, to): pages printed, and how many there are. */
static guint citations_near(const Audit *audit, gsize from, gsize to, gboolean *pages, guint *reference)
{
  static const Regex *page = NULL;
  regex_once(&page,
             "\\b (?: pp? | para | paras? | S | pag ) \\.? \\s* \\d | : \\s* \\d | § | \\b (?: chapter | "
             "line | track ) \\b",
             REGEX_CASELESS);
  guint n = 0;
  const char *text = audit->paper->text->str;
  for (guint i = 0; i < audit->paper->citations->len; i++) {
    const Citation *citation = g_ptr_array_index(audit->paper->citations, i);
    if (citation->span.end <= from || citation->span.start >= to)
      continue;
    n++;
    if (*reference == 0 && citation->references->len > 0)
      *reference = g_array_index(citation->references, guint, 0);
    *pages = *pages || regex_find(page, text, citation->span.end, citation->span.start, NULL, 0);
  }
  *pages = *pages || regex_find(page, text, to, from, NULL, 0);
  return n;
}

/* Words of people who were asked, and items that were put to them, have no page. */
static gboolean is_data(const Audit *audit, Span sentence)
{
  static const Regex *asked = NULL;
  regex_once(&asked,
             "\\b (?: participants? | respondents? | interview\\w* | informants? | item | items | "
             "question\\w* | asked | scale | statement | said | rated | "
             "responded | answer\\w* | search | keywords? | terms? | titled | entitled | definition | called "
             "| slogan | step | prayer ) \\b",
             REGEX_CASELESS);
  return regex_find(asked, audit->paper->text->str, sentence.end, sentence.start, NULL, 0);
}

static void check_quotation(Audit *audit, Span quotation, guint paragraph)
{
  const Paper *paper = audit->paper;
  guint words = count_words(paper->text->str, quotation);
  if (words < QUOTATION_WORDS)
    return;
  const Paragraph *block = &g_array_index(paper->paragraphs, Paragraph, paragraph);
  int first = paper_sentence_at(paper, quotation.start);
  int last = paper_sentence_at(paper, quotation.end - 1);
  if (first < 0 || last < 0)
    return;
  Span sentence = {g_array_index(paper->sentences, Sentence, first).span.start,
                   g_array_index(paper->sentences, Sentence, last).span.end};
  gboolean pages = FALSE;
  guint reference = 0;
  guint n = citations_near(audit, sentence.start, sentence.end, &pages, &reference);
  if (pages)
    return;
  if (n > 0) {
    audit_add(audit, AUDIT_QUOTATION_WITHOUT_PAGE, 0.7, quotation, reference,
              "%u words are quoted, and the citation gives no page", words);
    return;
  }
  n = citations_near(audit, block->span.start, block->span.end, &pages, &reference);
  SectionRole role =
      block->section < 0 ? ROLE_NONE : g_array_index(paper->sections, Section, block->section).role;
  if (n == 0 && words >= QUOTATION_WORDS_SOURCE && role != ROLE_RESULTS && role != ROLE_METHODS &&
      !is_data(audit, sentence))
    audit_add(audit, AUDIT_QUOTATION_WITHOUT_SOURCE, 0.5, quotation, 0,
              "%u words are quoted and nothing near them is cited", words);
  else if (n > 0 && words >= QUOTATION_WORDS_SOURCE && !pages && role != ROLE_RESULTS &&
           role != ROLE_METHODS && !is_data(audit, sentence))
    audit_add(audit, AUDIT_QUOTATION_WITHOUT_SOURCE, 0.5, quotation, reference,
              "%u words are quoted and the sentence cites nothing", words);
}

void audit_quotations(Audit *audit)
{
  static const Regex *quotation = NULL;
  /* Double quotation marks of all kinds, single ones only where they open after a blank and close before one.
   */
  regex_once(&quotation,
             "“ [^“”\"]{20,1200} ” | (?<! \\S) [\\[(]? \" [^\"“”]{20,1200} \" | „ [^„“”]{20,1200} [“”] | « "
             "[^«»]{20,1200} » | (?<= [\\s(]) ‘ [^‘“”\"]{30,600} ’ (?= [\\s,.;:)])",
             REGEX_DEFAULT);
  if (!audit->author_year)
    return;
  const Paper *paper = audit->paper;
  for (guint i = 0; i < paper->paragraphs->len; i++) {
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, i);
    if (paragraph->zone != ZONE_BODY || paragraph->n_sentences == 0)
      continue;
    Span found;
    gsize from = paragraph->span.start;
    while (regex_find(quotation, paper->text->str, paragraph->span.end, from, &found, 1)) {
      check_quotation(audit, found, i);
      from = found.end;
    }
  }
}
