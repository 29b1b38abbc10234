#include "ontology/mention/mention.h"

#include "ontology/mention/abbreviation.h"

#include <string.h>

/* How many words away a neighbour may stand. */
#define NEIGHBOURHOOD 5

typedef struct {
  const Matcher *matcher;
  const Vocabulary *vocabulary;
  const char *text;
  MentionFlags flags;
  GArray *tokens;     /* Token, of the piece */
  GArray *candidates; /* Candidate, of the piece */
  GByteArray *taken;  /* one byte a token of the piece: 1 = a mention has it */
  guint8 *named;      /* by concept: a longer label stood in the text */
  Abbreviations *abbreviations;
  GArray *mentions; /* Mention */
} Finding;

/* ---------------------------------------------------------------- rules */

/* Without the possessive at its end. */
static Span candidate_span(const Finding *finding, const Candidate *candidate)
{
  Span span = {g_array_index(finding->tokens, Token, candidate->first).span.start,
               g_array_index(finding->tokens, Token, candidate->first + candidate->n - 1).span.end};
  const char *end = finding->text + span.end;
  if (span.end - span.start > 3 && end[-1] == 's') {
    if (end[-2] == '\'')
      span.end -= 2;
    else if (span.end - span.start > 5 && memcmp(end - 4, "\xe2\x80\x99", 3) == 0)
      span.end -= 4;
  }
  return span;
}

/* Letters as large as in the label: each word begins with the label's word, and what follows is a plural or
 * possessive end. */
static gboolean same_case(const Finding *finding, const Candidate *candidate, const char *label)
{
  TokenCursor cursor = {.text = label, .end = strlen(label)};
  for (guint i = 0; i < candidate->n; i++) {
    Span span = g_array_index(finding->tokens, Token, candidate->first + i).span;
    if (!token_next(&cursor))
      return FALSE;
    gsize n = cursor.span.end - cursor.span.start, length = span.end - span.start;
    const char *printed = finding->text + span.start;
    if (length < n || memcmp(printed, label + cursor.span.start, n) != 0) {
      /* The other number: "Steps" for "Step". */
      if (length + 1 != n || label[cursor.span.end - 1] != 's' ||
          memcmp(printed, label + cursor.span.start, length))
        return FALSE;
      continue;
    }
    const char *rest = printed + n;
    gsize left = length - n;
    if (left != 0 && !(left == 1 && rest[0] == 's') && rest[0] != '\'' && (guchar)rest[0] < 0x80)
      return FALSE;
  }
  return TRUE;
}

/* A name doesn't go across a comma, a stop or a bracket that its label hasn't. */
static gboolean same_stops(const Finding *finding, const Candidate *candidate, const char *label)
{
  for (guint i = candidate->first; i + 1 < candidate->first + candidate->n; i++) {
    gsize from = g_array_index(finding->tokens, Token, i).span.end;
    gsize to = g_array_index(finding->tokens, Token, i + 1).span.start;
    for (gsize k = from; k < to; k++) {
      char c = finding->text[k];
      if (c != '\0' && strchr(".,;:!?()[]|", c) != NULL && strchr(label, c) == NULL)
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean is_near(const Finding *finding, const Candidate *candidate, char **words)
{
  guint last = candidate->first + candidate->n;
  guint from = candidate->first > NEIGHBOURHOOD ? candidate->first - NEIGHBOURHOOD : 0;
  guint to = MIN(last + NEIGHBOURHOOD, finding->tokens->len);
  for (guint i = from; i < to; i++) {
    if (i >= candidate->first && i < last)
      continue;
    Span span = g_array_index(finding->tokens, Token, i).span;
    TokenCursor cursor = {.text = finding->text, .at = span.start, .end = span.end};
    if (token_next(&cursor) && g_strv_contains((const char *const *)words, cursor.word))
      return TRUE;
  }
  return FALSE;
}

static gboolean is_before(const Finding *finding, const Candidate *candidate, char **words)
{
  guint next = candidate->first + candidate->n;
  if (next >= finding->tokens->len)
    return FALSE;
  Span span = g_array_index(finding->tokens, Token, next).span;
  TokenCursor cursor = {.text = finding->text, .at = span.start, .end = span.end};
  return token_next(&cursor) && g_strv_contains((const char *const *)words, cursor.word);
}

/* A rule says where the label never counts, whoever defined it. */
static gboolean is_forbidden(const Finding *finding, const Candidate *candidate, const Label *label,
                             Zone zone)
{
  return ((label->rules & RULE_NOT_TABLE) && zone == ZONE_TABLE) ||
         ((label->rules & RULE_NOT_REFERENCES) && zone == ZONE_REFERENCES) ||
         ((label->rules & RULE_NOT_BEFORE) && is_before(finding, candidate, label->not_before)) ||
         ((label->rules & RULE_NOT_NEAR) && is_near(finding, candidate, label->not_near));
}

static gboolean is_allowed(const Finding *finding, const Candidate *candidate, Zone zone)
{
  const Label *label = vocabulary_label(finding->vocabulary, candidate->label);
  gboolean typed = (finding->flags & MENTION_TYPED) != 0;
  if (!same_stops(finding, candidate, label->text) || is_forbidden(finding, candidate, label, zone))
    return FALSE;
  if ((label->rules & RULE_CASE) && !typed && !same_case(finding, candidate, label->text))
    return FALSE;
  if (abbreviations_taken(finding->abbreviations, finding->text, candidate_span(finding, candidate),
                          label->concept))
    return FALSE;
  if (typed || (label->rules & (RULE_DEFINED | RULE_NEAR)) == 0)
    return TRUE;
  if ((label->rules & RULE_DEFINED) && finding->named[label->concept])
    return TRUE;
  return (label->rules & RULE_NEAR) && is_near(finding, candidate, label->near);
}

/* ---------------------------------------------------------------- choosing */

static int order_candidates(gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;
  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->label < y->label ? -1 : x->label > y->label;
}

static int order_mentions(gconstpointer a, gconstpointer b)
{
  const Mention *x = a, *y = b;
  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return x->concept < y->concept ? -1 : x->concept > y->concept;
}

/* A token that stands for a name of its own (more than one word, or not an abbreviation): what defines the
 * short labels of the concept. */
static void note_named(Finding *finding, const Candidate *candidate)
{
  const Label *label = vocabulary_label(finding->vocabulary, candidate->label);
  if ((label->rules & RULE_DEFINED) == 0 && label->kind != LABEL_HIDDEN)
    finding->named[label->concept] = 1;
}

static void take(Finding *finding, const Candidate *candidate, guint piece, Zone zone)
{
  for (guint i = 0; i < candidate->n; i++)
    finding->taken->data[candidate->first + i] = 1;
  Mention mention = {.span = candidate_span(finding, candidate),
                     .concept = vocabulary_label(finding->vocabulary, candidate->label)->concept,
                     .label = (int)candidate->label,
                     .zone = zone,
                     .piece = piece};
  g_array_append_val(finding->mentions, mention);
}

static gboolean is_free(const Finding *finding, const Candidate *candidate)
{
  for (guint i = 0; i < candidate->n; i++) {
    if (finding->taken->data[candidate->first + i])
      return FALSE;
  }
  return TRUE;
}

/* Longest first. Candidates of the same words go together: a label that several concepts share. */
static void choose(Finding *finding, guint piece, Zone zone)
{
  GArray *candidates = finding->candidates;
  g_array_sort(candidates, order_candidates);
  for (guint i = 0; i < candidates->len;) {
    const Candidate *first = &g_array_index(candidates, Candidate, i);
    gboolean fits = is_free(finding, first);
    guint begin = finding->mentions->len;
    for (; i < candidates->len; i++) {
      const Candidate *at = &g_array_index(candidates, Candidate, i);
      if (at->n != first->n || at->first != first->first)
        break;
      if (!fits || !is_allowed(finding, at, zone))
        continue;
      /* Two labels of one concept that are the same words. */
      guint concept = vocabulary_label(finding->vocabulary, at->label)->concept;
      gboolean twice = FALSE;
      for (guint k = begin; k < finding->mentions->len && !twice; k++)
      twice = g_array_index(finding->mentions, Mention, k).concept == concept;
      if (!twice)
        take(finding, at, piece, zone);
    }
  }
}

/* ---------------------------------------------------------------- a piece */

static void add_abbreviated(Finding *finding, guint piece, Zone zone)
{
  for (guint i = 0; i < finding->tokens->len; i++) {
    if (finding->taken->data[i])
      continue;
    Span span = g_array_index(finding->tokens, Token, i).span;
    int label = -1, concept = abbreviations_lookup(finding->abbreviations, finding->text, span, &label);
    if (concept < 0)
      continue;
    Candidate candidate = {.first = i, .n = 1, .label = (guint)MAX(label, 0)};
    if (label >= 0 &&
        is_forbidden(finding, &candidate, vocabulary_label(finding->vocabulary, candidate.label), zone))
      continue;
    finding->taken->data[i] = 1;
    Mention mention = {.span = span, .concept = (guint) concept, .label = -1, .zone = zone, .piece = piece};
    g_array_append_val(finding->mentions, mention);
  }
}

/* Labels whose rule wants the name first: the names of this piece hold for what follows them in it. A piece
 * is gone through twice only where it has such a label. */
static void find_in_piece(Finding *finding, const TextPiece *piece, guint index)
{
  g_array_set_size(finding->tokens, 0);
  g_array_set_size(finding->candidates, 0);
  matcher_tokens(finding->matcher, finding->text, piece->span, finding->tokens);
  matcher_candidates(finding->matcher, finding->tokens, 0, finding->tokens->len, finding->candidates);
  g_byte_array_set_size(finding->taken, finding->tokens->len);
  if (finding->tokens->len == 0)
    return;
  memset(finding->taken->data, 0, finding->taken->len);
  gboolean typed = (finding->flags & MENTION_TYPED) != 0;
  for (guint i = 0; i < finding->candidates->len && !typed; i++) {
    const Candidate *candidate = &g_array_index(finding->candidates, Candidate, i);
    const Label *label = vocabulary_label(finding->vocabulary, candidate->label);
    if (!same_stops(finding, candidate, label->text) ||
        ((label->rules & RULE_CASE) && !same_case(finding, candidate, label->text)))
      continue;
    if (piece->zone != ZONE_REFERENCES)
      note_named(finding, candidate);
    abbreviations_define(finding->abbreviations, finding->text, piece->span,
                         candidate_span(finding, candidate), label->concept);
  }
  if (!typed)
    abbreviations_scan(finding->abbreviations, finding->text, piece->span);
  guint begin = finding->mentions->len;
  choose(finding, index, piece->zone);
  if (!typed)
    add_abbreviated(finding, index, piece->zone);
  if (finding->mentions->len > begin)
    qsort(finding->mentions->data + begin * sizeof(Mention), finding->mentions->len - begin, sizeof(Mention),
          order_mentions);
}

GArray *mentions_find(const Matcher *matcher, const char *text, const TextPiece *pieces, guint n,
                      MentionFlags flags)
{
  const Vocabulary *vocabulary = matcher_vocabulary(matcher);
  Finding finding = {
      .matcher = matcher,
      .vocabulary = vocabulary,
      .text = text,
      .flags = flags,
      .tokens = g_array_new(FALSE, FALSE, sizeof(Token)),
      .candidates = g_array_new(FALSE, FALSE, sizeof(Candidate)),
      .taken = g_byte_array_new(),
      .named = g_new0(guint8, vocabulary_concepts(vocabulary) + 1),
      .abbreviations = abbreviations_new(vocabulary),
      .mentions = g_array_new(FALSE, FALSE, sizeof(Mention)),
  };
  for (guint i = 0; i < n; i++)
    find_in_piece(&finding, &pieces[i], i);
  g_array_unref(finding.tokens);
  g_array_unref(finding.candidates);
  g_byte_array_unref(finding.taken);
  g_free(finding.named);
  abbreviations_free(finding.abbreviations);
  return finding.mentions;
}

/* ---------------------------------------------------------------- the pieces of a paper */

/* Each line of a table for itself. */
static void add_lines(const Paper *paper, Span span, Zone zone, GArray *pieces)
{
  gsize at = span.start;
  for (gsize i = span.start; i <= span.end; i++) {
    if (i < span.end && paper->text->str[i] != '\n')
      continue;
    TextPiece piece = {{at, i}, zone};
    if (i > at)
      g_array_append_val(pieces, piece);
    at = i + 1;
  }
}

GArray *mention_pieces(const Paper *paper)
{
  static const char *const noise[] = {"running-head", "page-number", "markup", NULL};
  GArray *pieces = g_array_new(FALSE, FALSE, sizeof(TextPiece));
  for (guint i = 0; i < paper->paragraphs->len; i++) {
    const Paragraph *paragraph = &g_array_index(paper->paragraphs, Paragraph, i);
    TextPiece piece = {paragraph->span, paragraph->zone};
    g_array_append_val(pieces, piece);
  }
  for (guint i = 0; i < paper->kept->len; i++) {
    const Kept *kept = &g_array_index(paper->kept, Kept, i);
    TextPiece piece = {kept->span, kept->zone};
    if (kept->zone == ZONE_TABLE)
      add_lines(paper, kept->span, kept->zone, pieces);
    else if (!g_strv_contains(noise, kept->kind))
      g_array_append_val(pieces, piece);
  }
  return pieces;
}
