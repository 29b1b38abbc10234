#include "corpus/text/join.h"

#include "corpus/base/limits.h"
#include "corpus/text/chars.h"
#include "corpus/text/markup.h"

#include <string.h>

/* Counts are kept under 64-bit FNV-1a sums of the folded words: a collision costs a wrong hyphen at worst. */
typedef guint64 WordSum;
#define WORD_SUM_START 14695981039346656037u
#define WORD_SUM_PRIME 1099511628211u

struct JoinLexicon {
  GHashTable *counts; /* WordSum -> count */
};

static WordSum sum_add(WordSum sum, gunichar c)
{
  return (sum ^ g_unichar_tolower(c)) * WORD_SUM_PRIME;
}

static WordSum sum_span(WordSum sum, const char *text, Span span)
{
  for (gsize i = span.start; i < span.end; i = (gsize)(g_utf8_next_char(text + i) - text))
    sum = sum_add(sum, g_utf8_get_char(text + i));
  return sum;
}

static gpointer sum_key(WordSum sum)
{
  return GSIZE_TO_POINTER((gsize)sum);
}

static void lexicon_count(JoinLexicon *lexicon, WordSum sum)
{
  gpointer key = sum_key(sum);
  guint count = GPOINTER_TO_UINT(g_hash_table_lookup(lexicon->counts, key));
  if (count > 0 || g_hash_table_size(lexicon->counts) < LIMIT_LEXICON_WORDS)
    g_hash_table_insert(lexicon->counts, key, GUINT_TO_POINTER(count + 1));
}

static guint lexicon_get(const JoinLexicon *lexicon, WordSum sum)
{
  return GPOINTER_TO_UINT(g_hash_table_lookup(lexicon->counts, sum_key(sum)));
}

/* End of the run of letters and digits that begins at i. */
static gsize word_end(const char *text, gsize i, gsize length)
{
  while (i < length && g_unichar_isalnum(g_utf8_get_char(text + i)))
    i = (gsize)(g_utf8_next_char(text + i) - text);
  return MIN(i, length);
}

/* Past blanks after i; *broken tells whether a line ended among them. */
static gsize blanks_end(const char *text, gsize i, gsize length, gboolean *broken)
{
  for (; i < length && char_is_blank(g_utf8_get_char(text + i));
       i = (gsize)(g_utf8_next_char(text + i) - text))
    *broken = *broken || text[i] == '\n' || text[i] == '\f';
  return MIN(i, length);
}

JoinLexicon *join_lexicon_new(const char *text, gsize length)
{
  JoinLexicon *lexicon = g_new0(JoinLexicon, 1);
  lexicon->counts = g_hash_table_new(NULL, NULL);
  gsize i = 0;
  gboolean fragment = FALSE;
  while (i < length) {
    gsize end = word_end(text, i, length);
    if (end == i) {
      i = (gsize)(g_utf8_next_char(text + i) - text);
      continue;
    }
    Span word = {i, end};
    i = end;
    gunichar after = end < length ? g_utf8_get_char(text + end) : 0;
    gboolean hyphen = char_is_hyphen(after);
    gsize next = hyphen ? (gsize)(g_utf8_next_char(text + end) - text) : end;
    gboolean broken = FALSE;
    gsize right = hyphen ? blanks_end(text, next, length, &broken) : next;
    if (hyphen && broken) { /* both halves are pieces of a word, or words of a compound: no witness */
      fragment = TRUE;
      i = right;
      continue;
    }
    if (!fragment)
      lexicon_count(lexicon, sum_span(WORD_SUM_START, text, word));
    fragment = FALSE;
    gsize right_end = hyphen && right == next ? word_end(text, right, length) : right;
    if (right_end > right && !(right_end < length && char_is_hyphen(g_utf8_get_char(text + right_end)))) {
      WordSum left = sum_add(sum_span(WORD_SUM_START, text, word), '-');
      lexicon_count(lexicon, left); /* "self-" */
      lexicon_count(lexicon, sum_span(left, text, (Span){right, right_end}));
    }
  }
  return lexicon;
}

void join_lexicon_free(JoinLexicon *lexicon)
{
  if (lexicon == NULL)
    return;
  g_hash_table_unref(lexicon->counts);
  g_free(lexicon);
}

typedef enum { JOINT_BLANK, JOINT_NOTHING, JOINT_DROP_HYPHEN } Joint;

/* The last word before the hyphen at the end of left, without the hyphen. */
static Span left_part(const char *text, Span left)
{
  gsize end = left.end;
  char_before(text, left.start, left.end, &end);
  gsize start = end;
  gsize at = start;
  while (start > left.start && g_unichar_isalnum(char_before(text, left.start, start, &at)))
    start = at;
  return (Span){start, end};
}

/* Known forms of the whole word, its usual endings aside: "psychiatrists" is witnessed by "psychiatrist". */
static guint count_glued(const JoinLexicon *lexicon, const char *text, Span left, Span right)
{
  guint best = 0;
  WordSum sum = sum_span(WORD_SUM_START, text, left);
  gsize length = right.end - right.start;
  best = lexicon_get(lexicon, sum_span(sum, text, right));
  if (best > 0)
    return best;
  static const char *const endings[] = {"s", "es", "ed", "ing", "ly", "al"};
  for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
    gsize e = strlen(endings[i]);
    WordSum longer = sum_span(sum, text, right);
    for (gsize k = 0; k < e; k++)
      longer = sum_add(longer, (guchar)endings[i][k]);
    guint count = lexicon_get(lexicon, longer);
    if (length > e + 1 && strncmp(text + right.end - e, endings[i], e) == 0)
      count += lexicon_get(lexicon, sum_span(sum, text, (Span){right.start, right.end - e}));
    best = MAX(best, count);
  }
  return best;
}

static gboolean span_is_conjunction(const char *text, Span word)
{
  static const char *const words[] = {"and", "or", "to", "und", "oder", "bzw", "et",
                                      "ou",  "y",  "o",  "e",   "en",   "of"};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (word.end - word.start == strlen(words[i]) &&
        strncmp(text + word.start, words[i], strlen(words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* The token that the line ends with is an address: its hyphens are its own. */
static gboolean ends_in_address(const char *text, Span left)
{
  gsize start = left.end;
  while (start > left.start && left.end - start < 256 && !g_ascii_isspace(text[start - 1]))
    start--;
  Span token = {start, left.end};
  return span_contains(text, token, "://") || span_contains(text, token, "www.") ||
         span_contains(text, token, "10.1") || span_contains(text, token, "@");
}

/* What the two halves of a word at a line's end were before they were parted. */
static Joint judge_hyphen(const char *text, Span left_line, Span right_line, const JoinLexicon *lexicon)
{
  Span left = left_part(text, left_line);
  Span right = {right_line.start, word_end(text, right_line.start, right_line.end)};
  gunichar hyphen = span_last_char(text, left_line);
  gunichar first = span_first_char(text, right_line);
  if (left.start == left.end) /* a dash that stands alone */
    return JOINT_BLANK;
  if (hyphen == 0xad)
    return JOINT_DROP_HYPHEN;
  if (span_is_conjunction(text, right))
    return JOINT_BLANK;
  if (!g_unichar_islower(first) || g_unichar_isdigit(span_last_char(text, left)) ||
      right.start == right.end || ends_in_address(text, left_line))
    return JOINT_NOTHING;
  SpanCount shape = span_count(text, left);
  if (shape.upper > 1 || (shape.upper == 1 && shape.columns == 1) || shape.digits > 0)
    return JOINT_NOTHING;
  if (lexicon == NULL)
    return JOINT_DROP_HYPHEN;
  WordSum stem = sum_add(sum_span(WORD_SUM_START, text, left), '-');
  guint hyphened = lexicon_get(lexicon, sum_span(stem, text, right));
  guint glued = count_glued(lexicon, text, left, right);
  if (hyphened > 0 || glued > 0)
    return hyphened > glued ? JOINT_NOTHING : JOINT_DROP_HYPHEN;
  gboolean right_is_word = lexicon_get(lexicon, sum_span(WORD_SUM_START, text, right)) > 0;
  gboolean left_is_word = lexicon_get(lexicon, sum_span(WORD_SUM_START, text, left)) > 0;
  if (right_is_word && lexicon_get(lexicon, stem) > 0)
    return JOINT_NOTHING;
  gsize right_length = right.end - right.start;
  gsize left_length = left.end - left.start;
  if (right_is_word && left_is_word && right_length >= 4 && left_length >= 3)
    return JOINT_NOTHING;
  return JOINT_DROP_HYPHEN;
}

static Joint judge_joint(const char *text, Span left, Span right, const JoinLexicon *lexicon)
{
  gunichar last = span_last_char(text, left);
  if (char_is_hyphen(last))
    return judge_hyphen(text, left, right, lexicon);
  gsize at = left.end;
  char_before(text, left.start, left.end, &at);
  gunichar before = char_before(text, left.start, at, NULL);
  gboolean attached = before != 0 && !char_is_blank(before);
  if (attached && (last == 0x2013 || last == 0x2014 || last == 0x2011 || last == 0x2212))
    return JOINT_NOTHING;
  if (attached && last == '/')
    return JOINT_NOTHING;
  if ((last == '.' || last == '_' || last == '=' || last == '?') && ends_in_address(text, left) &&
      g_unichar_islower(span_first_char(text, right)) && span_contains(text, left, "://"))
    return JOINT_NOTHING;
  return JOINT_BLANK;
}

/* Only blanks lie between two spans that follow each other in the text. */
static gboolean gap_is_blank(const char *text, Span left, Span right)
{
  if (right.start < left.end)
    return FALSE;
  gboolean broken = FALSE;
  return blanks_end(text, left.end, right.start, &broken) == right.start;
}

/* A line without the hyphen at its end. The hyphen goes into the place of the character before it, so that
 * every run of the map has text. */
static void append_unhyphened(MappedText *out, const MappedText *from, Span line)
{
  const char *text = from->text->str;
  gsize hyphen = line.end;
  char_before(text, line.start, line.end, &hyphen);
  gsize before = hyphen;
  char_before(text, line.start, hyphen, &before);
  mapped_text_append(out, from, (Span){line.start, before});
  mapped_text_append_replaced(out, text + before, hyphen - before, from, (Span){before, line.end});
}

/* Lines that follow each other in the file, joined, their markup not yet turned to text. */
typedef struct {
  MappedText *out;
  const MappedText *from;
  MappedText *raw;
} Group;

/* Markup never reaches over a place where something was taken out: what is replaced must be one stretch of
 * the file. */
static void group_close(Group *group)
{
  markup_to_plain(group->out, group->raw, (Span){0, group->raw->text->len});
  mapped_text_free(group->raw);
  group->raw = mapped_text_new();
}

static void group_join(Group *group, Joint joint, Span left, Span right)
{
  const char *text = group->from->text->str;
  gboolean follows = gap_is_blank(text, left, right);
  if (!follows)
    group_close(group);
  if (joint != JOINT_BLANK)
    return;
  if (follows && right.start > left.end)
    mapped_text_append_replaced(group->raw, " ", 1, group->from, (Span){left.end, right.start});
  else
    mapped_text_append_replaced(follows ? group->raw : group->out, " ", 1, group->from,
                                (Span){left.end, left.end});
}

void join_lines(MappedText *out, const MappedText *from, const Span *spans, guint n,
                const JoinLexicon *lexicon)
{
  Group group = {out, from, mapped_text_new()};
  const char *text = from->text->str;
  Span last = {0, 0};
  gboolean any = FALSE;
  for (guint i = 0; i < n; i++) {
    Span next = span_trim(text, spans[i]);
    if (next.start == next.end)
      continue;
    Joint joint = any ? judge_joint(text, last, next, lexicon) : JOINT_NOTHING;
    if (any && joint == JOINT_DROP_HYPHEN)
      append_unhyphened(group.raw, from, last);
    else if (any)
      mapped_text_append(group.raw, from, last);
    if (any)
      group_join(&group, joint, last, next);
    last = next;
    any = TRUE;
  }
  if (any)
    mapped_text_append(group.raw, from, last);
  group_close(&group);
  mapped_text_free(group.raw);
}
