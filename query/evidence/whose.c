#include "query/evidence/whose.h"

#include "corpus/base/regex.h"
#include "ontology/evidence/function.h"
#include "ontology/evidence/role.h"
#include "query/evidence/phrases.h"
#include "query/evidence/piece.h"

#include <string.h>

/* Sentences of an abstract whose roles are looked up. */
#define ABSTRACT_SENTENCES 40u

static gboolean found(const Regex **place, const char *pattern, const char *text, gsize length)
{
  return regex_find(regex_once(place, pattern, REGEX_CASELESS), text, length, 0, NULL, 0);
}

/* Speaks of the paper's own work. "We know", "we need" and their like don't. */
static gboolean names_itself(const char *text, gsize length)
{
  static const Regex *own;
  return found(
      &own,
      "\\b we \\s (?: \\w+ly \\s | also \\s | did \\s not \\s | have \\s | could \\s not \\s )? (?: found | "
      "find | show "
      "(?: ed )? | observed? | identified | identify | report (?: ed )? | examined? | compared? | measured | "
      "asked | "
      "interviewed | surveyed | recruited | randomi[sz]ed | included | excluded | analy[sz]ed | collected | "
      "conducted | "
      "performed | used | estimated? | calculated | tested | detected? | demonstrated? | conclude d? | "
      "reviewed | "
      "pooled | searched | evaluated | assessed | investigated | studied | administered | obtained | sent | "
      "counted | "
      "note d? | saw | see | detect (?: ed )? | explored | hypothesi[sz]ed | replicated | followed ) \\b"
      "| \\b our \\s (?: [\\w-]+ \\s ){0,2}? (?: results? | findings? | data | analys[ie]s | sample | "
      "participants | "
      "patients | subjects | respondents | study | survey | review | trial | meta-analysis | interviewees | "
      "model s? | "
      "observations? | work | experiments? | cohort ) \\b"
      "| \\b (?: in | of | from | by | for | within ) \\s (?: this | the \\s present | the \\s current | "
      "present ) \\s (?: [\\w-]+ \\s "
      "){0,2}? " STUDY " \\b"
      "| \\b (?: the \\s present | the \\s current | present | current ) \\s (?: [\\w-]+ \\s ){0,2}? "
      "" STUDY " " ADVERB " \\s (?: did \\s not \\s )? " FOUND " \\b"
      "| \\b (?: the \\s present | present | current | the \\s current ) \\s (?: results | findings ) \\b",
      text, length);
}

/* "This study found": its own, unless another was spoken of just before. */
static gboolean names_this_study(const char *text, gsize length)
{
  static const Regex *study;
  return found(&study,
               "\\b this \\s (?: [\\w-]+ \\s ){0,2}? " STUDY " " ADVERB " \\s (?: did \\s not \\s )? " FOUND
               " \\b",
               text, length);
}

/* "They conclude": somebody who isn't the one that writes. */
static gboolean names_somebody(const char *text, gsize length)
{
  static const Regex *somebody;
  return found(&somebody,
               "^ \\W* (?: [\\w ]{1,20} , \\s )? (?: they | he | she | the \\s (?: authors? | researchers | "
               "investigators | "
               "reviewers ) ) " ADVERB
               " \\s (?: conclude | argue | propose | suggest | recommend | hypothesi[sz]e | speculate | "
               "estimate | point \\s out ) [sd]? \\b",
               text, length);
}

/* Speaks of others' work. */
static gboolean names_others(const char *text, gsize length)
{
  static const Regex *others;
  return found(
      &others,
      "\\b (?: previous | prior | earlier | past | other | several | many | some | numerous | existing | "
      "recent | most | "
      "various | published | available | early | subsequent | a \\s number \\s of | a \\s growing \\s body "
      "\\s of | an? \\s (?: recent | earlier "
      "| previous | landmark | large | longitudinal | randomi[sz]ed | controlled | national ) ) \\s (?: "
      "[\\w-]+ \\s ){0,3}? (?: stud(?: y | ies ) | research (?: ers )? "
      "| reviews? | trials? | authors | surveys? | investigators | meta- analyses | meta-analys[ie]s | work "
      "| "
      "evidence "
      "| literature | writers | scholars | investigations | reports ) \\b"
      "| \\b (?: research | studies | literature | evidence | researchers | investigators | scholars | "
      "surveys | "
      "trials | reviews ) (?: \\s (?: on | of | in | about | with | into | from ) \\s (?: [\\w-]+ \\s "
      "){1,8}? "
      ")? "
      "\\s? (?: have \\s | has \\s | had \\s )? (?: \\w+ly \\s | also \\s | been \\s )? " FOUND " \\b"
      "| \\b according \\s to \\s (?! (?: the \\s )? (?: our | this ) ) \\p{Lu}"
      "| \\b and \\s (?: (?: his | her | their ) \\s )? (?: colleagues | associates | co-?workers ) "
      "| \\b et \\s al\\.?",
      text, length);
}

/* The figures and results that a sentence tells are compared with others'. */
static gboolean compares(const char *text, gsize length)
{
  static const Regex *comparison;
  return found(&comparison,
               "\\b (?: consistent | in \\s (?: line | accord (?: ance )? | agreement | contrast ) | similar "
               "| contrary | "
               "comparable | unlike | agrees? | replicate [sd]? | confirm (?: s | ed )? | extend s? | echo "
               "(?: es )? | "
               "corroborate [sd]? | than \\s (?: that | those ) | compared? ) \\b",
               text, length);
}

/* A result told of the paper as a whole: "the results suggest". */
static gboolean tells_results(const char *text, gsize length)
{
  static const Regex *results;
  return found(
      &results,
      "\\b (?: the | these | overall ,? ) \\s (?: [\\w-]+ \\s )? (?: results | findings | data | "
      "analys[ei]s ) \\s (?: "
      "(?: of | from ) \\s (?: [\\w-]+ \\s ){1,6}? )? (?: [\\w]+ly \\s | also \\s | do \\s | did \\s "
      "| not \\s ){0,2}? " FOUND " \\b",
      text, length);
}

/* All citations of a sentence say only how something was done: "measured with the Hope Scale (Snyder, 1991)".
 */
static gboolean cites_methods_only(const StorePassage *passage, Piece piece)
{
  static const Regex *means;
  if (passage->role != ROLE_METHODS && !found(&means,
                                              "\\b (?: measured | assessed | calculated | computed | coded | "
                                              "rated | scored | using | used | scale | "
                                              "questionnaire | inventory | index | software | method | "
                                              "procedure | formula | criteria | test ) \\b",
                                              piece.text, piece.length))
    return FALSE;
  g_autofree char *text = g_strndup(piece.text, piece.length);
  for (guint i = 0; i < passage->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(passage->citations, i);
    if (citation->span.start < piece.span.start || citation->span.start >= piece.span.end)
      continue;
    Span place = {citation->span.start - piece.span.start,
                  MIN(citation->span.end, piece.span.end) - piece.span.start};
    if (citation_function_of(text, place, passage->role, NULL) != FUNCTION_METHOD)
      return FALSE;
  }
  return TRUE;
}

static gboolean is_result_of_abstract(const StorePassage *passage, guint i)
{
  guint n = MIN(passage->sentences->len, ABSTRACT_SENTENCES);
  if (i >= n)
    return FALSE;
  g_autoptr(GPtrArray) sentences = g_ptr_array_new_with_free_func(g_free);
  for (guint k = 0; k < n; k++) {
    Piece piece = piece_of(passage, k);
    g_ptr_array_add(sentences, g_strndup(piece.text, piece.length));
  }
  SentenceRole roles[ABSTRACT_SENTENCES];
  sentence_roles((const char *const *)sentences->pdata, n, roles, NULL);
  return roles[i] == SENTENCE_RESULT || roles[i] == SENTENCE_CONCLUSION;
}

/* Of results: what was found or counted, not what is so in general. */
static gboolean tells_what_was(const char *text, gsize length)
{
  static const Regex *past;
  return found(&past,
               "\\d | \\b (?: was | were | had | did | found | \\w{2,}ed | showed | (?: table | fig (?: ure "
               "| \\. ) ) \\s ) \\b",
               text, length);
}

/* An abstract that has come to what "we" did goes on with what was found. */
static gboolean follows_own(const StorePassage *passage, guint i)
{
  Piece piece = piece_of(passage, i);
  if (!tells_what_was(piece.text, piece.length))
    return FALSE;
  for (guint k = 0; k < i && k < ABSTRACT_SENTENCES; k++) {
    Piece before = piece_of(passage, k);
    if (names_itself(before.text, before.length))
      return TRUE;
  }
  return FALSE;
}

/* No citation, and no word of it: from the section. */
static WhoseSentence from_place(const StorePassage *passage, guint i, Piece piece)
{
  WhoseSentence own = {WHOSE_OWN, TRUE, -1}, not_told = {WHOSE_NOT_TOLD, FALSE, -1};
  if (passage->zone == ZONE_TABLE || passage->zone == ZONE_CAPTION)
    return own;
  if (passage->zone == ZONE_ABSTRACT || passage->role == ROLE_ABSTRACT)
    return is_result_of_abstract(passage, i) || follows_own(passage, i) ? own : not_told;
  Span before = {passage->span.start, piece.span.start};
  gboolean cited_before = piece_citation(passage, before) != NULL;
  if (passage->role == ROLE_RESULTS)
    return !cited_before && tells_what_was(piece.text, piece.length) ? own : not_told;
  if (passage->role == ROLE_METHODS)
    return own;
  /* What a paper concludes without naming others is its own conclusion. */
  if (passage->role == ROLE_CONCLUSION && !cited_before)
    return own;
  if (passage->role == ROLE_DISCUSSION && !cited_before && tells_results(piece.text, piece.length))
    return own;
  return not_told;
}

WhoseSentence whose_sentence(const StorePassage *passage, guint i)
{
  Piece piece = piece_of(passage, i);
  gboolean cites = piece_citation(passage, piece.span) != NULL;
  gboolean itself = names_itself(piece.text, piece.length);
  int source = cites || itself ? -1 : piece_source(passage, i);
  if (source >= 0)
    return (WhoseSentence){WHOSE_REPORTED, TRUE, source};
  if (cites) {
    if (itself && (!piece_has_narrative(passage, piece.span) || compares(piece.text, piece.length)))
      return (WhoseSentence){WHOSE_OWN, FALSE, -1};
    gboolean own_place = passage->role == ROLE_RESULTS || passage->role == ROLE_METHODS;
    if (own_place && !piece_has_narrative(passage, piece.span) && cites_methods_only(passage, piece))
      return (WhoseSentence){WHOSE_OWN, TRUE, -1};
    return (WhoseSentence){WHOSE_REPORTED, FALSE, -1};
  }
  if (itself || names_this_study(piece.text, piece.length))
    return (WhoseSentence){WHOSE_OWN, FALSE, -1};
  if (names_somebody(piece.text, piece.length))
    return (WhoseSentence){WHOSE_REPORTED, FALSE, -1};
  if (passage->role != ROLE_RESULTS && names_others(piece.text, piece.length))
    return (WhoseSentence){WHOSE_REPORTED, FALSE, -1};
  return from_place(passage, i, piece);
}

const char *whose_name(Whose whose)
{
  return whose == WHOSE_OWN ? "own" : whose == WHOSE_REPORTED ? "reported" : NULL;
}
