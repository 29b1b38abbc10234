#include "query/ask/question.h"

#include "corpus/base/limits.h"
#include "corpus/base/regex.h"
#include "query/ask/words.h"

#include <string.h>

static void term_free(gpointer data)
{
  QuestionTerm *term = data;
  g_free(term->word);
  g_free(term->folded);
  g_free(term->term);
  g_ptr_array_unref(term->equivalents);
  g_free(term);
}

void question_free(Question *question)
{
  if (question == NULL)
    return;
  g_free(question->text);
  g_free(question->time_word);
  g_free(question->number_word);
  g_ptr_array_unref(question->terms);
  g_free(question);
}

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

static void take_term(const Term *term, gpointer data)
{
  Reading *reading = data;
  Question *question = reading->question;
  if (term->kind == TERM_EXTRA || term->stop || has_term(question, term->term) ||
      question->terms->len >= LIMIT_QUERY_TERMS)
    return;
  QuestionTerm *taken = g_new0(QuestionTerm, 1);
  taken->word = g_strndup(question->text + term->start, term->end - term->start);
  taken->folded = g_strdup(term->word);
  taken->term = g_strdup(term->term);
  taken->soft = word_is_soft(term->word);
  taken->equivalents = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(question->terms, taken);
}

/* What the question words ask for. */
static void read_expectations(Question *question)
{
  static const Regex *place = NULL;
  static const char pattern[] =
      "\\b (?:"
      "  (?<person> who | whose | whom | by \\s whom )"
      /* 'when do people leave' asks for circumstances, 'when was it founded' for a date */
      "| (?<time> when (?= \\s* (?: $ | [?,;.] | (?:was|were|did|had)\\b ) )"
      "         | (?:which|what|in\\s+what|in\\s+which) \\s+ (?:year|decade|century) )"
      "| (?<number> how \\s+ (?:many|much(?!\\s+(?:does|do|is|are)\\s+\\w+\\s+(?:help|matter))|old)"
      "           | (?:what|which) \\s+ (?:percentage|percent|proportion|share|fraction|number) )"
      "| (?<location> where )"
      "| (?<reason> why )"
      "| (?<meaning> what \\s+ (?:is|are) (?:\\s+ (?:an?|the))? \\s+ [\\w-]+ (?:\\s+ [\\w-]+){0,2} \\s* \\? )"
      ") (?: \\b | (?<= \\? ) )";
  const Regex *regex = regex_once(&place, pattern, REGEX_CASELESS);
  static const char *const names[] = {"person", "time", "number", "location", "reason", "meaning"};
  Span groups[8];
  gsize length = strlen(question->text);
  for (gsize at = 0; regex_find(regex, question->text, length, at, groups, 8);
       at = MAX(groups[0].end, at + 1)) {
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
      Span found = groups[regex_group(regex, names[i])];
      if (!regex_has(found))
        continue;
      question->expects |= 1u << i;
      char **word = i == 1 ? &question->time_word : i == 2 ? &question->number_word : NULL;
      if (word != NULL && *word == NULL)
        *word = g_strndup(question->text + found.start, found.end - found.start);
    }
  }
}

Question *question_read(TermMaker *maker, const char *text)
{
  Question *question = g_new0(Question, 1);
  question->text = g_utf8_make_valid(text, -1);
  g_strstrip(question->text);
  question->terms = g_ptr_array_new_with_free_func(term_free);
  Reading reading = {.maker = maker, .question = question};
  terms_cut(maker, question->text, strlen(question->text), 0, take_term, &reading);
  for (guint i = 0; i < question->terms->len; i++)
    add_equivalents(&reading, g_ptr_array_index(question->terms, i));
  read_expectations(question);
  return question;
}

/* How much less than the word itself another word for it counts. */
#define EQUIVALENT_MATCH 0.7

double question_term_match(const QuestionTerm *term, const char *folded, const char *text_term)
{
  if (strcmp(term->folded, folded) == 0)
    return 1;
  if (words_are_unlike(term->folded, folded))
    return 0;
  if (strcmp(term->term, text_term) == 0)
    return 1;
  for (guint i = 0; i < term->equivalents->len; i++)
    if (strcmp(g_ptr_array_index(term->equivalents, i), text_term) == 0)
      return strcmp(folded, "found") == 0 ? 0 : EQUIVALENT_MATCH;
  return 0;
}
