#include "query/ask/cues.h"

#include "corpus/base/regex.h"

#include <string.h>

/* Bytes between a number and what it counts: about six words. */
#define COUNTED_WITHIN 45u
/* How near to it in meaning a word has to be that stands for what is counted. */
#define COUNTED_NEAR 0.55
/* Bytes from the start of a sentence within which it begins with something; and from a subject to its verb.
 */
#define FIRST_WITHIN   20u
#define SUBJECT_WITHIN 90u

static const StoreCitation *citation_at(const StorePassage *passage, gsize start)
{
  guint low = 0;
  for (guint end = passage->citations->len; low < end;) {
    guint middle = low + (end - low) / 2;
    if (((const StoreCitation *)g_ptr_array_index(passage->citations, middle))->span.end <= start)
      low = middle + 1;
    else
      end = middle;
  }
  if (low == passage->citations->len)
    return NULL;
  const StoreCitation *citation = g_ptr_array_index(passage->citations, low);
  return citation->span.start <= start ? citation : NULL;
}

static gboolean in_citation(const StorePassage *passage, Span span)
{
  return citation_at(passage, passage->span.start + span.start) != NULL;
}

/* First of the words that end after an offset. */
static guint first_word_after(const PassageMatch *match, gsize offset)
{
  guint low = 0;
  for (guint end = match->words->len; low < end;) {
    guint middle = low + (end - low) / 2;
    if (g_array_index(match->words, WordMatch, middle).span.end <= offset)
      low = middle + 1;
    else
      end = middle;
  }
  return low;
}

static gboolean is_question_word(const PassageMatch *match, Span span)
{
  guint i = first_word_after(match, span.start);
  return i < match->words->len && g_array_index(match->words, WordMatch, i).span.start < span.end;
}

typedef gboolean (*Accept)(const PassageMatch *match, Span span, const Span *groups);

/* Does the pattern match somewhere in the span so that accept agrees? */
static gboolean any_match(const PassageMatch *match, Span span, const Regex *regex, Accept accept)
{
  enum { GROUPS = 3 };
  Span groups[GROUPS];
  const char *text = match->passage->text;
  for (gsize at = span.start; regex_find(regex, text, span.end, at, groups, GROUPS); at = groups[0].end) {
    if (accept == NULL || accept(match, span, groups))
      return TRUE;
    if (groups[0].end <= at)
      break;
  }
  return FALSE;
}

static gboolean outside_citation(const PassageMatch *match, Span span G_GNUC_UNUSED, const Span *groups)
{
  return !in_citation(match->passage, groups[0]);
}

gboolean cue_time(const PassageMatch *match, Span span)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place,
                                  "\\b (?: 1[5-9]\\d\\d s? | 20\\d\\d s? "
                                  "| \\d\\d(?:st|nd|rd|th) \\s+ century "
                                  "| (?:January|February|March|April|June|July|August|September|October"
                                  "|November|December) ) \\b",
                                  REGEX_DEFAULT);
  return any_match(match, span, regex, outside_citation);
}

/* Stretches of text between a number and what it counts: no more than so many words, no end of a clause. */
#define COUNTED_WORDS 4u

static gboolean stands_close(const PassageMatch *match, gsize from, gsize to)
{
  guint words = 0;
  for (gsize i = from; i < to; i++) {
    char c = match->passage->text[i];
    if (strchr(",;:()", c) != NULL || (c == '.' && i + 1 < to && match->passage->text[i + 1] == ' '))
      return FALSE;
    words += c == ' ';
  }
  return words <= COUNTED_WORDS;
}

/* "Members: 300", "membership of over two million": what is counted stands before the number. */
static gboolean leads_to(const PassageMatch *match, gsize from, gsize to)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place,
                                  "^ \\W* (?: (?: was | were | is | are | of | totall?ed | numbered | "
                                  "reached | to | about | over | nearly "
                                  "| approximately | more | than | some | n | at | least ) \\W+ )* $",
                                  REGEX_CASELESS);
  return to >= from && regex_find(regex, match->passage->text + from, to - from, 0, NULL, 0);
}

static gboolean names_counted(const PassageMatch *match, const TextWord *word)
{
  for (guint i = first_word_after(match, word->span.start); i < match->words->len; i++) {
    const WordMatch *found = &g_array_index(match->words, WordMatch, i);
    if (found->span.start >= word->span.end)
      break;
    if (found->term == (guint)match->question->counted)
      return TRUE;
  }
  return word->soft->near[match->question->counted] >= COUNTED_NEAR;
}

/* "1,250 mutual support groups", "18% of adults", "members: 300": near a word for what is counted. */
static gboolean counts_it(const PassageMatch *match, Span span, const Span *groups)
{
  if (in_citation(match->passage, groups[0]))
    return FALSE;
  int counted = match->question->counted;
  if (counted < 0)
    return TRUE;
  gsize from = groups[0].start > COUNTED_WITHIN ? groups[0].start - COUNTED_WITHIN : 0;
  for (guint i = first_word_after(match, MAX(from, span.start)); i < match->words->len; i++) {
    const WordMatch *word = &g_array_index(match->words, WordMatch, i);
    if (word->span.start > groups[0].end + COUNTED_WITHIN || word->span.end > span.end)
      break;
    if (word->term != (guint)counted)
      continue;
    if (word->span.start >= groups[0].end ? stands_close(match, groups[0].end, word->span.start)
                                          : leads_to(match, word->span.end, groups[0].start))
      return TRUE;
  }
  for (guint i = 0; i < match->text_words->len; i++) {
    const TextWord *word = &g_array_index(match->text_words, TextWord, i);
    if (word->span.start < groups[0].end || word->span.end > span.end)
      continue;
    if (word->span.start > groups[0].end + COUNTED_WITHIN)
      break;
    if (names_counted(match, word) && stands_close(match, groups[0].end, word->span.start))
      return TRUE;
  }
  return FALSE;
}

static gboolean has_number_kind(const PassageMatch *match, Span span)
{
  static const Regex *share_place = NULL;
  static const Regex *mean_place = NULL;
  static const Regex *money_place = NULL;
  const Regex *share =
      regex_once(&share_place,
                 "\\d \\s* (?: % | per \\s? cent ) | \\b (?: half | thirds? | quarters? | fourths? "
                 "| fifths? | majority | minority | most | few | percent ) \\b "
                 "| \\d \\s+ (?: out \\s+ )? of \\s+ (?: the \\s+ )? \\d",
                 REGEX_CASELESS);
  const Regex *mean =
      regex_once(&mean_place,
                 "\\b (?: mean | average[ds]? | median | on \\s average ) \\b | \\b M \\s* =", REGEX_DEFAULT);
  const Regex *money = regex_once(
      &money_place, "[$\\x{a3}\\x{20ac}] | \\b (?: dollars? | euros? | pounds? | USD | EUR | GBP ) \\b",
      REGEX_DEFAULT);
  switch (match->question->number_kind) {
  case NUMBER_SHARE:
    return any_match(match, span, share, outside_citation);
  case NUMBER_MEAN:
    return any_match(match, span, mean, NULL);
  case NUMBER_MONEY:
    return any_match(match, span, money, NULL);
  case NUMBER_ANY:
  default:
    return TRUE;
  }
}

double cue_number(const PassageMatch *match, Span span)
{
  static const Regex *place = NULL;
  /* Not a year, not "12-step", not the "(1)" of an enumeration, not a code. */
  const Regex *regex = regex_once(
      &place,
      "(?<! [\\w.,-] | \\( | \\# ) (?! (?:1[89]|20)\\d\\d \\b (?! [,.]\\d | \\s* % ) ) \\d [\\d.,]* "
      "  (?! [\\w)-] )"
      "| \\b (?: half | (?:one|a|two) [\\s-] (?:third|fourth|fifth|quarter)s? | majority | most"
      "  | dozens? | hundreds | thousands | millions? | two | three | four | five | six | seven"
      "  | eight | nine | ten | eleven | twelve | twenty | thirty | forty | fifty | sixty | seventy"
      "  | eighty | ninety ) \\b (?! - )",
      REGEX_CASELESS);
  if (!has_number_kind(match, span))
    return 0;
  gboolean exact = match->question->number_kind == NUMBER_ANY;
  if (any_match(match, span, regex, exact ? counts_it : outside_citation))
    return 1;
  int counted = match->question->counted;
  gboolean soft =
      counted >= 0 && ((const QuestionTerm *)g_ptr_array_index(match->question->terms, (guint)counted))->soft;
  return soft && any_match(match, span, regex, outside_citation) ? 0.3 : 0;
}

gboolean cue_figure(const PassageMatch *match, Span span)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place,
      "\\b (?: \\d [\\d.,]* | one | two | three | four | five | six | seven | eight | nine | ten | twelve | "
      "twenty | "
      "several ) [\\s-] (?: \\w+ [\\s-] )? (?: minutes? | hours? | days? | weeks? | months? | years? | "
      "sessions? | "
      "meetings? | times | persons | people | members | participants | kg | cm | percent ) \\b"
      "| \\d \\s* % | \\b (?: daily | weekly | biweekly | monthly | yearly | annually | once | twice ) \\b",
      REGEX_CASELESS);
  return any_match(match, span, regex, outside_citation);
}

/* Group 1 is the name or the first word after "by". */
static gboolean names_another(const PassageMatch *match, Span span G_GNUC_UNUSED, const Span *groups)
{
  return !in_citation(match->passage, groups[0]) && !is_question_word(match, groups[1]);
}

gboolean cue_maker(const PassageMatch *match, Span span)
{
  static const Regex *by_place = NULL;
  static const Regex *name_place = NULL;
  const Regex *by = regex_once(&by_place,
                               "\\b by \\s+ (?: (?:an?|the|two|three|several|some|former) \\s+ )? "
                               "( (?! \\w+ing \\b | \\w+ly \\b ) \\p{L}[\\p{L}'-]* )",
                               REGEX_DEFAULT);
  const Regex *name = regex_once(&name_place,
                                 "(?<! [.?!] \\s ) (?<! ^ ) \\b ( \\p{Lu}[\\p{L}'-]+ (?: \\s+ \\p{Lu}\\.)? "
                                 "  \\s+ \\p{Lu}[\\p{L}'-]+ )",
                                 REGEX_DEFAULT);
  if (any_match(match, span, by, names_another) || any_match(match, span, name, names_another))
    return TRUE;
  for (guint i = 0; i < match->passage->citations->len; i++) {
    const StoreCitation *citation = g_ptr_array_index(match->passage->citations, i);
    if (citation->form == FORM_NARRATIVE && citation->span.start >= match->passage->span.start + span.start &&
        citation->span.end <= match->passage->span.start + span.end)
      return TRUE;
  }
  return FALSE;
}

gboolean cue_person(const PassageMatch *match, Span span)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place,
                                  "\\b (?: people | persons? | individuals | adults | members | patients | "
                                  "clients | users | men | women ) \\b",
                                  REGEX_CASELESS);
  return cue_maker(match, span) || any_match(match, span, regex, NULL);
}

gboolean cue_place(const PassageMatch *match, Span span)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place, "\\b (?: in | at | from | across ) \\s+ (?:the\\s+)? ( \\p{Lu}\\p{Ll}+ )", REGEX_DEFAULT);
  return any_match(match, span, regex, names_another);
}

gboolean cue_reason(const PassageMatch *match, Span span)
{
  static const Regex *place = NULL;
  const Regex *regex =
      regex_once(&place,
                 "\\b (?: because | due \\s+ to | owing \\s+ to | reasons? | as \\s+ a \\s+ result"
                 "| in \\s+ order \\s+ to | explain(?:s|ed)? | attribut(?:e|ed|able) "
                 "| stems? \\s+ from | caused? \\s+ by | lack \\s+ of | fear ) \\b",
                 REGEX_CASELESS);
  return any_match(match, span, regex, NULL);
}

double cue_meaning(const PassageMatch *match, Span span)
{
  static const Regex *strong_place = NULL;
  static const Regex *weak_place = NULL;
  const Regex *strong = regex_once(&strong_place,
                                   "^ [^.;]* \\b (?: refers? \\s+ to | means | postulates | holds \\s+ that "
                                   "| consists? \\s+ of | involves? "
                                   "| describes | (?:is|are) \\s+ defined | focus(?:es)? \\s+ on"
                                   "| (?:is|are) \\s+ (?: (?:an?|the) \\s+ (?:\\w+ \\s+){0,3})? "
                                   "(?:process|form|type|kind|approach|group|groups|"
                                   "method|term|theory|concept|idea|organi[sz]ation|program|programme|"
                                   "association|associations|movement|system) )",
                                   REGEX_CASELESS);
  const Regex *weak = regex_once(&weak_place, "^ [^.;,]* \\b (?: is | are ) \\b", REGEX_CASELESS);
  guint i = first_word_after(match, span.start);
  if (i == match->words->len)
    return 0;
  Span subject = g_array_index(match->words, WordMatch, i).span;
  const char *rest = match->passage->text + subject.end;
  gsize length = MIN(span.end - MIN(span.end, subject.end), SUBJECT_WITHIN);
  while (length > 0 && subject.end + length < span.end && ((guchar)rest[length] & 0xc0) == 0x80)
    length--;
  double early = subject.start <= span.start + FIRST_WITHIN ? 1 : 0.5;
  if (regex_find(strong, rest, length, 0, NULL, 0))
    return early;
  return regex_find(weak, rest, length, 0, NULL, 0) ? early * 0.5 : 0;
}

gboolean cue_finding(const PassageMatch *match, Span span)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place,
      "\\b (?: (?:found|showed|shown|demonstrated|revealed|indicated?|concluded|reported|suggests?) "
      "    (?:\\s+ \\w+){0,2} \\s+ that"
      "| significant(?:ly)? | associated \\s+ with | correlat(?:ed|es|ion) | predict(?:s|ed) | resulted \\s+ "
      "in"
      "| related \\s+ to | (?:more|less|fewer|greater|lower|higher) (?:\\s+ \\w+){0,3} \\s+ than"
      "| effective (?:ness)? | improv(?:e|ed|es|ement) | reduc(?:e|ed|es|tion|tions) | increas(?:e|ed|es)"
      "| decreas(?:e|ed|es) | no \\s+ (?:difference|effect|evidence|change) ) \\b"
      "| \\d \\s* % | \\b [gdr] \\s* = | \\b p \\s* [<=]",
      REGEX_CASELESS);
  return any_match(match, span, regex, NULL);
}

gboolean cue_plan(const PassageMatch *match, Span span)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place,
      "\\b (?: we \\s+ (?:will|expect(?:ed)?|hypothesi[sz]ed?|aim(?:ed)?|plan(?:ned)?|sought) "
      "| (?:aim|purpose|objective|goal|hypothesis) s? \\s+ (?:of|is|was|were|are) | will \\s+ (?:be|examine) "
      "| should \\s+ (?:be \\s+)? (?:examine|investigate|explore|study)d? | (?:future|further|more) \\s+ "
      "research "
      "| remains? \\s+ (?:unclear|unknown) | abbreviations? : | shown \\s+ are | see \\s+ "
      "(?:table|figure|appendix) "
      "| (?:this|the \\s+ (?:present|current)) \\s+ (?:review|article|paper|study) \\s+ "
      "(?:aims?|examines?|explores?) ) ",
      REGEX_CASELESS);
  return any_match(match, span, regex, NULL);
}
