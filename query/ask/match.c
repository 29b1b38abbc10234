#include "query/ask/match.h"

#include <string.h>

/* How much a word that stands in a heading over the passage, or in the title of its paper, counts there. */
#define HEADING_DEGREE 0.8
#define TITLE_DEGREE   0.6
/* The least degree of a word that is the one that was typed. */
#define TYPED_LEAST 0.95
/* The least degree of a match there. */
#define AROUND_LEAST 0.75

typedef struct {
  PassageMatch *match;
  const char *text;
  double degree; /* of a match around the passage */
  GArray *words; /* Word: those of the passage */
  SoftWords *soft;
} Visit;

typedef struct {
  gsize start;
  guint position;
} Word;

static void visit_word(const Term *term, gpointer data)
{
  const Visit *visit = data;
  PassageMatch *match = visit->match;
  if (term->kind == TERM_WORD) {
    Word here = {term->start, term->position};
    g_array_append_val(visit->words, here);
  }
  if (term->kind == TERM_WORD && term->stop)
    return;
  if (term->kind == TERM_WORD && visit->soft != NULL) {
    TextWord word = {{term->start, term->end}, term->position, soft_word(visit->soft, term->word)};
    g_array_append_val(match->text_words, word);
    for (guint i = 0; word.soft->best > 0 && i < match->question->terms->len; i++)
      match->near_passage[i] = MAX(match->near_passage[i], word.soft->near[i]);
  }
  guint64 candidates = question_candidates(match->question, term->word, term->term);
  for (guint i = 0; i < match->question->terms->len && candidates >> i != 0; i++) {
    if (!((candidates >> i) & 1))
      continue;
    double degree = question_term_match(g_ptr_array_index(match->question->terms, i), term->word, term->term,
                                        visit->text + term->start, term->end - term->start);
    if (degree == 0)
      continue;
    WordMatch word = {i, degree, term->position, {term->start, term->end}};
    g_array_append_val(match->words, word);
    match->in_passage[i] = MAX(match->in_passage[i], degree);
    if (degree >= TYPED_LEAST)
      match->in_paper |= (guint64)1 << i;
  }
}

static void visit_around(const Term *term, gpointer data)
{
  const Visit *visit = data;
  PassageMatch *match = visit->match;
  guint64 candidates = question_candidates(match->question, term->word, term->term);
  for (guint i = 0; i < match->question->terms->len && candidates >> i != 0; i++) {
    if (!((candidates >> i) & 1))
      continue;
    double degree = question_term_match(g_ptr_array_index(match->question->terms, i), term->word, term->term,
                                        visit->text + term->start, term->end - term->start);
    /* Only the word itself: a heading says too little for other words to be taken for it. */
    if (degree >= AROUND_LEAST)
      match->around[i] = MAX(match->around[i], degree * visit->degree);
  }
}

static void look_around(TermMaker *maker, PassageMatch *match, const char *text, double degree)
{
  Visit visit = {match, text, degree, NULL, NULL};
  if (text != NULL)
    terms_cut(maker, text, strlen(text), 0, visit_around, &visit);
}

static void look_around_all(TermMaker *maker, PassageMatch *match)
{
  const StorePassage *passage = match->passage;
  const Record *record = passage->paper->record;
  for (guint i = 0; i < passage->headings->len; i++)
    look_around(maker, match, g_ptr_array_index(passage->headings, i), HEADING_DEGREE);
  look_around(maker, match, record->title, TITLE_DEGREE);
  look_around(maker, match, record->subtitle, TITLE_DEGREE);
  for (guint i = 0; i < record->authors->len; i++) {
    const Person *person = g_ptr_array_index(record->authors, i);
    look_around(maker, match, person->family, 1);
    look_around(maker, match, person->literal, 1);
  }
  if (record->year > 0) {
    g_autofree char *year = g_strdup_printf("%d", record->year);
    look_around(maker, match, year, 1);
  }
}

/* The first word that starts at or after an offset: its index. */
static guint word_at(const GArray *words, gsize start)
{
  guint low = 0;
  for (guint end = words->len; low < end;) {
    guint middle = low + (end - low) / 2;
    if (g_array_index(words, Word, middle).start < start)
      low = middle + 1;
    else
      end = middle;
  }
  return low;
}

static guint position_at(const GArray *words, gsize start)
{
  guint at = MIN(word_at(words, start), words->len - 1);
  return g_array_index(words, Word, at).position;
}

static guint position_before(const GArray *words, gsize end)
{
  guint at = word_at(words, end);
  return g_array_index(words, Word, at > 0 ? at - 1 : 0).position;
}

static gint order_words(gconstpointer a, gconstpointer b)
{
  const WordMatch *left = a;
  const WordMatch *right = b;
  if (left->span.start != right->span.start)
    return left->span.start < right->span.start ? -1 : 1;
  if (left->term != right->term)
    return left->term < right->term ? -1 : 1;
  return left->span.end < right->span.end ? -1 : left->span.end > right->span.end;
}

/* Where the passage names a concept of the question by whatever name, the words that name it there are here.
 */
static void match_concepts(PassageMatch *match, const Lexicon *lexicon, const GArray *words)
{
  if (lexicon == NULL || match->question->concepts->len == 0 || words->len == 0)
    return;
  g_autoptr(GArray) mentions = lexicon_mentions(lexicon, match->passage->text);
  guint before = match->words->len;
  for (guint m = 0; m < mentions->len; m++) {
    const Mention *mention = &g_array_index(mentions, Mention, m);
    for (guint c = 0; c < match->question->concepts->len; c++) {
      const QuestionConcept *concept = &g_array_index(match->question->concepts, QuestionConcept, c);
      double degree = lexicon_concept_degree(lexicon, concept->concept, mention->concept);
      for (guint i = 0; degree > 0 && i < match->question->terms->len; i++) {
        if (!((concept->terms >> i) & 1))
          continue;
        /* The last word of the name stands where the name ends, the others where it begins. */
        guint at = (concept->terms >> i) > 1 ? position_at(words, mention->span.start)
                                             : position_before(words, mention->span.end);
        WordMatch word = {i, degree, at, mention->span};
        g_array_append_val(match->words, word);
        match->in_passage[i] = MAX(match->in_passage[i], degree);
      }
    }
  }
  if (match->words->len > before)
    g_array_sort(match->words, order_words);
}

PassageMatch *passage_match_new(TermMaker *maker, const Lexicon *lexicon, const Question *question,
                                const StorePassage *passage)
{
  return passage_match_new_soft(maker, lexicon, NULL, question, passage);
}

PassageMatch *passage_match_new_soft(TermMaker *maker, const Lexicon *lexicon, SoftWords *soft,
                                     const Question *question, const StorePassage *passage)
{
  PassageMatch *match = g_new0(PassageMatch, 1);
  match->question = question;
  match->passage = passage;
  match->soft = soft;
  match->words = g_array_new(FALSE, FALSE, sizeof(WordMatch));
  match->text_words = g_array_new(FALSE, FALSE, sizeof(TextWord));
  match->around = g_new0(double, MAX(1, question->terms->len));
  match->in_passage = g_new0(double, MAX(1, question->terms->len));
  match->near_passage = g_new0(double, MAX(1, question->terms->len));
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(Word));
  Visit visit = {match, passage->text, 1, words, soft};
  terms_cut(maker, passage->text, strlen(passage->text), 0, visit_word, &visit);
  if (soft != NULL) {
    float said[SOFT_DIMENSIONS] = {0};
    for (guint i = 0; i < match->text_words->len; i++)
      soft_add(soft, said, g_array_index(match->text_words, TextWord, i).soft);
    match->meaning = MAX(0, soft_cosine(soft_question(soft), said));
  }
  match_concepts(match, lexicon, words);
  look_around_all(maker, match);
  return match;
}

void passage_match_free(PassageMatch *match)
{
  if (match == NULL)
    return;
  g_array_unref(match->words);
  g_array_unref(match->text_words);
  g_free(match->around);
  g_free(match->in_passage);
  g_free(match->near_passage);
  g_free(match);
}
