#include "query/ask/answer.h"

#include "corpus/base/limits.h"
#include "ontology/store/knowledge.h"
#include "query/ask/account.h"
#include "query/ask/candidates.h"
#include "query/ask/gather.h"
#include "query/ask/order.h"
#include "query/ask/retrieve.h"
#include "query/ask/typed.h"

#include <string.h>

static void answer_free(gpointer data)
{
  Answer *answer = data;
  g_free(answer->quote);
  g_free(answer->context);
  judgement_free(answer->judgement);
  g_array_unref(answer->places);
  g_free(answer);
}

static void text_free(gpointer data)
{
  store_text_free(data);
}

void ask_result_free(AskResult *result)
{
  if (result == NULL)
    return;
  question_free(result->question);
  g_ptr_array_unref(result->answers);
  g_ptr_array_unref(result->nearest);
  g_ptr_array_unref(result->missing);
  if (result->held != NULL)
    g_ptr_array_unref(result->held);
  g_hash_table_unref(result->texts);
  judge_free(result->judge);
  asked_free(result->asked);
  g_free(result);
}

static StoreText *text_of(AskResult *result, Store *store, gint64 paper, GError **error)
{
  StoreText *text = g_hash_table_lookup(result->texts, &paper);
  if (text != NULL)
    return text;
  text = store_text(store, paper, error);
  if (text == NULL)
    return NULL;
  gint64 *key = g_new(gint64, 1);
  *key = paper;
  g_hash_table_insert(result->texts, key, text);
  return text;
}

/* Adds where sentences stand in their file. FALSE with an error of the store. */
static gboolean add_place(AskResult *result, Store *store, Answer *answer, const Choice *choice,
                          GError **error)
{
  const StorePassage *passage = choice->passage;
  StoreText *text = text_of(result, store, passage->paper->id, error);
  if (text == NULL)
    return FALSE;
  AnswerPlace place = {
      passage,
      {passage->span.start + choice->window.span.start, passage->span.start + choice->window.span.end},
      {0}};
  place.source = source_map_locate(text->map, place.span);
  g_array_append_val(answer->places, place);
  return TRUE;
}

static Answer *make_answer(AskResult *result, Store *store, const Choice *candidate, GError **error)
{
  const StorePassage *passage = candidate->passage;
  Answer *answer = g_new0(Answer, 1);
  answer->passage = passage;
  answer->window = candidate->window;
  answer->places = g_array_new(FALSE, FALSE, sizeof(AnswerPlace));
  Span local = candidate->window.span;
  answer->span = (Span){passage->span.start + local.start, passage->span.start + local.end};
  answer->quote = g_strndup(passage->text + local.start, local.end - local.start);
  if (add_place(result, store, answer, candidate, error))
    answer->judgement = judge_span(result->judge, passage, answer->span, JUDGE_ALL, error);
  if (answer->judgement == NULL) {
    answer_free(answer);
    return NULL;
  }
  answer->source = g_array_index(answer->places, AnswerPlace, 0).source;
  return answer;
}

/* The weight of the demanded words that a window has. */
static double covered_weight(const Question *question, const Window *window)
{
  double weight = 0;
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (!term->soft && ((window->covered >> i) & 1))
      weight += term->weight;
  }
  return weight;
}

static gint order_nearest(gconstpointer a, gconstpointer b, gpointer data)
{
  const Choice *left = a;
  const Choice *right = b;
  double left_weight = covered_weight(data, &left->window);
  double right_weight = covered_weight(data, &right->window);
  if (left_weight != right_weight)
    return left_weight > right_weight ? -1 : 1;
  return 0; /* as they stood: a stable sort */
}

/* The word as typed; "self-help" for "self". */
static char *whole_word(const Question *question, const QuestionTerm *term)
{
  const char *found = strstr(question->text, term->word);
  if (found == NULL)
    return g_strdup(term->word);
  const char *start = found;
  const char *end = found + strlen(term->word);
  while (start > question->text && (start[-1] == '-' || g_ascii_isalnum(start[-1])))
    start--;
  while (*end == '-' || g_ascii_isalnum(*end))
    end++;
  return g_strndup(start, (gsize)(end - start));
}

static void add_missing(AskResult *result, const QuestionTerm *term)
{
  g_autofree char *word = whole_word(result->question, term);
  for (guint i = 0; i < result->missing->len; i++)
    if (strcmp(g_ptr_array_index(result->missing, i), word) == 0)
      return;
  g_ptr_array_add(result->missing, g_steal_pointer(&word));
}

/* What stands in the way: words that no passage has; else those that the first candidate, which has the most
 * of the question, lacks. */
static void find_missing(AskResult *result, const GArray *candidates)
{
  const Question *question = result->question;
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (!term->soft && term->passages == 0)
      add_missing(result, term);
  }
  if (result->missing->len > 0 || candidates->len == 0)
    return;
  const Window *closest = &g_array_index(candidates, Choice, 0).window;
  result->missing_together = TRUE;
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (!term->soft && !((closest->covered >> i) & 1))
      add_missing(result, term);
  }
  const struct {
    guint expected;
    const char *word;
  } kinds[] = {{EXPECT_TIME, question->time_word},
               {EXPECT_NUMBER, question->number_word},
               {EXPECT_MAKER, question->maker_word}};
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (kinds[i].word != NULL && !(closest->expected & kinds[i].expected))
      g_ptr_array_add(result->missing, g_strdup(kinds[i].word));
  result->apart = result->missing->len == 0;
  /* Everything is there, but not so that one word belongs to the other. */
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (!term->soft && result->apart)
      add_missing(result, term);
  }
}

/* Is there any passage that says enough of the question for it to be called answered? */
static gboolean is_answered(const Question *question, const GArray *candidates)
{
  double needed = question_share_needed(question);
  for (guint i = 0; i < candidates->len; i++) {
    const Window *window = &g_array_index(candidates, Choice, i).window;
    if (window->complete && window->share >= needed)
      return TRUE;
  }
  return FALSE;
}

static gboolean take_answers(AskResult *result, Store *store, const GArray *candidates, guint limit,
                             GError **error)
{
  if (!is_answered(result->question, candidates))
    return TRUE;
  GatheredCounts counts;
  g_autoptr(GPtrArray) gathered = gather(result->judge, result->asked, candidates, limit, &counts, error);
  if (gathered == NULL)
    return FALSE;
  result->found = counts.answers;
  result->papers = counts.papers;
  for (guint i = 0; i < gathered->len; i++) {
    const Gathered *one = g_ptr_array_index(gathered, i);
    Answer *answer = make_answer(result, store, &one->choice, error);
    if (answer == NULL)
      return FALSE;
    g_ptr_array_add(result->answers, answer);
    for (guint k = 0; k < one->same->len; k++)
      if (!add_place(result, store, answer, &g_array_index(one->same, Choice, k), error))
        return FALSE;
  }
  return TRUE;
}

/* What stands for a passage: its best sentences, or its beginning. */
static Choice choice_of(const Scoring *scoring, const StorePassage *passage, double search)
{
  g_autoptr(GArray) choices = candidates_of(scoring, passage, search);
  if (choices->len > 0)
    return g_array_index(choices, Choice, 0);
  gsize length = MIN(strlen(passage->text), (gsize)LIMIT_SENTENCE_BYTES);
  while (length > 0 && ((guchar)passage->text[length] & 0xC0) == 0x80)
    length--;
  return (Choice){passage, {.span = {0, length}}, 0};
}

static gboolean has_answer(const AskResult *result, gint64 paper)
{
  for (guint i = 0; i < result->answers->len; i++)
    if (((const Answer *)g_ptr_array_index(result->answers, i))->passage->paper->id == paper)
      return TRUE;
  return FALSE;
}

/* Papers on the topic that have no answer, in the order of retrieval. */
static gboolean take_nearest(AskResult *result, Store *store, const Scoring *scoring, const GArray *papers,
                             guint limit, GError **error)
{
  for (guint i = 0; i < papers->len && result->answers->len + result->nearest->len < limit; i++) {
    RankedPaper ranked = g_array_index(papers, RankedPaper, i);
    if (has_answer(result, ranked.paper))
      continue;
    if (ranked.passage == 0 && !store_lead_passage(store, ranked.paper, &ranked.passage, error))
      return FALSE;
    g_autoptr(GPtrArray) passages = store_passages(store, &ranked.passage, 1, error);
    if (passages == NULL)
      return FALSE;
    if (passages->len == 0)
      continue;
    Choice choice = choice_of(scoring, g_ptr_array_index(passages, 0), ranked.score);
    g_ptr_array_extend_and_steal(result->held, g_steal_pointer(&passages));
    Answer *answer = make_answer(result, store, &choice, error);
    if (answer == NULL)
      return FALSE;
    g_ptr_array_add(result->nearest, answer);
  }
  return TRUE;
}

static gboolean demands_something(const Question *question)
{
  for (guint i = 0; i < question->terms->len; i++)
    if (!((const QuestionTerm *)g_ptr_array_index(question->terms, i))->soft)
      return TRUE;
  return FALSE;
}

static AskResult *result_new(Store *store, Question *question)
{
  AskResult *result = g_new0(AskResult, 1);
  result->question = question;
  result->judge = judge_new(store);
  result->answers = g_ptr_array_new_with_free_func(answer_free);
  result->nearest = g_ptr_array_new_with_free_func(answer_free);
  result->missing = g_ptr_array_new_with_free_func(g_free);
  result->texts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, text_free);
  return result;
}

AskResult *ask(Store *store, const char *question, const AskOptions *options, GError **error)
{
  g_autoptr(TermMaker) maker = term_maker_new();
  const Matcher *matcher = NULL;
  if (!store_matcher(store, &matcher, error))
    return NULL;
  g_autoptr(Lexicon) lexicon = lexicon_new(matcher);
  Question *read = question_read_query(store, maker, lexicon, question, options->words, error);
  if (read == NULL)
    return NULL;
  g_autoptr(AskResult) result = result_new(store, read);
  result->asked = asked_new(matcher, result->question->text);
  result->lay_words = lexicon_has_wordnet(lexicon);
  /* A question of nothing but words that any question could have: then these are what is asked for. */
  if (!result->question->operators && !demands_something(result->question))
    for (guint i = 0; i < result->question->terms->len; i++)
      ((QuestionTerm *)g_ptr_array_index(result->question->terms, i))->soft = FALSE;
  if (result->question->terms->len == 0)
    return g_steal_pointer(&result);
  question_expand_opposites(result->question, maker);
  question_expand(result->question, maker, lexicon);
  g_autoptr(Retrieved) retrieved = retrieve(store, result->question, options->limit, options->recall, error);
  if (retrieved == NULL)
    return NULL;
  g_autoptr(SoftWords) soft = soft_words_new(result->question);
  Scoring scoring = {maker, lexicon, soft, result->question, retrieved->topic};
  g_autoptr(GArray) candidates = candidates_find(&scoring, retrieved);
  result->passages = retrieved->base_passages;
  result->matches = retrieved->matches;
  result->candidates = retrieved->passages->len;
  result->held = g_steal_pointer(&retrieved->passages);
  if (!take_answers(result, store, candidates, options->limit, error))
    return NULL;
  answers_order(result->answers, retrieved->papers);
  if (result->answers->len == 0) {
    g_array_sort_with_data(candidates, order_nearest, result->question);
    find_missing(result, candidates);
  }
  if (!take_nearest(result, store, &scoring, retrieved->papers, options->limit, error))
    return NULL;
  for (guint i = 0; i < result->answers->len; i++)
    answer_account(result, g_ptr_array_index(result->answers, i), maker, lexicon);
  for (guint i = 0; i < result->nearest->len; i++)
    answer_account(result, g_ptr_array_index(result->nearest, i), maker, lexicon);
  return g_steal_pointer(&result);
}
