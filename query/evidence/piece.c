#include "query/evidence/piece.h"

#include "corpus/base/regex.h"
#include "query/evidence/phrases.h"

#include <string.h>

/* Sentences that are looked back over for the study that is spoken of. */
#define LOOKED_BACK 5u
/* Entries that a sentence cites at most where it tells of one study. */
#define ONE_STUDY 3u

Piece piece_of(const StorePassage *passage, guint i)
{
  Span span = g_array_index(passage->sentences, Span, i);
  gsize length = strlen(passage->text);
  gsize from = MIN(span.start - passage->span.start, length);
  return (Piece){passage->text + from, MIN(span.end - passage->span.start, length) - from, span};
}

const StoreCitation *piece_citation(const StorePassage *passage, Span span)
{
  for (guint i = 0; i < passage->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(passage->citations, i);
    if (citation->span.start >= span.start && citation->span.start < span.end)
      return citation;
  }
  return NULL;
}

gboolean piece_has_narrative(const StorePassage *passage, Span span)
{
  for (guint i = 0; i < passage->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(passage->citations, i);
    if (citation->span.start >= span.start && citation->span.start < span.end &&
        citation->form == FORM_NARRATIVE)
      return TRUE;
  }
  return FALSE;
}

static gboolean found(const Regex **place, const char *pattern, Piece piece)
{
  return regex_find(regex_once(place, pattern, REGEX_CASELESS), piece.text, piece.length, 0, NULL, 0);
}

/* Goes on about the study of the sentence before. */
static gboolean goes_on(Piece piece)
{
  static const Regex *going;
  return found(
      &going,
      "^ [\"'\\p{Ps}\\p{Pi}]* (?: (?: however | moreover | furthermore | in \\s addition | additionally | "
      "specifically | similarly | importantly | also | finally | overall | further ) ,? \\s )? (?: (?: they "
      "| "
      "he | "
      "she | it | this \\s author | these \\s (?: authors | researchers | investigators | studies | findings "
      "| results "
      "| data | analyses | reviews | trials ) | those \\s studies | the \\s (?: authors? | researchers | "
      "investigators | latter | same \\s "
      "(?: study | authors ) ) | their \\s (?: results | findings | study | analysis | research | data | "
      "review | "
      "sample | work | survey ) | this \\s (?: study | trial | review | survey | meta-analysis | research | "
      "analysis | "
      "work | finding ) | that \\s (?: study | trial | review | survey ) | the \\s (?: study | trial | "
      "survey | review | meta-analysis | "
      "findings | results ) ) " ADVERB
      " \\s (?: (?: did | have | has | had | were | was | that | which | of ) \\s )? (?: not \\s | also \\s "
      ")? (?: " FOUND " | argue d? | propose d? | attribute d? | describe d? | "
      "estimate d? | noted | due | able ) \\b"
      "| in \\s (?: that | the \\s same | their ) \\s (?: study | trial | survey | review | sample ) \\b "
      "| (?: participants | members | patients | respondents ) \\s in \\s (?: that | the ) \\s study \\b )",
      piece);
}

/* Tells what somebody did: "Levy (1976) surveyed", "a trial [12] compared". */
static gboolean presents_study(const StorePassage *passage, Piece piece)
{
  static const Regex *study, *verb;
  guint entries = 0;
  for (guint i = 0; i < passage->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(passage->citations, i);
    if (citation->span.start >= piece.span.start && citation->span.start < piece.span.end)
      entries += MAX(1, citation->references->len);
  }
  return entries <= ONE_STUDY &&
         (piece_has_narrative(passage, piece.span) ||
          found(&study, "\\b (?: a | an | one | the ) \\s (?: [\\w-]+ \\s ){0,4}? " STUDY " \\b", piece)) &&
         found(&verb,
               "\\b (?: conducted | examined | studied | surveyed | evaluated | investigated | undertook | "
               "carried \\s "
               "out | compared | tested | followed | randomi[sz]ed | interviewed | reviewed | analy[sz]ed | "
               "looked "
               "\\s at | explored | assessed | measured | recruited | assigned | allocated | involv (?: ed | "
               "ing ) | "
               "using | used | stud (?: y | ies ) \\s (?: of | with | on | in ) | trial \\s (?: of | with | "
               "on | in ) ) \\b",
               piece);
}

/* Tells what happened or was found, in the past. */
static gboolean tells_past(Piece piece)
{
  static const Regex *past, *present;
  return found(&past, "\\b (?: was | were | had | did | found | showed | \\w{2,}ed ) \\b", piece) &&
         !found(&present,
                "\\b (?: is | are | has | have | can | may | should | must | will | cannot | remains? | we | "
                "our ) \\b",
                piece);
}

/* A sentence that names somebody whose study was cited before: "Knight concluded". */
static gboolean names_author_of(Piece piece, const StorePassage *passage, Span cited)
{
  for (guint i = 0; i < passage->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(passage->citations, i);
    if (citation->span.start < cited.start || citation->span.start >= cited.end)
      continue;
    for (guint k = 0; k < citation->references->len; k++) {
      StoreReference *reference = g_ptr_array_index(citation->references, k);
      const GPtrArray *authors = store_reference_record(reference)->authors;
      const Person *first = authors->len > 0 ? g_ptr_array_index(authors, 0) : NULL;
      const char *name = first != NULL ? first->family : NULL;
      const char *at =
          name != NULL && *name != '\0' ? g_strstr_len(piece.text, (gssize)piece.length, name) : NULL;
      gsize end = at != NULL ? (gsize)(at - piece.text) + strlen(name) : 0;
      if (at != NULL && (at == piece.text || !g_ascii_isalpha(at[-1])) &&
          (end >= piece.length || !g_ascii_isalpha(piece.text[end])))
        return TRUE;
    }
  }
  return FALSE;
}

/* The last sentence before i that cites something; -1. */
static int cited_before(const StorePassage *passage, guint i)
{
  for (guint back = 1; back <= LOOKED_BACK && back <= i; back++)
    if (piece_citation(passage, piece_of(passage, i - back).span) != NULL)
      return (int)(i - back);
  return -1;
}

/* Do sentences [from, to] go on from one another? */
static gboolean chain(const StorePassage *passage, guint from, guint to, gboolean study)
{
  for (guint i = from; i <= to; i++) {
    Piece piece = piece_of(passage, i);
    if (!goes_on(piece) && !(study && tells_past(piece)))
      return FALSE;
  }
  return TRUE;
}

/* "... in a study of clubs." and the next sentence brings the citation. */
static gboolean cites_late(const StorePassage *passage, guint i)
{
  static const Regex *announces, *on;
  return i + 1 < passage->sentences->len &&
         found(&announces,
               "\\b (?: an? | one | another ) \\s (?: [\\w-]+ \\s ){0,3}? (?: study | trial | survey | "
               "review | meta-analysis | experiment ) \\b",
               piece_of(passage, i)) &&
         found(&on, "^ (?: this | these | the | they | it | their | its | those | that ) \\b",
               piece_of(passage, i + 1)) &&
         piece_citation(passage, piece_of(passage, i + 1).span) != NULL;
}

/* Tells of those who were studied: "people in the treatment groups had". Only a study that was told of before
 * can be meant. */
static gboolean tells_of_arms(Piece piece)
{
  static const Regex *arms;
  return found(&arms,
               "\\b (?: (?: treatment | intervention | control | experimental | comparison | waiting [- ] "
               "list ) \\s (?: "
               "groups? | arms? | conditions? ) | (?: those | people | patients | families | participants | "
               "members ) "
               "\\s in \\s the | participants | respondents | interviewees | controls ) \\b",
               piece) &&
         tells_past(piece);
}

int piece_source(const StorePassage *passage, guint i)
{
  int before = cited_before(passage, i);
  if (before >= 0) {
    Piece cited = piece_of(passage, (guint)before);
    gboolean study = presents_study(passage, cited);
    if (names_author_of(piece_of(passage, i), passage, cited.span) ||
        (study && tells_of_arms(piece_of(passage, i))) || chain(passage, (guint)before + 1, i, study))
      return before;
  }
  return cites_late(passage, i) ? (int)i + 1 : -1;
}
