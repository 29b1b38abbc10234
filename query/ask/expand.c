#include "query/ask/expand.h"

#include "query/ask/lay.h"
#include "query/ask/words.h"
#include "query/words/wordnet.h"

#include <string.h>

struct Lexicon {
  const WordNet *wordnet; /* NULL none */
  const Matcher *matcher; /* NULL none */
};

/* Words of WordNet that are looked at and taken for a word of the question, and what one of full weight
 * counts beside the word itself. */
#define WORDNET_LOOKED 24u
#define WORDNET_TAKEN  8u
#define WORDNET_DEGREE 0.6
/* The least weight of a word that is taken: leaves out broader words of rarer senses. */
#define WORDNET_LEAST 0.14
/* What a word for the opposite change counts: whoever asks whether something rises is answered by its fall.
 */
#define OPPOSITE_DEGREE 0.5
/* Names of concepts that are searched for, for one concept and in all. */
#define LABELS_PER_CONCEPT 6u
#define LABELS             18u
/* A concept by another of its names, and a narrower concept. */
#define CONCEPT_DEGREE  0.9
#define NARROWER_DEGREE 0.75

/* Of the process, for it doesn't change; never closed. */
static gpointer open_wordnet(gpointer data G_GNUC_UNUSED)
{
  return wordnet_open(NULL, NULL);
}

Lexicon *lexicon_new(const Matcher *matcher)
{
  static GOnce once = G_ONCE_INIT;
  Lexicon *lexicon = g_new0(Lexicon, 1);
  lexicon->wordnet = g_once(&once, open_wordnet, NULL);
  lexicon->matcher = matcher;
  return lexicon;
}

void lexicon_free(Lexicon *lexicon)
{
  g_free(lexicon);
}

static const Vocabulary *vocabulary_of(const Lexicon *lexicon)
{
  return lexicon->matcher != NULL ? matcher_vocabulary(lexicon->matcher) : NULL;
}

gboolean lexicon_has_wordnet(const Lexicon *lexicon)
{
  return lexicon->wordnet != NULL;
}

static GArray *mentions_in(const Lexicon *lexicon, const char *text, MentionFlags flags)
{
  if (lexicon->matcher == NULL)
    return g_array_new(FALSE, FALSE, sizeof(Mention));
  TextPiece piece = {{0, strlen(text)}, ZONE_BODY};
  return mentions_find(lexicon->matcher, text, &piece, 1, flags);
}

GArray *lexicon_mentions(const Lexicon *lexicon, const char *text)
{
  return mentions_in(lexicon, text, MENTION_DEFAULT);
}

gboolean lexicon_knows(const Lexicon *lexicon, const char *word)
{
  if (lexicon->wordnet != NULL && wordnet_knows(lexicon->wordnet, word))
    return TRUE;
  g_autoptr(GArray) mentions = mentions_in(lexicon, word, MENTION_TYPED);
  return mentions->len > 0;
}

double lexicon_concept_degree(const Lexicon *lexicon, guint asked, guint named)
{
  if (asked == named)
    return CONCEPT_DEGREE;
  /* One organisation is not another, though it may have grown from it. */
  const Vocabulary *vocabulary = vocabulary_of(lexicon);
  if (vocabulary == NULL || !vocabulary_is_a(vocabulary, named, asked))
    return 0;
  return NARROWER_DEGREE;
}

typedef struct {
  Question *question;
  guint term;
  double degree;
  gboolean taken;
} Adding;

static void add_word(const Term *term, gpointer data)
{
  Adding *adding = data;
  if (adding->taken || term->kind != TERM_WORD || term->stop || word_is_soft(term->word))
    return;
  adding->taken = TRUE;
  question_add_expansion(adding->question, adding->term, term->word, term->term, adding->degree);
}

void question_expand_opposites(Question *question, TermMaker *maker)
{
  for (guint i = 0; i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    const char *const *opposite = term->soft ? NULL : word_opposites(term->folded);
    for (; opposite != NULL && *opposite != NULL; opposite++) {
      Adding adding = {question, i, OPPOSITE_DEGREE, FALSE};
      terms_cut(maker, *opposite, strlen(*opposite), 0, add_word, &adding);
    }
  }
}

static void expand_by_wordnet(Question *question, guint i, TermMaker *maker, const WordNet *wordnet)
{
  const QuestionTerm *term = g_ptr_array_index(question->terms, i);
  if (term->acronym || term->soft || g_ascii_isdigit(term->folded[0]))
    return;
  g_autoptr(GPtrArray) related = wordnet_related(wordnet, term->folded, WORDNET_LOOKED);
  guint most = term->expansions->len + WORDNET_TAKEN;
  for (guint k = 0; k < related->len && term->expansions->len < most; k++) {
    const RelatedWord *word = g_ptr_array_index(related, k);
    if (word->weight < WORDNET_LEAST || strchr(word->words, ' ') != NULL)
      continue;
    Adding adding = {question, i, WORDNET_DEGREE * word->weight, FALSE};
    terms_cut(maker, word->words, strlen(word->words), 0, add_word, &adding);
  }
}

/* Names of one concept, as they may be printed. */
static guint add_labels(Question *question, const Vocabulary *vocabulary, guint concept, guint most)
{
  const Concept *named = vocabulary_concept(vocabulary, concept);
  guint n = 0;
  for (guint i = named->first_label; i < named->first_label + named->n_labels && n < most; i++) {
    const Label *label = vocabulary_label(vocabulary, i);
    if (label->kind == LABEL_HIDDEN || named->unmatched || question->labels->len >= LABELS)
      continue;
    if (g_ptr_array_find_with_equal_func(question->labels, label->text, g_str_equal, NULL))
      continue;
    g_ptr_array_add(question->labels, g_strdup(label->text));
    n++;
  }
  return n;
}

static void expand_by_concepts(Question *question, const Lexicon *lexicon)
{
  const Vocabulary *vocabulary = vocabulary_of(lexicon);
  g_autoptr(GArray) mentions = mentions_in(lexicon, question->text, MENTION_TYPED);
  for (guint m = 0; m < mentions->len; m++) {
    const Mention *mention = &g_array_index(mentions, Mention, m);
    QuestionConcept concept = {mention->concept, 0};
    for (guint i = 0; i < question->terms->len; i++) {
      const QuestionTerm *term = g_ptr_array_index(question->terms, i);
      if (term->span.start >= mention->span.start && term->span.end <= mention->span.end)
      concept.terms |= (guint64)1 << i;
    }
    if (concept.terms == 0)
      continue;
    g_array_append_val(question->concepts, concept);
    guint n = add_labels(question, vocabulary, concept.concept, LABELS_PER_CONCEPT);
    const GArray *narrower = vocabulary_concept(vocabulary, concept.concept)->narrower;
    for (guint k = 0; k < narrower->len && n < LABELS_PER_CONCEPT; k++)
      n += add_labels(question, vocabulary, g_array_index(narrower, guint, k), 1);
  }
}

void question_expand(Question *question, TermMaker *maker, const Lexicon *lexicon)
{
  expand_by_concepts(question, lexicon);
  question_expand_lay(question, maker);
  guint64 named = 0;
  for (guint i = 0; i < question->concepts->len; i++)
    named |= g_array_index(question->concepts, QuestionConcept, i).terms;
  for (guint i = 0; lexicon->wordnet != NULL && i < question->terms->len; i++) {
    const QuestionTerm *term = g_ptr_array_index(question->terms, i);
    /* The name of an organisation isn't taken apart. */
    if (!(term->name && ((named >> i) & 1)) && term->initials == NULL)
      expand_by_wordnet(question, i, maker, lexicon->wordnet);
  }
}
