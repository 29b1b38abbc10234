#include "corpus/citation/train/wordlist.h"

#include "corpus/citation/train/learn.h"

#include <string.h>

/* How often a word stood in each kind of field. */
typedef struct {
  guint given, surname, place, publisher, journal, title;
} WordCounts;

struct Wordlist {
  GHashTable *words;   /* GUINT hash -> WordCounts* */
  GHashTable *phrases; /* GUINT hash -> GUINT bits + 256 * times */
};

Wordlist *wordlist_new(void)
{
  Wordlist *list = g_new0(Wordlist, 1);
  list->words = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  list->phrases = g_hash_table_new(NULL, NULL);
  return list;
}

void wordlist_free(Wordlist *list)
{
  if (list == NULL)
    return;
  g_hash_table_unref(list->words);
  g_hash_table_unref(list->phrases);
  g_free(list);
}

static void add_words(Wordlist *list, const char *text, gsize member)
{
  if (text == NULL)
    return;
  g_autoptr(GArray) tokens = tokens_cut(text, strlen(text));
  for (guint i = 0; i < tokens->len; i++) {
    const Token *token = &g_array_index(tokens, Token, i);
    if (token->shape >= SHAPE_LETTER_DIGITS || token->length < 2)
      continue;
    gpointer key = GUINT_TO_POINTER(token->word);
    WordCounts *counts = g_hash_table_lookup(list->words, key);
    if (counts == NULL) {
      counts = g_new0(WordCounts, 1);
      g_hash_table_insert(list->words, key, counts);
    }
    ++*(guint *)(void *)((char *)counts + member);
  }
}

static void add_phrase(Wordlist *list, const char *text, guint bits)
{
  if (text == NULL || strlen(text) > 120)
    return;
  g_autoptr(GArray) tokens = tokens_cut(text, strlen(text));
  guint32 hash = 0, hashes[PHRASE_WORDS_MAX];
  guint words = 0, seen = 0;
  for (guint i = 0; i < tokens->len; i++) {
    const Token *token = &g_array_index(tokens, Token, i);
    if (token->shape == SHAPE_PUNCTUATION + '.' || token->shape == SHAPE_PUNCTUATION + '&' ||
        token->shape == SHAPE_PUNCTUATION + '-')
      continue;
    if (token->shape >= SHAPE_DIGIT_1 && token->shape != SHAPE_ROMAN)
      return;
    if (++seen > PHRASE_WORDS_MAX)
      return;
    if (token->cue == CUE_AND && seen > 1)
      continue;
    hash = phrase_hash(hash, token->word);
    hashes[words++] = hash;
  }
  for (guint i = 0; i < words; i++) {
    gpointer key = GUINT_TO_POINTER(hashes[i]);
    guint old = GPOINTER_TO_UINT(g_hash_table_lookup(list->phrases, key));
    guint add = i + 1 < words ? PHRASE_GOES_ON : bits;
    guint times = (old >> 8) + (i + 1 == words);
    g_hash_table_insert(list->phrases, key, GUINT_TO_POINTER((old & 0xFF) | add | times << 8));
  }
}

void wordlist_add_record(Wordlist *list, const Record *record)
{
  for (guint i = 0; i < record->authors->len; i++) {
    const Person *person = g_ptr_array_index(record->authors, i);
    add_words(list, person->family, G_STRUCT_OFFSET(WordCounts, surname));
    add_words(list, person->given, G_STRUCT_OFFSET(WordCounts, given));
  }
  add_words(list, record->place, G_STRUCT_OFFSET(WordCounts, place));
  add_words(list, record->publisher, G_STRUCT_OFFSET(WordCounts, publisher));
  add_words(list, record->title, G_STRUCT_OFFSET(WordCounts, title));
  if (record->type == WORK_ARTICLE) {
    add_words(list, record->container, G_STRUCT_OFFSET(WordCounts, journal));
    add_phrase(list, record->container, PHRASE_JOURNAL);
  }
  add_phrase(list, record->publisher, PHRASE_PUBLISHER);
  add_phrase(list, record->place, PHRASE_PLACE);
}

static guint8 bits_of(const WordCounts *c)
{
  guint all = c->given + c->surname + c->place + c->publisher + c->journal + c->title;
  guint8 bits = 0;
  bits |= c->given >= 2 && c->given * 4 > all ? LEXICON_GIVEN : 0;
  bits |= c->surname >= 2 && c->surname * 4 > all ? LEXICON_SURNAME : 0;
  bits |= c->place >= 2 && c->place * 8 > all ? LEXICON_PLACE : 0;
  bits |= c->publisher >= 2 && c->publisher * 8 > all ? LEXICON_PUBLISHER : 0;
  bits |= c->journal >= 3 && c->journal * 3 > all ? LEXICON_JOURNAL : 0;
  bits |= c->title >= 4 && c->title * 2 > all ? LEXICON_TITLE : 0;
  return bits;
}

void wordlist_write(const Wordlist *list, GByteArray *out)
{
  guint size = g_hash_table_size(list->words), count = 0;
  g_autofree guint32 *hashes = g_new(guint32, size + 1);
  g_autofree guint8 *rows = g_malloc(size + 1);
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init(&iter, list->words);
  while (g_hash_table_iter_next(&iter, &key, &value)) {
    rows[count] = bits_of(value);
    hashes[count] = GPOINTER_TO_UINT(key);
    count += rows[count] != 0;
  }
  hash_rows_write(out, 14, 1, hashes, rows, count);
  g_printerr("%u words in the dictionaries\n", count);
  size = g_hash_table_size(list->phrases);
  g_autofree guint32 *phrases = g_new(guint32, size + 1);
  g_autofree guint8 *bits = g_malloc(size + 1);
  count = 0;
  g_hash_table_iter_init(&iter, list->phrases);
  while (g_hash_table_iter_next(&iter, &key, &value)) {
    phrases[count] = GPOINTER_TO_UINT(key);
    bits[count++] = (guint8)(GPOINTER_TO_UINT(value) & 0xFF);
  }
  hash_rows_write(out, 14, 1, phrases, bits, count);
  g_printerr("%u phrases\n", count);
}
