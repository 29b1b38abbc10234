#include "query/evidence/focus.h"

#include "corpus/base/regex.h"

#include <string.h>

/* Clauses of one sentence; terms of a question. */
#define CLAUSES 24u
#define TERMS   64u
/* A clause is kept that has this share of the words (by weight) of the best one. */
#define KEPT_SHARE 0.6

typedef struct {
  Span span;         /* of the words that the citations speak for */
  guint first, last; /* citations, last included */
  double weight;
} Clause;

typedef struct {
  const StorePassage *passage;
  GPtrArray *citations; /* of const StoreCitation*: of one sentence */
  Clause clauses[CLAUSES];
  guint n;
} CitingSentence;

static const StoreCitation *citation_at(const CitingSentence *sentence, guint i)
{
  return g_ptr_array_index(sentence->citations, i);
}

/* Nothing but brackets, signs and words like "see" and "and" between two citations: they speak for one
 * clause. */
static gboolean goes_together(const CitingSentence *sentence, guint i)
{
  const StoreCitation *left = citation_at(sentence, i), *right = citation_at(sentence, i + 1);
  if (left->group == right->group && left->group != 0)
    return TRUE;
  guint words = 0;
  gboolean inside = FALSE;
  for (gsize at = left->span.end; at < right->span.start; at++) {
    gboolean letter = g_ascii_isalnum(sentence->passage->text[at - sentence->passage->span.start]);
    words += letter && !inside;
    inside = letter;
  }
  return words <= 1;
}

/* Where the words that all clauses share end: before the first verb that may open a list of findings. */
static gsize shared_head(const StorePassage *passage, Span span)
{
  static const Regex *verb;
  Span found;
  const char *text = passage->text + (span.start - passage->span.start);
  if (regex_find(regex_once(&verb,
                            "\\b (?: is | are | was | were | has | have | had | can | may | might | could | "
                            "will | does? | did | include s? | \\w+ (?: ed | es ) \\s (?: to | by | with | "
                            "in ) | show (?: s | ed | n )? | found | reduce [sd]? | improve [sd]? | increase "
                            "[sd]? | report (?: s | ed )? | such \\s as ) \\b",
                            REGEX_CASELESS),
                 text, span.end - span.start, 0, &found, 1))
    return span.start + found.start;
  return span.start;
}

static void find_clauses(CitingSentence *sentence, Span span)
{
  gsize from = shared_head(sentence->passage, span);
  for (guint i = 0; i < sentence->citations->len && sentence->n < CLAUSES; i++) {
    guint first = i;
    while (i + 1 < sentence->citations->len && goes_together(sentence, i))
      i++;
    const StoreCitation *opening = citation_at(sentence, first), *closing = citation_at(sentence, i);
    Clause clause = {{from, opening->span.start}, first, i, 0};
    if (opening->form == FORM_NARRATIVE) {
      gsize end = i + 1 < sentence->citations->len ? citation_at(sentence, i + 1)->span.start : span.end;
      clause.span = (Span){opening->span.start, end};
    }
    clause.span.start = MIN(clause.span.start, clause.span.end);
    sentence->clauses[sentence->n++] = clause;
    from = closing->span.end;
  }
}

static double clause_weight(const Clause *clause, const FocusWord *words, guint n)
{
  double best[TERMS] = {0}, weight = 0;
  for (guint i = 0; i < n; i++)
    if (words[i].term < TERMS && words[i].span.start >= clause->span.start &&
        words[i].span.end <= clause->span.end)
      best[words[i].term] = MAX(best[words[i].term], words[i].weight);
  for (guint i = 0; i < TERMS; i++)
    weight += best[i];
  return weight;
}

static void drop_others(Judgement *judgement, Span span, const FocusWord *words, guint n)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new();
  for (guint i = 0; i < judgement->citations->len; i++) {
    StoreCitation *citation = g_ptr_array_index(judgement->citations, i);
    if (citation->span.start >= span.start && citation->span.start < span.end)
      g_ptr_array_add(citations, citation);
  }
  CitingSentence sentence = {.passage = judgement->passage, .citations = citations};
  find_clauses(&sentence, span);
  double most = 0;
  for (guint i = 0; i < sentence.n; i++) {
    sentence.clauses[i].weight = clause_weight(&sentence.clauses[i], words, n);
    most = MAX(most, sentence.clauses[i].weight);
  }
  for (guint i = 0; i < sentence.n && most > 0; i++) {
    const Clause *clause = &sentence.clauses[i];
    for (guint k = clause->first; k <= clause->last && clause->weight < KEPT_SHARE * most; k++)
      g_ptr_array_remove(judgement->citations, g_ptr_array_index(citations, k));
  }
}

void judgement_focus(Judgement *judgement, const FocusWord *words, guint n)
{
  guint before = judgement->citations->len;
  const GArray *sentences = judgement->passage->sentences;
  for (guint i = 0; i < sentences->len; i++) {
    Span span = g_array_index(sentences, Span, i);
    if (span.start < judgement->span.end && span.end > judgement->span.start)
      drop_others(judgement, span, words, n);
  }
  if (judgement->citations->len < before)
    judgement_find_studies(judgement);
}
