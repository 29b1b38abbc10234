#include "query/ask/question.h"

#include "corpus/base/limits.h"
#include "corpus/base/regex.h"
#include "query/ask/words.h"
#include "query/words/vectors.h"

#include <string.h>

static void expansion_free(gpointer data)
{
  Expansion *expansion = data;
  g_free(expansion->word);
  g_free(expansion->term);
  g_free(expansion);
}

static void term_free(gpointer data)
{
  QuestionTerm *term = data;
  g_free(term->word);
  g_free(term->folded);
  g_free(term->term);
  g_free(term->initials);
  g_ptr_array_unref(term->equivalents);
  g_ptr_array_unref(term->expansions);
  g_free(term);
}

void question_free(Question *question)
{
  if (question == NULL)
    return;
  g_free(question->query);
  store_condition_free(question->condition);
  g_clear_pointer(&question->corrections, g_ptr_array_unref);
  g_free(question->text);
  g_free(question->time_word);
  g_free(question->number_word);
  g_free(question->maker_word);
  g_ptr_array_unref(question->terms);
  g_array_unref(question->concepts);
  g_ptr_array_unref(question->labels);
  g_hash_table_unref(question->lookup);
  g_free(question);
}

/* Bytes from "who" to what they did: "first", "originally" may stand between. */
#define DEED_WITHIN 12u

typedef struct {
  TermMaker *maker;
  Question *question;
  char *stem; /* of the word that is looked up */
} Reading;

static void take_stem(const Term *term, gpointer data)
{
  Reading *reading = data;
  if (term->kind == TERM_WORD && reading->stem == NULL)
    reading->stem = g_strdup(term->term);
}

static void add_equivalents(Reading *reading, QuestionTerm *term)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  const char *const *group;
  for (guint nth = 0; (group = word_group(term->folded, nth)) != NULL; nth++) {
    for (; *group != NULL; group++) {
      terms_cut(reading->maker, *group, strlen(*group), 0, take_stem, reading);
      char *stem = g_steal_pointer(&reading->stem);
      if (stem == NULL || strcmp(stem, term->term) == 0 || g_hash_table_contains(seen, stem)) {
        g_free(stem);
        continue;
      }
      g_hash_table_add(seen, stem);
      g_ptr_array_add(term->equivalents, stem);
    }
  }
}

static gboolean has_term(const Question *question, const char *term)
{
  for (guint i = 0; i < question->terms->len; i++)
    if (strcmp(((const QuestionTerm *)g_ptr_array_index(question->terms, i))->term, term) == 0)
      return TRUE;
  return FALSE;
}

/* Does the question as a whole say nothing by its capitals: all of them, or as in a title? Then no word of
 * four letters or more begins with a small one, stop words apart. */
static gboolean has_title_case(const char *text)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place, "(?<! [\\w'-] ) \\p{Ll} [\\p{L}]{3,}", REGEX_DEFAULT);
  gsize length = strlen(text);
  Span word;
  for (gsize at = 0; regex_find(regex, text, length, at, &word, 1); at = word.end) {
    g_autofree char *small = g_strndup(text + word.start, word.end - word.start);
    if (!terms_stop_word(small))
      return FALSE;
  }
  return TRUE;
}

/* Is a word typed as names and acronyms are? */
static void read_capitals(const Question *question, gsize start, QuestionTerm *term)
{
  gboolean upper = TRUE;
  guint letters = 0;
  for (const char *c = term->word; *c != '\0'; c = g_utf8_next_char(c)) {
    gunichar character = g_utf8_get_char(c);
    letters += g_unichar_isalpha(character) != 0;
    upper = upper && !g_unichar_islower(character);
  }
  gboolean loud = TRUE;
  for (const char *c = question->text; loud && *c != '\0'; c = g_utf8_next_char(c))
    loud = !g_unichar_islower(g_utf8_get_char(c));
  term->acronym = upper && letters >= 2 && !loud;
  /* The first word has its capital from there; where general English doesn't know it, it is a name. */
  gboolean capital = g_unichar_isupper(g_utf8_get_char(term->word)) &&
                     (start > 0 || vectors_find(vectors_shared(), term->folded) < 0);
  term->name = capital && (term->acronym || !has_title_case(question->text));
}

static gboolean in_question_words(const Question *question, const Term *term)
{
  const char *const words[] = {question->time_word, question->number_word};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
    const char *found = words[i] != NULL ? strstr(question->text, words[i]) : NULL;
    if (found != NULL && term->start >= (gsize)(found - question->text) &&
        term->end <= (gsize)(found - question->text) + strlen(words[i]))
      return TRUE;
  }
  return FALSE;
}

/* "How large", "how often": then this is what is asked. */
static gboolean follows_how(const char *text, gsize start)
{
  while (start > 0 && text[start - 1] == ' ')
    start--;
  return start >= 3 && g_ascii_strncasecmp(text + start - 3, "how", 3) == 0 &&
         (start == 3 || !g_ascii_isalnum(text[start - 4]));
}

static void take_term(const Term *term, gpointer data)
{
  Reading *reading = data;
  Question *question = reading->question;
  if (term->kind == TERM_EXTRA || term->stop || in_question_words(question, term) ||
      question->terms->len >= LIMIT_QUERY_TERMS || has_term(question, term->term))
    return;
  QuestionTerm *taken = g_new0(QuestionTerm, 1);
  taken->word = g_strndup(question->text + term->start, term->end - term->start);
  taken->folded = g_strdup(term->word);
  taken->term = g_strdup(term->term);
  taken->position = term->position;
  taken->span = (Span){term->start, term->end};
  read_capitals(question, term->start, taken);
  const char *number = question->number_word != NULL ? strstr(question->text, question->number_word) : NULL;
  /* Of "GROW groups" the groups are counted. */
  if (number != NULL && question->counted < 0 && !taken->name &&
      term->start > (gsize)(number - question->text))
    question->counted = (int)question->terms->len;
  taken->soft = word_is_soft(term->word) && !taken->acronym && !follows_how(question->text, term->start);
  taken->equivalents = g_ptr_array_new_with_free_func(g_free);
  taken->expansions = g_ptr_array_new_with_free_func(expansion_free);
  g_ptr_array_add(question->terms, taken);
}

/* What the question words ask for. */
static void read_expectations(Question *question)
{
  static const Regex *place = NULL;
  /* 'when do people leave' asks for circumstances, 'when was it founded' for a date. */
  static const char pattern[] =
      "\\b (?:"
      "  (?<maker> who (?= \\s+ (?:first\\s+|originally\\s+)? (?:founded|created|established|started"
      "      |developed|invented|introduced|proposed|coined|wrote|described|defined|discovered|conducted"
      "      |published|formulated|devised|initiated|launched|began|originated|led|set\\s+up|came\\s+up) \\b "
      ") )"
      "| (?<person> who | whose | whom )"
      "| (?<time> when (?= \\s* (?: $ | [?,;.] | (?:was|were|did|had)\\b ) )"
      "         | (?:which|what|in\\s+what|in\\s+which) \\s+ (?:year|decade|century) )"
      "| (?<number> how \\s+ (?:many|old)"
      "           | (?:what|which) \\s+ (?:percentage|percent|proportion|share|fraction|number)"
      "           | what (?= \\s+ (?:is|was|are|were) \\s+ the \\s+ (?:\\w+ \\s+){0,2}"
      "               (?:rates?|number|percentage|proportion|prevalence|incidence|size|cost|costs) \\b )"
      "           | what (?= \\s+ (?:do|does|did|would) \\b [^?.;]* \\b cost \\b )"
      "           | what (?= \\s+ (?:is|was|are|were) \\s+ the \\s+ (?:mean|average|median) \\b )"
      "           | how \\s+ (?:much|large|big|high) (?= [^?.;]* \\b (?:costs? | grants? | budgets? | fees? "
      "               | prices? | money | funds | funding | expenses?) \\b ) )"
      "| (?<figure> how \\s+ (?:long|often|frequently|big|large|far|fast|much) )"
      "| (?<location> where )"
      "| (?<reason> why )"
      "| (?<meaning> what \\s+ (?:is|are) (?:\\s+ (?:an?|the))? \\s+ [\\w-]+ (?:\\s+ [\\w-]+){0,2}"
      "    (?= \\s* (?: \\? | $ ) ) )"
      ") (?! \\w )";
  const Regex *regex = regex_once(&place, pattern, REGEX_CASELESS);
  static const char *const names[] = {"person", "time",    "number", "location",
                                      "reason", "meaning", "maker",  "figure"};
  char **const words[] = {
      NULL, &question->time_word, &question->number_word, NULL, NULL, NULL, &question->maker_word, NULL};
  Span groups[10];
  gsize length = strlen(question->text);
  for (gsize at = 0; regex_find(regex, question->text, length, at, groups, G_N_ELEMENTS(groups));
       at = groups[0].end) {
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
      Span found = groups[regex_group(regex, names[i])];
      if (!regex_has(found))
        continue;
      question->expects |= 1u << i;
      if (words[i] != NULL && *words[i] == NULL)
        *words[i] = g_strndup(question->text + found.start, found.end - found.start);
    }
  }
}

/* Of "hospital days did they spend" the days are counted: the last word before the verb, where nothing but
 * words that say something stands between. */
static void read_counted(Question *question)
{
  static const Regex *place = NULL;
  const Regex *regex = regex_once(&place,
                                  "^ \\s+ ( (?: [\\w-]+ \\s+ ){2,4}? ) (?: do | does | did | is | are | was "
                                  "| were | have | has | had ) \\b",
                                  REGEX_CASELESS);
  static const Regex *small_place = NULL;
  const Regex *small =
      regex_once(&small_place, "\\b (?: of | in | on | at | for | with | the ) \\b", REGEX_CASELESS);
  if (question->counted < 0)
    return;
  const char *rest = strstr(question->text, question->number_word) + strlen(question->number_word);
  Span groups[2];
  if (!regex_find(regex, rest, strlen(rest), 0, groups, G_N_ELEMENTS(groups)) ||
      regex_find(small, rest + groups[1].start, groups[1].end - groups[1].start, 0, NULL, 0))
    return;
  gsize verb = (gsize)(rest - question->text) + groups[1].end;
  for (guint i = (guint)question->counted; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (!term->name && term->span.end <= verb)
      question->counted = (int)i;
  }
}

/* What sort of number is asked for. */
static void read_number_kind(Question *question)
{
  static const Regex *share_place = NULL;
  static const Regex *mean_place = NULL;
  static const Regex *money_place = NULL;
  const Regex *share =
      regex_once(&share_place, "percent | proportion | share | fraction | portion", REGEX_CASELESS);
  const Regex *mean =
      regex_once(&mean_place, "\\b what \\s+ \\w+ \\s+ the \\s+ (?:mean|average|median) \\b", REGEX_CASELESS);
  const Regex *money = regex_once(&money_place,
                                  "\\b (?: costs? | grants? | budgets? | fees? | prices? | money | funds | "
                                  "funding | expenses? ) \\b",
                                  REGEX_CASELESS);
  gsize length = strlen(question->text);
  if (!(question->expects & EXPECT_NUMBER))
    return;
  if (regex_find(share, question->number_word, strlen(question->number_word), 0, NULL, 0))
    question->number_kind = NUMBER_SHARE;
  else if (regex_find(mean, question->text, length, 0, NULL, 0))
    question->number_kind = NUMBER_MEAN;
  else if (g_ascii_strcasecmp(question->number_word, "how many") != 0 &&
           regex_find(money, question->text, length, 0, NULL, 0))
    question->number_kind = NUMBER_MONEY;
}

/* "Who founded": the word after who. */
static void read_deed(Question *question)
{
  if (question->maker_word == NULL)
    return;
  const char *maker = strstr(question->text, question->maker_word);
  gsize after = (gsize)(maker - question->text) + strlen(question->maker_word);
  for (guint i = 0; i < question->terms->len && question->deed < 0; i++) {
    gsize start = ((const QuestionTerm *)g_ptr_array_index(question->terms, i))->span.start;
    if (start > after && start <= after + DEED_WITHIN)
      question->deed = (int)i;
  }
}

/* "Alcoholics Anonymous": texts also print the initials. Marks the terms of every run of capitalised words.
 */
static void read_initials(Question *question)
{
  static const Regex *place = NULL;
  const Regex *regex =
      regex_once(&place, "\\b \\p{Lu}\\p{Ll}+ (?: [\\s-]+ \\p{Lu}\\p{Ll}+ )+", REGEX_DEFAULT);
  gsize length = strlen(question->text);
  Span run;
  for (gsize at = 0; regex_find(regex, question->text, length, at, &run, 1); at = run.end) {
    /* The first word of a question has its capital from there. */
    gsize start = run.start;
    while (run.start == 0 && start < run.end && question->text[start++] != ' ')
      continue;
    g_autofree char *words = g_strndup(question->text + start, run.end - start);
    g_autoptr(GString) initials = g_string_new(NULL);
    for (const char *c = words; *c != '\0'; c = g_utf8_next_char(c))
      if (g_unichar_isupper(g_utf8_get_char(c)))
        g_string_append_unichar(initials, g_unichar_tolower(g_utf8_get_char(c)));
    for (guint i = 0; initials->len >= 2 && i < question->terms->len; i++) {
      QuestionTerm *term = g_ptr_array_index(question->terms, i);
      if (term->initials == NULL && strstr(words, term->word) != NULL && !has_title_case(question->text))
        term->initials = g_strdup(initials->str);
    }
  }
}

/* A claim, or "Does ...?". */
static gboolean asks_whether(const char *text)
{
  static const Regex *whether_place = NULL;
  static const Regex *other_place = NULL;
  const Regex *whether = regex_once(
      &whether_place,
      "^ \\W* (?: do(?:es)? | did | is | are | was | were | has | have | had | can | could | will | would | "
      "should | may | might | must ) \\b",
      REGEX_CASELESS);
  const Regex *other =
      regex_once(&other_place,
                 "\\? \\s* $ | ^ \\W* (?: who | whom | whose | when | where | why | how | what "
                 "| which | in \\s+ (?:which|what) ) \\b",
                 REGEX_CASELESS);
  gsize length = strlen(text);
  return regex_find(whether, text, length, 0, NULL, 0) || !regex_find(other, text, length, 0, NULL, 0);
}

static void add_lookup(Question *question, const char *word, guint i)
{
  if (word == NULL)
    return;
  guint64 *bits = g_hash_table_lookup(question->lookup, word);
  if (bits == NULL) {
    bits = g_new0(guint64, 1);
    g_hash_table_insert(question->lookup, g_strdup(word), bits);
  }
  *bits |= (guint64)1 << i;
}

static void make_lookup(Question *question)
{
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    add_lookup(question, term->term, i);
    add_lookup(question, term->folded, i);
    add_lookup(question, term->initials, i);
    for (guint k = 0; k < term->equivalents->len; k++)
      add_lookup(question, g_ptr_array_index(term->equivalents, k), i);
  }
}

void question_add_expansion(Question *question, guint i, const char *word, const char *term, double degree)
{
  QuestionTerm *expanded = g_ptr_array_index(question->terms, i);
  if (strcmp(term, expanded->term) == 0)
    return;
  for (guint k = 0; k < expanded->equivalents->len; k++)
    if (strcmp(g_ptr_array_index(expanded->equivalents, k), term) == 0)
      return;
  for (guint k = 0; k < expanded->expansions->len; k++)
    if (strcmp(((const Expansion *)g_ptr_array_index(expanded->expansions, k))->term, term) == 0)
      return;
  Expansion *expansion = g_new(Expansion, 1);
  *expansion = (Expansion){g_strdup(word), g_strdup(term), degree};
  g_ptr_array_add(expanded->expansions, expansion);
  add_lookup(question, term, i);
}

void question_rename_term(Question *question, guint i, const char *word, const char *term)
{
  QuestionTerm *renamed = g_ptr_array_index(question->terms, i);
  g_free(renamed->word);
  g_free(renamed->folded);
  g_free(renamed->term);
  renamed->word = g_strdup(word);
  renamed->folded = g_strdup(word);
  renamed->term = g_strdup(term);
  g_ptr_array_set_size(renamed->equivalents, 0);
  add_lookup(question, term, i);
  add_lookup(question, word, i);
}

guint64 question_candidates(const Question *question, const char *folded, const char *text_term)
{
  const guint64 *by_term = g_hash_table_lookup(question->lookup, text_term);
  const guint64 *by_word = g_hash_table_lookup(question->lookup, folded);
  return (by_term != NULL ? *by_term : 0) | (by_word != NULL ? *by_word : 0);
}

Question *question_read(TermMaker *maker, const char *text)
{
  Question *question = g_new0(Question, 1);
  question->text = g_utf8_make_valid(text, -1);
  question->counted = -1;
  question->deed = -1;
  question->lookup = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_strstrip(question->text);
  question->terms = g_ptr_array_new_with_free_func(term_free);
  question->concepts = g_array_new(FALSE, FALSE, sizeof(QuestionConcept));
  question->labels = g_ptr_array_new_with_free_func(g_free);
  read_expectations(question);
  question->whether = asks_whether(question->text);
  Reading reading = {.maker = maker, .question = question};
  terms_cut(maker, question->text, strlen(question->text), 0, take_term, &reading);
  read_initials(question);
  read_number_kind(question);
  read_counted(question);
  read_deed(question);
  for (guint i = 0; i < question->terms->len; i++) {
    QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (!term->acronym && term->initials == NULL)
      add_equivalents(&reading, term);
  }
  make_lookup(question);
  return question;
}

/* How much less than the word itself count: another word for it, another form of it, a name without its
 * capital, the initials of a name. */
#define EQUIVALENT_MATCH 0.7
#define SAME_STEM_MATCH  0.95
#define DERIVED_MATCH    0.8
#define SMALL_NAME_MATCH 0.5
#define INITIALS_MATCH   0.9

static gboolean is_upper(const char *printed, gsize length)
{
  for (const char *c = printed; c < printed + length; c = g_utf8_next_char(c))
    if (g_unichar_islower(g_utf8_get_char(c)))
      return FALSE;
  return TRUE;
}

/* "groups", "group" are the same word; "professional", "professionalism" only have the stem in common. */
static double same_stem_degree(const char *a, const char *b)
{
  gsize m = strlen(a);
  gsize n = strlen(b);
  return (m > n ? m - n : n - m) < 3 ? SAME_STEM_MATCH : DERIVED_MATCH;
}

static gboolean is_printed_so(const QuestionTerm *term, const char *printed, gsize length)
{
  if (!term->acronym)
    return !term->name || g_unichar_isupper(g_utf8_get_char(printed));
  return is_upper(printed, length);
}

double question_term_match(const QuestionTerm *term, const char *folded, const char *text_term,
                           const char *printed, gsize length)
{
  if (strcmp(term->folded, folded) == 0 || strcmp(term->term, text_term) == 0) {
    if (words_are_unlike(term->folded, folded))
      return 0;
    if (is_printed_so(term, printed, length))
      return strcmp(term->folded, folded) == 0 ? 1 : same_stem_degree(term->folded, folded);
    return term->acronym ? 0 : SMALL_NAME_MATCH;
  }
  if (term->initials != NULL && strcmp(term->initials, folded) == 0 && is_upper(printed, length))
    return INITIALS_MATCH;
  for (guint i = 0; i < term->equivalents->len; i++)
    if (strcmp(g_ptr_array_index(term->equivalents, i), text_term) == 0)
      return strcmp(folded, "found") == 0 || !is_printed_so(term, printed, length) ? 0 : EQUIVALENT_MATCH;
  for (guint i = 0; i < term->expansions->len; i++) {
    const Expansion *expansion = g_ptr_array_index(term->expansions, i);
    if (strcmp(expansion->term, text_term) == 0)
      return term->name && !g_unichar_isupper(g_utf8_get_char(printed)) ? 0 : expansion->degree;
  }
  return 0;
}
