#include "query/words/wordnet.h"

#include <string.h>

#define WORDNET_DIRECTORY "/usr/share/wordnet"

typedef enum { NOUN, VERB, ADJECTIVE, ADVERB, PART_N } Part;

static const char *const part_names[PART_N] = {"noun", "verb", "adj", "adv"};

struct WordNet {
  GMappedFile *index[PART_N];
  GMappedFile *data[PART_N];
  GMappedFile *exceptions[PART_N];
};

/* A stretch of a mapped file. */
typedef struct {
  const char *at, *end;
} Text;

/* Relation weights: a narrower word is what was asked for, a broader one may be something else. Senses are
 * ordered by how often they occur (wndb(5)): each further one counts half of the one before, and after the
 * fourth none is likely meant. */
static const double relation_weights[LEXICAL_N] = {1.0, 0.6, 0.3, 0.8};
#define SENSE_DECAY 0.5
#define SENSES_MAX  4u
/* Synsets that are too broad have hundreds of narrower ones ("person"): they say nothing. */
#define NARROWER_MAX 40u

static GQuark wordnet_error_quark(void)
{
  return g_quark_from_static_string("adduce-wordnet");
}

static GMappedFile *map_file(const char *directory, const char *name, const char *suffix, GError **error)
{
  g_autofree char *file =
      suffix == NULL ? g_strdup_printf("%s.exc", name) : g_strdup_printf("%s.%s", name, suffix);
  g_autofree char *path = g_build_filename(directory, file, NULL);
  return g_mapped_file_new(path, FALSE, error);
}

static Text mapped_text(GMappedFile *file)
{
  const char *at = g_mapped_file_get_contents(file);
  return at == NULL ? (Text){"", ""} : (Text){at, at + g_mapped_file_get_length(file)};
}

WordNet *wordnet_open(const char *directory, GError **error)
{
  if (directory == NULL)
    directory = g_getenv("ADDUCE_WORDNET");
  if (directory == NULL)
    directory = WORDNET_DIRECTORY;
  g_autoptr(WordNet) net = g_new0(WordNet, 1);
  for (Part part = 0; part < PART_N; part++) {
    net->index[part] = map_file(directory, "index", part_names[part], error);
    if (net->index[part] == NULL)
      return NULL;
    net->data[part] = map_file(directory, "data", part_names[part], error);
    if (net->data[part] == NULL)
      return NULL;
    net->exceptions[part] = map_file(directory, part_names[part], NULL, NULL); /* good to have, not needed */
  }
  Text first = mapped_text(net->data[NOUN]);
  if (first.end - first.at < 1000 || memmem(first.at, 1000, "Princeton University", 20) == NULL) {
    g_set_error(error, wordnet_error_quark(), 0,
                "%s holds no WordNet database; install the package wordnet-base", directory);
    return NULL;
  }
  return g_steal_pointer(&net);
}

void wordnet_close(WordNet *net)
{
  if (net == NULL)
    return;
  for (Part part = 0; part < PART_N; part++) {
    g_clear_pointer(&net->index[part], g_mapped_file_unref);
    g_clear_pointer(&net->data[part], g_mapped_file_unref);
    g_clear_pointer(&net->exceptions[part], g_mapped_file_unref);
  }
  g_free(net);
}

/* ---------------------------------------------------------------- lines and fields */

/* The line that holds p. */
static Text line_at(Text file, const char *p)
{
  const char *start = p;
  while (start > file.at && start[-1] != '\n')
    start--;
  const char *end = memchr(p, '\n', (gsize)(file.end - p));
  return (Text){start, end == NULL ? file.end : end};
}

/* The next field of a line; fields are parted by one blank. */
static Text next_field(Text *line)
{
  while (line->at < line->end && *line->at == ' ')
    line->at++;
  Text field = {line->at, line->at};
  while (field.end < line->end && *field.end != ' ')
    field.end++;
  line->at = field.end;
  return field;
}

static gboolean field_is(Text field, const char *word)
{
  gsize length = strlen(word);
  return (gsize)(field.end - field.at) == length && memcmp(field.at, word, length) == 0;
}

/* -1 where the field is no number of the base. */
static gint64 field_number(Text field, guint base)
{
  gint64 value = 0;
  if (field.at == field.end || field.end - field.at > 10)
    return -1;
  for (const char *p = field.at; p < field.end; p++) {
    int digit = g_ascii_xdigit_value(*p);
    if (digit < 0 || (guint)digit >= base)
      return -1;
    value = value * base + digit;
  }
  return value;
}

static int compare_field(Text field, const char *word)
{
  gsize length = (gsize)(field.end - field.at);
  gsize wanted = strlen(word);
  int order = memcmp(field.at, word, MIN(length, wanted));
  return order != 0 ? order : length < wanted ? -1 : length > wanted;
}

/* The line whose first field is the word, by bisection over the bytes of a sorted file. The licence at the
 * head of an index file starts with blanks, which sort first. */
static gboolean find_line(GMappedFile *file, const char *word, Text *line)
{
  if (file == NULL)
    return FALSE;
  Text all = mapped_text(file);
  const char *low = all.at;
  const char *high = all.end;
  while (low < high) {
    *line = line_at(all, low + (high - low) / 2);
    Text rest = *line;
    Text field = *line->at == ' ' ? (Text){line->at, line->at} : next_field(&rest);
    int order = compare_field(field, word);
    if (order == 0)
      return TRUE;
    if (order < 0)
      low = line->end < all.end ? line->end + 1 : all.end;
    else
      high = line->at;
  }
  return FALSE;
}

/* ---------------------------------------------------------------- base forms */

/* Detachment rules of morphy(7WN). */
static const struct {
  Part part;
  const char *ending, *instead;
} detachments[] = {
    {NOUN, "s", ""},       {NOUN, "ses", "s"},     {NOUN, "xes", "x"},     {NOUN, "zes", "z"},
    {NOUN, "ches", "ch"},  {NOUN, "shes", "sh"},   {NOUN, "men", "man"},   {NOUN, "ies", "y"},
    {VERB, "s", ""},       {VERB, "ies", "y"},     {VERB, "es", "e"},      {VERB, "es", ""},
    {VERB, "ed", "e"},     {VERB, "ed", ""},       {VERB, "ing", "e"},     {VERB, "ing", ""},
    {ADJECTIVE, "er", ""}, {ADJECTIVE, "est", ""}, {ADJECTIVE, "er", "e"}, {ADJECTIVE, "est", "e"},
};

typedef gboolean (*LemmaFunction)(const WordNet *net, Part part, const char *lemma, Text line, gpointer data);

/* Calls the function for the word and for each base form of it that the index has; stops when it gives FALSE.
 */
static gboolean each_lemma(const WordNet *net, Part part, const char *word, LemmaFunction function,
                           gpointer data)
{
  Text line;
  if (find_line(net->index[part], word, &line) && !function(net, part, word, line, data))
    return FALSE;
  if (find_line(net->exceptions[part], word, &line)) {
    next_field(&line);
    Text field = next_field(&line);
    g_autofree char *base = g_strndup(field.at, (gsize)(field.end - field.at));
    Text found;
    if (*base != '\0' && strcmp(base, word) != 0 && find_line(net->index[part], base, &found))
      return function(net, part, base, found, data);
  }
  for (guint i = 0; i < G_N_ELEMENTS(detachments); i++) {
    if (detachments[i].part != part || !g_str_has_suffix(word, detachments[i].ending))
      continue;
    gsize stem = strlen(word) - strlen(detachments[i].ending);
    g_autofree char *base = g_strdup_printf("%.*s%s", (int)stem, word, detachments[i].instead);
    if (stem > 1 && find_line(net->index[part], base, &line) && !function(net, part, base, line, data))
      return FALSE;
  }
  return TRUE;
}

/* ---------------------------------------------------------------- synsets */

typedef struct {
  GHashTable *found; /* words -> RelatedWord, the best of each */
  GHashTable *asked; /* lemmas of the question's word: they are not news */
  guint sense;
} Search;

static Part part_of(char c)
{
  return c == 'n' ? NOUN : c == 'v' ? VERB : c == 'r' ? ADVERB : ADJECTIVE;
}

static void add_word(Search *search, Text field, LexicalRelation relation)
{
  g_autofree char *words = g_ascii_strdown(field.at, field.end - field.at);
  char *marker = strchr(words, '('); /* syntactic marker of an adjective: "galore(ip)" */
  if (marker != NULL)
    *marker = '\0';
  g_strdelimit(words, "_", ' ');
  if (*words == '\0' || !g_utf8_validate(words, -1, NULL) || g_hash_table_contains(search->asked, words))
    return;
  double weight = relation_weights[relation];
  for (guint i = 0; i < search->sense; i++)
    weight *= SENSE_DECAY;
  RelatedWord *known = g_hash_table_lookup(search->found, words);
  if (known != NULL) {
    if (weight > known->weight) {
      known->weight = weight;
      known->relation = relation;
    }
    known->sense = MIN(known->sense, search->sense);
    return;
  }
  RelatedWord *word = g_new(RelatedWord, 1);
  *word = (RelatedWord){g_steal_pointer(&words), relation, search->sense, weight};
  g_hash_table_insert(search->found, word->words, word);
}

/* The line of a synset; FALSE when the offset is none. */
static gboolean synset_line(const WordNet *net, Part part, gint64 offset, Text *line)
{
  Text all = mapped_text(net->data[part]);
  if (offset < 0 || offset >= all.end - all.at || (offset > 0 && all.at[offset - 1] != '\n'))
    return FALSE;
  *line = line_at(all, all.at + offset);
  Text rest = *line;
  return field_number(next_field(&rest), 10) == offset;
}

/* Reads a synset's words, and leaves the line at its pointers. which: one word only (from 1), 0 all. FALSE
 * when the line is broken. */
static gboolean read_words(Search *search, Text *line, LexicalRelation relation, guint which)
{
  for (int i = 0; i < 3; i++)
    next_field(line);
  gint64 n = field_number(next_field(line), 16);
  for (gint64 i = 0; i < n; i++) {
    Text word = next_field(line);
    next_field(line);
    if (word.at == word.end)
      return FALSE;
    if (search != NULL && (which == 0 || which == i + 1))
      add_word(search, word, relation);
  }
  return n > 0;
}

static void follow(const WordNet *net, Search *search, Part part, gint64 offset, LexicalRelation relation,
                   guint which)
{
  Text line;
  if (synset_line(net, part, offset, &line))
    read_words(search, &line, relation, which);
}

/* Which relation a pointer symbol of wninput(5) stands for; LEXICAL_N none that is used. */
static LexicalRelation relation_of(Text symbol)
{
  if (field_is(symbol, "@"))
    return LEXICAL_BROADER;
  if (field_is(symbol, "~"))
    return LEXICAL_NARROWER;
  if (field_is(symbol, "&") || field_is(symbol, "^") || field_is(symbol, "$"))
    return field_is(symbol, "^") ? LEXICAL_N : LEXICAL_SYNONYM;
  if (field_is(symbol, "+"))
    return LEXICAL_DERIVATION;
  return LEXICAL_N;
}

static void read_synset(const WordNet *net, Search *search, Part part, gint64 offset)
{
  Text line;
  if (!synset_line(net, part, offset, &line) || !read_words(search, &line, LEXICAL_SYNONYM, 0))
    return;
  gint64 n = field_number(next_field(&line), 10);
  Text pointers = line;
  guint narrower = 0;
  for (int round = 0; round < 2; round++) { /* first count the narrower ones, then follow */
    line = pointers;
    for (gint64 i = 0; i < n; i++) {
      LexicalRelation relation = relation_of(next_field(&line));
      gint64 target = field_number(next_field(&line), 10);
      Text pos = next_field(&line);
      gint64 words = field_number(next_field(&line), 16);
      if (pos.at == pos.end || words < 0)
        return;
      if (round == 0)
        narrower += relation == LEXICAL_NARROWER;
      else if (relation != LEXICAL_N && (relation != LEXICAL_NARROWER || narrower <= NARROWER_MAX))
        follow(net, search, part_of(*pos.at), target, relation, (guint)words & 0xff);
    }
  }
}

/* A lemma's line of the index: its synsets, commonest sense first. */
static gboolean read_lemma(const WordNet *net, Part part, const char *lemma, Text line, gpointer data)
{
  Search *search = data;
  (void)lemma;
  next_field(&line);
  next_field(&line);
  gint64 synsets = field_number(next_field(&line), 10);
  gint64 symbols = field_number(next_field(&line), 10);
  if (synsets <= 0 || symbols < 0)
    return TRUE;
  for (gint64 i = 0; i < symbols + 2; i++) /* pointer symbols, sense_cnt, tagsense_cnt */
    if (next_field(&line).at == line.end)
      return TRUE;
  for (gint64 i = 0; i < MIN(synsets, (gint64)SENSES_MAX); i++) {
    search->sense = (guint)i;
    read_synset(net, search, part, field_number(next_field(&line), 10));
  }
  return TRUE;
}

static gboolean note_lemma(const WordNet *net, Part part, const char *lemma, Text line, gpointer data)
{
  (void)net;
  (void)part;
  (void)line;
  char *words = g_strdup(lemma);
  g_strdelimit(words, "_", ' ');
  g_hash_table_add(data, words);
  // cppcheck-suppress memleak ; the table has it now
  return TRUE;
}

static void related_word_free(gpointer data)
{
  RelatedWord *word = data;
  g_free(word->words);
  g_free(word);
}

static int compare_related(gconstpointer a, gconstpointer b)
{
  const RelatedWord *left = *(RelatedWord *const *)a;
  const RelatedWord *right = *(RelatedWord *const *)b;
  if (left->weight > right->weight || left->weight < right->weight)
    return left->weight > right->weight ? -1 : 1;
  return strcmp(left->words, right->words);
}

/* Spellings under which WordNet may have a word: "grown-up" is there as "grownup", "self-help" with its
 * hyphen, "mother-in-law" with hyphens, "follow-up" also as two words. NULL-terminated. */
static char **lemmas_of(const char *words)
{
  g_autofree char *lemma = g_ascii_strdown(words, -1);
  g_strdelimit(lemma, " ", '_');
  g_autoptr(GStrvBuilder) spellings = g_strv_builder_new();
  g_strv_builder_add(spellings, lemma);
  if (strchr(lemma, '-') != NULL) {
    g_auto(GStrv) parts = g_strsplit(lemma, "-", -1);
    g_autofree char *together = g_strjoinv("", parts);
    g_autofree char *apart = g_strjoinv("_", parts);
    g_strv_builder_add(spellings, together);
    g_strv_builder_add(spellings, apart);
  }
  return g_strv_builder_end(spellings);
}

GPtrArray *wordnet_related(const WordNet *net, const char *words, guint limit)
{
  g_auto(GStrv) lemmas = lemmas_of(words);
  g_autoptr(GHashTable) asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) found = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, related_word_free);
  for (char **lemma = lemmas; *lemma != NULL; lemma++) {
    g_hash_table_add(asked, g_strdelimit(g_strdup(*lemma), "_", ' '));
    for (Part part = 0; part < PART_N; part++)
      each_lemma(net, part, *lemma, note_lemma, asked);
  }
  Search search = {found, asked, 0};
  for (char **lemma = lemmas; *lemma != NULL; lemma++)
    for (Part part = 0; part < PART_N; part++)
      each_lemma(net, part, *lemma, read_lemma, &search);
  GPtrArray *related = g_ptr_array_new_with_free_func(related_word_free);
  GHashTableIter iterator;
  gpointer word;
  g_hash_table_iter_init(&iterator, found);
  while (g_hash_table_iter_next(&iterator, NULL, &word)) {
    g_hash_table_iter_steal(&iterator);
    g_ptr_array_add(related, word);
  }
  g_ptr_array_sort(related, compare_related);
  if (related->len > limit)
    g_ptr_array_set_size(related, (int)limit);
  return related;
}

static gboolean stop_at_lemma(const WordNet *net, Part part, const char *lemma, Text line, gpointer data)
{
  (void)net;
  (void)part;
  (void)lemma;
  (void)line;
  (void)data;
  return FALSE;
}

gboolean wordnet_knows(const WordNet *net, const char *words)
{
  g_auto(GStrv) lemmas = lemmas_of(words);
  for (char **lemma = lemmas; *lemma != NULL; lemma++)
    for (Part part = 0; part < PART_N; part++)
      if (!each_lemma(net, part, *lemma, stop_at_lemma, NULL))
        return TRUE;
  return FALSE;
}
