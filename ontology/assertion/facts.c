/* How an organisation came to be: founded by, in, derived from, part of. */
#include "ontology/assertion/extract.h"

#include "corpus/base/regex.h"

#include <string.h>

static gboolean is_entity(const Extraction *extraction, int mention)
{
  const AssertionInput *input = extraction->input;
  return (vocabulary_roles(input->vocabulary, input->mentions[mention].concept) & SCHEME_ENTITY) != 0;
}

/* The entity that the word begins; -1. */
static int entity_at(const Extraction *extraction, const Word *word)
{
  for (guint i = 0; word->mention >= 0 && i < word->n_mentions; i++) {
    if (is_entity(extraction, word->mention + (int)i))
      return word->mention + (int)i;
  }
  return -1;
}

static Assertion *add_fact(Extraction *extraction, const AssertionSentence *sentence, Relation relation,
                           int subject, Span object, Span cue)
{
  Assertion *fact = assertion_new(sentence, relation, &extraction->input->mentions[subject]);
  fact->object_span = object;
  fact->cue_span = cue;
  fact->object = -1;
  g_ptr_array_add(extraction->out, fact);
  return fact;
}

static void relate_entities(Extraction *extraction, const AssertionSentence *sentence, Relation relation,
                            int subject, int object, Span cue)
{
  const Mention *to = &extraction->input->mentions[object];
  if (extraction->input->mentions[subject].concept == to->concept)
    return;
  for (guint i = extraction->out->len; i > 0; i--) {
    const Assertion *old = g_ptr_array_index(extraction->out, i - 1);
    if (old->sentence.start != sentence->span.start)
      break;
    if (old->relation == relation && old->object == (int)to->concept &&
        old->subject == extraction->input->mentions[subject].concept)
      return;
  }
  add_fact(extraction, sentence, relation, subject, to->span, cue)->object = (int)to->concept;
}

/* ---------------------------------------------------------------- founding */

/* "1957" */
static void read_year(Extraction *extraction, const AssertionSentence *sentence, int subject, Span rest,
                      Span cue)
{
  static const Regex *year = NULL;
  Span group;
  /* The first year of the clause that follows "in". */
  regex_once(&year, "\\b [Ii]n \\s+ (?: \\p{Lu}\\p{Ll}+ \\s+ )? (?<year> 1[89]\\d\\d | 20\\d\\d ) \\b",
             REGEX_DEFAULT);
  Span groups[2];
  if (!regex_find(year, extraction->input->text, rest.end, rest.start, groups, 2))
    return;
  group = groups[regex_group(year, "year")];
  add_fact(extraction, sentence, RELATION_FOUNDED_IN, subject, group, cue);
}

/* "Sydney, Australia": capitalised words after "in", the country after a comma too. */
static void read_place(Extraction *extraction, const AssertionSentence *sentence, int subject, Span rest,
                       Span cue)
{
  static const Regex *place = NULL;
  regex_once(
      &place,
      "\\b in \\s+ (?<place> (?! (?: January|February|March|April|May|June|July|August|September|October|"
      "November|December|The ) \\b ) \\p{Lu}[\\p{L}.'-]+ (?: \\s \\p{Lu}[\\p{L}.'-]+ ){0,3}"
      " (?: ,\\s \\p{Lu}[\\p{L}.'-]+ (?: \\s \\p{Lu}[\\p{L}'-]+ ){0,2} ){0,2} )",
      REGEX_DEFAULT);
  Span groups[2];
  if (!regex_find(place, extraction->input->text, rest.end, rest.start, groups, 2))
    return;
  Span found = groups[regex_group(place, "place")];
  /* The sentence's stop; "St. Gallen" keeps its own. */
  while (found.end > found.start && extraction->input->text[found.end - 1] == '.')
    found.end--;
  add_fact(extraction, sentence, RELATION_FOUNDED_IN, subject, found, cue);
}

/* "a retired teacher, Miss Ida Lindqvist, and people who ...": names of two or three capitalised words, each
 * a fact; a description that ends before the name is passed over; "people who ..." is one too. How many. */
static guint take_founders(Extraction *extraction, const AssertionSentence *sentence, int subject, Span rest,
                           Span cue)
{
  static const Regex *name = NULL;
  regex_once(&name,
             "(?<people> \\b (?: people | persons | members | parents | families | patients | women | men )"
             "  \\s+ (?: who | with | from | of ) \\b [^,;.]* )"
             "| (?: \\b (?: Father | Miss | Mrs?\\.? | Ms\\.? | Dr\\.? | Rev\\.? | Professor | Sister | "
             "Mother ) \\s+ )?"
             "  (?<person> \\p{Lu}[\\p{L}'-]+ (?: \\s (?: \\p{Lu}\\.? | van | de | der | von ) ){0,2}"
             "  (?: \\s \\p{Lu}[\\p{L}'-]+ ){1,2} )",
             REGEX_DEFAULT);
  Span groups[3];
  const char *text = extraction->input->text;
  gsize at = rest.start, last = at;
  guint n = 0;
  while (regex_find(name, text, rest.end, at, groups, 3)) {
    guint people = regex_group(name, "people"), person = regex_group(name, "person");
    Span found = regex_has(groups[people]) ? groups[people] : groups[person];
    /* "a Roman Catholic priest": an adjective, a lower-case noun follows. */
    gboolean adjective = !regex_has(groups[people]) && found.end + 1 < rest.end && text[found.end] == ' ' &&
                         g_ascii_islower(text[found.end + 1]) && strncmp(text + found.end, " and ", 5) != 0 &&
                         strncmp(text + found.end, " in ", 4) != 0 &&
                         strncmp(text + found.end, " using ", 7) != 0;
    if (found.start > last + 60)
      break;
    if (!adjective) {
      add_fact(extraction, sentence, RELATION_FOUNDED_BY, subject, found, cue);
      n++;
    }
    at = last = found.end;
    if (regex_has(groups[people]))
      break;
  }
  return n;
}

/* "by ..." */
static void read_founders(Extraction *extraction, const AssertionSentence *sentence, int subject, Span rest,
                          Span cue)
{
  static const Regex *by = NULL;
  regex_once(&by, "\\b by \\s", REGEX_DEFAULT);
  Span group;
  if (regex_find(by, extraction->input->text, rest.end, rest.start, &group, 1))
    take_founders(extraction, sentence, subject, (Span){group.end, rest.end}, cue);
}

/* "In 1957 Ida Lindqvist, a teacher, founded X in Lund, together with people who ...": somebody by name
 * stands before the verb, and what was founded behind it. */
static void read_active_founding(Extraction *extraction, const AssertionSentence *sentence,
                                 const GArray *words, guint at)
{
  static const Regex *with = NULL;
  int founded = -1;
  guint i = at + 1;
  for (; i < words->len && i <= at + 3 && founded < 0; i++)
    founded = entity_at(extraction, word_at(words, i));
  if (founded < 0)
    return;
  Span cue = word_at(words, at)->span;
  Span before = {word_at(words, 0)->span.start, cue.start};
  Span after = {extraction->input->mentions[founded].span.end, sentence->span.end};
  for (guint k = 0; k < words->len; k++) {
    const Word *word = word_at(words, k);
    if (word->semicolon && k < at)
      before.start = word->span.end;
    if (k >= i && (word->semicolon || (word->comma && word_is(words, k, "it which who they its")))) {
      after.end = word->span.start;
      break;
    }
  }
  if (take_founders(extraction, sentence, founded, before, cue) == 0)
    return;
  regex_once(&with, "\\b with \\s", REGEX_DEFAULT);
  Span group;
  if (regex_find(with, extraction->input->text, after.end, after.start, &group, 1))
    take_founders(extraction, sentence, founded, (Span){group.end, after.end}, cue);
  read_year(extraction, sentence, founded, (Span){before.start, after.end}, cue);
  read_place(extraction, sentence, founded, after, cue);
}

static void read_founding(Extraction *extraction, const AssertionSentence *sentence, const GArray *words,
                          guint at, int subject)
{
  Span cue = word_at(words, at)->span;
  Span rest = {cue.end, sentence->span.end};
  gboolean passive = FALSE;
  for (guint i = at > 3 ? at - 3 : 0; i < at; i++)
    passive |= word_is(words, i, "was were is been originally first");
  if (!passive || subject < 0) {
    if (!passive)
      read_active_founding(extraction, sentence, words, at);
    return;
  }
  /* Another clause begins at a comma and a pronoun: "founded in 1986, it was formerly ...". */
  for (guint i = at + 1; i < words->len; i++) {
    if (word_at(words, i)->semicolon ||
        (word_at(words, i)->comma && word_is(words, i, "it which who they its"))) {
      rest.end = word_at(words, i)->span.start;
      break;
    }
  }
  read_year(extraction, sentence, subject, rest, cue);
  read_place(extraction, sentence, subject, rest, cue);
  read_founders(extraction, sentence, subject, rest, cue);
}

/* ---------------------------------------------------------------- descent */

/* The entities after word `at`, as far as the clause goes, are what the subject comes from. */
static void read_descent(Extraction *extraction, const AssertionSentence *sentence, const GArray *words,
                         guint at, int subject, Relation relation, guint reach)
{
  for (guint i = at + 1; i < words->len && i <= at + reach; i++) {
    const Word *word = word_at(words, i);
    if (word->semicolon)
      break;
    int object = entity_at(extraction, word);
    if (object >= 0)
      relate_entities(extraction, sentence, relation, subject, object, word_at(words, at)->span);
  }
}

/* "Blends the steps of X with the training of Y". */
static gboolean blends(const GArray *words, guint i)
{
  if (!word_is(words, i, "blend blends blended combine combines combined"))
    return FALSE;
  for (guint k = i + 1; k < words->len && k <= i + 8 && !word_at(words, k)->semicolon; k++)
    if (word_is(words, k, "with"))
      return TRUE;
  return FALSE;
}

static gboolean is_descent(const GArray *words, guint i)
{
  return (word_is(words, i, "derivative") && (word_is(words, i + 2, "of") || word_is(words, i + 1, "of"))) ||
         (word_is(words, i, "derived developed adapted") && word_is(words, i + 1, "from")) ||
         (word_is(words, i, "grew") && word_is(words, i + 1, "out from")) ||
         (word_is(words, i, "modeled patterned based") && word_is(words, i + 1, "on after upon")) ||
         (word_is(words, i, "blend mixture") && word_is(words, i + 1, "of")) || blends(words, i);
}

/* "X program of the Y", "hosted by Y" */
static gboolean is_part(const GArray *words, guint i)
{
  return (word_is(words, i, "hosted run operated sponsored") && word_is(words, i + 1, "by")) ||
         (word_is(words, i, "program branch part division affiliate project") &&
          word_is(words, i + 1, "of") && word_is(words, i + 2, "the"));
}

/* "learned of Y and integrated its processes": the entity before, or the ones after. */
static void read_adoption(Extraction *extraction, const AssertionSentence *sentence, const GArray *words,
                          guint at, int subject)
{
  gboolean thing = FALSE;
  for (guint i = at + 1; i < words->len && i <= at + 4; i++)
    thing |= word_is(words, i, "process method step principle format technique structure program tradition");
  if (thing && extraction->entity >= 0)
    relate_entities(extraction, sentence, RELATION_DERIVED_FROM, subject, extraction->entity,
                    word_at(words, at)->span);
}

/* "Branches of X changed their name to Y": Y comes from X. */
static void read_renaming(Extraction *extraction, const AssertionSentence *sentence, const GArray *words,
                          guint at, int subject)
{
  for (guint i = at + 1; i < words->len && i <= at + 6; i++) {
    int object = entity_at(extraction, word_at(words, i));
    if (object >= 0)
      relate_entities(extraction, sentence, RELATION_DERIVED_FROM, object, subject, word_at(words, at)->span);
  }
}

/* "X has two groups: Y ..., and Z ...": what follows the colon is part of X. */
static void read_possession(Extraction *extraction, const AssertionSentence *sentence, const GArray *words,
                            guint at, int subject)
{
  guint i = at + 1;
  while (i < words->len && i <= at + 6 && !word_at(words, i)->colon)
    i++;
  if (i >= words->len || !word_at(words, i)->colon)
    return;
  for (; i < words->len && !word_at(words, i)->semicolon; i++) {
    int part = entity_at(extraction, word_at(words, i));
    if (part >= 0)
      relate_entities(extraction, sentence, RELATION_PART_OF, part, subject, word_at(words, at)->span);
  }
}

void extract_facts(Extraction *extraction, const AssertionSentence *sentence, const GArray *words)
{
  int subject = -1;
  guint subject_at = 0;
  for (guint i = 0; i < words->len; i++) {
    const Word *word = word_at(words, i);
    int entity = entity_at(extraction, word);
    if (entity >= 0 && !word->masked) {
      if (subject < 0) {
        subject = entity;
        subject_at = i;
      }
      /* The nearest, for "part of". */
      extraction->entity = entity;
      i += word->length - 1;
      continue;
    }
    int actor = subject >= 0 ? subject : extraction->topic;
    if (actor >= 0 && !is_entity(extraction, actor))
      actor = -1;
    if (word->masked)
      continue;
    if (word_is(words, i, "founded established formed begun started created launched"))
      read_founding(extraction, sentence, words, i, actor);
    else if (actor < 0)
      continue;
    else if (is_descent(words, i))
      read_descent(extraction, sentence, words, i, actor, RELATION_DERIVED_FROM,
                   word_is(words, i, "blend mixture") || blends(words, i) ? 16 : 6);
    else if (word_is(words, i, "integrated adopted incorporated borrowed"))
      read_adoption(extraction, sentence, words, i, actor);
    else if (word_is(words, i, "changed") && word_is(words, i + 2, "name") && word_is(words, i + 3, "to"))
      read_renaming(extraction, sentence, words, i, actor);
    else if (word_is(words, i, "has have offer run") && subject >= 0 && i - subject_at <= 8)
      read_possession(extraction, sentence, words, i, subject);
    else if (is_part(words, i) && subject >= 0 && i - subject_at <= 8)
      read_descent(extraction, sentence, words, i, subject, RELATION_PART_OF, 6);
  }
}
