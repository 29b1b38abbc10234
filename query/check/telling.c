#include "query/check/telling.h"

#include "corpus/base/regex.h"

#include <string.h>

/* Who was asked, left out or lost, and that the samples were alike: what was done, unless something is told
 * that came of it. */
static gboolean tells_of_the_sample(const char *sentence)
{
  static const Regex *sample_place = NULL, *flow_place = NULL, *finding_place = NULL;
  const Regex *sample = regex_once(&sample_place,
                                   "\\b (?: (?:total|full|whole|entire|rest \\s+ of \\s+ the) \\s+ sample | "
                                   "non-?completers | drop-?outs? | at \\s+ baseline )"
                                   "  \\b .* \\b (?: differ\\w* | comparable | similar )"
                                   "| \\b (?: differ\\w* | comparable | similar ) \\b .* \\b"
                                   "  (?: (?:total|full|whole|entire|rest \\s+ of \\s+ the) \\s+ sample | "
                                   "non-?completers | drop-?outs? | at \\s+ baseline ) \\b",
                                   REGEX_CASELESS);
  const Regex *flow = regex_once(&flow_place,
                                 "\\b (?:was|were) \\s+ (?: recruited | enrol+ed | excluded | invited | "
                                 "approached | screened | contacted | sent )"
                                 "  \\b | \\b opt(?:ed|ing) \\s+ out \\b | \\b lost \\s+ to \\s+ follow | "
                                 "\\b eligible \\s+ (?:students|patients|participants|people|women)",
                                 REGEX_CASELESS);
  const Regex *finding = regex_once(&finding_place,
                                    "\\b (?: increas | reduc | decreas | improv | associat | differ | effect "
                                    "| significan | p \\s* [<=>] | more \\s+ likely"
                                    "| less \\s+ likely | higher | lower | better | worse | greater )",
                                    REGEX_CASELESS);
  gsize length = strlen(sentence);
  return regex_find(sample, sentence, length, 0, NULL, 0) ||
         (regex_find(flow, sentence, length, 0, NULL, 0) &&
          !regex_find(finding, sentence, length, 0, NULL, 0));
}

gboolean telling_announces(const char *sentence)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place,
      "\\b (?: this|the \\s+ (?:present|current)|our ) \\s+ (?:project|study|article|paper|trial|programme?"
      "   |review|chapter|protocol) \\s+ "
      "(?:will|aims?|reports|describes|presents|discusses|explores|outlines) \\b"
      "| \\b will \\s+ (?:be \\s+)? "
      "(?:assess|examin|evaluat|investigat|test|explor|measur|recruit|analy|compar)"
      "   \\w* \\b"
      "| ^ \\W* hopefully \\b | \\bit \\s+ is \\s+ hoped \\b | \\t"
      "| ^ \\W* (?: figure | fig | table | box | appendix | note ) \\b \\.? \\s* \\w{1,3} [.:]",
      REGEX_CASELESS);
  return regex_find(regex, sentence, strlen(sentence), 0, NULL, 0) || tells_of_the_sample(sentence);
}

/* From the contrast before a part of a sentence to the one after it. */
static Span clause_around(const char *sentence, Span part)
{
  static const Regex *place = NULL;
  const Regex *contrast =
      regex_once(&place,
                 "[;:] | , (?= \\s+ (?:and|or|nor|which) \\s+ (?:was|were|did|had|there|[\\w-]+ \\s+ "
                 "(?:was|were|did)) \\b)"
                 "| \\b (?: but | however | although | though | whereas | while | yet | except ) \\b",
                 REGEX_CASELESS);
  gsize length = strlen(sentence);
  Span clause = {0, length}, found;
  for (gsize at = 0; regex_find(contrast, sentence, length, at, &found, 1); at = found.end) {
    if (found.end <= part.start)
      clause.start = found.end;
    if (found.start >= part.end) {
      clause.end = found.start;
      break;
    }
  }
  return clause;
}

gboolean telling_nothing(const char *sentence, Span *clause)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place,
      "\\b (?:no|neither|without|nor) \\s+ (?:[\\w-]+ \\s+){0,4}? (?:difference|effect|association"
      "  |relationship|relation|correlation|change|impact|improvement|benefit|advantage|influence|reduction"
      "  |increase|evidence (?! \\s+ that \\b [^.;]* \\b not \\b))s? \\b"
      "| \\b (?:did|do|does|was|were|is|are|has|have) (?:\\s+ not|n['’]t) \\s+ (?:[\\w-]+ \\s+){0,2}?"
      "  (?: differ | significant | significantly | statistically | associated | related | correlated"
      "    | affect | influence | alter | change | improve | reach | predict | effect | increase | reduce"
      "    | decrease ) \\b"
      "| \\b non-?significant | \\b not \\s+ (?:statistically \\s+)? significant"
      "| \\b neither \\s+ [\\w-]+ \\s+ (?:increased|reduced|improved|changed|affected)",
      REGEX_CASELESS);
  Span found;
  if (!regex_find(regex, sentence, strlen(sentence), 0, &found, 1))
    return FALSE;
  if (clause != NULL)
    *clause = clause_around(sentence, found);
  return TRUE;
}

gboolean telling_relation(const char *sentence)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place,
                                  "\\b (?: (?:associat|correlat|predict) \\w* | related | relation(?:ship)? "
                                  "\\s+ (?:between|to|with) ) \\b",
                                  REGEX_CASELESS);
  return regex_find(regex, sentence, strlen(sentence), 0, NULL, 0);
}

gboolean telling_mixed(const char *sentence)
{
  static const Regex *place = NULL;
  const Regex *regex =
      regex_once(&place,
                 "\\b (?: (?:mixed|inconsistent|conflicting|contradictory|equivocal|inconclusive) \\s+"
                 "    (?:[\\w-]+ \\s+)? (?:results?|findings?|evidence|outcomes?|effects?|picture)"
                 "| (?:results?|findings?|evidence|outcomes?|effects?) \\s+ (?:[\\w-]+ \\s+){0,4}?"
                 "    (?:is|are|was|were|been|remains?) \\s+ (?:[\\w-]+ \\s+)?"
                 "    (?:mixed|inconsistent|conflicting|contradictory|equivocal|inconclusive)"
                 "| not \\s+ always \\s+ (?:been \\s+)? (?:shown|found|effective) ) \\b",
                 REGEX_CASELESS);
  return regex_find(regex, sentence, strlen(sentence), 0, NULL, 0);
}

gboolean telling_alike(const char *text)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(
      &place,
      "\\b (?: equally | as \\s+ (?:effective|helpful|good|well|useful|much|often|many|likely|beneficial) "
      "\\s+ as"
      "| equivalent \\s+ (?:to|effects?|outcomes?|results?) | comparable \\s+ "
      "(?:to|with|effects?|outcomes?|results?)"
      "| no (?:t \\s+ any)? \\s+ (?:better|worse|more|less|greater) \\s+ (?:[\\w-]+ \\s+){0,3}? than"
      "| n[o']t \\s+ (?:[\\w-]+ \\s+){0,2}? (?:superior|inferior|differ|different) | similar \\s+ "
      "(?:to|in|between|across|for)"
      "| to \\s+ the \\s+ same \\s+ (?:extent|degree) ) \\b",
      REGEX_CASELESS);
  return regex_find(regex, text, strlen(text), 0, NULL, 0);
}

gboolean telling_compares(const char *text)
{
  static const Regex *place = NULL;
  const Regex *regex =
      regex_once(&place,
                 "\\b (?: more | less | fewer | better | worse | greater | higher | lower | rather | above | "
                 "[a-z]{3,}er )"
                 "   \\b [^.;:]*? \\b (?: than | compared \\s+ (?:to|with) | over | relative \\s+ to ) \\b"
                 "| \\b (?:superior|inferior|preferable) \\s+ to \\b",
                 REGEX_CASELESS);
  return regex_find(regex, text, strlen(text), 0, NULL, 0);
}

/* A share of people in words or figures ("75 percent of", "62 % reported"), as most or few of them. */
static int share_of(const char *text)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place,
                                  "(?<! [-–] | CI \\s | CI: \\s ) \\b (?<n> \\d{1,3} ) (?: \\.\\d+ )? \\s* "
                                  "(?: % | per \\s? cent ) (?! \\s* (?:CI|confidence))",
                                  REGEX_CASELESS);
  Span groups[2];
  if (!regex_find(regex, text, strlen(text), 0, groups, 2))
    return 0;
  guint64 share = g_ascii_strtoull(text + groups[1].start, NULL, 10);
  return share > 100 ? 0 : share > 50 ? 1 : share < 40 ? -1 : 0;
}

int telling_quantity(const char *text)
{
  static const Regex *most_place = NULL, *few_place = NULL, *turned_place = NULL;
  const Regex *most = regex_once(
      &most_place,
      "(?<! the \\s ) \\b (?: most (?= \\s+ (?:of|[a-z]+s|people|staff) \\b) | (?:almost|nearly|virtually) "
      "\\s+ (?:all|every\\w*)"
      "| (?:the|a) \\s+ (?:vast|large|great|overwhelming)? \\s* majority | (?:over|more \\s+ than) \\s+ half"
      "| routinely | commonplace | as \\s+ a \\s+ rule | everybody | everyone ) \\b",
      REGEX_CASELESS);
  const Regex *few = regex_once(
      &few_place,
      "\\b (?: (?<! a \\s ) few (?= \\s+ (?:of|[a-z]+s|people|staff) \\b) | only \\s+ a \\s+ "
      "(?:few|handful|minority|fraction|small)"
      "| a \\s+ (?:mere \\s+)? handful | hardly \\s+ (?:any\\w*|ever) | next \\s+ to \\s+ no(?:body|ne)"
      "| (?:almost|nearly|virtually|practically) \\s+ (?:no(?:body|ne)?|never) | (?:a|the|small) \\s+ "
      "minority"
      "| (?:less|fewer) \\s+ than \\s+ (?:half|a \\s+ (?:third|quarter)) | rarely | seldom | only \\s+ "
      "occasionally"
      "| nobody | no \\s+ one | (?:is|are|was|were|remains?) \\s+ (?:rare|uncommon|limited|infrequent) ) \\b",
      REGEX_CASELESS);
  const Regex *turned =
      regex_once(&turned_place,
                 "\\b (?: (?:rare|uncommon|unusual) \\s+ to \\s+ find .* \\b (?:not|never|without)"
                 "| (?:hardly \\s+ any\\w*|few|nobody|no \\s+ one) \\b .* \\b (?:without|not|never) ) \\b",
                 REGEX_CASELESS);
  static const Regex *most_few_place = NULL;
  const Regex *most_few = regex_once(&most_few_place,
                                     "\\b (?:half|third|most|majority|all) \\b [^.;]{0,60} \\b (?: never | "
                                     "rarely | seldom | only \\s+ occasionally ) \\b",
                                     REGEX_CASELESS);
  gsize length = strlen(text);
  if (regex_find(most_few, text, length, 0, NULL, 0))
    return -1;
  if (regex_find(turned, text, length, 0, NULL, 0))
    return 1;
  gboolean is_most = regex_find(most, text, length, 0, NULL, 0);
  gboolean is_few = regex_find(few, text, length, 0, NULL, 0);
  if (is_most != is_few)
    return is_most ? 1 : -1;
  return is_most ? 0 : share_of(text);
}
