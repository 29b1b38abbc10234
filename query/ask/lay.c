#include "query/ask/lay.h"

#include "query/ask/words.h"

#include <string.h>

/* The bytes of the list, put into the library by the assembler; ADDUCE_LAY is its file. */
__asm__(".section .rodata\n"
        "adduce_lay:\n"
        ".incbin \"" ADDUCE_LAY "\"\n"
        ".byte 0\n"
        ".text\n");
extern const char adduce_lay[];

/* Letters by which a phrase's first word is told from those of the question before it is stemmed. */
#define HEAD_LETTERS 3u

/* What the word itself counts where its phrase has another meaning: "way" of "get in the way". */
#define TYPED_DEGREE 0.75

typedef struct {
  char *stem; /* owned */
  Span span;
  gboolean stop;
} Stem;

/* A phrase of the list in the question. */
typedef struct {
  guint first, n;      /* words of the question */
  const char *targets; /* in the list, up to the end of the line */
} Found;

static void stem_clear(gpointer data)
{
  g_free(((Stem *)data)->stem);
}

static void take_stem(const Term *term, gpointer data)
{
  Stem stem = {g_strdup(term->term), {term->start, term->end}, term->stop};
  if (term->kind == TERM_WORD)
    g_array_append_val((GArray *)data, stem);
  else
    g_free(stem.stem);
}

static GArray *stems_of(TermMaker *maker, const char *text, gsize length)
{
  GArray *stems = g_array_new(FALSE, FALSE, sizeof(Stem));
  g_array_set_clear_func(stems, stem_clear);
  terms_cut(maker, text, length, 0, take_stem, stems);
  return stems;
}

static gboolean may_begin(const char *text, const GArray *words, const char *phrase, gsize length)
{
  gsize letters = 0;
  while (letters < MIN(length, HEAD_LETTERS) && g_ascii_isalpha(phrase[letters]))
    letters++;
  for (guint i = 0; i < words->len; i++) {
    Span span = g_array_index(words, Stem, i).span;
    if (span.end - span.start >= letters && g_ascii_strncasecmp(text + span.start, phrase, letters) == 0)
      return TRUE;
  }
  return FALSE;
}

static void find_phrase(const GArray *words, const GArray *phrase, const char *targets, GArray *found)
{
  for (guint i = 0; phrase->len > 0 && i + phrase->len <= words->len; i++) {
    guint n = 0;
    while (n < phrase->len &&
           strcmp(g_array_index(words, Stem, i + n).stem, g_array_index(phrase, Stem, n).stem) == 0)
      n++;
    Found one = {i, n, targets};
    if (n == phrase->len)
      g_array_append_val(found, one);
  }
}

static void find_line(TermMaker *maker, const char *text, const GArray *words, const char *line,
                      const char *colon, GArray *found)
{
  for (const char *at = line; at < colon;) {
    at += strspn(at, " |");
    gsize length = strcspn(at, "|:");
    if (may_begin(text, words, at, length)) {
      g_autoptr(GArray) phrase = stems_of(maker, at, length);
      find_phrase(words, phrase, colon + 1, found);
    }
    at += length;
  }
}

static gint order_found(gconstpointer a, gconstpointer b)
{
  const Found *left = a;
  const Found *right = b;
  if (left->n != right->n)
    return left->n > right->n ? -1 : 1;
  return left->first < right->first ? -1 : left->first > right->first;
}

static GArray *find_all(TermMaker *maker, const char *text, const GArray *words)
{
  GArray *found = g_array_new(FALSE, FALSE, sizeof(Found));
  for (const char *line = adduce_lay; *line != '\0';) {
    const char *end = line + strcspn(line, "\n");
    const char *colon = *line == '#' ? NULL : memchr(line, ':', (gsize)(end - line));
    if (colon != NULL)
      find_line(maker, text, words, line, colon, found);
    line = *end == '\n' ? end + 1 : end;
  }
  g_array_sort(found, order_found);
  return found;
}

/* The term that stands for a phrase: the last one that is demanded, else the last one; -1 none. The others
 * need not be there. */
static int head_of(Question *question, Span phrase, gboolean several)
{
  int head = -1;
  for (guint i = 0; i < question->terms->len; i++) {
    QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (term->span.start < phrase.start || term->span.end > phrase.end || term->name || term->acronym)
      continue;
    if (head < 0 || !term->soft || ((QuestionTerm *)g_ptr_array_index(question->terms, (guint)head))->soft)
      head = (int)i;
  }
  for (guint i = 0; several && i < question->terms->len; i++) {
    QuestionTerm *term = g_ptr_array_index(question->terms, i);
    if (term->span.start >= phrase.start && term->span.end <= phrase.end)
      term->soft = term->soft || (int)i != head;
  }
  return head;
}

static void add_target(Question *question, TermMaker *maker, guint head, const char *target, gsize length)
{
  g_autoptr(GArray) words = stems_of(maker, target, length);
  double degree = words->len == 1 ? LAY_WORD_DEGREE : LAY_PHRASE_DEGREE;
  for (guint i = 0; i < words->len; i++) {
    const Stem *word = &g_array_index(words, Stem, i);
    g_autofree char *printed =
        g_utf8_strdown(target + word->span.start, (gssize)(word->span.end - word->span.start));
    if (!word->stop && !word_is_soft(printed))
      question_add_expansion(question, head, printed, word->stem, degree);
  }
}

/* The term becomes the first of the papers' words for the phrase. */
static void rename_term(Question *question, TermMaker *maker, guint head, const char *target, gsize length)
{
  g_autoptr(GArray) words = stems_of(maker, target, length);
  if (words->len == 0)
    return;
  const Stem *word = &g_array_index(words, Stem, words->len - 1);
  g_autofree char *printed =
      g_utf8_strdown(target + word->span.start, (gssize)(word->span.end - word->span.start));
  QuestionTerm *term = g_ptr_array_index(question->terms, head);
  g_autofree char *typed = g_strdup(term->folded);
  g_autofree char *stem = g_strdup(term->term);
  term->phrase = TRUE;
  question_rename_term(question, head, printed, word->stem);
  question_add_expansion(question, head, typed, stem, TYPED_DEGREE);
}

void question_expand_lay(Question *question, TermMaker *maker)
{
  g_autoptr(GArray) words = stems_of(maker, question->text, strlen(question->text));
  g_autoptr(GArray) found = find_all(maker, question->text, words);
  g_autofree gboolean *taken = g_new0(gboolean, words->len + 1);
  for (guint i = 0; i < found->len; i++) {
    const Found *one = &g_array_index(found, Found, i);
    /* Several lines may have the same phrase: its words are taken by phrases of its length only. */
    gboolean free = TRUE;
    for (guint k = one->first; k < one->first + one->n; k++)
      free = free && (!taken[k] || (i > 0 && g_array_index(found, Found, i - 1).first == one->first &&
                                    g_array_index(found, Found, i - 1).n == one->n));
    if (!free)
      continue;
    Span span = {g_array_index(words, Stem, one->first).span.start,
                 g_array_index(words, Stem, one->first + one->n - 1).span.end};
    int head = head_of(question, span, one->n > 1);
    gboolean renamed = taken[one->first];
    for (guint k = one->first; k < one->first + one->n; k++)
      taken[k] = TRUE;
    for (const char *at = one->targets; head >= 0 && *at != '\0' && *at != '\n';) {
      at += strspn(at, " ,");
      gsize length = strcspn(at, ",\n");
      if (one->n > 1 && !renamed)
        rename_term(question, maker, (guint)head, at, length);
      renamed = TRUE;
      add_target(question, maker, (guint)head, at, length);
      at += length;
    }
  }
}
